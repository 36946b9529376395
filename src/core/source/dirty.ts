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
  // Both take a process of git, and time.
  const changed = changedFilesOf(at);
  // Without a checkout nobody asks for it, and without git it fails as the other does.
  changed.catch(() => {});
  const candidate = await candidateOf(at, ci);
  if (candidate === undefined) return undefined;
  const { commit, isMerge } = candidate;
  return { commit, isMerge, changed: await changed };
}

/** Paths that are named in messages. */
const mostPaths = 10;

async function changedFilesOf(at: Checkout): Promise<readonly string[]> {
  const what = ['--untracked-files=no', '--ignore-submodules=untracked', '--no-renames'];
  // Writes no index: other runs may look at this checkout at the same time.
  const { code, stdout } = await git(at, ['--no-optional-locks', 'status', '--porcelain=v1', '-z', ...what]);
  // Git may refuse a checkout of another user; the build says the rest.
  if (code !== 0) return [];
  const entries = stdout.toString('utf8').split('\0').filter(Boolean);
  const paths = entries.map((entry) => entry.slice('XY '.length));
  return paths.filter((path) => path !== dotenvReport).slice(0, mostPaths);
}
