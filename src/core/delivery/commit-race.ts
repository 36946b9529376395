/**
 * `delivery`: how changes reach a branch that others write to as well: by a push, by the forge's API, in a rolling request.
 * Imports `git`, `forge`, `edit`, `names`, `net` and what lies beside the folders of `core`.
 * Begin here: the one loop. `publisher.ts` has its last step; `rolling-request.ts` builds a request with it.
 *
 * Everything is optimistic: read the tip, apply the change to it, publish on the condition that the tip has not moved. A
 * lost race starts over with the new content (law 2).
 */

import { Failure, messageOf } from '../failure.ts';
import { applyChanges, type ChangedFile } from '../git/changes.ts';
import { decodeCommit } from '../git/commit.ts';
import { composeMessage, type Trailer } from '../git/message.ts';
import { checkBranchName, resolveBranch } from '../git/repository.ts';
import { type FileChange, openSnapshot, type Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
import { Backoff } from './backoff.ts';
import type { Publication, Publisher, Target } from './publisher.ts';
import { isExplained, rejectionFailure, withRule } from './rejection.ts';
import { refuseSecrets } from './secret-guard.ts';

/** What a plan wants on one state of the repository. `payload` comes back with the result of the state that counted. */
export type Proposal<P> =
  | {
      readonly kind: 'changes';
      readonly changes: readonly FileChange[];
      /** First line: subject; see `composeMessage`. */
      readonly message: string;
      readonly trailers: readonly Trailer[];
      readonly payload: P;
    }
  | { readonly kind: 'nothing'; readonly payload: P };

/** Called anew for every tip that a lost race brings up; must depend on nothing but the snapshot. `attempt` counts from 1. */
export type Plan<P> = (snapshot: Snapshot, attempt: number) => Promise<Proposal<P>>;

export interface DeliveryRequest<P> {
  readonly transport: Transport;
  /** Short name; undefined: the repository's HEAD. */
  readonly branch: string | undefined;
  /** Where a branch that does not exist yet begins, as a short name. Without it a missing branch is an error. */
  readonly startFrom?: string | undefined;
  readonly plan: Plan<P>;
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Milliseconds in which the race must be won. */
  readonly timeout: number;
  /** Stop before the commit is published. */
  readonly dryRun?: boolean;
}

interface Outcome<P> {
  /** Short name of the branch. */
  readonly branch: string;
  readonly attempts: number;
  readonly payload: P;
}

export type Delivered<P> =
  | (Outcome<P> & {
      readonly result: 'committed';
      readonly commit: ObjectId;
      /** Undefined: the first commit of an empty repository. */
      readonly parent: ObjectId | undefined;
      readonly files: readonly ChangedFile[];
    })
  /** The plan wanted nothing, or what it wanted is there already. */
  | (Outcome<P> & { readonly result: 'unchanged'; readonly commit: ObjectId | undefined })
  /** A dry run: what would have been committed on `parent`. */
  | (Outcome<P> & {
      readonly result: 'planned';
      readonly parent: ObjectId | undefined;
      readonly message: string;
      readonly files: readonly ChangedFile[];
    });

type Lost = Exclude<Publication, { result: 'accepted' }>;
type Attempt<P> = { readonly delivered: Delivered<P> } | { readonly lost: Lost };

/** How far back a commit is looked for whose publication was not answered. */
const lookBack = 50;
/** Milliseconds in which a competitor's update becomes visible. */
const visibilityDelay = 500;
/** How the transports fail when a server no longer gives out a commit that it named a moment ago. */
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
/** Rejections of a branch that has not moved until it is certain that the server does not want the commit. */
const maxRefusals = 5;
/** The same, where the server names a rule: the branch was looked at four times by then. */
const maxRuleRefusals = 2;

/**
 * Lands the plan's changes exactly once.
 *
 * @throws Failure `GIT_RACE_TIMEOUT` when the race was not won in time, `GIT_PUSH_REJECTED` when the server refuses the
 * commit as such (refused where one of its rules does), refused `SECRET_IN_COMMIT`; and whatever the plan, the transport
 * and the publisher throw.
 */
export async function commitTo<P>(request: DeliveryRequest<P>): Promise<Delivered<P>> {
  return new CommitRace(request).run();
}

class CommitRace<P> {
  readonly #request: DeliveryRequest<P>;
  readonly #backoff: Backoff;
  /** Commits that the server may have taken although it did not say so. */
  readonly #published = new Map<ObjectId, Delivered<P>>();
  /** What the server was last asked to make a commit of, and did not name. */
  #asked: { readonly message: string; readonly made: (commit: ObjectId) => Delivered<P> } | undefined;
  /** Of the present tip. */
  #refusals = 0;
  #lastCause: unknown;
  /** Whether a commit was published whose answer never came. */
  #unanswered = false;
  #attempts = 0;

  constructor(request: DeliveryRequest<P>) {
    this.#request = request;
    this.#backoff = new Backoff(request.clock, request.timeout);
  }

  run(): Promise<Delivered<P>> {
    const what =
      this.#request.dryRun === true ? 'reading the GitOps repository' : 'committing to the GitOps repository';
    return this.#request.log.during(
      () => (this.#attempts > 1 ? `${what}: attempt ${this.#attempts}, others were faster` : what),
      () => this.#run(),
    );
  }

  async #run(): Promise<Delivered<P>> {
    let target = await this.#look();
    for (let attempt = 1; ; attempt += 1) {
      this.#attempts = attempt;
      const attempted = await this.#attemptOrLose(target, attempt);
      if ('delivered' in attempted) return attempted.delivered;
      const { result, cause, commit } = attempted.lost;
      this.#lastCause = cause;
      this.#unanswered ||= result === 'unknown' && commit !== undefined;
      const before = target;
      if (attempted.lost.result === 'refused') return this.#afterRefusal(before, attempted.lost.cause);
      target = await this.#lookAgain(attempted.lost, before);
      const landed = await this.#landed(before, target);
      if (landed !== undefined) return landed;
      // Only now: what was published may have landed although the answer was lost.
      if (this.#backoff.left === 0) throw this.#late(target);
    }
  }

  /** Asks the server, so that the outcome of a race never depends on its wording. */
  async #look(): Promise<Target> {
    const { transport, branch, startFrom, publisher } = this.#request;
    const base = await resolveBranch(transport, startFrom ?? branch);
    const name = branch ?? base.name;
    const ref = `refs/heads/${checkBranchName(name)}`;
    const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
    const target = { ...base, name, ref, tip, parent: tip ?? base.tip };
    publisher.checkTarget?.(target);
    return target;
  }

  async #attempt(target: Target, attempt: number): Promise<Attempt<P>> {
    const { transport, plan, publisher, secrets, dryRun } = this.#request;
    const { parent } = target;
    const snapshot = await openSnapshot(transport, parent, target.objectFormat);
    const proposal = await plan(snapshot, attempt);
    const outcome = { branch: target.name, attempts: attempt, payload: proposal.payload };
    const unchanged = { delivered: { ...outcome, result: 'unchanged', commit: parent } } as const;
    if (proposal.kind === 'nothing') return unchanged;
    const { root, objects, files } = await applyChanges(snapshot, proposal.changes);
    if (files.length === 0) return unchanged;
    const message = composeMessage(proposal.message, proposal.trailers);
    refuseSecrets(secrets, files, message, target.tip === undefined ? target.name : undefined);
    publisher.checkFiles?.(files);
    if (dryRun === true) return { delivered: { ...outcome, result: 'planned', parent, message, files } };

    const draft = { target, tree: root, objects, files, message };
    const published = await publisher.publish(draft, transport).catch((error: unknown) => {
      throw withRule(error, target.name, this.#request.startFrom !== undefined);
    });
    const committed = (commit: ObjectId) => ({ ...outcome, result: 'committed', commit, parent, files }) as const;
    if (published.result === 'accepted') return { delivered: committed(published.commit) };
    if (published.commit !== undefined) this.#published.set(published.commit, committed(published.commit));
    else if (published.result === 'refused') this.#asked = { message, made: committed };
    return { lost: published };
  }

  /** A tip that was rewritten before it could be read is a lost race too. */
  async #attemptOrLose(target: Target, attempt: number): Promise<Attempt<P>> {
    try {
      return await this.#attempt(target, attempt);
    } catch (error) {
      if (!isUnreadable(error) || (await this.#look()).parent === target.parent) throw error;
      return { lost: { result: 'stale', cause: error } };
    }
  }

  async #lookAgain({ result, cause }: Exclude<Lost, { result: 'refused' }>, before: Target): Promise<Target> {
    switch (result) {
      case 'stale':
        this.#refusals = 0;
        this.#request.log.detail(`${messageOf(cause)}; applying the change to the new content`);
        await this.#backoff.lost();
        return this.#look();
      case 'rejected':
        return this.#afterRejection(before);
      case 'unknown':
        return this.#afterSilence(before);
    }
  }

  /** The tip tells a lost race from a server that does not want the commit. */
  async #afterRejection(before: Target): Promise<Target> {
    await this.#backoff.lost();
    let now = await this.#look();
    if (now.tip === before.tip) {
      // A competitor's update may hold the ref's lock, or a replica may lag: only a second look counts.
      await this.#backoff.pause(visibilityDelay);
      now = await this.#look();
    }
    if (now.tip !== before.tip) {
      this.#refusals = 0;
      const tip = now.tip?.slice(0, 8);
      this.#request.log.detail(`${before.name} moved to ${tip}; applying the change to the new content`);
      return now;
    }
    this.#refusals += 1;
    const rejected = this.#rejected(before);
    if (this.#refusals >= (rejected.kind === 'refused' ? maxRuleRefusals : maxRefusals)) throw rejected;
    return now;
  }

  /** The answer never came. Most often the commit is there, so the first look comes at once. */
  async #afterSilence(before: Target): Promise<Target> {
    const now = await this.#look();
    if (now.tip !== before.tip) return now;
    this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
    await this.#backoff.lost();
    return this.#look();
  }

  /**
   * A gateway, or a server whose rights have just changed, may say no although the push went through. The branch tells; what
   * it shows may lag behind.
   */
  async #afterRefusal(before: Target, refusal: Failure): Promise<Delivered<P>> {
    for (const pause of [0, visibilityDelay]) {
      try {
        if (pause > 0) await this.#backoff.pause(pause);
        const now = await this.#look();
        const landed = (await this.#landed(before, now)) ?? (await this.#madeByServer(before, now));
        if (landed !== undefined) return landed;
      } catch (error) {
        throw error instanceof Failure && error.kind === 'timed-out' ? error : refusal;
      }
    }
    throw withRule(refusal, before.name, this.#request.startFrom !== undefined);
  }

  /**
   * The commit of an earlier attempt that the branch has after all. A rejection does not tell against it: curl or a proxy
   * may have sent the push twice and shown us the second answer.
   */
  async #landed(before: Target, { tip }: Target): Promise<Delivered<P> | undefined> {
    if (this.#published.size === 0 || tip === undefined || tip === before.tip) return undefined;
    const found = (await this.#since(before, tip)).find((id) => this.#published.has(id));
    return found === undefined ? undefined : this.#published.get(found);
  }

  /** The commit that the server made and did not name: its message tells, and that it came behind where the branch was. */
  async #madeByServer({ parent, tip: before }: Target, { tip }: Target): Promise<Delivered<P> | undefined> {
    if (this.#asked === undefined || tip === undefined || tip === before) return undefined;
    const { message, made } = this.#asked;
    const commits = await this.#request.transport.history(tip, lookBack);
    const begin = commits.findIndex(({ id }) => id === parent);
    const since = begin === -1 ? commits : commits.slice(0, begin);
    const found = since.find(({ body }) => decodeCommit(body).message.trimEnd() === message.trimEnd());
    return found && made(found.id);
  }

  /** The commits that a branch has now and may not have had before, newest first. */
  async #since({ parent }: Target, tip: ObjectId): Promise<readonly ObjectId[]> {
    const { transport } = this.#request;
    if (this.#published.has(tip)) return [tip];
    try {
      // The next attempt begins with it anyway, and most often it stands on what was there before.
      const { parents } = decodeCommit((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
      if (parent !== undefined && parents.includes(parent)) return [tip];
      return (await transport.history(tip, lookBack)).map(({ id }) => id);
    } catch (error) {
      if (isUnreadable(error)) return [];
      throw error;
    }
  }

  /**
   * Exit 1, not 3: a script may read 3 ("timed out waiting") as "delivered, health still open", and here nothing was
   * delivered.
   */
  #late(target: Target): Failure {
    if (this.#refusals > 0 && isExplained(this.#lastCause)) return this.#rejected(target);
    const seconds = Math.round(this.#request.timeout / 1000);
    return new Failure(
      'failed',
      'GIT_RACE_TIMEOUT',
      `no commit to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`,
      {
        hint: this.#unanswered
          ? 'The server left a push without an answer, and may still carry it out: look at the branch, and at what the server says (the cause). To run again is safe: what is there already is not written twice.'
          : 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
        cause: this.#lastCause,
      },
    );
  }

  #rejected(target: Target): Failure {
    const ofRequest = this.#request.startFrom !== undefined;
    const otherwise = this.#request.publisher.refusal(target, ofRequest);
    return rejectionFailure({ cause: this.#lastCause, branch: target.name, ofRequest, otherwise });
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Failure && unreadable.has(error.code);
}
