/** The whole of `mode: api`: write the Application, have it synced, wait for proof, roll back when that fails. */
import { Failure } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Log } from '../ports.ts';
import { applicationAt, type PlannedApplication, type ServerOptions } from './planned.ts';
import { type DeployOptions, failureAfterRollback, type RollBackInGit } from './rollback.ts';
import { type GitopsTarget, targetOf } from './rollout/gitops-target.ts';
import { type AppHandle, handleUntil } from './rollout/observe.ts';
import { statusOutputs } from './rollout/wait.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from './server/client.ts';
import { type Application, appNamed, type LiveApplication, refTo } from './server/live.ts';
import { isPinned } from './spec/application.ts';
import { syncAndWait } from './sync.ts';
import { type Preview, previewUpsert, type UpsertResult, upsertApplication } from './upsert.ts';

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
  /** Called with outputs of `argocd-upsert-app` as soon as they are true: they stay so whatever comes now. */
  readonly report?: Report;
}

type Report = (outputs: Readonly<Record<string, unknown>>) => void;

export interface DeployResult {
  readonly result: UpsertResult['result'];
  readonly app: LiveApplication;
  /** Address of the Application in the web interface. */
  readonly url: string;
  /** The commit of a newer run that the Application is pinned to and stays at. */
  readonly newerPin: string | undefined;
  /** The commit that somebody took back, which holds. */
  readonly takenBack: string | undefined;
}

/** Connects to the server, writes the Application, has it synced and waits for it; or says what that would do. */
export async function deployToServer(
  { connection, planned, target, isRequested, rollBackInGit, dryRun, run, report = () => {} }: ServerDeployment,
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
  report(placeOf(handle));
  if (dryRun) {
    const preview = await previewUpsert(handle, application, {
      ...planned.options.upsert,
      sync: planned.options.sync && !isRequested,
    });
    const what = preview.result === 'unchanged' ? 'would stay as it is' : `would be ${preview.result}`;
    log.info(`Dry run: ${appNamed(refTo(application))} ${what}`);
    log.info(preview.request);
    return { kind: 'preview', ...preview };
  }
  if (isRequested) log.info(`Application ${name}: a request holds the change, so there is nothing to wait for`);
  const options = isRequested ? optionsOfRequested(planned.options) : planned.options;
  const operationId = `${run}/${clock.uuid()}`;
  const at = (commit: ObjectId) => applicationAt(planned, commit);
  const all = { ...options, operationId, target, rollBackInGit, at };
  const result = await deployApplication(handle, application, all, report);
  return { kind: 'deployed', ...result };
}

/** Argo CD could not render the files that a request still holds. */
function optionsOfRequested({ upsert, ...options }: ServerOptions): ServerOptions {
  return { ...options, upsert: { ...upsert, validate: false }, sync: false, goal: undefined };
}

/**
 * @param report called with the result of the write, and the status behind it
 * @throws Failure as `upsertApplication` and `proveLive` do, with all that is known among its outputs
 */
export async function deployApplication(
  handle: AppHandle,
  wanted: Application,
  given: DeployOptions,
  report: Report = () => {},
): Promise<DeployResult> {
  const options = { ...given, target: targetOf(wanted.spec, given.target) };
  const { ref, log } = handle;
  let known: Readonly<Record<string, unknown>> = placeOf(handle);
  try {
    const upserted = await upsertApplication(handle, wanted, options.upsert, options);
    log.info(`${appNamed(ref)} ${upserted.result}`);
    const { result, newerPin, takenBack } = upserted;
    known = { ...placeOf(handle, upserted.app), result, ...statusOutputs(upserted.app) };
    report(known);
    // What was taken back does not get live, so nothing waits for it.
    const app = takenBack === undefined ? await synced(handle, upserted, options) : upserted.app;
    return { result, app, url: placeOf(handle, app).url, newerPin, takenBack };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw error.with({ outputs: { ...known, ...error.outputs } });
  }
}

/** Of an Application without a namespace in the request the server knows it. */
function placeOf({ client, ref }: AppHandle, app?: LiveApplication) {
  return { name: ref.name, url: client.pageOf({ ...ref, appNamespace: app?.metadata.namespace ?? ref.appNamespace }) };
}

/** With `on-failure: rollback` a third of the time is kept for the way back. */
const shareOfWait = 2 / 3;

async function synced(handle: AppHandle, upserted: UpsertResult, options: DeployOptions): Promise<LiveApplication> {
  if (!options.sync && options.goal === undefined) return upserted.app;
  if (options.onFailure !== 'rollback') return await syncAndWait(handle, upserted, options);
  using deadline = handle.deadline.early(shareOfWait);
  try {
    return await syncAndWait(handleUntil(handle, deadline), upserted, options);
  } catch (error) {
    throw await failureAfterRollback(handle, upserted, options, error);
  }
}
