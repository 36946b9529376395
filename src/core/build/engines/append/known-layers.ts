/**
 * Layers that the image of an earlier run has of the same files: what they are when compressed stands beside them in its
 * manifest, so that they need not be compressed to be named. That is the word of whoever may push to the repository, which
 * `unless-changed` takes; where it is not given, or the image is signed, every layer is packed.
 */
import { messageOf } from '../../../failure.ts';
import { type BlobDescriptor, type Descriptor, type Manifest, readManifest } from '../../../image/manifest.ts';
import { parseRepositoryName } from '../../../image/reference.ts';
import type { Registry } from '../../../image/registry.ts';
import type { Log } from '../../../ports.ts';
import type { BuildSpec } from '../../engine.ts';

export const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** On the descriptor of a layer: the tag of the runs that may take it, and the digest of the archive in it. */
const archiveAnnotation = 'io.monorepo-gitops.diff-id';

/** By the digest of the archive. */
export type KnownLayers = ReadonlyMap<string, Pick<Descriptor, 'digest' | 'size'>>;

/** Those of the image that the last run has left under the tag. Nothing depends on it: an image that cannot be read has none. */
export async function knownLayers(
  registry: Registry,
  { image, layersTag: tag }: Pick<BuildSpec, 'image' | 'layersTag'>,
): Promise<KnownLayers> {
  if (tag === undefined) return new Map();
  const manifest = await registry.getManifest({ ...parseRepositoryName(image), tag }).catch(() => undefined);
  try {
    const content = manifest === undefined ? undefined : readManifest(manifest);
    const layers = content?.kind === 'image' ? content.layers : [];
    return new Map(
      layers.flatMap(({ digest, size, mediaType, annotations }) => {
        // The image of a stranger does not become ours by a tag.
        const [of, archive] = String(annotations?.[archiveAnnotation]).split(' ');
        return of === tag && archive !== undefined && mediaType === layerType
          ? [[archive, { digest, size }] as const]
          : [];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Leaves an image for the next run, where it may. What goes wrong here costs that a compression. */
export async function leaveLayers(
  registry: Registry,
  { image, layersTag: tag }: Pick<BuildSpec, 'image' | 'layersTag'>,
  manifest: Manifest,
  log: Pick<Log, 'detail'>,
): Promise<void> {
  if (tag === undefined) return;
  await registry.putManifest({ ...parseRepositoryName(image), tag }, manifest).catch((error: unknown) => {
    log.detail(`${image}:${tag} was not written, so that the next run compresses each layer: ${messageOf(error)}`);
  });
}

/** @param diffId digest of the archive in it */
export function marked(layer: Descriptor, diffId: string, { layersTag }: Pick<BuildSpec, 'layersTag'>): BlobDescriptor {
  return layersTag === undefined ? layer : { ...layer, annotations: { [archiveAnnotation]: `${layersTag} ${diffId}` } };
}

/** A layer of a base, which has no say in what is in ours. */
export function unmarked(layer: BlobDescriptor): BlobDescriptor {
  const { annotations, ...rest } = layer;
  if (annotations?.[archiveAnnotation] === undefined) return layer;
  const { [archiveAnnotation]: _, ...others } = annotations;
  return Object.keys(others).length === 0 ? rest : { ...rest, annotations: others };
}
