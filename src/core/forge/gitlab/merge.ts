/** GitLab's auto-merge: "merge when checks pass". */

import { ForgeError } from '../error.ts';
import type { AutoMerge, ForgeRequest } from '../forge.ts';
import type { GitlabClient } from './client.ts';
import { type MergeRequest, readRequest } from './requests.ts';

/** States in which GitLab has not made up its mind; it does so in the background after every push. */
const undecided = new Set(['unchecked', 'checking', 'preparing', 'approvals_syncing', 'cannot_be_merged_recheck']);
const mostAttempts = 12;
/** Milliseconds. */
const firstPause = 250;
const longestPause = 5_000;

/** Without a pipeline to wait for GitLab merges at once. */
export async function enableAutoMerge(client: GitlabClient, { number }: ForgeRequest): Promise<AutoMerge> {
  const { clock } = client.ports;
  for (let attempt = 1; ; attempt += 1) {
    const request = await readRequest(client, number);
    if (request.state === 'merged') return { result: 'merged' };
    if (request.state === 'closed') return { result: 'unavailable', reason: 'the merge request is closed' };
    if (request.merge_when_pipeline_succeeds === true) return { result: 'enabled' };
    const reason = statusOf(request);
    if (!undecided.has(reason)) {
      const asked = await askToMerge(client, request);
      if (asked.result !== 'refused') return asked;
      if (attempt === mostAttempts || !asked.mayPass) return { result: 'unavailable', reason: asked.reason };
    } else if (attempt === mostAttempts) {
      return { result: 'unavailable', reason: `GitLab is still checking it (${reason})` };
    }
    await client.pause(Math.min(longestPause, firstPause * 2 ** attempt) * (0.5 + clock.random() / 2));
  }
}

type Refused = { readonly result: 'refused'; readonly reason: string; readonly mayPass: boolean };

async function askToMerge(client: GitlabClient, request: MergeRequest): Promise<AutoMerge | Refused> {
  const call = {
    what: 'enable auto-merge of the merge request',
    method: 'PUT',
    path: `/merge_requests/${request.iid}/merge`,
    body: {
      // `merge_when_pipeline_succeeds` is the name before 17.11.
      auto_merge: true,
      merge_when_pipeline_succeeds: true,
      should_remove_source_branch: true,
      // What was not looked at here is not merged.
      ...(request.sha ? { sha: request.sha } : {}),
    },
  } as const;
  try {
    const { body } = await client.attempt(call);
    return { result: (body as MergeRequest | undefined)?.state === 'merged' ? 'merged' : 'enabled' };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    const { status, message } = error;
    // GitLab says 401 here for "may not merge", and 405, 406 or 422 for "not mergeable now". 409: the branch moved.
    if (status === 401 || status === 403) return { result: 'unavailable', reason: 'the token may not merge' };
    if (status === 409) return { result: 'refused', reason: message, mayPass: true };
    if (![405, 406, 422].includes(status)) throw client.failure(error, call);
    const after = await readRequest(client, request.iid);
    // Asked again after a lost answer, GitLab refuses what the first time has merged.
    if (after.state === 'merged') return { result: 'merged' };
    const now = statusOf(after);
    return { result: 'refused', reason: `${message} (${now})`, mayPass: undecided.has(now) || now === 'mergeable' };
  }
}

function statusOf(request: MergeRequest): string {
  return request.detailed_merge_status ?? request.merge_status ?? 'unknown';
}
