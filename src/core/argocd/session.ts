/** Calls of Argo CD's API over the run's network: log-in, headers, retries, and what counts as an answer. */
import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../net/answer.ts';
import type { Deadline } from '../net/deadline.ts';
import { NetworkError } from '../net/error.ts';
import type { HttpClient } from '../net/http-client.ts';
import { retryAfterOf } from '../net/retry.ts';
import type { Clock } from '../ports.ts';
import { type ApiRequest, type ArgocdConnection, bearerToken, endpointOf, type LoginPorts } from './connection.ts';
import { isTransient, responseFailure, transportFailure } from './errors.ts';
import type { ApplicationRef } from './live.ts';

export interface ArgocdPorts extends LoginPorts {
  readonly clock: Clock;
  /** Milliseconds; the defaults fit the server's own limits (60 s for rendering at the repo-server). */
  readonly timeouts?: { readonly request: number; readonly refresh: number };
}

interface Call extends Pick<ApiRequest, 'path' | 'query'> {
  /** Default: GET. */
  readonly method?: ApiRequest['method'];
  /** Serialised as JSON. */
  readonly body?: unknown;
}

/**
 * `repeatable`: doing it twice equals doing it once, so it is retried while the answer says nothing about the request.
 * `once`: sent again only when the server certainly did nothing. `refresh`: likewise, and it may take as long as one.
 */
type CallKind = 'repeatable' | 'once' | 'refresh';

export interface EventStream {
  readonly closed: boolean;
  close(): void;
}

/** Milliseconds of pauses: a server that restarts is back within this time; a wrong address should not cost more. */
const retryWindow = 30_000;
/** More than enough for the pauses, which bound the retries. */
const mostAttempts = 10;
/** Characters of one event. The fields that are asked for take a few hundred. */
const longestLine = 64 * 1024;

/** What the sessions of one log-in have in common. */
interface Shared {
  readonly connection: ArgocdConnection;
  readonly ports: ArgocdPorts;
  readonly endpoint: ReturnType<typeof endpointOf>;
  readonly http: HttpClient;
  readonly timeouts: NonNullable<ArgocdPorts['timeouts']>;
  bearer: Promise<string> | undefined;
}

/** Logs in on the first call; the token serves for the life of the session. */
export class Session implements Disposable {
  readonly #shared: Shared;
  /** In place of the run's. */
  readonly #deadline: Deadline | undefined;

  private constructor(shared: Shared, deadline: Deadline | undefined) {
    this.#shared = shared;
    this.#deadline = deadline;
  }

  static open(connection: ArgocdConnection, ports: ArgocdPorts): Session {
    const endpoint = endpointOf(connection);
    const { tls } = endpoint;
    const http = ports.network.client({ tls, overloads: [], attempts: mostAttempts, pauses: retryWindow });
    const timeouts = ports.timeouts ?? { request: 75_000, refresh: 60_000 };
    return new Session({ connection, ports, endpoint, http, timeouts, bearer: undefined }, undefined);
  }

  /** The same session, whose calls end at another deadline than the run's. */
  until(deadline: Deadline): Session {
    return new Session(this.#shared, deadline);
  }

  /** `https://host[/root]`, for links. */
  get url(): string {
    const { origin, basePath } = this.#shared.endpoint;
    return `${origin}${basePath}`;
  }

  async call<T>({ method = 'GET', path, query, body }: Call, kind: CallKind = 'repeatable'): Promise<T> {
    const headers = {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(await this.#authorization()),
    };
    const sent = { method, path, query, headers, body: body === undefined ? undefined : wireJson(body) };
    return JSON.parse(await this.#exchange(sent, kind)) as T;
  }

  /** Calls back for every event of the Application; errors only close the stream. */
  stream(ref: ApplicationRef, onEvent: () => void): EventStream {
    const abort = new AbortController();
    let closed = false;
    const ended = () => {
      closed = true;
    };
    // An error says nothing: the same token fails on the next plain call, which reports it.
    this.#readEvents(ref, onEvent, abort.signal).then(ended, ended);
    return {
      get closed() {
        return closed;
      },
      close: () => abort.abort(new Error('the stream was closed')),
    };
  }

  [Symbol.dispose](): void {
    this.#shared.http[Symbol.dispose]();
  }

  async #authorization(): Promise<Record<string, string>> {
    const shared = this.#shared;
    const { connection, ports, endpoint } = shared;
    if (shared.bearer === undefined) {
      const login = (request: ApiRequest) => this.#exchange(request, 'repeatable');
      shared.bearer = bearerToken(connection, login, ports);
      shared.bearer.catch((error: unknown) => {
        // Not the failure of later calls, which may have more time. A refused log-in is not tried again.
        if (error instanceof Failure && error.kind === 'timed-out') shared.bearer = undefined;
      });
    }
    const token = await shared.bearer;
    // A proxy takes `Authorization` for itself; the gateway reads this header before it (grpc-gateway metadata).
    return 'authorization' in endpoint.headers
      ? { 'grpc-metadata-token': token }
      : { authorization: `Bearer ${token}` };
  }

  async #exchange(request: ApiRequest, kind: CallKind): Promise<string> {
    const { http, endpoint, timeouts } = this.#shared;
    const timeoutMs = kind === 'refresh' ? timeouts.refresh : timeouts.request;
    const sent = {
      method: request.method,
      url: this.#urlOf(request),
      headers: { accept: 'application/json', ...endpoint.headers, ...request.headers },
      body: request.body,
      limits: { exchangeMs: timeoutMs, inactivityMs: timeoutMs },
      deadline: this.#deadline,
      waitingFor: `Argo CD at ${endpoint.origin}`,
    };
    try {
      return await http.exchange(sent, (answer) => this.#read(request, answer), kind === 'repeatable');
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw error.cause instanceof Failure ? error.cause : transportFailure(endpoint.origin, request, error);
    }
  }

  async #read(request: ApiRequest, answer: HttpAnswer): Promise<string> {
    const { ports, endpoint } = this.#shared;
    const { status, headers, ok, mediaType } = answer;
    const body = await answer.text();
    if (ok && mediaType.includes('json')) return body;
    const redacted = ports.secrets.redact(body);
    const failure = responseFailure(endpoint.origin, request, { status, headers, body: redacted });
    if (!isTransient(failure)) throw failure;
    const retryAfter = retryAfterOf(headers['retry-after'], ports.clock.now());
    throw new NetworkError({ kind: 'overloaded', status, retryAfter, body: '' }, failure.message, failure);
  }

  async #readEvents(ref: ApplicationRef, onEvent: () => void, signal: AbortSignal): Promise<void> {
    const { http, endpoint } = this.#shared;
    const query = scope(ref);
    query.set('name', ref.name);
    query.set('fields', 'result.type,result.application.metadata.resourceVersion');
    const answer = await http.send({
      method: 'GET',
      url: this.#urlOf({ path: '/api/v1/stream/applications', query }),
      // Only in this framing does the server send keepalives, which idle timeouts of load balancers need.
      headers: { accept: 'text/event-stream', ...endpoint.headers, ...(await this.#authorization()) },
      limits: { exchangeMs: Number.POSITIVE_INFINITY, responseBytes: Number.POSITIVE_INFINITY },
      signal,
      deadline: this.#deadline,
    });
    if (answer.status !== 200) return answer.destroy();
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of answer.body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data:')) onEvent();
      if (rest.length > longestLine) return;
    }
  }

  #urlOf({ path, query }: Pick<ApiRequest, 'path' | 'query'>): URL {
    return new URL(`${this.url}${path}${query === undefined || query.size === 0 ? '' : `?${query}`}`);
  }
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
