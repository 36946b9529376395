import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { cleanupReviewEnv } from '../../../../src/commands/cleanup-review-env.ts';
import { environmentName } from '../../../../src/core/names/slug.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { configFor, reviewWorld, surroundings } from '../../../support/commands/cleanup.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { projectId } from '../../../support/gitlab/state.ts';

const branch = 'feature/login';
const name = environmentName({ mode: 'branch', repository: 'acme/shop', ref: `refs/heads/${branch}` });
const directory = `review/${name}`;
const tombstone = `.monorepo-gitops/tombstones/${name}.yaml`;

const application = (environment: string, repository = 'acme/shop') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web1-${environment}
  labels:
    app.kubernetes.io/managed-by: monorepo-gitops
    monorepo-gitops/environment: ${environment}
  annotations:
    monorepo-gitops/source-repository: ${repository}
`;

/** Directory and marker of the environment that a tag was deployed to. */
function tagEnvironment(tag: string): [string, string] {
  const source = { repository: 'acme/shop', ref: `refs/tags/${tag}` };
  const name = environmentName({ mode: 'branch', ...source });
  const marker = mergeDeployment(undefined, { ...source, name, commit: 'a', services: ['web1'] }, 1);
  return [`release/${name}`, serializeMarker(marker)];
}

describe('removing one review environment', () => {
  test('leaves the repository byte for byte as it was before the environment, but for the tombstone', async () => {
    const world = reviewWorld();
    const before = world.tree();
    world.push(branch);
    await world.deploy(branch, 'web1');
    await world.deploy(branch, 'web2');
    commitFiles(world.gitops, { [`argocd/web1-${name}.yaml`]: application(name) });
    const { removed, failed } = await world.cleanup({ branch });
    expect(world.tree().filter((line) => !line.endsWith(tombstone))).toEqual(before);
    expect(world.tree()).toHaveLength(before.length + 1);
    expect(removed.map((piece) => piece.name).sort()).toEqual([
      `argocd/web1-${name}.yaml`,
      `${directory}/.review-env.yaml`,
      `${directory}/web1.yaml`,
      `${directory}/web2.yaml`,
    ]);
    expect(failed).toEqual([]);
  });

  test.each(['services', 'service'])('takes one service by %s, and the rest with the last one', async (input) => {
    const world = reviewWorld();
    const before = world.tree();
    world.push(branch);
    await world.deploy(branch, 'web1');
    await world.deploy(branch, 'web2');
    const manifest = (service: string) => application(name).replace(`web1-${name}`, `${service}-${name}`);
    const manifests = ['web1', 'web2'].map((each) => [`argocd/${each}-${name}.yaml`, manifest(each)]);
    commitFiles(world.gitops, Object.fromEntries(manifests));
    const { removed } = await world.cleanup({ branch, [input]: 'web1' });
    expect(removed.map((piece) => piece.name)).toEqual([`argocd/web1-${name}.yaml`, `${directory}/web1.yaml`]);
    const marker = world.gitops.read(`${directory}/.review-env.yaml`);
    expect(marker).toContain('"web2"');
    expect(marker).not.toContain('"web1"');
    const reduced = world.commits();
    expect(await world.cleanup({ branch, [input]: 'web1' })).toMatchObject({ removed: [], failed: [] });
    expect(world.commits()).toBe(reduced);
    await world.cleanup({ branch, [input]: 'web2' });
    expect(world.tree().filter((line) => !line.endsWith(tombstone))).toEqual(before);
    expect(world.tree()).toHaveLength(before.length + 1);
  });

  test.each([
    ['{service}-{branch-slug}', { branch }, 'web1-feature-login'],
    ['{branch-slug}-{service}', { name }, 'feature-login-web1'],
    ['pr-{request}-{service}', { request: '5' }, 'pr-5-web1'],
    ['{service}-{git-tag}', { branch }, undefined],
  ])('takes one service, whose Application is named %s, by %j', async (template, given, expected) => {
    const world = reviewWorld(surroundings, configFor('registry.example.com/fe', `{ name: "${template}" }`));
    world.push(branch);
    const request: Partial<CiContext> =
      'request' in given
        ? {
            event: { kind: 'request', number: 5, fromFork: false },
            requestNumber: 5,
            sourceRef: 'refs/pull/5/head',
            host: 'github',
          }
        : {};
    await world.deploy(branch, 'web1', {}, request);
    await world.deploy(branch, 'web2', {}, request);
    const environment = 'request' in given ? 'pr-5' : name;
    const own = expected ?? `web1-${name}`;
    const manifest = (of: string) => application(environment).replace(`web1-${environment}`, of);
    const other = own.replace('web1', 'web2');
    commitFiles(world.gitops, Object.fromEntries([own, other].map((each) => [`argocd/${each}.yaml`, manifest(each)])));
    const marker = parse(world.gitops.read(`review/${environment}/.review-env.yaml`));
    const applications = [own, other].map((each) => ({ file: `argocd/${each}.yaml` }));
    commitFiles(world.gitops, {
      [`review/${environment}/.review-env.yaml`]: stringify({ ...marker, applications }),
    });
    const { removed, failed } = await world.cleanup({ ...given, services: 'web1', remove: 'app, files' });
    expect(failed).toEqual([]);
    expect(removed.map((piece) => piece.name)).toEqual([`argocd/${own}.yaml`, `review/${environment}/web1.yaml`]);
    expect(world.gitops.read(`argocd/${other}.yaml`)).toBe(manifest(other));
  });

  test.each(['{service}-{sha8}', '{service}-{run}', '{subject}'])(
    'takes no single service whose Application is named %s, which is another one in each run',
    async (template) => {
      const world = reviewWorld(surroundings, configFor('registry.example.com/fe', `{ name: "${template}" }`));
      world.push(branch);
      for (const service of ['web1', 'web2']) await world.deploy(branch, service);
      const before = world.tree();
      await expect(world.cleanup({ branch, services: 'web1', remove: 'app, files' })).rejects.toMatchObject({
        message: expect.stringContaining(`environments.review.app.name: "${template}" is another name in each run`),
        hint: expect.stringContaining('give no services'),
        exitCode: 2,
      });
      expect(world.tree()).toEqual(before);
      expect((await world.cleanup({ branch, remove: 'app, files' })).failed).toEqual([]);
    },
  );

  test('takes services that stand on one line with commas between them', async () => {
    const world = reviewWorld();
    const before = world.tree();
    world.push(branch);
    for (const service of ['web1', 'web2']) await world.deploy(branch, service);
    await world.cleanup({ branch, services: 'web1,web2', remove: 'app, files' });
    expect(world.tree().filter((line) => !line.endsWith(tombstone))).toEqual(before);
  });

  test('is one commit, and none the second time', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    const before = world.commits();
    await world.cleanup({ branch });
    expect(world.commits()).toBe(before + 1);
    expect(await world.cleanup({ branch })).toMatchObject({ removed: [], kept: [], failed: [] });
    expect(await world.cleanup({ name })).toMatchObject({ removed: [] });
    expect(world.commits()).toBe(before + 1);
  });

  test('of an unknown name writes nothing, and lists those that exist', async () => {
    const world = reviewWorld();
    const none = await world.cleanup({ name: 'pr-1' });
    expect(none.warnings).toEqual([
      'There is no review environment pr-1. The GitOps repository has none of this monorepo.',
    ]);
    for (const each of [branch, 'feature/other']) {
      world.push(each);
      await world.deploy(each);
    }
    const foreign = mergeDeployment(
      undefined,
      { name: 'pr-9', repository: 'acme/other', ref: 'refs/heads/x', commit: 'a', services: [] },
      1,
    );
    commitFiles(world.gitops, { 'review/pr-9/.review-env.yaml': serializeMarker(foreign) });
    const before = world.tree();
    const other = environmentName({ mode: 'branch', repository: 'acme/shop', ref: 'refs/heads/feature/other' });
    const typo = `${name.slice(0, -1)}x`;
    const { outputs, summary, warnings } = await world.run(
      cleanupReviewEnv,
      { name: typo, remove: 'files' },
      { ci: { host: 'jenkins', repositoryUrl: 'https://github.com/acme/shop' } },
    );
    const text = `There is no review environment ${typo}. Did you mean ${name}? There are: ${[name, other].sort().join(', ')}.`;
    expect([warnings, outputs.removed, outputs.kept]).toEqual([[text], [], []]);
    expect(summary).toContain(text);
    expect((await world.cleanup({ branch: 'feature/none' })).warnings).toEqual([
      expect.stringMatching(/^There is no review environment feature-none-[0-9a-f]{8}\. There are: /),
    ]);
    expect(world.tree()).toEqual(before);
    await world.cleanup({ branch });
    expect((await world.cleanup({ name })).warnings).toEqual([]);
  });

  test('that an event is of and that never was says nothing about others', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    const event = { kind: 'branch-deleted' } as const;
    const commit = world.push('chore');
    const { warnings, removed } = await world.cleanup({}, { branch: 'chore', event, commit });
    expect([warnings, removed]).toEqual([[], []]);
  });

  test('refuses a directory that carries no marker, and changes nothing', async () => {
    const world = reviewWorld({ ...surroundings, [`${directory}/web1.yaml`]: 'by hand\n' });
    const before = world.tree();
    await expect(world.cleanup({ branch })).rejects.toMatchObject({ code: 'REVIEW_ENV_UNOWNED', exitCode: 4 });
    expect(world.tree()).toEqual(before);
  });

  test("refuses another repository's environment of the same name", async () => {
    const source = { name, repository: 'acme/shop', ref: `refs/heads/${branch}` };
    const marker = mergeDeployment(undefined, { ...source, commit: 'c'.repeat(40), services: ['web1'] }, 1);
    const world = reviewWorld({ ...surroundings, [`${directory}/.review-env.yaml`]: serializeMarker(marker) });
    const before = world.tree();
    const other = { repository: 'acme/other', repositoryUrl: 'https://github.com/acme/other' };
    await expect(world.cleanup({ name }, other)).rejects.toMatchObject({
      code: 'REVIEW_ENV_FOREIGN',
      exitCode: 4,
    });
    expect(world.tree()).toEqual(before);
  });

  test.each([
    ['another spelling of its address', 'acme/shop', 'git@github.com:Acme/Shop.git'],
    ['a new name of the same monorepo', 'acme/store', 'https://gitlab.example.com/acme/store'],
  ])('takes the environment under %s, and its Applications', async (_, repository, repositoryUrl) => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    commitFiles(world.gitops, { [`argocd/web1-${name}.yaml`]: application(name) });
    expect(await world.cleanup({ name }, { repository, repositoryUrl })).toMatchObject({ kept: [], failed: [] });
    expect(world.tree().join()).not.toContain(`argocd/web1-${name}`);
    expect(world.tree().join()).not.toContain(directory);
  });

  test("keeps a neighbour's directory and manifest, whatever their names begin with", async () => {
    const world = reviewWorld();
    world.push(branch);
    world.push(`${branch}-2`);
    await world.deploy(branch);
    await world.deploy(`${branch}-2`);
    commitFiles(world.gitops, { [`argocd/${name}-odd.yaml`]: application(name, 'acme/other') });
    const { kept } = await world.cleanup({ branch });
    expect(kept.map((piece) => piece.name)).toEqual([`argocd/${name}-odd.yaml`]);
    const left = world.gitops.git('ls-tree', '-r', '--name-only', 'main').split('\n');
    expect(left.filter((path) => path.startsWith('review/feature-login-2'))).toHaveLength(2);
    expect(left).toContain(`argocd/${name}-odd.yaml`);
  });

  test('keeps the very first deployment out when its request was closed before it came', async () => {
    const world = reviewWorld();
    const commit = world.push(branch);
    world.git('checkout', '-q', 'main');
    world.git('branch', '-q', '-D', branch);
    const closed = { event: { kind: 'branch-deleted' }, branch, commit } as const;
    expect(await world.cleanup({}, closed)).toMatchObject({ removed: [] });
    expect(await world.deploy(branch, 'web1', {}, { commit })).toMatchObject({ result: 'superseded' });
    expect(world.gitops.git('ls-tree', '-r', '--name-only', 'main')).not.toContain(directory);
  });

  test('with dry-run tells what would go and changes nothing', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    const before = world.tree();
    const { removed } = await world.cleanup({ branch, 'dry-run': 'true' });
    expect(removed).toHaveLength(2);
    expect(world.tree()).toEqual(before);
  });

  test.each([
    ['two names for it', { name, branch }, 'are given together'],
    ['a part that it does not know', { branch, remove: 'cluster' }, 'cannot be removed'],
    ['a name that is a path', { name: '../values' }, 'not a directory name'],
    ['services that share a file', { branch, services: 'web1', file: 'review/{slug}/all.yaml' }, 'share files'],
    ['a service that is a path', { branch, services: '../web1' }, "not the name of a service's file"],
    ['services in a sweep', { sweep: 'true', services: 'web1' }, 'together with sweep'],
    ['a template without its own directory', { branch, file: 'review/{service}.yaml' }, 'share one directory'],
  ])('refuses %s', async (_, given, problem) => {
    const world = reviewWorld();
    await expect(world.cleanup(given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(problem),
    });
  });
});

describe('sweeping', () => {
  test('removes what has no branch any more in one commit, keeps the rest, and finds nothing the second time', async () => {
    const world = reviewWorld({ ...surroundings, 'review/byhand/web1.yaml': 'mine\n' });
    for (const each of ['feature/a', 'feature/b', 'feature/c']) {
      world.push(each);
      await world.deploy(each);
    }
    world.git('checkout', '-q', 'main');
    world.git('branch', '-q', '-D', 'feature/a', 'feature/c');
    const before = world.commits();
    const { removed, kept } = await world.cleanup({ sweep: 'true' });
    expect([...new Set(removed.map((piece) => piece.environment.slice(0, 9)))].sort()).toEqual([
      'feature-a',
      'feature-c',
    ]);
    expect(kept.map((piece) => piece.name.slice(0, 16)).sort()).toEqual(['review/byhand', 'review/feature-b']);
    expect(world.commits()).toBe(before + 1);
    expect(await world.cleanup({ sweep: 'true' })).toMatchObject({ removed: [] });
    expect(world.commits()).toBe(before + 1);
  });

  test.each([
    ['own refs', false],
    ["remote's refs", true],
  ])(
    "keeps the environment of a tag that is among the monorepo's %s, and removes it after the tag",
    async (_, remote) => {
      const [directory, marker] = tagEnvironment('v1');
      const world = reviewWorld({ ...surroundings, [`${directory}/.review-env.yaml`]: marker });
      world.git('tag', '-a', '-m', 'One', 'v1');
      if (remote) {
        world.git('clone', '-q', '--bare', world.monorepo, `${world.monorepo}.git`);
        world.git('remote', 'set-url', 'origin', `${world.monorepo}.git`);
      }
      expect(await world.cleanup({ sweep: 'true' })).toMatchObject({
        removed: [],
        kept: [{ name: directory, reason: 'refs/tags/v1 exists' }],
      });
      world.git(...(remote ? ['push', '-q', 'origin', ':refs/tags/v1'] : ['tag', '-d', 'v1']));
      expect((await world.cleanup({ sweep: 'true' })).removed).toMatchObject([{ reason: 'refs/tags/v1 is gone' }]);
    },
  );

  test('removes nothing when it would be more than max-deletions', async () => {
    const world = reviewWorld();
    for (const each of ['feature/a', 'feature/b']) {
      world.push(each);
      await world.deploy(each);
    }
    world.git('checkout', '-q', 'main');
    world.git('branch', '-q', '-D', 'feature/a', 'feature/b');
    const before = world.tree();
    await expect(world.cleanup({ sweep: 'true', 'max-deletions': '1' })).rejects.toMatchObject({
      code: 'SWEEP_TOO_MANY',
    });
    expect(world.tree()).toEqual(before);
  });

  test('removes nothing when the branches cannot be listed', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    world.git('remote', 'set-url', 'origin', '/nowhere/at/all');
    await expect(world.cleanup({ sweep: 'true' })).rejects.toMatchObject({ code: 'SWEEP_SOURCES', exitCode: 1 });
    expect(world.gitops.git('ls-tree', '-r', '--name-only', 'main')).toContain(directory);
  });

  test("asks the monorepo's remote, whose answer counts more than the checkout's", async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    world.git('checkout', '-q', 'main');
    world.git('clone', '-q', '--bare', world.monorepo, `${world.monorepo}.git`);
    world.git('remote', 'set-url', 'origin', `${world.monorepo}.git`);
    world.git('branch', '-q', '-D', branch);
    expect((await world.cleanup({ sweep: 'true' })).removed).toEqual([]);
    world.git('push', '-q', 'origin', '--delete', branch);
    expect((await world.cleanup({ sweep: 'true' })).removed).toHaveLength(2);
  });

  test('reports what it may not remove and removes the others', async () => {
    const world = reviewWorld();
    for (const each of ['feature/a', 'feature/b']) {
      world.push(each);
      await world.deploy(each);
    }
    world.git('checkout', '-q', 'main');
    world.git('branch', '-q', '-D', 'feature/a', 'feature/b');
    const marker = world.gitops
      .git('ls-tree', '-r', '--name-only', 'main')
      .split('\n')
      .find((path) => /feature-a.*\.review-env/.test(path));
    commitFiles(world.gitops, { [marker ?? '']: 'broken: [\n' });
    const { removed, kept } = await world.cleanup({ sweep: 'true' });
    expect(removed.every((piece) => piece.environment.startsWith('feature-b'))).toBe(true);
    expect(kept).toMatchObject([
      { name: expect.stringContaining('feature-a'), reason: expect.stringContaining('cannot be read') },
    ]);
  });

  test('removes the environments of closed requests and keeps those of open ones', async () => {
    const marker = (request: number) =>
      serializeMarker(
        mergeDeployment(
          undefined,
          {
            name: `pr-${request}`,
            repository: 'acme/shop',
            ref: 'refs/heads/main',
            request,
            commit: 'a',
            services: ['web1'],
          },
          1,
        ),
      );
    const world = reviewWorld({
      ...surroundings,
      'review/pr-1/.review-env.yaml': marker(1),
      'review/pr-2/.review-env.yaml': marker(2),
    });
    await using forge = await startGitlabServer({ repository: world.gitops, path: 'acme/shop' });
    for (const state of ['closed', 'opened'] as const) {
      const request = forge.forkRequest(`feature/${state}`, 'main');
      Object.assign(request, { state, source_project_id: projectId });
    }
    const given = { sweep: 'true', 'forge-url': forge.project.api, 'forge-token': forge.token };
    const { removed, kept } = await world.cleanup(given, { repositoryUrl: forge.project.url });
    expect(removed.map((piece) => piece.environment)).toEqual(['pr-1']);
    expect(kept).toMatchObject([{ environment: 'pr-2', reason: 'request 2 is open' }]);
  });
});

describe('a removal that races with others', () => {
  test('is planned anew on what the others wrote, and takes nothing of theirs', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch, 'web1');
    await using server = await startGitServer({ root: dirname(world.gitops.path) });
    const others = { [`${directory}/web2.yaml`]: 'image: {}\n', 'values/web2-dev.yaml': 'image: {}\n' };
    // Between the removal's reading and its push, a deployment of web2 lands, and somebody's change beside it.
    server.inject({ kind: 'before', at: 'receive-pack', action: () => void commitFiles(world.gitops, others) });
    const { removed } = await world.cleanup({ branch, 'gitops-repository': server.url(world.gitops) });
    expect(removed.map((piece) => piece.name)).toContain(`${directory}/web2.yaml`);
    const left = world.gitops.git('ls-tree', '-r', '--name-only', 'main').split('\n');
    expect(left.filter((path) => path.startsWith(directory))).toEqual([]);
    expect(left).toContain('values/web2-dev.yaml');
  });
});
