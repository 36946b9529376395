/**
 * A fake GitHub behind real HTTP, over real bare git repositories: what is committed by API are commits made by git, what
 * is compared are refs. It answers as GitHub Enterprise Server does (`/api/v3`, `/api/graphql`), and at `/` as
 * github.com's API does.
 *
 *   await using server = await startGithubServer({
 *     repositories: { 'acme/gitops': { git: createBareRepository(root, { files }) } },
 *     accounts: { [token]: { login: 'deploy-bot', permissions: { contents: 'write', pull_requests: 'write' } } },
 *   });
 *   openForge(server.forge('acme/gitops'), token, ports)
 *   server.inject({ at: 'createCommitOnBranch', kind: 'before', action: () => commitFiles(git, { … }) });   // a lost race
 *   server.inject({ at: 'pulls.list', ...secondaryLimit(2) });
 *   server.operations()                       // ['pulls.list', 'createCommitOnBranch', …]
 */

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ForgeRepository } from '../../../src/core/forge/forge.ts';
import { github } from '../../../src/core/forge/github/github.ts';
import type { BareRepository } from '../git/repository.ts';
import { endsWithFile } from '../lifetime.ts';
import { answerApp, type FakeApp } from './app.ts';
import { breachesOf } from './contract.ts';
import { execute, rootFieldOf } from './graphql.ts';
import { answerRest, notFound, type RestAnswer, routeName } from './rest.ts';
import { type FakeAccount, FakeRepository, may, type Permission, type RepositorySettings } from './state.ts';

export interface GithubRequest {
  /** `pulls.create`, `createCommitOnBranch`, `apps.token`. */
  readonly operation: string;
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  status: number;
}

export type GithubFault = { readonly at?: string; readonly after?: number; readonly times?: number } & (
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** GitHub does what was asked, `then` runs, and a gateway answers something else. */
  | { readonly kind: 'status-after'; readonly status: number; readonly then?: () => void }
  | { readonly kind: 'drop-before' }
  | { readonly kind: 'drop-after' }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Runs before GitHub sees the request: a competitor's commit, for example. */
  | { readonly kind: 'before'; readonly action: () => void }
);

/** "You have exceeded a secondary rate limit". */
export function secondaryLimit(retryAfterSeconds: number) {
  const body = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' };
  return { kind: 'status', status: 403, headers: { 'retry-after': String(retryAfterSeconds) }, body } as const;
}

/** The hour's requests are used up until `reset`, in milliseconds since the epoch. */
export function primaryLimit(reset: number) {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(reset / 1_000)) };
  return {
    kind: 'status',
    status: 403,
    headers,
    body: { message: 'API rate limit exceeded for installation ID 1.' },
  } as const;
}

export interface GithubServerOptions {
  readonly repositories: Readonly<Record<string, { readonly git: BareRepository } & Partial<RepositorySettings>>>;
  readonly accounts?: Readonly<Record<string, FakeAccount>>;
  readonly app?: FakeApp;
  /** Milliseconds by which the server's clock is ahead of ours. */
  readonly clockOffset?: number;
}

export interface GithubServer extends AsyncDisposable {
  readonly origin: string;
  readonly requests: GithubRequest[];
  operations(): readonly string[];
  repository(fullName: string): FakeRepository;
  forge(fullName: string): ForgeRepository;
  inject(fault: GithubFault): void;
  /** What was sent or answered otherwise than GitHub describes it; closing the server fails where there is some. */
  readonly breaches: readonly string[];
  /** Forgets the recorded requests. */
  reset(): void;
  /** The permissions and repositories that an issued installation token has, or had. */
  account(token: string): FakeAccount | undefined;
  /** The issued installation tokens that nobody has revoked. */
  validTokens(): readonly string[];
  close(): Promise<void>;
}

export async function startGithubServer(options: GithubServerOptions): Promise<GithubServer> {
  const fake = new FakeGithub(options);
  await fake.listen();
  return endsWithFile(fake);
}

class FakeGithub implements GithubServer {
  readonly requests: GithubRequest[] = [];
  readonly breaches: string[] = [];
  readonly #options: GithubServerOptions;
  readonly #repositories: ReadonlyMap<string, FakeRepository>;
  readonly #accounts: Map<string, FakeAccount>;
  readonly #issued = new Map<string, FakeAccount>();
  readonly #faults: { fault: GithubFault; skip: number; left: number }[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  constructor(options: GithubServerOptions) {
    this.#options = options;
    this.#accounts = new Map(Object.entries(options.accounts ?? {}));
    this.#repositories = new Map(
      Object.entries(options.repositories).map(([name, { git, ...settings }]) => [
        name,
        new FakeRepository(name, git, settings),
      ]),
    );
  }

  async listen(): Promise<void> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  operations(): readonly string[] {
    return this.requests.map(({ operation }) => operation);
  }

  repository(fullName: string): FakeRepository {
    const found = this.#repositories.get(fullName);
    if (found === undefined) throw new Error(`the fake has no ${fullName}`);
    return found;
  }

  forge(path: string): ForgeRepository {
    return { kind: github, api: `${this.origin}/api/v3`, path, url: `${this.origin}/${path}` };
  }

  inject(fault: GithubFault): void {
    this.#faults.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 });
  }

  reset(): void {
    this.requests.splice(0);
  }

  account(token: string): FakeAccount | undefined {
    return this.#issued.get(token);
  }

  validTokens(): readonly string[] {
    return [...this.#issued.keys()].filter((token) => this.#accounts.has(token));
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => {
      this.#server.close(() => done());
      this.#server.closeAllConnections();
    });
    const breaches = this.breaches.splice(0);
    if (breaches.length > 0) throw new Error(`Not as GitHub describes it:\n${[...new Set(breaches)].join('\n')}`);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const request = describe(incoming, content.toString('utf8'));
    this.requests.push(request);
    const send = ({ status, body, headers = {} }: RestAnswer) => {
      request.status = status;
      const date = new Date(Date.now() + (this.#options.clockOffset ?? 0)).toUTCString();
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date, ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    try {
      const fault = this.#nextFault(request.operation);
      if (fault?.kind === 'before') fault.action();
      if (fault?.kind === 'drop-before') return void incoming.socket.destroy();
      if (fault?.kind === 'hang') return;
      if (fault?.kind === 'status') {
        this.#compare(request, undefined);
        return send({ body: { message: 'Server Error' }, ...fault });
      }
      const answer = this.#answer(request, content);
      this.#compare(request, answer);
      if (fault?.kind === 'drop-after') return void incoming.socket.destroy();
      if (fault?.kind !== 'status-after') return send(answer);
      fault.then?.();
      send({ status: fault.status, body: { message: 'Bad Gateway' } });
    } catch (error) {
      send({ status: 500, body: { message: `the fake failed: ${error}` } });
    }
  }

  #compare({ method, url, body, headers }: GithubRequest, answer: RestAnswer | undefined): void {
    const address = new URL(url, this.origin);
    const isJson = body !== '' && headers['content-type'] !== 'application/octet-stream';
    const exchange = { method, path: apiPath(address), query: address.searchParams, answer };
    this.breaches.push(...breachesOf({ ...exchange, body: isJson ? (JSON.parse(body) as unknown) : undefined }));
  }

  #nextFault(operation: string): GithubFault | undefined {
    const index = this.#faults.findIndex((entry) => entry.fault.at === undefined || entry.fault.at === operation);
    const entry = this.#faults[index];
    if (entry === undefined) return undefined;
    if (entry.skip > 0) {
      entry.skip -= 1;
      return undefined;
    }
    entry.left -= 1;
    if (entry.left === 0) this.#faults.splice(index, 1);
    return entry.fault;
  }

  #answer(request: GithubRequest, content: Buffer): RestAnswer {
    const url = new URL(request.url, this.origin);
    const path = apiPath(url);
    const [scheme = '', credential = ''] = (request.headers.authorization ?? '').split(' ');
    if (!/^(bearer|token)$/i.test(scheme)) return badCredentials();
    const { app, clockOffset = 0 } = this.#options;
    if (request.operation === 'apps.revoke') return this.#revoke(credential);
    if (request.operation.startsWith('apps.')) {
      const { operation, body } = request;
      const now = Date.now() + clockOffset;
      const issue = (issued: FakeAccount) => this.#issue(issued);
      return app === undefined ? notFound() : answerApp(app, { operation, path, jwt: credential, body, now, issue });
    }
    const account = this.#accounts.get(credential);
    if (account === undefined) return badCredentials();
    if (request.operation === 'unknown') return notFound();
    const json = request.body !== '' && request.headers['content-type'] !== 'application/octet-stream';
    const body = !json ? {} : (JSON.parse(request.body) as Record<string, unknown>);
    if (path === '/graphql') {
      const world = {
        account,
        repository: (name: string) => this.#visible(account, name),
        all: () => [...this.#repositories.values()],
        may: (permission: Permission, level: 'read' | 'write') => may(account, permission, level),
      };
      return {
        status: 200,
        body: execute(world, String(body.query), (body.variables ?? {}) as Record<string, unknown>),
      };
    }
    const [, , owner, name] = path.split('/');
    const repository = this.#visible(account, `${owner}/${name}`);
    if (repository === undefined) return notFound();
    return answerRest({
      origin: this.origin,
      method: request.method,
      path,
      query: url.searchParams,
      body,
      content,
      account,
      repository,
      may: (permission, level) => may(account, permission, level),
    });
  }

  /** In the form of 2026: long, with dots. */
  #issue(account: FakeAccount): string {
    const token = `ghs_${Buffer.from(`issued-${this.#issued.size}`).toString('base64url')}.${'x'.repeat(400)}.y`;
    this.#accounts.set(token, account);
    this.#issued.set(token, account);
    return token;
  }

  #revoke(token: string): RestAnswer {
    if (!this.#accounts.has(token)) return badCredentials();
    if (!this.#issued.has(token)) return { status: 403, body: { message: 'Resource not accessible' } };
    this.#accounts.delete(token);
    return { status: 204 };
  }

  #visible(account: FakeAccount, fullName: string): FakeRepository | undefined {
    if (account.repositories !== undefined && !account.repositories.includes(fullName)) return undefined;
    return this.#repositories.get(fullName);
  }
}

function describe(incoming: IncomingMessage, body: string): GithubRequest {
  const [method, url] = [incoming.method ?? 'GET', incoming.url ?? '/'];
  return {
    operation: operationOf(method, apiPath(new URL(url, 'http://server')), body),
    method,
    url,
    headers: incoming.headers,
    body,
    status: 0,
  };
}

function operationOf(method: string, path: string, body: string): string {
  if (path === '/graphql') return rootFieldOf(String((JSON.parse(body) as { query?: string }).query));
  if (/^\/repos\/[^/]+\/[^/]+\/installation$/.test(path)) return 'apps.installation';
  if (method === 'POST' && /^\/app\/installations\/\d+\/access_tokens$/.test(path)) return 'apps.token';
  if (method === 'DELETE' && path === '/installation/token') return 'apps.revoke';
  return routeName(method, path) ?? 'unknown';
}

function apiPath({ pathname }: URL): string {
  // Clients encode the slashes of a branch.
  return pathname === '/api/graphql'
    ? '/graphql'
    : decodeURIComponent(pathname.replace(/^\/api\/(?:v3|uploads)(?=\/)/, ''));
}

function badCredentials(): RestAnswer {
  return { status: 401, body: { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest' } };
}
