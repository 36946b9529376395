/**
 * What one look at an Application proves about a deployment. Health and sync status carry no observed generation, so
 * "Healthy and Synced" right after a change is the status from before; it counts only when Argo CD has compared this
 * spec and this revision, the operation is over, and the comparison began after its end.
 */
import { splitImage } from '../../image/reference.ts';
import {
  type ApplicationSpec,
  hasOperation,
  isAutomated,
  type LiveApplication,
  type OperationState,
  revisionsOf,
  sameField,
} from '../server/live.ts';
import type { Reach } from './gitops-target.ts';

export interface RolloutGoal {
  /** The commit of the GitOps repository that must be live; undefined: whatever the sources resolve to. */
  readonly commit: string | undefined;
  /** Of the sync that this run started; undefined when it started none. */
  readonly operationId: string | undefined;
  readonly synced: boolean;
  readonly healthy: boolean;
  /** References that must be among the images that run: decisive when a manifest cache is stale. */
  readonly images: readonly string[];
}

interface RolloutProblem {
  readonly reason: string;
  readonly code: string;
  readonly hint: string;
}
export type RolloutFailure = RolloutProblem & { readonly state: 'failed' };

export type RolloutStatus =
  | { readonly state: 'ready' }
  /** `refresh`: one of this kind may be what is missing. */
  | { readonly state: 'waiting'; readonly reason: string; readonly refresh?: 'normal' | 'hard' }
  /** May pass (a rollout in between); fails after a grace. */
  | (RolloutProblem & { readonly state: 'degraded' | 'erroneous' })
  | RolloutFailure;

/**
 * The checks run in this order; the first one that returns a status decides.
 *
 * @param reach how the compared revision stands to the commit of the goal. A later commit of somebody else has it, and so
 *   serves as well; health counts behind the comparison of that revision.
 */
export function rolloutStatus(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus {
  return (
    onDeletion(app) ??
    onOperationInProgress(app) ??
    onConditions(app, goal, reach) ??
    onComparison(app) ??
    onOperationResult(app, goal, reach) ??
    onRevision(goal, reach) ??
    onFreshness(app) ??
    (goal.synced ? onSync(app) : undefined) ??
    onImages(app, goal) ??
    (goal.healthy ? onHealth(app) : undefined) ?? { state: 'ready' }
  );
}

function onDeletion(app: LiveApplication): RolloutStatus | undefined {
  if (app.metadata.deletionTimestamp === undefined) return undefined;
  return {
    state: 'failed',
    code: 'ARGOCD_DELETING',
    reason: 'the Application is being deleted',
    hint: 'Somebody or a cleanup removed it: run the deploy again when it is gone.',
  };
}

function onOperationInProgress(app: LiveApplication): RolloutStatus | undefined {
  const operation = app.status?.operationState;
  if (app.operation === undefined && !isUnfinished(operation)) return undefined;
  const phase = operation?.phase ?? 'requested';
  const retry = phase === 'Running' && operation?.finishedAt !== undefined ? ', about to be retried' : '';
  return { state: 'waiting', reason: `operation ${phase}${retry}${suffix(operation?.message)}` };
}

/** `Running` with a `finishedAt` is an attempt that failed and will be retried: not an end. */
function isUnfinished(operation: OperationState | undefined): boolean {
  return operation !== undefined && !['Succeeded', 'Failed', 'Error'].includes(operation.phase);
}

function onConditions(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  const conditions = app.status?.conditions ?? [];
  const source = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
  if (source !== undefined) {
    return {
      state: 'erroneous',
      code: 'ARGOCD_COMPARISON',
      reason: `${source.type}: ${source.message}`,
      hint: 'Argo CD cannot render the source: check revision, path, values-files and its access to the repository.',
    };
  }
  const sync = conditions.find(({ type }) => type === 'SyncError');
  if (sync === undefined || !isAutomated(app.spec)) return undefined;
  // It stays until the next attempt, and may be about the commit before.
  const about = /attempt to \[?([0-9a-f]{40,64})/.exec(sync.message)?.[1];
  const current = reach.is === 'reached' && (about === undefined || revisionsOf(app.status?.sync).includes(about));
  if (goal.commit !== undefined && !current) return undefined;
  return {
    state: 'erroneous',
    code: 'ARGOCD_SYNC_FAILED',
    reason: `SyncError: ${sync.message}`,
    hint: 'Automated sync does not try the same revision again: fix the manifests, or set `sync: true` to try once more.',
  };
}

function onComparison(app: LiveApplication): RolloutStatus | undefined {
  const comparedTo = app.status?.sync?.comparedTo;
  if (comparedTo !== undefined && comparesTo(comparedTo, app.spec)) return undefined;
  return { state: 'waiting', reason: 'Argo CD has not compared this spec yet', refresh: 'normal' };
}

/** The substitute for an observed generation. Go writes an empty `source` beside `sources`. */
function comparesTo(compared: Partial<ApplicationSpec>, spec: ApplicationSpec): boolean {
  const multiple = (spec.sources ?? []).length > 0;
  const { server, name, namespace } = spec.destination;
  const comparedDestination = compared.destination;
  return (
    (multiple ? sameField(compared.sources, spec.sources) : sameField(compared.source, spec.source)) &&
    (server ?? '') === ((name === undefined ? comparedDestination?.server : server) ?? '') &&
    (name ?? '') === (comparedDestination?.name ?? '') &&
    (namespace ?? '') === (comparedDestination?.namespace ?? '') &&
    sameField(compared.ignoreDifferences, spec.ignoreDifferences)
  );
}

function onOperationResult(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  const operation = app.status?.operationState;
  if (operation === undefined || operation.phase === 'Succeeded') return undefined;
  const isOwn = goal.operationId !== undefined && hasOperation(app, goal.operationId);
  const target = revisionsOf(operation.syncResult).concat(revisionsOf(operation.operation?.sync));
  const expected = reach.is === 'reached' ? revisionsOf(app.status?.sync) : [];
  if (!isOwn && !target.some((revision) => expected.includes(revision))) return undefined;
  // A failure of an earlier run for this revision says nothing once a later comparison found it deployed.
  if (!isOwn && app.status?.sync?.status === 'Synced') return undefined;
  return {
    state: 'failed',
    code: 'ARGOCD_SYNC_FAILED',
    reason: `the sync ended as ${operation.phase}${suffix(operation.message)}`,
    hint: 'The messages of the resources say why; fix them in the GitOps repository.',
  };
}

function onRevision({ commit }: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  switch (reach.is) {
    case 'reached':
      return undefined;
    case 'older':
      return { state: 'waiting', reason: `Argo CD has not read ${commit} yet`, refresh: 'normal' };
    case 'unknown':
      return {
        state: 'waiting',
        reason: `nothing tells whether ${reach.revision} has ${commit} (gitops-repository and its credential do)`,
        refresh: 'normal',
      };
    case 'pinned':
      return {
        state: 'failed',
        code: 'ARGOCD_PINNED',
        reason: `somebody pinned it to ${reach.to}, which does not have ${commit}`,
        hint: 'A person or another run did that. When the pin may go, remove it in Argo CD (`argocd app set NAME --revision BRANCH`) and run again.',
      };
  }
}

/** Times are the server's, one second apart at best; none is compared with the clock of this machine. */
function onFreshness(app: LiveApplication): RolloutStatus | undefined {
  const { operationState, reconciledAt } = app.status ?? {};
  const finished = Date.parse(operationState?.finishedAt ?? '');
  if (Number.isNaN(finished) || operationState?.operation?.sync?.dryRun === true) return undefined;
  const reconciled = Date.parse(reconciledAt ?? '');
  if (reconciled >= finished) return undefined;
  return { state: 'waiting', reason: 'Argo CD has not compared since the sync ended', refresh: 'normal' };
}

function onSync(app: LiveApplication): RolloutStatus | undefined {
  const status = app.status?.sync?.status ?? '';
  if (status === 'Synced') return onEmptiness(app);
  const skipped = (app.status?.operationState?.syncResult?.resources ?? []).filter(
    (resource) => resource.status === 'PruneSkipped' && resource.message?.includes('no prune') !== true,
  );
  if (skipped.length > 0 && status === 'OutOfSync' && !isAutomated(app.spec)) {
    return {
      state: 'failed',
      code: 'ARGOCD_PRUNE_REQUIRED',
      reason: `${skipped.length} resources are no longer in Git and were not pruned`,
      hint: 'Set `prune: true` to delete them.',
    };
  }
  return { state: 'waiting', reason: `sync status is ${status === '' ? 'not known yet' : status}` };
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

function onImages(app: LiveApplication, goal: RolloutGoal): RolloutStatus | undefined {
  const running = app.status?.summary?.images ?? [];
  const missing = goal.images.find((image) => !running.some((one) => one === image || sameDigest(one, image)));
  if (missing === undefined) return undefined;
  return { state: 'waiting', reason: `${missing} is not among the images yet`, refresh: 'hard' };
}

/** `name:tag@digest` runs what `name@digest` asks for. */
function sameDigest(running: string, wanted: string): boolean {
  const wantedImage = splitImage(wanted);
  const runningImage = splitImage(running);
  return (
    wantedImage.digest !== undefined &&
    wantedImage.digest === runningImage.digest &&
    wantedImage.repository === runningImage.repository &&
    (wantedImage.tag === undefined || wantedImage.tag === runningImage.tag)
  );
}

function onHealth(app: LiveApplication): RolloutStatus | undefined {
  const health = app.status?.health?.status ?? '';
  if (health === 'Healthy') return undefined;
  if (health !== 'Degraded')
    return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
  return {
    state: 'degraded',
    code: 'ARGOCD_DEGRADED',
    reason: 'health is Degraded',
    hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
  };
}

function suffix(message: string | undefined): string {
  return message === undefined || message === '' ? '' : `: ${message}`;
}
