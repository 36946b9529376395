/** Commits of the monorepo that one state has and another one lacks, and the files that each of them changed: by the checkout. */
import { decodeName } from '../../git/objects.ts';
import type { GitResult } from '../../git/program/program.ts';
import type { ObjectId } from '../../git/transport.ts';
import { type Checkout, git, isShallow } from '../../source/checkout.ts';
import type { SourceFile } from '../../source/tree.ts';

/** Commits of the walk that answers all pairs together. */
const mostWalked = 20_000;

/** The history below some commits, as far as the checkout has it. */
export class CommitWalk {
  readonly #parents: ReadonlyMap<ObjectId, readonly ObjectId[]>;
  /** Commits whose parents were cut off: by a shallow clone, or by the length of the walk. */
  readonly #edge: ReadonlySet<ObjectId>;
  /** Asked for once for each of many pairs. */
  readonly #histories = new Map<ObjectId, { readonly found: ReadonlySet<ObjectId>; readonly isWhole: boolean }>();

  private constructor(parents: ReadonlyMap<ObjectId, readonly ObjectId[]>, isCut: boolean) {
    this.#parents = parents;
    const isEdge = (its: readonly ObjectId[]) => (its.length === 0 ? isCut : its.some((each) => !parents.has(each)));
    this.#edge = new Set([...parents].flatMap(([id, its]) => (isEdge(its) ? [id] : [])));
  }

  /** One process, two where not all commits are here; nothing is fetched. */
  static async below(at: Checkout, tips: Iterable<ObjectId>): Promise<CommitWalk> {
    const wanted = [...new Set(tips)];
    const found = await quietly(at, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], wanted);
    const here = linesOf(found).flatMap((line) => (line.endsWith(' commit') ? [line.split(' ')[0] ?? ''] : []));
    if (here.length === 0) return new CommitWalk(new Map(), false);
    const args = ['rev-list', '--parents', `--max-count=${mostWalked}`, '--stdin'];
    const parents = new Map(
      linesOf(await quietly(at, args, here)).map((line) => {
        const [id = '', ...its] = line.split(' ');
        return [id, its] as const;
      }),
    );
    return new CommitWalk(parents, await isShallow(at).catch(() => true));
  }

  /** Whether the parents of a commit are here too, so that git tells what it changed. */
  hasParents(commit: ObjectId): boolean {
    return this.#parents.has(commit) && !this.#edge.has(commit);
  }

  /** Whether one commit is the other, or has it among its ancestors. */
  reaches(commit: ObjectId, ancestor: ObjectId): 'yes' | 'no' | 'unknown' {
    if (commit === ancestor) return 'yes';
    if (!this.#parents.has(commit)) return 'unknown';
    const below = this.#history(commit);
    if (below.found.has(ancestor)) return 'yes';
    return below.isWhole && this.#parents.has(ancestor) ? 'no' : 'unknown';
  }

  /**
   * Those that the first has and the second lacks, each with its first parent; of merges the commits that they bring. Undefined
   * where the checkout does not tell.
   */
  lacking(commit: ObjectId, other: ObjectId): readonly ChangedCommit[] | undefined {
    if (!this.#parents.has(commit) || !this.#parents.has(other)) return undefined;
    const shared = this.#history(other).found;
    const { found, isWhole } = this.#below(commit, shared);
    if (!isWhole) return undefined;
    return [...found].flatMap((id) => {
      const [parent, second] = this.#parents.get(id) ?? [];
      return second === undefined ? [{ commit: id, parent }] : [];
    });
  }

  #history(tip: ObjectId) {
    const known = this.#histories.get(tip) ?? this.#below(tip, new Set());
    this.#histories.set(tip, known);
    return known;
  }

  #below(tip: ObjectId, leftOut: ReadonlySet<ObjectId>) {
    const found = new Set(leftOut.has(tip) ? [] : [tip]);
    let isWhole = true;
    for (const id of found) {
      if (this.#edge.has(id)) isWhole = false;
      for (const parent of this.#parents.get(id) ?? []) if (!leftOut.has(parent)) found.add(parent);
    }
    return { found, isWhole };
  }
}

export interface ChangedCommit {
  readonly commit: ObjectId;
  /** The first; undefined of a first commit. */
  readonly parent: ObjectId | undefined;
}

/** A file as it was before and after; undefined where it was not there. */
export interface FileDifference {
  readonly path: string;
  readonly before: SourceFile | undefined;
  readonly after: SourceFile | undefined;
}

/** What each commit changed against its first parent, by one process; a commit that is not here is left out. */
export async function changedByCommits(
  at: Checkout,
  commits: readonly ObjectId[],
): Promise<ReadonlyMap<ObjectId, readonly FileDifference[]>> {
  if (commits.length === 0) return new Map();
  const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--root', '--always'];
  const { code, stdout } = await quietly(at, [...args, '--diff-merges=first-parent'], commits);
  return code === 0 ? readDifferences(stdout) : new Map();
}

/** What differs between two commits; undefined where one of them is not here. */
export async function differencesBetween(
  at: Checkout,
  before: ObjectId,
  after: ObjectId,
): Promise<readonly FileDifference[] | undefined> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', '--end-of-options', before, after];
  const { code, stdout } = await quietly(at, args, []);
  return code === 0 ? (readDifferences(stdout).get('') ?? []) : undefined;
}

/**
 * `<commit>\0` before the entries of each commit of several, `:<mode> <mode> <id> <id> <letter>\0<path>\0`.
 * Source: git-diff-tree(1), "Raw output format".
 */
function readDifferences(output: Buffer): ReadonlyMap<ObjectId, readonly FileDifference[]> {
  const found = new Map<ObjectId, FileDifference[]>();
  const words = output.toString('latin1').split('\0').slice(0, -1);
  let current: FileDifference[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith(':')) {
      current = [];
      found.set(word, current);
      continue;
    }
    at += 1;
    const [before = '', after = '', old = '', now = ''] = word.slice(1).split(' ');
    const path = decodeName(Buffer.from(words[at] ?? '', 'latin1'));
    const file = (mode: string, id: string) => (/^0+$/.test(mode) ? undefined : { path, mode, id });
    if (found.size === 0) found.set('', current);
    current.push({ path, before: file(before, old), after: file(after, now) });
  }
  return found;
}

/** There may be no git and no checkout: then nothing is known. */
async function quietly(at: Checkout, args: readonly string[], lines: readonly string[]): Promise<GitResult> {
  const variables = { GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1' };
  const stdin = lines.map((line) => `${line}\n`).join('');
  const nothing = { code: 128, stdout: Buffer.alloc(0), stderr: '' };
  return git(at, args, variables, stdin).catch(() => nothing);
}

function linesOf({ code, stdout }: GitResult): readonly string[] {
  return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : [];
}
