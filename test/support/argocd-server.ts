/**
 * A fake Argo CD behind real HTTP(S): the API server's own rules over the controller of `argocd-controller.ts`.
 * It answers as argo-cd v3.5.1 does, also where that surprises: 415 for a Content-Type that is not exact, 403 for
 * what is missing unless a project is given, upsert that merges labels and replaces finalizers, a stream that hangs in
 * silence for an unknown name. Source: server/server.go, server/application/application.go, argoproj/pkg grpc/http.
 */
import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../src/core/argocd/live.ts';
import { ArgocdController, type ControllerOptions, type StoredApplication } from './argocd-controller.ts';

export interface ArgocdServerOptions extends ControllerOptions {
  /** Bearer token → who it is and what it may do (`action project/name`, `*` is a wildcard). */
  readonly accounts?: Readonly<Record<string, FakeAccount>>;
  /** Local users for `POST /session`; each gets the token named. */
  readonly passwords?: Readonly<Record<string, { password: string; token: string }>>;
  /** What Dex exchanges: an id token of the connector for a bearer token. */
  readonly dex?: { connector: string; idToken: string; token: string };
  readonly projects?: readonly string[];
  readonly rootPath?: string;
  readonly tls?: https.ServerOptions;
  /** The answer of every sync window: closed. */
  readonly syncWindowClosed?: boolean;
  /** Milliseconds (real) between keepalives of a stream. */
  readonly keepaliveMs?: number;
}

export interface FakeAccount {
  readonly username: string;
  readonly allow: readonly string[];
}

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  status: number;
  response: string;
}

/** Something between the client and Argo CD, or Argo CD on a bad day. */
export interface Fault {
  readonly method?: string;
  /** Matched against the path without the root path. */
  readonly path: RegExp;
  times: number;
  /** `drop` cuts the connection; `after` lets the request take effect first. */
  readonly reply: { status: number; type?: string; body?: string; headers?: Record<string, string> } | 'drop';
  readonly after?: boolean;
}

export const adminToken = 'eyJhbGciOiJIUzI1NiJ9.YWRtaW4tYWNjb3VudA.c2lnbmF0dXJlLW9mLWFkbWlu';

class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** grpc-gateway v1.16: HTTP statuses of the gRPC codes in use. */
const httpStatus: Readonly<Record<number, number>> = { 2: 500, 3: 400, 5: 404, 7: 403, 9: 400, 13: 500, 16: 401 };

export interface ArgocdServer extends AsyncDisposable {
  readonly url: string;
  readonly controller: ArgocdController;
  readonly requests: Recorded[];
  readonly faults: Fault[];
  /** Requests that would change something, as `METHOD path`. */
  writes(): string[];
  app(name: string): StoredApplication | undefined;
  close(): Promise<void>;
}

export async function startArgocdServer(options: ArgocdServerOptions): Promise<ArgocdServer> {
  const controller = new ArgocdController(options);
  const requests: Recorded[] = [];
  const faults: Fault[] = [];
  const api = new ArgocdApi(controller, options);
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(api, options, faults, requests, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
  const server = options.tls === undefined ? http.createServer(listener) : https.createServer(options.tls, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    controller.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    controller,
    requests,
    faults,
    writes: () => requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    app: (name) => controller.apps.get(name),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function handle(
  api: ArgocdApi,
  options: ArgocdServerOptions,
  faults: Fault[],
  requests: Recorded[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const root = options.rootPath ?? '';
  const path = url.pathname.startsWith(`${root}/`) ? url.pathname.slice(root.length) : `(outside)${url.pathname}`;
  const call: Recorded = {
    method: request.method ?? 'GET',
    path,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    status: 0,
    response: '',
  };
  requests.push(call);
  const answer = (status: number, type: string, body: string, headers: Record<string, string> = {}) => {
    Object.assign(call, { status, response: body });
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };
  const fault = faults.find(
    (one) => one.times > 0 && one.path.test(path) && (one.method ?? call.method) === call.method,
  );
  if (fault !== undefined) {
    fault.times -= 1;
    if (fault.after === true) await api.answer(call);
    if (fault.reply === 'drop') return void request.socket.destroy();
    return answer(fault.reply.status, fault.reply.type ?? 'text/html', fault.reply.body ?? '', fault.reply.headers);
  }
  // server.go enforceContentTypes: a map look-up of the whole header value, on every method but GET.
  const exempt = call.method === 'GET' || path === '/api/dex/token';
  if (!exempt && call.headers['content-type']?.toLowerCase() !== 'application/json') {
    return answer(415, 'text/plain; charset=utf-8', 'Invalid content type\n');
  }
  if (path === '/api/v1/stream/applications') return api.stream(call, request, response);
  try {
    const result = await api.answer(call);
    if (result === undefined) return answer(404, 'text/plain; charset=utf-8', 'Not Found\n');
    answer(200, 'application/json', JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    answer(httpStatus[code] ?? 500, 'application/json', JSON.stringify({ error: message, code, message }));
  }
}

class ArgocdApi {
  private readonly controller: ArgocdController;
  private readonly options: ArgocdServerOptions;
  private readonly accounts: Readonly<Record<string, FakeAccount>>;

  constructor(controller: ArgocdController, options: ArgocdServerOptions) {
    this.controller = controller;
    this.options = options;
    this.accounts = { [adminToken]: { username: 'admin', allow: ['* *'] }, ...options.accounts };
  }

  /** Undefined for a route that does not exist. */
  async answer(call: Recorded): Promise<unknown> {
    const { method, path } = call;
    if (path === '/api/version') return { Version: 'v3.5.1' };
    if (path === '/api/v1/session' && method === 'POST') return this.session(call);
    if (path === '/api/dex/token' && method === 'POST') return this.exchange(call);
    if (path === '/api/v1/session/userinfo') return this.userInfo(call);
    const account = this.authenticate(call);
    const canI = /^\/api\/v1\/account\/can-i\/applications\/([a-z]+)\/(.+)$/.exec(path);
    if (canI !== null) return { value: may(account, canI[1]!, decodeURIComponent(canI[2]!)) ? 'yes' : 'no' };
    if (path === '/api/v1/applications')
      return method === 'POST' ? this.create(call, account) : this.list(call, account);
    const one = /^\/api\/v1\/applications\/([^/]+)(\/[a-z-]+)?$/.exec(path);
    if (one === null) return undefined;
    const name = decodeURIComponent(one[1]!);
    switch (`${method} ${one[2] ?? ''}`) {
      case 'GET ':
        return await this.get(call, account, name);
      case 'DELETE ':
        return this.delete(call, account, name);
      case 'POST /sync':
        return this.sync(call, account, name);
      case 'DELETE /operation':
        return this.terminate(call, account, name);
      case 'GET /resource-tree':
        return this.tree(call, account, name);
      default:
        return undefined;
    }
  }

  /** Server-sent events. For a name that is not there: no headers, no keepalive, no end. */
  stream(call: Recorded, request: IncomingMessage, response: ServerResponse): void {
    const name = call.query.get('name');
    const sse = call.headers.accept === 'text/event-stream';
    let keepalive: NodeJS.Timeout | undefined;
    const send = (type: string, app: StoredApplication) => {
      if (app.metadata.name !== name) return;
      if (!response.headersSent) {
        call.status = 200;
        response.writeHead(200, { 'content-type': sse ? 'text/event-stream' : 'application/json' });
        if (sse) keepalive = setInterval(() => response.write(':\n'), this.options.keepaliveMs ?? 200);
      }
      const event = JSON.stringify({
        result: { type, application: { metadata: { resourceVersion: app.metadata.resourceVersion } } },
      });
      response.write(sse ? `data: ${event} \n\n\n` : `${event}\n`);
    };
    const stop = this.controller.listen(send);
    const app = this.controller.apps.get(name ?? '');
    if (app !== undefined) send('ADDED', app);
    request.socket.on('close', () => {
      stop();
      clearInterval(keepalive);
    });
  }

  private authenticate(call: Recorded): FakeAccount {
    const token = /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
    if (token === undefined || token.split('.').length !== 3) throw new Refusal(16, 'no session information');
    const account = this.accounts[token];
    if (account === undefined) throw new Refusal(16, 'invalid session: token has invalid claims: token is expired');
    return account;
  }

  private session(call: Recorded): unknown {
    const { username, password } = JSON.parse(call.body) as { username: string; password: string };
    const user = this.options.passwords?.[username];
    if (user === undefined || user.password !== password) throw new Refusal(16, 'Invalid username or password');
    return { token: user.token };
  }

  /** RFC 8693 as Dex has it; its errors are OAuth's. */
  private exchange(call: Recorded): unknown {
    const form = new URLSearchParams(call.body);
    const { dex } = this.options;
    const client = Buffer.from(call.headers.authorization?.split(' ')[1] ?? '', 'base64').toString('utf8');
    const fits =
      client === 'argo-cd-cli:' &&
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:token-exchange' &&
      form.get('connector_id') === dex?.connector &&
      form.get('subject_token') === dex?.idToken &&
      form.get('subject_token_type') === 'urn:ietf:params:oauth:token-type:id_token';
    if (!fits || dex === undefined) throw new Refusal(16, 'invalid_request: the token is not accepted');
    return { access_token: dex.token, token_type: 'bearer', expires_in: 86_399 };
  }

  private userInfo(call: Recorded): unknown {
    try {
      return { loggedIn: true, username: this.authenticate(call).username, iss: 'argocd' };
    } catch {
      return {};
    }
  }

  /** application.go getApplicationEnforceRBAC: what is hidden and what is missing look alike without a project. */
  private find(account: FakeAccount, action: string, name: string, project: string | null): StoredApplication {
    const app = this.controller.apps.get(name);
    if (project !== null && project !== '' && !may(account, 'get', `${project}/${name}`)) {
      throw new Refusal(7, 'permission denied');
    }
    if (app === undefined || (project !== null && project !== '' && app.spec.project !== project)) {
      if (project === null || project === '') throw new Refusal(7, 'permission denied');
      throw new Refusal(5, `applications.argoproj.io "${name}" not found`);
    }
    if (!may(account, 'get', `${app.spec.project}/${name}`)) throw new Refusal(7, 'permission denied');
    this.enforce(account, action, `${app.spec.project}/${name}`);
    return app;
  }

  private enforce(account: FakeAccount, action: string, object: string): void {
    if (may(account, action, object)) return;
    throw new Refusal(
      7,
      `permission denied: applications, ${action}, ${object}, sub: ${account.username}, iat: 2026-01-01T00:00:00Z`,
    );
  }

  private list(call: Recorded, account: FakeAccount): unknown {
    const selector = call.query.get('selector') ?? '';
    const items = [...this.controller.apps.values()].filter(
      (app) =>
        may(account, 'get', `${app.spec.project}/${app.metadata.name}`) &&
        (call.query.get('name') ?? app.metadata.name) === app.metadata.name &&
        (call.query.get('project') ?? app.spec.project) === app.spec.project &&
        selects(selector, app.metadata.labels ?? {}),
    );
    return { metadata: { resourceVersion: '1' }, items };
  }

  private async get(call: Recorded, account: FakeAccount, name: string): Promise<unknown> {
    const app = this.find(account, 'get', name, call.query.get('project'));
    if (call.query.has('refresh')) await this.controller.refresh(name);
    return this.controller.apps.get(name) ?? app;
  }

  private create(call: Recorded, account: FakeAccount): unknown {
    const sent = JSON.parse(call.body) as Application & { operation?: unknown };
    const name = sent.metadata.name ?? '';
    const project = sent.spec.project || 'default';
    this.enforce(account, 'create', `${project}/${name}`);
    if (!(this.options.projects ?? ['default']).includes(project)) {
      throw new Refusal(3, `app is not allowed in project "${project}", or the project does not exist`);
    }
    const { server, name: cluster } = sent.spec.destination ?? {};
    if ((server === undefined) === (cluster === undefined)) {
      throw new Refusal(
        3,
        `application destination spec for ${name} is invalid: exactly one of server and name must be set`,
      );
    }
    const existing = this.controller.apps.get(name);
    if (existing === undefined) return this.createNew(name, sent);
    const { labels = {}, annotations = {}, finalizers } = sent.metadata;
    const equal =
      isDeepStrictEqual(existing.spec, sent.spec) &&
      isDeepStrictEqual(existing.metadata.labels ?? {}, labels) &&
      isDeepStrictEqual(existing.metadata.annotations ?? {}, annotations) &&
      isDeepStrictEqual(existing.metadata.finalizers, finalizers);
    if (equal) return existing;
    if (call.query.get('upsert') !== 'true') {
      throw new Refusal(3, 'existing application spec is different, use upsert flag to force update');
    }
    this.enforce(account, 'update', `${project}/${name}`);
    const updated = structuredClone(existing);
    updated.spec = structuredClone(sent.spec) as StoredApplication['spec'];
    updated.metadata.labels = { ...existing.metadata.labels, ...labels };
    updated.metadata.annotations = { ...existing.metadata.annotations, ...annotations };
    if (finalizers === undefined) delete updated.metadata.finalizers;
    else updated.metadata.finalizers = [...finalizers];
    this.controller.store(name, updated);
    this.controller.specChanged(name);
    return updated;
  }

  private createNew(name: string, sent: Application): unknown {
    const app = {
      metadata: {
        ...structuredClone(sent.metadata),
        namespace: sent.metadata.namespace ?? 'argocd',
        uid: randomUUID(),
        creationTimestamp: this.controller.stamp(),
        resourceVersion: '',
        generation: 1,
      },
      spec: structuredClone(sent.spec),
      status: {
        sync: { status: '', comparedTo: { source: { repoURL: '' }, destination: {} } },
        health: {},
        summary: {},
      },
    } as StoredApplication;
    this.controller.store(name, app);
    this.controller.specChanged(name);
    return app;
  }

  private delete(call: Recorded, account: FakeAccount, name: string): unknown {
    const app = this.find(account, 'delete', name, call.query.get('project'));
    const cascade = call.query.get('cascade') !== 'false';
    const policy = call.query.get('propagationPolicy');
    if (!cascade && policy !== null) throw new Refusal(3, 'cannot set propagation policy when cascading is disabled');
    if (policy !== null && !['foreground', 'background'].includes(policy)) {
      throw new Refusal(3, `invalid propagation policy: ${policy}`);
    }
    const deleting = structuredClone(app);
    const finalizers = (app.metadata.finalizers ?? []).filter(
      (one) => cascade || !one.startsWith('resources-finalizer'),
    );
    if (cascade && policy !== null && app.metadata.deletionTimestamp === undefined) {
      const wanted = `resources-finalizer.argocd.argoproj.io/${policy}`;
      if (!finalizers.includes(wanted)) finalizers.push(wanted);
    }
    deleting.metadata.finalizers = finalizers;
    deleting.metadata.deletionTimestamp ??= this.controller.stamp();
    this.controller.store(name, deleting);
    this.controller.delete(name);
    return {};
  }

  /** `body: "*"`: what the query says about the project is not read. */
  private sync(call: Recorded, account: FakeAccount, name: string): unknown {
    const body = JSON.parse(call.body) as {
      project?: string;
      revision?: string;
      infos?: { name: string; value: string }[];
    };
    const app = this.find(account, 'sync', name, body.project ?? null);
    if (this.options.syncWindowClosed === true) throw new Refusal(7, 'cannot sync: blocked by sync window');
    if (app.metadata.deletionTimestamp !== undefined) throw new Refusal(9, 'application is deleting');
    const target = app.spec.source?.targetRevision;
    if (app.spec.syncPolicy?.automated !== undefined && body.revision !== undefined && body.revision !== target) {
      throw new Refusal(9, `Cannot sync to ${body.revision}: auto-sync currently set to ${target}`);
    }
    if (app.operation !== undefined) throw new Refusal(9, 'another operation is already in progress');
    const compared = app.status.sync;
    const pinned = /^[0-9a-f]{40}$/.test(target ?? '') ? target : compared?.revision;
    this.controller.request(name, {
      sync: compared?.revisions === undefined ? { revision: pinned ?? '' } : { revisions: compared.revisions },
      info: body.infos ?? [],
    });
    return app;
  }

  private terminate(call: Recorded, account: FakeAccount, name: string): unknown {
    const app = this.find(account, 'sync', name, call.query.get('project'));
    if (app.operation === undefined || app.status.operationState === undefined) {
      throw new Refusal(3, 'Unable to terminate operation. No operation is in progress');
    }
    this.controller.terminate(name);
    return {};
  }

  private tree(call: Recorded, account: FakeAccount, name: string): unknown {
    this.find(account, 'get', name, call.query.get('project'));
    const nodes = this.controller.tree(name).map(({ health, ...resource }) => ({
      ...resource,
      group: 'apps',
      version: 'v1',
      uid: randomUUID(),
      health: { status: health, ...(health === 'Degraded' ? { message: 'exceeded its progress deadline' } : {}) },
    }));
    return { nodes };
  }
}

function may(account: FakeAccount, action: string, object: string): boolean {
  return account.allow.some((rule) => {
    const [allowed, pattern = ''] = rule.split(' ');
    const glob = new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.\\]/g, '\\$&'))
        .join('.*')}$`,
    );
    return (allowed === '*' || allowed === action) && glob.test(object);
  });
}

function selects(selector: string, labels: Readonly<Record<string, string>>): boolean {
  return selector
    .split(',')
    .filter((term) => term !== '')
    .every((term) => {
      const [key = '', value] = term.split('=');
      return value === undefined ? labels[key] !== undefined : labels[key] === value;
    });
}
