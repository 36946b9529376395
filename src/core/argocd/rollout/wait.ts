/** Waiting until *this* deployment is proved to be live, and no longer than the deadline (law 9). */
import { badInput, Failure } from '../../failure.ts';
import { isObjectName } from '../../git/commit.ts';
import { deniedNow } from '../server/errors.ts';
import { appNamed, isAutomated, type LiveApplication, revisionsOf } from '../server/live.ts';
import { type GitopsTarget, reachOf } from './gitops-target.ts';
import { Holds } from './holds.ts';
import {
  type AppHandle,
  described,
  failedResources,
  handleEarly,
  type Look,
  type Observation,
  type Observer,
  observe,
} from './observe.ts';
import { type RolloutFailure, type RolloutGoal, type RolloutStatus, rolloutStatus } from './rollout-status.ts';

/**
 * What the items of `wait-for` ask of an Application before a run may end. Without `synced`, `healthy` or an image: synced
 * and healthy. `suspended`: healthy, or paused at a step that waits for a promotion.
 *
 * @throws bad input for a word that is not something to wait for
 */
export function waitGoal(waitFor: readonly string[]) {
  const images: string[] = [];
  const commits: string[] = [];
  for (const item of waitFor) {
    const [, word, value = ''] = /^(image(?==.)|commit)=(.*)$/.exec(item) ?? [];
    if (word === 'image') images.push(value);
    else if (word === 'commit') commits.push(value);
    else if (!['synced', 'healthy', 'suspended'].includes(item)) {
      const fix = 'Use synced, healthy, suspended, image=<reference> or commit=<sha>.';
      throw badInput('wait-for', `"${item}" is not something to wait for`, fix);
    }
  }
  const everything = waitFor.length === commits.length;
  return {
    synced: everything || waitFor.includes('synced'),
    healthy: everything || waitFor.includes('healthy') || waitFor.includes('suspended'),
    suspended: waitFor.includes('suspended'),
    images,
    commit: onlyCommit(commits),
  };
}

/** `commit=` says nothing: the output of a bump that had nothing to commit. */
function onlyCommit(items: readonly string[]): string | undefined {
  const [commit, ...others] = items.filter((item) => item !== '');
  if (others.length > 0)
    throw badInput('wait-for', 'names more than one commit', 'Name the newest: it has the others.');
  if (commit === undefined || isObjectName(commit)) return commit;
  const fix = 'Give all its digits, as the output `commit` of bump-image-tag does.';
  throw badInput('wait-for', `"commit=${commit}" is not a full commit id`, fix);
}

export interface WaitGoal extends RolloutGoal {
  /** Milliseconds that the Application may be Degraded without a break before it counts as failed. */
  readonly degradedGraceMs: number;
}

/** Two good looks are this far apart where one does not prove it. */
const stableMs = 3_000;
/** An unreachable repository or a restarting repo-server gives an error for a moment. */
const errorGraceMs = 15_000;
/** A refresh makes the server ask the repository: they are at least this far apart. */
const refreshPauseMs = 10_000;

/** @throws Failure as `proveLive` does */
export async function waitUntilLive(
  handle: AppHandle,
  goal: Omit<WaitGoal, 'commit'>,
  target: GitopsTarget,
): Promise<LiveApplication> {
  using early = handleEarly(handle);
  using observer = observe(early, { compares: true });
  return await proveLive(handle, goal, target, observer, await observer.next());
}

/**
 * @param handle its deadline is that of the report; the observer's, which is earlier, that of the wait
 * @param first what was seen last before the wait
 * @throws Failure `failed` when the sync failed, the source cannot be rendered, or the Application stayed Degraded for
 * longer than the grace; `timed-out` at the deadline. Both carry `sync-status`, `health-status`, `revision` and
 * `failed-resources` as outputs.
 */
export async function proveLive(
  handle: AppHandle,
  goal: Omit<WaitGoal, 'commit'>,
  target: GitopsTarget,
  observer: Observer,
  first: Observation,
): Promise<LiveApplication> {
  const progress = new Progress(observer.handle, { ...goal, commit: target.commit }, target);
  let last: LiveApplication | undefined;
  const holds = new Holds(observer.handle);
  let reason = 'not looked at yet';
  for (let observation = first; ; ) {
    if (observation.kind === 'absent') throw await vanished(handle);
    if (observation.kind === 'out-of-time') {
      if (observation.away !== undefined) throw away(handle, last, observation.away);
      const why = progress.unanswered ? `${reason} (${noAnswer})` : reason;
      throw await outOfTime(handle, last, why, goal.operationId !== undefined);
    }
    const { status, app } = await progress.advance(observation);
    if (app !== observation.app) observer.saw(app);
    last = app;
    if (status.state === 'failed') throw await failed(handle, app, status);
    if (status.state === 'ready' && progress.isSettled(app)) return app;
    const stop = status.state === 'ready' ? undefined : await holds.reasonToStop(app, status);
    if (stop !== undefined) throw await withStatus(handle, app, stop);
    const now = status.state === 'ready' ? 'live, looking once more' : status.reason;
    if (now !== reason) handle.log.info(`${appNamed(handle.ref)}: ${now}`);
    reason = now;
    observation = await observer.next(
      status.state === 'ready' ? stableMs : (holds.untilDue() ?? progress.untilDue(status)),
    );
  }
}

const noAnswer = 'the controller did not answer a refresh';

/** Remembers how long the Application has been ready, Degraded or erroneous without a break. */
class Progress {
  readonly #handle: AppHandle;
  readonly #goal: WaitGoal;
  readonly #target: GitopsTarget;
  #state: RolloutStatus['state'] | undefined;
  /** Milliseconds since the epoch. */
  #since = 0;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  /** `finishedAt` of the last operation when this run asked the controller to compare, and when it did so. */
  #askedAfter: string | undefined;
  #comparedAfter: string | undefined;
  /** The last refresh got no answer. */
  unanswered = false;

  constructor(handle: AppHandle, goal: WaitGoal, target: GitopsTarget) {
    this.#handle = handle;
    this.#goal = goal;
    this.#target = target;
  }

  /** The status, after a refresh where that may settle it; `failed` once a problem has outlasted its grace. */
  async advance(seen: Look): Promise<{ status: RolloutStatus; app: LiveApplication }> {
    const { client, ref, clock } = this.#handle;
    let { app } = seen;
    if (seen.refresh !== 'none') this.#refreshed(seen.app, seen.refresh === 'done');
    let status = await this.#statusOf(app);
    const kind = this.#neededRefresh(app, status);
    if (kind !== undefined) {
      const answer = await client.refresh(ref, kind);
      // The next look tells that it is gone.
      const refreshed = answer === 'absent' ? undefined : answer;
      app = refreshed ?? app;
      this.#refreshed(app, refreshed !== undefined);
      if (refreshed !== undefined) status = await this.#statusOf(app);
    }
    if (status.state !== this.#state) this.#since = clock.now();
    this.#state = status.state;
    return { status: failedAfterGrace(status, clock.now() - this.#since, this.#goal.degradedGraceMs), app };
  }

  #refreshed({ operation, status }: LiveApplication, isAnswered: boolean): void {
    this.unanswered = !isAnswered;
    this.#refreshedAt = this.#handle.clock.now();
    if (operation !== undefined) return;
    this.#askedAfter = status?.operationState?.finishedAt ?? never;
    if (isAnswered) this.#comparedAfter = this.#askedAfter;
  }

  async #statusOf(app: LiveApplication): Promise<RolloutStatus> {
    return rolloutStatus(app, this.#goal, await reachOf(app, this.#target));
  }

  /**
   * Whether a ready Application needs no second look. One look proves it when the comparison began after the end of the
   * operation, by the server's clock or because this run asked for it then, and every resource is healthy. Else health
   * that is computed in a loop of its own may still be that of before.
   */
  isSettled(app: LiveApplication): boolean {
    const { operationState, reconciledAt, resources = [] } = app.status ?? {};
    const finishedAt = operationState?.finishedAt;
    const isCompared =
      this.#comparedAfter === (finishedAt ?? never) || Date.parse(reconciledAt ?? '') > Date.parse(finishedAt ?? '');
    const isHealthy = resources.every(({ health }) => ['Healthy', '', undefined].includes(health?.status));
    if (isCompared && (isHealthy || !this.#goal.healthy)) return true;
    return this.#state === 'ready' && this.#handle.clock.now() - this.#since >= stableMs;
  }

  /** Milliseconds until a problem that goes on has outlasted its grace; undefined: nothing is due. */
  untilDue({ state }: RolloutStatus): number | undefined {
    if (state !== 'degraded' && state !== 'erroneous') return undefined;
    return Math.max(0, this.#since + graceOf(state, this.#goal.degradedGraceMs) - this.#handle.clock.now());
  }

  #neededRefresh(app: LiveApplication, status: RolloutStatus): 'normal' | 'hard' | undefined {
    const finishedAt = app.status?.operationState?.finishedAt;
    // The times have whole seconds and may not tell which came first, so every end of an operation is followed by a refresh.
    if (app.operation === undefined && finishedAt !== undefined && finishedAt !== this.#askedAfter) return 'normal';
    if (this.#handle.clock.now() - this.#refreshedAt < refreshPauseMs) return undefined;
    if (status.state === 'erroneous') return 'normal';
    return status.state === 'waiting' ? status.refresh : undefined;
  }
}

/** For an Application that no operation was ever about. */
const never = '';

function graceOf(state: 'degraded' | 'erroneous', degradedGraceMs: number): number {
  return state === 'degraded' ? degradedGraceMs : errorGraceMs;
}

function failedAfterGrace(status: RolloutStatus, lasted: number, degradedGraceMs: number): RolloutStatus {
  if (status.state !== 'degraded' && status.state !== 'erroneous') return status;
  if (lasted < graceOf(status.state, degradedGraceMs)) return status;
  const { code, hint, reason } = status;
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

function failed(handle: AppHandle, app: LiveApplication, { code, hint, reason }: RolloutFailure): Promise<Failure> {
  return withStatus(handle, app, new Failure('failed', code, `${appNamed(handle.ref)}: ${reason}`, { hint }));
}

async function outOfTime(
  handle: AppHandle,
  app: LiveApplication | undefined,
  reason: string,
  isSyncedByUs: boolean,
): Promise<Failure> {
  const problem = `${appNamed(handle.ref)} was not live before the deadline: ${reason}`;
  const failure = new Failure('timed-out', 'ARGOCD_TIMEOUT', problem, { hint: timeHint(app, isSyncedByUs) });
  return await withStatus(handle, app, failure);
}

/** Never what was already done. */
function timeHint(app: LiveApplication | undefined, isSyncedByUs: boolean): string {
  const isIdle = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
  if (isIdle && !isSyncedByUs && !isAutomated(app.spec)) {
    return 'It is OutOfSync and nothing syncs it: set `sync: true` or `sync-policy: automated`.';
  }
  return 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.';
}

/** No look says what became of it: nothing is known to have failed. */
function away({ ref }: AppHandle, app: LiveApplication | undefined, cause: Failure): Failure {
  const isDenied = cause.code === deniedNow;
  const problem = `${appNamed(ref)}: Argo CD ${isDenied ? 'answered `permission denied`' : 'did not answer any more'} before the deadline`;
  const hint = isDenied
    ? 'This run has read the Application before: the token has lost its rights, or Argo CD does not reach Kubernetes. Whether it is live is not known: run again.'
    : 'Whether it is live is not known: run again when Argo CD is back, which waits again.';
  return new Failure('timed-out', 'ARGOCD_UNREACHABLE', problem, { hint, cause, outputs: statusOutputs(app) });
}

function vanished(handle: AppHandle): Promise<Failure> {
  const problem = `${appNamed(handle.ref)} was deleted while this run waited for it`;
  const hint = 'Somebody or a cleanup removed it: run the deploy again if it should exist.';
  return withStatus(handle, undefined, new Failure('failed', 'ARGOCD_NOT_FOUND', problem, { hint }));
}

/** The failure with what the Application was last seen to be, and which of its resources failed. */
async function withStatus({ client, ref }: AppHandle, app: LiveApplication | undefined, failure: Failure) {
  const resources = app === undefined ? [] : await failedResources(client, ref, app);
  return failure.with({
    message: [failure.message, ...resources.map((resource) => `  ${described(resource)}`)].join('\n'),
    outputs: { ...statusOutputs(app), 'failed-resources': resources },
  });
}
