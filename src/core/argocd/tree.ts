/** Which resources keep an Application from being healthy, with the words of whoever refused them. */
import type { ArgocdClient } from './client.ts';
import type { ApplicationRef, LiveApplication, ResourceNode, SyncedResource } from './live.ts';

export interface FailedResource {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of the sync (`SyncFailed`, a hook's `Failed`) or of the health (`Degraded`, `Progressing`, …). */
  readonly status: string;
  readonly message: string;
}

/**
 * From the last operation and the resource tree, which goes down to Pods. Without the tree (no permission, server
 * away) the Application's own list serves: a report must not hide the failure that it reports.
 */
export async function failedResources(
  client: ArgocdClient,
  ref: ApplicationRef,
  app: LiveApplication,
): Promise<readonly FailedResource[]> {
  const refused = (app.status?.operationState?.syncResult?.resources ?? []).flatMap(refusedBySync);
  const nodes = await client.resourceTree(ref).catch((): readonly ResourceNode[] => app.status?.resources ?? []);
  const unhealthy = nodes.flatMap(unhealthyNode);
  const known = new Set(refused.map(identity));
  return [...refused, ...unhealthy.filter((resource) => !known.has(identity(resource)))];
}

function refusedBySync(resource: SyncedResource): FailedResource[] {
  const hookFailed = resource.hookPhase === 'Failed' || resource.hookPhase === 'Error';
  if (resource.status !== 'SyncFailed' && !hookFailed) return [];
  return [named(resource, hookFailed ? `hook ${resource.hookPhase}` : 'SyncFailed', resource.message)];
}

function unhealthyNode(node: ResourceNode): FailedResource[] {
  const status = node.health?.status;
  if (status === undefined || status === '' || status === 'Healthy') return [];
  return [named(node, status, node.health?.message)];
}

function named(
  resource: { readonly kind?: string; readonly namespace?: string; readonly name?: string },
  status: string,
  message: string | undefined,
): FailedResource {
  const { kind = '', name = '', namespace } = resource;
  return { kind, namespace: namespace || undefined, name, status, message: message ?? '' };
}

function identity({ kind, namespace, name }: FailedResource): string {
  return JSON.stringify([kind, namespace, name]);
}

/** `Deployment demo/web: Degraded, exceeded its progress deadline` */
export function described(resource: FailedResource): string {
  const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
  const why = resource.message === '' ? '' : `, ${resource.message}`;
  return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}
