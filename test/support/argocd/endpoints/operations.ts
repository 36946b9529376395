/** Sync, rollback, termination and sync windows. Source: argo-cd v3.5.1 server/application/application.go. */
import { enforce, grpcCode, Refusal } from '../accounts.ts';
import type { StoredApplication } from '../controller.ts';
import type { FullOperation } from '../operation.ts';
import type { Api, Call } from '../routes.ts';
import { isMultiSource, revisionFields, sourceFields, sourcesOfSpec } from '../sources.ts';
import { canSync, shownWindows } from '../windows.ts';
import { bodyOf } from './body.ts';
import { findApplication, objectOf, scopeOfQuery } from './find.ts';

interface SyncBody {
  readonly project?: string;
  readonly appNamespace?: string;
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly sourcePositions?: readonly number[];
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly strategy?: unknown;
  readonly resources?: readonly { group?: string; kind: string; name: string; namespace?: string }[];
  readonly syncOptions?: { readonly items?: readonly string[] };
  readonly retryStrategy?: FullOperation['retry'];
  readonly infos?: readonly { name: string; value: string }[];
}

const failedPrecondition = (message: string) => new Refusal(grpcCode.failedPrecondition, message);

/** `body: "*"`: what the query says about the project is not read. */
export async function sync(api: Api, call: Call): Promise<unknown> {
  const { controller } = api;
  const body = bodyOf(call) as SyncBody;
  const app = await findApplication(api, call, body);
  if (!canSync(controller.windows, true)) {
    throw new Refusal(grpcCode.permissionDenied, 'cannot sync: blocked by sync window');
  }
  enforce(call.account, 'sync', objectOf(app));
  if (app.metadata.deletionTimestamp !== undefined) throw failedPrecondition('application is deleting');
  const revisions = await resolvedRevisions(api, app, body);
  refuseRunning(app);
  const { syncOptions, retry } = app.spec.syncPolicy ?? {};
  const options = body.syncOptions?.items ?? syncOptions;
  controller.request(call.name, {
    sync: {
      ...revisionFields(app.spec, revisions),
      ...(body.prune === true ? { prune: true } : {}),
      ...(body.dryRun === true ? { dryRun: true } : {}),
      ...(body.strategy === undefined ? {} : { syncStrategy: body.strategy }),
      ...(body.resources?.length ? { resources: body.resources } : {}),
      ...sourceFields(app.spec),
      ...(options === undefined ? {} : { syncOptions: options }),
    },
    initiatedBy: { username: call.account.username },
    ...(body.infos === undefined ? {} : { info: body.infos }),
    retry: body.retryStrategy ?? (retry as FullOperation['retry']) ?? {},
  } as FullOperation);
  return app;
}

function refuseRunning(app: StoredApplication): void {
  if (app.operation !== undefined) throw failedPrecondition('another operation is already in progress');
}

/** A branch is resolved now, whatever was compared last; a full commit is not looked up. */
async function resolvedRevisions({ controller }: Api, app: StoredApplication, body: SyncBody): Promise<string[]> {
  const sources = sourcesOfSpec(app.spec);
  const asked = sources.map((_, index) =>
    isMultiSource(app.spec) ? undefined : index === 0 ? body.revision : undefined,
  );
  for (const [index, position] of (body.sourcePositions ?? []).entries()) {
    if (position <= 0 || position > sources.length) {
      throw new Refusal(grpcCode.unknown, 'source position is out of range');
    }
    asked[position - 1] = body.revisions?.[index];
  }
  const automated = app.spec.syncPolicy?.automated;
  const isAutomated = automated !== undefined && automated.enabled !== false && body.dryRun !== true;
  const resolve = async (source: (typeof sources)[number], index: number) => {
    const target = source.targetRevision || 'HEAD';
    const revision = asked[index] || target;
    if (isAutomated && revision !== target) {
      const where = isMultiSource(app.spec) ? `source ${source.repoURL} to ${revision}` : `to ${revision}`;
      throw failedPrecondition(`Cannot sync ${where}: auto-sync currently set to ${source.targetRevision ?? ''}`);
    }
    if (/^[0-9a-f]{40}$/.test(revision)) return revision;
    try {
      return await controller.repoServer.resolve({ ...source, targetRevision: revision });
    } catch (error) {
      const said = (error as Error).message;
      throw failedPrecondition(`error resolving repo revision: rpc error: code = Unknown desc = ${said}`);
    }
  };
  return await Promise.all(sources.map(resolve));
}

/** To a deployment of `status.history`, by its id. Wants the right to sync, without which it looks like a missing one. */
export async function rollback(api: Api, call: Call): Promise<unknown> {
  const body = bodyOf(call) as {
    id?: number;
    prune?: boolean;
    dryRun?: boolean;
    project?: string;
    appNamespace?: string;
  };
  const app = await findApplication(api, call, body, { action: 'sync' });
  if (app.metadata.deletionTimestamp !== undefined) throw failedPrecondition('application is deleting');
  const { automated, syncOptions } = app.spec.syncPolicy ?? {};
  if (automated !== undefined && automated.enabled !== false) {
    throw failedPrecondition('rollback cannot be initiated when auto-sync is enabled');
  }
  const { id = 0 } = body;
  const deployment = app.status.history?.find((one) => one.id === id);
  if (deployment === undefined) {
    const object = `${app.metadata.namespace ?? 'argocd'}/${app.metadata.name}`;
    throw new Refusal(grpcCode.invalidArgument, `application ${object} does not have deployment with id ${id}`);
  }
  refuseRunning(app);
  const { revision, revisions, source, sources } = deployment;
  api.controller.request(call.name, {
    sync: {
      ...(revisions === undefined ? { revision } : { revisions }),
      ...(body.prune === true ? { prune: true } : {}),
      ...(body.dryRun === true ? { dryRun: true } : {}),
      syncStrategy: { apply: {} },
      ...(sources === undefined ? { source } : { sources }),
      ...(syncOptions === undefined ? {} : { syncOptions }),
    },
    initiatedBy: { username: call.account.username },
    retry: {},
  } as FullOperation);
  return app;
}

export async function terminate(api: Api, call: Call): Promise<unknown> {
  const app = await findApplication(api, call, scopeOfQuery(call), { action: 'sync' });
  if (app.operation === undefined || app.status.operationState === undefined) {
    throw new Refusal(grpcCode.invalidArgument, 'Unable to terminate operation. No operation is in progress');
  }
  api.controller.terminate(call.name);
  return {};
}

export async function syncWindows(api: Api, call: Call): Promise<unknown> {
  await findApplication(api, call, scopeOfQuery(call));
  return shownWindows(api.controller.windows);
}

/** With time zones, which `syncwindows` leaves out. No role of a project can have the right. */
export function project({ controller, options }: Api, { account, name }: Call): unknown {
  enforce(account, 'get', name, 'projects');
  const { projects = ['default'], permissions = {} } = options;
  if (![...projects, ...Object.keys(permissions)].includes(name)) {
    throw new Refusal(grpcCode.notFound, `appprojects.argoproj.io "${name}" not found`);
  }
  const syncWindows = controller.windows.map(({ active: _active, ...window }) => ({ ...window, applications: ['*'] }));
  return { metadata: { name }, spec: syncWindows.length === 0 ? {} : { syncWindows } };
}
