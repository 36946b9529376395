/** The clock and the chance of the real process. */
import { getBuiltinModule } from 'node:process';
import type { Clock } from '../core/ports.ts';

/** Node takes a longer delay for none at all. */
const longestDelay = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', abort, { once: true });
    }),
  after(milliseconds, call) {
    if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
    const timer = setTimeout(call, Math.min(milliseconds, longestDelay)).unref();
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  // Loaded where it is needed: most commands need no id.
  uuid: () => getBuiltinModule('node:crypto').randomUUID(),
};
