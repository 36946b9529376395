import { createHash } from 'node:crypto';
import { Failure } from '../failure.ts';

/** What a manifest says about something that it refers to. Source: OCI image specification, descriptor.md. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes to upload, which can be read more than once: an interrupted upload begins again. */
export interface BlobSource {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

export function blobOf(bytes: Uint8Array): BlobSource {
  return { digest: digestOf(bytes), size: bytes.byteLength, open: () => onePiece(bytes) };
}

/** `sha256:<hex>` of the bytes. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether the bytes are those that the digest names. */
export function matchesDigest(bytes: Uint8Array, digest: string): boolean {
  const [algorithm = '', hex] = digest.split(':');
  return createHash(algorithm).update(bytes).digest('hex') === hex;
}

/**
 * Passes the bytes on, and fails at their end unless they are the ones that the digest names.
 * @throws Failure `REGISTRY_DIGEST`
 */
export async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  digest: string,
  from: string,
): AsyncGenerator<Uint8Array> {
  const [algorithm = '', hex] = digest.split(':');
  const hash = createHash(algorithm);
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== hex) throw wrongDigest(digest, from);
}

export function wrongDigest(digest: string, from: string): Failure {
  return new Failure('failed', 'REGISTRY_DIGEST', `${from} gave other bytes than ${digest} names`, {
    hint: 'the transfer or the registry is damaged, or something between rewrites answers; nothing of it was used',
  });
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
