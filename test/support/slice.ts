/**
 * A slice of cases that are too slow to run all of them each time: one, chosen by the commit, so that a commit always has
 * the same and every case has its turn. `MG_TEST_ALL=1` runs all.
 */
import { runGit } from './git/repository.ts';
import { repositoryRoot } from './program.ts';

export function sliceOfCommit<T>(cases: readonly T[]): readonly T[] {
  if (process.env.MG_TEST_ALL !== undefined) return cases;
  const commit = runGit(['-c', 'safe.directory=*', '-C', repositoryRoot, 'rev-parse', 'HEAD']);
  const chosen = Number.parseInt(commit.slice(0, 8), 16) % cases.length;
  return cases.slice(chosen, chosen + 1);
}
