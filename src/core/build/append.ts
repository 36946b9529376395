/**
 * The engine `append`: a built directory becomes one reproducible layer on a base image, through the registry API alone.
 * No daemon, no root, no pull: of the base only its manifest and configuration are read.
 */

import { badInput } from '../failure.ts';
import {
  type BlobSource,
  blobOf,
  type Descriptor,
  type ImageManifest,
  type Manifest,
  type Platform,
  readManifest,
} from '../image/manifest.ts';
import { confirm, copyBlobs, isStored } from '../image/promote.ts';
import { formatReference, type ImageReference, type Repository } from '../image/reference.ts';
import { missing, type Registry } from '../image/registry.ts';
import { type ImageConfig, mergeConfig, type RunSettings, readConfig } from './append-config.ts';
import { packLayer } from './layer.ts';
import { layerEntries, parseFileItem } from './layer-files.ts';

export interface AppendSpec extends RunSettings {
  /** Absent: the layer stands alone, for static binaries. */
  readonly base: ImageReference | undefined;
  /** `LOCAL[:REMOTE]`, relative to `cwd`. */
  readonly files: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly image: Repository;
  readonly tags: readonly string[];
  /** `linux/amd64`, `linux/arm64/v8`: which image of a base that is an index. Default: linux/amd64. */
  readonly platform: string | undefined;
  /** Seconds since the epoch that files and the image are dated with: SOURCE_DATE_EPOCH, else 0. */
  readonly epoch: number;
}

/** An image that is ready to push; nothing has been written to a registry yet. */
export interface AssembledImage extends AsyncDisposable {
  readonly manifest: Manifest;
  /** What the base's repository has. */
  readonly inherited: readonly Descriptor[];
  readonly added: readonly BlobSource[];
  /** Layers in all. */
  readonly layers: number;
  /** Bytes that a first pull transfers. */
  readonly size: number;
}

export interface AppendedImage {
  readonly digest: string;
  readonly size: number;
  readonly layers: number;
  /** `existed`: the repository had this very image; only tags were set. */
  readonly result: 'pushed' | 'existed';
}

interface Base {
  readonly config: ImageConfig;
  readonly manifest: Pick<ImageManifest, 'layers'>;
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

/**
 * Builds, pushes, tags and reads back. The same base digest, files and settings give the same digest on every machine.
 * @throws Failure `INPUT_INVALID` (files, base, platform), `LAYER_UNSAFE`, `LAYER_CHANGED`, `REGISTRY_*`
 */
export async function appendImage(registry: Registry, spec: AppendSpec): Promise<AppendedImage> {
  await using image = await assembleImage(registry, spec);
  // Awaited here: the layer lives until its upload has ended.
  return await pushImage(registry, spec, image);
}

/** All the reading of `append`: a dry run ends here, and knows the digest. */
export async function assembleImage(registry: Registry, spec: AppendSpec): Promise<AssembledImage> {
  const platform = parsePlatform(spec.platform ?? 'linux/amd64');
  const entries = await layerEntries(
    spec.files.map((item) => parseFileItem(item)),
    spec.cwd,
    spec.base !== undefined,
  );
  const base = spec.base === undefined ? scratch(platform) : await readBase(registry, spec.base, platform);
  if (spec.platform !== undefined && !matches(base.config, platform))
    throw otherPlatform(spec.base, base.config, platform);
  const layer = await packLayer(entries, { mtime: spec.epoch, uid: 0, gid: 0 });
  const created = new Date(spec.epoch * 1000).toISOString().replace('.000Z', 'Z');
  const config = blobOf(Buffer.from(JSON.stringify(mergeConfig(base.config, spec, layer.diffId, created))));
  const inherited = base.manifest.layers;
  const layers = [...inherited, descriptor(base.types.layer, layer.blob)];
  const manifest = encode({
    schemaVersion: 2,
    mediaType: base.types.manifest,
    config: descriptor(base.types.config, config),
    layers,
    ...(base.annotations === undefined ? {} : { annotations: base.annotations }),
  });
  return {
    manifest: { ...manifest, mediaType: base.types.manifest },
    inherited: inherited.filter(isStored),
    added: [layer.blob, config],
    layers: layers.length,
    size: layers.reduce((sum, { size }) => sum + size, config.size),
    [Symbol.asyncDispose]: () => layer[Symbol.asyncDispose](),
  };
}

async function pushImage(registry: Registry, spec: AppendSpec, image: AssembledImage): Promise<AppendedImage> {
  const { image: to, base, tags } = spec;
  const { digest } = image.manifest;
  const existed = (await registry.headManifest({ ...to, digest })) !== undefined;
  if (!existed) {
    const elsewhere = base !== undefined && formatReference(repositoryOf(base)) !== formatReference(to);
    if (elsewhere) await copyBlobs(registry, image.inherited, repositoryOf(base), to);
    for (const blob of image.added) await registry.uploadBlob(to, blob);
    await registry.putManifest(to, image.manifest);
  }
  for (const tag of tags) await registry.putManifest({ ...to, tag }, image.manifest);
  for (const tag of tags) await confirm(registry, { ...to, tag }, digest);
  return { digest, size: image.size, layers: image.layers, result: existed ? 'existed' : 'pushed' };
}

async function readBase(registry: Registry, reference: ImageReference, platform: Platform): Promise<Base> {
  const manifest = await imageFor(registry, reference, platform);
  const content = readManifest(manifest);
  if (content.kind === 'index')
    throw badInput('base', `${formatReference(reference)} is an index of indexes`, 'name an image by its digest');
  const pieces: Uint8Array[] = [];
  for await (const piece of registry.getBlob(reference, content.config.digest)) pieces.push(piece);
  const config = readConfig(Buffer.concat(pieces), content.config.digest);
  const isOci = manifest.mediaType === ociTypes.manifest;
  return {
    config,
    manifest: content,
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
    throw badInput(
      'platforms',
      `${formatReference(reference)} has no image for ${platformName(platform)}`,
      `it has ${offered.join(', ')}`,
    );
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
  return { config, manifest: { layers: [] }, types: ociTypes, annotations: undefined };
}

function parsePlatform(text: string): Platform {
  const [os, architecture, variant, ...rest] = text.split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) {
    throw badInput(
      'platforms',
      `"${text}" is not a platform`,
      'write os/architecture[/variant], for example linux/arm64',
    );
  }
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function otherPlatform(base: ImageReference | undefined, offered: Platform, wanted: Platform): Error {
  const name = base === undefined ? 'scratch' : formatReference(base);
  return badInput(
    'platforms',
    `${name} is an image for ${platformName(offered)}, not for ${platformName(wanted)}`,
    'name a base for that platform, or an index of several',
  );
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

function encode(manifest: object): Omit<Manifest, 'mediaType'> {
  const bytes = Buffer.from(JSON.stringify(manifest));
  const { digest, size } = blobOf(bytes);
  return { bytes, digest, size };
}
