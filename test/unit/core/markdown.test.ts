import { describe, expect, test } from 'vitest';
import { cell, code, fenced, folded, joined, link, md, sentence, table } from '../../../src/core/markdown.ts';

describe('a cell of a Markdown table', () => {
  test.each([
    ['a pipe', 'a|b', 'a&#124;b'],
    ['a backtick', 'a`b', 'a&#96;b'],
    ['an escaped pipe', 'a\\|b', 'a&#92;&#124;b'],
    ['line ends', 'a\r\nb\u2028c\n\n| d', 'a b c &#124; d'],
    ['a control character', 'a\u001b[31mb', 'a &#91;31mb'],
    ['HTML', '<img src=x>', '&#60;img src=x&#62;'],
    ['an entity', '&lt;b&gt;', '&#38;lt;b&#38;gt;'],
    ['a link and an image', '![x](y)', '&#33;&#91;x&#93;(y)'],
    [
      'emphasis, strike-through and mathematics',
      '*a* _b_ ~~c~~ $d$',
      '&#42;a&#42; &#95;b&#95; &#126;&#126;c&#126;&#126; &#36;d&#36;',
    ],
  ])('shows %s as text, on one line', (_, text, shown) => {
    expect(cell(text)).toBe(shown);
  });

  test('leaves plain names as they are', () => {
    const plain = 'review/pr-1/web1.yaml harbor.example.com/fe/web1:ab12@sha256:00';
    expect(cell(plain)).toBe(plain);
  });
});

test('a table escapes every cell, and shows several texts on lines of their own', () => {
  expect(
    table(
      ['service', 'reason'],
      [
        ['web1', ['a|b', 'c']],
        ['web2', ''],
      ],
    ),
  ).toBe(['| service | reason |', '| --- | --- |', '| web1 | a&#124;b<br>c |', '| web2 |  |'].join('\n'));
});

test.each([
  ['the branch <h1>x, `feature/*` stops at `/`', 'the branch &#60;h1>x, `feature/*` stops at `/`'],
  ['[x](//evil.example) ![y](z)', '&#91;x](//evil.example) !&#91;y](z)'],
  ['one\n\n# two\u2028</details>', 'one # two &#60;/details>'],
])('a sentence keeps its code spans, and takes no HTML, links or lines of others: %j', (text, shown) => {
  expect(sentence(text)).toBe(shown);
});

test('a template escapes what is filled in, and keeps what is Markdown', () => {
  const title = '<b>*x*</b> | [y](//evil.example)';
  expect(md`**${title}** in ${code('dev')}`.markdown).toBe(
    '**&#60;b&#62;&#42;x&#42;&#60;/b&#62; &#124; &#91;y&#93;(//evil.example)** in `dev`',
  );
  expect(joined([code('a'), '', md``, 'b_c'], ' · ').markdown).toBe('`a` · b&#95;c');
});

test.each([
  ['feature/login', '`feature/login`'],
  [' two\nlines ', '`two lines`'],
  ['a`b', 'a&#96;b'],
  ['a|b', 'a&#124;b'],
  ['', ''],
])('a code span holds %j, and never what would end it or its cell', (text, shown) => {
  expect(code(text).markdown).toBe(shown);
});

test.each([
  ['https://git.example.com/a/b(c)', '[x](https://git.example.com/a/b%28c%29)'],
  ['https://git.example.com/a?b=<c>|d', '[x](https://git.example.com/a?b=%3Cc%3E%7Cd)'],
  ['javascript:alert(1)', 'x'],
  ['data:text/html,x', 'x'],
  ['/relative', 'x'],
  ['https://', 'x'],
  [undefined, 'x'],
])('a link to %j', (url, shown) => {
  expect(link('x', url).markdown).toBe(shown);
});

test('a table takes Markdown beside texts', () => {
  expect(table(['a'], [[[link('b|c', 'https://example.com/'), '*']]])).toBe(
    ['| a |', '| --- |', '| [b&#124;c](https://example.com/)<br>&#42; |'].join('\n'),
  );
});

test('a block of text is fenced by more backticks than it has', () => {
  expect(fenced('+```\n+````yaml\n', 'diff')).toBe('`````diff\n+```\n+````yaml\n`````');
  expect(folded('<x>', fenced('a', 'diff'))).toBe(
    '<details><summary>&#60;x&#62;</summary>\n\n```diff\na\n```\n\n</details>',
  );
});
