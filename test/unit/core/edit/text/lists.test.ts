/** Items of lists are added once, at the end or before another one (law 4). */
import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../../src/core/edit/edit.ts';
import { formatPath, parsePath } from '../../../../../src/core/edit/text/path.ts';
import { describeEdits, type EditCase } from '../../../../support/edit/cases.ts';

/** Edits that change nothing: the list has the item. */
const there: readonly (readonly [why: string, text: string, set: string])[] = [
  ['a text', 'l:\n  - a # c\n  - b\n', 'l[-]=a'],
  ['a text in other quotes', 'l: [\'a\', "b"]\n', 'l[-]=a'],
  ['a text of several lines', 'l:\n- |\n  a\n  b\n', 'l[-]=a\nb\n'],
  ['a text by an alias', 'n: &n a\nl: [*n]\n', 'l[-]=a'],
  ['a number', 'l: [1, 8080]\n', 'l[-]:=8080'],
  ['a number written otherwise', 'l: [1.50]\n', 'l[-]:=1.5'],
  ['a boolean written otherwise', 'l: [True]\n', 'l[-]:=true'],
  ['nothing', 'l: [~]\n', 'l[-]:=null'],
  ['a map', 'l:\n- name: a\n  port: 80\n', 'l[-]:={"name":"a","port":80}'],
  ['a map whose keys stand in another order', 'l:\n- port: 80\n  name: "a"\n', 'l[-]:={"name":"a","port":80}'],
  ['a map in flow style, with a list', 'l: [{a: [1, {b: c}]}]\n', 'l[-]:={"a":[1,{"b":"c"}]}'],
  ['a map with a key by an alias', 'k: &k name\nl: [{*k : a}]\n', 'l[-]:={"name":"a"}'],
  ['a map that inherits a key', 'b: &b {port: 80}\nl:\n- <<: *b\n  name: a\n', 'l[-]:={"name":"a","port":80}'],
  ['an item that a longer path adds', 'l:\n- host: a\n', 'l[-].host=a'],
  ['an item that a longer path adds, with a list in it', 'l:\n- hosts: [{name: a}]\n', 'l[-].hosts[-].name=a'],
  ['an item that is to be inserted, at another position', 'l: [b, a]\n', 'l[+0]=a'],
  ['an item that is to be inserted beyond the end', 'l: [a]\n', 'l[+7]=a'],
  ['a list in a list', 'l:\n- [a, b]\n', 'l[-]:=["a","b"]'],
  ['an item of a list that is found by an alias', 'b: &b [a]\nl: *b\n', 'l[-]=a'],
];

describe('an item that the list has is not added again', () => {
  it.each(there)('%s', (_why, text, set) => {
    const { text: after, claims } = editFile('f.yaml', text, { set: [set] });
    expect(after).toBe(text);
    expect(claims).toHaveLength(1);
  });
});

/** Items that only look like the one that is asked for. */
const others: readonly (readonly [why: string, text: string, set: string, after: string])[] = [
  ['a number is no text', 'l: [1]\n', 'l[-]=1', 'l: [1, "1"]\n'],
  ['a text is no number', 'l: ["1"]\n', 'l[-]:=1', 'l: ["1", 1]\n'],
  ['a word that YAML 1.1 takes for true', 'l: [on]\n', 'l[-]=on', 'l: [on, "on"]\n'],
  ['eight to some readers, ten to others', 'l: [010]\n', 'l[-]:=10', 'l: [010, 10]\n'],
  ['a map with one key more', 'l: [{a: 1, b: 2}]\n', 'l[-]:={"a":1}', 'l: [{a: 1, b: 2}, {a: 1}]\n'],
  ['a list in another order', 'l: [[a, b]]\n', 'l[-]:=["b","a"]', 'l: [[a, b], [b, a]]\n'],
];

describe('an item that is another one is added', () => {
  it.each(others)('%s', (_why, text, set, after) => {
    expect(editFile('f.yaml', text, { set: [set] }).text).toBe(after);
    expect(editFile('f.yaml', after, { set: [set] }).text, 'once').toBe(after);
  });
});

const insertions: readonly EditCase[] = [
  {
    name: 'before the first, whose comment stays with it',
    before: 'l: # c\n  # of a\n  - a # a\n  - b\n',
    edit: { set: ['l[+0]=x'] },
    after: 'l: # c\n  - x\n  # of a\n  - a # a\n  - b\n',
  },
  {
    name: 'between two, behind the comments of the one before and above the heading of the next',
    before: 'l:\n- a: 1\n  # in a\n\n# of b\n- b: 1\n',
    edit: { set: ['l[+1].x:=1'] },
    after: 'l:\n- a: 1\n  # in a\n- x: 1\n\n# of b\n- b: 1\n',
  },
  {
    name: 'before the last, with the gap after the dash and the quotes of its siblings, with CRLF',
    before: 'l:\r\n-   "a"\r\n-   "b"\r\n',
    edit: { set: ['l[+1]=x'] },
    after: 'l:\r\n-   "a"\r\n-   "x"\r\n-   "b"\r\n',
  },
  {
    name: 'a map before a map',
    before: 'l:\n  - name: a\n    v: |\n      t\n\n  - name: b\n',
    edit: { set: ['l[+1]:={"name":"x","w":[1]}'] },
    after: 'l:\n  - name: a\n    v: |\n      t\n  - name: x\n    w:\n      - 1\n\n  - name: b\n',
  },
  {
    name: 'in flow style on one line',
    before: 'l: [ a, b ]\nm: [a,b]\nn: {o: [a]}\n',
    edit: { set: ['l[+0]=x', 'm[+1]=x', 'n.o[+0]=x'] },
    after: 'l: [ x, a, b ]\nm: [a,x,b]\nn: {o: [x, a]}\n',
  },
  {
    name: 'in flow style on lines of their own',
    before: 'l: [\n  a, # of a\n  # of b\n  b\n]\n',
    edit: { set: ['l[+1]=x', 'l[+0]=z'] },
    after: 'l: [\n  z,\n  a, # of a\n  x,\n  # of b\n  b\n]\n',
  },
  {
    name: 'behind another dash, and in a list that is the document',
    before: '- - a\n  - b\n- c\n',
    edit: { set: ['[0][+0]=x', '[+0]=z'] },
    once: true,
    after: '- z\n- - x\n  - a\n  - b\n- c\n',
  },
  {
    name: 'at the end, in an empty list, and in one that is not there',
    before: 'l: [a]\nm: []\n',
    edit: { set: ['l[+1]=x', 'm[+0]=x', 'o.p[+0]=x'] },
    after: 'l: [a, x]\nm:\n  - x\no:\n  p:\n    - x\n',
  },
  {
    name: 'twice in one edit',
    before: 'l: [a]\n',
    edit: { set: ['l[-]=x', 'l[-]=x', 'l[+0]=x', 'l[-]=z'] },
    after: 'l: [a, x, z]\n',
  },
  {
    name: 'into a copy of a shared list',
    before: 'b: &b [a]\nl: *b\n',
    edit: { set: ['l[+0]=x'], onAlias: 'materialise' },
    after: 'b: &b [a]\nl:\n  - x\n  - a\n',
    warning: 'l was *b',
  },
];

describeEdits('an item is inserted', insertions);

it.each([
  ['l: [a]\n', 'l[+3]=x', 'path l[+3]: the list has one item', 'Append with l[-] or l[+1].'],
  ['l: [a, b]\n', 'l[3]=x', 'path l[3]: the list has 2 items', 'Append with l[-] or l[2].'],
  ['a: 1\n', 'l[+1]=x', 'path l[+1]: the list does not exist yet', 'Append with l[-] or l[+0].'],
  ['a: 1\n', 'm.l[2].b=x', 'path m.l[2]: the list does not exist yet', 'Append with m.l[-] or m.l[0].'],
])('beyond the end of a list nothing is inserted: %j %s', (text, set, message, hint) => {
  expect(() => editFile('f.yaml', text, { set: [set] })).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message, hint }),
  );
});

it.each(['l[-]', 'l[+0]', 'm[-].a'])('a new item cannot be removed: %s', (path) => {
  expect(() => editFile('f.yaml', 'l: [a]\nm: [{a: 1}]\n', { unset: [path] })).toThrow(
    expect.objectContaining({
      exitCode: 2,
      message: `unset: "${path}" is a new item of a list, and none that is there`,
    }),
  );
});

it.each([
  [{ set: ['a..b=x'] }, 'set: "a..b=x" is no path: a key is missing'],
  [{ unset: ['l[x'] }, 'unset: "l[x" is no path: “[” is not closed'],
  [{ key: 'a]', tag: 'v1' }, 'key: "a]" is no path: unexpected “]”'],
  [{ set: ['a:=x'] }, 'set: "a:=x" has no JSON behind ":="'],
])('what is no path is refused by the name of its input: %j', (edit, says) => {
  expect(() => editFile('f.yaml', 'a: 1\n', edit)).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(says) }),
  );
});

it('the path of an insertion is written as it is read', () => {
  expect(formatPath(parsePath('a.l[+2].b').path)).toBe('a.l[+2].b');
  expect(parsePath('l["+2"]').path).toEqual(['l', '+2']);
});
