/** Monorepos that share history and one GitOps repository: forks, mirrors, copies, and one that was renamed. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bumpImageTag } from '../../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../../src/commands/cleanup-review-env.ts';
import { environmentName } from '../../../../src/core/names/slug.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { serializeTombstone, tombstoneOf } from '../../../../src/core/review/tombstone.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { type Outcome, reviewWorld, surroundings } from '../../../support/commands/cleanup.ts';
import { commitFiles, createBareRepository, gitIn, publishAs, runGit } from '../../../support/git/repository.ts';
import { basic, type GitServerOptions, startGitServer } from '../../../support/git/server.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import type { Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const ref = 'refs/heads/feature/liv';
const jobToken = 'ghs_the-token-of-the-job';
const nameFor = (repository: string) => environmentName({ mode: 'branch', repository, ref });

const config = parseConfig(
  'gitops.yaml',
  `version: 1
services: { web1: { path: apps/web1 } }
environments:
  review: { when: { request: true }, file: "review/{slug}/{service}.yaml", from: sample/values-review.yaml, ttl: 7d }
`,
);

interface KinOptions {
  /** What `acme/store` has of `acme/shop`. */
  readonly store?: 'fork' | 'mirror' | 'template' | 'renamed';
  /** Whether the old address still leads to the renamed repository. */
  readonly old?: 'redirects' | 'answers' | 'is gone';
  readonly server?: Partial<GitServerOptions>;
}

/** `acme/shop` has deployed `feature/liv`; the job is one of `acme/store`. */
async function kin({ store: kind = 'fork', old = 'is gone', server: settings }: KinOptions = {}) {
  const root = scratchDirectory('kin');
  const shop = createBareRepository(root, { files: { 'apps/web1/index.ts': '0\n' }, name: 'shop' });
  const isRenamed = kind === 'renamed';
  const fork = createBareRepository(root, { files: { 'README.md': 'A copy.\n' }, name: 'store' });
  if (kind === 'fork' || kind === 'mirror')
    runGit(['-C', fork.path, 'fetch', '-q', '--force', shop.path, '+refs/heads/main:refs/heads/main']);
  shop.git('branch', 'feature/liv', 'main');
  const tip = commitFiles(shop, { 'apps/web1/index.ts': '1\n' }, { branch: 'feature/liv', message: 'Change' });
  if (kind === 'mirror') runGit(['-C', fork.path, 'fetch', '-q', shop.path, '+refs/*:refs/*']);
  // One network of forks has one store of objects: each of them answers for the commits of all.
  if (kind === 'fork') appendFileSync(join(fork.path, 'objects/info/alternates'), `${shop.path}/objects\n`);
  const own = isRenamed ? shop : fork;
  if (!isRenamed || old === 'answers') publishAs(shop, 'acme/shop');
  publishAs(own, 'acme/store');
  const moved = isRenamed && old === 'redirects' ? { 'acme/shop.git': 'acme/store.git' } : {};
  const server = await startGitServer({ root, moved, ...settings });
  const checkout = scratchDirectory('kin-job');
  const git = gitIn(checkout);
  git('init', '-q');
  git('remote', 'add', 'origin', `${server.origin}/acme/store.git`);
  git('fetch', '-q', '--no-tags', '--depth=1', `file://${own.path}`, 'main');
  git('checkout', '-q', '--detach', 'FETCH_HEAD');

  const host = new URL(server.origin).hostname;
  const record = { repository: 'acme/shop', monorepo: `${host}/acme/shop`, ref, commit: tip, services: ['web1'] };
  const living = { ...record, name: nameFor('acme/shop') };
  const markerOf = (more: Partial<typeof living> & { request?: number; deployedAt?: string } = {}) => {
    const deployment = { ...living, ...more };
    return {
      [`review/${deployment.name}/.review-env.yaml`]: serializeMarker(mergeDeployment(undefined, deployment, 1)),
      [`review/${deployment.name}/web1.yaml`]: 'image: {}\n',
    };
  };
  const world = reviewWorld({ ...surroundings });
  const add = (files: Readonly<Record<string, string>>) => commitFiles(world.gitops, files);
  const optionsOf = (ci: Partial<CiContext>, env: Readonly<Record<string, string>>) => {
    const context = {
      host: 'github' as const,
      repository: 'acme/store',
      repositoryUrl: `${server.origin}/acme/store`,
      workspace: checkout,
      commit: git('rev-parse', 'HEAD'),
      ...ci,
    };
    const variables = { PATH: process.env.PATH, GITHUB_SERVER_URL: server.origin, ...env };
    return { ci: context, cwd: checkout, config, env: variables };
  };
  const cleanup = async (given: Given, ci: Partial<CiContext> = {}, env: Readonly<Record<string, string>> = {}) => {
    const all = { remove: ['app', 'files'], ...given };
    const { outputs, lines } = await world.run(cleanupReviewEnv, all, optionsOf(ci, env));
    return { ...(outputs as unknown as Outcome), lines };
  };
  const deploy = (given: Given, ci: Partial<CiContext>) => world.run(bumpImageTag, given, optionsOf(ci, {}));
  const isThere = (name = living.name) => world.tree().join().includes(`review/${name}/`);
  return { shop, fork, own, server, world, add, markerOf, living, cleanup, deploy, isThere, tip, checkout };
}

const gone = { event: { kind: 'branch-deleted' }, branch: 'feature/liv' } as const;

describe('an environment that lives stays, whatever a relative of its monorepo runs', () => {
  test.each([
    ['fork', 'that asks the other address', `, where ${ref} exists`],
    ['mirror', 'from which the branch was removed', `, where ${ref} exists`],
    ['template', 'without a commit of it', ''],
  ] as const)('a sweep of a %s %s', async (store, _, reason) => {
    const at = await kin({ store });
    at.add(at.markerOf());
    if (store === 'mirror') at.fork.git('update-ref', '-d', ref);
    const { removed, kept, commit } = await at.cleanup({ sweep: 'true' });
    expect([removed, commit]).toEqual([[], undefined]);
    expect(kept).toMatchObject([
      { environment: at.living.name, reason: expect.stringContaining(`belongs to acme/shop${reason}`) },
    ]);
    expect(at.isThere()).toBe(true);
  });

  test('a sweep of a fork, by whose ttl it is too old', async () => {
    const at = await kin();
    at.add(at.markerOf({ deployedAt: '2020-01-01T00:00:00Z' }));
    at.fork.git('branch', 'feature/liv', 'main');
    expect((await at.cleanup({ sweep: 'true' })).removed).toEqual([]);
    expect(at.isThere()).toBe(true);
  });

  test('a sweep of a fork that may not read the other one, which says what a person can do', async () => {
    const at = await kin({ old: 'is gone', server: { moved: { 'acme/shop.git': 'acme/nowhere.git' } } });
    at.add(at.markerOf());
    const { removed, kept } = await at.cleanup({ sweep: 'true' });
    expect(removed).toEqual([]);
    expect(kept[0]?.reason).toContain('whether that is this one is not known');
    expect(kept[0]?.reason).toContain(`\`--name ${at.living.name}\` removes it`);
  });

  test("a sweep of a fork, which leaves the other one's tombstone alone", async () => {
    const at = await kin();
    const marker = mergeDeployment(undefined, at.living, 1);
    const path = `.monorepo-gitops/tombstones/${at.living.name}.yaml`;
    const ending = { because: 'stopped', closingCommit: undefined, closedAt: Date.parse('2020-01-01') } as const;
    at.add({ [path]: serializeTombstone(tombstoneOf(marker, ending)) });
    expect(await at.cleanup({ sweep: 'true' })).toMatchObject({ removed: [], commit: undefined });
  });

  test('the event of a deleted branch of a fork, which says what it keeps', async () => {
    const at = await kin();
    at.add(at.markerOf());
    const { removed, kept } = await at.cleanup({}, gone);
    expect(removed).toEqual([]);
    expect(kept).toMatchObject([
      { environment: at.living.name, reason: expect.stringContaining('belongs to acme/shop') },
    ]);
    expect(at.isThere()).toBe(true);
  });

  test('the event of a deleted branch of a mirror with the same owner and name on another server', async () => {
    const at = await kin({ store: 'mirror' });
    at.add(at.markerOf({ monorepo: 'elsewhere.example.com/acme/shop' }));
    at.fork.git('update-ref', '-d', ref);
    const { removed, kept, commit } = await at.cleanup({}, { ...gone, repository: 'acme/shop' });
    expect([removed, commit]).toEqual([[], undefined]);
    expect(kept[0]?.reason).toContain('it is not on the server of this one');
    expect(at.isThere()).toBe(true);
  });

  test("GitLab's stop job of a fork", async () => {
    const at = await kin();
    at.add(at.markerOf());
    const stop = { ...gone, host: 'gitlab', refSlug: 'feature-liv', commit: at.tip } as const;
    expect((await at.cleanup({}, stop)).removed).toEqual([]);
    expect(at.isThere()).toBe(true);
  });

  test.each([
    ['may ask the other forge', ['acme/shop', 'acme/store'], 'request 1 is open'],
    ['may not', ['acme/store'], 'the forge was not asked about request 1'],
  ])(
    'the event of a closed request of a fork that %s: its number is that of another request',
    async (_, repositories, reason) => {
      const at = await kin();
      at.add(at.markerOf({ name: 'pr-1', request: 1 }));
      const permissions = { contents: 'read', pull_requests: 'read' } as const;
      await using github = await startGithubServer({
        repositories: { 'acme/shop': { git: at.shop }, 'acme/store': { git: at.fork } },
        accounts: { [jobToken]: { login: 'github-actions[bot]', permissions, repositories } },
      });
      github.repository('acme/shop').addPull({ title: 'Liv', head: 'feature/liv', base: 'main' });
      github.repository('acme/store').addPull({ title: 'Other', head: 'fix/other', base: 'main', state: 'closed' });
      const env = { GITHUB_API_URL: `${github.origin}/api/v3`, GITHUB_TOKEN: jobToken };
      const closed = { event: { kind: 'request-closed', number: 1, merged: false }, branch: 'fix/other' } as const;
      const { removed, kept } = await at.cleanup({}, closed, env);
      expect(removed).toEqual([]);
      expect(kept).toMatchObject([{ environment: 'pr-1', reason: expect.stringContaining(reason) }]);
      expect((await at.cleanup({ sweep: 'true' }, {}, env)).removed).toEqual([]);
      expect(at.isThere('pr-1')).toBe(true);
    },
  );
});

describe('an environment of this very monorepo, which was renamed', () => {
  test.each([
    ['the old address redirects', 'redirects'],
    ['the old address still answers', 'answers'],
  ] as const)('goes with a sweep and with the event of its branch where %s', async (_, old) => {
    for (const [given, ci] of [
      [{ sweep: 'true' }, {}],
      [{}, gone],
    ] as const) {
      const at = await kin({ store: 'renamed', old });
      at.add(at.markerOf());
      expect((await at.cleanup(given, ci)).removed).toEqual([]);
      at.shop.git('update-ref', '-d', ref);
      // The branch's commit is one that the server still has.
      expect((await at.cleanup(given, ci)).removed).toHaveLength(2);
      expect(at.isThere()).toBe(false);
    }
  });

  test('goes by its ttl where the old address redirects', async () => {
    const at = await kin({ store: 'renamed', old: 'redirects' });
    at.add(at.markerOf({ deployedAt: '2020-01-01T00:00:00Z' }));
    const { removed } = await at.cleanup({ sweep: 'true' });
    expect(removed.map(({ reason }) => reason.slice(0, 7))).toEqual(['expired', 'expired']);
    expect(at.isThere()).toBe(false);
  });

  test('stays where the old address is gone, and goes by its name', async () => {
    const at = await kin({ store: 'renamed', old: 'is gone' });
    at.add(at.markerOf());
    at.shop.git('update-ref', '-d', ref);
    for (const [given, ci] of [
      [{ sweep: 'true' }, {}],
      [{}, gone],
    ] as const) {
      const { removed, kept } = await at.cleanup(given, ci);
      expect(removed).toEqual([]);
      expect(kept[0]?.reason).toContain(`\`--name ${at.living.name}\` removes it`);
    }
    expect((await at.cleanup({ name: at.living.name })).removed).toHaveLength(2);
    expect(at.isThere()).toBe(false);
  });
});

describe('a person who names a branch or a request', () => {
  test.each([
    ['a path', undefined, 'shop'],
    ['a fork', 'acme/store', 'acme/store'],
  ])(
    'in a clone whose remote is %s is told what the environment is called, and removes it by that',
    async (_, path, repository) => {
      const at = await kin();
      at.add({ ...at.markerOf(), ...at.markerOf({ name: 'pr-1', request: 1 }) });
      const repositoryUrl = path === undefined ? undefined : `${at.server.origin}/${path}`;
      const ci = { host: 'shell', repository, repositoryUrl } as const;
      for (const [given, name] of [
        [{ branch: 'feature/liv' }, at.living.name],
        [{ request: '1' }, 'pr-1'],
      ] as const) {
        const before = at.world.tree();
        await expect(at.cleanup(given, ci)).rejects.toMatchObject({
          code: 'REVIEW_ENV_FOREIGN',
          exitCode: 4,
          message: expect.stringMatching(new RegExp(`^review/${name} is of .*belongs to acme/shop.*; this is .*`)),
          hint: expect.stringContaining(`--name ${name}`),
        });
        expect(at.world.tree()).toEqual(before);
        expect((await at.cleanup({ name }, ci)).removed).toHaveLength(2);
        // Nothing is left of it: the same question now has no answer.
        expect(await at.cleanup(given, ci)).toMatchObject({ removed: [], kept: [] });
      }
    },
  );

  test('gets the removal where the monorepo is the same by its address, whatever the run calls it', async () => {
    const at = await kin();
    at.add(at.markerOf());
    const ci = { host: 'shell', repository: 'shop', repositoryUrl: `${at.server.origin}/acme/shop` } as const;
    expect((await at.cleanup({ branch: 'feature/liv' }, ci)).removed).toHaveLength(2);
  });

  test('in another monorepo, whose history is its own, hears nothing of it', async () => {
    const at = await kin({ store: 'template' });
    at.add(at.markerOf());
    const outcome = await at.cleanup({ branch: 'feature/liv' }, { host: 'shell' });
    expect(outcome).toMatchObject({ removed: [], commit: undefined });
    expect(at.isThere()).toBe(true);
  });
});

test("the job's credential goes to no other server than its own", async () => {
  const at = await kin({ server: { authorization: basic('x-access-token', jobToken) } });
  await using other = await startGitServer({ root: scratchDirectory('elsewhere') });
  const monorepo = `localhost:${new URL(other.origin).port}/acme/shop`;
  at.add(at.markerOf({ monorepo }));
  const { kept } = await at.cleanup({ sweep: 'true', 'forge-token': jobToken }, {}, { GITHUB_TOKEN: jobToken });
  expect(kept[0]?.reason).toContain('it is not on the server of this one');
  expect(other.requests).toEqual([]);
});

describe("a deployment of a request, where an environment has the request's name", () => {
  const pr1 = 'review/pr-1/.review-env.yaml';
  const other = {
    event: { kind: 'request', number: 1, fromFork: false },
    requestNumber: 1,
    branch: 'fix/other',
  } as const;
  const given = { service: 'web1', environment: 'review', tag: 'b' };

  test.each([
    ['fork', undefined],
    ['mirror', undefined],
    ['renamed', 'answers'],
  ] as const)('and is not known to be its own (%s) takes another one', async (store, old) => {
    const at = await kin({ store, ...(old === undefined ? {} : { old }) });
    at.own.git('branch', 'fix/other', 'main');
    at.add(at.markerOf({ name: 'pr-1', request: 1 }));
    const before = at.world.gitops.read(pr1);
    const { outputs, lines } = await at.deploy(given, other);
    expect(outputs.result, lines.join('\n')).toBe('committed');
    expect(at.world.gitops.read(pr1)).toBe(before);
    expect(at.world.tree().join()).toMatch(/review\/pr-1-[0-9a-f]{8}\//);
  });

  test('keeps it where the old address leads to the monorepo', async () => {
    const at = await kin({ store: 'renamed', old: 'redirects' });
    at.own.git('branch', 'fix/other', 'main');
    at.add(at.markerOf({ name: 'pr-1', request: 1 }));
    expect((await at.deploy(given, other)).outputs.result).toBe('committed');
    expect(at.world.gitops.read(pr1)).toContain('repository: "acme/store"');
    expect(at.world.tree().join()).not.toContain('review/pr-1-');
  });
});
