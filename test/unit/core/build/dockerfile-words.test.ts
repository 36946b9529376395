// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are of Dockerfiles
import { expect, test } from 'vitest';
import { expandWord, unknown } from '../../../../src/core/build/dockerfile-words.ts';

const variables = new Map<string, string | typeof unknown>([
  ['A', 'one'],
  ['EMPTY', ''],
  ['PATHS', 'a/b/c.tar.gz'],
  ['BUILDER', unknown],
]);
const lookup = (name: string) => variables.get(name);

/** Cases of BuildKit, frontend/dockerfile/shell. */
test.each([
  ['$A', 'one'],
  ['${A}/x', 'one/x'],
  ['$A-x', 'one-x'],
  ['x$', 'x$'],
  ['"a b$A"', 'a bone'],
  [`'$A'`, '$A'],
  ['a\\ b', 'a b'],
  ['"\\$A \\" \\x"', '$A " \\x'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY-other}', ''],
  ['${MISSING:-other}', 'other'],
  ['${MISSING:-$A/${A}}', 'one/one'],
  ['${MISSING:-}', ''],
  ['${A:+other}', 'other'],
  ['${EMPTY+other}', 'other'],
  ['${EMPTY:+other}', ''],
  ['${MISSING:+other}', ''],
  ['${A:?must be set}', 'one'],
  ['${MISSING:?must be set}', undefined],
  ['\\$A', '$A'],
  ['$MISSING', ''],
  ['${PATHS#*/}', 'b/c.tar.gz'],
  ['${PATHS##*/}', 'c.tar.gz'],
  ['${PATHS%.*}', 'a/b/c.tar'],
  ['${PATHS%%.*}', 'a/b/c'],
  ['${PATHS#nothing}', 'a/b/c.tar.gz'],
  ['${PATHS/\\//-}', 'a-b/c.tar.gz'],
  ['${PATHS//\\//-}', 'a-b-c.tar.gz'],
  ['${PATHS/?.tar/x}', 'a/b/x.gz'],
  ['$BUILDER', undefined],
  ['${BUILDER:-x}', undefined],
  ['${BUILDER#x}', undefined],
  ['${MISSING:-$BUILDER}', undefined],
  ['${A', undefined],
  ['"a', undefined],
])('%s', (word, expected) => {
  expect(expandWord(word, lookup)).toBe(expected);
});

test('the escape directive names another character', () => {
  expect(expandWord('a`$A\\b', lookup, '`')).toBe('a$A\\b');
});
