import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObservedEnvironment } from '../../../../src/core/cleanup/observed.ts';
import { recordOwners } from '../../../../src/core/cleanup/record-owners.ts';
import { type Existing, planSweep } from '../../../../src/core/cleanup/sweep.ts';
import { mergeDeployment, type ReviewDeployment } from '../../../../src/core/review/marker.ts';
import { isSpelledAlike, type Monorepo } from '../../../../src/core/review/monorepo.ts';
import { type Tombstone, tombstoneOf } from '../../../../src/core/review/tombstone.ts';
import type { AskSource, DeployedSource, OpenSources, SourceAnswer } from '../../../../src/core/source/open-sources.ts';
import { answersOf } from '../../../support/review.ts';

const day = 86_400_000;
const open: OpenSources = {
  refs: new Set(['refs/heads/main', 'refs/heads/live', 'refs/tags/v1']),
  defaultBranch: 'main',
  requests: new Set([1]),
};
const limits = { now: Date.parse('2026-03-10T00:00:00Z'), ttl: 7 * day, maxDeletions: 20 };
const gone = answersOf({});
/** Answers what the list says. */
const asListed = ({ refs, requests }: OpenSources): AskSource =>
  answersOf(Object.fromEntries([...refs, ...(requests ?? [])].map((key) => [key, {}])));

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
  const belonging: Existing['belonging'] = (record) =>
    isSpelledAlike(record, { repository: 'acme/shop' })
      ? { isOurs: true }
      : { isOurs: false, sharesHistory: 'no', reason: `belongs to ${record.repository}` };
  return { environments, tombstones: [], applications: [], belonging, optIns: () => undefined, ...others };
}

const expired = { deployedAt: '2026-03-02T00:00:00Z' };

describe('a sweep', () => {
  test.each([
    ['an existing branch', environment('live'), 'keep'],
    ['a branch that is gone', environment('gone'), 'remove'],
    ['an existing tag', environment('v1', { ref: 'refs/tags/v1' }), 'keep'],
    ['a tag that is gone', environment('v0', { ref: 'refs/tags/v0' }), 'remove'],
    ['a ref of a kind that is not listed', environment('note', { ref: 'refs/notes/commits' }), 'keep'],
    ['an open request', environment('pr-1', { request: 1 }), 'keep'],
    ['a closed request whose branch remains', environment('pr-2', { request: 2, ref: 'refs/heads/live' }), 'remove'],
    ['a branch that nobody deployed for longer than the ttl', environment('live', expired), 'remove'],
    ['another repository, although its branch is not here', environment('gone', { repository: 'acme/other' }), 'keep'],
    ['another spelling of this repository', environment('gone', { repository: 'Acme/Shop' }), 'remove'],
    ['a marker that was copied from another environment', { ...environment('gone'), directory: 'review/copy' }, 'keep'],
    ['a directory without a marker', { directory: 'review/byhand', problem: 'has no marker' }, 'keep'],
  ] as const)('judges %s: %s', async (_, observed, verdict) => {
    const plan = await planSweep(existing([observed]), open, limits, asListed(open));
    expect(plan[verdict]).toHaveLength(1);
    expect(plan[verdict === 'keep' ? 'remove' : 'keep']).toHaveLength(0);
    expect(plan[verdict][0]?.reason).not.toBe('');
  });

  const unwanted = 'request 1 lacks the label deploy-preview';
  test.each([
    ['asks for it', { state: 'open' }, 'keep', undefined],
    ['does not ask for it', { state: 'open', unwanted }, 'remove', 'stopped'],
    ['does not ask for it, and is kept', { state: 'open', unwanted, labels: ['Keep-Review'] }, 'keep', undefined],
    ['was closed meanwhile', { state: 'closed' }, 'remove', 'closed'],
    ['cannot be asked', { state: 'unknown', failed: true }, 'keep', undefined],
  ] as const)(
    'an open request whose environment wants a word, and which %s: %s',
    async (_, answer, verdict, because) => {
      const optIns = [{ label: ['deploy-preview'] }];
      const asked: DeployedSource[] = [];
      const ask: AskSource = async (source) => {
        asked.push(source);
        return { reason: 'request 1 is open', ...answer };
      };
      const observed = existing([environment('pr-1', { request: 1 })], { optIns: () => optIns });
      const plan = await planSweep(observed, open, limits, ask);
      expect(plan[verdict]).toHaveLength(1);
      expect(plan.remove.map((each) => each.because)).toEqual(because === undefined ? [] : [because]);
      expect(asked).toEqual([{ ref: 'refs/heads/pr-1', request: 1, optIns }]);
    },
  );

  test('the environment of a branch is asked nothing of that kind', async () => {
    const optIns = () => [{ label: ['deploy-preview'] }];
    const plan = await planSweep(existing([environment('live')], { optIns }), open, limits, asListed(open));
    expect(plan.keep).toHaveLength(1);
  });

  test('says in the tombstone why an environment went', async () => {
    const observed = [environment('gone'), environment('live', expired), environment('gone-too', expired)];
    const { remove } = await planSweep(existing(observed), open, limits, asListed(open));
    expect(remove.map(({ name, because }) => [name, because])).toEqual([
      ['gone', 'closed'],
      ['live', 'expired'],
      ['gone-too', 'closed'],
    ]);
  });

  test.each([
    ['no branches', new Set<string>()],
    ['branches without the default one', new Set(['refs/heads/live'])],
  ])('removes nothing when the list of open sources has %s', async (_, refs) => {
    await expect(planSweep(existing([environment('gone')]), { ...open, refs }, limits, gone)).rejects.toMatchObject({
      code: 'SWEEP_SOURCES_DOUBTFUL',
      exitCode: 4,
    });
  });

  test('removes nothing at all when that would be more than max-deletions', async () => {
    const observed = ['a', 'b', 'c'].map((name) => environment(name));
    await expect(planSweep(existing(observed), open, { ...limits, maxDeletions: 2 }, gone)).rejects.toMatchObject({
      code: 'SWEEP_TOO_MANY',
      exitCode: 4,
      outputs: { removed: [], kept: expect.any(Array) },
    });
    expect((await planSweep(existing(observed), open, { ...limits, maxDeletions: 3 }, gone)).remove).toHaveLength(3);
  });

  test('counts an environment once, in the repository and on the server', async () => {
    const of = (name: string) => ({ environment: name, repository: 'acme/shop', branch: name });
    const both = existing([environment('a'), environment('b')], { applications: [of('b'), of('b'), of('c')] });
    await expect(planSweep(both, open, { ...limits, maxDeletions: 2 }, gone)).rejects.toMatchObject({
      code: 'SWEEP_TOO_MANY',
      message: expect.stringMatching(/^3 review .* (a|b|c), (a|b|c)/),
    });
    const plan = await planSweep(both, open, { ...limits, maxDeletions: 3 }, gone);
    expect([...plan.applications.keys()]).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['whose branch is gone', { branch: 'gone' }, true],
    ['whose branch exists', { branch: 'live' }, false],
    ['whose request is closed', { request: 9, branch: 'live' }, true],
    ['whose request is open', { request: 1, branch: 'gone' }, false],
    ['without a source', {}, false],
    ['of another repository', { branch: 'gone', repository: 'acme/other' }, false],
    ['of an environment that stays', { branch: 'gone', environment: 'live' }, false],
    ['of an environment that was removed before it', { branch: 'live', environment: 'removed' }, true],
  ])('judges an Application on the server %s', async (_, differences, goes) => {
    const applications = [{ environment: 'stray', repository: 'acme/shop', ...differences }];
    const tombstones = [tombstone('removed', limits.now)];
    const at = existing([environment('live')], { applications, tombstones });
    expect((await planSweep(at, open, limits, asListed(open))).applications.size).toBe(goes ? 1 : 0);
  });

  test.each([
    ['7 days', 7 * day],
    ['30 days where there is none', undefined],
  ])('forgets its own tombstones when they are older than the ttl: %s', async (_, ttl) => {
    const life = ttl ?? 30 * day;
    const tombstones = [
      tombstone('old', limits.now - life),
      tombstone('new', limits.now - life + 1),
      tombstone('foreign', limits.now - life, 'acme/other'),
    ];
    const plan = await planSweep(existing([], { tombstones }), open, { ...limits, ttl }, gone);
    expect(plan.expiredTombstones).toEqual(['old']);
  });

  test('says a day before what ends, and not of what goes, stays or is not ours', async () => {
    const soon = { deployedAt: new Date(limits.now - 6 * day - 1).toISOString() };
    const observed = [
      environment('live', soon),
      environment('pr-1', { ...soon, request: 1 }),
      environment('gone', soon),
      environment('v1', { ref: 'refs/tags/v1', deployedAt: new Date(limits.now - 6 * day + 60_000).toISOString() }),
      environment('theirs', { ...soon, repository: 'acme/other' }),
    ];
    const { endingSoon } = await planSweep(existing(observed), open, limits, asListed(open));
    expect(endingSoon).toEqual([
      expect.stringMatching(/^review environment live of refs\/heads\/live ends at 2026-03-10T23:59:59\.999Z/),
      expect.stringMatching(/^review environment pr-1 of request 1 ends at .* gets the label keep-review$/),
    ]);
  });
});

function tombstone(name: string, closedAt: number, repository = 'acme/shop'): Tombstone {
  const source = { name, repository, ref: 'refs/heads/x' };
  return tombstoneOf(
    { ...source, generation: 1, deployed: 'a', images: [] },
    { because: 'closed', closingCommit: undefined, closedAt },
  );
}

describe('a candidate', () => {
  const sweep = async (observed: ObservedEnvironment, answer: Partial<SourceAnswer> | undefined, from = open) => {
    const asked: string[] = [];
    const answers = answer === undefined ? {} : { 'refs/heads/gone': answer, '7': answer, 'refs/heads/live': answer };
    const { remove, keep } = await planSweep(existing([observed]), from, limits, answersOf(answers, asked));
    return { removed: remove.map(({ because }) => because), kept: keep.map(({ reason }) => reason), asked };
  };
  const request = environment('pr-7', { request: 7 });

  test.each([
    ['a branch that the list lacks', environment('gone')],
    ['a request that an empty list lacks', request],
  ])('%s stays when it is open after all', async (_, observed) => {
    const { requests: _requests, ...rest } = open;
    for (const from of [open, { ...open, requests: new Set<number>() }, rest]) {
      expect(await sweep(observed, { state: 'open', reason: 'it is open' }, from)).toMatchObject({
        removed: [],
        kept: ['it is open'],
      });
    }
  });

  test('stays while nobody answers, and says why', async () => {
    const answer = { state: 'unknown', reason: 'the forge was not asked', failed: true } as const;
    expect(await sweep(request, answer)).toMatchObject({ removed: [], kept: ['the forge was not asked'] });
  });

  test('is asked for once by itself, and what the list has is not', async () => {
    expect(await sweep(environment('gone'), undefined)).toMatchObject({
      removed: ['closed'],
      asked: ['refs/heads/gone'],
    });
    expect(await sweep(environment('live'), undefined)).toMatchObject({ removed: [], asked: [] });
  });

  test.each([
    ['closed', request, { state: 'closed', reason: '', labels: ['keep-review'] }],
    [
      'older than the ttl',
      environment('pr-7', { ...expired, request: 7 }),
      { state: 'open', reason: '', labels: ['a', 'keep-review'] },
    ],
  ] as const)('stays with the label keep-review although it is %s', async (_, observed, answer) => {
    expect(await sweep(observed, answer)).toMatchObject({ removed: [], kept: ['request 7 has the label keep-review'] });
  });

  test.each([
    [
      'an open request without the label',
      environment('pr-7', { ...expired, request: 7 }),
      { labels: ['other'] },
      ['expired'],
    ],
    [
      'a request where there is no forge',
      environment('pr-7', { ...expired, request: 7 }),
      { state: 'unknown', reason: '' },
      ['expired'],
    ],
    [
      'a request whose labels cannot be read',
      environment('pr-7', { ...expired, request: 7 }),
      { state: 'unknown', reason: '', failed: true },
      [],
    ],
    ['a branch', environment('live', expired), { state: 'unknown', reason: '', failed: true }, ['expired']],
  ] as const)('that is older than the ttl: %s', async (_, observed, answer, removed) => {
    expect((await sweep(observed, answer)).removed).toEqual(removed);
  });
});

describe('the records of a monorepo', () => {
  const commit = 'c'.repeat(40);
  const marker = (repository: string, monorepo: string) =>
    mergeDeployment(undefined, { name: 'x', repository, monorepo, ref: 'refs/heads/x', commit, services: [] }, 1);

  test('of another name are asked for by their commits, three of a name at most', async () => {
    const asked: string[] = [];
    const has = async (which: string) => {
      asked.push(which);
      return 'no' as const;
    };
    const others = Array.from({ length: 9 }, () => marker('acme/blog', 'git.example.com/acme/blog'));
    const records = [...others, marker('acme/shop', 'git.example.com/acme/shop')];
    const belonging = await recordOwners(
      { records },
      {
        repository: 'acme/shop',
        monorepo: 'git.example.com/acme/shop',
        has,
      },
    );
    expect(asked).toHaveLength(3);
    expect(belonging(others[0]!)).toEqual({ isOurs: false, sharesHistory: 'no', reason: 'belongs to acme/blog' });
  });

  test('are those of an earlier name, too, also on the marks of Applications', async () => {
    const old = marker('acme/old', 'git.example.com/acme/old');
    const marks = ['acme/old', 'acme/other'].map((repository) => ({ environment: 'x', repository, branch: 'x' }));
    const belonging = await recordOwners(
      { records: [old], marks },
      { repository: 'acme/shop', has: async () => 'yes' },
    );
    expect([old, ...marks].map((each) => belonging(each).isOurs)).toEqual([true, true, false]);
  });
});

describe('what a relative of the monorepo has', () => {
  const commit = 'c'.repeat(40);
  const of = (name: string, request?: number): ReviewDeployment => ({
    name,
    repository: 'acme/shop',
    monorepo: 'git.example.com/acme/shop',
    ref: `refs/heads/${name}`,
    ...(request === undefined ? {} : { request }),
    commit,
    services: [],
  });
  const marker = (name: string, request?: number) => mergeDeployment(undefined, of(name, request), 1);
  /** Living there: the branch `living` and request 5. */
  const fork: Monorepo = {
    repository: 'acme/store',
    monorepo: 'git.example.com/acme/store',
    has: async () => 'yes',
    async askRecorded({ repository, source }) {
      const lives = source?.request === 5 || source?.ref === 'refs/heads/living';
      expect(repository).toBe('acme/shop');
      return lives ? { state: 'there', reason: 'it exists' } : { state: 'gone', reason: 'it is gone' };
    },
  };

  test('goes only where it is gone there, too: directories, tombstones and Applications', async () => {
    const markers = [marker('living'), marker('gone'), marker('pr-5', 5), marker('pr-6', 6)];
    const ending = { because: 'stopped', closingCommit: undefined, closedAt: 0 } as const;
    const tombstones = [marker('living'), marker('gone')].map((each) => tombstoneOf(each, ending));
    const mark = (environment: string, source: object) => ({ environment, repository: 'acme/shop', ...source });
    const applications = [
      mark('stray-living', { branch: 'living' }),
      mark('stray-gone', { branch: 'gone' }),
      mark('stray-5', { request: 5 }),
    ];
    const belonging = await recordOwners({ records: [...markers, ...tombstones], marks: applications }, fork);
    const environments = markers.map((each) => ({ directory: `review/${each.name}`, marker: each }));
    const all = existing(environments, { tombstones, applications, belonging });
    const plan = await planSweep(all, open, limits, gone);
    expect(plan.remove.map(({ name }) => name)).toEqual(['gone', 'pr-6']);
    expect(plan.keep.map(({ name }) => name)).toEqual(['living', 'pr-5']);
    expect(plan.expiredTombstones).toEqual(['gone']);
    expect([...plan.applications.keys()].sort()).toEqual(['gone', 'pr-6', 'stray-gone']);
    expect(plan.keep[0]?.reason).toBe('belongs to acme/shop, where it exists; `--name living` removes it');
  });
});

/** What becomes of branches, requests and environments, in any order; a deployment needs an open source. */
describe('random histories', () => {
  const names = ['a', 'b', 'c', 'd'];
  const event = fc.record({
    what: fc.constantFrom('open', 'close', 'deploy', 'label', 'unlabel', 'wait', 'sweep'),
    who: fc.constantFrom(...names),
    asRequest: fc.boolean(),
    /** The list is short of this one, the answer about it gets lost. */
    fault: fc.constantFrom('none', 'none', 'not listed', 'not answered'),
  });

  test('remove nothing that is open and young, and leave nothing closed after one whole sweep (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
        const alive = new Map<string, { labels: string[] }>();
        const deployed = new Map<string, ObservedEnvironment & { marker: { deployedAt?: string } }>();
        let now = limits.now;
        const keyOf = (who: string, asRequest: boolean) =>
          asRequest ? String(names.indexOf(who) + 1) : `refs/heads/${who}`;
        const sweep = async (fault: string, faulty: string) => {
          const listed = [...alive.keys()].filter((key) => fault !== 'not listed' || key !== faulty);
          const lists: OpenSources = {
            refs: new Set(['refs/heads/main', ...listed.filter((key) => key.startsWith('refs/'))]),
            defaultBranch: 'main',
            requests: new Set(listed.filter((key) => !key.startsWith('refs/')).map(Number)),
          };
          const answers = Object.fromEntries([...alive].map(([key, { labels }]) => [key, { labels }]));
          const ask: AskSource = async (source) => {
            const key = source.request === undefined ? source.ref : String(source.request);
            if (fault === 'not answered' && key === faulty) return { state: 'unknown', reason: '502', failed: true };
            return answersOf(answers)(source);
          };
          const plan = await planSweep(existing([...deployed.values()]), lists, { ...limits, now }, ask);
          for (const { name, because } of plan.remove) {
            const [key] = [...deployed].find(([, each]) => each.directory === `review/${name}`) ?? [''];
            const source = alive.get(key);
            if (because === 'closed') expect(source).toBeUndefined();
            if (because === 'expired') {
              expect(source?.labels ?? []).not.toContain('keep-review');
              expect(Date.parse(deployed.get(key)?.marker.deployedAt ?? '') + 7 * day).toBeLessThanOrEqual(now);
            }
            deployed.delete(key);
          }
        };
        for (const { what, who, asRequest, fault } of events) {
          const key = keyOf(who, asRequest);
          const source = alive.get(key);
          if (what === 'open') alive.set(key, source ?? { labels: [] });
          else if (what === 'close') alive.delete(key);
          else if (what === 'label' && asRequest) source?.labels.push('keep-review');
          else if (what === 'unlabel') source?.labels.splice(0);
          else if (what === 'wait') now += 3 * day;
          else if (what === 'deploy' && source !== undefined) {
            const deployedAt = new Date(now).toISOString();
            const request = asRequest ? { request: Number(key), ref: `refs/heads/${who}` } : {};
            deployed.set(key, environment(asRequest ? `pr-${key}` : who, { deployedAt, ...request }));
          } else if (what === 'sweep') await sweep(fault, key);
        }
        await sweep('none', '');
        for (const [key, { marker }] of deployed) {
          const source = alive.get(key);
          expect(source).toBeDefined();
          const isYoung = Date.parse(marker.deployedAt ?? '') + 7 * day > now;
          expect(isYoung || source?.labels.includes('keep-review')).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
