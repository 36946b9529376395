/**
 * `core/build` makes the image of one service: it finds it by its content, has an engine build it, or promotes it.
 * It may import `image`, `names` and what stands beside the folders of `core`. Begin here; then `engine.ts`, what every
 * engine is, and `engines.ts`, the list of them.
 */
import { resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { credentialResolver } from '../image/credentials.ts';
import { promotable, promote } from '../image/promote.ts';
import { parseReference, parseRepositoryName } from '../image/reference.ts';
import { createRegistry } from '../image/registry.ts';
import { isPlain } from '../image/registry-http.ts';
import type { PlaceholderValues } from '../names/placeholders.ts';
import type { CiContext, Clock, Environment, Log, Secrets } from '../ports.ts';
import { type AppendSpec, appendImage, assembleImage } from './append.ts';
import { parseAssignments, parseBuildArgs, parseBuildSecrets } from './build-inputs.ts';
import { type BuildTarget, buildCache, buildTarget, originLabels, recipePaths } from './build-target.ts';
import type { EngineName } from './engine.ts';
import { buildCredentials, confirmPushed, imageFromDockerfile } from './from-dockerfile.ts';
import { emitNothingToBuild, finishKaniko } from './kaniko.ts';
import { runProgram } from './program.ts';

/** The image that is wanted. The names in quotes and all others up to `finish` are those of `build-image`'s inputs. */
export interface ImageRequest {
  /** Repository without a tag. */
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
  readonly engine: 'auto' | EngineName;
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
  readonly 'registry-username': string | undefined;
  readonly 'registry-password': string | undefined;
  readonly 'registry-insecure': readonly string[];
  readonly 'promote-from': string | undefined;
  readonly emit: string | undefined;
  readonly finish: string | undefined;
  readonly 'dry-run': boolean;
  /** Values of the placeholders in `tags`. */
  readonly placeholders: PlaceholderValues;
  /** The source that the image's labels name, and the checkout. */
  readonly ci: Pick<CiContext, 'repositoryUrl' | 'commit' | 'workspace'>;
  /** Absolute; relative paths start here. */
  readonly cwd: string;
}

export interface ImagePorts {
  readonly env: Environment;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

export interface MadeImage {
  /** Repository without a tag, its host included. */
  readonly image: string;
  readonly tags: readonly [string, ...string[]];
  readonly action: 'built' | 'reused' | 'promoted';
  /** As the registry has it; undefined while nothing has been pushed: after a dry run and after `emit`. */
  readonly digest: string | undefined;
}

/** @throws Failure `INPUT_INVALID`, `ENGINE_MISSING`, `BUILD_FAILED`, `BUILD_KILLED`, `DIGEST_MISMATCH`, `TAG_TAKEN`, `REGISTRY_*` */
export async function makeImage(request: ImageRequest, ports: ImagePorts): Promise<MadeImage> {
  if (request.finish !== undefined) return finished(request, request.finish, ports);
  const { image } = request;
  if (image === undefined) {
    throw badInput(
      'image',
      'is missing: nothing says where the image goes',
      'Give the image, or a service of gitops.yaml.',
    );
  }
  const target = buildTarget(image, request.tags, request.placeholders);
  const engine = engineOf(request);
  const { action, digest } = await outcome(request, target, engine, ports);
  return { image: target.image, tags: target.tags, action, digest };
}

/** The engine that the request asks for. @throws bad input for inputs that this engine would pass over in silence */
export function engineOf(request: ImageRequest): ImageRequest['engine'] {
  const { emit, files } = request;
  const engine = request.engine !== 'auto' ? request.engine : files.length > 0 ? 'append' : emit ? 'kaniko' : 'auto';
  const given = (name: keyof ImageRequest) => request[name] !== undefined && request[name]?.toString() !== '';
  const foreign = (engine === 'append' ? dockerfileOnly : appendOnly).find(given);
  if (foreign !== undefined) {
    throw badInput(
      foreign,
      `has no meaning for the engine ${engine}`,
      `Leave ${foreign} out, or choose another engine.`,
    );
  }
  if (engine === 'append' && files.length === 0) {
    throw badInput('files', 'is missing: the engine append puts files on a base image', 'Give LOCAL[:REMOTE] items.');
  }
  if (engine === 'kaniko' && emit === undefined) {
    throw badInput(
      'emit',
      'is missing: kaniko runs in its own image, which has no Node',
      'Write its script with --emit DIR, run DIR/build.sh in the image of kaniko, then --finish DIR.',
    );
  }
  if (engine !== 'kaniko' && emit !== undefined) {
    throw badInput('emit', `has no meaning for the engine ${engine}`, 'Leave emit out, or choose `engine: kaniko`.');
  }
  return engine;
}

const appendOnly = ['base', 'files', 'command', 'env', 'user', 'workdir'] as const;
const dockerfileOnly = ['target', 'build-args', 'secrets', 'builder'] as const;

type Outcome = Pick<MadeImage, 'action' | 'digest'>;

async function outcome(
  request: ImageRequest,
  target: BuildTarget,
  engine: ImageRequest['engine'],
  ports: ImagePorts,
): Promise<Outcome> {
  if (request['promote-from'] !== undefined) return promoted(request, target, request['promote-from'], ports);
  if (engine === 'append') return appended(request, target, ports);
  return builtFromDockerfile(request, target, engine, ports);
}

/** What kaniko has pushed between `emit` and this. */
async function finished(request: ImageRequest, directory: string, ports: ImagePorts): Promise<MadeImage> {
  const build = await finishKaniko(resolve(request.cwd, directory));
  const { registry } = connect(request, request.image ?? build.image, ports);
  return { ...build, digest: await confirmPushed(registry, build, build.digest) };
}

async function promoted(
  request: ImageRequest,
  target: BuildTarget,
  source: string,
  ports: ImagePorts,
): Promise<Outcome> {
  const { registry } = connect(request, target.image, ports);
  const from = parseReference(source, 'promote-from');
  const promotion = { from, to: parseReference(target.image), tags: target.tags, fixed: target.fixed ?? [] };
  const { digest } = await (request['dry-run'] ? promotable : promote)(registry, promotion);
  if (request.emit !== undefined && !request['dry-run']) {
    await emitNothingToBuild(resolve(request.cwd, request.emit), { ...target, action: 'promoted', digest });
  }
  return { action: 'promoted', digest };
}

async function appended(request: ImageRequest, target: BuildTarget, ports: ImagePorts): Promise<Outcome> {
  const { registry } = connect(request, target.image, ports);
  const [platform, another] = request.platforms;
  if (another !== undefined)
    throw badInput('platforms', '`append` makes an image for one platform', 'Give one platform.');
  const spec: AppendSpec = {
    base: request.base === undefined ? undefined : parseReference(request.base, 'base'),
    files: request.files,
    cwd: request.cwd,
    image: parseRepositoryName(target.image),
    tags: target.tags,
    platform,
    epoch: sourceDate(ports.env.SOURCE_DATE_EPOCH),
    command: request.command,
    env: parseAssignments('env', request.env),
    user: request.user,
    workdir: request.workdir,
    labels: new Map([
      ...(request['unless-changed'] ? [] : originLabels(request.ci)),
      ...parseAssignments('labels', request.labels),
    ]),
  };
  if (request['dry-run']) {
    await using assembled = await assembleImage(registry, spec);
    const { digest } = assembled.manifest;
    const existing = await registry.headManifest({ ...spec.image, digest });
    return { action: existing === undefined ? 'built' : 'reused', digest };
  }
  const { digest, result } = await appendImage(registry, spec);
  return { action: result === 'existed' ? 'reused' : 'built', digest };
}

/** Seconds since the epoch. Source: reproducible-builds.org, SOURCE_DATE_EPOCH. */
function sourceDate(text = '0'): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw badInput('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}

async function builtFromDockerfile(
  request: ImageRequest,
  target: BuildTarget,
  engine: Exclude<ImageRequest['engine'], 'append'>,
  ports: ImagePorts,
): Promise<Outcome> {
  const { env, log, secrets } = ports;
  const { registry, credentials } = connect(request, target.image, ports);
  const recipe = {
    ...target,
    ...(await recipePaths(request.cwd, request.context, request.dockerfile)),
    target: request.target,
    buildArgs: parseBuildArgs(request['build-args'], env, secrets),
    labels: parseAssignments('labels', request.labels),
    secrets: parseBuildSecrets(request.secrets, env, secrets),
    platforms: request.platforms,
    cache: buildCache(request.cache, target.image, request['cache-repository']),
    insecureRegistry: isPlain(parseReference(target.image).registry, request['registry-insecure']),
  };
  const build = {
    spec: { ...recipe, credentials: await buildCredentials(recipe, credentials, log) },
    engine,
    builder: request.builder,
    unlessChanged: request['unless-changed'],
    originLabels: originLabels(request.ci),
    emit: request.emit === undefined ? undefined : resolve(request.cwd, request.emit),
    workspace: request.ci.workspace,
    dryRun: request['dry-run'],
  };
  return imageFromDockerfile(build, { run: runProgram, env, log, registry });
}

/** The registries of this run, and who we are for them. `registry-username` is for the registry of `image` alone. */
function connect(request: ImageRequest, image: string, { env, secrets, clock }: ImagePorts) {
  const credentials = credentialResolver(
    {
      username: request['registry-username'],
      password: request['registry-password'],
      registries: [parseRepositoryName(image).registry],
    },
    { env, secrets, clock },
  );
  return {
    credentials,
    registry: createRegistry({ clock, secrets, credentials, insecure: request['registry-insecure'] }),
  };
}
