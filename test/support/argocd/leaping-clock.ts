/**
 * Time that leaps to the next timer whenever nothing else happens. Client and fake server live in one process and talk over
 * loopback, where a byte that was written is there at the next turn of the event loop; so a number of turns without any
 * sign of life means that everybody waits for time, however busy the machine is.
 */
import type { Clock } from '../../../src/core/ports.ts';
import type { SimulatedTime } from './types.ts';

/** Turns of the event loop without a sign of life. A request with its answer takes about five. */
const quietTurns = 40;

export interface LeapingClock extends Clock, SimulatedTime, Disposable {
  /** Something happened that may have consequences at this very time. */
  stir(): void;
  /** Time stands still meanwhile: for work outside of this process. */
  pausedDuring<T>(work: () => Promise<T>): Promise<T>;
}

/** @param start milliseconds since the epoch */
export function leapingClock(start = Date.parse('2026-03-01T12:00:00Z')): LeapingClock {
  let now = start;
  let quiet = 0;
  let paused = 0;
  let ids = 0;
  let order = 0;
  let turn: NodeJS.Immediate | undefined;
  let isOver = false;
  const timers = new Set<{ readonly at: number; readonly order: number; readonly call: () => void }>();
  const stir = () => {
    quiet = 0;
    if (turn === undefined && !isOver && timers.size > 0 && paused === 0) turn = setImmediate(look);
  };
  const look = () => {
    turn = undefined;
    if (isOver || timers.size === 0 || paused > 0) return;
    quiet += 1;
    if (quiet >= quietTurns) {
      const [next] = [...timers].sort((a, b) => a.at - b.at || a.order - b.order);
      if (next !== undefined) {
        timers.delete(next);
        now = Math.max(now, next.at);
        quiet = 0;
        next.call();
      }
    }
    turn ??= setImmediate(look);
  };
  const after = (milliseconds: number, call: () => void) => {
    if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
    order += 1;
    const timer = { at: now + Math.max(0, milliseconds), order, call };
    timers.add(timer);
    stir();
    return () => void timers.delete(timer);
  };
  return {
    now: () => now,
    after,
    stir,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const cancel = after(milliseconds, () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        });
        const stop = () => {
          cancel();
          stir();
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', stop, { once: true });
      }),
    async pausedDuring(work) {
      paused += 1;
      try {
        return await work();
      } finally {
        paused -= 1;
        stir();
      }
    },
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    [Symbol.dispose]() {
      isOver = true;
      timers.clear();
    },
  };
}
