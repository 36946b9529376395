import { expect, test } from 'vitest';
import { parseIgnoreFile } from '../../../../src/core/build/context-files.ts';

/** Cases of github.com/moby/patternmatcher and docs.docker.com. */
test.each([
  ['node_modules', ['node_modules', 'node_modules/a/b'], ['apps/node_modules', 'node_modules2']],
  ['**/node_modules', ['node_modules/a', 'apps/web/node_modules/x'], ['node_modulesx']],
  ['/dist', ['dist/a'], ['apps/dist']],
  ['./dist/', ['dist/a'], ['apps/dist']],
  ['*/temp*', ['a/temporary.txt', 'a/temp/x'], ['temp', 'a/b/temp']],
  ['temp?', ['tempa'], ['temp', 'temp/a']],
  ['*.md\n!README.md', ['a.md'], ['README.md', 'docs/a.md']],
  ['*.md\n!README*.md\nREADME-secret.md', ['README-secret.md'], ['README.md']],
  ['**', ['a', 'a/b'], []],
  ['**\n!apps/web', ['a', 'apps/x'], ['apps/web', 'apps/web/src/index.ts']],
  ['**/*.log', ['a.log', 'b/c.log'], ['a.logs']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/c'], ['a', 'ab']],
  ['[a-c].txt', ['b.txt'], ['d.txt']],
  ['[^a].txt', ['b.txt'], ['a.txt']],
  ['# comment\n\n  dist  ', ['dist'], ['# comment']],
  ['a\\*', ['a*'], ['ab']],
  ['a/../b', ['b'], ['a']],
  ['a.b', ['a.b'], ['axb']],
  ['', [], ['a']],
])('%j ignores as Docker does', (text, ignored, kept) => {
  const rules = parseIgnoreFile(text);
  expect(ignored.filter((path) => !rules.ignores(path))).toEqual([]);
  expect(kept.filter((path) => rules.ignores(path))).toEqual([]);
});
