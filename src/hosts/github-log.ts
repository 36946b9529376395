/** GitHub's log: groups, annotations, and lines that the runner cannot mistake for commands. */
import { relative, resolve, sep } from 'node:path';
import { Failure, type FilePlace } from '../core/failure.ts';
import type { Log, LogTone } from '../core/ports.ts';
import { bounded, failureLines, type HostSetting, labelOf, printable, textLines, titleLine } from './host.ts';
import { type LogGroup, LogGroups } from './log-groups.ts';
import type { Progress } from './terminal/progress.ts';
import { painted } from './terminal/style.ts';
import { tonedLines } from './terminal/text-log.ts';

/** Bytes of an annotation's text. GitHub takes 64 KiB. */
const mostOfAnnotation = 32 * 1024;

export function githubGroups({ terminal, clock }: Pick<HostSetting, 'terminal' | 'clock'>): LogGroups {
  const line = (text: string) => terminal.write(`${text}\n`);
  const frame = {
    line,
    begin: ({ title, part }: LogGroup) => line(workflowCommand('group', part === 1 ? title : `${title} (continued)`)),
    end: () => line('::endgroup::'),
  };
  return new LogGroups(frame, () => clock.now());
}

export function githubLog(
  { terminal, verbose, redact }: Pick<HostSetting, 'terminal' | 'verbose' | 'redact'>,
  { groups, progress }: { readonly groups: LogGroups; readonly progress: Progress },
): Log {
  const plain = (text: string, tone?: LogTone) => {
    const { prefix } = groups;
    // Before any colour: what the runner looks for must not be hidden from us.
    const lines = textLines(bounded(redact(text))).map(inert);
    for (const spans of tonedLines(lines, tone)) groups.write(inert(prefix) + painted(spans, terminal));
  };
  return {
    info: plain,
    detail(text) {
      if (verbose) plain(text);
      else groups.write(workflowCommand('debug', groups.prefix + printable(bounded(redact(text)))));
    },
    warn: (text) =>
      groups.write(workflowCommand('warning', groups.prefix + printable(bounded(redact(text), mostOfAnnotation)))),
    group: (title, body, options) =>
      groups.group(inert(titleLine(redact(title))), body, labelOf(options?.label, redact)),
    during: (what, body) => progress.during(what, body),
  };
}

/** The annotation of a failure, at the line of the file where it knows one. */
export function errorAnnotation(failure: Failure, { redact, cwd, env }: HostSetting): string {
  const { headline, causes, hint, url } = failureLines(failure);
  const text = [headline, ...causes.map((cause) => `caused by: ${cause}`), ...(hint === undefined ? [] : [hint]), url];
  const known = placeOf(failure);
  const place = known === undefined ? {} : annotatedPlace(known, cwd, env.GITHUB_WORKSPACE);
  const properties = { ...place, title: failure.code };
  return workflowCommand('error', printable(bounded(redact(text.join('\n')), mostOfAnnotation)), properties);
}

/** Its own, or that of a cause: one that says more often has none. */
function placeOf(error: unknown): FilePlace | undefined {
  if (!(error instanceof Failure)) return undefined;
  return error.place ?? placeOf(error.cause);
}

/** GitHub finds a file by its path in the repository. */
function annotatedPlace({ file, line, column }: FilePlace, cwd: string, workspace = cwd): Record<string, string> {
  const path = relative(workspace, resolve(cwd, file)).split(sep).join('/');
  return {
    file: printable(path.startsWith('../') ? file : path),
    line: String(line),
    ...(column === undefined ? {} : { col: String(column) }),
  };
}

/**
 * GitHub's workflow commands as text (`::group::`, `::error::`, `::add-mask::`).
 *
 * `@actions/core` writes them to stdout only; with `--json` stdout carries one JSON object, so the log, and these with
 * it, must be able to go to stderr. Escapes: actions/toolkit packages/core/src/command.ts.
 */
export function workflowCommand(
  name: string,
  message: string,
  properties: Readonly<Record<string, string>> = {},
): string {
  const rendered = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(',');
  return `::${name}${rendered === '' ? '' : ` ${rendered}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * A log line that the runner cannot mistake for a command, whoever wrote its text: `::…`, and the older `##[…` anywhere.
 * Before the colons it passes over what .NET takes for white space; its comparison also passes over what is invisible, but
 * it takes the name of the command from where the two colons would end. Source: actions/runner,
 * Runner.Common/ActionCommand.cs.
 */
export function inert(line: string): string {
  return line.replace(/^([\p{Z}\p{C}]*):(?=:)/u, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
