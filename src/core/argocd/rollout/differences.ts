/** What keeps an Application from being Synced: a sync that is to come, pruning that nobody does, fields that somebody changes back. */

import { isDeepStrictEqual } from 'node:util';
import { syncsSources } from '../server/equality.ts';
import {
  isAutomated,
  type LiveApplication,
  type ResourceStatus,
  resourceIdentity,
  revisionsOf,
  type SyncedResource,
} from '../server/live.ts';
import { lastingDifference, lastSync, namesOf, type RolloutStatus } from './status.ts';
export function onSync(app: LiveApplication): RolloutStatus | undefined {
  const status = app.status?.sync?.status ?? '';
  if (status === 'Synced') return onEmptiness(app);
  if (status !== 'OutOfSync') return { state: 'waiting', reason: `sync status is ${status || 'not known yet'}` };
  const differing = (app.status?.resources ?? []).filter((resource) => resource.status === 'OutOfSync');
  return onPruning(app, differing) ?? onLastingDifference(app, differing) ?? waitingForSync(differing);
}

function waitingForSync(differing: readonly ResourceStatus[]): RolloutStatus {
  return {
    state: 'waiting',
    reason: `sync status is OutOfSync${differing.length === 0 ? '' : `: ${namesOf(differing)}`}`,
  };
}

/**
 * Whether nothing but pruning is left, which nobody does: automated sync without `prune` does not even start for it, and
 * says so in no condition (controller/appcontroller.go autoSync); a sync by hand skips it.
 */
function onPruning(app: LiveApplication, differing: readonly ResourceStatus[]): RolloutStatus | undefined {
  const skipped = skippedBy(app).filter((resource) => !isKept(resource));
  const leaving = differing.filter(({ requiresPruning }) => requiresPruning === true);
  // What else differs may be synced yet.
  if (leaving.length !== differing.length) return undefined;
  const automated = isAutomated(app.spec) ? app.spec.syncPolicy?.automated : undefined;
  const isLeft = automated === undefined ? skipped.length > 0 : leaving.length > 0 && automated?.prune !== true;
  if (!isLeft) return undefined;
  const resources = leaving.length > 0 ? leaving : skipped;
  return {
    state: 'failed',
    code: 'ARGOCD_PRUNE_REQUIRED',
    reason: `${counted(resources)} no longer in Git and not pruned: ${namesOf(resources)}`,
    hint: 'Set `prune: true`, or run `operation: sync` with it, to delete what left Git.',
  };
}

/** What the last sync left in the cluster although it is no longer in Git. */
function skippedBy(app: LiveApplication): readonly SyncedResource[] {
  const { syncResult } = lastSync(app) ?? {};
  if (!isDeepStrictEqual(revisionsOf(syncResult), revisionsOf(app.status?.sync))) return [];
  return (syncResult?.resources ?? []).filter((resource) => resource.status === 'PruneSkipped');
}

/** `Prune=false` on the resource itself: somebody wants it to stay. */
function isKept({ message }: SyncedResource): boolean {
  return message?.includes('no prune') === true;
}

/**
 * Resources that differ although the same revision was synced with success, and was compared after it: another sync would
 * leave them as they are. Self-heal, which syncs just these again and again, is no other case.
 */
function onLastingDifference(app: LiveApplication, differing: readonly ResourceStatus[]): RolloutStatus | undefined {
  const operationState = lastSync(app);
  if (operationState?.phase !== 'Succeeded' || app.operation !== undefined || differing.length === 0) return undefined;
  if (!syncsSources(operationState.operation?.sync, app.spec)) return undefined;
  const { syncResult } = operationState;
  const revisions = revisionsOf(syncResult);
  if (revisions.length === 0 || !isDeepStrictEqual(revisions, revisionsOf(app.status?.sync))) return undefined;
  const results = new Map((syncResult?.resources ?? []).map((one) => [resourceIdentity(one), one]));
  const last = differing.map((resource) => results.get(resourceIdentity(resource)));
  if (!last.every((one) => one?.status === 'Synced' || one?.status === 'PruneSkipped')) return undefined;
  if (last.every((one) => one !== undefined && isKept(one))) {
    return {
      state: 'erroneous',
      code: lastingDifference,
      reason: `${counted(differing)} no longer in Git and kept by Prune=false: ${namesOf(differing)}`,
      hint: 'The Application stays OutOfSync while they are there: delete them, or wait for `healthy` alone.',
    };
  }
  return {
    state: 'erroneous',
    code: lastingDifference,
    reason: `${counted(differing)} OutOfSync again after a sync that succeeded: ${namesOf(differing)}`,
    hint: 'Something changes them after they are applied: an admission webhook, another controller (an autoscaler that sets replicas), or a field that the API server drops or fills in. `operation: diff` shows the fields; name them in ignoreDifferences, or leave them out of Git.',
  };
}

function counted({ length }: readonly unknown[]): string {
  return length === 1 ? '1 resource is' : `${length} resources are`;
}

/** Argo CD calls an Application without resources Synced and Healthy; for a deployment it means a wrong path. */
function onEmptiness(app: LiveApplication): RolloutStatus | undefined {
  if ((app.status?.resources ?? []).length > 0) return undefined;
  return {
    state: 'erroneous',
    code: 'ARGOCD_NO_RESOURCES',
    reason: 'the source renders no resources',
    hint: 'Check path (and directory-recurse): there is nothing to deploy at this revision.',
  };
}
