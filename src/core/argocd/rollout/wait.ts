/** Waiting until *this* deployment is proved to be live, and no longer than the deadline (law 9). */
import { badInput, Failure } from '../../failure.ts';
import { isObjectName } from '../../git/commit.ts';
import { sameField } from '../server/equality.ts';
import { deniedNow } from '../server/errors.ts';
import { appNamed, isAutomated, type LiveApplication, type ResourceStatus, revisionsOf } from '../server/live.ts';
import { type GitopsTarget, type Reach, reachOf } from './gitops-target.ts';
import { Holds } from './holds.ts';
import {
  type AppHandle,
  compare,
  described,
  endOf,
  failedResources,
  handleEarly,
  type Look,
  noOperation,
  type Observation,
  type Observer,
  observe,
} from './observe.ts';
import { rolloutStatus } from './rollout-status.ts';
import { partOf } from './selection.ts';
import {
  lastingDifference,
  type RolloutFailure,
  type RolloutGoal,
  type RolloutProblem,
  type RolloutStatus,
  repoServerAway,
} from './status.ts';

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
/** A repo-server that is started anew is back within this time. */
const outageGraceMs = 120_000;
/** A refresh makes the server ask the repository: they are at least this far apart. */
const refreshPauseMs = 10_000;
/** While the controller does not answer, a refresh keeps a look waiting for as long as it may take. */
const silentPauseMs = 60_000;
/** A hydration that is needed begins within moments, unless the queue is long. */
const skipMs = 20_000;

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
  const said: Said = { reason: 'not looked at yet', app: undefined };
  return await handle.log.during(
    () => progressLine(handle, said),
    () => proved(handle, goal, target, { observer, first, said }),
  );
}

/** What a person sees while a run waits. */
interface Said {
  reason: string;
  app: LiveApplication | undefined;
}

/** `waiting for Application web1-dev: health is Progressing, 3 of 5 resources` */
function progressLine({ ref }: AppHandle, { reason, app }: Said): string {
  const all = (app?.status?.resources ?? []).filter(({ health }) => health?.status !== undefined);
  const healthy = all.filter(({ health }) => health?.status === 'Healthy');
  const count = all.length > 1 && healthy.length < all.length ? `, ${healthy.length} of ${all.length} resources` : '';
  return `waiting for ${appNamed(ref)}: ${reason}${count}`;
}

interface Watched {
  readonly observer: Observer;
  readonly first: Observation;
  readonly said: Said;
}

async function proved(
  handle: AppHandle,
  goal: Omit<WaitGoal, 'commit'>,
  target: GitopsTarget,
  { observer, first, said }: Watched,
): Promise<LiveApplication> {
  const progress = new Progress(observer.handle, { ...goal, commit: target.commit }, target);
  let last: LiveApplication | undefined;
  const holds = new Holds(observer.handle, goal.resources);
  let { reason } = said;
  let hint: string | undefined;
  let code: string | undefined;
  try {
    for (let observation = first; ; ) {
      if (observation.kind === 'absent') throw await vanished(handle);
      if (observation.kind === 'out-of-time') {
        if (observation.away !== undefined) throw away(handle, last, observation.away);
        if (observation.isSilent === true || progress.isSilent) throw await silent(handle, last, reason);
        throw await outOfTime(handle, last, reason, hint ?? timeHint(last, goal.operationId !== undefined), code);
      }
      last = observation.app;
      const { status, app } = await progress.advance(observation);
      if (app !== observation.app) observer.saw(app);
      last = app;
      if (status.state === 'failed') throw await failed(handle, app, status);
      if (status.state === 'ready' && progress.isSettled(app)) return app;
      const stop = status.state === 'ready' ? undefined : await holds.reasonToStop(app, status);
      if (stop !== undefined) throw await withStatus(handle, app, stop);
      const now = status.state === 'ready' ? 'live, looking once more' : status.reason;
      // Right behind a sync a comparison may be of before it: what lasts is told at the end.
      const isFleeting = 'code' in status && status.code === lastingDifference;
      if (now !== reason && !isFleeting) handle.log.info(`${appNamed(handle.ref)}: ${now}`);
      [reason, said.reason, said.app] = [now, now, app];
      hint = 'hint' in status ? status.hint : undefined;
      code = status.state === 'waiting' ? status.code : undefined;
      observation = await observer.next(holds.untilDue() ?? progress.untilDue(status));
    }
  } catch (error) {
    if (!(error instanceof Failure) || error.outputs !== undefined) throw error;
    throw error.with({ outputs: statusOutputs(last) });
  }
}

/** Remembers how long the Application has been ready, Degraded or erroneous without a break. */
class Progress {
  readonly #handle: AppHandle;
  readonly #goal: WaitGoal;
  readonly #target: GitopsTarget;
  /** The state, or what is wrong. */
  #phase: string | undefined;
  /** Milliseconds since the epoch. */
  #since = 0;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  /** Ends of operations: behind which this run asked the controller to compare, and behind which it did so. */
  #askedAfter: string | undefined;
  #comparedAfter: string | undefined;
  /** The controller gave no answer to the last refresh. */
  isSilent = false;
  /** A dry commit that nothing hydrates, and since when this is seen. */
  #skipped: { readonly commit: string; readonly since: number } | undefined;
  #failedHydration: Reach | undefined;

  constructor(handle: AppHandle, goal: WaitGoal, target: GitopsTarget) {
    this.#handle = handle;
    this.#goal = goal;
    this.#target = target;
  }

  /** The status, after a refresh where that may settle it; `failed` once a problem has outlasted its grace. */
  async advance(seen: Look): Promise<{ status: RolloutStatus; app: LiveApplication }> {
    const { clock } = this.#handle;
    let { app } = seen;
    if (seen.comparedAfter !== undefined) this.#compared(seen.comparedAfter);
    else if (seen.isSilent === true) this.#unanswered(app, true);
    let status = await this.#statusOf(app);
    const kind = this.#neededRefresh(app, status);
    if (kind !== undefined) {
      const answer = await compare(this.#handle, kind);
      if (typeof answer === 'string') {
        // That it is gone is told by the next look.
        this.#unanswered(app, answer === 'silent');
      } else {
        const after = endOf(app);
        app = answer;
        if (after !== undefined && after === endOf(app)) this.#compared(after);
        else this.#unanswered(app, false);
        status = await this.#statusOf(app);
      }
    }
    const phase = 'code' in status ? status.code : status.state;
    const heals = this.#phase === lastingDifference && app.operation !== undefined;
    if (phase !== this.#phase && !heals) {
      this.#since = clock.now();
      this.#phase = phase;
    }
    return { status: failedAfterGrace(status, clock.now() - this.#since, this.#goal.degradedGraceMs), app };
  }

  #compared(after: string): void {
    this.#refreshedAt = this.#handle.clock.now();
    this.isSilent = false;
    this.#askedAfter = after;
    this.#comparedAfter = after;
  }

  #unanswered(app: LiveApplication, isSilent: boolean): void {
    this.#refreshedAt = this.#handle.clock.now();
    this.isSilent = isSilent;
    this.#askedAfter = endOf(app) ?? this.#askedAfter;
  }

  async #statusOf(app: LiveApplication): Promise<RolloutStatus> {
    return rolloutStatus(app, this.#goal, this.#sinceBefore(await reachOf(app, this.#target)));
  }

  /** What one look at a hydration does not tell. */
  #sinceBefore(reach: Reach): Reach {
    const { clock } = this.#handle;
    const { skipped, isRunning, failed } = reach.is === 'unhydrated' ? reach : {};
    // That a commit needs no hydration shows in nothing but that none follows.
    if (skipped === undefined) this.#skipped = undefined;
    else if (this.#skipped?.commit !== skipped) this.#skipped = { commit: skipped, since: clock.now() };
    if (this.#skipped !== undefined && clock.now() - this.#skipped.since >= skipMs) return { is: 'reached' };
    // A refresh has it tried again, which is no success.
    if (!isRunning) this.#failedHydration = failed ? reach : undefined;
    return this.#failedHydration ?? reach;
  }

  /**
   * Whether a ready Application needs no second look. One look proves it when the comparison began after the end of the
   * operation, by the server's clock or because this run asked for it then, and every resource is healthy. Else health
   * that is computed in a loop of its own may still be that of before.
   */
  isSettled(app: LiveApplication): boolean {
    const { operationState, reconciledAt, resources = [] } = partOf(app, this.#goal.resources).status ?? {};
    const isCompared =
      (this.#comparedAfter !== undefined && this.#comparedAfter === endOf(app)) ||
      Date.parse(reconciledAt ?? '') > Date.parse(operationState?.finishedAt ?? '');
    const isProved = isCompared && (this.#goal.synced || isOfWhatWasSynced(app));
    if (isProved && (!this.#goal.healthy || areHealthy(resources))) return true;
    return this.#phase === 'ready' && this.#handle.clock.now() - this.#since >= stableMs;
  }

  /** Milliseconds until a ready Application has been so for long enough, or a problem has outlasted its grace. */
  untilDue(status: RolloutStatus): number | undefined {
    if (status.state === 'waiting' || status.state === 'failed') return undefined;
    const lasts = status.state === 'ready' ? stableMs : graceOf(status, this.#goal.degradedGraceMs);
    return Math.max(0, this.#since + lasts - this.#handle.clock.now());
  }

  #neededRefresh(app: LiveApplication, status: RolloutStatus): 'normal' | 'hard' | undefined {
    const end = endOf(app);
    // The times have whole seconds and may not tell which came first, so every end of an operation is followed by a refresh.
    if (end !== undefined && end !== noOperation && end !== this.#askedAfter) return 'normal';
    const pause = this.isSilent ? silentPauseMs : refreshPauseMs;
    if (this.#handle.clock.now() - this.#refreshedAt < pause) return undefined;
    if (status.state === 'erroneous') return 'normal';
    return status.state === 'waiting' ? status.refresh : undefined;
  }
}

/**
 * A comparison right after a sync may still be of the state before it: the controller learns of changes in the cluster by
 * events. Where it finds everything as the sync applied it, it is of the state behind it.
 */
function isOfWhatWasSynced({ status }: LiveApplication): boolean {
  const { sync, operationState } = status ?? {};
  const synced = revisionsOf(operationState?.syncResult);
  return sync?.status === 'Synced' && (synced.length === 0 || sameField(synced, revisionsOf(sync)));
}

/**
 * By their own health, which the server reads from the resource tree. Kinds without one have none; where nothing has one, the
 * tree is not known.
 */
function areHealthy(resources: readonly ResourceStatus[]): boolean {
  const known = resources.filter(({ health }) => (health?.status ?? '') !== '');
  return known.length > 0 && known.every(({ health, hook }) => hook === true || health?.status === 'Healthy');
}

function graceOf({ state, code }: RolloutProblem, degradedGraceMs: number): number {
  if (state === 'degraded') return degradedGraceMs;
  return code === repoServerAway ? outageGraceMs : errorGraceMs;
}

function failedAfterGrace(status: RolloutStatus, lasted: number, degradedGraceMs: number): RolloutStatus {
  if (status.state !== 'degraded' && status.state !== 'erroneous') return status;
  if (lasted < graceOf(status, degradedGraceMs)) return status;
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
  hint: string,
  code = 'ARGOCD_TIMEOUT',
): Promise<Failure> {
  const problem = `${appNamed(handle.ref)} was not live before the deadline: ${reason}`;
  const failure = new Failure('timed-out', code, problem, { hint });
  return await withStatus(handle, app, failure);
}

/** Nothing is known to have failed: what Argo CD says is from before. */
function silent(handle: AppHandle, app: LiveApplication | undefined, reason: string): Promise<Failure> {
  const problem = `${appNamed(handle.ref)} was not live before the deadline: ${reason} (the controller did not answer a refresh)`;
  const hint =
    'Whether it is live is not known: look at the application controller of Argo CD (is it running, is its queue full), and run again.';
  return withStatus(handle, app, new Failure('timed-out', 'ARGOCD_CONTROLLER', problem, { hint }));
}

/** Never what was already done. */
function timeHint(app: LiveApplication | undefined, isSyncedByUs: boolean): string {
  const isIdle = app?.status?.sync?.status === 'OutOfSync' && app.operation === undefined;
  if (isIdle && !isSyncedByUs && !isAutomated(app.spec)) {
    return 'It is OutOfSync and nothing syncs it: set `sync: true` (or run `operation: sync`), or `sync-policy: automated`.';
  }
  return 'Argo CD goes on by itself. Raise `timeout` when the rollout needs longer.';
}

/** No look says what became of it: nothing is known to have failed. */
export function away({ ref }: AppHandle, app: LiveApplication | undefined, cause: Failure): Failure {
  const isDenied = isDeniedNow(cause);
  const problem = `${appNamed(ref)}: Argo CD ${isDenied ? 'answered `permission denied`' : 'did not answer any more'} before the deadline`;
  const hint = isDenied
    ? 'This run has read the Application before: the token has lost its rights, or Argo CD does not reach Kubernetes. Whether it is live is not known: run again.'
    : 'Whether it is live is not known: run again when Argo CD is back, which waits again.';
  return new Failure('timed-out', 'ARGOCD_UNREACHABLE', problem, { hint, cause, outputs: statusOutputs(app) });
}

/** Also where the deadline came before another try. */
function isDeniedNow(error: unknown): boolean {
  return error instanceof Error && ((error instanceof Failure && error.code === deniedNow) || isDeniedNow(error.cause));
}

export function vanished(handle: AppHandle): Promise<Failure> {
  const problem = `${appNamed(handle.ref)} was deleted while this run waited for it`;
  const hint = 'Somebody or a cleanup removed it: run the deploy again if it should exist.';
  return withStatus(handle, undefined, new Failure('failed', 'ARGOCD_NOT_FOUND', problem, { hint }));
}

/** Resources that a message names. */
const longestList = 20;

/** The failure with what the Application was last seen to be, and which of its resources failed. */
export async function withStatus({ client, ref }: AppHandle, app: LiveApplication | undefined, failure: Failure) {
  const resources = app === undefined ? [] : await failedResources(client, ref, app);
  const lines = resources.slice(0, longestList).map((resource) => `  ${described(resource)}`);
  const more = resources.length - lines.length;
  return failure.with({
    message: [failure.message, ...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
    outputs: { ...statusOutputs(app), 'failed-resources': resources },
  });
}
