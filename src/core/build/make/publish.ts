/** Gives an image that is proved its tags: what the builder has not tagged is written here, by the digest. */
import { Failure } from '../../failure.ts';
import { parseReference } from '../../image/reference.ts';
import { missing, type Registry } from '../../image/registry.ts';
import type { Log } from '../../ports.ts';
import type { MadeImage } from '../engine.ts';
import { writeKeyTag } from '../key/keyed-image.ts';
import { type KeyName, takenOr } from '../key/reuse.ts';

interface Published {
  readonly target: Pick<MadeImage, 'image' | 'tags'>;
  readonly registry: Registry;
  /** The manifest may have been read for the proof. */
  readonly known: Pick<Registry, 'getManifest'>;
  readonly log: Log;
}

/**
 * Writes the tags at the same time, and then that of the key.
 *
 * @param tagged those of the user's tags that name it already
 * @throws Failure refused `TAG_TAKEN` for a tag that the registry does not let move; `IMAGE_MISSING`, `REGISTRY_*`
 */
export async function publish(
  { target, registry, known, log }: Published,
  digest: string,
  { tagged, key }: { readonly tagged: readonly string[]; readonly key: KeyName | undefined },
): Promise<void> {
  const repository = parseReference(target.image);
  const image = { ...repository, digest };
  const writeTags = async () => {
    const open = target.tags.filter((tag) => !tagged.includes(tag));
    if (open.length === 0) return;
    // A registry with caches or replicas may not have it yet.
    const behind = async () => ((await registry.headWritten(image, digest)) ? registry.getManifest(image) : undefined);
    const manifest = (await known.getManifest(image)) ?? (await behind());
    if (manifest === undefined) throw missing(image);
    await Promise.all(
      open.map((tag) =>
        registry
          .putManifest({ ...repository, tag }, manifest, async () => {})
          .catch(takenOr(registry, repository, tag, manifest)),
      ),
    );
  };
  await writeTags();
  // Not beside it: distribution 2.8 answers 500 for a digest while a tag of it is written.
  if (key !== undefined) await writeKeyTag({ target, registry, log }, key, digest);
}

/**
 * The digest of the image that the builder has pushed, read back from the registry under the tags that it has given.
 *
 * @throws Failure `DIGEST_MISMATCH` when the registry holds something else than the engine says it pushed
 */
export async function confirmPushed(
  registry: Registry,
  image: string,
  [first, ...others]: readonly string[],
  reported: string | undefined,
): Promise<string> {
  if (first === undefined) {
    if (reported !== undefined) return reported;
    throw new Failure('failed', 'DIGEST_MISMATCH', `the builder does not say which digest ${image} has`, {
      hint: 'Update the builder: without the digest nobody can tell what it has pushed.',
    });
  }
  const repository = parseReference(image);
  const pushed = (await registry.headWritten({ ...repository, tag: first }, reported))?.digest;
  if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
    const problem = `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`;
    throw new Failure('failed', 'DIGEST_MISMATCH', problem, {
      hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
    });
  }
  if (others.length === 0) return pushed;
  const { confirm } = await import('../../image/promote.ts');
  for (const tag of others) await confirm(registry, { ...repository, tag }, pushed);
  return pushed;
}
