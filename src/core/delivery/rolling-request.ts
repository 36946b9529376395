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

import type { AppliedUpdates } from '../bump/updates.ts';
import { badInput, Failure } from '../failure.ts';
import { branchUnseen, type Forge, type ForgeRequest, type RequestContent } from '../forge/forge.ts';
import type { Identity } from '../git/commit.ts';
import { resolveBranch } from '../git/repository.ts';
import { withSharedReads } from '../git/snapshot.ts';
import type { ObjectId } from '../git/transport.ts';
import { Backoff } from '../net/backoff.ts';
import { commitByApi } from './api-delivery.ts';
import { commitTo, type Delivered, type DeliveryRequest } from './delivery.ts';
import { RollingBranch, type Seen } from './rolling-request-branch.ts';
import {
  type PendingUpdate,
  pendingFiles,
  type RequestUpdate,
  requestBranch,
  stillPending,
} from './rolling-request-record.ts';
import { replacedRequests } from './rolling-request-replaced.ts';
import { code, requestBody, requestTitle } from './rolling-request-text.ts';

/** `branch` is the target; `startFrom` has no place here. */
export interface RollingRequest<P> extends Omit<DeliveryRequest<P>, 'startFrom'> {
  readonly forge: Forge;
  readonly commitVia: 'git' | 'api';
  /** As `commitByApi` takes it. */
  readonly apiAuthor?: Identity | undefined;
  /** Everything with the same key shares one request. Default: the target branch. */
  readonly requestKey: string | undefined;
  /** Default: the services and the key. */
  readonly title: string | undefined;
  readonly labels: readonly string[];
  /** User names. */
  readonly reviewers: readonly string[];
  /** Of a new request; people may make it ready. */
  readonly draft: boolean;
  readonly autoMerge: boolean;
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
 * target that is the request's own branch, `GIT_RACE_TIMEOUT`, and whatever `commitTo`, `commitByApi` and the forge throw.
 */
export async function deliverRequest<P>(request: RollingRequest<P>): Promise<Requested<P>> {
  if (request.commitVia === 'api' && request.sign !== undefined) {
    throw badInput('sign', 'cannot be used with commit-via: api', 'Use commit-via: git to sign with a key.');
  }
  for (const text of [request.title, request.requestKey]) {
    if (text !== undefined && request.secrets.found(text)) throw secretInRequest();
  }
  // The states of a hundred services are compared at once.
  const transport = withSharedReads(request.transport);
  const target = await resolveBranch(transport, request.branch);
  if (target.name === requestBranch(request.requestKey ?? target.name)) throw ownTarget(target.name);
  return new Rolling({ ...request, transport }, target.name).run();
}

function secretInRequest(): Failure {
  return new Failure('refused', 'SECRET_IN_REQUEST', 'the request would publish a secret of this job', {
    hint: 'Check which variable went into title or request-key.',
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

/** What applied updates change, as a request's table shows it: every image, and every file without one. */
export function requestUpdates({ files, images }: AppliedUpdates): readonly RequestUpdate[] {
  const changed = new Set(files.map(({ path }) => path));
  const shown = images.filter(({ file, oldImage, newImage }) => changed.has(file) && oldImage !== newImage);
  const withImage = new Set(shown.map(({ file }) => file));
  const rest = files.filter(({ path }) => !withImage.has(path));
  return [
    ...shown,
    ...rest.map(({ path: file }) => ({ service: undefined, file, oldImage: undefined, newImage: undefined })),
  ];
}

/** Milliseconds between looks for a branch that the forge does not show yet; it has lagged by 37 s (srtab/daiv#1436). */
const unseenPause = 2_000;

class Rolling<P> {
  readonly #request: RollingRequest<P>;
  readonly #key: string;
  readonly #branch: RollingBranch<P>;
  readonly #backoff: Backoff;
  readonly #closed: number[] = [];

  constructor(request: RollingRequest<P>, target: string) {
    this.#request = request;
    this.#key = request.requestKey ?? target;
    this.#backoff = new Backoff(request.clock, request.timeout);
    this.#branch = new RollingBranch(request, this.#key, target, this.#backoff);
  }

  async run(): Promise<Requested<P>> {
    let made: Delivered<P> | undefined;
    let shown: ForgeRequest | undefined;
    for (;;) {
      const seen = await this.#branch.look();
      const ready = this.#request.dryRun === true || (await this.#branch.prepare(seen));
      if (ready) {
        const delivered = await this.#commit(seen);
        if (this.#request.dryRun === true) return this.#asItStands(delivered);
        const settled = await this.#settle(delivered.result === 'committed');
        shown = settled.request ?? shown;
        // A later round may find that what an earlier one committed has been merged. Into a base that has not moved
        // nothing was: it had that before, or the branch was deleted.
        const isGone = settled.state === 'none' && settled.base === seen.base;
        if (delivered.result === 'committed') made = isGone ? undefined : delivered;
        if (settled.state === 'open')
          return this.#result(made ?? delivered, ...(await this.#finish(settled.request, made)));
        if (delivered.result === 'unchanged') {
          return this.#result(made ?? delivered, made === undefined ? 'none' : 'merged', shown);
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

  #commit(seen: Seen): Promise<Delivered<P>> {
    const { commitVia } = this.#request;
    const request = {
      ...this.#request,
      branch: this.#branch.name,
      startFrom: this.#branch.target,
      plan: this.#branch.recorded(seen),
      timeout: this.#backoff.left,
    };
    return commitVia === 'api' ? commitByApi(request) : commitTo(request);
  }

  /** Makes the request show what the branch holds, until the branch has not moved meanwhile. */
  async #settle(
    committed: boolean,
  ): Promise<{ state: 'open'; request: ForgeRequest } | { state: 'none'; base: ObjectId; request?: never }> {
    const { forge, transport } = this.#request;
    for (;;) {
      const seen = await this.#branch.look();
      if (seen.tip === undefined) return { state: 'none', base: seen.base };
      const record = await this.#branch.recordOf(seen.tip, seen.base);
      const files = await pendingFiles(transport, record, seen.tip, seen.base);
      const open = await forge.openRequest(this.#branch.name, this.#branch.target);
      if (files.size === 0) {
        if (open === undefined) return { state: 'none', base: seen.base };
        // Somebody may commit meanwhile: the next look gives the branch a request again.
        await this.#retire(open, seen.tip, `Nothing is left to merge: ${code(this.#branch.target)} has it all.`);
      } else {
        const updates = await stillPending(transport, record, files, { tip: seen.tip, base: seen.base });
        const content = this.#content(updates, files.size, open);
        const request = await this.#show(open, content, seen);
        if (request !== undefined && (await this.#branch.look()).tip === seen.tip) return { state: 'open', request };
      }
      if (this.#backoff.left === 0) {
        if (committed) this.#request.log.warn(`${this.#branch.name} moves too fast to describe; the next run will`);
        throw this.#late();
      }
    }
  }

  /** Undefined: the branch or the request changed under the forge's hands (merged, deleted), look again. */
  async #show(open: ForgeRequest | undefined, content: RequestContent, seen: Seen): Promise<ForgeRequest | undefined> {
    const { forge } = this.#request;
    try {
      const shown = open === undefined ? await forge.createRequest(content) : await forge.updateRequest(open, content);
      if (shown.state === 'open') return shown;
      await this.#backoff.lost();
      return undefined;
    } catch (error) {
      const now = await this.#branch.look();
      const moved = now.tip !== seen.tip || now.base !== seen.base;
      const unseen = error instanceof Failure && error.code === branchUnseen;
      if (moved) await this.#backoff.lost();
      else if (unseen) await this.#backoff.pause(unseenPause);
      if (!moved && !(unseen && this.#backoff.left > 0)) throw error;
      return undefined;
    }
  }

  #content(updates: readonly PendingUpdate[], files: number, open: ForgeRequest | undefined): RequestContent {
    const { title, labels, reviewers, draft } = this.#request;
    return {
      sourceBranch: this.#branch.name,
      targetBranch: this.#branch.target,
      title: title ?? requestTitle(this.#key, updates),
      body: requestBody(this.#branch.name, this.#branch.target, updates, files),
      labels,
      reviewers,
      draft: open?.draft ?? draft,
    };
  }

  /** Auto-merge, and the end of requests that this one has replaced. */
  async #finish(request: ForgeRequest, made: Delivered<P> | undefined): Promise<['open' | 'merged', ForgeRequest]> {
    const { forge, autoMerge, log } = this.#request;
    if (made !== undefined) await this.#closeReplaced(request);
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
    for (const other of await replacedRequests(forge, transport, { branch, target, base, tip })) {
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
    const verdict = await transport.push({ ref, expected: tip, next: undefined, objects: new Map() });
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
