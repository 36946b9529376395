/**
 * Environments and deployments of GitLab. An environment is ours when its description says so, which is written where it is
 * made, or where a job of our component has made it.
 *
 * A running job's token may do all of this in its own project.
 *
 * Source: docs.gitlab.com REST API "Environments", "Deployments"; "CI/CD job token" (since GitLab 16.2).
 */
import { isObject, objectsIn, textOf } from '../../json.ts';
import type {
  EndedEnvironment,
  ForgeDeployment,
  ForgeDeployments,
  ShownDeployment,
  ShownReview,
} from '../deployments.ts';
import { ForgeError } from '../error.ts';
import type { GitlabClient } from './client.ts';

/** Deployments of an environment that are looked at. */
const latest = 20;
/** Folder of the names of review environments. */
const reviewFolder = 'review/';

interface Environment {
  readonly id: number;
  readonly name: string;
  readonly external_url: string | undefined;
  readonly state: string | undefined;
  readonly description: string | undefined;
}

interface Deployment {
  readonly id: number;
  readonly sha: string | undefined;
  readonly status: string | undefined;
  /** The pipeline of the job that made it; undefined: nobody's job did. */
  readonly pipeline: string | undefined;
}

export function gitlabDeployments(client: GitlabClient): ForgeDeployments {
  return {
    reviewName: ({ name, refSlug }) => `${reviewFolder}${refSlug ?? name}`,
    show: (deployment) => show(client, deployment),
    reviews: () => reviews(client, 'available'),
    find: async (name) => (await reviews(client)).find(({ review }) => review === name),
    end: (ended, how) => end(client, ended, how),
  };
}

/** `made`: by the API, so that it may be deleted; `marked`: a job of a pipeline made it, and its stop job is that of the pipeline. */
type Origin = 'made' | 'marked';

function descriptionOf(review: string | undefined, origin: Origin): string {
  const what = review === undefined ? 'Deployed to' : `Review environment ${review}, deployed`;
  return `${what} by monorepo-gitops (${origin}${review === undefined ? '' : `: ${review}`}).`;
}

function markOf({
  description,
}: Environment): { readonly origin: Origin; readonly review: string | undefined } | undefined {
  const [, origin, review] = /by monorepo-gitops \((made|marked)(?:: (\S+))?\)\.$/.exec(description ?? '') ?? [];
  return origin === undefined ? undefined : { origin: origin as Origin, review };
}

async function show(client: GitlabClient, wanted: ForgeDeployment): Promise<ShownDeployment> {
  const found = await named(client, wanted.environment);
  if (wanted.state === 'canceled' && found === undefined) return 'unchanged';
  const { environment, isNew } = await prepared(client, found, wanted);
  if (wanted.byOtherJob) return isNew ? 'shown' : 'of-job';
  const deployments = await deploymentsOf(client, environment.name);
  if (deployments.some(({ pipeline }) => pipeline !== undefined && pipeline === wanted.runUrl)) return 'of-job';
  const last = deployments.find(({ pipeline }) => pipeline === undefined);
  const current = last?.sha === wanted.commit ? last : undefined;
  if (current?.status === wanted.state) return isNew ? 'shown' : 'unchanged';
  const { state: status, commit: sha, ref } = wanted;
  const isRunning = current?.status === 'running' || current?.status === 'created';
  // What has ended cannot begin again; a deployment that is repeated is one of its own once its end is another.
  const isOver = current !== undefined && !isRunning && (status === 'running' || status === 'canceled');
  if (isOver || (status === 'canceled' && current === undefined)) return isNew ? 'shown' : 'unchanged';
  if (current !== undefined && isRunning) {
    const path = `/deployments/${current.id}`;
    await client.call({ what: 'change the deployment', method: 'PUT', path, body: { status } });
    return 'shown';
  }
  await client.call({
    what: `create a deployment of ${environment.name}`,
    method: 'POST',
    path: '/deployments',
    body: { environment: environment.name, sha, ref: ref.name, tag: ref.isTag, status },
  });
  return 'shown';
}

/** The environment with the address that people open, made where there is none. */
async function prepared(
  client: GitlabClient,
  found: Environment | undefined,
  { environment: name, review, url, byOtherJob, state }: ForgeDeployment,
): Promise<{ readonly environment: Environment; readonly isNew: boolean }> {
  const address = url === undefined || state !== 'success' ? {} : { external_url: url };
  if (found === undefined) {
    const description = descriptionOf(review, byOtherJob ? 'marked' : 'made');
    const tier = review === undefined ? {} : { tier: 'development' };
    const body = { name, description, ...tier, ...(url === undefined ? {} : { external_url: url }) };
    const call = { what: `create the environment ${name}`, method: 'POST', path: '/environments', body } as const;
    try {
      return { environment: environmentOf((await client.attempt(call)).body), isNew: true };
    } catch (error) {
      // Another job has made it, or the answer was lost.
      const there =
        error instanceof ForgeError && (error.lost || error.status === 400) ? await named(client, name) : undefined;
      if (there === undefined) throw client.failure(error, call);
      return { environment: there, isNew: true };
    }
  }
  // What people wrote into the description stays, and the environment with it.
  const isMarked = markOf(found) !== undefined || (found.description ?? '') !== '' || !byOtherJob;
  const mark = isMarked ? {} : { description: descriptionOf(review, 'marked') };
  const changes = { ...(address.external_url === found.external_url ? {} : address), ...mark };
  if (Object.keys(changes).length === 0) return { environment: found, isNew: false };
  const path = `/environments/${found.id}`;
  const { body } = await client.call({ what: `change the environment ${name}`, method: 'PUT', path, body: changes });
  return { environment: environmentOf(body), isNew: true };
}

async function named(client: GitlabClient, name: string): Promise<Environment | undefined> {
  const { body } = await client.call({
    what: `look for the environment ${name}`,
    method: 'GET',
    path: '/environments',
    query: { name },
  });
  const [found] = objectsIn(Array.isArray(body) ? body : []).map(environmentOf);
  return found?.name === name ? found : undefined;
}

async function deploymentsOf(client: GitlabClient, environment: string): Promise<readonly Deployment[]> {
  const { body } = await client.call({
    what: `list the deployments of ${environment}`,
    method: 'GET',
    path: '/deployments',
    query: { environment, order_by: 'id', sort: 'desc', per_page: latest },
  });
  return objectsIn(Array.isArray(body) ? body : []).map((each) => {
    const job = isObject(each.deployable) ? each.deployable : undefined;
    const pipeline = isObject(job?.pipeline) ? textOf(job.pipeline.web_url) : undefined;
    return {
      id: Number(each.id),
      sha: textOf(each.sha),
      status: textOf(each.status),
      pipeline: job === undefined ? undefined : (pipeline ?? ''),
    };
  });
}

function environmentOf(body: unknown): Environment {
  const { id, name, external_url, state, description } = isObject(body) ? body : {};
  return {
    id: Number(id),
    name: textOf(name) ?? '',
    external_url: textOf(external_url),
    state: textOf(state),
    description: textOf(description),
  };
}

/** @param states undefined: also those that are stopped */
async function reviews(client: GitlabClient, states?: 'available'): Promise<readonly ShownReview[]> {
  const items = await client.list({
    what: 'list the environments',
    path: '/environments',
    query: { states, search: reviewFolder },
  });
  return objectsIn(items).flatMap((each) => {
    const environment = environmentOf(each);
    const review = markOf(environment)?.review;
    return review === undefined ? [] : [{ review, environment: environment.name }];
  });
}

/** Its stop job does not run: what it would remove is what is being removed. */
async function end(
  client: GitlabClient,
  { review, environment: name }: ShownReview,
  { stopping, dryRun }: { readonly stopping: boolean; readonly dryRun: boolean },
): Promise<EndedEnvironment | undefined> {
  const found = await named(client, name);
  if (found === undefined || stopping) return undefined;
  const mark = markOf(found);
  if (mark?.review !== review) {
    return found.state === 'stopped'
      ? undefined
      : { result: 'kept', reason: 'its description does not say that monorepo-gitops made it' };
  }
  const isStopped = found.state === 'stopped';
  if (isStopped && mark.origin === 'marked') return undefined;
  const path = `/environments/${found.id}`;
  if (!isStopped && !dryRun) {
    const body = { force: true };
    await client.call({ what: `stop the environment ${name}`, method: 'POST', path: `${path}/stop`, body });
  }
  if (mark.origin === 'marked') return { result: 'removed', reason: 'it is stopped' };
  if (dryRun) return { result: 'removed', reason: 'it is deleted' };
  const call = { what: `delete the environment ${name}`, method: 'DELETE', path } as const;
  try {
    await client.attempt(call);
    return { result: 'removed', reason: 'it is deleted' };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    if (error.status === 404) return { result: 'removed', reason: 'it is stopped' };
    if (error.status !== 403) throw client.failure(error, call);
    const notDeleted = 'the token may not delete environments';
    return isStopped ? undefined : { result: 'removed', reason: 'it is stopped', notDeleted };
  }
}
