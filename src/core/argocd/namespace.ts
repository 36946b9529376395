/** Namespaces that exist because an Application was to create them (`CreateNamespace=true`). */
import type { OwnedNamespace } from '../review/marker.ts';
import type { ApplicationSpec, LiveApplication } from './live.ts';

/** Undefined where something else makes the namespace. */
export function createdNamespace({ spec }: { readonly spec: ApplicationSpec }): OwnedNamespace | undefined {
  const { destination, syncPolicy } = spec;
  const creates = (syncPolicy?.syncOptions ?? []).some((option) => option === 'CreateNamespace=true');
  if (!creates || destination.namespace === undefined || destination.namespace === '') return undefined;
  return { name: destination.namespace, cluster: destination.name ?? destination.server ?? 'in-cluster' };
}

/**
 * Whether Argo CD deletes the namespace together with the Application. It keeps no track of one that it made by
 * `CreateNamespace=true` (argo-cd #7875, #11196), and its API deletes and names only what it tracks. One that is among the
 * Application's manifests, or that `managedNamespaceMetadata` marks as the Application's, it does track.
 */
export function isTracked({ name }: OwnedNamespace, { status }: Pick<LiveApplication, 'status'>): boolean {
  return (status?.resources ?? []).some((resource) => resource.kind === 'Namespace' && resource.name === name);
}

/** Why a namespace stays, with the line that removes it. */
export function describeLeft({ name, cluster }: OwnedNamespace): string {
  return `Argo CD does not delete a namespace that it made by CreateNamespace=true, and nothing else of this run reaches the cluster ${cluster}: kubectl delete namespace ${name}`;
}
