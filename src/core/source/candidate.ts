/** The commit at hand: what is checked out, whatever the event says. */
import { Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import { gitAddress } from '../git/repository.ts';
import type { ObjectId } from '../git/transport.ts';
import type { CiContext } from '../ports.ts';
import { type Checkout, firstLine, git, headCommit, remoteName } from './checkout.ts';

export interface Candidate {
  /** For order: what is checked out; of a merge checkout the head of the request. */
  readonly commit: ObjectId;
  /** HEAD, whose tree is what is built. */
  readonly head: ObjectId;
  /** HEAD is a merge of the request with its target, made for this run: its content is not the head's. */
  readonly isMerge: boolean;
}

/**
 * Undefined without a checkout of the monorepo, and where the event closed something: then the event's commit counts.
 *
 * @param headOf asks for the commit that is checked out, as `headCommit` does
 * @throws Failure `OTHER_COMMIT_CHECKED_OUT` (refused) when the event's own checkout is of another commit than the event
 */
export async function candidateOf(
  checkout: Checkout,
  ci: CiContext,
  headOf: typeof headCommit = headCommit,
): Promise<Candidate | undefined> {
  // What was closed is named by its event, and nothing of it is built.
  const { kind } = ci.event;
  if (kind === 'request-closed' || kind === 'branch-deleted' || kind === 'queue') return undefined;
  const head = await headOf(checkout).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'GIT_MISSING') return undefined;
    throw error;
  });
  if (head === undefined || (head !== ci.commit && (await isOtherRepository(checkout, ci)))) return undefined;
  const merged = ci.event.kind === 'request' ? await mergedHead(checkout, head, ci) : undefined;
  const candidate = { commit: merged ?? head, head, isMerge: merged !== undefined };
  const required = ci.requiredCheckout;
  if (required !== undefined && candidate.commit !== required.commit) {
    const message = `${required.event} is about ${required.commit.slice(0, 8)}, and ${head.slice(0, 8)} is checked out`;
    throw new Failure('refused', 'OTHER_COMMIT_CHECKED_OUT', message, { hint: required.hint });
  }
  return candidate;
}

/** A job may check out the GitOps repository alone. Servers have several addresses, so the path decides. */
async function isOtherRepository(checkout: Checkout, { repositoryUrl }: CiContext): Promise<boolean> {
  const name = await remoteName(checkout);
  if (name === undefined || repositoryUrl === undefined) return false;
  const url = firstLine(await git(checkout, ['ls-remote', '--get-url', '--', name]));
  const [there, own] = [url, repositoryUrl].map((each) => gitAddress(each ?? '')?.path.toLowerCase());
  return (
    there !== undefined &&
    own !== undefined &&
    there !== own &&
    !there.endsWith(`/${own}`) &&
    !own.endsWith(`/${there}`)
  );
}

/**
 * The head that HEAD merges into the target. GitHub's `refs/pull/N/merge` and GitLab's merged results have it as the second
 * parent; GitHub and the git plugin of Jenkins also name it in the message.
 */
async function mergedHead(checkout: Checkout, head: ObjectId, ci: CiContext): Promise<ObjectId | undefined> {
  if (head === ci.commit && ci.host !== 'jenkins') return undefined;
  // As the commit records them: in a shallow clone `HEAD^2` does not exist, its name does.
  const { code, stdout } = await git(checkout, ['cat-file', 'commit', head]);
  if (code !== 0) return undefined;
  const { parents, message } = decodeCommit(stdout);
  const [target, source] = parents;
  if (parents.length !== 2 || source === undefined) return undefined;
  if (source === ci.commit) return source;
  const named = /^Merge ([0-9a-f]{40,64}) into ([0-9a-f]{40,64})$/m.exec(message);
  if (named?.[1] === source && named[2] === target) return source;
  return ci.host === 'jenkins' && message.startsWith(`Merge commit '${source}' into HEAD`) ? source : undefined;
}
