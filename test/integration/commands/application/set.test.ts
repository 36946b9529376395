/** `kind: applicationset`: the file in a real repository, the requests on the wire, and what a wait proves. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { commits, repository, repoURL, type Setting, setting } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, createBareRepository, history } from '../../../support/git/repository.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const template = (names = 'one, two', more = '') => `# Of the platform team.
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: webs}
spec:
  goTemplate: true
  generators:
    - list:
        elements: [${names
          .split(', ')
          .map((name) => `{name: ${name}}`)
          .join(', ')}] # one each
  template:
    metadata: {name: 'web-{{ .name }}'}
    spec:
      project: default
      source: {repoURL: ${repoURL}, targetRevision: main, path: web1}
      destination: {server: https://kubernetes.default.svc, namespace: demo}
      syncPolicy: {automated: {}}
${more}`;

async function fileWith(text: string): Promise<string> {
  const cwd = scratchDirectory('sets');
  await writeFile(join(cwd, 'set.yaml'), text);
  return cwd;
}

const given = { kind: 'applicationset', file: 'set.yaml' };

describe('mode: git', () => {
  const run = async (path: string, text: string, more: Given = {}) =>
    runCommand(
      argocdUpsertApp,
      { ...given, 'gitops-repository': path, 'app-file': 'sets/{name}.yaml', ...more },
      { cwd: await fileWith(text), clock: simulatedClock() },
    );
  const emptyRepository = () => createBareRepository(scratchDirectory('gitops'), { files: { 'README.md': 'x\n' } });

  it('writes the template, splices what changes, and does nothing the second time', async () => {
    const gitops = emptyRepository();
    const first = await run(gitops.path, template());
    expect(first.outputs).toMatchObject({ name: 'webs', result: 'created', revision: history(gitops.path)[0]?.id });
    const written = gitops.read('sets/webs.yaml');
    expect(written).toBe(
      template().replace('{name: webs}', '{name: webs, labels: {app.kubernetes.io/managed-by: monorepo-gitops}}'),
    );
    expect((await run(gitops.path, template())).outputs.result).toBe('unchanged');
    const edited = written.replace('spec:\n', '# by hand\nspec:\n');
    commitFiles(gitops, { 'sets/webs.yaml': edited });
    expect((await run(gitops.path, template('one, two, three'), { project: 'frontend' })).outputs.result).toBe(
      'updated',
    );
    expect(gitops.read('sets/webs.yaml')).toBe(
      edited.replace('{name: two}]', '{name: two}, {name: three}]').replace('project: default', 'project: frontend'),
    );
    const count = history(gitops.path).length;
    expect((await run(gitops.path, template('one, two, three'), { project: 'frontend' })).outputs.result).toBe(
      'unchanged',
    );
    expect(history(gitops.path)).toHaveLength(count);
  });

  it('leaves the project to the generator, which only the API refuses', async () => {
    const gitops = emptyRepository();
    await run(gitops.path, template(), { project: '{{ .name }}' });
    expect(gitops.read('sets/webs.yaml')).toContain('project: "{{ .name }}"');
  });
});

const serverOptions = { repositories: repository({ main: commits.first }), projects: ['default', 'frontend'] };

async function runOn(here: Setting, text: string, more: Given = {}, token = adminToken) {
  const connection = { 'argocd-server': here.server.url, 'argocd-plaintext': 'true', 'argocd-token': token };
  return runCommand(
    argocdUpsertApp,
    { ...connection, ...given, timeout: '2h', ...more },
    { cwd: await fileWith(text), clock: simulatedClock() },
  );
}

describe('mode: api', () => {
  it('creates, changes and leaves alone, by one read and at most one write', async () => {
    const here = await setting(serverOptions);
    expect((await runOn(here, template())).outputs).toMatchObject({ name: 'webs', result: 'created' });
    expect([...here.server.controller.apps.keys()]).toEqual(['web-one', 'web-two']);
    const before = here.server.requests.length;
    expect((await runOn(here, template())).outputs.result).toBe('unchanged');
    expect(here.server.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v1/applicationsets/webs',
    ]);
    expect((await runOn(here, template('one, three'), { labels: 'team=fe' })).outputs.result).toBe('updated');
    expect(here.server.app('web-three')?.metadata.labels).toEqual({ team: 'fe' });
    expect(here.server.sets.sets.get('webs')?.metadata.labels).toEqual({
      'app.kubernetes.io/managed-by': 'monorepo-gitops',
    });
  });

  it.each([
    ['an element that says false', '{name: one, canary: false}', '{name: one, canary: ""}'],
    ['an element that says nothing', '{name: one}', '{name: one, x: ""}'],
  ])('%s is another one than one that does not', async (_title, old, now) => {
    const here = await setting(serverOptions);
    await runOn(here, template('one').replace('{name: one}', old));
    expect((await runOn(here, template('one').replace('{name: one}', old))).outputs.result).toBe('unchanged');
    expect((await runOn(here, template('one').replace('{name: one}', now))).outputs.result).toBe('updated');
  });

  it('`upsert: false` changes nothing that is there', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template());
    const failure = await failureOf(runOn(here, template('one'), { upsert: 'false' }));
    expect([failure.code, failure.exitCode]).toEqual(['ARGOCD_EXISTS', 1]);
    expect([...here.server.controller.apps.keys()]).toEqual(['web-one', 'web-two']);
  });

  it('a dry run shows the request and which Applications come and go, and writes nothing', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template());
    const { outputs, lines, summary } = await runOn(here, template('two, three'), { 'dry-run': 'true' });
    expect(outputs).toEqual({ name: 'webs', result: 'updated' });
    expect(lines.join('\n')).toContain(`POST ${here.server.url}/api/v1/applicationsets?upsert=true\n`);
    expect(lines.join('\n')).toContain('Its Applications:\n- web-one\n+ web-three\n  web-two');
    expect(summary).toContain('- web-one\n+ web-three');
    expect([...here.server.controller.apps.keys()]).toEqual(['web-one', 'web-two']);
  });

  it('a token without rights gets the policy line for sets, and a dry run a warning', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const accounts = { [token]: { username: 'proj:default:ci', allow: ['get default/*'] } };
    const here = await setting({ ...serverOptions, accounts });
    const failure = await failureOf(runOn(here, template(), {}, token));
    expect(failure.hint).toContain('p, proj:default:ci, applicationsets, create, default/*, allow');
    const dry = await runOn(here, template(), { 'dry-run': 'true' }, token);
    expect(dry.warnings.join('\n')).toContain('the token may not create ApplicationSet webs in default');
    expect(here.server.sets.sets.size).toBe(0);
  });

  it.each<[string, Given, RegExp, number]>([
    ['a templated project', { project: '{{ .name }}' }, /^project: is "\{\{ \.name \}\}", and Argo CD's API/, 2],
    ['a project that is not there', { project: 'gone' }, /references project gone which does not exist/, 1],
    ['sync', { sync: 'true' }, /^sync: has no effect with `kind: applicationset`/, 2],
    ['a rollback', { 'on-failure': 'rollback' }, /^on-failure: has no effect/, 2],
    ['an image', { wait: 'true', 'wait-for': 'image=x:1' }, /^wait-for: has no effect/, 2],
    ['terminate', { terminate: 'true' }, /^terminate: has no effect/, 2],
    ['validate: false', { validate: 'false' }, /^validate: has no effect/, 2],
    ['a pin', { revision: '{commit}' }, /^revision: uses \{commit\}, and a set/, 2],
    ['another operation', { operation: 'terminate' }, /^operation: "terminate" is about one Application/, 2],
    ['no file', { file: undefined }, /^file: is missing/, 2],
  ])('%s is refused before anything is written', async (_title, more, message, exitCode) => {
    const here = await setting(serverOptions);
    const failure = await failureOf(runOn(here, template(), more));
    expect([failure.message, failure.exitCode]).toEqual([expect.stringMatching(message), exitCode]);
    expect(here.server.sets.sets.size).toBe(0);
  });

  it('a set of another project, or that an Application deploys, is refused', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template());
    const other = await failureOf(runOn(here, template(), { project: 'frontend' }));
    expect([other.code, other.exitCode, other.hint]).toEqual([
      'ARGOCD_OTHER_PROJECT',
      4,
      expect.stringContaining('project: default'),
    ]);
    const set = here.server.sets.sets.get('webs')!;
    set.metadata.annotations = { 'argocd.argoproj.io/tracking-id': 'root:argoproj.io/ApplicationSet:argocd/webs' };
    const owned = await failureOf(runOn(here, template('one')));
    expect([owned.code, owned.message]).toEqual([
      'ARGOCD_OWNED',
      'the ApplicationSet webs is deployed by the Application root, which would revert any change',
    ]);
  });
});

describe('wait: true on a set', () => {
  const waiting = { wait: 'true' };

  it('ends when every Application is as the template says, synced and healthy', async () => {
    const here = await setting(serverOptions);
    const { outputs, summary } = await runOn(here, template(), waiting);
    expect(outputs).toMatchObject({ result: 'created', 'sync-status': 'Synced', 'health-status': 'Healthy' });
    expect(summary).toMatch(/\| web-one \| Synced \| Healthy \| a{40} \|/);
    for (const name of ['web-one', 'web-two']) expect(here.server.app(name)?.status.health?.status).toBe('Healthy');
  });

  it('does not take the Applications of before for those of the new template', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template(), waiting);
    here.server.sets.stopped = true;
    const failure = await failureOf(runOn(here, template(), { ...waiting, path: 'web2', timeout: '3m' }));
    expect([failure.code, failure.exitCode]).toEqual(['ARGOCD_TIMEOUT', 3]);
    expect(failure.message).toContain('the Application web-one is not yet as the template says');
  });

  it.each([
    ['create-only', '  syncPolicy: {applicationsSync: create-only}\n'],
    ['differences that are ignored', '  ignoreApplicationDifferences: [{jsonPointers: [/spec/source/path]}]\n'],
  ])('%s: an Application that stays as it was is no reason to wait', async (_title, more) => {
    const here = await setting(serverOptions);
    await runOn(here, template('one, two', more), waiting);
    here.server.sets.stopped = true;
    expect((await runOn(here, template('one, two', more), { ...waiting, path: 'web2' })).outputs.result).toBe(
      'updated',
    );
  });

  it('an Application that stays Degraded fails it, by its name', async () => {
    const here = await setting({ ...serverOptions, health: () => 'Degraded' });
    const failure = await failureOf(runOn(here, template(), { ...waiting, 'degraded-grace': '20s' }));
    expect([failure.code, failure.exitCode]).toEqual(['ARGOCD_DEGRADED', 1]);
    expect(failure.message).toMatch(/^ApplicationSet webs: the Application web-(one|two): .*Degraded/);
    expect(failure.outputs?.['failed-resources']).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'Application', namespace: 'argocd' })]),
    );
  });

  it('generators that find nothing are warned of, since a branch may be seen late', async () => {
    const here = await setting(serverOptions);
    const none = template().replace(/elements:[\s\S]*?(?=\n {2}\w)/, 'elements: []');
    for (const given of [waiting, { 'dry-run': 'true' }]) {
      const { warnings } = await runOn(here, none, given);
      expect(warnings.join()).toContain('ApplicationSet webs makes no Application: its generators find nothing');
    }
    expect((await runOn(here, template(), waiting)).warnings.join()).not.toContain('makes no Application');
  });

  it('generators that fail end it with their message', async () => {
    const here = await setting(serverOptions);
    const broken = template().replace('list:', 'plugin:');
    const failure = await failureOf(runOn(here, broken, waiting));
    expect([failure.code, failure.exitCode]).toEqual(['ARGOCD_GENERATOR', 1]);
    expect(failure.message).toContain('ErrorOccurred: the fake does not play the generator plugin');
  });

  it('the error of before the write is given the time to go', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template().replace('list:', 'plugin:'));
    here.server.sets.stopped = true;
    const run = runOn(here, template(), { ...waiting, 'degraded-grace': '1h' });
    const looks = () =>
      here.server.requests.filter(({ path, method }) => method === 'GET' && path.endsWith('/webs')).length;
    const seen = looks();
    await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(seen + 8);
    here.server.sets.stopped = false;
    await here.server.sets.reconcile(here.server.sets.sets.get('webs')!);
    expect((await run).outputs).toMatchObject({ result: 'updated', 'health-status': 'Healthy' });
  });

  it('waits for the conditions alone where the Applications may not be read, and says so', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const accounts = { [token]: { username: 'ci', allow: ['applicationsets * default/*'] } };
    const here = await setting({ ...serverOptions, accounts, health: () => 'Degraded' });
    const { outputs, warnings } = await runOn(here, template(), waiting, token);
    expect(outputs).toEqual({ name: 'webs', result: 'created', 'failed-resources': [] });
    expect(warnings.join('\n')).toContain('the token may not read the Applications of the project default');
  });

  it('a server that does not generate is believed by its conditions', async () => {
    const here = await setting(serverOptions);
    here.server.faults.push({ path: /generate$/, times: 100, reply: { status: 404 } });
    const { outputs, warnings } = await runOn(here, template(), waiting);
    expect(outputs).toMatchObject({ 'health-status': 'Healthy' });
    expect(warnings.join('\n')).toContain('so its conditions are believed');
  });

  it('a set that makes nothing yet is done', async () => {
    const here = await setting(serverOptions);
    const requests = template().replace(/list:\n.*\n/, 'pullRequest: {github: {owner: acme, repo: shop}}\n');
    expect((await runOn(here, requests, waiting)).outputs.result).toBe('created');
  });
});

describe('operation: get', () => {
  it('prints conditions and Applications', async () => {
    const here = await setting(serverOptions);
    await runOn(here, template());
    const { outputs, summary } = await runOn(here, '', { file: undefined, operation: 'get', name: 'webs' });
    expect(outputs).toMatchObject({
      name: 'webs',
      application: { spec: { goTemplate: true }, metadata: { name: 'webs' } },
    });
    expect(summary).toMatch(/\| ParametersGenerated \| True \|/);
    expect(summary).toMatch(/\| web-one \|/);
    const failure = await failureOf(runOn(here, '', { file: undefined, operation: 'get', name: 'none' }));
    expect([failure.code, failure.message]).toEqual(['ARGOCD_NOT_FOUND', 'there is no ApplicationSet none']);
  });
});
