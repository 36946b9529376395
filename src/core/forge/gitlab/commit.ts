/**
 * Commits without a clone.
 *
 * GitLab cannot be asked for a commit "only if the branch is at X". The head is looked at before, and every file that is
 * changed or deleted carries the commit that last changed it at X (`last_commit_id`), which GitLab compares while it
 * writes: a competitor's commit that slips in between is kept, and if it touched one of the files ours is refused.
 */

import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import type { ApiCommit, CommitChange, ForgeFileChange } from '../forge.ts';
import type { Call, GitlabClient } from './client.ts';

/** Files asked for at once; GitLab.com allows 500 a minute. */
const parallel = 8;
/** Tries of a commit whose answer is lost and that has not landed. */
const mostTries = 4;
/** How many commits of the branch are searched for one whose answer was lost. */
const lookBack = 20;

export async function commitFiles(client: GitlabClient, change: CommitChange): Promise<ApiCommit> {
  const head = await headOf(client, change.branch);
  if (head !== change.expectedHead) return { result: 'stale', cause: moved(change, head) };
  const call = {
    what: `commit to ${change.branch}`,
    method: 'POST',
    path: '/repository/commits',
    body: {
      branch: change.branch,
      commit_message: change.message,
      ...(change.author === undefined ? {} : { author_name: change.author.name, author_email: change.author.email }),
      actions: await actionsOf(client, change),
    },
  } as const;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { id } = ((await client.attempt(call)).body ?? {}) as { readonly id?: unknown };
      if (typeof id === 'string') return { result: 'committed', commit: id };
      throw new ForgeError('the answer names no commit', { status: 0 });
    } catch (error) {
      const outcome = await afterFailure(client, change, call, { error, first: attempt === 1 });
      if (outcome !== 'not landed') return outcome;
      // It may still land; the next look at the branch will tell.
      if (attempt === mostTries) return { result: 'stale', cause: error };
      await client.backoff(attempt);
    }
  }
}

interface Refusal {
  readonly error: unknown;
  /** Whether no earlier try could have landed. */
  readonly first: boolean;
}

/**
 * Told by the branch, not by GitLab's wording: it moved, so the files may have; it did not, so the commit is refused.
 * `not landed`: an answer was lost, and nothing has landed yet. The same commit may be asked for again: should the first
 * one land after all, `last_commit_id` lets GitLab refuse the second.
 */
async function afterFailure(
  client: GitlabClient,
  change: CommitChange,
  call: Call,
  { error, first }: Refusal,
): Promise<ApiCommit | 'not landed'> {
  if (!(error instanceof ForgeError)) throw error;
  const { lost } = error;
  if (error.status === 413) throw tooLarge(client, error);
  if (!lost && ![400, 409].includes(error.status)) throw client.failure(error, call);
  const head = await headOf(client, change.branch);
  if (head === change.expectedHead) {
    if (lost) return 'not landed';
    throw client.failure(error, call);
  }
  const landed = head !== undefined && (lost || !first) ? await findLanded(client, change) : undefined;
  return landed === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: landed };
}

/** A proxy in front of GitLab limits the length of a request. */
function tooLarge({ repository }: GitlabClient, cause: ForgeError): Failure {
  const problem = `the commit is too large for the API of GitLab in ${repository.path}`;
  return new Failure('failed', 'FORGE_COMMIT_TOO_LARGE', problem, {
    hint: 'Use commit-via: git, which has no such limit.',
    cause,
  });
}

async function actionsOf(client: GitlabClient, { files, expectedHead }: CommitChange): Promise<readonly object[]> {
  const actions: object[] = [];
  for (let start = 0; start < files.length; start += parallel) {
    const batch = files.slice(start, start + parallel);
    actions.push(...(await Promise.all(batch.map((file) => actionOf(client, file, expectedHead)))));
  }
  return actions;
}

async function actionOf(client: GitlabClient, file: ForgeFileChange, head: string): Promise<object> {
  const gone = 'delete' in file;
  if (!gone && !file.existed) return { action: 'create', file_path: file.path, ...contentOf(file.body) };
  const last_commit_id = await lastCommitOf(client, file.path, head);
  if (gone) return { action: 'delete', file_path: file.path, last_commit_id };
  return { action: 'update', file_path: file.path, last_commit_id, ...contentOf(file.body) };
}

function contentOf(body: Uint8Array): object {
  return { encoding: 'base64', content: Buffer.from(body).toString('base64') };
}

/** The newest commit up to `head` that changed the file. */
async function lastCommitOf(client: GitlabClient, path: string, head: string): Promise<string> {
  const call = {
    what: `read ${path}`,
    method: 'HEAD',
    path: `/repository/files/${encodeURIComponent(path)}`,
    query: { ref: head },
  } as const;
  const { headers } = await client.call(call);
  const commit = headers['x-gitlab-last-commit-id'];
  if (typeof commit !== 'string')
    throw client.failure(new ForgeError('the answer has no X-Gitlab-Last-Commit-Id', { status: 200 }), call);
  return commit;
}

async function headOf(client: GitlabClient, branch: string): Promise<string | undefined> {
  const call = { what: `read the branch ${branch}`, method: 'GET', path: branchPath(branch) } as const;
  try {
    const { commit } = ((await client.attempt(call)).body ?? {}) as { readonly commit?: { readonly id?: unknown } };
    return typeof commit?.id === 'string' ? commit.id : undefined;
  } catch (error) {
    // A project that cannot be seen is a 404 too, with other words.
    if (error instanceof ForgeError && error.status === 404 && /branch/i.test(error.message)) return undefined;
    throw client.failure(error, call);
  }
}

/** Our commit on `expectedHead`, when its answer never came. */
async function findLanded(client: GitlabClient, change: CommitChange): Promise<string | undefined> {
  const { body } = await client.call({
    what: `read the history of ${change.branch}`,
    method: 'GET',
    path: '/repository/commits',
    query: { ref_name: change.branch, per_page: lookBack },
  });
  const commits = (Array.isArray(body) ? body : []) as readonly {
    readonly id: string;
    readonly message?: string;
    readonly parent_ids?: readonly string[];
  }[];
  const ours = commits.find(
    ({ message = '', parent_ids = [] }) =>
      parent_ids[0] === change.expectedHead && message.trimEnd() === change.message.trimEnd(),
  );
  return ours?.id;
}

/** Deletes the branch while it is at `expectedHead`; one that is gone or has moved on stays as it is (law 4). */
export async function deleteBranch(client: GitlabClient, branch: string, expectedHead: string): Promise<void> {
  const head = await headOf(client, branch);
  if (head === undefined) return;
  if (head !== expectedHead) {
    client.ports.log.detail(`${branch} has moved to ${head.slice(0, 8)} and stays`);
    return;
  }
  const call = { what: `delete the branch ${branch}`, method: 'DELETE', path: branchPath(branch) } as const;
  try {
    await client.attempt(call);
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return;
    throw client.failure(error, call);
  }
}

/** By their merge base. */
export async function isAncestor(
  client: GitlabClient,
  ancestor: string,
  descendant: string,
): Promise<'yes' | 'no' | 'unknown'> {
  const call = {
    what: 'compare two commits',
    method: 'GET',
    path: '/repository/merge_base',
    query: { refs: [ancestor, descendant] },
  } as const;
  try {
    const { body } = await client.attempt(call);
    return (body as { readonly id?: unknown } | undefined)?.id === ancestor ? 'yes' : 'no';
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    // "Could not find ref" is a 400, two histories without a common commit are a 404 of its own.
    if (error.status === 400) return 'unknown';
    if (error.status === 404 && /merge base/i.test(error.message)) return 'no';
    throw client.failure(error, call);
  }
}

function branchPath(branch: string): string {
  return `/repository/branches/${encodeURIComponent(branch)}`;
}

function moved({ branch, expectedHead }: CommitChange, head: string | undefined): Error {
  const at = head === undefined ? 'is gone' : `is at ${head.slice(0, 8)}`;
  return new Error(`${branch} ${at}, not at ${expectedHead.slice(0, 8)}`);
}
