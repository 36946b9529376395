/** Fills in the `{placeholders}` of templates. */
import { badInput } from '../failure.ts';
import { didYouMean } from '../suggestion.ts';

/** Placeholder name → its value; undefined when this run has none (a tag build has no branch). */
export type PlaceholderValues = Readonly<Record<string, string | undefined>>;

/**
 * A template with its `{placeholders}` filled in. Values are put in as they are, in one pass: a branch named `{sha}`
 * stays that. Braces around anything but lower-case words, and double ones (`{{branch}}` of Argo CD and Helm), are text.
 *
 * @param input for messages: the input or key that the template comes from
 * @throws bad input for a placeholder that is unknown or has no value in this run
 */
export function expand(template: string, values: PlaceholderValues, input: string): string {
  return template.replace(placeholder, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw unknownPlaceholder(name, values, template, input);
    const value = values[name] ?? '';
    if (value === '') throw withoutValue(name, values, template, input);
    return value;
  });
}

const placeholder = /(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g;

/** As `expand`, where braces may be text as well: what is unknown or has no value stays as it is. */
export function expandKnown(template: string, values: PlaceholderValues): string {
  return template.replace(placeholder, (text, name: string) => knownValue(values, name) || text);
}

/** What `expandKnown` leaves in a template: the names, each once. */
export function unfilledIn(template: string, values: PlaceholderValues): readonly string[] {
  const names = [...template.matchAll(placeholder)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !knownValue(values, name));
}

function knownValue(values: PlaceholderValues, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Whether a text has one of these placeholders. */
export function hasPlaceholder(text: string, names: readonly string[]): boolean {
  return [...text.matchAll(placeholder)].some(([, name = '']) => names.includes(name));
}

/** Whether a text has any placeholder. */
export function hasAnyPlaceholder(text: string): boolean {
  return text.search(placeholder) >= 0;
}

const checkedOut = 'the commit that is checked out here, which takes a git repository and git on PATH';

/** Where a value comes from, for people who miss it. */
const sources: Readonly<Record<string, string>> = {
  service: 'the input service',
  environment: 'the input environment',
  cluster: 'the `clusters` of the environment',
  file: 'the `file` of the environment',
  sha: checkedOut,
  sha8: checkedOut,
  branch: 'the branch of this run',
  'branch-slug': 'the branch of this run',
  slug: 'the branch or the request of this run',
  request: 'the pull or merge request of this run',
  'git-tag': 'the Git tag that this run is for',
  version: 'the Git tag that this run is for, `v1.2.3` or `web1@1.2.3`',
  subject: checkedOut,
  author: checkedOut,
};

function withoutValue(name: string, values: PlaceholderValues, template: string, input: string): Error {
  const others = Object.keys(values).filter((each) => (values[each] ?? '') !== '');
  const source = sources[name] === undefined ? '' : `It is taken from ${sources[name]}. `;
  const problem = `"${template}" uses {${name}}, which has no value in this run`;
  return badInput(input, problem, `${source}Those with a value: ${inBraces(others)}.`);
}

function unknownPlaceholder(name: string, values: PlaceholderValues, template: string, input: string): Error {
  const names = Object.keys(values);
  const hint = `${didYouMean(name, names, (near) => `{${near}}`)}Known: ${inBraces(names)}.`;
  return badInput(input, `"${template}" has the unknown placeholder {${name}}`, hint);
}

function inBraces(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(' ');
}
