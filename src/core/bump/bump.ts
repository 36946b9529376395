/**
 * `bump`: updates of any number of services become one commit of the GitOps repository.
 * Imports `delivery`, `source`, `review`, `edit`, `image`, `git`, `names` and what lies beside the folders of `core`.
 * Begin here; `update.ts` is what is asked for, `apply.ts` makes edits of it, `ordering.ts` holds back what is older.
 *
 * Never an older image over a newer one (law 3); for a review environment with its marker, or not at all when it was closed
 * meanwhile (law 8).
 */

import type { Plan } from '../delivery/commit-race.ts';
import { type Delivery, deliver } from '../delivery/delivery.ts';
import type { CommitDraft } from '../delivery/preview-branch.ts';
import type { RequestUpdate, SourceChanges } from '../delivery/rolling-record.ts';
import { type Provenance, provenanceTrailers, type ServiceContent } from '../git/message.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { Clock, Log, Secrets } from '../ports.ts';
import type { Monorepo } from '../review/monorepo.ts';
import type { AppliedEdit, AppliedImage } from './applied-edit.ts';
import type { AppliedUpdates } from './apply.ts';
import { commitMessage, describeSupersession, type MessageWords, type Supersession } from './message.ts';
import type { Judgement, Ordering } from './ordering.ts';
import { recordTrailers, rollbackKey, takenBackTrailers } from './record/write-record.ts';
import type { BumpReview, ReviewChanges } from './review.ts';
import type { Rollback, RollbackSteps } from './rollback.ts';
import { subjectOf, type Update } from './update.ts';

export interface Bump {
  readonly transport: Transport;
  readonly branch: string | undefined;
  readonly updates: readonly Update[];
  readonly message: MessageWords;
  /** Without services, images and contents, which come from the updates. */
  readonly provenance: Omit<Provenance, 'services' | 'images' | 'contents' | 'builtFrom'>;
  /** What the services get, by name (`web1@eu` in a cluster), as far as it is known. It may be found out while the repository is read. */
  readonly contents: ReadonlyMap<string, DeployedContent> | Promise<ReadonlyMap<string, DeployedContent>>;
  /** Looks at the images that a commit would write, in each attempt; what it throws ends the bump before anything is written. */
  readonly checkImages?: ((images: readonly AppliedImage[]) => void) | undefined;
  /** What the source commit brings beside one that is in place, for the text of a request. */
  readonly changesSince?: ((commit: ObjectId) => Promise<SourceChanges>) | undefined;
  /** Law 3; undefined where nothing is compared. A rollback asks nobody. */
  readonly ordering: Ordering | undefined;
  readonly delivery: Delivery;
  /**
   * Instead of what the updates would write, write back what was at their places before. `from`: only where a place still
   * holds the image that it held at that commit.
   */
  readonly rollback: boolean | { readonly from: ObjectId };
  readonly review: BumpReview | undefined;
  /** Whether the monorepo has a commit. Default: not known. */
  readonly hasCommit?: Monorepo['has'] | undefined;
  /** Whether the address in a record leads to this monorepo; without it a shared commit is enough. */
  readonly askRecorded?: Monorepo['askRecorded'];
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Milliseconds. */
  readonly timeout: number;
  readonly dryRun: boolean;
}

/** What a service gets, as its record says it. */
export interface DeployedContent {
  /** `in place`: the image stays, and so does its content. */
  readonly content: string | 'in place' | undefined;
  readonly configuration: string | undefined;
  /** Of an image that was not built from the source commit. */
  readonly builtFrom?: ObjectId | undefined;
}

/** What one state of the repository made of the updates. */
export interface BumpOutcome {
  readonly applied: AppliedUpdates;
  readonly superseded: readonly Supersession[];
  /** The images in place of what is superseded. */
  readonly kept: readonly AppliedImage[];
  /** Why nothing was done for a review environment. */
  readonly closed: string | undefined;
  /** That the review environment comes back after a removal. */
  readonly revival?: string | undefined;
  /** By service, for the text of a request. */
  readonly changes?: ReadonlyMap<string | undefined, SourceChanges> | undefined;
}

export interface Bumped {
  /** `superseded`: everything that was asked for is older than what is in place, or its review environment is closed. */
  readonly result: 'committed' | 'unchanged' | 'superseded' | 'requested' | 'planned';
  readonly commit: ObjectId | undefined;
  /** The branch's tip that says what was asked for: the new commit, or the one that had it already. */
  readonly tip: ObjectId | undefined;
  /** The open request that holds it (`requested`). */
  readonly request: { readonly number: number; readonly url: string } | undefined;
  readonly branch: string;
  /** One for each image that was asked for; `oldImage` and `newImage` are the same where nothing was written. */
  readonly images: readonly AppliedImage[];
  readonly superseded: readonly Supersession[];
  readonly closed: string | undefined;
  /** Unified diff of all files of the commit. */
  readonly diff: string;
  /** What a dry run would commit (`planned`). */
  readonly draft?: CommitDraft;
  readonly attempts: number;
}

export async function bump(request: Bump): Promise<Bumped> {
  const order = { ...request, plan: planOf(request), updates: requestUpdates };
  const { delivered, request: open } = await deliver(request.delivery, order);
  const { applied, superseded, kept, closed, revival } = delivered.payload;
  for (const warning of applied.warnings) request.log.warn(warning);
  if (closed !== undefined) request.log.warn(closed);
  for (const each of superseded) request.log.warn(describeSupersession(each));
  if (revival !== undefined && delivered.result !== 'unchanged') request.log.info(revival);
  const nothingLeft = closed !== undefined || (superseded.length > 0 && applied.edits.length === 0);
  const result = delivered.result === 'unchanged' && nothingLeft ? 'superseded' : delivered.result;
  const bumped: Bumped = {
    result: open === undefined || result === 'superseded' ? result : 'requested',
    tip: delivered.result === 'planned' || open !== undefined ? undefined : delivered.commit,
    request: open,
    commit: delivered.result === 'committed' ? delivered.commit : undefined,
    branch: delivered.branch,
    images: [...applied.images, ...kept],
    superseded,
    closed,
    diff: delivered.result === 'unchanged' ? '' : (await import('../git/diff.ts')).commitDiff(delivered.files),
    attempts: delivered.attempts,
    ...(delivered.result === 'planned' ? { draft: { parent: delivered.parent, files: delivered.files } } : {}),
  };
  if (bumped.diff !== '') request.log.info(bumped.diff.trimEnd(), 'diff');
  request.log.info(endOf(bumped));
  return bumped;
}

/** What the commit changes, as a request's table shows it: every image, and every file without one. */
export function requestUpdates({
  applied: { files, images },
  changes,
}: Pick<BumpOutcome, 'applied' | 'changes'>): readonly RequestUpdate[] {
  const changed = new Set(files.map(({ path }) => path));
  const shown = images.filter(({ file, oldImage, newImage }) => changed.has(file) && oldImage !== newImage);
  const withImage = new Set(shown.map(({ file }) => file));
  const rest = files.filter(({ path }) => !withImage.has(path));
  return [
    ...shown.map((image) => ({ ...image, changes: changes?.get(image.service) })),
    ...rest.map(({ path: file }) => ({ service: undefined, file, oldImage: undefined, newImage: undefined })),
  ];
}

/** The line of the log that ends a bump. */
function endOf(bumped: Bumped): string {
  switch (bumped.result) {
    case 'committed':
      return `Committed ${bumped.commit?.slice(0, 8)} to ${bumped.branch} in attempt ${bumped.attempts}.`;
    case 'requested':
      return `Request ${bumped.request?.url} holds this.`;
    case 'planned':
      return `Dry run: this would be committed to ${bumped.branch}.`;
    case 'superseded':
      return bumped.closed === undefined
        ? 'Nothing written: what is in place is newer, or was taken back from this.'
        : 'Nothing written: the review environment is closed.';
    case 'unchanged':
      return `Nothing to write: ${bumped.branch} already says this.`;
  }
}

function planOf(request: Bump): Plan<BumpOutcome> {
  const steps: RollbackSteps = new Map();
  const isRollback = request.rollback !== false;
  const ordering = isRollback ? undefined : request.ordering;
  return async (snapshot, attempt) => {
    // A request tries the plan on several states before it commits.
    if (attempt === 1) steps.clear();
    const judge = ordering?.(snapshot, attempt);
    const { applyUpdates, fileChanges, reportedImages } = await import('./apply.ts');
    const rollback = isRollback ? await rollbackOf(request, snapshot, steps) : undefined;
    const asked = rollback?.updates ?? request.updates;
    // The marker belongs to deployments: an image that comes back was in the environment before.
    const review = rollback === undefined ? request.review : undefined;
    const [first, records] = await Promise.all([
      applyUpdates(snapshot, asked).catch((error: unknown) => ({ error })),
      recordsOf(request, snapshot, review),
    ]);
    const gone =
      'error' in first ? await heldOfGone(first.error, { snapshot, updates: asked, judge, review: records }) : [];
    const updates = asked.filter((update) => !isHeld(update, gone));
    const whole = 'error' in first ? await applyUpdates(snapshot, updates) : first;
    const judgement = await judge?.([...whole.edits, ...whole.deletions], records);
    const superseded = [...gone, ...(judgement?.superseded ?? [])];
    const wanted = updates.filter((update) => !isHeld(update, superseded));
    const wantedOnly = wanted.length === updates.length ? whole : await applyUpdates(snapshot, wanted);
    const applied = { ...wantedOnly, warnings: [...(rollback?.warnings ?? []), ...wantedOnly.warnings] };
    const kept = whole.edits.flatMap((edit) => {
      const images = wanted.includes(edit.update) ? [] : reportedImages(edit);
      return images.map((image) => ({ ...image, newImage: image.oldImage }));
    });
    request.checkImages?.(applied.images);
    const carried = carriedBy(applied, wanted);
    const marked = await markOf(request, { snapshot, review, records }, carried, judgement);
    if (marked.result === 'closed') return nothing({ superseded, kept, closed: marked.reason });
    const payload = { applied, superseded, kept, closed: undefined, revival: marked.revival };
    if (applied.files.length === 0) return { kind: 'nothing', payload };
    const changes = await changesOf(request, carried.services, wanted, judgement);
    const subjects = [...new Set(wanted.flatMap((update) => subjectOf(update) ?? []))];
    return {
      kind: 'changes',
      changes: [...fileChanges(applied), ...marked.changes],
      message: commitMessage(request.message, applied, isRollback),
      trailers: [
        ...provenanceTrailers({
          ...request.provenance,
          ...contentsOf(await request.contents, subjects, judgement),
          ...rollback?.provenance,
          ...carried,
        }),
        ...recordTrailers([...applied.edits, ...applied.deletions], confirmedOf(applied, judgement)),
        ...(rollback === undefined
          ? takenBackTrailers(subjects, judgement?.takenBack ?? new Map())
          : rollback.rolledBack.map((commit) => [rollbackKey, commit] as const)),
      ],
      payload: { ...payload, changes },
    };
  };
}

/** Of those that are left when what is held back has gone. */
function confirmedOf({ edits, deletions }: AppliedUpdates, judgement: Judgement | undefined): readonly AppliedEdit[] {
  const isSame = (one: AppliedEdit) => (other: AppliedEdit) =>
    one.file === other.file && (one.deletion ?? one.update) === (other.deletion ?? other.update);
  return [...edits, ...deletions].filter((edit) => !edit.changed && judgement?.confirmed.some(isSame(edit)));
}

async function heldOfGone(...asked: Parameters<typeof import('./gone-files.ts').supersededOfGone>) {
  const { supersededOfGone } = await import('./gone-files.ts');
  return supersededOfGone(...asked);
}

/** Only a request shows them: who approves it wants to know what comes. */
async function changesOf(
  { delivery, changesSince }: Bump,
  services: readonly string[],
  updates: readonly Update[],
  judgement: Judgement | undefined,
): Promise<BumpOutcome['changes']> {
  if (delivery.kind !== 'request' || changesSince === undefined) return undefined;
  const found = services.map(async (service) => {
    // Of several clusters the first that has something.
    const places = updates.filter((update) => update.service === service).map(subjectOf);
    const since = places.map((place) => judgement?.inPlace.get(place)).find((each) => each !== undefined);
    return since === undefined ? [] : [[service, await changesSince(since.commit)] as const];
  });
  return new Map((await Promise.all(found)).flat());
}

/** What the commit says of the services that it carries. */
function contentsOf(
  contents: ReadonlyMap<string, DeployedContent>,
  subjects: readonly string[],
  judgement: Judgement | undefined,
): Pick<Provenance, 'contents' | 'builtFrom'> {
  const known = subjects.flatMap((service) => {
    const given = contents.get(service);
    return given === undefined ? [] : [{ service, given, inPlace: judgement?.inPlace.get(service) }];
  });
  const all = known.map(({ service, given, inPlace }) => {
    const stays = given.content === 'in place';
    const content = stays ? inPlace?.content : given.content;
    const entry: ServiceContent = { service, content, configuration: given.configuration };
    return { entry, builtFrom: stays ? inPlace?.builtFrom : given.builtFrom };
  });
  return {
    contents: all.map(({ entry }) => entry),
    builtFrom: all.flatMap(({ entry: { service }, builtFrom: commit }) =>
      commit === undefined ? [] : [{ service, commit }],
    ),
  };
}

/** All updates of a service go together, in each cluster by itself; one without a service stands for itself. */
function isHeld(update: Update, superseded: readonly Supersession[]): boolean {
  return superseded.some(
    ({ edit }) =>
      edit.update === update ||
      edit.deletion === update ||
      (update.service !== undefined && subjectOf(edit.update) === subjectOf(update)),
  );
}

function nothing(facts: Omit<BumpOutcome, 'applied'>) {
  const applied: AppliedUpdates = { files: [], images: [], edits: [], deletions: [], warnings: [] };
  return { kind: 'nothing', payload: { ...facts, applied } } as const;
}

/** The services and images that a commit says it carries. */
function carriedBy(applied: AppliedUpdates, wanted: readonly Update[]): { services: string[]; images: string[] } {
  const services = wanted.flatMap(({ service }) => (service === undefined ? [] : [service]));
  const images = applied.images.flatMap(({ newImage, reference = newImage }) =>
    reference === undefined ? [] : [reference],
  );
  return { services: [...new Set(services)], images: [...new Set(images)] };
}

async function rollbackOf(request: Bump, snapshot: Snapshot, steps: RollbackSteps): Promise<Rollback> {
  const { rollbackTo } = await import('./rollback.ts');
  const { transport, updates, provenance } = request;
  const from = typeof request.rollback === 'object' ? request.rollback.from : undefined;
  return rollbackTo(transport, snapshot, { updates, pipeline: provenance.pipeline, from }, steps);
}

/** Loaded only for review environments: the schema library behind it takes longer to start than all the rest. */
async function recordsOf(request: Bump, snapshot: Snapshot, review: BumpReview | undefined) {
  if (review === undefined) return undefined;
  const { readReviewRecords } = await import('./review.ts');
  return readReviewRecords(snapshot, review, monorepoOf(request, review));
}

type Records = Awaited<ReturnType<typeof recordsOf>>;

/** Whose review environment it is: a monorepo that was renamed is known by its commits. */
function monorepoOf({ hasCommit, askRecorded }: Bump, { repository, monorepo }: BumpReview): Monorepo {
  return { repository, monorepo, has: hasCommit ?? (async () => 'unknown'), askRecorded };
}

async function markOf(
  request: Bump,
  {
    snapshot,
    review,
    records,
  }: { readonly snapshot: Snapshot; readonly review: BumpReview | undefined; readonly records: Records },
  carried: { services: readonly string[]; images: readonly string[] },
  judgement: Judgement | undefined,
): Promise<ReviewChanges> {
  if (review === undefined || records === undefined) return { result: 'admitted', changes: [], revival: undefined };
  const { reviewChanges } = await import('./review.ts');
  const { provenance, clock, transport } = request;
  return reviewChanges({
    review,
    records,
    commit: provenance.sourceCommit,
    services: review.services.filter((service) => carried.services.includes(service)),
    images: carried.images,
    fence: {
      monorepo: monorepoOf(request, review),
      snapshot,
      admit: async () => judgement?.admission ?? { result: 'admitted', sourceIsOpen: false },
    },
    now: transport.serverTime() ?? clock.now(),
  });
}
