/** The whole of `mode: api`: write the Application, have it synced, wait for proof, roll back when that fails. */
import { Failure, messageOf } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Log } from '../ports.ts';
import { applicationAt, isPinned, type PlannedApplication, type ServerOptions } from './application.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from './client.ts';
import { argocdErrorOf, grpc, isTransient } from './errors.ts';
import { followsBranch, type GitopsTarget, pinOf, reachOf, targetOf } from './gitops-target.ts';
import {
  type Application,
  type ApplicationSpec,
  appNamed,
  type HistoryEntry,
  hasOperation,
  isGitSource,
  type LiveApplication,
  operationIdOf,
  refTo,
  revisionsOf,
  sameField,
  sameSpec,
  sourcesOf,
  syncedBy,
} from './live.ts';
import { type AppHandle, handleUntil, observe } from './observe.ts';
import { rolloutStatus } from './rollout-status.ts';
import { type Preview, previewUpsert, type UpsertResult, upsertApplication } from './upsert.ts';
import { waitUntilLive } from './wait.ts';

export interface DeployOptions extends ServerOptions {
  /** Unique for this run; written into its operations. */
  readonly operationId: string;
  readonly target: GitopsTarget;
  readonly rollBackInGit: RollBackInGit | undefined;
  /** The Application once a rollback in Git has made its commit. */
  readonly at: (commit: ObjectId) => Application;
}

/** What brought the earlier image back in the GitOps repository. */
export type GitRollback =
  | { readonly result: 'committed'; readonly commit: ObjectId }
  /** An open request holds it. */
  | { readonly result: 'requested'; readonly url: string };

/**
 * Brings the image back that was there before the failed deployment. Else Git would say the new one, and the next
 * commit would deploy it again.
 *
 * @param failed the commit that did not get live: nothing that came after it is taken back
 */
export type RollBackInGit = (failed: ObjectId) => Promise<GitRollback>;

export interface ServerDeployment {
  readonly connection: ArgocdConnection;
  readonly planned: PlannedApplication & { readonly mode: 'api' };
  readonly target: GitopsTarget;
  /** An open request holds the change: the Application is written, and there is nothing to wait for. */
  readonly isRequested: boolean;
  /** For `on-failure: rollback`; undefined: the Application alone goes back. */
  readonly rollBackInGit: RollBackInGit | undefined;
  /** Say what would be written, and write nothing. */
  readonly dryRun: boolean;
  /** `owner/name#1234`: the beginning of its operations' ids. */
  readonly run: string;
}

export interface DeployResult {
  readonly result: UpsertResult['result'];
  readonly app: LiveApplication;
  /** Address of the Application in the web interface. */
  readonly url: string;
  /** The commit of a newer run that the Application is pinned to and stays at. */
  readonly newerPin: string | undefined;
}

/** Connects to the server, writes the Application, has it synced and waits for it; or says what that would do. */
export async function deployToServer(
  { connection, planned, target, isRequested, rollBackInGit, dryRun, run }: ServerDeployment,
  ports: ArgocdPorts & { readonly log: Log },
  deadline: Deadline,
): Promise<
  | ({ readonly kind: 'preview' } & Preview)
  | ({ readonly kind: 'deployed' } & DeployResult)
  /** Pinned to the commit that a request will become. */
  | { readonly kind: 'requested' }
> {
  const { clock, log } = ports;
  const application = applicationAt(planned, target.commit);
  const { name } = application.metadata;
  if (isRequested && isPinned(planned.request)) {
    log.info(`Application ${name} is pinned to our commit, which a request still holds: it is written after the merge`);
    return { kind: 'requested' };
  }
  using client = ArgocdClient.open(connection, ports);
  const handle = handleUntil({ client, ref: refTo(application), clock, log }, deadline);
  if (dryRun) {
    const preview = await previewUpsert(handle, application, planned.options.upsert);
    log.info(preview.request);
    return { kind: 'preview', ...preview };
  }
  if (isRequested) log.info(`Application ${name}: a request holds the change, so there is nothing to wait for`);
  const options = isRequested ? { ...planned.options, sync: false, goal: undefined } : planned.options;
  const operationId = `${run}/${clock.uuid()}`;
  const at = (commit: ObjectId) => applicationAt(planned, commit);
  const result = await deployApplication(handle, application, { ...options, operationId, target, rollBackInGit, at });
  return { kind: 'deployed', ...result };
}

/**
 * @throws Failure as `upsertApplication` and `waitUntilLive` do; one with outputs has `name` and `url` among them.
 */
export async function deployApplication(
  handle: AppHandle,
  wanted: Application,
  given: DeployOptions,
): Promise<DeployResult> {
  const options = { ...given, target: targetOf(wanted.spec, given.target) };
  const { client, ref, log } = handle;
  const urlIn = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
  try {
    const upserted = await upsertApplication(handle, wanted, options.upsert, options);
    log.info(`${appNamed(ref)} ${upserted.result}`);
    const app = await synced(handle, upserted, options);
    return { result: upserted.result, app, url: urlIn(app.metadata.namespace), newerPin: upserted.newerPin };
  } catch (error) {
    if (!(error instanceof Failure) || error.outputs === undefined) throw error;
    throw error.with({ outputs: { name: ref.name, url: urlIn(ref.appNamespace), ...error.outputs } });
  }
}

async function synced(handle: AppHandle, upserted: UpsertResult, options: DeployOptions): Promise<LiveApplication> {
  if (!options.sync && options.goal === undefined) return upserted.app;
  try {
    return await syncAndWait(handle, upserted, options);
  } catch (error) {
    throw options.onFailure === 'rollback' ? await failureAfterRollback(handle, upserted, options, error) : error;
  }
}

async function syncAndWait(
  handle: AppHandle,
  { app }: Pick<UpsertResult, 'app'>,
  options: Pick<DeployOptions, 'sync' | 'prune' | 'goal' | 'operationId' | 'target'>,
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

/** What fails because of what was deployed; an outage, missing rights or a closed sync window is no reason to go back. */
const aboutDeployment = new Set([
  'ARGOCD_SYNC_FAILED',
  'ARGOCD_COMPARISON',
  'ARGOCD_INVALID_SPEC',
  'ARGOCD_REVISION',
  'ARGOCD_NO_RESOURCES',
  'ARGOCD_PRUNE_REQUIRED',
  'ARGOCD_DEGRADED',
  'ARGOCD_TIMEOUT',
]);

/** The failure, with the result of the rollback. */
async function failureAfterRollback(
  handle: AppHandle,
  upserted: UpsertResult,
  options: DeployOptions,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Failure)) return error;
  if (!aboutDeployment.has(error.code)) {
    return error.with({ message: `${error.message}\nNot rolled back: this says nothing about what was deployed.` });
  }
  using deadline = handle.deadline.overtime(options.timeoutMs);
  const late = handleUntil(handle, deadline);
  const { target, rollBackInGit } = options;
  const rolledBack =
    rollBackInGit === undefined || target.commit === undefined
      ? rollBack(late, upserted, options).then(describeRollback)
      : rollBackByCommit(late, rollBackInGit, target.commit, options);
  const outcome = await rolledBack.catch((problem: unknown) => `The rollback failed as well: ${messageOf(problem)}`);
  handle.log.warn(`${appNamed(handle.ref)}: ${outcome}`);
  return error.with({ message: `${error.message}\n${outcome}`, cause: error });
}

/** Has Git say the earlier image again, and waits until that is live. */
async function rollBackByCommit(
  handle: AppHandle,
  rollBackInGit: RollBackInGit,
  failed: ObjectId,
  options: DeployOptions,
): Promise<string> {
  const { client, ref } = handle;
  const rolledBack = await rollBackInGit(failed);
  if (rolledBack.result === 'requested') return `The request ${rolledBack.url} brings back what was deployed before.`;
  const { commit } = rolledBack;
  const target = { ...options.target, commit };
  const { app } = await upsertApplication(
    handle,
    options.at(commit),
    { upsert: true, validate: false },
    { target, onOlder: 'skip' },
  );
  // A sync of the failed commit that hangs would keep the rollback waiting.
  if (app.operation !== undefined && !(await brings(app, target))) await client.terminate(ref);
  const { goal, sync, prune } = options;
  const operationId = `${options.operationId}-rollback`;
  await syncAndWait(handle, { app }, { goal: goal && { ...goal, images: [] }, sync, prune, operationId, target });
  const how = goal === undefined ? 'nothing waited for it' : 'which is live again';
  return `Rolled back in the GitOps repository by ${commit}, ${how}.`;
}

function describeRollback(rollback: RollbackResult): string {
  switch (rollback.result) {
    case 'rolled-back':
      return `Rolled back to ${rollback.revision}, which is live again.`;
    case 'started':
      return `The rollback to ${rollback.revision} was started; nothing waited for it.`;
    case 'superseded':
      return 'Not rolled back: a later deployment has taken over, which is left alone.';
    case 'nothing-before':
      return 'There was no earlier deployment to roll back to.';
    case 'follows-git':
      return 'Not rolled back: the Application follows the branch of the GitOps repository, where the image must go back (`bump-image-tag --rollback`).';
  }
}

/** Whether the running operation brings the commit of the target to the cluster. */
async function brings({ operation }: LiveApplication, { commit, history }: GitopsTarget): Promise<boolean> {
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
async function startSync(
  handle: AppHandle,
  { operationId, prune, target }: Pick<DeployOptions, 'operationId' | 'prune' | 'target'>,
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

type RollbackResult =
  /** Proved to be live. */
  | { readonly result: 'rolled-back'; readonly revision: string }
  /** Nothing waits for it. */
  | { readonly result: 'started'; readonly revision: string }
  /** Another run has written or synced the Application since, so this run may not change it any more. */
  | { readonly result: 'superseded' }
  /** The Application stays as it is. */
  | { readonly result: 'nothing-before' }
  /** A pin to what was before would keep the branch out, and Git would still say the new image. */
  | { readonly result: 'follows-git' };

/**
 * Writes the spec of the last successful deployment again and syncs it. Argo CD's own rollback is refused while
 * automated sync is on, and would be undone by it.
 *
 * @param failed what the failed run was asked to do
 * @throws Failure of `waitUntilLive` when what was deployed before does not get live again.
 */
export async function rollBack(
  handle: AppHandle,
  { before, app: written }: Pick<UpsertResult, 'before' | 'app'>,
  failed: Pick<DeployOptions, 'operationId' | 'prune' | 'goal' | 'target'>,
): Promise<RollbackResult> {
  const { client, ref } = handle;
  if (followsBranch(written.spec, failed.target)) return { result: 'follows-git' };
  const target = before === undefined ? undefined : deploymentBefore(before, written.spec);
  if (before === undefined || target === undefined) return { result: 'nothing-before' };
  // The server has no lease on a write, so this look is as close to it as can be.
  const live = await client.get(ref);
  if (live === undefined || !isOurs(live, before, written, failed.operationId)) return { result: 'superseded' };
  // A sync that hangs would keep the rollback waiting.
  await client.terminate(ref);
  // The manifests of an earlier commit rendered before; a check now could only stop the rollback.
  await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
  const { prune, goal } = failed;
  const { spec, revision } = target;
  const ownId = `${failed.operationId}-rollback`;
  const back = { ...failed.target, commit: pinOf(spec, failed.target).commit };
  const sync = await startSync(handle, { operationId: ownId, prune, target: back });
  if (goal === undefined) return { result: 'started', revision };
  const operationId = sync === 'started' ? ownId : undefined;
  await waitUntilLive(handle, { ...goal, images: [], operationId }, back);
  return { result: 'rolled-back', revision };
}

/** Whether it still says what this run wrote, and no other run has synced it since. */
function isOurs(live: LiveApplication, before: LiveApplication, written: LiveApplication, failedId: string): boolean {
  if (live.metadata.deletionTimestamp !== undefined || !sameSpec(live.spec, written.spec)) return false;
  const lastId = lastOperationId(live);
  return lastId === undefined || lastId === failedId || lastId === lastOperationId(before);
}

function lastOperationId({ operation, status }: LiveApplication): string | undefined {
  return operationIdOf(operation ?? status?.operationState?.operation);
}

function withSpec({ metadata }: LiveApplication, spec: ApplicationSpec): Application {
  const { name, namespace, labels, annotations, finalizers } = metadata;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace, labels, annotations, finalizers },
    spec,
  };
}

/** The last deployment that differs from the failed one: its spec, and its first revision for messages. */
function deploymentBefore(
  app: LiveApplication,
  failed: ApplicationSpec,
): { readonly spec: ApplicationSpec; readonly revision: string } | undefined {
  for (const entry of [...(app.status?.history ?? [])].reverse()) {
    const spec = specOf(app, entry);
    // A sync that ended well and was found Degraded later is in the history too.
    if (spec === undefined || sameField(sourcesOf(spec), sourcesOf(failed))) continue;
    return { spec, revision: revisionsOf(entry).find((one) => one !== '') ?? '' };
  }
  return undefined;
}

/** The spec of an earlier deployment, with branches pinned to their commits. An entry without a source has that of `app`. */
function specOf(app: LiveApplication, entry: HistoryEntry): ApplicationSpec | undefined {
  const revisions = revisionsOf(entry);
  const sourcesThen = sourcesOf(entry);
  const sources = (sourcesThen.length > 0 ? sourcesThen : sourcesOf(app.spec)).map((source, index) => {
    const revision = revisions[index];
    return isGitSource(source) && revision !== undefined && revision !== ''
      ? { ...source, targetRevision: revision }
      : source;
  });
  const [first] = sources;
  if (first === undefined) return undefined;
  const { source: _source, sources: _sources, ...rest } = app.spec;
  return (app.spec.sources ?? []).length > 0 ? { ...rest, sources } : { ...rest, source: first };
}
