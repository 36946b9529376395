/** The Markdown of summaries where nothing renders it: looks, widths, and that no word is lost and no code injected. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, code, folded, link, md, table } from '../../../../src/core/markdown.ts';
import { renderMarkdown } from '../../../../src/hosts/terminal/markdown/render.ts';
import { widthOf } from '../../../../src/hosts/terminal/width.ts';

const as = (text: string) => text;
const plain = (markdown: string, columns = 80) =>
  renderMarkdown(markdown, { columns, look: { colours: false }, redact: as });
const coloured = (markdown: string, hyperlinks = false) =>
  renderMarkdown(markdown, { columns: 80, look: { colours: true, hyperlinks }, redact: as });

describe('a text without colours', () => {
  it.each([
    ['### deploy', ['deploy']],
    ['## a ##', ['a']],
    ['#no heading', ['#no heading']],
    ['**pushed** in _dev_ and *prod*, ~~not~~ __test__', ['pushed in dev and prod, not test']],
    ['snake_case_name, 2 * 3 * 4, a**b', ['snake_case_name, 2 * 3 * 4, a**b']],
    ['`a_b` and ``c`d`` and `` ` `` and ` open', ['a_b and c`d and ` and ` open']],
    ['`**no**` `[x](y)` `&#95;`', ['**no** [x](y) &#95;']],
    ['&#95;x&#95; &amp; &lt;b&gt; &#x2714; &nosuch; &', ['_x_ & <b> ✔ &nosuch; &']],
    ['\\*a\\* \\[b\\]', ['*a* [b]']],
    ['one<br>two<br/>three', ['one', 'two', 'three']],
    [
      '<details><summary>More of **it**</summary>\n\nbody\n\n</details>\n\nafter',
      ['More of it', '', 'body', '', 'after'],
    ],
    ['<details>\n<summary>More</summary>\nbody\n</details>', ['More', '', 'body']],
    ['<p align="center"><img src="x.png" alt="logo"> <sub>small</sub></p>', ['logo small']],
    ['a <foo> b < c', ['a <foo> b < c']],
    ['<!-- marker of ours -->\nseen <!-- not --> and', ['seen  and']],
    ['<!-- begun', ['<!-- begun']],
    ['- a\n- b\n  goes on\n  - c\n\n1. d', ['- a', '- b', '  goes on', '  - c', '1. d']],
    ['> [!WARNING]\n> beware', ['│ warning', '│ beware']],
    ['> said', ['│ said']],
    ['a\n***\nb', ['a', '', '─'.repeat(40), '', 'b']],
    ['```diff\n-a\n+b\n```', ['  -a', '  +b']],
    ['~~~\n**a**\n| b |\n', ['  **a**', '  | b |', '  ']],
    ['````\n```\n````', ['  ```']],
    ['- item\n  ```sh\n  git log\n    -p\n  ```', ['- item', '', '    git log', '      -p']],
    ['a\n\n```mermaid\ngraph LR\n```\n\nb', ['a', '', 'b']],
    ['a | b', ['a | b']],
  ])('%j', (markdown, lines) => {
    expect(plain(markdown)).toEqual(lines);
  });
});

describe('links', () => {
  const url = 'https://argocd.example.com/applications/web1_dev';

  it.each([
    [`[Open it](${url})`, `Open it (${url})`],
    [`[${url}](${url})`, url],
    [`<${url}>`, url],
    [`see ${url}.`, `see ${url}.`],
    [`**[web1](${url})** is up`, `web1 (${url}) is up`],
    ['[here](#section), [there](docs/x.md)', 'here, there'],
    ['[bad](javascript:alert)', 'bad'],
    [`<a href="${url}">Open it</a>`, `Open it (${url})`],
    [`[![badge](https://x.example/b.svg)](${url})`, `badge (${url})`],
    [md`${link('a]b(c)', `${url}?a=(b)`)}`.markdown, `a]b(c) (${url}?a=%28b%29)`],
  ])('%s', (markdown, line) => {
    expect(plain(markdown, 200)).toEqual([line]);
  });

  it('are behind their text where a terminal can do that, and addresses that could end the sequence never are', () => {
    expect(coloured(`[Open](${url})`, true)).toEqual([
      `\u001b]8;;${url}\u001b\\\u001b[4mOpen\u001b[0m\u001b]8;;\u001b\\`,
    ]);
    expect(coloured('[Open](https://x.example/é)', true)).toEqual(['\u001b[4mOpen\u001b[0m (https://x.example/é)']);
    expect(coloured('<a href="https://x.example/\u001b\\\u0007">Open</a>', true).join('')).not.toMatch(
      /\u001b\]|\u001b\\|\u0007/,
    );
  });

  it('stand below a table, each once', () => {
    const rows = [`| [web1](${url}) | [x](${url}) |`, '| [web2](https://b.example) | |'];
    expect(plain(['| a | b |', '| --- | --- |', ...rows].join('\n'))).toEqual([
      'a         b',
      '────────  ─────',
      'web1 [1]  x [1]',
      'web2 [2]',
      `[1] ${url}`,
      '[2] https://b.example',
    ]);
  });
});

describe('tables', () => {
  it('stand in columns by the width of what is seen: Korean and emoji take two', () => {
    const markdown = table(
      ['서비스', 'state', 'n'],
      [
        ['웹', '✔ ready', '1'],
        ['api', '🚀 x', '12'],
      ],
    );
    expect(plain(markdown.replace('| --- |\n', '| ---: |\n'))).toEqual([
      '서비스  state     n',
      '──────  ───────  ──',
      '웹      ✔ ready   1',
      'api     🚀 x     12',
    ]);
  });

  it('wrap their cells, at marks where there are some, and keep every line within the width', () => {
    const image = 'harbor.example.com/team/web1@sha256:0123456789ab';
    const markdown = table(
      ['service', 'why', 'image'],
      [['web1', ['two files have changed', 'and one is new'], image]],
    );
    expect(plain(markdown, 50)).toEqual([
      'service  why                   image',
      '───────  ────────────────────  ───────────────────',
      'web1     two files have        harbor.example.com/',
      '         changed               team/web1@sha256:',
      '         and one is new        0123456789ab',
    ]);
  });

  it('become a row below the other where the columns are too many', () => {
    const head = ['service', 'environment', 'commit', 'state', 'author'];
    expect(plain(table(head, [head.map((each) => `${each} of web1`), ['b', 'c', '', 'd', 'e']]), 40)).toEqual([
      ...head.map((each) => `${each}: ${each} of web1`),
      '',
      ...['service: b', 'environment: c', 'state: d', 'author: e'],
    ]);
  });

  it('have no head where there is none, and a cell too much or too few breaks nothing', () => {
    expect(plain(table(['', ''], [['step', 'Checks']]))).toEqual(['step  Checks']);
    expect(plain('| a | b |\n| - | - |\n| 1 | 2 | 3 |\n| 4 |\ntext |\n\nafter')).toEqual([
      ...['a     b', '────  ─────', '1     2 | 3', '4', 'text'],
      ...['', 'after'],
    ]);
  });
});

it('what has a meaning has a colour', () => {
  const diff = '```diff\n--- a\n+++ b\n@@ -1 +1 @@\n--- gone\n+new\n same\n```';
  expect(coloured(`### deploy\n\n**x** \`y\`\n\n${diff}\n\n${table(['a'], [['✗ failed']])}`)).toEqual([
    '\u001b[1mdeploy\u001b[0m',
    '',
    '\u001b[1mx\u001b[0m \u001b[36my\u001b[0m',
    '',
    '  \u001b[1m--- a\u001b[0m',
    '  \u001b[1m+++ b\u001b[0m',
    '  \u001b[36m@@ -1 +1 @@\u001b[0m',
    '  \u001b[31m--- gone\u001b[0m',
    '  \u001b[32m+new\u001b[0m',
    '   same',
    '',
    '\u001b[1ma\u001b[0m',
    '\u001b[2m────────\u001b[0m',
    '\u001b[31m✗\u001b[0m failed',
  ]);
});

const visible = (lines: readonly string[]) => lines.join('\n');

describe('whatever a summary is made of', () => {
  // Narrow enough to be whole in any column: the words of a row may stand on lines of others.
  const word = fc.stringMatching(/^([a-z]{1,8}|[가-힣]{1,4})$/);
  const shape = fc.constantFrom<(words: readonly string[]) => string>(
    (words) => `### ${words.join(' ')}`,
    (words) => words.map((each) => `**${each}**`).join(' '),
    (words) => `_${words.join(' ')}_`,
    (words) => words.map((each) => `\`${each}\``).join(' and '),
    (words) => `- ${words.join('\n  - ')}`,
    (words) => `> ${words.join('\n> ')}`,
    (words) => `[${words.join(' ')}](https://x.example)`,
    (words) => folded(words[0] ?? '', words.slice(1).join('\n\n')),
    (words) => table(words, [words, words]),
    (words) => `\`\`\`diff\n+${words.join('\n-')}\n\`\`\``,
    (words) => `<sub>${words.join('</sub><br><b>')}`,
    (words) => `| ${words.join(' | ')}\n|--`,
    (words) => `**${words.join('** _')}`,
    (words) => `[${words.join('](')}`,
    (words) => `<${words.join('<')}`,
  );

  it('has all its words', () => {
    const part = fc.tuple(shape, fc.array(word, { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 40, max: 120 }),
        (parts, columns) => {
          const shown = visible(plain(parts.map(([make, words]) => make(words)).join('\n\n'), columns));
          const letters = shown.replace(/[^a-z가-힣]/g, '');
          for (const [, words] of parts) for (const each of words) expect(letters).toContain(each);
        },
      ),
    );
  });

  it('brings no code to the terminal but ours, and no table is wider than it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]8;;x\u0007',
        '\u009b1m',
        '&#27;[31m',
        '&#x9b;',
        '`\u001b[2J`',
        '\r',
        '\u0000',
      ),
      fc.constantFrom(
        '| a | b |\n| - | - |\n',
        '**',
        '[x](https://a/\u001b)',
        '<a href="https://x/\u0007">y</a>',
        '&#7;',
      ),
      fc.string(),
    );
    const own = /\u001b\[\d+m|\u001b\]8;;(https?:\/\/[\u0021-\u007e]+)?\u001b\\/g;
    fc.assert(
      fc.property(fc.array(piece), fc.boolean(), (pieces, colours) => {
        const look = { colours, hyperlinks: colours };
        const lines = renderMarkdown(pieces.join(''), { columns: 60, look, redact: as });
        for (const line of lines) {
          const rest = colours ? line.replace(own, '') : line;
          expect(rest).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
        }
      }),
    );
  });

  it('shows what was escaped as it was', () => {
    const words = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).filter((each) => !/https?:/.test(each));
    fc.assert(
      fc.property(text, (given) => {
        const [line = ''] = plain(md`x ${given} y`.markdown, 500);
        expect(words(line)).toBe(words(`x ${words(given)} y`));
        const [, , row = ''] = plain(table(['a', 'b'], [[`x${given}`, 'y']]), 500);
        expect(words(row)).toBe(words(`x${given} y`));
        const [spanned = ''] = plain(md`x ${code(given)}`.markdown, 500);
        expect(words(spanned)).toBe(words(`x ${given}`));
      }),
    );
  });

  it('is shown also where markup has no end, however often', () => {
    for (const piece of [
      '`',
      '**',
      '[',
      '[a](',
      '<a href="',
      '_a',
      '&#',
      '| ',
      '```\n',
      '<details>',
      '> ',
      'https://',
    ]) {
      expect(plain(piece.repeat(20_000)).join('').length).toBeGreaterThan(-1);
      expect(visible(plain(`${piece.repeat(300)}end`, 100))).toContain('end');
    }
  });
});

it('secrets are hidden where an entity stood within them', () => {
  const redact = (text: string) => text.replaceAll('s3_cr3t', '***');
  const shown = (markdown: string) => renderMarkdown(markdown, { columns: 80, look: { colours: false }, redact });
  expect(shown(`x ${cell('s3_cr3t')}\n\n\`\`\`\ns3_cr3t\n\`\`\``)).toEqual(['x ***', '', '  ***']);
});

it.each([
  ['abc', 3],
  ['한국어', 6],
  ['日本', 4],
  ['🚀', 2],
  ['👩‍👩‍👧', 2],
  ['🇰🇷', 2],
  ['e\u0301', 1],
  ['✔', 1],
  ['✔\ufe0f', 2],
  ['a\u200bb', 2],
  ['ｱ', 1],
  ['Ａ', 2],
])('the width of %j is %i', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

it('shows the size alone of a folded diff that stands in the log above', () => {
  const folded = '<details><summary>Diff (1 file, +1 −1)</summary>\n\n```diff\n-a\n+b\n```\n\n</details>';
  const shown = (markdown: string) =>
    renderMarkdown(markdown, { columns: 80, look: { colours: false }, redact: as, diffsAreLogged: true });
  expect(shown(`done\n\n${folded}\n\nend`)).toEqual(['done', '', 'Diff (1 file, +1 −1): see above', '', 'end']);
  // What only the summary has stays: other folded text, and a diff that is not folded.
  expect(shown('<details><summary>Log</summary>\n\n```\nx\n```\n\n</details>')).toEqual(['Log', '', '  x']);
  expect(shown('```diff\n-a\n```')).toEqual(['  -a']);
});
