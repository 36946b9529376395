/** The input `extra-files`: what a pruned context has beside the service's part of the workspace. */
import { posix } from 'node:path';
import { badInput } from '../../failure.ts';
import { isGlob } from '../../glob.ts';

/** Globs for the items: one that is no glob may be a directory. @throws bad input for what leads out of the monorepo */
export function extraFileGlobs(items: readonly string[]): readonly string[] {
  return items.flatMap((item) => {
    const path = extraFilePath(item);
    return isGlob(item) ? [path] : [path, `${path}/**`];
  });
}

/** Relative to the root, without a slash at its end. @throws bad input for what leads out of the monorepo */
export function extraFilePath(item: string): string {
  const path = posix.normalize(item).replace(/(?<=.)\/$/, '');
  if (posix.isAbsolute(path) || path.split('/').includes('..') || path === '.') {
    const problem = path === '.' ? 'is the whole monorepo' : 'leads out of the monorepo';
    throw badInput('extra-files', `"${item}" ${problem}`, 'Give files, directories or globs below its root.');
  }
  return path;
}

/**
 * Whether a file is left out of a pruned context although the service's part of the workspace has it: files with environment
 * variables (`.env`, `.env.production`) often hold secrets, and an image is seen by more people than a repository.
 */
export function leavesOut(items: readonly string[]): (path: string) => boolean {
  const named = new Set(items.filter((item) => !isGlob(item)).map(extraFilePath));
  return (path) => posix.basename(path).startsWith('.env') && !named.has(path);
}
