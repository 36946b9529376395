/** What can be known of a build before it begins: whether its inputs fit together, its files are here, and it may be pushed. */
import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { confirm } from '../image/promote.ts';
import { parseReference, parseRepositoryName } from '../image/reference.ts';
import { parseDockerfile, targetNumber } from './dockerfile.ts';
import { type BuildSpec, type Engine, layerMark } from './engine.ts';
import { allEngines, enginesFor, firstAvailable } from './engines.ts';
import { signerFor } from './make/sign-fresh.ts';
import { type ImagePorts, registryFor, withConnection } from './make/task.ts';
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
  probes = new Map<string, Promise<unknown>>(),
): Promise<void> {
  if (request.finish !== undefined) return;
  checkDestination(request);
  await signerFor(request, ports);
  const target = imageTarget(request);
  if (request['promote-from'] === undefined) await checkBuild(request, target, ports, probes);
  else parseReference(request['promote-from'], 'promote-from');
  if (request['dry-run']) return;
  await withConnection(ports, (own) =>
    registryFor(request, target.image, own).checkPush(parseRepositoryName(target.image)),
  );
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

async function checkBuild(
  request: ImageRequest,
  target: ReturnType<typeof imageTarget>,
  ports: ImagePorts,
  probes: Map<string, Promise<unknown>>,
): Promise<void> {
  const engines = enginesFor(request, allEngines);
  const spec = specOf(request, target, ports);
  await checkFiles(engines, spec);
  if (engines.some(({ source }) => source === 'dockerfile')) await checkPrune(request, spec, ports);
  // Its image may be there already, and then nothing builds.
  if (request['unless-changed']) return;
  const asked = JSON.stringify([engines.map(({ name }) => name), spec.builder, spec.platforms.length]);
  const probe = probes.get(asked) ?? canBuild(engines, spec, request, ports);
  probes.set(asked, probe);
  await probe;
}

/** @throws Failure `ENGINE_MISSING` */
function canBuild(
  engines: readonly Engine[],
  spec: BuildSpec,
  request: ImageRequest,
  ports: ImagePorts,
): Promise<unknown> {
  return withConnection(ports, (own) => {
    const { run } = own.programs;
    return firstAvailable(engines, spec, { ...own, run, registry: registryFor(request, spec.image, own) });
  });
}

async function checkFiles(engines: readonly Engine[], spec: BuildSpec): Promise<void> {
  if (engines.some(({ source }) => source === 'dockerfile')) {
    await requirePaths(spec);
    const dockerfile = parseDockerfile(await readFile(spec.dockerfile, 'utf8'));
    if (spec.target !== undefined && targetNumber(dockerfile, spec.target) === undefined) {
      throw badInput(
        'target',
        `${spec.dockerfile} has no stage ${spec.target}`,
        'Name a stage of it, or leave target out.',
      );
    }
    return;
  }
  for (const file of spec.files) {
    if (file.trim() === layerMark) continue;
    const [local = file] = file.split(':', 1);
    await access(resolve(spec.cwd, local)).catch((cause: unknown) => {
      throw badInput(
        'files',
        `${local} cannot be read`,
        'Build it in a step before this one, or correct the path.',
        cause,
      );
    });
  }
}
