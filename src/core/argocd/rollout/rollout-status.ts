/**
 * What one look at an Application proves about a deployment. Health and sync status carry no observed generation, so
 * "Healthy and Synced" right after a change is the status from before; it counts only when Argo CD has compared this
 * spec and this revision, the operation is over, and the comparison began after its end.
 */
import { isDeepStrictEqual } from 'node:util';
import { splitImage } from '../../image/reference.ts';
import {
  type ApplicationSpec,
  hasOperation,
  isAutomated,
  type LiveApplication,
  type OperationState,
  type ResourceStatus,
  resourceIdentity,
  revisionsOf,
  type SyncedResource,
  sameField,
  sourcesOf,
  syncsSources,
} from '../server/live.ts';
import { explainResourceRefusal, explainSpecRefusal } from '../server/spec-refusal.ts';
import type { Reach } from './gitops-target.ts';
import { partOf, type ResourceSelection, resourcesThatAre, unmatched } from './selection.ts';
import { suspensionOf } from './suspended.ts';

export interface RolloutGoal {
  /** The commit of the GitOps repository that must be live; undefined: whatever the sources resolve to. */
  readonly commit: string | undefined;
  /** Of the sync that this run started; undefined when it started none. */
  readonly operationId: string | undefined;
  readonly synced: boolean;
  readonly healthy: boolean;
  /** Whether Suspended is as good as Healthy. */
  readonly suspended?: boolean;
  /** References that must be among the images that run: decisive when a manifest cache is stale. */
  readonly images: readonly string[];
  /** Undefined: all. Those alone must be synced and healthy. */
  readonly resources?: ResourceSelection | undefined;
}

interface Explained {
  readonly reason: string;
  readonly code: string;
  readonly hint: string;
}
export type RolloutFailure = Explained & { readonly state: 'failed' };
/** May pass (a rollout in between); fails after a grace. */
export type RolloutProblem = Explained & { readonly state: 'degraded' | 'erroneous' };

export type RolloutStatus =
  | { readonly state: 'ready' }
  /** `refresh`: one of this kind may be what is missing. */
  | {
      readonly state: 'waiting';
      readonly reason: string;
      readonly refresh?: 'normal' | 'hard';
      /** What to do at the deadline, where it is not to wait longer. */
      readonly hint?: string;
      /** Of the failure at the deadline, where nothing about the deployment is known to be wrong. */
      readonly code?: string;
      /** All is proved but that nothing is Suspended. */
      readonly isHeld?: true;
    }
  | RolloutProblem
  | RolloutFailure;

/** Code of resources that differ again after each sync. */
export const lastingDifference = 'ARGOCD_OUT_OF_SYNC';
/** Code of a comparison without the part of Argo CD that renders. */
export const repoServerAway = 'ARGOCD_REPO_SERVER';

/**
 * The checks run in this order; the first one that returns a status decides.
 *
 * @param reach how the compared revision stands to the commit of the goal. A later commit of somebody else has it, and so
 *   serves as well; health counts behind the comparison of that revision.
 */
export function rolloutStatus(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus {
  const part = partOf(app, goal.resources);
  return (
    onDeletion(app) ??
    onOperationInProgress(app) ??
    onHydration(reach) ??
    onConditions(app, goal, reach) ??
    onComparison(app) ??
    onOperationResult(part, goal, reach) ??
    onRevision(goal, reach) ??
    onFreshness(app) ??
    onSelection(app, goal) ??
    (goal.synced ? onSync(part) : undefined) ??
    onImages(app, goal) ??
    (goal.healthy ? onHealth(part, goal) : undefined) ?? { state: 'ready' }
  );
}

/** Items that fit nothing may be of a revision that is compared a moment later. */
function onSelection(app: LiveApplication, { resources }: RolloutGoal): RolloutStatus | undefined {
  const missing = resources === undefined ? [] : unmatched(resources, app);
  if (missing.length === 0) return undefined;
  const reason = `no resource fits ${missing.join(', ')}`;
  return { state: 'erroneous', code: 'ARGOCD_NO_RESOURCES', reason, hint: resourcesThatAre(missing, app) };
}

/** The last sync; a dry run has changed nothing, so its results say nothing about what is live. */
function lastSync({ status }: LiveApplication): OperationState | undefined {
  const state = status?.operationState;
  return state?.operation?.sync?.dryRun === true ? undefined : state;
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

/** Before the conditions: what is not hydrated for the first time has no branch to compare. */
function onHydration(reach: Reach): RolloutStatus | undefined {
  if (reach.is !== 'unhydrated') return undefined;
  if (!reach.failed) return { state: 'waiting', reason: reach.why, refresh: 'normal' };
  return {
    state: 'erroneous',
    code: 'ARGOCD_HYDRATION',
    reason: reach.why,
    hint: 'Argo CD cannot render the dry source or push the result: check its path and values, and the credential for the repository with write access.',
  };
}

function onConditions(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  const conditions = app.status?.conditions ?? [];
  const source = conditions.find(({ type }) => type === 'ComparisonError' || type === 'InvalidSpecError');
  if (source !== undefined && isOutage(source.message)) {
    return {
      state: 'erroneous',
      code: repoServerAway,
      reason: `${source.type}: ${source.message}`,
      hint: 'Argo CD does not reach its repo-server, so nothing is known about the source: run again when it is back.',
    };
  }
  if (source !== undefined) {
    return {
      state: 'erroneous',
      code: 'ARGOCD_COMPARISON',
      reason: `${source.type}: ${source.message}`,
      hint:
        explainSpecRefusal(source.message)?.hint ??
        'Argo CD cannot render the source: check revision, path, values-files and its access to the repository.',
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
    hint:
      hintOfProject(app) ??
      'Automated sync does not try the same revision again: fix the manifests, or set `sync: true` to try once more.',
  };
}

/** The gRPC code of a call of the controller to the repo-server: nothing listens there. */
function isOutage(message = ''): boolean {
  return /code = Unavailable\b/.test(message);
}

function onComparison(app: LiveApplication): RolloutStatus | undefined {
  const comparedTo = app.status?.sync?.comparedTo;
  if (comparedTo !== undefined && comparesTo(comparedTo, app.spec)) return undefined;
  return { state: 'waiting', reason: 'Argo CD has not compared this spec yet', refresh: 'normal' };
}

/** The substitute for an observed generation. Go writes an empty `source` beside `sources`. */
function comparesTo(compared: Partial<ApplicationSpec>, spec: ApplicationSpec): boolean {
  const multiple = (spec.sources ?? []).length > 0 && spec.sourceHydrator === undefined;
  const { server, name, namespace } = spec.destination;
  const comparedDestination = compared.destination;
  return (
    (multiple ? sameField(compared.sources, spec.sources) : sameField(compared.source, sourcesOf(spec)[0])) &&
    (server ?? '') === ((name === undefined ? comparedDestination?.server : server) ?? '') &&
    (name ?? '') === (comparedDestination?.name ?? '') &&
    (namespace ?? '') === (comparedDestination?.namespace ?? '') &&
    sameField(compared.ignoreDifferences, spec.ignoreDifferences)
  );
}

function onOperationResult(app: LiveApplication, goal: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  const operation = lastSync(app);
  if (operation === undefined || operation.phase === 'Succeeded') return undefined;
  // Somebody tried something else, with the spec from before.
  if (!syncsSources(operation.operation?.sync, app.spec)) return undefined;
  const isOwn = goal.operationId !== undefined && hasOperation(app, goal.operationId);
  const target = revisionsOf(operation.syncResult).concat(revisionsOf(operation.operation?.sync));
  const expected = reach.is === 'reached' ? revisionsOf(app.status?.sync) : [];
  if (!isOwn && !target.some((revision) => expected.includes(revision))) return undefined;
  // A failure of an earlier run for this revision says nothing once a later comparison found it deployed.
  if (!isOwn && app.status?.sync?.status === 'Synced') return undefined;
  // A newer run may have done it, to sync something later; a person's decision is no fault of what was deployed.
  if (operation.message === 'Operation terminated') {
    return {
      state: 'erroneous',
      code: 'ARGOCD_TERMINATED',
      reason: 'somebody terminated the sync',
      hint: 'Another run (`terminate: true`) or a person ended it, and nothing was synced since: run again.',
    };
  }
  return {
    state: 'failed',
    code: isOutage(operation.message) ? repoServerAway : 'ARGOCD_SYNC_FAILED',
    reason: `the sync ended as ${operation.phase}${suffix(operation.message)}`,
    hint: hintOfProject(app) ?? 'The messages of the resources say why; fix them in the GitOps repository.',
  };
}

function onRevision({ commit }: RolloutGoal, reach: Reach): RolloutStatus | undefined {
  switch (reach.is) {
    case 'reached':
    case 'unhydrated':
      return undefined;
    case 'older':
      return { state: 'waiting', reason: `Argo CD has not read ${commit} yet`, refresh: 'normal' };
    case 'absent':
      return {
        state: 'waiting',
        code: 'ARGOCD_NO_COMMIT',
        reason: `the GitOps repository has no commit ${commit}`,
        hint: 'Check `commit=` of `wait-for`: it is a commit of the GitOps repository (the output `commit` of bump-image-tag), not of the monorepo; and that it was pushed.',
        refresh: 'normal',
      };
    case 'unknown':
      return {
        state: 'waiting',
        reason: `nothing tells whether ${reach.revision} has ${commit} (gitops-repository and its credential do)`,
        hint: 'Give `gitops-repository` with a credential that may read it; with `--verbose` the log says what it answered.',
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

/** The lines that the AppProject lacks, where it forbids a resource. */
function hintOfProject({ status }: LiveApplication): string | undefined {
  const { operationState, conditions = [], resources = [] } = status ?? {};
  const messages = [
    operationState?.message ?? '',
    ...(operationState?.syncResult?.resources ?? []).map(({ message = '' }) => message),
    ...conditions.map(({ message }) => message),
  ];
  // The results of a sync put every resource into the destination's namespace; the comparison does not.
  return explainResourceRefusal(messages, (group, kind) => {
    const found = resources.find((one) => (one.group ?? '') === group && one.kind === kind);
    return found && (found.namespace ?? '') === '';
  });
}

/** Times are the server's, one second apart at best; none is compared with the clock of this machine. */
function onFreshness(app: LiveApplication): RolloutStatus | undefined {
  const finished = Date.parse(lastSync(app)?.finishedAt ?? '');
  if (Number.isNaN(finished)) return undefined;
  const reconciled = Date.parse(app.status?.reconciledAt ?? '');
  if (reconciled >= finished) return undefined;
  return { state: 'waiting', reason: 'Argo CD has not compared since the sync ended', refresh: 'normal' };
}

function onSync(app: LiveApplication): RolloutStatus | undefined {
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

/** `Deployment demo/web1, Service demo/web1 and 3 more` */
function namesOf(resources: readonly Pick<ResourceStatus, 'kind' | 'namespace' | 'name'>[]): string {
  const names = resources.map(({ kind, namespace, name }) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`);
  const more = names.length - longestList;
  return more > 0 ? `${names.slice(0, longestList).join(', ')} and ${more} more` : names.join(', ');
}

/** Resources that one message names. */
const longestList = 5;

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

/**
 * Met by what was applied and is not on its way any more, or by what runs although the last sync does not tell. The server
 * counts the images of Pods alone, of those that cannot start too: what has no Pods (no replicas, a CronJob) is told by the
 * sync, and what a Pod cannot pull by the health of its workload.
 */
function onImages(app: LiveApplication, goal: RolloutGoal): RolloutStatus | undefined {
  const running = app.status?.summary?.images ?? [];
  const applied = appliedBy(lastSync(app));
  const has = (images: readonly string[], wanted: string) =>
    images.some((one) => one === wanted || sameDigest(one, wanted));
  for (const image of goal.images) {
    const by = applied.filter(({ images = [] }) => has(images, image));
    if (by.length === 0) {
      if (has(running, image)) continue;
      return { state: 'waiting', reason: `${image} is not among the images yet`, refresh: 'hard' };
    }
    const onItsWay = by.find((resource) => !isSettled(resource, healthOf(app, resource)));
    if (onItsWay === undefined) continue;
    const name = namesOf([onItsWay]);
    if (healthOf(app, onItsWay) === 'Degraded') return degraded(`${name}, which is to run ${image}, is Degraded`);
    return { state: 'waiting', reason: `${image} is applied, and ${name} does not run it yet` };
  }
  return undefined;
}

function appliedBy(operation: OperationState | undefined): readonly SyncedResource[] {
  if (operation?.phase !== 'Succeeded') return [];
  return (operation.syncResult?.resources ?? []).filter(({ status }) => status === 'Synced');
}

function healthOf(app: LiveApplication, resource: SyncedResource): string | undefined {
  return app.status?.resources?.find((one) => resourceIdentity(one) === resourceIdentity(resource))?.health?.status;
}

/** Kinds that always have a health, once the server knows it (gitops-engine pkg/health). */
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Pod', 'Rollout'];

/** Other kinds, such as CronJob, may have none. */
function isSettled({ kind = '' }: SyncedResource, health: string | undefined): boolean {
  if (health === undefined || health === '') return !workloads.includes(kind);
  return health === 'Healthy' || health === 'Suspended';
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

function onHealth(app: LiveApplication, goal: RolloutGoal): RolloutStatus | undefined {
  const health = app.status?.health?.status ?? '';
  if (health === 'Healthy') return undefined;
  if (health === 'Suspended') return onSuspension(app, goal);
  if (health !== 'Degraded')
    return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
  return degraded('health is Degraded');
}

function degraded(reason: string): RolloutStatus {
  return {
    state: 'degraded',
    code: 'ARGOCD_DEGRADED',
    reason,
    hint: 'The messages of the resources say why. A rollout that recovers by itself needs a longer `degraded-grace`.',
  };
}

function onSuspension(app: LiveApplication, { suspended }: RolloutGoal): RolloutStatus | undefined {
  const suspension = suspensionOf(app);
  if (suspended || suspension.is === 'wanted') return undefined;
  const resource = suspension.is === 'paused-rollout' ? suspension.rollout : suspension.resource;
  const what = resource === undefined ? '' : `: ${namesOf([resource])}${suffix(resource.health?.message)}`;
  return { state: 'waiting', reason: `health is Suspended${what}`, isHeld: true };
}

function suffix(message: string | undefined): string {
  return message === undefined || message === '' ? '' : `: ${message}`;
}
