/**
 * Finds the proxy for a URL in the environment variables that git, curl and most other programs read.
 *
 * Source: curl(1) "ENVIRONMENT"; lower case wins over upper case.
 */

import { BlockList, isIP } from 'node:net';
import { Failure } from '../failure.ts';
import type { Environment } from '../ports.ts';
import { NetworkError } from './error.ts';

export interface ProxyServer {
  /** `http:` or `https:`: how the proxy itself is reached. */
  readonly protocol: 'http:' | 'https:';
  /** A name or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Value of `Proxy-Authorization`. */
  readonly authorization: string | undefined;
}

/** The variables that may name a proxy and hold its password. */
const variables = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];

/** The credentials in the proxy variables, as they are written there and as they are sent. */
export function proxySecrets(env: Environment): string[] {
  return variables.flatMap((name) => {
    const value = env[name]?.trim() ?? '';
    const text = value.includes('://') ? value : `http://${value}`;
    if (!value.includes('@') || !URL.canParse(text)) return [];
    const { username, password } = new URL(text);
    // A user name alone is often a token.
    const secret = password === '' ? username : password;
    return [secret, decoded(secret), basic(username, password)];
  });
}

/** @throws Failure `INPUT_INVALID` for a proxy that is no URL; NetworkError for one that does not speak http */
export function proxyFor(url: URL, env: Environment): ProxyServer | undefined {
  const scheme = url.protocol.slice(0, -1);
  const name = [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase(), 'all_proxy', 'ALL_PROXY'].find((key) =>
    env[key]?.trim(),
  );
  const value = name === undefined ? undefined : env[name]?.trim();
  if (name === undefined || value === undefined) return undefined;
  return isExempt(url, env.no_proxy || env.NO_PROXY || '') ? undefined : parseProxy(name, value);
}

function parseProxy(variable: string, value: string): ProxyServer {
  const text = value.includes('://') ? value : `http://${value}`;
  // The value may hold a password, so neither it nor the parser's error is shown.
  if (!URL.canParse(text)) {
    throw new Failure('bad-input', 'INPUT_INVALID', `${variable} is not a URL`, {
      hint: 'Write it as http://proxy.example.com:3128.',
    });
  }
  const url = new URL(text);
  const { protocol, hostname, username, password } = url;
  // A slash in the password ends the host: what is left of it would be shown as the proxy's name.
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) {
    throw new Failure('bad-input', 'INPUT_INVALID', `${variable} is not the URL of a proxy`, {
      hint: 'In its user name and password, write / as %2F, ? as %3F, # as %23 and @ as %40.',
    });
  }
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new NetworkError({ kind: 'proxy-scheme' }, `${variable} names a ${protocol.slice(0, -1)} proxy`);
  return {
    protocol,
    host: withoutBrackets(hostname),
    port: portOf(url),
    authorization: username === '' ? undefined : `Basic ${basic(username, password)}`,
  };
}

/** The credential as it is sent. Source: RFC 7617. */
function basic(username: string, password: string): string {
  return Buffer.from(`${decoded(username)}:${decoded(password)}`, 'utf8').toString('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that was meant as itself
  }
}

/** `*`, names with all their subdomains (`.example.com` and `example.com` mean the same), addresses, ranges, `host:port`. */
function isExempt(url: URL, list: string): boolean {
  const host = withoutBrackets(url.hostname).toLowerCase();
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry.toLowerCase(), host, portOf(url)));
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, network, bits] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (network !== undefined) return inNetwork(host, network, Number(bits));
  const [, bracketed, plain, entryPort] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(entry) ?? [];
  if (entryPort !== undefined && Number(entryPort) !== port) return false;
  const name = withoutBrackets(bracketed ?? plain ?? entry).replace(/^\*?\./, '');
  return host === name || (isIP(host) === 0 && host.endsWith(`.${name}`));
}

function inNetwork(host: string, network: string, bits: number): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const range = new BlockList();
  range.addSubnet(network, bits, type);
  return range.check(host, type);
}

export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** URLs write IPv6 addresses in brackets, sockets take them without. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}
