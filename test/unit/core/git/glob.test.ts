import { describe, expect, it } from 'vitest';
import { parseGlobs, segmentMatches } from '../../../../src/core/git/glob.ts';

describe('one segment of a glob', () => {
  it.each([
    ['*.yaml', 'values.yaml', true],
    ['*.yaml', '.yaml', false],
    ['.*', '.hidden', true],
    ['*', '.hidden', false],
    ['values-?.yaml', 'values-a.yaml', true],
    ['values-?.yaml', 'values-ab.yaml', false],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['**', 'x', true],
    ['[a]', '[a]', true],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (pattern, segment, matches) => {
    expect(segmentMatches(pattern, segment)).toBe(matches);
  });

  it('takes no exponential time, whatever the pattern (law 7)', () => {
    expect(segmentMatches('*a'.repeat(500), 'a'.repeat(2_000).concat('b'))).toBe(false);
  });
});

describe('braces', () => {
  it('stand for each alternative, also nested', () => {
    expect(parseGlobs(['{a,b{c,d}}/x']).map((segments) => segments.join('/'))).toEqual(['a/x', 'bc/x', 'bd/x']);
  });

  it('that explode are refused', () => {
    expect(() => parseGlobs(['{a,b}'.repeat(20)])).toThrow(/more than 64/);
  });

  it('cannot hide a way out of the repository', () => {
    expect(() => parseGlobs(['{a,..}/x'])).toThrow(expect.objectContaining({ code: 'PATH_OUTSIDE' }));
  });
});
