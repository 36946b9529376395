/** A build whose content has a key: the image that is there is taken, and one that was built gets the key's tag. */
import { Failure } from '../../failure.ts';
import { readImageConfig } from '../../image/image-config.ts';
import { parseReference, type Repository } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';
import type { Log } from '../../ports.ts';
import type { ImageTarget } from '../request.ts';
import { differenceFromRecord, partsLabel } from './explain.ts';
import type { KeyPart } from './key-parts.ts';
import { giveTags, holdersOf, imageOfKey, type KeyName, nameByKey } from './reuse.ts';

interface KeyedBuild {
  readonly target: ImageTarget;
  readonly registry: Registry;
  readonly log: Log;
  readonly isDry: boolean;
  /** What is found must have a signature. */
  readonly isToBeSigned: boolean;
}

type Reuse =
  | { readonly result: 'reused'; readonly digest: string }
  /** It has to be built. `replaces`: the image that has the tag of the key does not do, and the new one takes its place. */
  | { readonly result: 'none'; readonly replaces?: true };

/**
 * Gives the tags to an image of the same content, unless it is a dry run.
 *
 * @param parts those of the key
 */
export async function reuse(
  { target, registry, log, isDry, isToBeSigned }: KeyedBuild,
  key: KeyName,
  parts: readonly KeyPart[] = [],
): Promise<Reuse> {
  const { image, tags } = target;
  const repository = parseReference(image);
  const [keyed, holders] = await Promise.all([
    imageOfKey(registry, repository, key),
    holdersOf(registry, repository, tags),
  ]);
  const notWhole = (lost: string) =>
    `the registry has lost ${lost} of ${image}:${key.tag}, so the image is built again`;
  switch (keyed.result) {
    case 'none':
      await explainMiss({ target, registry, log }, parts, holders);
      return { result: 'none' };
    case 'other':
      log.warn(`${image}:${key.tag} was moved to an image of other content`);
      return { result: 'none' };
    case 'damaged':
      log.warn(notWhole(keyed.lost));
      return { result: 'none' };
  }
  const { digest } = keyed.manifest;
  // It is not signed now: the key says only what it was made of, not who has pushed it.
  if (isToBeSigned && !(await isSigned(registry, { ...repository, digest }))) {
    log.warn(`${image}@${digest} has the same content and no signature, so the image is built again and signed`);
    return { result: 'none', replaces: true };
  }
  const tagged = isDry ? undefined : await giveTags(registry, repository, keyed.manifest, tags, holders);
  if (tagged?.result === 'damaged') {
    log.warn(notWhole(tagged.lost));
    return { result: 'none' };
  }
  log.info(`Nothing to build: ${image}@${digest} has the same content`);
  return { result: 'reused', digest };
}

/** Loaded only where something is signed. */
async function isSigned(registry: Registry, image: Repository & { readonly digest: string }): Promise<boolean> {
  return (await import('../options/signed.ts')).isSigned(registry, image);
}

/** One line, against the image that a tag which moves names now: what it was made of stands in its record. */
async function explainMiss(
  { target: { image, tags, fixed }, registry, log }: Omit<KeyedBuild, 'isDry' | 'isToBeSigned'>,
  parts: readonly KeyPart[],
  holders: ReadonlyMap<string, string>,
): Promise<void> {
  const tag = tags.find((each) => !fixed.includes(each) && holders.has(each));
  if (tag === undefined) return;
  // Nothing depends on it: an image that cannot be read is not explained.
  const before = await readImageConfig(registry, { ...parseReference(image), tag }).catch(() => undefined);
  const line = differenceFromRecord(before?.labels[partsLabel], parts);
  if (line) log.info(`No image has this content. What differs from ${image}:${tag}: ${line}`);
}

/** The image is pushed and proved already: what goes wrong here costs a later run a build. */
export async function writeKeyTag(
  { target, registry, log }: Pick<KeyedBuild, 'registry' | 'log'> & { readonly target: Pick<ImageTarget, 'image'> },
  key: KeyName,
  digest: string,
): Promise<void> {
  try {
    const holder = await nameByKey(registry, parseReference(target.image), key, digest);
    if (holder !== digest) log.info(`Another run has built the same content meanwhile: ${holder}`);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind === 'timed-out') throw error;
    log.warn(`${key.tag} could not be written, so that the next run builds again: ${error.message}`);
  }
}
