/** Deletes an Application with what it deployed; an earlier attempt may have begun it. */
import { Failure, messageOf } from '../failure.ts';
import { isSpelledAlike } from '../review/monorepo.ts';
import { type Ownership, ownershipLabel, ownershipOf } from '../review/ownership-label.ts';
import { deletion, refuseOwned } from './owner.ts';
import { type AppHandle, described, failedResource, handleEarly, observe } from './rollout/observe.ts';
import { isBareDenial, isTransient } from './server/errors.ts';
import { appNamed, type LiveApplication } from './server/live.ts';

export interface DeletionOptions {
  /** The review environment that the Application must belong to (law 8). */
  readonly owner: Pick<Ownership, 'environment' | 'repository'>;
  /** Whether to wait until it is gone. */
  readonly wait: boolean;
  /** Shortly before the deadline drop the finalizers: the Application goes, and what it deployed stays without an owner. */
  readonly forceOrphan: boolean;
}

export type DeleteResult =
  | { readonly result: 'deleted' }
  | { readonly result: 'absent' }
  /** Requested, not waited for. */
  | { readonly result: 'deleting' }
  | { readonly result: 'orphaned'; readonly left: readonly string[] };

/** A deletion that the server has taken, to wait for. */
interface Deletion {
  /**
   * Until it is gone or the time is over.
   *
   * @param withinMs undefined is answered when it is still there after so long
   * @throws Failure `refused` when its resources want a person's confirmation; `timed-out` with the resources that are left
   */
  wait(withinMs?: number): Promise<DeleteResult | undefined>;
}

/**
 * Requests the deletion and waits for it. A namespace that `CreateNamespace=true` made is not the Application's, and stays.
 *
 * @throws Failure as `requestDeletion` and `Deletion.wait` do
 */
export async function deleteApplication(handle: AppHandle, options: DeletionOptions): Promise<DeleteResult> {
  const requested = await requestDeletion(handle, options);
  if (requested === 'absent') return { result: 'absent' };
  if (!options.wait) return { result: 'deleting' };
  const gone = await handle.log.during(`waiting until ${appNamed(handle.ref)} is gone`, () => requested.wait());
  return gone ?? { result: 'deleting' };
}

/** @throws Failure `refused` when the Application is not the environment's own */
export async function requestDeletion(handle: AppHandle, options: DeletionOptions): Promise<Deletion | 'absent'> {
  const { client, ref } = handle;
  const app = await client.get(ref);
  if (app === undefined) return 'absent';
  await refuseOwned(handle, app, ownershipLabel(options.owner.environment), deletion);
  refuseOtherOwner(app, options.owner);
  // The controller looks at operations first: a hook that hangs would block the deletion for ever.
  const mayTerminate = app.operation === undefined || (await terminate(handle));
  if (app.metadata.deletionTimestamp === undefined) {
    const answer = await client.remove(ref, { cascade: true });
    if (answer === 'absent') return 'absent';
  }
  return deletionOf(handle, options, mayTerminate);
}

/** Whether the token may do so: without the right to sync the deletion goes on, and the operation may end by itself. */
async function terminate({ client, ref, log }: AppHandle): Promise<boolean> {
  try {
    await client.terminate(ref);
    return true;
  } catch (error) {
    if (!isBareDenial(error) && !isTransient(error)) throw error;
    log.warn(`${appNamed(ref)}: its operation could not be ended, and the deletion goes on: ${messageOf(error)}`);
    return isTransient(error);
  }
}

function deletionOf(handle: AppHandle, options: DeletionOptions, mayTerminateAtFirst: boolean): Deletion {
  const { ref, log } = handle;
  let mayTerminate = mayTerminateAtFirst;
  let problem: string | undefined;
  let isOperating = false;
  const look = async (early: AppHandle, app: LiveApplication) => {
    refuseUnconfirmed(app);
    isOperating = app.operation !== undefined;
    if (isOperating && mayTerminate) mayTerminate = await terminate(early);
    const reported = problem;
    problem = app.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
    if (problem !== undefined && problem !== reported) log.warn(`${appNamed(ref)}: DeletionError: ${problem}`);
  };
  return {
    async wait(withinMs = Number.POSITIVE_INFINITY) {
      using early = handleEarly(handle);
      const slice = early.clock.now() + withinMs;
      using observer = observe(early);
      for (;;) {
        const observation = await observer.next(slice - early.clock.now());
        if (observation.kind === 'absent') return { result: 'deleted' };
        if (observation.kind === 'out-of-time') {
          const held = isOperating && !mayTerminate ? operationHolds : undefined;
          return await giveUp(handle, options, problem ?? held);
        }
        // A later deploy has created it anew, so it is not ours to delete.
        if (observation.app.metadata.deletionTimestamp === undefined) return { result: 'deleted' };
        await look(early, observation.app);
        if (early.clock.now() >= slice) return undefined;
      }
    },
  };
}

const operationHolds = 'an operation runs, and the token may not end it (`applications, sync`)';

function refuseOtherOwner(app: LiveApplication, owner: DeletionOptions['owner']): void {
  const { name } = app.metadata;
  const found = ownershipOf(app.metadata);
  if (found?.environment === owner.environment && isSpelledAlike(found, owner)) return;
  const whose =
    found === undefined ? 'carries no ownership mark' : `belongs to ${found.environment} of ${found.repository}`;
  const problem = `${name} ${whose}, so it is not ${owner.environment} of ${owner.repository} and stays`;
  throw new Failure('refused', 'ARGOCD_NOT_OWNED', problem, {
    hint: 'Only Applications that argocd-upsert-app wrote for this review environment are removed. Delete others by hand.',
  });
}

/** `Delete=confirm` in the manifests asks for a person; a cleanup job is none. */
function refuseUnconfirmed(app: LiveApplication): void {
  const waiting = (app.status?.resources ?? []).filter(
    ({ requiresDeletionConfirmation }) => requiresDeletionConfirmation,
  );
  const approved = app.metadata.annotations?.['argocd.argoproj.io/deletion-approved'];
  if (waiting.length === 0 || approved !== undefined) return;
  const names = waiting.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const problem = `${app.metadata.name} waits for a confirmation to delete ${names}`;
  throw new Failure('refused', 'ARGOCD_DELETION_UNCONFIRMED', problem, {
    hint: 'Confirm it in Argo CD (annotation argocd.argoproj.io/deletion-approved with the current time), or drop the sync option Delete=confirm.',
  });
}

/** Nothing tells that it is gone. */
const unknown = () => 'unknown';

async function giveUp(
  { client, ref, log }: AppHandle,
  { forceOrphan }: DeletionOptions,
  problem: string | undefined,
): Promise<DeleteResult> {
  // The last look was some time ago where many are deleted.
  if ((await client.get(ref).catch(unknown)) === undefined) return { result: 'deleted' };
  const nodes = await client.resourceTree(ref).catch(() => []);
  const left = nodes.map((node) =>
    described(failedResource(node, node.health?.status || 'left', node.health?.message)),
  );
  if (forceOrphan) {
    const answer = await client.remove(ref, { cascade: false });
    log.warn(`${appNamed(ref)}: the finalizers are dropped; these resources stay without an owner: ${left.join('; ')}`);
    return answer === 'absent' ? { result: 'deleted' } : { result: 'orphaned', left };
  }
  const lines = [
    `${appNamed(ref)} was not gone before the deadline${problem === undefined ? '' : `: ${problem}`}`,
    ...left.map((resource) => `  ${resource}`),
  ];
  throw new Failure('timed-out', 'ARGOCD_DELETION_TIMEOUT', lines.join('\n'), {
    hint: 'The deletion goes on. Look for finalizers on these resources; `force-orphan: true` gives them up and removes the Application.',
    outputs: { left },
  });
}
