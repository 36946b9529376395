/**
 * ApplicationSets as the server returns them, and the calls about them.
 * Source: argo-cd v3.5.1 server/applicationset/applicationset.go, pkg/apis/application/v1alpha1/applicationset_types.go.
 */
import { isObject, type JsonObject } from '../../json.ts';
import type { ArgocdClient } from './client.ts';
import { argocdErrorOf, grpc } from './errors.ts';
import type { ApplicationMetadata, ApplicationSpec, LiveApplication, ResourceStatus } from './live.ts';

interface ApplicationSetSpec {
  readonly generators: readonly JsonObject[];
  /** Of each Application. */
  readonly template: {
    readonly metadata: Partial<ApplicationMetadata> & { readonly name: string };
    readonly spec: ApplicationSpec;
  };
  readonly [field: string]: unknown;
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
interface ApplicationSetRef {
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

function isSet(value: unknown): value is LiveApplicationSet {
  if (!isObject(value)) return false;
  const { metadata, spec, status } = value;
  const hasTemplate = isObject(spec) && isObject(spec.template);
  return isObject(metadata) && hasTemplate && (status === undefined || status === null || isObject(status));
}
