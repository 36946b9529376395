/**
 * What is left of a removed review environment, and the fence that it makes: a deployment that was already on its way
 * when the environment was closed cannot bring it back.
 */
import * as z from 'zod';
import {
  assertSameSource,
  mergeDeployment,
  parseRecord,
  type ReviewDeployment,
  type ReviewMarker,
  type ReviewSource,
  serializeRecord,
  sourceFields,
  sourceShape,
} from './marker.ts';

export const tombstoneDirectory = '.monorepo-gitops/tombstones';

export interface Tombstone extends ReviewSource {
  /** Generation of the environment that was removed. */
  readonly generation: number;
  /** Source commits known at the end: the latest one deployed, and the tip of the branch when it was closed. */
  readonly commits: readonly string[];
  /** RFC 3339, UTC. */
  readonly closedAt: string;
  /** What is outside of the GitOps repository, so that a removal which was interrupted can still find it. */
  readonly images: readonly string[];
}

const tombstoneShape = z.strictObject({
  ...sourceShape,
  commits: z.array(z.string().min(1)),
  closedAt: z.iso.datetime(),
  images: z.array(z.string().min(1)),
});

/** `.monorepo-gitops/tombstones/<name>.yaml` */
export function tombstonePath(name: string): string {
  return `${tombstoneDirectory}/${name}.yaml`;
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused). */
export function parseTombstone(text: string, path: string): Tombstone {
  const { schema: _, ...tombstone } = parseRecord(text, path, tombstoneShape);
  return tombstone;
}

export function serializeTombstone(tombstone: Tombstone): string {
  return serializeRecord('This review environment was removed. The record keeps a late deployment from reviving it.', {
    ...sourceFields(tombstone),
    commits: tombstone.commits,
    closedAt: tombstone.closedAt,
    images: tombstone.images,
  });
}

/**
 * @param closingCommit tip of the source when it was closed; a deployment of it may still be on its way.
 * @param closedAt milliseconds since the epoch.
 */
export function tombstoneOf(marker: ReviewMarker, closingCommit: string | undefined, closedAt: number): Tombstone {
  const { generation, deployed, images } = marker;
  return {
    ...sourceOf(marker),
    generation,
    commits: [...new Set(closingCommit === undefined ? [deployed] : [deployed, closingCommit])].sort(),
    closedAt: new Date(closedAt).toISOString(),
    images,
  };
}

/** For a source that was closed before its first deployment arrived: the one on its way finds this. */
export function tombstoneAhead(source: ReviewSource, closingCommit: string, closedAt: number): Tombstone {
  return {
    ...sourceOf(source),
    generation: 1,
    commits: [closingCommit],
    closedAt: new Date(closedAt).toISOString(),
    images: [],
  };
}

function sourceOf({ name, repository, ref, request }: ReviewSource): ReviewSource {
  return { name, repository, ref, ...(request === undefined ? {} : { request }) };
}

/**
 * What is known of the source. `open`: this run's event is that its request was reopened; `behind`: the deployed commit
 * is an ancestor of a commit in the tombstone.
 */
export type SourceState = 'open' | 'behind' | 'unknown';

type Admission =
  | {
      readonly result: 'admitted';
      /** The environment's new marker. */
      readonly marker: ReviewMarker;
      /** The tombstone goes in the same commit, when there is one. */
      readonly revived: boolean;
    }
  | { readonly result: 'closed'; readonly reason: string };

/**
 * Whether a deployment may still go into its review environment. Ask inside the loop that commits, with the marker and
 * the tombstone of the very tip that the commit is built on: the compare-and-swap of the push then makes the answer
 * hold, because a removal in between moves the tip and the question is asked again.
 *
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
