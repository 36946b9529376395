/** Equality, as the Argo CD server and its command line see it, and the JSON that it rests on. */
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../json.ts';
import { type Application, type ApplicationSpec, type LiveApplication, sourcesOf } from './live.ts';

/** Spec equality: an absent, null or empty field is the same, and so are no project and `default`. */
export function sameSpec(a: ApplicationSpec, b: ApplicationSpec): boolean {
  return isDeepStrictEqual(
    withoutEmpty({ ...a, project: a.project || 'default' }),
    withoutEmpty({ ...b, project: b.project || 'default' }),
  );
}

/** Equality of two field values, with empty ones as absent. */
export function sameField(a: unknown, b: unknown): boolean {
  const [left, right] = [a, b].map((value) => (isEmpty(value) ? undefined : withoutEmpty(value)));
  return isDeepStrictEqual(left, right);
}

/** Whether an upsert changed anything that users write. */
export function sameApplication(before: LiveApplication, after: LiveApplication): boolean {
  return (
    sameSpec(before.spec, after.spec) &&
    sameField(before.metadata.labels, after.metadata.labels) &&
    sameField(before.metadata.annotations, after.metadata.annotations) &&
    sameField(before.metadata.finalizers, after.metadata.finalizers)
  );
}

/**
 * Whether an upsert would change nothing: it merges labels and annotations, so further ones may be there, and
 * replaces finalizers.
 */
export function isSatisfiedBy(wanted: Application, live: LiveApplication): boolean {
  return (
    sameSpec(wanted.spec, live.spec) &&
    isPartOf(wanted.metadata.labels, live.metadata.labels) &&
    isPartOf(wanted.metadata.annotations, live.metadata.annotations) &&
    sameField(wanted.metadata.finalizers, live.metadata.finalizers)
  );
}

/** Labels and annotations, where an upsert merges them. */
export function isPartOf(
  part: Readonly<Record<string, string>> = {},
  whole: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && whole[key] === value);
}

/**
 * Go leaves empty fields out of JSON (`omitempty`). Some mean something when they are empty: `automated: {}` switches
 * automated sync on, `enabled: false` off, and what is in the user's own maps and JSON is no field of Argo CD's.
 */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || item === null) continue;
    const isUsers =
      key === 'valuesObject' ||
      (userFields.has(key) && isFilled(item)) ||
      (key === 'values' && isObject(item) && isFilled(item));
    const compact = isUsers ? item : withoutEmpty(item);
    if (key === 'automated') kept.push([key, compact ?? {}]);
    else if (key === 'valuesObject' || key === 'enabled' || !isEmpty(compact)) kept.push([key, compact]);
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function isFilled(item: unknown): boolean {
  return typeof item === 'object' && item !== null && Object.keys(item).length > 0;
}

/** Of an ApplicationSet: JSON and maps of strings, where `""` and `false` are values. So are a generator's `values`. */
const userFields: ReadonlySet<string> = new Set(['elements', 'labels', 'annotations', 'matchLabels']);

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/**
 * JSON in the form in which Kubernetes gives a `valuesObject` back: keys sorted, compact, `< > &` escaped. The server
 * compares those bytes as they are, so any other form of the same values would count as a change. Members that are
 * `undefined` are left out.
 */
export function wireJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? 'null' : wireJson(item))).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${escaped(key)}:${wireJson(item)}`);
    return `{${members.join(',')}}`;
  }
  return escaped(value);
}

function escaped(scalar: unknown): string {
  return JSON.stringify(scalar).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Whether an operation, or a deployment of the history, is of the sources of this spec; one that names none is. The Source
 * Hydrator makes them from others.
 */
export function syncsSources(
  sync: Pick<ApplicationSpec, 'source' | 'sources'> | undefined,
  spec: ApplicationSpec,
): boolean {
  const sources = sourcesOf(sync ?? {});
  return sources.length === 0 || spec.sourceHydrator !== undefined || sameField(sources, sourcesOf(spec));
}
