import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { branchPrefix, prefixesOf, requestBranch } from '../../../../src/core/delivery/request-branch.ts';

describe('the branch of a request', () => {
  it.each([
    ['prod', undefined, 'monorepo-gitops/prod'],
    ['prod', 'feature/OPS-1-', 'feature/OPS-1-prod'],
    ['prod', 'deploy', 'deployprod'],
  ])('of %s with the prefix %s is %s', (key, prefix, branch) => {
    expect(requestBranch(key, prefix)).toBe(branch);
  });

  it('may be one of before the prefix was chosen', () => {
    expect(prefixesOf(undefined)).toEqual(['monorepo-gitops/']);
    expect(prefixesOf('feature/')).toEqual(['feature/', 'monorepo-gitops/']);
  });
});

describe('request-branch', () => {
  const isName = (branch: string) => {
    try {
      execFileSync('git', ['check-ref-format', '--branch', branch], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  it.each(
    ['feature/', 'feature/OPS-12_', 'a.b/', 'déploy-', 'x@', '#1/', 'team/.../'].filter((each) =>
      isName(`${each}prod`),
    ),
  )('is taken as it is: %s', (prefix) => {
    expect(branchPrefix(prefix)).toBe(prefix);
  });

  it.each([
    '/x',
    '-x',
    'a b',
    'a..',
    'a//',
    'a/.',
    '.a/',
    'a.lock/',
    'a~',
    'a^',
    'a:',
    'a?',
    'a*',
    'a[',
    'a\\',
    'a@{',
    'a\n',
    ' ',
  ])('is bad input where git takes no such name: %j', (prefix) => {
    expect(isName(`${prefix}prod`)).toBe(false);
    expect(() => branchPrefix(prefix)).toThrow(/^request-branch: /);
  });

  it.each(['refs/heads/deploy/', 'feature/{branch-slug}-', 'x'.repeat(101)])('is bad input: %s', (prefix) => {
    expect(() => branchPrefix(prefix)).toThrow(/^request-branch: /);
  });
});
