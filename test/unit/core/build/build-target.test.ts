import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandTags } from '../../../../src/core/build/build-target.ts';
import { branchSlug } from '../../../../src/core/names/slug.ts';

const values = {
  sha8: '0123abcd',
  sha: '0123abcd'.repeat(5),
  'branch-slug': 'feature-x',
  service: 'web1',
  run: '42',
  environment: undefined,
};

describe('tags', () => {
  it('placeholders become values, equal tags are given once, in order', () => {
    expect(expandTags(['{sha8}', 'latest', '{service}-{branch-slug}.{run}', 'latest'], values)).toEqual([
      '0123abcd',
      'latest',
      'web1-feature-x.42',
    ]);
  });

  it.each([
    ['{sha9}', 'Did you mean {sha8}?'],
    ['{branchslug}', 'Did you mean {branch-slug}?'],
    ['{enviroment}', 'Did you mean {environment}?'],
    ['{date}', 'Known: {sha8}'],
  ])('the unknown placeholder %s is an error that names a known one', (template, hint) => {
    expect(() => expandTags([template], values)).toThrow(
      expect.objectContaining({ kind: 'bad-input', hint: expect.stringContaining(hint) }),
    );
  });

  it.each([
    ['{environment}', 'no value in this run'],
    ['a/b', 'contains "/"'],
    ['{sha8', 'contains "{"'],
    ['{}', 'contains "{"'],
    ['{branch_slug}', 'contains "{"'],
    ['', 'empty'],
  ])('%j is refused', (template, problem) => {
    expect(() => expandTags([template], values)).toThrow(problem);
  });

  it.each([
    ['feature/JIRA-123_Add  thing', 'feature-jira-123-add-thing'],
    ['--x--', 'x'],
    ['Ünïcode', 'n-code'],
    ['$(rm -rf /)', 'rm-rf'],
  ])('the branch %j gives the slug %s', (branch, slug) => {
    expect(branchSlug(branch)).toBe(slug);
  });

  it('every branch slug is empty or a DNS label (law 7)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (branch) => {
        expect(branchSlug(branch)).toMatch(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)?$/);
      }),
    );
  });
});
