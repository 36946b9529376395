/** Waits until the Applications of a set are as it says, synced and healthy, and no longer than the deadline (laws 9, 14). */
import { Failure } from '../../failure.ts';
import type { GitopsTarget } from '../rollout/gitops-target.ts';
import { failedResource } from '../rollout/observe.ts';
import { type ApplicationSet, generatedBy, getSet, type LiveApplicationSet } from '../server/applicationset.ts';
import { isBareDenial, isTransient } from '../server/errors.ts';
import { type LiveApplication, refTo } from '../server/live.ts';
import { type ApplicationStatus, errorOf, type Generated, type SetGoal, statusesOf, unfinished } from './set-status.ts';
import { type SetHandle, type SetUpsert, setNamed } from './upsert.ts';

interface SetWaitGoal extends SetGoal {
  /** Milliseconds that an Application may be Degraded, or an error of before may stay, before it counts. */
  readonly degradedGraceMs: number;
}

export interface SetOutcome {
  /** Undefined where the token may not read them: only the set's own conditions were waited for. */
  readonly applications: readonly LiveApplication[] | undefined;
}

/** Milliseconds between two looks, and between the two good ones that prove it. */
const pauseMs = 3_000;
/** A repository that cannot be reached gives an error for a moment. */
const errorGraceMs = 15_000;
/** The server renders the set for it, and reads what the generators read. */
const generatePauseMs = 30_000;
/** A refresh makes the server ask the repository. */
const refreshPauseMs = 10_000;

/**
 * @param written the set as this run wrote it
 * @throws Failure `failed` when the generators or an Application failed, `timed-out` at the deadline; both with
 * `failed-resources` among their outputs.
 */
export async function waitForSet(
  handle: SetHandle,
  wanted: ApplicationSet,
  written: Pick<SetUpsert, 'before' | 'result'>,
  goal: SetWaitGoal,
  target: GitopsTarget,
): Promise<SetOutcome> {
  using deadline = handle.deadline.early();
  const early = { ...handle, client: handle.client.until(deadline), deadline };
  const watch = new SetWatch(early, wanted, written, goal, target);
  let reason = 'not looked at yet';
  const wait = async (): Promise<SetOutcome> => {
    for (;;) {
      if (deadline.passed) throw timedOut(handle, watch, reason);
      const step = await watch.look();
      if (step.state === 'ready') return { applications: watch.applications };
      if (step.state === 'away' && !deadline.passed) handle.log.warn(`${step.reason}; still waiting`);
      if (step.state === 'waiting') {
        if (step.reason !== reason) handle.log.info(`${setNamed(handle.ref)}: ${step.reason}`);
        reason = step.reason;
      }
      await handle.clock.sleep(Math.min(pauseMs, deadline.remaining()));
    }
  };
  return await handle.log.during(() => `waiting for ${setNamed(handle.ref)}: ${reason}`, wait);
}

/** `away`: the server gave no answer, which says nothing about the set. */
type Step = { readonly state: 'ready' } | { readonly state: 'waiting' | 'away'; readonly reason: string };

/** Remembers since when a problem lasts, and when the server was asked for more than a look. */
class SetWatch {
  readonly #handle: SetHandle;
  readonly #wanted: ApplicationSet;
  readonly #written: Pick<SetUpsert, 'before' | 'result'>;
  readonly #goal: SetWaitGoal;
  readonly #target: GitopsTarget;
  readonly #since = new Map<string, number>();
  #generated: readonly Generated[] | undefined;
  #generatedAt = Number.NEGATIVE_INFINITY;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #mayRead = true;
  #goodLooks = 0;
  applications: readonly LiveApplication[] | undefined;
  statuses: readonly ApplicationStatus[] = [];

  constructor(
    handle: SetHandle,
    wanted: ApplicationSet,
    written: Pick<SetUpsert, 'before' | 'result'>,
    goal: SetWaitGoal,
    target: GitopsTarget,
  ) {
    this.#handle = handle;
    this.#wanted = wanted;
    this.#written = written;
    this.#goal = goal;
    this.#target = target;
  }

  async look(): Promise<Step> {
    try {
      const step = await this.#step();
      this.#goodLooks = step.state === 'ready' ? this.#goodLooks + 1 : 0;
      if (step.state !== 'ready' || this.#goodLooks > 1) return step;
      return { state: 'waiting', reason: 'live, looking once more' };
    } catch (error) {
      if (!(error instanceof Failure) || !(error.kind === 'timed-out' || isTransient(error))) throw error;
      return { state: 'away', reason: error.message };
    }
  }

  async #step(): Promise<Step> {
    const { client, ref } = this.#handle;
    const set = await getSet(client, ref);
    if (set === undefined || set.metadata.deletionTimestamp !== undefined) throw deleted(this.#handle);
    this.#refuseError(set);
    await this.#generate();
    this.applications = await this.#read(set);
    const applications = this.applications;
    this.statuses = applications === undefined ? [] : await statusesOf(applications, this.#goal, this.#target);
    const reason = unfinished({ set, applications, generated: this.#generated });
    if (reason !== undefined) return { state: 'waiting', reason };
    return await this.#rollout();
  }

  /** One that was there before the write may be about what was there before it. */
  #refuseError(set: LiveApplicationSet): void {
    const { before, result } = this.#written;
    const error = errorOf(set);
    const old = before === undefined || result === 'unchanged' ? undefined : errorOf(before);
    const isOld =
      error !== undefined && error.message === old?.message && error.lastTransitionTime === old?.lastTransitionTime;
    const grace = isOld ? this.#goal.degradedGraceMs : errorGraceMs;
    if (!this.#lasts('', error !== undefined, grace)) return;
    const hint =
      'The controller of the set tries again by itself. Check its generators (repository, revision, credential) and its template.';
    throw new Failure(
      'failed',
      'ARGOCD_GENERATOR',
      `${setNamed(this.#handle.ref)}: ErrorOccurred: ${error?.message ?? ''}`,
      {
        hint,
      },
    );
  }

  /** What the set makes now. Directories and requests come and go meanwhile. */
  async #generate(): Promise<void> {
    const { client, clock, log } = this.#handle;
    if (clock.now() - this.#generatedAt < generatePauseMs) return;
    const isFirst = this.#generatedAt === Number.NEGATIVE_INFINITY;
    this.#generatedAt = clock.now();
    try {
      this.#generated = await generatedBy(client, this.#wanted);
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'timed-out' || isTransient(error)) throw error;
      this.#generated = undefined;
      if (isFirst)
        log.warn(`the server does not say what the set makes, so its conditions are believed: ${error.message}`);
    }
  }

  async #read(set: LiveApplicationSet): Promise<readonly LiveApplication[] | undefined> {
    const { client, ref, log } = this.#handle;
    if (!this.#mayRead) return undefined;
    const { project } = set.spec.template.spec;
    const listed = await client.list({ projects: [project], appNamespace: ref.namespace });
    const own = listed.filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ kind, name }) => kind === 'ApplicationSet' && name === ref.name),
    );
    const [first] = this.#generated ?? [];
    if (own.length > 0 || first === undefined) return own;
    // The list leaves out what may not be read, and what is not there yet.
    const denied = await client.get(refTo(first)).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (denied === undefined) return own;
    if (!isBareDenial(denied)) throw denied;
    this.#mayRead = false;
    log.warn(
      `the token may not read the Applications of the project ${project}: only the set's own conditions are waited for`,
    );
    return undefined;
  }

  async #rollout(): Promise<Step> {
    for (const [app, status] of this.statuses) {
      const { name } = app.metadata;
      const isProblem = status.state === 'degraded' || status.state === 'erroneous';
      const grace = status.state === 'degraded' ? this.#goal.degradedGraceMs : errorGraceMs;
      if (this.#lasts(name, isProblem, grace) || status.state === 'failed')
        throw failed(this.#handle, this.statuses, name);
    }
    const waiting = this.statuses.find(([, { state }]) => state !== 'ready');
    if (waiting === undefined) return { state: 'ready' };
    await this.#refresh();
    const [app, status] = waiting;
    return { state: 'waiting', reason: `${app.metadata.name}: ${status.state === 'ready' ? '' : status.reason}` };
  }

  /** Has the controller compare the Applications of which that may be what is missing. */
  async #refresh(): Promise<void> {
    const { client, clock } = this.#handle;
    if (clock.now() - this.#refreshedAt < refreshPauseMs) return;
    this.#refreshedAt = clock.now();
    const due = this.statuses.filter(
      ([, status]) => status.state === 'erroneous' || (status.state === 'waiting' && status.refresh),
    );
    await Promise.all(due.slice(0, refreshesAtOnce).map(([app]) => client.refresh(refTo(app))));
  }

  /** Whether a problem goes on for longer than its grace. */
  #lasts(problem: string, isThere: boolean, grace: number): boolean {
    const now = this.#handle.clock.now();
    if (!isThere) {
      this.#since.delete(problem);
      return false;
    }
    const since = this.#since.get(problem) ?? now;
    this.#since.set(problem, since);
    return now - since >= grace;
  }
}

const refreshesAtOnce = 8;

/** The Applications that are not live, as the output `failed-resources` has them. */
function notLive(statuses: readonly ApplicationStatus[]) {
  return statuses.flatMap(([app, status]) => {
    if (status.state === 'ready') return [];
    const { name, namespace } = app.metadata;
    const is = [app.status?.sync?.status || 'Unknown', app.status?.health?.status || 'Unknown'].join(', ');
    return [
      failedResource(
        { kind: 'Application', name, ...(namespace === undefined ? {} : { namespace }) },
        is,
        status.reason,
      ),
    ];
  });
}

function failed({ ref }: SetHandle, statuses: readonly ApplicationStatus[], name: string): Failure {
  const [, status] = statuses.find(([app]) => app.metadata.name === name) ?? [];
  const problem = status === undefined || status.state === 'ready' ? undefined : status;
  const message = `${setNamed(ref)}: the Application ${name}: ${problem?.reason ?? ''}`;
  const { code, hint } =
    problem !== undefined && problem.state !== 'waiting' ? problem : { code: 'ARGOCD_DEGRADED', hint: '' };
  return new Failure('failed', code, message, { hint, outputs: { 'failed-resources': notLive(statuses) } });
}

function timedOut({ ref }: SetHandle, { statuses }: SetWatch, reason: string): Failure {
  const problem = `${setNamed(ref)} was not live before the deadline: ${reason}`;
  return new Failure('timed-out', 'ARGOCD_TIMEOUT', problem, {
    hint: 'Argo CD goes on by itself. Raise `timeout` when the Applications need longer.',
    outputs: { 'failed-resources': notLive(statuses) },
  });
}

function deleted({ ref }: SetHandle): Failure {
  return new Failure('failed', 'ARGOCD_NOT_FOUND', `${setNamed(ref)} was deleted while this run waited for it`, {
    hint: 'Somebody removed it, with its Applications: run again if it should exist.',
  });
}
