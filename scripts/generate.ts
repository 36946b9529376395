/**
 * Every file that is derived from the declarations of inputs, the schema of `gitops.yaml` and the addresses in
 * `package.json`. `npm run generate` writes them, `npm run check` compares them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandNames, loadCommand } from '../src/commands/catalogue.ts';
import type { Command } from '../src/inputs/command.ts';
import { editorSchema } from '../src/inputs/config/editor-schema.ts';
import { configJsonSchema } from '../src/inputs/config/json-schema.ts';
import { pagePaths } from './documentation/pages.ts';
import { actionFile } from './generate/action.ts';
import { componentFile } from './generate/component.ts';
import { jobTable, pipelineFile } from './generate/pipeline.ts';
import { commandTable, configurationTable, fillMarkers, inputTable, outputTable, table } from './generate/tables.ts';
import { youngerFeatures } from './gitlab/features.ts';
import { withHashes } from './gitlab/include.ts';
import { sourcePath } from './gitlab/template.ts';
import { publicationOf, publishedModule, publishedPath, readManifest, root, withAddresses } from './publication.ts';

/** Path from the root of the repository → content. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const commands = await Promise.all(commandNames.map(loadCommand));
  const deploy = commands.find((command) => command.name === 'deploy');
  if (deploy === undefined) throw new Error('the root action is deploy, and there is no such command');
  const files = new Map([
    ...commands.flatMap((command): [string, string][] => [
      [`actions/${command.name}/action.yml`, actionFile(command, '../..')],
      [`gitlab-components/${command.name}/template.yml`, componentFile(command)],
      [`actions/${command.name}/README.md`, commandPage(command)],
    ]),
    ['action.yml', actionFile(deploy, '.')],
    ['gitlab-components/pipeline/template.yml', await pipelineFile(deploy)],
    ['schema/gitops.schema.json', `${JSON.stringify(editorSchema(), null, 2)}\n`],
    [
      'docs/configuration.md',
      fillMarkers(page('docs/configuration.md'), { keys: configurationTable(configJsonSchema()) }),
    ],
    ['docs/gitlab-pipeline.md', fillMarkers(page('docs/gitlab-pipeline.md'), { inputs: await jobTable() })],
    ['README.md', fillMarkers(page('README.md'), { commands: commandTable(commands) })],
  ]);
  const templates = [...files].filter(([path]) => path.startsWith('gitlab-components/')).map(([, text]) => text);
  files.set('docs/gitlab.md', fillMarkers(page('docs/gitlab.md'), { 'gitlab-versions': versionTable(templates) }));
  const publication = publicationOf(readManifest());
  files.set(publishedPath, publishedModule(publication));
  files.set(
    '.github/CODEOWNERS',
    `# Generated from \`package.json\` by \`npm run generate\`.\n* ${publication.maintainers}\n`,
  );
  const templateOf = (name: string) => files.get(sourcePath(name));
  for (const path of pagePaths(root)) {
    const addressed = withAddresses(files.get(path) ?? page(path), publication);
    files.set(path, withHashes(addressed, templateOf));
  }
  return files;
}

/** Which GitLab has what the templates use, and which page of its documentation says so. */
function versionTable(templates: readonly string[]): string {
  const rows = youngerFeatures(templates).map(({ keyword, since, source }) => [`\`${keyword}\``, since, source]);
  return table(['keyword', 'since GitLab', 'said by'], rows);
}

/** The hand-written page of a command with its tables renewed between the markers; a new command gets a first page. */
function commandPage(command: Command): string {
  const first = `# ${command.name}\n\n${command.summary}.\n\n## Inputs\n\n<!-- inputs -->\n<!-- /inputs -->\n\n## Outputs\n\n<!-- outputs -->\n<!-- /outputs -->\n`;
  const tables = { inputs: inputTable(command), outputs: outputTable(command) };
  return fillMarkers(page(`actions/${command.name}/README.md`, first), tables);
}

function page(path: string, otherwise = ''): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of await generatedFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
