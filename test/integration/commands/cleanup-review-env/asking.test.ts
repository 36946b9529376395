/** Cleanup asks whether a source is open: an event only says when to look. */
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bumpImageTag } from '../../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../../src/commands/cleanup-review-env.ts';
import { plan } from '../../../../src/commands/plan.ts';
import { environmentName } from '../../../../src/core/names/slug.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { mergeDeployment, parseMarker, serializeMarker } from '../../../../src/core/review/marker.ts';
import { parseTombstone } from '../../../../src/core/review/tombstone.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { type ReviewWorld, reviewWorld, surroundings } from '../../../support/commands/cleanup.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { projectId } from '../../../support/gitlab/state.ts';

const nameOf = (branch: string) =>
  environmentName({ mode: 'branch', repository: 'acme/shop', ref: `refs/heads/${branch}` });
const tombstoneOf = (world: ReviewWorld, name: string) => {
  const path = `.monorepo-gitops/tombstones/${name}.yaml`;
  return parseTombstone(world.gitops.read(path), path);
};
const paths = (world: ReviewWorld) => world.gitops.git('ls-tree', '-r', '--name-only', 'main').split('\n');
const isThere = (world: ReviewWorld, branch: string) =>
  paths(world).includes(`review/${nameOf(branch)}/.review-env.yaml`);
const gone = (world: ReviewWorld, ...branches: readonly string[]) => {
  world.git('checkout', '-q', 'main');
  world.git('branch', '-q', '-D', ...branches);
};
const branch = 'feature/login';
const deleted = { event: { kind: 'branch-deleted' }, branch } as const;

describe('the event of a deleted branch', () => {
  test('removes its environment, and says in the tombstone that it was closed', async () => {
    const world = reviewWorld();
    const commit = world.push(branch);
    await world.deploy(branch);
    gone(world, branch);
    expect((await world.cleanup({}, { ...deleted, commit })).removed).toHaveLength(2);
    expect(tombstoneOf(world, nameOf(branch))).toMatchObject({ because: 'closed', commits: [commit] });
  });

  test('keeps the environment of a branch that was pushed again, and ends well', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    const before = world.tree();
    const { removed, kept, lines } = await world.cleanup({}, deleted);
    expect(removed).toEqual([]);
    expect(kept).toMatchObject([{ kind: 'files', reason: `refs/heads/${branch} exists` }]);
    expect(lines.join('\n')).toContain(`Nothing is removed: refs/heads/${branch} exists.`);
    expect(world.tree()).toEqual(before);
  });

  test.each([
    ['of a branch that is deployed, although GitHub tells no tip', branch, true],
    ['not of a branch that no review environment takes', 'renovate/vite', false],
  ])('leaves a tombstone before the first deployment: %s', async (_, name, written) => {
    const world = reviewWorld();
    const at = { event: { kind: 'branch-deleted' }, branch: name, host: 'github' } as const;
    const commit = world.git('rev-parse', 'main');
    expect((await world.cleanup({}, { ...at, commit })).removed).toEqual([]);
    expect(paths(world).some((path) => path.startsWith('.monorepo-gitops/'))).toBe(written);
    if (written) expect(tombstoneOf(world, nameOf(name)).commits).toEqual([]);
  });

  test('is believed when nobody can be asked, and this is said', async () => {
    const world = reviewWorld();
    const commit = world.push(branch);
    await world.deploy(branch);
    world.git('remote', 'set-url', 'origin', '/nowhere/at/all');
    const { removed, warnings } = await world.cleanup({}, { ...deleted, commit });
    expect(removed).toHaveLength(2);
    expect(warnings.join('\n')).toContain('The event says that the source is closed, which nothing confirms');
  });
});

describe('a person who names an environment', () => {
  test.each([
    ['branch', { branch }],
    ['name', { name: nameOf(branch) }],
  ])('by its %s removes it although it is open, and the tombstone says so', async (_, given) => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    expect((await world.cleanup(given)).removed).toHaveLength(2);
    expect(tombstoneOf(world, nameOf(branch))).toMatchObject({ because: 'stopped' });
  });
});

describe('the event of a closed request', () => {
  const marker = (request: number, source = `feature/${request}`) =>
    serializeMarker(
      mergeDeployment(
        undefined,
        {
          name: `pr-${request}`,
          repository: 'acme/shop',
          ref: `refs/heads/${source}`,
          request,
          commit: 'a',
          services: ['web1'],
        },
        1,
      ),
    );

  /** Requests 1 and up with these states, and an environment for each. */
  async function requests(states: readonly ('opened' | 'closed' | 'merged')[]) {
    const files = states.map((_, index) => [`review/pr-${index + 1}/.review-env.yaml`, marker(index + 1)] as const);
    const world = reviewWorld({ ...surroundings, ...Object.fromEntries(files) });
    const forge = await startGitlabServer({ repository: world.gitops, path: 'acme/shop' });
    for (const [index, state] of states.entries()) {
      const request = forge.forkRequest(`feature/${index + 1}`, 'main');
      Object.assign(request, { state, source_project_id: projectId });
    }
    const given = { 'forge-url': forge.project.api, 'forge-token': forge.token };
    const closed = (number: number, more: Partial<CiContext> = {}) =>
      world.cleanup(given, {
        event: { kind: 'request-closed', number, merged: false },
        branch: `feature/${number}`,
        repositoryUrl: forge.project.url,
        ...more,
      });
    return { world, forge, given, closed, [Symbol.asyncDispose]: () => forge[Symbol.asyncDispose]() };
  }

  test.each(['closed', 'merged'] as const)('removes what is %s', async (state) => {
    await using at = await requests([state]);
    const { removed } = await at.closed(1);
    expect(removed).toMatchObject([{ environment: 'pr-1', reason: `request 1 is ${state}` }]);
  });

  test('keeps what was reopened before the queued run came', async () => {
    await using at = await requests(['opened']);
    expect(await at.closed(1)).toMatchObject({
      removed: [],
      kept: [{ environment: 'pr-1', reason: 'request 1 is open' }],
    });
  });

  test.each([
    ['whose branch is gone is closed', false, 0],
    ['whose branch is there is not known, so that the event is believed', true, 1],
  ])('that the forge does not tell about: one %s', async (_, exists, warnings) => {
    await using at = await requests(['opened']);
    if (exists) at.world.git('branch', 'feature/1', 'main');
    at.given['forge-token'] = 'glpat-of-somebody-else';
    const cleanup = await at.closed(1);
    expect(cleanup.removed).toHaveLength(1);
    expect(cleanup.warnings).toHaveLength(warnings);
  });

  test('an empty list of open requests is settled by asking each by its number', async () => {
    await using at = await requests(['opened', 'closed']);
    const { world, forge, given } = at;
    for (const request of forge.mergeRequests) Object.assign(request, { source_project_id: 4711 });
    const repositoryUrl = forge.project.url;
    const { removed, kept } = await world.cleanup({ ...given, sweep: 'true' }, { repositoryUrl });
    expect(removed.map(({ environment }) => environment)).toEqual(['pr-2']);
    expect(kept).toMatchObject([{ environment: 'pr-1', reason: 'request 1 is open' }]);
  });

  test.each([
    ['opened', 'a', 'stopped'],
    ['merged', 'f', 'closed'],
  ] as const)(
    "GitLab's stop job of a request that is %s, with commit %s, ends it as %s",
    async (state, letter, because) => {
      await using at = await requests([state]);
      const old = parseMarker(marker(1), 'm');
      const deployed = serializeMarker({ ...old, deployed: 'a'.repeat(40) });
      commitFiles(at.world.gitops, { 'review/pr-1/.review-env.yaml': deployed });
      const stop = {
        host: 'gitlab',
        refSlug: 'feature-1',
        commit: letter.repeat(40),
        sourceRef: 'refs/merge-requests/1/head',
      } as const;
      expect((await at.closed(1, stop)).removed).toHaveLength(1);
      expect(tombstoneOf(at.world, 'pr-1').because).toBe(because);
    },
  );

  test("GitLab's stop job of an open request keeps what a newer commit has deployed", async () => {
    await using at = await requests(['opened']);
    const stop = {
      host: 'gitlab',
      refSlug: 'feature-1',
      commit: 'b'.repeat(40),
      sourceRef: 'refs/merge-requests/1/head',
    } as const;
    expect(await at.closed(1, stop)).toMatchObject({ removed: [], kept: [{ environment: 'pr-1' }] });
  });

  test('a sweep keeps what has the label keep-review', async () => {
    await using at = await requests(['opened', 'opened']);
    const { world, forge, given } = at;
    forge.mergeRequests[0]?.labels.push('keep-review');
    const old = parseMarker(marker(2), 'm');
    const files = [1, 2].map((request) => [
      `review/pr-${request}/.review-env.yaml`,
      serializeMarker({ ...old, ...parseMarker(marker(request), 'm'), deployedAt: '2020-01-01T00:00:00Z' }),
    ]);
    commitFiles(world.gitops, Object.fromEntries(files));
    const { removed, kept } = await world.cleanup({ ...given, sweep: 'true' }, { repositoryUrl: forge.project.url });
    expect(removed.map(({ environment }) => environment)).toEqual(['pr-2']);
    expect(kept).toMatchObject([{ environment: 'pr-1', reason: 'request 1 has the label keep-review' }]);
    expect(tombstoneOf(world, 'pr-2').because).toBe('expired');
  });
});

describe('a deployment after a removal', () => {
  const marker = (world: ReviewWorld) =>
    parseMarker(world.gitops.read(`review/${nameOf(branch)}/.review-env.yaml`), 'm');
  const before = { pipelineCreatedAt: Date.now() - 3_600_000 };
  const after = { pipelineCreatedAt: Date.now() + 3_600_000 };

  test('by a pipeline that was under way when a person stopped the environment is kept out, a later one is not', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    await world.cleanup({ branch });
    const tree = world.tree();
    expect(await world.deploy(branch, 'web2', {}, before)).toMatchObject({ result: 'superseded', changed: false });
    expect(world.tree()).toEqual(tree);
    const { result, lines } = await world.deploy(branch, 'web1', {}, after);
    expect(result).toBe('committed');
    expect(String(lines)).toContain('comes back as generation 2: it was stopped by a person at');
    expect(marker(world)).toMatchObject({ generation: 2, services: ['web1'] });
    expect(paths(world).join()).not.toContain('.monorepo-gitops/tombstones/');
  });

  test.each([
    ['a tombstone with its commits', undefined],
    ['a tombstone without a tip', 'github'],
  ] as const)('of a branch that is gone is kept out, behind %s', async (_, host) => {
    const world = reviewWorld();
    const commit = world.push(branch);
    if (host === undefined) await world.deploy(branch);
    gone(world, branch);
    world.git('clone', '-q', '--bare', world.monorepo, `${world.monorepo}.git`);
    world.git('remote', 'set-url', 'origin', `${world.monorepo}.git`);
    await world.cleanup({}, { ...deleted, commit, ...(host === undefined ? {} : { host }) });
    const tree = world.tree();
    for (const run of [before, after]) {
      expect(await world.deploy(branch, 'web1', {}, { commit, ...run })).toMatchObject({ result: 'superseded' });
    }
    expect(world.tree()).toEqual(tree);
  });

  test('of a branch that was restored at the same commit is a new generation', async () => {
    const world = reviewWorld();
    const commit = world.push(branch);
    await world.deploy(branch);
    gone(world, branch);
    await world.cleanup({}, { ...deleted, commit });
    world.git('branch', branch, commit);
    const { result, lines } = await world.deploy(branch, 'web1', {}, before);
    expect(result).toBe('committed');
    expect(String(lines)).toContain('comes back as generation 2: it was removed when its source was closed at');
    expect(String(lines)).toContain('and its source is open');
    expect(marker(world).generation).toBe(2);
  });

  test('of an open branch whose ttl had passed comes back when the old pipeline is run again', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    const path = `review/${nameOf(branch)}/.review-env.yaml`;
    commitFiles(world.gitops, { [path]: serializeMarker({ ...marker(world), deployedAt: '2020-01-01T00:00:00Z' }) });
    await world.cleanup({ sweep: 'true' });
    expect(tombstoneOf(world, nameOf(branch)).because).toBe('expired');
    expect(await world.deploy(branch, 'web1', {}, { ...before, byPerson: true })).toMatchObject({
      result: 'committed',
    });
    expect(marker(world).generation).toBe(2);
    expect(marker(world).deployedAt).not.toBe('2020-01-01T00:00:00Z');
  });
});

describe("GitLab's stop job", () => {
  const stop = (name: string, commit: string): Partial<CiContext> => ({
    host: 'gitlab',
    event: { kind: 'branch-deleted' },
    branch: name,
    commit,
    refSlug: name.toLowerCase().replace(/[^a-z0-9]/g, '-'),
  });
  const [one, other] = ['feature/a-b', 'feature/a_b'] as const;

  async function two() {
    const world = reviewWorld();
    const commits = [world.push(one), world.push(other)] as const;
    for (const each of [one, other]) await world.deploy(each);
    return { world, commits };
  }

  test('removes what its own commit had deployed: a person or auto_stop_in stopped it', async () => {
    const { world, commits } = await two();
    await world.cleanup({}, stop(one, commits[0]));
    expect([isThere(world, one), isThere(world, other)]).toEqual([false, true]);
    expect(tombstoneOf(world, nameOf(one)).because).toBe('stopped');
  });

  test('removes the branch of its slug that is gone, also by the job of the other one', async () => {
    const { world, commits } = await two();
    gone(world, one);
    await world.cleanup({}, stop(other, commits[1]));
    expect([isThere(world, one), isThere(world, other)]).toEqual([false, true]);
    expect(tombstoneOf(world, nameOf(one)).because).toBe('closed');
  });

  test('removes nothing of branches that share a slug and a commit, but its own', async () => {
    const world = reviewWorld();
    const commit = world.push(one);
    world.git('branch', other, one);
    for (const each of [one, other]) await world.deploy(each);
    await world.cleanup({}, stop(other, commit));
    expect([isThere(world, one), isThere(world, other)]).toEqual([true, false]);
  });

  test('keeps what a newer commit has deployed, and says so', async () => {
    const { world, commits } = await two();
    const newer = world.push(one);
    await world.deploy(one);
    const { kept } = await world.cleanup({}, stop(one, commits[0]));
    expect(kept.map(({ reason }) => reason).sort()).toEqual([
      expect.stringContaining(`${newer.slice(0, 8)} was deployed after this job's commit`),
      `refs/heads/${other} exists`,
    ]);
    expect(isThere(world, one)).toBe(true);
  });

  test('works without a checkout and without gitops.yaml', async () => {
    const { world, commits } = await two();
    const given = { 'gitops-repository': world.gitops.path, remove: ['files', 'app'] };
    const ci = { ...stop(one, commits[0]), repositoryUrl: 'https://github.com/acme/shop', workspace: '/nowhere' };
    await world.run(cleanupReviewEnv, given, { ci, cwd: world.directory, config: undefined });
    expect([isThere(world, one), isThere(world, other)]).toEqual([false, true]);
  });

  test('of a branch that was never deployed asks too: it leaves a tombstone only when the branch is gone', async () => {
    const world = reviewWorld();
    const commit = world.push(one);
    expect((await world.cleanup({}, stop(one, commit))).commit).toBeUndefined();
    gone(world, one);
    expect((await world.cleanup({}, stop(one, commit))).commit).toBeDefined();
    expect(tombstoneOf(world, nameOf(one))).toMatchObject({ because: 'closed', commits: [commit] });
  });
});

describe('a sweep', () => {
  test('never asks another remote than origin', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    world.git('checkout', '-q', 'main');
    world.git('clone', '-q', '--bare', world.monorepo, `${world.monorepo}-fork.git`);
    world.git('remote', 'remove', 'origin');
    world.git('remote', 'add', 'a-fork', `${world.monorepo}-fork.git`);
    world.git('remote', 'add', 'b-fork', `${world.monorepo}-fork.git`);
    world.git('push', '-q', 'a-fork', '--delete', branch);
    await expect(world.cleanup({ sweep: 'true' }, { repositoryUrl: undefined })).rejects.toMatchObject({
      code: 'SWEEP_SOURCES',
    });
    world.git('clone', '-q', '--bare', world.monorepo, `${world.monorepo}.git`);
    world.git('remote', 'add', 'origin', `${world.monorepo}.git`);
    expect((await world.cleanup({ sweep: 'true' })).removed).toEqual([]);
    expect(isThere(world, branch)).toBe(true);
  });

  test('asks once more in the attempt that commits: a branch that is pushed meanwhile keeps its environment', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    gone(world, branch);
    await using server = await startGitServer({ root: dirname(world.gitops.path) });
    // Between the sweep's decision and its push the branch comes back, and a deployment lands.
    server.inject({
      kind: 'before',
      at: 'receive-pack',
      action: async () => {
        world.git('checkout', '-q', '-b', branch);
        world.git('commit', '-q', '--allow-empty', '-m', 'Back again');
        await world.deploy(branch);
      },
    });
    const sweep = world.cleanup({ sweep: 'true', 'gitops-repository': server.url(world.gitops) }, { host: 'jenkins' });
    expect((await sweep).removed).toEqual([]);
    expect(isThere(world, branch)).toBe(true);
  });

  test('finds environments where an older template of file had put them', async () => {
    const source = { name: nameOf(branch), repository: 'acme/shop', ref: `refs/heads/${branch}` };
    const marker = mergeDeployment(undefined, { ...source, commit: 'a', services: ['web1'] }, 1);
    const directory = `old/place/${source.name}`;
    const world = reviewWorld({
      ...surroundings,
      [`${directory}/.review-env.yaml`]: serializeMarker(marker),
      [`${directory}/web1.yaml`]: 'image: {}\n',
      'old/place/README.md': 'Ours.\n',
    });
    expect((await world.cleanup({ sweep: 'true' })).removed.map(({ name }) => name)).toEqual([
      `${directory}/.review-env.yaml`,
      `${directory}/web1.yaml`,
    ]);
    expect(paths(world)).toContain('old/place/README.md');
  });

  test('reckons by the clock of the GitOps server, whatever the runner says', async () => {
    const world = reviewWorld();
    world.push(branch);
    await using server = await startGitServer({ root: dirname(world.gitops.path) });
    const given = { 'gitops-repository': server.url(world.gitops) };
    const clock = {
      ...(await import('../../../support/clock.ts')).systemClock,
      now: () => Date.now() + 30 * 86_400_000,
    };
    await world.deploy(branch, 'web1', given);
    const options = { ci: { host: 'jenkins' as const, workspace: world.monorepo }, cwd: world.monorepo, clock };
    await world.run(cleanupReviewEnv, { ...given, sweep: true, remove: ['files'] }, options);
    expect(isThere(world, branch)).toBe(true);
  });

  test.each([
    ['a terminal shows what it would do', 'shell', {}, true],
    ['a terminal does it when it is told to', 'shell', { 'dry-run': 'false' }, false],
    ['a pipeline does it', 'github', {}, false],
  ] as const)('on %s', async (_, host, given, stays) => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    gone(world, branch);
    const { removed, warnings } = await world.cleanup({ sweep: 'true', ...given }, { host });
    expect(removed).toHaveLength(2);
    expect(isThere(world, branch)).toBe(stays);
    expect(warnings.some((line) => line.includes('dry run'))).toBe(stays);
  });

  test('ends a tombstone after 30 days where environments have no ttl', async () => {
    const world = reviewWorld();
    world.push(branch);
    await world.deploy(branch);
    await world.cleanup({ branch });
    const path = `.monorepo-gitops/tombstones/${nameOf(branch)}.yaml`;
    const text = world.gitops
      .read(path)
      .replace(/^closedAt: .*$/m, `closedAt: "${new Date(Date.now() - 31 * 86_400_000).toISOString()}"`);
    commitFiles(world.gitops, { [path]: text });
    const config = parseConfig(
      'gitops.yaml',
      'version: 1\nservices: { web1: { path: apps/web1 } }\nenvironments: { review: { when: { branch: "feature/*" }, file: "review/{slug}/{service}.yaml" } }\n',
    );
    const ci = { host: 'jenkins', workspace: world.monorepo, repositoryUrl: 'https://github.com/acme/shop' } as const;
    await world.run(cleanupReviewEnv, { sweep: true }, { ci, cwd: world.monorepo, config });
    expect(paths(world)).not.toContain(path);
  });
});

describe('two monorepos with one GitOps repository', () => {
  const config = parseConfig(
    'gitops.yaml',
    `version: 1
registry: registry.example.com/fe
services: { web1: { path: apps/web1 } }
environments:
  review: { when: { request: true }, file: "review/{slug}/{service}.yaml", from: sample/values-review.yaml, set: { host: "{slug}.example.com" } }
`,
  );
  const of = (repository: string, commit: string, more: Partial<CiContext> = {}): Partial<CiContext> => ({
    host: 'jenkins',
    repository,
    repositoryUrl: `https://github.com/${repository}`,
    event: { kind: 'request', number: 5, fromFork: false },
    requestNumber: 5,
    branch: 'feature/x',
    commit,
    ...more,
  });

  test('both have a request 5: neither touches the other, and each finds its own again', async () => {
    const world = reviewWorld();
    const run = (repository: string, letter: string) => {
      // Two histories: no commit of one is one of the other.
      const ci = of(repository, letter.repeat(40), { workspace: '/nowhere' });
      return world.run(
        bumpImageTag,
        { service: 'web1', environment: 'review', tag: letter.repeat(8) },
        { ci, cwd: world.directory, config },
      );
    };
    const close = (repository: string, letter: string) => {
      const ci = of(repository, letter.repeat(40), { workspace: '/nowhere' });
      return world.run(cleanupReviewEnv, { request: 5, remove: ['files'] }, { ci, cwd: world.directory, config });
    };
    await run('acme/shop', 'a');
    const { lines } = await run('acme/blog', 'b');
    expect(lines.join('\n')).toContain("pr-5 is another monorepo's review environment");
    const directories = () =>
      [...new Set(paths(world).flatMap((path) => /^review\/([^/]+)\//.exec(path)?.[1] ?? []))].sort();
    const [shop = '', blog = ''] = directories();
    expect([shop, blog]).toEqual(['pr-5', expect.stringMatching(/^pr-5-[0-9a-f]{8}$/)]);
    expect(world.gitops.read(`review/${shop}/web1.yaml`)).toContain('host: pr-5.example.com');
    expect(world.gitops.read(`review/${blog}/web1.yaml`)).toContain(`host: ${blog}.example.com`);
    await close('acme/blog', 'b');
    expect(directories()).toEqual([shop]);
    expect(tombstoneOf(world, blog).repository).toBe('acme/blog');
    await run('acme/blog', 'c');
    await close('acme/shop', 'a');
    expect(directories()).toEqual([blog]);
    await run('acme/shop', 'd');
    expect(directories()).toEqual([shop, blog]);
    expect(parseMarker(world.gitops.read(`review/${shop}/.review-env.yaml`), 'm')).toMatchObject({
      repository: 'acme/shop',
      generation: 2,
    });
  });

  test('is known to plan, which hands the name on to the jobs of a matrix', async () => {
    const source = {
      name: 'pr-5',
      repository: 'acme/shop',
      monorepo: 'github.com/acme/shop',
      ref: 'refs/heads/x',
      request: 5,
    };
    const marker = mergeDeployment(undefined, { ...source, commit: 'a'.repeat(40), services: ['web1'] }, 1);
    const world = reviewWorld({ ...surroundings, 'review/pr-5/.review-env.yaml': serializeMarker(marker) });
    const commit = world.push('feature/x');
    const slugFor = async (repository: string) => {
      const ci = of(repository, commit, { workspace: world.monorepo });
      const { outputs } = await world.run(plan, { environment: 'review' }, { ci, cwd: world.monorepo, config });
      return outputs.slug;
    };
    expect(await slugFor('acme/shop')).toBe('pr-5');
    expect(await slugFor('acme/blog')).toMatch(/^pr-5-[0-9a-f]{8}$/);
  });

  test('a lost race for the name begins again with the other one', async () => {
    const world = reviewWorld();
    await using server = await startGitServer({ root: dirname(world.gitops.path) });
    const given = {
      service: 'web1',
      environment: 'review',
      tag: 'b'.repeat(8),
      'gitops-repository': server.url(world.gitops),
    };
    const source = {
      name: 'pr-5',
      repository: 'acme/shop',
      monorepo: 'github.com/acme/shop',
      ref: 'refs/heads/x',
      request: 5,
    };
    const marker = mergeDeployment(undefined, { ...source, commit: 'a'.repeat(40), services: ['web1'] }, 1);
    const files = { 'review/pr-5/.review-env.yaml': serializeMarker(marker), 'review/pr-5/web1.yaml': 'image: {}\n' };
    server.inject({ kind: 'before', at: 'receive-pack', action: () => void commitFiles(world.gitops, files) });
    const ci = of('acme/blog', 'b'.repeat(40), { workspace: '/nowhere' });
    const { outputs } = await world.run(bumpImageTag, given, { ci, cwd: world.directory, config });
    expect(outputs.result).toBe('committed');
    expect(world.gitops.read('review/pr-5/.review-env.yaml')).toBe(files['review/pr-5/.review-env.yaml']);
    expect(paths(world).filter((path) => /^review\/pr-5-[0-9a-f]{8}\//.test(path))).toHaveLength(2);
  });
});
