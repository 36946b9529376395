/**
 * What files hold. Each file is read in every run: nothing on the disk is trusted to say what it holds, git's index included,
 * which knows when a file was written and not by which conversion.
 */
import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readlinkSync, readSync } from 'node:fs';

export interface FileContent {
  /** Permission bits; undefined of a link, which has none of its own. */
  readonly mode: number | undefined;
  /** sha256 in hex: of what a file holds, or of where a link leads. */
  readonly digest: string;
}

/** Bytes. */
const pieceLength = 256 * 1024;
/** One for all files. */
let piece: Buffer | undefined;

/**
 * Most files of a checkout are small: promises and streams would cost more than reading them.
 *
 * @throws what `node:fs` does
 */
export function fileContent(path: string): FileContent {
  const file = openSync(path, 'r');
  try {
    const { mode, size } = fstatSync(file);
    return { mode: mode & 0o7777, digest: digestOf(file, size) };
  } finally {
    closeSync(file);
  }
}

/** @param size where as many bytes are read, the file is at its end; 0 says nothing (procfs) */
function digestOf(file: number, size: number): string {
  piece ??= Buffer.allocUnsafeSlow(pieceLength);
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
}

/** @throws what `node:fs` does */
export function linkContent(path: string): FileContent {
  return { mode: undefined, digest: hash('sha256', readlinkSync(path), 'hex') };
}
