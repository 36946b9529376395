/** Splices that put a value where another stands, or where a key has none. */
import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import {
  blockBodyStart,
  blockHeader,
  contentEnd,
  endOf,
  type Hop,
  isBlockScalar,
  isFlow,
  isUnwritten,
  itemStart,
  startOf,
  valueSlot,
  type YamlNode,
} from './node.ts';
import {
  firstItemStart,
  indent,
  isPlainInFlow,
  isPrintableLine,
  quoteOf,
  type RenderStyle,
  renderBlockLines,
  renderInline,
  renderString,
  styleWithin,
} from './render.ts';
import type { Source } from './source.ts';
import { columnOf, lineBreakAt, lineEnd, lineStart, type Splice } from './splice.ts';
import { isFilledCollection, isListValue, type Value } from './value.ts';

/** Puts a value where another stands (or where a key has none). Anchor, tag and comments beside it stay. */
export function replaceValue(
  source: Source,
  hops: readonly Hop[],
  node: YamlNode | null,
  value: Value,
): readonly Splice[] {
  const hop = hops.at(-1);
  const container = containerOf(hop);
  const flow = isFlow(container) || (hop === undefined && isFlow(node));
  const style = styleFor(source, container, node);
  if (isFilledCollection(value) && !flow && hop !== undefined) return replaceByLines(source, hop, node, value, style);
  if (isBlockScalar(node)) return [replaceBlockScalar(source, node, value, style)];
  const text = flow && isPlainBeside(node, value) ? value : renderInline(value, style, flow);
  if (hop === undefined) return [replaceRoot(source, node, text)];
  if (isUnwritten(node)) return [fillSlot(source, hop, text)];
  if (!isFlow(node) && (isMap(node) || isSeq(node))) return [replaceLines(source, hop, node, ` ${text}`)];
  return [{ start: startOf(node as YamlNode), end: endOf(node as YamlNode), text }];
}

/** A plain scalar in flow style that has a colon, as images do, shows that the file's readers take one. */
function isPlainBeside(node: YamlNode | null, value: Value): value is string {
  const plain = isScalar(node) && node.type === Scalar.PLAIN && /\S:\S/.test(node.source ?? '');
  return plain && typeof value === 'string' && isPlainInFlow(value);
}

export function containerOf(hop: Hop | undefined): YamlNode | null {
  if (hop === undefined) return null;
  return hop.kind === 'pair' ? hop.map : hop.list;
}

/** Writes after `key:` or `-`; an explicit `? key` without value gets its `:` first. */
function fillSlot(source: Source, hop: Hop, text: string): Splice {
  const slot = valueSlot(hop);
  if (slot.indicated) return { start: slot.end, end: slot.end, text: needsSpace(source, slot.end) ? ` ${text}` : text };
  const flow = isFlow(containerOf(hop));
  const column = columnOf(source.text, itemStart(hop));
  const colon =
    flow || source.text[itemStart(hop)] !== '?' ? ': ' : `${lineBreakAt(source.text, slot.end)}${' '.repeat(column)}: `;
  const start = flow ? slot.end : lineEnd(source.text, slot.end);
  return { start, end: start, text: colon + text };
}

/** The lines of a block collection replace whatever stood there, below the key and its comment. */
function replaceByLines(
  source: Source,
  hop: Hop,
  node: YamlNode | null,
  value: Value,
  style: RenderStyle,
): readonly Splice[] {
  const { text } = source;
  if (isUnwritten(node) && !valueSlot(hop).indicated) return [fillSlot(source, hop, renderInline(value, style, false))];
  const column = columnOf(text, itemStart(hop));
  const gap = hop.kind === 'pair' && isListValue(value) ? style.listStep : style.step;
  const lines = indent(renderBlockLines(value, style), column + gap);
  if (hop.kind === 'pair' && node !== null && !isUnwritten(node) && !isFlow(node) && (isMap(node) || isSeq(node))) {
    return [
      replaceLines(source, hop, node, lineBreakAt(text, startOf(node)) + lines.join(lineBreakAt(text, startOf(node)))),
    ];
  }
  const slot = valueSlot(hop).end;
  const end = node === null || isUnwritten(node) ? slot : contentEnd(node, text);
  const eol = lineBreakAt(text, slot);
  if (hop.kind === 'item') {
    const [first = '', ...rest] = renderBlockLines(value, style);
    const below = indent([first, ...rest], column + 2);
    // After an anchor the collection begins on a line of its own; there `- &a key: v` would anchor the key.
    const joined = slot > itemStart(hop) + 1 ? eol + below.join(eol) : ` ${[first, ...below.slice(1)].join(eol)}`;
    return [{ start: slot, end, text: joined }];
  }
  const below = lineEnd(text, end);
  return [
    { start: slot, end, text: '' },
    { start: below, end: below, text: eol + lines.join(eol) },
  ];
}

/** `replacement` begins with a space (same line) or a line break. */
function replaceLines(source: Source, hop: Hop, node: YamlNode, replacement: string): Splice {
  const { text } = source;
  const slot = valueSlot(hop).end;
  const first = firstItemStart(node);
  const end = contentEnd(node, text);
  const ownLines = text.slice(lineStart(text, first), first).trim() === '' && lineStart(text, first) > slot;
  if (!ownLines) return { start: slot, end, text: replacement };
  const above = text.slice(slot, lineStart(text, first));
  // A comment beside the key stays there; the new value, when it has no lines of its own, goes before it.
  const comment = above.replace(/\r?\n$/, '');
  const joined = replacement.startsWith(' ') ? replacement + comment : comment + replacement;
  return { start: slot, end: lineEnd(text, end), text: joined };
}

function replaceRoot(source: Source, node: YamlNode | null, text: string): Splice {
  if (node === null || isUnwritten(node)) {
    const at = source.documents[0]?.range[1] ?? source.text.length;
    return { start: at, end: at, text };
  }
  return { start: startOf(node), end: contentEnd(node, source.text), text };
}

/** Keeps `|` where the new text fits its rules; else the scalar becomes one line. */
function replaceBlockScalar(source: Source, node: Scalar, value: Value, style: RenderStyle): Splice {
  const literal = typeof value === 'string' ? replaceLiteral(source, node, value) : undefined;
  if (literal !== undefined) return literal;
  const end = contentEnd(node, source.text);
  const header = source.text.slice(startOf(node) + blockHeader(node).length, blockBodyStart(node, source.text));
  const inline = typeof value === 'string' ? renderString(value, 'plain', false) : renderInline(value, style, false);
  return { start: startOf(node), end, text: inline + header.replace(/\r?\n$/, '') };
}

/** The lines that change in a literal scalar; the others keep their bytes. `undefined` where `|` cannot hold the text. */
function replaceLiteral(source: Source, node: Scalar, value: string): Splice | undefined {
  const header = blockHeader(node);
  const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
  const fits = header.includes('+') ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
  const begins = /^\n*[^ \t\n]/.test(value);
  if (node.type !== Scalar.BLOCK_LITERAL || /[1-9]/.test(header) || !fits || !begins) return undefined;
  const old = literalLines(String(node.value));
  const now = literalLines(value);
  const start = blockBodyStart(node, source.text);
  const eol = lineBreakAt(source.text, startOf(node));
  // At the end of a file the last line may have no line break.
  const raw = (source.text.slice(start, endOf(node)) + eol).split('\n').slice(0, old.length);
  const margin = /^ */.exec(raw.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  const head = commonLines(old, now);
  const tail = commonLines(old.slice(head).reverse(), now.slice(head).reverse());
  const changed = now.slice(head, now.length - tail);
  if (margin === '' || !changed.every((line) => isPrintableLine(line) && !/^[ \t]+$/.test(line))) return undefined;
  const written = changed.map((line) => (line === '' ? '' : margin + line) + eol.slice(0, -1));
  const body = (lines: readonly string[]) => lines.join('\n').replace(/\r$/, '');
  const text = body([...raw.slice(0, head), ...written, ...raw.slice(old.length - tail)]);
  return { start, end: start + body(raw).length, text };
}

/** What stands on lines of its own; the last line break only ends the last of them. */
function literalLines(value: string): readonly string[] {
  return value.replace(/\n$/, '').split('\n');
}

/** How many lines two texts begin with alike. */
function commonLines(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, index) => line !== other[index]);
  return differs === -1 ? one.length : differs;
}

function styleFor(source: Source, container: YamlNode | null, node: YamlNode | null): RenderStyle {
  const style = styleWithin(source, container);
  if (!isScalar(node) || isUnwritten(node) || isBlockScalar(node) || style.quoteKeys) return style;
  return { ...style, quote: quoteOf(node) };
}

function needsSpace(source: Source, at: number): boolean {
  return !/[ \t]/.test(source.text[at - 1] ?? '');
}
