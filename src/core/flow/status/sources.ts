/** Who wrote a commit of the monorepo, when, and what it says: by the records of the GitOps repositories, else by the checkout. */
import type { ReferenceCommit } from '../../git/message.ts';
import type { ObjectId } from '../../git/transport.ts';

export interface SourceCommit {
  readonly subject: string | undefined;
  readonly author: string | undefined;
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number | undefined;
}

type Describe = (commit: ObjectId) => Promise<ReferenceCommit | undefined>;

/** The checkout is asked for what no record tells: all of it at the same time, so that one process answers. */
export async function sourceCommits(
  commits: Iterable<ObjectId>,
  recorded: ReadonlyMap<ObjectId, ReferenceCommit>,
  describe: Describe,
): Promise<ReadonlyMap<ObjectId, SourceCommit>> {
  const found = await Promise.all(
    [...new Set(commits)].map(async (commit): Promise<readonly [ObjectId, SourceCommit] | undefined> => {
      const known = recorded.get(commit) ?? (await describe(commit));
      return known === undefined ? undefined : [commit, sourceCommitOf(known)];
    }),
  );
  return new Map(found.filter((each) => each !== undefined));
}

function sourceCommitOf({ author, subject, date }: ReferenceCommit): SourceCommit {
  const at = Date.parse(date ?? '');
  return {
    subject,
    // Addresses are nobody's business on a page.
    author: author?.replace(/\s*<[^<>]*>\s*$/, ''),
    at: Number.isNaN(at) ? undefined : at,
  };
}
