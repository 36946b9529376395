/**
 * One commit with the images and values of any number of services: never an older image over a newer one (law 3), and
 * for a review environment with its marker, or not at all when it was closed meanwhile (law 8).
 */
import { Failure } from '../failure.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
import { admitDeployment } from '../review/fence.ts';
import { markerFile, type OwnedApplication, parseMarker, serializeMarker } from '../review/ownership.ts';
import type { ReviewScope } from '../review/scope.ts';
import { parseTombstone, tombstonePath } from '../review/tombstone.ts';
import type { SignCommit } from './commit.ts';
import { commitDiff } from './commit-diff.ts';
import { commitTo, type Plan } from './delivery.ts';
import type { Identity } from './objects.ts';
import type { FileChange, Snapshot } from './snapshot.ts';
import { type Provenance, provenanceTrailers } from './trailers.ts';
import type { ObjectId, Transport } from './transport.ts';
import { type AppliedImage, type AppliedUpdates, applyUpdates, fileChanges, type Update } from './updates.ts';

export interface Bump {
  readonly transport: Transport;
  readonly branch: string | undefined;
  readonly updates: readonly Update[];
  /** The commit message; its first line is the subject. */
  readonly message: (applied: AppliedUpdates) => string;
  /** Without services and images, which come from the updates. */
  readonly provenance: Omit<Provenance, 'services' | 'images'>;
  readonly author: Identity;
  readonly sign?: SignCommit | undefined;
  /** Services whose image in place is newer, on this state of the repository; none of their updates is applied. */
  readonly newerThan: (snapshot: Snapshot, updates: readonly Update[]) => Promise<ReadonlyMap<string, ObjectId>>;
  readonly review: BumpReview | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Milliseconds. */
  readonly timeout: number;
  readonly dryRun: boolean;
}

/** The review environment that the updates are for, and what else it consists of. */
export interface BumpReview extends ReviewScope {
  readonly services: readonly string[];
  readonly applications: readonly OwnedApplication[];
  readonly images: readonly string[];
}

interface Facts {
  readonly applied: AppliedUpdates;
  /** Service → the newer source commit in place. */
  readonly superseded: ReadonlyMap<string, ObjectId>;
  /** Why nothing was done for a review environment. */
  readonly closed: string | undefined;
}

export interface Bumped {
  /** `superseded`: everything that was asked for is older than what is in place, or its review environment is closed. */
  readonly result: 'committed' | 'unchanged' | 'superseded' | 'planned';
  readonly commit: ObjectId | undefined;
  readonly branch: string;
  readonly images: readonly AppliedImage[];
  readonly superseded: ReadonlyMap<string, ObjectId>;
  readonly closed: string | undefined;
  /** Unified diff of all files of the commit. */
  readonly diff: string;
  readonly attempts: number;
}

export async function bump(request: Bump): Promise<Bumped> {
  const delivered = await commitTo({ ...request, plan: planOf(request) });
  const { applied, superseded, closed } = delivered.payload;
  for (const warning of applied.warnings) request.log.warn(warning);
  if (closed !== undefined) request.log.warn(closed);
  for (const [service, commit] of superseded) {
    request.log.warn(`${service}: the image in place was built from ${commit.slice(0, 8)}, which is newer`);
  }
  const nothingLeft = closed !== undefined || (superseded.size > 0 && applied.images.length === 0);
  return {
    result: delivered.result === 'unchanged' && nothingLeft ? 'superseded' : delivered.result,
    commit: delivered.result === 'committed' ? delivered.commit : undefined,
    branch: delivered.branch,
    images: applied.images,
    superseded,
    closed,
    diff: delivered.result === 'unchanged' ? '' : commitDiff(delivered.files),
    attempts: delivered.attempts,
  };
}

function planOf(request: Bump): Plan<Facts> {
  return async (snapshot) => {
    const superseded = await request.newerThan(snapshot, request.updates);
    const wanted = request.updates.filter(({ service }) => service === undefined || !superseded.has(service));
    const review = await reviewChanges(snapshot, request, superseded);
    if (review.closed !== undefined) return nothing(superseded, review.closed);
    const applied = await applyUpdates(snapshot, wanted);
    if (applied.files.length === 0) return { kind: 'nothing', payload: { applied, superseded, closed: undefined } };
    return {
      kind: 'changes',
      changes: [...fileChanges(applied), ...review.changes],
      message: request.message(applied),
      trailers: provenanceTrailers({ ...request.provenance, ...carried(applied, wanted) }),
      payload: { applied, superseded, closed: undefined },
    };
  };
}

function nothing(superseded: Facts['superseded'], closed: string) {
  return {
    kind: 'nothing',
    payload: { applied: { files: [], images: [], warnings: [] }, superseded, closed },
  } as const;
}

/** The services and images that a commit says it carries. */
function carried(applied: AppliedUpdates, wanted: readonly Update[]): { services: string[]; images: string[] } {
  const services = wanted.flatMap(({ service }) => (service === undefined ? [] : [service]));
  const images = applied.images.flatMap(({ newImage }) => (newImage === undefined ? [] : [newImage]));
  return { services: [...new Set(services)], images: [...new Set(images)] };
}

/** The marker of a review environment, and the end of its tombstone when it comes back. */
async function reviewChanges(
  snapshot: Snapshot,
  request: Bump,
  superseded: ReadonlyMap<string, ObjectId>,
): Promise<{ changes: FileChange[]; closed: string | undefined }> {
  const { review, provenance, clock } = request;
  if (review === undefined) return { changes: [], closed: undefined };
  const commit = provenance.sourceCommit;
  if (commit === undefined) {
    throw new Failure(
      'bad-input',
      'SOURCE_COMMIT',
      `the source commit of review environment ${review.name} is not known`,
      {
        hint: 'Run in a checkout of the monorepo: the marker of the environment records the commit.',
      },
    );
  }
  const markerPath = `${review.directory}/${markerFile}`;
  const gravePath = tombstonePath(review.name);
  const [marker, tombstone] = await Promise.all([read(snapshot, markerPath), read(snapshot, gravePath)]);
  const admission = admitDeployment(
    {
      name: review.name,
      repository: review.repository,
      ref: review.ref,
      ...(review.request === undefined ? {} : { request: review.request }),
      commit,
      services: review.services.filter((service) => !superseded.has(service)),
      applications: review.applications,
      images: review.images,
      deployedAt: new Date(clock.now()).toISOString(),
    },
    marker === undefined ? undefined : parseMarker(marker, markerPath),
    tombstone === undefined ? undefined : parseTombstone(tombstone, gravePath),
  );
  if (admission.result === 'closed') return { changes: [], closed: admission.reason };
  const changes: FileChange[] = [{ path: markerPath, body: Buffer.from(serializeMarker(admission.marker), 'utf8') }];
  if (admission.revived) changes.push({ path: gravePath, delete: true });
  return { changes, closed: undefined };
}

async function read(snapshot: Snapshot, path: string): Promise<string | undefined> {
  const file = await snapshot.readFile(path);
  return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
}
