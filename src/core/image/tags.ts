import { badInput } from '../failure.ts';
import { checkTag } from './reference.ts';

/** What placeholders stand for. `undefined`: this run has none (a tag build has no branch). */
export interface TagValues {
  /** First eight digits of the commit. */
  readonly sha8: string | undefined;
  readonly sha: string | undefined;
  readonly 'branch-slug': string | undefined;
  readonly environment: string | undefined;
  readonly service: string | undefined;
  readonly run: string | undefined;
  /** Name of the review environment. */
  readonly slug: string | undefined;
}

export const tagPlaceholders = [
  'sha8',
  'sha',
  'branch-slug',
  'environment',
  'service',
  'run',
  'slug',
] as const satisfies readonly (keyof TagValues)[];

/**
 * The tags that the templates stand for, each once, in their order.
 * @throws Failure `INPUT_INVALID` for an unknown or valueless placeholder and for a result that is no tag
 */
export function expandTags(templates: readonly string[], values: Partial<TagValues>, input = 'tags'): string[] {
  const tags = templates.map((template) => {
    const tag = expandTag(template, values, input);
    checkTag(tag, input);
    return tag;
  });
  return [...new Set(tags)];
}

/**
 * A branch name as it may stand in a tag, a DNS label and a path: lower case, other characters squeezed to `-`,
 * at most 63 characters. Empty when the name has neither letters nor digits.
 */
export function branchSlug(branch: string): string {
  return branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 63)
    .replace(/-$/, '');
}

function expandTag(template: string, values: Partial<TagValues>, input: string): string {
  return template.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    if (!isPlaceholder(name)) throw unknownPlaceholder(template, written, name, input);
    const value = values[name];
    if (value === undefined || value === '') {
      throw badInput(
        input,
        `"${template}" uses ${written}, which has no value in this run`,
        'use another placeholder, such as {sha8}, or run where it is known',
      );
    }
    return value;
  });
}

function isPlaceholder(name: string): name is keyof TagValues {
  return (tagPlaceholders as readonly string[]).includes(name);
}

function unknownPlaceholder(template: string, written: string, name: string, input: string): Error {
  const [nearest] = tagPlaceholders
    .map((known) => ({ known, distance: editDistance(name.toLowerCase().replaceAll('_', '-'), known) }))
    .filter(({ known, distance }) => distance <= Math.max(1, Math.floor(known.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  const known = `known are ${tagPlaceholders.map((each) => `{${each}}`).join(' ')}`;
  return badInput(
    input,
    `"${template}" has the unknown placeholder ${written}`,
    nearest === undefined ? known : `did you mean {${nearest.known}}? ${known}`,
  );
}

/** Levenshtein's distance. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
