/** What a merge request shows of itself: its head, the files that it changes, what people say below it. */

import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import type { ChangedFiles, Remark, RequestHead } from '../forge.ts';
import type { GitlabClient } from './client.ts';
import { readMergeRequest } from './requests.ts';

/** Files of a merge request that GitLab keeps, by default. Source: docs.gitlab.com, "Diff limits administration". */
const mostFiles = 1_000;
/** Developer. Source: docs.gitlab.com, "Access levels". */
const developer = 30;

export async function requestHead(client: GitlabClient, number: number): Promise<RequestHead> {
  const what = `read merge request !${number}`;
  const { body } = await client.call({ what, method: 'GET', path: `/merge_requests/${number}` });
  const { sha, source_branch, target_branch, source_project_id, target_project_id } = readMergeRequest(body);
  return {
    commit: sha ?? '',
    branch: source_branch,
    targetBranch: target_branch,
    fromFork: source_project_id !== target_project_id,
  };
}

export async function changedFiles(client: GitlabClient, number: number): Promise<ChangedFiles> {
  const what = `list the files of merge request !${number}`;
  const files = await client.list({ what, path: `/merge_requests/${number}/diffs` });
  const paths = files.flatMap((file) => [textOf(file, 'new_path', what), textOf(file, 'old_path', what)]);
  return { paths: [...new Set(paths)], complete: files.length < mostFiles };
}

export async function remarks(client: GitlabClient, number: number): Promise<readonly Remark[]> {
  const what = `read the comments of merge request !${number}`;
  const query = { sort: 'asc', order_by: 'created_at' };
  const notes = await client.list({ what, path: `/merge_requests/${number}/notes`, query });
  return notes.flatMap((note) => {
    // GitLab writes notes itself about what happens to the request.
    if (fieldOf(note, 'system') === true) return [];
    const author = fieldOf(fieldOf(note, 'author'), 'id');
    return typeof author === 'number' ? [{ author: String(author), text: textOf(note, 'body', what) }] : [];
  });
}

/** At least Developer, in the project or by a group. */
export async function mayWrite(client: GitlabClient, user: string): Promise<boolean> {
  const call = { what: `read what user ${user} may do`, method: 'GET', path: `/members/all/${user}` } as const;
  try {
    const { body } = await client.attempt(call);
    const level = fieldOf(body, 'access_level');
    return typeof level === 'number' && level >= developer && fieldOf(body, 'state') !== 'blocked';
  } catch (error) {
    if (error instanceof ForgeError && error.status === 404) return false;
    throw client.failure(error, call);
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function textOf(value: unknown, name: string, what: string): string {
  const text = fieldOf(value, name);
  if (typeof text === 'string') return text;
  throw new Failure('failed', 'FORGE_ANSWER', `GitLab did not ${what}: an item of its answer has no ${name}`, {
    hint: 'Check forge-url: it must be the base of the API, such as https://gitlab.example.com/api/v4.',
  });
}
