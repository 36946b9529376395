/** The configuration of an image, as far as it is read here. Source: OCI image specification, config.md. */
import { isObject, jsonObject } from '../json.ts';
import { type ImageManifest, type IndexEntry, type Manifest, readManifest } from './manifest.ts';
import { type ImageReference, type Repository, repositoryOf } from './reference.ts';
import { type Registry, readConfigBlob } from './registry.ts';

export interface ImageConfig {
  /** Undefined where it does not say. */
  readonly os: string | undefined;
  readonly architecture: string | undefined;
  readonly variant: string | undefined;
  readonly labels: Readonly<Record<string, unknown>>;
  /** `NAME=value`. */
  readonly env: readonly string[];
  /** ONBUILD, Docker's addition: instructions that run in the builds of images on it. */
  readonly triggers: readonly string[];
  /** Digests of the layers as they are unpacked, the lowest first. */
  readonly layers: readonly string[];
}

export function parseImageConfig(bytes: Uint8Array): ImageConfig {
  const { config, rootfs, os, architecture, variant } = jsonObject(bytes);
  const { Labels: labels, Env: env, OnBuild: triggers } = isObject(config) ? config : {};
  const { diff_ids: layers } = isObject(rootfs) ? rootfs : {};
  return {
    os: text(os),
    architecture: text(architecture),
    variant: text(variant),
    labels: isObject(labels) ? labels : {},
    env: strings(env),
    triggers: strings(triggers),
    layers: strings(layers),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function strings(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

/** BuildKit files attestations beside the images of an index, as a platform that no machine has. */
export function isForMachine({ platform }: Pick<IndexEntry, 'platform'>): boolean {
  return platform?.os !== 'unknown';
}

type Reader = Pick<Registry, 'getManifest' | 'getBlob'>;

/**
 * The labels of an image, with the digest of the manifest or index that the reference names. Of an index its first platform
 * counts; undefined when there is no such image.
 */
export async function readImageConfig(
  registry: Reader,
  reference: ImageReference,
): Promise<(Pick<ImageConfig, 'labels'> & { readonly digest: string }) | undefined> {
  const manifest = await registry.getManifest(reference);
  if (manifest === undefined) return undefined;
  const image = await firstImage(registry, reference, manifest);
  if (image === undefined) return { digest: manifest.digest, labels: {} };
  const { labels } = parseImageConfig(await readConfigBlob(registry, reference, image.config));
  return { digest: manifest.digest, labels };
}

async function firstImage(
  registry: Reader,
  repository: Repository,
  manifest: Manifest,
): Promise<ImageManifest | undefined> {
  const content = readManifest(manifest);
  if (content.kind === 'image') return content;
  const entry = content.manifests.find(isForMachine);
  const child = entry && (await registry.getManifest({ ...repositoryOf(repository), digest: entry.digest }));
  const image = child && readManifest(child);
  return image?.kind === 'image' ? image : undefined;
}
