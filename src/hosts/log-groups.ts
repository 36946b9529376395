/**
 * The groups of a log, one after another. Hosts show neither a group within a group nor the lines of two at once, and
 * steps of a run have both: images are built together, within the step that makes them.
 *
 * One group has the log at a time. A group that begins within it takes over; lines of any other wait until it ends. So a
 * single build is seen as it goes on, and of several builds one after another is. Those have labels: the lines of each begin
 * with its own, and while they wait a line now and then says that they go on.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** How a host writes. */
interface LogFrame {
  /** @param depth of the group that the line is in; 0 for none */
  line(text: string, depth: number): void;
  begin(group: LogGroup): void;
  end(group: LogGroup): void;
}

export interface LogGroup {
  readonly title: string;
  /** 1, or more within another group. */
  readonly depth: number;
  /** From 1. A group that another one interrupted begins again, with the next number. */
  readonly part: number;
}

/** A group while it lasts; the outermost is the log itself, without a title. */
interface Section {
  readonly title: string;
  readonly depth: number;
  readonly parent: Section | undefined;
  /** Of a group of several that go on at the same time. */
  readonly label: string | undefined;
  readonly waiting: string[];
  /** Lines so far. */
  lines: number;
  /** When it was last said that it waits. */
  noticed: number | undefined;
  parts: number;
  hasGroups: boolean;
  ended: boolean;
}

/** Milliseconds between two lines that say of a waiting group that it goes on. */
const noticeInterval = 30_000;

export class LogGroups {
  readonly #frame: LogFrame;
  readonly #now: () => number;
  readonly #current = new AsyncLocalStorage<Section>();
  readonly #log: Section = sectionIn(undefined, '');
  /** Has the log. */
  #open: Section = this.#log;
  readonly #queue = new Set<Section>();
  #step: string | undefined;
  #isClosed = false;
  #lastLine = 0;

  /** @param now milliseconds, of any origin */
  constructor(frame: LogFrame, now: () => number) {
    this.#frame = {
      ...frame,
      line: (text, depth) => {
        this.#lastLine = now();
        frame.line(text, depth);
      },
    };
    this.#now = now;
  }

  /** When a line was written last, by the clock of these groups; 0 for never. */
  get lastLine(): number {
    return this.#lastLine;
  }

  /** A line about all that goes on: in whichever group has the log. */
  aside(line: string): void {
    this.#frame.line(line, this.#open.depth);
  }

  /** The outermost group that failed, or that goes on: the step at which a run ended. */
  get step(): string | undefined {
    return this.#step;
  }

  /** What every line begins with that is written here: `web1 | ` in a group with a label. */
  get prefix(): string {
    return prefixOf(this.#isClosed ? this.#log : this.#section());
  }

  write(line: string): void {
    const section = this.#isClosed ? this.#log : this.#section();
    section.lines++;
    if (this.#mayWrite(section)) {
      this.#give(section);
      this.#frame.line(line, section.depth);
    } else {
      section.waiting.push(line);
      this.#queue.add(section);
      this.#notice(section);
    }
  }

  async group<T>(title: string, body: () => Promise<T>, label?: string): Promise<T> {
    if (this.#isClosed) return body();
    const parent = this.#section();
    if (parent.label !== undefined) {
      this.write(`${prefixOf(parent)}${title}`);
      return body();
    }
    const section = sectionIn(parent, title, label);
    parent.hasGroups = true;
    const isStep = parent === this.#log;
    if (isStep) this.#step = title;
    try {
      const result = await this.#current.run(section, body);
      if (isStep) this.#step = undefined;
      return result;
    } finally {
      this.#end(section);
    }
  }

  /** Ends what is open and writes what waits: work that the end of the run left behind has no group any more. */
  close(): void {
    for (const section of [this.#log, ...this.#queue, this.#log]) this.#give(section);
    this.#isClosed = true;
  }

  /** A build that waits for the log must not look as if it hung. */
  #notice(section: Section): void {
    const now = this.#now();
    if (section.label === undefined) return;
    if (section.noticed !== undefined && now - section.noticed < noticeInterval) return;
    const text =
      section.noticed === undefined
        ? `goes on at the same time: its lines follow behind those of ${this.#open.label ?? this.#open.title}`
        : `goes on: ${section.lines} lines so far`;
    section.noticed = now;
    this.#frame.line(`${prefixOf(section)}… ${text}`, this.#open.depth);
  }

  #section(): Section {
    let section = this.#current.getStore() ?? this.#log;
    while (section.ended && section.parent !== undefined) section = section.parent;
    return section;
  }

  /** The log itself and every group around a line give way to it. */
  #mayWrite(section: Section): boolean {
    for (let each: Section | undefined = section; each !== undefined; each = each.parent) {
      if (each === this.#open) return true;
    }
    return false;
  }

  #give(section: Section): void {
    if (this.#open !== section) {
      if (this.#open !== this.#log) this.#frame.end(groupOf(this.#open));
      this.#open = section;
      section.parts++;
      if (section !== this.#log) this.#frame.begin(groupOf(section));
    }
    this.#queue.delete(section);
    for (const line of section.waiting.splice(0)) this.#frame.line(line, section.depth);
  }

  #end(section: Section): void {
    section.ended = true;
    if (this.#isClosed) return;
    const isSilent = section.parts === 0 && section.waiting.length === 0 && !section.hasGroups;
    // Its title alone says that it was there.
    if (isSilent && this.#mayWrite(section)) this.#give(section);
    else if (isSilent) this.#queue.add(section);
    if (this.#open !== section) return;
    this.#give(this.#log);
    for (const next of [...this.#queue]) {
      this.#give(next);
      // What goes on has the log from here. One with groups within it gives way to their lines.
      if (!next.ended && !next.hasGroups) return;
    }
    if (this.#open.ended) this.#give(this.#log);
  }
}

function sectionIn(parent: Section | undefined, title: string, label?: string): Section {
  const depth = parent === undefined ? 0 : parent.depth + 1;
  const none = { waiting: [], lines: 0, noticed: undefined, parts: 0, hasGroups: false, ended: false };
  return { title, depth, parent, label, ...none };
}

function prefixOf({ label }: Section): string {
  return label === undefined ? '' : `${label} | `;
}

function groupOf({ title, depth, parts: part }: Section): LogGroup {
  return { title, depth, part };
}
