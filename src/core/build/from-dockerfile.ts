/** An image from a Dockerfile: found by its content key, or built and pushed by an engine. */
import { readFile } from 'node:fs/promises';
import { Failure, messageOf } from '../failure.ts';
import { confirm } from '../image/promote.ts';
import { parseReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import type { Log } from '../ports.ts';
import { buildahEngine, runsInContainer } from './buildah.ts';
import { buildkitEngine } from './buildkit.ts';
import { type ContentKey, contentKey, keyLabel } from './content-key.ts';
import { parseDockerfile } from './dockerfile.ts';
import { dockerfileReads } from './dockerfile-reads.ts';
import type { BuildCredential, BuildSpec, Engine, EnginePorts } from './engine.ts';
import { readImageConfig } from './image-config.ts';
import { emitKaniko, emitNothingToBuild, kanikoScript } from './kaniko.ts';
import { ownFiles } from './own-files.ts';
import { printable } from './program.ts';
import { findByKey } from './reuse.ts';
import { type EngineChoice, selectEngine } from './select.ts';

export interface DockerfileBuild {
  readonly spec: BuildSpec;
  readonly engine: EngineChoice;
  /** Name or address of a BuildKit. */
  readonly builder: string | undefined;
  readonly unlessChanged: boolean;
  /** Which run built it; left out of images that are found by their content, which many runs share. */
  readonly originLabels: ReadonlyMap<string, string>;
  /** Absolute directory for kaniko's script, instead of building here. */
  readonly emit: string | undefined;
  /** Absolute path of the checkout, where this program's own report lies. */
  readonly workspace: string;
  readonly dryRun: boolean;
}

export interface MadeImage {
  readonly action: 'built' | 'reused' | 'promoted';
  /** Undefined while nothing has been pushed: after a dry run and after `emit`. */
  readonly digest: string | undefined;
}

export async function imageFromDockerfile(
  build: DockerfileBuild,
  ports: EnginePorts & { readonly registry: Registry },
): Promise<MadeImage> {
  const key = build.unlessChanged ? await keyOf(build, ports) : undefined;
  const existing = key && (await findByKey(ports.registry, build.spec.image, key));
  if (existing !== undefined) return reuse(build, existing, ports);

  const spec = key === undefined ? withOrigin(build) : withKey(build.spec, key);
  if (build.emit !== undefined) return emitted(build, build.emit, spec, ports);
  const engine = await selectEngine(build.engine, enginesFor(ports, build.builder));
  ports.log.info(`Engine: ${engine.name}`);
  if (build.dryRun) return planned(engine, spec, ports);
  const { reportedDigest } = await ports.log.group(`Build ${spec.image}`, () => engine.build(spec));
  return { action: 'built', digest: await confirmPushed(ports.registry, spec, reportedDigest) };
}

/** The order of `auto`. */
function enginesFor(ports: EnginePorts, builder: string | undefined): readonly Engine[] {
  return [buildkitEngine(ports, builder), buildahEngine(ports, () => runsInContainer(ports.env))];
}

/**
 * Who we are for the registries of the image, its cache and its base images, as engines want to be told. A base whose
 * credential cannot be had may still be public, so only the image's own registry must answer.
 */
export async function buildCredentials(
  build: Omit<BuildSpec, 'credentials'>,
  resolve: (registry: string, repository: string) => Promise<RegistryCredentials>,
  log: Log,
): Promise<readonly BuildCredential[]> {
  const { registry, repository } = parseReference(build.image);
  const found = new Map([[registry, await resolve(registry, repository)]]);
  const cache = build.cache.mode === 'registry' ? [build.cache.repository] : [];
  for (const image of [...cache, ...(await baseImages(build))]) {
    const other = parseReference(image, 'dockerfile');
    if (found.has(other.registry)) continue;
    try {
      found.set(other.registry, await resolve(other.registry, other.repository));
    } catch (error) {
      log.detail(`no credential for ${other.registry}: ${messageOf(error)}`);
    }
  }
  return [...found].map(([registry, credentials]) => ({ registry, credentials }));
}

async function baseImages(build: Pick<BuildSpec, 'dockerfile' | 'target' | 'buildArgs'>): Promise<readonly string[]> {
  const dockerfile = parseDockerfile(await readFile(build.dockerfile, 'utf8'));
  return dockerfileReads(dockerfile, build.target, build.buildArgs)?.images ?? [];
}

/**
 * The digest of the pushed image, read back from the registry under every tag.
 * @throws Failure `DIGEST_MISMATCH` when the registry holds something else than the engine says it pushed
 */
export async function confirmPushed(
  registry: Registry,
  { image, tags }: Pick<BuildSpec, 'image' | 'tags'>,
  reported: string | undefined,
): Promise<string> {
  const repository = parseReference(image);
  const [first, ...others] = tags;
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

type KnownKey = ContentKey & { readonly known: true };

async function keyOf(
  { spec, workspace, emit }: DockerfileBuild,
  { registry, log }: EnginePorts & { readonly registry: Registry },
): Promise<KnownKey | undefined> {
  const inspect = (image: string) => readImageConfig(registry, parseReference(image, 'dockerfile'));
  const key = await contentKey(spec, inspect, ownFiles(workspace, emit));
  if (key.known) {
    log.info(`Content key ${key.tag} (${key.files} files)`);
    return key;
  }
  log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
  return undefined;
}

function withKey(spec: BuildSpec, key: KnownKey): BuildSpec {
  return {
    ...spec,
    tags: [...spec.tags, key.tag],
    labels: new Map([...spec.labels, [keyLabel, key.digest]]),
  };
}

function withOrigin({ spec, unlessChanged, originLabels }: DockerfileBuild): BuildSpec {
  return unlessChanged ? spec : { ...spec, labels: new Map([...originLabels, ...spec.labels]) };
}

async function reuse(
  { spec, emit, dryRun }: DockerfileBuild,
  digest: string,
  { registry, log }: EnginePorts & { readonly registry: Registry },
): Promise<MadeImage> {
  log.info(`Nothing to build: ${spec.image}@${digest} has the same content`);
  if (dryRun) return { action: 'reused', digest };
  await registry.tag({ ...parseReference(spec.image), digest }, spec.tags);
  if (emit !== undefined) {
    await emitNothingToBuild(emit, { image: spec.image, tags: spec.tags, action: 'reused', digest });
  }
  return { action: 'reused', digest: await confirmPushed(registry, spec, digest) };
}

async function emitted(
  build: DockerfileBuild,
  directory: string,
  spec: BuildSpec,
  { log }: EnginePorts,
): Promise<MadeImage> {
  if (build.dryRun) for (const line of kanikoScript(directory, spec).split('\n')) log.info(line);
  else await emitKaniko(directory, spec, build.spec.tags);
  return { action: 'built', digest: undefined };
}

async function planned(engine: Engine, spec: BuildSpec, { log }: EnginePorts): Promise<MadeImage> {
  for (const argv of await engine.plan(spec)) log.info(printable(argv));
  return { action: 'built', digest: undefined };
}
