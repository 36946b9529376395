/** What is known of the monorepo's history: commits with their parents, perhaps with gaps, and what follows from them. */
import { decodeCommit } from '../git/commit.ts';
import type { CommitObject, ObjectId } from '../git/transport.ts';
import type { Relation } from './source-facts.ts';

interface KnownCommit {
  readonly parents: readonly ObjectId[];
  readonly seconds: number;
  readonly subject: string;
}

type Reach = 'yes' | 'no' | 'unknown';

/**
 * Knows only what it was given. That a commit is among those given proves something; that it is not proves nothing, unless
 * the search has come to an end: at first commits, or at commits that cannot lead there because they are ancestors of it.
 */
export class CommitGraph {
  readonly #commits = new Map<ObjectId, KnownCommit>();

  /** @param edge commits whose parents are left out because the history was cut below them */
  add(commits: Iterable<CommitObject>, edge: ReadonlySet<ObjectId> = new Set()): void {
    for (const { id, body } of commits) {
      if (this.#commits.has(id) || edge.has(id)) continue;
      const { parents, committer, message } = decodeCommit(body);
      this.#commits.set(id, { parents, seconds: committer.seconds, subject: message.split('\n', 1)[0] ?? '' });
    }
  }

  has(commit: ObjectId): boolean {
    return this.#commits.has(commit);
  }

  /** The commits that begin with these digits. */
  startingWith(digits: string): readonly ObjectId[] {
    return [...this.#commits.keys()].filter((id) => id.startsWith(digits));
  }

  relation(commit: ObjectId, other: ObjectId): Relation {
    if (commit === other) return 'same';
    const contains = this.#reaches(commit, other);
    if (contains === 'yes') return 'contains';
    const contained = this.#reaches(other, commit);
    if (contained === 'yes') return 'contained';
    return contains === 'no' && contained === 'no' ? 'neither' : 'unknown';
  }

  /** Whether the whole history below a commit is here. */
  isWhole(commit: ObjectId): boolean {
    return this.#search(commit, () => false, new Set()).whole;
  }

  /** The commits that the first has and the second lacks, newest first; undefined when they are not all known. */
  lacking(
    commit: ObjectId,
    other: ObjectId,
  ): readonly { readonly commit: ObjectId; readonly subject: string }[] | undefined {
    const shared = this.#ancestors(other);
    const { seen, whole } = this.#search(commit, () => false, shared);
    // Else the other one may have some of them, too, behind what is not known of it.
    const known = this.#search(other, () => false, this.#ancestors(commit)).whole;
    if (!whole || !known) return undefined;
    const found = [...seen].flatMap((id) => {
      const each = this.#commits.get(id);
      return each === undefined ? [] : [{ commit: id, ...each }];
    });
    found.sort((a, b) => b.seconds - a.seconds);
    return found.map(({ commit: id, subject }) => ({ commit: id, subject }));
  }

  /** The newest commit that is known to be below both; undefined when none is. */
  common(commit: ObjectId, other: ObjectId): ObjectId | undefined {
    const shared = this.#ancestors(other);
    // By generations: what is below it comes after it.
    return [...this.#ancestors(commit)].find((id) => shared.has(id));
  }

  /** Whether `ancestor` is below `tip`. */
  #reaches(tip: ObjectId, ancestor: ObjectId): Reach {
    // Below an ancestor of what is looked for it cannot be: history has no circles.
    const below = this.#ancestors(ancestor);
    below.delete(ancestor);
    if (below.has(tip)) return 'no';
    const { found, whole } = this.#search(tip, (id) => id === ancestor, below);
    return found ? 'yes' : whole ? 'no' : 'unknown';
  }

  /** The commit and all that is known to be below it, also by its name alone. */
  #ancestors(commit: ObjectId): Set<ObjectId> {
    return this.#search(commit, () => false, new Set()).named;
  }

  #search(tip: ObjectId, isWanted: (id: ObjectId) => boolean, leftOut: ReadonlySet<ObjectId>) {
    const named = new Set<ObjectId>([tip]);
    const seen = new Set<ObjectId>();
    let whole = true;
    for (const id of named) {
      if (isWanted(id)) return { found: true, whole, seen, named };
      if (leftOut.has(id)) continue;
      const commit = this.#commits.get(id);
      if (commit === undefined) {
        whole = false;
        continue;
      }
      seen.add(id);
      for (const parent of commit.parents) named.add(parent);
    }
    return { found: false, whole, seen, named };
  }
}
