/**
 * The one grammar of image references, tags and digests. Read strictly (`parse…`, `check…`) what a user or a registry
 * says: an error names the input and the problem. Read leniently (`splitImage`) what stands in a file, where any part may
 * be absent, wrong, or a placeholder of a template engine. Both split a text in the same way.
 */
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

/**
 * An image as a text says it. A part is never empty text; a repository is as it was written, with or without a host.
 */
export interface ImageParts {
  readonly repository: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Docker Hub's name in references; its API answers under another host. */
export const dockerHub = 'docker.io';

/** The key of a registry in `auths` and for credential helpers of a Docker config; Docker Hub's is this URL. */
export function dockerConfigKey(registry: string): string {
  return registry === dockerHub ? 'https://index.docker.io/v1/' : registry;
}

const longestRepository = 255;
const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostName =
  /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const ipv6 = /^\[[a-fA-F0-9:]+\]$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/** What a template engine fills: `{{ … }}` of Argo CD's generators, Helm and Jinja, Jinja's `{% … %}`, `${…}` of Flux and envsubst. */
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}/gs;
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
  refuseSchemeAndSpace(text, input);
  const { name, tag, digest } = split(text);
  if (digest !== undefined) checkDigest(digest, input);
  if (tag !== undefined) checkTag(tag, input);
  return {
    ...repositoryOf(name, input, text),
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

/** Whether a text is a tag that every registry takes. */
export function isTag(text: string): boolean {
  return tagGrammar.test(text);
}

/** @throws Failure `INPUT_INVALID` unless the text is a tag that every registry takes */
export function checkTag(tag: string, input = 'tags'): void {
  if (isTag(tag)) return;
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

/** @throws Failure `INPUT_INVALID` unless the text is a digest that registries take */
export function checkDigest(digest: string, input = 'digest'): void {
  if (isDigest(digest)) return;
  const [algorithm, hex] = splitOnce(digest, ':');
  const length = digestHexLength[algorithm];
  const problem =
    length === undefined || hex === undefined
      ? 'does not begin with "sha256:" or "sha512:"'
      : /[^a-f0-9]/.test(hex)
        ? 'has other characters than lower-case hex digits'
        : `has ${hex.length} hex digits, ${algorithm} has ${length}`;
  throw badInput(
    input,
    `the digest "${digest}" ${problem}`,
    'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.',
  );
}

/** Whether a text is the path of a repository inside its registry: `fe/web1`. */
export function isRepositoryPath(path: string): boolean {
  return path.length <= longestRepository && path.split('/').every((part) => component.test(part));
}

/** The parts of `host:5000/a/b:tag@sha256:…`, whatever they say. What stands inside a placeholder separates nothing. */
export function splitImage(text: string): ImageParts {
  const { name, tag, digest } = split(text);
  return { repository: name || undefined, tag: tag || undefined, digest: digest || undefined };
}

/** The parts of the text of a tag's own field, which may hold a digest too: `v1@sha256:…`. */
export function splitTagField(text: string): Pick<ImageParts, 'tag' | 'digest'> {
  const [tag, digest] = splitOnce(text, '@');
  return { tag: tag || undefined, digest: digest || undefined };
}

export function joinImage({ repository, tag, digest }: ImageParts): string {
  return `${repository ?? ''}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** The tag of an image, or else the beginning of its digest; empty where the text says neither. */
export function versionOf(text: string): string {
  const { tag, digest } = splitImage(text);
  if (tag !== undefined && isTag(tag)) return tag;
  return digest !== undefined && isDigest(digest) ? digest.slice(0, digest.indexOf(':') + 13) : '';
}

/** Whether two names are one repository; Docker's shorthand counts, so `nginx` is `docker.io/library/nginx`. */
export function sameRepository(a: string, b: string): boolean {
  return canonicalRepository(a) === canonicalRepository(b);
}

export function canonicalRepository(repository: string): string {
  const { host, path } = splitHost(repository);
  const registry = host === undefined ? dockerHub : canonicalHost(host);
  return `${registry}/${canonicalPath(registry, path)}`;
}

/** A first part is a host when it has a dot or a port, or is `localhost`. */
export function splitHost(repository: string): { readonly host: string | undefined; readonly path: string } {
  const [first, rest] = splitOnce(repository, '/');
  const hosted = rest !== undefined && (/[.:]/.test(first) || first === 'localhost');
  return hosted ? { host: first, path: rest } : { host: undefined, path: repository };
}

/** `web1` of `harbor.example.com/fe/web1`. */
export function lastComponent(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1);
}

export function isTemplated(text: string): boolean {
  return text.search(placeholder) !== -1;
}

/** Whether a text can be an image with a repository, and is no URL, path, number or template. */
export function looksLikeImage(text: string): boolean {
  const { name, tag, digest } = split(text);
  return (
    /^[a-z0-9][\w.\-/]*(?::\d+\/[\w.\-/]+)?$/i.test(name) &&
    (tag === undefined || isTag(tag)) &&
    (digest === undefined || /^[\w+.-]+:[\w=-]+$/.test(digest)) &&
    !/^\d+$/.test(text)
  );
}

/** A port has a colon too: only one behind the last slash begins a tag. */
function split(text: string): { name: string; tag: string | undefined; digest: string | undefined } {
  const shape = text.replace(placeholder, (filled) => 'x'.repeat(filled.length));
  const at = shape.indexOf('@');
  const end = at < 0 ? text.length : at;
  const colon = shape.slice(0, end).indexOf(':', shape.lastIndexOf('/', end) + 1);
  return {
    name: text.slice(0, colon < 0 ? end : colon),
    tag: colon < 0 ? undefined : text.slice(colon + 1, end),
    digest: at < 0 ? undefined : text.slice(at + 1),
  };
}

function canonicalHost(host: string): string {
  const lower = host.toLowerCase();
  return lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
}

function canonicalPath(registry: string, path: string): string {
  return registry === dockerHub && !path.includes('/') ? `library/${path}` : path;
}

function refuseSchemeAndSpace(text: string, input: string): void {
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
}

function repositoryOf(name: string, input: string, whole: string): Repository {
  const { host, path } = splitHost(name);
  if (host !== undefined) checkHost(host, input);
  const registry = host === undefined ? dockerHub : canonicalHost(host);
  checkPath(path, input, whole);
  if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
    throw badInput(
      input,
      `"${whole}" is an image ID, which registries do not know`,
      'name the image by its repository, or by repository@sha256:…',
    );
  }
  return { registry, repository: canonicalPath(registry, path) };
}

function checkHost(host: string, input: string): void {
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
