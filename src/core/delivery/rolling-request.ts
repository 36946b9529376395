/**
 * Delivery by one rolling request (`deliver: pull-request`): a branch of ours, based on the target, that collects the
 * updates of all services until somebody merges it.
 *
 * Concurrency. The branch is the truth, the request only shows it. Everybody commits to the branch as to any other (read,
 * apply, compare-and-swap), so services never erase each other, and writes the request's text from the branch
 * afterwards, again until the branch has not moved meanwhile: whoever writes last has described the last state. A base
 * that moved on is merged into the branch, never the branch rewritten. Killed anywhere, the next run picks up from the
 * branch: a commit without a request gets one.
 */

import { badInput, Failure } from '../failure.ts';
import { branchNotVisible, type Forge, type ForgeRequest, type RequestContent } from '../forge/forge.ts';
import type { Committer } from '../git/commit.ts';
import { resolveBranch } from '../git/repository.ts';
import { openSnapshot, withSharedReads } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { Secrets } from '../ports.ts';
import { Backoff } from './backoff.ts';
import { commitTo, type Delivered, type DeliveryRequest } from './commit-race.ts';
import { pushSettled } from './push-settled.ts';
import { defaultPrefix, prefixesOf, requestBranch } from './request-branch.ts';
import { type BranchTips, RollingBranch } from './rolling-branch.ts';
import {
  type PendingUpdate,
  pendingFiles,
  placeOf,
  type RequestUpdate,
  readRecord,
  stillPending,
} from './rolling-record.ts';
import { code, looksLikeOurs, requestBody, requestTitle } from './rolling-text.ts';
import { mergeTrees } from './tree-merge.ts';

export interface RequestSettings {
  /** Everything with the same key shares one request. Default: the target branch. */
  readonly requestKey: string | undefined;
  /** What the name of its branch begins with. Default: `monorepo-gitops/`. */
  readonly branchPrefix?: string | undefined;
  /** Default: the services and the key. */
  readonly title: string | undefined;
  readonly labels: readonly string[];
  /** User names. */
  readonly reviewers: readonly string[];
  /** Of a new request; people may make it ready. */
  readonly draft: boolean;
  readonly autoMerge: boolean;
}

/** `branch` is the target; `startFrom` has no place here. */
export interface RollingRequest<P> extends Omit<DeliveryRequest<P>, 'startFrom'>, RequestSettings {
  readonly forge: Forge;
  /** Of merges of the target into the branch, which are always pushed. */
  readonly committer: Committer;
  /** What a proposal updates, for the request's table. */
  readonly updates: (payload: P) => readonly RequestUpdate[];
}

/** A `commit` result is on the request's branch, or merged from it already. */
export interface Requested<P> {
  readonly delivered: Delivered<P>;
  /** `none`: nothing of this key is open. */
  readonly state: 'open' | 'merged' | 'none';
  readonly request: ForgeRequest | undefined;
  /** Numbers of requests that had nothing left or were replaced. */
  readonly closed: readonly number[];
}

/**
 * @throws Failure refused `REQUEST_BRANCH_FOREIGN` for a branch that others made and `SECRET_IN_REQUEST`, bad input for a
 * target that is the request's own branch, `GIT_RACE_TIMEOUT`, and whatever `commitTo` and the forge throw.
 */
export async function deliverRequest<P>(request: RollingRequest<P>): Promise<Requested<P>> {
  refuseSecretTexts(request.secrets, [request.title, request.requestKey, request.branchPrefix, ...request.labels]);
  // The states of a hundred services are compared at once.
  const transport = withSharedReads(request.transport);
  const target = await resolveBranch(transport, request.branch);
  if (target.name === requestBranch(request.requestKey ?? target.name, request.branchPrefix))
    throw ownTarget(target.name);
  return new Rolling({ ...request, transport }, target.name).run();
}

function refuseSecretTexts(secrets: Secrets, texts: readonly (string | undefined)[]): void {
  if (!texts.some((text) => text !== undefined && secrets.isIn(text))) return;
  throw new Failure('refused', 'SECRET_IN_REQUEST', 'the request would publish a secret of this job', {
    hint: 'Check which variable went into its title, request-key, request-branch, labels, or the updates that it lists.',
  });
}

/** Its commits would reach the target without a request. */
function ownTarget(branch: string): Failure {
  return badInput(
    'gitops-branch',
    `${branch} is the branch of the request itself`,
    'Give the branch that the request is to be merged into, or another request-key.',
  );
}

/** Milliseconds between looks for a branch that the forge does not show yet; it has lagged by 37 s (srtab/daiv#1436). */
const hiddenPause = 2_000;

class Rolling<P> {
  readonly #request: RollingRequest<P>;
  readonly #key: string;
  readonly #branch: RollingBranch<P>;
  readonly #backoff: Backoff;
  readonly #closed: number[] = [];
  #pushed: ObjectId | undefined;

  constructor(request: RollingRequest<P>, target: string) {
    this.#request = request;
    this.#key = request.requestKey ?? target;
    this.#backoff = new Backoff(request.clock, request.timeout);
    this.#branch = new RollingBranch(request, this.#key, target, this.#backoff);
  }

  /** @throws Failure with the `commit` as an output, where the branch has one that no request shows yet */
  async run(): Promise<Requested<P>> {
    try {
      return await this.#rounds();
    } catch (error) {
      if (!(error instanceof Failure) || this.#pushed === undefined) throw error;
      throw error.with({ outputs: { commit: this.#pushed, ...error.outputs } });
    }
  }

  async #rounds(): Promise<Requested<P>> {
    let committed: Delivered<P> | undefined;
    let lastShown: ForgeRequest | undefined;
    for (;;) {
      const tips = await this.#branch.look();
      const ready = this.#request.dryRun === true || (await this.#branch.prepare(tips));
      if (ready) {
        const delivered = await this.#commit(tips);
        if (this.#request.dryRun === true) return this.#asItStands(delivered);
        if (delivered.result === 'committed') this.#pushed = delivered.commit;
        const settled = await this.#settle(delivered.result === 'committed');
        lastShown = settled.request ?? lastShown;
        // A later round may find that what an earlier one committed has been merged. Into a base that has not moved
        // nothing was: it had that before, or the branch was deleted.
        const isGone = settled.state === 'none' && settled.base === tips.base;
        if (delivered.result === 'committed') committed = isGone ? undefined : delivered;
        if (settled.state === 'open')
          return this.#result(committed ?? delivered, ...(await this.#finish(settled.request, committed)));
        if (delivered.result === 'unchanged') {
          return this.#result(committed ?? delivered, committed === undefined ? 'none' : 'merged', lastShown);
        }
      }
      if (this.#backoff.left === 0) throw this.#late();
    }
  }

  /** A dry run only looks which request there is. */
  async #asItStands(delivered: Delivered<P>): Promise<Requested<P>> {
    if (delivered.result === 'planned') return this.#result(delivered, 'none', undefined);
    const open = await this.#request.forge.openRequest(this.#branch.name, this.#branch.target);
    return this.#result(delivered, open === undefined ? 'none' : 'open', open);
  }

  #commit(tips: BranchTips): Promise<Delivered<P>> {
    return commitTo({
      ...this.#request,
      branch: this.#branch.name,
      startFrom: this.#branch.target,
      plan: this.#branch.withRecord(tips),
      timeout: this.#backoff.left,
    });
  }

  /** Makes the request show what the branch holds, until the branch has not moved meanwhile. */
  async #settle(
    committed: boolean,
  ): Promise<{ state: 'open'; request: ForgeRequest } | { state: 'none'; base: ObjectId; request?: never }> {
    const { forge, transport } = this.#request;
    for (;;) {
      const tips = await this.#branch.look();
      if (tips.tip === undefined) return { state: 'none', base: tips.base };
      const record = await this.#branch.recordOf(tips.tip, tips.base);
      const files = await pendingFiles(transport, record, tips.tip, tips.base);
      const open = await forge.openRequest(this.#branch.name, this.#branch.target);
      // Somebody closed it while this run was committing: that goes onto the base alone.
      if (open === undefined && (await this.#branch.dropDeclined(tips.tip))) continue;
      if (files.size === 0) {
        if (open === undefined) return { state: 'none', base: tips.base };
        // Somebody may commit meanwhile: the next look gives the branch a request again.
        await this.#retire(open, tips.tip, `Nothing is left to merge: ${code(this.#branch.target)} has it all.`);
      } else {
        const updates = await stillPending(transport, record, files, { tip: tips.tip, base: tips.base });
        const content = this.#content(updates, files.size, open);
        const request = await this.#show(open, content, tips);
        if (request !== undefined && (await this.#branch.look()).tip === tips.tip) return { state: 'open', request };
      }
      if (this.#backoff.left === 0) {
        if (committed) this.#request.log.warn(`${this.#branch.name} moves too fast to describe; the next run will`);
        throw this.#late();
      }
    }
  }

  /** Undefined: the branch or the request changed under the forge's hands (merged, deleted), look again. */
  async #show(
    open: ForgeRequest | undefined,
    content: RequestContent,
    tips: BranchTips,
  ): Promise<ForgeRequest | undefined> {
    const { forge } = this.#request;
    try {
      const shown = open === undefined ? await forge.createRequest(content) : await forge.updateRequest(open, content);
      if (shown.state === 'open') return shown;
      await this.#backoff.lost();
      return undefined;
    } catch (error) {
      const now = await this.#branch.look();
      const moved = now.tip !== tips.tip || now.base !== tips.base;
      const hidden = error instanceof Failure && error.code === branchNotVisible;
      if (moved) await this.#backoff.lost();
      else if (hidden) await this.#backoff.pause(hiddenPause);
      if (!moved && !(hidden && this.#backoff.left > 0)) throw error;
      return undefined;
    }
  }

  #content(updates: readonly PendingUpdate[], files: number, open: ForgeRequest | undefined): RequestContent {
    const { title, labels, reviewers, draft } = this.#request;
    const content = {
      sourceBranch: this.#branch.name,
      targetBranch: this.#branch.target,
      title: title ?? requestTitle(this.#key, updates),
      body: requestBody(this.#branch.name, this.#branch.target, updates, files),
      labels,
      reviewers,
      draft: open?.draft ?? draft,
    };
    refuseSecretTexts(this.#request.secrets, [content.title, content.body]);
    return content;
  }

  /** Auto-merge, and the end of requests that this one has replaced. */
  async #finish(
    request: ForgeRequest,
    committed: Delivered<P> | undefined,
  ): Promise<['open' | 'merged', ForgeRequest]> {
    const { forge, autoMerge, log } = this.#request;
    if (committed !== undefined) await this.#closeReplaced(request);
    if (!autoMerge) return ['open', request];
    const merging = await forge.enableAutoMerge(request);
    if (merging.result === 'unavailable') log.warn(`${request.url} is not merged automatically: ${merging.reason}`);
    return [merging.result === 'merged' ? 'merged' : 'open', request];
  }

  async #closeReplaced(request: ForgeRequest): Promise<void> {
    const { forge, transport } = this.#request;
    const { name: branch, target } = this.#branch;
    const { base, tip } = await this.#branch.look();
    if (tip === undefined) return;
    const prefixes = prefixesOf(this.#request.branchPrefix);
    for (const other of await replacedRequests(forge, transport, {
      number: request.number,
      branch,
      target,
      base,
      tip,
      prefixes,
    })) {
      const reason = `Replaced by ${request.url}, which updates the same.`;
      // What came in at the last moment is not replaced: its branch gets a request again.
      if ((await this.#retire(other.request, other.tip, reason)) === 'moved') await forge.createRequest(other.request);
    }
  }

  /** Closes a request, and deletes its branch if that is still as it was read. */
  async #retire(request: ForgeRequest, tip: ObjectId, reason: string): Promise<'gone' | 'moved'> {
    const { forge, transport } = this.#request;
    // First, because GitHub closes the request of a deleted branch by itself, without the reason.
    await forge.closeRequest(request, reason);
    this.#closed.push(request.number);
    const ref = `refs/heads/${request.sourceBranch}`;
    const verdict = await pushSettled(transport, { ref, expected: tip, next: undefined, objects: new Map() });
    if (verdict.result === 'accepted') return 'gone';
    // A server that forbids deletions keeps the branch; what it holds is delivered or replaced all the same.
    const now = (await transport.listRefs([ref])).refs.get(ref);
    return now === undefined || now === tip ? 'gone' : 'moved';
  }

  #result(delivered: Delivered<P>, state: Requested<P>['state'], request: ForgeRequest | undefined): Requested<P> {
    return { delivered, state, request, closed: this.#closed };
  }

  #late(): Failure {
    const seconds = Math.round(this.#request.timeout / 1000);
    return new Failure(
      'failed',
      'GIT_RACE_TIMEOUT',
      `${this.#branch.name} could not be brought up to date within ${seconds} s`,
      {
        hint: 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
      },
    );
  }
}

interface RequestPlace {
  readonly number: number;
  readonly branch: string;
  readonly target: string;
  /** Tip of the target. */
  readonly base: ObjectId;
  readonly tip: ObjectId;
  readonly prefixes: readonly string[];
}

interface ReplacedRequest {
  readonly request: ForgeRequest;
  /** Tip of its branch. */
  readonly tip: ObjectId;
}

/**
 * Older requests to the same target all of whose updates, files and lines this one holds or changes too. That they are
 * ours, and what they hold, is proved by the commits on their branches (law 8).
 */
async function replacedRequests(
  forge: Forge,
  transport: Transport,
  place: RequestPlace,
): Promise<readonly ReplacedRequest[]> {
  const found = await Promise.all(place.prefixes.map((prefix) => forge.openRequests(prefix)));
  // People's branches may begin with a chosen prefix too, and each branch costs a look at its history.
  const others = [...new Map(found.flat().map((each) => [each.number, each])).values()].filter(
    (each) =>
      each.sourceBranch !== place.branch &&
      each.targetBranch === place.target &&
      (each.sourceBranch.startsWith(defaultPrefix) || looksLikeOurs(each)),
  );
  const own = others.length === 0 ? undefined : await contentOf(transport, place.tip, place.base);
  if (own === undefined) return [];
  const { refs } = await transport.listRefs(place.prefixes.map((prefix) => `refs/heads/${prefix}`));
  const replaced: ReplacedRequest[] = [];
  for (const request of others) {
    const tip = refs.get(`refs/heads/${request.sourceBranch}`);
    const content = tip === undefined ? undefined : await contentOf(transport, tip, place.base);
    if (tip === undefined || content === undefined) continue;
    if (content.record.branch !== request.sourceBranch) continue;
    // Two that replace each other at the same moment must not both go: the one that was opened last stays.
    const [theirs, ours] = [content.record.seconds, own.record.seconds];
    const older = theirs < ours || (theirs === ours && request.number < place.number);
    const sameThings =
      content.places.size > 0 && isWithin(content.places, own.places) && isWithin(content.files, own.files);
    if (older && sameThings && (await addsNothing(transport, { origin: content.record.base, ours: tip }, place.tip))) {
      replaced.push({ request, tip });
    }
  }
  return replaced;
}

async function contentOf(transport: Transport, tip: ObjectId, base: ObjectId) {
  const record = await readRecord(transport, tip, base);
  if (record === undefined) return undefined;
  const files = await pendingFiles(transport, record, tip, base);
  const updates = await stillPending(transport, record, files, { tip, base });
  return { record, files, places: new Set(updates.map(placeOf)) };
}

/** A file may have the same service in two places, of two environments: only what this one writes too is replaced. */
async function addsNothing(
  transport: Transport,
  other: { readonly origin: ObjectId; readonly ours: ObjectId },
  tip: ObjectId,
): Promise<boolean> {
  const [merged, own] = await Promise.all([
    mergeTrees(transport, { ...other, theirs: tip }),
    openSnapshot(transport, tip),
  ]);
  return merged.root === own.root;
}

function isWithin(part: { keys(): Iterable<string> }, whole: { has(key: string): boolean }): boolean {
  return [...part.keys()].every((key) => whole.has(key));
}
