/** The input `files` as entries of a layer. */
import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import type { LayerEntry } from './layer.ts';

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

/**
 * Everything the items name, as entries of one layer, sorted by path.
 *
 * @param files `LOCAL[:REMOTE]` items
 * @param cwd absolute; no item leads out of it (law 7)
 * @param onBase whether a base image lies below, whose own directories are then left as they are
 * @throws Failure `INPUT_INVALID`; `LAYER_UNSAFE` for links that lead out and for sockets, pipes and devices
 */
export async function layerEntries(files: readonly string[], cwd: string, onBase: boolean): Promise<LayerEntry[]> {
  const entries = new Map<string, LayerEntry>();
  const add = (entry: LayerEntry) => {
    if (entry.kind === 'directory' && (entry.path === '' || (onBase && systemDirectories.has(entry.path)))) return;
    const present = entries.get(entry.path);
    if (present !== undefined && !(present.kind === 'directory' && entry.kind === 'directory')) {
      throw badInput('files', `two items put something at /${entry.path}`, 'give every file one place in the image');
    }
    entries.set(entry.path, entry);
  };
  for (const item of files) for await (const entry of walkItem(parseFileItem(item), cwd)) add(entry);
  if (entries.size === 0) {
    const hint = 'name a directory with the built files, for example dist:/app';
    throw badInput('files', 'there is nothing in the layer', hint);
  }
  if (!onBase) addParents(entries);
  return [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
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

async function* walkItem({ local, remote }: FileItem, cwd: string): AsyncGenerator<LayerEntry> {
  const source = await insideOf(cwd, local);
  const status = await stat(source);
  const place = path.posix.normalize(remote).replace(/^\/+|\/+$/g, '');
  if (!status.isDirectory()) {
    const into = remote.endsWith('/') ? path.posix.join(place, path.basename(local)) : place;
    return yield entryOf(source, into, status, '');
  }
  yield { kind: 'directory', path: place };
  yield* walk(source, place, '');
}

async function insideOf(cwd: string, local: string): Promise<string> {
  const root = await realpath(cwd);
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

/** @param inItem path below the item's own directory, with slashes */
async function* walk(directory: string, place: string, inItem: string): AsyncGenerator<LayerEntry> {
  for (const name of await readdir(directory)) {
    const source = path.join(directory, name);
    const status = await lstat(source);
    const below = path.posix.join(inItem, name);
    const into = path.posix.join(place, name);
    if (status.isSymbolicLink()) yield { kind: 'link', path: into, target: await linkInside(source, below) };
    else yield entryOf(source, into, status, below);
    if (status.isDirectory()) yield* walk(source, into, below);
  }
}

function entryOf(source: string, place: string, status: Stats, below: string): LayerEntry {
  if (status.isDirectory()) return { kind: 'directory', path: place };
  if (!status.isFile()) {
    throw new Failure('refused', 'LAYER_UNSAFE', `files: "${below || source}" is a socket, a pipe or a device`, {
      hint: 'an image layer holds files, directories and links; remove it before the build',
    });
  }
  const executable = (status.mode & 0o111) !== 0;
  return { kind: 'file', path: place, executable, size: status.size, open: () => exactly(source, status.size) };
}

/** A link out of the copied directory would dangle in the image, or point at something that nobody chose. */
async function linkInside(source: string, below: string): Promise<string> {
  const target = (await readlink(source)).split(path.sep).join('/');
  const resolved = path.posix.join(path.posix.dirname(below), target);
  if (!target.startsWith('/') && resolved !== '..' && !resolved.startsWith('../')) return target;
  const problem = `files: the link "${below}" leads out of its directory, to "${target}"`;
  throw new Failure('refused', 'LAYER_UNSAFE', problem, {
    hint: 'copy what it points at into the directory first (pnpm deploy does that for workspace packages; `cp -L` for a few files)',
  });
}

/** The header has promised a size before the first byte is read. */
async function* exactly(source: string, size: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of createReadStream(source)) {
    const bytes = piece as Buffer;
    read += bytes.byteLength;
    yield bytes;
  }
  if (read === size) return;
  throw new Failure('failed', 'LAYER_CHANGED', `"${path.basename(source)}" changed while it was read`, {
    hint: 'wait until the build has ended before the image is made',
  });
}

/** Where nothing lies below, nobody else makes the directories that lead to an item. */
function addParents(entries: Map<string, LayerEntry>): void {
  for (const place of [...entries.keys()]) {
    for (let parent = path.posix.dirname(place); parent !== '.'; parent = path.posix.dirname(parent)) {
      if (!entries.has(parent)) entries.set(parent, { kind: 'directory', path: parent });
    }
  }
}
