/** Waiting between the attempts of a race that must be won before a deadline. */

import type { Clock } from '../ports.ts';

/** Milliseconds. */
const shortestAttempt = 50;
const longestPause = 10_000;
/** In lengths of an attempt; further apart, the server would idle while the last of a crowd still wait. */
const furthestApart = 10;

/**
 * Full jitter that grows with the contention that is seen: with the losses, and with the length of an attempt, since the
 * attempts of a crowd slow each other down. So many writers spread out, and a lone loser hardly waits. Doubling by losses
 * alone would make the last few of a crowd wait long for nobody.
 */
export class Backoff {
  readonly #clock: Clock;
  readonly #deadline: number;
  #losses = 0;
  /** When the present attempt began: the first one with this object, each other one behind a pause. */
  #began: number;
  #attemptLength = shortestAttempt;

  /** @param timeout Milliseconds from now. */
  constructor(clock: Clock, timeout: number) {
    this.#clock = clock;
    this.#began = clock.now();
    this.#deadline = this.#began + timeout;
  }

  get losses(): number {
    return this.#losses;
  }

  /** Milliseconds until the deadline; never negative. */
  get left(): number {
    return Math.max(0, this.#deadline - this.#clock.now());
  }

  /** An attempt is lost: waits until the next one may begin. */
  async lost(): Promise<void> {
    this.#losses += 1;
    this.#attemptLength = Math.max(shortestAttempt, this.#clock.now() - this.#began);
    await this.pause();
  }

  /** Waits once more, at least that many milliseconds, but never past the deadline. */
  async pause(least = 0): Promise<void> {
    const apart = Math.min(furthestApart, 1 + this.#losses);
    const ceiling = Math.min(longestPause, this.#attemptLength * apart);
    await this.#clock.sleep(Math.min(this.left, Math.max(least, this.#clock.random() * ceiling)));
    this.#began = this.#clock.now();
  }
}
