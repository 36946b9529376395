/** Has an Application synced to what must be live: an operation of ours, or one that brings the same. */
import { Failure } from '../failure.ts';
import type { ServerOptions } from './planned.ts';
import { type GitopsTarget, reachOf } from './rollout/gitops-target.ts';
import { type AppHandle, observe } from './rollout/observe.ts';
import { rolloutStatus } from './rollout/rollout-status.ts';
import { waitUntilLive } from './rollout/wait.ts';
import { argocdErrorOf, grpc, isTransient } from './server/errors.ts';
import { appNamed, hasOperation, type LiveApplication, syncedBy } from './server/live.ts';

export interface SyncOptions extends Pick<ServerOptions, 'sync' | 'prune' | 'goal'> {
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
  const { client, ref, log } = handle;
  const { target } = options;
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  const compared = (await client.refresh(ref)) ?? app;
  const onlySynced = { commit: target.commit, operationId: undefined, synced: true, healthy: false, images: [] };
  let operationId: string | undefined;
  if (options.sync && rolloutStatus(compared, onlySynced, await reachOf(compared, target)).state !== 'ready') {
    const sync = await startSync(handle, options);
    if (sync === 'started') operationId = options.operationId;
    log.info(`${appNamed(ref)}: sync ${sync === 'started' ? 'started' : 'already running, taken as ours'}`);
  }
  if (options.goal === undefined) return (await client.get(ref)) ?? compared;
  return await waitUntilLive(handle, { ...options.goal, operationId }, target);
}

/** Whether the running operation brings the commit of the target to the cluster. */
export async function brings({ operation }: LiveApplication, { commit, history }: GitopsTarget): Promise<boolean> {
  if (commit === undefined) return false;
  for (const revision of syncedBy(operation)) if ((await history.descends(revision, commit)) === 'yes') return true;
  return false;
}

/**
 * Starts a sync to the target revision. The request names no revision: what the spec names is at least as new, and with
 * automated sync the server refuses any other. A sync for something else that is running is waited for; one that brings
 * our commit is `adopted` in place of ours.
 *
 * @throws Failure `timed-out` when the other operation does not end before the deadline
 */
export async function startSync(
  handle: AppHandle,
  { operationId, prune, target }: Pick<SyncOptions, 'operationId' | 'prune' | 'target'>,
): Promise<'started' | 'adopted'> {
  const { client, ref, clock, log } = handle;
  using observer = observe(handle);
  for (let announced = false; ; ) {
    try {
      await client.sync(ref, { prune, operationId });
      return 'started';
    } catch (error) {
      if (!isBusy(error) && !isTransient(error)) throw error;
      const observation = await observer.next();
      if (observation.kind === 'absent') throw error;
      if (observation.kind === 'out-of-time') throw stillBusy(handle, error);
      const { app } = observation;
      // The answer was lost, but the request was not.
      if (hasOperation(app, operationId)) return 'started';
      if (await brings(app, target)) return 'adopted';
      if (!announced && isBusy(error)) {
        log.info(`${appNamed(ref)} is busy with another operation; waiting for it`);
        announced = true;
      }
      // Several runs may wait for the same end, and should not all ask at once.
      await clock.sleep(clock.random() * 2_000);
    }
  }
}

function isBusy(error: unknown): boolean {
  const answer = argocdErrorOf(error);
  return answer?.code === grpc.failedPrecondition && /another operation is already in progress/.test(answer.message);
}

function stillBusy({ ref }: AppHandle, cause: unknown): Failure {
  const problem = `${appNamed(ref)} was busy with another operation until the deadline`;
  const hint = 'Terminate the operation in Argo CD when it hangs, or raise `timeout`.';
  return new Failure('timed-out', 'ARGOCD_BUSY', problem, { hint, cause });
}
