/**
 * Packs entries into one layer of an image, a tar archive in gzip, of which every byte is settled by its entries. Memory does
 * not grow with the files: they pass through two blocks into a temporary file, and the digests are taken on the way.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Failure } from '../../../failure.ts';
import type { BlobSource } from '../../../image/manifest.ts';
import { temporaryDirectory } from '../../../run-end.ts';
import { type FileFacts, type LayerEntry, sourceOf, tarBlock, tarHeaders, tarPadding } from './tar.ts';

/** One compressed layer. A larger one is in a temporary file, which goes when it is disposed of. */
export interface Layer extends AsyncDisposable {
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
/** Bytes that are read, hashed and compressed at a time. Smaller ones cost a change of threads each. */
const blockBytes = 512 * tarBlock;
/** The end of an archive. */
const zeros = Buffer.alloc(2 * tarBlock);

/**
 * Packs the entries as root's. The same entries give the same digests on every machine.
 *
 * @param entries sorted, parents before what is in them
 * @param mtime seconds since the epoch, for every entry
 * @param base absolute directory for the temporary file
 * @throws Failure `LAYER_CHANGED`, `DISK_FULL`
 */
export async function packLayer(entries: readonly LayerEntry[], mtime: number, base: string): Promise<Layer> {
  const store = new Store(base);
  const dispose = () => store[Symbol.asyncDispose]();
  try {
    const { diffId, digest, size } = await write(store, entries, mtime);
    return { blob: { digest, size, open: () => store.open() }, diffId, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw isFull(error) ? diskFull(base, error) : error;
  }
}

/** Bytes of a layer that is kept in memory: most changes of a service are smaller, and a file costs more than they do. */
const mostInMemory = 1024 * 1024;

/** Bytes that are written once and read any number of times. */
class Store implements AsyncDisposable {
  readonly #base: string;
  #pieces: Buffer[] = [];
  #size = 0;
  #directory: (AsyncDisposable & { readonly path: string }) | undefined;
  #file: FileHandle | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  async write(piece: Buffer): Promise<void> {
    this.#size += piece.byteLength;
    if (this.#file === undefined && this.#size <= mostInMemory) {
      this.#pieces.push(piece);
      return;
    }
    if (this.#file === undefined) {
      this.#directory = await temporaryDirectory(this.#base, 'monorepo-gitops-layer');
      this.#file = await open(this.#path, 'wx', 0o600);
      for (const each of this.#pieces) await this.#file.writeFile(each);
      this.#pieces = [];
    }
    await this.#file.writeFile(piece);
  }

  async end(): Promise<void> {
    await this.#file?.close();
  }

  open(): AsyncIterable<Uint8Array> {
    if (this.#directory !== undefined) return createReadStream(this.#path, { highWaterMark: blockBytes });
    const pieces = this.#pieces;
    return (async function* () {
      yield* pieces;
    })();
  }

  get #path(): string {
    return path.join(this.#directory?.path ?? '', 'layer.tar.gz');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file?.close();
    await this.#directory?.[Symbol.asyncDispose]();
  }
}

async function write(out: Store, entries: readonly LayerEntry[], mtime: number) {
  const deflate = createDeflateRaw({ level: compression, chunkSize: blockBytes });
  let failure: unknown;
  const attempt = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      failure ??= error;
      // Whoever waits for the other side learns why it has ended.
      deflate.destroy(error instanceof Error ? error : undefined);
      throw error;
    }
  };
  const archive = new Archive(
    (block) =>
      new Promise((resolve, reject) => {
        // A stream that is destroyed does not call back for a block that it was compressing.
        const gone = () => reject(new Error('the other side has ended'));
        deflate.once('close', gone);
        deflate.write(block, (error) => {
          deflate.off('close', gone);
          if (error) reject(error);
          else resolve();
        });
      }),
  );
  const packed = attempt(() => store(deflate, out, () => archive.trailer()));
  const written = attempt(async () => {
    await archive.add(entries, mtime);
    deflate.end();
  });
  // Both have ended before the file goes.
  const [stored] = await Promise.allSettled([packed, written]);
  // The first one is the reason of the other.
  if (failure !== undefined) throw failure;
  if (stored.status === 'rejected') throw stored.reason;
  return { diffId: archive.digest(), ...stored.value };
}

/** Writes the compressed bytes between the gzip's header and trailer. */
async function store(deflated: AsyncIterable<Buffer>, out: Store, trailer: () => Buffer) {
  const hash = createHash('sha256');
  let size = 0;
  const put = async (piece: Buffer) => {
    hash.update(piece);
    size += piece.byteLength;
    await out.write(piece);
  };
  await put(gzipHeader);
  for await (const piece of deflated) await put(piece);
  await put(trailer());
  await out.end();
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

/** The uncompressed archive. It fills one block while the other is compressed. */
class Archive {
  readonly #compress: (block: Buffer) => Promise<void>;
  readonly #hash = createHash('sha256');
  #block = Buffer.allocUnsafeSlow(blockBytes);
  #next = Buffer.allocUnsafeSlow(blockBytes);
  /** Bytes of the block that are filled. */
  #used = 0;
  #compressing: Promise<void> = Promise.resolve();
  #checksum = 0;
  #length = 0;

  constructor(compress: (block: Buffer) => Promise<void>) {
    this.#compress = compress;
  }

  async add(entries: readonly LayerEntry[], mtime: number): Promise<void> {
    for (const entry of entries) {
      if (entry.kind === 'file') await this.#addFile(entry, sourceOf(entry), mtime);
      else await this.#addHeaders(entry, { size: 0, executable: false }, mtime);
    }
    await this.#addBytes(zeros);
    if (this.#used > 0) await this.#flush();
    await this.#compressing;
  }

  digest(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }

  /** Of the gzip. */
  trailer(): Buffer {
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(this.#checksum, 0);
    trailer.writeUInt32LE(this.#length % 2 ** 32, 4);
    return trailer;
  }

  /** Read without promises: with many small files they would cost more than the reading. */
  async #addFile(entry: LayerEntry, source: string, mtime: number): Promise<void> {
    const file = openSync(source, 'r');
    try {
      const { size, mode } = fstatSync(file);
      await this.#addHeaders(entry, { size, executable: (mode & 0o111) !== 0 }, mtime);
      let left = size;
      while (left > 0) {
        // One byte more than the header has promised, which must not be there.
        const got = readSync(file, this.#block, this.#used, Math.min(left + 1, blockBytes - this.#used), null);
        if (got === 0 || got > left) throw changed(entry.path);
        left -= got;
        const flushing = this.#filled(got);
        if (flushing !== undefined) await flushing;
      }
      await this.#addBytes(zeros.subarray(0, tarPadding(size)));
    } finally {
      closeSync(file);
    }
  }

  async #addHeaders(entry: LayerEntry, facts: FileFacts, mtime: number): Promise<void> {
    for (const bytes of tarHeaders(entry, facts, mtime)) await this.#addBytes(bytes);
  }

  async #addBytes(bytes: Buffer): Promise<void> {
    let at = 0;
    while (at < bytes.byteLength) {
      const copied = bytes.copy(this.#block, this.#used, at);
      at += copied;
      const flushing = this.#filled(copied);
      if (flushing !== undefined) await flushing;
    }
  }

  /** No promise where the block has room: this is asked for every header. */
  #filled(bytes: number): Promise<void> | undefined {
    this.#used += bytes;
    return this.#used === blockBytes ? this.#flush() : undefined;
  }

  async #flush(): Promise<void> {
    const full = this.#block.subarray(0, this.#used);
    await this.#compressing;
    this.#compressing = this.#compress(full);
    // Its failure is thrown where it is waited for.
    this.#compressing.catch(() => {});
    this.#hash.update(full);
    this.#checksum = crc32(full, this.#checksum);
    this.#length += full.byteLength;
    [this.#block, this.#next] = [this.#next, this.#block];
    this.#used = 0;
  }
}

function changed(name: string): Failure {
  return new Failure('failed', 'LAYER_CHANGED', `"${path.basename(name)}" changed while it was read`, {
    hint: 'wait until the build has ended before the image is made',
  });
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function diskFull(base: string, cause: unknown): Failure {
  return new Failure('failed', 'DISK_FULL', `there is no room for the packed layer in ${base}`, {
    hint: 'free some space there, or name a directory with more in TMPDIR (on a runner of GitHub: RUNNER_TEMP); the layer is packed there before it is uploaded',
    cause,
  });
}
