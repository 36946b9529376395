/** Checks that paths stay inside the repository (law 7). */
import { Failure } from '../failure.ts';

/** Characters that HFS+ ignores in names, so that `.g\u200cit` is `.git` on a Mac (git's utf8.c, is_hfs_dotgit). */
const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** `.git` on any file system: other case, trailing dots and spaces, alternate streams, NTFS short names (is_ntfs_dotgit). */
function isGitDirectory(segment: string): boolean {
  return /^(\.git|git~\d+)[. ]*(:.*)?$/i.test(segment.replace(ignoredByHfs, ''));
}

/**
 * The segments of a path inside the repository (law 7).
 *
 * @param input The input that the path came from, for the message.
 * @throws Failure bad input `PATH_OUTSIDE` for anything that is not a plain relative path.
 */
export function pathSegments(path: string, input = 'file'): string[] {
  const problem = problemOf(path);
  if (problem === undefined) return path.split('/');
  throw new Failure('bad-input', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
    hint: 'Give a path relative to the root of the GitOps repository, such as apps/web1/values.yaml.',
  });
}

/** Whether the text of a path stays inside the repository, see `pathSegments`. */
export function isPlainPath(path: string): boolean {
  return problemOf(path) === undefined;
}

/** The text of the path is plain, but the repository's content leads it elsewhere. */
export function pathOutside(input: string, path: string, problem: string): Failure {
  return new Failure('refused', 'PATH_OUTSIDE', `${input}: ${JSON.stringify(path)} ${problem}`, {
    hint: 'Links and submodules are not followed: name the file itself, in the repository that holds it.',
  });
}

function problemOf(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.length > 4096) return 'is longer than 4096 characters';
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'holds control characters';
  if (path.includes('\\')) return 'holds a backslash';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is absolute';
  for (const segment of path.split('/')) {
    if (segment === '') return 'has an empty segment (// or a / at its end)';
    if (segment === '.' || segment === '..') return `has a "${segment}" segment`;
    if (isGitDirectory(segment)) return 'leads into .git';
  }
  return undefined;
}
