/** What a bump adds to its commit for a review environment: the marker, or nothing at all when it was closed (law 8). */

import { Failure } from '../failure.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import type { ObjectId } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { ReviewEnvironment } from '../review/environment.ts';
import { markerChange, markerFile, type OwnedApplication, type ReviewMarker, readMarker } from '../review/marker.ts';
import {
  admitDeployment,
  readTombstone,
  type SourceState,
  type Tombstone,
  tombstonePath,
} from '../review/tombstone.ts';
import type { Ancestry } from '../source/ancestry.ts';

/** The review environment that the updates are for, and what else it consists of. */
export interface BumpReview extends ReviewEnvironment {
  readonly services: readonly string[];
  readonly applications: readonly OwnedApplication[];
  /**
   * References that were pushed for it, besides those that the commit writes. Only what has the environment's name in its
   * tag is recorded as its own: any other tag may be in use elsewhere.
   */
  readonly images: readonly string[];
}

export interface ReviewFacts {
  readonly review: BumpReview;
  readonly records: ReviewRecords;
  readonly commit: ObjectId | undefined;
  /** Those that the commit deploys. */
  readonly services: readonly string[];
  /** References that the commit writes. */
  readonly images: readonly string[];
  readonly ancestry: Ancestry;
  readonly reopened: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What the repository says about the environment. */
export interface ReviewRecords {
  readonly marker: ReviewMarker | undefined;
  readonly tombstone: Tombstone | undefined;
}

export type ReviewChanges =
  | { readonly result: 'admitted'; readonly changes: readonly FileChange[] }
  | { readonly result: 'closed'; readonly reason: string };

/** @throws Failure `REVIEW_ENV_UNOWNED` (refused) when the environment's directory holds files and no marker */
export async function readReviewRecords(snapshot: Snapshot, review: BumpReview): Promise<ReviewRecords> {
  const [marker, tombstone, files] = await Promise.all([
    readMarker(snapshot, review.directory),
    readTombstone(snapshot, review.name),
    snapshot.list(review.directory),
  ]);
  if (marker === undefined && files.length > 0) throw unowned(review);
  return { marker, tombstone };
}

/** The marker of the environment, and the end of its tombstone when it comes back. */
export async function reviewChanges(facts: ReviewFacts): Promise<ReviewChanges> {
  const { review, records, commit } = facts;
  if (commit === undefined) throw commitUnknown(review.name);
  const { name, repository, ref, request, applications } = review;
  const admission = admitDeployment(
    {
      name,
      repository,
      ref,
      ...(request === undefined ? {} : { request }),
      commit,
      services: facts.services,
      applications,
      images: ownImages([...review.images, ...facts.images], name),
      deployedAt: new Date(facts.now).toISOString(),
    },
    records.marker,
    records.tombstone,
    facts.reopened ? 'open' : await sourceState(commit, records.tombstone, facts.ancestry),
  );
  if (admission.result === 'closed') return admission;
  const end = admission.revived ? [{ path: tombstonePath(name), delete: true } as const] : [];
  return { result: 'admitted', changes: [markerChange(review.directory, admission.marker), ...end] };
}

/** A deployment that was overtaken by the removal has a commit from before it. */
async function sourceState(
  commit: ObjectId,
  tombstone: Tombstone | undefined,
  ancestry: Ancestry,
): Promise<SourceState> {
  for (const closed of tombstone?.commits ?? []) {
    if (/^[0-9a-f]{40,64}$/.test(closed) && (await ancestry(commit, closed)) === 'yes') return 'behind';
  }
  return 'unknown';
}

/** `pr-1` is in `pr-1` and `pr-1-ab12cd34`, and not in `pr-12`. Recorded by tag: a digest may have other names. */
function ownImages(images: readonly string[], name: string): string[] {
  const owned = new RegExp(`(?<![a-z0-9])${name.replace(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9])`);
  return images.flatMap((image) => {
    const { repository, tag } = splitImage(image);
    return repository !== undefined && tag !== undefined && owned.test(tag) ? [`${repository}:${tag}`] : [];
  });
}

function unowned({ name, directory }: BumpReview): Failure {
  const problem = `${directory} holds files of somebody else: it has no ${markerFile}`;
  return new Failure('refused', 'REVIEW_ENV_UNOWNED', `review environment ${name}: ${problem}`, {
    hint: 'Give review environments a directory of their own in gitops.yaml (file), or remove what is there by hand.',
  });
}

function commitUnknown(name: string): Failure {
  return new Failure('bad-input', 'SOURCE_COMMIT', `the source commit of review environment ${name} is not known`, {
    hint: 'Run in a checkout of the monorepo: the marker of the environment records the commit.',
  });
}
