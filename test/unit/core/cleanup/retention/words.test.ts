import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Words } from '../../../../../src/core/cleanup/retention/words.ts';

function wordsOf(...texts: readonly string[]): Words {
  const words = new Words();
  for (const [index, text] of texts.entries()) words.add(text, `file ${index}`);
  return words;
}

describe('a tag in the words of Git', () => {
  test.each<[string, string, boolean]>([
    ['v1', 'image: localhost:5000/fe/web1:v1', true],
    ['v1', 'image: "[::1]:5000/fe/web1:v1@sha256:ab"', true],
    ['5000', 'image: localhost:5000/fe/web1:v1', true],
    ['v1', 'image: localhost:5000/fe/web1:v10', false],
    ['v1', 'newTag: v1.0', true],
    ['a.b_c-d', 'x: pre-a.b_c-d', true],
    ['a.b_c-d', 'x: a.b_c-dd', false],
    ['_', 'x: a_b', false],
    ['_x_', 'x: a-_x_.b', true],
    ['v1', '{"a":"x\\nv1\\n"}', true],
    ['develop-1', 'a: x\\develop-1', true],
    ['nginx-1', 'path: C:\\nginx-1', true],
    ['toString', 'a: b', false],
  ])('%s in %j: %s', (tag, text, expected) => {
    expect(wordsOf(text).originOf(tag) !== undefined).toBe(expected);
  });

  test('is said to be in the first text that has it', () => {
    expect(wordsOf('a: b', 'tag: v1', 'tag: v1').originOf('v1')).toBe('file 1');
  });

  test.each<[string, string, boolean]>([
    ['1a2b3c4d', `commit: 1a2b3c4d${'e'.repeat(32)}`, true],
    ['1a2b3c4d', `tag: dev-1a2b3c4d${'e'.repeat(32)}-x`, true],
    ['1a2b3c4d', `commit: 01a2b3c4d${'e'.repeat(31)}`, false],
    ['fffffff', 'a: ffffff', false],
  ])('that is the beginning of a commit, %s in %s: %s', (tag, text, expected) => {
    expect(wordsOf('z: 1a2b3c4 0000000', text).originOfBeginning(tag) !== undefined).toBe(expected);
  });

  test('is found wherever it stands between characters that are no letters and no digits', () => {
    const tag = fc.stringMatching(/^[a-z0-9_][a-z0-9_.-]{0,12}$/);
    const around = fc.stringMatching(/^[ /"'\n=,@:-]{1,3}$/);
    const other = fc.stringMatching(/^[a-z0-9 ]{0,12}$/);
    fc.assert(
      fc.property(tag, around, around, other, other, (text, before, after, left, right) => {
        expect(wordsOf(`${left}${before}${text}${after}${right}`).originOf(text)).toBe('file 0');
      }),
    );
  });
});
