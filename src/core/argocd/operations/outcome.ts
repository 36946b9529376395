/** The end of an operation, and what it did with each resource. */
import { Failure } from '../../failure.ts';
import { Holds } from '../rollout/holds.ts';
import { type AppHandle, described, failedResource, type Look, type Observer } from '../rollout/observe.ts';
import { away, vanished, withStatus } from '../rollout/wait.ts';
import { appNamed, hasOperation, type LiveApplication, type SyncedResource } from '../server/live.ts';

/** What an operation did with a resource, or in a dry run would do. */
export interface ResourceOutcome {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** `Synced`, `SyncFailed`, `Pruned`, `PruneSkipped`; of a hook its phase. */
  readonly status: string;
  readonly message: string;
  /** When a hook runs: `PreSync`, `Sync`, `PostSync`; empty for what is no hook. */
  readonly hook: string;
}

/** In the order of the server. */
export function outcomesOf({ status }: LiveApplication): readonly ResourceOutcome[] {
  return (status?.operationState?.syncResult?.resources ?? []).map((resource) => ({
    group: resource.group ?? '',
    kind: resource.kind ?? '',
    namespace: resource.namespace ?? '',
    name: resource.name ?? '',
    status: (isHook(resource) ? resource.hookPhase : resource.status) ?? '',
    message: resource.message ?? '',
    hook: resource.hookType ?? '',
  }));
}

/** Phases stand on every result; only a hook has a type. */
function isHook({ hookType = '' }: SyncedResource): boolean {
  return hookType !== '';
}

const dryRunWords: Readonly<Record<string, string>> = {
  Synced: 'would be applied',
  Pruned: 'would be pruned',
  PruneSkipped: 'would not be pruned',
  SyncFailed: 'would fail',
};

/** `Synced`, or in a dry run `would be applied`. */
export function statusWord({ status }: ResourceOutcome, isDryRun: boolean): string {
  return isDryRun ? (dryRunWords[status] ?? `would be ${status}`) : status;
}

/** `Deployment demo/web1: Synced, deployment.apps/web1 configured` */
export function outcomeLine(outcome: ResourceOutcome, isDryRun: boolean): string {
  return described(failedResource(outcome, statusWord(outcome, isDryRun), outcome.message));
}

/** As the controller compares it now; as it is known where the controller gives no answer. */
export async function comparedNow(
  handle: AppHandle,
  observer: Observer,
  known: LiveApplication,
): Promise<LiveApplication> {
  const seen = await observer.look(true);
  if (seen.kind === 'absent') throw await vanished(handle);
  return seen.kind === 'seen' ? seen.app : known;
}

interface Awaited {
  /** Of the operation that this run started; undefined for one of somebody else. */
  readonly operationId: string | undefined;
  /** `sync`, `dry run`, `rollback`: for messages. */
  readonly what: string;
}

/**
 * Waits until no operation is requested or running.
 *
 * @param handle its deadline is that of the report; the observer's, which is earlier, that of the wait
 * @param started what the server answered to the request
 * @throws Failure `failed` when the operation ended as Failed or Error, `timed-out` at the deadline: it goes on in Argo CD.
 *   Both carry the status and `resources` as outputs.
 */
export async function endOfOperation(
  handle: AppHandle,
  observer: Observer,
  started: LiveApplication,
  awaited: Awaited,
): Promise<Look> {
  const said = { phase: `${awaited.what} requested` };
  return await handle.log.during(
    () => `waiting for ${appNamed(handle.ref)}: ${said.phase}`,
    () => ended(handle, observer, started, awaited, said),
  );
}

async function ended(
  handle: AppHandle,
  observer: Observer,
  started: LiveApplication,
  { operationId, what }: Awaited,
  said: { phase: string },
): Promise<Look> {
  const { ref, log } = handle;
  let look: Look = { app: started };
  let before = '';
  const holds = new Holds(observer.handle, undefined);
  for (;;) {
    const { operationState } = look.app.status ?? {};
    const { phase = 'requested', message = '' } = operationState ?? {};
    const now = `${what} ${phase}${message === '' ? '' : `: ${message}`}`;
    if (look.app.operation === undefined && operationState !== undefined) break;
    if (now !== before) log.info(`${appNamed(ref)}: ${now}`);
    [before, said.phase] = [now, now];
    // One that was requested before the window closed waits for hours.
    const stop = await holds.reasonToStop(look.app, { state: 'waiting', reason: now });
    if (stop !== undefined) throw await withOutcomes(handle, look.app, stop);
    const seen = await observer.next();
    if (seen.kind === 'absent') throw await vanished(handle);
    if (seen.kind === 'out-of-time') throw await outOfTime(handle, look.app, { what, now, cause: seen.away });
    look = seen;
  }
  if (operationId !== undefined && !hasOperation(look.app, operationId)) {
    log.warn(`${appNamed(ref)}: another operation came right behind ours; what is said is what that one did`);
  }
  await refuseFailed(handle, look.app, what);
  return look;
}

async function refuseFailed(handle: AppHandle, app: LiveApplication, what: string): Promise<void> {
  const { phase, message = '' } = app.status?.operationState ?? {};
  if (phase === 'Succeeded') return;
  if (message === 'Operation terminated') {
    const ended = `${appNamed(handle.ref)}: somebody terminated the ${what}`;
    const again = 'Another run (`terminate: true`) or a person ended it, and nothing was synced since: run again.';
    throw await withOutcomes(handle, app, new Failure('failed', 'ARGOCD_TERMINATED', ended, { hint: again }));
  }
  const problem = `${appNamed(handle.ref)}: the ${what} ended as ${phase}${message === '' ? '' : `: ${message}`}`;
  const hint = 'The messages of the resources say why; fix them in the GitOps repository.';
  throw await withOutcomes(handle, app, new Failure('failed', 'ARGOCD_SYNC_FAILED', problem, { hint }));
}

async function outOfTime(
  handle: AppHandle,
  app: LiveApplication,
  { what, now, cause }: { readonly what: string; readonly now: string; readonly cause: Failure | undefined },
): Promise<Failure> {
  if (cause !== undefined) return away(handle, app, cause);
  const problem = `${appNamed(handle.ref)}: the ${what} did not end before the deadline: ${now}`;
  const hint = 'It goes on in Argo CD. Raise `timeout`, or end it with `operation: terminate`.';
  return await withOutcomes(handle, app, new Failure('timed-out', 'ARGOCD_TIMEOUT', problem, { hint }));
}

/** The failure with the status, the resources that failed, and what was done with each. */
export async function withOutcomes(handle: AppHandle, app: LiveApplication, failure: Failure): Promise<Failure> {
  const full = await withStatus(handle, app, failure);
  return full.with({ outputs: { ...full.outputs, resources: outcomesOf(app) } });
}
