/** Law 1 tried on every place of small files. The unit tests try some of it, in turn; the integration tests all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isSeq } from 'yaml';
import { editFile, readPath } from '../../../src/core/edit/edit.ts';
import { Failure } from '../../../src/core/failure.ts';
import { everyPlace } from './every-place.ts';
import { layouts, nestedLayouts } from './layouts.ts';

/** How much is tried. */
export interface Thoroughness {
  /** Of what could be tried at each place, one in so many: others at the next place, so that everything has its turn. */
  readonly oneIn: number;
  /** Of random texts. */
  readonly runs: number;
  /** Of random texts; the same ones each time. Default: others each time. */
  readonly seed?: number;
}

/** Refusals that are right for some places of these files; anything else is a defect. */
const rightRefusals = new Set(['EDIT_ALIAS', 'EDIT_TAGGED', 'EDIT_AMBIGUOUS']);

function attempt(text: string, edit: Parameters<typeof editFile>[2]): string | undefined {
  try {
    const first = editFile('values.yaml', text, edit);
    // The removal of a position means something else the second time.
    if (!edit.unset?.some((path) => /\[\d+\]/.test(path))) {
      const again = editFile('values.yaml', first.text, edit);
      expect(again.text, 'a second run changes nothing (law 4)').toBe(first.text);
    }
    return first.text;
  } catch (error) {
    if (error instanceof Failure && rightRefusals.has(error.code)) return undefined;
    throw error;
  }
}

function isFlowAt(node: unknown): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** Lines of `after` that are not those of `before`, in order. */
function newLines(before: string, after: string): readonly string[] {
  const left = before.split(/\r?\n/);
  return after.split(/\r?\n/).filter((line) => {
    const index = left.indexOf(line);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}

const values = [
  'v2',
  '12e3456',
  '0123',
  'on',
  'null',
  '',
  ' x',
  'a: b',
  '#no',
  "it's",
  '"q"',
  'line\nbreak\n',
  '\u0007\u2028😀',
  '2024-01-02',
  '1_0',
  '~',
  '[x]',
  '{y',
  '- z',
  '*a',
  '&a',
  '!t',
  '|',
  '%',
  '@',
  '`',
  ',',
  '---',
  '...',
  '<<',
  '=',
  '\\',
  'tab\there',
  'x:',
  '\r\n',
];

const collections = [
  ':={"p":{"q":[1,"2"]},"r":[]}',
  ':=[{"k":"v"},["w"]]',
  ':={}',
  ':=[]',
  ':=null',
  ':=true',
  ':=-2.5e30',
];

export function describeLosslessEdits({ oneIn, runs, seed }: Thoroughness): void {
  /** Some of all, as many at each turn and in the end each of them. */
  const some = <T>(all: readonly T[], turn: number) => all.filter((_, index) => (index + turn) % oneIn === 0);
  const random = { numRuns: runs, ...(seed === undefined ? {} : { seed }) };

  describe.each(Object.entries(layouts))('law 1: only the asked bytes change: %s', (_name, text) => {
    it('writes a string into every value, and it reads back as that string', () => {
      for (const [turn, { path, isRoot }] of everyPlace(text).entries()) {
        if (isRoot) continue;
        for (const value of some(values, turn)) {
          const after = attempt(text, { set: [`${path}=${value}`] });
          if (after !== undefined)
            expect(readPath('f', after, path), `${path} ${JSON.stringify(value)}\n${after}`).toBe(value);
        }
      }
    });

    it('adds a key to every map and an item to every list, and leaves every old line as it was', () => {
      for (const { path, node } of everyPlace(text)) {
        const added = isMap(node) ? '["new"]' : isSeq(node) ? '[-]' : undefined;
        if (added === undefined) continue;
        for (const value of ['=new', ':={"p":{"q":[1,"2"]},"r":[]}', ':=[{"k":"v","w":true},[]]', ':=1.5']) {
          const after = attempt(text, {
            set: [`${path}${path.endsWith('}') ? '.' : ''}${added}${value}`.replace('}.[', '}[')],
          });
          if (after === undefined) continue;
          expect(everyPlace(after).length).toBeGreaterThan(everyPlace(text).length);
          // A flow collection changes on its own line, at most two of them; block lines stay as they are. A last block
          // scalar without a line break gets the “-” that keeps it so.
          const changed = isFlowAt(node) ? 2 : /[|>][^\n]*\n[^\n]*[^\n]$/.test(text) ? 1 : 0;
          expect(newLines(after, text).length, `${path}\n${after}`).toBeLessThanOrEqual(changed);
        }
      }
    });

    it('inserts an item before every item of a list, which then stands there, and adds no second one', () => {
      for (const { path, node } of everyPlace(text)) {
        if (!isSeq(node)) continue;
        for (const index of node.items.keys()) {
          for (const value of ['=new', ':={"p":{"q":[1,"2"]},"r":[]}']) {
            const after = attempt(text, { set: [`${path}[+${index}]${value}`] });
            if (after === undefined) continue;
            expect(everyPlace(after).length).toBeGreaterThan(everyPlace(text).length);
            if (value === '=new') expect(readPath('f', after, `${path}[${index}]`), after).toBe('new');
            // The first item may stand behind another dash, or on a line with a bracket.
            expect(newLines(after, text).length, `${path}\n${after}`).toBeLessThanOrEqual(1);
          }
        }
      }
    });

    it('replaces every value by a collection and by nothing', () => {
      for (const [turn, { path, isRoot }] of everyPlace(text).entries()) {
        if (isRoot) continue;
        for (const value of some(collections, turn)) attempt(text, { set: [`${path}${value}`] });
      }
    });

    it('removes every key and item, and no line that is not theirs', () => {
      for (const { path, isRoot } of everyPlace(text)) {
        if (isRoot) continue;
        const after = attempt(text, { unset: [path] });
        if (after === undefined) continue;
        expect(newLines(text, after).length, `${path}\n${after}`).toBeLessThanOrEqual(1);
        expect(after.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      }
    });
  });

  describe('law 1 holds one level down', () => {
    it.each(Object.entries(nestedLayouts).map((layout, turn) => [...layout, turn] as const))(
      '%s',
      (_name, text, turn) => {
        for (const { path, node, isRoot } of some(everyPlace(text), turn)) {
          if (isRoot) continue;
          for (const onAlias of ['anchor', 'materialise'] as const) {
            for (const value of ['=0644', ':={"p":{"q":[1,"2"]},"r":[]}', ':=[{"k":"v"},2]'])
              attempt(text, { set: [path + value], onAlias });
            attempt(text, { unset: [path], onAlias });
            if (isMap(node)) attempt(text, { set: [`${path}["new"].list[0]=x`], onAlias });
            if (isSeq(node)) attempt(text, { set: [`${path}[-].k=x`], onAlias });
          }
        }
      },
    );
  });

  describe('law 1: any text round-trips', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)),
      fc.stringMatching(/^[-+0-9._eExXobny:~ #'"[\]{}&*!|>%@`,?=\\\n\t]{0,12}$/),
      fc.stringMatching(/^[0-9a-f]{7,8}$/),
    );
    const holders = [
      'a: v1\n',
      'a: "v1"\r\n',
      "a: 'v1' # c\n",
      'a: {b: c}\nx: {a: v1}\n',
      'a:\n',
      'a: |\n  x\nb: 1\n',
      '- a: v1\n',
      '{"a": "v1"}\n',
      'a: >-\n  x\n\nb: 1',
    ];

    it.each(holders)('as a value in %j', (text) => {
      const path = text.startsWith('-') ? '[0].a' : text.includes('x: {') ? 'x.a' : 'a';
      fc.assert(
        fc.property(anyText, (value) => {
          const { text: after } = editFile('f.yaml', text, { set: [`${path}=${value}`] });
          expect(readPath('f.yaml', after, path)).toBe(value);
          expect(editFile('f.yaml', after, { set: [`${path}=${value}`] }).text).toBe(after);
        }),
        random,
      );
    });

    it.each(['a: 1\n', 'x: {y: z}\n', '{"a": 1}'])('as a new key in %j', (text) => {
      fc.assert(
        fc.property(
          anyText.filter((key) => key !== '' && key.length < 200),
          (key) => {
            const plain = `${text.startsWith('x') ? 'x' : ''}["${key.replaceAll(/["\\]/g, '\\$&')}"]`;
            const { text: after } = editFile('f.yaml', text, { set: [`${plain}=v`] });
            expect(readPath('f.yaml', after, plain)).toBe('v');
          },
        ),
        random,
      );
    });

    it('refuses half of a surrogate pair', () => {
      expect(() => editFile('f.yaml', 'a: 1\n', { set: ['a=\ud83d'] })).toThrow(
        expect.objectContaining({ code: 'TEXT_NOT_UNICODE' }),
      );
    });
  });
}
