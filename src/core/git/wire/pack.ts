/**
 * Reads a pack that a server sent, without trusting it: checks every size against its limit before it takes memory,
 * computes object ids from the content, and verifies the checksum at the end.
 *
 * Source: gitformat-pack(5) "pack-*.pack files have the following format".
 */

import { createHash } from 'node:crypto';
import { type Inflate, inflateSync } from 'node:zlib';
import { bufferOf, hashObject, idLength } from '../objects.ts';
import type { GitObject, ObjectFormat, ObjectId, ObjectType } from '../transport.ts';
import { protocolFailure, tooLarge } from './failures.ts';

export interface PackLimits {
  /** Bytes of one object, inflated. */
  readonly objectBytes: number;
  /** Bytes of all objects, inflated. */
  readonly packBytes: number;
  readonly packObjects: number;
}

const headerBytes = 12;

/**
 * All objects of the pack by their ids. Throws `GIT_PROTOCOL` for a pack that is damaged or refers to objects outside
 * itself, `GIT_RESPONSE_TOO_LARGE` for one over the limits.
 */
export function readPack(pack: Buffer, format: ObjectFormat, limits: PackLimits): Map<ObjectId, GitObject> {
  const end = pack.length - idLength(format);
  if (end < headerBytes || pack.toString('latin1', 0, 4) !== 'PACK') throw protocolFailure('it is no pack');
  const version = pack.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw protocolFailure(`pack version ${version} is unknown`);
  const count = pack.readUInt32BE(8);
  if (count > limits.packObjects) throw tooLarge(`a pack of ${count} objects`, limits.packObjects);
  if (!createHash(format).update(pack.subarray(0, end)).digest().equals(pack.subarray(end))) {
    throw protocolFailure('the pack does not match its checksum');
  }
  return new PackReader(pack.subarray(0, end), format, limits).read(count);
}

type BaseReference =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'id'; readonly id: ObjectId };

interface EntryHeader {
  readonly offset: number;
  readonly stored: { readonly kind: 'whole'; readonly type: ObjectType } | BaseReference;
  /** Of the inflated content: the object, or the delta. */
  readonly size: number;
  /** Where the deflated content begins. */
  readonly start: number;
}

interface Delta {
  readonly offset: number;
  readonly bytes: Buffer;
}

const types: Readonly<Record<number, ObjectType>> = { 1: 'commit', 2: 'tree', 3: 'blob', 4: 'tag' };
const offsetDelta = 6;
const idDelta = 7;

class PackReader {
  readonly #pack: Buffer;
  readonly #format: ObjectFormat;
  readonly #limits: PackLimits;
  readonly #objects = new Map<ObjectId, GitObject>();
  readonly #byOffset = new Map<number, ObjectId>();
  /** Deltas whose base is not known yet, by that base. */
  readonly #waiting = new Map<number | ObjectId, Delta[]>();
  #inflatedBytes = 0;

  constructor(pack: Buffer, format: ObjectFormat, limits: PackLimits) {
    this.#pack = pack;
    this.#format = format;
    this.#limits = limits;
  }

  read(count: number): Map<ObjectId, GitObject> {
    let at = headerBytes;
    for (let index = 0; index < count; index += 1) at = this.#readEntry(at);
    if (at !== this.#pack.length) throw protocolFailure('the pack holds more than the objects it declares');
    if (this.#waiting.size > 0) throw protocolFailure('a delta refers to an object that the pack does not hold');
    return this.#objects;
  }

  /** Returns where the next entry begins. */
  #readEntry(offset: number): number {
    const header = this.#readHeader(offset);
    this.#reserve(header.size);
    const { content, consumed } = inflateEntry(this.#pack.subarray(header.start), header.size);
    if (header.stored.kind === 'whole') this.#add(offset, { type: header.stored.type, body: content });
    else this.#addDelta(header.stored, { offset, bytes: content });
    return header.start + consumed;
  }

  /** Bits 4–6 of the first byte are the type, its low 4 bits and then 7 bits a byte the size, the lowest first. */
  #readHeader(offset: number): EntryHeader {
    let at = offset;
    let byte = this.#byteAt(at);
    const type = (byte >> 4) & 0x07;
    let size = byte & 0x0f;
    for (let factor = 16; byte & 0x80; factor *= 128) {
      if (factor > 2 ** 46) throw protocolFailure('an object of the pack has no size');
      at += 1;
      byte = this.#byteAt(at);
      size += (byte & 0x7f) * factor;
    }
    at += 1;
    const whole = types[type];
    if (whole !== undefined) return { offset, stored: { kind: 'whole', type: whole }, size, start: at };
    if (type === offsetDelta) return { offset, size, ...this.#readOffsetBase(offset, at) };
    if (type === idDelta) return { offset, size, ...this.#readIdBase(at) };
    throw protocolFailure(`object type ${type} is not known in packs`);
  }

  /** Seven bits a byte, the highest first, one added at each continuation so that no number has two spellings. */
  #readOffsetBase(offset: number, from: number): Pick<EntryHeader, 'stored' | 'start'> {
    let at = from;
    let byte = this.#byteAt(at);
    let distance = byte & 0x7f;
    while (byte & 0x80) {
      at += 1;
      byte = this.#byteAt(at);
      distance = (distance + 1) * 128 + (byte & 0x7f);
      if (distance > offset) break;
    }
    const base = offset - distance;
    if (distance === 0 || base < headerBytes) throw protocolFailure('a delta points outside the pack');
    return { stored: { kind: 'offset', offset: base }, start: at + 1 };
  }

  #readIdBase(at: number): Pick<EntryHeader, 'stored' | 'start'> {
    const start = at + idLength(this.#format);
    return { stored: { kind: 'id', id: this.#pack.toString('hex', at, start) }, start };
  }

  #byteAt(at: number): number {
    const byte = this.#pack[at];
    if (byte === undefined) throw protocolFailure('the pack ends inside an object');
    return byte;
  }

  /** Counts bytes before their memory is taken. */
  #reserve(size: number): void {
    if (size > this.#limits.objectBytes) throw tooLarge(`an object of ${size} bytes`, this.#limits.objectBytes);
    this.#inflatedBytes += size;
    if (this.#inflatedBytes > this.#limits.packBytes) throw tooLarge('a pack', this.#limits.packBytes);
  }

  #addDelta(base: BaseReference, delta: Delta): void {
    const known = base.kind === 'id' ? base.id : this.#byOffset.get(base.offset);
    const object = known === undefined ? undefined : this.#objects.get(known);
    if (object !== undefined) {
      this.#add(delta.offset, this.#resolve(object, delta));
      return;
    }
    const key = base.kind === 'id' ? base.id : base.offset;
    const others = this.#waiting.get(key);
    if (others === undefined) this.#waiting.set(key, [delta]);
    else others.push(delta);
  }

  /** Adds an object and all deltas that waited for it; in a loop, because a chain of deltas may be too long to recurse. */
  #add(offset: number, object: GitObject): void {
    const ready = [{ offset, object }];
    for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
      const { object: base } = next;
      const id = hashObject(this.#format, base.type, base.body);
      this.#objects.set(id, base);
      this.#byOffset.set(next.offset, id);
      for (const key of [id, next.offset]) {
        const deltas = this.#waiting.get(key) ?? [];
        this.#waiting.delete(key);
        for (const delta of deltas) ready.push({ offset: delta.offset, object: this.#resolve(base, delta) });
      }
    }
  }

  #resolve(base: GitObject, delta: Delta): GitObject {
    const header = readDeltaHeader(delta.bytes);
    this.#reserve(header.resultSize);
    const body = bufferOf(base.body);
    return { type: base.type, body: applyDelta(body, delta.bytes, header) };
  }
}

/** Inflates one zlib stream at the front of `deflated`, into exactly `size` bytes. */
function inflateEntry(deflated: Buffer, size: number): { content: Buffer; consumed: number } {
  let result: { content: Buffer; consumed: number };
  try {
    result = inflateCounting(deflated, size);
  } catch (error) {
    throw protocolFailure('an object of the pack cannot be inflated to its declared size', error);
  }
  if (result.content.length !== size) throw protocolFailure('an object of the pack is shorter than it declares');
  return result;
}

/** Entries have no compressed length; with `info` zlib tells how much input it has used. */
function inflateCounting(deflated: Buffer, size: number): { content: Buffer; consumed: number } {
  // zlib refuses to inflate past maxOutputLength, so a bomb stops at the declared size.
  const options = { info: true, maxOutputLength: Math.max(size, 1), chunkSize: Math.min(Math.max(size, 64), 65_536) };
  const result: unknown = inflateSync(deflated, options);
  if (!isInflated(result)) throw new TypeError('zlib did not tell how much input it used');
  return { content: result.buffer, consumed: result.engine.bytesWritten };
}

/** What `info: true` makes of zlib's result, which Node's types leave out. */
function isInflated(result: unknown): result is { buffer: Buffer; engine: Inflate } {
  return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}

// Objects stored as the difference to another one. Source: gitformat-pack(5) "Deltified representation".

/** The sizes in front of a delta's instructions. */
interface DeltaHeader {
  readonly baseSize: number;
  readonly resultSize: number;
  /** Where the instructions begin. */
  readonly start: number;
}

/** Throws `GIT_PROTOCOL` when the sizes are cut off or cannot be numbers. */
export function readDeltaHeader(delta: Buffer): DeltaHeader {
  const base = readSize(delta, 0);
  const result = readSize(delta, base.next);
  return { baseSize: base.size, resultSize: result.size, start: result.next };
}

/** Seven bits a byte, the lowest first. */
function readSize(delta: Buffer, from: number): { size: number; next: number } {
  let size = 0;
  for (let at = from, factor = 1; at < delta.length && factor <= 2 ** 42; at += 1, factor *= 128) {
    const byte = delta[at] ?? 0;
    size += (byte & 0x7f) * factor;
    if (byte < 0x80) return { size, next: at + 1 };
  }
  throw protocolFailure('a delta has no size');
}

/**
 * Rebuilds the object. The caller has checked `header.resultSize` against its limit; nothing is ever written behind it,
 * however often an instruction copies. Throws `GIT_PROTOCOL` for instructions that leave the base or miss the size.
 */
export function applyDelta(base: Buffer, delta: Buffer, header: DeltaHeader): Buffer {
  if (header.baseSize !== base.length) throw protocolFailure('a delta does not fit its base');
  const result = Buffer.alloc(header.resultSize);
  let written = 0;
  for (let at = header.start; at < delta.length; ) {
    const instruction = delta[at] ?? 0;
    const source = instruction & 0x80 ? readCopy(delta, at) : readInsert(at, instruction);
    const from = source.kind === 'copy' ? base : delta;
    if (source.offset + source.size > from.length || written + source.size > result.length) {
      throw protocolFailure('a delta reaches outside its base or its result');
    }
    from.copy(result, written, source.offset, source.offset + source.size);
    written += source.size;
    at = source.next;
  }
  if (written !== result.length) throw protocolFailure('a delta yields fewer bytes than it declares');
  return result;
}

interface Source {
  readonly kind: 'copy' | 'insert';
  readonly offset: number;
  readonly size: number;
  /** Where the next instruction begins. */
  readonly next: number;
}

/** Bits 0–3 tell which bytes of the offset follow, bits 4–6 which bytes of the size; absent ones are zero. */
function readCopy(delta: Buffer, at: number): Source {
  const instruction = delta[at] ?? 0;
  let next = at + 1;
  const field = (firstBit: number, bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) {
      if ((instruction & (1 << (firstBit + index))) === 0) continue;
      const byte = delta[next];
      if (byte === undefined) throw protocolFailure('a delta ends inside an instruction');
      value += byte * 2 ** (8 * index);
      next += 1;
    }
    return value;
  };
  const offset = field(0, 4);
  const size = field(4, 3);
  return { kind: 'copy', offset, size: size === 0 ? 0x10000 : size, next };
}

function readInsert(at: number, size: number): Source {
  if (size === 0) throw protocolFailure('a delta holds the reserved instruction 0');
  return { kind: 'insert', offset: at + 1, size, next: at + 1 + size };
}
