/** `check` without `online`: what it finds in files, what to do about it, and that doing it helps. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
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

/** The file as it was, with these changes, and with the GitOps repository as a path. */
function configure(set: readonly string[] = []): void {
  const text = editFile('gitops.yaml', original, { set: [`gitops.repository=${at.gitops.path}`, ...set] }).text;
  writeFileSync(join(at.monorepo, 'gitops.yaml'), text);
}

beforeEach(() => configure());

it('finds nothing wrong with the example, and says where everything would go', async () => {
  const ran = await runCheck(at);
  expect(ran.failure).toBeUndefined();
  expect(ran.problems).toEqual([]);
  expect(ran.named('web1 in dev')[0]?.message).toBe(
    'values/web1-dev.yaml will be made of sample/values-dev.yaml (by a push to develop)',
  );
  expect(ran.named('review environments of review')[0]?.message).toMatch(
    /^such as review\/feature-example-[0-9a-f]+, for/,
  );
  expect(ran.named('web1 in review')[0]?.message).toContain('(by a push to feature/example)');
  expect(ran.named('promotion to prod')[0]?.message).toBe('prod ← dev: built alike in both');
  expect(ran.named('environment dev')[0]?.message).toBe('branches develop: develop');
  expect(ran.lines.join('\n')).toContain('  ✔ web1 in dev: values/web1-dev.yaml');
  expect(ran.summary).toMatch(/^\d+ ok, 3 skipped$/);
});

it('asks no server: a GitOps repository that is on one is skipped, with how it is asked', async () => {
  writeFileSync(join(at.monorepo, 'gitops.yaml'), original);
  at.gitServer.reset();
  at.registry.forget();
  const ran = await runCheck(at, { 'gitops-token': 'not-sent' });
  expect(ran.problems).toEqual([]);
  expect(ran.named('files of dev')).toMatchObject([{ result: 'skipped', hint: expect.stringContaining('--online') }]);
  expect(ran.checks.filter(({ result }) => result === 'skipped').every(({ hint }) => hint?.includes('--online'))).toBe(
    true,
  );
  expect([at.gitServer.requests, at.registry.requests]).toEqual([[], []]);
});

it('writes nothing: neither into the monorepo nor into the GitOps repository', async () => {
  const state = () => [
    at.gitops.git('for-each-ref'),
    at.gitops.git('count-objects', '-v'),
    at.git('status', '--porcelain', '--ignored'),
    at.git('for-each-ref'),
  ];
  const before = state();
  await runCheck(at);
  expect(state()).toEqual(before);
});

it('says every problem of gitops.yaml with its line, and ends with 1', async () => {
  writeFileSync(join(at.monorepo, 'gitops.yaml'), original.replaceAll('dest-namespace:', 'dest-namspace:'));
  const ran = await runCheck(at);
  expect(ran.failure).toMatchObject({ exitCode: 1, code: 'SETUP_INCOMPLETE' });
  expect(ran.named('configuration').map(({ result }) => result)).toEqual(['failed', 'failed', 'failed']);
  for (const { message } of ran.checks)
    expect(message).toMatch(/^gitops\.yaml:\d+:\d+: environments\.\w+\.app\.dest-namspace/);
});

it.each([
  ['text that is no YAML', 'version: 1\nservices: {', /^gitops\.yaml:2:\d+: /],
  ['a name that nothing has', 'version: 1\nservices: { a: { path: a, depends-on: [b] } }\n', /names "b"/],
  ['a secret', 'version: 1\nservices: {}\ngitops: { token: x }\n', /looks like a secret/],
])('is a finding: %s', async (_what, text, message) => {
  writeFileSync(join(at.monorepo, 'gitops.yaml'), text);
  const ran = await runCheck(at);
  expect(ran.failure?.exitCode).toBe(1);
  expect(ran.named('configuration')[0]).toMatchObject({ result: 'failed', message: expect.stringMatching(message) });
});

it('a missing gitops.yaml is a finding that names init', async () => {
  rmSync(join(at.monorepo, 'gitops.yaml'));
  const ran = await runCheck(at);
  expect(ran.checks).toMatchObject([
    { name: 'configuration', result: 'failed', hint: expect.stringContaining('init') },
  ]);
  expect(ran.failure?.exitCode).toBe(1);
});

it('one finding hides no other: paths, builds, templates and promotion are told together', async () => {
  configure([
    'services.web1.path=apps/web9',
    'services.web2.build:={"dockerfile":"apps/web2/Dockerfil"}',
    'environments.dev.from=sample/value-dev.yaml',
    'environments.prod.build:={"args":{"MODE":"{environment}"}}',
    'environments.dev.build:={"args":{"MODE":"{environment}"}}',
  ]);
  const ran = await runCheck(at);
  expect([...ran.problems].sort()).toEqual([
    'failed promotion to prod',
    'failed service web1',
    'failed service web2',
    'failed web1 in dev',
    'failed web2 in dev',
  ]);
  expect(ran.named('service web1')[0]).toMatchObject({
    message: 'its path apps/web9 is not there',
    hint: expect.stringContaining('services.web1.path'),
  });
  expect(ran.named('service web2')[0]?.message).toContain('apps/web2/Dockerfil');
  expect(ran.named('promotion to prod')[0]?.message).toContain('build argument MODE');
  expect(ran.named('web1 in dev')[0]?.hint).toContain('Did you mean sample/values-dev.yaml?');
});

it.each([
  ['services.web1.path', 'package.json', 'is no directory'],
  ['services.web1.path', 'apps/web', 'is not there'],
])('a service is a directory: %s=%s', async (key, value, problem) => {
  configure([`${key}=${value}`]);
  expect((await runCheck(at)).named('service web1')[0]?.message).toBe(`its path ${value} ${problem}`);
});

it('a place for the image that the file does not have is found before anybody deploys, and its remedy helps', async () => {
  commitFiles(at.gitops, { 'values/web1-dev.yaml': 'replicas: 1\n' });
  configure(['environments.dev.key=web.image.tag']);
  const ran = await runCheck(at, { environment: 'dev', service: 'web1' });
  expect(ran.named('web1 in dev')[0]).toMatchObject({
    result: 'failed',
    message: expect.stringContaining('web.image.tag'),
    hint: expect.stringContaining('check --explain --service web1 --environment dev'),
  });
  expect(ran.failure?.message).toContain('web1 in dev');
  commitFiles(at.gitops, { 'values/web1-dev.yaml': 'web:\n  image:\n    tag: old\n' });
  const again = await runCheck(at, { environment: 'dev', service: 'web1' });
  expect(again.problems).toEqual([]);
  expect(again.named('web1 in dev')[0]?.message).toContain('values/web1-dev.yaml, which names');
  commitFiles(at.gitops, { 'values/web1-dev.yaml': undefined });
});

it('two services that would overwrite each other are found', async () => {
  configure(['environments.dev.file=values/all-dev.yaml']);
  const ran = await runCheck(at, { environment: 'dev' });
  expect(ran.problems).toContain('failed files of dev');
});

it('a directory that would not be the review environment’s own is found', async () => {
  configure(['environments.review.file=review/{slug}-{service}.yaml']);
  const ran = await runCheck(at, { environment: 'review' });
  expect(ran.named('review environments of review')[0]).toMatchObject({ result: 'failed' });
});

it('a chain of promotions without a beginning is found', async () => {
  configure(['environments.dev.promote-from=prod']);
  const ran = await runCheck(at);
  expect(ran.named('configuration')[0]?.message).toContain('promote-from is a circle: dev → prod → dev; take it out');
});

it('warns of a branch of that very name that is not there; pushing it helps', async () => {
  configure(['environments.prod.when.branch=mian']);
  const ran = await runCheck(at, { environment: 'prod' });
  expect(ran.named('environment prod')).toMatchObject([
    { result: 'ok' },
    {
      result: 'warning',
      message: 'this checkout has no branch mian',
      hint: expect.stringContaining('Did you mean main?'),
    },
  ]);
  expect(ran.failure).toBeUndefined();
  at.git('branch', 'mian');
  expect((await runCheck(at, { environment: 'prod' })).problems).toEqual([]);
  at.git('branch', '--delete', 'mian');
});

it('does not say of a shallow clone that a branch is not there', async () => {
  const { monorepo } = at;
  const clone = join(monorepo, '../clone');
  at.git('clone', '--quiet', '--depth=1', '--branch=main', `file://${monorepo}`, clone);
  writeFileSync(join(clone, 'gitops.yaml'), readFileSync(join(monorepo, 'gitops.yaml'), 'utf8'));
  mkdirSync(join(clone, 'apps/web1/dist'), { recursive: true });
  mkdirSync(join(clone, 'apps/web2/dist'), { recursive: true });
  const ran = await runCheck({ monorepo: clone, git: at.git }, { environment: 'dev' });
  expect(ran.problems).toEqual([]);
  expect(ran.named('environment dev')[1]).toMatchObject({
    result: 'skipped',
    hint: expect.stringContaining('--online'),
  });
});

it('files that a step before the build makes are a warning', async () => {
  rmSync(join(at.monorepo, 'apps/web1/dist'), { recursive: true });
  const ran = await runCheck(at);
  expect(ran.problems).toEqual(['warning service web1']);
  expect(ran.failure).toBeUndefined();
  mkdirSync(join(at.monorepo, 'apps/web1/dist'));
});

it('a service or environment that the file does not have is bad input', async () => {
  await expect(runCheck(at, { environment: 'prd' })).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining('prod'),
  });
  await expect(runCheck(at, { services: 'web3' })).rejects.toMatchObject({ exitCode: 2 });
});
