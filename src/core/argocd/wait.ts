/** Waiting until *this* deployment is proved to be live, and no longer than the deadline (law 9). */
import { Failure } from '../failure.ts';
import { appNamed, type LiveApplication, revisionsOf } from './live.ts';
import { observe, type Vigil } from './observe.ts';
import { described, failedResources } from './tree.ts';
import { type Goal, type Verdict, verdictOn } from './verdict.ts';

export interface WaitGoal extends Goal {
  /** How long the Application may be Degraded in one piece before it counts as failed. Milliseconds. */
  readonly degradedGraceMs: number;
}

export type Arrival =
  | { readonly result: 'live'; readonly app: LiveApplication }
  /** A later deployment took over; whether it gets healthy is its own run's concern. */
  | { readonly result: 'superseded'; readonly by: string; readonly app: LiveApplication };

/** Two good looks this far apart: right after a sync the health is recomputed in a loop of its own. */
const stableMs = 3_000;
/** An unreachable repository or a restarting repo-server gives an error for a moment. */
const errorGraceMs = 15_000;
/** A refresh makes the server ask the repository: not more often than this. */
const refreshPauseMs = 10_000;

/**
 * @throws Failure `failed` when the sync failed, the source cannot be rendered, or the Application stayed Degraded for
 * longer than the grace; `timed-out` at the deadline. Both carry `sync-status`, `health-status`, `revision` and
 * `failed-resources` as outputs.
 */
export async function waitUntilLive(vigil: Vigil, goal: WaitGoal): Promise<Arrival> {
  using observer = observe(vigil);
  const patience = createPatience(vigil, goal);
  let last: LiveApplication | undefined;
  let reason = 'not looked at yet';
  for (let within: number | undefined; ; ) {
    const observation = await observer.next(within);
    if (observation.kind === 'absent') throw vanished(vigil);
    if (observation.kind === 'out-of-time') throw await outOfTime(vigil, last, reason);
    last = observation.app;
    const { verdict, app } = await patience.judge(last);
    last = app;
    if (verdict.state === 'superseded') return { result: 'superseded', by: verdict.by, app };
    if (verdict.state === 'failed') throw await failed(vigil, app, verdict);
    if (verdict.state === 'ready' && patience.isStable()) return { result: 'live', app };
    const now = verdict.state === 'ready' ? 'live, looking once more' : verdict.reason;
    if (now !== reason) vigil.log.info(`${appNamed(vigil.ref)}: ${now}`);
    reason = now;
    within = verdict.state === 'ready' ? stableMs : undefined;
  }
}

interface Patience {
  /** The verdict, after a refresh where that may settle it; what passes its grace has become `failed`. */
  judge(app: LiveApplication): Promise<{ verdict: Verdict; app: LiveApplication }>;
  isStable(): boolean;
}

/** Remembers since when the Application has been ready, Degraded or erroneous without a break. */
function createPatience({ client, ref, clock }: Vigil, goal: WaitGoal): Patience {
  let state: Verdict['state'] | undefined;
  let since = 0;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  /** `finishedAt` of the operation after which this run has refreshed. */
  let settled: string | undefined;
  const refresh = async (kind: 'normal' | 'hard') => {
    const app = await client.refresh(ref, kind);
    refreshedAt = clock.now();
    return app;
  };
  const wantedRefresh = (app: LiveApplication, verdict: Verdict): 'normal' | 'hard' | undefined => {
    const finishedAt = app.status?.operationState?.finishedAt;
    const ended = app.operation === undefined && finishedAt !== undefined && finishedAt !== settled;
    // Within one second the times cannot tell which came first, so the end of an operation is always followed by one.
    if (ended && verdict.state !== 'superseded') {
      settled = finishedAt;
      return 'normal';
    }
    if (clock.now() - refreshedAt < refreshPauseMs) return undefined;
    if (verdict.state === 'erroneous') return 'normal';
    return verdict.state === 'waiting' ? verdict.nudge : undefined;
  };
  return {
    async judge(seen) {
      let app = seen;
      let verdict = verdictOn(app, goal, false);
      const kind = wantedRefresh(app, verdict);
      const refreshed = kind === undefined ? undefined : await refresh(kind);
      if (refreshed !== undefined) {
        app = refreshed;
        verdict = verdictOn(app, goal, true);
      }
      if (verdict.state !== state) since = clock.now();
      state = verdict.state;
      return { verdict: overGrace(verdict, clock.now() - since, goal.degradedGraceMs), app };
    },
    isStable: () => state === 'ready' && clock.now() - since >= stableMs,
  };
}

function overGrace(verdict: Verdict, lasted: number, degradedGraceMs: number): Verdict {
  const grace = verdict.state === 'degraded' ? degradedGraceMs : errorGraceMs;
  if ((verdict.state !== 'degraded' && verdict.state !== 'erroneous') || lasted < grace) return verdict;
  const { code, hint, reason } = verdict;
  return { state: 'failed', code, hint, reason: `${reason} (for ${Math.round(lasted / 1000)} s)` };
}

/** What is known of an Application, by the names of the command's outputs. */
export function statusOutputs(app: LiveApplication | undefined): Readonly<Record<string, string>> {
  return {
    'sync-status': app?.status?.sync?.status || 'Unknown',
    'health-status': app?.status?.health?.status || 'Unknown',
    revision: revisionsOf(app?.status?.sync).join(','),
  };
}

async function failed(vigil: Vigil, app: LiveApplication, verdict: Verdict & { state: 'failed' }): Promise<Failure> {
  const resources = await failedResources(vigil.client, vigil.ref, app);
  const told = [
    `${appNamed(vigil.ref)}: ${verdict.reason}`,
    ...resources.map((resource) => `  ${described(resource)}`),
  ];
  return new Failure('failed', verdict.code, told.join('\n'), {
    hint: verdict.hint,
    outputs: { ...statusOutputs(app), 'failed-resources': resources },
  });
}

async function outOfTime(vigil: Vigil, app: LiveApplication | undefined, reason: string): Promise<Failure> {
  const resources = app === undefined ? [] : await failedResources(vigil.client, vigil.ref, app);
  const told = [
    `${appNamed(vigil.ref)} was not live before the deadline: ${reason}`,
    ...resources.map((resource) => `  ${described(resource)}`),
  ];
  const manual = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
  return new Failure('timed-out', 'ARGOCD_TIMEOUT', told.join('\n'), {
    hint: manual
      ? 'It is OutOfSync and nothing syncs it: set `sync: true` or `sync-policy: automated`.'
      : 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.',
    outputs: { ...statusOutputs(app), 'failed-resources': resources },
  });
}

function vanished({ ref }: Vigil): Failure {
  return new Failure('failed', 'ARGOCD_NOT_FOUND', `${appNamed(ref)} was deleted while this run waited for it`, {
    hint: 'Somebody or a cleanup removed it: run the deploy again if it should exist.',
    outputs: { ...statusOutputs(undefined), 'failed-resources': [] },
  });
}
