/** The whole of `mode: api`: write the Application, have it synced, wait for proof, roll back when that fails. */
import { Failure, messageOf } from '../failure.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Log } from '../ports.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts, type UpsertOptions } from './client.ts';
import { argocdErrorOf, grpc, isTransient } from './errors.ts';
import {
  type Application,
  type ApplicationSpec,
  appNamed,
  type HistoryEntry,
  hasOperation,
  isGitSource,
  isSyncTo,
  type LiveApplication,
  operationIdOf,
  pinnedRevision,
  refTo,
  revisionsOf,
  sameField,
  sameSpec,
  sourcesOf,
} from './live.ts';
import { type AppHandle, handleUntil, observe } from './observe.ts';
import { rolloutStatus } from './rollout-status.ts';
import { type Preview, previewUpsert, type UpsertResult, upsertApplication } from './upsert.ts';
import { type WaitGoal, waitUntilLive } from './wait.ts';

/** How an Application is written to a server, and what is waited for there. */
export interface ServerOptions {
  readonly upsert: UpsertOptions;
  readonly sync: boolean;
  readonly prune: boolean;
  /** Undefined: do not wait. */
  readonly goal: Omit<WaitGoal, 'revision' | 'operationId'> | undefined;
  readonly onFailure: 'keep' | 'rollback';
  /** Milliseconds for all of it; a rollback has as many again. */
  readonly timeoutMs: number;
}

export interface DeployOptions extends ServerOptions {
  /** Unique for this run; written into its operations. */
  readonly operationId: string;
}

export interface ServerDeployment {
  readonly connection: ArgocdConnection;
  readonly application: Application;
  readonly options: ServerOptions;
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
  /** The revision of a later deployment that took over while this run waited. */
  readonly supersededBy: string | undefined;
}

/** Connects to the server, writes the Application, has it synced and waits for it; or says what that would do. */
export async function deployToServer(
  { connection, application, options, dryRun, run }: ServerDeployment,
  ports: ArgocdPorts & { readonly log: Log },
  deadline: Deadline,
): Promise<({ readonly kind: 'preview' } & Preview) | ({ readonly kind: 'deployed' } & DeployResult)> {
  const { clock, log } = ports;
  using client = ArgocdClient.open(connection, ports);
  const handle = handleUntil({ client, ref: refTo(application), clock, log }, deadline);
  if (dryRun) {
    const preview = await previewUpsert(handle, application, options.upsert);
    log.info(preview.request);
    return { kind: 'preview', ...preview };
  }
  const operationId = `${run}/${clock.uuid()}`;
  return { kind: 'deployed', ...(await deployApplication(handle, application, { ...options, operationId })) };
}

/**
 * @throws Failure as `upsertApplication` and `waitUntilLive` do; one with outputs has `name` and `url` among them.
 */
export async function deployApplication(
  handle: AppHandle,
  wanted: Application,
  options: DeployOptions,
): Promise<DeployResult> {
  const { client, ref, log } = handle;
  const urlIn = (namespace = 'argocd') => `${client.url}/applications/${namespace}/${ref.name}`;
  try {
    const upserted = await upsertApplication(handle, wanted, options.upsert);
    log.info(`${appNamed(ref)} ${upserted.result}`);
    const { app, supersededBy } = await synced(handle, upserted, options);
    return { result: upserted.result, app, url: urlIn(app.metadata.namespace), supersededBy };
  } catch (error) {
    if (!(error instanceof Failure) || error.outputs === undefined) throw error;
    throw error.with({ outputs: { name: ref.name, url: urlIn(ref.appNamespace), ...error.outputs } });
  }
}

type Synced = Pick<DeployResult, 'app' | 'supersededBy'>;

async function synced(handle: AppHandle, upserted: UpsertResult, options: DeployOptions): Promise<Synced> {
  if (!options.sync && options.goal === undefined) return { app: upserted.app, supersededBy: undefined };
  try {
    return await syncAndWait(handle, upserted, options);
  } catch (error) {
    throw options.onFailure === 'rollback' ? await failureAfterRollback(handle, upserted, options, error) : error;
  }
}

async function syncAndWait(handle: AppHandle, { app }: UpsertResult, options: DeployOptions): Promise<Synced> {
  const { client, ref, log } = handle;
  const revision = pinnedRevision(app.spec);
  // Before the sync, or it may work from a cached revision of the branch and be reverted (argo-cd #7680).
  const compared = (await client.refresh(ref)) ?? app;
  const onlySynced = { revision, operationId: undefined, synced: true, healthy: false, images: [] };
  let operationId: string | undefined;
  if (options.sync && rolloutStatus(compared, onlySynced, true).state !== 'ready') {
    const sync = await startSync(handle, options, revision);
    if (sync === 'started') operationId = options.operationId;
    log.info(`${appNamed(ref)}: sync ${sync === 'started' ? 'started' : 'already running, taken as ours'}`);
  }
  if (options.goal === undefined) return { app: (await client.get(ref)) ?? compared, supersededBy: undefined };
  const waited = await waitUntilLive(handle, { ...options.goal, revision, operationId });
  if (waited.result === 'live') return { app: waited.app, supersededBy: undefined };
  log.warn(`${appNamed(ref)}: a later deployment of ${waited.by} took over; its own run waits for it`);
  return { app: waited.app, supersededBy: waited.by };
}

/** The failure, with the result of the rollback. */
async function failureAfterRollback(
  handle: AppHandle,
  upserted: UpsertResult,
  options: DeployOptions,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Failure)) return error;
  using deadline = handle.deadline.overtime(options.timeoutMs);
  const outcome = await rollBack(handleUntil(handle, deadline), upserted, options)
    .then(describeRollback)
    .catch((problem: unknown) => `The rollback failed as well: ${messageOf(problem)}`);
  handle.log.warn(`${appNamed(handle.ref)}: ${outcome}`);
  return error.with({ message: `${error.message}\n${outcome}`, cause: error });
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
  }
}

/**
 * Starts a sync to the target revision. The request names no revision: with automated sync the server refuses any
 * other than the target one, which is why the spec is pinned instead. A sync for something else that is running is
 * waited for; one for the same revision is `adopted` in place of ours.
 *
 * @param revision full object name that the Application is pinned to; undefined when it follows a branch
 * @throws Failure `timed-out` when the other operation does not end before the deadline
 */
async function startSync(
  handle: AppHandle,
  { operationId, prune }: Pick<DeployOptions, 'operationId' | 'prune'>,
  revision: string | undefined,
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
      if (app.operation !== undefined && isSyncTo(app.operation, revision)) return 'adopted';
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
  | { readonly result: 'nothing-before' };

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
  failed: Pick<DeployOptions, 'operationId' | 'prune' | 'goal'>,
): Promise<RollbackResult> {
  const { client, ref } = handle;
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
  const ownId = `${failed.operationId}-rollback`;
  const sync = await startSync(handle, { operationId: ownId, prune }, target.revision);
  if (goal === undefined) return { result: 'started', revision: target.revision };
  const operationId = sync === 'started' ? ownId : undefined;
  const revision = pinnedRevision(target.spec);
  const waited = await waitUntilLive(handle, { ...goal, images: [], revision, operationId });
  return waited.result === 'live' ? { result: 'rolled-back', revision: target.revision } : { result: 'superseded' };
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
