/**
 * The record of a removed review environment. It keeps out a deployment that was already on its way when the environment
 * was closed.
 */
import * as z from 'zod';
import { type FileChange, readText, type Snapshot } from '../git/snapshot.ts';
import {
  assertSameSource,
  lines,
  mergeDeployment,
  parseRecord,
  type ReviewDeployment,
  type ReviewMarker,
  type ReviewSource,
  recordShape,
  serializeRecord,
} from './marker.ts';

export const tombstoneDirectory = '.monorepo-gitops/tombstones';

const tombstoneShape = z.strictObject({
  /** `generation`: that of the environment that was removed. */
  ...recordShape,
  /** Source commits known at the end: the latest one deployed, and the tip of the branch when it was closed. */
  commits: lines,
  /** RFC 3339, UTC. */
  closedAt: z.iso.datetime(),
  /** Those of the environment, so that a removal which was interrupted can still find them. */
  images: lines,
});
export type Tombstone = Readonly<Omit<z.output<typeof tombstoneShape>, 'schema'>>;

/** `.monorepo-gitops/tombstones/<name>.yaml` */
export function tombstonePath(name: string): string {
  return `${tombstoneDirectory}/${name}.yaml`;
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused) */
export async function readTombstone(snapshot: Pick<Snapshot, 'readFile'>, name: string) {
  const path = tombstonePath(name);
  const text = await readText(snapshot, path);
  return text === undefined ? undefined : parseTombstone(text, path);
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused) */
export function parseTombstone(text: string, path: string): Tombstone {
  const { schema: _, ...tombstone } = parseRecord(text, path, tombstoneShape);
  return tombstone;
}

export function serializeTombstone(tombstone: Tombstone): string {
  const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
  return serializeRecord(title, tombstoneShape, tombstone);
}

export function tombstoneChange(tombstone: Tombstone): FileChange {
  return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}

/**
 * @param closingCommit tip of the source when it was closed; a deployment of it may still be on its way.
 * @param closedAt milliseconds since the epoch.
 */
export function tombstoneOf(
  removed: ReviewSource & Pick<ReviewMarker, 'generation' | 'deployed' | 'images'>,
  closingCommit: string | undefined,
  closedAt: number,
): Tombstone {
  const { name, repository, ref, request, generation, deployed, images } = removed;
  return {
    name,
    repository,
    ref,
    ...(request === undefined ? {} : { request }),
    generation,
    commits: [...new Set([deployed, closingCommit ?? deployed])].sort(),
    closedAt: new Date(closedAt).toISOString(),
    images,
  };
}

/** For a source that was closed before its first deployment arrived. */
export function tombstoneAhead(source: ReviewSource, closingCommit: string, closedAt: number): Tombstone {
  return tombstoneOf({ ...source, generation: 1, deployed: closingCommit, images: [] }, closingCommit, closedAt);
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
  const closed = closedReason(deployment, tombstone, source);
  if (closed !== undefined) return { result: 'closed', reason: closed };
  const generation = tombstone === undefined ? 1 : tombstone.generation + 1;
  return {
    result: 'admitted',
    marker: mergeDeployment(marker, deployment, generation),
    revived: tombstone !== undefined,
  };
}

function closedReason(
  { name, commit }: ReviewDeployment,
  tombstone: Tombstone | undefined,
  source: SourceState,
): string | undefined {
  // The source is open although there is a tombstone: it was reopened after the removal, perhaps with the same commit.
  if (tombstone === undefined || source === 'open') return undefined;
  if (!tombstone.commits.includes(commit) && source !== 'behind') return undefined;
  return `review environment ${name} was removed at ${tombstone.closedAt}, and ${commit.slice(0, 8)} is not newer than that`;
}
