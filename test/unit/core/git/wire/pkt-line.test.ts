import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeLines,
  delimiter,
  encodeLine,
  flush,
  maxLine,
  type PktLine,
  PktLineDecoder,
} from '../../../../../src/core/git/wire/pkt-line.ts';

function decode(chunks: readonly Uint8Array[]): PktLine[] {
  const decoder = new PktLineDecoder();
  const lines = chunks.flatMap((chunk) => decoder.push(chunk));
  decoder.end();
  return lines;
}

/** Cuts the bytes at the given places, empty chunks included. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

const anyLine = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((payload): PktLine => ({ kind: 'payload', payload: Buffer.from(payload) })),
  fc.constantFrom<PktLine>({ kind: 'flush' }, { kind: 'delimiter' }, { kind: 'response-end' }),
);

const special = { flush, delimiter, 'response-end': Buffer.from('0002') };

function encode(line: PktLine): Buffer {
  return line.kind === 'payload' ? encodeLine(line.payload) : special[line.kind];
}

test('what was encoded is decoded, wherever the network cuts the bytes', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 30 }), (lines, places) => {
      expect(decode(cut(Buffer.concat(lines.map(encode)), places))).toEqual(lines);
    }),
  );
});

test('bytes that are no pkt-lines give the same lines or the same error, wherever they are cut', () => {
  const attempt = (chunks: readonly Uint8Array[]) => {
    const lines: PktLine[] = [];
    const decoder = new PktLineDecoder();
    try {
      for (const chunk of chunks) lines.push(...decoder.push(chunk));
      decoder.end();
    } catch (error) {
      return (error as Error).message;
    }
    return lines;
  };
  const digit = fc.constantFrom(...Buffer.from('0000145afFzx '));
  fc.assert(
    fc.property(fc.array(digit, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 20 }), (bytes, places) => {
      expect(attempt(cut(Buffer.from(bytes), places))).toEqual(attempt([Buffer.from(bytes)]));
    }),
  );
});

test('the longest line goes through one byte at a time', () => {
  const payload = Buffer.alloc(maxLine - 4, 'a');
  expect(decode([...encodeLine(payload)].map((byte) => Uint8Array.of(byte)))).toEqual([{ kind: 'payload', payload }]);
  expect(() => encodeLine(Buffer.alloc(maxLine - 3))).toThrow(RangeError);
});

describe('a stream that breaks the framing fails as GIT_PROTOCOL', () => {
  test.each([
    ['a length that is no number', 'zzzzabc'],
    ['a sign inside the length', '+004'],
    ['the length 3, which cannot hold itself', '0003'],
    ['a length over the limit', 'fff1'],
    ['an end inside the length', '000'],
    ['an end inside the payload', '0009abc'],
  ])('%s', (_case, text) => {
    expect(() => decode([Buffer.from(text)])).toThrow(expect.objectContaining({ code: 'GIT_PROTOCOL' }));
  });
});

test('a response body is decoded as it arrives', async () => {
  async function* body() {
    yield Buffer.from('0008he');
    yield Buffer.from('y\n0000');
  }
  const lines: PktLine[] = [];
  for await (const line of decodeLines(body())) lines.push(line);
  expect(lines).toEqual([{ kind: 'payload', payload: Buffer.from('hey\n') }, { kind: 'flush' }]);
});
