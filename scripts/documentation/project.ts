/** What there is of this project to write about: commands with their inputs, actions, components, versions, variables. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commandNames, loadCommand } from '../../src/commands/catalogue.ts';
import type { InputDeclarations } from '../../src/inputs/declaration.ts';
import { variableOf } from '../../src/inputs/resolve.ts';
import { secretVariables } from '../../src/inputs/sources.ts';
import { inputsOf, sourcePath, type TemplateInput } from '../gitlab/template.ts';
import { type Publication, publicationOf, readManifest, root } from '../publication.ts';

export interface Project {
  readonly publication: Publication;
  readonly commands: ReadonlyMap<string, InputDeclarations>;
  /** Path below the repository → inputs: `actions/plan`, '' for the root, `.github/workflows/x.yml` that can be called. */
  action(path: string): readonly string[] | undefined;
  component(name: string): Readonly<Record<string, TemplateInput>> | undefined;
  /** The file of a component. */
  template(name: string): string | undefined;
  hasFile(path: string): boolean;
  /** Of `npm run`, here and in the example. */
  readonly scripts: ReadonlySet<string>;
  /** Variables that the program, its components or its tests read. */
  readonly variables: ReadonlySet<string>;
  /** Those of secrets, which also exist for one environment or cluster: `MG_GITOPS_TOKEN_EU`. */
  readonly secrets: readonly string[];
}

export async function readProject(): Promise<Project> {
  const loaded = await Promise.all(commandNames.map(loadCommand));
  const commands = new Map(loaded.map(({ name, inputs }) => [name, inputs] as const));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const hasFile = (path: string) => existsSync(join(root, path));
  const template = (name: string) => (hasFile(sourcePath(name)) ? read(sourcePath(name)) : undefined);
  const scriptsOf = (path: string) => Object.keys((JSON.parse(read(path)) as { scripts: object }).scripts);
  const sources = execFileSync(
    'git',
    ['ls-files', '-z', 'src/*.ts', 'scripts/*.ts', 'test/support/*.ts', '*.config.ts'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  // One that was deleted is listed until it is committed.
  const mentioned = sources
    .split('\0')
    .flatMap((path) => (path !== '' && hasFile(path) ? (read(path).match(variable) ?? []) : []));
  return {
    publication: publicationOf(readManifest()),
    commands,
    hasFile,
    action(path) {
      const file = path.endsWith('.yml') ? path : join(path, 'action.yml');
      if (!hasFile(file)) return undefined;
      const content = parse(read(file)) as { inputs?: object; on?: { workflow_call?: { inputs?: object } | null } };
      if (!path.endsWith('.yml')) return Object.keys(content.inputs ?? {});
      return content.on?.workflow_call === undefined ? undefined : Object.keys(content.on.workflow_call?.inputs ?? {});
    },
    template,
    component(name) {
      const text = template(name);
      return text === undefined ? undefined : inputsOf(text);
    },
    scripts: new Set(['package.json', 'examples/monorepo/package.json'].flatMap(scriptsOf)),
    secrets: secretVariables({}),
    variables: new Set([
      ...[...commands.values()].flatMap((inputs) => Object.keys(inputs).map(variableOf)),
      // Of GitLab's dotenv report.
      ...loaded.flatMap(({ name, outputs }) => Object.keys(outputs).map((output) => variableOf(`${name}-${output}`))),
      ...mentioned,
    ]),
  };
}

export const variable = /\bMG_[A-Z][A-Z0-9_]*\b/g;
