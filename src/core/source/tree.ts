/** The files of a commit of the monorepo, as git's objects say: neither the working copy nor the history counts. */
import { posix } from 'node:path';
import { Failure } from '../failure.ts';
import { bufferOf, decodeName, treeMode } from '../git/objects.ts';
import { ObjectReader } from '../git/program/object-reader.ts';
import { startGit } from '../git/program/program.ts';
import type { ObjectId } from '../git/transport.ts';
import { type Checkout, git } from './checkout.ts';

export interface SourceFile {
  /** Relative to the repository's root, with slashes. Bytes that are not UTF-8 stand as in `TreeEntry.name`. */
  readonly path: string;
  /** `100644`, `100755`, `120000` for a symbolic link, `160000` for a submodule. */
  readonly mode: string;
  /** Of a file's content, of a link's text; of a submodule its commit. */
  readonly id: ObjectId;
}

export interface SourceTree {
  /** By path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The contents by path, in one process; symbolic links to files of the tree are followed. What is no file is left out. */
  read(paths: Iterable<string>): Promise<ReadonlyMap<string, Buffer>>;
  /** Where the symbolic links lead, by path; links that lead out of the repository are left out. */
  links(): Promise<ReadonlyMap<string, string>>;
}

/**
 * Lists the tree of a commit by one `git ls-tree`.
 *
 * @param commit full object name. Default: HEAD, of a merge checkout the merge itself
 * @throws Failure `GIT_TREE` without a repository, without the commit, or where git refuses the checkout
 */
export async function readSourceTree(at: Omit<Checkout, 'clock'>, commit = 'HEAD'): Promise<SourceTree> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
  const { code, stdout, stderr } = await git(at, args);
  if (code !== 0) {
    throw new Failure('failed', 'GIT_TREE', `the files of ${commit} cannot be listed in this checkout`, {
      hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
      cause: new Error(stderr.trim()),
    });
  }
  return sourceTreeOf(at, new Map(parseListing(stdout).map((file) => [file.path, file])));
}

/** The tree of these files, whose contents the checkout has. */
export function sourceTreeOf(at: Omit<Checkout, 'clock'>, files: ReadonlyMap<string, SourceFile>): SourceTree {
  const links = once(() => readLinks(at, files));
  return {
    files,
    links,
    async read(paths) {
      const wanted = [...new Set(paths)];
      const isLinked = wanted.some((path) => files.get(path)?.mode === treeMode.symlink);
      const targets = isLinked ? await links() : new Map<string, string>();
      const found = new Map(wanted.map((path) => [path, files.get(followed(path, targets))]));
      const bodies = await readBlobs(at, [...found.values()]);
      return new Map([...found].flatMap(([path, file]) => entry(path, file && bodies.get(file.id))));
    },
  };
}

/**
 * Entries `<mode> <type> <id>\t<path>\0` of `git ls-tree`, or `<mode> <id> <stage>\t<path>\0` of `git ls-files --stage`: with
 * -z git quotes no path.
 */
export function parseListing(listing: Buffer): SourceFile[] {
  const text = listing.toString('utf8');
  // Names that are not UTF-8 are rare, and to decode each by itself takes several times as long.
  const isText = !text.includes('\u{FFFD}');
  const entries = (isText ? text : listing.toString('latin1')).split('\0').slice(0, -1);
  return entries.map((line) => {
    const tab = line.indexOf('\t');
    const name = line.slice(tab + 1);
    return {
      path: isText ? name : decodeName(Buffer.from(name, 'latin1')),
      mode: line.slice(0, line.indexOf(' ')),
      id: line.slice(0, tab).split(' ').find(isId) ?? '',
    };
  });
}

function isId(word: string): boolean {
  return word.length >= 40;
}

function entry(path: string, body: Buffer | undefined): (readonly [string, Buffer])[] {
  return body === undefined ? [] : [[path, body]];
}

/** Links that lead to each other end nowhere. Source: Linux allows 40 on the way to a file (path_resolution(7)). */
const mostLinks = 40;

function followed(path: string, targets: ReadonlyMap<string, string>): string {
  let end = path;
  for (let steps = 0; steps < mostLinks; steps += 1) end = targets.get(end) ?? end;
  return end;
}

async function readLinks(
  at: Omit<Checkout, 'clock'>,
  files: ReadonlyMap<string, SourceFile>,
): Promise<ReadonlyMap<string, string>> {
  const links = [...files.values()].filter(({ mode }) => mode === treeMode.symlink);
  const texts = await readBlobs(at, links);
  const targets = new Map<string, string>();
  for (const { path, id } of links) {
    const target = linkTarget(path, decodeName(texts.get(id) ?? Buffer.alloc(0)));
    if (target !== undefined) targets.set(path, target);
  }
  return targets;
}

/** What the link at `path` leads to; undefined for a link that leads out of the repository. */
export function linkTarget(path: string, text: string): string | undefined {
  const target = posix.join(posix.dirname(path), text).replace(/(?<=.)\/$/, '');
  return text !== '' && !posix.isAbsolute(text) && !/^\.\.(\/|$)/.test(target) ? target : undefined;
}

/** Contents by object id. */
async function readBlobs(
  at: Omit<Checkout, 'clock'>,
  files: Iterable<SourceFile | undefined>,
): Promise<ReadonlyMap<ObjectId, Buffer>> {
  const wanted = new Map<ObjectId, string>();
  for (const file of files) if (file !== undefined && file.mode !== treeMode.submodule) wanted.set(file.id, file.path);
  if (wanted.size === 0) return new Map();
  const reader = new ObjectReader(() => startGit(['cat-file', '--batch'], at));
  try {
    const read = async ([id, path]: readonly [ObjectId, string]): Promise<[ObjectId, Buffer]> => {
      const object = await reader.read(id);
      if (object === undefined)
        throw new Failure('failed', 'GIT_TREE', `the content of ${path} is not in this checkout`);
      return [id, bufferOf(object.body)];
    };
    return new Map(await Promise.all([...wanted].map(read)));
  } finally {
    await reader.close();
  }
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
