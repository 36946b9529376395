/** Which forge a repository lives on, from its URL, the job's environment and `forge-url`. */

import { badInput, Failure } from '../failure.ts';
import type { Clock, Environment, Log, Secrets } from '../ports.ts';
import type { Forge, ForgeRepository } from './forge.ts';

export interface ForgeOptions {
  readonly env: Environment;
  /** The input `forge-url`: base of the API, or the address of the server. */
  readonly forgeUrl?: string | undefined;
}

export interface ForgePorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Gets the token before anything is sent. */
  readonly secrets: Secrets;
}

interface Address {
  /** `http:` or `https:`; https for ssh. */
  readonly protocol: string;
  /** With the port of a web address; without that of ssh. */
  readonly host: string;
  readonly hostname: string;
  /** Without slashes at its ends, and without `.git`. */
  readonly path: string;
  readonly web: boolean;
}

interface Server {
  readonly kind: 'github' | 'gitlab';
  readonly api: string;
  /** Where people look: `https://github.com`. */
  readonly web: string;
}

/**
 * The repository on its forge, or undefined where none can be told from the URL (a path, an unknown host).
 * The first that fits: `forge-url`; the job's own server (`GITHUB_SERVER_URL`, `CI_SERVER_URL`); github.com, ghe.com and
 * gitlab.com; a host with `gitlab` or `github` in its name.
 *
 * @param url as `parseRepository` gives it: http(s), ssh, or `git@host:path`
 */
export function forgeFor(url: string, { env, forgeUrl }: ForgeOptions): ForgeRepository | undefined {
  const address = addressOf(url);
  if (address === undefined) return undefined;
  const server =
    forgeUrl === undefined || forgeUrl.trim() === ''
      ? (jobServer(address, env) ?? knownServer(address) ?? guessedServer(address))
      : givenServer(forgeUrl.trim(), address, env);
  if (server === undefined) return undefined;
  const path = pathOn(server, address);
  const segments = path.split('/');
  const complete = server.kind === 'github' ? segments.length === 2 : segments.length >= 2;
  if (!complete || segments.includes('')) return undefined;
  return { kind: server.kind, api: server.api, path, url: `${server.web}/${path}` };
}

/** For commands that cannot go on without a forge; `input` is what the URL came from. */
export function noForge(input: string, url: string): Failure {
  return new Failure('bad-input', 'FORGE_UNKNOWN', `${input}: ${url} is on no GitHub or GitLab that is known here`, {
    hint: 'Give forge-url, the base of its API: https://github.example.com/api/v3 or https://gitlab.example.com/api/v4.',
  });
}

/** Loads the client of one forge only. */
export async function openForge(repository: ForgeRepository, token: string, ports: ForgePorts): Promise<Forge> {
  if (repository.kind === 'github') {
    const { createGithubForge } = await import('./github/github.ts');
    return createGithubForge(repository, token, ports);
  }
  const { createGitlabForge } = await import('./gitlab/gitlab.ts');
  return createGitlabForge(repository, token, ports);
}

function addressOf(url: string): Address | undefined {
  const scp = /^(?:[\w.+-]+@)?([\w.-]{2,}|\[[0-9a-f:]+\]):(?!\/\/)(.+)$/i.exec(url);
  if (scp !== null) return sshAddress(scp[1] ?? '', scp[2] ?? '');
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(url);
  if (protocol === 'ssh:') return sshAddress(hostname, pathname);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return { protocol, host, hostname, path: trimPath(decoded(pathname)), web: true };
}

/** Both forges take ssh on port 443 too, under another name. */
const sshNames: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
};

function sshAddress(name: string, path: string): Address {
  const lower = name.toLowerCase();
  const hostname = sshNames[lower] ?? lower;
  return { protocol: 'https:', host: hostname, hostname, path: trimPath(path), web: false };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function trimPath(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

function jobServer(address: Address, env: Environment): Server | undefined {
  const github = webUrl(env.GITHUB_SERVER_URL);
  if (github !== undefined && isOn(address, github)) {
    return { kind: 'github', api: withoutSlash(env.GITHUB_API_URL) ?? githubApi(github), web: base(github) };
  }
  const gitlab = webUrl(env.CI_SERVER_URL);
  const sshHost = env.CI_SERVER_SHELL_SSH_HOST?.toLowerCase();
  if (gitlab !== undefined && (isOn(address, gitlab) || (!address.web && address.hostname === sshHost))) {
    return { kind: 'gitlab', api: withoutSlash(env.CI_API_V4_URL) ?? `${base(gitlab)}/api/v4`, web: base(gitlab) };
  }
  return undefined;
}

function knownServer({ hostname }: Address): Server | undefined {
  const web = `https://${hostname}`;
  if (hostname === 'github.com' || hostname.endsWith('.ghe.com')) {
    return { kind: 'github', api: githubApi(new URL(web)), web };
  }
  return hostname === 'gitlab.com' ? { kind: 'gitlab', api: `${web}/api/v4`, web } : undefined;
}

function guessedServer({ protocol, host, hostname }: Address): Server | undefined {
  const web = `${protocol}//${host}`;
  if (hostname.includes('gitlab')) return { kind: 'gitlab', api: `${web}/api/v4`, web };
  return hostname.includes('github') ? { kind: 'github', api: githubApi(new URL(web)), web } : undefined;
}

/** An API says by its path what it is; the address of a server by its name, or by being the job's own. */
function givenServer(forgeUrl: string, address: Address, env: Environment): Server {
  const url = webUrl(forgeUrl);
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '') {
    throw badInput('forge-url', 'is not a plain http(s) URL', 'Write it as https://gitlab.example.com/api/v4.');
  }
  const given = base(url);
  const web = address.web ? `${address.protocol}//${address.host}` : undefined;
  const gitlab = /^(.*)\/api\/v4$/.exec(given);
  if (gitlab !== null) return { kind: 'gitlab', api: given, web: gitlab[1] ?? given };
  const github = /^(.*)\/api\/v3$/.exec(given);
  if (github !== null) return { kind: 'github', api: given, web: github[1] ?? given };
  if (url.hostname.startsWith('api.') && /\.(?:github|ghe)\.com$/.test(url.hostname)) {
    return { kind: 'github', api: given, web: web ?? `https://${url.hostname.slice('api.'.length)}` };
  }
  const there: Address = { protocol: url.protocol, host: url.host, hostname: url.hostname, path: '', web: true };
  const server = jobServer(there, env) ?? knownServer(there) ?? guessedServer(there);
  if (server !== undefined) return server;
  // A job's API may have a name of its own, whatever it is.
  if (given === withoutSlash(env.GITHUB_API_URL)) return { kind: 'github', api: given, web: web ?? given };
  if (given === withoutSlash(env.CI_API_V4_URL)) return { kind: 'gitlab', api: given, web: web ?? given };
  throw badInput(
    'forge-url',
    `${given} does not say whether it is GitHub or GitLab`,
    'Give the base of the API: it ends with /api/v3 for GitHub Enterprise Server and with /api/v4 for GitLab.',
  );
}

/** GitHub Enterprise Server keeps its API below a path, the others below a name. */
function githubApi(web: URL): string {
  const named = web.hostname === 'github.com' || web.hostname.endsWith('.ghe.com');
  return named ? `https://api.${web.hostname}` : `${base(web)}/api/v3`;
}

/** A GitLab may live below a path: `https://example.com/gitlab`. */
function pathOn(server: Server, { web, path }: Address): string {
  const prefix = trimPath(new URL(server.web).pathname);
  return web && prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : path;
}

function isOn(address: Address, server: URL): boolean {
  return address.web ? address.host === server.host : address.hostname === server.hostname;
}

function webUrl(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

function base(url: URL): string {
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function withoutSlash(url: string | undefined): string | undefined {
  return url === undefined || url === '' ? undefined : url.replace(/\/+$/, '');
}
