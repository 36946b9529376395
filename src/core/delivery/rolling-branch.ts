/**
 * The branch behind a rolling request: what it holds, how it follows a base that moves, and what its commits say.
 *
 * It is never rewritten. A base that moved on is merged in; only a branch that holds nothing any more is deleted.
 */

import { Failure } from '../failure.ts';
import type { Forge } from '../forge/forge.ts';
import { applyChanges } from '../git/changes.ts';
import { type Committer, createCommit } from '../git/commit.ts';
import { composeMessage } from '../git/message.ts';
import { openSnapshot } from '../git/snapshot.ts';
import type { ObjectFormat, ObjectId, PushVerdict, Transport } from '../git/transport.ts';
import type { Log } from '../ports.ts';
import type { Backoff } from './backoff.ts';
import type { Plan } from './commit-race.ts';
import { pushSettled } from './push-settled.ts';
import { rejectionFailure } from './rejection.ts';
import { defaultPrefix, requestBranch } from './request-branch.ts';
import { requestsOfBranch } from './rolling-decisions.ts';
import {
  type BranchRecord,
  foreignBranch,
  otherTarget,
  pendingFiles,
  type RequestUpdate,
  readRecord,
  requestTrailers,
} from './rolling-record.ts';
import { type MergedTree, mergeTrees } from './tree-merge.ts';

/** Rejections of a branch that has not moved until it is certain that the server does not want the commit. */
const maxRefusals = 2;
/** Commits of the branch among which what was declined is looked for. */
const declinedDepth = 100;

/** Target and branch at one moment. */
export interface BranchTips {
  readonly base: ObjectId;
  /** Undefined: there is no branch. */
  readonly tip: ObjectId | undefined;
  readonly format: ObjectFormat;
}

interface BranchRequest<P> {
  readonly transport: Transport;
  readonly forge: Forge;
  readonly plan: Plan<P>;
  readonly updates: (payload: P) => readonly RequestUpdate[];
  readonly committer: Committer;
  readonly log: Log;
  readonly branchPrefix?: string | undefined;
}

export class RollingBranch<P> {
  readonly name: string;
  readonly target: string;
  readonly #key: string;
  readonly #prefix: string;
  readonly #request: BranchRequest<P>;
  readonly #backoff: Backoff;
  readonly #records = new Map<string, Promise<BranchRecord | undefined>>();
  #mayDelete = true;
  #refusals = 0;

  constructor(request: BranchRequest<P>, key: string, target: string, backoff: Backoff) {
    this.#request = request;
    this.#key = key;
    this.#prefix = request.branchPrefix ?? defaultPrefix;
    this.name = requestBranch(key, this.#prefix);
    this.target = target;
    this.#backoff = backoff;
  }

  async look(): Promise<BranchTips> {
    const { transport } = this.#request;
    const [target, own] = [this.target, this.name].map((name) => `refs/heads/${name}`) as [string, string];
    const { refs, objectFormat } = await transport.listRefs([target, own]);
    const base = refs.get(target);
    if (base !== undefined) return { base, tip: refs.get(own), format: objectFormat };
    throw new Failure(
      'failed',
      'GIT_UNBORN',
      `there is no commit on ${this.target} that a request could be made against`,
      {
        hint: 'Make a first commit, or use deliver: push once.',
      },
    );
  }

  /** Whether the branch may be committed to; otherwise look again. */
  async prepare(tips: BranchTips): Promise<boolean> {
    if (tips.tip === undefined) return true;
    const record = await this.recordOf(tips.tip, tips.base);
    const isDeclined = await this.#isDeclined(tips.tip);
    if (record.current && !isDeclined) return true;
    const { transport, forge, log } = this.#request;
    const pending = await pendingFiles(transport, record, tips.tip, tips.base);
    // What came in by a squash and was reverted since looks as if it were still to come.
    const delivered = isDeclined || pending.size === 0 || (await forge.wasMerged(this.name, this.target, tips.tip));
    if (delivered && (await this.#deleteDelivered(tips.tip))) return false;
    const origin = delivered ? tips.tip : record.base;
    const merged = await mergeTrees(transport, { origin, ours: tips.tip, theirs: tips.base });
    const mayWait = !delivered && record.follows && merged.conflicting.length === 0;
    if (mayWait && (await this.#hasNothingToWrite(tips, pending))) return true;
    for (const path of merged.overridden) {
      log.warn(`${path}: ${this.target} has other values now; they replace those of ${this.name}`);
    }
    const ref = `refs/heads/${this.name}`;
    const next = record.merged ? { id: tips.base, objects: new Map() } : await this.#mergeCommit(tips, merged);
    const update = { ref, expected: tips.tip, next: next.id, objects: next.objects };
    const verdict = await pushSettled(transport, update);
    if (verdict.result !== 'accepted') await this.#afterLoss(tips, verdict);
    return false;
  }

  /** Somebody closed the request that showed this state: the next one begins without it. */
  async #isDeclined(tip: ObjectId): Promise<boolean> {
    const { open, declined } = await requestsOfBranch(this.#request.forge, this.name, this.target);
    return open === undefined && declined.some((each) => each.tip === tip);
  }

  /** Deletes a branch that stands on what somebody declined. */
  async dropDeclined(tip: ObjectId): Promise<boolean> {
    const { transport, forge } = this.#request;
    const { declined } = await requestsOfBranch(forge, this.name, this.target);
    if (!this.#mayDelete || declined.length === 0) return false;
    const below = new Set((await transport.history(tip, declinedDepth)).map(({ id }) => id));
    if (!declined.some((each) => below.has(each.tip))) return false;
    return this.#delete(tip);
  }

  /** The tip tells a lost race from a server that does not want the merge. */
  async #afterLoss(
    before: BranchTips,
    verdict: Exclude<PushVerdict, { result: 'accepted' | 'refused' }>,
  ): Promise<void> {
    await this.#backoff.lost();
    if (verdict.result === 'unknown' || (await this.look()).tip !== before.tip) return;
    this.#refusals += 1;
    if (this.#refusals < maxRefusals) return;
    const otherwise = {
      problem: `the server refuses commits to ${this.name}, which nobody else has moved`,
      hint: `A hook or a branch protection rule forbids it: allow this credential to push to ${this.#prefix}*.`,
    };
    throw rejectionFailure({ cause: new Error(verdict.reason), branch: this.name, ofRequest: true, otherwise });
  }

  /**
   * The branch of a request that was merged, that a person closed, or that has nothing left: the next request starts from the base, without
   * its commits. Where the server forbids deletions, the base is merged in instead.
   */
  async #deleteDelivered(tip: ObjectId): Promise<boolean> {
    const { forge } = this.#request;
    if (!this.#mayDelete || (await forge.openRequest(this.name, this.target)) !== undefined) return false;
    await this.#delete(tip);
    return true;
  }

  async #delete(tip: ObjectId): Promise<boolean> {
    const ref = `refs/heads/${this.name}`;
    const { transport } = this.#request;
    const verdict = await pushSettled(transport, { ref, expected: tip, next: undefined, objects: new Map() });
    this.#mayDelete = verdict.result === 'accepted';
    return this.#mayDelete;
  }

  async #mergeCommit(tips: BranchTips, merged: MergedTree) {
    const trailers = requestTrailers({ branch: this.name, target: this.target, base: tips.base }, []);
    const commit = await createCommit(this.#request.committer, {
      format: tips.format,
      tree: merged.root,
      parents: [tips.tip ?? tips.base, tips.base],
      message: composeMessage(`Bring in ${this.target}`, trailers),
    });
    return { id: commit.id, objects: merged.objects.set(commit.id, commit.object) };
  }

  /** Whether a base that moved on leaves nothing to write, so that a second run writes nothing (law 4). */
  async #hasNothingToWrite(tips: BranchTips, pending: ReadonlyMap<string, unknown>): Promise<boolean> {
    const onBranch = await this.#filesToChange(tips.tip);
    if (onBranch === undefined || onBranch.length > 0) return false;
    const onBase = await this.#filesToChange(tips.base);
    if (onBase === undefined) return false;
    return onBase.every((path) => pending.has(path));
  }

  /** Files that the plan would change on a state; undefined where it cannot be applied. */
  async #filesToChange(commit: ObjectId | undefined): Promise<readonly string[] | undefined> {
    try {
      const snapshot = await openSnapshot(this.#request.transport, commit);
      const proposal = await this.#request.plan(snapshot, 1);
      if (proposal.kind === 'nothing') return [];
      return (await applyChanges(snapshot, proposal.changes)).files.map(({ path }) => path);
    } catch (error) {
      // Where the change is really made, it fails with its own message.
      if (error instanceof Failure) return undefined;
      throw error;
    }
  }

  /** The plan, with trailers in its commits that say to which request they belong. */
  withRecord(first: BranchTips): Plan<P> {
    const { plan, updates } = this.#request;
    return async (snapshot, attempt) => {
      const proposal = await plan(snapshot, attempt);
      if (proposal.kind === 'nothing') return proposal;
      const at = snapshot.commit;
      const tips = at === first.base || at === first.tip ? first : await this.look();
      const base = at === undefined || at !== tips.tip ? (at ?? tips.base) : (await this.recordOf(at, tips.base)).base;
      const place = { branch: this.name, target: this.target, base };
      const trailers = [...proposal.trailers, ...requestTrailers(place, updates(proposal.payload))];
      return { ...proposal, trailers };
    };
  }

  async recordOf(tip: ObjectId, base: ObjectId): Promise<BranchRecord> {
    const states = `${tip} ${base}`;
    const reading = this.#records.get(states) ?? readRecord(this.#request.transport, tip, base);
    this.#records.set(states, reading);
    const record = await reading;
    if (record === undefined) throw foreignBranch(this.name);
    const { target = this.target } = record;
    if (target !== this.target && !(record.follows && (await this.#isGone(target))))
      throw otherTarget(this.#key, this.name, { here: this.target, there: target });
    return record;
  }

  /** A target that was renamed goes on under its new name. */
  async #isGone(target: string): Promise<boolean> {
    const ref = `refs/heads/${target}`;
    return !(await this.#request.transport.listRefs([ref])).refs.has(ref);
  }
}
