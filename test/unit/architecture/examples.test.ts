/** Workflows that pages and templates show: GitHub's own validator finds nothing in them, and neither does act. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validate } from '@actions/languageservice';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { blocksOf, readPages } from '../../../scripts/documentation/pages.ts';
import { act, withoutQueueKey } from '../../support/github/act.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../../support/program.ts';

const workflows = readPages(repositoryRoot)
  .filter(({ path }) => !path.startsWith('.github/'))
  .flatMap(blocksOf)
  .filter(({ language, text }) => language === 'yaml' && /^on:/m.test(text) && /^jobs:$/m.test(text))
  .map(({ page, line, text }) => ({ place: `${page.path}:${line}`, text }));

it('are found', () => {
  expect(workflows.length).toBeGreaterThan(3);
});

/** With what `init` fills in. */
const filled = (text: string) => text.replace(/(?<!\$\{)\{([a-z-]+)\}/g, 'github.ref');

it.each(workflows)('$place', async ({ text }) => {
  const document = TextDocument.create('file:///.github/workflows/example.yml', 'yaml', 1, filled(text));
  expect(await validate(document)).toEqual([]);
});

const local = await act();

it.skipIf(!local.present)(local.titled('all of them, by act'), async () => {
  const directory = join(scratchDirectory('workflows'), '.github/workflows');
  mkdirSync(directory, { recursive: true });
  for (const [index, { text }] of workflows.entries())
    writeFileSync(join(directory, `${index}.yml`), withoutQueueKey(filled(text)));
  const validated = await promisify(execFile)('act', ['--validate', '--workflows', directory], {
    env: cleanEnvironment({ XDG_CONFIG_HOME: directory }),
  }).catch((error: { stderr: string }) => error);
  expect(validated.stderr).not.toMatch(/not valid|Error/);
});
