/** Giving an image that exists more tags, also in another repository or registry. */
import { Failure } from '../failure.ts';
import { type Descriptor, type Manifest, readManifest } from './manifest.ts';
import { formatReference, type ImageReference, type Repository } from './reference.ts';
import { missing, type Registry } from './registry.ts';

/** Blobs that move at the same time; more makes registries answer 429. */
const parallelBlobs = 4;

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
 * rebuilding it. An index moves with all of its images, their attestations too. Safe to repeat: what is there stays,
 * and the tags come last, so that a tag never names half an image (law 11). Returns the manifest, whose digest is equal
 * in both places: what runs is what was tested.
 *
 * @throws Failure as `promotable` does; `REGISTRY_*`
 */
export async function promote(registry: Registry, promotion: Promotion): Promise<Descriptor> {
  const { from, to, tags } = promotion;
  const manifest = await promotable(registry, promotion);
  await copyImage(registry, manifest, from, to);
  for (const tag of tags) {
    const holder = await registry.headManifest({ ...bare(to), tag });
    // Written once: a registry with immutable tags refuses even the same again (law 4).
    if (holder?.digest !== manifest.digest) await registry.putManifest({ ...bare(to), tag }, manifest);
  }
  for (const tag of tags) await confirm(registry, { ...bare(to), tag }, manifest.digest);
  return { digest: manifest.digest, mediaType: manifest.mediaType, size: manifest.size };
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
    const target = { ...bare(to), tag };
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
  const found = await registry.headManifest(reference);
  if (found?.digest === digest) return;
  const problem = `${formatReference(reference)} names ${found?.digest ?? 'nothing'} after it was set to ${digest}`;
  throw new Failure('failed', 'REGISTRY_DIGEST', problem, {
    hint: 'another run writes the same tag; use a tag that only this commit has, such as {sha8}, and run again',
  });
}

/** Copies everything that a manifest refers to, then the manifest itself, under its digest. */
async function copyImage(registry: Registry, manifest: Manifest, from: Repository, to: Repository): Promise<void> {
  if (from.registry === to.registry && from.repository === to.repository) return;
  const content = readManifest(manifest);
  if (content.kind === 'index') {
    for (const { digest } of content.manifests) {
      const child = await registry.getManifest({ ...bare(from), digest });
      if (child === undefined) throw missing({ ...bare(from), digest });
      await copyImage(registry, child, from, to);
    }
  } else {
    await copyBlobs(registry, [content.config, ...content.layers.filter(isStored)], from, to);
  }
  await registry.putManifest(bare(to), manifest);
}

/** Layers with `urls` are foreign: they live on their vendor's servers, not in registries. */
export function isStored(layer: { readonly urls?: readonly string[] }): boolean {
  return layer.urls === undefined || layer.urls.length === 0;
}

/** Mounts blobs where both repositories are in one registry, and streams them through this process where not. */
export async function copyBlobs(
  registry: Registry,
  blobs: readonly Descriptor[],
  from: Repository,
  to: Repository,
): Promise<void> {
  const waiting = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
  const copyWaiting = async () => {
    for (let blob = waiting.shift(); blob !== undefined; blob = waiting.shift())
      await copyBlob(registry, blob, from, to);
  };
  await Promise.all(Array.from({ length: parallelBlobs }, copyWaiting));
}

async function copyBlob(
  registry: Registry,
  { digest, size }: Descriptor,
  from: Repository,
  to: Repository,
): Promise<void> {
  if (from.registry === to.registry && (await registry.mountBlob(to, digest, from.repository)) === 'mounted') return;
  await registry.uploadBlob(to, { digest, size, open: () => registry.getBlob(from, { digest, size }) });
}

function bare({ registry, repository }: Repository): Repository {
  return { registry, repository };
}
