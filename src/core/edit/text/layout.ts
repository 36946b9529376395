import { Alias, type CST, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { asNode, endOf, type Hop, isFlow, isUnwritten, itemTokens, startOf, type YamlNode } from './node.ts';
import { lineEnd, nextLine } from './splice.ts';

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

/** The anchor and tag written before a value. */
export function propertiesOf(hop: Hop): {
  readonly anchor: CST.SourceToken | undefined;
  readonly tag: CST.SourceToken | undefined;
} {
  const { start, sep } = itemTokens(hop);
  const tokens = hop.kind === 'pair' ? (sep ?? []) : start;
  return { anchor: tokens.find(({ type }) => type === 'anchor'), tag: tokens.find(({ type }) => type === 'tag') };
}

export function isAliasNode(node: YamlNode | null): node is Alias {
  return node instanceof Alias;
}

function afterComma(start: readonly CST.SourceToken[]): number {
  const comma = start.findLast(({ type }) => type === 'comma');
  return comma === undefined ? 0 : comma.offset + 1;
}
