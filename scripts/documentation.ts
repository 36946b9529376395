/**
 * What pages, templates and examples say to copy: links, addresses of actions, components, packages and images, their
 * inputs and versions, and calls of the program. Each must exist; what does not is named with its file and line.
 */
import { commandProblems } from './documentation/commands.ts';
import { linkProblems } from './documentation/links.ts';
import { blocksOf, type Problem, readPages } from './documentation/pages.ts';
import { type Counts, pipelineProblems } from './documentation/pipelines.ts';
import type { Project } from './documentation/project.ts';
import { secretProblems } from './documentation/secrets.ts';
import { versionProblems } from './documentation/versions.ts';

export interface Documentation {
  readonly problems: readonly Problem[];
  readonly counts: Readonly<Counts>;
}

/** @param root the repository whose texts are read */
export function checkDocumentation(root: string, project: Project): Documentation {
  const counts: Counts = { actions: 0, components: 0, images: 0, commands: 0 };
  const problems = readPages(root).flatMap((page) => [
    ...linkProblems(root, page, project.publication),
    ...versionProblems(page, project),
    ...secretProblems(page, project),
    ...blocksOf(page).flatMap((block) => pipelineProblems(block, project, counts)),
    ...commandProblems(page, project, counts),
  ]);
  return { problems, counts };
}
