/** The updates that a request holds, brought to a base that has moved on: three trees into one, by files and lines. */

import { parseAllDocuments } from 'yaml';
import { type LineEdit, lineEdits, linesOf } from '../git/diff.ts';
import { encodeTree, hashObject, isDirectory, isSameEntry, type TreeEntry, treeMode } from '../git/objects.ts';
import { openSnapshot, type Snapshot } from '../git/snapshot.ts';
import type { GitObject, ObjectId, Transport } from '../git/transport.ts';

export interface MergedTree {
  readonly root: ObjectId;
  /** Trees and blobs that are new. */
  readonly objects: Map<ObjectId, GitObject>;
  /** Files that both sides changed. */
  readonly conflicting: readonly string[];
  /** Files in which a change of the base replaces one of the request. */
  readonly overridden: readonly string[];
}

/** One name in the three trees. */
interface Versions {
  readonly origin: TreeEntry | undefined;
  readonly ours: TreeEntry | undefined;
  readonly theirs: TreeEntry | undefined;
}

type Side = keyof Versions;
const sides: readonly Side[] = ['origin', 'ours', 'theirs'];

/**
 * What `ours` changed since `origin`, on top of `theirs`. Where both changed the same, `theirs` stands: it is delivered
 * already. Reads only directories and files that differ.
 */
export async function mergeTrees(transport: Transport, commits: Readonly<Record<Side, ObjectId>>): Promise<MergedTree> {
  const [origin, ours, theirs] = await Promise.all(sides.map((side) => openSnapshot(transport, commits[side])));
  const merge = new TreeMerge(transport, theirs as Snapshot);
  const root = await merge.directory('', { origin: origin?.root, ours: ours?.root, theirs: theirs?.root });
  const { objects, conflicting, overridden } = merge;
  return { root: root ?? merge.add('tree', Buffer.alloc(0)), objects, conflicting, overridden };
}

class TreeMerge {
  readonly objects = new Map<ObjectId, GitObject>();
  readonly conflicting: string[] = [];
  readonly overridden: string[] = [];
  readonly #transport: Transport;
  readonly #snapshot: Snapshot;

  constructor(transport: Transport, snapshot: Snapshot) {
    this.#transport = transport;
    this.#snapshot = snapshot;
  }

  add(type: GitObject['type'], body: Uint8Array): ObjectId {
    const id = hashObject(this.#snapshot.format, type, body);
    this.objects.set(id, { type, body });
    return id;
  }

  async directory(prefix: string, trees: Readonly<Record<Side, ObjectId | undefined>>): Promise<ObjectId | undefined> {
    if (trees.ours === trees.theirs || trees.ours === trees.origin) return trees.theirs;
    if (trees.theirs === trees.origin) return trees.ours;
    const listed = await Promise.all(
      sides.map(async (side) => {
        const id = trees[side];
        const entries = id === undefined ? [] : await this.#snapshot.tree(id);
        return new Map(entries.map((entry) => [entry.name, entry]));
      }),
    );
    const names = new Set(listed.flatMap((entries) => [...entries.keys()]));
    const merged = await Promise.all(
      [...names].map((name) => {
        const [origin, ours, theirs] = listed.map((entries) => entries.get(name));
        return this.#entry(`${prefix}${name}`, name, { origin, ours, theirs });
      }),
    );
    const entries = merged.filter((entry) => entry !== undefined);
    return entries.length === 0 ? undefined : this.add('tree', encodeTree(entries));
  }

  async #entry(path: string, name: string, versions: Versions): Promise<TreeEntry | undefined> {
    const { origin, ours, theirs } = versions;
    if (isSameEntry(ours, origin)) return theirs;
    if (isSameEntry(theirs, origin)) return ours;
    const present = [origin, ours, theirs].filter((entry) => entry !== undefined);
    if (present.every(isDirectory)) {
      const id = await this.directory(`${path}/`, { origin: origin?.id, ours: ours?.id, theirs: theirs?.id });
      return id === undefined ? undefined : { mode: treeMode.directory, name, id };
    }
    this.conflicting.push(path);
    if (isSameEntry(ours, theirs)) return theirs;
    const merged = await this.#file(path, versions);
    if (merged?.overridden !== false) this.overridden.push(path);
    return merged?.entry ?? theirs;
  }

  /** Undefined: not three texts. */
  async #file(path: string, { origin, ours, theirs }: Versions) {
    if (origin === undefined || ours === undefined || theirs === undefined) return undefined;
    if (![origin, ours, theirs].every(isFile)) return undefined;
    const objects = await this.#transport.read([origin.id, ours.id, theirs.id]);
    const texts = [origin, ours, theirs].map(({ id }) => textOf(objects.get(id)?.body));
    const [before, mine, base] = texts;
    if (before === undefined || mine === undefined || base === undefined) return undefined;
    const isBroken = (merged: string) => isYaml(path) && !parses(merged) && parses(base);
    const whole = mergeLines(before, mine, base);
    // Two sides that add the same key.
    const { text, overridden } = isBroken(whole.text) ? mergeLines(before, mine, base, 'theirs') : whole;
    if (isBroken(text)) return undefined;
    const mode = ours.mode === origin.mode ? theirs.mode : ours.mode;
    const id = text === base ? theirs.id : this.add('blob', Buffer.from(text, 'utf8'));
    return { entry: { mode, name: theirs.name, id }, overridden };
  }
}

/**
 * Both sides' changes of one text. Unlike git's merge, neighbouring lines do not conflict (a tag map has nothing else),
 * and lines that both sides insert at one place all stay, if `inserted` says so. Where both change the same lines,
 * `theirs` stands.
 *
 * @returns `overridden`: whether a change of `ours` is lost to one of `theirs`
 */
export function mergeLines(
  origin: string,
  ours: string,
  theirs: string,
  inserted: 'both' | 'theirs' = 'both',
): { readonly text: string; readonly overridden: boolean } {
  const lines = linesOf(origin);
  const editsOf = (side: string) => lineEdits(lines, linesOf(side)).flatMap(lineByLine);
  const kept = editsOf(theirs);
  const own = editsOf(ours).filter((edit) => !kept.some((other) => isSame(edit, other)));
  const fitting = own.filter(
    (edit) => !kept.some((other) => overlap(edit, other) || (inserted === 'theirs' && insertTogether(edit, other))),
  );
  // Theirs come first, so that of two insertions at one place theirs stands above ours.
  const edits = [...kept, ...fitting].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: string[] = [];
  let at = 0;
  for (const edit of edits) {
    merged.push(...lines.slice(at, edit.start), ...edit.lines);
    at = Math.max(at, edit.end);
  }
  merged.push(...lines.slice(at));
  return { text: merged.join(''), overridden: fitting.length < own.length };
}

/** Lines that are replaced one by one are changes of their own. */
function lineByLine({ start, end, lines }: LineEdit): LineEdit[] {
  if (end - start !== lines.length) return [{ start, end, lines }];
  return lines.map((line, index) => ({ start: start + index, end: start + index + 1, lines: [line] }));
}

function overlap(a: LineEdit, b: LineEdit): boolean {
  if (a.start === a.end || b.start === b.end) {
    const [point, range] = a.start === a.end ? [a, b] : [b, a];
    return range.start < point.start && point.start < range.end;
  }
  return a.start < b.end && b.start < a.end;
}

function insertTogether(a: LineEdit, b: LineEdit): boolean {
  return a.start === a.end && b.start === b.end && a.start === b.start;
}

function isSame(a: LineEdit, b: LineEdit): boolean {
  return a.start === b.start && a.end === b.end && a.lines.join('') === b.lines.join('');
}

function isFile({ mode }: TreeEntry): boolean {
  return mode !== treeMode.symlink && mode !== treeMode.submodule && mode !== treeMode.directory;
}

/** Undefined for what is no UTF-8. */
function textOf(body: Uint8Array | undefined): string | undefined {
  if (body === undefined) return undefined;
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) && !text.includes('\0') ? text : undefined;
}

function isYaml(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

/** Whether everybody can read the file. */
function parses(text: string): boolean {
  return parseAllDocuments(text).every(({ errors }) => errors.length === 0);
}
