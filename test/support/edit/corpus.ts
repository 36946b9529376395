import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScalar } from 'yaml';
import { decodeText, editFile, imagesIn, readPath } from '../../../src/core/edit/edit.ts';
import { Failure } from '../../../src/core/failure.ts';
import { everyPlace, meaning } from './every-place.ts';

/** Law 1 tried on YAML files of real GitOps repositories; they stay outside this repository. */
const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
  : [];

/** Helm templates are no YAML; anything else must parse. */
function imagesOf(file: string, text: string): ReturnType<typeof imagesIn> {
  try {
    return imagesIn(file, text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'YAML_TEMPLATE') return [];
    throw error;
  }
}

/** The paths of values at which two trees differ. */
function differences(before: unknown, after: unknown, path: string): readonly string[] {
  if (before instanceof Map && after instanceof Map && before.size === after.size) {
    return [...before].flatMap(([key, value]) => differences(value, after.get(key), `${path}.${String(key)}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((value, index) => differences(value, after[index], `${path}[${index}]`));
  }
  return Object.is(before, after) || (before instanceof Date && String(before) === String(after)) ? [] : [path];
}

const anyTag = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{8}$/),
  fc.stringMatching(/^\w[\w.-]{0,20}$/),
  fc.constant('12e3456'),
);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[-+0-9._eExXobny:~ #'"[\]{}&*!|>%@`,?=\\\n\t]{0,12}$/),
);

/** Exactly one value reads otherwise, or none when it was that already, under both versions. */
function expectOneDifference(before: string, after: string, place: string): void {
  for (const version of ['1.1', '1.2'] as const) {
    const found = differences(meaning(before, version), meaning(after, version), '');
    expect(found.length, `${place}: ${found.join(', ')}`).toBeLessThanOrEqual(1);
    expect(found.length, `${place}\n${after}`).toBe(before === after ? 0 : 1);
  }
}

/** @param oneIn of the files, one in so many is edited */
export function describeRealRepositories(oneIn: number): void {
  describe.skipIf(files.length === 0)('law 1 on real repositories (needs ../shared/corpus beside this one)', () => {
    const some = files.filter((_, index) => index % oneIn === 0).map((file) => [relative(corpus, file), file] as const);

    it('finds images in them', () => {
      const found = files.flatMap((file) => imagesOf(file, readFileSync(file, 'utf8')));
      expect(found.length).toBeGreaterThan(30);
    });

    it.each(some)('%s', (name, file) => {
      const text = decodeText(name, readFileSync(file));
      for (const { path: key } of imagesOf(file, text)) {
        const change = (tag: string) => {
          const result = editFile(file, text, { key, tag });
          const before = text.split('\n');
          const after = result.text.split('\n');
          expect(after.length, key).toBe(before.length);
          const changed = after.filter((line, index) => line !== before[index]);
          expect(changed.length, key).toBe(result.text === text ? 0 : 1);
          expectOneDifference(text, result.text, key);
          expect(editFile(file, result.text, { key, tag }).text, 'a second run changes nothing (law 4)').toBe(
            result.text,
          );
        };
        fc.assert(fc.property(anyTag, change), { numRuns: 5 });
      }
    });

    it.each(some)('any text into any value of %s', (name, file) => {
      const text = decodeText(name, readFileSync(file));
      if (imagesOf(file, text).length === 0 && text.includes('{{')) return;
      const places = everyPlace(text).filter(({ node }) => isScalar(node));
      if (places.length === 0) return;
      const write = (value: string, chosen: number) => {
        const path = places[chosen % places.length]?.path ?? '';
        const after = written(file, text, `${path}=${value}`);
        if (after === undefined) return;
        expect(readPath(file, after, path), path).toBe(value);
        expectOneDifference(text, after, path);
      };
      fc.assert(fc.property(anyText, fc.nat(), write), { numRuns: 10 });
    });
  });
}

/** `undefined` where a refusal is right: an anchor that “<<” or an alias leads to, a tag, a root. */
function written(file: string, text: string, assignment: string): string | undefined {
  try {
    return editFile(file, text, { set: [assignment] }).text;
  } catch (error) {
    if (error instanceof Failure && ['EDIT_ALIAS', 'EDIT_TAGGED', 'YAML_TEMPLATE'].includes(error.code))
      return undefined;
    throw error;
  }
}
