/**
 * What goes on while a run builds or waits. On a terminal it is one line, the last, that is drawn anew until its end and is
 * never left behind; elsewhere a line now and then, where nothing else was written meanwhile.
 */
import type { Clock } from '../../core/ports.ts';
import type { HostSetting } from '../host.ts';
import { titleLine } from '../host.ts';
import type { LogGroups } from '../log-groups.ts';
import type { Terminal } from './screen.ts';
import { paint } from './style.ts';
import { cutTo, widthOf } from './width.ts';

export interface Progress {
  during<T>(what: string | (() => string), body: () => Promise<T>): Promise<T>;
}

type Timers = Pick<Clock, 'now' | 'after'>;

/** Milliseconds between two lines about the same work. */
const lineInterval = 30_000;

/** Milliseconds between two drawings. */
const frameInterval = 120;

/** Back to the first column, and the line is empty. */
const erase = '\r\u001b[2K';

/** Columns of a line in a log. */
const longestLine = 160;

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;

/** `42 s`, `3 min 5 s`. */
function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Work that goes on. */
interface Work {
  readonly what: string | (() => string);
  readonly since: number;
}

/** Everything that goes on, in one line, where it is shown and how often. */
abstract class Works implements Progress {
  protected readonly clock: Timers;
  readonly #redact: HostSetting['redact'];
  readonly #works = new Set<Work>();
  #isClosed = false;
  #cancel = () => {};

  constructor({ clock, redact }: { readonly clock: Timers; readonly redact: HostSetting['redact'] }) {
    this.clock = clock;
    this.#redact = redact;
  }

  /** Milliseconds until the line is shown next. */
  protected abstract pause(): number;
  protected abstract show(): void;
  protected abstract clear(): void;

  async during<T>(what: string | (() => string), body: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return body();
    const work: Work = { what, since: this.clock.now() };
    this.#works.add(work);
    if (this.#works.size === 1) this.#next();
    try {
      return await body();
    } finally {
      this.#works.delete(work);
      if (this.#works.size === 0) this.#rest();
    }
  }

  /** The run is over, also where work was left behind. */
  close(): void {
    this.#isClosed = true;
    this.#works.clear();
    this.#rest();
  }

  /** As many of them as fit, the longest first. */
  protected text(columns: number): string {
    const now = this.clock.now();
    const texts = [...this.#works].map(({ what, since }) => {
      const text = titleLine(this.#redact(typeof what === 'string' ? what : what()));
      return { text, time: ` · ${elapsed(now - since)}` };
    });
    const [first, ...others] = texts;
    if (first === undefined) return '';
    const alone = (room: number) => `${cutTo(first.text, Math.max(room - widthOf(first.time), 1))}${first.time}`;
    for (let shown = others.length; shown > 0; shown--) {
      const left = others.length - shown;
      const all = [first, ...others.slice(0, shown)].map(({ text, time }) => text + time);
      const line = [...all, ...(left === 0 ? [] : [`and ${left} more`])].join(', ');
      if (widthOf(line) <= columns) return line;
    }
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    return `${alone(columns - more.length)}${more}`;
  }

  #rest(): void {
    this.#cancel();
    this.clear();
  }

  #next(): void {
    this.#cancel = this.clock.after(this.pause(), () => {
      this.show();
      this.#next();
    });
  }
}

/** A line now and then in a log, in whichever group is open. */
export class ProgressLines extends Works {
  readonly #groups: LogGroups;
  readonly #mark: (line: string) => string;
  #began = 0;

  /** @param mark makes of a line one that is no command of the host */
  constructor(
    groups: LogGroups,
    given: { readonly clock: Timers; readonly redact: HostSetting['redact'] },
    mark: (line: string) => string = (line) => line,
  ) {
    super(given);
    this.#groups = groups;
    this.#mark = mark;
  }

  protected override pause(): number {
    // Called first when the first work begins.
    if (this.#began === 0) this.#began = this.clock.now();
    const quiet = this.clock.now() - Math.max(this.#began, this.#groups.lastLine);
    return quiet >= lineInterval ? 1 : lineInterval - quiet;
  }

  protected override show(): void {
    if (this.clock.now() - Math.max(this.#began, this.#groups.lastLine) < lineInterval) return;
    this.#groups.aside(this.#mark(`… ${this.text(longestLine)}`));
  }

  protected override clear(): void {
    this.#began = 0;
  }
}

/** The line that changes. Whatever is written to the terminal goes through it, so that the line is never torn. */
export class LiveLine extends Works {
  readonly terminal: Terminal;
  readonly #screen: Terminal;
  #isDrawn = false;
  #frame = 0;

  constructor(given: { readonly terminal: Terminal; readonly clock: Timers; readonly redact: HostSetting['redact'] }) {
    super(given);
    const screen = given.terminal;
    this.#screen = screen;
    this.terminal = {
      ...screen,
      write: (text) => {
        this.clear();
        screen.write(text);
      },
      get columns() {
        return screen.columns;
      },
    };
  }

  protected override pause(): number {
    return frameInterval;
  }

  protected override show(): void {
    const frame = frames[this.#frame++ % frames.length] ?? '';
    // The last column stays free: a terminal would go on to its next line.
    const text = this.text((this.#screen.columns ?? 80) - 3);
    const erased = this.#isDrawn ? erase : '';
    this.#screen.write(`${erased}${paint(frame, 'hint', this.#screen)} ${text}`);
    this.#isDrawn = true;
  }

  protected override clear(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    this.#screen.write(erase);
  }
}
