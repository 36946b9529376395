/**
 * Requests to Argo CD's API and their answers: log-in, retries, deadlines, what an answer must be. `Content-Type:
 * application/json` exactly goes with every call but GET, also without a body (else 415); nothing is followed or trusted
 * that is not the API's own JSON.
 *
 * Source: argo-cd v3.5.1 server/server.go (enforceContentTypes).
 */
import { Failure } from '../../failure.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import type { HttpAnswer } from '../../net/answer.ts';
import type { Deadline } from '../../net/deadline.ts';
import { NetworkError, unreadable } from '../../net/error.ts';
import type { HttpClient } from '../../net/http-client.ts';
import { retryAfterOf } from '../../net/retry.ts';
import type { Clock } from '../../ports.ts';
import { type ApiRequest, type ArgocdConnection, bearerToken, endpointOf, type LoginPorts } from './connection.ts';
import { wireJson } from './equality.ts';
import {
  argocdErrorOf,
  asDeniedNow,
  cutAnswer,
  isBareDenial,
  isTransient,
  otherAnswer,
  responseFailure,
} from './errors.ts';
import { transportFailure } from './transport-errors.ts';

export interface ArgocdPorts extends LoginPorts {
  readonly clock: Clock;
  /** Milliseconds; the defaults fit the server's own limits (60 s for rendering at the repo-server). */
  readonly timeouts?: { readonly request: number; readonly refresh: number };
}

export interface Call extends Pick<ApiRequest, 'path' | 'query'> {
  /** Default: GET. */
  readonly method?: ApiRequest['method'];
  /** Serialised as JSON. */
  readonly body?: unknown;
  /** Whether an object is what this call is answered with. Default: any is. */
  readonly fits?: (answer: JsonObject) => boolean;
}

/**
 * `repeatable`: doing it twice equals doing it once, so it is retried while the answer says nothing about the request.
 * `once`: sent again only when the server certainly did nothing. `refresh`: likewise, and it may take as long as one.
 */
type CallKind = 'repeatable' | 'once' | 'refresh';

/** A whole answer, and what its JSON says. */
interface ReadAnswer {
  readonly text: string;
  readonly value: unknown;
}

/** Milliseconds of pauses: a server that restarts is back within this time; a wrong address should not cost more. */
const retryWindow = 30_000;
/** More than enough for the pauses, which bound the retries. */
const mostAttempts = 10;
/** Characters of one event. The fields that are asked for take a few hundred. */
const longestLine = 64 * 1024;

/** What the clients of one log-in have in common. */
interface Shared {
  readonly connection: ArgocdConnection;
  readonly ports: ArgocdPorts;
  readonly endpoint: ReturnType<typeof endpointOf>;
  readonly http: HttpClient;
  readonly timeouts: NonNullable<ArgocdPorts['timeouts']>;
  bearer: Promise<string> | undefined;
  /** Paths of the Applications that the token may read. */
  readonly readable: Set<string>;
}

/** Nothing is sent before the first call, which logs in; the token serves for the life of the client. */
export class Transport implements Disposable {
  readonly #shared: Shared;
  /** In place of the run's. */
  readonly #deadline: Deadline | undefined;

  private constructor(shared: Shared, deadline: Deadline | undefined) {
    this.#shared = shared;
    this.#deadline = deadline;
  }

  static open(connection: ArgocdConnection, ports: ArgocdPorts): Transport {
    const endpoint = endpointOf(connection);
    const { tls } = endpoint;
    const http = ports.network.client({ tls, overloads: [], attempts: mostAttempts, pauses: retryWindow });
    const timeouts = ports.timeouts ?? { request: 75_000, refresh: 60_000 };
    return new Transport(
      { connection, ports, endpoint, http, timeouts, bearer: undefined, readable: new Set() },
      undefined,
    );
  }

  /** The same, whose calls end at another deadline than the run's. */
  until(deadline: Deadline): Transport {
    return new Transport(this.#shared, deadline);
  }

  /** Paths of the Applications that the token may read. */
  get readable(): Set<string> {
    return this.#shared.readable;
  }

  /** `https://host[/root]`, for links. */
  get url(): string {
    const { origin, basePath } = this.#shared.endpoint;
    return `${origin}${basePath}`;
  }

  [Symbol.dispose](): void {
    this.#shared.http[Symbol.dispose]();
  }

  async call<T>({ method = 'GET', path, query, body, fits }: Call, kind: CallKind = 'repeatable'): Promise<T> {
    const headers = {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(await this.#authorization()),
    };
    const sent = { method, path, query, headers, body: body === undefined ? undefined : wireJson(body) };
    return (await this.#exchange(sent, kind, fits)).value as T;
  }

  async #authorization(): Promise<Record<string, string>> {
    const shared = this.#shared;
    const { connection, ports, endpoint } = shared;
    if (shared.bearer === undefined) {
      const login = async (request: ApiRequest) => (await this.#exchange(request, 'repeatable')).text;
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

  async #exchange(request: ApiRequest, kind: CallKind, fits?: Call['fits']): Promise<ReadAnswer> {
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
      return await http.exchange(sent, (answer) => this.#read(request, answer, fits), kind === 'repeatable');
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw error.cause instanceof Failure ? error.cause : transportFailure(endpoint.origin, request, error);
    }
  }

  async #read(request: ApiRequest, answer: HttpAnswer, fits: Call['fits'] = () => true): Promise<ReadAnswer> {
    const { ports, endpoint } = this.#shared;
    const { status, headers, ok, mediaType } = answer;
    const body = await answer.text();
    if (ok && mediaType.includes('json')) {
      const value = parseJson(body);
      if (isObject(value) && fits(value)) return { text: body, value };
      throw unreadable((value === undefined ? cutAnswer : otherAnswer)(endpoint.origin, request));
    }
    const redacted = ports.secrets.redact(body);
    const refused = responseFailure(endpoint.origin, request, { status, headers, body: redacted });
    const failure = isBareDenial(refused) && this.#isReadable(request) ? asDeniedNow(refused) : refused;
    if (ok) throw unreadable(failure);
    if (!isTransient(failure)) throw failure;
    const retryAfter = retryAfterOf(headers['retry-after'], ports.clock.now());
    const refusal = argocdErrorOf(failure);
    if (refusal !== undefined) refusal.retryAfter = retryAfter;
    throw new NetworkError({ kind: 'overloaded', status, retryAfter, body: '' }, failure.message, failure);
  }

  /**
   * Whether it is about an Application that the token may read. Ending an operation, or an action, without the right to is
   * answered alike.
   */
  #isReadable({ method, path }: ApiRequest): boolean {
    const [application = ''] = /^\/api\/v1\/applications\/[^/]+/.exec(path) ?? [];
    const hasRightOfItsOwn = method !== 'GET' && /\/operation$|\/resource\/actions/.test(path);
    return this.#shared.readable.has(application) && !hasRightOfItsOwn;
  }

  /** The lines of an event stream, until the signal or the server ends it. */
  async *lines(request: Pick<ApiRequest, 'path' | 'query'>, signal: AbortSignal): AsyncGenerator<string, void> {
    const { http, endpoint } = this.#shared;
    const answer = await http.send({
      method: 'GET',
      url: this.#urlOf(request),
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
      yield* lines;
      if (rest.length > longestLine) return;
    }
  }

  #urlOf({ path, query }: Pick<ApiRequest, 'path' | 'query'>): URL {
    return new URL(`${this.url}${path}${query === undefined || query.size === 0 ? '' : `?${query}`}`);
  }
}
