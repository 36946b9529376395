/** Takes pull requests out of their draft, and has GitHub merge them as soon as the rules allow it. */

import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import type { AutoMerge, ForgeRequest } from '../forge.ts';
import type { Call, GithubClient } from './client.ts';

const readState = `query($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed mergeCommitAllowed rebaseMergeAllowed squashMergeAllowed
    pullRequest(number: $number) {
      id state isDraft headRefOid mergeStateStatus
      autoMergeRequest { enabledAt }
    }
  }
}`;

interface RequestState {
  readonly id: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  readonly headRefOid: string;
  /** `CLEAN` and `HAS_HOOKS` can be merged now; `UNKNOWN` is still being computed. */
  readonly mergeStateStatus: string;
  readonly autoMergeRequest: { readonly enabledAt: string } | null;
}

interface RepositoryState {
  readonly autoMergeAllowed: boolean;
  readonly mergeCommitAllowed: boolean;
  readonly rebaseMergeAllowed: boolean;
  readonly squashMergeAllowed: boolean;
  readonly pullRequest: RequestState | null;
}

const mergeNeeds = 'contents: write` and `pull-requests: write';
/** How often the state is read while GitHub computes it or the branches move, and milliseconds of the longest pause. */
const mostLooks = 6;
const longestPause = 8_000;

/**
 * Auto-merge waits for what the branch's protection requires. GitHub refuses it for a request that can be merged at once
 * ("Pull request is in clean status"): that one is merged here, at the tip that was looked at.
 */
export async function enableAutoMerge(client: GithubClient, { number }: ForgeRequest): Promise<AutoMerge> {
  let reason = 'its state does not settle';
  for (let look = 1; look <= mostLooks; look += 1) {
    const { repository, request } = await stateOf(client, number);
    if (request.state === 'MERGED') return { result: 'merged' };
    if (request.autoMergeRequest !== null) return { result: 'enabled' };
    const obstacle = obstacleOf(repository, request);
    if (obstacle !== undefined) return { result: 'unavailable', reason: obstacle };
    if (request.mergeStateStatus === 'UNKNOWN' && look < mostLooks) {
      await pause(client, look);
      continue;
    }
    const mergeable = request.mergeStateStatus === 'CLEAN' || request.mergeStateStatus === 'HAS_HOOKS';
    const refusal = mergeable
      ? await mergeNow(client, number, request, methodOf(repository))
      : await enable(client, number, request, methodOf(repository));
    if (refusal === undefined) return { result: mergeable ? 'merged' : 'enabled' };
    reason = refusal.reason;
    if (!refusal.mayPass) break;
    await pause(client, look);
  }
  return { result: 'unavailable', reason };
}

function pause(client: GithubClient, look: number): Promise<void> {
  const jitter = 0.5 + client.ports.clock.random() / 2;
  return client.pause(Math.round(Math.min(longestPause, 500 * 2 ** look) * jitter));
}

async function stateOf(client: GithubClient, number: number) {
  const { owner, repo } = client;
  const call = { what: `read pull request #${number}`, needs: 'pull-requests: read' };
  const variables = { owner, repo, number };
  const { repository } = await client.graphql<{ repository: RepositoryState | null }>(call, readState, variables);
  const request = repository?.pullRequest ?? undefined;
  if (!repository || request === undefined) {
    throw new Failure('failed', 'FORGE_NOT_FOUND', `${client.repository.path} has no pull request #${number}`, {
      hint: 'It may be gone, or the token lacks `pull-requests: read`.',
    });
  }
  return { repository, request };
}

function obstacleOf(repository: RepositoryState, request: RequestState): string | undefined {
  if (request.state === 'CLOSED') return 'it is closed';
  if (request.isDraft) return 'it is a draft';
  if (['CLEAN', 'HAS_HOOKS', 'UNKNOWN'].includes(request.mergeStateStatus)) return undefined;
  if (request.mergeStateStatus === 'DIRTY') return 'it conflicts with its target branch';
  if (!repository.autoMergeAllowed)
    return 'the repository does not allow it: Settings → General → "Allow auto-merge" (a private repository needs a paid plan)';
  return undefined;
}

/** A merge commit if possible: it keeps the commits with their trailers, from which later runs read what is newer. */
function methodOf(repository: RepositoryState): 'MERGE' | 'REBASE' | 'SQUASH' {
  if (repository.mergeCommitAllowed) return 'MERGE';
  return repository.rebaseMergeAllowed ? 'REBASE' : 'SQUASH';
}

type Refusal = { readonly reason: string; readonly mayPass: boolean } | undefined;

async function enable(
  client: GithubClient,
  number: number,
  request: RequestState,
  mergeMethod: string,
): Promise<Refusal> {
  const mutation = `mutation($id: ID!, $mergeMethod: PullRequestMergeMethod!, $head: GitObjectID!) {
    enablePullRequestAutoMerge(input: { pullRequestId: $id, mergeMethod: $mergeMethod, expectedHeadOid: $head }) {
      clientMutationId
    }
  }`;
  const call = { what: `enable auto-merge for #${number}`, needs: mergeNeeds, repeatable: true };
  const variables = { id: request.id, mergeMethod, head: request.headRefOid };
  return refusalOf(client, call, () => client.attemptGraphql(call, mutation, variables));
}

async function mergeNow(
  client: GithubClient,
  number: number,
  { headRefOid: sha }: RequestState,
  method: 'MERGE' | 'REBASE' | 'SQUASH',
): Promise<Refusal> {
  const call = { what: `merge pull request #${number}`, needs: mergeNeeds };
  const merge_method = method.toLowerCase() as Lowercase<typeof method>;
  const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge';
  return refusalOf(client, call, () => client.attempt(call, route, { pull_number: number, sha, merge_method }));
}

/**
 * 405 "Base branch was modified" and 409 "Head branch was modified" pass, as does a state that has just changed. After a
 * lost answer the next look tells.
 */
async function refusalOf(client: GithubClient, call: Call, act: () => Promise<unknown>): Promise<Refusal> {
  try {
    await act();
    return undefined;
  } catch (error) {
    const isFinal = !(error instanceof ForgeError) || error.status === 401 || error.limitedFor !== undefined;
    if (isFinal) throw client.failure(error, call);
    const forbidden = error.status === 403 || error.type === 'FORBIDDEN';
    const need = forbidden ? ` (the token needs \`${call.needs}\`)` : '';
    return {
      reason: error.message + need,
      mayPass: error.lost || /was modified|clean status|unknown status|expected head/i.test(error.message),
    };
  }
}

/** Takes it out of its draft. */
export async function markReady(client: GithubClient, number: number): Promise<void> {
  const { request } = await stateOf(client, number);
  if (!request.isDraft) return;
  const mutation = `mutation($id: ID!) {
    markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId }
  }`;
  const call = { what: `mark pull request #${number} as ready`, needs: mergeNeeds, repeatable: true };
  await client.graphql(call, mutation, { id: request.id });
}
