import { badInput } from '../failure.ts';

/** A place in a registry that holds an image's manifests, tags and blobs. */
export interface Repository {
  /** Host, with its port when it has one: `ghcr.io`, `localhost:5000`, `[::1]:5000`. Docker Hub is `docker.io`. */
  readonly registry: string;
  /** Path inside the registry, lower case: `library/node`. */
  readonly repository: string;
}

export interface ImageReference extends Repository {
  readonly tag?: string;
  /** `sha256:<64 hex>` or `sha512:<128 hex>`. */
  readonly digest?: string;
}

/** Docker Hub's name in references; its API answers under another host. */
export const dockerHub = 'docker.io';

const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName =
  /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestHexLength: Readonly<Record<string, number>> = { sha256: 64, sha512: 128 };

/**
 * Reads `host[:port]/path[:tag][@digest]`. A name without a host is Docker Hub's, as in `docker pull`.
 * Source: github.com/distribution/reference, `regexp.go` and `normalize.go`. One deviation: there `MyOrg/app` names the
 * host `MyOrg`; here a host needs a dot, a port or to be `localhost`, and `MyOrg/app` is refused for its upper case.
 *
 * @param input the input's name, for the error's text
 * @throws Failure `INPUT_INVALID` with the exact problem
 */
export function parseReference(text: string, input = 'image'): ImageReference {
  const whole = withoutSurprises(text, input);
  const [named, digest] = splitOnce(whole, '@');
  const [name, tag] = splitTag(named);
  if (digest !== undefined) checkDigest(digest, input, whole);
  if (tag !== undefined) checkTag(tag, input);
  return {
    ...repositoryOf(name, input, whole),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Like `parseReference`, for inputs that name the repository alone: `image`, `cache-repository`. */
export function parseRepositoryName(text: string, input = 'image'): Repository {
  const { registry, repository, tag, digest } = parseReference(text, input);
  if (tag !== undefined || digest !== undefined) {
    const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
    throw badInput(
      input,
      `"${text}" must name a repository, but it also has ${extra}`,
      `write "${registry}/${repository}" and give tags in their own input`,
    );
  }
  return { registry, repository };
}

/** The full text of a reference, host included: `docker.io/library/node:24@sha256:…`. */
export function formatReference({ registry, repository, tag, digest }: ImageReference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** @throws Failure `INPUT_INVALID` unless the text is a tag that every registry takes */
export function checkTag(tag: string, input = 'tags'): void {
  if (tagGrammar.test(tag)) return;
  if (tag === '') throw badInput(input, 'the tag is empty', 'give a tag after ":", or leave the ":" out');
  const problem =
    tag.length > 128
      ? `has ${tag.length} characters, at most 128 are allowed`
      : /^[.-]/.test(tag)
        ? 'begins with "." or "-"'
        : `contains ${quoted(/[^A-Za-z0-9_.-]/.exec(tag)?.[0])}`;
  throw badInput(
    input,
    `the tag "${tag}" ${problem}`,
    'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name',
  );
}

/** Whether a text is a digest that registries take: `sha256:<64 hex>` or `sha512:<128 hex>`. */
export function isDigest(text: string): boolean {
  const [algorithm, hex] = splitOnce(text, ':');
  return hex !== undefined && hex.length === digestHexLength[algorithm] && /^[a-f0-9]+$/.test(hex);
}

function withoutSurprises(text: string, input: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) {
    throw badInput(
      input,
      `"${hideUser(text)}" begins with "${scheme}", but an image reference has no scheme`,
      `leave "${scheme}" out`,
    );
  }
  if (text.trim() === '') throw badInput(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
  const odd = /[\s\p{Cc}]/u.exec(text)?.[0];
  if (odd !== undefined)
    throw badInput(input, `"${text}" contains ${quoted(odd)}`, 'remove white space and control characters');
  return text;
}

/** A port has a colon too: only one behind the last slash begins a tag. */
function splitTag(named: string): [name: string, tag: string | undefined] {
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
}

function repositoryOf(name: string, input: string, whole: string): Repository {
  const [first, rest] = splitOnce(name, '/');
  const hasHost = rest !== undefined && (/[.:]/.test(first) || first === 'localhost');
  const registry = hasHost ? normalHost(first, input) : dockerHub;
  const path = hasHost ? rest : name;
  checkPath(path, input, whole);
  if (!hasHost && /^[a-f0-9]{64}$/.test(path)) {
    throw badInput(
      input,
      `"${whole}" is an image ID, which registries do not know`,
      'name the image by its repository, or by repository@sha256:…',
    );
  }
  return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}

function normalHost(host: string, input: string): string {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
  if (!hostName.test(name) && !ipv6.test(name)) {
    throw badInput(
      input,
      `"${host}" is not a registry host`,
      'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port',
    );
  }
  if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
    throw badInput(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
  }
  const lower = host.toLowerCase();
  return lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
}

function checkPath(path: string, input: string, whole: string): void {
  if (path.length > longestRepository) {
    throw badInput(
      input,
      `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`,
    );
  }
  for (const part of path.split('/')) {
    if (component.test(part)) continue;
    if (part === '')
      throw badInput(
        input,
        `"${whole}" has an empty part between slashes`,
        'write host/path[:tag][@digest] without doubled, leading or trailing "/"',
      );
    if (/[A-Z]/.test(part))
      throw badInput(
        input,
        `the repository of "${whole}" has upper-case letters in "${part}"`,
        `write it as "${part.toLowerCase()}"`,
      );
    const odd = /[^a-z0-9._-]/.exec(part)?.[0];
    throw badInput(
      input,
      odd === undefined
        ? `"${part}" in "${whole}" has a misplaced "${/[._-]+/.exec(part)?.[0]}"`
        : `"${part}" in "${whole}" contains ${quoted(odd)}`,
      'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them',
    );
  }
}

function checkDigest(digest: string, input: string, whole: string): void {
  if (isDigest(digest)) return;
  const [algorithm, hex] = splitOnce(digest, ':');
  const length = digestHexLength[algorithm];
  const problem =
    length === undefined || hex === undefined
      ? `the digest "${digest}" does not begin with "sha256:" or "sha512:"`
      : /[^a-f0-9]/.test(hex)
        ? `the digest of "${whole}" has other characters than lower-case hex digits`
        : `the digest of "${whole}" has ${hex.length} hex digits, ${algorithm} has ${length}`;
  throw badInput(input, problem, 'copy the whole digest, sha256: and 64 hex digits');
}

function splitOnce(text: string, separator: string): [before: string, after: string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** A pasted URL may carry `user:password@`. */
function hideUser(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//***@');
}

function quoted(character: string | undefined): string {
  return JSON.stringify(character ?? '');
}
