/** A component as it is released: what its template says of itself. */
import { parseAllDocuments } from 'yaml';

export interface ReleasedComponent {
  readonly name: string;
  /** Its `template.yml`. */
  readonly template: string;
}

export interface TemplateInput {
  readonly description?: string;
  readonly type?: string;
  readonly options?: readonly unknown[];
  readonly default?: unknown;
}

/** Where a template stands in this repository, and so in its release on GitHub. */
export function sourcePath(name: string): string {
  return `gitlab-components/${name}/template.yml`;
}

/** Where it stands in the component project. */
export function templatePath(name: string): string {
  return `templates/${name}/template.yml`;
}

/** What a component does stands in its first line. */
export function summaryOf(template: string): string {
  return /^# (.+)\.\n/.exec(template)?.[1] ?? '';
}

/** Every input of the template, GitLab's own (stage, image, rules) among them. */
export function inputsOf(template: string): Readonly<Record<string, TemplateInput>> {
  const [header] = parseAllDocuments(template).map((document) => document.toJS());
  return (header as { spec: { inputs: Record<string, TemplateInput> } }).spec.inputs;
}
