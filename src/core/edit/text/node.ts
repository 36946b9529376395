import {
  type Alias,
  type CST,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Nodes of the `yaml` package, narrowed: the parser types keys and values as `unknown`. */
export type YamlNode = Alias | Scalar | YAMLMap | YAMLSeq;
export type YamlPair = Pair<unknown, unknown>;

/** One step down: the pair of a map or the item of a list. */
export type Hop =
  | { readonly kind: 'pair'; readonly map: YAMLMap; readonly pair: YamlPair; readonly key: string }
  | { readonly kind: 'item'; readonly list: YAMLSeq; readonly index: number };

export function asNode(value: unknown): YamlNode | null {
  if (!isNode(value)) return null;
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

/** A key as text: as written when plain (`on`, `0x1`, `<<`), else its content. Collections and aliases have none. */
export function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return key === null ? '' : undefined;
  if (key.type === Scalar.PLAIN) return key.source ?? '';
  return typeof key.value === 'string' ? key.value : key.source;
}

/** Maps with many keys are looked into several times by each edit. */
const pairsByKey = new WeakMap<YAMLMap, ReadonlyMap<string | undefined, YamlPair>>();

export function findPair(map: YAMLMap, key: string): YamlPair | undefined {
  if (map.items.length < 32) return map.items.find((pair) => keyText(pair.key) === key);
  let pairs = pairsByKey.get(map);
  if (pairs === undefined) {
    pairs = new Map(map.items.map((pair) => [keyText(pair.key), pair]));
    pairsByKey.set(map, pairs);
  }
  return pairs.get(key);
}

export function childNode(hop: Hop): YamlNode | null {
  return asNode(hop.kind === 'pair' ? hop.pair.value : hop.list.items[hop.index]);
}

export function hopLocation(hops: readonly Hop[]): (string | number)[] {
  return hops.map((hop) => (hop.kind === 'pair' ? hop.key : hop.index));
}

/** Whether a node is absent, empty, or an explicit null. */
export function isNothing(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** Whether nothing at all is written for a node (`key:`). */
export function isUnwritten(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && startOf(node) === endOf(node));
}

export function startOf(node: YamlNode): number {
  return node.range?.[0] ?? 0;
}

export function endOf(node: YamlNode): number {
  return node.range?.[1] ?? 0;
}

/** The tokens that a map pair or list item was parsed from. */
export function itemTokens(hop: Hop): CST.CollectionItem {
  if (hop.kind === 'pair') return (hop.pair as { srcToken?: CST.CollectionItem }).srcToken ?? { start: [] };
  const token = hop.list.srcToken;
  return (token !== undefined && 'items' in token ? token.items[hop.index] : undefined) ?? { start: [] };
}

export function isFlow(node: YamlNode | null): boolean {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}
