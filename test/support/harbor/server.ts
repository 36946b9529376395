/**
 * A Harbor as far as this program talks to it: projects, artifacts with the times of their pushes, and retention, in front of
 * a real registry. A robot account has the permissions that it was given.
 *
 *   await using harbor = await startHarbor({ registry: registry.host });
 *   harbor.policies          // by id
 *   harbor.pushed.set(digest, time)
 *
 * Source: goharbor/harbor, `api/v2.0/swagger.yaml`; statuses and words as Harbor 2.15 gives them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { forward, type Listener, listen } from '../net/web.ts';
import { testPassword, testUser } from '../registry/server.ts';

export interface HarborRequest {
  readonly method: string;
  /** Below `/api/v2.0`, with its query. */
  readonly path: string;
  readonly body: unknown;
  status: number;
}

export interface HarborServer extends Listener {
  readonly requests: HarborRequest[];
  readonly policies: Map<number, Record<string, unknown>>;
  /** When each artifact was pushed, by digest: what the list of artifacts says. */
  readonly pushed: Map<string, number>;
}

interface HarborOptions {
  /** Host of the registry behind it. */
  readonly registry?: string;
  /** `resource: action` of the robot account. Default: all that this program asks for. */
  readonly permissions?: readonly string[];
  readonly project?: string;
}

const all = [
  'project: read',
  'repository: list',
  'artifact: list',
  'tag-retention: read',
  'tag-retention: create',
  'tag-retention: update',
];

class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export async function startHarbor({
  registry,
  permissions = all,
  project = 'fe',
}: HarborOptions = {}): Promise<HarborServer> {
  const requests: HarborRequest[] = [];
  const policies = new Map<number, Record<string, unknown>>();
  const pushed = new Map<string, number>();
  let retention: number | undefined;

  const may = (permission: string) => {
    if (!permissions.includes(permission)) throw new Refusal(403, 'FORBIDDEN', `forbidden: ${permission}`);
  };

  async function answer({
    method,
    path,
    body,
  }: HarborRequest): Promise<{ status: number; body?: unknown; location?: string }> {
    const url = new URL(path, 'http://harbor');
    if (url.pathname === '/ping') return { status: 200, body: 'Pong' };
    // Harbor decodes the path once; the name of a repository arrives with its slashes still encoded.
    const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const [first, second, third, fourth, fifth] = parts;
    if (first === 'projects' && second === project && third === undefined) {
      may('project: read');
      return {
        status: 200,
        body: {
          project_id: 12,
          name: project,
          metadata: retention === undefined ? {} : { retention_id: String(retention) },
        },
      };
    }
    if (first === 'projects' && second === project && third === 'repositories' && fourth === undefined) {
      may('repository: list');
      return { status: 200, body: page(url, await repositories()) };
    }
    if (first === 'repositories' && second === undefined) return { status: 200, body: page(url, await repositories()) };
    if (first === 'projects' && third === 'repositories' && fifth === 'artifacts') {
      may('artifact: list');
      const name = decodeURIComponent(fourth ?? '');
      return { status: 200, body: page(url, await artifacts(`${second}/${name}`)) };
    }
    if (first === 'retentions') return retentions(method, second, body);
    throw new Refusal(404, 'NOT_FOUND', `${path} not found`);
  }

  function retentions(method: string, id: string | undefined, body: unknown) {
    const policy = body as Record<string, unknown>;
    if (method === 'POST') {
      may('tag-retention: create');
      if (retention !== undefined)
        throw new Refusal(400, 'BAD_REQUEST', `project ${project} already has retention policy ${retention}`);
      retention = 5;
      policies.set(retention, stored(policy, retention));
      return { status: 201, location: `/api/v2.0/retentions/${retention}` };
    }
    const found = policies.get(Number(id));
    if (found === undefined) throw new Refusal(404, 'NOT_FOUND', `policy ${id} not found`);
    may(method === 'GET' ? 'tag-retention: read' : 'tag-retention: update');
    if (method === 'GET') return { status: 200, body: found };
    if (policy.id !== Number(id)) throw new Refusal(400, 'BAD_REQUEST', 'id in the path and in the body differ');
    policies.set(Number(id), stored(policy, Number(id)));
    return { status: 200 };
  }

  async function repositories() {
    const answered = await fetch(`http://${registry}/v2/_catalog?n=1000`);
    const { repositories: names } = (await answered.json()) as { repositories: string[] };
    return names.filter((name) => name.startsWith(`${project}/`)).map((name, id) => ({ id, name, project_id: 12 }));
  }

  async function artifacts(repository: string) {
    const { tags } = (await (await fetch(`http://${registry}/v2/${repository}/tags/list`)).json()) as {
      tags: string[] | null;
    };
    const accept = { accept: 'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json' };
    const found = new Map<string, string[]>();
    for (const tag of tags ?? []) {
      const answered = await fetch(`http://${registry}/v2/${repository}/manifests/${tag}`, {
        method: 'HEAD',
        headers: accept,
      });
      const digest = answered.headers.get('docker-content-digest') ?? '';
      found.set(digest, [...(found.get(digest) ?? []), tag]);
    }
    return [...found].map(([digest, names]) => {
      const time = new Date(pushed.get(digest) ?? 0).toISOString();
      return { digest, push_time: time, tags: names.map((name) => ({ name, push_time: time })) };
    });
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    if (!path.startsWith('/api/v2.0')) return void forward(incoming, response, `http://${registry}`);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const request: HarborRequest = {
      method: incoming.method ?? 'GET',
      path: path.slice('/api/v2.0'.length),
      body: text === '' ? undefined : JSON.parse(text),
      status: 0,
    };
    requests.push(request);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      request.status = status;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
    };
    const basic = `Basic ${Buffer.from(`${testUser}:${testPassword}`).toString('base64')}`;
    try {
      const isOpen = request.path === '/ping';
      if (!isOpen && incoming.headers.authorization !== basic) throw new Refusal(401, 'UNAUTHORIZED', 'unauthorized');
      const { status, body, location } = await answer(request);
      send(status, body, location === undefined ? {} : { location });
    } catch (error) {
      if (!(error instanceof Refusal)) return send(500, { errors: [{ code: 'UNKNOWN', message: String(error) }] });
      send(error.status, { errors: [{ code: error.code, message: error.message }] });
    }
  }

  const listener = await listen(createServer((incoming, response) => void serve(incoming, response)));
  return { ...listener, requests, policies, pushed };
}

/** Harbor gives each rule an id and a priority, and the trigger its next time. */
function stored(policy: Record<string, unknown>, id: number): Record<string, unknown> {
  const rules = (policy.rules as Record<string, unknown>[]).map((rule, index) => ({
    ...rule,
    id: index + 1,
    priority: 0,
  }));
  return { ...policy, id, rules };
}

function page<T>(url: URL, items: readonly T[]): readonly T[] {
  const [number, size] = [Number(url.searchParams.get('page') ?? 1), Number(url.searchParams.get('page_size') ?? 10)];
  return items.slice((number - 1) * size, number * size);
}
