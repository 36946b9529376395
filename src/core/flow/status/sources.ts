/** Who wrote a commit of the monorepo, when, and what it says: by the records of the GitOps repositories, else by the checkout. */
import type { ReferenceCommit } from '../../git/message.ts';
import type { ObjectId } from '../../git/transport.ts';

export interface SourceCommit {
  readonly subject: string | undefined;
  readonly author: string | undefined;
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number | undefined;
}

interface Sources {
  /** By the commits of the GitOps repositories. */
  readonly recorded: ReadonlyMap<ObjectId, ReferenceCommit>;
  /** Asked at the same time for all that no record tells, so that one process answers. */
  readonly checkout: (commit: ObjectId) => Promise<ReferenceCommit | undefined>;
  /** Asked once for the rest. */
  readonly remote: (commits: readonly ObjectId[]) => Promise<ReadonlyMap<ObjectId, ReferenceCommit>>;
}

export async function sourceCommits(
  commits: Iterable<ObjectId>,
  { recorded, checkout, remote }: Sources,
): Promise<ReadonlyMap<ObjectId, SourceCommit>> {
  const wanted = [...new Set(commits)];
  const here = await Promise.all(wanted.map(async (commit) => recorded.get(commit) ?? (await checkout(commit))));
  const elsewhere = await remote(wanted.filter((_, index) => here[index] === undefined));
  return new Map(
    wanted.flatMap((commit, index) => {
      const known = here[index] ?? elsewhere.get(commit);
      return known === undefined ? [] : [[commit, sourceCommitOf(known)] as const];
    }),
  );
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
