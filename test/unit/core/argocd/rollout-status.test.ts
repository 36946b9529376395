import { describe, expect, it } from 'vitest';
import type { Reach } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import { rolloutStatus } from '../../../../src/core/argocd/rollout/rollout-status.ts';
import type { RolloutGoal } from '../../../../src/core/argocd/rollout/status.ts';
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

const outOfSync = comparedWith({ status: 'OutOfSync' });
const before = { ...source, path: 'old' };

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
    [
      'a dry run of our commit failed',
      {
        status: {
          ...operation({ phase: 'Failed', operation: { sync: { revision: mine, dryRun: true } } }),
          ...outOfSync,
        },
      },
      'waiting',
    ],
    [
      'a sync of our commit failed, with the sources of before',
      {
        status: {
          ...operation({ phase: 'Failed', operation: { sync: { revision: mine, source: before } } }),
          ...outOfSync,
        },
      },
      'waiting',
    ],
    [
      'our sync failed, with these sources',
      { status: { ...operation({ phase: 'Failed', operation: { sync: { revision: mine, source } } }), ...outOfSync } },
      'failed',
    ],
    [
      'somebody terminated our sync',
      { status: { ...operation({ phase: 'Failed', message: 'Operation terminated' }), ...outOfSync } },
      'erroneous',
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

  it.each([
    ['the source cannot be rendered', 'rpc error: code = Unknown desc = app path does not exist', 'ARGOCD_COMPARISON'],
    [
      'the repo-server is away',
      'rpc error: code = Unavailable desc = connection error: dial tcp',
      'ARGOCD_REPO_SERVER',
    ],
  ])('tells why nothing was compared: %s', (_title, message, code) => {
    expect(verdict({ status: { conditions: [{ type: 'ComparisonError', message }] } })).toMatchObject({ code });
  });

  it('a destination by name also fits when the server fills in the address', () => {
    const named = { name: 'prod', namespace: 'demo' };
    const app = { spec: { project: 'default', source, destination: named } };
    const comparedTo = { source, destination: { ...named, server: 'https://10.0.0.1' } };
    expect(verdict({ app, status: comparedWith({ comparedTo }) })).toEqual({ state: 'ready' });
  });
});

const web = { kind: 'Deployment', namespace: 'demo', name: 'web1' };
const old = { kind: 'ConfigMap', namespace: 'demo', name: 'old' };
const differs = { status: 'OutOfSync' };
const leaves = { ...old, status: 'OutOfSync', requiresPruning: true };
const result = (of: object, status: string, message = '') => ({ ...of, status, message });
/** OutOfSync by these resources, after a sync with these results. */
const left = (resources: readonly object[], results: readonly object[], more: object = {}) => ({
  ...outOfSync,
  ...operation({ syncResult: { revision: mine, resources: results }, ...more }),
  resources,
});
const automatedWith = (options: object) => ({
  spec: { ...automated.spec, syncPolicy: { automated: options } },
});

describe('what is left when it stays OutOfSync', () => {
  const unpruned = left([leaves], [result(web, 'Synced'), result(old, 'PruneSkipped', 'ignored (requires pruning)')]);
  const drifting = left([{ ...web, ...differs }], [result(web, 'Synced', 'deployment.apps/web1 configured')]);

  it.each<[string, Change, string | undefined]>([
    ['by hand: a resource that left Git', { status: unpruned }, 'ARGOCD_PRUNE_REQUIRED'],
    [
      'automated: the same, though no sync ever starts for it',
      { app: automated, status: left([leaves], []) },
      'ARGOCD_PRUNE_REQUIRED',
    ],
    [
      'automated, before any sync',
      { app: automated, status: { ...outOfSync, resources: [leaves] } },
      'ARGOCD_PRUNE_REQUIRED',
    ],
    [
      'automated, switched off: nothing syncs it',
      { app: automatedWith({ enabled: false }), status: { ...outOfSync, resources: [leaves] } },
      undefined,
    ],
    ['automated with prune', { app: automatedWith({ prune: true }), status: left([leaves], []) }, undefined],
    [
      'automated: something else differs as well',
      { app: automated, status: left([leaves, { ...web, ...differs }], []) },
      undefined,
    ],
    [
      'by hand: something else differs as well, which was not synced yet',
      {
        status: left(
          [leaves, { kind: 'Service', namespace: 'demo', name: 'web1', ...differs }],
          [result(old, 'PruneSkipped', 'ignored (requires pruning)')],
        ),
      },
      undefined,
    ],
    [
      'by hand: the sync that skipped it was of another commit',
      {
        status: {
          ...unpruned,
          ...operation({
            syncResult: { revision: older, resources: [result(old, 'PruneSkipped', 'ignored (requires pruning)')] },
          }),
        },
      },
      undefined,
    ],
    [
      'a finished hook, which is no part of the comparison',
      {
        app: automated,
        status: {
          ...comparedWith({}),
          resources: [web, { kind: 'Job', name: 'migrate', hook: true, requiresPruning: true }],
        },
      },
      undefined,
    ],
    ['what the sync has just applied', { status: drifting }, 'ARGOCD_OUT_OF_SYNC'],
    [
      'the same by self-heal, which syncs that alone',
      {
        app: automated,
        status: {
          ...drifting,
          ...operation({
            operation: { sync: { revision: mine, resources: [web] } },
            syncResult: { revision: mine, resources: [result(web, 'Synced')] },
          }),
        },
      },
      'ARGOCD_OUT_OF_SYNC',
    ],
    [
      'one that self-heal did not sync',
      { app: automated, status: left([{ ...web, ...differs }], [result(old, 'Synced')]) },
      undefined,
    ],
    [
      'a sync of another commit',
      { status: { ...drifting, ...comparedWith({ status: 'OutOfSync', revision: newer }) } },
      undefined,
    ],
    [
      'a sync of other sources',
      {
        status: left([{ ...web, ...differs }], [result(web, 'Synced')], {
          operation: { sync: { revision: mine, source: before } },
        }),
      },
      undefined,
    ],
    [
      'a dry run',
      {
        status: left([{ ...web, ...differs }], [result(web, 'Synced')], {
          operation: { sync: { revision: mine, dryRun: true } },
        }),
      },
      undefined,
    ],
    [
      'one that failed to be applied',
      { status: left([{ ...web, ...differs }], [result(web, 'SyncFailed')]) },
      undefined,
    ],
    [
      'what is kept on purpose',
      { status: left([leaves], [result(old, 'PruneSkipped', 'ignored (no prune)')]) },
      'ARGOCD_OUT_OF_SYNC',
    ],
  ])('%s', (_title, change, code) => {
    const found = verdict(change);
    expect('code' in found ? found.code : undefined).toBe(code);
  });

  it('names the resources and the likely reasons, and nothing that was done already', () => {
    expect(verdict({ status: drifting })).toMatchObject({
      reason: '1 resource is OutOfSync again after a sync that succeeded: Deployment demo/web1',
      hint: expect.stringMatching(/webhook.*API server drops.*ignoreDifferences/),
    });
    expect(verdict({ status: drifting })).not.toHaveProperty('hint', expect.stringContaining('sync: true'));
    expect(verdict({ app: automated, status: left([leaves], []) })).toMatchObject({
      reason: '1 resource is no longer in Git and not pruned: ConfigMap demo/old',
      hint: expect.stringContaining('prune: true'),
    });
    const kept = left([leaves], [result(old, 'PruneSkipped', 'ignored (no prune)')]);
    expect(verdict({ status: kept })).toMatchObject({
      reason: expect.stringContaining('kept by Prune=false: ConfigMap demo/old'),
      hint: expect.not.stringContaining('prune: true'),
    });
  });

  it('says it in one line for 10,000 resources, in no time', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      kind: 'ConfigMap',
      namespace: 'demo',
      name: `c${index}`,
    }));
    const found = verdict({
      status: left(
        many.map((one) => ({ ...one, ...differs })),
        many.map((one) => result(one, 'Synced')),
      ),
    });
    expect(found).toMatchObject({ reason: expect.stringMatching(/^10000 resources are .*demo\/c4 and 9995 more$/) });
  });
});

describe('images', () => {
  const image = 'registry.example.com/job:2';
  const applied = (of: { kind: string }, images: readonly string[]) =>
    operation({
      syncResult: { revision: mine, resources: [{ ...of, namespace: 'demo', name: 'job', status: 'Synced', images }] },
    });
  const resource = (kind: string, health?: string) => ({
    resources: [
      {
        kind,
        namespace: 'demo',
        name: 'job',
        status: 'Synced',
        ...(health === undefined ? {} : { health: { status: health } }),
      },
    ],
  });
  const wanting = { goal: { images: [image] } };

  it.each<[string, Partial<ApplicationStatus>, string]>([
    [
      'a CronJob, which has no Pod and no health',
      { ...applied({ kind: 'CronJob' }, [image]), ...resource('CronJob') },
      'ready',
    ],
    [
      'a Deployment with no replicas, which is Healthy',
      { ...applied({ kind: 'Deployment' }, [image]), ...resource('Deployment', 'Healthy') },
      'ready',
    ],
    [
      'a Deployment on its way',
      { ...applied({ kind: 'Deployment' }, [image]), ...resource('Deployment', 'Progressing') },
      'waiting',
    ],
    [
      'a Deployment whose health the server does not know yet',
      { ...applied({ kind: 'Deployment' }, [image]), ...resource('Deployment') },
      'waiting',
    ],
    ['a second container', { ...applied({ kind: 'CronJob' }, ['x:1', image]), ...resource('CronJob') }, 'ready'],
    [
      'another image was applied',
      { ...applied({ kind: 'CronJob' }, ['registry.example.com/job:1']), ...resource('CronJob') },
      'waiting',
    ],
    [
      'it was applied by a sync that failed',
      {
        ...applied({ kind: 'CronJob' }, [image]),
        ...operation({
          phase: 'Failed',
          operation: { sync: { revision: newer } },
          syncResult: {
            revision: newer,
            resources: [{ kind: 'CronJob', namespace: 'demo', name: 'job', status: 'Synced', images: [image] }],
          },
        }),
        ...resource('CronJob'),
      },
      'waiting',
    ],
    ['an init container that a Pod runs', { summary: { images: ['x:1', image] } }, 'ready'],
  ])('%s', (_title, change, state) => {
    expect(verdict({ ...wanting, status: { summary: {}, ...change } })).toMatchObject({ state });
  });
});
