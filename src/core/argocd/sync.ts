/** Asking for a sync, and recognising it afterwards among those of other runs and of automated sync. */
import { Failure } from '../failure.ts';
import { argocdErrorOf, grpc, isTransient } from './errors.ts';
import { appNamed, type LiveApplication, type Operation, revisionsOf } from './live.ts';
import { observe, type Vigil } from './observe.ts';

/** Name of the `info` entry that marks an operation as a run's own. */
export const runInfo = 'monorepo-gitops/run';

export interface SyncWish {
  /** Unique for this run. */
  readonly marker: string;
  /** Full object name that the Application's target revision is pinned to; undefined when it follows a branch. */
  readonly revision: string | undefined;
  readonly prune: boolean;
}

/** `adopted`: an operation for the same revision was already running; it stands for ours. */
export type SyncStarted = { readonly result: 'started' } | { readonly result: 'adopted' };

/**
 * Starts a sync to the target revision. The request names no revision: with automated sync the server refuses any
 * other than the target one, which is why the spec is pinned instead. A sync for something else that is running is
 * waited for.
 *
 * @throws Failure `timed-out` when the other operation does not end before the deadline.
 */
export async function startSync(vigil: Vigil, wish: SyncWish): Promise<SyncStarted> {
  const { client, ref, clock, log } = vigil;
  using observer = observe(vigil);
  for (let announced = false; ; ) {
    try {
      await client.sync(ref, { prune: wish.prune, infos: [{ name: runInfo, value: wish.marker }] });
      return { result: 'started' };
    } catch (error) {
      if (!isBusy(error) && !isTransient(error)) throw error;
      const observation = await observer.next();
      if (observation.kind === 'absent') throw error;
      if (observation.kind === 'out-of-time') throw stillBusy(vigil, error);
      const { app } = observation;
      // The answer was lost, but the request was not.
      if (hasMarker(app, wish.marker)) return { result: 'started' };
      if (app.operation !== undefined && isSyncTo(app.operation, wish.revision)) return { result: 'adopted' };
      if (!announced) log.info(`${appNamed(ref)} is busy with another operation; waiting for it`);
      announced = true;
      // Several runs wait for the same end: they come back apart.
      await clock.sleep(clock.random() * 2_000);
    }
  }
}

/** Whether the running or last operation is the one that this run asked for. */
export function hasMarker(app: LiveApplication, marker: string): boolean {
  return [app.operation, app.status?.operationState?.operation].some((operation) =>
    operation?.info?.some(({ name, value }) => name === runInfo && value === marker),
  );
}

/** Which run asked for the running or last operation; undefined when none of ours did. */
export function runOf(app: LiveApplication): string | undefined {
  const operation = app.operation ?? app.status?.operationState?.operation;
  return operation?.info?.find(({ name }) => name === runInfo)?.value;
}

export function isSyncTo(operation: Operation, revision: string | undefined): boolean {
  return revision !== undefined && operation.sync?.dryRun !== true && revisionsOf(operation.sync).includes(revision);
}

function isBusy(error: unknown): boolean {
  const answer = argocdErrorOf(error);
  return answer?.code === grpc.failedPrecondition && /another operation is already in progress/.test(answer.message);
}

function stillBusy({ ref }: Vigil, cause: unknown): Failure {
  return new Failure(
    'timed-out',
    'ARGOCD_BUSY',
    `${appNamed(ref)} was busy with another operation until the deadline`,
    {
      hint: 'Terminate the operation in Argo CD when it hangs, or raise `timeout`.',
      cause,
    },
  );
}
