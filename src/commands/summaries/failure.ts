/** What summaries say of a failure: its code with a link, its causes, and the resources that failed. */
import { counted } from '../../core/counted.ts';
import { code, joined, link, type Markdown, md, sentence, table } from '../../core/markdown.ts';
import type { FailedRun, Run } from '../../inputs/command.ts';
import { page, verdict } from './parts.ts';

/** In characters: a builder's or a server's words may be many. */
const longest = 4_000;
/** Of an output, which the run hands on in full. */
const longestOutput = 500;
/** Of an error that stands in the headline. */
const longestHeadline = 100;

type Redact = (text: string) => string;

/** Half a secret would not be known as one. */
function cut(text: string, redact: Redact, most = longest): string {
  const whole = redact(text);
  return whole.length <= most ? whole : `${whole.slice(0, most)}…`;
}

function isHeadline(message: string): boolean {
  return !message.includes('\n') && message.length <= longestHeadline;
}

/** What was not done, and why where that takes a few words. */
export function failureHeadline(what: Markdown, { failure: { message } }: FailedRun, redact: Redact): string {
  return verdict('bad', isHeadline(message) ? md`${what}: ${redact(message)}` : what);
}

/** The code with its page, the input that it is about, and what to do. */
export function failureFacts({ failure }: FailedRun, redact: Redact): Markdown {
  const input = failure.code === 'INPUT_INVALID' ? /^([a-z][\w.<>-]*): /.exec(failure.message)?.[1] : undefined;
  const facts = joined(
    [
      md`**${code(failure.code)}**`,
      input === undefined ? '' : md`input ${code(input)}`,
      link('what it means ↗', failure.url),
    ],
    ' · ',
  );
  const { hint } = failure;
  return { markdown: hint === undefined ? facts.markdown : `${facts.markdown}\n\n${sentence(cut(hint, redact))}` };
}

/** The error, where the headline does not have it, and what it came from: a line each. */
export function causeLines({ failure: { message }, causes }: FailedRun, redact: Redact): readonly Markdown[] {
  const lines = isHeadline(message) ? [] : cut(message, redact).split('\n');
  // Network errors say the same once more, in fewer words.
  const different = causes.filter((cause, at) => !causes.slice(0, at).some((earlier) => earlier.includes(cause)));
  return [...lines.map((line) => md`${line}`), ...different.map((cause) => md`caused by: ${cut(cause, redact)}`)];
}

/** A run that failed, as its host sees it. */
interface FailedCommand extends FailedRun {
  readonly command: string;
  /** Undefined where the command has none. */
  readonly step: string | undefined;
  /** Every declared output. */
  readonly outputs: Readonly<Record<string, unknown>>;
  redact(text: string): string;
}

/** @param own what the command has to say of it; where it cannot, the failure is told all the same */
export function failureSummary(failed: FailedCommand, own: Parameters<Run['onFailure']>[0] | undefined): string {
  try {
    return own?.(failed) ?? commonSummary(failed);
  } catch {
    return commonSummary(failed);
  }
}

/** The error, what to do, the step, and what is known all the same; empty where the log says all of it. */
function commonSummary(failed: FailedCommand): string {
  const { command, step, outputs, redact, isLogged } = failed;
  const known = Object.entries(outputs).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    const isShown = !['', '""', '[]', '{}', '{"include":[]}'].includes(text) && !text.includes('\n');
    return isShown && name !== 'failed-resources' ? [[code(name), cut(text, redact, longestOutput)]] : [];
  });
  if (isLogged && step === undefined && known.length === 0) return '';
  return page(
    failureHeadline(md`${command} failed`, failed, redact),
    ...(isLogged ? [] : [joined(causeLines(failed, redact), '<br>'), failureFacts(failed, redact)]),
    step === undefined ? '' : md`It failed at the step **${step}**.`,
    resourceTable(outputs['failed-resources']),
    known.length === 0 ? '' : page('What is known:', table(['output', 'value'], known)),
  );
}

const mostResources = 50;

/** The output `failed-resources`, as a table. Empty for none. */
export function resourceTable(resources: unknown): string {
  if (!Array.isArray(resources) || resources.length === 0) return '';
  const text = (resource: Readonly<Record<string, unknown>>, key: string) => String(resource[key] ?? '');
  const rows = resources
    .slice(0, mostResources)
    .map((each: Readonly<Record<string, unknown>>) => [
      joined([text(each, 'kind'), text(each, 'name')], ' '),
      text(each, 'namespace'),
      text(each, 'status'),
      text(each, 'message'),
    ]);
  const more = resources.length - rows.length;
  const shown = table(['resource', 'namespace', 'status', 'message'], rows);
  return more > 0 ? `${shown}\n\n${counted(more, 'more resource')}: see the output \`failed-resources\`.` : shown;
}
