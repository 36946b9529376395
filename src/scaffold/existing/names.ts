/** The service and the environment in a path, a key, an image or a name of the GitOps repository. */
import { slugOf } from '../../core/names/slug.ts';

/** What separates the words of a path. */
const word = /[A-Za-z0-9]+/g;

/** Whether a name stands in a text with nothing of a word before or behind it. */
function isIn(text: string, name: string): boolean {
  return occurrences(name).test(text);
}

function occurrences(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9{])${escaped}(?![A-Za-z0-9}])`, 'g');
}

/** The text with placeholders for the service and the environment. */
export function templated(text: string, { service, environment }: { service: string; environment?: string }): string {
  const ofService = text.replace(occurrences(service), '{service}');
  return environment === undefined ? ofService : ofService.replace(occurrences(environment), '{environment}');
}

/** Words that name an environment by custom, `dev2` and `prod-eu` among them. */
const customary =
  /^(?:dev|develop|development|test|testing|qa|uat|int|integration|stage|stag|stg|staging|preprod|pre|preview|sandbox|demo|acc|acceptance|perf|load|canary|prd|prod|production|live)\d*$/i;

/** The word that names the environment, in a path whose service is a placeholder. The last one counts. */
export function customaryEnvironment(template: string): string | undefined {
  return wordsOf(template).findLast((each) => customary.test(each));
}

/** By path: the word in which paths of one shape differ, where that is one place in them. */
export function distinguishingWords(templates: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const all = [...new Set(templates)];
  for (const template of all) {
    const shape = shapeOf(template);
    const alike = all.filter((other) => other !== template && shapeOf(other) === shape);
    const words = wordsOf(template);
    const positions = new Set(
      alike.flatMap((other) => wordsOf(other).flatMap((each, index) => (each === words[index] ? [] : [index]))),
    );
    const [position] = positions;
    if (position !== undefined && positions.size === 1) found.set(template, words[position] ?? '');
  }
  return found;
}

function wordsOf(template: string): readonly string[] {
  return template.replaceAll('{service}', '').match(word) ?? [];
}

/** The path without its words. */
function shapeOf(template: string): string {
  return template.replaceAll('{service}', '\u0000').replace(word, 'w');
}

/** A key of `environments`. */
export function environmentName(text: string): string {
  const slug = slugOf(text);
  return /^[a-z]/.test(slug) ? slug : `env-${slug}`;
}

/** The service that a text names; of several that do, the longest name. */
export function serviceIn<S extends { readonly name: string }>(text: string, services: readonly S[]): S | undefined {
  return services.filter(({ name }) => isIn(text, name)).toSorted((a, b) => b.name.length - a.name.length)[0];
}
