import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { place, survey } from '../../../src/scaffold/place.ts';
import { failureOf } from '../../support/failure.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const file = (path: string) => ({ path, text: 'new' });

describe('links that lead nowhere are somebody’s', () => {
  it.each([
    ['gitops.yaml', 'gitops.yaml'],
    ['.github/workflows/deploy.yml', '.github/workflows/deploy.yml'],
    ['gitops.yaml.new', 'gitops.yaml'],
  ])('%s', async (link, path) => {
    const directory = scratchDirectory('links');
    mkdirSync(dirname(join(directory, link)), { recursive: true });
    if (link !== path) writeFileSync(join(directory, path), 'other');
    symlinkSync('/nowhere/at/all', join(directory, link));
    const failure = await failureOf(survey(directory, [file(path)], { replace: false }));
    expect([failure.code, failure.message]).toEqual([
      'SCAFFOLD_UNREADABLE',
      `${join(directory, link)} is a link that leads nowhere`,
    ]);
    expect(lstatSync(join(directory, link)).isSymbolicLink()).toBe(true);
  });
});

it('a link in the place of the half-written file leads nothing out', async () => {
  const [directory, outside] = [scratchDirectory('inside'), scratchDirectory('outside')];
  writeFileSync(join(outside, 'kept'), 'kept');
  symlinkSync(join(outside, 'kept'), join(directory, 'gitops.yaml.partial'));
  const placed = await survey(directory, [file('gitops.yaml')], { replace: false });
  for (const each of placed) await place(each);
  expect(readFileSync(join(outside, 'kept'), 'utf8')).toBe('kept');
  expect(readFileSync(join(directory, 'gitops.yaml'), 'utf8')).toBe('new');
  expect(existsSync(join(directory, 'gitops.yaml.partial'))).toBe(false);
});
