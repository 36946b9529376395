/** What is checked out, beside the commit that tags of images name: a merge of it, or files that were edited since. */
import { Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import type { ObjectId } from '../git/transport.ts';
import { type CiContext, dotenvReport } from '../ports.ts';
import { type Checkout, git, headCommit } from './checkout.ts';

export interface CheckedOut {
  /** The commit that the run is for, which `{sha}` names. */
  readonly commit: ObjectId;
  /** HEAD is a merge of that commit with the target of its request, which the host made for this run. */
  readonly isMerge: boolean;
  /** The first tracked files that differ from HEAD. What git does not track is no source. */
  readonly changed: readonly string[];
}

/** Undefined without a commit, a checkout or the git program: then nothing can be said. */
export async function checkedOut(at: Checkout, { commit }: Pick<CiContext, 'commit'>): Promise<CheckedOut | undefined> {
  const head = await headCommit(at).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'GIT_MISSING') return undefined;
    throw error;
  });
  if (commit === undefined || head === undefined) return undefined;
  const isMerge = head !== commit && (await secondParent(at, head)) === commit;
  return { commit, isMerge, changed: await changedFilesOf(at) };
}

/** Of a merge. As the commit records it: in a shallow clone `HEAD^2` does not exist. */
async function secondParent(at: Checkout, head: ObjectId): Promise<ObjectId | undefined> {
  const { code, stdout } = await git(at, ['cat-file', 'commit', head]);
  return code === 0 ? decodeCommit(stdout).parents[1] : undefined;
}

/** Paths that are named in messages. */
const mostPaths = 10;

async function changedFilesOf(at: Checkout): Promise<readonly string[]> {
  const what = ['--untracked-files=no', '--ignore-submodules=untracked', '--no-renames'];
  const { code, stdout } = await git(at, ['--no-optional-locks', 'status', '--porcelain=v1', '-z', ...what]);
  // Git may refuse a checkout of another user; the build says the rest.
  if (code !== 0) return [];
  const entries = stdout.toString('utf8').split('\0').filter(Boolean);
  const paths = entries.map((entry) => entry.slice('XY '.length));
  return paths.filter((path) => path !== dotenvReport).slice(0, mostPaths);
}
