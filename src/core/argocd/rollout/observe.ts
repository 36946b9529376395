/**
 * Watches one Application, and says which of its resources are not healthy. The event stream only wakes, a GET reads: the
 * stream alone loses events, never mentions a deletion it missed, and hangs in silence for a name that it does not know
 * (argo-cd util/grpc, server/broadcaster).
 */
import { Failure, messageOf } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Clock, Log } from '../../ports.ts';
import type { ArgocdClient } from '../server/client.ts';
import { isTransient, retryAfterFrom } from '../server/errors.ts';
import type { EventStream } from '../server/events.ts';
import {
  type ApplicationRef,
  type LiveApplication,
  type ResourceNode,
  resourceIdentity,
  type SyncedResource,
} from '../server/live.ts';

/** One Application on a server, and until when this run may work at it. */
export interface AppHandle {
  readonly client: ArgocdClient;
  readonly ref: ApplicationRef;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's calls end with it. */
  readonly deadline: Deadline;
}

/** The same Application, to wait for in the part of the time that leaves some for a report. */
export function handleEarly(handle: AppHandle): AppHandle & Disposable {
  const early = handle.deadline.early();
  return { ...handleUntil(handle, early), [Symbol.dispose]: () => early[Symbol.dispose]() };
}

/** The same Application, to work at until another deadline. */
export function handleUntil(handle: Omit<AppHandle, 'deadline'>, deadline: Deadline): AppHandle {
  return { ...handle, client: handle.client.until(deadline), deadline };
}

/** What one look saw. */
export interface Look {
  readonly app: LiveApplication;
  /** The end of the last operation, where the controller was asked to compare behind it and did so for this look. */
  readonly comparedAfter?: string | undefined;
  /** The controller was asked to compare, and gave no answer for long. */
  readonly isSilent?: boolean;
}

export type Observation =
  | ({ readonly kind: 'seen' } & Look)
  | { readonly kind: 'absent' }
  /** `away`: why the server gave no answer for long at the end, so that what was seen last may not be so any more. */
  | { readonly kind: 'out-of-time'; readonly away: Failure | undefined; readonly isSilent?: boolean };

export interface Observer extends Disposable {
  /** With whose deadline it looks. */
  readonly handle: AppHandle;
  /**
   * The next look: at once when nothing is known yet, else after an event that tells something new or after `withinMs`
   * (some seconds at most), whichever is first.
   */
  next(withinMs?: number): Promise<Observation>;
  /** A look at once. `compares`: the controller compares first. */
  look(compares?: boolean): Promise<Observation>;
  /** An answer of the server to something else that says how the Application is now. */
  saw(app: LiveApplication): void;
}

/** Milliseconds between two looks when the stream is silent. */
const longestPauseMs = 10_000;
/** Milliseconds between two looks at least: a busy Application sends several events at once. */
const settlingMs = 100;
/** Milliseconds before a stream that has ended is opened again; doubled while it brings nothing new. */
const reopenMs = 1_000;
/** Milliseconds after which an answer that does not come says something: it takes a small part of that. */
const silenceMs = 10_000;

interface ObserveOptions {
  /** As this run has seen it last, so that no look is needed to begin with. */
  readonly known?: LiveApplication;
  /** The look after the end of an operation has the controller compare first. */
  readonly compares?: boolean;
}

export function observe(handle: AppHandle, { known, compares = false }: ObserveOptions = {}): Observer {
  const { client, ref, clock, deadline } = handle;
  let last = known;
  /** Milliseconds since the epoch. The first event after a quiet time is looked at without delay. */
  let seenAt = known === undefined ? Number.NEGATIVE_INFINITY : clock.now();
  let woken = known === undefined;
  /** The version that the last event was about. */
  let announced: string | undefined;
  /** The end of an operation that an event told, and that no look has seen yet. */
  let ended: string | undefined;
  let stream: EventStream | undefined;
  let reopenAfter = reopenMs;
  let interrupt = () => {};
  const watch = () =>
    client.watch(ref, {
      onEvent({ resourceVersion, isOperating, finishedAt, isDeleted }) {
        // The event of a deletion may carry the version from before it.
        if (!isDeleted && resourceVersion !== undefined && resourceVersion === last?.metadata.resourceVersion) return;
        const wasOperating = last?.operation !== undefined;
        // But for an attempt that failed, an operation has nothing to tell before its end.
        const tellsNothing = wasOperating && isOperating && finishedAt === last?.status?.operationState?.finishedAt;
        if (tellsNothing && !isDeleted) return;
        reopenAfter = reopenMs;
        if (compares && wasOperating && !isOperating) ended = finishedAt ?? noOperation;
        announced = isDeleted ? undefined : resourceVersion;
        woken = true;
        interrupt();
      },
      onEnd: () => interrupt(),
    });
  const sleep = async (milliseconds: number) => {
    const abort = new AbortController();
    interrupt = () => abort.abort();
    await clock.sleep(Math.max(0, milliseconds), abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) throw error;
    });
    interrupt = () => {};
  };
  const pause = async (withinMs: number) => {
    const until = clock.now() + Math.min(withinMs, longestPauseMs, deadline.remaining());
    while (!woken && clock.now() < until) {
      stream ??= watch();
      const left = until - clock.now();
      if (!stream.closed) {
        await sleep(left);
        continue;
      }
      await sleep(Math.min(left, reopenAfter));
      reopenAfter = Math.min(2 * reopenAfter, longestPauseMs);
      stream = undefined;
    }
    const early = seenAt + settlingMs - clock.now();
    if (woken && early > 0) await clock.sleep(Math.min(early, deadline.remaining()));
  };
  const saw = (app: LiveApplication) => {
    last = app;
    seenAt = clock.now();
    if (app.operation === undefined) ended = undefined;
    // Events that came while this answer was on its way told no more than it does.
    if (announced !== undefined && announced === app.metadata.resourceVersion) woken = false;
  };
  const lookNow = async (comparesNow = false): Promise<Observation> => {
    if (deadline.passed) return { kind: 'out-of-time', away: undefined };
    const asksToCompare = comparesNow || ended !== undefined;
    const after = ended ?? endOf(last);
    woken = false;
    announced = undefined;
    const seen = await look(handle, asksToCompare, after);
    if (seen.kind === 'seen') saw(seen.app);
    return seen;
  };
  return {
    handle,
    async next(withinMs = longestPauseMs) {
      if (last !== undefined) await pause(withinMs);
      return await lookNow();
    },
    look: lookNow,
    saw,
    [Symbol.dispose]: () => stream?.close(),
  };
}

/** The end of an operation for an Application that none was ever about. */
export const noOperation = '';

/** When its last operation ended; undefined while one is requested or runs. */
export function endOf(app: LiveApplication | undefined): string | undefined {
  if (app === undefined || app.operation !== undefined) return undefined;
  return app.status?.operationState?.finishedAt ?? noOperation;
}

/**
 * Has the controller compare the Application.
 *
 * @returns `silent` when it did not do so within a time that says something; `cut` when nothing tells why
 */
export async function compare(
  { client, ref, clock, log, deadline }: AppHandle,
  kind: 'normal' | 'hard' = 'normal',
): Promise<LiveApplication | 'absent' | 'silent' | 'cut'> {
  const began = clock.now();
  try {
    return (await client.refresh(ref, kind)) ?? (clock.now() - began >= silenceMs ? 'silent' : 'cut');
  } catch (error) {
    const pause = retryAfterFrom(error);
    if (pause === 0) throw error;
    log.warn(`${messageOf(error)}; still waiting`);
    await clock.sleep(Math.min(pause, deadline.remaining()));
    return 'cut';
  }
}

/** Reads the Application, and tries again while the server is away. */
async function look(handle: AppHandle, compares: boolean, after: string | undefined): Promise<Observation> {
  const { client, ref, clock, log, deadline } = handle;
  for (let isSilent = false; ; ) {
    const compared: Awaited<ReturnType<typeof compare>> = compares && !isSilent ? await compare(handle) : 'cut';
    isSilent ||= compared === 'silent';
    if (compared === 'absent') return { kind: 'absent' };
    if (typeof compared !== 'string') {
      return { kind: 'seen', app: compared, comparedAfter: after === endOf(compared) ? after : undefined, isSilent };
    }
    const began = clock.now();
    try {
      const app = await client.get(ref);
      return app === undefined ? { kind: 'absent' } : { kind: 'seen', app, comparedAfter: undefined, isSilent };
    } catch (error) {
      if (!(error instanceof Failure) || !(error.kind === 'timed-out' || isTransient(error))) throw error;
      // Our own deadline that cuts a look says nothing about the server, unless that was silent for long before.
      const isAway = error.kind !== 'timed-out' || error.cause !== undefined || clock.now() - began >= silenceMs;
      const end = { kind: 'out-of-time', away: isAway ? error : undefined, isSilent } as const;
      if (deadline.passed) return end;
      log.warn(`${error.message}; still waiting`);
      await clock.sleep(Math.min(Math.max(reopenMs, retryAfterFrom(error)), deadline.remaining()));
      if (deadline.passed) return end;
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
  const known = new Set(refused.map(resourceIdentity));
  return [...refused, ...unhealthy.filter((resource) => !known.has(resourceIdentity(resource)))].slice(0, mostFailed);
}

/** Of thousands the first tell enough, and an output has a limit (GitHub: 1 MB of all). */
const mostFailed = 100;

function refusedBySync(resource: SyncedResource): FailedResource[] {
  const { hookType = '', hookPhase = '', status } = resource;
  const phaseFailed = hookPhase === 'Failed' || hookPhase === 'Error';
  if (status !== 'SyncFailed' && !phaseFailed) return [];
  // Phases stand on every result; only a hook has a type.
  const what = hookType === '' ? 'SyncFailed' : `hook ${hookPhase}`;
  return [failedResource(resource, what, resource.message)];
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

/** `Deployment demo/web: Degraded, exceeded its progress deadline` */
export function described(resource: FailedResource): string {
  const where = resource.namespace === undefined ? '' : `${resource.namespace}/`;
  const why = resource.message === '' ? '' : `, ${resource.message}`;
  return `${resource.kind} ${where}${resource.name}: ${resource.status}${why}`;
}
