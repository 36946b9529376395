/** A request for one image, and what follows from it: where the image goes and how it is built. */
import { accessSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { checkTag, dockerHub, formatReference, parseReference, parseRepositoryName } from '../image/reference.ts';
import { isPlain } from '../image/registry-http.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import type { CiContext, Clock, Environment, Secrets } from '../ports.ts';
import type { BuildSpec } from './engine.ts';
import type { EngineChoice } from './engines.ts';
import { contentLabel, layersTag, stagingTag } from './key/own-tags.ts';
import { type TrustFacts, trustOf } from './key/trust.ts';
import { parseAssignments, parseBuildArgs, parseBuildSecrets, parsePublicAssignments } from './options/arguments.ts';
import type { BuildCache } from './options/cache-lists.ts';
import { buildOptions, type OptionRequest, type SignRequest } from './options/options.ts';
import type { PrunedService } from './prune/pruned-files.ts';

/** All but the last five are inputs of `build-image`, under their names. */
export interface ImageRequest extends OptionRequest, SignRequest {
  /** Digests or references of images of one platform each: they become one index, and nothing is built. */
  readonly join?: readonly string[] | undefined;
  /** Repository without a tag. May hold placeholders. */
  readonly image: string | undefined;
  /** May hold placeholders. */
  readonly tags: readonly string[];
  readonly context: string;
  readonly dockerfile: string | undefined;
  readonly prune: 'none' | 'turbo' | 'workspace' | undefined;
  readonly 'extra-files': readonly string[];
  readonly target: string | undefined;
  readonly 'build-args': readonly string[];
  readonly labels: readonly string[];
  readonly secrets: readonly string[];
  readonly platforms: readonly string[];
  readonly engine: EngineChoice;
  readonly builder: string | undefined;
  readonly base: string | undefined;
  readonly files: readonly string[];
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  readonly env: readonly string[];
  readonly user: string | undefined;
  readonly workdir: string | undefined;
  readonly expose: readonly string[];
  readonly volumes: readonly string[];
  readonly 'stop-signal': string | undefined;
  readonly cache: 'registry' | 'gha' | 'none';
  readonly 'cache-repository': string | undefined;
  readonly 'unless-changed': boolean;
  /** Milliseconds for all that the builder does. */
  readonly 'build-timeout': number;
  readonly 'registry-username': string | undefined;
  readonly 'registry-password': string | undefined;
  readonly 'registry-insecure': readonly string[];
  readonly 'promote-from': string | undefined;
  readonly emit: string | undefined;
  /** The directory that holds it, where other services of the run have theirs, too. */
  readonly emitRoot?: string | undefined;
  readonly finish: string | undefined;
  readonly 'dry-run': boolean;
  /** Values of the placeholders in `image` and `tags`. */
  readonly placeholders: PlaceholderValues;
  /** Whose part of the workspace is the build context with `prune`; absent without `gitops.yaml`. */
  readonly pruned?: PrunedService | undefined;
  /** Of the service at this commit, for a label; absent where it is not known, or the checkout is not the commit. */
  readonly contentKey?: string | undefined;
  /** The source that the image's labels name, the checkout, and whose code it is. */
  readonly ci: Pick<CiContext, 'repositoryUrl' | 'commit' | 'workspace'> &
    TrustFacts &
    Partial<Pick<CiContext, 'defaultBranch'>>;
  /** Absolute; relative paths start here. */
  readonly cwd: string;
}

/** What a run that builds several services says of all their builds; each value undefined where it says nothing. */
export interface RunBuilds {
  readonly engine: EngineChoice | undefined;
  /** Directories with one directory a service. */
  readonly emit: string | undefined;
  readonly finish: string | undefined;
}

/** The request of one service in such a run. Files are put on a base image, whatever builds the Dockerfiles of others. */
export function requestInRun<R extends Pick<ImageRequest, 'files' | 'engine'>>(
  request: R,
  service: string,
  { engine, emit, finish }: RunBuilds,
): R & Partial<Pick<ImageRequest, 'emit' | 'emitRoot' | 'finish'>> {
  if (request.files.length > 0) return request;
  return {
    ...request,
    engine: engine ?? request.engine,
    emit: emit === undefined ? undefined : join(emit, service),
    emitRoot: emit,
    finish: finish === undefined ? undefined : join(finish, service),
  };
}

export interface ImageTarget {
  /** With its host, `docker.io/library/web1`, however it was written. */
  readonly image: string;
  readonly tags: readonly [string, ...string[]];
  /** The tags that name one commit or run, and so one image: no other image ever gets them. */
  readonly fixed: readonly string[];
}

export function imageTarget({
  image,
  tags,
  placeholders,
}: Pick<ImageRequest, 'image' | 'tags' | 'placeholders'>): ImageTarget {
  const { service } = placeholders;
  if (image === undefined) {
    const problem = 'is missing: nothing says where the image goes';
    if (service === undefined) throw badInput('image', problem, 'Give the image, or a service of gitops.yaml.');
    throw badInput(`image of ${service}`, problem, whereImagesGo(service));
  }
  const [first, ...others] = expandTags(tags, placeholders);
  if (first === undefined) {
    throw badInput('tags', 'is empty', 'Give at least one tag, or leave the input out for {sha8}.');
  }
  const ofOneCommit = tags.filter((template) => /\{(sha8?|run)\}/.test(template));
  const fixed = expandTags(ofOneCommit, placeholders);
  // No repository has braces in its name, so what gitops.yaml says may be filled in already.
  const repository = parseRepositoryName(expand(image, placeholders, 'image'));
  return { image: formatReference(repository), tags: [first, ...others], fixed };
}

function whereImagesGo(service: string): string {
  return `Write \`registry: harbor.example.com/fe\` at the top of gitops.yaml, or \`services.${service}.build.image\` with its host.`;
}

/** Each tag once, in the order of the templates. @throws Failure `INPUT_INVALID` for a result that is no tag */
function expandTags(templates: readonly string[], values: PlaceholderValues): string[] {
  const tags = templates.map((template) => {
    const tag = expand(template, values, 'tags');
    checkTag(tag);
    return tag;
  });
  return [...new Set(tags)];
}

/** What the engines get. Its Dockerfile tells what is missing here: the base images, and the credentials for them. */
export function specOf(
  request: ImageRequest,
  { image, tags, fixed }: ImageTarget,
  {
    env,
    secrets,
    clock,
  }: { readonly env: Environment; readonly secrets: Secrets; readonly clock: Pick<Clock, 'uuid'> },
): BuildSpec {
  const { cwd } = request;
  const context = resolve(cwd, request.context);
  const cache = buildCache(request.cache, image, request['cache-repository']);
  const insecureRegistry = isPlain(parseReference(image).registry, request['registry-insecure']);
  return {
    image,
    tags,
    staging: stagingTag(clock),
    key: undefined,
    namesContent: fixed.length > 0 || request.contentKey !== undefined,
    layersTag: layersTagOf(request),
    labels: new Map([
      ...originLabels(request),
      ...parsePublicAssignments('labels', request.labels, secrets),
      ...(request['unless-changed'] ? [] : contentLabels(request)),
    ]),
    platforms: request.platforms.map(checkedPlatform),
    credentials: [],
    insecureRegistry,
    context,
    dockerfile: request.dockerfile === undefined ? join(context, 'Dockerfile') : resolve(cwd, request.dockerfile),
    bases: [],
    baseUses: [],
    triggerImages: [],
    finalBases: [],
    target: request.target,
    buildArgs: parseBuildArgs(request['build-args'], env, secrets),
    secrets: parseBuildSecrets(request.secrets, env, secrets, cwd),
    options: buildOptions(request, {
      cwd,
      env,
      secrets,
      cache: { cache, isPlainHttp: isPlainCache(cache, image, insecureRegistry) },
      placeholders: request.placeholders,
      defaultBranch: request.ci.defaultBranch,
    }),
    cache,
    writesCache: trustOf(request.ci) === 'trusted' && request.push !== false,
    builder: request.builder,
    emit: request.emit === undefined ? undefined : resolve(cwd, request.emit),
    base: request.base === undefined || request.base === 'scratch' ? undefined : parseReference(request.base, 'base'),
    files: request.files,
    cwd,
    command: request.command,
    entrypoint: request.entrypoint,
    env: parseAssignments('env', request.env),
    user: request.user,
    workdir: request.workdir,
    expose: request.expose,
    volumes: request.volumes,
    stopSignal: request['stop-signal'],
  };
}

function layersTagOf(request: ImageRequest): string | undefined {
  const { 'unless-changed': takes, 'no-cache': isFresh, push, sign } = request;
  // A signature is for bytes that this run has made.
  if (!takes || isFresh || push === false || sign !== undefined || request['sign-key'] !== undefined) return undefined;
  return layersTag(trustOf(request.ci));
}

/** Source: github.com/containerd/platforms, `Parse`. @throws bad input for what no builder takes */
function checkedPlatform(text: string): string {
  if (/^\w[\w.-]*(\/[\w.-]+){0,2}$/.test(text)) return text;
  throw badInput('platforms', `"${text}" is no platform`, 'Write OS/ARCHITECTURE, such as linux/arm64, one an item.');
}

/** @param repository the input `cache-repository` */
export function buildCache(mode: ImageRequest['cache'], image: string, repository: string | undefined): BuildCache {
  const { registry, repository: path } = parseRepositoryName(image);
  // A tag, of at most 128 characters: services that share one cache repository must not overwrite each other.
  const scope = path
    .replaceAll('/', '-')
    .slice(-100)
    .replace(/^[.-]+/, '');
  if (mode === 'gha') return { mode, scope };
  // Docker Hub has no repositories below a repository.
  if (mode === 'none' || (registry === dockerHub && repository === undefined)) return { mode: 'none' };
  const cache = parseRepositoryName(repository ?? `${image}/cache`, 'cache-repository');
  return { mode, repository: formatReference(cache), scope };
}

/** Of other registries BuildKit knows by its own configuration how they are spoken to. */
function isPlainCache(cache: BuildCache, image: string, insecureRegistry: boolean): boolean {
  if (cache.mode !== 'registry' || !insecureRegistry) return false;
  return parseReference(cache.repository).registry === parseReference(image).registry;
}

/** @throws bad input for a context that is no directory, and a Dockerfile that is no file: a pipe can be read once only */
export async function requirePaths({ context, dockerfile }: Pick<BuildSpec, 'context' | 'dockerfile'>): Promise<void> {
  const found = { context: pathOf('context', context), dockerfile: pathOf('dockerfile', dockerfile) };
  if (!found.context.isDirectory()) {
    throw badInput('context', `${context} is no directory`, 'Give the directory that the Dockerfile copies from.');
  }
  if (!found.dockerfile.isFile()) {
    throw badInput('dockerfile', `${dockerfile} is no file`, 'Give the path of a Dockerfile, with its name.');
  }
}

function pathOf(input: string, path: string): Stats {
  try {
    accessSync(path);
    return statSync(path);
  } catch (cause) {
    throw badInput(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
  }
}

/**
 * Which source the image was built from, and not the commit where many share the image: the same files give the same
 * digest at every commit. Source: OCI image specification, annotations.md.
 */
function originLabels(request: ImageRequest): readonly (readonly [string, string])[] {
  const { repositoryUrl, commit } = request.ci;
  if (request['unless-changed']) return [];
  return [
    ...(repositoryUrl === undefined ? [] : [['org.opencontainers.image.source', repositoryUrl] as const]),
    ...(commit === undefined || request.files.length > 0
      ? []
      : [['org.opencontainers.image.revision', commit] as const]),
  ];
}

/** The content key, for deployments that find no record of the image in Git. */
export function contentLabels({
  contentKey,
}: Pick<ImageRequest, 'contentKey'>): readonly (readonly [string, string])[] {
  return contentKey === undefined ? [] : [[contentLabel, contentKey]];
}
