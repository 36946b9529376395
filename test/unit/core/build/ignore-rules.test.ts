import { expect, test } from 'vitest';
import { parseIgnoreFile } from '../../../../src/core/build/ignore-rules.ts';

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
  ['../b', [], ['b', 'a/b']],
  ['/../b', ['b'], []],
  ['/', [], ['a']],
  ['.', [], ['a']],
  ['**/node_modules\n!**/keep', ['a/node_modules/b/c/d'], ['a/keep']],
  ['apps\n!apps/web1', ['apps/web2/x', 'apps/x'], ['apps/web1/x/y']],
  ['a.b', ['a.b'], ['axb']],
  ['', [], ['a']],
])('%j ignores as Docker does', (text, ignored, kept) => {
  const rules = parseIgnoreFile(text);
  expect(ignored.filter((path) => !rules.ignores(path))).toEqual([]);
  expect(kept.filter((path) => rules.ignores(path))).toEqual([]);
});

/** What any of them sees may reach the image. */
test.each([
  ['today a rule that changed nothing for a directory is not known to match below it', 'a\n!a/b\na', 'a/b'],
  ['as documented the last rule decides', 'a/b\n!a', 'a/b'],
  ['old versions ask one directory above a path', '**/build\n!a/web/build/keep', 'a/web/build/x'],
])('versions of the matcher differ: %s', (_title, text, seen) => {
  expect(parseIgnoreFile(text).ignores(seen)).toBe(false);
});
