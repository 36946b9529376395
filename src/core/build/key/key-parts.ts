/** What a content key is made of, part by part: the key is their hash, and an explanation of a key is their comparison. */
import { createHash } from 'node:crypto';
import { keyTag } from './own-tags.ts';

/** One thing that decides about an image. */
export interface KeyPart {
  readonly kind: 'dockerfile' | 'target' | 'platform' | 'argument' | 'label' | 'secret' | 'option' | 'base' | 'file';
  /**
   * Unique among those of its kind: path in the context, name of an argument, of an input (`sbom`), image as the Dockerfile writes it, place of a
   * stage of the Dockerfile among those that are built.
   */
  readonly name: string;
  /**
   * As it is for arguments, labels and targets. A digest for bases and for stages of the Dockerfile; kind, permissions and
   * digest for files (`file 644 sha256:…`). Empty where the name says all: platforms, and secrets, whose values do not count.
   */
  readonly value: string;
}

/** To be raised when the meaning of the key changes: images of before are not found any more. */
const keyVersion = 3;

/** The key of these parts, in whatever order they come: `sha256:<64 hex>`, and `c-<40 hex>` as its tag. */
export function keyOfParts(parts: readonly KeyPart[]): { readonly digest: string; readonly tag: string } {
  const hash = createHash('sha256').update(`${JSON.stringify(['monorepo-gitops', keyVersion])}\n`);
  // One JSON text a line: no value can run into the next one.
  const lines = parts.map(({ kind, name, value }) => `["${kind}",${JSON.stringify(name)},${JSON.stringify(value)}]`);
  const hex = hash
    .update(
      lines
        .sort()
        .map((line) => `${line}\n`)
        .join(''),
    )
    .digest('hex');
  return { digest: `sha256:${hex}`, tag: keyTag(hex, 'trusted') };
}
