/** Writes a pruned context: files of the checkout under their paths, and texts in place of some. */
import { constants } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdir, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { diskPath } from '../../monorepo/prune/working-tree.ts';

interface ContextContent {
  /** Of the checkout; relative to its root. */
  readonly paths: readonly string[];
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Where a file goes, relative to the context; several places, or none. */
type Places = (path: string) => readonly string[];

/** Files that are written at the same time. */
const atOnce = 64;

/**
 * Modes are those of the checkout, also of the directories: an image gets them by `COPY`. A file is linked, which costs no
 * space, or copied where the file system of the context is another one; a file that is not there any more is left out.
 *
 * @param root of the checkout
 * @param directory absolute; it is made
 */
export async function writeContext(
  root: string,
  directory: string,
  { paths, texts }: ContextContent,
  places: Places = (path) => [path],
): Promise<void> {
  const files = paths.flatMap((path) => places(path).map((to) => ({ path, to })));
  const written = [...texts].flatMap(([path, text]) => places(path).map((to) => ({ path, to, text })));
  await makeDirectories(root, directory, [...files, ...written]);
  const isReal = realDirectories(root);
  const write = fileWriter();
  await inTurns(files, async ({ path, to }) => {
    if (await isReal(posix.dirname(path))) await write(diskPath(root, path), diskPath(directory, to));
  });
  for (const { path, to, text } of written) {
    const target = join(directory, to);
    await writeFile(target, text);
    const mode = await stat(join(root, path)).catch(() => undefined);
    if (mode !== undefined) await chmod(target, mode.mode & 0o777);
  }
}

async function makeDirectories(
  root: string,
  directory: string,
  files: readonly { readonly path: string; readonly to: string }[],
): Promise<void> {
  const origins = new Map<string, string>([['.', '.']]);
  for (const { path, to } of files) {
    let [from, at] = [posix.dirname(path), posix.dirname(to)];
    while (!origins.has(at)) {
      origins.set(at, from);
      [from, at] = [posix.dirname(from), posix.dirname(at)];
    }
  }
  for (const [at, from] of [...origins].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = diskPath(directory, at);
    await mkdir(target, { recursive: true });
    const found = await stat(diskPath(root, from)).catch(() => undefined);
    if (found !== undefined) await chmod(target, found.mode & 0o777);
  }
}

/**
 * Whether a directory of the checkout is one, and none above it is a link: a tracked directory may have been replaced by a link
 * that leads out of the repository.
 */
function realDirectories(root: string): (directory: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>([['.', Promise.resolve(true)]]);
  const ask = (directory: string): Promise<boolean> => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const answer = ask(posix.dirname(directory)).then(
      async (isReal) =>
        isReal &&
        (await lstat(diskPath(root, directory)).then(
          (found) => found.isDirectory(),
          () => false,
        )),
    );
    known.set(directory, answer);
    return answer;
  };
  return ask;
}

/** Links until that cannot be done here, then copies. A symbolic link stays what it is, wherever it leads. */
function fileWriter(): (from: string | Buffer, to: string | Buffer) => Promise<void> {
  let links = true;
  return async (from, to) => {
    if (links) {
      try {
        await link(from, to);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'EEXIST') return;
        // A directory in place of a file cannot be linked either.
        if (code === 'EXDEV') links = false;
      }
    }
    await copy(from, to);
  };
}

async function copy(from: string | Buffer, to: string | Buffer): Promise<void> {
  const found = await lstat(from).catch(() => undefined);
  if (found?.isSymbolicLink()) await symlink(await readlink(from, { encoding: 'buffer' }), to);
  else if (found?.isFile()) {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await chmod(to, found.mode & 0o777);
  }
}

async function inTurns<Item>(items: readonly Item[], body: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await body(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
