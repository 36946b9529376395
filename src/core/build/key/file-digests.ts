/**
 * Digests of what files hold. Each file is read in every run: nothing on the disk is trusted to say what it holds, git's index
 * included, which knows when a file was written and not by which conversion.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';

/** Bytes. */
const pieceLength = 256 * 1024;
/** One for all files. */
let piece: Buffer | undefined;

/**
 * sha256 in hex of what a file holds. Most files of a checkout are small: promises and streams would cost more than reading them.
 *
 * @param size bytes that it had a moment ago; when as many are read, it is at its end. Where it says 0 it may hold more (procfs).
 * @throws what `node:fs` does
 */
export function fileDigest(path: string, size: number): string {
  piece ??= Buffer.allocUnsafeSlow(pieceLength);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    while (length < pieceLength) {
      const got = readSync(file, piece, length, pieceLength - length, null);
      length += got;
      if (got === 0 || length === size) return hash('sha256', piece.subarray(0, length), 'hex');
    }
    const content = createHash('sha256');
    for (let got = length; got > 0; got = readSync(file, piece, 0, pieceLength, null)) {
      content.update(piece.subarray(0, got));
    }
    return content.digest('hex');
  } finally {
    closeSync(file);
  }
}

/** sha256 in hex of where a link leads. @throws what `node:fs` does */
export function linkDigest(path: string): string {
  return hash('sha256', readlinkSync(path), 'hex');
}
