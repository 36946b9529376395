/** Opens a repository over http(s): who asks, whom it trusts, and the first request. */

import { HttpClient } from '../../net/http.ts';
import { defaultLimits, type WireLimits } from '../../net/limits.ts';
import { trustOf } from '../../net/trust.ts';
import { piecewise } from '../../piecewise.ts';
import type { Clock, Environment, Log } from '../../ports.ts';
import type { GitRemote, Transport } from '../transport.ts';
import { authorizationOf, credentialName } from './authorization.ts';
import { agent } from './capabilities.ts';
import { discover } from './discovery.ts';

export interface WireParts {
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly limits?: Partial<WireLimits>;
  readonly whileWaiting?: (() => void) | undefined;
  /** The prefixes that `listRefs` will be asked first: the server thinks about them while the caller gets ready. */
  readonly firstRefs?: readonly string[] | undefined;
}

/**
 * Opens the repository behind an http(s) remote. Throws `GIT_WIRE_UNSUPPORTED` when the server cannot serve single
 * objects, so that the git program may be tried; all other failures would meet the git program too.
 */
export async function openWireTransport(remote: GitRemote, parts: WireParts): Promise<Transport> {
  const { env, log, clock, whileWaiting } = parts;
  const limits = { ...defaultLimits, ...parts.limits };
  const { origin, protocol, hostname } = new URL(remote.url);
  const authorization = authorizationOf(remote);
  if (authorization !== undefined && protocol === 'http:' && !isLoopback(hostname)) {
    log.warn(`${origin} gets the credential from ${credentialName(remote)} without encryption; use https`);
  }
  const headersFor = (url: URL): Record<string, string> => ({
    'user-agent': agent,
    // Redirects lead elsewhere; the credential belongs to the remote's own origin.
    ...(authorization !== undefined && url.origin === origin ? { authorization } : {}),
  });
  const trust = trustOf(env, log);
  // A file that cannot be read is told before anything is sent.
  if (protocol === 'https:') trust.authorities();
  // The first request needs nothing of what the others do.
  const load = () => import('./transport.ts');
  const loadAhead = piecewise([load]);
  const waiting = () => {
    loadAhead();
    whileWaiting?.();
  };
  const http = new HttpClient({ env, trust, limits, now: () => clock.now(), whileWaiting: waiting });
  const policy = { clock, log, attempts: limits.attempts };
  try {
    const repository = await discover(remote, { http, policy, headersFor, log });
    const { WireTransport } = await load();
    return new WireTransport({ remote, repository, http, policy, headersFor, log, limits }, parts.firstRefs);
  } catch (error) {
    http[Symbol.dispose]();
    throw error;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
}
