/** Splices that replace a value, or give a value to a key that has none. */
import { isScalar, isSeq, Scalar } from 'yaml';
import {
  blockBodyStart,
  blockHeader,
  type Collection,
  contentEnd,
  endOf,
  type Hop,
  isBlockScalar,
  isCollection,
  isFlow,
  isUnwritten,
  itemStart,
  startOf,
  valueSlot,
  type YamlNode,
} from './node.ts';
import { isUnended } from './readers.ts';
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

/** Replaces `node`, the value of `hop`. Anchor, tag and comments beside it stay. */
export function replaceValue(source: Source, hop: Hop, node: YamlNode | null, value: Value): readonly Splice[] {
  const flow = isFlow(hop.container);
  const style = styleFor(source, hop.container, node);
  if (isFilledCollection(value) && !flow) return replaceByLines(source, hop, node, value, style);
  if (isBlockScalar(node)) return [replaceBlockScalar(source, node, value, style)];
  const text = flow && isPlainBeside(node, value) ? value : renderInline(value, style, flow);
  if (node === null || isUnwritten(node)) return [fillSlot(source, hop, text)];
  if (isCollection(node) && !isFlow(node)) return [replaceLines(source, hop, node, ` ${text}`)];
  return [{ start: startOf(node), end: endOf(node), text }];
}

/** A plain scalar with a colon in flow style, such as an image, shows that the file's readers accept it. */
function isPlainBeside(node: YamlNode | null, value: Value): value is string {
  const plain = isScalar(node) && node.type === Scalar.PLAIN && /\S:\S/.test(node.source ?? '');
  return plain && typeof value === 'string' && isPlainInFlow(value);
}

/** Writes after `key:` or `-`; an explicit `? key` without value gets its `:` first. */
function fillSlot(source: Source, hop: Hop, text: string): Splice {
  const { end, indicated } = valueSlot(hop);
  if (indicated) return { start: end, end, text: /[ \t]/.test(source.text[end - 1] ?? '') ? text : ` ${text}` };
  const flow = isFlow(hop.container);
  const explicit = !flow && source.text[itemStart(hop)] === '?';
  const below = `${lineBreakAt(source.text, end)}${' '.repeat(columnOf(source.text, itemStart(hop)))}`;
  const start = flow ? end : lineEnd(source.text, end);
  return { start, end: start, text: `${explicit ? below : ''}: ${text}` };
}

/** Replaces any value by the lines of a filled collection in block style. */
function replaceByLines(
  source: Source,
  hop: Hop,
  node: YamlNode | null,
  value: Value,
  style: RenderStyle,
): readonly Splice[] {
  const slot = valueSlot(hop);
  if (isUnwritten(node) && !slot.indicated) return [fillSlot(source, hop, renderInline(value, style, false))];
  const { text } = source;
  const end = node === null || isUnwritten(node) ? slot.end : contentEnd(node, text);
  const eol = lineBreakAt(text, slot.end);
  const column = columnOf(text, itemStart(hop));
  const lines = renderBlockLines(value, style);
  if (isSeq(hop.container)) {
    const below = indent(lines, column + 2).join(eol);
    // After an anchor the collection begins on a line of its own; there `- &a key: v` would anchor the key.
    const anchored = slot.end > itemStart(hop) + 1;
    return [{ start: slot.end, end, text: anchored ? eol + below : ` ${below.slice(column + 2)}` }];
  }
  const indented = indent(lines, column + (isListValue(value) ? style.listStep : style.step)).join(eol);
  if (isCollection(node) && !isFlow(node)) return [replaceLines(source, hop, node, eol + indented)];
  // A comment beside the key stays there.
  const below = lineEnd(text, end);
  return [
    { start: slot.end, end, text: '' },
    { start: below, end: below, text: eol + indented },
  ];
}

/** `replacement` begins with a space (same line) or a line break. */
function replaceLines({ text }: Source, hop: Hop, node: Collection, replacement: string): Splice {
  const start = valueSlot(hop).end;
  const first = firstItemStart(node);
  const line = lineStart(text, first);
  const end = contentEnd(node, text);
  const ownLines = text.slice(line, first).trim() === '' && line > start;
  if (!ownLines) return { start, end, text: replacement };
  // A comment beside the key stays there; a new value that has no lines of its own goes before it.
  const comment = text.slice(start, line).replace(/\r?\n$/, '');
  const joined = replacement.startsWith(' ') ? replacement + comment : comment + replacement;
  return { start, end: lineEnd(text, end), text: joined };
}

/** Keeps `|` where the new text fits its rules; else the scalar becomes one line. */
function replaceBlockScalar({ text: whole }: Source, node: Scalar, value: Value, style: RenderStyle): Splice {
  const literal = typeof value === 'string' ? replaceLiteral(whole, node, value) : undefined;
  if (literal !== undefined) return literal;
  const comment = whole.slice(startOf(node) + blockHeader(node).length, blockBodyStart(node, whole));
  const inline = typeof value === 'string' ? renderString(value, 'plain', false) : renderInline(value, style, false);
  return { start: startOf(node), end: contentEnd(node, whole), text: inline + comment.replace(/\r?\n$/, '') };
}

/** Replaces the lines of a literal scalar that change; the others keep their bytes. `undefined` where `|` cannot hold the text. */
function replaceLiteral(whole: string, node: Scalar, value: string): Splice | undefined {
  const header = blockHeader(node);
  const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
  const unended = isUnended(node, whole);
  const chomped = header.includes('+') ? trailing > 0 : trailing === (header.includes('-') ? 0 : 1);
  const fits = chomped || (unended && trailing === 0);
  const begins = /^\n*[^ \t\n]/.test(value);
  if (node.type !== Scalar.BLOCK_LITERAL || /[1-9]/.test(header) || !fits || !begins) return undefined;
  const old = literalLines(String(node.value));
  const now = literalLines(value);
  const start = blockBodyStart(node, whole);
  const eol = lineBreakAt(whole, startOf(node));
  // At the end of a file the last line may have no line break.
  const raw = (whole.slice(start, endOf(node)) + eol).split('\n').slice(0, old.length);
  const margin = /^ */.exec(raw.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  const head = commonLines(old, now);
  const tail = commonLines(old.slice(head).reverse(), now.slice(head).reverse());
  const changed = now.slice(head, now.length - tail);
  if (margin === '' || !changed.every((line) => isPrintableLine(line) && !/^[ \t]+$/.test(line))) return undefined;
  const written = changed.map((line) => (line === '' ? '' : margin + line) + eol.slice(0, -1));
  const body = (lines: readonly string[]) => lines.join('\n').replace(/\r$/, '');
  const text = body([...raw.slice(0, head), ...written, ...raw.slice(old.length - tail)]);
  return { start, end: start + body(raw).length, text: unended && trailing > 0 ? text + eol : text };
}

/** The lines of a literal scalar; the last line break only ends the last of them. */
function literalLines(value: string): readonly string[] {
  return value.replace(/\n$/, '').split('\n');
}

/** How many lines at the beginning of two texts are equal. */
function commonLines(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, index) => line !== other[index]);
  return differs === -1 ? one.length : differs;
}

/** A scalar keeps its quotes. */
function styleFor(source: Source, container: Collection, node: YamlNode | null): RenderStyle {
  const style = styleWithin(source, container);
  if (!isScalar(node) || isUnwritten(node) || isBlockScalar(node) || style.quoteKeys) return style;
  return { ...style, quote: quoteOf(node) };
}
