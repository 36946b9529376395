/** Has an Application synced to what must be live: an operation of ours, or one that brings the same. */
import { isDeepStrictEqual } from 'node:util';
import { Failure } from '../failure.ts';
import type { ServerOptions } from './planned.ts';
import { type GitopsTarget, reachOf } from './rollout/gitops-target.ts';
import { withOpening } from './rollout/holds.ts';
import { type AppHandle, freshLook, handleEarly, type Look, type Observer, observe } from './rollout/observe.ts';
import { rolloutStatus } from './rollout/rollout-status.ts';
import { proveLive } from './rollout/wait.ts';
import { argocdErrorOf, grpc, isTransient } from './server/errors.ts';
import {
  appNamed,
  hasOperation,
  type LiveApplication,
  revisionsOf,
  sameField,
  sourcesOf,
  syncedBy,
} from './server/live.ts';

export interface SyncOptions extends Pick<ServerOptions, 'sync' | 'prune' | 'goal' | 'terminate'> {
  /** Unique for this run; written into its operations. */
  readonly operationId: string;
  readonly target: GitopsTarget;
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
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  let seen: Look = (await freshLook(early)) ?? { app, refresh: 'none' };
  using observer = observe(early, { known: seen.app, compares: true });
  let operationId: string | undefined;
  if (options.sync && !(await isDeployed(seen.app, target))) {
    const sync = await startSync(observer, seen.app, options);
    if (sync.result === 'started') operationId = options.operationId;
    log.info(`${appNamed(ref)}: sync ${sync.result === 'started' ? 'started' : 'already running, taken as ours'}`);
    seen = { app: sync.app, refresh: 'none' };
    observer.saw(sync.app);
  }
  if (goal === undefined) return seen.app;
  return await proveLive(handle, { ...goal, operationId }, target, observer, { kind: 'seen', ...seen });
}

/**
 * Whether a sync would do nothing: the comparison finds no difference, and the last sync of all resources was of the same
 * revisions and sources. Hooks are no part of a comparison, so a commit that changes one alone is only told by that.
 */
async function isDeployed(app: LiveApplication, target: GitopsTarget): Promise<boolean> {
  const onlySynced = { commit: target.commit, operationId: undefined, synced: true, healthy: false, images: [] };
  if (rolloutStatus(app, onlySynced, await reachOf(app, target)).state !== 'ready') return false;
  const last = app.status?.history?.at(-1);
  return (
    last !== undefined &&
    isDeepStrictEqual(revisionsOf(last), revisionsOf(app.status?.sync)) &&
    sameField(sourcesOf(last), sourcesOf(app.spec))
  );
}

/** Whether the running operation brings the commit of the target to the cluster. */
export async function brings({ operation }: LiveApplication, { commit, history }: GitopsTarget): Promise<boolean> {
  if (commit === undefined) return false;
  for (const revision of syncedBy(operation)) if ((await history.descends(revision, commit)) === 'yes') return true;
  return false;
}

/** Whether the running operation does what ours would: brings the commit, or where none is asked for the compared revisions. */
async function isSame(app: LiveApplication, compared: LiveApplication, options: SyncOptions): Promise<boolean> {
  const { sync } = app.operation ?? {};
  if (sync === undefined || (sync.resources ?? []).length > 0) return false;
  if (options.prune && sync.prune !== true) return false;
  if (options.target.commit !== undefined) return await brings(app, options.target);
  const revisions = syncedBy(app.operation);
  return revisions.length > 0 && isDeepStrictEqual(revisions, revisionsOf(compared.status?.sync));
}

/**
 * Starts a sync to the target revision. The request names no revision: what the spec names is at least as new, and with
 * automated sync the server refuses any other. A sync for something else that is running is waited for, or ended where
 * `terminate` asks for it; one that does the same is `adopted` in place of ours.
 *
 * @throws Failure `timed-out` when the other operation does not end before the deadline
 */
export async function startSync(
  observer: Observer,
  compared: LiveApplication,
  options: SyncOptions,
): Promise<{ readonly result: 'started' | 'adopted'; readonly app: LiveApplication }> {
  const { handle } = observer;
  const { client, ref, clock, log, deadline } = handle;
  const { operationId, prune, terminate } = options;
  for (let announced = false; ; ) {
    try {
      return { result: 'started', app: await client.sync(ref, { prune, operationId }) };
    } catch (error) {
      if (!isBusy(error) && !isTransient(error)) throw await withOpening(handle, error);
      const observation = announced ? await observer.next() : await observer.look();
      if (observation.kind === 'absent') throw error;
      if (observation.kind === 'out-of-time') throw stillBusy(handle, error);
      const { app } = observation;
      // The answer was lost, but the request was not.
      if (hasOperation(app, operationId)) return { result: 'started', app };
      if (await isSame(app, compared, options)) return { result: 'adopted', app };
      // It ended meanwhile, and did what ours would do.
      if (app.operation === undefined && (await isDeployed(app, options.target))) return { result: 'adopted', app };
      if (!announced && isBusy(error)) {
        announced = true;
        log.info(`${appNamed(ref)} is busy with another operation; ${terminate ? 'ending' : 'waiting for'} it`);
        if (terminate) await client.terminate(ref);
      }
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
