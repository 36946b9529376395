/** Creates or updates the Application, unless another owner would change it back. */
import { Failure } from '../failure.ts';
import { isSpelledAlike } from '../review/monorepo.ts';
import { ownershipOf } from '../review/ownership-label.ts';
import { heldBack, isRolledBack } from './held.ts';
import { refuseOwned } from './owner.ts';
import { missingRights, ofOtherProject, policyFor, sameName } from './rights.ts';
import { type GitopsTarget, pinOf } from './rollout/gitops-target.ts';
import { type AppHandle, observe } from './rollout/observe.ts';
import type { UpsertOptions } from './server/client.ts';
import { isSatisfiedBy, sameApplication } from './server/equality.ts';
import { type Application, appNamed, type LiveApplication } from './server/live.ts';

export interface UpsertResult {
  readonly result: 'created' | 'updated' | 'unchanged';
  readonly app: LiveApplication;
  /** As it was before, for a rollback. */
  readonly before: LiveApplication | undefined;
  /** The commit of a newer run that the Application is pinned to, and that is why it was not written. */
  readonly newerPin?: string;
  /** The commit that somebody took back, and that is why it was not written: nothing later is to be deployed. */
  readonly takenBack?: string;
}

/** What happens where the Application is pinned to a commit that does not come before the one to deploy. */
export type OnOlder = 'skip' | 'fail' | 'apply';

/** Where the Application may not go back to. */
interface WriteRule {
  readonly target: GitopsTarget;
  readonly onOlder: OnOlder;
  /** Whether the run is going to sync it, and has to find out first whether it may. Default: it is not. */
  readonly sync?: boolean;
}

/**
 * Writes the Application when the live one differs. The server answers 200 for created, updated and unchanged alike, so
 * the result comes from comparing before and after, as in Argo CD's own command line.
 *
 * @throws Failure of kind `refused` when an ApplicationSet, a parent Application, another project or another
 * monorepo owns the name, or when it is pinned to a commit that does not come before the one to deploy.
 */
export async function upsertApplication(
  handle: AppHandle,
  wanted: Application,
  options: UpsertOptions,
  rule: WriteRule,
): Promise<UpsertResult> {
  const before = await currentApplication(handle, wanted);
  if (before !== undefined && differsFromLive(wanted, before)) {
    const takenBack = await rollbackToKeep(handle, wanted, before, rule);
    if (takenBack !== undefined) return { result: 'unchanged', app: before, before, takenBack };
    const newerPin = await pinToKeep(handle, wanted, before, rule);
    if (newerPin !== undefined) return { result: 'unchanged', app: before, before, newerPin };
  }
  const complete = withControllerFinalizers(wanted, before);
  if (before !== undefined && isSatisfiedBy(complete, before)) return { result: 'unchanged', app: before, before };
  await refuseMissingSync(handle, before, rule);
  if (before === undefined) {
    const created = await create(handle, complete, options);
    // Another run has created it since the look.
    return created === undefined
      ? await upsertApplication(handle, wanted, options, rule)
      : { result: 'created', app: created, before };
  }
  const app = await withPolicy(handle, 'update', () => handle.client.upsert(complete, options));
  return { result: sameApplication(before, app) ? 'unchanged' : 'updated', app, before };
}

/** Before the Application is written, or it would stay written and not synced. */
async function refuseMissingSync(
  { client, ref }: AppHandle,
  before: LiveApplication | undefined,
  { sync }: WriteRule,
): Promise<void> {
  if (sync !== true || (await missingRights(client, [{ ref, actions: ['sync'] }])) === undefined) return;
  // The others that are missing are told with it.
  const missing = await missingRights(client, [{ ref, actions: [...rightsToWrite(before), 'sync'] }]);
  if (missing !== undefined) throw missing;
}

/** The server asks for `create` also when the Application exists. */
function rightsToWrite(before: LiveApplication | undefined): readonly ('create' | 'update')[] {
  return before === undefined ? ['create'] : ['create', 'update'];
}

/**
 * Without `upsert`, or the server would move an Application that another project has, and that this token may change
 * but not read.
 *
 * @returns undefined when the project has one of this name meanwhile
 */
async function create(
  handle: AppHandle,
  application: Application,
  options: UpsertOptions,
): Promise<LiveApplication | undefined> {
  const { client, ref } = handle;
  try {
    return await withPolicy(handle, 'create', () => client.upsert(application, { ...options, upsert: false }));
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_EXISTS') throw error;
    if ((await client.get(ref)) === undefined) throw ofOtherProject(ref);
    if (!options.upsert) throw error;
    return undefined;
  }
}

/** Whether an upsert would change the live Application. Fields that the server fills in or leaves out do not count. */
export function differsFromLive(wanted: Application, live: LiveApplication): boolean {
  return !isSatisfiedBy(withControllerFinalizers(wanted, live), live);
}

/** The commit to deploy, as far as it is known. */
async function nextOf(wanted: Application, { commit, history, ...repository }: GitopsTarget) {
  return pinOf(wanted.spec, repository).commit ?? commit ?? (await history.tip());
}

/** @returns the commit that somebody took back, when it is what this run deploys or comes after that */
async function rollbackToKeep(
  { ref, log }: AppHandle,
  wanted: Application,
  before: LiveApplication,
  { target, onOlder }: WriteRule,
): Promise<string | undefined> {
  if (onOlder === 'apply' || !isRolledBack(before)) return undefined;
  const takenBack = await heldBack(before, await nextOf(wanted, target), target);
  if (takenBack === undefined) return undefined;
  const problem = `${appNamed(ref)} was rolled back from ${takenBack}, and nothing later is to be deployed`;
  const hint = 'To deploy it all the same use `on-older: apply`.';
  if (onOlder === 'fail') throw new Failure('refused', 'ARGOCD_PINNED', problem, { hint });
  log.warn(`${problem}: it is left alone. ${hint}`);
  return takenBack;
}

/**
 * A pin is replaced only by a commit that descends from it, so that no older run takes a newer one back.
 *
 * @returns the pin, when it is newer than what this run deploys
 */
async function pinToKeep(
  { ref, log }: AppHandle,
  wanted: Application,
  before: LiveApplication,
  { target, onOlder }: WriteRule,
): Promise<string | undefined> {
  const pin = pinOf(before.spec, target);
  if (pin.commit === undefined || onOlder === 'apply') return undefined;
  const next = await nextOf(wanted, target);
  const has = next === undefined ? 'unknown' : await target.history.descends(next, pin.commit);
  if (has === 'yes') return undefined;
  if (next === undefined || has === 'unknown') {
    if (pin.certain) log.warn(`${appNamed(ref)} was pinned to ${pin.commit}, and nothing tells whether that is older`);
    return undefined;
  }
  const isNewer = (await target.history.descends(pin.commit, next)) === 'yes';
  if (isNewer && onOlder === 'skip') {
    log.info(`${appNamed(ref)} is left alone: it is pinned to ${pin.commit}, which is newer than ${next}`);
    return pin.commit;
  }
  const problem = `${appNamed(ref)} is pinned to ${pin.commit}, which ${isNewer ? 'is newer than' : 'is not part of'} ${next}`;
  const hint =
    'To replace the pin on purpose use `on-older: apply`, or remove it in Argo CD (`argocd app set NAME --revision BRANCH`).';
  throw new Failure('refused', 'ARGOCD_PINNED', problem, { hint });
}

export interface Preview {
  readonly result: UpsertResult['result'];
  /** The request with its body as text, or a sentence that there is none. */
  readonly request: string;
}

/** What an upsert would do, with everything read and nothing written; warns of rights that are missing. */
export async function previewUpsert(
  handle: AppHandle,
  wanted: Application,
  options: UpsertOptions & { readonly sync?: boolean },
): Promise<Preview> {
  const { client, ref, log } = handle;
  const before = await currentApplication(handle, wanted);
  const complete = withControllerFinalizers(wanted, before);
  const isWritten = before === undefined || !isSatisfiedBy(complete, before);
  const actions = [...(isWritten ? rightsToWrite(before) : []), ...(options.sync === true ? (['sync'] as const) : [])];
  const missing = await missingRights(client, [{ ref, actions }]);
  if (missing !== undefined) log.warn(`this would be refused: ${missing.message}. ${missing.hint}`);
  if (!isWritten) return { result: 'unchanged', request: `${appNamed(ref)} already says this: no request.` };
  const url = `${client.url}/api/v1/applications?upsert=${before !== undefined && options.upsert}&validate=${options.validate}`;
  return {
    result: before === undefined ? 'created' : 'updated',
    request: `POST ${url}\n${JSON.stringify(complete, undefined, 2)}`,
  };
}

/** The Application that is there now and may be written to; undefined when there is none. Reads only. */
export async function currentApplication(handle: AppHandle, wanted: Application): Promise<LiveApplication | undefined> {
  const { client, ref, log } = handle;
  let before = await withPolicy(handle, 'get', () => client.get(ref));
  if (before?.metadata.deletionTimestamp !== undefined) {
    log.info(`${appNamed(ref)} is being deleted; waiting until it is gone`);
    before = await afterDeletion(handle);
  }
  if (before === undefined) {
    await sameName(client, ref);
    return undefined;
  }
  // Servers that know no `project` in a request answer with that of any.
  const project = before.spec.project || 'default';
  if (project !== ref.project) throw ofOtherProject(ref, project);
  await refuseOwned(handle, before, wanted.metadata.labels);
  refuseOtherMonorepo(before, wanted);
  return before;
}

async function afterDeletion(handle: AppHandle): Promise<LiveApplication | undefined> {
  using observer = observe(handle);
  for (;;) {
    const observation = await observer.next();
    if (observation.kind === 'absent') return undefined;
    if (observation.kind === 'out-of-time') {
      throw new Failure('timed-out', 'ARGOCD_DELETING', `${appNamed(handle.ref)} is still being deleted`, {
        hint: 'Look in Argo CD for the resource that does not go away (a finalizer, a hook), or raise `timeout`.',
      });
    }
    // Another run may have created it anew in between.
    if (observation.app.metadata.deletionTimestamp === undefined) return observation.app;
  }
}

function refuseOtherMonorepo(before: LiveApplication, wanted: Application): void {
  const owner = ownershipOf(before.metadata);
  const wantedOwner = ownershipOf(wanted.metadata);
  if (owner === undefined || wantedOwner === undefined || isSpelledAlike(owner, wantedOwner)) return;
  const problem = `${before.metadata.name} is the review environment ${owner.environment} of ${owner.repository}`;
  const hint = 'Two monorepos use the same name: put something of this one into `name`.';
  throw new Failure('refused', 'ARGOCD_OWNED', problem, { hint });
}

/** Upsert replaces finalizers; those of the delete hooks belong to the controller. */
export function withControllerFinalizers(wanted: Application, before: LiveApplication | undefined): Application {
  const controllers = (before?.metadata.finalizers ?? []).filter((finalizer) =>
    /^(pre|post)-delete-finalizer\.argocd\.argoproj\.io/.test(finalizer),
  );
  const own = wanted.metadata.finalizers ?? [];
  const missing = controllers.filter((finalizer) => !own.includes(finalizer));
  if (missing.length === 0) return wanted;
  return { ...wanted, metadata: { ...wanted.metadata, finalizers: [...own, ...missing] } };
}

/** A refusal by RBAC becomes all that the run lacks, by the token's own role. */
async function withPolicy<T>(
  { client, ref }: AppHandle,
  action: 'get' | 'create' | 'update',
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_FORBIDDEN') throw error;
    throw await policyFor(client, ref, action, error);
  }
}
