/** When to ask a forge again: rate limits, gateways and broken lines, in one policy for every call. */

import type { Clock, Log } from '../ports.ts';

/** Why a call gave no result this time. */
export interface Interruption {
  /** `no`: it was turned away before it did anything. `maybe`: the answer is lost, the deed may be done. */
  readonly done: 'no' | 'maybe';
  /** Milliseconds that the server asks for. */
  readonly pause: number | undefined;
  /** For the log. */
  readonly reason: string;
}

export interface Persistence {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether doing it twice equals doing it once. Other calls are repeated only when they certainly did nothing. */
  readonly repeatable: boolean;
  /** Milliseconds of all pauses together; default `patience`. */
  readonly patience?: number | undefined;
}

const mostAttempts = 5;
/** Milliseconds. */
const firstBackoff = 500;
const longestBackoff = 8_000;
/** From here on a person who watches the log wants to know what is waited for. */
const noticeable = 10_000;
/** All pauses of one call together. Secondary limits ask for one minute; a primary limit may last an hour. */
export const patience = 120_000;

/**
 * Tries until the call gives a result, with full jitter and within its patience; throws the last error otherwise.
 * `interruption` tells what may pass by itself from what is final (`undefined`).
 */
export async function persist<T>(
  { clock, log, repeatable, patience: bearable = patience }: Persistence,
  call: () => Promise<T>,
  interruption: (error: unknown) => Interruption | undefined,
): Promise<T> {
  let waited = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const interrupted = interruption(error);
      if (interrupted === undefined || attempt === mostAttempts) throw error;
      if (interrupted.done === 'maybe' && !repeatable) throw error;
      const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
      const pause = Math.round((interrupted.pause ?? 0) + backoff);
      if (waited + pause > bearable) throw error;
      waited += pause;
      const line = `${interrupted.reason}; trying again in ${pause} ms`;
      if (pause < noticeable) log.detail(line);
      else log.info(line);
      await clock.sleep(pause);
    }
  }
}
