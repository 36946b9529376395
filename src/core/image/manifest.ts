/** Manifests and blobs: descriptors, digests, and what a manifest refers to. */

import { createHash } from 'node:crypto';
import { Failure } from '../failure.ts';
import { isObject, jsonObject } from '../json.ts';

export const ociIndexType = 'application/vnd.oci.image.index.v1+json';

/** To send as Accept: without it a registry may convert to a schema of its choice (distribution 2.8 does). */
export const manifestTypes: readonly string[] = [
  ociIndexType,
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** What a manifest says about something that it refers to. Source: OCI image specification, descriptor.md. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** A manifest's exact bytes: any other spelling of the same JSON has another digest. */
export interface Manifest extends Descriptor {
  readonly bytes: Uint8Array;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

export interface IndexEntry extends Descriptor {
  readonly platform?: Platform;
}

/** An entry of the list of what refers to a manifest. Source: OCI distribution-spec 1.1, "Listing Referrers". */
export interface Referrer extends Descriptor {
  /** `application/vnd.dev.sigstore.bundle.v0.3+json`, `application/spdx+json`. */
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A layer, a configuration, or what an artifact carries. */
export interface BlobDescriptor extends Descriptor {
  /** Where it is besides the registry, or in place of it. */
  readonly urls?: readonly string[];
  readonly annotations?: Readonly<Record<string, unknown>>;
}

/** Descriptors may carry more (annotations, urls); all of it is kept. */
export interface ImageManifest {
  readonly config: Descriptor;
  readonly layers: readonly BlobDescriptor[];
}

type ManifestContent = (
  | { readonly kind: 'index'; readonly manifests: readonly IndexEntry[] }
  | ({ readonly kind: 'image' } & ImageManifest)
) & { readonly annotations: Readonly<Record<string, unknown>> };

/** @throws Failure `MANIFEST_UNKNOWN_FORM` for anything but an image manifest or an index of either family */
export function readManifest({ bytes, digest }: Pick<Manifest, 'bytes' | 'digest'>): ManifestContent {
  const { manifests, config, layers, annotations: given } = jsonObject(bytes);
  const annotations = isObject(given) ? given : {};
  // Others would take it for the other of the two (CVE-2021-41190).
  if (manifests !== undefined && (config !== undefined || layers !== undefined)) throw unknownForm(digest, 'both');
  if (Array.isArray(manifests) && manifests.every(isDescriptor)) return { kind: 'index', manifests, annotations };
  if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor)) {
    return { kind: 'image', config, layers, annotations };
  }
  throw unknownForm(digest, 'neither');
}

function unknownForm(digest: string, which: 'both' | 'neither'): Failure {
  const forms =
    which === 'both' ? 'an image and an index of images at once' : 'neither an image nor an index of images';
  return new Failure('failed', 'MANIFEST_UNKNOWN_FORM', `the manifest ${digest} is ${forms}`, {
    hint: 'schema 1 images and other artifacts are not understood; push the image again with a current builder',
  });
}

/**
 * Everything that a manifest refers to, also one of an artifact (whose blobs an older draft of the specification calls so).
 * @throws Failure `MANIFEST_UNKNOWN_FORM`
 */
export function manifestParts(manifest: Pick<Manifest, 'bytes' | 'digest'>): {
  readonly manifests: readonly Descriptor[];
  readonly blobs: readonly BlobDescriptor[];
} {
  const { config, layers, blobs } = jsonObject(manifest.bytes);
  if (config === undefined && layers === undefined && Array.isArray(blobs) && blobs.every(isDescriptor)) {
    return { manifests: [], blobs };
  }
  const content = readManifest(manifest);
  return content.kind === 'index'
    ? { manifests: content.manifests, blobs: [] }
    : { manifests: [], blobs: [content.config, ...content.layers] };
}

/** By its type; what an index lists may be one too. */
export function isIndex({ mediaType }: Pick<Descriptor, 'mediaType'>): boolean {
  return /index|manifest\.list/.test(mediaType);
}

/** Foreign layers live on their vendor's servers and not in registries, which take their manifests all the same. */
export function isStored({ mediaType, urls = [] }: BlobDescriptor): boolean {
  return urls.length === 0 || !/nondistributable|\.foreign\./.test(mediaType);
}

function isDescriptor(value: unknown): value is Descriptor {
  return (
    isObject(value) &&
    typeof value.mediaType === 'string' &&
    typeof value.size === 'number' &&
    typeof value.digest === 'string' &&
    /^sha(256|512):[a-f0-9]{64,128}$/.test(value.digest)
  );
}

export function isReferrer(value: unknown): value is Referrer {
  return (
    isDescriptor(value) &&
    (!('artifactType' in value) || typeof value.artifactType === 'string') &&
    (!('annotations' in value) || isObject(value.annotations))
  );
}

/** Bytes to upload. They can be read more than once, because an interrupted upload begins again. */
export interface BlobSource {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

export function blobOf(bytes: Uint8Array): BlobSource {
  return {
    digest: digestOf(bytes),
    size: bytes.byteLength,
    async *open() {
      yield bytes;
    },
  };
}

/** `sha256:<hex>` of the bytes. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether the bytes are those that the digest names. */
export function matchesDigest(bytes: Uint8Array, digest: string): boolean {
  const [algorithm = '', hex] = digest.split(':');
  return createHash(algorithm).update(bytes).digest('hex') === hex;
}

/**
 * Passes the bytes on, and fails unless they are as many as the descriptor says, and those that its digest names.
 * @throws Failure `REGISTRY_DIGEST`
 */
export async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
  from: string,
): AsyncGenerator<Uint8Array> {
  const [algorithm = '', hex] = digest.split(':');
  const hash = createHash(algorithm);
  let received = 0;
  for await (const piece of bytes) {
    received += piece.byteLength;
    if (received > size) throw wrongSize(digest, size, from, 'more');
    hash.update(piece);
    yield piece;
  }
  if (received < size) throw wrongSize(digest, size, from, `${received}`);
  if (hash.digest('hex') !== hex) throw wrongDigest(digest, from);
}

export function wrongDigest(digest: string, from: string): Failure {
  return damaged(`${from} gave other bytes than ${digest} names`);
}

/** @param received a number of bytes, or `more` */
export function wrongSize(digest: string, size: number, from: string, received: string): Failure {
  return damaged(`${from} gave ${received} bytes for ${digest}, which has ${size} by its manifest`);
}

function damaged(problem: string): Failure {
  return new Failure('failed', 'REGISTRY_DIGEST', problem, {
    hint: 'the transfer or the registry is damaged, or something between rewrites answers; nothing of it was used',
  });
}
