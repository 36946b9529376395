/** What is checked out, beside the commit that tags of images name: a merge of it, or files that were edited since. */
import { type CiContext, dotenvReport } from '../ports.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { type Checkout, git } from './checkout.ts';

export interface CheckedOut extends Pick<Candidate, 'commit' | 'isMerge'> {
  /** The first tracked files that differ from HEAD. What git does not track is no source. */
  readonly changed: readonly string[];
}

/**
 * Undefined without a checkout or the git program, which builds do not need: then nothing can be said.
 *
 * @throws Failure refused `OTHER_COMMIT_CHECKED_OUT`
 */
export async function checkedOut(at: Checkout, ci: CiContext): Promise<CheckedOut | undefined> {
  // One process of git tells both; each takes time.
  let changed: readonly string[] = [];
  const candidate = await candidateOf(at, ci, async () => {
    const status = await statusOf(at);
    changed = status.changed;
    return status.head;
  });
  if (candidate === undefined) return undefined;
  const { commit, isMerge } = candidate;
  return { commit, isMerge, changed };
}

/** Paths that are named in messages. */
const mostPaths = 10;

/** Source: git-status(1), "Porcelain Format Version 2". */
async function statusOf(at: Checkout): Promise<{ readonly head?: string; readonly changed: readonly string[] }> {
  const what = ['--untracked-files=no', '--ignore-submodules=untracked', '--no-renames'];
  const branch = ['--branch', '--no-ahead-behind'];
  // Writes no index: other runs may look at this checkout at the same time.
  const { code, stdout } = await git(at, ['--no-optional-locks', 'status', '--porcelain=v2', '-z', ...branch, ...what]);
  // Git may refuse a checkout of another user; the build says the rest.
  if (code !== 0) return { changed: [] };
  const lines = stdout.toString('utf8').split('\0').filter(Boolean);
  const head = lines.map((line) => /^# branch\.oid ([0-9a-f]+)$/.exec(line)?.[1]).find((oid) => oid !== undefined);
  const paths = lines.flatMap((line) => /^(?:1(?: \S+){7}|u(?: \S+){9}) (.+)$/s.exec(line)?.[1] ?? []);
  const changed = paths.filter((path) => path !== dotenvReport).slice(0, mostPaths);
  return head === undefined ? { changed } : { head, changed };
}
