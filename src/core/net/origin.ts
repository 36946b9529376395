/** The connections of one client to one origin: keeps them, opens new ones with `dial`, and limits how many there are. */

import { Agent } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onAbort } from './deadline.ts';
import { dial, type Route } from './dial.ts';
import type { ProxyServer } from './proxy.ts';

/** Milliseconds after which an unused connection is not used again: the server may be about to close it. */
const longestIdle = 10_000;

export interface Origin {
  readonly agent: Agent;
  readonly proxy: ProxyServer | undefined;
  /** Resolves when the request may be sent, to a function that releases its place to the next request. */
  readonly turn: (signal: AbortSignal) => Promise<() => void>;
}

interface OriginOptions {
  readonly maxConnections: number;
  /** Ends the connections that are being opened. */
  readonly closing: AbortSignal;
  readonly opened: (socket: Socket) => void;
}

export function openOrigin(route: Route, { maxConnections, closing, opened }: OriginOptions): Origin {
  return { agent: new RoutedAgent(route, closing, opened), proxy: route.proxy, turn: limited(maxConnections) };
}

/** Requests wait here and not in node's agent: there they hang when it cannot connect again. */
function limited(maxConnections: number): Origin['turn'] {
  let busy = 0;
  const waiting = new Set<() => void>();
  const release = () => {
    const [next] = waiting;
    if (next === undefined) busy -= 1;
    else next();
  };
  return async (signal) => {
    signal.throwIfAborted();
    if (busy < maxConnections) {
      busy += 1;
      return release;
    }
    return new Promise((resolve, reject) => {
      const stop = onAbort(signal, () => {
        waiting.delete(start);
        reject(signal.reason);
      });
      const start = () => {
        waiting.delete(start);
        stop();
        resolve(release);
      };
      waiting.add(start);
    });
  };
}

/** Keeps connections to one origin, opened by `dial`. */
class RoutedAgent extends Agent {
  readonly #route: Route;
  readonly #closing: AbortSignal;
  readonly #opened: (socket: Socket) => void;

  constructor(route: Route, closing: AbortSignal, opened: (socket: Socket) => void) {
    super({ keepAlive: true, timeout: longestIdle });
    this.#route = route;
    this.#closing = closing;
    this.#opened = opened;
  }

  override createConnection(_options: unknown, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    // Node passes errors without a socket; its types do not say so.
    const done = callback as ((error: Error | null, socket?: Duplex) => void) | undefined;
    dial(this.#route, this.#closing).then(
      (socket) => {
        this.#opened(socket);
        done?.(null, socket);
      },
      (error: Error) => done?.(error),
    );
  }
}

/** A proxy for plain http gets the whole URL (RFC 9112 section 3.2.2); everything else goes through a connection of its own. */
export function addressOf(url: URL, proxy: ProxyServer | undefined): { path: string } {
  const path = `${url.pathname}${url.search}`;
  return { path: isForwarded(url, proxy) ? `${url.origin}${path}` : path };
}

export function proxyHeaders(url: URL, proxy: ProxyServer | undefined): Record<string, string> {
  const authorization = isForwarded(url, proxy) ? proxy?.authorization : undefined;
  return authorization === undefined ? {} : { 'proxy-authorization': authorization };
}

function isForwarded(url: URL, proxy: ProxyServer | undefined): boolean {
  return proxy !== undefined && url.protocol === 'http:';
}
