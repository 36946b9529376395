import { describe, expect, it } from 'vitest';
import type { Reach } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import { type RolloutGoal, rolloutStatus } from '../../../../src/core/argocd/rollout/rollout-status.ts';
import type { ApplicationStatus, LiveApplication } from '../../../../src/core/argocd/server/live.ts';

const mine = 'a'.repeat(40);
const newer = 'b'.repeat(40);
const older = 'c'.repeat(40);
const source = { repoURL: 'https://git.example.com/deploy', path: 'web1', targetRevision: mine };
const destination = { server: 'https://kubernetes.default.svc', namespace: 'demo' };
const goal: RolloutGoal = { commit: mine, operationId: undefined, synced: true, healthy: true, images: [] };

/** DeployResult, compared after that, healthy: every row below breaks one thing. */
const status: ApplicationStatus = {
  sync: { status: 'Synced', revision: mine, comparedTo: { source, destination } },
  health: { status: 'Healthy' },
  operationState: {
    phase: 'Succeeded',
    finishedAt: '2026-08-01T10:00:05Z',
    operation: { sync: { revision: mine } },
    syncResult: { revision: mine },
  },
  reconciledAt: '2026-08-01T10:00:06Z',
  resources: [{ kind: 'Deployment', name: 'web1', status: 'Synced' }],
  summary: { images: ['registry.example.com/web1:1@sha256:abc'] },
};

interface Change {
  readonly app?: Partial<LiveApplication>;
  readonly status?: Partial<ApplicationStatus>;
  readonly goal?: Partial<RolloutGoal>;
  /** Default: the commit of the goal was compared, or one that descends from it. */
  readonly reach?: Reach;
}

function verdict(change: Change) {
  const app: LiveApplication = {
    metadata: { name: 'web1' },
    spec: { project: 'default', source, destination },
    ...change.app,
    status: { ...status, ...change.status },
  };
  return rolloutStatus(app, { ...goal, ...change.goal }, change.reach ?? { is: 'reached' });
}

const operation = (more: object) => ({ operationState: { ...status.operationState, phase: 'Succeeded', ...more } });
const branch = { spec: { project: 'default', source: { ...source, targetRevision: 'main' }, destination } };
const comparedWith = (sync: object) => ({ sync: { ...status.sync, ...sync } });
const comparedBranch = comparedWith({ revision: newer, comparedTo: { source: branch.spec.source, destination } });

const automated = { spec: { project: 'default', source, destination, syncPolicy: { automated: {} } } };
const failedOn = (revision: string) => ({
  conditions: [{ type: 'SyncError', message: `Failed last sync attempt to [${revision}]: denied` }],
});

describe('what one look proves (law 9)', () => {
  it.each<[string, Change, string]>([
    ['everything fits', {}, 'ready'],
    ['it is being deleted', { app: { metadata: { name: 'web1', deletionTimestamp: 'now' } } }, 'failed'],
    ['an operation is requested', { app: { operation: {} } }, 'waiting'],
    ['an operation runs', { status: operation({ phase: 'Running', finishedAt: undefined }) }, 'waiting'],
    ['rule 7: it runs and has a finishedAt', { status: operation({ phase: 'Running' }) }, 'waiting'],
    ['it is being terminated', { status: operation({ phase: 'Terminating' }) }, 'waiting'],
    ['it was never compared', { status: { sync: { status: '' } } }, 'waiting'],
    [
      'rule 5: another spec was compared',
      { status: comparedWith({ comparedTo: { source: { ...source, path: 'old' }, destination } }) },
      'waiting',
    ],
    [
      'another destination was compared',
      { status: comparedWith({ comparedTo: { source, destination: { ...destination, namespace: 'old' } } }) },
      'waiting',
    ],
    [
      'rule 5: the comparison is older than the end of the sync',
      { status: { reconciledAt: '2026-08-01T10:00:04Z' } },
      'waiting',
    ],
    ['it was never reconciled', { status: { reconciledAt: '' } }, 'waiting'],
    [
      'a dry run ended after the comparison',
      { status: { ...operation({ operation: { sync: { dryRun: true } } }), reconciledAt: '2026-08-01T10:00:00Z' } },
      'ready',
    ],
    [
      'a commit without ours was compared',
      { status: comparedWith({ revision: older }), reach: { is: 'older' } },
      'waiting',
    ],
    ['a commit that descends from ours was compared', { app: branch, status: comparedBranch }, 'ready'],
    [
      'that one is not healthy',
      { app: branch, status: { ...comparedBranch, health: { status: 'Degraded' } } },
      'degraded',
    ],
    [
      'a commit was compared of which nothing tells whether it has ours',
      { app: branch, status: comparedBranch, reach: { is: 'unknown', revision: newer } },
      'waiting',
    ],
    ['it was pinned to a commit without ours', { reach: { is: 'pinned', to: older } }, 'failed'],
    [
      'a sync of an older commit failed, and ours was not read yet',
      {
        status: {
          ...operation({ phase: 'Failed', operation: { sync: { revision: older } }, syncResult: { revision: older } }),
          ...comparedWith({ revision: older, status: 'OutOfSync' }),
        },
        reach: { is: 'older' },
      },
      'waiting',
    ],
    [
      'our sync failed',
      {
        status: { ...operation({ phase: 'Failed' }), ...comparedWith({ status: 'OutOfSync' }) },
      },
      'failed',
    ],
    [
      'a sync of another commit failed',
      {
        status: operation({
          phase: 'Failed',
          operation: { sync: { revision: newer } },
          syncResult: { revision: newer },
        }),
      },
      'ready',
    ],
    ['it is OutOfSync', { status: comparedWith({ status: 'OutOfSync' }) }, 'waiting'],
    [
      'OutOfSync does not matter when only health is asked for',
      { status: comparedWith({ status: 'OutOfSync' }), goal: { synced: false } },
      'ready',
    ],
    [
      'resources were left unpruned',
      {
        status: {
          ...comparedWith({ status: 'OutOfSync' }),
          ...operation({
            syncResult: {
              revision: mine,
              resources: [{ status: 'PruneSkipped', message: 'ignored (requires pruning)' }],
            },
          }),
        },
      },
      'failed',
    ],
    [
      'resources are kept on purpose',
      {
        status: {
          ...comparedWith({ status: 'OutOfSync' }),
          ...operation({
            syncResult: { revision: mine, resources: [{ status: 'PruneSkipped', message: 'ignored (no prune)' }] },
          }),
        },
      },
      'waiting',
    ],
    [
      'the source cannot be rendered',
      { status: { conditions: [{ type: 'ComparisonError', message: 'x' }] } },
      'erroneous',
    ],
    [
      'a sync error of before is no matter for manual sync',
      { status: { conditions: [{ type: 'SyncError', message: 'x' }] } },
      'ready',
    ],
    ['automated sync failed on this commit', { app: automated, status: failedOn(mine) }, 'erroneous'],
    ['automated sync failed on the commit before', { app: automated, status: failedOn(newer) }, 'ready'],
    ['nothing is rendered', { status: { resources: [] } }, 'erroneous'],
    ['the image runs under tag and digest', { goal: { images: ['registry.example.com/web1@sha256:abc'] } }, 'ready'],
    ['another image runs', { goal: { images: ['registry.example.com/web1@sha256:def'] } }, 'waiting'],
    ['the name only begins the same', { goal: { images: ['registry.example.com/web@sha256:abc'] } }, 'waiting'],
    ['it is Progressing', { status: { health: { status: 'Progressing' } } }, 'waiting'],
    ['it is Suspended', { status: { health: { status: 'Suspended' } } }, 'waiting'],
    ['it is Degraded', { status: { health: { status: 'Degraded' } } }, 'degraded'],
    [
      'Degraded does not matter when only sync is asked for',
      { status: { health: { status: 'Degraded' } }, goal: { healthy: false } },
      'ready',
    ],
  ])('%s', (_title, change, state) => {
    expect(verdict(change)).toMatchObject({ state });
  });

  it('a destination by name also fits when the server fills in the address', () => {
    const named = { name: 'prod', namespace: 'demo' };
    const app = { spec: { project: 'default', source, destination: named } };
    const comparedTo = { source, destination: { ...named, server: 'https://10.0.0.1' } };
    expect(verdict({ app, status: comparedWith({ comparedTo }) })).toEqual({ state: 'ready' });
  });
});
