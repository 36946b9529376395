/** Whether two edits of one file ask for different things: one of them would be lost without a word. */
import type { Claim } from './text/editor.ts';
import { formatLocation, type Location } from './text/path.ts';
import { isListValue, isMapValue, type Value } from './text/value.ts';

/** Two claims that cannot both hold once the later edit is made after the earlier one. */
export interface Contradiction {
  /** The place in the file, as a path. */
  readonly place: string;
  readonly earlier: Value | undefined;
  readonly later: Value | undefined;
}

export function contradictionOf(earlier: readonly Claim[], later: readonly Claim[]): Contradiction | undefined {
  for (const before of earlier) {
    for (const after of later) {
      const kept = whatIsLeft(before, after);
      if (kept === undefined || isSame(kept.earlier, kept.later)) continue;
      const inner = before.location.length > after.location.length ? before : after;
      return { place: formatLocation(inner.location), ...kept };
    }
  }
  return undefined;
}

/** Whether two edits are about one place. */
export function overlaps(left: readonly Claim[], right: readonly Claim[]): boolean {
  return left.some((one) => right.some((other) => relation(one, other) !== undefined));
}

/** What each of two claims says about the inner one of their places; `undefined` where they have nothing in common. */
function whatIsLeft(before: Claim, after: Claim): Pick<Contradiction, 'earlier' | 'later'> | undefined {
  const rest = relation(before, after);
  if (rest === undefined) return undefined;
  if (before.location.length >= after.location.length) {
    return { earlier: before.value, later: valueAt(after.value, rest) };
  }
  const earlier = valueAt(before.value, rest);
  // A key that is added to a collection takes nothing from it.
  return earlier === undefined && before.value !== undefined ? undefined : { earlier, later: after.value };
}

/** The steps from the outer place to the inner one. */
function relation(one: Claim, other: Claim): Location | undefined {
  const [outer, inner] = one.location.length <= other.location.length ? [one, other] : [other, one];
  if (one.document !== other.document) return undefined;
  const within = outer.location.every((step, index) => step === inner.location[index]);
  return within ? inner.location.slice(outer.location.length) : undefined;
}

function valueAt(value: Value | undefined, [step, ...rest]: Location): Value | undefined {
  if (step === undefined || value === undefined) return value;
  if (isMapValue(value)) return valueAt(value.get(String(step)), rest);
  return isListValue(value) && typeof step === 'number' ? valueAt(value[step], rest) : undefined;
}

/** An empty digest and none are the same to every chart. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return (one ?? '') === (other ?? '') || describe(one) === describe(other);
}

function describe(value: Value | undefined): string {
  return JSON.stringify(value, (_, child: unknown) => (child instanceof Map ? { map: [...child] } : child)) ?? '';
}
