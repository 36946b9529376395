/** What holds an Application up that no waiting helps against: closed sync windows, and a Rollout that a person must promote. */
import { Failure } from '../../failure.ts';
import { argocdErrorOf, grpc } from '../server/errors.ts';
import { appNamed, isAutomated, type LiveApplication, type ResourceStatus } from '../server/live.ts';
import type { AppHandle } from './observe.ts';
import { partOf, type ResourceSelection } from './selection.ts';
import type { RolloutStatus } from './status.ts';
import { goesOnByItself, isPaused, suspensionOf } from './suspended.ts';
import {
  type AssignedWindows,
  closedWindows,
  isOpen,
  isSameWindow,
  openingOf,
  type SyncWindow,
  windowNamed,
} from './sync-windows.ts';

/** Milliseconds between two questions for the windows. */
const windowsPauseMs = 60_000;
/** Health may still be that from before the sync: a pause counts when it lasts. */
const pauseMs = 3_000;

/** Asks the server of one wait no more than it must. */
export class Holds {
  readonly #handle: AppHandle;
  readonly #resources: ResourceSelection | undefined;
  #windowsAskedAt = Number.NEGATIVE_INFINITY;
  /** Identity of a pause that no time ends, and since when it is seen. */
  #pause: { readonly of: string; readonly since: number; readonly endsByItself: boolean } | undefined;

  /** @param resources those that are waited for; undefined: all */
  constructor(handle: AppHandle, resources: ResourceSelection | undefined) {
    this.#handle = handle;
    this.#resources = resources;
  }

  /** Why the wait ends now. */
  async reasonToStop(whole: LiveApplication, status: RolloutStatus): Promise<Failure | undefined> {
    const app = partOf(whole, this.#resources);
    const closed = await this.#closedWindows(app);
    if (closed !== undefined) return closed;
    return status.state === 'waiting' && status.isHeld ? await this.#pausedRollout(app) : this.#notPaused();
  }

  /** Milliseconds until a pause has lasted long enough. */
  untilDue(): number | undefined {
    if (this.#pause === undefined || this.#pause.endsByItself) return undefined;
    return Math.max(0, this.#pause.since + pauseMs - this.#handle.clock.now());
  }

  async #closedWindows(app: LiveApplication): Promise<Failure | undefined> {
    const { clock } = this.#handle;
    const isIdle = app.operation === undefined && app.status?.sync?.status === 'OutOfSync';
    if (!isIdle && !isBlockedOperation(app)) return undefined;
    if (clock.now() - this.#windowsAskedAt < windowsPauseMs) return undefined;
    this.#windowsAskedAt = clock.now();
    // Nobody starts the sync of one that is not automated, but a person or a pipeline.
    const manual = isIdle ? !isAutomated(app.spec) : app.operation?.initiatedBy?.automated !== true;
    return await closedNow(this.#handle, manual);
  }

  #notPaused(): undefined {
    this.#pause = undefined;
  }

  async #pausedRollout(app: LiveApplication): Promise<Failure | undefined> {
    const suspension = suspensionOf(app);
    if (suspension.is !== 'paused-rollout') return this.#notPaused();
    const { client, ref, clock } = this.#handle;
    const { rollout } = suspension;
    const of = `${rollout.namespace}/${rollout.name} ${app.status?.sync?.revision}`;
    if (this.#pause?.of !== of || this.#pause.endsByItself) {
      // Who may read the Application may read this too; what is not there any more is seen by the next look.
      const live = await client.liveResource(ref, rollout).catch(() => undefined);
      const endsByItself = live !== undefined && (!isPaused(live) || goesOnByItself(live));
      this.#pause = { of, since: clock.now(), endsByItself };
    }
    if (this.untilDue() !== 0) return undefined;
    return mustBePromoted(this.#handle, rollout);
  }
}

/** An operation that was requested while the window was open, and began when it was closed (argo-cd controller/sync.go). */
function isBlockedOperation({ operation, status }: LiveApplication): boolean {
  const state = status?.operationState;
  return operation !== undefined && state?.phase === 'Running' && /blocked by sync window/.test(state.message ?? '');
}

function mustBePromoted({ ref }: AppHandle, { kind, group, namespace, name, health }: ResourceStatus): Failure {
  const why = health?.message ? ` (${health.message})` : '';
  const problem = `${appNamed(ref)}: ${kind} ${namespace ? `${namespace}/` : ''}${name} is paused${why}, and a person must promote it`;
  const where = ref.appNamespace === undefined ? '' : ` --app-namespace ${ref.appNamespace}`;
  const which = `--name ${ref.name} --project ${ref.project}${where} --resources ${group}:${kind}:${namespace ? `${namespace}/` : ''}${name}`;
  const hint = `Promote it: \`monorepo-gitops argocd-upsert-app --operation promote ${which}\`; \`--operation abort\` gives it up. With \`wait-for: suspended\` a wait ends well at the pause.`;
  return new Failure('refused', 'ARGOCD_SUSPENDED', problem, { hint });
}

/** The failure for a sync that the server refused because of a window; any other error as it is. */
export async function withOpening(handle: AppHandle, error: unknown): Promise<unknown> {
  if (!(error instanceof Failure) || error.code !== 'ARGOCD_SYNC_WINDOW') return error;
  const closed = await closedNow(handle, true);
  return closed ?? closedFailure(handle, 'a sync window forbids a sync now', true, error);
}

/** Undefined when the windows let a sync through, or cannot be read. */
async function closedNow(handle: AppHandle, manual: boolean): Promise<Failure | undefined> {
  const { ref, log, clock } = handle;
  try {
    const windows = await assignedWindows(handle);
    if (isOpen(windows, manual)) return undefined;
    const names = closedWindows(windows, manual).map(windowNamed).join(', ');
    const when = openingText(windows, manual, clock.now());
    return closedFailure(handle, `its sync windows forbid a sync ${when} (${names})`, manual || !isOpen(windows, true));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.detail(`the sync windows of ${appNamed(ref)} are not known: ${error.message}`);
    return undefined;
  }
}

function closedFailure({ ref }: AppHandle, problem: string, isManualToo: boolean, cause?: Failure): Failure {
  const hint = isManualToo
    ? 'Run again when it is open, which goes on from here; or allow manual syncs in the window of the AppProject (`manualSync: true`) and set `sync: true`.'
    : 'The window lets manual syncs through: set `sync: true`, or run again when it is open, which goes on from here.';
  return new Failure('refused', 'ARGOCD_SYNC_WINDOW', `${appNamed(ref)}: ${problem}`, { hint, cause });
}

/** `until 2026-12-01T06:00:00Z` */
function openingText(windows: AssignedWindows, manual: boolean, now: number): string {
  const opening = openingOf(windows, manual, now);
  switch (opening.opens) {
    case 'never':
      return 'for more than a year';
    case 'unknown':
      return 'now, and when they open is not known';
    case 'at': {
      const time = `${new Date(opening.at).toISOString().slice(0, 19)}Z`;
      return opening.ifUtc ? `until ${time}, if their time zone is UTC (the token may not read it)` : `until ${time}`;
    }
  }
}

/** The server tells which windows are the Application's; their time zones only the AppProject, to who may read it. */
async function assignedWindows(handle: AppHandle): Promise<AssignedWindows> {
  const { client, ref } = handle;
  const { active, assigned } = await client.syncWindows(ref);
  if (assigned.length === 0) return { active: [], assigned: [] };
  const shown = assigned.map(windowOf);
  const known = await projectWindows(handle);
  const zoned = shown.map((window) => {
    const zones = new Set(known?.filter((one) => isSameWindow(one, window)).map(({ timeZone = '' }) => timeZone));
    const [timeZone, ...others] = zones;
    return { ...window, timeZone: others.length > 0 ? undefined : timeZone };
  });
  return { active: active.map(windowOf), assigned: zoned };
}

async function projectWindows({ client, ref, log }: AppHandle): Promise<readonly SyncWindow[] | undefined> {
  try {
    return (await client.projectWindows(ref.project)).map((window) => ({
      ...windowOf(window),
      timeZone: typeof window.timeZone === 'string' ? window.timeZone : '',
    }));
  } catch (error) {
    if (argocdErrorOf(error)?.code !== grpc.permissionDenied) throw error;
    log.detail(
      `the time zones of the sync windows of ${ref.project} are not known: the token may not read the AppProject`,
    );
    return undefined;
  }
}

export function windowOf(window: Readonly<Record<string, unknown>>): SyncWindow {
  const text = (field: string) => (typeof window[field] === 'string' ? window[field] : '');
  return {
    kind: text('kind'),
    schedule: text('schedule'),
    duration: text('duration'),
    manualSync: window.manualSync === true,
    timeZone: undefined,
  };
}
