import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashObject, packObjects } from '../../../../../src/core/git/objects.ts';
import type { GitObject, ObjectType } from '../../../../../src/core/git/transport.ts';
import { objectLimits } from '../../../../../src/core/git/wire/open.ts';
import { applyDelta, readDeltaHeader, readPack } from '../../../../../src/core/git/wire/pack.ts';
import { delta, entry, pack, packTypes, sealed, size } from '../../../../support/git/pack-bytes.ts';

const base = Buffer.from('The quick brown fox');
const baseId = hashObject('sha1', 'blob', base);
const whole = entry({ type: packTypes.blob, content: base });
/** "The slow fox": 4 bytes from 0, `slow`, 4 bytes from 15. */
const slow = delta(base.length, 12, [[0, 4], 'slow', [15, 4]]);
const slowId = hashObject('sha1', 'blob', Buffer.from('The slow fox'));

function texts(objects: ReadonlyMap<string, GitObject>): Record<string, string> {
  return Object.fromEntries([...objects].map(([id, { body }]) => [id, Buffer.from(body).toString()]));
}

const both = { [baseId]: 'The quick brown fox', [slowId]: 'The slow fox' };

describe('a pack yields its objects under the ids of their content', () => {
  test.each(['sha1', 'sha256'] as const)('whatever was packed is read back (%s)', (format) => {
    const anyObject = fc.record({
      type: fc.constantFrom<ObjectType>('commit', 'tree', 'blob', 'tag'),
      body: fc.uint8Array({ maxLength: 3_000 }),
    });
    fc.assert(
      fc.property(fc.array(anyObject, { maxLength: 12 }), (objects) => {
        const read = readPack(packObjects(objects, format), format, objectLimits);
        const expected = objects.map(({ type, body }) => [hashObject(format, type, body), Buffer.from(body)] as const);
        expect(new Map([...read].map(([id, { body }]) => [id, Buffer.from(body)]))).toEqual(new Map(expected));
      }),
      { numRuns: 50 },
    );
  });

  test('a delta on an earlier offset', () => {
    const bytes = pack([whole, entry({ type: packTypes.offsetDelta, base: Buffer.of(whole.length), content: slow })]);
    expect(texts(readPack(bytes, 'sha1', objectLimits))).toEqual(both);
  });

  test('a delta on an id, before and behind its base', () => {
    const onId = entry({ type: packTypes.idDelta, base: Buffer.from(baseId, 'hex'), content: slow });
    expect(texts(readPack(pack([onId, whole]), 'sha1', objectLimits))).toEqual(both);
    expect(texts(readPack(pack([whole, onId]), 'sha1', objectLimits))).toEqual(both);
  });

  test('a delta on the offset of a delta that still waits', () => {
    const onId = entry({ type: packTypes.idDelta, base: Buffer.from(baseId, 'hex'), content: slow });
    const slower = delta(12, 14, [[0, 8], 'er', [8, 4]]);
    const onOffset = entry({ type: packTypes.offsetDelta, base: Buffer.of(onId.length), content: slower });
    expect(Object.values(texts(readPack(pack([onId, onOffset, whole]), 'sha1', objectLimits))).sort()).toEqual([
      'The quick brown fox',
      'The slow fox',
      'The slower fox',
    ]);
  });

  test('a chain of 20,000 deltas that waits for its base is resolved without deep recursion', () => {
    const chain: Buffer[] = [];
    let content = Buffer.from('0');
    for (let index = 1; index <= 20_000; index += 1) {
      const next = Buffer.from(String(index));
      const onBase = Buffer.from(hashObject('sha1', 'blob', content), 'hex');
      const instructions = delta(content.length, next.length, [next.toString()]);
      chain.push(entry({ type: packTypes.idDelta, base: onBase, content: instructions }));
      content = next;
    }
    const bytes = pack([...chain, entry({ type: packTypes.blob, content: Buffer.from('0') })]);
    expect(readPack(bytes, 'sha1', objectLimits).size).toBe(20_001);
  });

  test('a copy whose size is left out means 64 KiB', () => {
    const large = randomBytes(0x10000);
    const instructions = Buffer.concat([size(large.length), size(large.length), Buffer.of(0x80)]);
    expect(applyDelta(large, instructions, readDeltaHeader(instructions)).equals(large)).toBe(true);
  });
});

const damaged: readonly (readonly [string, Buffer])[] = [
  ['no pack at all', sealed(Buffer.from('PACKAGE not found'))],
  ['a version from the future', pack([whole], { version: 4 })],
  ['a wrong checksum', Buffer.concat([pack([whole]).subarray(0, -1), Buffer.of(0)])],
  ['fewer objects than declared', pack([whole], { count: 2 })],
  ['more objects than declared', pack([whole, whole], { count: 1 })],
  ['an object that ends inside its header', pack([Buffer.of(0xb0, 0x80)])],
  ['an object without an end of its size', pack([Buffer.alloc(40, 0xff)])],
  ['content that is not deflated', pack([Buffer.from([0x35, 1, 2, 3, 4, 5])])],
  ['content that is cut', sealed(pack([whole]).subarray(0, -24))],
  ['an object longer than declared', pack([entry({ type: packTypes.blob, size: 5, content: base })])],
  ['an object shorter than declared', pack([entry({ type: packTypes.blob, size: 500, content: base })])],
  [
    'an object that declares nothing and holds something',
    pack([entry({ type: packTypes.blob, size: 0, content: base })]),
  ],
  ['the reserved object type 5', pack([entry({ type: 5, content: base })])],
  ['the invalid object type 0', pack([entry({ type: 0, content: base })])],
  [
    'a delta on an object that is not there',
    pack([entry({ type: packTypes.idDelta, base: Buffer.alloc(20), content: slow })]),
  ],
  ['a delta on itself', pack([entry({ type: packTypes.offsetDelta, base: Buffer.of(0), content: slow })])],
  ['a delta before the pack', pack([entry({ type: packTypes.offsetDelta, base: Buffer.of(0x7f), content: slow })])],
  [
    'a delta on the middle of an object',
    pack([whole, entry({ type: packTypes.offsetDelta, base: Buffer.of(3), content: slow })]),
  ],
];

test.each(damaged)('%s fails as GIT_PROTOCOL', (_case, bytes) => {
  expect(() => readPack(bytes, 'sha1', objectLimits)).toThrow(expect.objectContaining({ code: 'GIT_PROTOCOL' }));
});

test.each([
  ['a base of another size', delta(base.length + 1, 4, [[0, 4]])],
  ['a copy from behind the base', delta(base.length, 4, [[base.length - 3, 4]])],
  ['a copy far behind the base', delta(base.length, 4, [[0xffffffff, 4]])],
  ['no instructions', delta(base.length, 9, []).subarray(0, 2)],
  ['more than it declares', delta(base.length, 3, [[0, 4]])],
  ['less than it declares', delta(base.length, 5, [[0, 4]])],
  ['the reserved instruction 0', Buffer.concat([size(base.length), size(4), Buffer.of(0)])],
  ['an instruction that is cut', Buffer.concat([size(base.length), size(4), Buffer.of(0xff, 1)])],
  ['an insertion that is cut', Buffer.concat([size(base.length), size(4), Buffer.from([4, 65])])],
  ['a size without an end', Buffer.alloc(12, 0xff)],
])('a delta with %s fails as GIT_PROTOCOL', (_case, content) => {
  const bytes = pack([whole, entry({ type: packTypes.offsetDelta, base: Buffer.of(whole.length), content })]);
  expect(() => readPack(bytes, 'sha1', objectLimits)).toThrow(expect.objectContaining({ code: 'GIT_PROTOCOL' }));
});

describe('a pack over a limit fails as GIT_RESPONSE_TOO_LARGE before memory is taken', () => {
  const limits = { objectBytes: 1_000, packBytes: 1_500, packObjects: 3 };
  const thousand = Buffer.alloc(1_000);
  const bomb = delta(1_000, 2 ** 31, Array(10).fill([0, 1_000]));
  test.each([
    ['a declared object size', [entry({ type: packTypes.blob, size: 2 ** 40, content: base })]],
    [
      'the sum of all objects',
      [whole, entry({ type: packTypes.blob, content: thousand }), entry({ type: packTypes.tag, content: thousand })],
    ],
    [
      'a delta that grows',
      [
        entry({ type: packTypes.blob, content: thousand }),
        entry({
          type: packTypes.idDelta,
          base: Buffer.from(hashObject('sha1', 'blob', thousand), 'hex'),
          content: bomb,
        }),
      ],
    ],
    ['the number of objects', [whole, whole, whole, whole]],
  ])('%s', (_case, entries) => {
    expect(() => readPack(pack(entries), 'sha1', limits)).toThrow(
      expect.objectContaining({ code: 'GIT_RESPONSE_TOO_LARGE' }),
    );
  });
});

test('any damage to one byte of a pack is noticed', () => {
  const bytes = pack([whole, entry({ type: packTypes.offsetDelta, base: Buffer.of(whole.length), content: slow })]);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = Buffer.from(bytes);
      broken[at]! ^= change;
      expect(() => readPack(broken, 'sha1', objectLimits)).toThrow(expect.objectContaining({ name: 'Failure' }));
    }),
  );
});

test('a forged pack never does worse than a Failure', () => {
  const genuine = pack([whole, entry({ type: packTypes.offsetDelta, base: Buffer.of(whole.length), content: slow })]);
  const open = genuine.subarray(0, -20);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(open.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
      const forged = Buffer.from(open);
      for (const [at, byte] of changes) forged[at] = byte;
      try {
        readPack(sealed(forged), 'sha1', { objectBytes: 10_000, packBytes: 20_000, packObjects: 10 });
      } catch (error) {
        expect((error as Error).name).toBe('Failure');
      }
    }),
    { numRuns: 500 },
  );
});
