import { isFilledCollection, isListValue, isMapValue, type Value } from '../value.ts';
import { type Quote, renderString } from './scalar.ts';

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

export function renderKey(key: string, style: RenderStyle, flow: boolean): string {
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
