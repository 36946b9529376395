/**
 * `core/build` makes the image of one service: it finds it by its content, has an engine build it, or promotes it.
 * It may import `image`, `net`, `names` and what stands beside the folders of `core`.
 * Begin here; then `engine.ts`, what every engine is, and `engines.ts`, the list of those in `engines/`.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { badInput, Failure, messageOf } from '../failure.ts';
import { credentialResolver } from '../image/credentials.ts';
import { confirm, promotable, promote } from '../image/promote.ts';
import { parseReference, parseRepositoryName } from '../image/reference.ts';
import { Registry } from '../image/registry.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import { Deadline } from '../net/deadline.ts';
import type { Network } from '../net/network.ts';
import type { Clock, Environment, Log, Programs, Secrets } from '../ports.ts';
import { contentKey, findByKey, keyLabel, readImageConfig } from './content-key.ts';
import { dockerfileReads, parseDockerfile } from './dockerfile.ts';
import {
  type BuildCredential,
  type BuildSpec,
  type EmittedImage,
  type Engine,
  type EnginePorts,
  pushedTags,
} from './engine.ts';
import { allEngines, enginesFor, firstAvailable } from './engines.ts';
import { type ImageRequest, type ImageTarget, imageTarget, requirePaths, specOf } from './request.ts';
import { builderRuns } from './run-builder.ts';

interface ImagePorts {
  readonly env: Environment;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly programs: Programs;
  readonly network: Network;
  readonly deadline: Deadline;
}

export interface MadeImage {
  /** Repository without a tag, its host included. */
  readonly image: string;
  readonly tags: readonly [string, ...string[]];
  readonly action: 'built' | 'reused' | 'promoted';
  /** As the registry has it; undefined while nothing has been pushed: after a dry run and after `emit`. */
  readonly digest: string | undefined;
}

/**
 * Several images may be made at the same time. For each the deadline bounds all but the runs of its own builder.
 *
 * @throws Failure `INPUT_INVALID`, `ENGINE_MISSING`, `BUILD_FAILED`, `BUILD_KILLED`, `DEADLINE`, `DIGEST_MISMATCH`,
 * `TAG_TAKEN`, `REGISTRY_*`
 */
export function makeImage(request: ImageRequest, ports: ImagePorts): Promise<MadeImage> {
  return ports.deadline.parallel(async (deadline) => {
    using network = ports.network.until(deadline);
    return await make(request, { ...ports, deadline, network });
  });
}

async function make(request: ImageRequest, ports: ImagePorts): Promise<MadeImage> {
  const engines = await allEngines();
  if (request.finish !== undefined) return finish(request, resolve(request.cwd, request.finish), engines, ports);
  const target = imageTarget(request);
  const allowed = enginesFor(request, engines);
  const source = request['promote-from'];
  const outcome =
    source === undefined
      ? await buildImage(request, target, allowed, ports)
      : await promoteImage(request, target, source, allowed, ports);
  return { image: target.image, tags: target.tags, ...outcome };
}

type Outcome = Pick<MadeImage, 'action' | 'digest'>;

/** What another job has pushed since `emit`. */
async function finish(
  request: ImageRequest,
  directory: string,
  engines: readonly Engine[],
  ports: ImagePorts,
): Promise<MadeImage> {
  const [otherJob] = engines.flatMap((engine) => engine.otherJob ?? []);
  if (otherJob === undefined) throw badInput('finish', 'no engine builds in another job', 'Leave finish out.');
  const build = await otherJob.finish(directory);
  const { registry } = connect(request, request.image ?? build.image, ports);
  return { ...build, digest: await confirmPushed(registry, build.image, build.tags, build.digest) };
}

async function promoteImage(
  request: ImageRequest,
  { image, tags, fixed }: ImageTarget,
  source: string,
  allowed: readonly Engine[],
  ports: ImagePorts,
): Promise<Outcome> {
  const { registry } = connect(request, image, ports);
  const promotion = { from: parseReference(source, 'promote-from'), to: parseReference(image), tags, fixed };
  const { digest } = await (request['dry-run'] ? promotable : promote)(registry, promotion);
  if (!request['dry-run']) await skipOtherJob(request, allowed, { image, tags, action: 'promoted', digest });
  return { action: 'promoted', digest };
}

async function buildImage(
  request: ImageRequest,
  target: ImageTarget,
  allowed: readonly Engine[],
  ports: ImagePorts,
): Promise<Outcome> {
  const { env, log } = ports;
  const { registry, credentials } = connect(request, target.image, ports);
  using buildDeadline = new Deadline(ports.clock, request['build-timeout'], 'build-timeout');
  const enginePorts = { run: builderRuns(ports, buildDeadline), env, log, registry };
  const given = specOf(request, target, ports);
  const { spec, existing } = allowed.some(({ source }) => source === 'dockerfile')
    ? await readDockerfile(request, given, allowed, { registry, credentials, log })
    : { spec: given, existing: undefined };
  if (existing !== undefined) return reuse(request, spec, existing, allowed, enginePorts);
  const engine = await firstAvailable(allowed, spec, enginePorts);
  log.info(`Engine: ${engine.name}`);
  if (request['dry-run']) {
    const { action, digest, lines } = await engine.plan();
    for (const line of lines) log.info(line);
    return { action, digest };
  }
  const built = await log.group(`Build ${spec.image}`, () => engine.build());
  if (built.result === 'emitted') return { action: 'built', digest: undefined };
  return { action: built.action, digest: await confirmPushed(registry, spec.image, pushedTags(spec), built.digest) };
}

interface DockerfilePorts {
  readonly registry: Registry;
  readonly credentials: ResolveCredentials;
  readonly log: Log;
}

/** What the Dockerfile adds to a spec, and the digest of an image that was built from the same content. */
async function readDockerfile(
  request: ImageRequest,
  given: BuildSpec,
  allowed: readonly Engine[],
  { registry, credentials, log }: DockerfilePorts,
): Promise<{ readonly spec: BuildSpec; readonly existing: string | undefined }> {
  await requirePaths(given);
  const spec = { ...given, credentials: await credentialsFor(given, credentials, log) };
  if (!request['unless-changed']) return { spec, existing: undefined };
  const inspect = (image: string) => readImageConfig(registry, parseReference(image, 'dockerfile'));
  const key = await contentKey(spec, inspect, ownFiles(request.ci.workspace, spec.emit, allowed));
  if (!key.known) {
    log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
    return { spec, existing: undefined };
  }
  log.info(`Content key ${key.tag} (${key.files} files)`);
  const labels = new Map([...spec.labels, [keyLabel, key.digest]]);
  return { spec: { ...spec, labels, keyTag: key.tag }, existing: await findByKey(registry, spec.image, key) };
}

type ResolveCredentials = (registry: string, repository: string) => Promise<RegistryCredentials>;

/**
 * Who we are for the registries of the image, its cache and its base images, as engines want to be told. A base whose
 * credential cannot be had may still be public, so only the image's own registry must answer.
 */
async function credentialsFor(
  spec: BuildSpec,
  resolveCredentials: ResolveCredentials,
  log: Log,
): Promise<readonly BuildCredential[]> {
  const { registry, repository } = parseReference(spec.image);
  const found = new Map([[registry, await resolveCredentials(registry, repository)]]);
  const cache = spec.cache.mode === 'registry' ? [spec.cache.repository] : [];
  const dockerfile = parseDockerfile(await readFile(spec.dockerfile, 'utf8'));
  const bases = dockerfileReads(dockerfile, spec.target, spec.buildArgs)?.images ?? [];
  for (const image of [...cache, ...bases]) {
    const other = parseReference(image, 'dockerfile');
    if (found.has(other.registry)) continue;
    try {
      found.set(other.registry, await resolveCredentials(other.registry, other.repository));
    } catch (error) {
      log.detail(`no credential for ${other.registry}: ${messageOf(error)}`);
    }
  }
  return [...found].map(([host, credentials]) => ({ registry: host, credentials }));
}

/** The dotenv report that `hosts/gitlab-ci.ts` writes to the project's directory after every command. */
export const reportName = 'monorepo-gitops.env';

/**
 * What this program itself leaves in a checkout. None of it is an input of a build, or every run would find another
 * content than the one before.
 *
 * @param workspace absolute path of the checkout
 * @param emit absolute path of the directory of `emit`
 */
export function ownFiles(workspace: string, emit: string | undefined, engines: readonly Engine[]): readonly string[] {
  const emitted = emit === undefined ? [] : engines.flatMap(({ otherJob }) => otherJob?.files(emit) ?? []);
  return [join(workspace, reportName), ...emitted];
}

async function reuse(
  request: ImageRequest,
  { image, tags }: BuildSpec,
  digest: string,
  allowed: readonly Engine[],
  { registry, log }: EnginePorts,
): Promise<Outcome> {
  log.info(`Nothing to build: ${image}@${digest} has the same content`);
  if (request['dry-run']) return { action: 'reused', digest };
  await registry.tag({ ...parseReference(image), digest }, tags);
  await skipOtherJob(request, allowed, { image, tags, action: 'reused', digest });
  return { action: 'reused', digest: await confirmPushed(registry, image, tags, digest) };
}

async function skipOtherJob(
  { emit, cwd }: ImageRequest,
  allowed: readonly Engine[],
  image: EmittedImage & { readonly digest: string },
): Promise<void> {
  if (emit === undefined) return;
  for (const { otherJob } of allowed) await otherJob?.skip(resolve(cwd, emit), image);
}

/**
 * The digest of the pushed image, read back from the registry under every tag.
 * @throws Failure `DIGEST_MISMATCH` when the registry holds something else than the engine says it pushed
 */
export async function confirmPushed(
  registry: Registry,
  image: string,
  [first, ...others]: MadeImage['tags'],
  reported: string | undefined,
): Promise<string> {
  const repository = parseReference(image);
  const pushed = (await registry.headManifest({ ...repository, tag: first }))?.digest;
  if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
    throw new Failure(
      'failed',
      'DIGEST_MISMATCH',
      `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`,
      {
        hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
      },
    );
  }
  for (const tag of others) await confirm(registry, { ...repository, tag }, pushed);
  return pushed;
}

/** The registries of this run, and who we are for them. `registry-username` is for the registry of `image` alone. */
function connect(request: ImageRequest, image: string, ports: ImagePorts) {
  const credentials = credentialResolver(
    {
      username: request['registry-username'],
      password: request['registry-password'],
      registries: [parseRepositoryName(image).registry],
    },
    ports,
  );
  return {
    credentials,
    registry: new Registry({ ...ports, credentials, insecure: request['registry-insecure'] }),
  };
}
