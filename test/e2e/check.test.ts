/** `check` as its users start it: what it prints, how it ends, and its table on the page of a run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { editFile } from '../../src/core/edit/edit.ts';
import { type Scenery, setScenery } from '../support/commands/scenery.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { runAction, runProgram } from '../support/program.ts';

let at: Scenery;
let right: string;
let wrong: string;

beforeAll(async () => {
  at = await setScenery();
  at.git('branch', 'develop');
  const file = join(at.monorepo, 'gitops.yaml');
  const text = readFileSync(file, 'utf8');
  right = editFile('gitops.yaml', text, { set: ['environments.prod.deliver=push'] }).text;
  wrong = editFile('gitops.yaml', right, { set: ['environments.dev.from=sample/value-dev.yaml'] }).text;
});

const configure = (text: string) => writeFileSync(join(at.monorepo, 'gitops.yaml'), text);
const check = (...argv: readonly string[]) =>
  runProgram(['check', ...argv], { cwd: at.monorepo, env: { ...at.secrets } });

it('a right set-up: a line each, the counts at the end, exit code 0', async () => {
  configure(right);
  const ran = await check('--online');
  expect([ran.code, ran.stderr]).toEqual([0, expect.stringMatching(/\n\d+ ok, 1 skipped\n$/)]);
  expect(ran.stderr).toContain('Files of the environments\n  ✔ web1 in dev: values/web1-dev.yaml will be made of');
  expect(ran.stderr).toContain('✔ push to gitops: a push is open to gitops-token (MG_GITOPS_TOKEN)');
  expect(ran.stderr).not.toContain(at.secrets.MG_GITOPS_TOKEN ?? '?');
});

it('what fails has its remedy on the next line, and the exit code is 1; without it, as JSON', async () => {
  configure(wrong);
  const ran = await check('--online');
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain(
    '  ✗ web1 in dev: from: sample/value-dev.yaml does not exist in the GitOps repository\n      Did you mean sample/values-dev.yaml?',
  );
  expect(ran.stderr).toMatch(/error\[SETUP_INCOMPLETE\]: 2 of \d+ checks failed: web1 in dev, web2 in dev\n/);
  const json = await check('--online', '--json');
  expect(json.code).toBe(1);
  const { checks, error } = json.json() as { checks: Record<string, string>[]; error: { code: string } };
  expect(error.code).toBe('SETUP_INCOMPLETE');
  expect(checks.filter(({ result }) => result === 'failed').map(({ name }) => name)).toEqual([
    'web1 in dev',
    'web2 in dev',
  ]);
  configure(right);
  expect((await check('--online')).code).toBe(0);
});

it('gitops.yaml with mistakes, and none at all: 1 as well; a flag that is wrong: 2', async () => {
  configure(right.replaceAll('dest-namespace:', 'dest-namspace:'));
  const ran = await check();
  expect(ran.code).toBe(1);
  expect(ran.stderr.match(/✗ configuration: gitops\.yaml:\d+:\d+: /g)).toHaveLength(3);
  const empty = await runProgram(['check'], { cwd: scratchDirectory('empty') });
  expect([empty.code, empty.stderr]).toEqual([1, expect.stringContaining('monorepo-gitops init')]);
  configure(right);
  for (const argv of [['--onlin'], ['--online=maybe'], ['--environment', 'prd'], ['--config', 'nowhere.yaml']]) {
    expect([argv, (await check(...argv)).code]).toEqual([argv, 2]);
  }
});

it('as an action: what failed comes first in the table of the page, and the output has all of it', async () => {
  configure(wrong);
  const env = { ...at.secrets, GITHUB_WORKSPACE: at.monorepo };
  const ran = await runAction('check', { online: 'true' }, { cwd: at.monorepo, env });
  expect(ran.code).toBe(1);
  const [first] = ran.summary.split('\n').filter((line) => line.startsWith('| ✗') || line.startsWith('| ✔'));
  expect(ran.summary).toContain('### check');
  expect(first).toContain('✗ failed | web1 in dev |');
  const checks = JSON.parse(ran.outputs.get('checks') ?? '') as { name: string; result: string }[];
  expect(checks).toContainEqual(expect.objectContaining({ name: 'web1 in dev', result: 'failed' }));
});
