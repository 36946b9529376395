/** The files of the working copy that `extra-files` names, whether or not git tracks them. */
import { lstat, readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { badInput } from '../../failure.ts';
import { alternatives, type GlobWalk, globWalk, isGlob } from '../../glob.ts';
import { extraFilePath, leavesOut } from '../../monorepo/prune/extra-files.ts';
import { dotenvReport, outputFiles } from '../../ports.ts';

/**
 * Paths relative to the root, sorted; no link to a directory is followed.
 *
 * @throws bad input for an item that leads out of the monorepo, and for one without `*` that is not there
 */
export async function extraFiles(root: string, items: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const item of items) {
    const path = extraFilePath(item);
    const walk = walkOf(item, path);
    if (walk !== undefined) await collect(root, '', walk, found);
    else await collectNamed(root, path, found);
  }
  const isLeftOut = leavesOut(items);
  return [...found].filter((path) => !isLeftOut(path) && !isOwn(path)).sort();
}

/** What this program itself writes into the checkout. */
function isOwn(path: string): boolean {
  return path === dotenvReport || path.startsWith(`${outputFiles}/`);
}

/** What a walk enters only where a pattern writes it out. */
const skipped: readonly string[] = ['.git', 'node_modules'];

interface Walk {
  readonly at: GlobWalk;
  readonly enters: (name: string) => boolean;
}

function walkOf(item: string, path: string): Walk | undefined {
  if (!isGlob(item)) return undefined;
  const names = new Set(path.split('/'));
  return {
    at: globWalk(alternatives(path, 'extra-files')),
    enters: (name) => name !== '.git' && (!skipped.includes(name) || names.has(name)),
  };
}

async function collect(root: string, directory: string, { at, enters }: Walk, found: Set<string>): Promise<void> {
  for (const entry of await readdir(join(root, directory), { withFileTypes: true })) {
    const path = posix.join(directory, entry.name);
    if (!entry.isDirectory()) {
      if ((entry.isFile() || entry.isSymbolicLink()) && at.matches(entry.name)) found.add(path);
      continue;
    }
    const below = enters(entry.name) ? at.below(entry.name) : undefined;
    if (below !== undefined) await collect(root, path, { at: below, enters }, found);
  }
}

async function collectNamed(root: string, path: string, found: Set<string>): Promise<void> {
  const parents = path.split('/').slice(0, -1);
  for (const index of parents.keys()) {
    const parent = parents.slice(0, index + 1).join('/');
    if (!(await kindOf(root, parent))?.isSymbolicLink()) continue;
    const problem = `"${path}" leads through the symbolic link ${parent}`;
    throw badInput('extra-files', problem, 'Name the file where it is.');
  }
  const kind = await kindOf(root, path);
  if (kind === undefined) {
    const hint = 'Correct the path, make the file in a step before this one, or give a glob, which may match nothing.';
    throw badInput('extra-files', `"${path}" is not there`, hint);
  }
  if (kind.isDirectory())
    await collect(root, path, { at: globWalk(['**']), enters: (name) => !skipped.includes(name) }, found);
  else found.add(path);
}

function kindOf(root: string, path: string) {
  return lstat(join(root, path)).catch(() => undefined);
}
