/**
 * `commands/announcement` shows a deployment to people while it goes on and when it has ended. It imports what `commands` may.
 * Begin here; then `view.ts` (how a deployment stands) and `channels.ts` (where it is shown).
 */

import type { Announcement, Channel, MergePreview } from '../../core/announce/announcement.ts';
import { messageOf } from '../../core/failure.ts';
import type { Deployment, DeploymentSoFar } from '../../core/flow/deploy.ts';
import type { Clock } from '../../core/ports.ts';
import type { Run } from '../../inputs/command.ts';
import { environmentOf } from '../deployment/addresses.ts';
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
const afterDeadline = 5_000;

/** A dry run shows nothing. */
export function announcingOf(run: Run<typeof deployInputs>): Announcing {
  const deadline = run.deadline.afterwards(afterDeadline);
  const network = run.network.until(deadline);
  const channels = run.inputs['dry-run'] ? [] : channelsOf({ ...run, network, deadline });
  const showings = channels.map((channel) => new Showing(channel, run));
  const notes: string[] = [];
  let soFar: DeploymentSoFar = {};
  let isOver = false;
  const end = async (last?: Announcement) => {
    isOver = true;
    if (last !== undefined) for (const each of showings) each.next(last);
    const longest = Math.min(longestEnd, run.deadline.remaining() + afterDeadline);
    await Promise.all(showings.map((each) => each.settled(run.clock, longest)));
    notes.push(...showings.flatMap((each) => each.notes));
  };
  return {
    notes,
    report(more) {
      soFar = { ...soFar, ...more };
      const announcement = announcementOf(run, { phase: 'running', ...soFar });
      for (const each of showings) each.next(announcement);
    },
    async until(deployment, preview) {
      try {
        const ended = await deployment;
        const isTaken = (ended.environment !== undefined && !isUnasked(ended, run)) || 'cleanup' in ended;
        const hasComment = showings.some(({ name }) => name === 'comment');
        const merge = isTaken || !hasComment ? undefined : withWhy(await orWarning(run, preview), ended);
        const phase = 'cleanup' in ended ? 'removed' : 'done';
        await end(announcementOf(run, { phase, ...soFar, ...ended, preview: merge }));
        return ended;
      } catch (failure) {
        // One that failed before it had a plan is about the environment of its event.
        const environment = soFar.environment ?? environmentOf(run)?.name;
        if (!isOver) await end(announcementOf(run, { phase: 'failed', ...soFar, environment, failure }));
        throw failure;
      }
    },
    async [Symbol.asyncDispose]() {
      if (!isOver) await end();
      network[Symbol.dispose]();
      deadline[Symbol.dispose]();
    },
  };
}

/** A request that does not ask for its environment, with a label for example: what merging it deploys is of use there too. */
function isUnasked(ended: Deployment, { ci }: Pick<Run, 'ci'>): boolean {
  return ended.result === 'nothing' && !('plan' in ended && ended.plan !== undefined) && ci.event.kind === 'request';
}

function withWhy(preview: MergePreview | undefined, ended: Deployment): MergePreview | undefined {
  if (preview === undefined || ended.environment === undefined || !('why' in ended)) return preview;
  return { ...preview, why: [preview.why, ended.why].filter((each) => each !== undefined).join(' · ') };
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

/** Shows one announcement after the other on one channel; of those that come while one is shown, the last. */
class Showing {
  readonly notes: string[] = [];
  readonly #channel: Channel;
  readonly #run: Pick<Run, 'log'>;
  #waiting: Announcement | undefined;
  #work: Promise<void> = Promise.resolve();
  #isBusy = false;
  /** It cannot be shown on, and is left out for the rest of the run, with one warning. */
  #isOut = false;

  constructor(channel: Channel, run: Pick<Run, 'log'>) {
    this.#channel = channel;
    this.#run = run;
  }

  get name(): string {
    return this.#channel.name;
  }

  next(announcement: Announcement): void {
    this.#waiting = announcement;
    if (this.#isBusy || this.#isOut) return;
    this.#isBusy = true;
    this.#work = this.#showAll();
  }

  /** Waits for what is being shown, but not for a forge that does not answer. */
  async settled(clock: Pick<Clock, 'after'>, longest: number): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = clock.after(longest, resolve);
    });
    await Promise.race([this.#work, late]);
    cancel();
    if (this.#isBusy) this.#isNot(`the forge did not answer within ${Math.round(longest / 1000)} s`);
  }

  async #showAll(): Promise<void> {
    for (let next = this.#waiting; next !== undefined && !this.#isOut; next = this.#waiting) {
      this.#waiting = undefined;
      await this.#show(next);
    }
    this.#isBusy = false;
  }

  async #show(announcement: Announcement): Promise<void> {
    try {
      const shown = await this.#channel.show(announcement);
      if (shown.result === 'refused') this.#isNot(shown.why);
    } catch (error) {
      this.#isNot(messageOf(error));
    }
  }

  #isNot(why: string): void {
    if (this.#isOut) return;
    this.#isOut = true;
    this.#run.log.warn(`${this.name}: ${why}`);
    this.notes.push(`${this.name}: ${why}`);
  }
}
