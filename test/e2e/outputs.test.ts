/**
 * What a run hands on, whether it succeeds or fails: outputs that are always JSON where they are declared so, and a summary.
 * As GitHub's runner starts the shipped program.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandNames, loadCommand } from '../../src/commands/catalogue.ts';
import { argocdOf } from '../support/commands/deploy.ts';
import { canaries, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { createBareRepository, gitIn } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { readPage } from '../support/markdown.ts';
import { parseOutputFile, runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient } from '../support/registry/server.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

type Outputs = ReadonlyMap<string, string>;

/** Every declared output is there, and what is JSON can be read: `fromJSON(steps.x.outputs.images)` of a later step. */
async function expectWhole(command: (typeof commandNames)[number], outputs: Outputs): Promise<void> {
  const { outputs: declared } = await loadCommand(command);
  expect([...outputs.keys()].sort()).toEqual(Object.keys(declared).sort());
  for (const [name, output] of Object.entries(declared)) {
    if (typeof output !== 'string') expect(() => JSON.parse(outputs.get(name) ?? '') as unknown).not.toThrow();
  }
}

describe.skipIf(!parts.present)(parts.titled('a deployment that fails'), () => {
  let scenery: Scenery;
  beforeAll(async () => {
    scenery = await setScenery();
    scenery.git('checkout', '--quiet', '-b', 'develop');
  });

  const github = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/develop', GITHUB_REPOSITORY: 'acme/shop' };

  async function deploy(given: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
    const sha = scenery.git('rev-parse', 'HEAD');
    const cwd = scenery.monorepo;
    const ran = await runAction('deploy', given, {
      cwd,
      env: { ...github, GITHUB_SHA: sha, GITHUB_WORKSPACE: cwd, ...scenery.secrets, ...env },
    });
    await expectWhole('deploy', ran.outputs);
    for (const canary of canaries) expect([...ran.outputs.values(), ran.summary].join('\n')).not.toContain(canary);
    return { ...ran, json: (name: string) => JSON.parse(ran.outputs.get(name) ?? '') as unknown };
  }

  it('in front of everything: the step, the error and what to do', async () => {
    const ran = await deploy({}, { MG_GITOPS_TOKEN: 'wrong-token-of-it' });
    expect([ran.code, ran.json('images'), ran.outputs.get('commit')]).toEqual([1, {}, '']);
    const { verdict, tables, paragraphs } = readPage(ran.summary);
    expect(verdict).toMatch(/^🔴 Not deployed to dev/);
    expect(paragraphs).toEqual(expect.arrayContaining([expect.stringMatching(/^GIT_AUTH · what it means/)]));
    expect(tables[0]?.rows[0]).toEqual(['plan', expect.stringMatching(/^failed after .*401/s)]);
  });

  it('in a check, in a build: what is known by then', async () => {
    const checked = await deploy({}, { MG_REGISTRY_PASSWORD: 'wrong-password-of-it' });
    expect([checked.code, checked.outputs.get('environment'), checked.json('services')]).toEqual([1, 'dev', []]);
    const page = readPage(checked.summary);
    expect(page.verdict).toMatch(/^🔴 Not deployed to dev/);
    expect(page.tables[0]?.rows[1]).toEqual(['checks', expect.stringMatching(/^failed after /)]);
  });

  it('in wait: commit, images, services and the resources that failed', async () => {
    const health = ({ name }: { readonly name: string }) => (name.endsWith('web2-dev') ? 'Degraded' : 'Healthy');
    const { given } = await argocdOf(scenery, { health });
    const ran = await deploy({ ...given, all: 'true', wait: 'true', 'degraded-grace': '1s' });
    expect(ran.code).toBe(1);
    const tip = scenery.gitops.git('rev-parse', 'main');
    expect([ran.outputs.get('commit'), ran.outputs.get('result')]).toEqual([tip, 'committed']);
    expect(ran.json('services')).toEqual(['web1', 'web2']);
    expect(ran.json('applications')).toEqual(['web1-dev', 'web2-dev']);
    expect(ran.json('failed-resources')).toMatchObject([{ kind: 'Deployment', name: 'values/web2-dev.yaml' }]);
    const tag = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    for (const [service, reference] of Object.entries(ran.json('images') as Record<string, string>)) {
      const image = { registry: scenery.registry.host, repository: `fe/${service}` };
      const pushed = await testClient(robot).headManifest({ ...image, tag });
      expect(reference).toBe(`${image.registry}/${image.repository}@${pushed?.digest}`);
    }
    const page = readPage(ran.summary);
    expect(page.verdict).toMatch(/^🔴 Written, and not live in dev/);
    const [steps, resources] = page.tables;
    expect(steps?.rows.at(-1)).toEqual(['Argo CD', expect.stringMatching(/^failed after /)]);
    expect(steps?.rows.at(-2)).toEqual(['GitOps', expect.stringContaining(`commit ${tip.slice(0, 8)} in `)]);
    expect(resources?.rows[0]?.[0]).toBe('Deployment values/web2-dev.yaml');
    expect(ran.stdout).toMatch(/^::error title=ARGOCD_DEGRADED::/m);
    // Its annotation comes last, behind everything that was still open.
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toMatch(/^::error /);
  });
});

describe('a run that does nothing, or cannot begin', () => {
  const cwd = scratchDirectory('nowhere');

  it.each(commandNames)('%s: an input that is not there', async (command) => {
    const ran = await runAction(command, { nonsense: '1' }, { cwd });
    expect(ran.code).toBe(2);
    await expectWhole(command, ran.outputs);
    expect(readPage(ran.summary).verdict).toMatch(new RegExp(`^🔴 ${command} failed: with: nonsense`));
  });

  it('plan of an event without an environment', async () => {
    writeFileSync(join(cwd, 'gitops.yaml'), 'version: 1\nservices: { web1: { path: apps/web1 } }\n');
    mkdirSync(join(cwd, 'apps/web1'), { recursive: true });
    const git = gitIn(cwd);
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '--message', 'Begin');
    const ran = await runAction('plan', { all: 'true' }, { cwd, env: { GITHUB_EVENT_NAME: 'workflow_dispatch' } });
    expect([ran.code, ran.stdout.includes('::error')]).toEqual([0, false]);
    await expectWhole('plan', ran.outputs);
  });
});

it('a run that fails hands on what it knows to GitLab, Jenkins and shells too', async () => {
  const workspace = scratchDirectory('job');
  const repository = createBareRepository(workspace, { name: 'values', files: { 'a.yaml': 'tag: [a\n' } });
  const argv = ['bump-image-tag', `--gitops-repository=${repository.path}`, '--file=a.yaml', '--set=tag=b'];
  const job = { CI_JOB_ID: '1', CI_PIPELINE_ID: '1', CI_PROJECT_PATH: 'acme/shop', CI_PROJECT_DIR: workspace };
  const inJob = await runProgram(argv, { cwd: workspace, env: job });
  const report = readFileSync(join(workspace, 'monorepo-gitops.env'), 'utf8');
  expect([inJob.code, report.split('\n').filter((line) => /COMMIT|RESULT/.test(line))]).toEqual([
    2,
    ['MG_BUMP_IMAGE_TAG_COMMIT=', 'MG_BUMP_IMAGE_TAG_RESULT='],
  ]);
  const inShell = await runProgram(['init', '--json', '--registry=https://x'], { cwd: workspace });
  expect([inShell.code, inShell.json()]).toMatchObject([2, { created: [], skipped: [], error: { kind: 'bad-input' } }]);
});

describe('the files of the runner', () => {
  const root = scratchDirectory('runner');

  function bump(name: string, characters: number, others: Readonly<Record<string, string>> = {}) {
    const repository = createBareRepository(root, { name, files: { 'a.yaml': 'tag: a\n', ...others } });
    const updates = JSON.stringify([{ file: 'a.yaml', set: [`text=${'x'.repeat(characters)}`] }]);
    return { repository, given: { 'gitops-repository': repository.path, updates } };
  }

  it('take a diff of many megabytes cut, as --json does, and say so', async () => {
    const lines = Array.from({ length: 60_000 }, (_, line) => `key${line}: ${'v'.repeat(40)}`).join('\n');
    const { repository, given } = bump('large', 100, { 'b.yaml': `${lines}\n` });
    const updates = JSON.stringify([{ file: 'b.yaml', delete: true }]);
    const ran = await runAction('bump-image-tag', { ...given, updates });
    expect(ran.code).toBe(0);
    const diff = ran.outputs.get('diff') ?? '';
    expect(diff.length).toBeGreaterThan(500_000);
    expect([...ran.outputs].reduce((sum, [name, value]) => sum + name.length + value.length, 0)).toBeLessThan(2 ** 19);
    expect(diff).toMatch(/\n… cut here: the whole has \d+ bytes\n$/);
    expect(ran.stdout).toContain('The output diff is cut: GitHub takes 1 MB of outputs from a job');
    expect(ran.outputs.get('commit')).toBe(repository.git('rev-parse', 'main'));
  });

  const fullDisk = mountSmallDisk();

  it.skipIf(fullDisk === undefined)(
    'that are on a full disk: an error names them, behind the outputs so far',
    async () => {
      const output = join(fullDisk ?? '', 'output');
      writeFileSync(output, 'other=1\n');
      const { repository, given } = bump('full', 10, { 'b.yaml': 'key: value\n'.repeat(20_000) });
      const updates = JSON.stringify([{ file: 'b.yaml', delete: true }]);
      const ran = await runAction('bump-image-tag', { ...given, updates }, { env: { GITHUB_OUTPUT: output } });
      expect(ran.code).toBe(1);
      const tip = repository.git('rev-parse', 'main');
      const text = readFileSync(output, 'utf8');
      const taken = parseOutputFile(text);
      expect([taken.get('commit'), taken.get('result'), taken.has('diff')]).toEqual([tip, 'committed', false]);
      // The runner would refuse the file for half an output.
      expect(text).toMatch(/^other=1\n(?:([\w-]+)<<(\S+)\n[^\n]*\n\2\n)+$/);
      expect(ran.stdout).toContain(`GITHUB_OUTPUT (${output}): ENOSPC`);
      expect(readPage(ran.summary).verdict).toMatch(/^🟢 Written/);
    },
  );

  it.each(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'])('%s that is missing: nothing is done', async (variable) => {
    const { repository, given } = bump(`missing-${variable}`, 10);
    const ran = await runAction('bump-image-tag', given, { env: { [variable]: join(root, 'nowhere/file') } });
    expect([ran.code, repository.git('rev-list', '--count', 'main')]).toEqual([2, '1']);
    expect(ran.stdout).toContain(`${variable}: cannot be written: there is no file ${join(root, 'nowhere/file')}`);
  });

  it('a summary on a full device is an error that names it, behind the outputs', async () => {
    const { repository, given } = bump('summary', 10);
    const ran = await runAction('bump-image-tag', given, { env: { GITHUB_STEP_SUMMARY: '/dev/full' } });
    expect([ran.code, ran.outputs.get('commit')]).toEqual([1, repository.git('rev-parse', 'main')]);
    expect(ran.stdout).toContain('GITHUB_STEP_SUMMARY (/dev/full): ENOSPC');
  });
});
