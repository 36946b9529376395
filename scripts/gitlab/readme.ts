/** README of the component project: how to include it, and each component with all inputs and the variables it gives. */
import { dotenvLines } from '../../src/hosts/gitlab-ci.ts';
import { type Command, descriptionOf } from '../../src/inputs/command.ts';
import { table } from '../generate/tables.ts';
import type { Publication } from '../publication.ts';
import { minimumGitLab, sinceOf } from './features.ts';
import { includeBlock, integrityOf, remoteAddress } from './include.ts';
import { inputsOf, type ReleasedComponent, summaryOf, templatePath } from './template.ts';

/** By it the release knows a directory that it wrote before. */
export const mark = '<!-- Written by `npm run release:gitlab`: change the sources, not this project. -->';

export interface DocumentedComponent extends ReleasedComponent {
  /** The command whose outputs its job has. */
  readonly command: Command;
}

export function readmeOf(components: readonly DocumentedComponent[], publication: Publication): string {
  const { version, repository } = publication;
  const [first] = components.filter(({ name }) => name === 'pipeline');
  if (first === undefined) throw new Error('there is no component "pipeline"');
  const source = `https://github.com/${repository}`;
  return `${mark}
# monorepo-gitops

Carries the services of a monorepo from a commit to the GitOps repository that Argo CD watches: version ${version} of the
CI/CD components of [monorepo-gitops](${source}), for GitLab ${minimumGitLab} and newer.

## Include

From a project of this GitLab, with or without a catalog:

${includeBlock('project', first, publication)}
From the address of the release, on any GitLab ${sinceOf('include:integrity')} or newer that reaches it. GitLab refuses a file that does not have this hash:

${includeBlock('remote', first, publication)}
From the catalog, where this project is published in it:

${includeBlock('component', first, publication)}
[docs/gitlab.md](${source}/blob/v${version}/docs/gitlab.md) says which is for whom, and how this project gets to your GitLab.

## Components

${table(
  ['component', 'what it does'],
  components.map(({ name, template }) => [`[\`${name}\`](#${name})`, summaryOf(template)]),
)}
Each is one file, \`${templatePath('<component>')}\`. A job gives its outputs to later jobs as variables of its dotenv report; for
one service, each also has the service's name at its end: \`MG_BUILD_IMAGE_DIGEST_WEB1\`.

${components.map((component) => sectionOf(component, publication)).join('\n')}
## Licence

[MIT](LICENSE). Issues and changes: [${repository}](${source}).
`;
}

function sectionOf(component: DocumentedComponent, publication: Publication): string {
  const { name, template, command } = component;
  return `### ${name}

${summaryOf(template)}.

\`integrity: ${integrityOf(template)}\` of <${remoteAddress(publication, name)}>

${inputTable(template)}
${outputTable(command)}`;
}

function inputTable(template: string): string {
  const rows = Object.entries(inputsOf(template)).map(([name, { description = '', type = 'string', ...input }]) => [
    `\`${name}\``,
    type,
    input.default === undefined ? 'required' : shown(input.default),
    description,
  ]);
  return table(['input', 'type', 'default', 'meaning'], rows);
}

/** An empty default is how a component says "not given". */
function shown(value: unknown): string {
  if (value === '') return '';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function outputTable({ name, outputs }: Command): string {
  const values = new Map(Object.entries(outputs).map(([key, output]) => [key, descriptionOf(output)]));
  const lines = dotenvLines({ command: name, service: undefined, values }, {});
  return table(
    ['variable', 'meaning'],
    [...lines].map(([key, meaning]) => [`\`${key}\``, meaning]),
  );
}
