/** When to send a request again: the one policy for every server. */

import type { Clock, Log } from '../ports.ts';
import type { Deadline } from './deadline.ts';

/** Why a call failed that may succeed when it is repeated. */
export interface Interruption {
  /** `no`: the server certainly did nothing. `maybe`: the answer is lost, and the server may have done it. */
  readonly acted: 'no' | 'maybe';
  /** The pause that the server asks for, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** For the log. */
  readonly reason: string;
  /** Calls in all, where fewer than the policy's tell enough. */
  readonly attempts?: number | undefined;
}

export interface RetryPolicy {
  readonly clock: Clock;
  readonly log: Log;
  readonly deadline: Deadline;
  /** Whether doing it twice equals doing it once. Other calls are repeated only when they certainly did nothing. */
  readonly repeatable: boolean;
  /** Calls in all. Default: 5. */
  readonly attempts?: number | undefined;
  /** Milliseconds of all pauses together. Default: two minutes. */
  readonly pauses?: number | undefined;
}

const defaultAttempts = 5;
/** Secondary rate limits ask for one minute; a primary limit may last an hour, and no runner should sit through that. */
const defaultPauses = 120_000;
/** Milliseconds. The first pause is at most twice `firstBackoff`. */
const firstBackoff = 500;
const longestBackoff = 8_000;
/** Milliseconds of a pause that the log reports without `--verbose`, too. */
const longPause = 10_000;

/**
 * Calls until there is a result, and pauses between the calls with full jitter; throws the last error otherwise.
 *
 * @param interruptionOf undefined for an error that repeating the call does not mend
 * @throws Failure `DEADLINE` when the next call would come after the deadline
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
      if (interruption === undefined || attempt >= Math.min(attempts, interruption.attempts ?? attempts)) throw error;
      if (interruption.acted === 'maybe' && !repeatable) throw error;
      const backoff = clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** attempt);
      const pause = Math.round((interruption.retryAfter ?? 0) + backoff);
      if (paused + pause > pauses) throw error;
      paused += pause;
      if (pause >= deadline.remaining()) throw deadline.failure(`another try: ${interruption.reason}`, error);
      const line = `${interruption.reason}; trying again in ${pause} ms`;
      if (pause < longPause) log.detail(line);
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
