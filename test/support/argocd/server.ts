/**
 * A fake Argo CD behind real HTTP(S): the API server's own rules (`endpoints/`, `routes.ts`) over the controller of `controller.ts`.
 * It answers as argo-cd v3.5.1 does, also where that surprises: 415 for a Content-Type that is not exact, 403 for
 * what is missing unless a project is given, upsert that merges labels and replaces finalizers, a stream that hangs in
 * silence for an unknown name. Source: server/server.go, server/application/application.go, argoproj/pkg grpc/http.
 */

import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { endsWithFile } from '../lifetime.ts';
import { Accounts, Refusal } from './accounts.ts';
import { ApplicationSets } from './applicationsets.ts';
import { ArgocdController, type ControllerOptions, type StoredApplication } from './controller.ts';
import { streamApplications } from './endpoints/stream.ts';
import { type Api, answer as answerOf } from './routes.ts';

export { adminToken } from './accounts.ts';

export interface ArgocdServerOptions extends ControllerOptions {
  /** Bearer token → who it is and what it may do (`action project/name`, `*` is a wildcard). */
  readonly accounts?: Readonly<Record<string, FakeAccount>>;
  /** Local users for `POST /session`; each gets the token named. */
  readonly passwords?: Readonly<Record<string, { password: string; token: string }>>;
  /** What Dex exchanges: an id token of the connector for a bearer token. */
  readonly dex?: { connector: string; idToken: string; token: string };
  /** Those that exist. Default: `default`, and those that `permissions` names. */
  readonly projects?: readonly string[];
  /** Project → the only repositories and namespaces that it permits. */
  readonly permissions?: Readonly<Record<string, ProjectPermissions>>;
  /** Besides `in-cluster`; not given: every one exists. */
  readonly clusters?: readonly { name: string; server: string }[];
  /** Repository → why it cannot be reached. */
  readonly unreachable?: Readonly<Record<string, string>>;
  /** Namespaces of Applications that are enabled; not given: all. */
  readonly appNamespaces?: readonly string[];
  /** What is wrong with a token that nobody has. Default: it is expired. */
  readonly invalidToken?: string;
  /** How resources are tracked. Default: as the server's. */
  readonly settings?: { readonly appLabelKey: string; readonly trackingMethod: string };
  readonly rootPath?: string;
  /** Default: v3.5.1. */
  readonly version?: string;
  readonly tls?: https.ServerOptions;
  /** A window that denies every sync is open. Others are set at `controller.windows`. */
  readonly syncWindowClosed?: boolean;
  /** TLS on its plain port gets a reset connection, as from the real server, not a word of HTTP. */
  readonly resetsTls?: boolean;
  /** Milliseconds (real) between keepalives of a stream. */
  readonly keepaliveMs?: number;
}

interface ProjectPermissions {
  readonly sourceRepos?: readonly string[];
  readonly destinations?: readonly string[];
}

export interface FakeAccount {
  readonly username: string;
  /** Of a provider of identities. */
  readonly groups?: readonly string[];
  /** Default: `argocd`. */
  readonly iss?: string;
  /** `action project/name` on Applications, or `resource action project/name`; `*` is a wildcard. */
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
  /** `drop` closes the connection, `reset` resets it (ECONNRESET), `hang` says nothing. `after`: the request takes effect first. */
  readonly reply:
    | { status: number; type?: string; body?: string; headers?: Record<string, string> }
    | 'drop'
    | 'reset'
    | 'hang';
  readonly after?: boolean;
}

/** grpc-gateway v1.16: HTTP statuses of the gRPC codes in use. */
export const httpStatus: Readonly<Record<number, number>> = {
  2: 500,
  3: 400,
  5: 404,
  7: 403,
  9: 400,
  13: 500,
  16: 401,
};

export interface ArgocdServer extends AsyncDisposable {
  readonly url: string;
  readonly controller: ArgocdController;
  readonly sets: ApplicationSets;
  readonly requests: Recorded[];
  readonly faults: Fault[];
  /** Requests that would change something, as `METHOD path`. */
  writes(): string[];
  app(name: string): StoredApplication | undefined;
  /** Calls back on each connection, request and end of an answer. */
  onActivity(call: () => void): void;
  /** Kills the server, whose port refuses connections from then on; Applications and controller live on. */
  kill(): Promise<void>;
  /** Starts it anew at the same address. */
  start(): Promise<void>;
  /** Ends every event stream, as a proxy does that allows a connection some time. */
  cutStreams(): void;
  close(): Promise<void>;
}

export async function startArgocdServer(options: ArgocdServerOptions): Promise<ArgocdServer> {
  const controller = new ArgocdController(options);
  if (options.syncWindowClosed === true) {
    controller.windows = [{ kind: 'deny', schedule: '* * * * *', duration: '1h', active: true }];
  }
  const requests: Recorded[] = [];
  const faults: Fault[] = [];
  const streams = new Set<ServerResponse>();
  const sets = new ApplicationSets(controller);
  const api = { controller, sets, options };
  const accounts = new Accounts(options);
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.includes('/stream/')) {
      streams.add(response);
      response.once('close', () => streams.delete(response));
    }
    handle(api, accounts, faults, requests, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
  const server = options.tls === undefined ? http.createServer(listener) : https.createServer(options.tls, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  if (options.resetsTls === true) {
    server.on('clientError', (_error, socket) => (socket as Socket).resetAndDestroy());
  }
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    controller.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return endsWithFile({
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    controller,
    sets,
    requests,
    faults,
    writes: () => requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    app: (name) => controller.apps.get(name),
    async kill() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
    start: () => new Promise<void>((done) => server.listen(port, '127.0.0.1', done)),
    cutStreams() {
      for (const stream of streams) stream.socket?.destroy();
    },
    onActivity(call) {
      server.on('connection', (socket: Socket) => {
        call();
        socket.on('data', call).on('close', call);
      });
      server.on('request', (_request, response: ServerResponse) => {
        call();
        response.on('finish', call).on('close', call);
      });
      controller.listen(call);
    },
    close,
    [Symbol.asyncDispose]: close,
  });
}

async function handle(
  api: Api,
  accounts: Accounts,
  faults: Fault[],
  requests: Recorded[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const root = api.options.rootPath ?? '';
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
    if (fault.after === true) await answerOf(api, accounts, call);
    if (fault.reply === 'hang') return;
    if (fault.reply === 'drop') return void request.socket.destroy();
    if (fault.reply === 'reset') return void request.socket.resetAndDestroy();
    return answer(fault.reply.status, fault.reply.type ?? 'text/html', fault.reply.body ?? '', fault.reply.headers);
  }
  // server.go enforceContentTypes: a map look-up of the whole header value, on every method but GET.
  const exempt = call.method === 'GET' || path === '/api/dex/token';
  if (!exempt && call.headers['content-type']?.toLowerCase() !== 'application/json') {
    return answer(415, 'text/plain; charset=utf-8', 'Invalid content type\n');
  }
  if (path === '/api/v1/stream/applications') return streamApplications(api, accounts, call, { request, response });
  try {
    const result = await answerOf(api, accounts, call);
    if (result === undefined) return answer(404, 'text/plain; charset=utf-8', 'Not Found\n');
    answer(200, 'application/json', JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    answer(httpStatus[code] ?? 500, 'application/json', JSON.stringify({ error: message, code, message }));
  }
}
