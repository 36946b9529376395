/**
 * One call to the server: log-in, headers, retries, and what counts as an answer. `node:https` instead of `fetch`,
 * because a private CA and client certificates need an agent of their own, and because nothing may be followed: `fetch`
 * drops `Authorization` across origins in silence.
 */

import http from 'node:http';
import https from 'node:https';
import { Failure } from '../failure.ts';
import type { Clock, Secrets } from '../ports.ts';
import {
  type ArgocdConnection,
  bearerToken,
  type Endpoint,
  endpointOf,
  type HttpRequest,
  type HttpResponse,
  type IdTokenSource,
} from './connection.ts';
import { isTransient, responseFailure, transportFailure } from './errors.ts';
import type { ApplicationRef } from './live.ts';

export interface EventStream {
  readonly closed: boolean;
  close(): void;
}

interface Http extends Disposable {
  /** @throws Failure when no answer came; any HTTP status is an answer. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Opens a stream and calls back for every line of it; errors only close it. */
  open(request: Omit<HttpRequest, 'timeoutMs'>, onLine: (line: string) => void): EventStream;
}

/** More than any Application: a proxy that answers without end must not fill the memory. */
const largestBody = 64 * 1024 * 1024;

function createHttp(endpoint: Endpoint): Http {
  const agent = agentFor(endpoint);
  return {
    send: (request) => send(endpoint, agent, request),
    open: (request, onLine) => open(endpoint, agent, request, onLine),
    [Symbol.dispose]: () => agent.destroy(),
  };
}

function agentFor({ origin, tls }: Endpoint): http.Agent {
  if (origin.startsWith('http:')) return new http.Agent({ keepAlive: true });
  return new https.Agent({
    keepAlive: true,
    rejectUnauthorized: tls.verify,
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    ...(tls.cert === undefined ? {} : { cert: tls.cert }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
  });
}

function start(endpoint: Endpoint, agent: http.Agent, request: Omit<HttpRequest, 'timeoutMs'>): http.ClientRequest {
  const query = request.query === undefined || request.query.size === 0 ? '' : `?${request.query}`;
  const url = new URL(`${endpoint.origin}${endpoint.basePath}${request.path}${query}`);
  const body = request.body;
  return (url.protocol === 'http:' ? http : https).request(url, {
    method: request.method,
    agent,
    headers: {
      accept: 'application/json',
      'user-agent': 'monorepo-gitops',
      ...endpoint.headers,
      ...request.headers,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    },
  });
}

async function send(endpoint: Endpoint, agent: http.Agent, request: HttpRequest): Promise<HttpResponse> {
  const abort = new AbortController();
  const deadline = setTimeout(
    () => abort.abort(new Error(`no answer within ${request.timeoutMs} ms`)),
    request.timeoutMs,
  );
  const outgoing = start(endpoint, agent, request);
  try {
    return await new Promise<HttpResponse>((resolve, reject) => {
      abort.signal.addEventListener('abort', () => {
        reject(abort.signal.reason);
        outgoing.destroy();
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        readBody(incoming).then(
          (body) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body }),
          reject,
        );
      });
      outgoing.end(request.body);
    });
  } catch (cause) {
    throw transportFailure(endpoint.origin, request, cause);
  } finally {
    clearTimeout(deadline);
  }
}

async function readBody(incoming: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) throw new Error(`the answer is longer than ${largestBody} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function open(
  endpoint: Endpoint,
  agent: http.Agent,
  request: Omit<HttpRequest, 'timeoutMs'>,
  onLine: (line: string) => void,
): EventStream {
  const outgoing = start(endpoint, agent, request);
  let closed = false;
  const end = () => {
    closed = true;
    outgoing.destroy();
  };
  outgoing.on('error', end);
  outgoing.on('response', (incoming) => {
    if (incoming.statusCode !== 200) return end();
    let rest = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    incoming.on('error', end);
    incoming.on('close', end);
  });
  outgoing.end();
  return {
    get closed() {
      return closed;
    },
    close: end,
  };
}

export interface ArgocdPorts {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly idToken: IdTokenSource;
  /** Milliseconds; the defaults fit the server's own limits (60 s for rendering at the repo-server). */
  readonly timeouts?: { readonly request: number; readonly refresh: number };
}

interface Call {
  readonly path: string;
  readonly method?: HttpRequest['method'];
  readonly query?: URLSearchParams;
  /** Serialised as JSON. */
  readonly body?: unknown;
}

export interface Session extends Disposable {
  /** `https://host[/root]`, for links. */
  readonly url: string;
  /** Retried while the answer says nothing about the request. */
  json<T>(call: Call): Promise<T>;
  /** Sent once. */
  once<T>(call: Call): Promise<T>;
  /** Sent once, with the time that a refresh may take. */
  slow<T>(call: Call): Promise<T>;
  stream(ref: ApplicationRef, onEvent: () => void): EventStream;
}

/** Logs in on the first call; the token serves for the life of the client. */
export function openSession(connection: ArgocdConnection, ports: ArgocdPorts): Session {
  const endpoint = endpointOf(connection);
  const http = createHttp(endpoint);
  const { origin } = endpoint;
  const { clock, secrets } = ports;
  const timeouts = ports.timeouts ?? { request: 75_000, refresh: 60_000 };
  const exchange = async (request: HttpRequest): Promise<HttpResponse> => {
    const response = await http.send(request);
    if (response.status >= 200 && response.status < 300 && isJson(response)) return response;
    throw responseFailure(origin, request, { ...response, body: secrets.redact(response.body) });
  };
  let bearer: Promise<string> | undefined;
  const login = () =>
    retried(clock, () =>
      bearerToken(
        connection,
        (request) => exchange({ ...request, timeoutMs: timeouts.request }),
        ports.idToken,
        secrets,
      ),
    );
  const authorization = async (): Promise<Record<string, string>> => {
    bearer ??= login();
    const token = await bearer;
    // A proxy takes `Authorization` for itself; the gateway reads this header before it (grpc-gateway metadata).
    return 'authorization' in endpoint.headers
      ? { 'grpc-metadata-token': token }
      : { authorization: `Bearer ${token}` };
  };
  const send = async <T>(call: Call, timeoutMs: number): Promise<T> => {
    const method = call.method ?? 'GET';
    const response = await exchange({
      method,
      path: call.path,
      headers: { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...(await authorization()) },
      timeoutMs,
      ...(call.query === undefined ? {} : { query: call.query }),
      ...(call.body === undefined ? {} : { body: wireJson(call.body) }),
    });
    return JSON.parse(response.body) as T;
  };
  const once = <T>(call: Call) => send<T>(call, timeouts.request);
  return {
    url: `${origin}${endpoint.basePath}`,
    [Symbol.dispose]: () => http[Symbol.dispose](),
    once,
    json: (call) => retried(clock, () => once(call)),
    slow: (call) => send(call, timeouts.refresh),
    stream(ref, onEvent) {
      return openLater(async () => {
        const query = scope(ref);
        query.set('name', ref.name);
        query.set('fields', 'result.type,result.application.metadata.resourceVersion');
        // Only in this framing does the server send keepalives, which idle timeouts of load balancers need.
        const headers = { accept: 'text/event-stream', ...(await authorization()) };
        return http.open({ method: 'GET', path: '/api/v1/stream/applications', query, headers }, (line) => {
          if (line.startsWith('data:')) onEvent();
        });
      });
    },
  };
}

export function pathOf(ref: ApplicationRef): string {
  return `/api/v1/applications/${encodeURIComponent(ref.name)}`;
}

/** `project` and `appNamespace`, as query parameters or as members of a body. */
export function scope(ref: ApplicationRef): URLSearchParams {
  return new URLSearchParams({
    project: ref.project,
    ...(ref.appNamespace === undefined ? {} : { appNamespace: ref.appNamespace }),
  });
}

function isJson(response: HttpResponse): boolean {
  return (response.headers['content-type'] ?? '').includes('json');
}

/** A server that restarts is back within this time; a wrong address should not cost more. */
const retryWindow = 30_000;

/** Full jitter, so that the jobs of one push do not come back together. */
async function retried<T>(clock: Clock, attempt: () => Promise<T>): Promise<T> {
  const deadline = clock.now() + retryWindow;
  for (let ceiling = 500; ; ceiling = Math.min(ceiling * 2, 8_000)) {
    try {
      return await attempt();
    } catch (error) {
      const pause = clock.random() * ceiling;
      if (!(error instanceof Failure) || !isTransient(error) || clock.now() + pause > deadline) throw error;
      await clock.sleep(pause);
    }
  }
}

/** A stream whose opening needs a token first; closing it before that prevents the opening. */
function openLater(open: () => Promise<EventStream>): EventStream {
  let stream: EventStream | undefined;
  let closed = false;
  open().then(
    (opened) => {
      stream = opened;
      if (closed) opened.close();
    },
    () => {
      // The same token fails on the next plain call, which reports it.
      closed = true;
    },
  );
  return {
    get closed() {
      return closed || stream?.closed === true;
    },
    close() {
      closed = true;
      stream?.close();
    },
  };
}

/**
 * JSON in the form in which Kubernetes gives a `valuesObject` back: keys sorted, compact, `< > &` escaped. The server
 * compares those bytes as they are, so any other form of the same values would count as a change. Members that are
 * `undefined` are left out.
 */
export function wireJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : wireJson(item))).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${escaped(key)}:${wireJson(item)}`);
    return `{${members.join(',')}}`;
  }
  return escaped(value);
}

function escaped(scalar: unknown): string {
  return JSON.stringify(scalar).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
