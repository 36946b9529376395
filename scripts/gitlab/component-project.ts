/** The component project: all its files, and the directory that they are written into. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandNames, loadCommand } from '../../src/commands/catalogue.ts';
import type { Command } from '../../src/inputs/command.ts';
import { generatedFiles } from '../generate.ts';
import { type Publication, root } from '../publication.ts';
import { parseVersion } from '../release/version.ts';
import { tooNew } from './features.ts';
import { pipelineOf } from './pipeline.ts';
import { type DocumentedComponent, mark, readmeOf } from './readme.ts';
import { sourcePath, templatePath } from './template.ts';

/** All components as the declarations give them, `pipeline` first: it is the one to begin with. */
export async function releasedComponents(): Promise<readonly DocumentedComponent[]> {
  const [generated, deploy] = await Promise.all([generatedFiles(), loadCommand('deploy')]);
  const commands = await Promise.all(commandNames.map(loadCommand));
  const component = (name: string, command: Command) => {
    const template = generated.get(sourcePath(name));
    if (template === undefined) throw new Error(`nothing generates ${sourcePath(name)}`);
    return { name, command, template };
  };
  return [component('pipeline', deploy), ...commands.map((command) => component(command.name, command))];
}

/** Path → content. */
export function componentProject(
  components: readonly DocumentedComponent[],
  publication: Publication,
): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', readmeOf(components, publication)],
    ['LICENSE', readFileSync(join(root, 'LICENSE'), 'utf8')],
    ['.gitlab-ci.yml', pipelineOf(components, publication)],
    ...components.map(({ name, template }) => [templatePath(name), template] as const),
  ]);
}

/** Why these components cannot be released. */
export function releaseProblems(components: readonly DocumentedComponent[], { version }: Publication): string[] {
  const problems = components.flatMap(({ name, template }) => {
    const file = sourcePath(name);
    // The file in Git is what the address on GitHub gives, under the same hash.
    const stale = readFileSync(join(root, file), 'utf8') !== template;
    return [
      ...(stale ? [`${file} is stale: npm run generate`] : []),
      ...tooNew(template).map((text) => `${file}: ${text}`),
    ];
  });
  if (parseVersion(version) === undefined) {
    problems.push(`package.json: "${version}" is no semantic version, and the catalog takes no other tag`);
  }
  return problems;
}

/**
 * Everything in a directory that this program did not write: with that in it, it is not touched. It may be empty, a fresh
 * clone, or what an earlier release wrote.
 *
 * @throws when it cannot be read
 */
export function foreignFiles(directory: string): string[] {
  const found = filesIn(directory);
  const readme = join(directory, 'README.md');
  if (found.length > 0 && !(found.includes('README.md') && readFileSync(readme, 'utf8').startsWith(mark))) return found;
  return found.filter((path) => !/^(README\.md|LICENSE|\.gitlab-ci\.yml|templates\/[\w-]+\/template\.yml)$/.test(path));
}

/** Beside a repository's own. What is neither a file nor a directory, a link for example, has `/?` behind its name. */
function filesIn(directory: string, below = ''): string[] {
  const place = join(directory, below);
  const kind = lstatSync(place, { throwIfNoEntry: false });
  if (kind === undefined) return [];
  if (!kind.isDirectory()) throw new Error('it is no directory');
  return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const path = join(below, entry.name);
    if (path === '.git') return [];
    if (entry.isDirectory()) return filesIn(directory, path);
    return entry.isFile() ? [path] : [`${path}/?`];
  });
}

/** Writes all files, and takes away the templates of components that are no more. */
export function writeProject(directory: string, files: ReadonlyMap<string, string>): void {
  rmSync(join(directory, 'templates'), { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}
