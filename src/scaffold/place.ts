/** Puts scaffolded files into a directory, and never outside of it. */
import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { Failure } from '../core/failure.ts';
import type { ScaffoldFile } from './template.ts';

/** What is at the path: `same`, the file byte for byte · `kept`, another one that serves as well · `different`, in the way. */
type Place = 'absent' | 'same' | 'kept' | 'different';

export interface PlacedFile extends ScaffoldFile {
  /** Absolute. */
  readonly target: string;
  readonly place: Place;
}

/** @param directory absolute; need not exist. */
export async function survey(directory: string, files: readonly ScaffoldFile[]): Promise<PlacedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const target = join(directory, file.path);
      await assertInside(directory, target);
      const text = await textOf(target);
      return { ...file, target, place: placeOf(file, text) };
    }),
  );
}

/** Writes the file as a whole: a killed run leaves no half of it behind (law 11). */
export async function place({ target, text }: PlacedFile): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  await writeFile(partial, text);
  await rename(partial, target);
}

function placeOf(file: ScaffoldFile, text: string | undefined): Place {
  if (text === undefined) return 'absent';
  if (text === file.text) return 'same';
  return file.present === 'keep' ? 'kept' : 'different';
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new Failure('failed', 'SCAFFOLD_UNREADABLE', `${path} cannot be read (${codeOf(cause)})`, {
      hint: 'Check what is at this path, and its permissions.',
      cause,
    });
  }
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
