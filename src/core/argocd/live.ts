/**
 * An Application as the server returns it: what this project reads of it, typed; the rest passes through untouched.
 * Source: argo-cd v3.5.1 pkg/apis/application/v1alpha1/types.go.
 */

export interface ApplicationSource {
  readonly repoURL: string;
  readonly path?: string;
  readonly targetRevision?: string;
  readonly chart?: string;
  readonly ref?: string;
  readonly name?: string;
  readonly [field: string]: unknown;
}

export interface ApplicationDestination {
  readonly server?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface ApplicationSpec {
  readonly project: string;
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
  readonly destination: ApplicationDestination;
  readonly syncPolicy?: SyncPolicy;
  readonly ignoreDifferences?: readonly unknown[];
  readonly [field: string]: unknown;
}

export interface SyncPolicy {
  readonly automated?: Automated;
  readonly syncOptions?: readonly string[];
  readonly [field: string]: unknown;
}

/** Present means on, unless `enabled` is false. */
export interface Automated {
  readonly prune?: boolean;
  readonly selfHeal?: boolean;
  readonly enabled?: boolean;
  readonly [field: string]: unknown;
}

export interface ApplicationMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
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
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind?: string; readonly name?: string }[];
    readonly resourceVersion?: string;
  };
  readonly spec: ApplicationSpec;
  /** A requested or running operation; the controller removes it when it is finished. */
  readonly operation?: Operation;
  readonly status?: ApplicationStatus;
}

export interface Operation {
  readonly sync?: {
    readonly revision?: string;
    readonly revisions?: readonly string[];
    readonly dryRun?: boolean;
  };
  readonly info?: readonly { readonly name: string; readonly value: string }[];
}

export interface ApplicationStatus {
  readonly sync?: {
    /** `''` on a fresh Application. */
    readonly status?: string;
    readonly revision?: string;
    readonly revisions?: readonly string[];
    readonly comparedTo?: Partial<Pick<ApplicationSpec, 'source' | 'sources' | 'destination' | 'ignoreDifferences'>>;
  };
  readonly health?: { readonly status?: string };
  readonly operationState?: OperationState;
  /** RFC 3339 with seconds: when the last full comparison began. */
  readonly reconciledAt?: string;
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly resources?: readonly ResourceStatus[];
  readonly summary?: { readonly images?: readonly string[] };
  readonly history?: readonly HistoryEntry[];
}

export interface OperationState {
  readonly phase: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly retryCount?: number;
  readonly operation?: Operation;
  readonly syncResult?: {
    readonly revision?: string;
    readonly revisions?: readonly string[];
    readonly resources?: readonly SyncedResource[];
  };
}

export interface SyncedResource {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Synced, SyncFailed, Pruned or PruneSkipped. */
  readonly status?: string;
  readonly message?: string;
  readonly hookPhase?: string;
}

export interface ResourceStatus {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
  readonly requiresPruning?: boolean;
  readonly requiresDeletionConfirmation?: boolean;
}

/** One successful deployment; the list is oldest first. */
export interface HistoryEntry {
  readonly id?: number;
  readonly revision?: string;
  readonly revisions?: readonly string[];
  readonly source?: ApplicationSource;
  readonly sources?: readonly ApplicationSource[];
}

export interface ResourceNode {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
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
export function sourcesOf(spec: Pick<ApplicationSpec, 'source' | 'sources'>): readonly ApplicationSource[] {
  if (spec.sources !== undefined && spec.sources.length > 0) return spec.sources;
  return spec.source === undefined ? [] : [spec.source];
}

/** The resolved revision of each source, for a status, an operation or a history entry. */
export function revisionsOf(
  holder: { readonly revision?: string; readonly revisions?: readonly string[] } | undefined,
): readonly string[] {
  if (holder === undefined) return [];
  if (holder.revisions !== undefined && holder.revisions.length > 0) return holder.revisions;
  return holder.revision === undefined || holder.revision === '' ? [] : [holder.revision];
}

/** Charts and OCI artifacts have versions and digests for revisions, never commits. */
export function isGitSource(source: ApplicationSource): boolean {
  return (source.chart ?? '') === '' && !source.repoURL.startsWith('oci://');
}

/** The commit that the spec is pinned to; a branch or tag is resolved by Argo CD and cannot be expected. */
export function pinnedRevision(spec: ApplicationSpec): string | undefined {
  return sourcesOf(spec)
    .filter(isGitSource)
    .map(({ targetRevision }) => targetRevision)
    .find((revision) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision ?? ''));
}

export function isAutomated(spec: ApplicationSpec): boolean {
  const automated = spec.syncPolicy?.automated;
  return automated !== undefined && automated !== null && automated.enabled !== false;
}
