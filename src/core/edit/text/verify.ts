/** Proves that an edit changed the places it was to change and nothing else (law 1). */
import { isAlias, isMap, isPair, isScalar, isSeq, Scalar } from 'yaml';
import { Failure } from '../../failure.ts';
import { asNode, type Collection, childNode, type Hop, keyScalar, stepOf, type YamlNode } from './node.ts';
import { formatPath, type Location } from './path.ts';
import type { Source } from './source.ts';
import { isListValue, isMapValue, type Value } from './value.ts';

/** A difference that an edit must make. Locations are those before the edit. */
export interface TreeChange {
  readonly document: number;
  readonly location: Location;
  readonly kind: 'set' | 'insert' | 'remove';
  /** What the place must read as afterwards; absent for `remove`. */
  readonly value?: Value;
}

/**
 * Law 1: proves that two texts differ, as YAML 1.2 and as YAML 1.1, in exactly these changes. Aliases must keep their
 * names and, by position, their anchors, so that an edit of an anchor reaches its users and nothing else.
 */
export function verifyChanges(before: Source, after: Source, changes: readonly TreeChange[]): void {
  const count = Math.max(before.documents.length, 1);
  if (after.documents.length !== count)
    throw collateral(before, [], `${count} documents became ${after.documents.length}`);
  for (let index = 0; index < count; index++) {
    const plan = planOf(changes.filter((change) => change.document === index));
    const old = before.documents[index];
    const now = after.documents[index];
    const current = new Comparison(before, old?.anchors.targets, now?.anchors.targets);
    current.walk(old?.root ?? null, now?.root ?? null, plan, []);
    // The aliases are compared already: YAML 1.1 has the same ones.
    const legacy = new Comparison(before, undefined, undefined);
    legacy.walk(old?.legacyRoot ?? null, now?.legacyRoot ?? null, plan, []);
  }
}

/** Whether a node reads as a value, in one schema. */
export function readsAs(node: YamlNode | null, value: Value): boolean {
  if (typeof value === 'string') return isScalar(node) && node.value === value;
  if (isMapValue(value)) {
    if (!isMap(node) || node.items.length !== value.size) return false;
    return [...value].every(([key, child], index) => {
      const pair = node.items[index];
      return pair !== undefined && keyScalar(pair.key)?.value === key && readsAs(asNode(pair.value), child);
    });
  }
  if (isListValue(value)) {
    if (!isSeq(node) || node.items.length !== value.length) return false;
    return value.every((child, index) => readsAs(asNode(node.items[index]), child));
  }
  if (value.kind === 'alias') return isAlias(node) && node.source === value.anchor;
  if (!isScalar(node) || node.type !== Scalar.PLAIN || node.source !== value.plain) return false;
  return value.meaning === undefined || node.value === value.meaning;
}

interface Plan {
  readonly change: TreeChange | undefined;
  readonly children: ReadonlyMap<string | number, Plan>;
}

type Targets = ReadonlyMap<YamlNode, YamlNode> | undefined;

function planOf(changes: readonly TreeChange[], depth = 0): Plan {
  const change = changes.find(({ location }) => location.length === depth);
  if (change !== undefined) return { change, children: new Map() };
  const groups = new Map<string | number, TreeChange[]>();
  for (const each of changes) {
    const step = each.location[depth] ?? '';
    groups.set(step, groups.get(step) ?? []);
    groups.get(step)?.push(each);
  }
  return { change, children: new Map([...groups].map(([step, group]) => [step, planOf(group, depth + 1)])) };
}

class Comparison {
  readonly #source: Source;
  readonly #oldTargets: Targets;
  readonly #newTargets: Targets;
  readonly #counterparts = new Map<YamlNode, YamlNode>();

  constructor(source: Source, oldTargets: Targets, newTargets: Targets) {
    this.#source = source;
    this.#oldTargets = oldTargets;
    this.#newTargets = newTargets;
  }

  walk(old: YamlNode | null, now: YamlNode | null, plan: Plan | undefined, at: Location): void {
    if (old !== null && now !== null) this.#counterparts.set(old, now);
    if (plan?.change !== undefined) {
      this.#changed(old, now, plan.change, at);
      return;
    }
    if (old === null || now === null) {
      if (old !== now) throw collateral(this.#source, at, 'appeared or vanished');
      return;
    }
    if ((isMap(old) && isMap(now)) || (isSeq(old) && isSeq(now))) this.#children(old, now, plan, at);
    else if (!this.#sameLeaf(old, now)) throw collateral(this.#source, at, 'would change too');
    if (!isAlias(old) && !isAlias(now) && (old.anchor !== now.anchor || old.tag !== now.tag)) {
      throw collateral(this.#source, at, 'would lose its anchor or tag');
    }
  }

  #changed(old: YamlNode | null, now: YamlNode | null, change: TreeChange, at: Location): void {
    if (change.value === undefined || !readsAs(now, change.value)) {
      throw collateral(this.#source, at, 'would not read back as the asked value');
    }
    const kept = old === null || isAlias(old) || now === null || isAlias(now) || old.anchor === now.anchor;
    if (!kept) throw collateral(this.#source, at, 'would lose its anchor');
  }

  #children(old: Collection, now: Collection, plan: Plan | undefined, at: Location): void {
    let next = 0;
    for (const [index, item] of old.items.entries()) {
      const step = stepOf({ container: old, index });
      let child = plan?.children.get(step);
      if (child?.change?.kind === 'remove') continue;
      if (child?.change?.kind === 'insert') {
        // A new item stands before the one that had its position.
        this.#inserted({ container: now, index: next++ }, plan, at);
        child = undefined;
      }
      const here = [...at, step];
      const other = now.items[next++];
      if (other === undefined) throw collateral(this.#source, here, 'would vanish');
      if (isPair(item) && isPair(other)) {
        this.walk(asNode(item.key), asNode(other.key), undefined, here);
        this.walk(asNode(item.value), asNode(other.value), child, here);
      } else this.walk(asNode(item), asNode(other), child, here);
    }
    for (let index = next; index < now.items.length; index++) this.#inserted({ container: now, index }, plan, at);
    this.#allInserted(plan, old.items.length, now.items.length, at);
  }

  #inserted(hop: Hop, plan: Plan | undefined, at: Location): void {
    const step = stepOf(hop);
    const change = plan?.children.get(step)?.change;
    if (change?.kind !== 'insert' || change.value === undefined || !readsAs(childNode(hop), change.value)) {
      throw collateral(this.#source, [...at, step], 'would appear without being asked for');
    }
  }

  /** Whether every insertion and every removal of the plan has happened. */
  #allInserted(plan: Plan | undefined, before: number, after: number, at: Location): void {
    let expected = before;
    for (const { change } of plan?.children.values() ?? []) {
      if (change?.kind === 'insert') expected++;
      if (change?.kind === 'remove') expected--;
    }
    if (expected !== after) throw collateral(this.#source, at, 'would not hold what was asked for');
  }

  #sameLeaf(old: YamlNode, now: YamlNode): boolean {
    if (!isAlias(old) || !isAlias(now)) return isScalar(old) && isScalar(now) && sameScalar(old.value, now.value);
    const target = this.#oldTargets?.get(old);
    const kept = target === undefined || this.#counterparts.get(target) === this.#newTargets?.get(now);
    return old.source === now.source && kept;
  }
}

function sameScalar(old: unknown, now: unknown): boolean {
  if (old instanceof Date && now instanceof Date) return old.getTime() === now.getTime();
  if (old instanceof Uint8Array && now instanceof Uint8Array) return Buffer.compare(old, now) === 0;
  if (typeof old === 'symbol' && typeof now === 'symbol') return old.description === now.description;
  return Object.is(old, now);
}

function collateral(source: Source, at: Location, problem: string): Failure {
  const message = `${source.file}: ${formatPath(at)} ${problem}; nothing was written`;
  const hint = 'The edit would change more than was asked. Please report the file’s layout around this place.';
  return new Failure('refused', 'EDIT_COLLATERAL', message, { hint });
}
