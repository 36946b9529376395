/** Splices that remove a key or an item with what belongs to it. */
import { contentEnd, type Hop, isFlow, itemEnd, itemStart, valueSlot, type YamlNode } from './node.ts';
import { containerOf, replaceValue } from './replace.ts';
import type { Source } from './source.ts';
import { columnOf, lineEnd, lineStart, nextLine, type Splice } from './splice.ts';

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
