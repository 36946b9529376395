/**
 * Applications as the server returns them: types of the fields that this project reads.
 * Further fields pass through untouched.
 * Source: argo-cd v3.5.1 pkg/apis/application/v1alpha1/types.go.
 */

export interface ApplicationSource {
  readonly repoURL: string;
  readonly path?: string | undefined;
  readonly targetRevision?: string | undefined;
  readonly chart?: string | undefined;
  readonly ref?: string | undefined;
  readonly name?: string | undefined;
  readonly [field: string]: unknown;
}

export interface ApplicationDestination {
  readonly server?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
}

export interface ApplicationSpec {
  readonly project: string;
  readonly source?: ApplicationSource | undefined;
  readonly sources?: readonly ApplicationSource[] | undefined;
  /** Wins over `source` and `sources`. */
  readonly sourceHydrator?: SourceHydrator | undefined;
  readonly destination: ApplicationDestination;
  readonly syncPolicy?: SyncPolicy | undefined;
  readonly ignoreDifferences?: readonly unknown[] | undefined;
  readonly [field: string]: unknown;
}

/** Argo CD renders `drySource` into a branch, from which it syncs. */
export interface SourceHydrator {
  readonly drySource: ApplicationSource;
  readonly syncSource: { readonly targetBranch: string; readonly path?: string; readonly repoURL?: string };
  /** Where the rendered manifests go, when somebody moves them on to the branch of `syncSource`. */
  readonly hydrateTo?: { readonly targetBranch: string };
}

export interface SyncPolicy {
  readonly automated?: Automated | undefined;
  readonly syncOptions?: readonly string[] | undefined;
  readonly [field: string]: unknown;
}

/** Present means on, unless `enabled` is false. */
export interface Automated {
  readonly prune?: boolean | undefined;
  readonly selfHeal?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly [field: string]: unknown;
}

export interface ApplicationMetadata {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly finalizers?: readonly string[] | undefined;
}

/** What we send: metadata and spec, nothing that the server writes. */
export interface Application {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Application';
  readonly metadata: ApplicationMetadata;
  readonly spec: ApplicationSpec;
}

export interface LiveApplication {
  readonly metadata: ApplicationMetadata & {
    readonly resourceVersion?: string;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind?: string; readonly name?: string }[];
  };
  readonly spec: ApplicationSpec;
  /** A requested or running operation; the controller removes it when it is finished. */
  readonly operation?: Operation;
  readonly status?: ApplicationStatus;
}

/** What the sources resolved to: `revisions` for `sources`, `revision` for a single one. */
interface Revisions {
  readonly revision?: string;
  readonly revisions?: readonly string[];
}

export interface Operation {
  readonly sync?: Revisions & {
    readonly dryRun?: boolean;
    readonly prune?: boolean;
    /** Not empty: a sync of these alone. */
    readonly resources?: readonly ResourceName[];
    /** Of the spec at the time; of a rollback by Argo CD those of then. */
    readonly source?: ApplicationSource;
    readonly sources?: readonly ApplicationSource[];
    /** `apply`: without the hooks. */
    readonly syncStrategy?: { readonly apply?: unknown; readonly hook?: { readonly force?: boolean } };
    readonly syncOptions?: readonly string[];
  };
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly initiatedBy?: { readonly username?: string; readonly automated?: boolean };
}

export interface ApplicationStatus {
  readonly sync?: Revisions & {
    /** `''` on a fresh Application. */
    readonly status?: string;
    readonly comparedTo?: Partial<Pick<ApplicationSpec, 'source' | 'sources' | 'destination' | 'ignoreDifferences'>>;
  };
  readonly sourceHydrator?: {
    /** `drySHA` was rendered into `hydratedSHA`. */
    readonly lastSuccessfulOperation?: HydrateOperation;
    readonly currentOperation?: HydrateOperation & { readonly phase?: string; readonly message?: string };
    readonly lastComparedDryRevision?: string;
  };
  readonly health?: { readonly status?: string /** Since Argo CD 3.0. */; readonly lastTransitionTime?: string };
  readonly operationState?: OperationState;
  /** RFC 3339 with seconds: when the last full comparison began. */
  readonly reconciledAt?: string;
  readonly conditions?: readonly {
    readonly type: string;
    readonly message: string;
    readonly lastTransitionTime?: string;
  }[];
  readonly resources?: readonly ResourceStatus[];
  readonly summary?: { readonly images?: readonly string[]; readonly externalURLs?: readonly string[] };
  /** As what the source is rendered: `Directory`, `Helm`, `Kustomize` or `Plugin`. */
  readonly sourceType?: string;
  readonly history?: readonly HistoryEntry[];
}

interface HydrateOperation {
  readonly drySHA?: string;
  readonly hydratedSHA?: string;
  /** As the spec was then. */
  readonly sourceHydrator?: unknown;
}

export interface OperationState {
  readonly phase: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly operation?: Operation;
  readonly syncResult?: Revisions &
    Pick<ApplicationSpec, 'source' | 'sources'> & { readonly resources?: readonly SyncedResource[] };
}

export interface ResourceName {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** The same for a resource in the lists of a comparison, of a sync and of a resource tree. */
export function resourceIdentity({
  kind,
  namespace,
  name,
}: Readonly<Partial<Record<'kind' | 'namespace' | 'name', string | undefined>>>): string {
  return JSON.stringify([kind, namespace || '', name]);
}

export interface SyncedResource extends ResourceName {
  /** Synced, SyncFailed, Pruned or PruneSkipped. */
  readonly status?: string;
  readonly message?: string;
  /** Present on hooks alone: phases stand on every result. */
  readonly hookType?: string;
  readonly hookPhase?: string;
  /** Of what was applied. */
  readonly images?: readonly string[];
}

export interface ResourceNode extends ResourceName {
  readonly version?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
}

export interface ResourceStatus extends ResourceNode {
  readonly status?: string;
  /** It left Git. */
  readonly requiresPruning?: boolean;
  readonly requiresDeletionConfirmation?: boolean;
  /** `true` on hooks alone. */
  readonly hook?: unknown;
}

/** A resource as the last comparison saw it; the states are JSON, `null` for what is not there. */
export interface ManagedResource extends ResourceName {
  readonly targetState?: string;
  readonly liveState?: string;
  /** Live, and live after a sync, without what the comparison ignores. */
  readonly normalizedLiveState?: string;
  readonly predictedLiveState?: string;
  readonly hook?: boolean;
}

/** One successful deployment; the list is oldest first. */
export interface HistoryEntry extends Revisions {
  readonly id?: number;
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
  readonly deployStartedAt?: string;
  readonly deployedAt?: string;
  readonly initiatedBy?: { readonly username?: string; readonly automated?: boolean };
}

/** Names one Application on the server. `project` tells missing (404) from forbidden (403), so it is always sent. */
export interface ApplicationRef {
  readonly name: string;
  readonly project: string;
  readonly appNamespace?: string | undefined;
}

/** How to name this Application in further requests. */
export function refTo(app: Pick<LiveApplication, 'metadata' | 'spec'>): ApplicationRef {
  return { name: app.metadata.name, project: app.spec.project || 'default', appNamespace: app.metadata.namespace };
}

/** For messages. */
export function appNamed(ref: ApplicationRef): string {
  return `Application ${ref.appNamespace === undefined ? '' : `${ref.appNamespace}/`}${ref.name}`;
}

/** The sources in the order in which revisions are reported: `sources` wins over `source` when it is not empty. */
export function sourcesOf({
  sourceHydrator,
  ...spec
}: Pick<ApplicationSpec, 'source' | 'sources' | 'sourceHydrator'>): readonly ApplicationSource[] {
  if (sourceHydrator !== undefined) {
    const { drySource, syncSource } = sourceHydrator;
    const { repoURL = drySource.repoURL, path, targetBranch } = syncSource;
    return [{ repoURL, path, targetRevision: targetBranch }];
  }
  if (spec.sources !== undefined && spec.sources.length > 0) return spec.sources;
  return spec.source === undefined ? [] : [spec.source];
}

/** The resolved revision of each source, for a status, an operation or a history entry. */
export function revisionsOf(holder: Revisions | undefined): readonly string[] {
  if (holder === undefined) return [];
  if (holder.revisions !== undefined && holder.revisions.length > 0) return holder.revisions;
  return holder.revision === undefined || holder.revision === '' ? [] : [holder.revision];
}

/** Charts and OCI artifacts have versions and digests for revisions, never commits. */
export function isGitSource(source: ApplicationSource): boolean {
  return (source.chart ?? '') === '' && !source.repoURL.startsWith('oci://');
}

export function isAutomated(spec: ApplicationSpec): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated !== null && automated.enabled !== false;
}

/** Name of the `info` entry by which a run recognises its own operations. */
export const operationIdInfo = 'monorepo-gitops/run';

/** Whether the running or last operation is the one that this run asked for. */
export function hasOperation(app: LiveApplication, operationId: string): boolean {
  return [app.operation, app.status?.operationState?.operation].some(
    (operation) => operationIdOf(operation) === operationId,
  );
}

/** Undefined for an operation that no run of ours asked for. */
export function operationIdOf(operation: Operation | undefined): string | undefined {
  return operation?.info?.find(({ name }) => name === operationIdInfo)?.value;
}

/** The revisions that a running operation brings to the cluster; none for a dry run. */
export function syncedBy(operation: Operation | undefined): readonly string[] {
  return operation?.sync?.dryRun === true ? [] : revisionsOf(operation?.sync);
}
