/**
 * `hosts/terminal/markdown` shows the Markdown of summaries where nothing renders it: on shells and in GitLab's log. Imports
 * what `hosts/terminal` has. Begin here; then `blocks.ts` and `inline.ts`, which read, and `table.ts`.
 *
 * No word is lost, but for graphs (Mermaid), which a screen cannot draw, and comments. Code is wrapped nowhere.
 */
import { printable } from '../../host.ts';
import { diffLines, isHidden, type Look, markedLine, painted, type Span } from '../style.ts';
import { widthOf } from '../width.ts';
import { wrapped } from '../wrap.ts';
import { type Block, blocksOf } from './blocks.ts';
import { inlineSpans } from './inline.ts';
import { type Cell, type Line, tableLines } from './table.ts';

interface Screen {
  readonly columns: number;
  readonly look: Look;
  readonly redact: (text: string) => string;
  /** The log above has every diff of the summary already. */
  readonly diffsAreLogged?: true;
}

/** Lines, with escape codes for what the screen can show. */
export function renderMarkdown(markdown: string, screen: Screen): readonly string[] {
  const blocks = withoutLoggedDiffs(blocksOf(screen.redact(markdown)), screen);
  const lines: Line[] = [];
  blocks.forEach((block, at) => {
    const shown = linesOf(block, screen);
    if (shown.length === 0) return;
    if (lines.length > 0 && !isTight(blocks[at - 1], block)) lines.push([]);
    lines.push(...shown);
  });
  return lines.map((line) => painted(line, screen.look));
}

/** Of a folded diff its title, which has its size. */
function withoutLoggedDiffs(blocks: readonly Block[], { diffsAreLogged }: Screen): readonly Block[] {
  if (diffsAreLogged !== true) return blocks;
  const isFolded = (at: number) => {
    const [title, body] = [blocks[at], blocks[at + 1]];
    return title?.kind === 'heading' && title.isFold === true && body?.kind === 'code' && body.language === 'diff';
  };
  return blocks.flatMap((block, at): Block[] => {
    if (isFolded(at - 1)) return [];
    return block.kind === 'heading' && isFolded(at)
      ? [{ kind: 'paragraph', lines: [`${block.text}: see above`] }]
      : [block];
  });
}

/** Items of a list follow one another, and the line that begins them. */
function isTight(before: Block | undefined, block: Block): boolean {
  return block.kind === 'item' && before?.kind === 'item';
}

function linesOf(block: Block, screen: Screen): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return wrappedText([textOf(block.text, screen)].flat().map(asHeading), screen.columns);
    case 'paragraph':
      return block.lines.flatMap((line) => wrappedText(textOf(line, screen), screen.columns));
    case 'item':
      return itemLines(block, screen);
    case 'quote':
      return quoteLines(block.lines, screen);
    case 'code':
      return codeLines(block, screen);
    case 'rule':
      return [[{ text: '─'.repeat(Math.min(screen.columns, 40)), meaning: 'detail' }]];
    case 'table':
      return tableText(block, screen);
  }
}

function asHeading(line: Line): Line {
  return line.map((span): Span => ({ ...span, meaning: 'heading' }));
}

function wrappedText(lines: readonly Line[], columns: number): readonly Line[] {
  return lines.flatMap((line) => wrapped(line, columns, false));
}

/** The spans of a text line by line; addresses of links behind their texts, where they are not seen otherwise. */
function textOf(source: string, screen: Screen): readonly Line[] {
  return linesAt(withAddresses(spansOf(source, screen), screen.look));
}

function spansOf(source: string, { redact }: Screen): readonly Span[] {
  // Again: what was an entity may be part of a secret.
  return inlineSpans(source).map((span) => (span.text === '\n' ? span : { ...span, text: redact(span.text) }));
}

function linesAt(spans: readonly Span[]): readonly Line[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    if (span.text === '\n') lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines;
}

function withAddresses(spans: readonly Span[], look: Look): readonly Span[] {
  return spans.flatMap((span, at) => {
    const { url } = span;
    const isLast = url !== undefined && spans[at + 1]?.url !== url;
    if (!isLast || isHidden(url, look)) return [span];
    const text = spans.flatMap((each) => (each.url === url ? [each.text] : [])).join('');
    return isSaidBy(text, url) ? [span] : [span, { text: ` (${url})` }];
  });
}

function isSaidBy(text: string, url: string): boolean {
  return text.includes(url.replace(/^(https?:\/\/|mailto:)/, ''));
}

function itemLines({ indent, marker, lines }: Block & { kind: 'item' }, screen: Screen): readonly Line[] {
  const lead = `${' '.repeat(Math.min(indent, 12))}${/^[*+]$/.test(marker) ? '-' : marker} `;
  const texts = lines.flatMap((line) => textOf(line, screen));
  const shown = wrappedText(texts, Math.max(20, screen.columns - lead.length));
  return shown.map((line, at) => [{ text: at === 0 ? lead : ' '.repeat(lead.length) }, ...line]);
}

/** GitHub's alerts say in their first line what they are. */
function quoteLines(lines: readonly string[], screen: Screen): readonly Line[] {
  const [, alert] = /^\[!([A-Z]+)\]$/.exec(lines[0]?.trim() ?? '') ?? [];
  const texts = (alert === undefined ? lines : lines.slice(1)).flatMap((line) => textOf(line, screen));
  const title: readonly Line[] = alert === undefined ? [] : [[{ text: alert.toLowerCase(), meaning: 'strong' }]];
  const shown = [...title, ...wrappedText(texts, Math.max(20, screen.columns - 2))];
  return shown.map((line) => [{ text: '│ ', meaning: 'detail' }, ...line]);
}

function codeLines({ indent, language, lines }: Block & { kind: 'code' }, { redact }: Screen): readonly Line[] {
  if (language === 'mermaid') return [];
  const texts = lines.map((line) => printable(redact(line)));
  const spans = language === 'diff' ? diffLines(texts) : texts.map((text): Span => ({ text }));
  return spans.map((span) => [{ text: ' '.repeat(indent + 2) }, span]);
}

/** Addresses would tear a table apart: they stand below it, by number. */
function tableText({ head, rows, alignment }: Block & { kind: 'table' }, screen: Screen): readonly Line[] {
  const addresses: string[] = [];
  const cell = (source: string): Cell => {
    const spans = spansOf(source, screen);
    const noted = spans.flatMap((span, at) => {
      const { url } = span;
      if (url === undefined || spans[at + 1]?.url === url || isHidden(url, screen.look)) return [span];
      // A short one is whole in its cell.
      if (isSaidBy(span.text, url) && url.length * 3 <= screen.columns) return [span];
      if (!addresses.includes(url)) addresses.push(url);
      return [span, { text: ` [${addresses.indexOf(url) + 1}]` }];
    });
    const marked = linesAt(noted).map(withMark);
    return marked.every((line) => line.length === 0) ? [] : marked;
  };
  const text = { head: head.map(cell), rows: rows.map((row) => row.map(cell)), alignment };
  const notes = addresses.map((url, at): Line => [{ text: `[${at + 1}] ${url}` }]);
  return [...tableLines(text, screen.columns), ...notes];
}

/** `✔ ok`: the mark in its colour. */
function withMark(line: Line): Line {
  const [first, ...rest] = line;
  if (first === undefined || first.meaning !== undefined || widthOf(first.text) === 0) return line;
  return [...markedLine(first.text), ...rest];
}
