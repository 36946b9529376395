/** The templates of the components as GitLab reads them: inputs put in, and what a job extends merged into it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../program.ts';

interface DeclaredInput {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly options?: readonly unknown[];
}

export interface Template {
  readonly spec: { readonly inputs: Readonly<Record<string, DeclaredInput>> };
  readonly jobs: Readonly<Record<string, Keywords>>;
}

/** Keywords of one job. */
export type Keywords = Readonly<Record<string, unknown>>;

/** The two documents of a file: its `spec:` header and the jobs. @throws when it has another number */
export function parseTemplate(text: string): Template {
  const [head, jobs, ...more] = parseAllDocuments(text).map((document) => document.toJS());
  if (head?.spec === undefined || jobs === undefined || more.length > 0) throw new Error('not a header and jobs');
  return { spec: head.spec, jobs };
}

export function componentTemplate(name: string): Template {
  return parseTemplate(readFileSync(join(repositoryRoot, 'gitlab-components', name, 'template.yml'), 'utf8'));
}

/** The value of every input: what is given, else its default, else a word. */
export function inputValues({ spec }: Template, given: Keywords = {}): Keywords {
  const values = Object.entries(spec.inputs).map(([name, declared]) => [name, declared.default ?? 'given']);
  return { ...Object.fromEntries(values), ...given };
}

export const placeholder = /\$\[\[ inputs\.([a-z0-9-]+) \]\]/g;

/**
 * As GitLab interpolates: a value that is one placeholder takes the input's type, within text it becomes text, and of keys
 * that become equal the last one counts. Source: lib/gitlab/ci/config/interpolation of GitLab.
 */
export function interpolated(node: unknown, inputs: Keywords): unknown {
  if (Array.isArray(node)) return node.map((item) => interpolated(item, inputs));
  if (typeof node === 'object' && node !== null) {
    const entries = Object.entries(node);
    return Object.fromEntries(
      entries.map(([key, value]) => [String(interpolated(key, inputs)), interpolated(value, inputs)]),
    );
  }
  if (typeof node !== 'string') return node;
  const whole = /^\$\[\[ inputs\.([a-z0-9-]+) \]\]$/.exec(node)?.[1];
  if (whole !== undefined) return inputs[whole];
  return node.replaceAll(placeholder, (_match, name: string) => textOf(inputs[name]));
}

/** GitLab writes a list in a text as Ruby shows it: of texts as JSON. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** The jobs with these inputs, without the templates that they extend. */
export function jobsWith(template: Template, given: Keywords = {}): Readonly<Record<string, Keywords>> {
  const all = interpolated(template.jobs, inputValues(template, given)) as Record<string, Keywords>;
  const names = Object.keys(all).filter((name) => !name.startsWith('.'));
  return Object.fromEntries(names.map((name) => [name, extended(all[name], all)]));
}

function extended(job: Keywords | undefined, all: Readonly<Record<string, Keywords>>): Keywords {
  if (job === undefined) throw new Error('extends a template that is not there');
  const { extends: bases = [], ...own } = job as { extends?: string | readonly string[] };
  return [bases]
    .flat()
    .map((base) => extended(all[base], all))
    .concat(own)
    .reduce(merged, {});
}

/** Maps are merged, lists replaced. */
function merged(one: Keywords, other: Keywords): Keywords {
  const isMap = (value: unknown): value is Keywords =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = Object.entries(other).map(([key, value]) => {
    const before = one[key];
    return [key, isMap(before) && isMap(value) ? merged(before, value) : value];
  });
  return { ...one, ...Object.fromEntries(entries) };
}
