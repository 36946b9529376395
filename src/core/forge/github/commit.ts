/**
 * Commits without a clone: one mutation makes the objects and moves the branch, if it still is where it was. The commit
 * is signed by GitHub; its author is the token's owner.
 *
 * Source: docs.github.com GraphQL "createCommitOnBranch", "updateRefs".
 */

import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import type { ApiCommit, CommitChange, ForgeFileChange } from '../forge.ts';
import type { GithubClient } from './client.ts';

/**
 * Characters of base64 in one commit; GitHub refuses bodies of some 45 MB with words that do not help. Modes cannot be
 * named: every file that is written becomes an ordinary one, and a symlink or an executable file loses what it was.
 */
export const largestCommit = 40_000_000;

const writing = 'contents: write';
const reading = 'contents: read';
/** How many commits of the branch are searched for one whose answer was lost. */
const lookBack = 100;
/** Tries of a commit that failed although nobody moved the branch. */
const mostTries = 4;

/**
 * @throws Failure `FORGE_COMMIT_TOO_LARGE`; `FORGE_*` for what is no race. Whether it was a race is read from the branch
 * (law 2): GitHub has several wordings for it.
 */
export async function commit(client: GithubClient, change: CommitChange): Promise<ApiCommit> {
  const { branch, expectedTip } = change;
  const input = inputOf(client, change);
  let mayHaveLanded = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { result: 'committed', commit: await create(client, branch, input) };
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      const { lost, status } = error;
      const isRefused = [401, 403, 404, 429].includes(status);
      // Words of GraphQL come with status 200; any other is of what stands in front of it.
      mayHaveLanded ||= lost || status !== 200;
      const refusal = client.failure(error, callOf(branch));
      const look = async () => {
        const tip = await tipOf(client, branch);
        const isTheirs = tip === undefined || tip === expectedTip || !mayHaveLanded;
        return { tip, ours: isTheirs ? undefined : await findLanded(client, input, tip) };
      };
      // A refusal is final, unless it came behind the commit: a gateway sent the request twice, or the token has just expired.
      const { tip, ours } = await look().catch((reason: unknown) => {
        throw isRefused ? refusal : reason;
      });
      if (isRefused && ours === undefined) throw refusal;
      if (tip !== expectedTip) {
        return ours === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: ours };
      }
      // Stale although nothing has moved, or no branch although there is one: one of GitHub's replicas was behind.
      const behind = error.type === 'STALE_DATA' || error.type === 'NOT_FOUND';
      if (attempt === mostTries || !(lost || behind)) throw refusal;
      await client.backoff(attempt);
    }
  }
}

type Input = ReturnType<typeof inputOf>;

function inputOf({ repository }: GithubClient, { branch, expectedTip, message, files }: CommitChange) {
  const additions = files.flatMap((file) => ('body' in file ? [additionOf(file)] : []));
  const deletions = files.flatMap((file) => ('delete' in file ? [{ path: file.path }] : []));
  const size = additions.reduce((sum, { contents }) => sum + contents.length, 0);
  if (size > largestCommit) {
    const megabytes = Math.ceil(size / 1e6);
    throw new Failure('failed', 'FORGE_COMMIT_TOO_LARGE', `the commit has ${megabytes} MB, too many for GitHub's API`, {
      hint: 'Use commit-via: git, which has no such limit.',
    });
  }
  const end = message.indexOf('\n');
  const headline = end === -1 ? message : message.slice(0, end);
  const body = end === -1 ? '' : message.slice(end).trim();
  return {
    branch: { repositoryNameWithOwner: repository.path, branchName: branch },
    expectedHeadOid: expectedTip,
    message: { headline, ...(body === '' ? {} : { body }) },
    fileChanges: { additions, deletions },
  };
}

function additionOf({ path, body }: Extract<ForgeFileChange, { readonly body: Uint8Array }>) {
  return { path, contents: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64') };
}

function callOf(branch: string) {
  return { what: `commit to ${branch}`, needs: writing };
}

async function create(client: GithubClient, branch: string, input: Input): Promise<string> {
  const mutation = `mutation($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
  type Answer = { readonly createCommitOnBranch: { readonly commit: { readonly oid: string } } };
  const answer = await client.attemptGraphql<Answer>(callOf(branch), mutation, { input });
  return answer.createCommitOnBranch.commit.oid;
}

/** Undefined: there is no such branch (any more). */
async function tipOf(client: GithubClient, branch: string): Promise<string | undefined> {
  const call = { what: `read the branch ${branch}`, needs: reading };
  try {
    const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}';
    return (await client.attempt(call, route, { ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    if (!(error instanceof ForgeError) || error.status !== 404) throw client.failure(error, call);
    // The repository itself may be out of sight: that is no branch that has gone.
    await readRepository(client);
    return undefined;
  }
}

async function readRepository(client: GithubClient) {
  return client.call({ what: `read ${client.repository.path}`, needs: reading }, 'GET /repos/{owner}/{repo}', {});
}

/** Our commit on `expectedTip`, when its answer never came. */
async function findLanded(
  client: GithubClient,
  { expectedHeadOid, message }: Input,
  tip: string,
): Promise<string | undefined> {
  const call = { what: `read the history of ${tip}`, needs: reading };
  const route = 'GET /repos/{owner}/{repo}/commits';
  const { data } = await client.call(call, route, { sha: tip, per_page: lookBack });
  const text = `${message.headline}\n\n${message.body ?? ''}`.trim();
  return data.find((each) => each.parents[0]?.sha === expectedHeadOid && each.commit.message.trim() === text)?.sha;
}

/** Deletes the branch while it is at `expectedTip`; one that has moved stays, and one that is gone is fine (law 4). */
export async function deleteBranch(client: GithubClient, branch: string, expectedTip: string): Promise<void> {
  const { data } = await readRepository(client);
  const mutation = `mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
  const input = {
    repositoryId: data.node_id,
    refUpdates: [{ name: `refs/heads/${branch}`, beforeOid: expectedTip, afterOid: '0'.repeat(expectedTip.length) }],
  };
  const call = { what: `delete the branch ${branch}`, needs: writing, repeatable: true };
  try {
    await client.attemptGraphql(call, mutation, { input });
  } catch (error) {
    const tip = await tipOf(client, branch);
    if (tip === undefined) return;
    if (tip === expectedTip) throw client.failure(error, call);
    client.ports.log.warn(`the branch ${branch} has a new commit ${tip} and is kept`);
  }
}

const relationOf = { identical: 'same', ahead: 'contained', behind: 'contains', diverged: 'neither' } as const;

/** GitHub's status is that of the second: `ahead` means that it grew out of the first. */
export async function compare(client: GithubClient, commit: string, other: string) {
  const call = { what: `compare ${commit} with ${other}`, needs: reading };
  const route = 'GET /repos/{owner}/{repo}/compare/{basehead}';
  const basehead = `${commit}...${other}`;
  try {
    // The second page spares the list of files, which comes with the first only.
    const { data } = await client.attempt(call, route, { basehead, per_page: 1, page: 2 });
    return relationOf[data.status] ?? 'unknown';
  } catch (error) {
    // A commit that GitHub does not have (a force-push took it, or a fork has it) proves nothing.
    if (error instanceof ForgeError && error.status === 404) return 'unknown';
    throw client.failure(error, call);
  }
}
