/** What the screen can show that a run writes to: colours, links, a line that changes, how wide it is. */
import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../../core/ports.ts';
import type { Look } from './style.ts';

/** What a host writes to, so that tests can look on. */
export interface Terminal extends Look {
  /** One line or more on the log stream. */
  write(text: string): void;
  /** Of a line, as it is now. */
  readonly columns?: number | undefined;
  /** Its last line can be drawn anew, and somebody looks at it. */
  readonly isLive?: boolean | undefined;
  /** A person sits in front of it. */
  readonly interactive?: boolean;
  /** Where that person can be asked: keyboard and screen. */
  readonly person?: { readonly input: Readable; readonly output: Writable } | undefined;
}

/** The stream that the log goes to. */
interface LogStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

interface Surroundings {
  readonly env: Environment;
  /** Renders colours in its log, although that is no terminal. */
  readonly isColouredLog: boolean;
  /** A system without colours of its own may have a terminal all the same. */
  readonly isJenkins: boolean;
}

/** Where nobody knows how wide a line is: a file, the page of a job. */
const usualColumns = 100;

/** Narrower, nothing can be laid out. */
const fewestColumns = 40;

/**
 * `NO_COLOR` with any text wins (no-color.org), then `FORCE_COLOR`: `0` or `false` for none, anything else, also nothing,
 * for colours (Node, chalk).
 */
export function hasColours(stream: LogStream, { env, isColouredLog, isJenkins }: Surroundings): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !/^(0|false)$/i.test(FORCE_COLOR);
  if (isColouredLog) return true;
  return stream.isTTY === true && TERM !== 'dumb' && !isJenkins;
}

/** Terminals that are known to take OSC 8. Others, and what multiplexes terminals, would show text alone. */
export function hasHyperlinks(stream: LogStream, given: Surroundings): boolean {
  const { env } = given;
  const { FORCE_HYPERLINK, TERM, TERM_PROGRAM, VTE_VERSION, WT_SESSION, KONSOLE_VERSION } = env;
  if (FORCE_HYPERLINK !== undefined) return !/^(0|false)$/i.test(FORCE_HYPERLINK);
  if (stream.isTTY !== true || !hasColours(stream, given) || env.CI || /^(screen|tmux)/.test(TERM ?? '')) return false;
  if (/^(iTerm\.app|WezTerm|vscode|ghostty|Hyper)$/.test(TERM_PROGRAM ?? '')) return true;
  if (/^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(TERM ?? '') || WT_SESSION || KONSOLE_VERSION) return true;
  return Number(VTE_VERSION ?? 0) >= 5000;
}

export function columnsOf({ columns }: LogStream, { COLUMNS }: Environment): number {
  const given = /^\d{1,4}$/.test(COLUMNS ?? '') ? Number(COLUMNS) : 0;
  return Math.max(fewestColumns, columns || given || usualColumns);
}

/** In a pipeline nobody looks on, even where it has a terminal: each drawing would be a line of the log. */
export function isLiveScreen({ isTTY }: LogStream, { env, isColouredLog, isJenkins }: Surroundings): boolean {
  return isTTY === true && env.TERM !== 'dumb' && !env.CI && !isColouredLog && !isJenkins;
}
