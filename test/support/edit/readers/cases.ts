/** Texts that readers of YAML take differently, or that the parser of the editor refuses, and what an edit makes of them. */
import type { FileEdit } from '../../../../src/core/edit/edit.ts';

export interface ReaderCase {
  readonly why: string;
  readonly before: string;
  readonly edit: FileEdit;
  readonly after: string;
}

export const readerCases: readonly ReaderCase[] = [
  {
    why: 'a key behind a last text without a line break leaves that text without one',
    before: 'a: |\n  x',
    edit: { set: ['b=1'] },
    after: 'a: |-\n  x\nb: "1"',
  },
  {
    why: 'the same with “+”, which would keep the line break',
    before: 'a: |+\n  x',
    edit: { set: ['b=v'] },
    after: 'a: |-\n  x\nb: v',
  },
  {
    why: 'a folded text with an indentation indicator and a comment',
    before: 'a:\n  b: >2 # why\n     x\n    y',
    edit: { set: ['a.c=z'] },
    after: 'a:\n  b: >2- # why\n     x\n    y\n  c: z',
  },
  {
    why: 'a text with “-” stays as it is',
    before: 'a: |-\n  x',
    edit: { set: ['b=v'] },
    after: 'a: |-\n  x\nb: v',
  },
  {
    why: 'an item behind a text in a list',
    before: '- |\n  x\n- >\n  y',
    edit: { set: ['[2]=z'] },
    after: '- |\n  x\n- >-\n  y\n- z',
  },
  {
    why: 'a text that ends with its line break stays as it is',
    before: 'a: |\n  x\n',
    edit: { set: ['b=v'] },
    after: 'a: |\n  x\nb: v\n',
  },
  {
    why: 'the last text is itself replaced',
    before: 'a: |\n  x\n  y',
    edit: { set: ['a=x\nz'] },
    after: 'a: |\n  x\n  z',
  },
  {
    why: 'the last text is itself replaced by one with a line break',
    before: 'a: |\n  x\n  y',
    edit: { set: ['a=x\nz\n'] },
    after: 'a: |\n  x\n  z\n',
  },
  {
    why: 'the key behind a text is removed and leaves the line break of the text',
    before: 'a: |\n  x\nb: 1',
    edit: { unset: ['b'] },
    after: 'a: |\n  x\n',
  },
  {
    why: 'the key behind a text that strips its line break is removed',
    before: 'a: v\nb: 1',
    edit: { unset: ['b'] },
    after: 'a: v',
  },
  {
    why: 'blank lines with more spaces than a text belong to it',
    before: 'a: |\n  x\n     \nb: 1\n',
    edit: { unset: ['b'] },
    after: 'a: |\n  x\n     \n',
  },
  {
    why: 'a byte order mark before a list',
    before: '\uFEFF- a: 1\n- 2\n',
    edit: { set: ['[0].a=x'] },
    after: '\uFEFF- a: x\n- 2\n',
  },
  {
    why: 'a quoted text that goes on in the column of its key',
    before: 'a: "one\ntwo"\nb: 1\n',
    edit: { set: ['b=x', 'c=v'] },
    after: 'a: "one\ntwo"\nb: x\nc: v\n',
  },
  {
    why: 'a quoted text that goes on before the column of its key',
    before: "x:\n  a: 'one\n two\n\nthree'\n  b: 1\n",
    edit: { set: ['x.b=v'] },
    after: "x:\n  a: 'one\n two\n\nthree'\n  b: v\n",
  },
  {
    why: 'a quoted text that goes on in the column of its key is replaced',
    before: 'a: "one\ntwo"\nb: 1\n',
    edit: { set: ['a=x'] },
    after: 'a: "x"\nb: 1\n',
  },
  {
    why: 'a quoted text that goes on behind a tab',
    before: 'a: "one\n\ttwo"\nb: 1\n',
    edit: { set: ['b=x'] },
    after: 'a: "one\n\ttwo"\nb: x\n',
  },
  {
    why: 'a list in brackets that goes on in the column of its key',
    before: 'a: [\nx,\ny\n]\nb: 1\n',
    edit: { set: ['b=x', 'a[1]=z'] },
    after: 'a: [\nx,\nz\n]\nb: x\n',
  },
  {
    why: 'a key behind one without a value, in braces',
    before: 'a: {b: }\n',
    edit: { set: ['a.c=v'] },
    after: 'a: {b: , c: v }\n',
  },
  {
    why: 'the key behind one without a value is removed, in braces',
    before: 'a: {b : , c: v}\n',
    edit: { unset: ['a.c'] },
    after: 'a: {b : }\n',
  },
  {
    why: 'values of a chart that are called sops',
    before: 'a: v\nsops:\n  mac: sha256\n',
    edit: { set: ['a=w'] },
    after: 'a: w\nsops:\n  mac: sha256\n',
  },
  {
    why: 'an address that ends in colons in a list, beside what is edited',
    before: 'a: [1.2.3.4, 2001:db8::]\nb: 1\n',
    edit: { set: ['b=x', 'c=v'] },
    after: 'a: [1.2.3.4, 2001:db8::]\nb: x\nc: v\n',
  },
  {
    why: 'an address that ends in colons before another one, beside what is edited',
    before: 'a: {b: [fe80::, "x"], c: 1}\n',
    edit: { set: ['a.c=x'] },
    after: 'a: {b: [fe80::, "x"], c: x}\n',
  },
  {
    why: 'a list with an address that ends in colons is written anew',
    before: 'a: [2001:db8::]\n',
    edit: { set: ['a:=["2001:db8::","x"]'] },
    after: 'a:\n  - "2001:db8::"\n  - x\n',
  },
  {
    why: 'a line break of YAML 1.1 inside quotes',
    before: 'a: "one\u2028two"\nb: 1\n',
    edit: { set: ['b=x'] },
    after: 'a: "one\u2028two"\nb: x\n',
  },
];

export interface ReaderRefusal {
  readonly why: string;
  readonly before: string;
  readonly says: string;
  readonly hint: string;
}

export const readerRefusals: readonly ReaderRefusal[] = [
  {
    why: 'a line separator in a comment, behind which YAML 1.1 reads on',
    before: 'a: 1\n# one\u2028b: 2\n',
    says: 'values.yaml:2:6: the character U+2028 ends a line',
    hint: 'Remove it',
  },
  {
    why: 'a next line in a plain text',
    before: 'a: 1\nb: one\u0085two\n',
    says: 'values.yaml:2:7: the character U+0085 ends a line',
    hint: 'Remove it',
  },
  {
    why: 'a paragraph separator in a block text',
    before: 'a: 1\nb: |\n  one\u2029two\n',
    says: 'values.yaml:3:6: the character U+2029',
    hint: 'Remove it',
  },
  {
    why: 'a byte order mark in the middle',
    before: 'a: 1\n\uFEFFb: 2\n',
    says: 'values.yaml:2:1: the character U+FEFF stands unescaped',
    hint: 'Remove it',
  },
  {
    why: 'a control character',
    before: 'a: 1\nb: "\u0007"\n',
    says: 'values.yaml:2:5: the character U+0007 stands unescaped',
    hint: 'escape',
  },
  {
    why: 'a colon that go-yaml takes for a part of the key',
    before: 'a: 1\nb: {c:}\n',
    says: 'values.yaml:2:6: "c:" directly before "}"',
    hint: 'Put a space',
  },
  {
    why: 'such a colon in an anchored map of a list',
    before: 'a: 1\nb: [x, &m {c:}]\n',
    says: 'values.yaml:2:13: "c:" directly before "}"',
    hint: 'Put a space',
  },
  {
    why: 'a carriage return alone',
    before: 'a: 1\rb: 2\n',
    says: 'values.yaml:1:5: a carriage return without a line feed',
    hint: 'LF or CRLF',
  },
  {
    why: 'a quoted text that never ends',
    before: 'a: 1\nb: "x\nc: 2\n',
    says: 'Missing closing "quote',
    hint: 'fix this line',
  },
  {
    why: 'spaces in the blank lines of a text with an indentation indicator',
    before: 'a: 1\nb: |2\n   \nc: 1\n',
    says: 'values.yaml:2:4: spaces at the end of this text',
    hint: 'Remove the spaces',
  },
  {
    why: 'a text with “+” that ends the file in spaces',
    before: 'a: 1\nb: |+\n  x\n\n  ',
    says: 'values.yaml:2:4: spaces at the end of this text',
    hint: 'Remove the spaces',
  },
];
