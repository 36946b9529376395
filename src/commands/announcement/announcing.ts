/**
 * `commands/announcement` shows a deployment to people while it goes on and when it has ended. It imports what `commands` may.
 * Begin here; then `view.ts` (how a deployment stands) and `channels.ts` (where it is shown).
 */

import type { Announcement, Channel, MergePreview } from '../../core/announce/announcement.ts';
import { messageOf } from '../../core/failure.ts';
import type { Deployment, DeploymentSoFar } from '../../core/flow/deploy.ts';
import type { Clock } from '../../core/ports.ts';
import type { Run } from '../../inputs/command.ts';
import type { deployInputs } from '../deployment/inputs.ts';
import { channelsOf } from './channels.ts';
import { announcementOf } from './view.ts';

export interface Announcing extends AsyncDisposable {
  /** What has been done so far: shown soon, beside the work. */
  report(soFar: DeploymentSoFar): void;
  /**
   * Shows how the deployment ended, also when it failed, and waits a while until that is shown.
   *
   * @param preview what merging would deploy: asked for a request that no environment takes
   */
  until(deployment: Promise<Deployment>, preview?: () => Promise<MergePreview | undefined>): Promise<Deployment>;
  /**
   * Sentences about what could not be shown, for the summary of the run: the permission that a token lacks, for example.
   * Complete when `until` has ended.
   */
  readonly notes: readonly string[];
}

/** Milliseconds for which the end of a run waits for what is being shown. */
const longestEnd = 30_000;

/**
 * Milliseconds behind the deadline of a run in which its end is shown: else what people see last would be a deployment that
 * goes on for ever. Less than a run that has no time left is waited for.
 */
const afterDeadline = 15_000;

/** A dry run shows nothing. */
export function announcingOf(run: Run<typeof deployInputs>): Announcing {
  const deadline = run.deadline.afterwards(afterDeadline);
  const network = run.network.until(deadline);
  const channels = run.inputs['dry-run'] ? [] : channelsOf({ ...run, network, deadline });
  const hasComment = channels.some(({ name }) => name === 'comment');
  const shown = new Showing(channels, run);
  let soFar: DeploymentSoFar = {};
  const settled = () => shown.settled(run.clock);
  return {
    notes: shown.notes,
    report(more) {
      soFar = { ...soFar, ...more };
      shown.next(announcementOf(run, { phase: 'running', ...soFar }));
    },
    async until(deployment, preview) {
      try {
        const ended = await deployment;
        const isTaken = ended.environment !== undefined || 'cleanup' in ended;
        const merge = isTaken || !hasComment ? undefined : await orWarning(run, preview);
        const phase = 'cleanup' in ended ? 'removed' : 'done';
        shown.next(announcementOf(run, { phase, ...soFar, ...ended, preview: merge }));
        return ended;
      } catch (failure) {
        shown.next(announcementOf(run, { phase: 'failed', ...soFar, failure }));
        throw failure;
      } finally {
        await settled();
      }
    },
    async [Symbol.asyncDispose]() {
      await settled();
      network[Symbol.dispose]();
      deadline[Symbol.dispose]();
    },
  };
}

async function orWarning(
  { log }: Pick<Run, 'log'>,
  preview: (() => Promise<MergePreview | undefined>) | undefined,
): Promise<MergePreview | undefined> {
  try {
    return await preview?.();
  } catch (error) {
    log.warn(`comment: what merging would deploy is not known: ${messageOf(error)}`);
    return undefined;
  }
}

/** Shows one announcement after the other; of those that come while one is shown, the last. */
class Showing {
  readonly notes: string[] = [];
  readonly #channels: Channel[];
  readonly #run: Pick<Run, 'log'>;
  #waiting: Announcement | undefined;
  #work: Promise<void> = Promise.resolve();
  #isBusy = false;

  constructor(channels: readonly Channel[], run: Pick<Run, 'log'>) {
    this.#channels = [...channels];
    this.#run = run;
  }

  next(announcement: Announcement): void {
    this.#waiting = announcement;
    if (this.#isBusy || this.#channels.length === 0) return;
    this.#isBusy = true;
    this.#work = this.#showAll();
  }

  /** Waits for what is being shown, but not for a forge that does not answer. */
  async settled(clock: Pick<Clock, 'after'>): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = clock.after(longestEnd, resolve);
    });
    await Promise.race([this.#work, late]);
    cancel();
  }

  async #showAll(): Promise<void> {
    for (let next = this.#waiting; next !== undefined; next = this.#waiting) {
      this.#waiting = undefined;
      for (const channel of [...this.#channels]) await this.#show(channel, next);
    }
    this.#isBusy = false;
  }

  /** A channel that cannot be shown on is left out for the rest of the run, with one warning. */
  async #show(channel: Channel, announcement: Announcement): Promise<void> {
    try {
      const shown = await channel.show(announcement);
      if (shown.result !== 'refused') return;
      this.#isNot(channel, shown.why);
    } catch (error) {
      this.#isNot(channel, messageOf(error));
    }
    this.#channels.splice(this.#channels.indexOf(channel), 1);
  }

  #isNot({ name }: Channel, why: string): void {
    this.#run.log.warn(`${name}: ${why}`);
    this.notes.push(`${name}: ${why}`);
  }
}
