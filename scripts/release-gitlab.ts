/**
 * `npm run release:gitlab -- --to DIR`: writes the component project of this version for GitLab into a directory that is
 * empty, a fresh clone, or holds an earlier release. The files go to stderr by name; on stdout is how each kind of address
 * includes the pipeline, for the notes of the release. Exit 2: wrong arguments, or nothing that can be released.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  componentProject,
  foreignFiles,
  releasedComponents,
  releaseProblems,
  writeProject,
} from './gitlab/component-project.ts';
import { includeBlock } from './gitlab/include.ts';
import { publicationOf, readManifest } from './publication.ts';

const directory = target(process.argv.slice(2));
const publication = publicationOf(readManifest());
const components = await releasedComponents();
refuse(releaseProblems(components, publication));
refuse(directoryProblems(directory));

const files = componentProject(components, publication);
writeProject(directory, files);
for (const path of files.keys()) console.error(path);
const [pipeline] = components;
if (pipeline !== undefined) {
  const kinds = ['remote', 'project', 'component'] as const;
  console.log(kinds.map((kind) => includeBlock(kind, pipeline, publication)).join('\n'));
}

function target(argv: string[]): string {
  try {
    const { to } = parseArgs({ args: argv, options: { to: { type: 'string' } } }).values;
    if (to) return resolve(to);
    refuse(['--to is missing: npm run release:gitlab -- --to DIR']);
  } catch (error) {
    refuse([`${(error as Error).message.replace(/\.? To specify.*$/s, '')}: npm run release:gitlab -- --to DIR`]);
  }
  return '';
}

function directoryProblems(path: string): string[] {
  try {
    const foreign = foreignFiles(path);
    if (foreign.length === 0) {
      mkdirSync(path, { recursive: true });
      accessSync(path, constants.W_OK);
      return [];
    }
    const shown = [...foreign.slice(0, 5), ...(foreign.length > 5 ? [`and ${foreign.length - 5} more`] : [])].join(
      ', ',
    );
    return [`--to: ${path} holds something else (${shown}): give an empty directory, or delete what is in it`];
  } catch (error) {
    return [`--to: ${path} cannot be written to: ${(error as Error).message}`];
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  for (const problem of problems) console.error(`release:gitlab: ${problem}`);
  process.exit(2);
}
