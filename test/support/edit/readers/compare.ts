/** Whether two readings of a file differ in what an edit asked for, and in nothing else. */
import type { Claim } from '../../../../src/core/edit/edit.ts';
import type { Value } from '../../../../src/core/edit/text/value.ts';
import type { Reading, Tree } from './readers.ts';

/** A place where the edit's value must stand. */
type Expected = Tree | { readonly want: Value | undefined };

/** What is wrong, for a person; `undefined` when the edit did what it was asked for. */
export function differenceOf(
  before: Reading,
  after: Reading,
  claims: readonly Claim[],
  isDecoded: boolean,
): string | undefined {
  if (before.documents === undefined) return undefined;
  if (after.documents === undefined) return `can no longer be read: ${after.error}`;
  let expected: readonly Expected[] = before.documents.length === 0 ? [{ t: 'null', v: '' }] : before.documents;
  for (const { document, location, value } of claims) {
    const outer = location.includes('#') ? location.slice(0, location.indexOf('#')) : location;
    const want = outer === location ? value : undefined;
    const at = expected[document];
    if (at === undefined) return `has no document ${document}`;
    const changed = value === undefined ? without(at, outer) : having(at, outer, { want });
    if (changed === undefined) return `has no place ${JSON.stringify(outer)}`;
    expected = expected.with(document, changed);
  }
  if (expected.length !== after.documents.length)
    return `${expected.length} documents became ${after.documents.length}`;
  for (const [index, tree] of expected.entries()) {
    const found = compare(tree, after.documents[index]!, `{document=${index}}`, isDecoded);
    if (found !== undefined) return found;
  }
  return undefined;
}

function having(tree: Expected, [step, ...rest]: readonly (string | number)[], wanted: Expected): Expected | undefined {
  if (step === undefined) return wanted;
  // An edit of what an edit before has written: that it is there is checked by the place inside.
  if ('want' in tree) return { want: undefined };
  if ('l' in tree && typeof step === 'number') {
    const item = tree.l[step];
    if (item === undefined && step !== tree.l.length) return undefined;
    const changed = having(item ?? { t: 'null', v: '' }, rest, wanted);
    return changed === undefined
      ? undefined
      : { l: [...tree.l.slice(0, step), changed, ...tree.l.slice(step + 1)] as Tree[] };
  }
  if ('m' in tree) {
    const index = indexOfKey(tree.m, String(step));
    const value: Tree = tree.m[index]?.[1] ?? { t: 'null', v: '' };
    const changed = having(value, rest, wanted) as Tree | undefined;
    if (changed === undefined) return undefined;
    const key: Tree = index === -1 ? { t: 'str', v: String(step) } : tree.m[index]![0];
    return { m: index === -1 ? [...tree.m, [key, changed]] : tree.m.with(index, [key, changed]) };
  }
  // A value that is nothing becomes a collection.
  if ('t' in tree && tree.t === 'null') {
    return having(typeof step === 'number' ? { l: [] } : { m: [] }, [step, ...rest], wanted);
  }
  return undefined;
}

function without(tree: Expected, [step, ...rest]: readonly (string | number)[]): Expected | undefined {
  if (step === undefined) return tree;
  if ('want' in tree) return { want: undefined };
  const child = (item: Tree | undefined) => (item === undefined || rest.length === 0 ? undefined : without(item, rest));
  if ('l' in tree && typeof step === 'number') {
    const kept = child(tree.l[step]) as Tree | undefined;
    return { l: tree.l.toSpliced(step, 1, ...(kept === undefined ? [] : [kept])) };
  }
  if (!('m' in tree)) return tree;
  const index = indexOfKey(tree.m, String(step));
  if (index === -1) return tree;
  const kept = child(tree.m[index]![1]) as Tree | undefined;
  return { m: tree.m.toSpliced(index, 1, ...(kept === undefined ? [] : [[tree.m[index]![0], kept] as const])) };
}

function indexOfKey(pairs: readonly (readonly [Tree, Tree])[], written: string): number {
  const exact = pairs.findIndex(([key]) => 't' in key && key.t !== 'null' && key.v === written);
  return exact === -1 ? pairs.findIndex(([key]) => isKey(key, written)) : exact;
}

/** go-yaml 2 says what a key means, not how it is written. */
function isKey(key: Tree, written: string): boolean {
  if (!('t' in key)) return false;
  if (key.t === 'null') return key.v === '' ? /^(?:~|null|)$/i.test(written) : key.v === written;
  if (key.t !== 'bool') return false;
  if (key.v === 'true') return /^(?:true|yes|y|on)$/i.test(written);
  return key.v === 'false' && /^(?:false|no|n|off)$/i.test(written);
}

function compare(expected: Expected, found: Tree, at: string, isDecoded: boolean): string | undefined {
  if ('want' in expected) {
    const right = expected.want === undefined || isValue(found, expected.want);
    return right ? undefined : `${at} reads as ${JSON.stringify(found)}, not as what was asked for`;
  }
  const wrong = `${at} reads as ${JSON.stringify(found)}, not as ${JSON.stringify(expected)}`;
  if ('l' in expected && 'l' in found) {
    if (expected.l.length !== found.l.length) return wrong;
    return firstOf(expected.l, (item, index) => compare(item, found.l[index]!, `${at}[${index}]`, isDecoded));
  }
  if ('m' in expected && 'm' in found) {
    if (expected.m.length !== found.m.length) return wrong;
    const [one, other] = [ordered(expected.m, isDecoded), ordered(found.m, isDecoded)];
    return firstOf(one, ([key, value], index) => {
      const [otherKey, otherValue] = other[index]!;
      const place = `${at}.${'v' in key ? key.v : '?'}`;
      return compare(key, otherKey, `key ${place}`, isDecoded) ?? compare(value, otherValue, place, isDecoded);
    });
  }
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : wrong;
}

function firstOf<T>(items: readonly T[], find: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ordered(pairs: readonly (readonly [Tree, Tree])[], isDecoded: boolean) {
  const text = ([key]: readonly [Tree, Tree]) => JSON.stringify(key);
  return isDecoded ? [...pairs].sort((one, other) => (text(one) < text(other) ? -1 : 1)) : pairs;
}

function isValue(tree: Tree, value: Value): boolean {
  if (typeof value === 'string') return 't' in tree && /^str$|^!/.test(tree.t) && tree.v === value;
  if (value instanceof Map) {
    if (!('m' in tree) || tree.m.length !== value.size) return false;
    return [...value].every(([key, child]) => {
      const pair = tree.m.find(([one]) => 't' in one && one.t === 'str' && one.v === key);
      return pair !== undefined && isValue(pair[1], child);
    });
  }
  if (Array.isArray(value)) {
    return 'l' in tree && tree.l.length === value.length && value.every((item, index) => isValue(tree.l[index]!, item));
  }
  if (!('kind' in value) || value.kind !== 'verbatim') return true;
  if (!('t' in tree)) return false;
  if (value.meaning === null) return tree.t === 'null';
  if (typeof value.meaning === 'boolean') return tree.t === 'bool' && tree.v === String(value.meaning);
  return /^(?:int|float)$/.test(tree.t) && Number(tree.v) === value.meaning;
}
