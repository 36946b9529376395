/**
 * The three addresses of a component, as a pipeline includes it: a file at an address that anybody reads, with its hash; a
 * file of a project on the same GitLab; a version out of its catalog.
 */
import { createHash } from 'node:crypto';
import { majorOf, type Publication } from '../publication.ts';
import { inputsOf, type ReleasedComponent, sourcePath, templatePath } from './template.ts';

type AddressKind = 'remote' | 'project' | 'component';

/** The address of the template in the release on GitHub: a tag that never moves, so that the hash stays true. */
export function remoteAddress({ repository, version }: Publication, name: string): string {
  return `https://raw.githubusercontent.com/${repository}/v${version}/${sourcePath(name)}`;
}

/** For `include:integrity`: the SHA-256 of the file, in base 64. */
export function integrityOf(template: string): string {
  return `sha256-${createHash('sha256').update(template).digest('base64')}`;
}

/**
 * A text with the hash of each template that it includes by its address.
 *
 * @param templateOf the file of a component, by its name
 */
export function withHashes(text: string, templateOf: (name: string) => string | undefined): string {
  const included =
    /(remote: ["']?https:\/\/\S+\/(?:gitlab-components|templates)\/([\w-]+)\/template\.yml["']?\n +integrity: ["']?)sha256-[\w+/]*=*/g;
  return text.replace(included, (found, before: string, name: string) => {
    const template = templateOf(name);
    return template === undefined ? found : before + integrityOf(template);
  });
}

/** The entry of `include:`, without the inputs. */
export function addressOf(kind: AddressKind, component: ReleasedComponent, publication: Publication): string[] {
  const { gitlab, version } = publication;
  const { name, template } = component;
  switch (kind) {
    case 'remote':
      return [`remote: ${remoteAddress(publication, name)}`, `integrity: ${integrityOf(template)}`];
    case 'project':
      return [`project: ${gitlab}`, `ref: ${version}`, `file: /${templatePath(name)}`];
    case 'component':
      return [`component: $CI_SERVER_FQDN/${gitlab}/${name}@${majorOf(version)}`];
  }
}

/** A block of Markdown with the whole `include:`, as it is copied. */
export function includeBlock(kind: AddressKind, component: ReleasedComponent, publication: Publication): string {
  const token = ['inputs:', '  gitops-token: $GITOPS_TOKEN # a masked variable of the project'];
  const inputs = 'gitops-token' in inputsOf(component.template) ? token : [];
  const lines = [...addressOf(kind, component, publication), ...inputs];
  return `\`\`\`yaml\ninclude:\n${lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}\n`).join('')}\`\`\`\n`;
}
