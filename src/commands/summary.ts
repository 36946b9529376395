/** Summaries of runs, as GitHub-flavoured Markdown: tables, and what is said of a run that failed. */
import type { Failure } from '../core/failure.ts';

/**
 * A text as one cell of a Markdown table. Names of files, branches and images are other people's text, so their markup
 * is escaped. Not for code spans, which show entities as they are written.
 */
export function cell(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\\|`<>*_[\]&~$!]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A sentence with names of branches, files and services in it. Its code spans stay; HTML and links of others come to
 * nothing.
 */
export function sentence(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[<[]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A table of these texts. Several texts in one cell stand on lines of their own. */
export function table(head: readonly string[], rows: readonly (readonly (string | readonly string[])[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.map((row) => line(row.map((texts) => [texts].flat().map(cell).join('<br>'))));
  return [line(head), line(head.map(() => '---')), ...shown].join('\n');
}

interface FailedRun {
  readonly command: string;
  /** Undefined where the command has none. */
  readonly step: string | undefined;
  readonly failure: Failure;
  /** In their own words. */
  readonly causes: readonly string[];
  /** Every declared output. */
  readonly outputs: Readonly<Record<string, unknown>>;
  redact(text: string): string;
  /** Where summaries and log are one, the error itself comes behind the summary. */
  readonly isLogged: boolean;
}

/** In characters: a builder's or a server's words may be many. */
const longest = 4_000;

/**
 * The step, the error, what to do, and what is known all the same; empty where the log says all of it.
 */
export function failureSummary({ command, step, failure, causes, outputs, redact, isLogged }: FailedRun): string {
  const { code, message, hint } = failure;
  // Half a secret would not be known as one.
  const cut = (text: string) => shortened(redact(text));
  const known = Object.entries(outputs).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return ['', '""', '[]', '{}', '{"include":[]}'].includes(text) || text.includes('\n') ? [] : [[name, cut(text)]];
  });
  if (isLogged && step === undefined && known.length === 0) return '';
  const error = [
    ['error', [cut(message), ...causes.map((cause) => `caused by: ${cut(cause)}`)]],
    ...(hint === undefined ? [] : [['what to do', hint] as const]),
    ['code', code],
  ] as const;
  const rows = [['step', step ?? command], ...(isLogged ? [] : error)] as const;
  return [
    `### ${command}: failed`,
    table(['', ''], rows),
    ...(known.length === 0 ? [] : ['What is known:', table(['output', 'value'], known)]),
  ].join('\n\n');
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
