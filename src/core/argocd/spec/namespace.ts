/**
 * Namespaces that exist because an Application was to create them (`CreateNamespace=true`).
 *
 * Argo CD keeps no track of them and deletes none (argo-cd #7875, #11196); its API deletes only what an Application tracks.
 * It does track one that carries the Application's tracking annotation, which `managedNamespaceMetadata` puts there: such a
 * namespace is neither pruned nor out of sync (controller/state.go, `isManagedNamespace`), and is deleted with the
 * Application. With another tracking method than `annotation`, the default since 3.0, it stays.
 */
import { isObject } from '../../json.ts';
import type { OwnedNamespace } from '../../review/marker.ts';
import type { Application, ApplicationSpec, LiveApplication } from '../server/live.ts';

const trackingAnnotation = 'argocd.argoproj.io/tracking-id';

/** Undefined where something else makes the namespace. */
export function createdNamespace({ spec }: { readonly spec: ApplicationSpec }): OwnedNamespace | undefined {
  const { destination, syncPolicy } = spec;
  const creates = (syncPolicy?.syncOptions ?? []).some((option) => option === 'CreateNamespace=true');
  if (!creates || destination.namespace === undefined || destination.namespace === '') return undefined;
  return { name: destination.namespace, cluster: destination.name ?? destination.server ?? 'in-cluster' };
}

/**
 * The Application of a review environment with the namespace that it alone has, so that both go together. One that has the
 * Application's name in its own is of nobody else; what several share must not go with one of them.
 */
export function withOwnNamespace(application: Application): Application {
  const namespace = createdNamespace(application);
  const { name, namespace: appNamespace } = application.metadata;
  // What an Application elsewhere is called in the annotation depends on where Argo CD runs.
  if (namespace === undefined || appNamespace !== undefined || !namespace.name.includes(name)) return application;
  const { syncPolicy } = application.spec;
  const given = isObject(syncPolicy?.managedNamespaceMetadata) ? syncPolicy.managedNamespaceMetadata : {};
  const annotations = isObject(given.annotations) ? given.annotations : {};
  const tracking = { [trackingAnnotation]: `${name}:/Namespace:${namespace.name}/${namespace.name}` };
  const managedNamespaceMetadata = { ...given, annotations: { ...tracking, ...annotations } };
  return { ...application, spec: { ...application.spec, syncPolicy: { ...syncPolicy, managedNamespaceMetadata } } };
}

/**
 * What is said of a review environment's Application whose namespace stays. Undefined where it goes, and where it is not the
 * environment's: one without the environment's name in it is shared on purpose.
 */
export function namespaceWarning(application: Application, environment: string): string | undefined {
  const namespace = createdNamespace(application);
  if (namespace?.name.includes(environment) !== true) return undefined;
  const metadata = application.spec.syncPolicy?.managedNamespaceMetadata;
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  if (annotations[trackingAnnotation] !== undefined) return undefined;
  const { name } = application.metadata;
  return `${name}: the namespace ${namespace.name}, which CreateNamespace=true makes, stays when the review environment goes. Give each Application a namespace of its own that has its name in it (\`dest-namespace\` like \`name\`), or deploy a Namespace manifest instead.`;
}

/** Whether Argo CD deletes the namespace together with the Application. */
export function isTracked({ name }: OwnedNamespace, { status }: Pick<LiveApplication, 'status'>): boolean {
  return (status?.resources ?? []).some((resource) => resource.kind === 'Namespace' && resource.name === name);
}

/** Why a namespace stays, with the line that removes it. */
export function describeLeft({ name, cluster }: OwnedNamespace): string {
  return `Argo CD does not track it and deletes it for nobody, and nothing else of this run reaches the cluster ${cluster}: kubectl delete namespace ${name}`;
}
