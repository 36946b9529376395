import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeText, editFile, imagesIn } from '../../../src/core/edit/edit.ts';
import { Failure } from '../../../src/core/failure.ts';
import { meaning } from './every-place.ts';

/** YAML files of real GitOps repositories; they stay outside this repository. */
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

describe.skipIf(files.length === 0)('law 1 on real repositories (needs ../shared/corpus beside this one)', () => {
  it('finds images in them', () => {
    const found = files.flatMap((file) => imagesOf(file, readFileSync(file, 'utf8')));
    expect(found.length).toBeGreaterThan(30);
  });

  it.each(files.map((file) => [relative(corpus, file), file]))('%s', (name, file) => {
    const text = decodeText(name, readFileSync(file));
    for (const { path, document, repository } of imagesOf(file, text)) {
      if (repository === undefined || path.includes('#')) continue;
      const key = `{document=${document}}.${path}`;
      const result = editFile(file, text, { key, tag: '12e3456' });
      const before = text.split('\n');
      const after = result.text.split('\n');
      expect(after.length, key).toBe(before.length);
      expect(after.filter((line, index) => line !== before[index]).length, key).toBe(1);
      for (const version of ['1.1', '1.2'] as const) {
        expect(differences(meaning(text, version), meaning(result.text, version), '').length, key).toBe(1);
      }
    }
  });
});
