/**
 * How a text looks by what it means. Here alone are escape codes made: whoever writes gives spans of printable text with
 * their meaning, and texts of other people never bring a code of their own (`printable` in `../host.ts` comes first).
 */

export type Meaning = keyof typeof codes;

/** A piece of a line. */
export interface Span {
  /** Printable, on one line. */
  readonly text: string;
  readonly meaning?: Meaning | undefined;
  /** Where a link leads. */
  readonly url?: string | undefined;
}

/** What the screen takes. */
export interface Look {
  readonly colours: boolean;
  /** Links that are seen as their text alone (OSC 8). */
  readonly hyperlinks?: boolean | undefined;
}

/** Select Graphic Rendition (ECMA-48): only what terminals and GitLab's log viewer both know. */
const codes = {
  heading: 1,
  strong: 1,
  detail: 2,
  link: 4,
  failed: 31,
  removed: 31,
  added: 32,
  ok: 32,
  warning: 33,
  code: 36,
  hint: 36,
  hunk: 36,
  file: 1,
} as const;

export function painted(spans: readonly Span[], look: Look): string {
  return spans.map((span) => linked(span, paint(span.text, span.meaning, look), look)).join('');
}

export function paint(text: string, meaning: Meaning | undefined, { colours }: Look): string {
  return meaning === undefined || !colours || text === '' ? text : `\u001b[${codes[meaning]}m${text}\u001b[0m`;
}

/** Whether the address of a link can be behind its text: a web address in ASCII, which cannot end the sequence early. */
export function isHidden(url: string, { hyperlinks = false }: Look): boolean {
  return hyperlinks && /^https?:\/\/[\u0021-\u007e]+$/.test(url);
}

/** Source: egmontkob's gist "Hyperlinks in terminal emulators", which iTerm2, VTE, kitty, WezTerm and others follow. */
function linked({ url }: Span, shown: string, look: Look): string {
  if (url === undefined || shown === '' || !isHidden(url, look)) return shown;
  return `\u001b]8;;${url}\u001b\\${shown}\u001b]8;;\u001b\\`;
}

const marks: Readonly<Record<string, Meaning>> = {
  '✔': 'ok',
  '✓': 'ok',
  '✗': 'failed',
  '✘': 'failed',
  '▲': 'warning',
};

/** A line as it is, with the colour of the mark that it begins with. */
export function markedLine(line: string): readonly Span[] {
  const [, indent = '', mark, rest = ''] = /^(\s*)([✔✓✗✘▲])(?=\s|$)(.*)$/su.exec(line) ?? [];
  if (mark === undefined) return [{ text: line }];
  return [{ text: indent }, { text: mark, meaning: marks[mark] }, { text: rest }];
}

/** The lines of a unified diff. `--- ` is the name of a file only before one with `+++ `: text that goes may begin so too. */
export function diffLines(lines: readonly string[]): readonly Span[] {
  return lines.map((text, at) => ({ text, meaning: meaningInDiff(text, lines[at - 1], lines[at + 1]) }));
}

function meaningInDiff(line: string, before = '', after = ''): Meaning | undefined {
  const isName = (a: string, b: string) => /^--- /.test(a) && /^\+\+\+ /.test(b);
  if (isName(line, after) || isName(before, line) || /^diff /.test(line)) return 'file';
  if (line.startsWith('@@')) return 'hunk';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}
