/** What a pull request shows of itself: its head, the files that it changes, what people say below it. */

import type { Endpoints } from '@octokit/types';
import { ForgeError } from '../error.ts';
import type { ChangedFiles, Remark, RequestHead } from '../forge.ts';
import type { GithubClient } from './client.ts';

const reading = 'pull-requests: read';
/** Files of a pull request that GitHub lists. Source: docs.github.com, "List pull requests files". */
const mostFiles = 3_000;

type Pull = Endpoints['GET /repos/{owner}/{repo}/pulls/{pull_number}']['response']['data'];
type Comment = Endpoints['GET /repos/{owner}/{repo}/issues/{issue_number}/comments']['response']['data'][number];

export async function requestHead(client: GithubClient, number: number): Promise<RequestHead> {
  const call = { what: `read pull request #${number}`, needs: reading };
  const { data } = await client.call(call, 'GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: number });
  const { head, base }: Pull = data;
  // GitHub's types promise a repository; it is null when the fork was deleted.
  const source: { readonly id: unknown } | null = head.repo;
  return { commit: head.sha, branch: head.ref, targetBranch: base.ref, fromFork: source?.id !== base.repo.id };
}

export async function changedFiles(client: GithubClient, number: number): Promise<ChangedFiles> {
  const call = { what: `list the files of pull request #${number}`, needs: reading };
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const files = await client.list(call, route, { pull_number: number });
  const paths = files.flatMap(({ filename, previous_filename }) =>
    previous_filename === undefined ? [filename] : [filename, previous_filename],
  );
  return { paths, complete: files.length < mostFiles };
}

export async function remarks(client: GithubClient, number: number): Promise<readonly Remark[]> {
  const call = { what: `read the comments of #${number}`, needs: reading };
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const comments: readonly Comment[] = await client.list(call, route, { issue_number: number });
  return comments.flatMap(({ user, body }) =>
    user === null || user.type === 'Bot' || body === undefined ? [] : [{ author: user.login, text: body }],
  );
}

/**
 * By the permission that somebody has in the repository. The `author_association` of a comment does not tell: a member of the
 * organisation may have no more than read access, a collaborator too, and who hides the membership reads as CONTRIBUTOR.
 * Source: docs.github.com, "Get repository permissions for a user": `maintain` reads as `write`, `triage` as `read`.
 */
export async function mayWrite(client: GithubClient, username: string): Promise<boolean> {
  const call = { what: `read what ${username} may do`, needs: 'metadata: read' };
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  try {
    const { data } = await client.attempt(call, route, { username });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    // The account is gone, or was never a user's.
    if (error instanceof ForgeError && error.status === 404) return false;
    throw client.failure(error, call);
  }
}
