import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Existing, type ObservedEnvironment, planSweep } from '../../../../src/core/cleanup/sweep.ts';
import { mergeDeployment, type ReviewDeployment } from '../../../../src/core/review/marker.ts';
import { tombstoneOf } from '../../../../src/core/review/tombstone.ts';
import type { OpenSources } from '../../../../src/core/source/open-sources.ts';

const day = 86_400_000;
const open: OpenSources = {
  repository: 'acme/shop',
  refs: new Set(['refs/heads/main', 'refs/heads/live', 'refs/tags/v1']),
  defaultBranch: 'main',
  requests: new Set([1]),
};
const limits = { now: Date.parse('2026-03-10T00:00:00Z'), ttl: 7 * day, maxDeletions: 20 };

function environment(
  name: string,
  differences: Partial<ReviewDeployment> = {},
): ObservedEnvironment & { marker: object } {
  const marker = mergeDeployment(
    undefined,
    {
      name,
      repository: 'acme/shop',
      ref: `refs/heads/${name}`,
      commit: 'a',
      services: ['web1'],
      deployedAt: '2026-03-09T00:00:00Z',
      ...differences,
    },
    1,
  );
  return { directory: `review/${name}`, marker };
}

function existing(environments: Existing['environments'], others: Partial<Existing> = {}): Existing {
  return { environments, tombstones: [], applications: [], ...others };
}

describe('a sweep', () => {
  test.each([
    ['an existing branch', environment('live'), 'keep'],
    ['a branch that is gone', environment('gone'), 'remove'],
    ['an existing tag', environment('v1', { ref: 'refs/tags/v1' }), 'keep'],
    ['a tag that is gone', environment('v0', { ref: 'refs/tags/v0' }), 'remove'],
    ['a ref of a kind that is not listed', environment('note', { ref: 'refs/notes/commits' }), 'keep'],
    ['an open request', environment('pr-1', { request: 1 }), 'keep'],
    ['a closed request whose branch remains', environment('pr-2', { request: 2, ref: 'refs/heads/live' }), 'remove'],
    [
      'a branch that nobody deployed for longer than the ttl',
      environment('live', { deployedAt: '2026-03-02T00:00:00Z' }),
      'remove',
    ],
    ['another repository, although its branch is not here', environment('gone', { repository: 'acme/other' }), 'keep'],
    ['a marker that was copied from another environment', { ...environment('gone'), directory: 'review/copy' }, 'keep'],
    ['a directory without a marker', { directory: 'review/byhand', problem: 'has no marker' }, 'keep'],
  ] as const)('judges %s: %s', (_, observed, verdict) => {
    const plan = planSweep(existing([observed]), open, limits);
    expect(plan[verdict]).toHaveLength(1);
    expect(plan[verdict === 'keep' ? 'remove' : 'keep']).toHaveLength(0);
    expect(plan[verdict][0]?.reason).not.toBe('');
  });

  test.each(['live', 'of-a-fork'])(
    'keeps what belongs to a request when nobody asked the forge: branch %s',
    (branch) => {
      const { requests: _, ...unasked } = open;
      const plan = planSweep(
        existing([environment('pr-2', { request: 2, ref: `refs/heads/${branch}` })]),
        unasked,
        limits,
      );
      expect(plan.remove).toEqual([]);
    },
  );

  test.each([
    ['no branches', new Set<string>()],
    ['branches without the default one', new Set(['refs/heads/live'])],
  ])('removes nothing when the list of open sources has %s', (_, refs) => {
    expect(() => planSweep(existing([environment('gone')]), { ...open, refs }, limits)).toThrow(
      expect.objectContaining({ code: 'SWEEP_SOURCES_DOUBTFUL', exitCode: 4 }),
    );
  });

  test('removes nothing at all when that would be more than max-deletions', () => {
    const observed = ['a', 'b', 'c'].map((name) => environment(name));
    expect(() => planSweep(existing(observed), open, { ...limits, maxDeletions: 2 })).toThrow(
      expect.objectContaining({
        code: 'SWEEP_TOO_MANY',
        exitCode: 4,
        outputs: { removed: [], kept: expect.any(Array) },
      }),
    );
    expect(planSweep(existing(observed), open, { ...limits, maxDeletions: 3 }).remove).toHaveLength(3);
  });

  test('counts an environment once, in the repository and on the server', () => {
    const of = (name: string) => ({ environment: name, repository: 'acme/shop', branch: name });
    const both = existing([environment('a'), environment('b')], { applications: [of('b'), of('b'), of('c')] });
    expect(() => planSweep(both, open, { ...limits, maxDeletions: 2 })).toThrow(
      expect.objectContaining({
        code: 'SWEEP_TOO_MANY',
        message: expect.stringMatching(/^3 review .* (a|b|c), (a|b|c)/),
      }),
    );
    expect([...planSweep(both, open, { ...limits, maxDeletions: 3 }).applications.keys()]).toEqual(['b', 'c']);
  });

  test.each([
    ['whose branch is gone', { branch: 'gone' }, true],
    ['whose branch exists', { branch: 'live' }, false],
    ['whose request is closed', { request: 9, branch: 'live' }, true],
    ['whose request is open', { request: 1, branch: 'gone' }, false],
    ['without a source', {}, false],
    ['of another repository', { branch: 'gone', repository: 'acme/other' }, false],
    ['of an environment that stays', { branch: 'gone', environment: 'live' }, false],
  ])('judges an Application on the server %s', (_, differences, goes) => {
    const applications = [{ environment: 'stray', repository: 'acme/shop', ...differences }];
    expect(planSweep(existing([environment('live')], { applications }), open, limits).applications.size).toBe(
      goes ? 1 : 0,
    );
  });

  test('forgets tombstones older than the ttl, its own only', () => {
    const tombstones = (['old', 'new', 'foreign'] as const).map((name) =>
      tombstoneOf(
        mergeDeployment(
          undefined,
          {
            name,
            repository: name === 'foreign' ? 'acme/other' : 'acme/shop',
            ref: 'refs/heads/x',
            commit: 'a',
            services: [],
          },
          1,
        ),
        undefined,
        name === 'new' ? limits.now - day : limits.now - 8 * day,
      ),
    );
    expect(planSweep(existing([], { tombstones }), open, limits).expiredTombstones).toEqual(['old']);
    expect(planSweep(existing([], { tombstones }), open, { ...limits, ttl: undefined }).expiredTombstones).toEqual([]);
  });

  test('leaves exactly the environments of existing branches, whatever was there (property)', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 15 });
    fc.assert(
      fc.property(names, names, (deployed, alive) => {
        const refs = new Set(['refs/heads/main', ...alive.map((name) => `refs/heads/${name}`)]);
        const plan = planSweep(existing(deployed.map((name) => environment(name))), { ...open, refs }, limits);
        const kept = plan.keep.map(({ name }) => name);
        expect(kept).toEqual(deployed.filter((name) => refs.has(`refs/heads/${name}`)));
        expect(plan.remove.map(({ name }) => name)).toEqual(deployed.filter((name) => !kept.includes(name)));
      }),
    );
  });
});
