/**
 * Commits to a branch that others write to as well. Everything is optimistic: read the tip, apply the edit to it, push on
 * the condition that the tip has not moved. A lost race starts over with the new content (law 2).
 */

import { Failure } from '../failure.ts';
import { applyChanges, type ChangedFile } from '../git/changes.ts';
import { createCommit, decodeCommit, type Identity, type SignCommit } from '../git/commit.ts';
import { composeMessage, type Trailer } from '../git/message.ts';
import { type Branch, checkBranchName, resolveBranch } from '../git/repository.ts';
import { type FileChange, openSnapshot, type Snapshot } from '../git/snapshot.ts';
import type { ObjectId, PushVerdict, Transport } from '../git/transport.ts';
import { Backoff } from '../net/backoff.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
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
  readonly author: Identity;
  readonly sign?: SignCommit | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Milliseconds in which the race must be won. */
  readonly timeout: number;
  /** Stop before the push. */
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

/** The branch with the commit that the next one is made on: its tip, or where it begins. */
type Start = Branch & { readonly start: ObjectId | undefined };
type Attempt<P> = { readonly done: Delivered<P> } | { readonly verdict: Exclude<PushVerdict, { result: 'accepted' }> };

/** How far back a push whose answer never came is looked for. */
const lookBack = 50;
/** Milliseconds in which a competitor's update becomes visible. */
const patience = 500;
/** How the transports fail when a server no longer gives out a commit that it named a moment ago. */
const unreadable = new Set(['GIT_OBJECT_MISSING', 'GIT_WIRE_UNSUPPORTED', 'GIT_SERVER_ERROR', 'GIT_PROTOCOL']);
/** Rejections of a branch that has not moved until it is certain that the server does not want the commit. */
const maxRefusals = 5;

/**
 * Lands the plan's changes exactly once.
 *
 * @throws Failure `GIT_RACE_TIMEOUT` when the race was not won in time, `GIT_PUSH_REJECTED` when the server refuses the
 * commit as such, refused `SECRET_IN_COMMIT`; and whatever the plan and the transport throw.
 */
export async function commitTo<P>(request: DeliveryRequest<P>): Promise<Delivered<P>> {
  return new Delivery(request).run();
}

class Delivery<P> {
  readonly #request: DeliveryRequest<P>;
  readonly #backoff: Backoff;
  /** Commits that the server may have taken although it did not say so. */
  readonly #pushed = new Map<ObjectId, Delivered<P>>();
  /** Of the present tip. */
  #refusals = 0;
  #lastWords: unknown;

  constructor(request: DeliveryRequest<P>) {
    this.#request = request;
    this.#backoff = new Backoff(request.clock, request.timeout);
  }

  async run(): Promise<Delivered<P>> {
    let branch = await this.#look();
    for (let attempt = 1; ; attempt += 1) {
      const made = await this.#attemptOrLose(branch, attempt);
      if ('done' in made) return made.done;
      this.#lastWords = made.verdict.result === 'rejected' ? new Error(made.verdict.reason) : made.verdict.cause;
      const before = branch;
      branch =
        made.verdict.result === 'rejected' ? await this.#afterRejection(before) : await this.#afterSilence(before);
      const landed = await this.#landed(before, branch);
      if (landed !== undefined) return landed;
      // Only now is it certain that nothing has landed.
      if (this.#backoff.left === 0) throw this.#late();
    }
  }

  /** Asks the server, so that the verdict of a race never depends on its wording. */
  async #look(): Promise<Start> {
    const { transport, branch, startFrom } = this.#request;
    if (branch === undefined || startFrom === undefined) {
      const found = await resolveBranch(transport, branch);
      return { ...found, start: found.tip };
    }
    const base = await resolveBranch(transport, startFrom);
    const ref = `refs/heads/${checkBranchName(branch)}`;
    const tip = (await transport.listRefs([ref])).refs.get(ref);
    return { ...base, name: branch, ref, tip, start: tip ?? base.tip };
  }

  async #attempt(branch: Start, attempt: number): Promise<Attempt<P>> {
    const { transport, plan, secrets, dryRun } = this.#request;
    const snapshot = await openSnapshot(transport, branch.start, branch.objectFormat);
    const proposal = await plan(snapshot, attempt);
    const outcome = { branch: branch.name, attempts: attempt, payload: proposal.payload };
    const unchanged = { done: { ...outcome, result: 'unchanged', commit: branch.start } } as const;
    if (proposal.kind === 'nothing') return unchanged;
    const { root, objects, files } = await applyChanges(snapshot, proposal.changes);
    if (files.length === 0) return unchanged;
    const message = composeMessage(proposal.message, proposal.trailers);
    refuseSecrets(secrets, files, message);
    if (dryRun === true) return { done: { ...outcome, result: 'planned', parent: branch.start, message, files } };

    const parents = branch.start === undefined ? [] : [branch.start];
    const commit = await createCommit({ ...this.#request, format: snapshot.format, tree: root, parents, message });
    objects.set(commit.id, commit.object);
    const done: Delivered<P> = { ...outcome, result: 'committed', commit: commit.id, parent: branch.start, files };
    const verdict = await transport.push({ ref: branch.ref, expected: branch.tip, next: commit.id, objects });
    if (verdict.result === 'accepted') return { done };
    this.#pushed.set(commit.id, done);
    return { verdict };
  }

  /** A tip that was rewritten before it could be read is a lost race too. */
  async #attemptOrLose(branch: Start, attempt: number): Promise<Attempt<P>> {
    try {
      return await this.#attempt(branch, attempt);
    } catch (error) {
      if (!isUnreadable(error) || (await this.#look()).start === branch.start) throw error;
      return { verdict: { result: 'unknown', cause: error } };
    }
  }

  /** The tip tells a lost race from a server that does not want the commit. */
  async #afterRejection(before: Start): Promise<Start> {
    const { log } = this.#request;
    await this.#backoff.lost();
    let now = await this.#look();
    if (now.tip === before.tip) {
      // A competitor's update may hold the ref's lock, or a replica may lag: only a second look counts.
      await this.#backoff.pause(patience);
      now = await this.#look();
    }
    if (now.tip !== before.tip) {
      this.#refusals = 0;
      log.detail(`${before.name} moved to ${now.tip?.slice(0, 8)}; applying the change to the new content`);
      return now;
    }
    this.#refusals += 1;
    if (this.#refusals >= maxRefusals) throw this.#rejected(before);
    return now;
  }

  /** The answer never came. Most often the commit is there, so the first look comes at once. */
  async #afterSilence(before: Start): Promise<Start> {
    const now = await this.#look();
    if (now.tip !== before.tip) return now;
    this.#request.log.detail(`the answer to the push to ${before.name} never came; looking whether it landed`);
    await this.#backoff.lost();
    return this.#look();
  }

  /**
   * The commit of an earlier attempt that the branch has after all. A rejection does not tell against it: curl or a proxy
   * may have sent the push twice and shown us the second answer.
   */
  async #landed(before: Start, { tip }: Start): Promise<Delivered<P> | undefined> {
    if (this.#pushed.size === 0 || tip === undefined || tip === before.tip) return undefined;
    const found = (await this.#since(before, tip)).find((id) => this.#pushed.has(id));
    return found === undefined ? undefined : this.#pushed.get(found);
  }

  /** The commits that a branch has now and may not have had before, newest first. */
  async #since({ start }: Start, tip: ObjectId): Promise<readonly ObjectId[]> {
    const { transport } = this.#request;
    if (this.#pushed.has(tip)) return [tip];
    try {
      // The next attempt begins with it anyway, and most often it stands on what was there before.
      const { parents } = decodeCommit((await transport.read([tip])).get(tip)?.body ?? new Uint8Array());
      if (start !== undefined && parents.includes(start)) return [tip];
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
  #late(): Failure {
    const seconds = Math.round(this.#request.timeout / 1000);
    return new Failure(
      'failed',
      'GIT_RACE_TIMEOUT',
      `no push to the GitOps repository went through within ${seconds} s (${this.#backoff.losses} attempts)`,
      {
        hint: 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
        cause: this.#lastWords,
      },
    );
  }

  #rejected(branch: Branch): Failure {
    return new Failure(
      'failed',
      'GIT_PUSH_REJECTED',
      `the server refuses commits to ${branch.name}, which nobody else has moved`,
      {
        hint: `A hook or a branch protection rule forbids it: allow this credential to push there${this.#request.startFrom === undefined ? ', or use `deliver: pull-request`' : ''}.`,
        cause: this.#lastWords,
      },
    );
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Failure && unreadable.has(error.code);
}
