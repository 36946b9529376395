/** Workflows that pages and templates show: GitHub's own validator finds nothing in them. */
import { validate } from '@actions/languageservice';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { blocksOf, readPages } from '../../../scripts/documentation/pages.ts';
import { repositoryRoot } from '../../support/program.ts';

const workflows = readPages(repositoryRoot)
  .filter(({ path }) => !path.startsWith('.github/'))
  .flatMap(blocksOf)
  .filter(({ language, text }) => language === 'yaml' && /^on:/m.test(text) && /^jobs:$/m.test(text))
  .map(({ page, line, text }) => ({ place: `${page.path}:${line}`, text }));

it('are found', () => {
  expect(workflows.length).toBeGreaterThan(3);
});

it.each(workflows)('$place', async ({ text }) => {
  // What `init` fills in.
  const filled = text.replace(/(?<!\$\{)\{([a-z-]+)\}/g, 'main');
  expect(await validate(TextDocument.create('file:///.github/workflows/example.yml', 'yaml', 1, filled))).toEqual([]);
});
