/** Digests of what files hold: each file is read in every run, since nothing on the disk is trusted to say what it holds. */
import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';

export interface FileToRead {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'file' | 'link';
}

/** sha256 in hex of each file's content, and of the text of each link. @throws what `node:fs` does */
export function contentDigests(files: readonly FileToRead[]): readonly string[] {
  return files.map(({ path, kind }) =>
    kind === 'link' ? hash('sha256', readlinkSync(path), 'hex') : fileDigest(path),
  );
}

/** Bytes. */
const pieceLength = 256 * 1024;
/** One for all files. */
let piece: Buffer | undefined;

/**
 * Most files of a checkout are small: promises and streams would cost more than reading them, and so would asking for their
 * sizes.
 */
function fileDigest(path: string): string {
  piece ??= Buffer.allocUnsafeSlow(pieceLength);
  const file = openSync(path, 'r');
  try {
    let size = readSync(file, piece, 0, pieceLength, null);
    // A file that is smaller has ended, but for one that a file system gives in pieces.
    while (size < pieceLength) {
      const got = readSync(file, piece, size, pieceLength - size, null);
      if (got === 0) return hash('sha256', piece.subarray(0, size), 'hex');
      size += got;
    }
    const content = createHash('sha256');
    for (let got = size; got > 0; got = readSync(file, piece, 0, pieceLength, null))
      content.update(piece.subarray(0, got));
    return content.digest('hex');
  } finally {
    closeSync(file);
  }
}
