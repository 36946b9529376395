/** Splices that add a key, an item or the first lines of a document, and that remove a key or item with what belongs to it. */
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  contentEnd,
  type Hop,
  isFlow,
  itemEnd,
  itemStart,
  itemTokens,
  startOf,
  valueSlot,
  type YamlNode,
} from './node.ts';
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
import { columnOf, lineBreakAt, lineEnd, lineStart, nextLine, type Splice } from './splice.ts';
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

/**
 * Removes a key or item with its lines and the comment lines that stand directly above it in its column. The last one
 * leaves `{}` or `[]`, since an empty value would read as null.
 */
export function removeHop(source: Source, hops: readonly Hop[]): readonly Splice[] {
  const hop = hops.at(-1);
  if (hop === undefined) return [];
  const container = containerOf(hop) as YamlNode;
  const count = hop.kind === 'pair' ? hop.map.items.length : hop.list.items.length;
  if (isFlow(container)) return removeFromFlow(source, hop, count);
  if (count === 1) return emptied(source, hops.slice(0, -1), hop, container);
  return [removeLines(source, hop)];
}

function emptied(source: Source, parents: readonly Hop[], hop: Hop, container: YamlNode): readonly Splice[] {
  const { text } = source;
  const parent = parents.at(-1);
  const empty = hop.kind === 'pair' ? '{}' : '[]';
  const line = lineStart(text, itemStart(hop));
  if (parent !== undefined && line > valueSlot(parent).end) {
    const slot = valueSlot(parent).end;
    const from = ownComments(source, line, itemStart(hop) - line);
    return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(text, from, itemEnd(hop, text))];
  }
  if (parent !== undefined) return replaceValue(source, parents, container, hop.kind === 'pair' ? new Map() : []);
  const end = contentEnd(container, text);
  return [{ start: itemStart(hop), end: Math.max(end, itemEnd(hop, source.text)), text: empty }];
}

function removeLines(source: Source, hop: Hop): Splice {
  const { text } = source;
  const start = itemStart(hop);
  const end = itemEnd(hop, text);
  const line = lineStart(text, start);
  if (text.slice(line, start).trim() !== '') return removeAfterDash(source, hop, start, end);
  const column = columnOf(text, start);
  return wholeLines(text, ownComments(source, line, column), innerComments(text, end, column));
}

/** Comment lines directly below that are indented deeper than the key stand inside its value. */
function innerComments(text: string, end: number, column: number): number {
  let last = end;
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    if (!line.trimStart().startsWith('#') || line.length - line.trimStart().length <= column) break;
    last = lineEnd(text, at);
  }
  return last;
}

function wholeLines(text: string, from: number, end: number): Splice {
  const to = nextLine(text, end);
  // At the end of a file without a final line break, the break before goes instead.
  if (to === text.length && lineEnd(text, end) === text.length && from > 0) {
    return { start: lineEnd(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)), end: to, text: '' };
  }
  return { start: from, end: to, text: '' };
}

/** The first key of `- name: x`: the next key moves up to the dash, unless comments stand between. */
function removeAfterDash(source: Source, hop: Hop, start: number, end: number): Splice {
  const next = itemStart(siblingAt(hop, indexOf(hop) + 1));
  const between = source.text.slice(lineEnd(source.text, end), next);
  return { start, end: between.trim() === '' ? next : end, text: '' };
}

function removeFromFlow(source: Source, hop: Hop, count: number): readonly Splice[] {
  const { text } = source;
  const index = indexOf(hop);
  const start = itemStart(hop);
  const end = itemEnd(hop, text);
  if (index < count - 1) return [{ start, end: itemStart(siblingAt(hop, index + 1)), text: '' }];
  if (index > 0) return removeLastOfFlow(text, itemEnd(siblingAt(hop, index - 1), text), start, end);
  const container = containerOf(hop) as YamlNode;
  const inner = { start: (container.range?.[0] ?? 0) + 1, end: (container.range?.[1] ?? 0) - 1 };
  const around = text.slice(inner.start, start) + text.slice(end, inner.end);
  return [/^[\s,]*$/.test(around) ? { ...inner, text: '' } : { start, end: afterComma(text, end), text: '' }];
}

/** On lines of its own the last item takes its comment with it, and leaves the one before as it was written. */
function removeLastOfFlow(text: string, before: number, start: number, end: number): readonly Splice[] {
  const line = lineStart(text, start);
  const rest = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(end, lineEnd(text, end)));
  if (rest === null || line <= before || text.slice(line, start).trim() !== '') {
    return [{ start: before, end, text: '' }];
  }
  const removed = { start: line, end: nextLine(text, end), text: '' };
  const comma = afterComma(text, before);
  return rest[1] === ',' ? [removed] : [{ start: comma - 1, end: comma, text: '' }, removed];
}

function afterComma(text: string, end: number): number {
  return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}

/** Comment lines directly above, in the same column; but not the head of the file, which speaks for all of it. */
function ownComments(source: Source, line: number, column: number): number {
  const { text } = source;
  let from = line;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const content = text.slice(above, from);
    if (!content.trimStart().startsWith('#') || content.length - content.trimStart().length !== column) break;
    from = above;
  }
  const head =
    from === 0 ||
    (from === 1 && text.startsWith('\uFEFF')) ||
    /^(?:---|%).*$/.test(text.slice(lineStart(text, from - 1), from).trim());
  return head ? line : from;
}

function indexOf(hop: Hop): number {
  return hop.kind === 'pair' ? hop.map.items.indexOf(hop.pair) : hop.index;
}

function siblingAt(hop: Hop, index: number): Hop {
  if (hop.kind === 'item') return { ...hop, index };
  const pair = hop.map.items[index];
  return pair === undefined ? hop : { ...hop, pair };
}
