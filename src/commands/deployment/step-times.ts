/** How long the steps of a deployment took, from the first call of a step to the end of its last: several go on at a time. */
import type { Durations } from '../../core/git/message.ts';
import type { Clock } from '../../core/ports.ts';

type Step = Exclude<keyof Durations, 'total'>;

export class StepTimes {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #spans = new Map<Step, { begin: number; end: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  async of<T>(step: Step, work: () => Promise<T>): Promise<T> {
    const begin = this.#clock.now();
    const span = this.#spans.get(step) ?? { begin, end: begin };
    this.#spans.set(step, span);
    try {
      return await work();
    } finally {
      span.end = Math.max(span.end, this.#clock.now());
    }
  }

  /** Milliseconds, of the steps that there were; in total until now. */
  get durations(): Durations {
    const steps = Object.fromEntries([...this.#spans].map(([step, { begin, end }]) => [step, end - begin]));
    const begin = Math.min(...[...this.#spans.values()].map((each) => each.begin));
    return Number.isFinite(begin) ? { ...steps, total: this.#clock.now() - begin } : {};
  }
}
