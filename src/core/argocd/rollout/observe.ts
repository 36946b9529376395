/**
 * Watches one Application, and says which of its resources are not healthy. The event stream only wakes, a GET reads: the
 * stream alone loses events, never mentions a deletion it missed, and hangs in silence for a name that it does not know
 * (argo-cd util/grpc, server/broadcaster).
 */
import { Failure } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Clock, Log } from '../../ports.ts';
import type { ArgocdClient } from '../server/client.ts';
import { isTransient } from '../server/errors.ts';
import type { ApplicationRef, LiveApplication, ResourceNode, SyncedResource } from '../server/live.ts';

/** One Application on a server, and until when this run may work at it. */
export interface AppHandle {
  readonly client: ArgocdClient;
  readonly ref: ApplicationRef;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's calls end with it. */
  readonly deadline: Deadline;
}

/** Milliseconds for the last requests when the time is over. */
const lateMs = 15_000;

/** The same Application, to work at until another deadline. */
export function handleUntil(handle: Omit<AppHandle, 'deadline'>, deadline: Deadline): AppHandle {
  return { ...handle, client: handle.client.until(deadline), deadline };
}

/** Makes the last calls after the deadline: they report what is left, or give it up. */
export async function afterDeadline<T>(handle: AppHandle, call: (handle: AppHandle) => Promise<T>): Promise<T> {
  using late = handle.deadline.overtime(lateMs);
  return await call(handleUntil(handle, late));
}

type Observation =
  | { readonly kind: 'seen'; readonly app: LiveApplication }
  | { readonly kind: 'absent' }
  /** `away`: the server did not answer at the end, so that what was seen last may not be so any more. */
  | { readonly kind: 'out-of-time'; readonly away: boolean };

interface Observer extends Disposable {
  /** The first observation comes at once, the others after an event or `withinMs`, whichever is first. */
  next(withinMs?: number): Promise<Observation>;
}

/** Milliseconds between two looks when the stream is silent. */
const longestPauseMs = 10_000;
/** Milliseconds between two looks at least: a busy Application sends many events a second. */
const shortestPauseMs = 1_000;

export function observe(handle: AppHandle): Observer {
  const { client, ref, clock, deadline } = handle;
  let woken = false;
  let looked = false;
  const wake = () => {
    woken = true;
  };
  let stream = client.watch(ref, wake);
  const pause = async (withinMs: number) => {
    const until = clock.now() + Math.min(withinMs, deadline.remaining());
    // In slices, because a sleep cannot be cut short, and a left-over one would hold the process.
    do await clock.sleep(Math.max(0, Math.min(shortestPauseMs, until - clock.now())));
    while (!woken && clock.now() < until);
  };
  return {
    async next(withinMs = longestPauseMs) {
      if (looked) await pause(withinMs);
      looked = true;
      if (deadline.passed) return { kind: 'out-of-time', away: false };
      woken = false;
      if (stream.closed) stream = client.watch(ref, wake);
      return await look(handle);
    },
    [Symbol.dispose]: () => stream.close(),
  };
}

/** Reads the Application, and tries again while the server is away. */
async function look({ client, ref, clock, log, deadline }: AppHandle): Promise<Observation> {
  for (;;) {
    try {
      const app = await client.get(ref);
      return app === undefined ? { kind: 'absent' } : { kind: 'seen', app };
    } catch (error) {
      if (!(error instanceof Failure) || !(error.kind === 'timed-out' || isTransient(error))) throw error;
      if (deadline.passed) return { kind: 'out-of-time', away: true };
      log.warn(`${error.message}; still waiting`);
      await clock.sleep(shortestPauseMs);
    }
  }
}

/** A resource that keeps an Application from being healthy or from being deleted. */
interface FailedResource {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of the sync (`SyncFailed`, a hook's `Failed`) or of the health (`Degraded`, `Progressing`, …). */
  readonly status: string;
  /** Of the server that refused it. */
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
  const hookFailed =
    resource.hookType !== undefined && (resource.hookPhase === 'Failed' || resource.hookPhase === 'Error');
  if (resource.status !== 'SyncFailed' && !hookFailed) return [];
  return [failedResource(resource, hookFailed ? `hook ${resource.hookPhase}` : 'SyncFailed', resource.message)];
}

function unhealthyNode(node: ResourceNode): FailedResource[] {
  const status = node.health?.status;
  if (status === undefined || status === '' || status === 'Healthy') return [];
  return [failedResource(node, status, node.health?.message)];
}

export function failedResource(
  { kind = '', name = '', namespace }: ResourceNode,
  status: string,
  message = '',
): FailedResource {
  return { kind, namespace: namespace || undefined, name, status, message };
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
