import { describe, expect, it } from 'vitest';
import { refuseOutsidePaths } from '../../../../src/core/argocd/spec/source.ts';

const check = (path: string, files: readonly string[] = [], more = {}) =>
  refuseOutsidePaths({ repoURL: 'https://git.example.com/x.git', path, ...more }, files, 'path');

describe('law 7: what a git source names stands in its repository', () => {
  it.each<[string, readonly string[]]>([
    ['.', []],
    ['apps/web1', []],
    ['./apps/web1/', []],
    ['charts/web', ['values.yaml', '../../values/web1.yaml', '/values/web1.yaml']],
    ['.', ['values/web1.yaml', '$values/web1/values.yaml', 'https://example.com/a/../values.yaml']],
  ])('path %s with %o', (path, files) => {
    expect(() => check(path, files)).not.toThrow();
  });

  it.each<[string, readonly string[], RegExp]>([
    ['../../x', [], /^path: "\.\.\/\.\.\/x" has a "\.\." segment/],
    ['a/../b', [], /^path: /],
    ['/etc', [], /^path: .*is absolute/],
    ['/', [], /^path: .*is absolute/],
    ['a\\b', [], /^path: .*backslash/],
    ['charts/web', ['../../../x.yaml'], /^values-files: "\.\.\/\.\.\/\.\.\/x\.yaml" has a "\.\." segment/],
    ['.', ['../x.yaml'], /^values-files: /],
    ['.', ['/../x.yaml'], /^values-files: /],
    ['.', ['$values/../../x.yaml'], /^values-files: /],
    ['.', ['.git/config'], /^values-files: .*\.git/],
  ])('refuses path %s with %o', (path, files, message) => {
    expect(() => check(path, files)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
    );
  });

  it('leaves charts alone, whose files are not in git', () => {
    expect(() => check('', ['../x.yaml'], { chart: 'web' })).not.toThrow();
    expect(() => check('..', [], { repoURL: 'oci://registry.example.com/web' })).not.toThrow();
  });
});
