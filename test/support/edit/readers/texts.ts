/** Random YAML, in the layouts that people and programs write, and slightly broken; and random edits of it. */
import fc from 'fast-check';
import type { FileEdit } from '../../../../src/core/edit/edit.ts';
import { everyPlace } from '../every-place.ts';

const words = [
  'v1',
  'web',
  'on',
  'y',
  'No',
  '0644',
  '1:30',
  '1_000',
  '1e3',
  '~',
  'null',
  '2024-01-02',
  '=',
  '.5',
  '0o7',
  'ghcr.io/acme/web:v1',
  'https://x.example/#a',
  'a b',
  '{{ x }}',
  '😀',
  'é',
  '12e3456',
];
const quotedWords = [
  '',
  ' ',
  'a: b',
  '# no',
  'x\\ny',
  '\\u2028',
  '\\x85',
  '😀',
  'it',
  '- z',
  '0123',
  'a\tb',
  '\\t',
  '---',
  '{',
];
const keys = [
  'a',
  'b',
  'c',
  'd',
  'image',
  'tag',
  'on',
  '1',
  'x.y',
  '<<x',
  '"q r"',
  "'s'",
  '? e',
  '"f"',
  '😀',
  '!!str t',
  '&k g',
  '12:30',
  'null',
];

type Lines = readonly string[];

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.constantFrom(...quotedWords).map((word) => `"${word}"`) },
  { weight: 2, arbitrary: fc.constantFrom(...words).map((word) => `'${word}'`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '!!str 1',
      '!!binary aGk=',
      '!x y',
      '&n v',
      '*n',
      '{}',
      '[]',
      '!!int "3"',
      '"\\\n  x"',
    ),
  },
);

const blockText = fc
  .tuple(
    fc.constantFrom('|', '>', '|-', '|+', '>-', '>+', '|2', '|2-', '| # c', '>2+'),
    fc.array(fc.constantFrom('x', 'y: 1', '', '', '  z', '# h', '\tt', ' ', 'tag: v1', '---', '- i', 'w  '), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([header, lines]): Lines => [header, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]);

const multiLine = fc
  .tuple(
    fc.constantFrom('"', "'", ''),
    fc.array(fc.constantFrom('p', '', 'q r', 'z#'), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '  ', '   ', '\t'),
  )
  .map(
    ([quote, lines, margin]): Lines => [
      `${quote}s`,
      ...lines.map((line) => (line === '' ? '' : (quote === '' ? '  ' : margin) + line)),
      ...(quote === '' ? [] : [`${margin}e${quote}`]),
    ],
  );

const flow = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom('v', '1', '"q"', "'s'", 'a:1', 'x', '', 'ghcr.io/a/b:c', '"a":1'),
    fc
      .tuple(
        fc.array(tie('node'), { maxLength: 3 }),
        fc.constantFrom(', ', ',', ' , ', ',\n    ', ', # c\n    '),
        fc.boolean(),
      )
      .map(([items, comma, trailing]) => `[${items.join(comma)}${trailing ? ',' : ''}]`),
    fc
      .tuple(
        fc.uniqueArray(fc.constantFrom('a', 'b', '"c"', 'd'), { maxLength: 3 }),
        fc.array(tie('node'), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(': ', ':', ' : '),
        fc.constantFrom(', ', ',', ',\n    '),
      )
      .map(
        ([names, items, colon, comma]) => `{${names.map((name, index) => name + colon + items[index]).join(comma)}}`,
      ),
  ),
})).node;

const comment = fc.constantFrom('', '', '', '', ' # c', ' #', '  # é');
const above = fc.constantFrom<Lines>([], [], [], [], ['# above'], [''], ['', '# group', ''], ['  # deep']);

const block = fc.letrec<{ node: Lines; map: Lines; list: Lines }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    fc.tuple(scalar, comment).map(([text, tail]): Lines => [text + (text === '' ? tail : tail)]),
    blockText,
    multiLine,
    fc
      .tuple(flow, comment)
      .map(([text, tail]): Lines => [...text.split('\n').slice(0, -1), text.split('\n').at(-1) + tail]),
    tie('map'),
    tie('list'),
  ),
  map: fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 4 }),
      fc.array(tie('node'), { minLength: 4, maxLength: 4 }),
      fc.array(above, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(2, 2, 2, 4, 0),
      comment,
    )
    .map(
      ([names, nodes, tops, step, tail]): Lines =>
        names.flatMap((name, index) => [...tops[index]!, ...pairLines(name, nodes[index]!, step, tail)]),
    ),
  list: fc
    .tuple(fc.array(tie('node'), { minLength: 1, maxLength: 3 }), fc.constantFrom('- ', '-   '), above)
    .map(
      ([nodes, dash, top]): Lines =>
        nodes.flatMap((node, index) => [...(index === 1 ? top : []), ...itemLines(dash, node)]),
    ),
}));

const isMany = ([first = '']: Lines) =>
  /^(?:#|\s|$|- |[\w.?!&"'<😀:]+[^|>]*:(?:\s|$))/u.test(first) && !/^["']?s$/.test(first) && !/^[[{]/.test(first);

function pairLines(name: string, node: Lines, step: number, tail: string): Lines {
  const head = name.startsWith('? ') ? [name, ':'] : [`${name}:`];
  const last = head.at(-1)!;
  const nested = node.length > 0 && isMany(node) && node[0] !== '';
  const isList = nested && node.some((line) => line.startsWith('- '));
  const margin = ' '.repeat(isList ? step : Math.max(step, 1));
  if (nested) return [...head.slice(0, -1), last + tail, ...node.map((line) => (line === '' ? '' : margin + line))];
  const [first = '', ...rest] = node;
  return [...head.slice(0, -1), `${last} ${first}`.trimEnd(), ...rest];
}

function itemLines(dash: string, node: Lines): Lines {
  const [first = '', ...rest] = node;
  if (/^(?:#|$)/.test(first)) return ['-', ...node.map((line) => (line === '' ? '' : `  ${line}`))];
  return [dash + first, ...rest.map((line) => (line === '' ? '' : ' '.repeat(dash.length) + line))];
}

const document = fc.oneof(
  { weight: 4, arbitrary: block.map },
  { weight: 1, arbitrary: block.list },
  { weight: 1, arbitrary: block.node },
);

/** What readers may take differently, put anywhere. */
const evil = [
  '\t',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u0007',
  '\r',
  ' ',
  '#',
  ':',
  '-',
  '"',
  "'",
  '|',
  '\n',
  '\n\n',
  '  ',
  '&a ',
  '*a',
  '!',
  '%',
  '?',
  ',',
  '\\',
  '\u007f',
  '\u00a0',
  '\ufffe',
  '---\n',
  '...\n',
  '\n---',
  '\n...',
  '{',
  ']',
  '<<: *n\n',
  '0',
];

export const anyText: fc.Arbitrary<string> = fc
  .record({
    documents: fc.array(document, { minLength: 1, maxLength: 2 }),
    head: fc.constantFrom(
      '',
      '',
      '',
      '',
      '# head\n',
      '---\n',
      '%YAML 1.1\n---\n',
      '\ufeff',
      '# head\n\n',
      '%YAML 1.2\n---\n',
      '--- # c\n',
    ),
    between: fc.constantFrom('---\n', '--- \n', '...\n---\n', '--- # next\n'),
    tail: fc.constantFrom(
      '\n',
      '\n',
      '\n',
      '',
      '',
      '\n\n',
      ' ',
      '\n# end',
      '\n# end\n',
      '\n...\n',
      '\n   ',
      '\n---\n',
      '\n...',
      '\n---',
    ),
    crlf: fc.integer({ min: 0, max: 7 }),
    wrong: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...evil)), { maxLength: 1 }),
    isWrong: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ documents, head, between, tail, crlf, wrong, isWrong }) => {
    const text = head + documents.map((lines) => lines.join('\n')).join(`\n${between}`) + tail;
    const broken = isWrong === 0 ? wrong.reduce((all, [at, char]) => splice(all, at, char), text) : text;
    return crlf === 0 ? broken.replace(/\r?\n/g, '\r\n') : broken;
  });

function splice(text: string, at: number, inserted: string): string {
  const offset = at % (text.length + 1);
  return text.slice(0, offset) + inserted + text.slice(offset);
}

const values = [
  '=v2',
  '=on',
  '=0123',
  '=',
  '= x',
  '=a: b',
  '=#no',
  "=it's",
  '="q"',
  '=line\nbreak\n',
  '=two\nlines',
  '=\u0007\u2028😀',
  '=2024-01-02',
  '=1:30',
  '=~',
  '=[x]',
  '=- z',
  '=*a',
  '=---',
  '=<<',
  '=tab\there',
  '=\r\n',
  '=\u0085',
  '=\ufeff',
  '=12e3456',
  '=y',
  '=0b1',
  '=0o7',
  '=1_000',
  '=é',
  '=x\n\n',
  '=\n',
  '= \n a',
  '=a\u2029b',
  ':={"p":{"q":[1,"2"]},"r":[]}',
  ':=[{"k":"v"},["w"]]',
  ':={}',
  ':=[]',
  ':=null',
  ':=true',
  ':=-2.5e30',
  ':={"on":"off","x\\ny":"\\u2028"}',
  ':="multi\\nline"',
];

/** An edit of a place of the text that its numbers choose; undefined where it has none. */
export function editOf(
  text: string,
  [place, value, kind, other]: readonly [number, number, number, number],
): FileEdit | undefined {
  const places = everyPlace(text).filter(({ isRoot }) => !isRoot);
  const chosen = places[place % Math.max(places.length, 1)];
  const written = values[value % values.length]!;
  if (chosen === undefined) return { set: [`new${written}`] };
  const { path } = chosen;
  const second = places[other % places.length]!.path;
  switch (kind % 8) {
    case 0:
    case 1:
      return { set: [path + written] };
    case 2:
      return { unset: [path] };
    case 3:
      return { set: [`${parentOf(path)}["new"]${written}`] };
    case 4:
      return { set: [`${parentOf(path)}[-]${written}`] };
    case 5:
      return { set: [path + written, `${second}=other`] };
    case 6:
      return { set: [`${path}["n"].m[0]${written}`] };
    default:
      return { set: [`${path}["new"]${written}`], unset: [second] };
  }
}

function parentOf(path: string): string {
  return path.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/, '');
}

export const anyChoice = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat());
