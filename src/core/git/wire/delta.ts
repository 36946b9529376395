/** Objects stored as the difference to another one. Source: gitformat-pack(5) "Deltified representation". */

import { protocolFailure } from './failures.ts';

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
