/** Environments, deployments and statuses of commits at the fake GitLab. Source: docs.gitlab.com REST API. */
import { Answer, type GitlabRequest, refusal } from './answer.ts';

export interface FakeEnvironment {
  readonly id: number;
  readonly name: string;
  external_url: string | null;
  state: 'available' | 'stopping' | 'stopped';
  description: string | null;
  tier: string | null;
  /** Whether it was stopped without its stop job. */
  forced?: boolean;
}

export interface FakeDeployment {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  status: string;
  /** Page of the pipeline whose job made it. */
  readonly pipeline?: string;
}

export interface FakeStatus {
  readonly sha: string;
  readonly name: string;
  status: string;
  description: string | null;
  target_url: string | null;
}

const finished = ['success', 'failed', 'canceled'];

export class FakeDeployments {
  readonly environments: FakeEnvironment[] = [];
  readonly deployments: FakeDeployment[] = [];
  readonly statuses: FakeStatus[] = [];
  #lastId = 700;

  /** Undefined: the path is about something else. */
  answer({ method, query, body = {} }: GitlabRequest, path: string, mayDelete: boolean): Answer | undefined {
    if (path === '/environments') return method === 'POST' ? this.#create(body) : this.#list(query);
    const [, id, stop] = /^\/environments\/(\d+)(\/stop)?$/.exec(path) ?? [];
    if (id !== undefined) return this.#environment(method, id, stop !== undefined, body, mayDelete);
    if (path === '/deployments') return method === 'POST' ? this.#deploy(body) : this.#listDeployments(query);
    const [, deployment] = /^\/deployments\/(\d+)$/.exec(path) ?? [];
    if (deployment !== undefined && method === 'PUT') return this.#change(deployment, body);
    const [, sha] = /^\/statuses\/([0-9a-f]+)$/.exec(path) ?? [];
    return sha !== undefined && method === 'POST' ? this.#setStatus(sha, body) : undefined;
  }

  add(fields: Partial<FakeEnvironment> & Pick<FakeEnvironment, 'name'>): FakeEnvironment {
    this.#lastId += 1;
    const made: FakeEnvironment = {
      id: this.#lastId,
      external_url: null,
      state: 'available',
      description: null,
      tier: null,
      ...fields,
    };
    this.environments.push(made);
    return made;
  }

  addDeployment(fields: Omit<FakeDeployment, 'id'>): FakeDeployment {
    this.#lastId += 1;
    const made = { id: this.#lastId, ...fields };
    this.deployments.push(made);
    return made;
  }

  #list(query: URLSearchParams): Answer {
    const [name, search, states] = [query.get('name'), query.get('search'), query.get('states')];
    if (search !== null && search.length < 3) throw refusal(400, 'Search query is less than 3 characters');
    const found = this.environments.filter(
      (each) =>
        (name === null || each.name === name) &&
        (search === null || each.name.includes(search)) &&
        (states === null || each.state === states),
    );
    return new Answer(200, found.map(environmentJson));
  }

  #create(body: Readonly<Record<string, unknown>>): Answer {
    const name = String(body.name ?? '');
    if (this.environments.some((each) => each.name === name))
      throw new Answer(400, { message: { name: ['has already been taken'], slug: ['has already been taken'] } });
    this.#refuseUrl(body);
    const { external_url = null, description = null, tier = null } = body as Partial<FakeEnvironment>;
    return new Answer(201, environmentJson(this.add({ name, external_url, description, tier })));
  }

  #refuseUrl({ external_url: url }: Readonly<Record<string, unknown>>): void {
    if (typeof url === 'string' && !/^https?:\/\//.test(url))
      throw new Answer(400, { message: { external_url: ['is blocked: Only allowed schemes are http, https'] } });
  }

  #environment(
    method: string,
    id: string,
    stops: boolean,
    body: Readonly<Record<string, unknown>>,
    mayDelete: boolean,
  ): Answer | undefined {
    const found = this.environments.find((each) => String(each.id) === id);
    if (found === undefined) throw refusal(404, '404 Environment Not Found');
    if (stops) {
      if (method !== 'POST') return undefined;
      Object.assign(found, { state: 'stopped', forced: body.force === true });
      return new Answer(200, environmentJson(found));
    }
    if (method === 'DELETE') {
      if (!mayDelete || found.state !== 'stopped') throw refusal(403, '403 Forbidden');
      this.environments.splice(this.environments.indexOf(found), 1);
      return new Answer(204);
    }
    if (method !== 'PUT') return undefined;
    this.#refuseUrl(body);
    const { external_url, description } = body as Partial<FakeEnvironment>;
    if (external_url !== undefined) found.external_url = external_url;
    if (description !== undefined) found.description = description;
    return new Answer(200, environmentJson(found));
  }

  #listDeployments(query: URLSearchParams): Answer {
    const of = query.get('environment');
    const found = this.deployments.filter(({ environment }) => of === null || environment === of);
    if (query.get('sort') === 'desc') found.reverse();
    return new Answer(200, found.slice(0, Number(query.get('per_page') ?? 20)).map(deploymentJson));
  }

  /** An environment comes with its first deployment. */
  #deploy(body: Readonly<Record<string, unknown>>): Answer {
    const { environment, sha, ref, tag, status } = body as Record<string, string>;
    if (!environment || !sha || !ref || tag === undefined || !status)
      throw new Answer(400, { error: 'ref is missing' });
    const known = this.environments.find(({ name }) => name === environment) ?? this.add({ name: environment });
    known.state = 'available';
    return new Answer(201, deploymentJson(this.addDeployment({ environment, sha, ref, status })));
  }

  #change(id: string, { status }: Readonly<Record<string, unknown>>): Answer {
    const found = this.deployments.find((each) => String(each.id) === id);
    if (found === undefined) throw refusal(404, '404 Not Found');
    if (found.pipeline !== undefined) throw refusal(403, '403 Forbidden');
    if (finished.includes(found.status) || found.status === status)
      throw new Answer(400, { message: { status: ['cannot transition via "run"'] } });
    found.status = String(status);
    return new Answer(200, deploymentJson(found));
  }

  #setStatus(sha: string, body: Readonly<Record<string, unknown>>): Answer {
    const { state, name = 'default', description = null, target_url = null } = body as Record<string, string>;
    const before = this.statuses.findLast((each) => each.sha === sha && each.name === name);
    if (before?.status === state)
      throw refusal(
        400,
        `Cannot transition status via :enqueue from :${state} (Reason(s): Status cannot transition via "enqueue")`,
      );
    const status = { sha, name: String(name), status: String(state), description, target_url };
    this.statuses.push(status);
    const author = { id: 1, username: 'deploy', name: 'Deploy', state: 'active', avatar_url: '', web_url: '' };
    return new Answer(201, { id: this.statuses.length, ...status, ref: 'main', author, created_at: time });
  }
}

const time = '2026-01-01T00:00:00.000Z';

function environmentJson({ forced: _, ...environment }: FakeEnvironment): object {
  const slug = environment.name.replace(/[^a-z0-9]+/g, '-');
  return { ...environment, slug, created_at: time, updated_at: time };
}

function deploymentJson({ id, environment, sha, ref, status, pipeline }: FakeDeployment): object {
  return {
    ...{ id, iid: id, ref, sha, status },
    created_at: time,
    updated_at: time,
    environment: { id: 1, name: environment, slug: environment, external_url: null },
    deployable: pipeline === undefined ? null : { id: 1, name: 'deploy', pipeline: { id: 1, web_url: pipeline } },
  };
}
