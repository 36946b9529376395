/**
 * The one grammar of image references, tags and digests. `parse…` and `check…` are strict, for what a user or a registry
 * says: an error names the input and the problem. `splitImage` is lenient, for what stands in a file: any part may be
 * absent, wrong, or a placeholder of a template engine. Both split a text in the same way.
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

/** An image as a text says it. A part is never empty; a repository is as it was written, with or without a host. */
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
/**
 * What a template engine fills: `{{ … }}` of Argo CD's generators, Helm and Jinja, Jinja's `{% … %}`, `${…}` of Flux and
 * envsubst, `$(…)` of Tekton's parameters and Kustomize's vars.
 */
const placeholder = /\{\{.*?\}\}|\{%.*?%\}|\$\{[^}]*\}|\$\([^)]*\)/gs;
const digestGrammar = /^(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/;

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
  const repository = checkedRepository(name, input, text);
  return { ...repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** Like `parseReference`, for inputs that name the repository alone: `image`, `cache-repository`. */
export function parseRepositoryName(text: string, input = 'image'): Repository {
  const { registry, repository, tag, digest } = parseReference(text, input);
  if (tag === undefined && digest === undefined) return { registry, repository };
  const extra = digest === undefined ? `the tag "${tag}"` : `the digest "${digest}"`;
  throw badInput(
    input,
    `"${text}" must name a repository, but it also has ${extra}`,
    `write "${registry}/${repository}" and give tags in their own input`,
  );
}

/** The full text of a reference, host included: `docker.io/library/node:24@sha256:…`. */
export function formatReference({ registry, repository, tag, digest }: ImageReference): string {
  return joinImage({ repository: `${registry}/${repository}`, tag, digest });
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
        : `contains ${firstMatch(/[^A-Za-z0-9_.-]/, tag)}`;
  throw badInput(
    input,
    `the tag "${tag}" ${problem}`,
    'a tag has letters, digits, "_", "." and "-", and begins with a letter, a digit or "_"; {branch-slug} makes a valid one of a branch name',
  );
}

/** Whether a text is a digest that registries take: `sha256:<64 hex>` or `sha512:<128 hex>`. */
export function isDigest(text: string): boolean {
  return digestGrammar.test(text);
}

/** @throws Failure `INPUT_INVALID` unless the text is a digest that registries take */
export function checkDigest(digest: string, input = 'digest'): void {
  if (isDigest(digest)) return;
  const [, algorithm, hex = ''] = /^(sha256|sha512):(.*)$/s.exec(digest) ?? [];
  const problem =
    algorithm === undefined
      ? 'does not begin with "sha256:" or "sha512:"'
      : /[^a-f0-9]/.test(hex)
        ? 'has other characters than lower-case hex digits'
        : `has ${hex.length} hex digits, ${algorithm} has ${algorithm === 'sha256' ? 64 : 128}`;
  const hint = 'Copy the whole digest, sha256: and 64 hex digits, as build-image outputs it.';
  throw badInput(input, `the digest "${digest}" ${problem}`, hint);
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
  const [, tag, digest] = /^([^@]*)@?(.*)$/s.exec(text) ?? [];
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
  return formatReference(canonical(splitHost(repository)));
}

/** A first part is a host when it has a dot or a port, or is `localhost`. */
export function splitHost(repository: string): { readonly host: string | undefined; readonly path: string } {
  const [, host, path = repository] = /^([^/]*[.:][^/]*|localhost)\/(.*)$/s.exec(repository) ?? [];
  return { host, path };
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

function canonical({ host, path }: ReturnType<typeof splitHost>): Repository {
  const lower = host?.toLowerCase() ?? dockerHub;
  const registry = lower === 'index.docker.io' || lower === 'registry-1.docker.io' ? dockerHub : lower;
  return { registry, repository: registry === dockerHub && !path.includes('/') ? `library/${path}` : path };
}

function refuseSchemeAndSpace(text: string, input: string): void {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined) {
    // A pasted URL may carry `user:password@`.
    const shown = text.replace(/\/\/[^/]*@/, '//***@');
    const problem = `"${shown}" begins with "${scheme}", but an image reference has no scheme`;
    throw badInput(input, problem, `leave "${scheme}" out`);
  }
  if (text.trim() === '') throw badInput(input, 'the image reference is empty', 'write it as host/path[:tag][@digest]');
  if (/[\s\p{Cc}]/u.test(text)) {
    const problem = `"${text}" contains ${firstMatch(/[\s\p{Cc}]/u, text)}`;
    throw badInput(input, problem, 'remove white space and control characters');
  }
}

function checkedRepository(name: string, input: string, whole: string): Repository {
  const { host, path } = splitHost(name);
  if (host !== undefined) checkHost(host, input);
  checkPath(path, input, whole);
  if (host === undefined && /^[a-f0-9]{64}$/.test(path)) {
    const problem = `"${whole}" is an image ID, which registries do not know`;
    throw badInput(input, problem, 'name the image by its repository, or by repository@sha256:…');
  }
  return canonical({ host, path });
}

function checkHost(host: string, input: string): void {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
  if (!hostName.test(name) && !ipv6.test(name)) {
    const hint = 'write a host name, an IPv4 address or an IPv6 address in brackets, with an optional :port';
    throw badInput(input, `"${host}" is not a registry host`, hint);
  }
  if (port !== undefined && !(/^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536)) {
    throw badInput(input, `"${port}" is not a port of the registry "${name}"`, 'a port is a number from 1 to 65535');
  }
}

function checkPath(path: string, input: string, whole: string): void {
  if (path.length > longestRepository) {
    const problem = `the repository of "${whole}" has ${path.length} characters, at most ${longestRepository} are allowed`;
    throw badInput(input, problem);
  }
  const part = path.split('/').find((each) => !component.test(each));
  if (part === undefined) return;
  if (part === '') {
    const hint = 'write host/path[:tag][@digest] without doubled, leading or trailing "/"';
    throw badInput(input, `"${whole}" has an empty part between slashes`, hint);
  }
  if (/[A-Z]/.test(part)) {
    const problem = `the repository of "${whole}" has upper-case letters in "${part}"`;
    throw badInput(input, problem, `write it as "${part.toLowerCase()}"`);
  }
  const problem = /[^a-z0-9._-]/.test(part)
    ? `contains ${firstMatch(/[^a-z0-9._-]/, part)}`
    : `has a misplaced ${firstMatch(/[._-]+/, part)}`;
  throw badInput(
    input,
    `"${part}" in "${whole}" ${problem}`,
    'each part of a repository has lower-case letters and digits, with single ".", one or two "_" or any "-" between them',
  );
}

/** In quotes, for a message. */
function firstMatch(pattern: RegExp, text: string): string {
  return JSON.stringify(pattern.exec(text)?.[0] ?? '');
}

const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;

/** The region of a private ECR registry; undefined for every other host. */
export function ecrRegion(registry: string): string | undefined {
  return privateRegistry.exec(registry)?.[1];
}

/** Without tag and digest. */
export function repositoryOf({ registry, repository }: Repository): Repository {
  return { registry, repository };
}
