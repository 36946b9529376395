import type { Clock, Log } from '../ports.ts';
import type { Attempt, Interruption } from './http.ts';

/** Longest pause that a server may ask for; past it the run fails instead of sitting on a runner. */
const longestPause = 60_000;
const longestBackoff = 8_000;
const firstBackoff = 500;

export interface RetryPolicy {
  readonly clock: Clock;
  readonly log: Log;
  /** Tries in all. */
  readonly attempts: number;
}

/** Tries until an answer comes, with full jitter between tries. The last interruption is returned, not thrown. */
export async function retry<T>(
  policy: RetryPolicy,
  attempt: () => Promise<Attempt<T>>,
  mayRepeat: (interruption: Interruption) => boolean = () => true,
): Promise<Attempt<T>> {
  for (let tried = 1; ; tried += 1) {
    const outcome = await attempt();
    if (outcome.result === 'answered' || tried >= policy.attempts || !mayRepeat(outcome)) return outcome;
    const { retryAfter, failure } = outcome;
    if (retryAfter !== undefined && retryAfter > longestPause) return outcome;
    const backoff = policy.clock.random() * Math.min(longestBackoff, firstBackoff * 2 ** tried);
    const pause = Math.round((retryAfter ?? 0) + backoff);
    policy.log.detail(`${failure.message}; trying again in ${pause} ms`);
    await policy.clock.sleep(pause);
  }
}
