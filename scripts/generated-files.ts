/**
 * Every file that is derived from the declarations in `src/commands` and the schema of `gitops.yaml`. `npm run generate`
 * writes them, `npm run check` compares them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames, loadCommand } from '../src/commands/catalogue.ts';
import type { Command } from '../src/inputs/command.ts';
import { configJsonSchema } from '../src/inputs/config.ts';
import { actionFile } from './generate/action.ts';
import { componentFile, pipelineFile } from './generate/component.ts';
import { configurationTable } from './generate/configuration.ts';
import { commandTable, fillMarkers, inputTable, outputTable } from './generate/tables.ts';

export const root = join(import.meta.dirname, '..');

/** Path from the root of the repository → content. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const commands = await Promise.all(commandNames.map(loadCommand));
  const files = new Map<string, string>();
  for (const command of commands) {
    files.set(`actions/${command.name}/action.yml`, actionFile(command, '../..'));
    files.set(`gitlab-components/${command.name}/template.yml`, componentFile(command));
    files.set(`actions/${command.name}/README.md`, commandPage(command));
  }
  const deploy = commands.find((command) => command.name === 'deploy');
  if (deploy === undefined) throw new Error('the root action is deploy, and there is no such command');
  files.set('action.yml', actionFile(deploy, '.'));
  files.set('gitlab-components/pipeline/template.yml', pipelineFile(deploy));
  files.set('schema/gitops.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  files.set(
    'docs/configuration.md',
    fillMarkers(
      page('docs/configuration.md', '# gitops.yaml\n'),
      new Map([['keys', configurationTable(configJsonSchema())]]),
    ),
  );
  files.set(
    'README.md',
    fillMarkers(page('README.md', '# monorepo-gitops\n'), new Map([['commands', commandTable(commands)]])),
  );
  return files;
}

/** The hand-written page of a command with its tables renewed between the markers. */
function commandPage(command: Command): string {
  const path = `actions/${command.name}/README.md`;
  const start = `# ${command.name}\n\n${command.summary}.\n\n## Inputs\n\n<!-- inputs -->\n<!-- /inputs -->\n\n## Outputs\n\n<!-- outputs -->\n<!-- /outputs -->\n`;
  return fillMarkers(
    page(path, start),
    new Map([
      ['inputs', inputTable(command)],
      ['outputs', outputTable(command)],
    ]),
  );
}

function page(path: string, otherwise: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}
