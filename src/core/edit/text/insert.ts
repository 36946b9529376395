/** Splices that add a key, an item, or the first lines of a document. */
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Hop, isFlow, itemEnd, itemStart, itemTokens, startOf, type YamlNode } from './node.ts';
import {
  indent,
  renderBlockLines,
  renderFlowPair,
  renderInline,
  renderItemLines,
  renderPairLines,
  styleWithin,
} from './render.ts';
import { containerOf, replaceValue } from './replace.ts';
import type { Source, YamlDocument } from './source.ts';
import { columnOf, lineBreakAt, lineEnd, lineStart, type Splice } from './splice.ts';
import { isFilledCollection, type Value } from './value.ts';

/** Adds a key after the last one of a map, in the layout of its siblings. */
export function insertPair(
  source: Source,
  hops: readonly Hop[],
  map: YAMLMap,
  key: string,
  value: Value,
): readonly Splice[] {
  const pair = map.items.at(-1);
  if (pair === undefined) return fillEmpty(source, hops, map, new Map([[key, value]]));
  const last: Hop = { kind: 'pair', map, pair, key: '' };
  const style = styleWithin(source, map);
  if (isFlow(map)) return insertInFlow(source, last, renderFlowPair(key, value, style), style.comma);
  const column = columnOf(source.text, itemStart({ kind: 'pair', map, pair: map.items[0] ?? pair, key: '' }));
  return [insertLines(source, last, indent(renderPairLines(key, value, style), column))];
}

/** Adds an item after the last one of a list, with its dash, gap and indentation. */
export function insertItem(source: Source, hops: readonly Hop[], list: YAMLSeq, value: Value): readonly Splice[] {
  if (list.items.length === 0) return fillEmpty(source, hops, list, [value]);
  const last: Hop = { kind: 'item', list, index: list.items.length - 1 };
  const style = styleWithin(source, list);
  if (isFlow(list)) return insertInFlow(source, last, renderInline(value, style, true), style.comma);
  const column = columnOf(source.text, itemStart({ kind: 'item', list, index: 0 }));
  return [
    insertLines(source, last, indent(renderItemLines(value, itemStyle(source, list), dashGap(source, last)), column)),
  ];
}

/** A document that holds nothing gets its first lines, after its comments. */
export function insertRoot(source: Source, document: YamlDocument | undefined, value: Value): readonly Splice[] {
  const { text } = source;
  const eol = lineBreakAt(text, 0);
  const style = styleWithin(source, null);
  const lines = isFilledCollection(value) ? renderBlockLines(value, style) : [renderInline(value, style, false)];
  const root = document?.root;
  if (root !== null && root !== undefined && startOf(root) < (root.range?.[1] ?? 0)) {
    return [{ start: startOf(root), end: root.range?.[1] ?? 0, text: lines.join(eol) }];
  }
  const at = root?.range?.[2] ?? text.length;
  const head = at === lineStart(text, at) ? '' : eol;
  // After a bare `---` the line break that follows it serves the new last line.
  const tail = head === '' || (at < text.length && !/^\r?\n/.test(text.slice(at))) ? eol : '';
  return [{ start: at, end: at, text: head + lines.join(eol) + tail }];
}

/** `{}` and `[]` in block style become lines; inside flow style they stay on theirs. */
function fillEmpty(source: Source, hops: readonly Hop[], node: YamlNode, value: Value): readonly Splice[] {
  const inner = source.text.slice(startOf(node) + 1, (node.range?.[1] ?? 0) - 1);
  if (hops.length > 0 && !isFlow(containerOf(hops.at(-1))) && inner.trim() === '')
    return replaceValue(source, hops, node, value);
  const flow = renderInline(value, styleWithin(source, node), true).slice(1, -1);
  return [{ start: startOf(node) + 1, end: startOf(node) + 1, text: flow }];
}

function insertLines(source: Source, last: Hop, lines: readonly string[]): Splice {
  const { text } = source;
  const end = itemEnd(last, text);
  const at = lineEnd(text, end);
  const eol = lineBreakAt(text, end);
  return { start: at, end: at, text: eol + lines.join(eol) };
}

function insertInFlow(source: Source, last: Hop, item: string, comma: string): readonly Splice[] {
  const { text } = source;
  const end = itemEnd(last, text);
  const own = lineStart(text, itemStart(last));
  const multiline = text.slice(own, itemStart(last)).trim() === '';
  const trailing = trailingComma(last, end);
  if (!multiline) {
    const at = trailing ?? end;
    const space = comma.slice(1);
    return [{ start: at, end: at, text: trailing === undefined ? comma + item : `${space}${item},` }];
  }
  const line = `${lineBreakAt(text, own)}${text.slice(own, itemStart(last))}${item}`;
  const rest = text.slice(trailing ?? end, lineEnd(text, end));
  // The closing bracket may stand on the last item's line; a comment there stays with that item.
  const below = /^[ \t]*(?:#.*)?$/.test(rest) ? lineEnd(text, end) : (trailing ?? end);
  if (trailing !== undefined) return [{ start: below, end: below, text: `${line},` }];
  return [
    { start: end, end, text: ',' },
    { start: below, end: below, text: line },
  ];
}

/** The offset after a comma that follows the last item. */
function trailingComma(last: Hop, end: number): number | undefined {
  const list = last.kind === 'pair' ? last.map : last.list;
  const tokens = list.srcToken !== undefined && 'items' in list.srcToken ? list.srcToken.items : [];
  for (const { start, key, sep, value } of tokens.slice(list.items.length)) {
    if (key !== undefined || sep !== undefined || value !== undefined) continue;
    const comma = start.find(({ type, offset }) => type === 'comma' && offset >= end);
    if (comma !== undefined) return comma.offset + 1;
  }
  return undefined;
}

function dashGap(source: Source, last: Hop): number {
  const dash = itemTokens(last).start.find(({ type }) => type === 'seq-item-ind');
  const gap = dash === undefined ? null : /^ +(?=[^\s#])/.exec(source.text.slice(dash.offset + 1, dash.offset + 20));
  return gap?.[0].length ?? 1;
}

/** New maps in a list of maps are quoted as the maps beside them. */
function itemStyle(source: Source, list: YAMLSeq) {
  const sibling = list.items.findLast((item) => isMap(item) || isSeq(item));
  const style = styleWithin(source, list);
  return sibling === undefined ? style : { ...style, quote: styleWithin(source, sibling as YamlNode).quote };
}
