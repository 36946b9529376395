/** The file that the input `html` names: looked at before anything is asked, and written at the end. */
import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { badInput } from '../../core/failure.ts';

const hint =
  'Name a file in a directory that this run may write to: `site/index.html`. Directories that lack are made.';

/** @throws bad input for one that cannot be written */
export async function refuseUnwritable(html: string, cwd: string): Promise<void> {
  if (html === '') throw badInput('html', 'is empty', hint);
  const file = resolve(cwd, html);
  await orRefused(html, async () => {
    const found = await statOf(file);
    if (found?.isDirectory() === true) throw badInput('html', `${html} is a directory`, hint);
    const { parent } = await missingAbove(file);
    if ((await stat(parent)).isDirectory() === false) throw badInput('html', `${parent} is no directory`, hint);
    await access(found === undefined ? parent : file, constants.W_OK);
  });
}

export async function writePageFile(html: string, cwd: string, page: string): Promise<void> {
  const file = resolve(cwd, html);
  await orRefused(html, async () => {
    // One by one: Node's `recursive` never ends where a directory takes none (/proc).
    const { missing } = await missingAbove(file);
    for (const directory of missing) await mkdir(directory).catch(unless('EEXIST'));
    await writeFile(file, page);
  });
}

/** The directories that a file lacks, the outermost first, and what is there above them. */
async function missingAbove(file: string): Promise<{ readonly parent: string; readonly missing: readonly string[] }> {
  const missing: string[] = [];
  let parent = dirname(file);
  while ((await statOf(parent)) === undefined && parent !== dirname(parent)) {
    missing.unshift(parent);
    parent = dirname(parent);
  }
  return { parent, missing };
}

async function statOf(path: string) {
  return await stat(path).catch(unless('ENOENT', 'ENOTDIR'));
}

function unless(...codes: readonly string[]) {
  return (error: unknown): undefined => {
    if (!codes.includes(codeOf(error) ?? '')) throw error;
    return undefined;
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A full disk is told of as everywhere. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'is on a file system that is read-only',
  EISDIR: 'is a directory',
  ENOENT: 'cannot be made there',
  ENOTDIR: 'is in no directory',
  ENAMETOOLONG: 'is too long for a name',
};

async function orRefused(html: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = refusals[codeOf(error) ?? ''];
    if (why === undefined) throw error;
    throw badInput('html', `${html} ${why}`, hint);
  }
}
