/** The summary of a run that failed: the step, the error, what to do, and what is known all the same. */
import type { Failure } from '../core/failure.ts';
import { table } from './summary.ts';

interface FailedRun {
  readonly command: string;
  /** Undefined where the command has none. */
  readonly step: string | undefined;
  readonly failure: Failure;
  /** In their own words. */
  readonly causes: readonly string[];
  /** Every declared output. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** In characters: a builder's or a server's words may be many. */
const longest = 4_000;

/** @param host other hosts than GitHub have one place for all, the log, where the error itself comes behind this */
export function failureSummary({ command, step, failure, causes, outputs }: FailedRun, host: string): string {
  const { code, message, hint } = failure;
  const isLogged = host !== 'github-actions';
  const known = Object.entries(outputs).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return ['', '""', '[]', '{}', '{"include":[]}'].includes(text) || text.includes('\n') ? [] : [[name, cut(text)]];
  });
  if (isLogged && step === undefined && known.length === 0) return '';
  const error = [
    ['error', [`${cut(message)}`, ...causes.map((cause) => `caused by: ${cut(cause)}`)]],
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

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
