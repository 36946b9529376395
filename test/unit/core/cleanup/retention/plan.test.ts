import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  day,
  planRepository,
  type StoredImage,
  subjectOfTag,
  whatGoes,
} from '../../../../../src/core/cleanup/retention/plan.ts';
import type { RetentionRule } from '../../../../../src/core/cleanup/retention/rules.ts';

const repository = { registry: 'r.example.com', repository: 'fe/web1/develop' };
const now = Date.UTC(2026, 5, 1);
const digestOf = (n: number) => `sha256:${n.toString(16).padStart(64, '0')}`;
const nobody = () => undefined;

function image(n: number, given: Partial<StoredImage> & { readonly age?: number } = {}): StoredImage {
  const { age = n, ...rest } = given;
  return {
    digest: digestOf(n),
    tags: [`t${n}`],
    time: now - age * day,
    timeSource: 'created',
    children: [],
    subject: undefined,
    ...rest,
  };
}

function rule(given: Partial<RetentionRule>): RetentionRule {
  return {
    place: 'retention.rules[0]',
    registry: repository.registry,
    repositories: ['**'],
    tags: ['*'],
    keepLast: undefined,
    keepDays: undefined,
    ofService: false,
    ...given,
  };
}

function removed(
  images: readonly StoredImage[],
  rules: readonly RetentionRule[],
  named: (image: Pick<StoredImage, 'digest' | 'tags'>) => string | undefined = nobody,
) {
  const { decisions } = planRepository({ repository, images, rules, named, now });
  return decisions.filter(({ decision }) => decision === 'remove').map((each) => each.image.tags.join(' '));
}

function reasonFor(tag: string, images: readonly StoredImage[], rules: readonly RetentionRule[]) {
  const { decisions } = planRepository({ repository, images, rules, named: nobody, now });
  return decisions.find((each) => each.image.tags.includes(tag))?.reason;
}

const twelve = Array.from({ length: 12 }, (_, index) => image(index + 1));

describe('the rules', () => {
  test('keep the newest: 10 of 12', () => {
    expect(removed(twelve, [rule({ keepLast: 10 })])).toEqual(['t11', 't12']);
  });

  test('keep the union of what they say: the 5 newest, and those of the last 7 days', () => {
    expect(removed(twelve, [rule({ keepLast: 5, keepDays: 7 })])).toEqual(['t8', 't9', 't10', 't11', 't12']);
    expect(removed(twelve, [rule({ keepLast: 9, keepDays: 7 })])).toEqual(['t10', 't11', 't12']);
  });

  test('keep the union of several rules for one image', () => {
    const rules = [rule({ keepLast: 2 }), rule({ tags: ['t1?'], keepLast: 1 })];
    expect(removed(twelve, rules)).toEqual(['t3', 't4', 't5', 't6', 't7', 't8', 't9', 't11', 't12']);
  });

  test.each<[string, StoredImage, string]>([
    ['an image with a tag that no rule matches', image(30, { tags: ['t30', 'stable'] }), 'no rule matches stable'],
    ['an image whose age nothing tells', image(30, { tags: ['t30'], time: undefined }), 'its age cannot be told'],
    [
      'an image with the tag of a content key alone',
      image(30, { tags: [`c-${'0'.repeat(40)}`] }),
      'no rule matches c-0',
    ],
  ])('never let go: %s', (_, odd, reason) => {
    const rules = [rule({ tags: ['t*'], keepLast: 1 })];
    expect(removed([...twelve, odd], rules)).toEqual(removed(twelve, rules));
    expect(reasonFor(odd.tags.at(-1) ?? '', [...twelve, odd], rules)).toContain(reason);
  });

  test('let go what a build has left under its own tag alone, a day after it', () => {
    const left = (n: number, age: number) => image(n, { tags: [`b-${String(n).repeat(40)}`], age });
    const rules = [rule({ tags: ['t*'], keepLast: 1 })];
    expect(removed([image(1), left(2, 2), left(3, 0.5)], rules)).toEqual([`b-${'2'.repeat(40)}`]);
    expect(reasonFor(`b-${'3'.repeat(40)}`, [image(1), left(3, 0.5)], rules)).toContain('may not have ended');
  });

  test.each([...['b-', 'c-', 'f-'].map((prefix) => `${prefix}${'a'.repeat(40)}`), 'c-layers', 'f-layers'])(
    'let the tag %s, which a build has written, go with the image that another tag names',
    (own) => {
      const tags = ['t30', own];
      expect(removed([image(1), image(30, { tags })], [rule({ tags: ['t*'], keepLast: 1 })])).toEqual([tags.join(' ')]);
    },
  );

  test('count images, not tags', () => {
    const images = [image(1, { tags: ['t1', 't1a', 't1b'] }), image(2), image(3)];
    expect(removed(images, [rule({ keepLast: 2 })])).toEqual(['t3']);
  });

  test('keep images of one instant together, which nothing tells apart', () => {
    const same = [1, 2, 3, 4].map((n) => image(n, { age: 9 }));
    expect(removed([...same, image(20)], [rule({ keepLast: 2 })])).toEqual(['t20']);
  });

  test('do not count an image whose age nothing tells', () => {
    const unknown = image(40, { time: undefined });
    expect(removed([unknown, image(1), image(2)], [rule({ keepLast: 1 })])).toEqual(['t2']);
  });
});

describe('what stays takes along', () => {
  const rules = [rule({ keepLast: 1 })];

  test('the platforms of a kept index, also those with tags of their own', () => {
    const index = image(1, { children: [digestOf(5), digestOf(6)] });
    expect(removed([index, image(5), image(7)], rules)).toEqual(['t7']);
  });

  test('an index of which Git names one platform', () => {
    const index = image(9, { children: [digestOf(50)] });
    const named = ({ digest }: Pick<StoredImage, 'digest'>) =>
      digest === digestOf(50) ? 'x.yaml names it' : undefined;
    expect(removed([image(1), index], rules, named)).toEqual([]);
  });

  test('signatures, and what is attached to them', () => {
    const signed = (n: number) => image(100 + n, { tags: [`sha256-${digestOf(n).slice(7)}.sig`], time: undefined });
    const sbom = image(200, { tags: [], subject: digestOf(1), time: undefined });
    const ofSbom = image(201, { tags: [], subject: digestOf(200), time: undefined });
    const all = [image(1), image(2), signed(1), signed(2), sbom, ofSbom];
    const { decisions } = planRepository({ repository, images: all, rules, named: nobody, now });
    expect(decisions.map((each) => [each.image.tags[0], each.decision, each.also])).toEqual([
      ['t1', 'keep', 0],
      ['t2', 'remove', 1],
    ]);
  });

  test('platforms that a removed index shares with a kept one', () => {
    const kept = image(1, { children: [digestOf(50), digestOf(51)] });
    const going = image(2, { children: [digestOf(51), digestOf(52)] });
    const { decisions } = planRepository({ repository, images: [kept, going], rules, named: nobody, now });
    expect(decisions[1]?.also).toBe(1);
    expect([...whatGoes([going], { images: [kept, going], kept: [kept] })].sort()).toEqual([digestOf(2), digestOf(52)]);
  });
});

test('a plan reads each image a few times, however many there are', () => {
  let reads = 0;
  const images = Array.from({ length: 400 }, (_, n) =>
    Object.defineProperty(image(n + 1), 'subject', {
      get: () => {
        reads += 1;
        return undefined;
      },
    }),
  );
  expect(removed(images, [rule({ keepLast: 1 })])).toHaveLength(399);
  expect(reads).toBeLessThan(400 * 10);
});

test('the tags of signatures name their image', () => {
  const hex = 'b'.repeat(64);
  expect(subjectOfTag(`sha256-${hex}`)).toBe(`sha256:${hex}`);
  expect(subjectOfTag(`sha256-${hex}.att`)).toBe(`sha256:${hex}`);
  for (const tag of ['sha256-abc', 'latest', `x-sha256-${hex}`]) expect(subjectOfTag(tag)).toBeUndefined();
});

const names = ['develop-1', 'develop-2', 'feature-a', 'feature-b', 'v1', 'v2', 'latest', `c-${'d'.repeat(40)}`];
const patterns: readonly (readonly [string, RegExp])[] = [
  ['*', /^.*$/],
  ['develop-*', /^develop-/],
  ['{feature,v}*', /^(feature|v)/],
  ['c-*', /^c-/],
  ['v?', /^v.$/],
];

/** Images that refer to each other in any way, among ten digests; some of these are nowhere but in another's list. */
const worlds = fc.record({
  images: fc.uniqueArray(
    fc.record({
      n: fc.integer({ min: 0, max: 9 }),
      tags: fc.subarray(names, { maxLength: 3 }),
      signs: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 3 }),
      subject: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined, freq: 3 }),
      children: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
      age: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 6 }),
    }),
    { selector: ({ n }) => n, maxLength: 10 },
  ),
  rules: fc.array(
    fc
      .record({
        pattern: fc.integer({ min: 0, max: patterns.length - 1 }),
        last: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        days: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      })
      .filter(({ last, days }) => last !== undefined || days !== undefined),
    { maxLength: 3 },
  ),
  inGit: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
});

test('whatever the repository and the rules: what Git names, what a kept image needs and what no rule matches stays', () => {
  fc.assert(
    fc.property(worlds, ({ images: given, rules: written, inGit }) => {
      // A tag names one image.
      const taken = new Set<string>();
      const images = given.map(({ n, tags, signs, subject, children, age }): StoredImage => {
        const sign = signs === undefined ? [] : [`sha256-${digestOf(signs).slice(7)}.sig`];
        const own = [...tags, ...sign].filter((tag) => !taken.has(tag) && taken.add(tag));
        return {
          digest: digestOf(n),
          tags: own,
          time: age === undefined ? undefined : now - age * day,
          children: children.filter((child) => child !== n).map(digestOf),
          subject: subject === undefined || subject === n ? undefined : digestOf(subject),
        };
      });
      const rules = written.map(({ pattern, last, days }) =>
        rule({ tags: [patterns[pattern]?.[0] ?? ''], keepLast: last, keepDays: days }),
      );
      const isNamed = ({ digest }: Pick<StoredImage, 'digest'>) => inGit.some((n) => digestOf(n) === digest);
      const plan = planRepository({
        repository,
        images,
        rules,
        named: (each) => (isNamed(each) ? 'git' : undefined),
        now,
      });
      const going = plan.decisions.filter(({ decision }) => decision === 'remove');
      const goingImages = going.map((each) => each.image);
      const kept = images.filter((each) => !goingImages.includes(each) && !plan.attached.includes(each));
      const gone = whatGoes(goingImages, { images, kept });
      for (const { digest } of goingImages) expect(gone.has(digest)).toBe(true);
      const matching = (tag: string) => written.some(({ pattern }) => patterns[pattern]?.[1].test(tag));
      for (const each of images) {
        const subjects = [each.subject, ...each.tags.map(subjectOfTag)].filter((digest) => digest !== undefined);
        if (gone.has(each.digest)) {
          expect(isNamed(each)).toBe(false);
          const plain = each.tags.filter((tag) => subjectOfTag(tag) === undefined);
          const open = plain.filter((tag) => !matching(tag));
          expect(open.filter((tag) => !tag.startsWith('c-'))).toEqual([]);
          expect(plain.length > 0 && open.length === plain.length).toBe(false);
          for (const subject of subjects) {
            expect(images.some(({ digest }) => digest === subject) && !gone.has(subject)).toBe(false);
          }
        } else {
          for (const child of each.children) expect(gone.has(child)).toBe(false);
        }
      }
      for (const { pattern, last = 0, days = -1 } of written) {
        const candidates = images.filter(
          ({ tags, subject }) =>
            subject === undefined &&
            tags.some((tag) => subjectOfTag(tag) === undefined) &&
            tags.some((tag) => patterns[pattern]?.[1].test(tag)),
        );
        const newest = candidates
          .filter(({ time }) => time !== undefined)
          .sort((a, b) => (b.time ?? 0) - (a.time ?? 0))
          .slice(0, last);
        const young = candidates.filter(({ time }) => time !== undefined && now - time <= days * day);
        const unknown = candidates.filter(({ time }) => time === undefined);
        for (const each of [...newest, ...young, ...unknown]) expect(gone.has(each.digest)).toBe(false);
      }
    }),
    { numRuns: 3_000 },
  );
});
