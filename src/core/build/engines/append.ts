/**
 * The engine `append`: a built directory becomes one reproducible layer on a base image, through the registry API alone.
 * No daemon, no root, no pull: of the base only its manifest and configuration are read.
 */
import { badInput, Failure } from '../../failure.ts';
import { copyBlobs } from '../../image/copy.ts';
import {
  type BlobSource,
  blobOf,
  type Descriptor,
  type ImageManifest,
  isStored,
  type Manifest,
  type Platform,
  readManifest,
} from '../../image/manifest.ts';
import { formatReference, type ImageReference, parseRepositoryName, type Repository } from '../../image/reference.ts';
import { missing, type Registry, readConfigBlob } from '../../image/registry.ts';
import { type BuildSpec, type Engine, pushedTags } from '../engine.ts';
import { packLayer } from './layer.ts';
import { layerEntries } from './layer-files.ts';

export const append: Engine = {
  name: 'append',
  source: 'files',
  inputs: ['base', 'files', 'command', 'env', 'user', 'workdir'],
  needs: {
    input: 'files',
    why: 'the engine append puts files on a base image',
    hint: 'Give LOCAL[:REMOTE] items.',
  },
  async probe(spec, { env, registry }) {
    if (spec.platforms.length > 1) {
      throw badInput('platforms', '`append` makes an image for one platform', 'Give one platform.');
    }
    const epoch = sourceDate(env.SOURCE_DATE_EPOCH);
    return {
      available: true,
      async plan() {
        await using image = await assembleImage(registry, spec, epoch);
        const isThere = await hasImage(registry, spec, image);
        return { action: isThere ? 'reused' : 'built', digest: image.manifest.digest, lines: [] };
      },
      async build() {
        // Held here: the layer's file lives until its upload has ended.
        await using image = await assembleImage(registry, spec, epoch);
        const isThere = await hasImage(registry, spec, image);
        if (!isThere) await pushImage(registry, spec, image);
        const to = parseRepositoryName(spec.image);
        for (const tag of pushedTags(spec)) await registry.putManifest({ ...to, tag }, image.manifest);
        return { result: 'pushed', action: isThere ? 'reused' : 'built', digest: image.manifest.digest };
      },
    };
  },
};

/** Seconds since the epoch. Source: reproducible-builds.org, SOURCE_DATE_EPOCH. */
function sourceDate(text = '0'): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw badInput('SOURCE_DATE_EPOCH', `"${text}" is not a number of seconds`, 'Use `git log -1 --format=%ct`.');
}

/** An image that is ready to push; nothing has been written to a registry yet. */
interface AssembledImage extends AsyncDisposable {
  readonly manifest: Manifest;
  /** What the base's repository has. */
  readonly inherited: readonly Descriptor[];
  readonly added: readonly BlobSource[];
}

interface Base extends Pick<ImageManifest, 'layers'> {
  readonly config: ImageConfig;
  readonly types: MediaTypes;
  readonly annotations: Readonly<Record<string, string>> | undefined;
}

interface MediaTypes {
  readonly manifest: string;
  readonly config: string;
  readonly layer: string;
}

/** The two families must not be mixed in one image: some registries and daemons refuse it. */
const ociTypes: MediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};
const dockerTypes: MediaTypes = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  config: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

/** Whether the repository has this very image. */
async function hasImage(registry: Registry, spec: BuildSpec, { manifest }: AssembledImage): Promise<boolean> {
  const to = parseRepositoryName(spec.image);
  return (await registry.headManifest({ ...to, digest: manifest.digest })) !== undefined;
}

async function pushImage(registry: Registry, spec: BuildSpec, image: AssembledImage): Promise<void> {
  const { base } = spec;
  const to = parseRepositoryName(spec.image);
  const isElsewhere = base !== undefined && formatReference(repositoryOf(base)) !== formatReference(to);
  if (isElsewhere) await copyBlobs(registry, image.inherited, repositoryOf(base), to);
  for (const blob of image.added) await registry.uploadBlob(to, blob);
  await registry.putManifest(to, image.manifest);
}

/**
 * The same base digest, files and settings give the same digest on every machine.
 *
 * @param epoch seconds since 1970 that files and the image are dated with
 */
async function assembleImage(registry: Registry, spec: BuildSpec, epoch: number): Promise<AssembledImage> {
  const [wanted] = spec.platforms;
  const platform = parsePlatform(wanted ?? 'linux/amd64');
  const entries = await layerEntries(spec.files, spec.cwd, spec.base !== undefined);
  const base = spec.base === undefined ? scratch(platform) : await readBase(registry, spec.base, platform);
  if (wanted !== undefined && !matches(base.config, platform)) throw otherPlatform(spec.base, base.config, platform);
  const layer = await packLayer(entries, epoch);
  const created = new Date(epoch * 1000).toISOString().replace('.000Z', 'Z');
  const config = blobOf(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, layer.diffId, created))));
  const content = {
    schemaVersion: 2,
    mediaType: base.types.manifest,
    config: descriptor(base.types.config, config),
    layers: [...base.layers, descriptor(base.types.layer, layer.blob)],
    ...(base.annotations === undefined ? {} : { annotations: base.annotations }),
  };
  const bytes = Buffer.from(JSON.stringify(content));
  return {
    manifest: { ...descriptor(base.types.manifest, blobOf(bytes)), bytes },
    inherited: base.layers.filter(isStored),
    added: [layer.blob, config],
    [Symbol.asyncDispose]: () => layer[Symbol.asyncDispose](),
  };
}

async function readBase(registry: Registry, reference: ImageReference, platform: Platform): Promise<Base> {
  const manifest = await imageFor(registry, reference, platform);
  const content = readManifest(manifest);
  if (content.kind === 'index')
    throw badInput('base', `${formatReference(reference)} is an index of indexes`, 'name an image by its digest');
  const config = readConfig(await readConfigBlob(registry, reference, content.config), content.config.digest);
  const isOci = manifest.mediaType === ociTypes.manifest;
  return {
    config,
    layers: content.layers,
    types: isOci ? ociTypes : dockerTypes,
    // Where scanners and update bots look for the base. Docker's family has no annotations.
    annotations: isOci
      ? {
          'org.opencontainers.image.base.digest': manifest.digest,
          'org.opencontainers.image.base.name': nameOf(reference),
        }
      : undefined,
  };
}

/** The platform's image out of an index, or the one image that there is. */
async function imageFor(registry: Registry, reference: ImageReference, platform: Platform): Promise<Manifest> {
  const manifest = await registry.getManifest(reference);
  if (manifest === undefined) throw missing(reference, 'base');
  const content = readManifest(manifest);
  if (content.kind === 'image') return manifest;
  const entry = content.manifests.find((each) => each.platform !== undefined && matches(each.platform, platform));
  if (entry === undefined) {
    const offered = content.manifests.flatMap((each) =>
      each.platform && each.platform.os !== 'unknown' ? [platformName(each.platform)] : [],
    );
    const problem = `${formatReference(reference)} has no image for ${platformName(platform)}`;
    throw badInput('platforms', problem, `it has ${offered.join(', ')}`);
  }
  const child = { ...repositoryOf(reference), digest: entry.digest };
  const found = await registry.getManifest(child);
  if (found === undefined) throw missing(child, 'base');
  return found;
}

function scratch({ os, architecture, variant }: Platform): Base {
  const config: ImageConfig = {
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    rootfs: { type: 'layers', diff_ids: [] },
  };
  return { config, layers: [], types: ociTypes, annotations: undefined };
}

function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) {
    const hint = 'write os/architecture[/variant], for example linux/arm64';
    throw badInput('platforms', `"${text}" is not a platform`, hint);
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function otherPlatform(base: ImageReference | undefined, offered: Platform, wanted: Platform): Error {
  const name = base === undefined ? 'scratch' : formatReference(base);
  const problem = `${name} is an image for ${platformName(offered)}, not for ${platformName(wanted)}`;
  return badInput('platforms', problem, 'name a base for that platform, or an index of several');
}

/** Without a variant any is taken: an index has `arm64/v8` for what people call `linux/arm64`. */
function matches(offered: Platform, wanted: Platform): boolean {
  return (
    offered.os === wanted.os &&
    offered.architecture === wanted.architecture &&
    (wanted.variant === undefined || offered.variant === wanted.variant)
  );
}

function platformName({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

/** Without the digest, which has its own annotation. */
function nameOf({ registry, repository, tag }: ImageReference): string {
  return formatReference({ registry, repository, ...(tag === undefined ? {} : { tag }) });
}

function repositoryOf({ registry, repository }: Repository): Repository {
  return { registry, repository };
}

function descriptor(mediaType: string, { digest, size }: BlobSource): Descriptor {
  return { mediaType, digest, size };
}

/** The configuration blob, as far as we read it; whatever else a base has is kept. OCI image-spec, config.md. */
interface ImageConfig {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly created?: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] };
  readonly history?: readonly object[];
}

/** @throws Failure `MANIFEST_UNKNOWN_FORM` for what is no image configuration */
function readConfig(bytes: Uint8Array, digest: string): ImageConfig {
  const content: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (isImageConfig(content)) return content;
  throw new Failure('failed', 'MANIFEST_UNKNOWN_FORM', `the configuration ${digest} is not that of an image`, {
    hint: 'base: name an image that runs, not an artifact such as a chart or a signature',
  });
}

/** The base's configuration with one more layer and the settings on top. `created` is an RFC 3339 time. */
function mergeConfig(base: ImageConfig, settings: BuildSpec, diffId: string, created: string): ImageConfig {
  const { command, user, workdir } = settings;
  const config = base.config ?? {};
  const env = mergeEnv(config.Env, settings.env);
  const labels = { ...record(config.Labels), ...Object.fromEntries(sorted(settings.labels)) };
  return {
    ...base,
    created,
    config: {
      ...config,
      ...(env.length === 0 ? {} : { Env: env }),
      ...(command.length === 0 ? {} : { Cmd: command }),
      ...(user === undefined ? {} : { User: user }),
      ...(workdir === undefined ? {} : { WorkingDir: workdir }),
      ...(Object.keys(labels).length === 0 ? {} : { Labels: labels }),
    },
    rootfs: { ...base.rootfs, diff_ids: [...base.rootfs.diff_ids, diffId] },
    history: [...(base.history ?? []), { created, created_by: 'monorepo-gitops build-image --engine append' }],
  };
}

/** Names that the base has keep their place; new ones follow, sorted, so that their order in the input does not matter. */
function mergeEnv(base: unknown, env: ReadonlyMap<string, string>): string[] {
  const merged = new Map<string, string>();
  for (const line of Array.isArray(base) ? base.map(String) : []) {
    const [name = ''] = line.split('=', 1);
    merged.set(name, line.slice(name.length + 1));
  }
  for (const [name, value] of sorted(env)) merged.set(name, value);
  return [...merged].map(([name, value]) => `${name}=${value}`);
}

function sorted(values: ReadonlyMap<string, string>): [string, string][] {
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isImageConfig(value: unknown): value is ImageConfig {
  const { architecture, os, rootfs } = record(value);
  return typeof architecture === 'string' && typeof os === 'string' && Array.isArray(record(rootfs).diff_ids);
}
