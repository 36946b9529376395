/** A branch of a GitOps repository as `status` reads it: its files, its commits, and when each of those came to the branch. */
import { depths } from '../../bump/record/write-record.ts';
import { type Commit, decodeCommit } from '../../git/commit.ts';
import { type ReferenceCommit, readReference, trailerBlocks } from '../../git/message.ts';
import type { Snapshot } from '../../git/snapshot.ts';
import type { CommitObject, ObjectId, Transport } from '../../git/transport.ts';

/** The deepest history that is read. */
const mostCommits = depths.at(-1) ?? 0;

export class BranchState {
  readonly transport: Transport;
  readonly snapshot: Snapshot;
  readonly #reads = new Map<number, Promise<readonly CommitObject[]>>();
  #deepest: readonly CommitObject[] = [];
  #isCut = false;
  #decoded: { readonly of: readonly CommitObject[]; readonly commits: ReadonlyMap<ObjectId, Commit> } | undefined;

  constructor(transport: Transport, snapshot: Snapshot) {
    this.transport = transport;
    this.snapshot = snapshot;
    if (snapshot.commit !== undefined) transport.expectHistory(snapshot.commit, depths[0] ?? 0);
  }

  /** Newest first. */
  readonly history = (depth: number): Promise<readonly CommitObject[]> => {
    const known = this.#reads.get(depth) ?? this.#read(depth);
    this.#reads.set(depth, known);
    return known;
  };

  /** All that was read so far, newest first. */
  get read(): readonly CommitObject[] {
    return this.#deepest;
  }

  /** Whether there are commits behind the deepest history that is ever read, and it was read. */
  get isCut(): boolean {
    return this.#isCut && this.#deepest.length >= mostCommits;
  }

  /** Of those that were read. */
  commit(id: ObjectId): Commit | undefined {
    return this.#commits().get(id);
  }

  /**
   * When a commit came to the branch, in milliseconds: that of a request with its merge. A commit that was pushed is one of the
   * first parents itself.
   */
  arrivals(): ReadonlyMap<ObjectId, number> {
    const commits = this.#commits();
    const line: ObjectId[] = [];
    for (let id = this.snapshot.commit; id !== undefined && commits.has(id); id = commits.get(id)?.parents[0]) {
      line.push(id);
    }
    const arrived = new Map<ObjectId, number>();
    for (const id of line.reverse()) {
      const at = (commits.get(id)?.committer.seconds ?? 0) * 1000;
      const reached = new Set(arrived.has(id) ? [] : [id]);
      for (const each of reached) {
        arrived.set(each, at);
        for (const parent of commits.get(each)?.parents ?? []) if (!arrived.has(parent)) reached.add(parent);
      }
    }
    return arrived;
  }

  /** Whether a commit is the other one, or has it among its ancestors, as far as they were read. */
  reaches(commit: ObjectId, ancestor: ObjectId): boolean {
    const commits = this.#commits();
    const reached = new Set([commit]);
    for (const id of reached) {
      if (id === ancestor) return true;
      for (const parent of commits.get(id)?.parents ?? []) reached.add(parent);
    }
    return false;
  }

  /** What the commits that were read say of commits of the monorepo, for Argo CD. */
  references(): ReadonlyMap<ObjectId, ReferenceCommit> {
    const found = new Map<ObjectId, ReferenceCommit>();
    for (const { message } of this.#commits().values()) {
      for (const trailers of trailerBlocks(message)) {
        const reference = readReference(trailers);
        if (reference?.sha !== undefined) found.set(reference.sha, reference);
      }
    }
    return found;
  }

  async #read(depth: number): Promise<readonly CommitObject[]> {
    const tip = this.snapshot.commit;
    const commits = tip === undefined ? [] : await this.transport.history(tip, depth);
    if (commits.length > this.#deepest.length) this.#deepest = commits;
    if (depth >= mostCommits && commits.length >= depth) this.#isCut = true;
    return commits;
  }

  #commits(): ReadonlyMap<ObjectId, Commit> {
    if (this.#decoded?.of !== this.#deepest) {
      const commits = new Map(this.#deepest.map(({ id, body }) => [id, decodeCommit(body)]));
      this.#decoded = { of: this.#deepest, commits };
    }
    return this.#decoded?.commits ?? new Map();
  }
}
