import { describe, expect, it } from 'vitest';
import { followsBranch, type GitopsTarget, pinOf, reachOf } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import type { ApplicationStatus, SourceHydrator } from '../../../../src/core/argocd/server/live.ts';

const [older, ours, later, hydrated, ahead, elsewhere] = ['a', 'b', 'c', 'd', 'e', 'f'].map((digit) =>
  digit.repeat(40),
) as [string, string, string, string, string, string];
/** The dry branch and the hydrated one. */
const lines = [
  [older, ours, later],
  [hydrated, ahead],
];
const url = 'https://git.example.com/infra/deploy.git';
const target: GitopsTarget = {
  url,
  branch: 'main',
  commit: ours,
  history: {
    async descends(revision, ancestor) {
      const line = lines.find((one) => one.includes(revision) && one.includes(ancestor));
      if (line === undefined) return revision === ancestor ? 'yes' : 'unknown';
      return line.indexOf(revision) >= line.indexOf(ancestor) ? 'yes' : 'no';
    },
    lacks: async () => false,
    tip: async () => later,
  },
};

const hydrator: SourceHydrator = {
  drySource: { repoURL: url, path: 'web1', targetRevision: 'main' },
  syncSource: { targetBranch: 'env/dev', path: 'web1' },
};
const staged = { ...hydrator, hydrateTo: { targetBranch: 'env/dev-next' } };
type Status = NonNullable<ApplicationStatus['sourceHydrator']>;

const done = (drySHA: string, of: SourceHydrator = hydrator): Status => ({
  lastSuccessfulOperation: { drySHA, hydratedSHA: hydrated, sourceHydrator: of },
  currentOperation: { drySHA, hydratedSHA: hydrated, phase: 'Hydrated', sourceHydrator: of },
  lastComparedDryRevision: drySHA,
});

const unhydrated = { is: 'unhydrated', failed: false };

describe('from the dry commit that was pushed to the hydrated one that is synced', () => {
  it.each<[string, Status, string, object, { of?: SourceHydrator; target?: Partial<GitopsTarget> }?]>([
    ['our commit, and its hydrated one is synced', done(ours), hydrated, { is: 'reached' }],
    ['a later commit of somebody else', done(later), hydrated, { is: 'reached' }],
    ['the hydrated branch has gone on', done(ours), ahead, { is: 'reached' }],
    ['an older commit', done(older), hydrated, { ...unhydrated, why: `${ours} is not hydrated yet` }],
    ['the hydrated commit is not read', done(ours), elsewhere, { ...unhydrated, isRendered: true }],
    ['nothing at all: a fresh Application', {}, '', unhydrated],
    [
      'being hydrated, without a word of which commit',
      { ...done(older), currentOperation: { phase: 'Hydrating' } },
      hydrated,
      { ...unhydrated, why: `${ours} is being hydrated` },
    ],
    [
      'by the sources of before',
      done(ours, { ...hydrator, syncSource: { targetBranch: 'env/dev', path: 'old' } }),
      hydrated,
      unhydrated,
    ],
    [
      'a hydration that failed',
      {
        ...done(older),
        currentOperation: { phase: 'Failed', drySHA: ours, message: 'Failed to hydrate: no such chart' },
      },
      hydrated,
      { is: 'unhydrated', failed: true, why: `${ours} is not hydrated: Failed to hydrate: no such chart` },
    ],
    [
      'a hydration that failed before it knew its commit',
      { ...done(older), currentOperation: { phase: 'Failed', message: 'Failed to hydrate: no access' } },
      hydrated,
      { failed: true },
    ],
    [
      'a hydration of the commit before that failed',
      { ...done(older), currentOperation: { phase: 'Failed', drySHA: older, message: 'Failed to hydrate' } },
      hydrated,
      unhydrated,
    ],
    [
      'a later one that failed, behind ours that is synced',
      { ...done(ours), currentOperation: { phase: 'Failed', drySHA: later, message: 'Failed to hydrate' } },
      hydrated,
      { is: 'reached' },
    ],
    [
      'compared, and nothing to render for this path',
      { ...done(older), lastComparedDryRevision: ours },
      hydrated,
      { ...unhydrated, skipped: ours },
    ],
    [
      'a branch between, where somebody must merge',
      done(ours, staged),
      elsewhere,
      { ...unhydrated, isRendered: false, why: expect.stringContaining('something must merge it') },
      { of: staged },
    ],
    ['a branch between, merged', done(ours, staged), ahead, { is: 'reached' }, { of: staged }],
    [
      'a dry source of another repository',
      done(elsewhere),
      hydrated,
      { is: 'reached' },
      { target: { url: 'https://git.example.com/infra/other.git' } },
    ],
    [
      'whatever is there, and hydrated',
      done(elsewhere),
      hydrated,
      { is: 'reached' },
      { target: { commit: undefined } },
    ],
    [
      'whatever is there, while it is being hydrated',
      { ...done(older), currentOperation: { phase: 'Hydrating' } },
      hydrated,
      unhydrated,
      { target: { commit: undefined } },
    ],
    [
      'pinned to a commit that lacks ours',
      done(older),
      hydrated,
      { is: 'pinned', to: older },
      { of: { ...hydrator, drySource: { ...hydrator.drySource, targetRevision: older } } },
    ],
  ])('%s', async (_title, sourceHydrator, revision, expected, { of = hydrator, target: more = {} } = {}) => {
    const spec = { project: 'default', destination: {}, sourceHydrator: of };
    const status = { sync: { revision }, sourceHydrator };
    expect(await reachOf({ spec, status }, { ...target, ...more })).toMatchObject(expected);
  });

  it('follows the branch, or is pinned, by its dry source', () => {
    const specOf = (targetRevision: string) => ({
      project: 'default',
      destination: {},
      sourceHydrator: { ...hydrator, drySource: { ...hydrator.drySource, targetRevision } },
    });
    expect([followsBranch(specOf('main'), target), followsBranch(specOf(ours), target)]).toEqual([true, false]);
    expect(pinOf(specOf(ours), target)).toEqual({ commit: ours, certain: true });
  });
});
