/** Packs entries into one layer of an image, a tar archive in gzip, of which every byte is settled by its entries. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import type { BlobSource } from '../../image/manifest.ts';
import { temporaryDirectory } from '../../run-end.ts';

export type LayerEntry = {
  /** Path in the image without a leading slash; directories have no trailing one either. */
  readonly path: string;
} & (
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string }
  | {
      readonly kind: 'file';
      readonly executable: boolean;
      /** Bytes. */
      readonly size: number;
      open(): AsyncIterable<Uint8Array>;
    }
);

/** One compressed layer in a temporary file, which goes when it is disposed of. */
interface Layer extends AsyncDisposable {
  readonly blob: BlobSource;
  /** Digest of the uncompressed archive. */
  readonly diffId: string;
}

/**
 * RFC 1952: no name, no time, and "unknown" as the operating system, which zlib would fill in.
 * The deflate stream behind it is zlib's at level 6: equal bytes from Node 20 to 24 (compared on 64-bit x86).
 */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const compression = 6;

/**
 * Packs the entries as root's. The same entries give the same digests on every machine.
 *
 * @param mtime seconds since the epoch, for every entry
 */
export async function packLayer(entries: readonly LayerEntry[], mtime: number): Promise<Layer> {
  const directory = await temporaryDirectory(tmpdir(), 'monorepo-gitops-layer');
  const dispose = () => directory[Symbol.asyncDispose]();
  try {
    const file = path.join(directory.path, 'layer.tar.gz');
    const { diffId, digest, size } = await write(file, entries, mtime);
    const blob: BlobSource = { digest, size, open: () => createReadStream(file) };
    return { blob, diffId, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function write(file: string, entries: readonly LayerEntry[], mtime: number) {
  const plain = createHash('sha256');
  const packed = createHash('sha256');
  let size = 0;
  let checksum = 0;
  let length = 0;
  async function* archive(): AsyncGenerator<Uint8Array> {
    for await (const piece of tar(entries, mtime)) {
      plain.update(piece);
      checksum = crc32(piece, checksum);
      length += piece.byteLength;
      yield piece;
    }
  }
  async function* gzip(deflated: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    yield gzipHeader;
    yield* deflated;
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(checksum, 0);
    trailer.writeUInt32LE(length % 2 ** 32, 4);
    yield trailer;
  }
  async function* counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      packed.update(piece);
      size += piece.byteLength;
      yield piece;
    }
  }
  const deflate = createDeflateRaw({ level: compression });
  await pipeline(Readable.from(archive()), deflate, gzip, counted, createWriteStream(file));
  return { diffId: `sha256:${plain.digest('hex')}`, digest: `sha256:${packed.digest('hex')}`, size };
}

const block = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' } as const;
/** Eleven octal digits. */
const largestField = 8 ** 11 - 1;

/**
 * A tar archive whose bytes depend on nothing but its entries: ustar headers, pax records for what does not fit.
 * Source: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block".
 *
 * @param entries sorted, parents before what is in them
 */
async function* tar(entries: readonly LayerEntry[], mtime: number): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield* headers(entry, mtime);
    if (entry.kind !== 'file') continue;
    yield* entry.open();
    yield Buffer.alloc(padding(entry.size));
  }
  yield Buffer.alloc(2 * block);
}

function* headers(entry: LayerEntry, mtime: number): Generator<Uint8Array> {
  const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
  const size = entry.kind === 'file' ? entry.size : 0;
  const target = entry.kind === 'link' ? entry.target : '';
  const records = [
    ...(fits(name) ? [] : [record('path', name)]),
    ...(fits(target) ? [] : [record('linkpath', target)]),
    ...(size > largestField ? [record('size', String(size))] : []),
  ];
  if (records.length > 0) {
    const body = Buffer.from(records.join(''), 'utf8');
    yield header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, mtime);
    yield body;
    yield Buffer.alloc(padding(body.byteLength));
  }
  yield header({ name, target, size: size > largestField ? 0 : size, mode: modeOf(entry), type: entry.kind }, mtime);
}

/** Only the executable bit of a checkout means something; the rest is the umask of who made it. */
function modeOf(entry: LayerEntry): number {
  if (entry.kind === 'link') return 0o777;
  return entry.kind === 'directory' || entry.executable ? 0o755 : 0o644;
}

/** ustar names are ASCII and end within 100 bytes. */
function fits(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.length <= 100;
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`, 'utf8');
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length += 1;
  return `${length} ${key}=${value}\n`;
}

interface Header {
  readonly name: string;
  readonly target: string;
  readonly size: number;
  readonly mode: number;
  readonly type: keyof typeof typeFlags;
}

function header({ name, target, size, mode, type }: Header, mtime: number): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) =>
    bytes.write(value.toString(8).padStart(digits, '0'), at, 'ascii');
  bytes.write(ascii(name), 0, 'ascii');
  octal(mode, 100, 7);
  // User and group: root.
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(mtime, 136, 11);
  bytes.fill(' ', 148, 156);
  bytes.write(typeFlags[type], 156, 'ascii');
  bytes.write(ascii(target), 157, 'ascii');
  bytes.write('ustar\0', 257, 'ascii');
  bytes.write('00', 263, 'ascii');
  octal(0, 329, 7);
  octal(0, 337, 7);
  const checksum = bytes.reduce((sum, byte) => sum + byte, 0);
  bytes.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return bytes;
}

/** What stands in the old field when the pax record has the whole text. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}
