/**
 * Whether a deployment may still go into its review environment. Ask inside the loop that commits, with the marker and
 * the tombstone of the very tip that the commit is built on: the compare-and-swap of the push then makes the answer
 * hold, because a removal in between moves the tip and the question is asked again.
 */
import { assertSameSource, mergeDeployment, type ReviewDeployment, type ReviewMarker } from './marker.ts';
import type { Tombstone } from './tombstone.ts';

/**
 * What is known of the source. `open`: this run's event is that its request was reopened; `behind`: the deployed commit
 * is an ancestor of a commit in the tombstone.
 */
export type SourceState = 'open' | 'behind' | 'unknown';

export type Admission =
  | {
      readonly result: 'admitted';
      /** The environment's new marker. */
      readonly marker: ReviewMarker;
      /** The tombstone goes in the same commit, when there is one. */
      readonly revived: boolean;
    }
  | { readonly result: 'closed'; readonly reason: string };

/**
 * @throws Failure `REVIEW_ENV_FOREIGN` (refused) when the name belongs to another repository or ref.
 */
export function admitDeployment(
  deployment: ReviewDeployment,
  marker: ReviewMarker | undefined,
  tombstone: Tombstone | undefined,
  source: SourceState = 'unknown',
): Admission {
  if (marker !== undefined) assertSameSource(marker, deployment);
  if (tombstone !== undefined) assertSameSource(tombstone, deployment);
  const closed = closedBecause(deployment, tombstone, source);
  if (closed !== undefined) return { result: 'closed', reason: closed };
  const generation = tombstone === undefined ? 1 : tombstone.generation + 1;
  return {
    result: 'admitted',
    marker: mergeDeployment(marker, deployment, generation),
    revived: tombstone !== undefined,
  };
}

function closedBecause(
  { name, commit }: ReviewDeployment,
  tombstone: Tombstone | undefined,
  source: SourceState,
): string | undefined {
  // The source is open although there is a tombstone: it was reopened after the removal, perhaps with the same commit.
  if (tombstone === undefined || source === 'open') return undefined;
  if (!tombstone.commits.includes(commit) && source !== 'behind') return undefined;
  return `review environment ${name} was removed at ${tombstone.closedAt}, and ${commit.slice(0, 8)} is not newer than that`;
}
