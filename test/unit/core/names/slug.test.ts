import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  branchSlug,
  dnsLabel,
  environmentName,
  releaseName,
  slugOf,
  withinHostLabels,
} from '../../../../src/core/names/slug.ts';

/** RFC 1123, and RFC 1035 for names that begin with a letter. */
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const labelOfService = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

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
  it('is a DNS label that begins with a letter and has at most 30 characters, whatever the ref', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        const name = named(ref);
        expect(name).toMatch(labelOfService);
        expect(name.length).toBeLessThanOrEqual(30);
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

describe('a DNS label', () => {
  it('is valid, and naming it again changes nothing', () => {
    fc.assert(
      fc.property(refs, (text) => {
        expect(dnsLabel(text)).toMatch(labelOfService);
        expect(dnsLabel(dnsLabel(text))).toBe(dnsLabel(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['web1-pr-12', /^web1-pr-12$/],
    ['a'.repeat(63), /^a{63}$/],
    ['a'.repeat(64), /^a{54}-[0-9a-f]{8}$/],
    ['0a', /^r0a-[0-9a-f]{8}$/],
    ['', /^x-[0-9a-f]{8}$/],
    ['-a', /^a-[0-9a-f]{8}$/],
    ['a-', /^a-[0-9a-f]{8}$/],
    ['a.b', /^a-b-[0-9a-f]{8}$/],
    ['a\n', /^a-[0-9a-f]{8}$/],
    ['A', /^a-[0-9a-f]{8}$/],
  ])('of %j is that text where it is valid, else its words and a hash', (text, expected) => {
    expect(dnsLabel(text)).toMatch(expected);
  });

  it('keeps names apart that are cut or changed to the same words', () => {
    const long = 'a'.repeat(80);
    const names = [`${long}1`, `${long}2`, 'web/1', 'web 1', 'web-/1', 'web.1'].map(dnsLabel);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a slug', () => {
  it('is empty or a DNS label, unless it is too long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        if (slugOf(text) !== '') expect(slugOf(text)).toMatch(label);
      }),
    );
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

describe('the name of a release', () => {
  it.each([
    ['web1-pr-12', 'web1-pr-12'],
    ['a'.repeat(53), 'a'.repeat(53)],
    ['a'.repeat(54), expect.stringMatching(/^a{44}-[0-9a-f]{8}$/)],
    [`${'a'.repeat(43)}--${'b'.repeat(20)}`, expect.stringMatching(/^a{43}-[0-9a-f]{8}$/)],
  ])('of %s is %s', (text, expected) => {
    expect(releaseName(text)).toEqual(expected);
  });

  it('fits Helm for every service and source, differs for each, and naming it again changes nothing (property)', () => {
    const services = fc.stringMatching(/^[a-z][a-z0-9-]{0,60}[a-z0-9]$/);
    const sources = fc.uniqueArray(fc.tuple(services, refs), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(sources, (pairs) => {
        const texts = [...new Set(pairs.map(([service, ref]) => `${service}-${named(ref)}`))];
        const releases = texts.map(releaseName);
        for (const release of releases) {
          expect(release).toMatch(labelOfService);
          expect(release.length).toBeLessThanOrEqual(53);
          expect(releaseName(release)).toBe(release);
        }
        expect(new Set(releases).size).toBe(texts.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a host name', () => {
  const long = 'web-with-a-very-long-name-feature-that-has-a-long-name-too-1a2b3c4d';
  it.each([
    ['web1-pr-12.review.example.com', 'web1-pr-12.review.example.com'],
    [`${'a'.repeat(63)}.example.com`, `${'a'.repeat(63)}.example.com`],
    [
      `${long}.example.com`,
      expect.stringMatching(/^web-with-a-very-long-name-feature-that-has-a-long-name-[0-9a-f]{8}\.example\.com$/),
    ],
    [
      `https://${long}.example.com:8443/x?y=1`,
      expect.stringMatching(/^https:\/\/[a-z0-9-]{1,63}\.example\.com:8443\/x\?y=1$/),
    ],
    [`${'A'.repeat(70)}.Example.com`, expect.stringMatching(/^a{54}-[0-9a-f]{8}\.Example\.com$/)],
    // No host: a tag, a digest, a commit, text.
    [`${'f'.repeat(64)}`, 'f'.repeat(64)],
    [`harbor.example.com/fe/web1:${'a'.repeat(70)}`, `harbor.example.com/fe/web1:${'a'.repeat(70)}`],
    ['plain words. And more', 'plain words. And more'],
  ])('%s becomes %s', (text, expected) => {
    expect(withinHostLabels(text)).toEqual(expected);
  });

  it('has labels that fit DNS, and differs for services and sources that differ (property)', () => {
    const services = fc.stringMatching(/^[a-z][a-z0-9-]{30,60}[a-z0-9]$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(services, refs), { minLength: 2, maxLength: 5 }), (pairs) => {
        const texts = [...new Set(pairs.map(([service, ref]) => `${named(ref)}-${service}.review.example.com`))];
        const hosts = texts.map(withinHostLabels);
        for (const host of hosts) for (const part of host.split('.')) expect(part).toMatch(label);
        expect(new Set(hosts).size).toBe(texts.length);
        expect(hosts.map(withinHostLabels)).toEqual(hosts);
      }),
      { numRuns: 300 },
    );
  });
});
