import { describe, expect, it } from 'vitest';
import { nearMiss } from '../../../../../src/core/monorepo/events/near-miss.ts';

describe('the pattern that was most likely meant', () => {
  it.each<[string, 'branch' | 'tag', string[], string | undefined]>([
    ['feature/a/b', 'branch', ['develop', 'feature/*'], '`feature/*` stops at `/`: write `feature/**`'],
    [
      'feature/a/b',
      'branch',
      ['feature/?', 'feature/*/'],
      '`feature/*/` ends with a slash, and no name does: write `feature/*/**`',
    ],
    ['Feature/a', 'branch', ['feature/*'], '`feature/*` is another text in upper and lower case, which count'],
    [
      'main',
      'branch',
      ['refs/heads/main'],
      '`refs/heads/main` is the name of a ref, and patterns are of branches: write `main`',
    ],
    [
      'main',
      'branch',
      ['origin/main'],
      '`origin/main` is the name of a ref, and patterns are of branches: write `main`',
    ],
    ['feature/a/b', 'branch', ['refs/heads/feature/*'], '`refs/heads/feature/*` stops at `/`: write `feature/**`'],
    [
      'feature/A',
      'branch',
      ['/refs/heads/Feature/'],
      '`/refs/heads/Feature/` is another text in upper and lower case, which count',
    ],
    ['feature/a', 'branch', ['feature/'], '`feature/` ends with a slash, and no name does: write `feature/**`'],
    ['main', 'branch', ['/main'], '`/main` begins with a slash: write `main`'],
    ['main', 'branch', [' main'], '` main` has white space around it: write `main`'],
    ['develop-old', 'branch', ['develop-*', '!develop-old'], '`!develop-old` leaves it out'],
    ['develp', 'branch', ['develop', 'main'], 'did you mean `develop`?'],
    ['1.2.3', 'tag', ['v*'], '`v*` takes `v1.2.3`'],
    ['v1.2.3', 'tag', ['[0-9]*', '1.*'], '`1.*` takes `1.2.3`'],
    ['x1', 'tag', ['v*'], undefined],
    ['v1.2.3', 'tag', ['refs/tags/v*'], '`refs/tags/v*` is the name of a ref, and patterns are of tags: write `v*`'],
    ['V1.2.3', 'tag', ['v*'], '`v*` is another text in upper and lower case, which count'],
    ['web1/v1.2.3', 'tag', ['web1@v*', '*'], '`*` stops at `/`: write `**`'],
    ['fix/a', 'branch', ['develop', 'feature/*', '!old'], undefined],
    ['x', 'branch', [], undefined],
  ])('%s %s %j', (name, kind, patterns, expected) => {
    expect(nearMiss(name, kind, patterns)).toBe(expected);
  });
});
