/**
 * `hosts`: where the program runs, that is GitHub Actions, GitLab CI or any shell (Jenkins, a laptop), and the process with
 * its clock, programs and streams. Imports `core`. Begin here: a host knows how inputs come in, how outputs, logs, masks and
 * summaries go out, and what happened in the monorepo.
 */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Failure, messageOf } from '../core/failure.ts';
import type { CiContext, Clock, Environment, Log, Questions, ScreenLine, ScreenSize } from '../core/ports.ts';
import type { Terminal } from './terminal/screen.ts';

export interface Host {
  readonly name: 'github-actions' | 'gitlab-ci' | 'shell';
  readonly log: Log;
  /** Undefined where nobody could answer. */
  readonly questions?: Questions | undefined;
  /** An input by the host's own means (`with:`); undefined where there are none or it is empty. */
  input(name: string): { readonly text: string; readonly source: string } | undefined;
  /** Names of inputs that were given by the host's own means. */
  inputNames(): readonly string[];
  /** Hides a secret in everything that is logged from now on. */
  mask(secret: string): void;
  /** The step at which the run failed: its outermost group; undefined between two. */
  step(): string | undefined;
  context(): Promise<CiContext>;
  /**
   * Before anything is done: whether the outputs could be written at the end.
   *
   * @throws bad input, which names the variable
   */
  checkOutputs(): void;
  publish(outputs: PublishedOutputs): Promise<void>;
  /** Markdown for the page of the run; other hosts log it, or what the command lays out for a screen. */
  summarize(markdown: string, screen?: (size: ScreenSize) => readonly ScreenLine[]): Promise<void>;
  fail(failure: Failure): void;
}

export interface PublishedOutputs {
  readonly command: string;
  /** Set when the outputs are those of one service of several. */
  readonly service: string | undefined;
  /** Rendered values: text as it is, everything else as JSON, absent ones as empty text. */
  readonly values: ReadonlyMap<string, string>;
}

/** What every host is made of. */
export interface HostSetting {
  readonly env: Environment;
  readonly cwd: string;
  readonly terminal: Terminal;
  readonly redact: (text: string) => string;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Show details too. */
  readonly verbose: boolean;
}

/** A commit as a variable or an event names it: none for empty text and for zeros, which mean that there is none. */
export function commitIn(text: string | undefined): string | undefined {
  return text === undefined || /^0*$/.test(text) ? undefined : text;
}

/** Milliseconds since the epoch of a time as a variable or an event gives it, also in seconds; undefined for none. */
export function timeIn(time: string | number | null | undefined): number | undefined {
  const milliseconds = typeof time === 'number' ? time * 1000 : Date.parse(time ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** A failure as lines: what failed, each cause in its own words, what to do, and the page about it. */
export function failureLines(failure: Failure): {
  headline: string;
  causes: readonly string[];
  hint: string | undefined;
  url: string;
} {
  const causes: string[] = [];
  let cause: unknown = failure.cause;
  while (cause !== undefined && causes.length < 5) {
    const text = cause instanceof Error ? cause.message : String(cause);
    if (text !== '' && !failure.message.includes(text) && causes.at(-1) !== text) causes.push(text);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return { headline: failure.message, causes, hint: failure.hint, url: failure.url };
}

/** Why a file of the host cannot be written to; undefined when it can. Neither makes nor changes it. */
export function writeProblem(path: string, isMadeWhenMissing = false): string | undefined {
  const isThere = existsSync(path);
  if (!isThere && !isMadeWhenMissing) return `there is no file ${path}`;
  const target = isThere ? path : dirname(path);
  try {
    if (statSync(target).isDirectory() === isThere)
      return isThere ? `${path} is a directory` : `${target} is no directory`;
    accessSync(target, constants.W_OK);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** The lines of a text, printable. A lone carriage return ends one too: .NET, and so GitHub's runner, reads it so. */
export function textLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map(printable);
}

/** The title of a group, on one line. */
export function titleLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).slice(0, 200);
}

/** The label of a group: the name of a service. */
export function labelOf(label: string | undefined, redact: HostSetting['redact']): string | undefined {
  return label === undefined ? undefined : titleLine(redact(label));
}

/** Control characters of other people's text must not drive the terminal; tabs and colour-free text stay. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '�');
}

/** Bytes of one value or message. GitHub's own limits are of this size, and nobody reads more in a browser. */
export const mostBytes = 2 ** 20;

/** The text, or where it is longer its beginning in whole lines, with a last line that says so. */
export function bounded(text: string, most = mostBytes): string {
  // A character has three bytes at most for each of its units.
  if (text.length * 3 <= most || Buffer.byteLength(text) <= most) return text;
  const note = `… cut here: the whole has ${Buffer.byteLength(text)} bytes`;
  const room = most - Buffer.byteLength(note) - 2;
  const kept = Buffer.from(text).subarray(0, Math.max(room, 0)).toString('utf8').replace(/�+$/, '');
  const end = kept.lastIndexOf('\n');
  return `${end > kept.length / 2 ? kept.slice(0, end) : kept}\n${note}\n`;
}
