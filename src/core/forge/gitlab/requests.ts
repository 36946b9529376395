/** Merge requests: looks for them, opens, updates and closes them. Every call may be repeated (law 4). */

import { badInput, Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import {
  branchNotVisible,
  closedByProgram,
  type EarlierRequest,
  type ForgeRequest,
  type RequestContent,
} from '../forge.ts';
import type { GitlabClient } from './client.ts';

/** The fields of GitLab's answer that we read; `readMergeRequest` checks those that are always needed. */
export interface MergeRequest {
  readonly iid: number;
  readonly web_url: string;
  readonly state: string;
  readonly title: string;
  readonly description: string | null;
  readonly source_branch: string;
  readonly target_branch: string;
  readonly source_project_id: number | null;
  readonly target_project_id: number;
  readonly labels?: readonly string[];
  readonly reviewers?: readonly User[] | null;
  readonly draft?: boolean;
  readonly work_in_progress?: boolean;
  readonly sha?: string | null;
  readonly merge_when_pipeline_succeeds?: boolean;
  /** Since 15.6. */
  readonly detailed_merge_status?: string;
  readonly merge_status?: string;
  readonly merge_error?: string | null;
}

interface User {
  readonly id: number;
  readonly username: string;
}

/** Requests of a branch that are looked at. */
const latest = 20;

/** Tries of a request whose answer is lost and that is not there. */
const mostTries = 4;

/** What GitLab takes for a draft, in every spelling. */
const draftPrefix = /^\s*(?:draft:|\[draft\]|\(draft\))\s*/i;

export async function openRequest(
  client: GitlabClient,
  sourceBranch: string,
  targetBranch?: string,
): Promise<ForgeRequest | undefined> {
  const target = targetBranch === undefined ? {} : { target_branch: targetBranch };
  const found = await listOpen(client, { source_branch: sourceBranch, ...target });
  const [first] = found.filter(
    (each) =>
      each.source_branch === sourceBranch && (targetBranch === undefined || each.target_branch === targetBranch),
  );
  return first === undefined ? undefined : requestOf(first);
}

/** Looks at the newest ones only: the tip of an older one is no branch's any more. */
export async function wasMerged(
  client: GitlabClient,
  sourceBranch: string,
  targetBranch: string,
  tip: string,
): Promise<boolean> {
  const { body } = await client.call({
    what: `look for the merged request of ${sourceBranch}`,
    method: 'GET',
    path: '/merge_requests',
    query: { source_branch: sourceBranch, target_branch: targetBranch, state: 'merged', scope: 'all', per_page: 10 },
  });
  return Array.isArray(body) && body.map(readMergeRequest).some(({ sha }) => sha === tip);
}

export async function latestRequests(
  client: GitlabClient,
  source_branch: string,
  target_branch: string,
): Promise<readonly EarlierRequest[]> {
  const { body } = await client.call({
    what: `look for the merge requests of ${source_branch}`,
    method: 'GET',
    path: '/merge_requests',
    query: { source_branch, target_branch, scope: 'all', order_by: 'created_at', sort: 'desc', per_page: latest },
  });
  const found = Array.isArray(body) ? body.map(readMergeRequest) : [];
  const own = found.filter((each) => each.source_project_id === each.target_project_id);
  return own.map((each) => ({ ...requestOf(each), tip: each.sha ?? '' }));
}

export async function request(client: GitlabClient, number: number): Promise<ForgeRequest> {
  const { body } = await client.call({
    what: `read merge request !${number}`,
    method: 'GET',
    path: `/merge_requests/${number}`,
  });
  return requestOf(readMergeRequest(body));
}

/** GitLab filters by whole names only, so all open ones are read. */
export async function openRequests(client: GitlabClient, sourcePrefix: string): Promise<readonly ForgeRequest[]> {
  const found = await listOpen(client, {});
  return found.filter(({ source_branch }) => source_branch.startsWith(sourcePrefix)).map(requestOf);
}

async function listOpen(
  client: GitlabClient,
  query: Readonly<Record<string, string>>,
): Promise<readonly MergeRequest[]> {
  const items = await client.list({
    what: 'list the merge requests',
    path: '/merge_requests',
    query: { ...query, state: 'opened', scope: 'all' },
  });
  // A fork may name its branches as it likes.
  return items.map(readMergeRequest).filter((each) => each.source_project_id === each.target_project_id);
}

/** Creates it, or brings the one that is there already up to date: a competitor's, or ours when its answer was lost. */
export async function createRequest(client: GitlabClient, content: RequestContent): Promise<ForgeRequest> {
  // A title of a draft asks for one; later on people decide.
  const draft = content.draft || draftPrefix.test(content.title);
  const call = {
    what: 'create the merge request',
    method: 'POST',
    path: '/merge_requests',
    body: {
      source_branch: content.sourceBranch,
      target_branch: content.targetBranch,
      title: titleOf(content.title, draft),
      description: content.body,
      labels: content.labels.join(','),
      reviewer_ids: (await usersNamed(client, content.reviewers)).map(({ id }) => id),
      remove_source_branch: true,
    },
  } as const;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const created = readMergeRequest((await client.attempt(call)).body);
      warnOfReviewers(client, created, content.reviewers);
      return requestOf(created);
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      const { lost } = error;
      const mayExist = lost || error.status === 409;
      const existing = mayExist ? await openRequest(client, content.sourceBranch, content.targetBranch) : undefined;
      if (existing !== undefined) return updateRequest(client, existing, content);
      const isUnknown = error.status === 400 && /"source_branch":\["does not exist"\]/.test(error.message);
      if (isUnknown) throw notVisible(content.sourceBranch, error);
      // Should the first one be made after all, GitLab answers the second with 409.
      if (!lost || attempt === mostTries) throw client.failure(error, call);
      await client.backoff(attempt);
    }
  }
}

/** GitLab's view of the branches is refreshed behind the push; since version 19 requests depend on it (renovate#44498). */
function notVisible(branch: string, cause: ForgeError): Failure {
  const problem = `GitLab did not create the merge request: it does not show the branch ${branch}`;
  return new Failure('failed', branchNotVisible, problem, {
    hint: 'Run the job again: the commit is on the branch, and only the request is missing. GitLab refreshes its branches in the background (Sidekiq).',
    cause,
  });
}

export async function updateRequest(
  client: GitlabClient,
  request: ForgeRequest,
  content: RequestContent,
): Promise<ForgeRequest> {
  const labels = content.labels.filter((label) => !request.labels.includes(label));
  const reviewers = await notYetAsked(client, request, content.reviewers);
  const changes = {
    ...(request.title === titleOf(content.title, false) && request.draft === content.draft
      ? {}
      : { title: titleOf(content.title, content.draft) }),
    ...(request.body === content.body ? {} : { description: content.body }),
    ...(request.targetBranch === content.targetBranch ? {} : { target_branch: content.targetBranch }),
    ...(labels.length === 0 ? {} : { add_labels: labels.join(',') }),
    ...(reviewers.length === 0 ? {} : { reviewer_ids: await withReviewers(client, request.number, reviewers) }),
  };
  if (Object.keys(changes).length === 0) return request;
  const { body } = await client.call({
    what: 'update the merge request',
    method: 'PUT',
    path: `/merge_requests/${request.number}`,
    body: changes,
  });
  const updated = readMergeRequest(body);
  warnOfReviewers(client, updated, reviewers);
  return requestOf(updated);
}

/** Closes first and comments then. The next run after a killed one finds it closed and does not comment again. */
export async function closeRequest(client: GitlabClient, request: ForgeRequest, reason: string): Promise<void> {
  const path = `/merge_requests/${request.number}`;
  const { state, description } = await readRequest(client, request.number);
  if (state !== 'opened') return;
  await client.call({
    what: 'close the merge request',
    method: 'PUT',
    path,
    body: { state_event: 'close', description: `${closedByProgram}\n${description ?? ''}` },
  });
  const note = {
    what: 'comment on the merge request',
    method: 'POST',
    path: `${path}/notes`,
    body: { body: reason },
  } as const;
  try {
    await client.call(note);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    client.ports.log.warn(`!${request.number} is closed, without the reason as a comment: ${error.message}`);
  }
}

export async function readRequest(client: GitlabClient, number: number): Promise<MergeRequest> {
  const path = `/merge_requests/${number}`;
  return readMergeRequest((await client.call({ what: 'read the merge request', method: 'GET', path })).body);
}

/** GitLab replaces the whole list, so the ones that people added are sent along. */
async function withReviewers(client: GitlabClient, number: number, names: readonly string[]): Promise<number[]> {
  const [users, { reviewers }] = await Promise.all([usersNamed(client, names), readRequest(client, number)]);
  return [...new Set([...(reviewers ?? []), ...users].map(({ id }) => id))];
}

/**
 * Those whom nobody has asked for a review yet. A reviewer who was removed by a person is not listed: asking again would
 * mail with every deploy. GitLab's own notes tell who was asked ("requested review from @ada").
 */
async function notYetAsked(
  client: GitlabClient,
  { number, reviewers }: ForgeRequest,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const missing = wanted.filter((name) => !includesName(reviewers, name));
  if (missing.length === 0) return missing;
  const notes = (await client.list({
    what: 'read the notes of the merge request',
    path: `/merge_requests/${number}/notes`,
  })) as readonly { readonly system?: boolean; readonly body?: string }[];
  const asked = notes.flatMap(({ system, body = '' }) =>
    system === true && /review/.test(body) ? (body.match(/@[\w.-]*\w/g) ?? []) : [],
  );
  return missing.filter((name) => !includesName(asked, name));
}

async function usersNamed(client: GitlabClient, names: readonly string[]): Promise<User[]> {
  return Promise.all(
    names.map(async (name) => {
      const username = name.replace(/^@/, '');
      const { body } = await client.call({
        what: `find the reviewer ${username}`,
        method: 'GET',
        of: 'site',
        path: '/users',
        query: { username },
      });
      const [user] = Array.isArray(body) ? (body as readonly User[]) : [];
      if (typeof user?.id === 'number') return user;
      throw badInput('reviewers', `GitLab has no user "${username}"`, 'Give user names as they stand behind the @.');
    }),
  );
}

/** GitLab Free keeps one reviewer and drops the others in silence. */
function warnOfReviewers(client: GitlabClient, { iid, reviewers }: MergeRequest, wanted: readonly string[]): void {
  const kept = (reviewers ?? []).map(({ username }) => username);
  const missing = wanted.filter((name) => !includesName(kept, name));
  if (missing.length === 0) return;
  client.ports.log.warn(
    `!${iid}: GitLab did not take ${missing.join(', ')} as reviewer (several need GitLab Premium, and all need access to the project)`,
  );
}

function includesName(names: readonly string[], name: string): boolean {
  const plain = (text: string) => text.replace(/^@/, '').toLowerCase();
  return names.some((each) => plain(each) === plain(name));
}

function titleOf(title: string, draft: boolean): string {
  const plain = title.replace(draftPrefix, '');
  return draft ? `Draft: ${plain}` : plain;
}

export function readMergeRequest(body: unknown): MergeRequest {
  const request = (body ?? {}) as Partial<MergeRequest>;
  const complete =
    typeof request.iid === 'number' && typeof request.state === 'string' && typeof request.source_branch === 'string';
  if (complete) return request as MergeRequest;
  throw new Failure('failed', 'FORGE_ANSWER', 'GitLab answered with something that is no merge request', {
    hint: 'Check forge-url: it must be the base of the API, such as https://gitlab.example.com/api/v4.',
  });
}

export function requestOf(request: MergeRequest): ForgeRequest {
  const draft = request.draft ?? request.work_in_progress ?? draftPrefix.test(request.title);
  return {
    number: request.iid,
    url: request.web_url,
    // `locked`: a merge is under way.
    state: request.state === 'merged' ? 'merged' : request.state === 'closed' ? 'closed' : 'open',
    title: draft ? request.title.replace(draftPrefix, '') : request.title,
    body: request.description ?? '',
    sourceBranch: request.source_branch,
    targetBranch: request.target_branch,
    labels: request.labels ?? [],
    reviewers: (request.reviewers ?? []).map(({ username }) => username),
    draft,
  };
}
