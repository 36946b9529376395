/** What the pages show to copy: inputs that there are, with values that they take. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseAllDocuments } from 'yaml';
import { majorOf, publicationOf, readManifest } from '../../../scripts/publication.ts';
import { type CommandName, commandNames, isCommand, loadCommand } from '../../../src/commands/catalogue.ts';
import { parseUpdates } from '../../../src/core/bump/update.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { parseCommandLine } from '../../../src/inputs/sources.ts';
import { repositoryRoot } from '../../support/program.ts';

const publication = publicationOf(readManifest());
const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const pages = globSync(['README.md', 'actions/*/README.md', 'docs/*.md', 'examples/**/*.md'], { cwd: repositoryRoot });
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
    page,
    language,
    text,
  })),
);
const inputsOf = new Map(
  await Promise.all(commandNames.map(async (name) => [name, (await loadCommand(name)).inputs] as const)),
);

/** Every map in a document. */
function* maps(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const each of Object.values(value)) yield* maps(each);
}

interface Example {
  readonly page: string;
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
}

const documents = blocks
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ page, text }) =>
    parseAllDocuments(text).map((document) => ({ page, value: document.toJS() as unknown })),
  );

const steps: Example[] = documents.flatMap(({ page, value }) =>
  [...maps(value)].flatMap(({ uses, with: given = {} }) => {
    const [address = '', version] = String(uses).split('@');
    if (!address.startsWith(publication.repository) || version !== `v${majorOf(publication.version)}`) return [];
    const [, name = 'deploy'] = /\/actions\/([\w-]+)$/.exec(address) ?? [];
    return [{ page, name, given: given as Example['given'] }];
  }),
);

const components: Example[] = documents.flatMap(({ page, value }) =>
  [...maps(value)].flatMap(({ component, inputs = {} }) => {
    const own = `$CI_SERVER_FQDN/${publication.gitlab}/`;
    const name = String(component).startsWith(own) ? /\/([\w-]+)@1$/.exec(String(component))?.[1] : undefined;
    return component === undefined
      ? []
      : [{ page, name: name ?? String(component), given: inputs as Example['given'] }];
  }),
);

/** `monorepo-gitops <command> …`, whose words are split as a shell does. */
const lines = blocks
  .filter(({ language }) => ['sh', 'groovy', 'yaml'].includes(language))
  .flatMap(({ page, text }) =>
    [...text.replaceAll('\\\n', ' ').matchAll(/monorepo-gitops(?:@[\d.]+)? ([a-z-]+)((?:'[^']*'|[^'\n#])*)/g)]
      .filter(([, name = '']) => isCommand(name))
      .map(([, name = '', rest = '']) => ({ page, name: name as CommandName, argv: wordsOf(rest) })),
  );

const workflows = blocks.filter(({ text }) => /^on:$/m.test(text) && /^jobs:$/m.test(text));

function wordsOf(text: string): string[] {
  const words: readonly string[] = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  const pipe = words.indexOf('|');
  return words.slice(0, pipe < 0 ? words.length : pipe).map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}

function checkChoices(declarations: InputDeclarations, given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    const { options, type } = declarations[name] ?? {};
    if (options !== undefined) expect([name, options]).toEqual([name, expect.arrayContaining([value]) as string[]]);
    if (type === 'boolean') expect([name, String(value)]).toEqual([name, expect.stringMatching(/^(true|false)$/)]);
  }
}

describe('the examples of the pages', () => {
  it('are found', () => {
    expect([steps, components, lines].every(({ length }) => length > 5) && workflows.length > 1).toBe(true);
  });

  it.each(steps)('$page: a step of $name', ({ name, given }) => {
    const declarations = inputsOf.get(name as CommandName);
    expect([...Object.keys(declarations ?? {}), 'github-token']).toEqual(
      expect.arrayContaining(Object.keys(given)) as string[],
    );
    checkChoices(declarations ?? {}, given);
  });

  it.each(workflows)("$page: GitHub's own validator finds nothing in its workflow", async ({ text }) => {
    expect(await validate(TextDocument.create('file:///.github/workflows/example.yml', 'yaml', 1, text))).toEqual([]);
  });

  it.each(components)('$page: the component $name', ({ name, given }) => {
    const [spec] = parseAllDocuments(read(`gitlab-components/${name}/template.yml`)).map((each) => each.toJS()) as [
      { spec: { inputs: Record<string, { type?: string; options?: readonly unknown[] }> } },
    ];
    for (const [input, value] of Object.entries(given)) {
      const declared = spec.spec.inputs[input];
      expect([input, declared !== undefined]).toEqual([input, true]);
      // GitLab refuses a value of another type.
      const type = declared?.type ?? 'string';
      expect([input, Array.isArray(value) ? 'array' : typeof value]).toEqual([input, type]);
      if (declared?.options !== undefined) expect(declared.options).toContain(value);
    }
  });

  it.each(lines)('$page: $name $argv', ({ name, argv }) => {
    const declarations = inputsOf.get(name) ?? {};
    const { flags } = parseCommandLine(argv, declarations);
    checkChoices(declarations, Object.fromEntries([...flags].map(([flag, [value]]) => [flag, value])));
    const updates = flags.get('updates')?.[0];
    if (updates?.startsWith('[') === true) expect(parseUpdates(parse(updates)).length).toBeGreaterThan(0);
  });
});
