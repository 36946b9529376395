/** The proof, behind a build, that the image stands on the base that its registry has. */
import { Failure, messageOf } from '../../failure.ts';
import { formatReference, type ImageReference } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';
import type { Log } from '../../ports.ts';
import type { BuildSpec } from '../engine.ts';
import { baseConfigReader } from './base-config.ts';
import { type FinalBase, type PinnedBase, pinnedBases } from './bases.ts';

type Reader = Pick<Registry, 'getManifest' | 'getBlob'>;

type ProvedSpec = Pick<BuildSpec, 'bases' | 'finalBases'>;

/**
 * The lowest layers of the image are those of its base. A builder that took an old copy, or one of another platform, is found
 * out. A registry that does not answer now is no reason to fail: the builder was told the digest.
 *
 * @param image what it is called in the failure
 * @param layersFor digests of the unpacked layers of the image for a platform; undefined where nothing tells
 * @throws Failure `BASE_MISMATCH`
 */
export async function proveBases(
  registry: Reader,
  image: string,
  layersFor: (platform: string) => Promise<readonly string[] | undefined>,
  { bases, finalBases }: ProvedSpec,
  log: Log,
): Promise<void> {
  const pinned = pinnedBases(bases);
  const read = baseConfigReader(registry);
  const warned = new Set<string>();
  const prove = async ({ platform, base: use }: FinalBase) => {
    const base = pinned.find(({ name }) => name === use.image);
    if (base === undefined) return;
    const [top, below] = await Promise.all([layersFor(platform), read(base.reference, use.platform)]);
    if (below?.platform !== undefined && below.platform !== use.platform && !warned.has(base.name)) {
      warned.add(base.name);
      log.warn(otherPlatform(base.name, below.platform, use.platform));
    }
    if (top === undefined || below === undefined) return;
    if (!below.layers.every((layer, at) => top[at] === layer)) throw mismatch(image, base, platform);
  };
  try {
    await Promise.all(finalBases.map(prove));
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'BASE_MISMATCH' || error.kind === 'timed-out') throw error;
    log.warn(`the base image could not be compared with that of the registry: ${messageOf(error)}`);
  }
}

/** Layers of an image that the registry has. */
export function layersIn(
  registry: Reader,
  image: ImageReference,
): (platform: string) => Promise<readonly string[] | undefined> {
  const read = baseConfigReader(registry);
  return async (platform) => (await read(image, platform))?.layers;
}

/** BuildKit and buildah take such a base, and say so in a warning at most: `InvalidBaseImagePlatform`. */
function otherPlatform(name: string, is: string, wanted: string): string {
  return `the base image ${name} is for ${is} alone, and the image is made for ${wanted}: builders take it all the same, and what it holds may not run there. Take a base that has this platform, or name it: FROM --platform=${is}`;
}

function mismatch(image: string, { name, reference }: PinnedBase, platform: string): Failure {
  const problem = `${image} is not built on ${name} as its registry has it: its layers for ${platform} are not those of ${formatReference(reference)}`;
  return new Failure('failed', 'BASE_MISMATCH', problem, {
    hint: 'The builder has taken another image: clear its images and its cache, and build again. None of the tags names the image.',
  });
}
