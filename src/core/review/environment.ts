/** A review environment, and the directory of the GitOps repository that belongs to it alone. */
import { Failure } from '../failure.ts';
import { isPlainPath } from '../git/path.ts';
import type { ReviewSource } from './marker.ts';

export interface ReviewEnvironment extends ReviewSource {
  /** Directory of the GitOps repository that belongs to it alone. */
  readonly directory: string;
  /** How many its environment of `gitops.yaml` may have at a time. */
  readonly limit?: { readonly environment: string; readonly most: number };
}

const slugPlaceholder = '{slug}';

/**
 * The directory that belongs to one review environment alone, from an environment's `file` in `gitops.yaml`:
 * `review/{slug}/{service}.yaml` and `feature-x-1a2b3c4d` give `review/feature-x-1a2b3c4d`.
 *
 * @param placeholders values of other placeholders before `{slug}`, such as `environment`.
 * @throws Failure `REVIEW_DIRECTORY` (bad input) when the template has no such directory: removing it would take
 *   something else along.
 */
export function environmentDirectory(
  template: string,
  slug: string,
  placeholders: Readonly<Record<string, string>> = {},
): string {
  const segments = template.split('/');
  const directories = segments.slice(0, -1);
  const depth = directories.indexOf(slugPlaceholder);
  if (depth === -1) throw unusable(template, problemWithSlug(segments));
  const path = directories.slice(0, depth + 1).map((segment) => fill(segment, template, { ...placeholders, slug }));
  const unsafe = path.find((segment) => !isPlainSegment(segment));
  if (unsafe !== undefined) throw unusable(template, `"${unsafe}" is not a directory name`);
  return path.join('/');
}

/**
 * What belongs to one service in the environment's directory: a file, or a directory where `{service}` names one.
 * `review/{slug}/{service}/values.yaml` gives `review/pr-1/web1`.
 *
 * @throws Failure `REVIEW_DIRECTORY` (bad input) when the template does not keep the services apart.
 */
export function servicePath(template: string, slug: string, service: string): string {
  const directory = environmentDirectory(template, slug);
  const below = template.split('/').slice(directory.split('/').length);
  const depth = below.findIndex((segment) => segment.includes('{service}'));
  if (depth === -1) throw unusable(template, 'its services share files, so that one cannot go without the others');
  const path = below.slice(0, depth + 1).map((segment) => segment.replaceAll('{service}', service));
  const unsafe = path.find((segment) => !isPlainSegment(segment));
  if (unsafe !== undefined) throw unusable(template, `"${unsafe}" is not the name of a service's file`);
  return [directory, ...path].join('/');
}

function problemWithSlug(segments: readonly string[]): string {
  if (segments.at(-1)?.includes(slugPlaceholder)) {
    return 'review environments would share a directory, because {slug} is in the name of the file';
  }
  if (segments.some((segment) => segment.includes(slugPlaceholder))) {
    return '{slug} is only a part of a directory name';
  }
  return 'all review environments would share one directory, because {slug} is missing';
}

function fill(segment: string, template: string, values: Readonly<Record<string, string>>): string {
  return segment.replace(/\{([a-z0-9-]+)\}/g, (placeholder, name: string) => {
    if (name === 'service') throw unusable(template, 'a review environment would have a directory for each service');
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw unusable(template, `${placeholder} before {slug} is not known here`);
    return value;
  });
}

/** Whether the text is one directory name: not `..`, `.git`, empty or several segments (law 7). */
function isPlainSegment(segment: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(segment) && isPlainPath(segment);
}

function unusable(template: string, problem: string): Failure {
  return new Failure('bad-input', 'REVIEW_DIRECTORY', `file "${template}" of the review environment: ${problem}`, {
    hint: 'Give every review environment a directory of its own: review/{slug}/{service}.yaml.',
  });
}
