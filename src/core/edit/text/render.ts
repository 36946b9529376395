/** Writes a value as YAML: in the layout of its neighbours, and so that every reader takes a string for exactly this string. */
import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { asNode, endOf, isCollection, isFlow, itemStart, itemTokens, startOf, type YamlNode } from './node.ts';
import type { Source } from './source.ts';
import { columnOf } from './splice.ts';
import { isFilledCollection, isListValue, isMapValue, type Value } from './value.ts';

/** How new text is laid out, taken from its neighbours. */
export interface RenderStyle {
  readonly quote: Quote;
  /** Keys in double quotes, as in JSON. */
  readonly quoteKeys: boolean;
  /** Indentation of a nested map, in columns. */
  readonly step: number;
  /** Indentation of a list under its key, in columns: `0` or `step`. */
  readonly listStep: number;
  /** What stands between key and value in flow style: `: `, or `:` in compact JSON. */
  readonly colon: string;
  readonly comma: string;
}

/** Up to its colon; readers take no more (YAML 1.2, 7.4). */
const maxKeyLength = 1024;

function renderKey(key: string, style: RenderStyle, flow: boolean): string {
  const written = renderString(key, style.quoteKeys ? 'double' : 'plain', flow);
  if (written.length <= maxKeyLength) return written;
  const problem = `the key ${key.slice(0, 20)}… has ${written.length} characters as it is written; YAML readers take ${maxKeyLength}`;
  throw badInput('set', problem, 'Check the path; a text of that length belongs in a value.');
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

/** The layout of a new value inside `container`: that of its last sibling, else of the file. */
export function styleWithin(source: Source, container: YamlNode | null): RenderStyle {
  const flow = isFlow(container);
  const { step = 2, listStep = step } = indentation(source);
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

/** Many edits of one text add to a collection of it. */
const quotes = new WeakMap<YamlNode, Quote>();

/** The quotes of the last string in a collection; plain when there is none, or when it is a block scalar. */
function neighbourQuote(container: YamlNode | null): Quote {
  if (container === null) return 'plain';
  const quote = quotes.get(container) ?? lastQuote(container);
  quotes.set(container, quote);
  return quote;
}

function lastQuote(container: YamlNode): Quote {
  const values = isMap(container) ? container.items.map((pair) => pair.value) : isSeq(container) ? container.items : [];
  const last = values.findLast((value) => isScalar(value) && typeof value.value === 'string');
  return isScalar(last) ? quoteOf(last) : 'plain';
}

interface Indentation {
  readonly step: number | undefined;
  readonly listStep: number | undefined;
}

/** Many edits of one text ask for it. */
const indentations = new WeakMap<Source, Indentation>();

function indentation(source: Source): Indentation {
  const known = indentations.get(source) ?? measuredIndentation(source);
  indentations.set(source, known);
  return known;
}

/** Indentation as the first nested map and list of a file show it. */
function measuredIndentation(source: Source): Indentation {
  let step: number | undefined;
  let listStep: number | undefined;
  const visit = (node: YamlNode | null): void => {
    if (isFlow(node) || (step !== undefined && listStep !== undefined)) return;
    if (isSeq(node)) for (const item of node.items) visit(asNode(item));
    if (!isMap(node)) return;
    for (const [index, pair] of node.items.entries()) {
      const child = asNode(pair.value);
      if (!isCollection(child) || isFlow(child)) continue;
      const inner =
        columnOf(source.text, firstItemStart(child)) - columnOf(source.text, itemStart({ container: node, index }));
      if (isSeq(child)) listStep ??= inner;
      else if (inner > 0) step ??= inner;
      visit(child);
    }
  };
  for (const { root } of source.documents) visit(root);
  return { step, listStep };
}

export function firstItemStart(node: YamlNode): number {
  return isCollection(node) && node.items.length > 0 ? itemStart({ container: node, index: 0 }) : startOf(node);
}

/** `:` without a space only where the siblings have it so (compact JSON); a plain key needs the space. */
function flowColon(source: Source, container: YamlNode | null): string {
  const pair = isMap(container) ? container.items.at(-1) : undefined;
  const key = asNode(pair?.key);
  const value = asNode(pair?.value);
  if (pair === undefined || key === null || value === null || !isDouble(key)) return ': ';
  const between = source.text.slice(endOf(key), startOf(value));
  return /^ *: *$/.test(between) ? between : ': ';
}

function flowComma(source: Source, container: YamlNode | null): string {
  if (!isCollection(container) || container.items.length < 2) return ', ';
  const second = { container, index: 1 };
  const comma = itemTokens(second).start.find(({ type }) => type === 'comma');
  return comma !== undefined && comma.offset + 1 === itemStart(second) && source.text[comma.offset] === ','
    ? ','
    : ', ';
}

/** How a string is quoted. `plain` and `single` fall back to `double` where they could not hold the text. */
export type Quote = 'plain' | 'single' | 'double';

/** C0, C1, the line breaks of YAML 1.1, and other characters that YAML allows only escaped. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

/** YAML 1.1 and 1.2 words for null and booleans, as go-yaml and PyYAML read them. */
const words = new Set(['', '~', 'null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', '<<', '=']);

/**
 * Texts that one of YAML 1.2 core, YAML 1.1, go-yaml or PyYAML takes for something other than a string.
 * Sources: yaml.org/type (int, float, timestamp), go-yaml resolve.go, PyYAML resolver.py.
 */
const typed: readonly RegExp[] = [
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?0[xX][0-9a-fA-F_]+$/,
  /^[-+]?0[oO]?[0-7_]+$/,
  /^[-+]?0[bB][01_]+$/,
  /^[-+]?(?:\.[0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
];

/** Whether an unquoted text is a string for every reader. */
function isStringEverywhere(plain: string): boolean {
  // go-yaml leaves underscores out before it looks for a prefix: `0_x1f` is 31.
  const spellings = /^[-+.0-9]/.test(plain) ? [plain, plain.replaceAll('_', '')] : [plain];
  return !words.has(plain.toLowerCase()) && !typed.some((pattern) => spellings.some((each) => pattern.test(each)));
}

/** Whether a scalar that parsed to a string is one under YAML 1.1 and 1.2 alike. */
export function readsAsString(scalar: Scalar): boolean {
  if (typeof scalar.value !== 'string') return false;
  return scalar.type !== Scalar.PLAIN || scalar.tag !== undefined || isStringEverywhere(scalar.value);
}

/** A string as one line of YAML that every reader takes for exactly this string. */
export function renderString(value: string, quote: Quote, flow: boolean): string {
  refuseLoneSurrogate(value);
  if (quote === 'plain' && isPlainSafe(value, flow)) return value;
  if (quote === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

export function quoteOf(scalar: Scalar): Quote {
  if (scalar.type === Scalar.QUOTE_DOUBLE) return 'double';
  return scalar.type === Scalar.QUOTE_SINGLE ? 'single' : 'plain';
}

export function isPrintableLine(value: string): boolean {
  return !unprintable.test(value.replaceAll('\t', ''));
}

function refuseLoneSurrogate(value: string): void {
  if (!/\p{Surrogate}/u.test(value)) return;
  const problem = 'the value to write holds half of a surrogate pair, which is no Unicode text';
  throw new Failure('bad-input', 'TEXT_NOT_UNICODE', problem, { hint: 'Pass the value as UTF-8 text.' });
}

/** Stricter than the grammar: PyYAML fails on a leading indicator and, in flow style, on any colon or `?`. */
function isPlainSafe(value: string, flow: boolean): boolean {
  if (unprintable.test(value) || value.trim() !== value || !isStringEverywhere(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(value) || /:(?:\s|$)|\s#/.test(value) || value.startsWith('...')) return false;
  // `e123456` is text for go-yaml and PyYAML, but a number for the parser that verifies the edit.
  if (/^[-+]?\.?[0-9_]*[eE][-+]?[0-9_]+$/.test(value)) return false;
  return !flow || !/[,[\]{}:?]/.test(value);
}

/** Whether a text with colons in it may stand plain in flow style, for the readers of YAML 1.2 and go-yaml. */
export function isPlainInFlow(value: string): boolean {
  return isPlainSafe(value, false) && !/[,[\]{}?]/.test(value);
}

/** JSON's escapes are YAML's, but JSON leaves characters unescaped that YAML does not allow. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
