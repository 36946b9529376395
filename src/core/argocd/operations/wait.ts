/** Waiting for an Application that exists, or for some of its resources. */
import { type GitopsTarget, reachOf } from '../rollout/gitops-target.ts';
import { type AppHandle, observe } from '../rollout/observe.ts';
import { rolloutStatus } from '../rollout/rollout-status.ts';
import type { RolloutStatus } from '../rollout/status.ts';
import { type WaitGoal, waitUntilLive } from '../rollout/wait.ts';
import type { LiveApplication } from '../server/live.ts';
import { existing } from './look.ts';
import { comparedNow } from './outcome.ts';

type Goal = Omit<WaitGoal, 'commit' | 'operationId'>;

/** @throws Failure as `waitUntilLive` does, and when there is no such Application */
export async function waitForExisting(handle: AppHandle, goal: Goal, target: GitopsTarget): Promise<LiveApplication> {
  await existing(handle);
  return await waitUntilLive(handle, { ...goal, operationId: undefined }, target);
}

/** How it is now, by one look behind a comparison. */
export async function statusNow(
  handle: AppHandle,
  goal: Goal,
  target: GitopsTarget,
): Promise<{ readonly app: LiveApplication; readonly status: RolloutStatus }> {
  const known = await existing(handle);
  using observer = observe(handle, { known });
  const app = await comparedNow(handle, observer, known);
  const rollout = { ...goal, commit: target.commit, operationId: undefined };
  return { app, status: rolloutStatus(app, rollout, await reachOf(app, target)) };
}
