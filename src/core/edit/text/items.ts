/** Splices that add a key, an item or the first lines of a document, and that remove a key or item with its comments. */
import { isMap } from 'yaml';
import { commentsAbove, commentsInside, ownComments } from './comments.ts';
import {
  type Collection,
  endOf,
  type Hop,
  isCollection,
  isFlow,
  itemEnd,
  itemStart,
  itemTokens,
  lastHop,
  startOf,
  valueSlot,
} from './node.ts';
import { endsBlock } from './readers.ts';
import {
  indent,
  type RenderStyle,
  renderBlockLines,
  renderFlowPair,
  renderInline,
  renderItemLines,
  renderPairLines,
  styleWithin,
} from './render.ts';
import { replaceValue } from './replace.ts';
import type { Source, YamlDocument } from './source.ts';
import { columnOf, lineBreakAt, lineEnd, lineStart, nextLine, type Splice } from './splice.ts';
import { isFilledCollection, type Value } from './value.ts';

/**
 * Adds a key to a map, or an item to a list, after the last one and in the layout of its siblings. `parent` is the step
 * to the collection.
 */
export function insertInto(
  source: Source,
  parent: Hop | undefined,
  container: Collection,
  key: string | undefined,
  value: Value,
): readonly Splice[] {
  if (container.items.length === 0) {
    return fillEmpty(source, parent, container, key === undefined ? [value] : new Map([[key, value]]));
  }
  const style = styleWithin(source, container);
  if (isFlow(container)) {
    const item = key === undefined ? renderInline(value, style, true) : renderFlowPair(key, value, style);
    return insertInFlow(source, container, item, style.comma);
  }
  const lines =
    key === undefined
      ? renderItemLines(value, itemStyle(source, container, style), dashGap(source, container))
      : renderPairLines(key, value, style);
  return [insertLines(source, container, lines)];
}

/** Adds an item to a list before another one. Comments directly above that one stay with it. */
export function insertBefore(source: Source, next: Hop, value: Value): readonly Splice[] {
  const { text } = source;
  const { container: list, index } = next;
  const style = styleWithin(source, list);
  const start = itemStart(next);
  const line = lineStart(text, start);
  const column = columnOf(text, start);
  const eol = lineBreakAt(text, start);
  const alone = text.slice(line, start).trim() === '';
  if (isFlow(list)) {
    const item = renderInline(value, style, true);
    if (!alone) return [{ start, end: start, text: item + style.comma }];
    const at = commentsAbove(text, line, column);
    return [{ start: at, end: at, text: `${text.slice(line, start)}${item},${eol}` }];
  }
  const lines = indent(renderItemLines(value, itemStyle(source, list, style), dashGap(source, list)), column).join(eol);
  if (index > 0) {
    // Blank lines and headings that stand before the next item stay before it.
    const at = lineEnd(text, commentsInside(text, itemEnd({ container: list, index: index - 1 }, text), column));
    return [{ start: at, end: at, text: eol + lines }];
  }
  if (!alone) return [{ start, end: start, text: lines.slice(column) + eol + ' '.repeat(column) }];
  const at = commentsAbove(text, line, column);
  return [{ start: at, end: at, text: lines + eol }];
}

/** A document that holds nothing gets its first lines, after its comments. */
export function insertRoot(source: Source, document: YamlDocument | undefined, value: Value): readonly Splice[] {
  const { text } = source;
  const eol = lineBreakAt(text, 0);
  const style = styleWithin(source, null);
  const lines = isFilledCollection(value) ? renderBlockLines(value, style) : [renderInline(value, style, false)];
  const root = document?.root ?? null;
  if (root !== null && startOf(root) < endOf(root)) {
    return [{ start: startOf(root), end: endOf(root), text: lines.join(eol) }];
  }
  const at = root?.range?.[2] ?? text.length;
  const head = at === lineStart(text, at) ? '' : eol;
  // After a bare `---` the line break that follows it serves the new last line.
  const tail = head === '' || (at < text.length && !/^\r?\n/.test(text.slice(at))) ? eol : '';
  return [{ start: at, end: at, text: head + lines.join(eol) + tail }];
}

/** `{}` and `[]` in block style become lines; inside flow style they stay on theirs. */
function fillEmpty(source: Source, parent: Hop | undefined, node: Collection, value: Value): readonly Splice[] {
  const [start, end] = [startOf(node) + 1, endOf(node) - 1];
  const bare = source.text.slice(start, end).trim() === '';
  if (parent !== undefined && !isFlow(parent.container) && bare) return replaceValue(source, parent, node, value);
  const flow = renderInline(value, styleWithin(source, node), true).slice(1, -1);
  return [{ start, end: start, text: flow }];
}

/** Puts lines behind the last pair or item of a collection in block style, in its column. */
function insertLines({ text }: Source, container: Collection, lines: readonly string[]): Splice {
  const end = itemEnd(lastHop(container), text);
  const at = lineEnd(text, end);
  const eol = lineBreakAt(text, end);
  const column = columnOf(text, itemStart({ container, index: 0 }));
  return { start: at, end: at, text: eol + indent(lines, column).join(eol) };
}

function insertInFlow({ text }: Source, container: Collection, item: string, comma: string): readonly Splice[] {
  const last = lastHop(container);
  const start = itemStart(last);
  const end = itemEnd(last, text);
  const own = lineStart(text, start);
  const trailing = trailingComma(container, end);
  if (text.slice(own, start).trim() !== '') {
    const at = trailing ?? end;
    const added = trailing === undefined ? afterColon(text, end) + comma + item : `${comma.slice(1)}${item},`;
    return [{ start: at, end: at, text: added }];
  }
  const line = `${lineBreakAt(text, own)}${text.slice(own, start)}${item}`;
  const rest = text.slice(trailing ?? end, lineEnd(text, end));
  // The closing bracket may stand on the last item's line; a comment there stays with that item.
  const below = /^[ \t]*(?:#.*)?$/.test(rest) ? lineEnd(text, end) : (trailing ?? end);
  if (trailing !== undefined) return [{ start: below, end: below, text: `${line},` }];
  return [
    { start: end, end, text: `${afterColon(text, end)},` },
    { start: below, end: below, text: line },
  ];
}

/** go-yaml takes a colon directly before a comma or a bracket for a part of the key. */
function afterColon(text: string, at: number): string {
  return text[at - 1] === ':' ? ' ' : '';
}

/** The offset after a comma that follows the last item, which ends at `end`. */
function trailingComma({ srcToken, items }: Collection, end: number): number | undefined {
  const tokens = srcToken !== undefined && 'items' in srcToken ? srcToken.items : [];
  for (const { start, key, sep, value } of tokens.slice(items.length)) {
    if (key !== undefined || sep !== undefined || value !== undefined) continue;
    const comma = start.find(({ type, offset }) => type === 'comma' && offset >= end);
    if (comma !== undefined) return comma.offset + 1;
  }
  return undefined;
}

/** How many spaces the last item has after its dash. */
function dashGap(source: Source, list: Collection): number {
  const dash = itemTokens(lastHop(list)).start.find(({ type }) => type === 'seq-item-ind');
  const gap = dash === undefined ? null : /^ +(?=[^\s#])/.exec(source.text.slice(dash.offset + 1, dash.offset + 20));
  return gap?.[0].length ?? 1;
}

/** New maps in a list of maps are quoted as the maps beside them. */
function itemStyle(source: Source, list: Collection, style: RenderStyle): RenderStyle {
  const items: readonly unknown[] = list.items;
  const sibling = items.findLast(isCollection);
  return sibling === undefined ? style : { ...style, quote: styleWithin(source, sibling).quote };
}

/**
 * Removes a key or item with its lines and its comment, see `ownComments`. The last one leaves `{}` or `[]`, since an empty value would read as null. `parent` is the step to its map or list.
 */
export function removeItem(source: Source, parent: Hop | undefined, hop: Hop): readonly Splice[] {
  if (isFlow(hop.container)) return removeFromFlow(source, hop);
  return hop.container.items.length === 1 ? emptied(source, parent, hop) : [removeLines(source, hop)];
}

function emptied(source: Source, parent: Hop | undefined, hop: Hop): readonly Splice[] {
  const { text } = source;
  const { container } = hop;
  const start = itemStart(hop);
  const end = itemEnd(hop, text);
  const empty = isMap(container) ? '{}' : '[]';
  if (parent === undefined) return [{ start, end, text: empty }];
  const line = lineStart(text, start);
  const slot = valueSlot(parent).end;
  if (line <= slot) return replaceValue(source, parent, container, isMap(container) ? new Map() : []);
  return [{ start: slot, end: slot, text: ` ${empty}` }, wholeLines(source, ownComments(text, hop, start - line), end)];
}

function removeLines(source: Source, hop: Hop): Splice {
  const { text } = source;
  const start = itemStart(hop);
  const end = itemEnd(hop, text);
  const line = lineStart(text, start);
  if (text.slice(line, start).trim() !== '') return removeAfterDash(text, hop, start, end);
  const column = columnOf(text, start);
  return wholeLines(source, ownComments(text, hop, column), commentsInside(text, end, column));
}

function wholeLines({ text, documents }: Source, from: number, end: number): Splice {
  const to = nextLine(text, end);
  // At the end of a file without a final line break, the line break before it is removed instead, unless it is content.
  const last = to === text.length && lineEnd(text, end) === text.length && from > 0;
  if (last && !endsBlock(documents.at(-1)?.root ?? null, text, from)) {
    return { start: lineEnd(text, from - 1 - (text[from - 2] === '\r' ? 1 : 0)), end: to, text: '' };
  }
  return { start: from, end: to, text: '' };
}

/** The first key of `- name: x`: the next key moves up to the dash, unless comments stand between. */
function removeAfterDash(text: string, hop: Hop, start: number, end: number): Splice {
  const next = itemStart({ ...hop, index: hop.index + 1 });
  const between = text.slice(lineEnd(text, end), next);
  return { start, end: between.trim() === '' ? next : end, text: '' };
}

function removeFromFlow({ text }: Source, hop: Hop): readonly Splice[] {
  const { container, index } = hop;
  const start = itemStart(hop);
  const end = itemEnd(hop, text);
  if (index < container.items.length - 1) return [{ start, end: itemStart({ container, index: index + 1 }), text: '' }];
  if (index > 0) return removeLastOfFlow(text, itemEnd({ container, index: index - 1 }, text), start, end);
  const inner = { start: startOf(container) + 1, end: endOf(container) - 1 };
  const around = text.slice(inner.start, start) + text.slice(end, inner.end);
  return [/^[\s,]*$/.test(around) ? { ...inner, text: '' } : { start, end: afterComma(text, end), text: '' }];
}

/** On lines of its own the last item takes its comment with it, and leaves the one before as it was written. */
function removeLastOfFlow(text: string, before: number, start: number, end: number): readonly Splice[] {
  const line = lineStart(text, start);
  const rest = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(end, lineEnd(text, end)));
  if (rest === null || line <= before || text.slice(line, start).trim() !== '') {
    return [{ start: before, end, text: afterColon(text, before) }];
  }
  const removed = { start: line, end: nextLine(text, end), text: '' };
  const comma = afterComma(text, before);
  return rest[1] === ',' ? [removed] : [{ start: comma - 1, end: comma, text: '' }, removed];
}

function afterComma(text: string, end: number): number {
  return end + (/^\s*,/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}
