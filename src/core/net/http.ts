/**
 * HTTP as git needs it: one kept connection per origin, bounded answers, and failures that tell whether the server can
 * have acted on the request. Built on node:http, whose start-up costs a fraction of that of the global fetch.
 */

import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { getBuiltinModule } from 'node:process';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { Failure, messageOf } from '../failure.ts';
import type { Environment } from '../ports.ts';
import { dial, type Route } from './dial.ts';
import { protocolFailure, tooLarge } from './failures.ts';
import type { WireLimits } from './limits.ts';
import { type ProxyServer, proxyFor } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Bytes of the answer's body. Default: `responseBytes` of the limits. */
  readonly limit?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked; read it once. Throws `GIT_CONNECTION_LOST` when it is cut, `GIT_RESPONSE_TOO_LARGE` past the limit. */
  readonly body: AsyncGenerator<Buffer, void, undefined>;
}

/** `interrupted`: no answer that counts. */
export type Attempt<T> = { readonly result: 'answered'; readonly value: T } | Interruption;

export interface Interruption {
  readonly result: 'interrupted';
  readonly failure: Failure;
  /** Whether it is certain that the server did nothing: it was not reached, or refused before acting. */
  readonly untouched: boolean;
  /** The pause that the server asked for, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/** `text/html` of `text/html; charset=utf-8`. */
export function mediaTypeOf({ headers }: HttpAnswer): string {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? 'without a content type';
}

export interface HttpSettings {
  readonly env: Environment;
  readonly trust: Trust;
  readonly limits: WireLimits;
  /** Milliseconds since the epoch, for a Retry-After that names a date. */
  readonly now: () => number;
  /** Called each time that a request has left and its answer is awaited. */
  readonly whileWaiting?: (() => void) | undefined;
}

/** Statuses of overload and of gateways, behind which the same request may succeed a moment later. */
const passing = new Set([429, 502, 503, 504]);

export class HttpClient implements Disposable {
  readonly #settings: HttpSettings;
  readonly #agents = new Map<string, { agent: RoutedAgent; proxy: ProxyServer | undefined }>();
  /** By origin, one request after the other: those that wait in node's agent hang when it cannot connect again. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #sockets: Socket[] = [];
  #requests = 0;
  #closed = false;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
  }

  /**
   * Sends the request once. `read` gets any final answer, whatever its status; what it throws is thrown on. The rest of
   * the body that it leaves is read too, so that the connection can serve the next request.
   */
  attempt<T>(sent: HttpRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<Attempt<T>> {
    const { origin } = sent.url;
    const attempt = (this.#turns.get(origin) ?? Promise.resolve()).then(() => this.#attempt(sent, read));
    this.#turns.set(
      origin,
      attempt.catch(() => undefined),
    );
    return attempt;
  }

  async #attempt<T>(sent: HttpRequest, read: (answer: HttpAnswer) => Promise<T>): Promise<Attempt<T>> {
    if (this.#closed) throw connectionLost(sent.url, new Error('it was closed here'));
    let message: IncomingMessage | undefined;
    try {
      message = await this.#send(sent);
      const answer = this.#answerOf(message, sent);
      if (passing.has(answer.status)) {
        await drain(answer.body);
        return overloaded(sent.url, answer, this.#settings.now());
      }
      const value = await read(answer);
      // The answer is complete; a cut behind it costs the connection only.
      const rest = message;
      await drain(answer.body).catch(() => rest.destroy());
      return { result: 'answered', value };
    } catch (error) {
      // What is left of the answer is not wanted, and must not be taken for the next one's.
      message?.destroy();
      if (!(error instanceof Failure)) throw error;
      // What the end has cut is not asked again.
      if (this.#closed) throw error;
      const untouched = error.code === 'GIT_UNREACHABLE';
      if (!untouched && error.code !== 'GIT_CONNECTION_LOST') throw error;
      return { result: 'interrupted', failure: error, untouched, retryAfter: undefined };
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
    this.#closed = true;
    for (const { agent } of this.#agents.values()) agent.destroy();
  }

  #answerOf(message: IncomingMessage, { url, limit = this.#settings.limits.responseBytes }: HttpRequest): HttpAnswer {
    const body = readBody(message, url, limit);
    return { status: message.statusCode ?? 0, headers: message.headers, body };
  }

  async #send(sent: HttpRequest): Promise<IncomingMessage> {
    const { limits, whileWaiting } = this.#settings;
    const { agent, proxy } = this.#agentFor(sent.url);
    this.#requests += 1;
    const outgoing = request({
      agent,
      method: sent.method,
      ...addressOf(sent.url, proxy),
      headers: {
        host: sent.url.host,
        'accept-encoding': 'gzip',
        ...proxyHeaders(sent.url, proxy),
        ...sent.headers,
        ...(sent.body === undefined ? {} : { 'content-length': String(sent.body.byteLength) }),
      },
      signal: AbortSignal.timeout(limits.exchangeMs),
    });
    outgoing.setTimeout(limits.inactivityMs, () => {
      outgoing.destroy(new Error(`the server was silent for ${limits.inactivityMs} ms`));
    });
    if (whileWaiting !== undefined) outgoing.once('finish', whileWaiting);
    outgoing.end(sent.body);
    return responseTo(outgoing, sent.url);
  }

  #agentFor(url: URL): { agent: RoutedAgent; proxy: ProxyServer | undefined } {
    const known = this.#agents.get(url.origin);
    if (known !== undefined) return known;
    const { env, trust, limits } = this.#settings;
    const proxy = proxyFor(url, env);
    const route = { url, proxy, trust, connectMs: limits.connectMs };
    const opened = { agent: new RoutedAgent(route, (socket) => this.#sockets.push(socket)), proxy };
    this.#agents.set(url.origin, opened);
    return opened;
  }
}

/** Keeps one connection to one origin, opened by `dial`. */
class RoutedAgent extends Agent {
  readonly #route: Route;
  readonly #opened: (socket: Socket) => void;

  constructor(route: Route, opened: (socket: Socket) => void) {
    super({ keepAlive: true, maxSockets: 1 });
    this.#route = route;
    this.#opened = opened;
  }

  override createConnection(_options: unknown, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    // Node passes errors without a socket; its types do not say so.
    const done = callback as ((error: Error | null, socket?: Duplex) => void) | undefined;
    dial(this.#route).then(
      (socket) => {
        this.#opened(socket);
        done?.(null, socket);
      },
      (error: Error) => done?.(error),
    );
  }
}

/** A proxy for plain http gets the whole URL (RFC 9112 section 3.2.2); everything else goes through a connection of its own. */
function addressOf(url: URL, proxy: ProxyServer | undefined): { path: string } {
  const path = `${url.pathname}${url.search}`;
  return { path: isForwarded(url, proxy) ? `${url.origin}${path}` : path };
}

function proxyHeaders(url: URL, proxy: ProxyServer | undefined): Record<string, string> {
  const authorization = isForwarded(url, proxy) ? proxy?.authorization : undefined;
  return authorization === undefined ? {} : { 'proxy-authorization': authorization };
}

function isForwarded(url: URL, proxy: ProxyServer | undefined): boolean {
  return proxy !== undefined && url.protocol === 'http:';
}

async function responseTo(outgoing: ClientRequest, url: URL): Promise<IncomingMessage> {
  // An error behind the first one, or behind the response, is told by the body's reader.
  outgoing.on('error', () => {});
  try {
    const [message]: IncomingMessage[] = await once(outgoing, 'response');
    if (message === undefined) throw new Error('no response');
    return message;
  } catch (error) {
    throw error instanceof Failure ? error : connectionLost(url, error);
  }
}

async function* readBody(message: IncomingMessage, url: URL, limit: number): AsyncGenerator<Buffer, void, undefined> {
  let received = 0;
  try {
    const chunks: AsyncIterable<Buffer> = unpacked(message);
    for await (const chunk of chunks) {
      received += chunk.byteLength;
      if (received > limit) throw tooLarge('an answer', limit);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const zlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw zlib ? protocolFailure('its compression is damaged', error) : connectionLost(url, error);
  }
}

function unpacked(message: IncomingMessage): Readable {
  // Names of codings have no case (RFC 9110 section 8.4.1).
  const encoding = message.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return message;
  if (encoding !== 'gzip' && encoding !== 'x-gzip')
    throw protocolFailure(`its content encoding ${encoding} is unknown`);
  // Loaded where an answer needs it: git's own server compresses none.
  return pipeline(message, getBuiltinModule('node:zlib').createGunzip(), () => {});
}

async function drain(body: AsyncGenerator<Buffer, void, undefined>): Promise<void> {
  for (let next = await body.next(); !next.done; next = await body.next());
}

function connectionLost(url: URL, cause: unknown): Failure {
  return new Failure('failed', 'GIT_CONNECTION_LOST', `the connection to ${url.host} broke: ${messageOf(cause)}`, {
    hint: 'Run again; if it stays, look for a proxy or a firewall that cuts long answers.',
    cause,
  });
}

function overloaded(url: URL, answer: HttpAnswer, now: number): Interruption {
  const limited = answer.status === 429;
  return {
    result: 'interrupted',
    failure: limited
      ? new Failure('failed', 'GIT_RATE_LIMITED', `${url.host} limits the rate of requests (status 429)`, {
          hint: 'Run again later, or let fewer pipelines write at the same time.',
        })
      : new Failure('failed', 'GIT_SERVER_ERROR', `${url.host} answered with status ${answer.status}`, {
          hint: 'The server or a gateway before it is overloaded or down; run again later.',
        }),
    untouched: limited,
    retryAfter: readRetryAfter(answer.headers['retry-after'], now),
  };
}

/** Seconds or a date (RFC 9110 section 10.2.3), as milliseconds from now. */
function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
