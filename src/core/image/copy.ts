/**
 * Copies images from one repository to another, byte by byte, so that every digest stays: what an index lists, the blobs, and
 * what refers to any of it. Nothing is held in memory but manifests, and what the target has is not sent again.
 */
import { turns } from '../net/turns.ts';
import {
  type BlobDescriptor,
  type Descriptor,
  isIndex,
  isStored,
  type Manifest,
  manifestParts,
  manifestTypes,
} from './manifest.ts';
import { type Repository, repositoryOf } from './reference.ts';
import { missing, type Registry } from './registry.ts';

/** Blobs that move at the same time, and manifests that are asked for; more makes registries answer 429. */
const parallelBlobs = 4;
const parallelManifests = 8;

/** Mounts blobs where both repositories are in one registry, and streams them through this process where not. */
export async function copyBlobs(
  registry: Registry,
  blobs: readonly BlobDescriptor[],
  from: Repository,
  to: Repository,
): Promise<void> {
  await new ImageCopy(registry, from, to).blobs(blobs);
}

export class ImageCopy {
  readonly from: Repository;
  readonly to: Repository;
  readonly #registry: Registry;
  readonly #blobTurn = turns(parallelBlobs);
  readonly #turn = turns(parallelManifests);
  /** By digest: what several manifests share is copied once. */
  readonly #blobs = new Map<string, Promise<void>>();
  readonly #manifests = new Map<string, Promise<void>>();

  constructor(registry: Registry, from: Repository, to: Repository) {
    this.#registry = registry;
    this.from = repositoryOf(from);
    this.to = repositoryOf(to);
  }

  /** Of the manifests that were copied, or are in the target already. */
  get digests(): readonly string[] {
    return [...this.#manifests.keys()];
  }

  /** What the manifest refers to, then the manifest itself, under its digest. @throws Failure `IMAGE_MISSING` */
  manifest(descriptor: Descriptor, known?: Manifest): Promise<void> {
    return once(this.#manifests, descriptor.digest, () => this.#copyManifest(descriptor, known));
  }

  async blobs(blobs: readonly BlobDescriptor[]): Promise<void> {
    await Promise.all(blobs.filter(isStored).map((blob) => once(this.#blobs, blob.digest, () => this.#copyBlob(blob))));
  }

  async #copyManifest(descriptor: Descriptor, known: Manifest | undefined): Promise<void> {
    const target = { ...this.to, digest: descriptor.digest };
    const isThere = (await this.#turn(() => this.#registry.headManifest(target))) !== undefined;
    // The manifests that an index lists have referrers of their own.
    if (isThere && !isIndex(descriptor)) return;
    const manifest = known ?? (await this.#read(descriptor));
    if (manifest === undefined) return this.#copyUnknown(descriptor);
    const { manifests, blobs } = manifestParts(manifest);
    if (isThere) return void (await Promise.all(manifests.map((child) => this.manifest(child))));
    await Promise.all([...manifests.map((child) => this.manifest(child)), this.blobs(blobs)]);
    await this.#turn(() => this.#registry.putManifest(this.to, manifest, () => this.#resend(manifests, blobs)));
  }

  #read(descriptor: Descriptor): Promise<Manifest | undefined> {
    return this.#turn(() =>
      this.#registry.getManifest({ ...this.from, digest: descriptor.digest }, descriptor.mediaType),
    );
  }

  /** An index may list blobs too; BuildKit's cache does. */
  async #copyUnknown(descriptor: Descriptor): Promise<void> {
    const { digest, mediaType } = descriptor;
    if (manifestTypes.includes(mediaType) || !(await this.#registry.hasBlob(this.from, digest))) {
      throw missing({ ...this.from, digest });
    }
    await this.blobs([descriptor]);
  }

  /** For a registry that says that it lacks them. */
  async #resend(manifests: readonly Descriptor[], blobs: readonly BlobDescriptor[]): Promise<void> {
    for (const blob of blobs.filter(isStored)) await this.#upload(blob);
    for (const { digest, mediaType } of manifests) {
      const child = await this.#registry.getManifest({ ...this.from, digest }, mediaType);
      if (child !== undefined) await this.#registry.putManifest(this.to, child);
    }
  }

  #copyBlob(blob: BlobDescriptor): Promise<void> {
    return this.#blobTurn(async () => {
      const { digest, urls = [] } = blob;
      const isMounted = this.from.registry === this.to.registry && (await this.#mount(digest));
      if (isMounted) return;
      // Its vendor's servers have it, and the registry it comes from need not.
      if (urls.length > 0 && !(await this.#registry.hasBlob(this.from, digest))) return;
      await this.#upload(blob);
    });
  }

  async #mount(digest: string): Promise<boolean> {
    return (await this.#registry.mountBlob(this.to, digest, this.from.repository)) === 'mounted';
  }

  async #upload({ digest, size }: Descriptor): Promise<void> {
    const open = () => this.#registry.getBlob(this.from, { digest, size });
    await this.#registry.uploadBlob(this.to, { digest, size, open });
  }
}

function once(all: Map<string, Promise<void>>, digest: string, work: () => Promise<void>): Promise<void> {
  const begun = all.get(digest) ?? work();
  all.set(digest, begun);
  return begun;
}
