/**
 * What a bump adds to its commit for a review environment: the marker, or nothing at all when the environment is closed
 * (law 8). Whether it is closed is told by the caller (`ReviewFence`), in each attempt to commit.
 */

import { Failure } from '../failure.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import type { ObjectId } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { ReviewEnvironment } from '../review/environment.ts';
import {
  markerChange,
  markerFile,
  mergeDeployment,
  type OwnedApplication,
  type OwnedNamespace,
  type RecordedImage,
  type ReviewMarker,
  readMarker,
  recordedMonorepo,
} from '../review/marker.ts';
import { assertOurs, type Monorepo } from '../review/monorepo.ts';
import { assertReviewName } from '../review/review-name.ts';
import { assertRoom } from '../review/room.ts';
import {
  type Admission,
  describeClosed,
  describeRevival,
  readTombstone,
  type Tombstone,
  tombstonePath,
} from '../review/tombstone.ts';

/** The review environment that the updates are for, and what else it consists of. */
export interface BumpReview extends ReviewEnvironment {
  readonly services: readonly string[];
  readonly applications: readonly OwnedApplication[];
  /** Images that were pushed for it, each tag with the digest, where that is known. */
  readonly images: readonly RecordedImage[];
  /** Those that its Applications create. */
  readonly namespaces?: readonly OwnedNamespace[];
}

/** What is asked before a review environment is written, in each attempt to commit. */
interface ReviewFence {
  readonly monorepo: Monorepo;
  /** The state that the commit is built on. */
  readonly snapshot: Pick<Snapshot, 'list' | 'readFile'>;
  readonly admit: Admit;
}

/** @param records what the state says that the commit is built on: a removal in between is seen, because it moves the tip */
type Admit = (question: {
  readonly review: BumpReview;
  readonly records: ReviewRecords;
  readonly commit: ObjectId;
}) => Promise<Admission>;

interface ReviewFacts {
  readonly review: BumpReview;
  readonly records: ReviewRecords;
  readonly commit: ObjectId | undefined;
  /** Those that the commit deploys. */
  readonly services: readonly string[];
  /** References that the commit writes. */
  readonly images: readonly string[];
  readonly fence: ReviewFence;
  /** Milliseconds since the epoch, by the clock of the GitOps server. */
  readonly now: number;
}

/** What the repository says about the environment. */
interface ReviewRecords {
  readonly marker: ReviewMarker | undefined;
  readonly tombstone: Tombstone | undefined;
}

export type ReviewChanges =
  /** `revival`: for the log, when the environment comes back after a removal. */
  | { readonly result: 'admitted'; readonly changes: readonly FileChange[]; readonly revival: string | undefined }
  | { readonly result: 'closed'; readonly reason: string };

/**
 * @throws Failure `REVIEW_ENV_UNOWNED` (refused) when the environment's directory holds files and no marker,
 *   `REVIEW_ENV_FOREIGN` (refused) when it belongs to another branch or monorepo
 * @throws OtherReviewName when another monorepo has the name of this request's environment
 */
export async function readReviewRecords(
  snapshot: Snapshot,
  review: BumpReview,
  monorepo: Monorepo,
): Promise<ReviewRecords> {
  const { name, directory } = review;
  await assertReviewName(snapshot, review, monorepo);
  const [marker, tombstone, files] = await Promise.all([
    readMarker(snapshot, directory),
    readTombstone(snapshot, name),
    snapshot.list(directory),
  ]);
  if (marker === undefined && files.length > 0) throw unowned(review);
  // A branch's name has the monorepo's in it: who has it and the commit has moved here from another server.
  const kin = { ...monorepo, askRecorded: undefined };
  for (const record of [marker, tombstone]) {
    if (record !== undefined) await assertOurs({ ...record, ...recordedMonorepo(record) }, review, kin);
  }
  return { marker, tombstone };
}

/**
 * The marker of the environment, and the end of its tombstone when it comes back.
 *
 * @throws Failure `TOO_MANY_ENVIRONMENTS` (refused) when it would be one more than there may be
 */
export async function reviewChanges(facts: ReviewFacts): Promise<ReviewChanges> {
  const { review, records, commit, fence } = facts;
  if (commit === undefined) throw commitUnknown(review.name);
  const { name, repository, monorepo, ref, request, applications } = review;
  // Another one was there before, or is of several environments.
  const namespaces = (review.namespaces ?? []).filter((namespace) => namespace.name.includes(name));
  const { marker, tombstone } = records;
  const admission = await fence.admit({ review, records, commit });
  if (admission.result === 'closed') {
    return { result: 'closed', reason: describeClosed(review, admission.because, tombstone) };
  }
  if (marker === undefined) await assertRoom(fence.snapshot, review, fence.monorepo, facts.now);
  const next = mergeDeployment(
    marker,
    {
      name,
      repository,
      ...(monorepo === undefined ? {} : { monorepo }),
      ref,
      ...(request === undefined ? {} : { request }),
      commit,
      services: facts.services,
      applications,
      images: imagesOf(review, facts.images),
      namespaces,
      deployedAt: new Date(facts.now).toISOString(),
    },
    tombstone === undefined ? 1 : tombstone.generation + 1,
  );
  const change = markerChange(review.directory, next);
  if (tombstone === undefined) return { result: 'admitted', changes: [change], revival: undefined };
  const revival = describeRevival(review, tombstone, admission);
  return { result: 'admitted', changes: [change, { path: tombstonePath(name), delete: true }], revival };
}

/**
 * What the environment runs, whatever its tag looks like, with its digest: a tag such as `latest` names something else
 * later. Of the other tags those that have the environment's name in them: any other one may be in use elsewhere. What is
 * written by its tag alone gets the digest of what was pushed.
 */
function imagesOf({ name, images: pushed }: BumpReview, written: readonly string[]): RecordedImage[] {
  const owned = new RegExp(`(?<![a-z0-9])${name.replace(/[^a-z0-9]/g, '\\$&')}(?![a-z0-9])`);
  const runs = written.flatMap((reference): readonly RecordedImage[] => {
    const { repository, tag, digest } = splitImage(reference);
    // A file may hold the tag alone.
    if (repository === undefined) return pushed.filter(({ image }) => splitImage(image).tag === tag);
    if (tag === undefined && digest === undefined) return [];
    const image = tag === undefined ? repository : `${repository}:${tag}`;
    const known = digest ?? pushed.find((each) => each.image === image)?.digest;
    return [{ image, ...(known === undefined ? {} : { digest: known }) }];
  });
  const named = pushed.filter(({ image }) => owned.test(splitImage(image).tag ?? ''));
  const known = runs.filter(({ image, digest }) => digest !== undefined || owned.test(splitImage(image).tag ?? ''));
  return [...named, ...known];
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
