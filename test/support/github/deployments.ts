/** Deployments, environments and statuses of the fake GitHub. */
import { userJson } from './json.ts';
import { invalid, notFound, ok, page, type RestAnswer, type RestCall, type Route } from './rest.ts';
import type { FakeRepository } from './state.ts';

export interface FakeDeploymentStatus {
  readonly id: number;
  readonly state: 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
  readonly description: string;
  readonly log_url: string;
  readonly environment_url: string;
}

export interface FakeDeployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly environment: string;
  readonly payload: unknown;
  readonly description: string | null;
  readonly creator: string;
  readonly transient: boolean;
  readonly production: boolean;
  readonly statuses: FakeDeploymentStatus[];
}

export interface FakeEnvironment {
  /** People's: a required reviewer, for example. */
  readonly rules: readonly string[];
  readonly secrets: number;
  readonly variables: number;
}

export interface FakeStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string;
  readonly target_url: string | null;
}

const then = '2026-01-01T00:00:00Z';
function needs(level: 'read' | 'write') {
  return ['deployments', level] as const;
}

export function deploymentRoutes(
  route: (name: string, method: string, path: string, needs: Route['needs'], answer: Route['answer']) => Route,
): readonly Route[] {
  return [
    route('deployments.create', 'POST', '/deployments', needs('write'), create),
    route('deployments.delete', 'DELETE', '/deployments/(\\d+)', needs('write'), (call, [id]) =>
      withDeployment(call, id, (deployment) => {
        const { deployments } = call.repository;
        const isActive = deployment.statuses.at(-1)?.state === 'success';
        if (isActive && deployments.length > 1)
          return invalid(
            'We cannot delete an active deployment unless it is the only deployment in a given environment.',
          );
        deployments.splice(deployments.indexOf(deployment), 1);
        return { status: 204 };
      }),
    ),
    route('deployments.listStatuses', 'GET', '/deployments/(\\d+)/statuses', needs('read'), (call, [id]) =>
      withDeployment(call, id, (deployment) =>
        page(call, [...deployment.statuses].reverse(), (each) => statusJson(call.repository, deployment, each)),
      ),
    ),
    route('deployments.createStatus', 'POST', '/deployments/(\\d+)/statuses', needs('write'), (call, [id]) =>
      withDeployment(call, id, (deployment) => createStatus(call, deployment)),
    ),
    route('environments.secrets', 'GET', '/environments/(.+)/secrets', ['environments', 'read'], (call, [name]) =>
      withEnvironment(call, name, ({ secrets }) => ok({ total_count: secrets, secrets: [] })),
    ),
    route('environments.variables', 'GET', '/environments/(.+)/variables', ['environments', 'read'], (call, [name]) =>
      withEnvironment(call, name, ({ variables }) => ok({ total_count: variables, variables: [] })),
    ),
    route('environments.get', 'GET', '/environments/(.+)', ['actions', 'read'], (call, [name = '']) =>
      withEnvironment(call, name, ({ rules }) => ok(environmentJson(call.repository, name, rules))),
    ),
    route('environments.delete', 'DELETE', '/environments/(.+)', ['administration', 'write'], (call, [name = '']) =>
      withEnvironment(call, name, () => {
        call.repository.environments.delete(name);
        return { status: 204 };
      }),
    ),
    route('repos.createStatus', 'POST', '/statuses/([0-9a-f]+)', ['statuses', 'write'], createCommitStatus),
  ];
}

function withDeployment(
  { repository }: RestCall,
  id: string | undefined,
  answer: (deployment: FakeDeployment) => RestAnswer,
): RestAnswer {
  const found = repository.deployments.find((each) => each.id === Number(id));
  return found === undefined ? notFound() : answer(found);
}

function withEnvironment(
  { repository }: RestCall,
  name: string | undefined,
  answer: (environment: FakeEnvironment) => RestAnswer,
): RestAnswer {
  const found = repository.environments.get(name ?? '');
  return found === undefined ? notFound() : answer(found);
}

let lastId = 500;

/** @param fields of the request, as the API takes them */
export function addDeployment(
  repository: FakeRepository,
  fields: Partial<FakeDeployment> & Pick<FakeDeployment, 'sha' | 'environment'>,
): FakeDeployment {
  lastId += 1;
  const deployment: FakeDeployment = {
    id: lastId,
    ref: fields.sha,
    payload: {},
    description: null,
    creator: 'github-actions[bot]',
    transient: false,
    production: fields.environment === 'production',
    statuses: [],
    ...fields,
  };
  repository.deployments.push(deployment);
  const { environments } = repository;
  if (!environments.has(deployment.environment))
    environments.set(deployment.environment, { rules: [], secrets: 0, variables: 0 });
  return deployment;
}

export function addDeploymentStatus(
  deployment: FakeDeployment,
  fields: Partial<FakeDeploymentStatus> & Pick<FakeDeploymentStatus, 'state'>,
): FakeDeploymentStatus {
  lastId += 1;
  const status = { id: lastId, description: '', log_url: '', environment_url: '', ...fields };
  deployment.statuses.push(status);
  return status;
}

/** Without `required_contexts: []` GitHub asks for green checks, with `auto_merge` it may merge instead. */
function create({ repository, body, account }: RestCall): RestAnswer {
  const ref = String(body.ref);
  const sha = commitOf(repository, ref);
  if (sha === undefined) return invalid(`No ref found for: ${ref}`);
  if (body.auto_merge !== false || !Array.isArray(body.required_contexts) || body.required_contexts.length > 0)
    return { status: 409, body: { message: 'Conflict: Commit status checks failed for main.' } };
  const environment = String(body.environment ?? 'production');
  const deployment = addDeployment(repository, {
    sha,
    ref,
    environment,
    payload: body.payload ?? {},
    description: body.description === undefined ? null : String(body.description),
    creator: account.login,
    transient: body.transient_environment === true,
    production:
      typeof body.production_environment === 'boolean' ? body.production_environment : environment === 'production',
  });
  return { status: 201, body: deploymentJson(repository, deployment) };
}

function commitOf({ git }: FakeRepository, ref: string): string | undefined {
  try {
    return git.git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).trim();
  } catch {
    return undefined;
  }
}

function createStatus({ repository, body }: RestCall, deployment: FakeDeployment): RestAnswer {
  const { state, description = '', log_url = '', environment_url = '' } = body as unknown as FakeDeploymentStatus;
  if ([...description].length > 140) return invalid('description is too long (maximum is 140 characters)');
  const status = addDeploymentStatus(deployment, { state, description, log_url, environment_url });
  if (state === 'success' && body.auto_inactive !== false) {
    const earlier = repository.deployments.filter(
      (each) =>
        each.id < deployment.id && each.environment === deployment.environment && !each.transient && !each.production,
    );
    for (const each of earlier)
      if (each.statuses.at(-1)?.state === 'success') addDeploymentStatus(each, { state: 'inactive' });
  }
  return { status: 201, body: statusJson(repository, deployment, status) };
}

function createCommitStatus({ repository, body, account }: RestCall, [sha = '']: readonly string[]): RestAnswer {
  if (commitOf(repository, sha) === undefined) return invalid(`No commit found for SHA: ${sha}`);
  const {
    state = '',
    context = 'default',
    description = '',
    target_url = null,
  } = body as unknown as Partial<FakeStatus>;
  if ([...description].length > 140)
    return invalid('Validation Failed', [{ resource: 'Status', code: 'custom', field: 'description' }]);
  const status = { sha, state, context, description, target_url };
  repository.statuses.push(status);
  const id = repository.statuses.length;
  return {
    status: 201,
    body: {
      url: `https://api.github.example.com/statuses/${id}`,
      avatar_url: null,
      id,
      node_id: `SC_${id}`,
      ...{ state, context, description, target_url },
      created_at: then,
      updated_at: then,
      creator: userJson(account.login),
    },
  };
}

function deploymentJson({ fullName }: FakeRepository, deployment: FakeDeployment): object {
  const repository = `https://api.github.example.com/repos/${fullName}`;
  const url = `${repository}/deployments/${deployment.id}`;
  const { id, sha, ref, environment, payload, description, creator, transient, production } = deployment;
  return {
    ...{ id, sha, ref, environment, payload, description, url },
    node_id: `DE_${id}`,
    task: 'deploy',
    original_environment: environment,
    creator: userJson(creator),
    created_at: then,
    updated_at: then,
    statuses_url: `${url}/statuses`,
    repository_url: repository,
    transient_environment: transient,
    production_environment: production,
  };
}

function statusJson(
  { fullName }: FakeRepository,
  { id, environment, creator }: FakeDeployment,
  status: FakeDeploymentStatus,
) {
  const repository = `https://api.github.example.com/repos/${fullName}`;
  const deployment = `${repository}/deployments/${id}`;
  return {
    ...status,
    node_id: `DES_${status.id}`,
    url: `${deployment}/statuses/${status.id}`,
    creator: userJson(creator),
    environment,
    target_url: status.log_url,
    created_at: then,
    updated_at: then,
    deployment_url: deployment,
    repository_url: repository,
  };
}

function environmentJson({ fullName }: FakeRepository, name: string, rules: readonly string[]): object {
  const url = `https://api.github.example.com/repos/${fullName}/environments/${encodeURIComponent(name)}`;
  return {
    id: 1,
    node_id: `EN_${name}`,
    name,
    url,
    html_url: url,
    created_at: then,
    updated_at: then,
    protection_rules: rules.map((type, index) => ({ id: index, node_id: `GA_${index}`, type })),
    deployment_branch_policy: null,
  };
}

/** As GraphQL shows it. */
export function deploymentObject(deployment: FakeDeployment) {
  const { id, sha, environment, payload, transient, statuses } = deployment;
  const last = statuses.at(-1);
  return {
    databaseId: id,
    commitOid: sha,
    environment,
    payload: JSON.stringify(payload),
    state: graphqlState(last?.state, transient),
    latestStatus:
      last === undefined
        ? null
        : {
            state: last.state.toUpperCase(),
            description: last.description,
            logUrl: last.log_url === '' ? null : last.log_url,
            environmentUrl: last.environment_url === '' ? null : last.environment_url,
          },
  };
}

/** "When you set a transient deployment to `inactive`, the deployment will be shown as `destroyed`." */
function graphqlState(state: FakeDeploymentStatus['state'] | undefined, transient: boolean): string {
  if (state === undefined) return 'PENDING';
  if (state === 'success') return 'ACTIVE';
  return state === 'inactive' && transient ? 'DESTROYED' : state.toUpperCase();
}
