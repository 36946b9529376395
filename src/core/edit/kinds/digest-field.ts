/** The fields in which files keep the digest of an image beside its tag, by their names and forms. */
import { badInput } from '../../failure.ts';
import { isDigest, isTemplated } from '../../image/reference.ts';

const ending = /^(?:digest|sha|sha[-_]?256|sha[-_]?sum)$/i;
/** The names before it: `imageDigest` beside `tag`, `digest` and `webDigest` beside `webImageTag`. */
const owner = /^(?:image|tag)?[-_]?/i;

/**
 * Whether a key names a digest of the image whose tag has this prefix: `digest`, `sha`, `imageDigest`, `sha256` for none,
 * `webDigest` for `web`.
 */
export function isDigestName(name: string, prefix = ''): boolean {
  const stem = prefix.replace(/[-_]?image[-_]?$/i, '');
  if (!name.toLowerCase().startsWith(stem.toLowerCase())) return false;
  return ending.test(name.slice(stem.length).replace(owner, ''));
}

/**
 * Whether what stands under such a key is a digest, or waits for one. A commit's hash under `sha` is none.
 */
export function holdsDigest(name: string, text: string): boolean {
  return text === '' || /digest$/i.test(name) || isTemplated(text) || isDigest(readDigest(text) ?? '');
}

/** A digest as a field says it: charts write `@sha256:` before hexadecimal digits alone. */
export function readDigest(text: string): string | undefined {
  const bare = /^[0-9a-f]{64}$/.test(text);
  return bare ? `sha256:${text}` : text || undefined;
}

/** A digest in the form that its field has; a field named `sha` or `sha256` that waits for one holds the digits alone. */
export function digestLike(name: string, old: string, digest: string): string {
  const bare = /^[0-9a-f]{64}$/.test(old) || (!old.includes(':') && /sha|sum/i.test(name));
  if (!bare || isTemplated(old)) return digest;
  const [algorithm, digits = ''] = digest.split(':');
  if (algorithm === 'sha256') return digits;
  const hint = 'Give the image’s sha256 digest; charts write “@sha256:” before such a value.';
  throw badInput('digest', `${name} holds the digits of a sha256 digest, and ${digest} is none`, hint);
}
