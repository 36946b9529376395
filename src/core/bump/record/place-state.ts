/**
 * What a place of the GitOps repository was last given, as its history says: by the record of our newest commit there, else
 * by the commit that its tag names. What a person took back from it is part of that.
 */
import type { FileTexts } from '../../edit/values.ts';
import { decodeCommit, isObjectName } from '../../git/commit.ts';
import { CarriedServices, type Provenance } from '../../git/message.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import { type ImageParts, splitImage } from '../../image/reference.ts';
import type { AppliedEdit } from '../applied-edit.ts';
import { subjectOf } from '../update.ts';
import { ValuePlaces } from './value-places.ts';
import {
  allRecords,
  changesOf,
  deletionOf,
  depths,
  hasConfirmed,
  hasWritten,
  imagesFitting,
  recordsOf,
  sameImage,
  searchRecord,
  type TakenBack,
  takenBackOfRecord,
  type WriteRecord,
  wasTakenAway,
  writerAnywhere,
  writerOf,
} from './write-record.ts';

/** A deployment that the GitOps repository tells of. */
export interface Deployed {
  /** The commit of the monorepo that asked for it. */
  readonly commit: ObjectId;
  /** Full name of its ref, where a record says it. */
  readonly ref: string | undefined;
  readonly repository: string | undefined;
  readonly content: string | undefined;
  readonly configuration: string | undefined;
  /** The commit that the image was built from. */
  readonly builtFrom: ObjectId;
  /** The commit of the GitOps repository that recorded it. */
  readonly recordedBy: ObjectId | undefined;
  /** The reference that was written, with its digest where that was known. */
  readonly image: string | undefined;
}

export interface PlaceState {
  /**
   * `nothing`: first deployment · `adopted`: an image that nothing explains · `unknown`: what explains it lies further back
   * than was searched.
   */
  readonly holds: 'nothing' | 'adopted' | 'unknown' | Deployed;
  /** Whether it came after the state that the run saw first. */
  readonly came: 'before' | 'meanwhile';
  /** Newest first. */
  readonly takenBack: readonly TakenBack[];
  /** Whether this pipeline has written this very commit to the place before. */
  readonly pipelineIsOurs: boolean;
}

type History = Awaited<ReturnType<Transport['history']>>;

interface PlaceQuestion {
  readonly transport: Transport;
  readonly edit: AppliedEdit;
  /** Commits of the GitOps repository, newest first. */
  readonly history: (depth: number) => Promise<History>;
  /** Tip of the GitOps branch that the run saw first; undefined: this very one. */
  readonly seen: ObjectId | undefined;
  readonly candidate: ObjectId | undefined;
  /** URL of this run's pipeline. */
  readonly pipeline: string | undefined;
  /** The commit of the monorepo that a tag abbreviates. */
  readonly commitOf: (digits: string) => Promise<ObjectId | 'unknown' | undefined>;
}

/**
 * What else stands in the way of an edit beside what `readPlace` says of its image, or of the very values that it sets: who
 * last wrote each of the values that it would change, each as if it were in place alone.
 *
 * A value that somebody has edited since this very commit wrote it counts as taken back from it.
 *
 * @param isTip of the candidate, which contains all of its source
 * @returns `isEarlier`: others have asked for the same values since; it counts for a candidate that it contains
 */
export async function readValues(
  question: PlaceQuestion,
  place: PlaceState,
  isTip: boolean,
  texts: FileTexts,
): Promise<readonly (PlaceState & { readonly isEarlier: boolean })[]> {
  const { edit, candidate, transport, seen } = question;
  if (!edit.existed) return [];
  const commits = await question.history(depths[0] ?? 0);
  const values = new ValuePlaces(edit, texts);
  const known = new Set(typeof place.holds === 'object' ? [place.holds.commit] : []);
  const states: (PlaceState & { readonly isEarlier: boolean })[] = [];
  const records = allRecords(commits);
  const last = values.lastWriters(records);
  for (const record of [...last, ...(isTip ? [] : values.earlierWriters(records, last))]) {
    const isEarlier = !last.includes(record);
    const holds = deployedBy(record, edit);
    if (holds === undefined) continue;
    if (holds.commit === candidate) {
      if (isEarlier) continue;
      if (edit.deletion !== undefined || !(await values.wasEditedSince(transport, record))) continue;
      const back = { commit: holds.commit, content: undefined, configuration: undefined };
      states.push({ ...place, holds: 'adopted', takenBack: [back], isEarlier });
    } else if (!known.has(holds.commit)) {
      known.add(holds.commit);
      const came = cameLater(commits, seen, record.commit) ? 'meanwhile' : 'before';
      states.push({ ...place, holds, came, takenBack: [], isEarlier });
    }
  }
  return states;
}

/** Nothing was deployed there yet. */
export const emptyPlace: PlaceState = { holds: 'nothing', came: 'before', takenBack: [], pipelineIsOurs: false };

/** A template's tag for an image that was never deployed. */
const unsetTag = 'unset';

export async function readPlace(question: PlaceQuestion): Promise<PlaceState> {
  const { edit, candidate, pipeline } = question;
  const image = imageInPlace(edit);
  if (!edit.existed) return readMissing(question);
  if (edit.image !== undefined && image === undefined) return emptyPlace;
  const named = await namedCommit(question, image);
  // Where the tag names the commit, the commits that came along with the file do: to look further would cost every bump of
  // a rarely deployed service a request.
  const isNamed = named !== undefined && named !== 'unknown';
  const steps = isNamed ? 1 : image === undefined ? 2 : depths.length;
  const { record, commits, whole } = await newestRecord(question, depths.slice(0, steps));
  const records = recordsOf(commits, edit);
  const isInPlace = record !== undefined && hasWritten(record, edit);
  const here = isInPlace ? record : image && writerOf(commits, edit, image);
  // A file that was renamed, or copied by hand, holds an image that another place's commit explains.
  const elsewhere = here === undefined && image !== undefined ? writerAnywhere(commits, image) : undefined;
  const writer = here ?? elsewhere;
  const deployed = writer === undefined ? undefined : deployedBy(writer, edit);
  // What another place was configured with says nothing about this one.
  const known = deployed && (elsewhere === undefined ? deployed : { ...deployed, configuration: undefined });
  const holds = known ?? (isNamed ? ofTag(named) : named === 'unknown' || !(whole || record) ? 'unknown' : 'adopted');
  const lost = record !== undefined && !isInPlace ? takenBackFrom(record, edit) : [];
  return {
    holds,
    came:
      known !== undefined && writer !== undefined && cameLater(commits, question.seen, writer.commit)
        ? 'meanwhile'
        : 'before',
    takenBack: await takenBackOf(question, records, lost, typeof holds === 'object' ? holds : undefined),
    pipelineIsOurs:
      pipeline !== undefined &&
      records.some(({ provenance }) => provenance.pipeline === pipeline && provenance.sourceCommit === candidate),
  };
}

/** More copies of messages than these are nobody's accident. */
const mostCopies = 3;

/**
 * The newest record of a place. One whose image is not in place counts as taken back: that its commit wrote the file at
 * all is told by its tree, for a message can be copied.
 */
async function newestRecord(question: PlaceQuestion, steps: readonly number[]) {
  const { transport, edit } = question;
  const copies = new Set<ObjectId>();
  for (;;) {
    const search = await searchRecord(question, steps, copies);
    const { record } = search;
    if (record === undefined || hasWritten(record, edit) || hasConfirmed(record, edit)) return search;
    if (copies.size === mostCopies) return search;
    const [change] = await changesOf(transport, [record], edit.file);
    if (change !== 'nothing') return search;
    copies.add(record.commit);
  }
}

/**
 * A file that is not there was never written, or one of our commits has deleted it (an older one does not bring it back),
 * or a person has: what it held is taken back.
 */
async function readMissing({ transport, edit, history, seen }: PlaceQuestion): Promise<PlaceState> {
  const commits = await history(depths[0] ?? 0);
  const deletion = deletionOf(commits, edit.file);
  const holds = deletion === undefined ? undefined : deployedBy(deletion, edit);
  if (deletion !== undefined && holds !== undefined) {
    return { ...emptyPlace, holds, came: cameLater(commits, seen, deletion.commit) ? 'meanwhile' : 'before' };
  }
  // Values that were set in it begin anew with the file: what is taken back is a deployment.
  const records = edit.image === undefined ? [] : recordsOf(commits, edit);
  const record = records.find(({ places }) => places.length > 0);
  if (record === undefined || !(await wasTakenAway(transport, commits, record, edit.file))) return emptyPlace;
  return { ...emptyPlace, takenBack: takenBackFrom(record, edit) };
}

/** All deployments of a place that its records tell of, newest first. */
export function deploymentsOf(commits: History, edit: AppliedEdit): readonly Deployed[] {
  return recordsOf(commits, edit).flatMap((record) => deployedBy(record, edit) ?? []);
}

function imageInPlace({ image }: AppliedEdit): ImageParts | undefined {
  const parts = splitImage(image?.oldImage ?? '');
  if (parts.digest === undefined && (parts.tag === undefined || parts.tag === unsetTag)) return undefined;
  return parts;
}

async function namedCommit({ commitOf }: PlaceQuestion, image: ImageParts | undefined) {
  const tag = image?.tag;
  if (tag === undefined || !/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag)) return undefined;
  const found = await commitOf(tag);
  return found === 'unknown' && isObjectName(tag) ? tag : found;
}

function deployedBy({ provenance, commit: recordedBy }: WriteRecord, edit: AppliedEdit): Deployed | undefined {
  const { sourceCommit: commit, sourceRef, sourceBranch, sourceRepository } = provenance;
  if (commit === undefined || !isObjectName(commit)) return undefined;
  const subject = subjectOf(edit.update);
  const carried = CarriedServices.of(provenance);
  const keys = carried.content(subject);
  return {
    commit,
    ref: sourceRef ?? (sourceBranch === undefined ? undefined : `refs/heads/${sourceBranch}`),
    repository: sourceRepository,
    content: keys?.content,
    configuration: keys?.configuration,
    builtFrom: carried.builtFrom(subject) ?? commit,
    recordedBy,
    image: writtenImage(provenance, edit),
  };
}

/** The reference of the place's own repository. */
function writtenImage({ images }: Provenance, { image }: AppliedEdit): string | undefined {
  return imagesFitting({ images }, splitImage(image?.oldImage ?? ''))[0]?.text;
}

function ofTag(commit: ObjectId): Deployed {
  const unknown = { ref: undefined, repository: undefined, content: undefined, configuration: undefined };
  return { ...unknown, commit, builtFrom: commit, recordedBy: undefined, image: undefined };
}

/** Our newest write is not in place: somebody reverted it, or edited the file by hand. */
function takenBackFrom(record: WriteRecord, { update }: AppliedEdit): TakenBack[] {
  const commit = record.provenance.sourceCommit;
  return commit === undefined ? [] : [{ commit, ...keysIn(record, update) }];
}

/**
 * All that was taken back and has not come back since: by a later record of that commit or content, or because it is in
 * place.
 *
 * @param lost what the newest record brought and the place does not hold
 */
async function takenBackOf(
  { edit, commitOf }: PlaceQuestion,
  records: readonly WriteRecord[],
  lost: readonly TakenBack[],
  holds: Deployed | undefined,
): Promise<readonly TakenBack[]> {
  const found = new Map(lost.map((each) => [each.commit, each]));
  const cameBack = new Set<string | undefined>(
    holds === undefined ? [] : [holds.commit, holds.builtFrom, holds.content],
  );
  cameBack.delete(undefined);
  for (const record of records) {
    const { provenance } = record;
    for (const { commit: what, service, ...keys } of takenBackOfRecord(record, edit.update)) {
      const tag = isObjectName(what) ? undefined : splitImage(what).tag;
      const named = tag === undefined ? undefined : await commitOf(tag);
      const commit = named === undefined || named === 'unknown' ? what : named;
      if (cameBack.has(commit) || cameBack.has(what) || isImage(what, edit.image?.oldImage) || found.has(commit))
        continue;
      const own = records.find((each) => each.provenance.sourceCommit === commit);
      const told = service === undefined ? keysIn(own, edit.update) : keys;
      if (!cameBack.has(told.content)) found.set(commit, { commit, ...told });
    }
    // A rollback is asked for by the commit that it goes back to; what it takes back is told by its trailers alone.
    const { sourceCommit } = provenance;
    for (const each of [sourceCommit, keysIn(record, edit.update).content]) if (each) cameBack.add(each);
  }
  return [...found.values()];
}

function keysIn(record: WriteRecord | undefined, update: AppliedEdit['update']) {
  const keys = record && CarriedServices.of(record.provenance).content(subjectOf(update));
  return { content: keys?.content, configuration: keys?.configuration };
}

function isImage(what: string, inPlace: string | undefined): boolean {
  const image = splitImage(what);
  return image.tag !== undefined && inPlace !== undefined && sameImage(image, splitImage(inPlace));
}

/** By the state that a run saw first, the commits that it reaches; undefined: all that was read came later. */
const reachedOf = new WeakMap<History, Map<ObjectId, ReadonlySet<ObjectId> | undefined>>();

/** Whether a commit is none of those that `seen` reaches. */
function cameLater(commits: History, seen: ObjectId | undefined, commit: ObjectId): boolean {
  if (seen === undefined || commit === seen) return false;
  const known = reachedOf.get(commits) ?? new Map<ObjectId, ReadonlySet<ObjectId> | undefined>();
  reachedOf.set(commits, known);
  if (!known.has(seen)) known.set(seen, reachedFrom(commits, seen));
  return known.get(seen)?.has(commit) !== true;
}

function reachedFrom(commits: History, seen: ObjectId): ReadonlySet<ObjectId> | undefined {
  const parents = new Map(commits.map(({ id, body }) => [id, decodeCommit(body).parents]));
  if (!parents.has(seen)) return undefined;
  const reached = new Set([seen]);
  for (const id of reached) for (const parent of parents.get(id) ?? []) reached.add(parent);
  return reached;
}
