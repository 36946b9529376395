/** A sync of an Application that exists, as its spec says or of some resources, or a dry run of one. */
import { badInput, Failure } from '../../failure.ts';
import type { GitopsTarget } from '../rollout/gitops-target.ts';
import { type AppHandle, handleEarly, observe } from '../rollout/observe.ts';
import { isSelected, type ResourceSelection, resourcesThatAre, unmatched } from '../rollout/selection.ts';
import { proveLive, type WaitGoal } from '../rollout/wait.ts';
import type { SyncScope } from '../server/client.ts';
import { appNamed, type LiveApplication, type ResourceName } from '../server/live.ts';
import { startSync } from '../sync.ts';
import { existing } from './look.ts';
import { comparedNow, endOfOperation, outcomeLine, outcomesOf, type ResourceOutcome, withOutcomes } from './outcome.ts';

interface SyncOrder {
  /** Undefined: all resources. */
  readonly selection: ResourceSelection | undefined;
  /** Undefined: as the automated policy of the Application says. */
  readonly prune: boolean | undefined;
  readonly force: boolean;
  /** Undefined: those of the spec. */
  readonly syncOptions: readonly string[] | undefined;
  /** The server says what it would do, and changes nothing in the cluster. */
  readonly dryRun: boolean;
  /** Whether another operation that is running is ended, instead of waited for. */
  readonly terminate: boolean;
  /** Behind the operation; undefined: its end is all that is waited for. */
  readonly goal: Omit<WaitGoal, 'commit' | 'operationId' | 'resources'> | undefined;
  readonly target: GitopsTarget;
  readonly operationId: string;
}

interface SyncReport {
  readonly app: LiveApplication;
  readonly outcomes: readonly ResourceOutcome[];
}

/**
 * One that does the same and is running is taken as ours.
 *
 * @throws bad input when `resources` name none of the Application; Failure `failed` when the sync failed or left what
 * should be pruned; as `proveLive` does where it waits
 */
export async function syncExisting(handle: AppHandle, order: SyncOrder): Promise<SyncReport> {
  const { ref, log } = handle;
  const { selection, force, syncOptions, dryRun, target, goal } = order;
  using early = handleEarly(handle);
  const known = await existing(early);
  using observer = observe(early, { known, compares: true });
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  const compared = await comparedNow(handle, observer, known);
  const prune = order.prune ?? known.spec.syncPolicy?.automated?.prune === true;
  const scope = scopeOf(compared, { selection, dryRun, force, syncOptions });
  const { operationId } = order;
  const terminate = order.terminate && !dryRun;
  const options = { sync: true, goal: undefined, prune, terminate, operationId, target, scope };
  const started = await startSync(observer, compared, options);
  const isOwn = started.result === 'started';
  log.info(
    `${appNamed(ref)}: ${dryRun ? 'dry run of a ' : ''}sync ${isOwn ? 'started' : 'already running, taken as ours'}`,
  );
  observer.saw(started.app);
  const own = isOwn ? operationId : undefined;
  const ended = await endOfOperation(handle, observer, started.app, {
    operationId: own,
    what: dryRun ? 'dry run' : 'sync',
  });
  const outcomes = outcomesOf(ended.app);
  for (const outcome of outcomes) log.info(`  ${outcomeLine(outcome, dryRun)}`);
  if (dryRun) return { app: ended.app, outcomes };
  if (selection === undefined) await refuseLeftOver(handle, ended.app);
  if (goal === undefined) return { app: ended.app, outcomes };
  const proved = { ...goal, operationId: own, resources: selection };
  return { app: await proveLive(handle, proved, target, observer, { kind: 'seen', ...ended }), outcomes };
}

/** Undefined for a sync of the whole Application as its spec says. */
function scopeOf(
  app: LiveApplication,
  { selection, ...scope }: Omit<SyncScope, 'resources'> & Pick<SyncOrder, 'selection'>,
): SyncScope | undefined {
  const { dryRun, force, syncOptions } = scope;
  const isPlain = selection === undefined && dryRun !== true && force !== true && syncOptions === undefined;
  return isPlain ? undefined : { ...scope, resources: selection && selectedOf(app, selection) };
}

/** The server takes names alone, and does nothing for one that it does not know. */
function selectedOf(app: LiveApplication, selection: ResourceSelection): readonly ResourceName[] {
  const missing = unmatched(selection, app);
  if (missing.length > 0) {
    throw badInput(
      'resources',
      `nothing of the Application fits ${missing.join(', ')}`,
      resourcesThatAre(missing, app),
    );
  }
  return (app.status?.resources ?? [])
    .filter((resource) => isSelected(selection, resource))
    .map(({ group = '', kind = '', namespace, name = '' }) => ({
      group,
      kind,
      ...(namespace === undefined ? {} : { namespace }),
      name,
    }));
}

/** As Argo CD's own command line does: a sync that leaves what left Git has not brought the cluster to what Git says. */
async function refuseLeftOver(handle: AppHandle, app: LiveApplication): Promise<void> {
  const left = outcomesOf(app).filter(
    // `Prune=false` on the resource itself: somebody wants it to stay.
    ({ status, message }) => status === 'PruneSkipped' && !message.includes('no prune'),
  );
  if (left.length === 0) return;
  const names = left.map(({ kind, namespace, name }) => `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`);
  const problem = `${appNamed(handle.ref)}: synced, but not pruned of what is no longer in Git: ${names.join(', ')}`;
  const hint = 'Set `prune: true` to delete what left Git.';
  throw await withOutcomes(handle, app, new Failure('failed', 'ARGOCD_PRUNE_REQUIRED', problem, { hint }));
}
