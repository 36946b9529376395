/** When two Applications say the same, as the Argo CD server and its command line see it. */
import { isDeepStrictEqual } from 'node:util';
import type { Application, ApplicationSpec, LiveApplication } from './live.ts';

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
    isPartOf(wanted.metadata.labels ?? {}, live.metadata.labels ?? {}) &&
    isPartOf(wanted.metadata.annotations ?? {}, live.metadata.annotations ?? {}) &&
    sameField(wanted.metadata.finalizers, live.metadata.finalizers)
  );
}

function isPartOf(part: Readonly<Record<string, string>>, whole: Readonly<Record<string, string>>): boolean {
  return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && whole[key] === value);
}

/**
 * Go leaves empty fields out of JSON (`omitempty`). Three fields mean something when they are empty: `automated: {}`
 * switches automated sync on, `enabled: false` off, and Helm values are the user's own.
 */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || item === null) continue;
    const compact = key === 'valuesObject' ? item : withoutEmpty(item);
    if (key === 'automated') kept.push([key, compact ?? {}]);
    else if (key === 'valuesObject' || key === 'enabled' || !isEmpty(compact)) kept.push([key, compact]);
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
