/** The ends of review environments: by an event, by a sweep, by a person. */
import type { Pipeline, RunOptions } from '../world/pipeline.ts';
import type { Monorepo } from '../world/world.ts';
import { Broken } from './broken.ts';
import type { Bytes } from './bytes.ts';
import { pick, type Review, type State } from './state.ts';

const day = 86_400_000;
const hour = 3_600_000;

export class Removals {
  readonly #state: State;
  readonly #bytes: Bytes;

  constructor(state: State, bytes: Bytes) {
    this.#state = state;
    this.#bytes = bytes;
  }

  async runClosing(pipeline: Pipeline, options: RunOptions): Promise<void> {
    const { monorepo, source } = pipeline;
    const key = this.#state.reviewKey(monorepo, source);
    const before = this.#state.seen();
    const ended = await this.#state.job(pipeline, 'deploy', options);
    const outage = this.#state.takeOutage();
    const after = await this.#state.lookAgain();
    const isOpen = this.#state.tipOf(monorepo, source) !== undefined;
    const review = this.#state.reviews.get(key);
    const [was, is] = [before.reviews.has(key), after.reviews.has(key)];
    this.#bytes.checkRemoval(before, after, new Set([key]), this.#state.describe(pipeline));
    if (ended.end === 'failed' && outage === undefined)
      throw new Broken('failed run', `${this.#state.describe(pipeline)} ended with ${ended.code}: ${ended.message}`);
    const deployed = [...(review?.members.values() ?? [])].some(({ now }) => now?.commit === pipeline.commit);
    // A stop job of GitLab removes the deployment that it belongs to, whoever has started it.
    const isItsOwn = this.#state.world.settings.host === 'gitlab' && deployed;
    if (isOpen && was && !is && !isItsOwn)
      throw new Broken('wrong deletion', `${this.#state.describe(pipeline)} removed ${key}, which is open`);
    if (!isOpen && is && ended.end === 'done' && outage === undefined)
      throw new Broken('leak', `${this.#state.describe(pipeline)} left ${key}`);
    if (was && !is) this.#state.forget(key);
  }

  async sweep(monorepo: Monorepo): Promise<void> {
    const before = this.#state.seen();
    const pipeline = this.#state.pipeline(monorepo, 'schedule', {
      kind: 'branch',
      branch: this.#state.world.defaultBranch,
    });
    const ended = await this.#state.job(pipeline, 'cleanup-review-env', {
      flags: { sweep: true, ...(this.#state.world.settings.applications === 'api' ? { wait: true } : {}) },
    });
    this.#state.ran.splice(this.#state.ran.indexOf(pipeline), 1);
    const outage = this.#state.takeOutage();
    const after = await this.#state.lookAgain();
    const own = [...this.#state.reviews].filter(([, review]) => review.monorepo === monorepo);
    this.#bytes.checkRemoval(before, after, new Set(own.map(([key]) => key)), `the sweep of ${monorepo.name}`);
    if (ended.end === 'failed' && outage === undefined)
      throw new Broken('failed run', `the sweep of ${monorepo.name} ended with ${ended.code}: ${ended.message}`);
    const now = this.#state.world.traffic.now();
    for (const [key, review] of own) {
      const [was, is] = [before.reviews.has(key), after.reviews.has(key)];
      const isOpen = this.#state.tipOf(monorepo, review.source) !== undefined;
      const mayExpire = now - review.written > 7 * day - hour;
      const mustExpire = now - Math.max(review.written, review.ran) > 7 * day + hour;
      if (was && !is && isOpen && !mayExpire)
        throw new Broken('wrong deletion', `the sweep removed ${key}, which is open`);
      if (is && ended.end === 'done' && outage === undefined && (!isOpen || mustExpire))
        throw new Broken('leak', `the sweep left ${key}, which is ${isOpen ? 'expired' : 'closed'}`);
      if (was && !is) this.#state.forget(key);
    }
  }

  async stop(which: number): Promise<void> {
    const review = pick(
      [...this.#state.reviews.values()].filter(({ present }) => present),
      which,
    );
    if (review !== undefined) await this.stopReview(review);
  }

  /** A person removes a review environment by its name, although it is open. */
  async stopReview({ monorepo, source }: Review): Promise<void> {
    const key = this.#state.reviewKey(monorepo, source);
    const before = this.#state.seen();
    const flags =
      source.kind === 'request'
        ? { request: source.request.number }
        : { branch: source.kind === 'branch' ? source.branch : '' };
    const pipeline = this.#state.pipeline(monorepo, 'manual', {
      kind: 'branch',
      branch: this.#state.world.defaultBranch,
    });
    const ended = await this.#state.job(pipeline, 'cleanup-review-env', { flags });
    this.#state.ran.splice(this.#state.ran.indexOf(pipeline), 1);
    const outage = this.#state.takeOutage();
    const after = await this.#state.lookAgain();
    this.#state.review(monorepo, source).stopped = this.#state.world.traffic.now();
    this.#bytes.checkRemoval(before, after, new Set([key]), `the stop of ${key}`);
    if (ended.end === 'failed' && outage === undefined)
      throw new Broken('failed run', `the stop of ${key} ended with ${ended.code}: ${ended.message}`);
    if (after.reviews.has(key) && ended.end === 'done')
      throw new Broken('undone decision', `${key} was stopped by a person and is there`);
    if (!after.reviews.has(key)) this.#state.forget(key);
  }
}
