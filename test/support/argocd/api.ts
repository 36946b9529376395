/** What the API server of the fake Argo CD answers: sign-in, RBAC, and the calls about Applications. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../src/core/argocd/server/live.ts';
import { type ArgocdController, operationTarget, type StoredApplication } from './controller.ts';
import type { ArgocdServerOptions, FakeAccount, Recorded } from './server.ts';

export const adminToken = 'eyJhbGciOiJIUzI1NiJ9.YWRtaW4tYWNjb3VudA.c2lnbmF0dXJlLW9mLWFkbWlu';

/** An error with a gRPC code, as the server returns it. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export class ArgocdApi {
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
        return await this.sync(call, account, name);
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
    const metadata = call.headers['grpc-metadata-token'];
    const token = metadata?.toString() ?? /^Bearer (.+)$/.exec(call.headers.authorization ?? '')?.[1];
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
    // `projects` counts only without `project` (getProjectsFromApplicationQuery).
    const [project, projects] = [call.query.getAll('project'), call.query.getAll('projects')];
    const wanted = project.length > 0 ? project : projects;
    const items = [...this.controller.apps.values()].filter(
      ({ metadata, spec }) =>
        may(account, 'get', `${spec.project}/${metadata.name}`) &&
        (call.query.get('name') ?? metadata.name) === metadata.name &&
        (call.query.get('appNamespace') ?? metadata.namespace) === metadata.namespace &&
        (wanted.length === 0 || wanted.includes(spec.project)) &&
        selects(selector, metadata.labels ?? {}),
    );
    const fields = call.query.get('fields');
    const shown = fields === null ? items : items.map((app) => chosen(app, fields));
    // What none fits is null, not an empty list.
    return { metadata: { resourceVersion: '1' }, items: shown.length === 0 ? null : shown };
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
  private async sync(call: Recorded, account: FakeAccount, name: string): Promise<unknown> {
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
    // A branch is resolved now, whatever was compared last; what cannot be resolved stays as it is.
    const resolved = await this.controller.resolved(app.spec);
    if (app.operation !== undefined) throw new Refusal(9, 'another operation is already in progress');
    this.controller.request(name, { sync: operationTarget(app, resolved), info: body.infos ?? [] });
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

/** The only fields that a list can choose: no finalizers, no revisions (pkg/apiclient/application/forwarder_overwrite.go). */
const listFields = [
  ...['name', 'namespace', 'annotations', 'labels', 'creationTimestamp', 'deletionTimestamp'].map(
    (field) => `metadata.${field}`,
  ),
  'spec',
  ...['sourceHydrator', 'sync.status', 'health', 'summary', 'resources'].map((field) => `status.${field}`),
  ...['startedAt', 'finishedAt', 'phase', 'operation.sync'].map((field) => `status.operationState.${field}`),
  'operation.sync',
];

/** @param fields `items.metadata.name,…`; behind a minus, what is left out of those that can be chosen */
function chosen(app: StoredApplication, fields: string): object {
  const excluded = fields.startsWith('-');
  const named = new Set((excluded ? fields.slice(1) : fields).split(','));
  const result: Record<string, unknown> = {};
  for (const field of listFields) {
    if (named.has(`items.${field}`) === excluded) continue;
    const path = field.split('.');
    const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], app);
    if (value === undefined) continue;
    let place = result;
    for (const key of path.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[path.at(-1)!] = value;
  }
  return result;
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
