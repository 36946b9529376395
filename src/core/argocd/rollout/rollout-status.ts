/**
 * What one look at an Application proves about a deployment. Health and sync status carry no observed generation, so
 * "Healthy and Synced" right after a change is the status from before; it counts only when Argo CD has compared this
 * spec and this revision, the operation is over, and the comparison began after its end.
 */
import { sameField, syncsSources } from '../server/equality.ts';
import {
  type ApplicationSpec,
  hasOperation,
  isAutomated,
  type LiveApplication,
  type OperationState,
  revisionsOf,
  sourcesOf,
} from '../server/live.ts';
import { explainResourceRefusal, explainSpecRefusal } from '../server/spec-refusal.ts';
import { onSync } from './differences.ts';
import type { Reach } from './gitops-target.ts';
import { onImages } from './images.ts';
import { partOf, resourcesThatAre, unmatched } from './selection.ts';
import { degraded, lastSync, namesOf, type RolloutGoal, type RolloutStatus, repoServerAway } from './status.ts';
import { suspensionOf } from './suspended.ts';

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

function onHealth(app: LiveApplication, goal: RolloutGoal): RolloutStatus | undefined {
  const health = app.status?.health?.status ?? '';
  if (health === 'Healthy') return undefined;
  if (health === 'Suspended') return onSuspension(app, goal);
  if (health !== 'Degraded')
    return { state: 'waiting', reason: `health is ${health === '' ? 'not known yet' : health}` };
  return degraded('health is Degraded');
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
