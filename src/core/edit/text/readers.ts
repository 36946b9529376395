/**
 * Where readers of YAML differ: what go-yaml (kubectl, Helm, Kustomize, Argo CD) and PyYAML take otherwise than the parser
 * that proves an edit. Sources: YAML 1.1 and 1.2, libyaml's scanner, whose port go-yaml is. `npm run fuzz -- edit` looks
 * for more.
 */
import { type CST, isMap, isPair, isScalar, isSeq, Lexer, Parser, Scalar } from 'yaml';
import {
  asNode,
  blockBodyStart,
  blockHeader,
  blockMargin,
  childNode,
  contentEnd,
  endOf,
  isBlockScalar,
  isCollection,
  isFlow,
  itemStart,
  itemTokens,
  lastHop,
  startOf,
  type YamlNode,
} from './node.ts';
import type { Splice } from './splice.ts';

/** Something that readers take differently. */
export interface Disagreement {
  readonly offset: number;
  readonly problem: string;
  readonly hint: string;
}

/** What YAML does not allow unescaped; a lone carriage return, which ends a line for some readers alone. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]|\r(?!\n)/;

/** Line breaks of YAML 1.1 alone. */
const oldBreaks = /[\u0085\u2028\u2029]/g;

/** The first character of a text that not every reader takes. */
export function forbiddenIn(text: string): Disagreement | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const { index: offset, 0: character } = found;
  if (character !== '\r') {
    const problem = `the character ${nameOf(character)} stands unescaped, which go-yaml or PyYAML refuse`;
    return { offset, problem, hint: removeIt };
  }
  const problem = 'a carriage return without a line feed ends a line for some readers';
  return { offset, problem, hint: 'End lines with LF or CRLF.' };
}

/** In quotes such a break stays what it is; elsewhere a line of YAML 1.1 ends there, and what follows is read by itself. */
export function oldBreakIn(text: string, roots: readonly (YamlNode | null)[]): Disagreement | undefined {
  for (const { index: offset, 0: character } of text.matchAll(oldBreaks)) {
    if (roots.some((root) => isQuotedAt(root, offset))) continue;
    const problem = `the character ${nameOf(character)} ends a line for go-yaml and PyYAML, and does not for YAML 1.2`;
    return { offset, problem, hint: removeIt };
  }
  return undefined;
}

const removeIt = 'Remove it, or write it as an escape in double quotes.';

function nameOf(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function isQuotedAt(node: YamlNode | null, offset: number): boolean {
  if (node === null) return false;
  if (isScalar(node)) {
    const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
    return quoted && startOf(node) < offset && offset < endOf(node);
  }
  if (!isMap(node) && !isSeq(node)) return false;
  return node.items.some((item: unknown) =>
    isPair(item)
      ? isQuotedAt(asNode(item.key), offset) || isQuotedAt(asNode(item.value), offset)
      : isQuotedAt(asNode(item), offset),
  );
}

/**
 * `{a:}` and `{a :}`: the key `a` to YAML 1.2 and PyYAML, the key `a:` to go-yaml. In a list, `[2001:db8::]`, it is one item to
 * all of them, be it a map or a text: only edits of the list are refused (`gluedBeside`).
 */
export function gluedColon(text: string, hop: { container: unknown; index: number }): Disagreement | undefined {
  const { container } = hop;
  if (!isMap(container) || text[startOf(container)] !== '{') return undefined;
  return gluedAt(text, hop, 'Put a space behind the colon.');
}

/** The item of a list around a place that go-yaml takes for a text, and others for a map: whether it stays one depends on a space. */
export function gluedBeside(text: string, containers: readonly unknown[]): Disagreement | undefined {
  const hint = 'Put the text in quotes, or write the whole list.';
  for (const container of containers) {
    if (!isSeq(container) || !isFlow(container)) continue;
    for (const item of container.items) {
      const glued = gluedAt(text, { container: item, index: 0 }, hint);
      if (glued !== undefined) return glued;
    }
  }
  return undefined;
}

function gluedAt(
  text: string,
  { container, index }: { container: unknown; index: number },
  hint: string,
): Disagreement | undefined {
  if (!isMap(container) || !isFlow(container)) return undefined;
  const key = asNode(container.items[index]?.key);
  const colon = itemTokens({ container, index }).sep?.find(({ type }) => type === 'map-value-ind');
  if (colon === undefined || !isScalar(key) || key.type !== Scalar.PLAIN) return undefined;
  if (!/[,[\]{}]/.test(text[colon.offset + 1] ?? '')) return undefined;
  const problem = `"${key.source}:" directly before "${text[colon.offset + 1]}" is a key for some readers and belongs to its text for go-yaml`;
  return { offset: colon.offset, problem, hint };
}

/** Blank lines in and below a block scalar that are a part of it for all but our parser. */
export function indentedBlanks(text: string, node: YamlNode): Disagreement | undefined {
  if (!isBlockScalar(node)) return undefined;
  const header = blockHeader(node);
  const start = blockBodyStart(node, text);
  const body = text.slice(start, endOf(node));
  const isBlank = body.trim() === '' && /[1-9]/.test(header);
  const below = /^(?: *\r?\n)* */.exec(text.slice(endOf(node)))?.[0] ?? '';
  const margin = blockMargin(node, text);
  const lines = (isBlank ? body + below : below).split('\n');
  const indented = lines.some((line) => line.replace('\r', '').length > margin);
  // With `+` it is a line for some, and the end of the text for others.
  const unended = header.includes('+') && endOf(node) === text.length && /(?:^|\n) +$/.test(body);
  if (!indented && !unended) return undefined;
  const problem = 'spaces at the end of this text are a part of it for some readers';
  return { offset: startOf(node), problem, hint: 'Remove the spaces in its blank lines.' };
}

/** The node that a document ends with. */
function lastNode(root: YamlNode | null): YamlNode | null {
  let node = root;
  while (isCollection(node) && !isFlow(node) && node.items.length > 0) node = childNode(lastHop(node));
  return node;
}

/** The block scalar that a text ends in, without a line break behind its last line. */
function unendedBlock(root: YamlNode | null, text: string): Scalar | undefined {
  const node = lastNode(root);
  return isBlockScalar(node) && isUnended(node, text) ? node : undefined;
}

/** Whether a block scalar ends with the text, which has no line break behind its last line. */
export function isUnended(node: Scalar, text: string): boolean {
  const isLast = endOf(node) === text.length && !text.endsWith('\n');
  return isLast && contentEnd(node, text) === text.length && blockBodyStart(node, text) < text.length;
}

/**
 * A block scalar at the end of a text that has no line break there has none in its value either (YAML 1.2, 8.1.1.2:
 * `b-chomped-last`); the parser adds one.
 */
export function endBlockAsWritten(root: YamlNode | null, text: string): void {
  const node = unendedBlock(root, text);
  if (node !== undefined && typeof node.value === 'string') node.value = node.value.replace(/\n$/, '');
}

/** Lines that are put behind such a block scalar would give it a line break: with `-` it stays without. */
export function chompBlock(root: YamlNode | null, text: string, splices: readonly Splice[]): readonly Splice[] {
  const node = unendedBlock(root, text);
  const adds = splices.some((each) => each.start === text.length && each.text.includes('\n'));
  if (node === undefined || !adds || splices.some(({ start, end }) => end > startOf(node) && start < text.length))
    return splices;
  const header = blockHeader(node);
  if (header.includes('-')) return splices;
  const start = startOf(node);
  return [...splices, { start, end: start + header.length, text: `${header.replace('+', '')}-` }];
}

/** Whether the line break before `offset` is a part of a block scalar's value. */
export function endsBlock(root: YamlNode | null, text: string, offset: number): boolean {
  let node = root;
  while (isCollection(node) && !isFlow(node)) {
    const { items } = node;
    const container = node;
    const index = items.findLastIndex((_, at) => itemStart({ container, index: at }) < offset);
    if (index === -1) return false;
    node = childNode({ container, index });
  }
  return isBlockScalar(node) && startOf(node) < offset && offset <= endOf(node) && blockBodyStart(node, text) < offset;
}

/**
 * go-yaml and PyYAML let a quoted text, and a list or map in brackets, go on in any column; the lexer of `yaml` asks for
 * more columns than the key has. It is told that it stands at the margin, where it asks for none. Its tokens keep their
 * very text. `yaml` is held at one version; `test/unit/core/edit/text/readers.test.ts` fails where its lexer changes.
 */
export function tokensInAnyColumn(text: string): CST.Token[] {
  const lexer = new Lexer();
  const inner = lexer as unknown as Inner;
  for (const name of ['parseQuotedScalar', 'parseFlowCollection'] as const) {
    const parse = inner[name].bind(lexer);
    inner[name] = function* () {
      const { indentNext } = inner;
      inner.indentNext = 0;
      try {
        return yield* parse();
      } finally {
        inner.indentNext = indentNext;
      }
    };
  }
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of lexer.lex(text)) tokens.push(...parser.next(lexeme));
  tokens.push(...parser.end());
  return tokens;
}

/** What the lexer keeps to itself. */
interface Inner {
  /** The column that the lines of a value must reach. */
  indentNext: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}
