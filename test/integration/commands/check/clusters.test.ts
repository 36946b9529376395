/** `check` of an environment with clusters: each is looked at as what is deployed there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { commitFiles } from '../../../support/git/repository.ts';

let at: Scenery;
let original: string;

beforeAll(async () => {
  at = await setScenery();
  at.git('branch', 'develop');
  original = readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8');
});

function configure(...set: readonly string[]): void {
  const always = [
    `gitops.repository=${at.gitops.path}`,
    'environments.prod.clusters:={"eu":{"dest-name":"eu"},"us":{"dest-name":"us"}}',
    'environments.prod.file={cluster}/{service}.yaml',
    'environments.prod.app.name={service}-{cluster}',
  ];
  writeFileSync(join(at.monorepo, 'gitops.yaml'), editFile('gitops.yaml', original, { set: [...always, ...set] }).text);
}

it('says of each cluster where its files go, and of the environment what starts it, once', async () => {
  configure();
  const ran = await runCheck(at, { environment: 'prod' });
  expect(ran.problems).toEqual([]);
  const files = ran.checks.filter(({ name }) => name.includes(' in prod'));
  expect(files.map(({ name, message }) => `${name}: ${message.split(' ')[0]}`)).toEqual([
    'web1 in prod (eu): eu/web1.yaml',
    'web2 in prod (eu): eu/web2.yaml',
    'web1 in prod (us): us/web1.yaml',
    'web2 in prod (us): us/web2.yaml',
  ]);
  expect(ran.named('environment prod')).toHaveLength(1);
  expect(ran.named('service web1')).toHaveLength(1);
});

it('finds what is wrong in one cluster alone, and its remedy helps', async () => {
  configure('environments.prod.clusters.us.from=sample/values-us.yaml');
  const ran = await runCheck(at, { environment: 'prod', service: 'web1' });
  expect(ran.problems).toEqual(['failed web1 in prod (us)']);
  expect(ran.named('web1 in prod (us)')[0]?.message).toContain('sample/values-us.yaml');
  commitFiles(at.gitops, { 'sample/values-us.yaml': at.gitops.read('sample/values-prod.yaml') });
  expect((await runCheck(at, { environment: 'prod', service: 'web1' })).problems).toEqual([]);
});

it('looks at the one cluster that is asked for; one that nobody has is bad input', async () => {
  configure();
  const ran = await runCheck(at, { environment: 'prod', cluster: 'eu' });
  const files = ran.checks.filter(({ name }) => name.includes(' in prod')).map(({ name }) => name);
  expect(files).toEqual(['web1 in prod (eu)', 'web2 in prod (eu)']);
  await expect(runCheck(at, { environment: 'prod', cluster: 'ue' })).rejects.toMatchObject({ exitCode: 2 });
});

it('refuses a name that both clusters would give their Application, with its line', async () => {
  configure('environments.prod.app.name={service}-prod');
  const ran = await runCheck(at, { environment: 'prod' });
  expect(ran.problems).toEqual(['failed configuration']);
  expect(ran.named('configuration')[0]?.message).toMatch(
    /gitops\.yaml:\d+:\d+: environments\.prod\.app\.name "\{service\}-prod" is one Application for eu and us/,
  );
});
