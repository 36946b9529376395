import { Failure } from '../failure.ts';
import type { Descriptor } from './blob.ts';

/** Without the Accept header a registry may convert to a schema that nobody asked for (distribution 2.8 does). */
export const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;

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

/** Descriptors may carry more (annotations, urls); whatever is there is kept. */
export interface ImageManifest {
  readonly config: Descriptor;
  readonly layers: readonly (Descriptor & { readonly urls?: readonly string[] })[];
}

export type ManifestContent =
  | { readonly kind: 'index'; readonly manifests: readonly IndexEntry[] }
  | ({ readonly kind: 'image' } & ImageManifest);

/** @throws Failure `MANIFEST_UNKNOWN_FORM` for anything but an image manifest or an index of either family */
export function readManifest({ bytes, digest }: Pick<Manifest, 'bytes' | 'digest'>): ManifestContent {
  const content = parsed(bytes);
  if (Array.isArray(content.manifests) && content.manifests.every(isDescriptor)) {
    return { kind: 'index', manifests: content.manifests };
  }
  const { config, layers } = content;
  if (isDescriptor(config) && Array.isArray(layers) && layers.every(isDescriptor))
    return { kind: 'image', config, layers };
  throw new Failure(
    'failed',
    'MANIFEST_UNKNOWN_FORM',
    `the manifest ${digest} is neither an image nor an index of images`,
    {
      hint: 'schema 1 images and other artifacts are not understood; push the image again with a current builder',
    },
  );
}

function parsed(bytes: Uint8Array): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isDescriptor(value: unknown): value is Descriptor {
  if (typeof value !== 'object' || value === null) return false;
  const { mediaType, digest, size } = value as Record<string, unknown>;
  return (
    typeof mediaType === 'string' &&
    typeof size === 'number' &&
    typeof digest === 'string' &&
    /^sha(256|512):[a-f0-9]{64,128}$/.test(digest)
  );
}
