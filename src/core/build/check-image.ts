/** What can be known of a build before it begins: whether its inputs fit together, its files are here, and it may be pushed. */
import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { badInput, type Failure } from '../failure.ts';
import { confirm } from '../image/promote.ts';
import { parseReference, parseRepositoryName } from '../image/reference.ts';
import { parseDockerfile, targetNumber } from './dockerfile.ts';
import { type BuildSpec, type Engine, layerMark } from './engine.ts';
import { allEngines, enginesFor, firstAvailable } from './engines.ts';
import { signerFor } from './make/sign-fresh.ts';
import { connect, type ImagePorts, registryFor, withConnection } from './make/task.ts';
import { checkDestination } from './options/options.ts';
import { checkPrune } from './prune/pruned-context.ts';
import { type ImageRequest, imageTarget, requirePaths, specOf } from './request.ts';

/**
 * Asks the registry for an upload and cancels it, unless it is a dry run. Several images may be checked at the same time.
 *
 * @param probes of those images, so that each engine is asked once whether it can build here
 * @throws Failure `INPUT_INVALID`, `ENGINE_MISSING`, `REGISTRY_*`
 */
export async function checkImage(
  request: ImageRequest,
  ports: ImagePorts,
  probes = new Map<string, Promise<FoundBuilder>>(),
): Promise<void> {
  if (request.finish !== undefined) return;
  const missing = await checkBuildInputs(request, ports);
  if (missing !== undefined) throw missing;
  // Its image may be there already, and then nothing builds.
  if (request['promote-from'] === undefined && !request['unless-changed']) await findBuilder(request, ports, probes);
  if (!request['dry-run']) await checkImagePush(request, ports);
}

/**
 * Whether the inputs of a build fit together, and its files are here. Asks no server and starts no builder.
 *
 * @returns what a step before the build is to make: files of the engine `append` that are not there
 * @throws Failure of what a person has to change
 */
export async function checkBuildInputs(request: ImageRequest, ports: ImagePorts): Promise<Failure | undefined> {
  checkDestination(request);
  await signerFor(request, ports);
  const target = imageTarget(request);
  if (request['promote-from'] !== undefined) {
    parseReference(request['promote-from'], 'promote-from');
    return undefined;
  }
  const engines = enginesFor(request, allEngines);
  const spec = specOf(request, target, ports);
  if (!engines.some(({ source }) => source === 'dockerfile')) return missingFile(spec);
  await checkDockerfile(spec);
  await checkPrune(request, spec, ports);
  return undefined;
}

/**
 * The engine that can build here.
 *
 * @param probes as of `checkImage`
 * @throws Failure `ENGINE_MISSING`
 */
export async function findBuilder(
  request: ImageRequest,
  ports: ImagePorts,
  probes = new Map<string, Promise<FoundBuilder>>(),
): Promise<FoundBuilder> {
  const engines = enginesFor(request, allEngines);
  const spec = specOf(request, imageTarget(request), ports);
  const asked = JSON.stringify([engines.map(({ name }) => name), spec.builder, spec.platforms.length]);
  const probe = probes.get(asked) ?? canBuild(engines, spec, request, ports);
  probes.set(asked, probe);
  return await probe;
}

/** Asks the registry for an upload and cancels it. @throws Failure `REGISTRY_*` */
export async function checkImagePush(request: ImageRequest, ports: ImagePorts): Promise<void> {
  const { image } = imageTarget(request);
  await withConnection(ports, (own) => registryFor(request, image, own).checkPush(parseRepositoryName(image)));
}

/** Where the credentials for the image's registry come from, for people: `registry-username and registry-password`. */
export async function pushCredentialSource(request: ImageRequest, ports: ImagePorts): Promise<string | undefined> {
  const { image } = imageTarget(request);
  const { registry, repository } = parseRepositoryName(image);
  const { kind, source } = await connect(request, image, ports).credentials(registry, repository);
  return kind === 'anonymous' ? undefined : source;
}

/** Repository, tag and digest of a pushed image, as they are going to be written. */
export interface ConfirmedImage {
  /** Without a tag, its host included. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/**
 * Asks the registry for an image that is about to be written into Git; in a dry run nothing has been pushed.
 *
 * @throws Failure `REGISTRY_DIGEST` when the tag names another image now, or none; `REGISTRY_*`
 */
export async function confirmImage(request: ImageRequest, image: ConfirmedImage, ports: ImagePorts): Promise<void> {
  const { repository, tag, digest } = image;
  if (request['dry-run']) return;
  await withConnection(ports, (own) => {
    const registry = registryFor(request, repository, own);
    return confirm(registry, { ...parseRepositoryName(repository), tag }, digest);
  });
}

type FoundBuilder = Awaited<ReturnType<typeof firstAvailable>>;

function canBuild(
  engines: readonly Engine[],
  spec: BuildSpec,
  request: ImageRequest,
  ports: ImagePorts,
): Promise<FoundBuilder> {
  return withConnection(ports, (own) => {
    const { run } = own.programs;
    return firstAvailable(engines, spec, { ...own, run, registry: registryFor(request, spec.image, own) });
  });
}

async function checkDockerfile(spec: BuildSpec): Promise<void> {
  await requirePaths(spec);
  const dockerfile = parseDockerfile(await readFile(spec.dockerfile, 'utf8'));
  if (spec.target === undefined || targetNumber(dockerfile, spec.target) !== undefined) return;
  const problem = `${spec.dockerfile} has no stage ${spec.target}`;
  throw badInput('target', problem, 'Name a stage of it, or leave target out.');
}

async function missingFile(spec: BuildSpec): Promise<Failure | undefined> {
  for (const file of spec.files) {
    if (file.trim() === layerMark) continue;
    const [local = file] = file.split(':', 1);
    try {
      await access(resolve(spec.cwd, local));
    } catch (cause) {
      const hint = 'Build it in a step before this one, or correct the path.';
      return badInput('files', `${local} cannot be read`, hint, cause);
    }
  }
  return undefined;
}
