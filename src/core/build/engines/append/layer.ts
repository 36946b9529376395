/**
 * Packs entries into one layer of an image, a tar archive in gzip, of which every byte is settled by its entries. Memory does
 * not grow with the files: they pass through a few blocks into a temporary file, and the digests are taken on the way.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../../../failure.ts';
import type { BlobSource } from '../../../image/manifest.ts';
import type { Clock } from '../../../ports.ts';
import { temporaryDirectory } from '../../../run-end.ts';
import { blockBytes, GzipBlocks } from './blocks.ts';
import type { KnownLayers } from './known-layers.ts';
import { type FileEntry, type LayerEntry, sourceOf, tarBlock, tarHeaders, tarPadding } from './tar.ts';

/** One compressed layer. A larger one is in a temporary file, which goes when it is disposed of. */
export interface Layer extends AsyncDisposable {
  readonly blob: BlobSource;
  /** Digest of the uncompressed archive. */
  readonly diffId: string;
  readonly times: ChangeTimes;
}

/** When each file of a layer had last changed as it was read, in milliseconds; in the order of the entries. */
type ChangeTimes = Float64Array;

/** Blocks that are only hashed before others get their turn: answers of the registry, and the deadline. */
const hashedInTurn = 16;
/** Bytes of the file that are read at a time for an upload. */
const readBytes = 256 * 1024;
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
  const times = new Float64Array(entries.length);
  try {
    const { diffId, digest, size } = await write(store, entries, { mtime, times });
    return { blob: { digest, size, open: () => store.open() }, diffId, times, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw isFull(error) ? diskFull(base, error) : error;
  }
}

/**
 * The layer of the entries that is known already; undefined when it is not. The files are read and nothing is compressed.
 * Parameters as of `packLayer`.
 */
export async function findLayer(
  entries: readonly LayerEntry[],
  mtime: number,
  base: string,
  { known, clock }: { readonly known: KnownLayers; readonly clock: Pick<Clock, 'sleep'> },
): Promise<Layer | undefined> {
  if (known.size === 0) return undefined;
  const { diffId, times } = await hashLayer(entries, mtime, clock);
  const found = known.get(diffId);
  if (found === undefined) return undefined;
  async function* open() {
    // Only where the registry has lost it meanwhile.
    await using layer = await packLayer(entries, mtime, base);
    if (layer.blob.digest !== found?.digest) throw lost(found?.digest ?? '');
    yield* layer.blob.open();
  }
  return { blob: { ...found, open }, diffId, times, [Symbol.asyncDispose]: async () => {} };
}

/** The digest that the uncompressed archive of the entries has now. Parameters as of `packLayer`. */
export async function hashLayer(
  entries: readonly LayerEntry[],
  mtime: number,
  clock: Pick<Clock, 'sleep'>,
): Promise<Pick<Layer, 'diffId' | 'times'>> {
  const block = Buffer.allocUnsafeSlow(blockBytes);
  const hash = createHash('sha256');
  const times = new Float64Array(entries.length);
  let blocks = 0;
  for (const filled of archive(entries, { mtime, times }, () => block)) {
    hash.update(filled.block);
    blocks += 1;
    if (blocks % hashedInTurn === 0) await clock.sleep(0);
  }
  return { diffId: `sha256:${hash.digest('hex')}`, times };
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
    if (this.#directory !== undefined) return createReadStream(this.#path, { highWaterMark: readBytes });
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

async function write(out: Store, entries: readonly LayerEntry[], reading: Reading) {
  const compressed = createHash('sha256');
  let size = 0;
  const gzip = new GzipBlocks(async (piece) => {
    compressed.update(piece);
    size += piece.byteLength;
    await out.write(piece);
  });
  const archived = createHash('sha256');
  try {
    for (const { block, isLast } of archive(entries, reading, () => gzip.buffer())) {
      archived.update(block);
      await gzip.compress(block, isLast);
    }
    await gzip.end();
  } finally {
    // Before the file goes.
    await gzip.settle();
  }
  await out.end();
  return { diffId: `sha256:${archived.digest('hex')}`, digest: `sha256:${compressed.digest('hex')}`, size };
}

interface Reading {
  readonly mtime: number;
  /** Is filled. */
  readonly times: ChangeTimes;
}

/**
 * The uncompressed archive. Without promises: with many small files they would cost more than the reading.
 *
 * @param buffer what the next block is filled into @returns blocks that are full, but for the last
 */
function* archive(
  entries: readonly LayerEntry[],
  { mtime, times }: Reading,
  buffer: () => Buffer,
): Generator<{ readonly block: Buffer; readonly isLast: boolean }, void, undefined> {
  let block = buffer();
  let used = 0;
  function* full() {
    if (used < blockBytes) return;
    yield { block, isLast: false };
    block = buffer();
    used = 0;
  }
  function* add(bytes: Buffer) {
    for (let at = 0; at < bytes.byteLength; yield* full()) {
      const copied = bytes.copy(block, used, at);
      at += copied;
      used += copied;
    }
  }
  function* addFile(entry: FileEntry, at: number) {
    const file = openSync(sourceOf(entry), 'r');
    try {
      const { size, mode, ctimeMs } = fstatSync(file);
      times[at] = ctimeMs;
      yield* addAll(tarHeaders(entry, { size, executable: (mode & 0o111) !== 0 }, mtime));
      for (let left = size; left > 0; yield* full()) {
        // One byte more than the header has promised, which must not be there.
        const got = readSync(file, block, used, Math.min(left + 1, blockBytes - used), null);
        if (got === 0 || got > left) throw changed(entry.path);
        left -= got;
        used += got;
      }
      yield* add(zeros.subarray(0, tarPadding(size)));
    } finally {
      closeSync(file);
    }
  }
  function* addAll(pieces: Iterable<Buffer>) {
    for (const bytes of pieces) yield* add(bytes);
  }
  for (const [at, entry] of entries.entries()) {
    if (entry.kind === 'file') yield* addFile(entry, at);
    else yield* addAll(tarHeaders(entry, { size: 0, executable: false }, mtime));
  }
  yield* add(zeros);
  yield { block: block.subarray(0, used), isLast: true };
}

function lost(digest: string): Failure {
  return new Failure(
    'failed',
    'BLOB_CHANGED',
    `the registry has lost ${digest}, which another version has compressed`,
    {
      hint: 'run again: the layer is packed anew',
    },
  );
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
