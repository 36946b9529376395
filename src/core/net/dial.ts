/** Opens a connection that is ready to carry HTTP: TCP, then the proxy's tunnel, then TLS. */

import { once } from 'node:events';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { Failure, messageOf } from '../failure.ts';
import type { Clock } from '../ports.ts';
import { NetworkError } from './error.ts';
import { type ProxyServer, portOf, withoutBrackets } from './proxy.ts';
import type { Tls, Trust } from './trust.ts';

export interface Route {
  readonly url: URL;
  readonly proxy: ProxyServer | undefined;
  readonly trust: Trust;
  /** For the certificate of an https proxy. */
  readonly proxyTrust: Trust;
  readonly clock: Clock;
  /** Default: by a thread of this process. */
  readonly lookup?: LookupFunction | undefined;
  /** Milliseconds for name look-up, TCP, proxy and TLS together. */
  readonly connectMs: number;
}

/**
 * No byte of a request has been sent when this fails.
 *
 * @throws NetworkError `unreachable`, `proxy` or `tls`; the reason of the signal when that ends it
 */
export async function dial(route: Route, signal: AbortSignal): Promise<Socket> {
  const { connectMs, trust } = route;
  const timeout = new AbortController();
  const cancel = route.clock.after(connectMs, () => timeout.abort(new Error(`no connection within ${connectMs} ms`)));
  const both = AbortSignal.any([signal, timeout.signal]);
  try {
    const secure = route.url.protocol === 'https:' || route.proxy?.protocol === 'https:';
    // Loaded before a socket exists: while it loads, a socket would have no listener, and its error would end the process.
    const tls = secure ? await import('node:tls') : undefined;
    // Throws for a file that cannot be read, before anything is sent.
    if (tls !== undefined) trust.authorities(tls);
    return await connectTrusting(route, tls, both);
  } catch (error) {
    if (error instanceof Failure || error instanceof NetworkError) throw error;
    if (signal.aborted) throw signal.reason;
    throw connectError(route, timeout.signal.aborted ? timeout.signal.reason : error);
  } finally {
    cancel();
  }
}

type PeerKind = 'server' | 'proxy';

/** When the first authorities do not know a peer's certificate, checks it with the fallback, on a new connection. */
async function connectTrusting(route: Route, tls: Tls | undefined, signal: AbortSignal): Promise<Socket> {
  const viaFallback = new Set<PeerKind>();
  for (;;) {
    try {
      return await connectThrough(route, tls, viaFallback, signal);
    } catch (error) {
      if (!(error instanceof UntrustedCertificate) || !error.unknownAuthority || tls === undefined) throw error;
      const { kind } = error.peer;
      const hasFallback = (kind === 'proxy' ? route.proxyTrust : route.trust).fallback(tls) !== undefined;
      if (!hasFallback || viaFallback.has(kind)) throw error;
      viaFallback.add(kind);
    }
  }
}

/** @param viaFallback the peers whose certificates the fallback checks */
async function connectThrough(
  { url, proxy, trust, proxyTrust, lookup }: Route,
  tls: Tls | undefined,
  viaFallback: ReadonlySet<PeerKind>,
  signal: AbortSignal,
): Promise<Socket> {
  const to = proxy ?? { host: withoutBrackets(url.hostname), port: portOf(url) };
  let socket = await connectTo({ ...to, lookup }, signal);
  const encrypted = (peer: Peer, { verify, authorities, fallback }: Trust) => {
    if (tls === undefined) throw new Error('TLS was not loaded');
    const context = viaFallback.has(peer.kind) ? fallback(tls) : authorities(tls);
    return encrypt(tls, socket, peer, { verify, context }, signal);
  };
  try {
    if (proxy?.protocol === 'https:') {
      const owner = `the proxy ${proxy.host}:${proxy.port}`;
      socket = await encrypted({ kind: 'proxy', host: proxy.host, owner }, proxyTrust);
    }
    if (url.protocol !== 'https:') return socket;
    if (proxy !== undefined) await tunnel(socket, proxy, url, signal);
    return await encrypted({ kind: 'server', host: withoutBrackets(url.hostname), owner: url.host }, trust);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Who is at the other end of TLS. */
interface Peer {
  readonly kind: PeerKind;
  readonly host: string;
  /** Its name in messages. */
  readonly owner: string;
}

type Address = { readonly host: string; readonly port: number } & Pick<Route, 'lookup'>;

async function connectTo({ host, port, lookup }: Address, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true, keepAlive: true, ...(lookup === undefined ? {} : { lookup }) });
  return ready(socket, 'connect', signal);
}

async function encrypt(
  tls: Tls,
  socket: Socket,
  peer: Peer,
  { verify, context }: { readonly verify: boolean; readonly context: ReturnType<Trust['authorities']> },
  signal: AbortSignal,
): Promise<Socket> {
  const { host } = peer;
  const options = {
    socket,
    host,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: verify,
    ...(context === undefined ? {} : { secureContext: context }),
  };
  // Addresses must not be sent as server names (RFC 6066 section 3); the certificate is checked against `host` then.
  const encrypted = tls.connect(isIP(host) === 0 ? { ...options, servername: host } : options);
  // The wrapped socket has no other listener, and an error without one ends the process.
  socket.on('error', (error) => encrypted.destroy(error));
  return ready(encrypted, 'secureConnect', signal).catch((error: unknown) => {
    throw isCertificateError(error) ? new UntrustedCertificate(peer, error) : error;
  });
}

class UntrustedCertificate extends Error {
  /** The chain is sound but ends at an unknown authority: another list of authorities may have it. */
  readonly unknownAuthority: boolean;
  readonly peer: Peer;

  constructor(peer: Peer, cause: unknown) {
    // Node's advice about its flags does not help here: the system's authorities have been tried.
    const reason = messageOf(cause).replace(/; if the root CA is installed locally.*/, '');
    super(`the certificate of ${peer.owner} is not trusted: ${reason}`, { cause });
    this.peer = peer;
    this.unknownAuthority = /^SELF_SIGNED_CERT_IN_CHAIN$|^DEPTH_ZERO_SELF_SIGNED_CERT$|^UNABLE_TO_/.test(codeOf(cause));
  }
}

async function ready<S extends Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  try {
    await once(socket, event, { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Source: RFC 9110 section 9.3.6. */
async function tunnel(socket: Socket, proxy: ProxyServer, url: URL, signal: AbortSignal): Promise<void> {
  const target = `${url.hostname}:${portOf(url)}`;
  const headers = {
    host: target,
    ...(proxy.authorization === undefined ? {} : { 'proxy-authorization': proxy.authorization }),
  };
  const request: ClientRequest = httpRequest({
    method: 'CONNECT',
    path: target,
    headers,
    createConnection: () => socket,
  });
  request.end();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request.once('connect', (answer) => resolve(answer.statusCode));
    request.once('response', (answer) => resolve(answer.statusCode));
    request.once('error', reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  if (status !== undefined && status >= 200 && status < 300) return;
  const message = `the proxy ${proxy.host}:${proxy.port} refused the way to ${target} with status ${status}`;
  // A proxy answers 5xx when it cannot reach the target, which may be over a moment later; every other refusal is final.
  if (status === undefined || status >= 500) throw new Error(message);
  throw new NetworkError({ kind: 'proxy', status }, message);
}

function connectError({ url, proxy }: Route, error: unknown): NetworkError {
  if (error instanceof UntrustedCertificate) {
    const { unknownAuthority } = error;
    return new NetworkError({ kind: 'tls', unknownAuthority }, error.message, error.cause);
  }
  // An error about several addresses (IPv6 and IPv4) has a code but no text.
  const reason = messageOf(error) || codeOf(error);
  const via = proxy === undefined ? '' : ` through the proxy ${proxy.host}:${proxy.port}`;
  const message = `cannot connect to ${url.host}${via}: ${reason}`;
  return new NetworkError({ kind: 'unreachable', errno: codeOf(error) }, message, error);
}

/** The codes of OpenSSL (X509_verify_cert_error_string) and of Node's own check of the host name. */
function isCertificateError(error: unknown): boolean {
  return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$/.test(
    codeOf(error),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
