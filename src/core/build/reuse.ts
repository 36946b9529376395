import { parseReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { type ContentKey, keyLabel } from './content-key.ts';
import { readImageConfig } from './image-config.ts';

/**
 * The digest of an image that was built from the same content; undefined when there is none.
 *
 * The tag alone proves nothing, since tags move: the label inside the image must hold the whole key.
 */
export async function findByKey(
  registry: Pick<Registry, 'getManifest' | 'getBlob'>,
  image: string,
  key: ContentKey & { readonly known: true },
): Promise<string | undefined> {
  const found = await readImageConfig(registry, { ...parseReference(image), tag: key.tag });
  return found?.labels[keyLabel] === key.digest ? found.digest : undefined;
}
