/**
 * Deployments of GitHub. Ours are those whose payload says so; nobody else's is touched.
 *
 * They are read by GraphQL, which tells the state of each: REST takes one call a deployment for that. GitHub would mark
 * earlier deployments inactive by itself, those of others too and neither transient nor production ones (`auto_inactive`),
 * so that is turned off and done here.
 *
 * Source: docs.github.com REST API "Deployments", "Deployment statuses", "Deployment environments".
 */
import { isObject } from '../../json.ts';
import {
  describedShortly,
  type EndedEnvironment,
  type ForgeDeployment,
  type ForgeDeployments,
  type ShownDeployment,
  type ShownReview,
} from '../deployments.ts';
import { ForgeError } from '../error.ts';
import type { GithubClient } from './client.ts';
import { deleteEnvironment } from './environments.ts';

const reading = 'deployments: read';
const writing = 'deployments: write';
/** Key of the payload by which a deployment is ours. */
const marker = 'monorepo-gitops';
/** Folder of the names of review environments. */
const reviewFolder = 'review/';
/** Deployments that are looked at. */
const latest = 100;

interface Status {
  readonly state: string;
  readonly description: string | null;
  readonly logUrl: string | null;
  readonly environmentUrl: string | null;
}

interface Deployment {
  readonly databaseId: number;
  readonly commitOid: string;
  readonly environment: string;
  readonly payload: string | null;
  /** `ACTIVE`, `IN_PROGRESS`, `INACTIVE`, `DESTROYED` … */
  readonly state: string;
  readonly latestStatus: Status | null;
}

export function githubDeployments(client: GithubClient): ForgeDeployments {
  return {
    reviewName: ({ name }) => `${reviewFolder}${name}`,
    show: (deployment) => show(client, deployment),
    reviews: () => reviews(client),
    find: async (review) => ({ review, environment: `${reviewFolder}${review}` }),
    end: (ended, how) => end(client, ended, how),
  };
}

const listQuery = `query($owner: String!, $name: String!, $environments: [String!], $first: Int!) {
  repository(owner: $owner, name: $name) {
    deployments(environments: $environments, first: $first, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { databaseId commitOid environment payload state latestStatus { state description logUrl environmentUrl } }
    }
  }
}`;

/** The newest first. @param environment undefined: of all */
async function list(client: GithubClient, environment: string | undefined): Promise<readonly Deployment[]> {
  const { owner, repo: name } = client;
  const call = { what: 'list the deployments', needs: reading };
  const environments = environment === undefined ? null : [environment];
  const answer = await client.graphql<{
    readonly repository: { readonly deployments: { readonly nodes: readonly (Deployment | null)[] } };
  }>(call, listQuery, { owner, name, environments, first: latest });
  return answer.repository.deployments.nodes.flatMap((each) => each ?? []);
}

/** What our payload says; undefined for a deployment of somebody else. GraphQL gives it as text, which may hold a text. */
function markOf({ payload }: Deployment): { readonly review?: unknown } | undefined {
  let value: unknown = payload;
  try {
    for (let depth = 0; depth < 2 && typeof value === 'string'; depth += 1) value = JSON.parse(value);
  } catch {
    return undefined;
  }
  const mark = isObject(value) ? value[marker] : undefined;
  return isObject(mark) ? mark : undefined;
}

function isGone({ state }: Deployment): boolean {
  return ['INACTIVE', 'DESTROYED', 'ABANDONED'].includes(state);
}

async function show(client: GithubClient, given: ForgeDeployment): Promise<ShownDeployment> {
  const wanted = { ...given, description: client.ports.secrets.redact(given.description) };
  const all = await list(client, wanted.environment);
  if (all.some((each) => markOf(each) === undefined && isOfRun(each, wanted.runUrl))) return 'of-job';
  const own = all.filter((each) => markOf(each) !== undefined);
  const current = own.find(
    (each, index) => each.commitOid === wanted.commit && !isGone(each) && (index === 0 || isOfRun(each, wanted.runUrl)),
  );
  if (wanted.state === 'canceled') {
    if (current === undefined || !['IN_PROGRESS', 'PENDING', 'QUEUED'].includes(current.state)) return 'unchanged';
    await addStatus(client, current.databaseId, 'inactive', wanted);
    return 'shown';
  }
  const state = current && (await stateOfParts(client, current, wanted));
  if (current !== undefined && isShown(current, state ?? githubState(wanted), wanted)) return 'unchanged';
  const id = current?.databaseId ?? (await create(client, wanted));
  const newer = current === undefined ? [] : own.slice(0, own.indexOf(current));
  const isLate = wanted.state === 'success' && newer.some((each) => each.state === 'ACTIVE');
  await addStatus(client, id, isLate ? 'inactive' : (state ?? githubState(wanted)), wanted);
  if (wanted.state === 'success' && !isLate) {
    const earlier = own.filter((each) => each.databaseId !== id && !newer.includes(each) && !isGone(each));
    const description = `Superseded by ${wanted.commit.slice(0, 8)}`;
    for (const { databaseId } of earlier) await addStatus(client, databaseId, 'inactive', { description });
  }
  return 'shown';
}

/** GitHub's own deployment, of a job that declares `environment`: its log is a job of this run. */
function isOfRun({ latestStatus }: Deployment, runUrl: string | undefined): boolean {
  const log = latestStatus?.logUrl ?? '';
  return runUrl !== undefined && (log === runUrl || log.startsWith(`${runUrl}/`));
}

type State = 'in_progress' | 'success' | 'failure' | 'inactive';

function githubState({ state }: Pick<ForgeDeployment, 'state'>): State {
  return ({ running: 'in_progress', success: 'success', failed: 'failure', canceled: 'inactive' } as const)[state];
}

/** What is live already stays so while it is deployed once more, and when that comes to the same. */
function isShown({ latestStatus: last, state: now }: Deployment, state: State, wanted: ForgeDeployment): boolean {
  if (wanted.part === undefined && now === 'ACTIVE' && state === 'in_progress') return true;
  if (wanted.part === undefined && now === 'ACTIVE' && state === 'success')
    return (last?.environmentUrl ?? '') === (wanted.url ?? '');
  return (
    last !== null &&
    last.state.toLowerCase() === state &&
    (last.description ?? '') === descriptionOf(wanted) &&
    (last.logUrl ?? '') === (wanted.runUrl ?? '') &&
    (state !== 'success' || (last.environmentUrl ?? '') === (wanted.url ?? ''))
  );
}

/** What runs that deploy a part each begin their descriptions with: it tells them apart. */
const partWords = { running: 'deploying', success: 'deployed', failed: 'failed', canceled: 'superseded' } as const;

function descriptionOf({ part, state, description }: Pick<ForgeDeployment, 'part' | 'state' | 'description'>): string {
  return describedShortly(part === undefined ? description : `${part}: ${partWords[state]} · ${description}`);
}

/** The state of the whole, where this run deploys a part of it. */
async function stateOfParts(
  client: GithubClient,
  { databaseId: deployment_id }: Deployment,
  wanted: ForgeDeployment,
): Promise<State | undefined> {
  if (wanted.part === undefined) return undefined;
  const call = { what: 'list the statuses of the deployment', needs: reading };
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const statuses = await client.list(call, route, { deployment_id });
  const parts = new Map<string, string>();
  for (const { description } of [...statuses].sort((a, b) => Number(a.id) - Number(b.id))) {
    const [, part, word] = /^(\S+): (deploying|deployed|failed)\b/.exec(description) ?? [];
    if (part === undefined || word === undefined) parts.clear();
    else parts.set(part, word);
  }
  parts.set(wanted.part, partWords[wanted.state]);
  const words = [...parts.values()];
  return words.includes('failed') ? 'failure' : words.includes('deploying') ? 'in_progress' : 'success';
}

async function addStatus(
  client: GithubClient,
  deployment_id: number,
  state: State,
  about: Pick<ForgeDeployment, 'description'> & Partial<ForgeDeployment>,
): Promise<void> {
  const { part, state: own = 'canceled', description, url, runUrl } = about;
  // Two equal ones are shown as one.
  const call = { what: 'set the status of the deployment', needs: writing, repeatable: true };
  await client.call(call, 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
    deployment_id,
    state,
    description: descriptionOf({ part, state: own, description }),
    auto_inactive: false,
    ...(url === undefined || state === 'inactive' ? {} : { environment_url: url }),
    ...(runUrl === undefined ? {} : { log_url: runUrl }),
  });
}

/** Deployments that other jobs of the commit make at the same time become one: the oldest. */
async function create(client: GithubClient, wanted: ForgeDeployment): Promise<number> {
  const { environment, review, isProduction, commit: ref } = wanted;
  const call = { what: `create a deployment of ${environment}`, needs: writing };
  const ours = async () =>
    (await list(client, environment)).filter(
      (each) => markOf(each) !== undefined && each.commitOid === ref && !isGone(each),
    );
  let made: number | undefined;
  try {
    const { data } = await client.attempt(call, 'POST /repos/{owner}/{repo}/deployments', {
      ref,
      environment,
      description: describedShortly(`${environment} of ${ref.slice(0, 8)}, by monorepo-gitops`),
      payload: { [marker]: { schema: 1, ...(review === undefined ? {} : { review }) } },
      auto_merge: false,
      required_contexts: [],
      transient_environment: review !== undefined,
      production_environment: isProduction,
    });
    made = 'id' in data ? Number(data.id) : undefined;
  } catch (error) {
    // The answer may be lost, and the deployment there.
    if (!(error instanceof ForgeError && error.lost)) throw client.failure(error, call);
    if ((await ours()).length === 0) throw client.failure(error, call);
  }
  const found = (await ours()).map(({ databaseId }) => databaseId);
  const first = Math.min(...found, made ?? Number.POSITIVE_INFINITY);
  if (made !== undefined && made !== first) await removeDeployment(client, made);
  return first;
}

/** One that nothing was shown of. GitHub deletes inactive ones alone. */
async function removeDeployment(client: GithubClient, deployment_id: number): Promise<void> {
  await addStatus(client, deployment_id, 'inactive', { description: 'Another job of this commit has made one' });
  const call = { what: 'delete the deployment', needs: writing, repeatable: true };
  await client.call(call, 'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}', { deployment_id });
}

async function reviews(client: GithubClient): Promise<readonly ShownReview[]> {
  const found = new Map<string, ShownReview>();
  for (const each of await list(client, undefined)) {
    const review = markOf(each)?.review;
    if (isGone(each) || typeof review !== 'string' || each.environment !== `${reviewFolder}${review}`) continue;
    found.set(review, { review, environment: each.environment });
  }
  return [...found.values()];
}

async function end(
  client: GithubClient,
  { review, environment }: ShownReview,
  { dryRun }: { readonly dryRun: boolean },
): Promise<EndedEnvironment | undefined> {
  const all = await list(client, environment);
  const own = all.filter((each) => markOf(each)?.review === review);
  if (own.length === 0) return undefined;
  const living = own.filter((each) => !isGone(each));
  if (!dryRun) {
    for (const { databaseId } of living) {
      await addStatus(client, databaseId, 'inactive', { description: `The review environment ${review} is removed` });
    }
  }
  const isOnlyOurs = own.length === all.length && all.length < latest;
  const deleted = isOnlyOurs
    ? await deleteEnvironment(client, environment, { dryRun })
    : { result: 'kept' as const, reason: 'it has deployments that somebody else made' };
  if (deleted.result === 'absent' && living.length === 0) return undefined;
  const inactive = living.length === 0 ? undefined : 'its deployments are inactive';
  if (deleted.result === 'deleted') return { result: 'removed', reason: inactive ?? 'it is deleted' };
  const notDeleted = 'reason' in deleted ? deleted.reason : undefined;
  if (inactive === undefined)
    return notDeleted === undefined ? undefined : { result: 'kept', reason: notDeleted, notDeleted };
  return { result: 'removed', reason: inactive, notDeleted };
}
