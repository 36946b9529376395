/**
 * HTTP to any number of origins: kept connections, bounded answers, and errors that tell whether the server can have acted
 * on the request. Built on node:http, whose start-up costs a fraction of that of the global fetch.
 */

import { type ClientRequest, type IncomingMessage, request as startRequest } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { Failure, messageOf } from '../failure.ts';
import type { Clock, Environment, Log, Secrets } from '../ports.ts';
import { HttpAnswer, interrupted } from './answer.ts';
import { allowListeners, type Deadline, onAbort } from './deadline.ts';
import { isSafeRedirect, NetworkError, redirectError } from './error.ts';
import { addressOf, type Origin, openOrigin, proxyHeaders } from './origin.ts';
import { proxyFor } from './proxy.ts';
import { type Interruption, retry, retryAfterOf } from './retry.ts';
import type { TlsMaterial, Trust } from './trust.ts';

export interface NetworkPorts {
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Pick<Secrets, 'add' | 'redact'>;
  /** Of the command: no request outlives it. */
  readonly deadline: Deadline;
  /** How names of hosts are looked up, where not by a thread of this process. */
  readonly lookup?: LookupFunction | undefined;
}

/** Sizes in bytes, times in milliseconds. */
export interface HttpLimits {
  /** Name look-up, TCP, proxy and TLS together. */
  readonly connectMs: number;
  /** Silence on an open connection. */
  readonly inactivityMs: number;
  /** One request with its whole answer, also when the answer arrives steadily but slowly. */
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
  /** Never use a proxy: for a service of this machine's own network, such as a cloud's metadata. */
  readonly direct?: boolean | undefined;
  /** To one origin at a time; further requests wait for their turn. Default: as many as there are requests. */
  readonly connections?: number | undefined;
  /** Statuses that `exchange` and `open` take for overload. Default: 429, 502, 503, 504. */
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
  /** Headers for the origin of `url` alone: a redirect to another origin drops them. */
  readonly credentials?: Readonly<Record<string, string>>;
  readonly body?: HttpBody | undefined;
  /** In place of the client's. */
  readonly limits?: Partial<HttpLimits> | undefined;
  readonly deadline?: Deadline | undefined;
  /** How many redirects of GET and HEAD to follow. Default: none, a redirect is an answer like any other. */
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

/** Statuses after which the same request may succeed a moment later. */
const overloadStatuses = [429, 502, 503, 504];
/** Characters of the body that a NetworkError `overloaded` keeps. */
const overloadBodyLength = 2_000;

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
   * Sends the request, repeats it where that may help, and reads its answer. `read` gets every answer whose status does
   * not say overload. An error that `read` throws is thrown on; a transient NetworkError repeats the request first.
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
   * As `exchange`, for an answer that the caller reads as it arrives: once its head is here, nothing is repeated. The
   * caller reads the body or ends it.
   */
  open(
    request: HttpRequest,
    repeatable: boolean = request.method !== 'POST' && request.method !== 'PATCH',
  ): Promise<HttpAnswer> {
    return this.#retried(request, repeatable, () => this.#opened(request));
  }

  /**
   * Sends the request once. Every status is an answer; the caller reads the body or ends it.
   *
   * @throws NetworkError; Failure `DEADLINE`
   */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    let { url } = request;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#sendTo(url, request);
      const target = request.redirects === undefined ? undefined : answer.redirect;
      if (target === undefined) return answer;
      await answer.finish();
      // Only reading requests are repeated at another address.
      const reads = request.method === 'GET' || request.method === 'HEAD';
      const exhausted = redirects >= (request.redirects ?? 0);
      if (!reads || exhausted || !isSafeRedirect(url, target)) throw redirectError(url, target);
      url = target;
    }
  }

  /** Bytes are counted inside TLS, with headers. */
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
      // The rest of this answer must not be taken for the beginning of the next one.
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
      ended = () => {
        watch.end();
        release();
      };
      const outgoing = this.#start(url, request, origin);
      ended = () => {
        watch.end();
        release();
        // The answer came before the end of a large body.
        if (!outgoing.writableFinished) outgoing.destroy();
      };
      outgoing.setTimeout(limits.inactivityMs === Number.POSITIVE_INFINITY ? 0 : limits.inactivityMs, () =>
        watch.abort(interrupted(url, `the server was silent for ${limits.inactivityMs} ms`)),
      );
      const message = await transmit(outgoing, request.body, watch);
      const { redact } = this.#ports.secrets;
      const answer = new HttpAnswer(message, { url, limit: limits.responseBytes, signal: watch.signal, redact, ended });
      if (request.method === 'HEAD' || answer.status === 204 || answer.status === 304) await answer.finish();
      return answer;
    } catch (error) {
      ended();
      if (watch.signal.aborted) throw watch.signal.reason;
      if (error instanceof Failure || error instanceof NetworkError) throw error;
      if (isUnsendable(error)) throw unsendable(url, error);
      throw interrupted(url, messageOf(error), error);
    }
  }

  #start(url: URL, request: HttpRequest, { agent, proxy }: Origin): ClientRequest {
    this.#requests += 1;
    const own = url.origin === request.url.origin ? request.credentials : undefined;
    return startRequest({
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
  }

  #deadlineOf(request: HttpRequest): Deadline {
    return request.deadline ?? this.#options.deadline ?? this.#ports.deadline;
  }

  /** One signal for everything that may end a request before its answer is complete. */
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
    const { env, clock, lookup, trust, proxyTrust } = this.#ports;
    const proxy = this.#options.direct === true ? undefined : proxyFor(url, env);
    const route = { url, proxy, trust: trust(url), proxyTrust, clock, lookup, connectMs };
    const origin = openOrigin(route, {
      maxConnections: this.#options.connections ?? Number.POSITIVE_INFINITY,
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
  /** Stops watching: the request is over. */
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
    // Errors after the answer's head reach the reader of its body, but without a listener here they end the process.
    outgoing.on('error', reject);
    outgoing.once('response', (message) => {
      stop();
      resolve(message);
    });
    // Node destroys a connection that is upgraded (101) without an error and without an answer.
    outgoing.once('upgrade', (_message, socket) => {
      socket.destroy();
      reject(new Error('the server changes the protocol (status 101), which nobody asked for'));
    });
    outgoing.once('close', () => reject(new Error('the connection was closed before an answer came')));
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) outgoing.end(body);
    else pipeline(Readable.from(abortOnError(body.open(), watch.abort)), outgoing, () => {});
  });
}

/** An error of a body's source ends the request, with that error as the reason. */
async function* abortOnError(
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

async function overloaded(answer: HttpAnswer, now: number): Promise<NetworkError> {
  const { status, headers, url } = answer;
  const body = (await answer.excerpt()).slice(0, overloadBodyLength);
  const message =
    status === 429
      ? `${url.host} limits the rate of requests (status 429)`
      : `${url.host} answered with status ${status}`;
  const retryAfter = retryAfterOf(headers['retry-after'], now);
  return new NetworkError({ kind: 'overloaded', status, retryAfter, body }, message);
}

/** A header's name or value that HTTP cannot carry: the fault of an input, found before anything is sent. */
function isUnsendable(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^ERR_INVALID_(?:CHAR|HTTP_TOKEN)$/.test(String(error.code));
}

function unsendable(url: URL, error: Error): Failure {
  return new Failure('bad-input', 'HTTP_HEADER_INVALID', `a header for ${url.host} cannot be sent: ${error.message}`, {
    hint: 'Tokens, user names and headers may hold visible ASCII characters only: look for a line break or a pasted letter.',
  });
}

/** Calls until an answer that cannot be used is taken for what the server really says. */
const unreadableAttempts = 3;

/** Undefined for an error that repeating the request does not mend. */
export function interruptionOf(error: unknown): Interruption | undefined {
  if (!(error instanceof NetworkError) || !error.transient) return undefined;
  const { problem, acted, message } = error;
  const retryAfter = problem.kind === 'overloaded' ? problem.retryAfter : undefined;
  const attempts = problem.kind === 'unreadable' ? unreadableAttempts : undefined;
  return { acted, retryAfter, reason: message, attempts };
}
