/** Opens a connection that is ready to carry HTTP: TCP, then the proxy's tunnel, then TLS. */

import { once } from 'node:events';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { getBuiltinModule } from 'node:process';
import { Failure, messageOf } from '../failure.ts';
import { type ProxyServer, withoutBrackets } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface Route {
  readonly url: URL;
  readonly proxy: ProxyServer | undefined;
  readonly trust: Trust;
  readonly connectMs: number;
}

/**
 * Throws `GIT_UNREACHABLE` when nobody answers, `GIT_PROXY` when the proxy refuses, `GIT_TLS` when the certificate is not
 * trusted. In all cases no byte of a request has been sent.
 */
export async function dial(route: Route): Promise<Socket> {
  const signal = AbortSignal.timeout(route.connectMs);
  try {
    return await dialTrusting(route, route.trust.authorities, signal).catch((error: unknown) => {
      const fallback = error instanceof Untrusted && error.unknownAuthority ? route.trust.fallback() : undefined;
      if (fallback === undefined) throw error;
      return dialTrusting(route, () => fallback, signal);
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw connectFailure(route, signal.aborted ? new Error(`no connection within ${route.connectMs} ms`) : error);
  }
}

async function dialTrusting(
  { url, proxy }: Route,
  authorities: Trust['authorities'],
  signal: AbortSignal,
): Promise<Socket> {
  let socket = await connectTo(proxy ?? { host: withoutBrackets(url.hostname), port: portOf(url) }, signal);
  try {
    if (proxy?.protocol === 'https:') {
      const owner = `the proxy ${proxy.host}:${proxy.port}`;
      socket = await encrypt(socket, { host: proxy.host, owner }, authorities, signal);
    }
    if (url.protocol !== 'https:') return socket;
    if (proxy !== undefined) await tunnel(socket, proxy, url, signal);
    return await encrypt(socket, { host: withoutBrackets(url.hostname), owner: url.host }, authorities, signal);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function connectTo(to: { host: string; port: number }, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: to.host, port: to.port, noDelay: true, keepAlive: true });
  return ready(socket, 'connect', signal);
}

async function encrypt(
  socket: Socket,
  { host, owner }: { readonly host: string; readonly owner: string },
  authorities: Trust['authorities'],
  signal: AbortSignal,
): Promise<Socket> {
  // Loaded where it is needed, and at once: an error of the socket while nobody listens would end the process.
  const { connect: secure } = getBuiltinModule('node:tls');
  const secureContext = authorities();
  const options = {
    socket,
    host,
    ALPNProtocols: ['http/1.1'],
    ...(secureContext === undefined ? {} : { secureContext }),
  };
  // Addresses must not be sent as server names (RFC 6066 section 3); the certificate is checked against `host` then.
  const encrypted = secure(isIP(host) === 0 ? { ...options, servername: host } : options);
  // The wrapped socket has no other listener, and an error without one ends the process.
  socket.on('error', (error) => encrypted.destroy(error));
  return ready(encrypted, 'secureConnect', signal).catch((error: unknown) => {
    throw isCertificateError(error) ? new Untrusted(owner, error) : error;
  });
}

/** Whose certificate it is that cannot be trusted, and why. */
class Untrusted extends Error {
  /** The chain is sound and ends at somebody unknown: another list of authorities may know them. */
  readonly unknownAuthority: boolean;

  constructor(owner: string, cause: unknown) {
    // Node's advice about its own flags is of no use here: the system's authorities have been asked.
    const reason = messageOf(cause).replace(/; if the root CA is installed locally.*/, '');
    super(`the certificate of ${owner} is not trusted: ${reason}`, { cause });
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
  // A proxy's own verdict stays; its 5xx tells that the target did not answer, which may pass.
  if (status === undefined || status >= 500) throw new Error(message);
  throw new Failure('failed', 'GIT_PROXY', message, {
    hint:
      status === 407
        ? 'Put its credential into the variable: HTTPS_PROXY=http://user:password@proxy.example.com:3128.'
        : 'Let it pass git hosts, or name the host in NO_PROXY.',
  });
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

function connectFailure(route: Route, error: unknown): Failure {
  // An error about several addresses (IPv6 and IPv4) has a code but no text.
  const reason = messageOf(error) || codeOf(error);
  const via = route.proxy === undefined ? '' : ` through the proxy ${route.proxy.host}:${route.proxy.port}`;
  if (error instanceof Untrusted) {
    return new Failure('failed', 'GIT_TLS', error.message, {
      hint: error.unknownAuthority
        ? 'Name the file of the private certificate authority in GIT_SSL_CAINFO or NODE_EXTRA_CA_CERTS.'
        : 'Give the host name that the certificate is for, or have the certificate renewed.',
      cause: error.cause,
    });
  }
  return new Failure('failed', 'GIT_UNREACHABLE', `cannot connect to ${route.url.host}${via}: ${reason}`, {
    hint: 'Check the host name, the network and HTTPS_PROXY / NO_PROXY.',
    cause: error,
  });
}

/** OpenSSL's verdicts (X509_verify_cert_error_string) and Node's own check of the host name. */
function isCertificateError(error: unknown): boolean {
  return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$|^PATH_LENGTH_EXCEEDED$/.test(
    codeOf(error),
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
