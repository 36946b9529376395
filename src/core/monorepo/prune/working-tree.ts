/** The tracked files of the working copy, with what stands in them now: edits count, files that git does not track do not. */
import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { Failure } from '../../failure.ts';
import { treeMode } from '../../git/objects.ts';
import { type Checkout, git } from '../../source/checkout.ts';
import { linkTarget, parseListing, type SourceFile, type SourceTree } from '../../source/tree.ts';

/**
 * A submodule is there with its own tracked files, as far as it is checked out.
 *
 * @param at in the directory that paths are relative to
 * @throws Failure `GIT_TREE` without a repository, or where git refuses the checkout
 */
export async function readWorkingTree(at: Omit<Checkout, 'clock'>): Promise<SourceTree> {
  const listed = await trackedFiles(at);
  const files = new Map(listed.map((file) => [file.path, file]));
  const root = await realpath(at.cwd);
  const links = async () => {
    const found = listed.filter(({ mode }) => mode === treeMode.symlink);
    const targets = await Promise.all(
      found.map(async ({ path }): Promise<(readonly [string, string])[]> => {
        const text = await readlink(diskPath(root, path)).catch(() => '');
        const target = linkTarget(path, text);
        return target === undefined ? [] : [[path, target]];
      }),
    );
    return new Map(targets.flat());
  };
  return {
    files,
    links,
    async read(paths) {
      const wanted = [...new Set(paths)].filter((path) => files.has(path));
      const bodies = await Promise.all(
        wanted.map(async (path): Promise<(readonly [string, Buffer])[]> => {
          const body = await readInside(root, path);
          return body === undefined ? [] : [[path, body]];
        }),
      );
      return new Map(bodies.flat());
    },
  };
}

/** Where a tracked file is on the disk: a name that is no UTF-8 stands for other bytes, see `TreeEntry.name`. */
export function diskPath(root: string, path: string): string | Buffer {
  if (!/\p{Surrogate}/u.test(path)) return join(root, path);
  const bytes = path.split('/').map((name) => {
    if (!/\p{Surrogate}/u.test(name)) return Buffer.from(name, 'utf8');
    return Buffer.from([...name].map((character) => character.charCodeAt(0) & 0xff));
  });
  return Buffer.concat([Buffer.from(root), ...bytes.flatMap((name) => [Buffer.from('/'), name])]);
}

/** The content of a file; undefined where there is none, or a link leads out of the directory. */
async function readInside(root: string, path: string): Promise<Buffer | undefined> {
  const file = diskPath(root, path);
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !real.startsWith(root + sep)) return undefined;
  return (await lstat(real)).isFile() ? readFile(real) : undefined;
}

async function trackedFiles(at: Omit<Checkout, 'clock'>, directory = ''): Promise<readonly SourceFile[]> {
  const cwd = join(at.cwd, directory);
  const { code, stdout, stderr } = await git({ ...at, cwd }, ['ls-files', '--stage', '-z']);
  if (code !== 0) {
    throw new Failure('failed', 'GIT_TREE', `the tracked files of ${cwd} cannot be listed`, {
      hint: 'Run this in a checkout of the monorepo that git can read (in a container: git config --global --add safe.directory "$PWD").',
      cause: new Error(stderr.trim()),
    });
  }
  const found: SourceFile[] = [];
  for (const file of parseListing(stdout)) {
    const path = posix.join(directory, file.path);
    if (file.mode !== treeMode.submodule) found.push({ ...file, path });
    // One that is not checked out has no repository of its own: git would answer for the one around it.
    else if (await exists(join(at.cwd, path, '.git'))) found.push(...(await trackedFiles(at, path)));
  }
  return found;
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
