/** The `{placeholders}` of templates: which there are, and their values in a run. */
import { badInput } from '../failure.ts';
import type { CiContext } from '../ports.ts';
import { suggestionFor } from '../suggestion.ts';
import { branchSlug } from './slug.ts';

/** Placeholder name → what it stands for, or how to find out; undefined when this run has no such thing (a tag build has no branch). */
export type PlaceholderValues = Readonly<Record<string, PlaceholderValue | (() => PlaceholderValue)>>;

type PlaceholderValue = string | undefined;

/**
 * A template with its `{placeholders}` filled in. Values are put in as they are, in one pass: a branch named `{sha}`
 * stays that. Braces around anything but lower-case words, and double ones (`{{branch}}` of Argo CD and Helm), are text.
 *
 * @param input for messages: the input or key that the template comes from
 * @throws bad input for a placeholder that is unknown or has no value in this run
 */
export function expand(template: string, values: PlaceholderValues, input: string): string {
  return template.replace(/(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g, (_, name: string) => {
    const value = placeholderValue(values, name);
    if (value !== undefined && value !== '') return value;
    throw Object.hasOwn(values, name)
      ? withoutValue(name, values, template, input)
      : unknown(name, values, template, input);
  });
}

/** What a placeholder stands for in this run. */
export function placeholderValue(values: PlaceholderValues, name: string): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'function' ? value() : value;
}

/** The placeholders that every template may use. */
export function placeholderValues(
  ci: CiContext,
  scope: {
    readonly service: string | undefined;
    readonly environment: string | undefined;
    readonly slug: PlaceholderValues[string];
  },
): PlaceholderValues {
  return {
    service: scope.service,
    environment: scope.environment,
    slug: scope.slug,
    sha: ci.commit,
    sha8: ci.commit?.slice(0, 8),
    branch: ci.branch,
    // Unlike `slug` it has no hash: two branches may share one.
    'branch-slug': ci.branch === undefined ? undefined : branchSlug(ci.branch),
    request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
    run: ci.runId,
  };
}

/** What a value is taken from, for people who miss it. */
const sources: Readonly<Record<string, string>> = {
  service: 'the input service',
  environment: 'the input environment',
  sha: 'the commit that is checked out here',
  sha8: 'the commit that is checked out here',
  branch: 'the branch of this run',
  'branch-slug': 'the branch of this run',
  slug: 'the branch or the request of this run',
  request: 'the pull or merge request of this run',
};

function withoutValue(name: string, values: PlaceholderValues, template: string, input: string): Error {
  const others = Object.keys(values).filter((each) => (placeholderValue(values, each) ?? '') !== '');
  const source = sources[name];
  return badInput(
    input,
    `"${template}" uses {${name}}, which has no value in this run`,
    [
      ...(source === undefined ? [] : [`It is taken from ${source}.`]),
      `Those with a value: ${others.map((each) => `{${each}}`).join(' ')}.`,
    ].join(' '),
  );
}

function unknown(name: string, values: PlaceholderValues, template: string, input: string): Error {
  const suggestion = suggestionFor(name, Object.keys(values));
  const known = `Known: ${Object.keys(values)
    .map((each) => `{${each}}`)
    .join(' ')}.`;
  return badInput(
    input,
    `"${template}" has the unknown placeholder {${name}}`,
    suggestion === undefined ? known : `Did you mean {${suggestion}}? ${known}`,
  );
}
