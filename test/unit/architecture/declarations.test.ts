import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { declarationProblems } from '../../../scripts/declarations.ts';
import { pagePaths } from '../../../scripts/documentation/pages.ts';
import { actionFile } from '../../../scripts/generate/action.ts';
import { componentFile } from '../../../scripts/generate/component.ts';
import { inputTable } from '../../../scripts/generate/tables.ts';
import { generatedFiles } from '../../../scripts/generate.ts';
import { root } from '../../../scripts/publication.ts';
import { commandNames, loadCommand } from '../../../src/commands/catalogue.ts';
import { plan } from '../../../src/commands/plan.ts';
import type { Command, ConfigSelection } from '../../../src/inputs/command.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { configJsonSchema } from '../../../src/inputs/config/json-schema.ts';
import { keysOf } from '../../../src/inputs/config/keys.ts';
import type { InputDeclaration } from '../../../src/inputs/declaration.ts';
import { commandHelp } from '../../../src/inputs/help.ts';
import { ciContext, configuredInputs } from '../../support/inputs.ts';

describe('inputs are declared once', () => {
  let commands: readonly Command[];
  beforeAll(async () => {
    commands = await Promise.all(commandNames.map(loadCommand));
  });

  it('every key of gitops.yaml that fills an input comes from its declaration', () => {
    expect(declarationProblems(commands, configJsonSchema())).toEqual([]);
  });

  const upsert = (declaration: InputDeclaration) => {
    const changed = commands.map((command) =>
      command.name === 'argocd-upsert-app'
        ? { ...command, inputs: { ...command.inputs, chart: declaration } }
        : command,
    );
    return declarationProblems(changed, configJsonSchema());
  };

  it.each<[string, InputDeclaration, string]>([
    [
      'a second declaration of a key',
      { type: 'string', description: 'X.', config: { keys: ['gitops.branch'] } },
      'gitops.branch is named by two declarations',
    ],
    [
      'another text',
      { type: 'string', description: 'X.', config: { keys: ['environment.app.chart'] } },
      'environment.app.chart of gitops.yaml has a text of its own',
    ],
    [
      'a key that the file does not take',
      { type: 'string', description: 'X.', config: { keys: ['argocd.chart'] } },
      'argocd.chart is no key of gitops.yaml',
    ],
    [
      'a key that no input has',
      { type: 'string', description: 'X.' },
      'environment.app.chart of gitops.yaml comes from no declaration',
    ],
    [
      'a secret (law 6)',
      { type: 'string', description: 'X.', secret: true, config: { keys: ['environment.app.chart'] } } as never,
      'would take the secret chart of argocd-upsert-app from a committed file',
    ],
  ])('%s is a problem', (_, declaration, problem) => {
    expect(upsert(declaration)).toContainEqual(expect.stringContaining(problem));
  });
});

describe('an input that is declared anew', () => {
  const colours = {
    type: 'list',
    description: 'Colours of a service, `name=value`.',
    config: { keys: ['environment.colours', 'gitops.colours'], form: 'map', placeholders: true },
  } as const satisfies InputDeclaration;
  const painted = { ...plan, inputs: { ...plan.inputs, colours } } as unknown as Command;

  it('is in the schema of gitops.yaml', () => {
    const schema = z.toJSONSchema(z.strictObject(keysOf('gitops', { colours })), { unrepresentable: 'any' });
    expect(schema.properties?.colours).toMatchObject({
      description: 'Colours of a service, `name=value`. A map here. `environments.<name>.colours` adds to it and wins.',
    });
  });

  it('takes what gitops.yaml says', () => {
    const config = parseConfig(
      'gitops.yaml',
      'version: 1\nservices: { web1: { path: x } }\nenvironments: { dev: { when: { branch: main } } }\n',
    );
    const said = {
      ...config,
      gitops: { colours: new Map(Object.entries({ roof: 'red', door: 'blue' })) },
      environments: new Map([
        ['dev', { ...config.environments.get('dev'), colours: new Map([['door', '{service}']]) }],
      ]),
    };
    const scope = {
      config: said,
      ci: ciContext(),
      service: 'web1',
      environment: undefined,
    } as unknown as ConfigSelection;
    expect(configuredInputs(painted, scope)).toEqual({ colours: ['roof=red', 'door=web1'] });
  });

  it('is in the action, the component, the help and the page of its command', () => {
    expect(parse(actionFile(painted, '.')).inputs.colours.description).toBe(colours.description);
    expect(componentFile(painted)).toContain('MG_COLOURS: $[[ inputs.colours ]]');
    expect(commandHelp(painted)).toContain('--colours <item> …');
    expect(inputTable(painted)).toContain('| `colours` | list | Colours of a service, `name=value`. |');
  });
});

describe('what npm run check compares', () => {
  it('is every file that is derived from declarations, and every file with an address', async () => {
    const files = [...(await generatedFiles()).keys()];
    const ofCommands = commandNames.flatMap((name) => [
      `actions/${name}/action.yml`,
      `actions/${name}/README.md`,
      `gitlab-components/${name}/template.yml`,
    ]);
    const others = ['action.yml', 'gitlab-components/pipeline/template.yml', 'README.md', 'docs/configuration.md'];
    const derived = [...ofCommands, ...others, 'schema/gitops.schema.json', 'src/core/published.ts'];
    expect(files.sort()).toEqual([...new Set([...derived, ...pagePaths(root)])].sort());
  });
});
