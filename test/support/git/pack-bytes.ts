/** Packs written by hand, to say with bytes what no honest server sends. */

import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export const packTypes = { commit: 1, tree: 2, blob: 3, tag: 4, offsetDelta: 6, idDelta: 7 };

export function size(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 0x80);
  }
}

export interface RawEntry {
  readonly type: number;
  /** Declared; the content's own size when absent. */
  readonly size?: number;
  /** What stands between header and content: the base of a delta. */
  readonly base?: Buffer;
  readonly content: Buffer;
}

export function entry({ type, size: declared, base = Buffer.alloc(0), content }: RawEntry): Buffer {
  const value = declared ?? content.length;
  const first = (type << 4) | (value & 0x0f);
  const rest = Math.floor(value / 16);
  const header = rest === 0 ? Buffer.of(first) : Buffer.concat([Buffer.of(first | 0x80), size(rest)]);
  return Buffer.concat([header, base, deflateSync(content)]);
}

export function pack(entries: readonly Buffer[], options: { count?: number; version?: number } = {}): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(options.version ?? 2, 4);
  header.writeUInt32BE(options.count ?? entries.length, 8);
  return sealed(Buffer.concat([header, ...entries]));
}

export function sealed(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, createHash('sha1').update(bytes).digest()]);
}

/** `[offset, size]` copies from the base, a text inserts. */
export function delta(
  baseSize: number,
  resultSize: number,
  instructions: readonly (readonly [number, number] | string)[],
) {
  const parts = instructions.map((instruction) => {
    if (typeof instruction === 'string') return Buffer.from([instruction.length, ...Buffer.from(instruction)]);
    const [offset, length] = instruction;
    const fields = Buffer.alloc(7);
    fields.writeUInt32LE(offset);
    fields.writeUIntLE(length, 4, 3);
    return Buffer.concat([Buffer.of(0xff), fields]);
  });
  return Buffer.concat([size(baseSize), size(resultSize), ...parts]);
}
