/** Puts scaffolded files into a directory: never outside of it, and never in the place of what somebody wrote. */
import { copyFile, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { ScaffoldFile } from './template.ts';

/**
 * What becomes of a file. No file that is there is changed.
 *
 * - `write`: there is none at the path.
 * - `there`: the file is there byte for byte, or another one that serves as well.
 * - `beside`: another one is there and stays; the new text goes to a name beside it. `isThere`: so it did before.
 * - `replace`: another one is there; it gets the new text, and what it was goes to a name beside it.
 */
export type PlacedFile = ScaffoldFile & {
  /** Absolute: where the new text is, or will be. */
  readonly target: string;
} & (
    | { readonly place: 'write' | 'there' }
    | { readonly place: 'beside'; readonly original: string; readonly isThere: boolean }
    | { readonly place: 'replace'; readonly copy: string }
  );

/**
 * @param directory absolute; need not exist
 * @param replace what differs, but for files that have a name of their own to go to
 */
export async function survey(
  directory: string,
  files: readonly ScaffoldFile[],
  { replace }: { readonly replace: boolean },
): Promise<PlacedFile[]> {
  return Promise.all(
    files.map(async (file): Promise<PlacedFile> => {
      const target = join(directory, file.path);
      await assertInside(directory, target);
      const text = await textOf(target);
      if (text === undefined) return { ...file, target, place: 'write' };
      if (text === file.text || file.present === 'keep') return { ...file, target, place: 'there' };
      if (replace && file.beside === undefined) {
        return { ...file, target, place: 'replace', copy: (await freePlace(target, 'old', text)).path };
      }
      const own = file.beside === undefined ? undefined : join(directory, file.beside);
      const { path, isThere } = await freePlace(target, 'new', file.text, own);
      return { ...file, target: path, place: 'beside', original: target, isThere };
    }),
  );
}

export function isWritten(file: PlacedFile): boolean {
  return file.place === 'write' || file.place === 'replace' || (file.place === 'beside' && !file.isThere);
}

/** Writes the file as a whole: a killed run leaves no half of it behind (law 11). */
export async function place(file: PlacedFile): Promise<void> {
  const { target, text } = file;
  await mkdir(dirname(target), { recursive: true });
  if (file.place === 'replace') await copyFile(target, file.copy);
  const partial = `${target}.partial`;
  // What a killed run left, or a link that leads somewhere else.
  await rm(partial, { force: true });
  await writeFile(partial, text, { flag: 'wx' });
  await rename(partial, target);
}

/** The first name beside a file that is free, or holds the text already. */
async function freePlace(
  target: string,
  ending: 'new' | 'old',
  text: string,
  first?: string,
): Promise<{ readonly path: string; readonly isThere: boolean }> {
  // Helm renders whatever lies in `templates`, but for names with a dot in front.
  const hidden = basename(dirname(target)) === 'templates' ? '.' : '';
  const name = join(dirname(target), `${hidden}${basename(target)}.${ending}`);
  for (let count = first === undefined ? 1 : 0; ; count++) {
    const path = count === 0 ? (first ?? name) : count === 1 ? name : `${name}-${count}`;
    const there = await textOf(path);
    if (there === undefined || there === text) return { path, isThere: there !== undefined };
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' && !(await isLink(path))) return undefined;
    if (codeOf(cause) === 'ENOENT') {
      throw new Failure('failed', 'SCAFFOLD_UNREADABLE', `${path} is a link that leads nowhere`, {
        hint: 'Remove the link, or bring what it leads to: a submodule, for example, or a mount.',
        cause,
      });
    }
    throw new Failure('failed', 'SCAFFOLD_UNREADABLE', `${path} cannot be read (${codeOf(cause)})`, {
      hint: 'Check what is at this path, and its permissions.',
      cause,
    });
  }
}

/** Somebody's, although there is nothing behind it. */
async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

/** A link in the directory must not lead a file out of it. */
async function assertInside(directory: string, target: string): Promise<void> {
  const [root, place] = await Promise.all([realDirectory(directory), realDirectory(dirname(target))]);
  const way = relative(root, place);
  if (way !== '..' && !way.startsWith(`..${sep}`)) return;
  const problem = `${target} would be written outside of ${directory}, through a link`;
  throw new Failure('refused', 'SCAFFOLD_OUTSIDE', problem, {
    hint: 'Replace the link by a directory, or scaffold into the place where it leads.',
  });
}

/** The real path of a directory that may not exist yet. */
async function realDirectory(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    const parent = dirname(path);
    if (codeOf(cause) !== 'ENOENT' || parent === path) throw cause;
    return join(await realDirectory(parent), relative(parent, path));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
