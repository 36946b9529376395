/** Pull requests: looks for them, opens, updates and closes them. Every call may be repeated (law 4). */

import type { Endpoints } from '@octokit/types';
import { Failure } from '../../failure.ts';
import { ForgeError } from '../error.ts';
import { closedByProgram, type EarlierRequest, type ForgeRequest, type RequestContent } from '../forge.ts';
import type { Call, GithubClient } from './client.ts';
import { markReady } from './merge.ts';

const pullsRoute = 'GET /repos/{owner}/{repo}/pulls';
const pullRoute = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';

type Pull = Endpoints[typeof pullsRoute]['response']['data'][number];
type FullPull = Endpoints[typeof pullRoute]['response']['data'];

/** Requests of a branch that are looked at. */
const latest = 20;
const changeRoute = 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}';
const reading = 'pull-requests: read';
const writing = 'pull-requests: write';
/** A branch that was pushed a moment ago may not be known to the pull requests yet (CPR #4321). */
const branchPauses = [1_000, 2_000, 4_000, 8_000];

export async function openRequest(
  client: GithubClient,
  sourceBranch: string,
  targetBranch?: string,
): Promise<ForgeRequest | undefined> {
  const call = { what: `look for the pull request of ${sourceBranch}`, needs: reading };
  const head = `${client.owner}:${sourceBranch}`;
  const target = targetBranch === undefined ? {} : { base: targetBranch };
  const pulls = await client.list(call, pullsRoute, { state: 'open', head, ...target });
  // GitHub ignores a `head` that it cannot read, and a fork of the same owner has the same `head`.
  const own = pulls.find(
    (pull) =>
      isOwn(pull) && pull.head.ref === sourceBranch && (targetBranch === undefined || pull.base.ref === targetBranch),
  );
  return own && requestOf(client, own);
}

/** Looks at the newest ones only: the tip of an older one is no branch's any more. */
export async function wasMerged(
  client: GithubClient,
  sourceBranch: string,
  base: string,
  tip: string,
): Promise<boolean> {
  const call = { what: `look for the merged pull request of ${sourceBranch}`, needs: reading };
  const head = `${client.owner}:${sourceBranch}`;
  const { data } = await client.call(call, pullsRoute, { state: 'closed', head, base, per_page: 10 });
  return data.some((pull) => pull.merged_at !== null && pull.head.sha === tip);
}

export async function latestRequests(
  client: GithubClient,
  sourceBranch: string,
  base: string,
): Promise<readonly EarlierRequest[]> {
  const call = { what: `look for the pull requests of ${sourceBranch}`, needs: reading };
  const head = `${client.owner}:${sourceBranch}`;
  const wanted = { state: 'all', head, base, sort: 'created', direction: 'desc', per_page: latest } as const;
  const { data } = await client.call(call, pullsRoute, wanted);
  const own = data.filter((pull) => isOwn(pull) && pull.head.ref === sourceBranch && pull.base.ref === base);
  return own.map((pull) => ({ ...requestOf(client, pull), tip: pull.head.sha }));
}

export async function request(client: GithubClient, number: number): Promise<ForgeRequest> {
  const call = { what: `read pull request #${number}`, needs: reading };
  const { data } = await client.call(call, pullRoute, { pull_number: number });
  // An empty object of some proxy would be a request that is not open any more.
  if (data.number === number && /^(?:open|closed)$/.test(data.state)) return requestOf(client, data);
  throw new Failure('failed', 'FORGE_ANSWER', 'GitHub answered with something that is no pull request', {
    hint: 'Check forge-url: it must be the base of the API, such as https://github.example.com/api/v3.',
  });
}

export async function openRequests(client: GithubClient, sourcePrefix: string): Promise<readonly ForgeRequest[]> {
  const call = { what: 'list the open pull requests', needs: reading };
  // The oldest first: what is opened or closed meanwhile does not push others over the edge of a page unseen.
  const pulls = await client.list(call, pullsRoute, { state: 'open', sort: 'created', direction: 'asc' });
  const wanted = pulls.filter((pull) => isOwn(pull) && pull.head.ref.startsWith(sourcePrefix));
  return wanted.map((pull) => requestOf(client, pull));
}

export async function createRequest(client: GithubClient, content: RequestContent): Promise<ForgeRequest> {
  const { title, draft, sourceBranch: head, targetBranch: base } = content;
  const body = truncated(content.body);
  const call = { what: `open a pull request from ${head} to ${base}`, needs: writing };
  for (let attempt = 0; ; attempt += 1) {
    try {
      const wanted = { title, body, head, base, draft };
      const { data } = await client.attempt(call, 'POST /repos/{owner}/{repo}/pulls', wanted);
      return await updateRequest(client, requestOf(client, data), content);
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      // Another run opened it, or the answer to our own attempt was lost.
      const existing = isFinal(error.status) ? undefined : await openRequest(client, head, base);
      if (existing !== undefined) return updateRequest(client, existing, content);
      const pause = branchPauses[attempt];
      if (pause === undefined || !mayPass(error.status, error.message)) throw creationFailure(client, error, call);
      await client.pause(pause);
    }
  }
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 422;
}

function mayPass(status: number, message: string): boolean {
  return status === 0 || status >= 500 || (status === 422 && /"field":"head","code":"invalid"/.test(message));
}

function creationFailure(client: GithubClient, error: Error, call: Call): unknown {
  const refused = (code: string, problem: string, hint: string) =>
    new Failure('failed', code, `GitHub did not ${call.what} in ${client.repository.path}: ${problem}`, {
      hint,
      cause: error,
    });
  if (/no commits between/i.test(error.message))
    return refused('FORGE_NO_COMMITS', 'the branches do not differ', 'There is nothing to request.');
  if (/draft pull requests are not supported/i.test(error.message))
    return refused('FORGE_DRAFT', 'this repository has no draft pull requests', 'Open it without draft.');
  return client.failure(error, call);
}

/** Changes what differs, and keeps what people have added to the request. */
export async function updateRequest(
  client: GithubClient,
  request: ForgeRequest,
  content: RequestContent,
): Promise<ForgeRequest> {
  const { number } = request;
  let current = request;
  const text = textChanges(request, content);
  if (Object.keys(text).length > 0) {
    const call = { what: `change pull request #${number}`, needs: writing, repeatable: true };
    const { data } = await client.call(call, changeRoute, { pull_number: number, ...text });
    current = requestOf(client, data);
  }
  const labels = missing(content.labels, current.labels);
  if (labels.length > 0) {
    const call = { what: `label pull request #${number}`, needs: writing, repeatable: true };
    const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels';
    const { data } = await client.call(call, route, { issue_number: number, labels });
    current = { ...current, labels: data.map(({ name }) => name) };
  }
  // Never back into a draft: a person may have taken it out.
  if (current.draft && !content.draft) {
    await markReady(client, number);
    current = { ...current, draft: false };
  }
  return askReviewers(client, current, content.reviewers);
}

function textChanges(request: ForgeRequest, content: RequestContent) {
  const body = truncated(content.body);
  return {
    ...(request.title.trim() === content.title.trim() ? {} : { title: content.title }),
    ...(asText(request.body) === asText(body) ? {} : { body }),
    ...(request.targetBranch === content.targetBranch ? {} : { base: content.targetBranch }),
  };
}

/** What GitHub keeps of a text: more than this it refuses with 422. */
const longestText = 65_536;
const cutNote = '\n\n… (cut)';

function truncated(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText - cutNote.length) + cutNote;
}

/** The web form saves CRLF. */
function asText(body: string): string {
  return body.replace(/\r\n/g, '\n').trimEnd();
}

/** Names at GitHub do not differ by case. */
function missing(wanted: readonly string[], present: readonly string[]): string[] {
  const known = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}

/** Asks for the reviews that nobody has asked for yet. */
async function askReviewers(
  client: GithubClient,
  request: ForgeRequest,
  wanted: readonly string[],
): Promise<ForgeRequest> {
  const notYetAsked = missing(wanted, request.reviewers);
  // Reviewers who have answered, or were removed by a person, are not listed: asking again would mail with every deploy.
  const names = notYetAsked.length === 0 ? [] : missing(notYetAsked, await askedBefore(client, request.number));
  if (names.length === 0) return request;
  const pull = await requestReviews(client, request.number, names);
  if (pull !== undefined) return { ...request, reviewers: reviewersOf(client, pull) };
  // For one name that it does not take GitHub refuses the whole list.
  const taken: string[] = [];
  for (const name of names)
    if (names.length > 1 && (await requestReviews(client, request.number, [name]))) taken.push(name);
  const left = names.filter((name) => !taken.includes(name));
  client.ports.log.warn(
    `reviewers: GitHub does not take ${left.join(', ')} for pull request #${request.number}. Name collaborators other than its author, and teams that may see the repository as ${client.owner}/team.`,
  );
  return { ...request, reviewers: [...request.reviewers, ...taken] };
}

/** Undefined: GitHub refuses the list because of one of the names. */
async function requestReviews(client: GithubClient, number: number, names: readonly string[]) {
  const call = { what: `ask ${names.join(', ')} to review pull request #${number}`, needs: writing, repeatable: true };
  const reviewers = names.filter((name) => !name.includes('/'));
  const team_reviewers = names.filter((name) => name.includes('/')).map((name) => name.slice(name.indexOf('/') + 1));
  const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
  try {
    return (await client.attempt(call, route, { pull_number: number, reviewers, team_reviewers })).data;
  } catch (error) {
    if (error instanceof ForgeError && error.status === 422) return undefined;
    throw client.failure(error, call);
  }
}

async function askedBefore(client: GithubClient, number: number): Promise<readonly string[]> {
  const call = { what: `read the events of pull request #${number}`, needs: reading };
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const events = await client.list(call, route, { issue_number: number });
  return events.flatMap((event) => {
    if (!('review_requester' in event)) return [];
    const team = event.requested_team?.slug;
    return event.requested_reviewer?.login ?? (team === undefined ? [] : `${client.owner}/${team}`);
  });
}

/** Comments first and closes then. The next run after a killed one finds the comment and does not repeat it. */
export async function closeRequest(client: GithubClient, { number }: ForgeRequest, reason: string): Promise<void> {
  const look = { what: `read pull request #${number}`, needs: reading };
  const { data } = await client.call(look, pullRoute, { pull_number: number });
  if (data.state !== 'open') return;
  await comment(client, number, reason);
  const close = { what: `close pull request #${number}`, needs: writing, repeatable: true };
  const body = truncated(`${closedByProgram}\n${data.body ?? ''}`);
  await client.call(close, changeRoute, { pull_number: number, state: 'closed', body });
}

async function comment(client: GithubClient, number: number, body: string): Promise<void> {
  const look = { what: `read the comments of #${number}`, needs: reading };
  const call = { what: `comment on pull request #${number}`, needs: writing };
  const comments = 'repos/{owner}/{repo}/issues/{issue_number}/comments';
  for (let attempt = 0; ; attempt += 1) {
    const written = await client.list(look, `GET /${comments}`, { issue_number: number });
    if (written.some((each) => asText(each.body ?? '') === asText(body))) return;
    try {
      await client.attempt(call, `POST /${comments}`, { issue_number: number, body });
      return;
    } catch (error) {
      // After a lost answer the list of comments tells whether it is there.
      const pause = branchPauses[attempt];
      if (!(error instanceof ForgeError) || pause === undefined || !mayPass(error.status, ''))
        throw client.failure(error, call);
      await client.pause(pause);
    }
  }
}

/** Whether it comes from the repository itself and not from a fork. Compared by id: a renamed repository has two names. */
function isOwn({ head, base }: Pull): boolean {
  // GitHub's types promise a repository; it is null when the fork was deleted.
  const source: { readonly id: unknown } | null = head.repo;
  return source?.id === base.repo.id;
}

function requestOf(client: GithubClient, pull: Pull | FullPull): ForgeRequest {
  return {
    number: pull.number,
    url: pull.html_url,
    state: pull.state === 'open' ? 'open' : pull.merged_at === null ? 'closed' : 'merged',
    title: pull.title,
    body: pull.body ?? '',
    sourceBranch: pull.head.ref,
    targetBranch: pull.base.ref,
    labels: pull.labels.flatMap(({ name }) => name ?? []),
    reviewers: reviewersOf(client, pull),
    draft: pull.draft ?? false,
  };
}

function reviewersOf(
  { owner }: GithubClient,
  pull: {
    readonly requested_reviewers?: readonly { readonly login: string }[] | null | undefined;
    readonly requested_teams?: readonly { readonly slug: string }[] | null | undefined;
  },
): readonly string[] {
  const users = (pull.requested_reviewers ?? []).map(({ login }) => login);
  return [...users, ...(pull.requested_teams ?? []).map(({ slug }) => `${owner}/${slug}`)];
}
