/** Waits before a sync by hand until the commit is rendered: the sync takes the hydrated branch as it is. */
import { appNamed } from '../server/live.ts';
import { type GitopsTarget, reachOf } from './gitops-target.ts';
import type { Observation, Observer } from './observe.ts';

/** Milliseconds between two refreshes, each of which asks for a hydration too. */
const refreshPauseMs = 10_000;

/** `isHydrated` is false when it failed or time is up: a wait says why. At once for an Application without a hydrator. */
export async function untilHydrated(
  observer: Observer,
  first: Observation,
  target: GitopsTarget,
): Promise<{ readonly seen: Observation; readonly isHydrated: boolean }> {
  const { ref, clock, log } = observer.handle;
  let seen = first;
  let refreshedAt = clock.now();
  for (let reason = ''; seen.kind === 'seen'; ) {
    const reach = await reachOf(seen.app, target);
    if (reach.is !== 'unhydrated' || reach.isRendered) return { seen, isHydrated: true };
    if (reach.failed) break;
    if (reach.why !== reason) log.info(`${appNamed(ref)}: ${reach.why}`);
    reason = reach.why;
    const compares = clock.now() - refreshedAt >= refreshPauseMs;
    if (compares) refreshedAt = clock.now();
    seen = compares ? await observer.look(true) : await observer.next(refreshPauseMs);
  }
  return { seen, isHydrated: false };
}
