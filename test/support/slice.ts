/**
 * A part of a table that is too long to run all of it each time, chosen by the commit: the same commit always runs the same
 * rows, and within a few commits every row has its turn. `npm run test:all` runs them all.
 */
import { it } from 'vitest';
import { runGit } from './git/repository.ts';
import { repositoryRoot } from './program.ts';

const everything = process.env.MG_TEST_ALL !== undefined;

/** One of `parts` parts of `rows`. Row n is in part n modulo `parts`, so that similar rows, which stand together, are spread. */
export function sliceOfCommit<Row>(rows: readonly Row[], parts = rows.length, commit = commitNumber()): Row[] {
  if (everything) return [...rows];
  return rows.filter((_, index) => index % parts === commit % parts);
}

/** 0 where the tests are not in a git repository. */
function commitNumber(): number {
  try {
    const id = runGit(['-c', 'safe.directory=*', '-C', repositoryRoot, 'rev-parse', 'HEAD']);
    return Number.parseInt(id.slice(0, 8), 16);
  } catch {
    return 0;
  }
}

/** `it` of a case that `npm run test:all` runs and nothing else: elsewhere it is no test, and so not a skipped one. */
export const itInAll: (title: string, run: () => Promise<void>) => void = everything ? it : () => {};

/** `it` of cases that are no table: of those in the commit's part; the others are no tests there, as with `itInAll`. */
export function itInSlice<Name extends string>(names: readonly Name[], parts: number): (name: Name) => typeof itInAll {
  const chosen = sliceOfCommit(names, parts);
  return (name) => (chosen.includes(name) ? it : () => {});
}
