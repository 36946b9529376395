/** A request for one image, and what follows from it: where the image goes and how it is built. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { checkTag, dockerHub, formatReference, parseReference, parseRepositoryName } from '../image/reference.ts';
import { isPlain } from '../image/registry-http.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import type { CiContext, Environment, Secrets } from '../ports.ts';
import { contentLabel } from './content-label.ts';
import type { BuildCache, BuildSecret, BuildSpec } from './engine.ts';
import type { EngineChoice } from './engines.ts';
import type { TrustFacts } from './trust.ts';

/** All but the last four are inputs of `build-image`, under their names. */
export interface ImageRequest {
  /** Repository without a tag. May hold placeholders. */
  readonly image: string | undefined;
  /** May hold placeholders. */
  readonly tags: readonly string[];
  readonly context: string;
  readonly dockerfile: string | undefined;
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
  readonly env: readonly string[];
  readonly user: string | undefined;
  readonly workdir: string | undefined;
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
  readonly finish: string | undefined;
  readonly 'dry-run': boolean;
  /** Values of the placeholders in `image` and `tags`. */
  readonly placeholders: PlaceholderValues;
  /** Of the service at this commit, for a label; absent where it is not known, or the checkout is not the commit. */
  readonly contentKey?: string | undefined;
  /** The source that the image's labels name, the checkout, and whose code it is. */
  readonly ci: Pick<CiContext, 'repositoryUrl' | 'commit' | 'workspace'> & TrustFacts;
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
): R & Partial<Pick<ImageRequest, 'emit' | 'finish'>> {
  if (request.files.length > 0) return request;
  return {
    ...request,
    engine: engine ?? request.engine,
    emit: emit === undefined ? undefined : join(emit, service),
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
  if (image === undefined) {
    const problem = 'is missing: nothing says where the image goes';
    throw badInput('image', problem, 'Give the image, or a service of gitops.yaml.');
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
  { image, tags }: ImageTarget,
  { env, secrets }: { readonly env: Environment; readonly secrets: Secrets },
): BuildSpec {
  const { cwd } = request;
  const context = resolve(cwd, request.context);
  return {
    image,
    tags,
    keyTag: undefined,
    // An image that is found by its content belongs to the many runs that share it.
    labels: new Map([
      ...(request['unless-changed'] ? [] : originLabels(request.ci)),
      ...parseAssignments('labels', request.labels),
      ...(request['unless-changed'] ? [] : contentLabels(request)),
    ]),
    platforms: request.platforms,
    credentials: [],
    insecureRegistry: isPlain(parseReference(image).registry, request['registry-insecure']),
    context,
    dockerfile: request.dockerfile === undefined ? join(context, 'Dockerfile') : resolve(cwd, request.dockerfile),
    bases: [],
    target: request.target,
    buildArgs: parseBuildArgs(request['build-args'], env, secrets),
    secrets: parseBuildSecrets(request.secrets, env, secrets),
    cache: buildCache(request.cache, image, request['cache-repository']),
    builder: request.builder,
    emit: request.emit === undefined ? undefined : resolve(cwd, request.emit),
    base: request.base === undefined ? undefined : parseReference(request.base, 'base'),
    files: request.files,
    cwd,
    command: request.command,
    env: parseAssignments('env', request.env),
    user: request.user,
    workdir: request.workdir,
  };
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

/** @throws bad input for a context or a Dockerfile that is not there */
export async function requirePaths({ context, dockerfile }: Pick<BuildSpec, 'context' | 'dockerfile'>): Promise<void> {
  for (const [input, path] of Object.entries({ context, dockerfile })) {
    await access(path).catch((cause: unknown) => {
      throw badInput(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
    });
  }
}

/** Which source the image was built from. Source: OCI image specification, annotations.md. */
function originLabels({ repositoryUrl, commit }: ImageRequest['ci']): readonly (readonly [string, string])[] {
  return [
    ...(repositoryUrl === undefined ? [] : [['org.opencontainers.image.source', repositoryUrl] as const]),
    ...(commit === undefined ? [] : [['org.opencontainers.image.revision', commit] as const]),
  ];
}

/** The content key, for deployments that find no record of the image in Git. */
export function contentLabels({
  contentKey,
}: Pick<ImageRequest, 'contentKey'>): readonly (readonly [string, string])[] {
  return contentKey === undefined ? [] : [[contentLabel, contentKey]];
}

/** `NAME=value` items; a later one wins. @param input for messages */
function parseAssignments(input: string, items: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    items.map((item) => {
      const equals = item.indexOf('=');
      if (equals < 1) throw badInput(input, `"${item}" is not NAME=value`, 'Write one NAME=value an item.');
      return [item.slice(0, equals).trim(), item.slice(equals + 1)];
    }),
  );
}

/**
 * Build arguments: `NAME=value`, or `NAME` alone to take the value of that environment variable, as in `docker build`.
 * What looks like a secret is refused: arguments stay readable in the image's history and in provenance.
 */
export function parseBuildArgs(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
): ReadonlyMap<string, string> {
  const written = items.flatMap((item) => {
    if (item.includes('=')) return [item];
    const value = env[item];
    return value === undefined ? [] : [`${item}=${value}`];
  });
  const args = parseAssignments('build-args', written);
  for (const [name, value] of args) {
    if (looksSecret(name)) throw secretArgument(`"${name}" looks like a secret`, name);
    if (secrets.isIn(value)) throw secretArgument(`the value of "${name}" is a secret of this job`, name);
  }
  return args;
}

const secretWord = /(^|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRETS?|CREDENTIALS?|APIKEY|KEY)(_|$)/i;
/** What bundlers put into the code of every page is public by definition. */
const isPublic =
  /^(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY|PUBLIC)_|(^|_)(PUBLIC|CACHE)_KEY$/i;

function looksSecret(name: string): boolean {
  return secretWord.test(name) && !isPublic.test(name);
}

function secretArgument(problem: string, name: string): Error {
  const id = name.toLowerCase();
  const hint = `Give it as a build secret, \`secrets: ${id}=${name}\`, and read it in the Dockerfile with RUN --mount=type=secret,id=${id}.`;
  return badInput('build-args', `${problem}, and build arguments can be read from the image`, hint);
}

/** `id=NAME_OF_ENV_VARIABLE`; the variable must be set. */
export function parseBuildSecrets(
  items: readonly string[],
  env: Environment,
  secrets: Secrets,
): readonly BuildSecret[] {
  return [...parseAssignments('secrets', items)].map(([id, variable]) => {
    if (!/^[A-Za-z0-9._-]+$/.test(id)) {
      throw badInput('secrets', `"${id}" is not an id`, 'Use letters, digits, ".", "_" and "-".');
    }
    // The value itself may stand here by mistake: it must not be repeated in a message.
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable)) {
      const problem = `what stands behind "${id}=" is not a name of an environment variable`;
      throw badInput('secrets', problem, `Put the value into a variable and write "${id}=NAME_OF_THAT_VARIABLE".`);
    }
    const value = env[variable];
    if (value === undefined) {
      const problem = `the environment variable ${variable} of "${id}" is not set`;
      throw badInput('secrets', problem, 'Hand it to this job or step.');
    }
    secrets.add(value);
    return { id, variable };
  });
}
