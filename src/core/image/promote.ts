/** Giving an image that exists more tags, also in another repository or registry. */
import { Failure } from '../failure.ts';
import { ImageCopy } from './copy.ts';
import { copyReferrers } from './copy-referrers.ts';
import type { Descriptor, Manifest } from './manifest.ts';
import { formatReference, type ImageReference, type Repository, repositoryOf } from './reference.ts';
import { missing, type Registry } from './registry.ts';

interface Promotion {
  /** The image as it was tested, by tag or digest. */
  readonly from: ImageReference;
  readonly to: Repository;
  readonly tags: readonly string[];
  /** Tags that must never move to another image. */
  readonly fixed?: readonly string[];
}

/**
 * Gives a finished image the tags, in its repository or in another one, also of another registry, without pulling or
 * rebuilding it. An index moves with all of its images, their attestations too, and each of them with its signatures and all
 * else that refers to it. Safe to repeat: what is there is not written again, and the tags come last, so that a tag never
 * names half an image, or one without its signatures (law 11). Returns the manifest, whose digest is equal in both places:
 * what runs is what was tested.
 *
 * @throws Failure as `promotable` does; `REGISTRY_*`
 */
export async function promote(registry: Registry, promotion: Promotion): Promise<Descriptor> {
  const { from, to, tags } = promotion;
  const manifest = await promotable(registry, promotion);
  if (from.registry !== to.registry || from.repository !== to.repository) {
    const copy = new ImageCopy(registry, from, to);
    await copy.manifest(manifest, manifest);
    await copyReferrers(registry, copy);
  }
  await Promise.all(tags.map((tag) => giveTag(registry, { ...repositoryOf(to), tag }, manifest)));
  return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
}

/** Written once: a registry with immutable tags refuses even the same again (law 4). */
async function giveTag(registry: Registry, target: ImageReference, manifest: Manifest): Promise<void> {
  const holder = await registry.headManifest(target);
  if (holder?.digest === manifest.digest) return;
  await registry.putManifest(target, manifest, async () => {});
  await confirm(registry, target, manifest.digest);
}

/**
 * The image to promote, when nothing is in its way: a fixed tag that names another image already is never moved, since
 * what was deployed under it would become something else. Tags such as `latest` move.
 *
 * @throws Failure `INPUT_INVALID` naming `promote-from` when there is no such image; refused `TAG_TAKEN`
 */
export async function promotable(registry: Registry, { from, to, fixed = [] }: Promotion): Promise<Manifest> {
  const manifest = await registry.getManifest(from);
  if (manifest === undefined) throw missing(from, 'promote-from');
  for (const tag of fixed) {
    const target = { ...repositoryOf(to), tag };
    const holder = await registry.headManifest(target);
    if (holder === undefined || holder.digest === manifest.digest) continue;
    const problem = `${formatReference(target)} is ${holder.digest} already, and the image to promote is ${manifest.digest}`;
    throw new Failure('refused', 'TAG_TAKEN', problem, {
      hint: 'promote under a tag that no other build has, such as {environment}-{sha8}, or under one that moves, such as latest',
    });
  }
  return manifest;
}

/**
 * Reads a tag again after it was written.
 * @throws Failure `REGISTRY_DIGEST` when it does not name the digest: somebody else moved it meanwhile
 */
export async function confirm(registry: Registry, reference: ImageReference, digest: string): Promise<void> {
  const found = await registry.headWritten(reference, digest);
  if (found?.digest === digest) return;
  const problem = `${formatReference(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
  throw new Failure('failed', 'REGISTRY_DIGEST', problem, {
    hint: 'another run writes the same tag, or the registry answers out of a cache that is behind; use a tag that only this commit has, such as {sha8}, and run again',
  });
}
