/** Waiting between the attempts of a race that must be won before a deadline. */

import type { Clock } from '../ports.ts';

/** Milliseconds. */
const firstPause = 100;
const longestPause = 5_000;

export class Backoff {
  readonly #clock: Clock;
  readonly #deadline: number;
  #losses = 0;

  /** @param timeout Milliseconds from now. */
  constructor(clock: Clock, timeout: number) {
    this.#clock = clock;
    this.#deadline = clock.now() + timeout;
  }

  get losses(): number {
    return this.#losses;
  }

  /** Milliseconds until the deadline; never negative. */
  get left(): number {
    return Math.max(0, this.#deadline - this.#clock.now());
  }

  /**
   * One more loss: waits with full jitter that doubles every time, so that many writers spread out and a lone loser
   * hardly waits; never past the deadline.
   */
  async lost(): Promise<void> {
    this.#losses += 1;
    const ceiling = Math.min(longestPause, firstPause * 2 ** Math.min(this.#losses, 10));
    await this.#clock.sleep(Math.min(this.left, this.#clock.random() * ceiling));
  }
}
