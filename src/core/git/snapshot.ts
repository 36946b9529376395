/** One state of the GitOps repository: reads files through git's trees, without a checkout. */

import { badInput, Failure } from '../failure.ts';
import { alternatives, type GlobWalk, globWalk } from '../glob.ts';
import { decodeCommit } from './commit.ts';
import { decodeTree, isDirectory, isSameEntry, type TreeEntry, treeMode } from './objects.ts';
import { pathOutside, pathSegments } from './path.ts';
import type { GitObject, ObjectFormat, ObjectId, Transport } from './transport.ts';

export interface SnapshotFile {
  /** `100644` or `100755`. */
  readonly mode: string;
  readonly body: Uint8Array;
}

/** `path` is relative to the root. A deletion takes a file, or a directory with all that is in it. */
export type FileChange =
  | { readonly path: string; readonly body: Uint8Array; readonly mode?: '100644' | '100755' }
  | { readonly path: string; readonly delete: true };

/** Trees that one glob may read: enough for 10,000 services, too few for walking a whole monorepo by accident. */
const maxTrees = 20_000;

/** The state after a commit; without one, the empty state of an unborn branch in the given format. */
export async function openSnapshot(
  transport: Transport,
  commit: ObjectId | undefined,
  format: ObjectFormat = formatOf(commit ?? ''),
): Promise<Snapshot> {
  if (commit === undefined) return new Snapshot(transport, undefined, undefined, format);
  const object = (await transport.read([commit])).get(commit);
  if (object === undefined) throw new Failure('failed', 'GIT_OBJECT', `the commit ${commit} could not be read`);
  return new Snapshot(transport, commit, decodeCommit(object.body).tree, format);
}

/** A file's text; undefined when nothing is there. */
export async function readText(snapshot: Pick<Snapshot, 'readFile'>, path: string): Promise<string | undefined> {
  const file = await snapshot.readFile(path);
  return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}

/**
 * Paths are relative to the root; `input` names the input of a path in messages. Reads at the same time share one fetch. A
 * path that leaves the repository is bad input, a path that crosses a symlink or submodule is refused: both fail with
 * `PATH_OUTSIDE`.
 */
export class Snapshot {
  /** Undefined: the branch is unborn and the snapshot is empty. */
  readonly commit: ObjectId | undefined;
  /** The root tree. */
  readonly root: ObjectId | undefined;
  readonly format: ObjectFormat;
  readonly #load: (id: ObjectId) => Promise<GitObject>;
  readonly #trees = new Map<ObjectId, Promise<readonly TreeEntry[]>>();

  constructor(transport: Transport, commit: ObjectId | undefined, root: ObjectId | undefined, format: ObjectFormat) {
    this.commit = commit;
    this.root = root;
    this.format = format;
    this.#load = batched(transport);
  }

  /** Undefined when nothing is there. */
  async readFile(path: string, input = 'file'): Promise<SnapshotFile | undefined> {
    const entry = await this.entry(path, input);
    if (entry === undefined) return undefined;
    if (isDirectory(entry))
      throw badInput(input, `${path} is a directory in the GitOps repository`, 'Name a file in it.');
    return { mode: entry.mode, body: (await this.#load(entry.id)).body };
  }

  /** The tree entry at a path: mode, name and id. */
  async entry(path: string, input = 'file'): Promise<TreeEntry | undefined> {
    let entry: TreeEntry | undefined = this.#rootEntry();
    for (const segment of pathSegments(path, input)) {
      if (entry === undefined) return undefined;
      if (!isDirectory(entry)) {
        throw badInput(input, `${path} leads through ${entry.name}, which is a file`, 'Check the path.');
      }
      entry = (await this.tree(entry.id)).find((each) => each.name === segment);
      if (entry?.mode === treeMode.symlink) throw pathOutside(input, path, `crosses the symlink "${entry.name}"`);
      if (entry?.mode === treeMode.submodule) throw pathOutside(input, path, `crosses the submodule "${entry.name}"`);
    }
    return entry;
  }

  /** The entries of a directory (`''` is the root), none when it does not exist. */
  async list(directory: string): Promise<readonly TreeEntry[]> {
    const entry = directory === '' ? this.#rootEntry() : await this.entry(directory);
    if (entry === undefined) return [];
    if (!isDirectory(entry)) throw badInput('file', `${directory} is a file in the GitOps repository`);
    return this.tree(entry.id);
  }

  /**
   * Paths of the files that match, sorted; symlinks and submodules match nothing.
   *
   * @param trees directories that may be read for it
   * @throws bad input where there are more
   */
  async glob(patterns: readonly string[], trees = maxTrees): Promise<readonly string[]> {
    const every = new Set(patterns.flatMap((pattern) => alternatives(pattern, 'file')));
    // A pattern may lead out of the repository as a path may.
    for (const pattern of every) pathSegments(pattern);
    return (await this.#walk('', this.root, globWalk([...every]), { left: trees, most: trees })).sort();
  }

  /** Paths of all files at or below a path, sorted. */
  async filesBelow(path: string): Promise<readonly string[]> {
    const entry = await this.entry(path);
    if (entry === undefined) return [];
    if (!isDirectory(entry)) return [path];
    return (await this.#walk(`${path}/`, entry.id, undefined, { left: maxTrees, most: maxTrees })).sort();
  }

  /** A tree's entries, by id. */
  tree(id: ObjectId): Promise<readonly TreeEntry[]> {
    const known = this.#trees.get(id);
    if (known !== undefined) return known;
    const entries = this.#load(id).then((object) => decodeTree(this.format, object.body));
    this.#trees.set(id, entries);
    return entries;
  }

  #rootEntry(): TreeEntry | undefined {
    return this.root === undefined ? undefined : { mode: treeMode.directory, name: '/', id: this.root };
  }

  /** Paths of the files below a tree; without patterns of all files, links included. Each level is one fetch. */
  async #walk(
    prefix: string,
    tree: ObjectId | undefined,
    patterns: GlobWalk | undefined,
    count: { left: number; readonly most: number },
  ): Promise<string[]> {
    if (tree === undefined) return [];
    const entries = await this.tree(tree);
    const isSearched = (entry: TreeEntry) =>
      isDirectory(entry) && (patterns === undefined || patterns.below(entry.name) !== undefined);
    const searched = new Set(entries.filter(isSearched));
    // Before any of them is asked for.
    count.left -= searched.size;
    if (count.left < 0)
      throw badInput('file', `more than ${count.most} directories to search`, 'Begin the pattern with a directory.');
    const found = entries.map((entry) => {
      const path = prefix + entry.name;
      if (searched.has(entry)) return this.#walk(`${path}/`, entry.id, patterns?.below(entry.name), count);
      if (isDirectory(entry)) return [];
      return patterns === undefined || (!isLink(entry) && patterns.matches(entry.name)) ? [path] : [];
    });
    return (await Promise.all(found)).flat();
  }
}

function formatOf(id: ObjectId): ObjectFormat {
  return id.length === 64 ? 'sha256' : 'sha1';
}

export function isLink(entry: TreeEntry): boolean {
  return entry.mode === treeMode.symlink || entry.mode === treeMode.submodule;
}

/**
 * The blob that is at a path in each of the commits, undefined where no file is. Reads the trees of all commits level by
 * level, each level in one fetch; equal trees are read once.
 */
export async function blobsAt(
  transport: Transport,
  commits: readonly ObjectId[],
  path: string,
): Promise<ReadonlyMap<ObjectId, ObjectId | undefined>> {
  const bodies = await transport.read(commits);
  let level = new Map<ObjectId, ObjectId | undefined>();
  for (const [id, { body }] of bodies) level.set(id, decodeCommit(body).tree);
  const segments = pathSegments(path);
  for (const [depth, segment] of segments.entries()) {
    const last = depth === segments.length - 1;
    const ids = new Set([...level.values()].filter((id) => id !== undefined));
    const trees = await transport.read([...ids]);
    const next = new Map<ObjectId, ObjectId | undefined>();
    for (const [tree, { body }] of trees) {
      const entries = decodeTree(formatOf(tree), body);
      const entry = entries.find(({ name }) => name === segment);
      const fits = entry !== undefined && (last ? !isDirectory(entry) && !isLink(entry) : isDirectory(entry));
      next.set(tree, fits ? entry.id : undefined);
    }
    level = new Map([...level].map(([commit, tree]) => [commit, tree === undefined ? undefined : next.get(tree)]));
  }
  return level;
}

/** Paths of files that differ between two commits, with their blobs in the second one. */
export async function changedFiles(
  transport: Transport,
  from: ObjectId,
  to: ObjectId,
): Promise<ReadonlyMap<string, ObjectId | undefined>> {
  const [before, after] = await Promise.all([openSnapshot(transport, from), openSnapshot(transport, to)]);
  const changed = new Map<string, ObjectId | undefined>();
  const walk = async (prefix: string, old: ObjectId | undefined, next: ObjectId | undefined): Promise<void> => {
    if (old === next) return;
    const list = async (id: ObjectId | undefined) => (id === undefined ? [] : await after.tree(id));
    const [olds, nexts] = await Promise.all([list(old), list(next)]);
    const names = new Set([...olds, ...nexts].map(({ name }) => name));
    await Promise.all(
      [...names].map(async (name) => {
        const a = olds.find((entry) => entry.name === name);
        const b = nexts.find((entry) => entry.name === name);
        if (isSameEntry(a, b)) return;
        const below = (entry: TreeEntry | undefined) =>
          entry !== undefined && isDirectory(entry) ? entry.id : undefined;
        if ([a, b].some((entry) => entry !== undefined && !isDirectory(entry))) {
          changed.set(prefix + name, b === undefined || isDirectory(b) ? undefined : b.id);
        }
        await walk(`${prefix}${name}/`, below(a), below(b));
      }),
    );
  };
  await walk('', before.root, after.root);
  return changed;
}

/** A transport for several snapshots: their reads at the same time share one fetch. */
export function withSharedReads(transport: Transport): Transport {
  const load = batched(transport);
  return {
    kind: transport.kind,
    listRefs: (prefixes) => transport.listRefs(prefixes),
    read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await load(id)] as const))),
    history: (tip, depth) => transport.history(tip, depth),
    commits: (tips, depth) => transport.commits(tips, depth),
    expectHistory: (tip, depth) => transport.expectHistory(tip, depth),
    push: (update) => transport.push(update),
    checkPush: () => transport.checkPush(),
    serverTime: () => transport.serverTime(),
    cost: () => transport.cost(),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };
}

/** Joins reads at the same time to one, so that parallel walks share their round trips. */
function batched(transport: Transport): (id: ObjectId) => Promise<GitObject> {
  let next: { ids: Set<ObjectId>; objects: Promise<ReadonlyMap<ObjectId, GitObject>> } | undefined;
  return async (id) => {
    if (next === undefined) {
      const ids = new Set<ObjectId>();
      const objects = settled(() => ids.size).then(() => {
        next = undefined;
        return transport.read([...ids]);
      });
      next = { ids, objects };
    }
    next.ids.add(id);
    const object = (await next.objects).get(id);
    if (object === undefined) throw new Failure('failed', 'GIT_OBJECT', `the object ${id} could not be read`);
    return object;
  };
}

/** A walk awaits fewer promises than this between the answer to one read and its next read. */
const stepsBetweenReads = 16;

/** Resolves when a count has stopped growing while the pending promises were settled. */
export async function settled(count: () => number): Promise<void> {
  let before: number;
  do {
    before = count();
    for (let step = 0; step < stepsBetweenReads; step++) await undefined;
  } while (count() > before);
}
