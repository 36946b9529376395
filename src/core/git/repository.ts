/** Which repository and which branch the user means. */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput, Failure } from '../failure.ts';
import { suggestionFor } from '../suggestion.ts';
import type { ObjectFormat, ObjectId, Transport } from './transport.ts';

export interface RepositoryContext {
  /** The forge that `owner/name` stands on, `https://github.com`. */
  readonly forgeBase?: string;
  /** Where relative paths start. Default: the process' directory. */
  readonly cwd?: string;
  /** For messages. Default `gitops-repository`. */
  readonly input?: string;
}

const accepted = 'Give an https:// or ssh:// URL, git@host:path, owner/name, or a path that begins with / or ./';

/**
 * The repository as the URL of a `GitRemote`: http(s) and ssh URLs and `user@host:path` as they are, `owner/name` on the
 * forge, paths and file URLs as absolute paths. Refuses (exit 2) everything that could carry a credential, an option or
 * a command; a refused URL is not repeated in the message, since it may hold a password.
 */
export function parseRepository(text: string, context: RepositoryContext = {}): string {
  const input = context.input ?? 'gitops-repository';
  const trimmed = text.trim();
  if (trimmed === '') throw badInput(input, 'is empty', accepted);
  refuseControls(trimmed, input);
  if (trimmed.startsWith('-')) throw badInput(input, 'begins with "-", like an option', accepted);
  if (/^[\w+.-]*::/.test(trimmed))
    throw badInput(input, 'names a remote helper (word::), which can run commands', accepted);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined) return parseUrl(trimmed, scheme, input);
  if (/^(\.{0,2}\/|\.{1,2}$|[a-z]:[\\/])/i.test(trimmed)) return resolve(context.cwd ?? '.', trimmed);
  if (/^[^/]+:/.test(trimmed)) return parseScpLike(trimmed, input);
  if (/^[\w.-]+(\/[\w.-]+)+\/?$/.test(trimmed)) return onForge(trimmed, context.forgeBase, input);
  throw badInput(input, `"${trimmed}" is neither a URL nor owner/name nor a path`, accepted);
}

/** Whether the smart HTTP protocol is spoken there. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Whether it is a path on this machine. */
export function isLocalPath(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(url) && !/^[^/\\]{2,}:/.test(url);
}

function parseUrl(text: string, scheme: string, input: string): string {
  if (!URL.canParse(text)) throw badInput(input, 'is not a valid URL', accepted);
  const url = new URL(text);
  if (url.password !== '' || (url.username !== '' && scheme !== 'ssh')) {
    throw badInput(
      input,
      'holds a user name or password in the URL',
      'Take them out and give gitops-token, or gitops-username with gitops-password.',
    );
  }
  if (url.search !== '' || url.hash !== '')
    throw badInput(input, 'has a query or fragment', 'End the URL after the path.');
  if (scheme === 'file') return pathOf(url, input);
  if (!['http', 'https', 'ssh'].includes(scheme)) {
    throw badInput(input, `the scheme ${scheme}:// is not supported`, accepted);
  }
  checkHost(url.hostname, input);
  if (url.username.startsWith('-')) throw badInput(input, 'the user name begins with "-"', accepted);
  if (url.pathname.length < 2) throw badInput(input, 'names a server but no repository', accepted);
  return url.href.replace(/\/+$/, '');
}

function pathOf(url: URL, input: string): string {
  let path: string;
  try {
    path = fileURLToPath(url);
  } catch (cause) {
    throw badInput(input, 'is a file URL that names no path on this machine', accepted, cause);
  }
  // `%0A` is a line break only now.
  refuseControls(path, input);
  return path;
}

function refuseControls(text: string, input: string): void {
  if (/[\u0000-\u001f\u007f]/.test(text)) throw badInput(input, 'holds control characters', accepted);
}

function parseScpLike(text: string, input: string): string {
  const match = /^(?:([\w.+-]+)@)?([\w.-]+|\[[0-9a-f:]+\]):(.+)$/i.exec(text);
  const [, user = '', host = '', path = ''] = match ?? [];
  if (match === null || path.startsWith('-') || user.startsWith('-')) {
    throw badInput(input, 'is neither a URL nor user@host:path', accepted);
  }
  checkHost(host, input);
  return text.replace(/\/+$/, '');
}

/** `ssh -oProxyCommand=… path` is what a host name with a leading dash becomes. */
function checkHost(host: string, input: string): void {
  if (host === '' || host.startsWith('-')) throw badInput(input, 'has no usable host name', accepted);
}

function onForge(path: string, forgeBase: string | undefined, input: string): string {
  if (forgeBase === undefined) {
    throw badInput(
      input,
      `"${path}" could be a path or a repository on a forge, and this job runs on no forge`,
      `Give the whole URL, or ./${path} for a path.`,
    );
  }
  if (path.split('/').some((segment) => /^\.+$/.test(segment)))
    throw badInput(input, `"${path}" is not owner/name`, accepted);
  return `${forgeBase.replace(/\/+$/, '')}/${path.replace(/\/+$/, '').replace(/\.git$/, '')}.git`;
}

/**
 * A short branch name under git's rules (git-check-ref-format(1)), so that it is never an option, a range or a refspec.
 */
export function checkBranchName(name: string, input = 'gitops-branch'): string {
  const segments = name.split('/');
  const bad =
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{/.test(name) ||
    name === '@' ||
    name.startsWith('-') ||
    name.endsWith('.') ||
    name.startsWith('refs/') ||
    segments.some((segment) => segment === '' || segment.startsWith('.') || segment.endsWith('.lock'));
  if (bad)
    throw badInput(input, `${JSON.stringify(name)} is not a valid branch name`, 'Give the short name, such as main.');
  return name;
}

export interface Branch {
  readonly name: string;
  /** `refs/heads/<name>`. */
  readonly ref: string;
  /** Undefined: the repository is empty and the branch is still to be born. */
  readonly tip: ObjectId | undefined;
  readonly objectFormat: ObjectFormat;
}

const prefix = 'refs/heads/';

/** What `resolveBranch` asks the server first. */
export function branchPrefixes(name: string | undefined): readonly string[] {
  return [prefix + (name === undefined ? '' : checkBranchName(name))];
}

/**
 * The branch to work on, by default the repository's HEAD. Asks the server; an empty repository has every branch, unborn.
 *
 * @throws Failure `GIT_BRANCH_NOT_FOUND` when the repository has branches but not this one.
 */
export async function resolveBranch(transport: Transport, name: string | undefined): Promise<Branch> {
  const first = await transport.listRefs(branchPrefixes(name));
  const short = name ?? first.head?.slice(prefix.length) ?? (first.refs.size === 0 ? 'main' : undefined);
  if (short === undefined) {
    throw badInput('gitops-branch', 'is needed, because the HEAD of the repository names no branch');
  }
  const ref = prefix + short;
  const branch = { name: short, ref, objectFormat: first.objectFormat };
  if (first.refs.has(ref)) return { ...branch, tip: first.refs.get(ref) };
  const all = name === undefined ? first : await transport.listRefs([prefix]);
  // Somebody may have made it meanwhile.
  if (all.refs.has(ref)) return { ...branch, tip: all.refs.get(ref) };
  const names = [...all.refs.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length));
  if (names.length === 0) return { ...branch, tip: undefined };
  throw branchNotFound(short, names);
}

function branchNotFound(name: string, names: readonly string[]): Failure {
  const close = suggestionFor(name, names);
  const hint =
    close === undefined
      ? `It has: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`
      : `Did you mean ${close}?`;
  return new Failure(
    'bad-input',
    'GIT_BRANCH_NOT_FOUND',
    `gitops-branch: the GitOps repository has no branch "${name}"`,
    { hint },
  );
}
