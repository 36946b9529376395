/**
 * Commits without a clone.
 *
 * GitLab has no commit "only if the branch is at X". So the tip is looked at before, and every file that is changed or
 * deleted carries the commit that last changed it at X (`last_commit_id`), which GitLab compares while it writes. A commit
 * of another writer that comes in between is kept; if it touched one of the files, ours is refused.
 */

import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import type { ApiCommit, CommitChange, ForgeFileChange } from '../forge.ts';
import type { GitlabClient } from './client.ts';

/** Files asked for at once; GitLab.com allows 500 a minute. */
const parallel = 8;
/** Tries of a commit whose answer is lost and that has not landed. */
const mostTries = 4;
/** How many commits of the branch are searched for one whose answer was lost. */
const lookBack = 20;

export async function commitFiles(client: GitlabClient, change: CommitChange): Promise<ApiCommit> {
  const { branch, message, author, expectedTip } = change;
  const tip = await tipOf(client, branch);
  if (tip !== expectedTip) return { result: 'stale', cause: moved(change, tip) };
  const call = {
    what: `commit to ${branch}`,
    method: 'POST',
    path: '/repository/commits',
    body: {
      branch,
      commit_message: message,
      ...(author === undefined ? {} : { author_name: author.name, author_email: author.email }),
      actions: await actionsOf(client, change),
    },
  } as const;
  let mayHaveLanded = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { id } = ((await client.attempt(call)).body ?? {}) as { readonly id?: unknown };
      if (typeof id === 'string') return { result: 'committed', commit: id };
      throw new ForgeError('the answer names no commit', { status: 0 });
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      const { lost, status } = error;
      if (status === 413) throw tooLarge(client, error);
      const isRefused = !lost && ![400, 409].includes(status);
      mayHaveLanded ||= lost || isRefused;
      const refusal = client.failure(error, call);
      const look = async () => {
        const now = await tipOf(client, branch);
        const isTheirs = now === undefined || now === expectedTip || !mayHaveLanded;
        return { now, ours: isTheirs ? undefined : await findLanded(client, change) };
      };
      // The branch tells, not GitLab's wording: where it moved, the files may have changed too. A refusal is final, unless it
      // came behind the commit: a gateway sent the request twice, or the token has just expired.
      const { now, ours } = await look().catch((reason: unknown) => {
        throw isRefused ? refusal : reason;
      });
      if (isRefused && ours === undefined) throw refusal;
      if (now !== expectedTip) {
        return ours === undefined ? { result: 'stale', cause: error } : { result: 'committed', commit: ours };
      }
      if (!lost) throw refusal;
      // It may land yet. Sent again, `last_commit_id` lets GitLab refuse the second one.
      if (attempt === mostTries) return { result: 'stale', cause: error };
      await client.backoff(attempt);
    }
  }
}

/** A proxy in front of GitLab limits the length of a request. */
function tooLarge({ repository }: GitlabClient, cause: ForgeError): Failure {
  const problem = `the commit is too large for the API of GitLab in ${repository.path}`;
  return new Failure('failed', 'FORGE_COMMIT_TOO_LARGE', problem, {
    hint: 'Use commit-via: git, which has no such limit.',
    cause,
  });
}

async function actionsOf(client: GitlabClient, { files, expectedTip }: CommitChange): Promise<readonly object[]> {
  const actions: object[] = [];
  for (let start = 0; start < files.length; start += parallel) {
    const batch = files.slice(start, start + parallel);
    actions.push(...(await Promise.all(batch.map((file) => actionOf(client, file, expectedTip)))));
  }
  return actions;
}

async function actionOf(client: GitlabClient, file: ForgeFileChange, tip: string): Promise<object> {
  const gone = 'delete' in file;
  if (!gone && !file.existed) return { action: 'create', file_path: file.path, ...contentOf(file.body) };
  const last_commit_id = await lastCommitOf(client, file.path, tip);
  if (gone) return { action: 'delete', file_path: file.path, last_commit_id };
  return { action: 'update', file_path: file.path, last_commit_id, ...contentOf(file.body) };
}

function contentOf(body: Uint8Array): object {
  return { encoding: 'base64', content: Buffer.from(body).toString('base64') };
}

/** The newest commit up to the tip that changed the file. */
async function lastCommitOf(client: GitlabClient, path: string, tip: string): Promise<string> {
  const call = {
    what: `read ${path}`,
    method: 'HEAD',
    path: `/repository/files/${encodeURIComponent(path)}`,
    query: { ref: tip },
  } as const;
  const { headers } = await client.call(call);
  const commit = headers['x-gitlab-last-commit-id'];
  if (typeof commit !== 'string')
    throw client.failure(new ForgeError('the answer has no X-Gitlab-Last-Commit-Id', { status: 200 }), call);
  return commit;
}

async function tipOf(client: GitlabClient, branch: string): Promise<string | undefined> {
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

/** Our commit behind `expectedTip`, when its answer never came; GitLab may have put it on one of another writer. */
async function findLanded(client: GitlabClient, change: CommitChange): Promise<string | undefined> {
  const { body } = await client.call({
    what: `read the history of ${change.branch}`,
    method: 'GET',
    path: '/repository/commits',
    query: { ref_name: change.branch, per_page: lookBack },
  });
  const commits = (Array.isArray(body) ? body : []) as readonly { readonly id: string; readonly message?: string }[];
  const begin = commits.findIndex(({ id }) => id === change.expectedTip);
  const since = begin === -1 ? commits : commits.slice(0, begin);
  return since.find(({ message = '' }) => message.trimEnd() === change.message.trimEnd())?.id;
}

/** Deletes the branch while it is at `expectedTip`; one that has moved stays, and one that is gone is fine (law 4). */
export async function deleteBranch(client: GitlabClient, branch: string, expectedTip: string): Promise<void> {
  const tip = await tipOf(client, branch);
  if (tip === undefined) return;
  if (tip !== expectedTip) {
    client.ports.log.detail(`${branch} has moved to ${tip.slice(0, 8)} and stays`);
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

/** By the newest common commit: it is the one that is contained in the other. */
export async function compare(client: GitlabClient, commit: string, other: string) {
  const call = {
    what: 'compare two commits',
    method: 'GET',
    path: '/repository/merge_base',
    query: { refs: [commit, other] },
  } as const;
  try {
    const { body } = await client.attempt(call);
    const base = (body as { readonly id?: unknown } | undefined)?.id;
    if (typeof base !== 'string') return 'unknown';
    if (base === commit) return base === other ? 'same' : 'contained';
    return base === other ? 'contains' : 'neither';
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    // "Could not find ref" is a 400, two histories without a common commit are a 404 of its own.
    if (error.status === 400) return 'unknown';
    if (error.status === 404 && /merge base/i.test(error.message)) return 'neither';
    throw client.failure(error, call);
  }
}

function branchPath(branch: string): string {
  return `/repository/branches/${encodeURIComponent(branch)}`;
}

function moved({ branch, expectedTip }: CommitChange, tip: string | undefined): Error {
  const at = tip === undefined ? 'is gone' : `is at ${tip.slice(0, 8)}`;
  return new Error(`${branch} ${at}, not at ${expectedTip.slice(0, 8)}`);
}
