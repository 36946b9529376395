/** Goes back to the image before the current one, or to an earlier one that is named. The image alone goes back (law 1). */
import type { FileEdit } from '../edit/edit.ts';
import { badInput, Failure } from '../failure.ts';
import { decodeCommit } from '../git/commit.ts';
import type { Provenance } from '../git/message.ts';
import { openSnapshot, readText, type Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { type ImageParts, joinImage, splitImage } from '../image/reference.ts';
import type { AppliedEdit } from './applied-edit.ts';
import { applyUpdates, imageProbe } from './apply.ts';
import { depths, imageBefore, imagesOf, namesVersion, searchLine } from './image-history.ts';
import {
  hasWritten,
  placeName,
  depths as recordDepths,
  rollbackBy,
  sameImage,
  searchRecord,
  type WriteRecord,
  writerOf,
} from './record/write-record.ts';
import { type EditUpdate, subjectOf, type Update } from './update.ts';

export interface Rollback {
  /** Write the images of before; one that is back already is written as it is. */
  readonly updates: readonly Update[];
  /** For `Rollback-Of` trailers: source commits, or images where no source commit is known. */
  readonly rolledBack: readonly string[];
  /** Where the images of before come from, as far as they agree; never this run's own commit. */
  readonly provenance: Pick<
    Provenance,
    'sourceRepository' | 'sourceCommit' | 'sourceRef' | 'sourceBranch' | 'reference' | 'contents' | 'builtFrom'
  >;
  readonly warnings: readonly string[];
}

/** Images that a message names. */
const mostNamed = 5;

interface RollbackRequest {
  readonly updates: readonly Update[];
  /** This run's; a rollback that it has made already is not made again (law 4). */
  readonly pipeline: string | undefined;
  /** Go back only where a place holds what it held at this commit: an image that came later stays. */
  readonly from: ObjectId | undefined;
}

/** What earlier attempts of this run went back from, and to, by place. */
export type RollbackSteps = Map<string, { readonly from: ImageParts; readonly to: ImageParts }>;

/**
 * Of the updates only the places count (service, file, image repository and key), and a tag or digest: then exactly that
 * image comes back, which the place must have held.
 *
 * @param before Empty at the first attempt. In a race only the same step is taken again, never one from an image that
 *   somebody deployed meanwhile.
 * @throws Failure `ROLLBACK_NOTHING` when a file had no image before, bad input when it has none, or never held the one
 *   that is named, refused `ROLLBACK_VALUES`, refused `ROLLBACK_OVERTAKEN`
 */
export async function rollbackTo(
  transport: Transport,
  snapshot: Snapshot,
  { updates, pipeline, from }: RollbackRequest,
  before: RollbackSteps,
): Promise<Rollback> {
  const places = new Map(updates.flatMap((update) => (update.kind === 'edit' ? [[placeOnly(update), update]] : [])));
  const steps: StepBack[] = [];
  const failed = from === undefined ? undefined : await failedImages(transport, from, [...places.keys()]);
  for (const edit of (await applyUpdates(snapshot, [...places.keys()])).edits) {
    const { tag, digest } = places.get(edit.update)?.edit ?? {};
    const onlyFrom = failed?.get(placeName(edit))?.image;
    const question = { transport, tip: snapshot.commit, edit, wanted: { tag, digest }, pipeline, onlyFrom, before };
    steps.push(await stepBack(question));
  }
  const returns = steps.flatMap(({ returned }) => (returned === undefined ? [] : [returned]));
  const [first, ...others] = returns.map(({ provenance }) => provenance);
  const agreed = others.every((other) => other?.sourceCommit === first?.sourceCommit);
  const { sourceRepository, sourceCommit, sourceRef, sourceBranch } = (agreed ? first : undefined) ?? {};
  return {
    updates: steps.flatMap(({ updates }) => updates),
    rolledBack: [...new Set(returns.flatMap(({ rolledBack }) => rolledBack))],
    provenance: {
      ...{ sourceRepository, sourceCommit, sourceRef, sourceBranch },
      reference: undefined,
      contents: steps.flatMap((step) => recordedOf(step, (provenance) => provenance.contents)),
      builtFrom: steps.flatMap((step) => recordedOf(step, (provenance) => provenance.builtFrom)),
    },
    warnings: steps.flatMap(({ warning }) => (warning === undefined ? [] : [warning])),
  };
}

/** What the commit that had brought an image said of its service. */
function recordedOf<Entry extends { readonly service: string }>(
  { updates: [update], returned }: StepBack,
  list: (provenance: Provenance) => readonly Entry[] | undefined,
): readonly Entry[] {
  const entries = returned?.provenance === undefined ? undefined : list(returned.provenance);
  return entries?.filter(({ service }) => service === (update && subjectOf(update))) ?? [];
}

/**
 * The images of a commit that failed, by place.
 *
 * @throws Failure refused `ROLLBACK_VALUES` when the commit changed the file, and not its image: that one did not fail
 */
async function failedImages(transport: Transport, commit: ObjectId, places: readonly EditUpdate[]) {
  const [parent] = decodeCommit((await transport.read([commit])).get(commit)?.body ?? new Uint8Array()).parents;
  const [after, before] = await Promise.all([
    stateAt(transport, commit, places),
    // Before a first deployment there is no file, or no place in it, to apply anything to.
    parent === undefined ? undefined : stateAt(transport, parent, places).catch(withoutPlace),
  ]);
  for (const [place, { file, text, image }] of after) {
    const earlier = before?.get(place);
    if (earlier === undefined || earlier.text === text || !sameImage(earlier.image, image)) continue;
    const problem = `${commit} changed values in ${file}, and not the image ${joinImage(image)}, which stays`;
    throw new Failure('refused', 'ROLLBACK_VALUES', problem, {
      hint: `To go back, revert that commit: git revert ${commit}.`,
    });
  }
  return after;
}

function withoutPlace(error: unknown): undefined {
  if (!(error instanceof Failure) || !/^(FILE_NOT_FOUND|IMAGE_NOT_\w+)$/.test(error.code)) throw error;
}

async function stateAt(transport: Transport, commit: ObjectId, places: readonly EditUpdate[]) {
  const snapshot = await openSnapshot(transport, commit);
  const { edits } = await applyUpdates(snapshot, places);
  const states = edits.map(async (edit) => {
    const { file, image } = edit;
    const state = { file, text: await readText(snapshot, file), image: splitImage(image?.oldImage ?? '') };
    return [placeName(edit), state] as const;
  });
  return new Map(await Promise.all(states));
}

function placeOnly(update: EditUpdate): EditUpdate {
  return { ...update, from: undefined, edit: imageProbe(update.edit) };
}

interface Question {
  readonly transport: Transport;
  readonly tip: ObjectId | undefined;
  readonly edit: AppliedEdit;
  /** The image to go back to; both undefined: the one before. */
  readonly wanted: Version;
  readonly pipeline: string | undefined;
  readonly onlyFrom: ImageParts | undefined;
  readonly before: RollbackSteps;
}

type History = Awaited<ReturnType<Transport['history']>>;

type Version = Pick<ImageParts, 'tag' | 'digest'>;

interface StepBack {
  /** One, or one for each place where several hold different images. */
  readonly updates: readonly EditUpdate[];
  /** Undefined: the image is there already. */
  readonly returned?: { readonly rolledBack: readonly string[]; readonly provenance: Provenance | undefined };
  readonly warning?: string;
}

async function stepBack({ transport, tip, edit, wanted, pipeline, onlyFrom, before }: Question): Promise<StepBack> {
  const { file } = edit;
  const current = splitImage(edit.image?.oldImage ?? '');
  if (tip === undefined || !namesVersion(current)) {
    throw badInput('rollback', `${file} holds no image to go back from`, 'Check file, image and key.');
  }
  const history = (depth: number) => transport.history(tip, depth);
  const { record, commits } = await searchRecord({ transport, edit, history }, recordDepths);
  // A merge joins two lines of history: what is in place may be of the one that was not looked at first.
  const inPlace = record !== undefined && hasWritten(record, edit) ? record : writerOf(commits, edit, current);
  const unchanged = { updates: asTheyAre(edit) };
  const earlier = before.get(placeName(edit));
  if (earlier !== undefined && sameImage(current, earlier.to)) return unchanged;
  if (namesVersion({ repository: undefined, ...wanted })) {
    if (fits(current, wanted))
      return isRollback(inPlace) ? unchanged : { ...unchanged, warning: alreadyThere(edit, current) };
  } else if (isRollback(inPlace) && pipeline !== undefined && inPlace?.provenance.pipeline === pipeline) {
    return unchanged;
  } else if (earlier === undefined ? isRepeated(pipeline, commits, edit) : !sameImage(current, earlier.from)) {
    throw overtaken(file, earlier?.from, current);
  }
  if (earlier === undefined && onlyFrom !== undefined && !sameImage(current, onlyFrom)) {
    throw overtaken(file, onlyFrom, current);
  }
  const { to, updates } = await imagesToReturnTo(transport, tip, edit, wanted);
  // The first of several places may be one that stays.
  if (!sameImage(current, to)) before.set(placeName(edit), { from: current, to });
  const provenance = writerOf(commits, edit, to)?.provenance;
  const inPlaceSource = inPlace?.provenance.sourceCommit ?? joinImage(current);
  // What the last write brought is not in place: somebody took that back, and it stays taken back.
  const tookBack = record === inPlace ? [] : [record?.provenance.sourceCommit, ...takenBackBy(record)];
  const stillTakenBack = tookBack.flatMap((each) =>
    each === undefined || each === provenance?.sourceCommit ? [] : [each],
  );
  return {
    updates,
    returned: { rolledBack: [inPlaceSource, ...takenBackBy(inPlace), ...stillTakenBack], provenance },
  };
}

/** A job that is run once more must not go back from what was deployed since. */
function isRepeated(pipeline: string | undefined, commits: History, edit: AppliedEdit): boolean {
  return pipeline !== undefined && rollbackBy(pipeline, commits, edit) !== undefined;
}

/** What a record keeps away: a rollback behind it does so as well. */
function takenBackBy(record: WriteRecord | undefined): readonly string[] {
  return record === undefined ? [] : [...record.rolledBack, ...record.held];
}

function isRollback(record: WriteRecord | undefined): boolean {
  return record !== undefined && record.rolledBack.length > 0;
}

/** What was there comes back as it was: a tag, a digest, or both. */
function writing({ file, update }: AppliedEdit, { tag, digest }: ImageParts): EditUpdate {
  const { image, key, container, onAlias }: FileEdit = update.edit;
  const keepTag = tag !== undefined && digest !== undefined;
  return { ...update, files: [file], from: undefined, edit: { image, key, container, onAlias, tag, digest, keepTag } };
}

/** Each of several places goes back by itself: they may have held different images. */
async function imagesToReturnTo(
  transport: Transport,
  tip: ObjectId,
  edit: AppliedEdit,
  wanted: Version,
): Promise<{ readonly to: ImageParts; readonly updates: readonly EditUpdate[] }> {
  const places = placesOf(edit);
  if (places.length < 2 || namesVersion({ repository: undefined, ...wanted })) {
    const to = await imageToReturnTo(transport, tip, edit, wanted);
    return { to, updates: [writing(edit, to)] };
  }
  const lines = places.map((place) => searchLine(transport, tip, place, imageBefore));
  const found = (await Promise.all(lines)).map((line) => line.found);
  const current = places.map(({ image }) => splitImage(image?.oldImage ?? ''));
  const [to] = found.filter((each) => each !== undefined);
  if (to === undefined) throw noEarlier(edit.file, splitImage(edit.image?.oldImage ?? ''));
  const images = found.map((each, index) => each ?? current[index] ?? to);
  const isOne = images.every((image) => image.tag === to.tag && image.digest === to.digest);
  return {
    to,
    updates: isOne ? [writing(edit, to)] : places.map((place, index) => writing(place, images[index] ?? to)),
  };
}

/** The places of an edit, each as an edit of its own that is recorded as a part of the whole. */
function placesOf(edit: AppliedEdit): readonly AppliedEdit[] {
  const { update, image, places = [] } = edit;
  if (image === undefined || places.length < 2) return [edit];
  return places.map(({ key, oldImage }) => {
    const place = { ...update.edit, key, container: undefined };
    const part: EditUpdate = { ...update, edit: place, recordedAs: update.edit };
    return { ...edit, update: part, image: { ...image, oldImage }, places: undefined };
  });
}

function asTheyAre(edit: AppliedEdit): readonly EditUpdate[] {
  const current = (place: AppliedEdit) => writing(place, splitImage(place.image?.oldImage ?? ''));
  const all = placesOf(edit).map(current);
  const differ = new Set(
    all.map((each) => joinImage({ repository: undefined, tag: each.edit.tag, digest: each.edit.digest })),
  );
  return differ.size > 1 ? all : [current(edit)];
}

async function imageToReturnTo(
  transport: Transport,
  tip: ObjectId,
  edit: AppliedEdit,
  wanted: Version,
): Promise<ImageParts> {
  const current = splitImage(edit.image?.oldImage ?? '');
  if (wanted.tag === undefined && wanted.digest === undefined) {
    const { found } = await searchLine(transport, tip, edit, imageBefore);
    if (found === undefined) throw noEarlier(edit.file, current);
    return found;
  }
  const { found, line } = await searchLine(transport, tip, edit, (each) =>
    imagesOf(each).find((image) => fits(image, wanted)),
  );
  if (found === undefined) throw neverHeld(edit.file, wanted, imagesOf(line).slice(1));
  return found;
}

function fits(image: ImageParts, { tag, digest }: Version): boolean {
  return (tag === undefined || image.tag === tag) && (digest === undefined || image.digest === digest);
}

function alreadyThere({ file }: AppliedEdit, current: ImageParts): string {
  return `${file} holds ${joinImage(current)} already; to go back from it, leave its tag and digest out or name an earlier one`;
}

/** @param from undefined: an earlier run of the pipeline has gone back from it */
function overtaken(file: string, from: ImageParts | undefined, current: ImageParts): Failure {
  const when =
    from === undefined ? 'after this pipeline had rolled it back' : `while it was rolled back from ${joinImage(from)}`;
  return new Failure('refused', 'ROLLBACK_OVERTAKEN', `${file} got ${joinImage(current)} ${when}`, {
    hint: `See whether that one is well. To go back from it, ${from === undefined ? 'start a new pipeline' : 'run again'}; to go back to a certain image, name its tag.`,
  });
}

function noEarlier(file: string, current: ImageParts): Failure {
  const problem = `${file} has held no image before ${joinImage(current)} in the last ${depths.at(-1)} commits`;
  return new Failure('failed', 'ROLLBACK_NOTHING', problem, {
    hint: 'Write the image to go back to as tag or digest, without rollback and with `on-older: apply`.',
  });
}

function neverHeld(file: string, { tag, digest }: Version, earlier: readonly ImageParts[]): Failure {
  const version = [tag, digest].filter((part) => part !== undefined).join('@');
  const names = earlier.slice(0, mostNamed).map((image) => image.tag ?? image.digest);
  const held =
    names.length === 0
      ? 'It held no other image.'
      : `Before the current one it held: ${names.join(', ')}${earlier.length > mostNamed ? ', …' : ''}.`;
  return badInput(
    tag === undefined ? 'digest' : 'tag',
    `${file} has held no image ${version} in the last ${depths.at(-1)} commits, so rollback cannot go back to it`,
    `${held} To write an image that was never there, leave rollback out (with \`on-older: apply\` where it is older).`,
  );
}
