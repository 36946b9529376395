/** What the registry has behind a push. */
import { Failure } from '../../failure.ts';
import { parseReference } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';
import type { MadeImage } from '../engine.ts';

/**
 * The digest of the pushed image, read back from the registry under every tag.
 * @throws Failure `DIGEST_MISMATCH` when the registry holds something else than the engine says it pushed
 */
export async function confirmPushed(
  registry: Registry,
  image: string,
  [first, ...others]: MadeImage['tags'],
  reported: string | undefined,
): Promise<string> {
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
