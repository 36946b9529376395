/** The proof, behind a build, that the image stands on the base that its registry has. */
import { Failure, messageOf } from '../../failure.ts';
import { formatReference, type ImageReference } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';
import type { Log } from '../../ports.ts';
import type { BuildSpec } from '../engine.ts';
import { baseConfigReader } from './base-config.ts';
import { type FinalBase, type PinnedBase, pinnedBases } from './bases.ts';

type ProvedSpec = Pick<BuildSpec, 'bases' | 'finalBases'>;

/**
 * The lowest layers of the image are those of its base. A builder that took an old copy, or one of another platform, is found
 * out. A registry that does not answer now is no reason to fail: the builder was told the digest.
 *
 * @throws Failure `BASE_MISMATCH`
 */
export async function proveBases(
  registry: Pick<Registry, 'getManifest' | 'getBlob'>,
  image: ImageReference,
  { bases, finalBases }: ProvedSpec,
  log: Log,
): Promise<void> {
  const pinned = pinnedBases(bases);
  const read = baseConfigReader(registry);
  const prove = async ({ platform, base: use }: FinalBase) => {
    const base = pinned.find(({ name }) => name === use.image);
    if (base === undefined) return;
    const [top, below] = await Promise.all([read(image, platform), read(base.reference, use.platform)]);
    if (top === undefined || below === undefined) return;
    if (!below.layers.every((layer, at) => top.layers[at] === layer)) throw mismatch(image, base, platform);
  };
  try {
    await Promise.all(finalBases.map(prove));
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'BASE_MISMATCH' || error.kind === 'timed-out') throw error;
    log.warn(`the base image could not be compared with that of the registry: ${messageOf(error)}`);
  }
}

function mismatch(image: ImageReference, { name, reference }: PinnedBase, platform: string): Failure {
  const problem = `${formatReference(image)} is not built on ${name} as its registry has it: its layers for ${platform} are not those of ${formatReference(reference)}`;
  return new Failure('failed', 'BASE_MISMATCH', problem, {
    hint: 'The builder has taken another image: clear its images and its cache, and build again. The image is not found again by its content.',
  });
}
