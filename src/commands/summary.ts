/** What the page of a run says of a run that failed. */
import type { Failure } from '../core/failure.ts';
import { table } from '../core/markdown.ts';

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
