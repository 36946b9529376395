import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glob, globs } from '../../../../src/core/monorepo/glob.ts';

describe('a glob', () => {
  it.each([
    ['main', ['main'], ['Main', 'main2', 'amain', '']],
    ['feature/*', ['feature/a', 'feature/', 'feature/a.b-c_d'], ['feature', 'feature/a/b', 'xfeature/a']],
    ['feature/**', ['feature/a', 'feature/a/b/c'], ['feature', 'features/a']],
    ['**', ['', 'a', 'a/b/c'], []],
    ['*', ['', 'a', '.a'], ['a/b']],
    ['**/x.ts', ['x.ts', 'a/x.ts', 'a/b/x.ts'], ['ax.ts', 'a/xx.ts', 'x.ts/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/bx', 'a/x/yb']],
    ['a**/b', ['a/b', 'axx/b', 'ax/y/b'], ['ab', 'b']],
    ['v?.*', ['v1.', 'v1.2'], ['v.', 'v12.1', 'v/.1']],
    ['{main,release/*}', ['main', 'release/1'], ['release', 'main,release/1']],
    ['a{b,c{d,e}}f', ['abf', 'acdf', 'acef'], ['acf', 'af', 'abcf']],
    ['{a,}b', ['ab', 'b'], ['{a,}b']],
    ['{a}', ['{a}'], ['a']],
    ['{a,b', ['{a,b'], ['a', 'b']],
    ['a.b', ['a.b'], ['axb']],
    ['a+(b)[c]^$|\\', ['a+(b)[c]^$|\\'], ['ab']],
    ['🚀?', ['🚀🚀', '🚀a'], ['🚀', '🚀ab']],
  ])('%s', (pattern, taken, left) => {
    const matches = glob(pattern);
    expect(taken.filter((text) => !matches(text))).toEqual([]);
    expect(left.filter(matches)).toEqual([]);
  });

  it('takes every text without wildcards for itself alone', () => {
    const plain = fc.string({ unit: 'binary' }).filter((text) => !/[*?{]/.test(text));
    fc.assert(
      fc.property(plain, fc.string(), (text, other) => glob(text)(text) && (text === other || !glob(text)(other))),
    );
  });

  it('takes time that grows with the text and not with the ways to match it (law 7)', () => {
    const started = performance.now();
    expect(glob(`${'*a'.repeat(60)}b`)('a'.repeat(4000))).toBe(false);
    expect(glob(`${'**/'.repeat(60)}b`)('a/'.repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('refuses alternatives that multiply without end (law 7)', () => {
    expect(() => glob('{a,b}'.repeat(40))).toThrow(/more than 1000 patterns/);
  });
});

describe('a list of globs', () => {
  it('takes back what a later ! names, and again what comes after it', () => {
    const matches = globs(['release/*', '!release/old*', 'release/old-but-gold']);
    expect(['release/1', 'release/older', 'release/old-but-gold', 'main'].map(matches)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('takes nothing when it is empty', () => {
    expect(globs([])('')).toBe(false);
  });
});
