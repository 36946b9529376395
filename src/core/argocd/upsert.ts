/** Creates or updates the Application, unless another owner would change it back. */
import { Failure, messageOf } from '../failure.ts';
import { isSpelledAlike } from '../review/monorepo.ts';
import { ownershipOf } from '../review/ownership-label.ts';
import { heldBack, isRolledBack } from './held.ts';
import { refuseOwned } from './owner.ts';
import { type GitopsTarget, pinOf } from './rollout/gitops-target.ts';
import { type AppHandle, observe } from './rollout/observe.ts';
import type { UpsertOptions } from './server/client.ts';
import { type Application, appNamed, isSatisfiedBy, type LiveApplication, sameApplication } from './server/live.ts';

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
interface PinRule {
  readonly target: GitopsTarget;
  readonly onOlder: OnOlder;
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
  rule: PinRule,
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
  const app = await withSubject(handle, () => handle.client.upsert(complete, options));
  if (before === undefined) return { result: 'created', app, before };
  return { result: sameApplication(before, app) ? 'unchanged' : 'updated', app, before };
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
  { target, onOlder }: PinRule,
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
  { target, onOlder }: PinRule,
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

/** What an upsert would do, with everything read and nothing written; warns of permissions that are missing. */
export async function previewUpsert(handle: AppHandle, wanted: Application, options: UpsertOptions): Promise<Preview> {
  const { client, ref, log } = handle;
  const before = await currentApplication(handle, wanted);
  const complete = withControllerFinalizers(wanted, before);
  if (before !== undefined && isSatisfiedBy(complete, before)) {
    return { result: 'unchanged', request: `${appNamed(ref)} already says this: no request.` };
  }
  // The server asks for `create` also when the Application exists.
  for (const action of before === undefined ? (['create'] as const) : (['create', 'update'] as const)) {
    if (!(await client.canI(action, ref))) log.warn(`the token may not ${action} ${appNamed(ref)} in ${ref.project}`);
  }
  const url = `${client.url}/api/v1/applications?upsert=${options.upsert}&validate=${options.validate}`;
  return {
    result: before === undefined ? 'created' : 'updated',
    request: `POST ${url}\n${JSON.stringify(complete, undefined, 2)}`,
  };
}

/** The Application that is there now and may be written to; undefined when there is none. Reads only. */
export async function currentApplication(handle: AppHandle, wanted: Application): Promise<LiveApplication | undefined> {
  const { client, ref, log } = handle;
  let before = await withSubject(handle, () => client.get(ref));
  if (before?.metadata.deletionTimestamp !== undefined) {
    log.info(`${appNamed(ref)} is being deleted; waiting until it is gone`);
    before = await afterDeletion(handle);
  }
  if (before === undefined) {
    await refuseNameOfOtherProject(handle);
    return undefined;
  }
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

/** With `project` in the request an Application of another project looks missing, and an upsert would move it. */
async function refuseNameOfOtherProject({ client, ref }: AppHandle): Promise<void> {
  const sameName = await client.list({ name: ref.name, appNamespace: ref.appNamespace });
  const other = sameName.find((app) => app.metadata.name === ref.name && app.spec.project !== ref.project);
  if (other === undefined) return;
  const problem = `name: ${ref.name} exists in project ${other.spec.project}, not in ${ref.project}`;
  const hint = `Set \`project: ${other.spec.project}\`, or choose another name.`;
  throw new Failure('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
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

/** Adds to a refusal by RBAC the subject that the policy must name. */
export async function withSubject<T>({ client }: Pick<AppHandle, 'client'>, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_FORBIDDEN') throw error;
    const who = await client.userInfo().catch((cause: unknown) => ({ loggedIn: false, username: messageOf(cause) }));
    if (!who.loggedIn || who.username === undefined || who.username === '') throw error;
    throw error.with({ hint: `${error.hint ?? ''} The token is ${who.username}.`.trim() });
  }
}
