/** Each gitops.yaml of the examples keeps to the schema that it names, so that an editor underlines nothing in it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPages } from '../../../scripts/documentation/pages.ts';
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
