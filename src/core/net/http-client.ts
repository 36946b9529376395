/**
 * HTTP to any number of origins: kept connections, bounded answers, and errors that tell whether the server can have acted
 * on the request. Built on node:http, whose start-up costs a fraction of that of the global fetch.
 */

import { type ClientRequest, type IncomingMessage, request as startRequest } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { Failure, messageOf } from '../failure.ts';
import type { Clock, Environment, Log, Secrets } from '../ports.ts';
import { HttpAnswer, interrupted } from './answer.ts';
import { allowListeners, type Deadline, onAbort } from './deadline.ts';
import { NetworkError } from './error.ts';
import { addressOf, type Origin, openOrigin, proxyHeaders } from './origin.ts';
import { proxyFor } from './proxy.ts';
import { type Interruption, retry, retryAfterOf } from './retry.ts';
import type { TlsMaterial, Trust } from './trust.ts';

export interface NetworkPorts {
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Pick<Secrets, 'add'>;
  /** Of the command: no request outlives it. */
  readonly deadline: Deadline;
}

/** What one server may cost this process. Sizes in bytes, times in milliseconds. */
export interface HttpLimits {
  /** Name look-up, TCP, proxy and TLS together. */
  readonly connectMs: number;
  /** Silence on an open connection. */
  readonly inactivityMs: number;
  /** One request with its whole answer, however steadily it drips. */
  readonly exchangeMs: number;
  /** One answer's body, unpacked. */
  readonly responseBytes: number;
}

const httpLimits: HttpLimits = {
  connectMs: 30_000,
  inactivityMs: 60_000,
  exchangeMs: 600_000,
  responseBytes: 64 * 1024 * 1024,
};

export interface ClientOptions {
  readonly limits?: Partial<HttpLimits> | undefined;
  readonly tls?: TlsMaterial | undefined;
  /** Never through a proxy: for what answers on this machine's own network, such as a cloud's metadata. */
  readonly direct?: boolean | undefined;
  /** To one origin at a time; further requests wait for their turn. Default: as many as there are requests. */
  readonly connections?: number | undefined;
  /** Statuses that `exchange` takes for overload. */
  readonly overloads?: readonly number[] | undefined;
  /** Calls of one `exchange` in all, and milliseconds of the pauses between them; as in `RetryPolicy`. */
  readonly attempts?: number | undefined;
  readonly pauses?: number | undefined;
  /** In place of the run's own. */
  readonly deadline?: Deadline | undefined;
}

/** A stream is opened anew for each try. Without its size in bytes it is sent in chunks. */
export type HttpBody = Uint8Array | string | { readonly open: () => AsyncIterable<Uint8Array>; readonly size?: number };

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: URL;
  /** Lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that no other origin may see: a redirect to one drops them. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly body?: HttpBody | undefined;
  /** In place of the client's. */
  readonly limits?: Partial<HttpLimits> | undefined;
  readonly deadline?: Deadline | undefined;
  /** Redirects to follow, for GET and HEAD. Default: none, a redirect is an answer as any other. */
  readonly redirects?: number;
  /** Ends the request with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** For the failure at the deadline. Default: `an answer of <host>`. */
  readonly waitingFor?: string;
}

/** What a client needs of its network. */
interface ClientPorts extends NetworkPorts {
  readonly trust: (url: URL) => Trust;
  readonly proxyTrust: Trust;
}

/** Behind these the same request may succeed a moment later. */
const overloadStatuses = [429, 502, 503, 504];
/** Of an answer that says no more than that the server is overloaded. */
const keptOfBody = 2_000;

export class HttpClient implements Disposable {
  readonly #ports: ClientPorts;
  readonly #options: ClientOptions;
  readonly #origins = new Map<string, Origin>();
  readonly #sockets: Socket[] = [];
  readonly #closing = new AbortController();
  #requests = 0;

  constructor(ports: ClientPorts, options: ClientOptions) {
    this.#ports = ports;
    this.#options = options;
    allowListeners(this.#closing.signal);
  }

  /**
   * Sends the request, again where that may help, and reads its answer. `read` gets any answer whose status is not one of
   * overload; what it throws is thrown on, and repeats the request if it is a NetworkError that may pass by itself.
   *
   * @param repeatable whether doing it twice equals doing it once. Default: all methods but POST and PATCH
   * @throws NetworkError; Failure `DEADLINE`
   */
  exchange<T>(
    request: HttpRequest,
    read: (answer: HttpAnswer) => Promise<T>,
    repeatable: boolean = request.method !== 'POST' && request.method !== 'PATCH',
  ): Promise<T> {
    return this.#retried(request, repeatable, () => this.#attempt(request, read));
  }

  /**
   * As `exchange`, for an answer that is read as it arrives: what breaks behind its head is not repeated. The caller
   * reads or ends its body.
   */
  open(
    request: HttpRequest,
    repeatable: boolean = request.method !== 'POST' && request.method !== 'PATCH',
  ): Promise<HttpAnswer> {
    return this.#retried(request, repeatable, () => this.#opened(request));
  }

  /**
   * Sends the request once. Any status is an answer; the caller reads or ends its body.
   *
   * @throws NetworkError; Failure `DEADLINE`
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    let { url } = request;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#sendTo(url, request);
      const location = request.redirects === undefined ? undefined : redirectOf(answer);
      if (location === undefined) return answer;
      await answer.finish();
      url = followed(location, url, request, redirects);
    }
  }

  /** Bytes are those inside TLS, headers included. */
  cost(): { requests: number; bytesReceived: number; bytesSent: number } {
    return {
      requests: this.#requests,
      bytesReceived: this.#sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
      bytesSent: this.#sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    };
  }

  [Symbol.dispose](): void {
    this.#closing.abort(new Error('it was closed here'));
    for (const { agent } of this.#origins.values()) agent.destroy();
  }

  #retried<T>(request: HttpRequest, repeatable: boolean, call: () => Promise<T>): Promise<T> {
    const { clock, log } = this.#ports;
    const { attempts, pauses } = this.#options;
    const policy = { clock, log, deadline: this.#deadlineOf(request), repeatable, attempts, pauses };
    return retry(policy, call, (error) => (this.#closing.signal.aborted ? undefined : interruptionOf(error)));
  }

  async #opened(request: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.send(request);
    if (!(this.#options.overloads ?? overloadStatuses).includes(answer.status)) return answer;
    throw await overloaded(answer, this.#ports.clock.now());
  }

  async #attempt<T>(request: HttpRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<T> {
    const answer = await this.#opened(request);
    try {
      const value = await read(answer);
      await answer.finish();
      return value;
    } catch (error) {
      // What is left of the answer is not wanted, and must not be taken for the next one's.
      answer.destroy();
      throw error;
    }
  }

  async #sendTo(url: URL, request: HttpRequest): Promise<HttpAnswer> {
    const limits = { ...httpLimits, ...this.#options.limits, ...request.limits };
    const origin = this.#originOf(url, limits.connectMs);
    const watch = this.#watch(url, request, limits);
    let ended = watch.end;
    try {
      const release = await origin.turn(watch.signal);
      const outgoing = this.#start(url, request, origin);
      ended = () => {
        watch.end();
        release();
        // An answer that came before the end of a large body.
        if (!outgoing.writableFinished) outgoing.destroy();
      };
      outgoing.setTimeout(limits.inactivityMs === Number.POSITIVE_INFINITY ? 0 : limits.inactivityMs, () =>
        watch.abort(interrupted(url, `the server was silent for ${limits.inactivityMs} ms`)),
      );
      const message = await transmit(outgoing, request.body, watch);
      const answer = new HttpAnswer(message, { url, limit: limits.responseBytes, signal: watch.signal, ended });
      if (request.method === 'HEAD' || answer.status === 204 || answer.status === 304) await answer.finish();
      return answer;
    } catch (error) {
      ended();
      if (watch.signal.aborted) throw watch.signal.reason;
      if (error instanceof Failure || error instanceof NetworkError) throw error;
      throw interrupted(url, messageOf(error), error);
    }
  }

  #start(url: URL, request: HttpRequest, { agent, proxy }: Origin): ClientRequest {
    this.#requests += 1;
    const own = url.origin === request.url.origin ? request.credentials : undefined;
    const outgoing = startRequest({
      agent,
      method: request.method,
      ...addressOf(url, proxy),
      headers: {
        host: url.host,
        'user-agent': 'monorepo-gitops',
        'accept-encoding': 'gzip',
        ...proxyHeaders(url, proxy),
        ...request.headers,
        ...own,
        ...lengthOf(request.body),
      },
    });
    return outgoing;
  }

  #deadlineOf(request: HttpRequest): Deadline {
    return request.deadline ?? this.#options.deadline ?? this.#ports.deadline;
  }

  /** Everything that may end a request before its answer is complete, as one signal with the reason. */
  #watch(url: URL, request: HttpRequest, { exchangeMs }: HttpLimits): Watch {
    const controller = new AbortController();
    const abort = (reason: unknown) => controller.abort(reason);
    const deadline = this.#deadlineOf(request);
    const stops = [
      this.#ports.clock.after(exchangeMs, () => abort(interrupted(url, `no whole answer within ${exchangeMs} ms`))),
      onAbort(deadline.signal, () => abort(deadline.failure(request.waitingFor ?? `an answer of ${url.host}`))),
      onAbort(request.signal, () => abort(request.signal?.reason)),
      onAbort(this.#closing.signal, () => abort(interrupted(url, messageOf(this.#closing.signal.reason)))),
    ];
    return {
      signal: controller.signal,
      abort,
      end: () => {
        for (const stop of stops) stop();
      },
    };
  }

  #originOf(url: URL, connectMs: number): Origin {
    const known = this.#origins.get(url.origin);
    if (known !== undefined) return known;
    const { env, clock, trust, proxyTrust } = this.#ports;
    const proxy = this.#options.direct === true ? undefined : proxyFor(url, env);
    const route = { url, proxy, trust: trust(url), proxyTrust, clock, connectMs };
    const origin = openOrigin(route, {
      most: this.#options.connections ?? Number.POSITIVE_INFINITY,
      closing: this.#closing.signal,
      opened: (socket) => this.#sockets.push(socket),
    });
    this.#origins.set(url.origin, origin);
    return origin;
  }
}

/** Aborted when the request must end. */
interface Watch {
  readonly signal: AbortSignal;
  readonly abort: (reason: unknown) => void;
  /** Nothing ends it any more. */
  readonly end: () => void;
}

function lengthOf(body: HttpBody | undefined): Record<string, string> {
  const size =
    typeof body === 'string' ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.byteLength : body?.size;
  return size === undefined ? {} : { 'content-length': String(size) };
}

/** Sends the body and resolves with the head of the answer, which may come before the body's end. */
function transmit(outgoing: ClientRequest, body: HttpBody | undefined, watch: Watch): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { signal } = watch;
    const stop = onAbort(signal, () => {
      outgoing.destroy();
      reject(signal.reason);
    });
    // Later errors reach the body's reader; they need a listener here all the same.
    outgoing.on('error', reject);
    outgoing.once('response', (message) => {
      stop();
      resolve(message);
    });
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body);
    else pipeline(Readable.from(reporting(body.open(), watch.abort)), outgoing, () => {});
  });
}

/** What the source of a body throws ends the request, as it is. */
async function* reporting(
  source: AsyncIterable<Uint8Array>,
  abort: (reason: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* source;
  } catch (error) {
    abort(error);
    throw error;
  }
}

function redirectOf({ status, headers, url }: HttpAnswer): URL | undefined {
  const { location } = headers;
  const redirects = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
  return redirects && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
}

/** Only reading is repeated elsewhere, and never in the clear what was asked over TLS. */
function followed(target: URL, from: URL, { method, redirects: most = 0 }: HttpRequest, redirects: number): URL {
  const shown = `${target.origin}${target.pathname}`;
  const readable = method === 'GET' || method === 'HEAD';
  const safe = target.protocol === 'https:' || (target.protocol === 'http:' && from.protocol === 'http:');
  if (readable && safe && redirects < most) return target;
  throw new NetworkError(
    { kind: 'redirect', target: shown },
    `${from.host} redirects to ${shown}, which is not followed`,
  );
}

async function overloaded(answer: HttpAnswer, now: number): Promise<NetworkError> {
  const { status, headers, url } = answer;
  const body = (await answer.text()).slice(0, keptOfBody);
  const message =
    status === 429
      ? `${url.host} limits the rate of requests (status 429)`
      : `${url.host} answered with status ${status}`;
  const retryAfter = retryAfterOf(headers['retry-after'], now);
  return new NetworkError({ kind: 'overloaded', status, retryAfter, body }, message);
}

/** What may pass by itself. */
function interruptionOf(error: unknown): Interruption | undefined {
  if (!(error instanceof NetworkError) || !error.passing) return undefined;
  const { problem, acted, message } = error;
  return { acted, retryAfter: problem.kind === 'overloaded' ? problem.retryAfter : undefined, reason: message };
}
