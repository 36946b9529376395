import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchSlug,
  environmentName,
  environmentNameBudget,
  hostName,
  isDnsLabel,
  type ResourceKind,
  resourceName,
  slugOf,
} from '../../../../src/core/names/slug.ts';

const repository = 'acme/shop';
const named = (ref: string, from = repository) => environmentName({ mode: 'branch', repository: from, ref });

/** Refs that git allows and that break simpler rules. */
const nastyRefs = [
  'refs/heads/feature/a-b',
  'refs/heads/feature/a_b',
  'refs/heads/feature/a.b',
  'refs/heads/Feature/A-B',
  'refs/heads/feature-a-b',
  'refs/tags/feature/a-b',
  'refs/heads/2024/plan',
  'refs/heads/0',
  'refs/heads/---',
  'refs/heads/!!!',
  'refs/heads/@#$%&',
  'refs/heads/ünïcödé/größe',
  'refs/heads/日本語',
  'refs/heads/🚀',
  'refs/heads/🚀🚀',
  'refs/heads/İstanbul',
  'refs/heads/a..b',
  `refs/heads/${'x'.repeat(255)}`,
  `refs/heads/${'x'.repeat(254)}y`,
  `refs/heads/${'-'.repeat(255)}`,
  'refs/heads/__proto__',
  'refs/heads/constructor',
  'refs/heads/$(reboot)',
  'refs/heads/a;b',
];

const refs = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 255 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.stringMatching(/^(feature|fix|Feature)[/_-][A-Za-z0-9._/-]{0,60}$/),
  fc.constantFrom(...nastyRefs),
);

describe('the name of a review environment', () => {
  it('is a DNS label that begins with a letter and fits its budget, whatever the ref', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        const name = named(ref);
        expect(isDnsLabel(name)).toBe(true);
        expect(name).toMatch(/^[a-z]/);
        expect(name.length).toBeLessThanOrEqual(environmentNameBudget);
        expect(name).toBe(named(ref));
      }),
      { numRuns: 500 },
    );
  });

  it('differs for every ref of a corpus of look-alikes', () => {
    const corpus = new Set(nastyRefs);
    for (const kind of ['feature', 'Feature', 'fix', 'feat/ure']) {
      for (const separator of ['/', '-', '_', '.', '--']) {
        for (let n = 0; n < 150; n += 1) corpus.add(`refs/heads/${kind}${separator}a-very-long-common-beginning-${n}`);
      }
    }
    expect(new Set([...corpus].map((ref) => named(ref))).size).toBe(corpus.size);
  });

  it('differs between repositories that share a GitOps repository', () => {
    expect(named('refs/heads/x', 'acme/shop')).not.toBe(named('refs/heads/x', 'acme/web'));
    // The separator keeps a part of the repository's name from sliding into the ref.
    expect(named('c', 'a/b')).not.toBe(named('/bc', 'a'));
  });

  it.each([
    ['refs/heads/feature/LOGIN-7_x', /^feature-login-7-x-[0-9a-f]{8}$/],
    ['refs/heads/2024/plan', /^r2024-plan-[0-9a-f]{8}$/],
    ['refs/heads/日本語', /^env-[0-9a-f]{8}$/],
    [`refs/heads/${'x'.repeat(255)}`, /^x{21}-[0-9a-f]{8}$/],
    ['refs/heads/twenty-characters-xx-then-more', /^twenty-characters-xx-[0-9a-f]{8}$/],
  ])('%s reads as its words and a hash', (ref, expected) => {
    expect(named(ref)).toMatch(expected);
  });

  it('stays the same from version to version, because what is deployed is found by it', () => {
    expect(named('refs/heads/feature/login')).toBe('feature-login-aadad120');
  });

  it('is pr-<number> for a request, and refuses what is no number of a request', () => {
    expect(environmentName({ mode: 'request', requestNumber: 12 })).toBe('pr-12');
    for (const requestNumber of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => environmentName({ mode: 'request', requestNumber })).toThrow(/not the number of a request/);
    }
  });
});

const rules: Readonly<Record<ResourceKind, { budget: number; pattern: RegExp }>> = {
  'helm-release': { budget: 53, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ },
  'stateful-set': { budget: 52, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ },
  'dns-label': { budget: 63, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ },
  'label-value': { budget: 63, pattern: /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/ },
};

describe.each(Object.entries(rules))('a name of kind %s', (kind, { budget, pattern }) => {
  const name = (parts: readonly string[]) => resourceName(kind as ResourceKind, parts);

  it('is valid, within its budget, and naming it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(refs, { maxLength: 4 }), (parts) => {
        const result = name(parts);
        expect(result).toMatch(pattern);
        expect(result.length).toBeLessThanOrEqual(budget);
        expect(name([result])).toBe(result);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is valid and short enough, to the last character of the budget', () => {
    expect(name(['web1', 'pr-12'])).toBe('web1-pr-12');
    const exact = 'a'.repeat(budget);
    expect(name([exact])).toBe(exact);
    expect(name([`${exact}a`])).not.toBe(exact);
  });

  it('keeps names apart that are cut or changed to the same words', () => {
    const long = 'a'.repeat(80);
    const names = [[`${long}1`], [`${long}2`], ['web/1'], ['web 1'], ['web', '/1']].map(name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a host name', () => {
  it('puts service and environment in one label before the base', () => {
    expect(hostName(['web1', 'pr-12'], 'review.example.com')).toBe('web1-pr-12.review.example.com');
  });

  it('shortens the label only', () => {
    const [label, ...base] = hostName(['s'.repeat(60), 'feature-x-0a1b2c3d'], 'review.example.com').split('.');
    expect(label).toHaveLength(63);
    expect(isDnsLabel(label!)).toBe(true);
    expect(base.join('.')).toBe('review.example.com');
  });

  it.each(['', 'Review.example.com', 'a..b', '-a.com', 'a b.com', `${'a.'.repeat(126)}a`])(
    'refuses base "%s"',
    (base) => {
      expect(() => hostName(['web1'], base)).toThrow(/host/);
    },
  );
});

describe('a DNS label', () => {
  it.each([
    ['a', true],
    ['a-b', true],
    ['0a', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['', false],
    ['-a', false],
    ['a-', false],
    ['A', false],
    ['a.b', false],
    ['a\n', false],
  ])('%j is one: %s', (text, expected) => {
    expect(isDnsLabel(text)).toBe(expected);
  });

  it('is what a slug is, unless it is empty or too long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => slugOf(text) === '' || isDnsLabel(slugOf(text))));
  });
});

describe('branch slugs', () => {
  it.each([
    ['feature/JIRA-123_Add  thing', 'feature-jira-123-add-thing'],
    ['--x--', 'x'],
    ['Ünïcode', 'n-code'],
    ['$(rm -rf /)', 'rm-rf'],
  ])('of %j is %s', (branch, slug) => {
    expect(branchSlug(branch)).toBe(slug);
  });

  it('are empty or a DNS label (law 7)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (branch) => {
        expect(branchSlug(branch)).toMatch(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)?$/);
      }),
    );
  });
});
