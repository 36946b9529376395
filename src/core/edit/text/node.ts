/** Nodes of the parsed tree, and where their text begins and ends. */
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
import { lineEnd, nextLine } from './splice.ts';

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

const blank = new Set(['space', 'newline', 'comment', 'comma']);

/** Where a pair or item begins: its dash, `?`, anchor or tag, else its key or value. */
export function itemStart(hop: Hop): number {
  const { start, key, sep, value } = itemTokens(hop);
  const first = start.find((token) => !blank.has(token.type));
  if (first !== undefined) return first.offset;
  return key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
}

/** The end of what precedes a value: `:`, `-`, `?`, and the value's own anchor and tag. */
export function valueSlot(hop: Hop): { readonly end: number; readonly indicated: boolean } {
  const { start, key, sep } = itemTokens(hop);
  const tokens = hop.kind === 'pair' ? (sep ?? []) : start;
  const last = tokens.findLast((token) => !blank.has(token.type));
  if (last !== undefined) return { end: last.offset + last.source.length, indicated: true };
  const keyNode = hop.kind === 'pair' ? asNode(hop.pair.key) : null;
  const end = keyNode === null ? key?.offset : endOf(keyNode);
  return { end: end ?? (key === undefined ? afterComma(start) : 0), indicated: hop.kind === 'item' };
}

/** Exclusive end of the last character of a pair or item that is content, not comment, blank or line break. */
export function itemEnd(hop: Hop, text: string): number {
  const value = asNode(hop.kind === 'pair' ? hop.pair.value : hop.list.items[hop.index]);
  return value === null || isUnwritten(value) ? valueSlot(hop).end : contentEnd(value, text);
}

export function contentEnd(node: YamlNode, text: string): number {
  if (!isFlow(node)) {
    if (isMap(node)) {
      const pair = node.items.at(-1);
      return pair === undefined ? endOf(node) : itemEnd({ kind: 'pair', map: node, pair, key: '' }, text);
    }
    if (isSeq(node)) return itemEnd({ kind: 'item', list: node, index: node.items.length - 1 }, text);
    if (isBlockScalar(node)) return blockScalarEnd(node, text);
  }
  return endOf(node);
}

export function isBlockScalar(node: YamlNode | null): node is Scalar {
  return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}

/** The header of a block scalar: `|`, `>-`, `|2+`. */
export function blockHeader(node: Scalar): string {
  const token = node.srcToken;
  const header =
    token?.type === 'block-scalar' ? token.props.find((prop) => prop.type === 'block-scalar-header') : undefined;
  return header !== undefined && 'source' in header ? header.source : '|';
}

/** With `+` the blank lines at the end are content; else they belong to the space between siblings. */
function blockScalarEnd(node: Scalar, text: string): number {
  const body = text.slice(startOf(node), endOf(node));
  if (blockHeader(node).includes('+')) return startOf(node) + body.replace(/\r?\n$/, '').length;
  // Spaces after the last word are content too.
  return startOf(node) + lineEnd(body, body.replace(/[ \t\r\n]+$/, '').length);
}

/** Offset where the body of a block scalar begins: the line after its header. */
export function blockBodyStart(node: Scalar, text: string): number {
  return nextLine(text, startOf(node));
}

function afterComma(start: readonly CST.SourceToken[]): number {
  const comma = start.findLast(({ type }) => type === 'comma');
  return comma === undefined ? 0 : comma.offset + 1;
}
