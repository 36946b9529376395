/**
 * The image before the current one, from the history of the GitOps repository itself: of each commit on the branch's
 * first-parent line only the blob at the file's path is read. Images that were taken back on the way (by a rollback, or
 * by `git revert`) do not count, so that two rollbacks go two images back instead of forth and back.
 */
import { decodeText, editFile, type FileEdit } from '../edit/edit.ts';
import { type ImageParts, joinImage, splitImage } from '../edit/image-text.ts';
import { badInput, Failure } from '../failure.ts';
import { type Commit, decodeCommit } from './objects.ts';
import { lastWrite, sameImage, sameRepository, takesBack, writerOf, wrote } from './ordering-record.ts';
import { blobsAt } from './path-entries.ts';
import type { Snapshot } from './snapshot.ts';
import type { Provenance } from './trailers.ts';
import type { ObjectId, Transport } from './transport.ts';
import { type AppliedEdit, applyUpdates, type EditUpdate, type Update } from './updates.ts';

export interface Rollback {
  /** Write the images of before. */
  readonly updates: readonly Update[];
  /** For `Rollback-Of` trailers: source commits, or images where no source commit is known. */
  readonly rolledBack: readonly string[];
  /** Where the images of before come from, as far as they agree; never this run's own commit. */
  readonly provenance: Pick<Provenance, 'sourceRepository' | 'sourceCommit' | 'sourceBranch' | 'reference'>;
}

/** Commits that are looked through, step by step. */
const depths = [10, 50, 250, 1_000];

/**
 * Of the updates only the places count: service, file, image repository and key.
 *
 * @param pipeline This run's; a rollback that it has made already is not made again (law 4).
 * @throws Failure `ROLLBACK_NOTHING` when a file has no image or had no other one before
 */
export async function rollbackTo(
  transport: Transport,
  snapshot: Snapshot,
  updates: readonly Update[],
  pipeline: string | undefined,
): Promise<Rollback> {
  const places = updates.filter((update) => update.kind === 'edit').map(placeOnly);
  const found = [];
  for (const edit of (await applyUpdates(snapshot, places)).edits) {
    const step = await stepBack(transport, snapshot.commit, edit, pipeline);
    if (step !== undefined) found.push(step);
  }
  const [first, ...others] = found.map(({ provenance }) => provenance);
  const agreed = others.every((other) => other?.sourceCommit === first?.sourceCommit);
  const { sourceRepository, sourceCommit, sourceBranch } = (agreed ? first : undefined) ?? {};
  return {
    updates: found.map(({ update }) => update),
    rolledBack: [...new Set(found.flatMap(({ rolledBack }) => rolledBack))],
    provenance: { sourceRepository, sourceCommit, sourceBranch, reference: undefined },
  };
}

/** A tag is asked for only so that the editor finds the place and says which image is there. */
function placeOnly(update: EditUpdate): EditUpdate {
  return { ...update, from: undefined, edit: asking(update.edit) };
}

function asking({ image, key, onAlias }: FileEdit): FileEdit {
  return { image, key, onAlias, tag: 'rollback' };
}

interface StepBack {
  readonly update: EditUpdate;
  readonly rolledBack: readonly string[];
  readonly provenance: Provenance | undefined;
}

/** Undefined: this pipeline has made the step before. */
async function stepBack(
  transport: Transport,
  tip: ObjectId | undefined,
  edit: AppliedEdit,
  pipeline: string | undefined,
): Promise<StepBack | undefined> {
  const { file, update } = edit;
  const current = splitImage(edit.image?.oldImage ?? '');
  if (tip === undefined || (current.tag === undefined && current.digest === undefined)) {
    throw badInput('rollback', `${file} holds no image to go back from`, 'Check file, image and key.');
  }
  const commits = await transport.history(tip, depths[1] ?? 0);
  const record = await lastWrite(transport, commits, edit);
  const inPlace = record !== undefined && wrote(record, edit) ? record : undefined;
  const repeated = pipeline !== undefined && inPlace?.provenance.pipeline === pipeline;
  if (repeated && inPlace.rolledBack.length > 0) return undefined;
  const before = await imageBefore(transport, tip, edit, current);
  if (before === undefined) throw noEarlier(file, current);
  return {
    update: { ...update, files: [file], from: undefined, edit: writing(update.edit, before) },
    rolledBack: [inPlace?.provenance.sourceCommit ?? joinImage(current), ...(inPlace?.rolledBack ?? [])],
    provenance: writerOf(commits, edit, before)?.provenance,
  };
}

/** What was there comes back as it was: a tag, a digest, or both. */
function writing({ image, key, onAlias }: FileEdit, { tag, digest }: ImageParts): FileEdit {
  return { image, key, onAlias, tag, digest, keepTag: tag !== undefined && digest !== undefined };
}

async function imageBefore(
  transport: Transport,
  tip: ObjectId,
  edit: AppliedEdit,
  current: ImageParts,
): Promise<ImageParts | undefined> {
  for (const depth of depths) {
    const line = firstParents(await transport.history(tip, depth), tip);
    const found = lastOther(line, await imagesAlong(transport, line, edit), current);
    const ended = line.at(-1)?.commit.parents.length === 0;
    if (found !== undefined || ended) return found;
  }
  return undefined;
}

interface Step {
  readonly id: ObjectId;
  readonly commit: Commit;
}

/** What the branch itself went through, newest first; merged branches are one step. */
function firstParents(history: Awaited<ReturnType<Transport['history']>>, tip: ObjectId): Step[] {
  const commits = new Map(history.map(({ id, body }) => [id, decodeCommit(body)]));
  const line: Step[] = [];
  let id: ObjectId | undefined = tip;
  for (let commit = commits.get(tip); commit !== undefined && id !== undefined; commit = commits.get(id ?? '')) {
    line.push({ id, commit });
    id = commit.parents[0];
  }
  return line;
}

/** The image at the place in each commit of the line. */
async function imagesAlong(
  transport: Transport,
  line: readonly Step[],
  { file, update }: AppliedEdit,
): Promise<readonly (ImageParts | undefined)[]> {
  const ids = line.map(({ id }) => id);
  const blobs = await blobsAt(transport, ids, file);
  const bodies = await transport.read([...new Set([...blobs.values()].filter((id) => id !== undefined))]);
  const images = new Map([...bodies].map(([id, { body }]) => [id, imageIn(file, body, update.edit)]));
  return ids.map((id) => images.get(blobs.get(id) ?? ''));
}

/** An older state of the file may be of another kind, or no YAML at all: then it has no such image. */
function imageIn(file: string, body: Uint8Array, edit: FileEdit): ImageParts | undefined {
  try {
    return splitImage(editFile(file, decodeText(file, body), asking(edit)).oldImage ?? '');
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The newest image that is neither the current one nor taken back on the way. */
function lastOther(
  line: readonly Step[],
  images: readonly (ImageParts | undefined)[],
  current: ImageParts,
): ImageParts | undefined {
  const passed = [current];
  for (const [index, { commit }] of line.entries()) {
    const [after, before] = [images[index], images[index + 1]];
    if (before === undefined || (before.tag === undefined && before.digest === undefined)) continue;
    const changed = after === undefined || !sameImage(after, before);
    if (changed && takesBack(commit.message)) passed.push(before);
    if (sameRepository(before, current) && !passed.some((image) => sameImage(image, before))) return before;
  }
  return undefined;
}

function noEarlier(file: string, current: ImageParts): Failure {
  const searched = depths.at(-1);
  const problem = `${file} has held no image before ${joinImage(current)} in the last ${searched} commits`;
  return new Failure('failed', 'ROLLBACK_NOTHING', problem, {
    hint: 'Give the image to go back to as tag or digest, with `on-older: apply`.',
  });
}
