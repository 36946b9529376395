/** When to send a request again: the one policy for every server. */

import type { Clock, Log } from '../ports.ts';
import type { Deadline } from './deadline.ts';

/** Why a call gave no result this time, when the next one may. */
export interface Interruption {
  /** `no`: it is certain that the server did nothing. `maybe`: the answer is lost, the deed may be done. */
  readonly acted: 'no' | 'maybe';
  /** Milliseconds that the server asks for. */
  readonly retryAfter: number | undefined;
  /** For the log. */
  readonly reason: string;
}

export interface RetryPolicy {
  readonly clock: Clock;
  readonly log: Log;
  readonly deadline: Deadline;
  /** Whether doing it twice equals doing it once. Other calls are repeated only when they certainly did nothing. */
  readonly repeatable: boolean;
  /** Calls in all. */
  readonly attempts?: number | undefined;
  /** Milliseconds of all pauses together. */
  readonly pauses?: number | undefined;
}

const defaultAttempts = 5;
/** Secondary rate limits ask for one minute; a primary limit may last an hour, and no runner should sit through that. */
const defaultPauses = 120_000;
/** Milliseconds. */
const firstBackoff = 500;
const longestBackoff = 8_000;
/** From here on a person who watches the log wants to know what is waited for. */
const noticeable = 10_000;

/**
 * Calls until there is a result, with full jitter between the calls; throws the last error otherwise.
 *
 * @param interruptionOf tells what may pass by itself from what is final (`undefined`)
 * @throws Failure `DEADLINE` when the next call would come behind the deadline
 */
export async function retry<T>(
  policy: RetryPolicy,
  call: () => Promise<T>,
  interruptionOf: (error: unknown) => Interruption | undefined,
): Promise<T> {
  const { clock, log, deadline, repeatable, attempts = defaultAttempts, pauses = defaultPauses } = policy;
  let paused = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const interruption = interruptionOf(error);
      if (interruption === undefined || attempt >= attempts) throw error;
      if (interruption.acted === 'maybe' && !repeatable) throw error;
      const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
      const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
      if (paused + pause > pauses) throw error;
      paused += pause;
      if (pause >= deadline.remaining()) throw deadline.failure(`another try: ${interruption.reason}`, error);
      const line = `${interruption.reason}; trying again in ${pause} ms`;
      if (pause < noticeable) log.detail(line);
      else log.info(line);
      await clock.sleep(pause);
    }
  }
}

/** The header Retry-After, seconds or a date (RFC 9110 section 10.2.3), as milliseconds from now. */
export function retryAfterOf(value: string | null | undefined, now: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
