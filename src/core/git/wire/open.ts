/**
 * `wire`: git's protocol version 2 over http(s), without a git program. Imports `net` and the files of `git`.
 * Begin here: a repository is opened; `discovery.ts` sends the first request, `transport.ts` all others, `object-cache.ts`
 * decides which objects are asked for together.
 */

import type { HttpLimits } from '../../net/http-client.ts';
import type { Network } from '../../net/network.ts';
import type { Log } from '../../ports.ts';
import { authorizationOf, credentialName } from '../credential.ts';
import type { GitRemote, Transport } from '../transport.ts';
import { agent } from './capabilities.ts';
import { discover } from './discovery.ts';
import type { ObjectLimits } from './object-cache.ts';

export interface WireLimits extends HttpLimits, ObjectLimits {}

const MiB = 1024 * 1024;

export const objectLimits: ObjectLimits = {
  catchUpBytes: MiB,
  objectBytes: 32 * MiB,
  packBytes: 256 * MiB,
  packObjects: 100_000,
};

interface WireParts {
  readonly network: Network;
  readonly log: Log;
  readonly limits?: Partial<WireLimits>;
  /** How often a repeatable request is sent in all. */
  readonly attempts?: number | undefined;
}

/**
 * Opens the repository behind an http(s) remote. Throws `GIT_WIRE_UNSUPPORTED` when the server cannot serve single
 * objects, so that the git program may be tried; with every other failure the git program would fail, too.
 */
export async function openWireTransport(remote: GitRemote, parts: WireParts): Promise<Transport> {
  const { network, log, attempts } = parts;
  const limits = { ...objectLimits, ...parts.limits };
  const { origin, protocol, hostname } = new URL(remote.url);
  const authorization = authorizationOf(remote);
  if (authorization !== undefined && protocol === 'http:' && !isLoopback(hostname)) {
    log.warn(`${origin} gets the credential from ${credentialName(remote)} without encryption; use https`);
  }
  const headersFor = (url: URL): Record<string, string> => ({
    'user-agent': agent,
    // A redirect may lead to another origin, which must not get the credential.
    ...(authorization !== undefined && url.origin === origin ? { authorization } : {}),
  });
  const http = network.client({ connections: 1, limits: parts.limits, attempts });
  try {
    const discovering = discover(remote, { http, headersFor, log });
    // The code for all other requests is loaded while the first one is under way.
    const [repository, { WireTransport }] = await Promise.all([discovering, import('./transport.ts')]);
    return new WireTransport({ remote, repository, http, headersFor, log, limits });
  } catch (error) {
    http[Symbol.dispose]();
    throw error;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.[\d.]+$/.test(hostname);
}
