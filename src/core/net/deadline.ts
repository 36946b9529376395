/** The time that a command has. Every wait, read and write of a run ends with it (law 14). */

import { setMaxListeners } from 'node:events';
import { Failure } from '../failure.ts';
import type { Clock } from '../ports.ts';

interface Bound {
  /** The input that sets the time. */
  readonly input: string;
  readonly milliseconds: number;
}

export class Deadline implements Disposable {
  readonly #clock: Clock;
  #bound: Bound;
  #ends: number;
  readonly #abort = new AbortController();
  #cancel: () => void;
  /** How many pauses are under way, and the milliseconds that were left when the first of them began. */
  readonly #pauses = { count: 0, left: 0 };

  /**
   * @param milliseconds from now; `Infinity` never passes
   * @param input whose value this is: the failure names it
   */
  constructor(clock: Clock, milliseconds: number, input = 'timeout') {
    this.#clock = clock;
    this.#bound = { input, milliseconds };
    this.#ends = clock.now() + milliseconds;
    allowListeners(this.#abort.signal);
    this.#cancel = this.#abortAfter(milliseconds);
  }

  #abortAfter(milliseconds: number): () => void {
    return this.#clock.after(milliseconds, () => this.#abort.abort(this.failure('the command to end')));
  }

  /** Aborted when the time is over. Its reason is a Failure that cannot name what was waited for. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Milliseconds, never negative. */
  remaining(): number {
    return this.#pauses.count > 0 ? this.#pauses.left : Math.max(0, this.#ends - this.#clock.now());
  }

  /** False during a pause. */
  get passed(): boolean {
    return this.#pauses.count === 0 && this.remaining() === 0;
  }

  /** A deadline that passes after so many milliseconds, or with this one if that is earlier. */
  within(milliseconds: number, input: string): Deadline {
    const remaining = this.remaining();
    return milliseconds < remaining
      ? this.#child(milliseconds, { input, milliseconds })
      : this.#child(remaining, this.#bound);
  }

  /**
   * The part of this time in which something is waited for. What is left belongs to what must be done after it: reading and
   * reporting the outcome, or undoing.
   *
   * @param share of the time that is left, between 0 and 1. Default: all but a tenth, at most ten seconds.
   */
  early(share?: number): Deadline {
    return this.#child(share === undefined ? this.budget() : this.remaining() * share, this.#bound);
  }

  /** Passes so many milliseconds after this one: in that time a run tells how its work has ended. */
  afterwards(milliseconds: number): Deadline {
    const after = this.#child(Number.POSITIVE_INFINITY, this.#bound);
    let stop = () => {};
    after.#cancel = () => stop();
    stop = onAbort(this.signal, () => {
      after.#ends = this.#clock.now() + milliseconds;
      after.#cancel = after.#abortAfter(milliseconds);
    });
    return after;
  }

  #child(milliseconds: number, bound: Bound): Deadline {
    const child = new Deadline(this.#clock, milliseconds, bound.input);
    child.#bound = bound;
    return child;
  }

  /** Milliseconds for work whose outcome must be read and reported before the time is over. */
  budget(): number {
    const remaining = this.remaining();
    return remaining === Number.POSITIVE_INFINITY ? remaining : remaining - Math.min(longestReserve, remaining / 10);
  }

  /** The clock of this deadline stands still during the work, which has a deadline of its own. */
  async pausedDuring<T>(work: () => Promise<T>): Promise<T> {
    if (this.#pauses.count === 0) {
      this.#pauses.left = this.remaining();
      this.#cancel();
    }
    this.#pauses.count += 1;
    try {
      return await work();
    } finally {
      this.#pauses.count -= 1;
      if (this.#pauses.count === 0) {
        this.#ends = this.#clock.now() + this.#pauses.left;
        this.#cancel = this.#abortAfter(this.#pauses.left);
      }
    }
  }

  /**
   * For several pieces of work at the same time, each with pauses of its own: each gets a deadline with the time that is
   * left here, and ends with it. This deadline stands still until all are done; then it has as much time left as the
   * slowest of them.
   */
  parallel<T>(work: (deadline: Deadline) => Promise<T>): Promise<T> {
    return this.pausedDuring(async () => {
      using deadline = this.#child(this.remaining(), this.#bound);
      try {
        return await deadline.enforce(work(deadline));
      } finally {
        this.#pauses.left = Math.min(this.#pauses.left, deadline.remaining());
      }
    });
  }

  /** @param waitingFor completes "passed while waiting for …" */
  failure(waitingFor: string, cause?: unknown): Failure {
    const { input, milliseconds } = this.#bound;
    const message = `the deadline (${input}: ${durationText(milliseconds)}) passed while waiting for ${waitingFor}`;
    return new Failure('timed-out', 'DEADLINE', message, {
      hint: `Give more time with ${input}, or find out what takes it.`,
      ...(cause === undefined ? {} : { cause }),
    });
  }

  /** @throws Failure `DEADLINE` when the time is over before the pause is */
  async sleep(milliseconds: number, waitingFor: string): Promise<void> {
    if (!this.passed) await this.#clock.sleep(Math.min(milliseconds, this.remaining()));
    if (this.passed) throw this.failure(waitingFor);
  }

  /** The result of work that does not hear of the time, unless the time is over before. */
  async race<T>(work: Promise<T>, waitingFor: string): Promise<T> {
    let stop = () => {};
    const ending = new Promise<never>((_resolve, reject) => {
      stop = onAbort(this.signal, () => reject(this.failure(waitingFor)));
    });
    try {
      return await Promise.race([work, ending]);
    } finally {
      stop();
    }
  }

  /** The result of the command's work. Stops waiting for work that goes on half a minute after its time. */
  async enforce<T>(work: Promise<T>): Promise<T> {
    const stops = new Set<() => void>();
    const ending = new Promise<never>((_resolve, reject) => {
      const look = () => {
        const left = this.#ends + grace - this.#clock.now();
        if (left > 0) stops.add(this.#clock.after(left, look));
        else reject(this.failure('the command to end'));
      };
      stops.add(onAbort(this.signal, look));
    });
    try {
      return await Promise.race([work, ending]);
    } finally {
      for (const stop of stops) stop();
    }
  }

  [Symbol.dispose](): void {
    this.#cancel();
  }
}

/** Milliseconds that `budget` holds back at most. */
const longestReserve = 10_000;
/** Milliseconds in which work whose time is over ends by itself: it ends programs and revokes tokens. */
const grace = 30_000;

/** Each request in flight listens; from eleven on Node 20 would warn of a leak. */
export function allowListeners(signal: AbortSignal): void {
  setMaxListeners(Number.POSITIVE_INFINITY, signal);
}

/** Calls back when the signal is aborted, at once if it is already. The returned function cancels that. */
export function onAbort(signal: AbortSignal | undefined, call: () => void): () => void {
  if (signal?.aborted) call();
  else signal?.addEventListener('abort', call, { once: true });
  return () => signal?.removeEventListener('abort', call);
}

/** As users write durations: `5m`, `90s`. */
function durationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
