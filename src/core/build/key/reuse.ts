/**
 * An image that was built from the same content: found by its key, proved by what it says itself, and given the tags.
 * It takes three round trips at most; a fourth only for an index that does not hold its key itself.
 */
import { Failure } from '../../failure.ts';
import { isForMachine, parseImageConfig } from '../../image/image-config.ts';
import { isStored, type Manifest, readManifest } from '../../image/manifest.ts';
import { formatReference, type Repository } from '../../image/reference.ts';
import { missing, type Registry, readConfigBlob } from '../../image/registry.ts';
import { keyLabel } from '../content-key.ts';

/** How the content of a build is called in the registry. */
export interface KeyName {
  /** Has a part of the key, and may be moved. */
  readonly tag: string;
  /** The whole key, as a label or an annotation of the image holds it. */
  readonly label: string;
  /** Somebody wants this content built anew: the tag leaves an image that was built before. */
  readonly replaces?: boolean | undefined;
}

type KeyedImage =
  | { readonly result: 'found'; readonly manifest: Manifest }
  /** No image has the tag. */
  | { readonly result: 'none' }
  /** The tag names an image of other content: somebody has moved it. */
  | { readonly result: 'other'; readonly digest: string }
  /** The registry has lost a part of the image. */
  | { readonly result: 'damaged'; readonly lost: string };

type Reader = Pick<Registry, 'getManifest' | 'headManifest' | 'getBlob' | 'hasBlob'>;

/** The image of a key. */
export async function imageOfKey(registry: Reader, repository: Repository, key: KeyName): Promise<KeyedImage> {
  const manifest = await registry.getManifest({ ...repository, tag: key.tag });
  return manifest === undefined ? { result: 'none' } : proved(registry, repository, manifest, key);
}

/** What each of the tags names now. */
export async function holdersOf(
  registry: Pick<Registry, 'headManifest'>,
  repository: Repository,
  tags: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const heads = tags.map(async (tag) => [tag, (await registry.headManifest({ ...repository, tag }))?.digest] as const);
  const found = await Promise.all(heads);
  return new Map(found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])));
}

/** A part of the image is asked for in any case: a registry may have lost it below the manifest. */
async function proved(registry: Reader, repository: Repository, manifest: Manifest, key: KeyName): Promise<KeyedImage> {
  const { digest } = manifest;
  const content = readManifest(manifest);
  const isAnnotated = content.annotations[keyLabel] === key.label;
  if (content.kind === 'image') {
    if (!isAnnotated) return byLabel(registry, repository, { manifest, image: manifest, key });
    const { config } = content;
    return (await registry.hasBlob(repository, config.digest))
      ? { result: 'found', manifest }
      : { result: 'damaged', lost: config.digest };
  }
  const first = content.manifests.find(isForMachine);
  if (first === undefined) return { result: 'other', digest };
  const asked = isAnnotated ? content.manifests : content.manifests.filter((entry) => entry !== first);
  const [image, lost] = await Promise.all([
    isAnnotated ? undefined : registry.getManifest({ ...repository, digest: first.digest }),
    firstLost(asked, async (entry) => (await registry.headManifest({ ...repository, digest: entry })) !== undefined),
  ]);
  if (lost !== undefined) return { result: 'damaged', lost };
  if (isAnnotated) return { result: 'found', manifest };
  return image === undefined
    ? { result: 'damaged', lost: first.digest }
    : byLabel(registry, repository, { manifest, image, key });
}

/** @param image the manifest itself, or the first image of an index */
async function byLabel(
  registry: Reader,
  repository: Repository,
  { manifest, image, key }: { readonly manifest: Manifest; readonly image: Manifest; readonly key: KeyName },
): Promise<KeyedImage> {
  const content = readManifest(image);
  if (content.kind === 'index') return { result: 'other', digest: manifest.digest };
  try {
    const config = await readConfigBlob(registry, repository, content.config);
    return parseImageConfig(config).labels[keyLabel] === key.label
      ? { result: 'found', manifest }
      : { result: 'other', digest: manifest.digest };
  } catch (error) {
    if (!isAnswer(error) || (await registry.hasBlob(repository, content.config.digest))) throw error;
    return { result: 'damaged', lost: content.config.digest };
  }
}

/**
 * Gives the image those of the tags that do not name it yet.
 *
 * @param holders what the tags name now
 * @returns `damaged` when the registry refuses the image because it has lost a part of it; then no tag was written
 * @throws Failure refused `TAG_TAKEN` for a tag that the registry does not let move; `REGISTRY_*`
 */
export async function giveTags(
  registry: Registry,
  repository: Repository,
  manifest: Manifest,
  tags: readonly string[],
  holders: ReadonlyMap<string, string>,
): Promise<{ readonly result: 'tagged' } | { readonly result: 'damaged'; readonly lost: string }> {
  const wanting = tags.filter((tag) => holders.get(tag) !== manifest.digest);
  const written = await Promise.allSettled(
    wanting.map((tag) =>
      registry.putManifest({ ...repository, tag }, manifest).catch(takenOr(registry, repository, tag, manifest)),
    ),
  );
  const failed = written.find((each) => each.status === 'rejected');
  if (failed === undefined) return { result: 'tagged' };
  const lost = isAnswer(failed.reason) ? await lostPart(registry, repository, manifest) : undefined;
  if (lost === undefined) throw failed.reason;
  return { result: 'damaged', lost };
}

/**
 * Gives an image that was just built the tag of its key, behind everything else, so that the tag never names an image that
 * is not proved. Of two runs that build the same content at the same time the first one stays, unless the key replaces it.
 *
 * @returns the digest that has the tag
 */
export async function nameByKey(
  registry: Registry,
  repository: Repository,
  key: KeyName,
  digest: string,
): Promise<string> {
  const [keyed, manifest] = await Promise.all([
    imageOfKey(registry, repository, key),
    registry.getManifest({ ...repository, digest }),
  ]);
  if (keyed.result === 'found' && !key.replaces) return keyed.manifest.digest;
  if (manifest === undefined) throw missing({ ...repository, digest });
  return registry.putManifest({ ...repository, tag: key.tag }, manifest);
}

/** What a refused write becomes. Each registry has words of its own for a tag that does not move; what it names tells. */
export function takenOr(registry: Registry, repository: Repository, tag: string, manifest: Manifest) {
  return async (failure: unknown): Promise<never> => {
    if (!isAnswer(failure) || !/ 4(?!08|13|29)\d\d$/.test(failure.message)) throw failure;
    const target = { ...repository, tag };
    const holder = await registry.headManifest(target).catch((error: unknown) => {
      if (!(error instanceof Failure) || error.kind === 'timed-out') throw error;
      return undefined;
    });
    if (holder === undefined) throw failure;
    const problem = `${formatReference(target)} is ${holder.digest} already, and the registry does not let it become ${manifest.digest}`;
    throw new Failure('refused', 'TAG_TAKEN', problem, {
      hint: 'another run has built the same commit: take its image by that tag, use a tag of this run such as {sha8}-{run}, or let the registry move tags',
      cause: failure,
    });
  };
}

/** The first part of an image or index that the registry does not have. */
async function lostPart(registry: Reader, repository: Repository, manifest: Manifest): Promise<string | undefined> {
  const content = readManifest(manifest);
  return content.kind === 'image'
    ? firstLost([content.config, ...content.layers.filter(isStored)], (digest) => registry.hasBlob(repository, digest))
    : firstLost(
        content.manifests,
        async (digest) => (await registry.headManifest({ ...repository, digest })) !== undefined,
      );
}

async function firstLost(
  parts: readonly { readonly digest: string }[],
  isThere: (digest: string) => Promise<boolean>,
): Promise<string | undefined> {
  const found = await Promise.all(parts.map(({ digest }) => isThere(digest)));
  return parts.find((_, index) => found[index] === false)?.digest;
}

/** The registry has answered, and refused; it is not that it could not be asked. */
function isAnswer(error: unknown): error is Failure {
  return error instanceof Failure && error.code === 'REGISTRY_ANSWER';
}
