/**
 * ApplicationSets as the server returns them, and the calls about them.
 * Source: argo-cd v3.5.1 server/applicationset/applicationset.go, pkg/apis/application/v1alpha1/applicationset_types.go.
 */
import { isObject, type JsonObject } from '../../json.ts';
import type { ArgocdClient } from './client.ts';
import { isPartOf, sameField } from './equality.ts';
import { argocdErrorOf, grpc } from './errors.ts';
import type { ApplicationMetadata, ApplicationSpec, LiveApplication, ResourceStatus } from './live.ts';

export interface ApplicationSetSpec {
  readonly generators: readonly JsonObject[];
  /** Of each Application. */
  readonly template: {
    readonly metadata: Partial<ApplicationMetadata> & { readonly name: string };
    readonly spec: ApplicationSpec;
  };
  readonly [field: string]: unknown;
}

/** What we send. */
export interface ApplicationSet {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'ApplicationSet';
  readonly metadata: ApplicationMetadata;
  readonly spec: ApplicationSetSpec;
}

/** `status` is `True`, `False` or `Unknown`. */
interface SetCondition {
  readonly type: string;
  readonly status?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

export interface LiveApplicationSet {
  readonly metadata: LiveApplication['metadata'];
  readonly spec: ApplicationSetSpec;
  readonly status?: {
    readonly conditions?: readonly SetCondition[];
    /** The Applications that it owns. */
    readonly resources?: readonly ResourceStatus[];
  };
}

/** Names one set. Its project is no part of that: the server tells missing from forbidden without it. */
export interface ApplicationSetRef {
  readonly name: string;
  readonly namespace: string | undefined;
}

const sets = '/api/v1/applicationsets';

/** Undefined when it does not exist. */
export async function getSet(client: ArgocdClient, ref: ApplicationSetRef): Promise<LiveApplicationSet | undefined> {
  const { name, namespace } = ref;
  const query = new URLSearchParams(namespace === undefined ? {} : { appsetNamespace: namespace });
  try {
    return await client.call({ path: `${sets}/${encodeURIComponent(name)}`, query, fits: isSet });
  } catch (error) {
    if (argocdErrorOf(error)?.code === grpc.notFound) return undefined;
    throw error;
  }
}

/** Creates, updates or leaves alone: the answer is 200 for each. Sent again after an unclear answer. */
export function writeSet(client: ArgocdClient, set: ApplicationSet, upsert: boolean): Promise<LiveApplicationSet> {
  const query = new URLSearchParams({ upsert: String(upsert) });
  return client.call({ method: 'POST', path: sets, query, body: set, fits: isSet });
}

/** The Applications that the set would have; nothing is written. Needs the right to create it. */
export async function dryRunSet(client: ArgocdClient, set: ApplicationSet): Promise<readonly ResourceStatus[]> {
  const query = new URLSearchParams({ upsert: 'true', dryRun: 'true' });
  const answer = await client.call<LiveApplicationSet>({ method: 'POST', path: sets, query, body: set, fits: isSet });
  return answer.status?.resources ?? [];
}

/** The same with their specs, as the template makes them. */
export async function generatedBy(
  client: ArgocdClient,
  set: Pick<ApplicationSet, 'metadata' | 'spec'>,
): Promise<readonly Pick<LiveApplication, 'metadata' | 'spec'>[]> {
  const { applications } = await client.call<{ applications?: LiveApplication[] | null }>({
    method: 'POST',
    path: `${sets}/generate`,
    body: { applicationSet: set },
    fits: ({ applications: found }) => found === undefined || found === null || Array.isArray(found),
  });
  return applications ?? [];
}

export async function mayWriteSet(
  client: ArgocdClient,
  action: 'create' | 'update',
  { metadata: { name, namespace }, spec }: Pick<ApplicationSet, 'metadata' | 'spec'>,
): Promise<boolean> {
  const object = [spec.template.spec.project, ...(namespace === undefined ? [] : [namespace]), name];
  const path = `/api/v1/account/can-i/applicationsets/${action}/${object.map(encodeURIComponent).join('/')}`;
  return (await client.call<{ value?: string }>({ path })).value === 'yes';
}

/** Whether writing it would change nothing: labels and annotations are merged, finalizers and spec replaced. */
export function isSetSatisfiedBy(wanted: ApplicationSet, live: LiveApplicationSet): boolean {
  return (
    sameField(wanted.spec, live.spec) &&
    isPartOf(wanted.metadata.labels, live.metadata.labels) &&
    isPartOf(wanted.metadata.annotations, live.metadata.annotations) &&
    sameField(wanted.metadata.finalizers, live.metadata.finalizers)
  );
}

/** Whether a write changed anything that users write. */
export function sameSet(before: LiveApplicationSet, after: LiveApplicationSet): boolean {
  const fields = ({ metadata: { labels, annotations, finalizers }, spec }: LiveApplicationSet) => ({
    labels,
    annotations,
    finalizers,
    spec,
  });
  return sameField(fields(before), fields(after));
}

function isSet(value: unknown): value is LiveApplicationSet {
  if (!isObject(value)) return false;
  const { metadata, spec, status } = value;
  const hasTemplate = isObject(spec) && isObject(spec.template);
  return isObject(metadata) && hasTemplate && (status === undefined || status === null || isObject(status));
}
