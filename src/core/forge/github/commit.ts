/**
 * Commits without a clone: one mutation makes the objects and moves the branch, if it still is where it was. The commit
 * is signed by GitHub; its author is the token's owner.
 *
 * Source: docs.github.com GraphQL "createCommitOnBranch", "updateRefs".
 */

import { Failure } from '../../failure.ts';
import type { ApiCommit, Forge, ForgeFileChange } from '../forge.ts';
import { type GithubClient, isGithubError } from './client.ts';
import { interruptionOf } from './failure.ts';

export type CommitChange = Parameters<Forge['commit']>[0];

/**
 * Characters of base64 in one commit; GitHub refuses bodies of some 45 MB with words that do not help. Modes cannot be
 * named: every file that is written becomes an ordinary one, and a symlink or an executable file loses what it was.
 */
export const largestCommit = 40_000_000;

const writing = 'contents: write';
const reading = 'contents: read';
/** Commits behind the tip in which a commit is looked for whose answer was lost. */
const lookBack = 100;
/** Tries of a commit that did not happen although nobody moved the branch. */
const mostTries = 4;

/**
 * @throws Failure `FORGE_COMMIT_TOO_LARGE`; `FORGE_*` for what is no race. Whether it was a race is read from the branch
 * (law 2): GitHub has several wordings for it.
 */
export async function commit(client: GithubClient, change: CommitChange): Promise<ApiCommit> {
  const { branch, expectedHead } = change;
  const { clock } = client.ports;
  const input = inputOf(client, change);
  let doubtful = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { result: 'committed', commit: await create(client, branch, input) };
    } catch (error) {
      if (!isGithubError(error) || error.status === 401 || error.status === 403 || error.status === 429)
        throw client.failure(error, callOf(branch));
      const lost = interruptionOf(error, clock.now())?.done === 'maybe';
      doubtful ||= lost;
      const tip = await tipOf(client, branch);
      if (tip !== expectedHead) {
        const ours = doubtful && tip !== undefined ? await landed(client, input, tip) : undefined;
        return ours === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: ours };
      }
      // Stale although nothing has moved, or no branch although there is one: one of GitHub's replicas was behind.
      const behind = error.type === 'STALE_DATA' || error.type === 'NOT_FOUND';
      if (attempt === mostTries || !(lost || behind)) throw client.failure(error, callOf(branch));
      await clock.sleep(Math.round(clock.random() * 1_000 * 2 ** attempt));
    }
  }
}

type Input = ReturnType<typeof inputOf>;

function inputOf({ repository }: GithubClient, { branch, expectedHead, message, files }: CommitChange) {
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
    expectedHeadOid: expectedHead,
    message: { headline, ...(body === '' ? {} : { body }) },
    fileChanges: { additions, deletions },
  };
}

function additionOf({ path, body }: Extract<ForgeFileChange, { readonly body: Uint8Array }>) {
  return { path, contents: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64') };
}

function callOf(branch: string) {
  return { what: `commit to ${branch}`, needs: writing, repeatable: false };
}

async function create(client: GithubClient, branch: string, input: Input): Promise<string> {
  const mutation = `mutation($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;
  const answer = await client.attempt(callOf(branch), (octokit, request) =>
    octokit.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(mutation, { input, request }),
  );
  return answer.createCommitOnBranch.commit.oid;
}

/** Undefined: there is no such branch (any more). */
async function tipOf(client: GithubClient, branch: string): Promise<string | undefined> {
  const { owner, repo } = client;
  const call = { what: `read the branch ${branch}`, needs: reading, repeatable: true };
  try {
    const { data } = await client.attempt(call, (octokit, request) =>
      octokit.rest.git.getRef({ owner, repo, ref: `heads/${branch}`, request }),
    );
    return data.object.sha;
  } catch (error) {
    if (!isGithubError(error) || error.status !== 404) throw client.failure(error, call);
    // The repository itself may be out of sight: that is no branch that has gone.
    await readRepository(client);
    return undefined;
  }
}

async function readRepository(client: GithubClient) {
  const { owner, repo } = client;
  const call = { what: `read ${client.repository.path}`, needs: reading, repeatable: true };
  return client.call(call, (octokit, request) => octokit.rest.repos.get({ owner, repo, request }));
}

/** Our commit whose answer was lost: of the branch's commits the one on top of what we expected, with our words. */
async function landed(
  client: GithubClient,
  { expectedHeadOid, message }: Input,
  tip: string,
): Promise<string | undefined> {
  const { owner, repo } = client;
  const call = { what: `read the history of ${tip}`, needs: reading, repeatable: true };
  const { data } = await client.call(call, (octokit, request) =>
    octokit.rest.repos.listCommits({ owner, repo, sha: tip, per_page: lookBack, request }),
  );
  const words = `${message.headline}\n\n${message.body ?? ''}`.trim();
  return data.find((each) => each.parents[0]?.sha === expectedHeadOid && each.commit.message.trim() === words)?.sha;
}

/** Deletes a branch that nobody has moved; gone already is fine, and somebody's new commit is left alone. */
export async function deleteBranch(client: GithubClient, branch: string, expectedHead: string): Promise<void> {
  const { data } = await readRepository(client);
  const mutation = `mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }`;
  const input = {
    repositoryId: data.node_id,
    refUpdates: [{ name: `refs/heads/${branch}`, beforeOid: expectedHead, afterOid: '0'.repeat(expectedHead.length) }],
  };
  const call = { what: `delete the branch ${branch}`, needs: writing, repeatable: true };
  try {
    await client.attempt(call, (octokit, request) => octokit.graphql(mutation, { input, request }));
  } catch (error) {
    const tip = await tipOf(client, branch);
    if (tip === undefined) return;
    if (tip === expectedHead) throw client.failure(error, call);
    client.ports.log.warn(`the branch ${branch} has a new commit ${tip} and is kept`);
  }
}

/** By the compare API: `ahead` means that the second grew out of the first. */
export async function isAncestor(
  client: GithubClient,
  ancestor: string,
  descendant: string,
): Promise<'yes' | 'no' | 'unknown'> {
  const { owner, repo } = client;
  const call = { what: `compare ${ancestor} with ${descendant}`, needs: reading, repeatable: true };
  try {
    // The second page spares the list of files, which comes with the first only.
    const { data } = await client.attempt(call, (octokit, request) =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${ancestor}...${descendant}`,
        per_page: 1,
        page: 2,
        request,
      }),
    );
    return data.status === 'ahead' || data.status === 'identical' ? 'yes' : 'no';
  } catch (error) {
    // A commit that GitHub does not have (a force-push took it, or a fork has it) proves nothing.
    if (isGithubError(error) && error.status === 404) return 'unknown';
    throw client.failure(error, call);
  }
}
