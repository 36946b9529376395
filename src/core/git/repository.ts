/** Parses git URLs, checks branch names, and finds the branch that a run works on. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput, Failure } from '../failure.ts';
import { didYouMean, listed } from '../suggestion.ts';
import type { ObjectFormat, ObjectId, Transport } from './transport.ts';

/** The parts of a git URL. */
export interface GitAddress {
  /** `https`, `http`, `ssh` (also for `git@host:path`), `git`, …; lower case. */
  readonly scheme: string;
  /** Lower case. With its port, unless it is ssh's, which says nothing about the server's other addresses. */
  readonly host: string;
  readonly hostname: string;
  /** Decoded, without slashes at its ends and without `.git`: `group/project`. */
  readonly path: string;
}

const accepted = 'Give an https:// or ssh:// URL, git@host:path, owner/name, or a path that begins with / or ./';

/**
 * The repository as the URL of a `GitRemote`: http(s) and ssh URLs and `user@host:path` as they are, `owner/name` on the
 * forge, paths and file URLs as absolute paths. Refuses (exit 2) everything that could carry a credential, an option or
 * a command; a refused URL is not repeated in the message, since it may hold a password.
 *
 * @param context.forgeBase The forge that `owner/name` stands on: `https://github.com`.
 * @param context.cwd Where relative paths start.
 */
export function parseRepository(
  text: string,
  context: { readonly forgeBase?: string; readonly cwd?: string } = {},
): string {
  const trimmed = text.trim();
  if (trimmed === '') throw refused('is empty');
  refuseControls(trimmed);
  if (trimmed.startsWith('-')) throw refused('begins with "-", like an option');
  if (/^[\w+.-]*::/.test(trimmed)) throw refused('names a remote helper (word::), which can run commands');
  const scheme = schemeOf(trimmed);
  if (scheme !== undefined) return parseUrl(trimmed, scheme);
  if (/^(\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/i.test(trimmed)) return resolve(context.cwd ?? '.', trimmed);
  if (/^[^/]+:/.test(trimmed)) return parseScpLike(trimmed);
  const host = hostWithoutScheme(trimmed, context.forgeBase);
  if (host !== undefined) {
    throw refused(`"${trimmed}" begins with the host ${host}, but has no scheme`, `Give https://${trimmed}`);
  }
  if (isForgePath(trimmed)) return onForge(trimmed, context.forgeBase);
  throw refused(`"${trimmed}" is neither a URL nor owner/name nor a path`);
}

/** Owners on GitHub have no dots, and its repositories no groups; on GitLab `my.group/project` is a name. */
function hostWithoutScheme(text: string, forgeBase: string | undefined): string | undefined {
  const [first = ''] = text.split('/');
  const isOnGithub = forgeBase !== undefined && /^https:\/\/github\.com\/?$/.test(forgeBase);
  return isForgePath(text) && isOnGithub && /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(first) ? first : undefined;
}

function refused(problem: string, hint = accepted, cause?: unknown): Failure {
  return badInput('gitops-repository', problem, hint, cause);
}

/** Whether a text can be `owner/name` on a forge; it may be a relative path as well. */
export function isForgePath(text: string): boolean {
  return /^[\w.-]+(\/[\w.-]+)+\/?$/.test(text);
}

/** Whether git's smart HTTP protocol reads it. */
export function isWebUrl(url: string): boolean {
  return /^https?$/.test(schemeOf(url) ?? '');
}

/** Whether it is a path on this machine. */
export function isLocalPath(url: string): boolean {
  return schemeOf(url) === undefined && scpLike(url) === undefined;
}

/** Undefined for a path on this machine, also as a `file:` URL, and for a text that is no URL. */
export function gitAddress(url: string): GitAddress | undefined {
  const scp = scpLike(url);
  if (scp !== undefined) return { scheme: 'ssh', ...namedHost(scp.host), path: barePath(scp.path) };
  const scheme = schemeOf(url);
  if (scheme === undefined || scheme === 'file' || !URL.canParse(url)) return undefined;
  const { host, hostname, pathname } = new URL(url);
  const path = barePath(decoded(pathname));
  if (scheme === 'ssh') return { scheme, ...namedHost(hostname), path };
  return { scheme, host: host.toLowerCase(), hostname: hostname.toLowerCase(), path };
}

/** The address for a browser: an http(s) URL without user, password and `.git`; undefined for every other URL. */
export function webAddress(url: string): string | undefined {
  if (!isWebUrl(url) || !URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return `${origin}/${barePath(pathname)}`;
}

/**
 * Whether two URLs name the same repository, also in other spellings: by ssh or https, with or without `.git`, in another
 * case. What is no git URL counts by its text.
 */
export function sameRepository(one: string, other: string): boolean {
  const [a, b] = [gitAddress(one.trim()), gitAddress(other.trim())];
  if (a === undefined || b === undefined) {
    return a === b && barePath(one.trim()).toLowerCase() === barePath(other.trim()).toLowerCase();
  }
  // The port of ssh says nothing about the one of https.
  const mixed = (a.scheme === 'ssh') !== (b.scheme === 'ssh');
  const server = (address: GitAddress) => (mixed ? address.hostname : address.host).replace(sshOnHttpsPort, '');
  return `${server(a)}/${a.path}`.toLowerCase() === `${server(b)}/${b.path}`.toLowerCase();
}

/** GitHub and GitLab take ssh on port 443 at hosts of other names. */
const sshOnHttpsPort = /^(?:ssh\.(?=github\.com$)|altssh\.(?=gitlab\.com$))/;

/**
 * One text for all spellings of a repository's address, to be recorded: `git.example.com/acme/shop`, whatever the protocol,
 * its port, the case and `.git`.
 */
export function repositoryIdentity(url: string): string {
  const address = gitAddress(url.trim());
  if (address === undefined) return barePath(url.trim()).toLowerCase();
  return `${address.hostname.replace(sshOnHttpsPort, '')}/${address.path}`.toLowerCase();
}

function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
}

/** The shorthand of ssh, `user@host:path`. A single letter before the colon is a drive. */
function scpLike(text: string): { readonly user: string; readonly host: string; readonly path: string } | undefined {
  const match = /^(?:([\w.+-]+)@)?([\w.-]{2,}|\[[0-9a-f:]+\]):(?!\/\/)(.+)$/i.exec(text);
  const [, user = '', host = '', path = ''] = match ?? [];
  return match === null ? undefined : { user, host, path };
}

function namedHost(host: string): Pick<GitAddress, 'host' | 'hostname'> {
  return { host: host.toLowerCase(), hostname: host.toLowerCase() };
}

function barePath(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function parseUrl(text: string, scheme: string): string {
  if (!URL.canParse(text)) throw refused('is not a valid URL');
  const url = new URL(text);
  if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
    const hint = 'Take them out and give gitops-token, or gitops-username with gitops-password.';
    throw refused('holds a user name or password in the URL', hint);
  }
  if (url.search !== '' || url.hash !== '') throw refused('has a query or fragment', 'End the URL after the path.');
  if (scheme === 'file') return pathOf(url);
  if (!['http', 'https', 'ssh'].includes(scheme)) throw refused(`the scheme ${scheme}:// is not supported`);
  checkHost(url.hostname);
  if (url.username.startsWith('-')) throw refused('the user name begins with "-"');
  if (url.pathname.length < 2) throw refused('names a server but no repository');
  return url.href.replace(/\/+$/, '');
}

function pathOf(url: URL): string {
  let path: string;
  try {
    path = fileURLToPath(url);
  } catch (cause) {
    throw refused('is a file URL that names no path on this machine', accepted, cause);
  }
  // `%0A` is a line break only now.
  refuseControls(path);
  return path;
}

function refuseControls(text: string): void {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw refused('holds control characters');
}

function parseScpLike(text: string): string {
  const parts = scpLike(text);
  if (parts === undefined || parts.path.startsWith('-') || parts.user.startsWith('-')) {
    throw refused('is neither a URL nor user@host:path');
  }
  checkHost(parts.host);
  return text.replace(/\/+$/, '');
}

/** A host name with a leading dash would be an option: `ssh -oProxyCommand=… path`. */
function checkHost(host: string): void {
  if (host === '' || host.startsWith('-')) throw refused('has no usable host name');
}

function onForge(path: string, forgeBase: string | undefined): string {
  if (forgeBase === undefined) {
    const problem = `"${path}" could be a path or a repository on a forge, and this job runs on no forge`;
    throw refused(problem, `Give the whole URL, or ./${path} for a path.`);
  }
  if (path.split('/').some((segment) => /^\.+$/.test(segment))) throw refused(`"${path}" is not owner/name`);
  return `${forgeBase.replace(/\/+$/, '')}/${barePath(path)}.git`;
}

/** A short branch name under git's rules (git-check-ref-format(1)), so that it is never an option, a range or a refspec. */
export function checkBranchName(name: string): string {
  const bad =
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|^@$|^-|\.$|^refs\//.test(name) ||
    name.split('/').some((segment) => /^$|^\.|\.lock$/.test(segment));
  if (!bad) return name;
  const problem = `${JSON.stringify(name)} is not a valid branch name`;
  throw badInput('gitops-branch', problem, 'Give the short name, such as main.');
}

export interface Branch {
  readonly name: string;
  /** `refs/heads/<name>`. */
  readonly ref: string;
  /** Undefined: the repository is empty and the branch does not exist yet. */
  readonly tip: ObjectId | undefined;
  readonly objectFormat: ObjectFormat;
}

const prefix = 'refs/heads/';

/**
 * The branch to work on, by default the repository's HEAD. Asks the server; an empty repository has every branch, unborn.
 *
 * @throws Failure `GIT_BRANCH_NOT_FOUND` when the repository has branches but not this one.
 */
export async function resolveBranch(transport: Transport, name: string | undefined): Promise<Branch> {
  const first = await transport.listRefs([prefix + (name === undefined ? '' : checkBranchName(name))]);
  const short = name ?? first.head?.slice(prefix.length) ?? (first.refs.size === 0 ? 'main' : undefined);
  if (short === undefined) {
    throw badInput('gitops-branch', 'is needed, because the HEAD of the repository names no branch');
  }
  const ref = prefix + short;
  const branch = { name: short, ref, objectFormat: first.objectFormat };
  if (first.refs.has(ref)) return { ...branch, tip: first.refs.get(ref) };
  const all = name === undefined ? first : await transport.listRefs([prefix]);
  // Another run may have created it in the meantime.
  if (all.refs.has(ref)) return { ...branch, tip: all.refs.get(ref) };
  const names = [...all.refs.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  if (names.length === 0) return { ...branch, tip: undefined };
  throw branchNotFound(short, names);
}

function branchNotFound(name: string, names: readonly string[]): Failure {
  const message = `gitops-branch: the GitOps repository has no branch "${name}"`;
  const known = `It has: ${listed(names)}.`;
  return new Failure('bad-input', 'GIT_BRANCH_NOT_FOUND', message, { hint: didYouMean(name, names).trim() || known });
}
