/** Has an Application synced to what must be live: an operation of ours, or one that brings the same. */
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import type { ServerOptions } from './planned.ts';
import { type GitopsTarget, reachOf } from './rollout/gitops-target.ts';
import { withOpening } from './rollout/holds.ts';
import { type AppHandle, handleEarly, type Observation, type Observer, observe } from './rollout/observe.ts';
import { rolloutStatus } from './rollout/rollout-status.ts';
import { untilHydrated } from './rollout/until-hydrated.ts';
import { proveLive } from './rollout/wait.ts';
import type { SyncScope } from './server/client.ts';
import { sameField, syncsSources } from './server/equality.ts';
import { argocdErrorOf, grpc, isTransient } from './server/errors.ts';
import { appNamed, hasOperation, type LiveApplication, type Operation, revisionsOf, syncedBy } from './server/live.ts';

export interface SyncOptions extends Pick<ServerOptions, 'sync' | 'prune' | 'goal' | 'terminate'> {
  /** Unique for this run; written into its operations. */
  readonly operationId: string;
  readonly target: GitopsTarget;
  /** Default: the whole Application. */
  readonly scope?: SyncScope | undefined;
}

/** Has the Application synced where the options ask for it, and waits for what they name. */
export async function syncAndWait(
  handle: AppHandle,
  { app }: { readonly app: LiveApplication },
  options: SyncOptions,
): Promise<LiveApplication> {
  using early = handleEarly(handle);
  const { ref, log } = handle;
  const { target, goal } = options;
  using observer = observe(early, { known: app, compares: true });
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  let seen: Observation = await observer.look(true);
  let operationId: string | undefined;
  const hydrated = options.sync ? await untilHydrated(observer, seen, target) : undefined;
  seen = hydrated?.seen ?? seen;
  if (seen.kind === 'seen' && hydrated?.isHydrated === true && !(await isDeployed(seen.app, target))) {
    const sync = await startSync(observer, seen.app, options);
    if (sync.result === 'started') operationId = options.operationId;
    log.info(`${appNamed(ref)}: sync ${sync.result === 'started' ? 'started' : 'already running, taken as ours'}`);
    seen = { kind: 'seen', app: sync.app };
    observer.saw(sync.app);
  }
  if (goal === undefined && seen.kind === 'seen' && hydrated?.isHydrated !== false) return seen.app;
  // Without a goal a sync was asked for, and the Application was not seen again, or has nothing to sync yet.
  return await proveLive(handle, { ...(goal ?? unasked), operationId }, target, observer, seen);
}

const unasked = { synced: true, healthy: false, images: [], degradedGraceMs: 0 };

/**
 * Whether a sync would do nothing: the comparison finds no difference, and the last sync of all resources was of the same
 * revisions and sources. Hooks are no part of a comparison, so a commit that changes one alone is only told by that.
 */
async function isDeployed(app: LiveApplication, target: GitopsTarget): Promise<boolean> {
  const onlySynced = { commit: target.commit, operationId: undefined, synced: true, healthy: false, images: [] };
  if (rolloutStatus(app, onlySynced, await reachOf(app, target)).state !== 'ready') return false;
  const last = lastDeployment(app);
  return (
    last !== undefined &&
    isDeepStrictEqual(revisionsOf(last), revisionsOf(app.status?.sync)) &&
    syncsSources(last, app.spec)
  );
}

/**
 * The last sync of all resources that succeeded. Without a history (`revisionHistoryLimit: 0`) the last operation, if it was
 * one. The history does not tell which ran no hooks; the last operation does.
 */
function lastDeployment({ status }: LiveApplication) {
  const { operationState, history = [] } = status ?? {};
  const sync = operationState?.phase === 'Succeeded' ? operationState.operation?.sync : undefined;
  if (isWhole(sync)) return history.at(-1) ?? operationState?.syncResult;
  return sync?.syncStrategy?.apply === undefined ? history.at(-1) : undefined;
}

/** A sync of all resources with their hooks, as ours is. */
function isWhole(sync: Operation['sync']): boolean {
  if (sync === undefined || sync.dryRun === true || (sync.resources ?? []).length > 0) return false;
  return sync.syncStrategy?.apply === undefined;
}

/** Whether the running operation brings the commit of the target to the cluster. */
export function brings({ operation }: LiveApplication, target: GitopsTarget): Promise<boolean> {
  return bringsBy(operation, target);
}

async function bringsBy(operation: Operation | undefined, { commit, history }: GitopsTarget): Promise<boolean> {
  if (commit === undefined) return false;
  for (const revision of syncedBy(operation)) if ((await history.descends(revision, commit)) === 'yes') return true;
  return false;
}

/** Whether the operation does what ours would: brings the commit, or where none is asked for the compared revisions. */
async function isSame(
  operation: Operation | undefined,
  compared: LiveApplication,
  { prune, target, scope }: SyncOptions,
): Promise<boolean> {
  const sync = operation?.sync;
  if (sync === undefined || !isOfScope(sync, scope) || !syncsSources(sync, compared.spec)) return false;
  if (prune && sync.prune !== true) return false;
  if (target.commit !== undefined) return await bringsBy(operation, target);
  const revisions = revisionsOf(sync);
  return revisions.length > 0 && isDeepStrictEqual(revisions, revisionsOf(compared.status?.sync));
}

function isOfScope(sync: NonNullable<Operation['sync']>, scope: SyncScope | undefined): boolean {
  if (scope === undefined) return isWhole(sync) && sync.syncStrategy?.hook?.force !== true;
  const { resources, dryRun = false, force = false, syncOptions } = scope;
  return (
    (sync.dryRun === true) === dryRun &&
    (sync.syncStrategy?.hook?.force === true) === force &&
    sync.syncStrategy?.apply === undefined &&
    sameField(sync.resources, resources) &&
    (syncOptions === undefined || sameField(sync.syncOptions, syncOptions))
  );
}

/** The one that runs, or that has ended well. */
function lastOperation({ operation, status }: LiveApplication): Operation | undefined {
  const { operationState } = status ?? {};
  return operation ?? (operationState?.phase === 'Succeeded' ? operationState.operation : undefined);
}

/**
 * Starts a sync to the target revision. The request names no revision: what the spec names is at least as new, and with
 * automated sync the server refuses any other. A sync for something else that is running is waited for, or ended where
 * `terminate` asks for it; one that does the same is `adopted` in place of ours, unless `terminate` is given and it hangs.
 *
 * @throws Failure `timed-out` when the other operation does not end before the deadline
 */
export async function startSync(
  observer: Observer,
  compared: LiveApplication,
  options: SyncOptions,
): Promise<{ readonly result: 'started' | 'adopted'; readonly app: LiveApplication }> {
  const { client, ref } = observer.handle;
  const { operationId, prune, terminate, scope, target } = options;
  return await startOperation(observer, {
    request: () => client.sync(ref, { prune, operationId, ...scope }),
    terminate,
    isOwn: (app) => hasOperation(app, operationId),
    isSame: async (app, wasBusy) => {
      if (terminate && hangs(app, compared)) return false;
      if (await isSame(wasBusy ? lastOperation(app) : app.operation, compared, options)) return true;
      // What is deployed says nothing about an operation that is not a sync of everything.
      return scope === undefined && app.operation === undefined && (await isDeployed(app, target));
    },
  });
}

/** Milliseconds. The same sync of a run at the same time is younger. */
const hangingMs = 60_000;

/** Whether an operation was running for long when this run had the Application compared. Both times are the server's. */
function hangs({ operation, status }: LiveApplication, compared: LiveApplication): boolean {
  if (operation === undefined) return false;
  const [now, begin] = [compared.status?.reconciledAt, status?.operationState?.startedAt].map((time) =>
    Date.parse(time ?? ''),
  );
  return now !== undefined && begin !== undefined && now - begin > hangingMs;
}

interface OperationRequest {
  /** Sent once. */
  request(): Promise<LiveApplication>;
  /** Whether another operation that is running is ended, instead of waited for. */
  readonly terminate: boolean;
  /** The answer was lost, but the request was not. */
  isOwn(app: LiveApplication): boolean;
  /**
   * Another operation does the same, or has done it.
   *
   * @param wasBusy there was another one, which may have ended meanwhile, as what came behind it
   */
  isSame(app: LiveApplication, wasBusy: boolean): Promise<boolean>;
}

/** @throws Failure `timed-out` when another operation does not end before the deadline */
export async function startOperation(
  observer: Observer,
  { request, terminate, isOwn, isSame }: OperationRequest,
): Promise<{ readonly result: 'started' | 'adopted'; readonly app: LiveApplication }> {
  const { handle } = observer;
  const { client, ref, clock, log, deadline } = handle;
  let isAsked = false;
  for (let announced = false; ; ) {
    try {
      return { result: 'started', app: await request() };
    } catch (error) {
      if (announced && error instanceof Failure && error.kind === 'timed-out') throw stillBusy(handle, error);
      if (!isBusy(error) && !isTransient(error)) throw await withOpening(handle, error);
      const observation = announced ? await observer.next() : await observer.look();
      if (observation.kind === 'absent') throw error;
      if (observation.kind === 'out-of-time') throw stillBusy(handle, error);
      const { app } = observation;
      if (isOwn(app)) return { result: 'started', app };
      if (await isSame(app, isBusy(error))) return { result: 'adopted', app };
      if (!announced && isBusy(error)) {
        announced = true;
        log.info(`${appNamed(ref)} is busy with another operation; ${terminate ? 'ending' : 'waiting for'} it`);
      }
      // One that was only requested is not known as running yet.
      if (terminate && !isAsked && app.operation !== undefined)
        isAsked = (await client.terminate(ref)) === 'terminating';
      // Several runs may wait for the same end, and should not all ask at once.
      await clock.sleep(Math.min(clock.random() * 2_000, deadline.remaining()));
      if (deadline.passed) throw stillBusy(handle, error);
    }
  }
}

function isBusy(error: unknown): boolean {
  const answer = argocdErrorOf(error);
  return answer?.code === grpc.failedPrecondition && /another operation is already in progress/.test(answer.message);
}

function stillBusy({ ref }: AppHandle, cause: unknown): Failure {
  const problem = `${appNamed(ref)} was busy with another operation until the deadline`;
  const hint = 'End the operation that hangs with `terminate: true`, or raise `timeout`.';
  return new Failure('timed-out', 'ARGOCD_BUSY', problem, { hint, cause });
}
