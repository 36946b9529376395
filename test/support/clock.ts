/** Clocks for tests: the real one, and one that is driven by hand. */

import type { Clock } from '../../src/core/ports.ts';
import { systemClock } from '../../src/hosts/clock.ts';

export { systemClock };

/** Time that passes when it is slept through or advanced; every pause is recorded, none is waited for. */
export interface HandClock extends Clock {
  readonly pauses: number[];
  /** Lets that many milliseconds pass, and calls back whom `after` has promised it, in order. */
  advance(milliseconds: number): void;
}

interface HandClockOptions {
  /** Milliseconds since the epoch at which it begins. */
  readonly now?: number;
  readonly random?: number;
  /** A pause takes no time: for tests that compare pauses which a date decides. */
  readonly still?: boolean;
}

export function handClock({ now: start = 0, random = 0.5, still = false }: HandClockOptions = {}): HandClock {
  let now = start;
  let ids = 0;
  const pauses: number[] = [];
  const timers = new Set<{ readonly at: number; readonly call: () => void }>();
  const advance = (milliseconds: number) => {
    const until = now + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.call();
    }
    now = until;
  };
  return {
    pauses,
    advance,
    now: () => now,
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      pauses.push(milliseconds);
      if (!still) advance(milliseconds);
      signal?.throwIfAborted();
    },
    after(milliseconds, call) {
      const timer = { at: now + milliseconds, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: () => random,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  };
}

/** The real clock, some seconds ahead: for commits that have to be later than others, since git counts in seconds. */
export function clockAhead(seconds: number): Clock {
  return { ...systemClock, now: () => systemClock.now() + seconds * 1_000 };
}

/** The real clock with pauses that take no time. */
export const restlessClock: Clock = { ...systemClock, sleep: async () => {} };

/** The real clock, that many times as fast: for clients of simulated servers that are as fast. */
export function simulatedClock(scale = 100): Clock {
  const begin = Date.now();
  return {
    ...systemClock,
    now: () => begin + (Date.now() - begin) * scale,
    sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / scale, signal),
    after: (milliseconds, call) => systemClock.after(milliseconds / scale, call),
  };
}

/** A moment that the test brings about. */
export function moment(): { readonly comes: Promise<void>; readonly come: () => void } {
  let come = () => {};
  const comes = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { comes, come };
}
