/** Writes a value as YAML, in the layout of its neighbours. */
import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import { asNode, endOf, type Hop, isFlow, isUnwritten, itemStart, itemTokens, startOf, type YamlNode } from './node.ts';
import { type Quote, quoteOf, renderString } from './scalar.ts';
import type { Source } from './source.ts';
import { columnOf } from './splice.ts';
import { isFilledCollection, isListValue, isMapValue, type Value } from './value.ts';

/** How new text is laid out, taken from its neighbours. */
export interface RenderStyle {
  readonly quote: Quote;
  /** Keys in double quotes, as in JSON. */
  readonly quoteKeys: boolean;
  /** Columns a nested map is indented by. */
  readonly step: number;
  /** Columns a list is indented by under its key: `0` or `step`. */
  readonly listStep: number;
  /** What stands between key and value in flow style: `: `, or `:` in compact JSON. */
  readonly colon: string;
  readonly comma: string;
}

function renderKey(key: string, style: RenderStyle, flow: boolean): string {
  return renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
}

/** A value on one line: scalars as they are, collections in flow style. */
export function renderInline(value: Value, style: RenderStyle, flow: boolean): string {
  if (typeof value === 'string') return renderString(value, style.quote, flow);
  if (isMapValue(value)) {
    const pairs = [...value].map(([key, child]) => renderFlowPair(key, child, style));
    return `{${pairs.join(style.comma)}}`;
  }
  if (isListValue(value)) return `[${value.map((child) => renderInline(child, style, true)).join(style.comma)}]`;
  return value.kind === 'alias' ? `*${value.anchor}` : value.plain;
}

export function renderFlowPair(key: string, value: Value, style: RenderStyle): string {
  return `${renderKey(key, style, true)}${style.colon}${renderInline(value, style, true)}`;
}

/** `key: value` in block style: lines without the indentation of their parent. */
export function renderPairLines(key: string, value: Value, style: RenderStyle): string[] {
  const head = `${renderKey(key, style, false)}:`;
  if (!isFilledCollection(value)) return [`${head} ${renderInline(value, style, false)}`];
  const step = isListValue(value) ? style.listStep : style.step;
  return [head, ...indent(renderBlockLines(value, style), step)];
}

/** `- value` in block style, with the space after the dash that its siblings have. */
export function renderItemLines(value: Value, style: RenderStyle, gap: number): string[] {
  const dash = `-${' '.repeat(gap)}`;
  if (!isFilledCollection(value)) return [dash + renderInline(value, style, false)];
  const [first = '', ...rest] = renderBlockLines(value, style);
  return [dash + first, ...indent(rest, dash.length)];
}

/** A map or list that is not empty, in block style. */
export function renderBlockLines(value: Value, style: RenderStyle): string[] {
  if (isMapValue(value)) return [...value].flatMap(([key, child]) => renderPairLines(key, child, style));
  if (isListValue(value)) return value.flatMap((child) => renderItemLines(child, style, 1));
  return [renderInline(value, style, false)];
}

export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => ' '.repeat(columns) + line);
}

/** The style for something new inside `container`: of its last sibling, else of the file. */
export function styleWithin(source: Source, container: YamlNode | null): RenderStyle {
  const flow = isFlow(container);
  const file = source.documents.map(({ root }) => indentation(source, root));
  const step = file.find((each) => each.step !== undefined)?.step ?? 2;
  const listStep = file.find((each) => each.listStep !== undefined)?.listStep ?? step;
  const pairs = flow && isMap(container) ? container.items : [];
  const json = pairs.length > 0 ? pairs.some((pair) => isDouble(pair.key)) : isJson(source);
  return {
    quote: json ? 'double' : neighbourQuote(container),
    quoteKeys: json,
    step,
    listStep: listStep === 0 ? 0 : step,
    colon: flow ? flowColon(source, container) : ': ',
    comma: flow ? flowComma(source, container) : ', ',
  };
}

/** A file whose root is written with braces and quoted keys. */
function isJson(source: Source): boolean {
  const root = source.documents[0]?.root ?? null;
  if (!isFlow(root)) return false;
  return isMap(root) && root.items.length > 0
    ? root.items.every((pair) => isDouble(pair.key))
    : source.file.endsWith('.json');
}

function isDouble(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.QUOTE_DOUBLE;
}

/** The quotes of the last string beside; plain when there is none, or when strings stand in block scalars. */
function neighbourQuote(container: YamlNode | null): Quote {
  const values = isMap(container) ? container.items.map((pair) => pair.value) : isSeq(container) ? container.items : [];
  const last = values.findLast((value) => isScalar(value) && typeof value.value === 'string');
  return isScalar(last) ? quoteOf(last) : 'plain';
}

/** Indentation as the first nested map and list of a document show it. */
function indentation(
  source: Source,
  root: YamlNode | null,
): { step: number | undefined; listStep: number | undefined } {
  let step: number | undefined;
  let listStep: number | undefined;
  const visit = (node: YamlNode | null): void => {
    if (isFlow(node) || (step !== undefined && listStep !== undefined)) return;
    if (isSeq(node)) for (const item of node.items) visit(asNode(item));
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const child = asNode(pair.value);
      if (isFlow(child) || (!isMap(child) && !isSeq(child)) || isUnwritten(child)) continue;
      const own = columnOf(source.text, itemStart({ kind: 'pair', map: node, pair, key: '' }));
      const inner = columnOf(source.text, firstItemStart(child));
      if (isMap(child)) step ??= inner - own > 0 ? inner - own : undefined;
      else listStep ??= inner - own;
      visit(child);
    }
  };
  visit(root);
  return { step, listStep };
}

export function firstItemStart(node: YamlNode): number {
  if (isMap(node) && node.items[0] !== undefined)
    return itemStart({ kind: 'pair', map: node, pair: node.items[0], key: '' });
  if (isSeq(node) && node.items.length > 0) return itemStart({ kind: 'item', list: node, index: 0 });
  return startOf(node);
}

/** `:` alone only where the siblings are written so (compact JSON); a plain key needs the space. */
function flowColon(source: Source, container: YamlNode | null): string {
  const pair = isMap(container) ? container.items.at(-1) : undefined;
  const key = asNode(pair?.key);
  const value = asNode(pair?.value);
  if (pair === undefined || key === null || value === null || !isDouble(key)) return ': ';
  const between = source.text.slice(endOf(key), startOf(value));
  return /^ *: *$/.test(between) ? between : ': ';
}

function flowComma(source: Source, container: YamlNode | null): string {
  const hop = secondItem(container);
  if (hop === undefined) return ', ';
  const comma = itemTokens(hop).start.find(({ type }) => type === 'comma');
  return comma !== undefined && comma.offset + 1 === itemStart(hop) && source.text[comma.offset] === ',' ? ',' : ', ';
}

function secondItem(container: YamlNode | null): Hop | undefined {
  if (isMap(container) && container.items[1] !== undefined)
    return { kind: 'pair', map: container, pair: container.items[1], key: '' };
  return isSeq(container) && container.items.length > 1 ? { kind: 'item', list: container, index: 1 } : undefined;
}
