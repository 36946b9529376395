/** Nodes of the parsed tree, and where their text begins and ends. */
import {
  type Alias,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { FilePlace } from '../../failure.ts';
import { nextLine } from './splice.ts';

export type Collection = YAMLMap | YAMLSeq;
/** Nodes of the `yaml` package, which types keys and values as `unknown`. */
export type YamlNode = Alias | Scalar | Collection;

/** One step down the tree: to a pair of a map or to an item of a list. */
export interface Hop {
  readonly container: Collection;
  readonly index: number;
}

export function isCollection(node: unknown): node is Collection {
  return isMap(node) || isSeq(node);
}

export function asNode(value: unknown): YamlNode | null {
  return isScalar(value) || isCollection(value) || isAlias(value) ? value : null;
}

/** What aliases that are keys stand for: `*app : {}` is the key `web` where `&app web` stands. `source.ts` fills it. */
const aliasedKeys = new WeakMap<Alias, Scalar>();

export function resolveKey(alias: Alias, target: Scalar): void {
  aliasedKeys.set(alias, target);
}

/** The scalar that a key is, also through an alias; `undefined` for collections. */
export function keyScalar(key: unknown): Scalar | undefined {
  if (isAlias(key)) return aliasedKeys.get(key);
  return isScalar(key) ? key : undefined;
}

/**
 * A key as text: as written when plain (`on`, `0x1`, `<<`), else its content; through an alias that of its anchor.
 * Collections have none.
 */
export function keyText(node: unknown): string | undefined {
  if (node === null) return '';
  const key = keyScalar(node);
  if (key === undefined) return undefined;
  if (key.type === Scalar.PLAIN) return key.source ?? '';
  return typeof key.value === 'string' ? key.value : key.source;
}

/** One edit looks several times into each map on its path. */
const indexesByKey = new WeakMap<YAMLMap, ReadonlyMap<string | undefined, number>>();

/** The position of a key's pair, -1 where the map has no such key. */
export function indexOfKey(map: YAMLMap, key: string): number {
  if (map.items.length < 32) return map.items.findIndex((pair) => keyText(pair.key) === key);
  let indexes = indexesByKey.get(map);
  if (indexes === undefined) {
    indexes = new Map(map.items.map((pair, index) => [keyText(pair.key), index]));
    indexesByKey.set(map, indexes);
  }
  return indexes.get(key) ?? -1;
}

export function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items[indexOfKey(map, key)];
}

function pairAt({ container, index }: Hop): Pair | undefined {
  return isMap(container) ? container.items[index] : undefined;
}

export function childNode(hop: Hop): YamlNode | null {
  const { container, index } = hop;
  return asNode(isMap(container) ? pairAt(hop)?.value : container.items[index]);
}

export function lastHop(container: Collection): Hop {
  return { container, index: container.items.length - 1 };
}

export function hopLocation(hops: readonly Hop[]): (string | number)[] {
  return hops.map(stepOf);
}

/** The key of a pair, or the index of an item. */
export function stepOf(hop: Hop): string | number {
  return isMap(hop.container) ? (keyText(pairAt(hop)?.key) ?? '?') : hop.index;
}

/** Whether a node is absent, empty, or an explicit null. */
export function isNothing(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** Whether a node has no text at all (`key:`). */
export function isUnwritten(node: YamlNode | null): boolean {
  return node === null || (isScalar(node) && startOf(node) === endOf(node));
}

export function startOf(node: YamlNode): number {
  return node.range?.[0] ?? 0;
}

export function endOf(node: YamlNode): number {
  return node.range?.[1] ?? 0;
}

/** The tokens that a pair or an item was parsed from. */
export function itemTokens(hop: Hop): CST.CollectionItem {
  const { container, index } = hop;
  if (isMap(container)) return pairAt(hop)?.srcToken ?? { start: [] };
  const list = container.srcToken;
  return (list !== undefined && 'items' in list ? list.items[index] : undefined) ?? { start: [] };
}

export function isFlow(node: YamlNode | null): boolean {
  return isCollection(node) && node.flow === true;
}

const blank = new Set(['space', 'newline', 'comment', 'comma']);

/** Where a pair or item begins: its dash, `?`, anchor or tag, else its key or value. */
export function itemStart(hop: Hop): number {
  const { start, key, sep, value } = itemTokens(hop);
  const first = start.find((token) => !blank.has(token.type));
  return first?.offset ?? key?.offset ?? sep?.[0]?.offset ?? value?.offset ?? 0;
}

/** The end of what precedes a value: `:`, `-`, `?`, and the value's own anchor and tag. */
export function valueSlot(hop: Hop): { readonly end: number; readonly indicated: boolean } {
  const { start, key, sep } = itemTokens(hop);
  const pair = pairAt(hop);
  const tokens = pair === undefined ? start : (sep ?? []);
  const last = tokens.findLast((token) => !blank.has(token.type));
  if (last !== undefined) return { end: last.offset + last.source.length, indicated: true };
  const keyNode = asNode(pair?.key);
  const end = keyNode === null ? key?.offset : endOf(keyNode);
  return { end: end ?? (key === undefined ? afterComma(start) : 0), indicated: pair === undefined };
}

function afterComma(tokens: readonly CST.SourceToken[]): number {
  const comma = tokens.findLast(({ type }) => type === 'comma');
  return comma === undefined ? 0 : comma.offset + 1;
}

/** Exclusive end of the last character of a pair or item that is content, not comment, blank or line break. */
export function itemEnd(hop: Hop, text: string): number {
  const value = childNode(hop);
  return value === null || isUnwritten(value) ? valueSlot(hop).end : contentEnd(value, text);
}

export function contentEnd(node: YamlNode, text: string): number {
  if (isCollection(node) && !isFlow(node) && node.items.length > 0) return itemEnd(lastHop(node), text);
  return isBlockScalar(node) ? blockScalarEnd(node, text) : endOf(node);
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
  const margin = blockMargin(node, text);
  // Spaces after the last word are content too, and so are spaces beyond the margin.
  for (let end = text.slice(0, endOf(node)).replace(/\r?\n$/, '').length; ; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (start <= startOf(node) || !/^ *\r?$/.test(line) || line.replace('\r', '').length > margin) {
      return line.endsWith('\r') ? end - 1 : end;
    }
    end = start - 1;
  }
}

/** How many spaces the lines of a block scalar begin with: as its header says, else as its first line has. */
export function blockMargin(node: Scalar, text: string): number {
  const digit = /[1-9]/.exec(blockHeader(node))?.[0];
  const outer = node.srcToken?.type === 'block-scalar' ? node.srcToken.indent : 0;
  if (digit !== undefined) return Math.max(outer, 0) + Number(digit);
  const first = /^ *(?=[^ \r\n])/m.exec(text.slice(blockBodyStart(node, text), endOf(node)));
  return first?.[0].length ?? Number.POSITIVE_INFINITY;
}

/** Where the body of a block scalar begins: the line after its header. */
export function blockBodyStart(node: Scalar, text: string): number {
  return nextLine(text, startOf(node));
}

/** For messages, and for hosts that mark the line. */
export function placeAt(source: { readonly file: string; readonly lines: LineCounter }, offset: number): FilePlace {
  const { line, col } = source.lines.linePos(offset);
  return { file: source.file, line, column: col };
}
