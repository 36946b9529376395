/** Applies changed files to a snapshot: makes the blobs and trees that a commit of them needs. */

import { badInput } from '../failure.ts';
import { encodeTree, hashObject, isDirectory, type TreeEntry, treeMode } from './objects.ts';
import { pathSegments } from './path.ts';
import { type FileChange, isLink, type Snapshot, type SnapshotFile } from './snapshot.ts';
import type { GitObject, ObjectId, ObjectType } from './transport.ts';

/** A file that differs; `before` or `after` is undefined where it does not exist. */
export interface ChangedFile {
  readonly path: string;
  readonly before: SnapshotFile | undefined;
  readonly after: SnapshotFile | undefined;
}

interface AppliedChanges {
  /** The new root tree; equal to the snapshot's when nothing differs. */
  readonly root: ObjectId;
  /** Blobs and trees that the repository does not have yet. */
  readonly objects: Map<ObjectId, GitObject>;
  /** Sorted by path. Empty when the snapshot has all changes already. */
  readonly files: readonly ChangedFile[];
}

/** A directory of changes: names to files (undefined deletes) or further directories. */
type Draft = Map<string, Draft | SnapshotFile | undefined>;

/**
 * Applies the changes. Only trees along the changed paths are read and written; a file keeps its mode unless the change
 * gives one, a directory without entries vanishes, a deletion of what is not there changes nothing.
 *
 * @throws Failure refused `PATH_OUTSIDE`; bad input when a file stands where a directory is needed, or the reverse.
 */
export async function applyChanges(snapshot: Snapshot, changes: readonly FileChange[]): Promise<AppliedChanges> {
  const files = (await Promise.all(changes.map((change) => compare(snapshot, change)))).flat();
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const draft: Draft = new Map();
  for (const [index, file] of files.entries()) {
    if (files[index - 1]?.path === file.path) throw badInput('file', `${file.path} is changed twice in one commit`);
    place(draft, file);
  }
  const objects = new Map<ObjectId, GitObject>();
  const add = (type: ObjectType, body: Uint8Array): ObjectId => {
    const id = hashObject(snapshot.format, type, body);
    objects.set(id, { type, body });
    return id;
  };
  if (files.length === 0 && snapshot.root !== undefined) return { root: snapshot.root, objects, files };
  const root = await write(snapshot, snapshot.root, draft, add);
  return { root: root ?? add('tree', Buffer.alloc(0)), objects, files };
}

/** The files that a change makes differ. */
async function compare(snapshot: Snapshot, change: FileChange): Promise<ChangedFile[]> {
  if ('delete' in change) {
    const paths = await snapshot.filesBelow(change.path);
    return Promise.all(paths.map(async (path) => ({ path, before: await readAny(snapshot, path), after: undefined })));
  }
  const before = await snapshot.readFile(change.path);
  const after = { mode: change.mode ?? before?.mode ?? treeMode.file, body: change.body };
  const same = before !== undefined && before.mode === after.mode && Buffer.compare(before.body, after.body) === 0;
  return same ? [] : [{ path: change.path, before, after }];
}

/** A file or a link: deleting a directory deletes the links in it, without following them. */
async function readAny(snapshot: Snapshot, path: string): Promise<SnapshotFile> {
  const entries = await snapshot.list(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  const entry = entries.find(({ name }) => name === path.slice(path.lastIndexOf('/') + 1));
  if (entry !== undefined && isLink(entry)) return { mode: entry.mode, body: Buffer.from(entry.id) };
  return (await snapshot.readFile(path)) ?? { mode: treeMode.file, body: Buffer.alloc(0) };
}

function place(draft: Draft, file: ChangedFile): void {
  const segments = pathSegments(file.path);
  const name = segments.pop() ?? '';
  let at = draft;
  for (const segment of segments) {
    const below = at.get(segment) ?? new Map();
    if (!(below instanceof Map))
      throw badInput('file', `${file.path} needs a directory where another change writes a file`);
    at.set(segment, below);
    at = below;
  }
  if (at.get(name) instanceof Map) {
    throw badInput('file', `${file.path} needs a file where another change writes a directory`);
  }
  at.set(name, file.after);
}

/** The changed directory's new tree; undefined when nothing is left in it. */
async function write(
  snapshot: Snapshot,
  tree: ObjectId | undefined,
  draft: Draft,
  add: (type: ObjectType, body: Uint8Array) => ObjectId,
): Promise<ObjectId | undefined> {
  const entries = new Map<string, TreeEntry>();
  for (const entry of tree === undefined ? [] : await snapshot.tree(tree)) entries.set(entry.name, entry);
  for (const [name, change] of draft) {
    if (change instanceof Map) {
      const present = entries.get(name);
      const below = present !== undefined && isDirectory(present) ? present.id : undefined;
      const id = await write(snapshot, below, change, add);
      if (id === undefined) entries.delete(name);
      else entries.set(name, { mode: treeMode.directory, name, id });
    } else if (change === undefined) {
      entries.delete(name);
    } else {
      entries.set(name, { mode: change.mode, name, id: add('blob', change.body) });
    }
  }
  return entries.size === 0 ? undefined : add('tree', encodeTree(entries.values()));
}
