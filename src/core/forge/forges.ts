/** The list of forges, and which of them hosts a repository: by its URL, the job's environment and `forge-url`. */

import { badInput, Failure } from '../failure.ts';
import { type GitAddress, gitAddress, isWebUrl, sameRepository } from '../git/repository.ts';
import type { Environment } from '../ports.ts';
import type { Forge, ForgeKind, ForgePorts, ForgeRepository } from './forge.ts';
import { github } from './github/github.ts';
import { gitlab } from './gitlab/gitlab.ts';

/** To add a forge, add its object here. */
export const forges: readonly ForgeKind[] = [github, gitlab];

interface ForgeOptions {
  readonly env: Environment;
  /** The input `forge-url`: base of the API, or the address of the server. */
  readonly forgeUrl?: string | undefined;
  /** Default: all. */
  readonly kinds?: readonly ForgeKind[];
}

interface Address extends Pick<GitAddress, 'host' | 'hostname' | 'path'> {
  /** `http:` or `https:`; https for ssh. */
  readonly protocol: string;
  readonly web: boolean;
}

interface Server {
  readonly kind: ForgeKind;
  readonly api: string;
  /** Where people look: `https://github.com`. */
  readonly web: string;
}

/**
 * The repository on its forge, or undefined where the URL does not tell one (a path, an unknown host).
 * The first that fits: `forge-url`; the job's own server; a public server (github.com); a host with the name of a forge
 * in its own.
 *
 * @param url as `parseRepository` gives it: http(s), ssh, or `git@host:path`
 */
export function forgeFor(url: string, { env, forgeUrl, kinds = forges }: ForgeOptions): ForgeRepository | undefined {
  const address = addressOf(url, kinds);
  if (address === undefined) return undefined;
  const given =
    forgeUrl === undefined || forgeUrl.trim() === '' ? undefined : givenServer(forgeUrl.trim(), address, env, kinds);
  const server = given === undefined || isOfOthers(given, address, env, kinds) ? serverOf(address, env, kinds) : given;
  if (server === undefined) return undefined;
  const path = pathOn(server, address);
  const segments = path.split('/');
  if (segments.includes('') || !server.kind.isRepositoryPath(segments)) return undefined;
  return { kind: server.kind, api: server.api, path, url: `${server.web}/${path}` };
}

/**
 * The forge that this job runs for, as a client; undefined where the URL tells none or there is no token.
 *
 * @param token the input `forge-token`. Default: the job's own
 */
export async function openJobForge(
  url: string | undefined,
  { token, ...options }: ForgeOptions & { readonly token: string | undefined },
  ports: ForgePorts,
): Promise<Forge | undefined> {
  if (url === undefined) return undefined;
  const { env } = options;
  const given = forgeFor(url, options);
  if (given === undefined) return undefined;
  const isGiven = token !== undefined && userOfJobToken(token, env) === undefined;
  if (isGiven && isAt(given, options.forgeUrl)) return given.kind.open(given, { value: token }, ports);
  // `forge-url` may be that of the GitOps repository: the job's own token is for the job's own server.
  for (const repository of [given, forgeFor(url, { ...options, forgeUrl: undefined })]) {
    if (repository === undefined) continue;
    const { kind, api } = repository;
    const own = env[kind.jobVariables.token];
    if (own && !isForeignToJobToken(own, api, env)) return kind.open(repository, { value: own, ofJob: true }, ports);
  }
  return undefined;
}

/** Whether a token that is given beside `forge-url` is for this repository: it is for the server that this names. */
export function isAt({ api, url }: ForgeRepository, forgeUrl: string | undefined): boolean {
  if (forgeUrl === undefined || forgeUrl.trim() === '') return true;
  const named = webUrl(forgeUrl.trim())?.host;
  return named === webUrl(api)?.host || named === webUrl(url)?.host;
}

/** How git reads a repository with a token: a web URL, and the user name that goes with the token where it matters. */
interface GitAccess {
  readonly url: string;
  readonly token: string;
  readonly username?: string;
}

/**
 * How the running job reads a repository on the job's own forge with the job's own token; undefined on every other server,
 * which must not see it.
 */
export function jobGitAccess(url: string, env: Environment): GitAccess | undefined {
  const address = addressOf(url, forges);
  const kind = forges.find(
    ({ jobVariables }) => webUrl(env[jobVariables.web]) !== undefined && env[jobVariables.token],
  );
  if (address === undefined || kind === undefined) return undefined;
  const { token: name, web, gitUser: username } = kind.jobVariables;
  const server = webUrl(env[web]);
  if (server === undefined || !(isOn(address, server) || isSshOf(kind, address, env))) return undefined;
  return { url: address.web ? url : `${withoutSlash(server)}/${address.path}.git`, username, token: env[name] ?? '' };
}

/** The user name that goes with the running job's own token; undefined for every other token. */
export function userOfJobToken(token: string, env: Environment): string | undefined {
  return forges.find(({ jobVariables }) => env[jobVariables.token] === token)?.jobVariables.gitUser;
}

/**
 * Whether a token is the job's own, and an address of git or of an API is on another server than the job's, which must not
 * see it. False where the job does not say which server that is.
 */
export function isForeignToJobToken(token: string, address: string, env: Environment): boolean {
  const kind = forges.find(({ jobVariables }) => env[jobVariables.token] === token);
  if (kind === undefined || webUrl(env[kind.jobVariables.web]) === undefined) return false;
  return !isOfJob(address, kind, env) && jobGitAccess(address, env) === undefined;
}

/** How `forge-token` reads the job's repository, whatever its spelling; undefined for another repository or no forge. */
export function tokenGitAccess(
  url: string,
  { token, repositoryUrl, ...options }: ForgeOptions & { readonly token: string; readonly repositoryUrl: string },
): GitAccess | undefined {
  const repository = sameRepository(url, repositoryUrl) ? forgeFor(url, options) : undefined;
  if (repository === undefined || !isAt(repository, options.forgeUrl)) return undefined;
  const username = userOfJobToken(token, options.env);
  const web = isWebUrl(url) ? url : `${repository.url}.git`;
  return { url: web, token, ...(username === undefined ? {} : { username }) };
}

/** The server that `owner/name` means: the forge that the job runs for, else github.com. */
export function serverOfJob(env: Environment, host: string): string {
  const own = forges.filter(({ name }) => name === host);
  const servers = [...own, ...forges].map((kind) => webUrl(env[kind.jobVariables.web]));
  const server = servers.find((each) => each !== undefined);
  return server === undefined ? 'https://github.com' : withoutSlash(server);
}

/** For commands that need a forge. @param input where the URL came from */
export function noForge(input: string, url: string, kinds: readonly ForgeKind[] = forges): Failure {
  return new Failure(
    'bad-input',
    'FORGE_UNKNOWN',
    `${input}: ${url} is on no ${titlesOf(kinds, 'or')} that is known here`,
    {
      hint: `Give forge-url, the base of its API: ${exampleApis(kinds)}.`,
    },
  );
}

/** What only the API of a forge can do, as an input asks for it, and what goes without. */
const byApi = {
  request: { input: 'deliver', what: 'requests', instead: '`push`' },
  push: { input: 'commit-via', what: 'commits by API', instead: '`git`' },
} as const;

/** For a GitOps repository on another forge (Bitbucket, Gitea, Azure DevOps), or in a directory. */
export function otherForge(purpose: keyof typeof byApi, url: string, kinds: readonly ForgeKind[] = forges): Failure {
  const { input, what, instead } = byApi[purpose];
  const problem = `${input}: ${what}: ${titlesOf(kinds, 'and')} only, and ${url} is not known to be on one of them`;
  return new Failure('bad-input', 'FORGE_UNKNOWN', problem, {
    hint: `Use ${instead}. If it is on a ${titlesOf(kinds, 'or')} server, give forge-url, the base of its API: ${exampleApis(kinds)}.`,
  });
}

function titlesOf(kinds: readonly ForgeKind[], word: 'and' | 'or'): string {
  return kinds.map(({ title }) => title).join(` ${word} `);
}

function exampleApis(kinds: readonly ForgeKind[]): string {
  return kinds.map(({ exampleApi }) => exampleApi).join(' or ');
}

function addressOf(url: string, kinds: readonly ForgeKind[]): Address | undefined {
  const address = gitAddress(url);
  if (address === undefined) return undefined;
  if (isWebUrl(url)) return { ...address, protocol: `${address.scheme}:`, web: true };
  if (address.scheme !== 'ssh') return undefined;
  const known = kinds.map(({ sshHosts }) => sshHosts[address.hostname]).find((host) => host !== undefined);
  const hostname = known ?? address.hostname;
  return { host: hostname, hostname, path: address.path, protocol: 'https:', web: false };
}

function serverOf(address: Address, env: Environment, kinds: readonly ForgeKind[]): Server | undefined {
  const { protocol, host, hostname } = address;
  for (const kind of kinds) {
    const job = webUrl(env[kind.jobVariables.web]);
    if (job === undefined || !(isOn(address, job) || isSshOf(kind, address, env))) continue;
    const web = withoutSlash(job);
    return { kind, api: jobApi(kind, env) ?? kind.apiOf(web), web };
  }
  const known = kinds.find((kind) => kind.isPublicHost(hostname));
  if (known !== undefined) return serverAt(known, `https://${hostname}`);
  const named = kinds.find(({ name }) => hostname.includes(name));
  return named && serverAt(named, `${protocol}//${host}`);
}

function serverAt(kind: ForgeKind, web: string): Server {
  return { kind, api: kind.apiOf(web), web };
}

function jobApi({ jobVariables }: ForgeKind, env: Environment): string | undefined {
  const api = webUrl(env[jobVariables.api]);
  return api && withoutSlash(api);
}

function isSshOf({ jobVariables }: ForgeKind, { web, hostname }: Address, env: Environment): boolean {
  const host = jobVariables.sshHost === undefined ? undefined : env[jobVariables.sshHost];
  return !web && host?.toLowerCase() === hostname;
}

/** An API is recognised by its address; a server by its host name, or because it is the job's own. */
function givenServer(forgeUrl: string, address: Address, env: Environment, kinds: readonly ForgeKind[]): Server {
  const url = webUrl(forgeUrl);
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '') {
    throw badInput('forge-url', 'is not a plain http(s) URL', 'Write it as https://gitlab.example.com/api/v4.');
  }
  const given = withoutSlash(url);
  const repositoryWeb = address.web ? `${address.protocol}//${address.host}` : undefined;
  for (const kind of kinds) {
    const web = kind.webOf(given, repositoryWeb);
    if (web !== undefined) return { kind, api: given, web };
  }
  const there: Address = { protocol: url.protocol, host: url.host, hostname: url.hostname, path: '', web: true };
  const server = serverOf(there, env, kinds);
  if (server !== undefined) return server;
  // A job's API may have any name.
  const own = kinds.find((kind) => jobApi(kind, env) === given);
  if (own !== undefined) return { kind: own, api: given, web: repositoryWeb ?? given };
  const problem = `${given} does not say whether it is ${kinds.map(({ title }) => title).join(' or ')}`;
  throw badInput('forge-url', problem, `Give the base of the API: ${exampleApis(kinds)}.`);
}

/**
 * Whether `forge-url` is about other repositories than this one of a public server, whose token it must not see: it names
 * another forge, or the server of the job, where the monorepo is.
 */
function isOfOthers({ kind, api }: Server, address: Address, env: Environment, kinds: readonly ForgeKind[]): boolean {
  const known =
    kinds.find(({ isPublicHost }) => isPublicHost(address.hostname)) ??
    kinds.find((each) => isOfJob(`${address.protocol}//${address.host}`, each, env));
  if (known === undefined) return false;
  return known !== kind || (isOfJob(api, kind, env) && !isOfJob(`${address.protocol}//${address.host}`, kind, env));
}

/** Whether an address is on the server that this job runs for, by the variables of the job. */
function isOfJob(address: string, { jobVariables }: ForgeKind, env: Environment): boolean {
  const servers = [webUrl(env[jobVariables.web]), webUrl(env[jobVariables.api])];
  return servers.some((server) => server !== undefined && server.host === webUrl(address)?.host);
}

/** A server may live below a path: `https://example.com/gitlab`. */
function pathOn(server: Server, { web, path }: Address): string {
  const prefix = gitAddress(server.web)?.path ?? '';
  return web && prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : path;
}

function isOn(address: Address, server: URL): boolean {
  return address.web ? address.host === server.host : address.hostname === server.hostname;
}

/** An http(s) URL out of a variable or input that may hold anything. */
function webUrl(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
}

function withoutSlash({ origin, pathname }: URL): string {
  return `${origin}${pathname}`.replace(/\/+$/, '');
}
