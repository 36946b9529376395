/** What a check has found, and how the findings are shown: a line each, a table, the verdict. */
import { Failure, messageOf } from '../../core/failure.ts';
import { table } from '../../core/markdown.ts';
import type { Deadline } from '../../core/net/deadline.ts';

export interface CheckResult {
  readonly name: string;
  /** `skipped`: it was not asked, and the hint says how it is. */
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped';
  readonly message: string;
  /** What to do. */
  readonly hint?: string | undefined;
}

export interface CheckGroup {
  readonly title: string;
  readonly checks: Promise<readonly CheckResult[]>;
}

type Verdict = (name: string, message: string, hint?: string) => CheckResult;

const verdict =
  (result: CheckResult['result']): Verdict =>
  (name, message, hint) => ({ name, result, message, ...(hint === undefined ? {} : { hint }) });

export const ok = verdict('ok');
export const warning = verdict('warning');
export const failed = verdict('failed');
export const skipped = verdict('skipped');

/** What was thrown, as a finding: the problem with the words of its cause, and what to do. */
export function failedBy(name: string, error: unknown): CheckResult {
  const message = messageOf(error);
  const cause = error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : '';
  const isSaid = cause === '' || message.includes(cause) || cause.includes('\n');
  const hint = error instanceof Failure ? error.hint : undefined;
  return failed(name, isSaid ? message : `${message} (${cause})`, hint);
}

/** What a check has found; what it throws is its finding, and so is a deadline that passes meanwhile. */
export async function checked(
  name: string,
  deadline: Deadline,
  find: () => Promise<readonly CheckResult[] | CheckResult>,
): Promise<readonly CheckResult[]> {
  try {
    return [await deadline.race(find(), name)].flat();
  } catch (error) {
    return [failedBy(name, error)];
  }
}

const marks = { ok: '✔', warning: '▲', failed: '✗', skipped: '-' } as const;

/** A line for each finding, with what to do below it. */
export function linesOf({ name, result, message, hint }: CheckResult): readonly string[] {
  const [first = '', ...rest] = `${name}: ${message}`.split('\n');
  return [`  ${marks[result]} ${first}`, ...[...rest, ...(hint?.split('\n') ?? [])].map((line) => `      ${line}`)];
}

/** `12 ok, 1 warning, 2 failed, 3 skipped`, without those that there are none of. */
export function countsOf(results: readonly CheckResult[]): string {
  const plural = { ok: 'ok', warning: 'warnings', failed: 'failed', skipped: 'skipped' } as const;
  const counts = (Object.keys(plural) as (keyof typeof plural)[]).flatMap((result) => {
    const count = results.filter((each) => each.result === result).length;
    const word = result === 'warning' && count === 1 ? 'warning' : plural[result];
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return counts.join(', ');
}

/** For a page: what has to be done comes first. */
export function tableOf(results: readonly CheckResult[]): string {
  const order = ['failed', 'warning', 'ok', 'skipped'] as const;
  const sorted = order.flatMap((result) => results.filter((each) => each.result === result));
  const rows = sorted.map(({ name, result, message, hint }) => [
    `${marks[result]} ${result}`,
    name,
    [...message.split('\n'), ...(hint?.split('\n') ?? [])],
  ]);
  return table(['', 'check', 'what was found, and what to do'], rows);
}

/** Undefined where nothing failed. */
export function failureOf(results: readonly CheckResult[]): Failure | undefined {
  const all = results.filter(({ result }) => result === 'failed');
  if (all.length === 0) return undefined;
  const names = [...new Set(all.map(({ name }) => name))];
  const shown = `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`;
  const message = `${all.length} of ${results.length} checks failed: ${shown}`;
  return new Failure('failed', 'SETUP_INCOMPLETE', message, { hint: 'Below each of them stands what to do.' });
}
