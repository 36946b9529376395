/** Deletes an Application with what it deployed; an earlier attempt may have begun it. */
import { Failure } from '../failure.ts';
import { isSpelledAlike } from '../review/monorepo.ts';
import { type Ownership, ownershipLabel, ownershipOf } from '../review/ownership-label.ts';
import { deletion, refuseOwned } from './owner.ts';
import { type AppHandle, described, failedResource, handleEarly, observe } from './rollout/observe.ts';
import { appNamed, type LiveApplication } from './server/live.ts';

export interface DeletionOptions {
  /** The review environment that the Application must belong to (law 8). */
  readonly owner: Pick<Ownership, 'environment' | 'repository'>;
  /** Whether to wait until it is gone. */
  readonly wait: boolean;
  /** Shortly before the deadline drop the finalizers: the Application goes, and what it deployed stays without an owner. */
  readonly forceOrphan: boolean;
}

type DeleteResult =
  | { readonly result: 'deleted' }
  | { readonly result: 'absent' }
  /** Requested, not waited for. */
  | { readonly result: 'deleting' }
  | { readonly result: 'orphaned'; readonly left: readonly string[] };

/**
 * A namespace that `CreateNamespace=true` made is not the Application's, and stays.
 *
 * @throws Failure `refused` when the Application is not the environment's own or its resources want a person's
 * confirmation; `timed-out` with the resources that are left.
 */
export async function deleteApplication(handle: AppHandle, options: DeletionOptions): Promise<DeleteResult> {
  const { client, ref } = handle;
  const app = await client.get(ref);
  if (app === undefined) return { result: 'absent' };
  await refuseOwned(handle, app, ownershipLabel(options.owner.environment), deletion);
  refuseOtherOwner(app, options.owner);
  // The controller looks at operations first: a hook that hangs would block the deletion for ever.
  if (app.operation !== undefined) await client.terminate(ref);
  if (app.metadata.deletionTimestamp === undefined) {
    const answer = await client.remove(ref, { cascade: true });
    if (answer === 'absent') return { result: 'absent' };
  }
  if (!options.wait) return { result: 'deleting' };
  using early = handleEarly(handle);
  return await untilGone(early, handle, options);
}

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

async function untilGone(early: AppHandle, handle: AppHandle, options: DeletionOptions): Promise<DeleteResult> {
  const { client, ref, log } = early;
  using observer = observe(early);
  let problem: string | undefined;
  for (;;) {
    const observation = await observer.next();
    if (observation.kind === 'absent') return { result: 'deleted' };
    if (observation.kind === 'out-of-time') return await giveUp(handle, options, problem);
    const { app } = observation;
    // A later deploy has created it anew, so it is not ours to delete.
    if (app.metadata.deletionTimestamp === undefined) return { result: 'deleted' };
    refuseUnconfirmed(app);
    if (app.operation !== undefined) await client.terminate(ref);
    const reported = problem;
    problem = app.status?.conditions?.find(({ type }) => type === 'DeletionError')?.message;
    if (problem !== undefined && problem !== reported) log.warn(`${appNamed(ref)}: DeletionError: ${problem}`);
  }
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

async function giveUp(
  { client, ref, log }: AppHandle,
  { forceOrphan }: DeletionOptions,
  problem: string | undefined,
): Promise<DeleteResult> {
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
