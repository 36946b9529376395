import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import type { Application } from '../../../src/core/argocd/server/live.ts';
import { adminToken } from '../../support/argocd/server.ts';
import { commits, leapingSetting, repoURL, setting } from '../../support/argocd/setting.ts';
import { simulatedClock } from '../../support/clock.ts';
import { failureOf } from '../../support/failure.ts';
import { commitFiles, createBareRepository, history } from '../../support/git/repository.ts';
import { type Given, type RunOptions, runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const run = (given: Given, { cwd = '.', ...more }: RunOptions = {}) =>
  runCommand(argocdUpsertApp, given, { cwd, clock: simulatedClock(), ...more });

const web1 = { name: 'web1', path: 'web1', 'repo-url': repoURL, revision: commits.first };

describe('mode: api', () => {
  const inputsFor = (url: string) => ({
    ...web1,
    'argocd-server': url,
    'argocd-plaintext': 'true',
    'argocd-token': adminToken,
  });

  it('creates, waits until the commit is live, and tells all outputs', async () => {
    const { server, clock } = await leapingSetting();
    const inputs = inputsFor(server.url);
    const { outputs, summary } = await run({ ...inputs, sync: 'true', wait: 'true' }, { clock });
    expect(outputs).toEqual({
      name: 'web1',
      result: 'created',
      'sync-status': 'Synced',
      'health-status': 'Healthy',
      revision: commits.first,
      url: `${server.url}/applications/argocd/web1`,
      'failed-resources': [],
    });
    expect(summary).toContain('**web1**: created');
    expect((await run({ ...inputs, wait: 'true' }, { clock })).outputs.result).toBe('unchanged');
  });

  it('a failed wait still tells name, url, status and resources', async () => {
    const { server, clock } = await leapingSetting({ health: () => 'Degraded' });
    const failure = await failureOf(
      run({ ...inputsFor(server.url), wait: 'true', 'degraded-grace': '10s' }, { clock }),
    );
    expect(failure.outputs).toMatchObject({
      name: 'web1',
      url: `${server.url}/applications/argocd/web1`,
      'health-status': 'Degraded',
    });
  });

  it('a dry run prints the request and sends nothing that writes', async () => {
    const { server, clock } = await leapingSetting();
    const { outputs, lines, summary } = await run({ ...inputsFor(server.url), 'dry-run': 'true' }, { clock });
    expect(outputs).toEqual({ name: 'web1', result: 'created' });
    expect(lines).toContain('Dry run: Application web1 would be created');
    expect(summary).toContain('would be created (dry run)');
    expect(lines.join('\n')).toContain(`POST ${server.url}/api/v1/applications?upsert=false&validate=true`);
    expect(lines.join('\n')).not.toContain(adminToken);
    expect(server.writes()).toEqual([]);
  });

  it.each([
    [{ 'wait-for': 'ready' }, /^wait-for: "ready"/],
    [{ 'wait-for': 'ready', wait: 'false' }, /^wait-for: "ready"/],
    [{ path: '../../x' }, /^path: "..\/..\/x" has a ".." segment/],
    [{ cascade: 'false', finalizer: 'background' }, /^finalizer: has no effect/],
    [{ labels: 'team' }, /^labels: item 1/],
    [{ file: 'nowhere.yaml' }, /^file: nowhere.yaml cannot be read/],
  ])('refuses %o before it writes', async (more, message) => {
    const { server, clock } = await leapingSetting();
    const failure = await failureOf(run({ ...inputsFor(server.url), wait: 'true', ...more }, { clock }));
    expect(failure.exitCode).toBe(2);
    expect(failure.message).toMatch(message);
    expect(server.writes()).toEqual([]);
  });
});

describe('mode: api, and the GitOps repository', () => {
  const file = 'values/web1-dev.yaml';
  const image = (tag: string) => `image:\n  repository: registry.example.com/web1\n  tag: "${tag}"\n`;
  const config = (repository: string) => `version: 1
gitops: { repository: "${repository}", branch: main }
registry: registry.example.com
services: { web1: { path: apps/web1 } }
environments: { dev: { file: "values/{service}-dev.yaml", app: { path: . } } }
`;

  /** A real repository, which Argo CD reads. An image of tag \`bad\` never gets healthy. */
  async function world() {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { [file]: image('1') } });
    const { git, read } = repository;
    const { server } = await setting({
      repositories: {
        resolve: (_url, revision) => git('rev-parse', '--verify', `${revision}^{commit}`),
        render: (_source, revision) => ({
          resources: [{ kind: 'Deployment', namespace: 'demo', name: 'web1' }],
          images: [read(file, revision)],
        }),
      },
      health: ({ revision }) => (read(file, revision).includes('bad') ? 'Degraded' : 'Healthy'),
    });
    const inputs = {
      name: 'web1',
      path: '.',
      'gitops-repository': repository.path,
      'gitops-branch': 'main',
      'argocd-server': server.url,
      'argocd-plaintext': 'true',
      'argocd-token': adminToken,
      timeout: '2h',
    };
    return { cwd, repository, server, inputs, tip: () => git('rev-parse', 'main') };
  }

  it('follows the branch, and `wait-for: commit=` is met by a commit that descends from it', async () => {
    const { cwd, repository, server, inputs, tip } = await world();
    const ours = tip();
    const later = commitFiles(repository, { [file]: image('2') });
    const waiting = { ...inputs, wait: 'true', 'wait-for': `commit=${ours}` };
    expect((await run(waiting, { cwd })).outputs).toMatchObject({ result: 'created', revision: later });
    expect(server.app('web1')?.spec.source?.targetRevision).toBe('main');
  });

  it('`commit=` of a bump that had nothing to commit asks for no commit', async () => {
    const { cwd, inputs, tip } = await world();
    const waiting = { ...inputs, wait: 'true', 'wait-for': 'commit=' };
    expect((await run(waiting, { cwd })).outputs).toMatchObject({ revision: tip(), 'health-status': 'Healthy' });
  });

  it('takes the repository that Argo CD reads for the GitOps repository, where nothing else names one', async () => {
    const { cwd, repository, inputs, tip } = await world();
    const ours = tip();
    const later = commitFiles(repository, { [file]: image('2') });
    const { 'gitops-repository': url, ...others } = inputs;
    const waiting = { ...others, 'repo-url': url, revision: 'main', wait: 'true', 'wait-for': `commit=${ours}` };
    expect((await run(waiting, { cwd })).outputs).toMatchObject({ result: 'created', revision: later });
  });

  it('a commit that the branch does not have is never live', async () => {
    const { cwd, repository, inputs } = await world();
    const other = commitFiles(repository, { [file]: image('2') }, { branch: 'other' });
    const waiting = { ...inputs, wait: 'true', 'wait-for': `commit=${other}`, timeout: '10m' };
    const failure = await failureOf(run(waiting, { cwd }));
    expect([failure.exitCode, failure.message]).toEqual([3, expect.stringContaining(`has not read ${other} yet`)]);
  });

  it('`{commit}` pins to the newest commit of the branch', async () => {
    const { cwd, server, inputs, tip } = await world();
    await run({ ...inputs, revision: '{commit}' }, { cwd });
    expect(server.app('web1')?.spec.source?.targetRevision).toBe(tip());
  });

  it('an older pin does not replace a newer one, unless that is asked for', async () => {
    const { cwd, repository, server, inputs, tip } = await world();
    const older = tip();
    const newer = commitFiles(repository, { [file]: image('2') });
    const revision = () => server.app('web1')?.spec.source?.targetRevision;
    await run({ ...inputs, revision: newer }, { cwd });
    const { outputs, summary } = await run({ ...inputs, revision: older }, { cwd });
    expect([outputs.result, revision()]).toEqual(['unchanged', newer]);
    expect(summary).toContain(`pinned to \`${newer.slice(0, 8)}\`, which is newer`);
    await run({ ...inputs, revision: older, 'on-older': 'apply' }, { cwd });
    expect(revision()).toBe(older);
  });

  it('`on-failure: rollback` brings the image of before back in Git, and waits for that', async () => {
    const { cwd, repository, server, inputs, tip } = await world();
    commitFiles(repository, { [file]: image('bad') });
    const { name: _name, path: _path, ...connection } = inputs;
    const given = {
      ...connection,
      service: 'web1',
      environment: 'dev',
      wait: 'true',
      'degraded-grace': '5s',
      'on-failure': 'rollback',
    };
    const clock = simulatedClock();
    const failure = await failureOf(
      runCommand(argocdUpsertApp, given, { cwd, clock, config: config(repository.path) }),
    );
    expect([failure.exitCode, failure.message]).toEqual([
      1,
      expect.stringContaining(`Rolled back in the GitOps repository by ${tip()}, which is live again.`),
    ]);
    expect(repository.read(file)).toBe(image('1'));
    expect(server.app('web1-dev')?.status).toMatchObject({ sync: { revision: tip() }, health: { status: 'Healthy' } });
  });

  it.each<[string, string, RegExp]>([
    [
      'a commit that changed values only',
      `${image('1')}replicas: bad\n`,
      /changed values in values\/web1-dev\.yaml, and not the image/,
    ],
    ['a commit that somebody made by hand with another image', image('bad-9'), /Rolled back in the GitOps repository/],
  ])('what goes back after %s', async (_title, text, says) => {
    const { cwd, repository, inputs } = await world();
    commitFiles(repository, { [file]: image('0') });
    commitFiles(repository, { [file]: image('1') });
    commitFiles(repository, { [file]: text });
    const { name: _name, path: _path, ...connection } = inputs;
    const place = { service: 'web1', environment: 'dev' };
    const given = { ...connection, ...place, wait: 'true', 'degraded-grace': '5s', 'on-failure': 'rollback' };
    const clock = simulatedClock();
    const failure = await failureOf(
      runCommand(argocdUpsertApp, given, { cwd, clock, config: config(repository.path) }),
    );
    expect(failure.message).toMatch(says);
    expect(repository.read(file)).toContain('tag: "1"');
  });

  it.each([
    [{ 'on-failure': 'rollback', wait: 'true' }, /^on-failure: rollback needs the file that holds the image/],
    [{ revision: '{commit}', mode: 'git' }, /^revision: uses \{commit\}, and a manifest cannot contain its own commit/],
    [
      { revision: '{commit}', 'gitops-repository': './nowhere', 'repo-url': repoURL },
      /^revision: uses \{commit\}, and the commit of the GitOps repository is not known/,
    ],
    [{ wait: 'true', 'wait-for': 'commit=1a2b3c4d' }, /^wait-for: "commit=1a2b3c4d" is not a full commit id/],
    [
      { wait: 'true', 'wait-for': [commits.first, commits.second].map((id) => `commit=${id}`) },
      /^wait-for: names more/,
    ],
  ])('refuses %o before it writes', async (more, message) => {
    const { cwd, server, repository, inputs, tip } = await world();
    const before = tip();
    const failure = await failureOf(run({ ...inputs, ...more }, { cwd }));
    expect([failure.exitCode, failure.message]).toEqual([2, expect.stringMatching(message)]);
    expect([server.writes(), repository.git('rev-parse', 'main')]).toEqual([[], before]);
  });
});

describe('mode: git', () => {
  it('writes the manifest, changes only what differs, and does nothing the second time', async () => {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const inputs = {
      name: 'web1',
      path: 'web1',
      'gitops-repository': repository.path,
      'repo-url': repoURL,
      'gitops-branch': 'main',
    };

    const first = await run(inputs, { cwd });
    expect(first.outputs).toMatchObject({ name: 'web1', result: 'created' });
    expect(first.outputs.revision).toBe(history(repository.path)[0]?.id);
    const manifest = repository.read('argocd/web1.yaml');
    expect((parse(manifest) as Application).spec.source?.targetRevision).toBe('main');

    // Law 4: the same outputs, with the commit that holds the manifest.
    expect((await run(inputs, { cwd })).outputs).toMatchObject({
      result: 'unchanged',
      revision: first.outputs.revision,
    });
    expect(history(repository.path)).toHaveLength(2);

    commitFiles(repository, { 'argocd/web1.yaml': manifest.replace('spec:', '# by hand\nspec:') });
    expect((await run({ ...inputs, revision: 'v2' }, { cwd })).outputs).toMatchObject({ result: 'updated' });
    expect(repository.read('argocd/web1.yaml')).toBe(
      manifest.replace('spec:', '# by hand\nspec:').replace('targetRevision: main', 'targetRevision: v2'),
    );
  });

  it('takes a template from the monorepo, and any place in the repository', async () => {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    await writeFile(
      join(cwd, 'app.yaml'),
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source: {path: web1, repoURL: "https://x.example/y"}\n  syncPolicy: {automated: {prune: yes}}\n',
    );
    await run(
      { name: 'web1', file: 'app.yaml', 'gitops-repository': repository.path, 'app-file': 'apps/{name}/app.yaml' },
      { cwd },
    );
    const { spec } = parse(repository.read('apps/web1/app.yaml')) as Application;
    expect(spec).toMatchObject({ source: { path: 'web1' }, syncPolicy: { automated: { prune: true } } });
  });

  it('a dry run shows the manifest and commits nothing', async () => {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const { outputs, lines } = await run(
      { name: 'web1', path: 'web1', 'gitops-repository': repository.path, 'dry-run': 'true' },
      { cwd },
    );
    expect(outputs.result).toBe('created');
    expect(lines.join('\n')).toContain('+kind: Application');
    expect(history(repository.path)).toHaveLength(1);
  });

  it('law 7: a path that leaves the repository is refused', async () => {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const inputs = { name: 'web1', path: 'web1', 'gitops-repository': repository.path, 'app-file': '../web1.yaml' };
    expect((await failureOf(run(inputs, { cwd }))).exitCode).toBe(2);
  });

  it('`upsert: false` creates, and changes nothing that is there', async () => {
    const cwd = scratchDirectory('argocd');
    const repository = createBareRepository(cwd, { files: { 'README.md': 'x\n' } });
    const inputs = { ...web1, 'gitops-repository': repository.path, upsert: 'false' };
    expect((await run(inputs, { cwd })).outputs.result).toBe('created');
    expect((await run(inputs, { cwd })).outputs.result).toBe('unchanged');
    const failure = await failureOf(run({ ...inputs, revision: 'v2' }, { cwd }));
    expect(failure).toMatchObject({ code: 'ARGOCD_EXISTS', exitCode: 1 });
    expect(history(repository.path)).toHaveLength(2);
  });

  it.each([
    ['wait', 'true'],
    ['sync', 'true'],
    ['wait-for', 'healthy'],
    ['on-failure', 'rollback'],
  ])('%s: %s needs a server, and says so', async (input, value) => {
    const failure = await failureOf(run({ ...web1, 'gitops-repository': './x', [input]: value }));
    expect(failure.message).toBe(`${input}: needs \`mode: api\``);
  });
});
