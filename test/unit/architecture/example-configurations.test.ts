/** Each gitops.yaml of the examples, and each piece of one in a page, keeps to the schema: an editor underlines nothing in it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { blocksOf, readPages } from '../../../scripts/documentation/pages.ts';
import { repositoryRoot } from '../../support/program.ts';

const files = readPages(repositoryRoot).filter(({ path }) => /^examples\/.*\/gitops[\w.]*\.yaml$/.test(path));

it('are found', () => {
  expect(files.length).toBeGreaterThan(8);
});

it.each(files)('$path', ({ path, text }) => {
  const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
  const file = schema.startsWith('https:')
    ? join(repositoryRoot, schema.replace(/^.*\/schema\//, 'schema/'))
    : join(repositoryRoot, dirname(path), schema);
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(file, 'utf8')));
  validate(parse(text));
  expect(validate.errors ?? []).toEqual([]);
});

// A page shows the part that it is about: what else has to be there may be missing.
const schema = JSON.parse(readFileSync(join(repositoryRoot, 'schema/gitops.schema.json'), 'utf8')) as {
  readonly properties: object;
};
const validatePart = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const keys = new Set(Object.keys(schema.properties));

const parts = readPages(repositoryRoot)
  .filter(({ markdown }) => markdown)
  .flatMap((page) => blocksOf(page))
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ page, text, line }) => {
    const document = parseDocument(text, { merge: true });
    const content: unknown = document.errors.length > 0 ? undefined : document.toJS();
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return [];
    const given = Object.keys(content);
    const isPart = given.length > 0 && given.every((key) => keys.has(key) || key.startsWith('x-'));
    return isPart ? [{ place: `${page.path}:${line}`, content }] : [];
  });

it('of pages are found', () => {
  expect(parts.length).toBeGreaterThan(20);
});

it.each(parts)('$place', ({ content }) => {
  validatePart({ version: 1, ...content });
  const errors = (validatePart.errors ?? []).filter(
    ({ keyword, instancePath }) => keyword !== 'required' && instancePath !== '',
  );
  expect(errors).toEqual([]);
});
