/** The input `files` as entries of layers. */
import { type Dirent, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path, { posix } from 'node:path';
import { badInput, Failure } from '../../../failure.ts';
import { dotenvReport, outputFiles } from '../../../ports.ts';
import { layerMark } from '../../engine.ts';
import { type IgnoredBelow, ignoredBelow } from './ignored.ts';
import type { LayerEntry, Origin } from './tar.ts';

/** One item of the input `files`: `LOCAL[:REMOTE]`. */
interface FileItem {
  /** Relative to the working directory, a directory (its contents are meant) or a file. */
  readonly local: string;
  /** Absolute path in the image; `/` when it was left out. A file goes into it when it ends with `/`. */
  readonly remote: string;
}

/** Directories that every base image brings along, some as links (`/bin`) and some with modes of their own (`/tmp`). */
const systemDirectories = new Set(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/lib usr/lib64 usr/local usr/local/bin usr/sbin usr/share var var/lib var/lock var/log var/run var/tmp'.split(
    ' ',
  ),
);

/** What `files` is read with. */
interface FileSettings {
  /** Absolute; no item leads out of it (law 7). */
  readonly cwd: string;
  /** Absolute directory whose `.dockerignore` counts. */
  readonly context: string;
  /** Whether a base image lies below, whose own directories are then left as they are. */
  readonly onBase: boolean;
}

/**
 * Everything the items name, as entries of one layer a group of items, sorted by path. What an earlier layer has of the
 * same file is not repeated in a later one.
 *
 * @param files `LOCAL[:REMOTE]` items, and `---` between those of two layers
 * @throws Failure `INPUT_INVALID`; `LAYER_UNSAFE` for links that lead out and for sockets, pipes and devices
 */
export async function layerEntries(
  files: readonly string[],
  settings: FileSettings,
): Promise<readonly (readonly LayerEntry[])[]> {
  const context = await realpath(settings.context).catch(() => settings.context);
  const cwd = await realpath(settings.cwd);
  // What this program leaves in a checkout itself.
  const ourFiles = new Set(
    [cwd, context].flatMap((root) => [path.join(root, dotenvReport), path.join(root, outputFiles)]),
  );
  const groups = groupsOf(files);
  const earlier = new Map<string, string>();
  const earlierDirectories = new Set<string>();
  const layers: LayerEntry[][] = [];
  for (const group of groups) {
    const entries = new Map<string, LayerEntry>();
    const sources = new Map<string, string>();
    const take = (entry: LayerEntry, source: string) => {
      addEntry(entries, entry, settings.onBase);
      if (groups.length === 1) return;
      const isThere = earlier.has(entry.path) || earlierDirectories.has(entry.path);
      if (isThere && !(entry.kind === 'directory' && earlierDirectories.has(entry.path))) throw twice(entry.path);
      sources.set(entry.path, source);
    };
    for (const item of group) {
      await walkItem(parseFileItem(item), { cwd, context, ourFiles, earlier, take }).catch(unreadableIn(cwd));
    }
    if (entries.size === 0) throw nothingIn(group);
    const parents = checkParents(entries);
    for (const parent of parents) {
      if (earlier.has(parent) && !earlierDirectories.has(parent)) throw twice(parent);
    }
    if (groups.length > 1) {
      for (const [place, source] of sources) earlier.set(place, source);
      for (const { kind, path: place } of entries.values()) if (kind === 'directory') earlierDirectories.add(place);
      for (const parent of parents) earlierDirectories.add(parent);
    }
    if (!settings.onBase) addParents(entries);
    layers.push([...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)));
  }
  return layers;
}

/** Gone since it was listed, closed to this user, or below more directories than a path can name. */
function unreadableIn(cwd: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const { code, path: at } = error;
    if (error instanceof Failure || code === undefined || at === undefined) throw error;
    const name = path.relative(cwd, at);
    const shown = name.length > 200 ? `${name.slice(0, 200)}…` : name;
    const hint = 'correct its permissions or remove it, and let no other step write there meanwhile';
    throw badInput('files', `${shown} cannot be read (${code})`, hint);
  };
}

function groupsOf(files: readonly string[]): string[][] {
  const groups: [string[], ...string[][]] = [[]];
  for (const item of files) {
    if (item.trim() === layerMark) groups.push([]);
    else groups.at(-1)?.push(item);
  }
  if (groups.length === 1 || groups.every((group) => group.length > 0)) return groups;
  const problem = `"${layerMark}" stands between the items of two layers, and there are none on one side of it`;
  throw badInput('files', problem, `remove that "${layerMark}", or name what goes into the layer`);
}

function addEntry(entries: Map<string, LayerEntry>, entry: LayerEntry, onBase: boolean): void {
  if (entry.kind === 'directory' && (entry.path === '' || (onBase && systemDirectories.has(entry.path)))) return;
  if (posix.basename(entry.path).startsWith('.wh.')) throw whiteout(entry.path);
  const present = entries.get(entry.path);
  if (present !== undefined && !(present.kind === 'directory' && entry.kind === 'directory')) throw twice(entry.path);
  entries.set(entry.path, entry);
}

/** Source: OCI image-spec, layer.md, "Whiteouts". */
function whiteout(place: string): Failure {
  const problem = `files: in an image layer the name of "${place}" removes another file instead of being one`;
  return new Failure('refused', 'LAYER_UNSAFE', problem, {
    hint: 'rename it, or leave it out with .dockerignore (.wh.*)',
  });
}

/**
 * An archive with something below a file or a link puts it elsewhere, or cannot be unpacked.
 *
 * @returns what has something below it
 */
function checkParents(entries: ReadonlyMap<string, LayerEntry>): ReadonlySet<string> {
  const checked = new Set<string>(['.']);
  for (const place of entries.keys()) {
    for (let parent = posix.dirname(place); !checked.has(parent); parent = posix.dirname(parent)) {
      checked.add(parent);
      if ((entries.get(parent)?.kind ?? 'directory') !== 'directory') throw twice(parent);
    }
  }
  checked.delete('.');
  return checked;
}

function twice(place: string): Error {
  return badInput('files', `two items put something at /${place}`, 'give every file one place in the image');
}

function nothingIn(group: readonly string[]): Error {
  const hint = 'name a directory with the built files, for example dist:/app; .dockerignore may leave them out';
  return badInput('files', `there is nothing in the layer of ${group.join(', ')}`, hint);
}

function parseFileItem(text: string): FileItem {
  const [local = '', remote = '/', ...rest] = text.split(':');
  if (local.trim() === '' || rest.length > 0) {
    throw badInput('files', `"${text}" is not LOCAL[:REMOTE]`, 'write dist:/app for "the contents of dist go to /app"');
  }
  if (!remote.startsWith('/') || remote.split('/').includes('..')) {
    const problem = `"${remote}" in "${text}" is not an absolute path in the image`;
    throw badInput('files', problem, 'begin it with "/" and use no ".."');
  }
  return { local, remote };
}

interface Walk {
  readonly cwd: string;
  readonly context: string;
  /** Absolute paths that are in no image. */
  readonly ourFiles: ReadonlySet<string>;
  /** Sources by place, of the layers before. */
  readonly earlier: ReadonlyMap<string, string>;
  /** @param source absolute path of what the entry is made from */
  take(entry: LayerEntry, source: string): void;
}

async function walkItem({ local, remote }: FileItem, walk: Walk): Promise<void> {
  const source = await insideOf(walk.cwd, local);
  const status = await stat(source);
  const place = posix.normalize(remote).replace(/^\/+|\/+$/g, '');
  if (!status.isDirectory()) {
    const into = remote.endsWith('/') ? posix.join(place, path.basename(local)) : place;
    return walk.take(entryOf(status, into, { local: source, place: into }, ''), source);
  }
  walk.take({ kind: 'directory', path: place }, source);
  walkDirectory(source, place, '', {
    ...walk,
    ignored: await ignoredBelow(walk.context, source),
    from: { local: source, place },
  });
}

async function insideOf(root: string, local: string): Promise<string> {
  const source = await realpath(path.resolve(root, local)).catch((error: unknown) => {
    const hint = 'build first, and name the path relative to the working directory';
    throw badInput('files', `"${local}" does not exist`, hint, error);
  });
  const relative = path.relative(root, source);
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
    const problem = `"${local}" lies outside of the working directory`;
    throw badInput('files', problem, 'run the command from a directory that contains it');
  }
  return source;
}

interface ItemWalk extends Walk {
  readonly ignored: IgnoredBelow;
  readonly from: Origin;
}

/** @param inItem path below the item's own directory, with slashes */
function walkDirectory(directory: string, place: string, inItem: string, walk: ItemWalk): void {
  const { ignored, ourFiles, earlier, from } = walk;
  // Without promises, as everything that is done a file or a directory.
  for (const found of readdirSync(directory, { withFileTypes: true })) {
    const { name } = found;
    const source = `${directory}${path.sep}${name}`;
    const below = inItem === '' ? name : `${inItem}/${name}`;
    const into = place === '' ? name : `${place}/${name}`;
    // Two clones of one commit differ in it, and nobody means to ship the history.
    if (below === '.git') continue;
    const isLeftOut = ignored.ignores(below);
    if (isLeftOut && !(found.isDirectory() && ignored.hasExceptions)) continue;
    if (ourFiles.has(source) || earlier.get(into) === source) continue;
    if (name.includes('\ufffd')) throw notText(below);
    if (!isLeftOut)
      walk.take(found.isSymbolicLink() ? linkAt(into, source, below) : entryOf(found, into, from, below), source);
    if (found.isDirectory()) walkDirectory(source, into, below, walk);
  }
}

function linkAt(place: string, source: string, below: string): LayerEntry {
  return { kind: 'link', path: place, target: linkInside(source, below) };
}

function entryOf(found: Dirent | Stats, place: string, from: Origin, below: string): LayerEntry {
  if (found.isDirectory()) return { kind: 'directory', path: place };
  if (found.isFile()) return { kind: 'file', path: place, from };
  throw new Failure('refused', 'LAYER_UNSAFE', `files: "${below || from.local}" is a socket, a pipe or a device`, {
    hint: 'an image layer holds files, directories and links; remove it before the build',
  });
}

/** Node gives such a name with replacement characters, under which nothing can be opened. */
function notText(below: string): Failure {
  return new Failure('refused', 'LAYER_UNSAFE', `files: the name of "${below}" is not UTF-8`, {
    hint: 'rename the file, or leave it out with .dockerignore',
  });
}

/** A link out of the copied directory would dangle in the image, or point at something that nobody chose. */
function linkInside(source: string, below: string): string {
  const target = readlinkSync(source).split(path.sep).join('/');
  const resolved = posix.join(posix.dirname(below), target);
  if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../')) return target;
  const problem = `files: the link "${below}" leads out of its directory, to "${target}"`;
  throw new Failure('refused', 'LAYER_UNSAFE', problem, {
    hint: 'copy what it points at into the directory first (pnpm deploy does that for workspace packages; `cp -L` for a few files)',
  });
}

/** Where nothing lies below, nobody else makes the directories that lead to an item. */
function addParents(entries: Map<string, LayerEntry>): void {
  for (const place of [...entries.keys()]) {
    for (let parent = posix.dirname(place); parent !== '.'; parent = posix.dirname(parent)) {
      if (!entries.has(parent)) entries.set(parent, { kind: 'directory', path: parent });
    }
  }
}
