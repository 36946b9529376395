import { describe, expect, it } from 'vitest';
import { append, parsePath } from '../../../../../src/core/edit/text/path.ts';
import { parseSource } from '../../../../../src/core/edit/text/source.ts';
import { type TreeChange, verifyChanges } from '../../../../../src/core/edit/text/verify.ts';

const set = (location: TreeChange['location'], value: string): TreeChange => ({
  document: 0,
  location,
  kind: 'set',
  value,
});
const insert = (location: TreeChange['location'], value: string): TreeChange => ({
  document: 0,
  location,
  kind: 'insert',
  value,
});
const remove = (location: TreeChange['location']): TreeChange => ({ document: 0, location, kind: 'remove' });

/** What a wrong splice could make of a file, and what the edit had promised. */
const damages: readonly [why: string, before: string, after: string, changes: readonly TreeChange[]][] = [
  ['another value changed', 'a: v1\nb: x\n', 'a: v2\nb: y\n', [set(['a'], 'v2')]],
  ['nothing changed', 'a: v1\n', 'a: v1\n', [set(['a'], 'v2')]],
  ['another text was written', 'a: v1\n', 'a: v3\n', [set(['a'], 'v2')]],
  ['text became a number for every reader', 'a: v1\n', 'a: 12e3456\n', [set(['a'], '12e3456')]],
  ['text became a boolean for YAML 1.1 alone', 'a: v1\n', 'a: on\n', [set(['a'], 'on')]],
  ['text became a base 60 number for YAML 1.1 alone', 'a: v1\n', 'a: 12:30:45\n', [set(['a'], '12:30:45')]],
  [
    'an untouched octal number changed its text for YAML 1.1 alone',
    'a: v1\nm: 0644\n',
    'a: v2\nm: 644\n',
    [set(['a'], 'v2')],
  ],
  ['an untouched number became text', 'a: v1\nm: 1\n', 'a: v2\nm: "1"\n', [set(['a'], 'v2')]],
  ['a key vanished', 'a: v1\nb: x\n', 'a: v2\n', [set(['a'], 'v2')]],
  ['a key appeared', 'a: v1\n', 'a: v2\nb: x\n', [set(['a'], 'v2')]],
  ['keys changed places', 'a: v1\nb: x\nc: y\n', 'a: v2\nc: y\nb: x\n', [set(['a'], 'v2')]],
  ['a key was renamed', 'a: v1\nb: x\n', 'a: v2\nc: x\n', [set(['a'], 'v2')]],
  ['an item vanished', 'a: [v1, x]\n', 'a: [v2]\n', [set(['a', 0], 'v2')]],
  ['a list became a map', 'a: v1\nb: [x]\n', 'a: v2\nb: {x: }\n', [set(['a'], 'v2')]],
  ['the wrong item was removed', 'l: [x, y]\n', 'l: [x]\n', [remove(['l', 0])]],
  ['nothing was removed', 'l: [x, y]\n', 'l: [x, y]\n', [remove(['l', 0])]],
  ['an insertion is missing', 'a: {b: x}\n', 'a: {b: x}\n', [insert(['a', 'c'], 'y')]],
  [
    'an insertion landed elsewhere',
    'a: {b: x}\nd: {e: x}\n',
    'a: {b: x}\nd: {e: x, c: y}\n',
    [insert(['a', 'c'], 'y')],
  ],
  ['an anchor was lost', 'a: &t v1\nb: 1\n', 'a: v2\nb: 1\n', [set(['a'], 'v2')]],
  ['an alias became a value', 'a: &t v1\nb: *t\n', 'a: &t v2\nb: v2\n', [set(['a'], 'v2')]],
  [
    'an alias points elsewhere',
    'a: &t x\nb: &u x\nc: *t\nd: v1\n',
    'a: &u x\nb: &t x\nc: *t\nd: v2\n',
    [set(['d'], 'v2')],
  ],
  ['a tag was lost', 'a: v1\nb: !x y\n', 'a: v2\nb: y\n', [set(['a'], 'v2')]],
  ['another document changed', 'a: v1\n---\nb: x\n', 'a: v2\n---\nb: y\n', [set(['a'], 'v2')]],
  ['a document appeared', 'a: v1\n', 'a: v2\n---\nb: y\n', [set(['a'], 'v2')]],
];

describe('law 1: an edit that changes anything else is refused', () => {
  it.each(damages)('%s', (_why, before, after, changes) => {
    expect(() => verifyChanges(parseSource('f', before), parseSource('f', after), changes)).toThrow(
      expect.objectContaining({ code: 'EDIT_COLLATERAL', kind: 'refused' }),
    );
  });

  it('accepts exactly the asked difference', () => {
    const before = parseSource('f', 'a: &t v1\nb: *t\nl: [x, y]\nm:\n');
    const after = parseSource('f', 'a: &t "v2"\nb: *t\nl:\n- y # c\nm: \nn: z\n');
    verifyChanges(before, after, [set(['a'], 'v2'), remove(['l', 0]), insert(['n'], 'z')]);
  });
});

describe('paths', () => {
  it.each([
    ['.ingress.hosts[0].host', ['ingress', 'hosts', 0, 'host']],
    ['a["key.with.dots"].b', ['a', 'key.with.dots', 'b']],
    ["a['k=1']", ['a', 'k=1']],
    ['a\\.b', ['a.b']],
    ['a["q\\"uote"]', ['a', 'q"uote']],
    ['[0][1]', [0, 1]],
    ['["__proto__"].constructor', ['__proto__', 'constructor']],
    ['example.com/x', ['example', 'com/x']],
  ])('%s', (text, steps) => {
    expect(parsePath(text).path).toEqual(steps);
  });

  it('choose items and documents by their fields', () => {
    expect(parsePath('{kind=Deployment,name=web}.images[name="a]b"].tags[-]')).toMatchObject({
      selector: new Map([
        ['kind', 'Deployment'],
        ['name', 'web'],
      ]),
      path: ['images', { field: 'name', value: 'a]b' }, 'tags', append],
    });
  });

  it.each(['', '.', 'a..b', 'a[', 'a[b]', 'a[1', 'a]b]', '{kind}.a', '{x=y}.a', 'a[n=b'])('refuses %j', (text) => {
    expect(() => parsePath(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
