import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from '@actions/languageservice';
import { beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseAllDocuments } from 'yaml';
import { commandNames, loadCommand } from '../../../src/commands/catalogue.ts';
import type { Command } from '../../../src/inputs/command.ts';
import { variableOf } from '../../../src/inputs/resolve.ts';
import { repositoryRoot } from '../../support/program.ts';

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8');
const workflows = readdirSync(join(repositoryRoot, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const actions = ['action.yml', ...commandNames.map((name) => `actions/${name}/action.yml`)];

describe("GitHub's own validator finds nothing", () => {
  it.each([...actions, ...workflows])('in %s', async (path) => {
    const document = TextDocument.create(`file:///${path}`, 'yaml', 1, read(path));
    expect(await validate(document)).toEqual([]);
  });
});

interface ActionFile {
  inputs: Record<string, { required: boolean; default?: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string; main: string };
}

interface ComponentSpec {
  spec: { inputs: Record<string, { description?: string; type?: string; options?: unknown[]; default?: unknown }> };
}

describe.each(commandNames)('%s is the same on every host', (name) => {
  let command: Command;
  beforeAll(async () => {
    command = await loadCommand(name);
  });

  it('in its action', () => {
    const action = parse(read(`actions/${name}/action.yml`)) as ActionFile;
    expect(Object.keys(action.inputs)).toEqual([...Object.keys(command.inputs), 'github-token']);
    expect(Object.keys(action.outputs)).toEqual(Object.keys(command.outputs));
    expect(action.runs).toEqual({ using: 'node24', main: `../../dist/${name}.js` });
    // A default in the action would win over gitops.yaml.
    expect(Object.values(action.inputs).filter((input) => input.default !== undefined)).toHaveLength(1);
  });

  it('in its component, which hands inputs over as variables and never as script text (law 7)', () => {
    const [spec, jobs] = parseAllDocuments(read(`gitlab-components/${name}/template.yml`)).map((each) => each.toJS());
    const inputs = (spec as ComponentSpec).spec.inputs;
    for (const input of Object.keys(command.inputs)) {
      expect(inputs[input]?.description?.length).toBeLessThanOrEqual(1024);
      expect((inputs[input]?.options ?? []).length).toBeLessThanOrEqual(50);
      expect(inputs[input]).toHaveProperty('default');
    }
    const [job] = Object.values(jobs as Record<string, { script: string[]; variables: Record<string, string> }>);
    expect(job?.script).toEqual([`$MG_PROGRAM ${name}`]);
    for (const input of Object.keys(command.inputs))
      expect(job?.variables[variableOf(input)]).toBe(`$[[ inputs.${input} ]]`);
  });

  it('in its page', () => {
    const page = read(`actions/${name}/README.md`);
    for (const input of Object.keys(command.inputs)) expect(page).toContain(`| \`${input}\` |`);
    for (const output of Object.keys(command.outputs)) expect(page).toContain(`| \`${output}\` |`);
    for (const host of ['GitHub Actions', 'GitLab CI', 'Jenkins']) expect(page).toContain(host);
  });

  it('law 6: no secret has a default, and every one that looks like a secret is declared as one', () => {
    for (const [input, declaration] of Object.entries(command.inputs)) {
      if (/(token|password|private-key|ssh-key|client-key)$/.test(input))
        expect([input, declaration.secret]).toEqual([input, true]);
      if (declaration.secret === true) expect(declaration.default).toBeUndefined();
    }
  });
});
