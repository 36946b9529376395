/**
 * What a place went through, from the history of the GitOps repository itself: of each commit on the branch's
 * first-parent line only the blob at the file's path is read.
 */
import { decodeText, editFile, type FileEdit } from '../edit/edit.ts';
import { Failure } from '../failure.ts';
import { type Commit, decodeCommit } from '../git/commit.ts';
import { parseTrailers, trailerValues } from '../git/message.ts';
import { blobsAt } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { type ImageParts, splitImage } from '../image/reference.ts';
import type { AppliedEdit } from './applied-edit.ts';
import { imageProbe } from './apply.ts';
import { fitsRepository, rollbackKey, sameImage } from './record/write-record.ts';

/** Commits that are looked through, step by step. */
export const depths: readonly number[] = [10, 50, 250, 1_000];

/** Some of the newest states of a place. */
interface ImageLine {
  /** Newest first. Undefined: the file, or an image in it, was not there. */
  readonly images: readonly (ImageParts | undefined)[];
  /** For each, whether its commit took back what was there before. */
  readonly tookBack: readonly boolean[];
  /** Whether it reaches back to the first commit. */
  readonly whole: boolean;
}

/** A longer and longer line, until `find` finds something in it or there is no more. */
export async function searchLine<T>(
  transport: Transport,
  tip: ObjectId,
  edit: AppliedEdit,
  find: (line: ImageLine) => T | undefined,
): Promise<{ readonly found: T | undefined; readonly line: ImageLine }> {
  let line: ImageLine = { images: [], tookBack: [], whole: false };
  for (const depth of depths) {
    const commits = new Map((await transport.history(tip, depth)).map(({ id, body }) => [id, decodeCommit(body)]));
    const steps = firstParents(commits, tip);
    const images = await imagesAlong(transport, steps, edit);
    const tookBack = steps.map(({ commit }) => takesBack(commit, commits));
    line = { images, tookBack, whole: steps.at(-1)?.commit.parents.length === 0 };
    const found = find(line);
    if (found !== undefined || line.whole) return { found, line };
  }
  return { found: undefined, line };
}

/**
 * The image before the current one. A return to an image that was there before (by a rollback, a revert, by hand) takes
 * back all that lay between, so that two rollbacks go two images back instead of forth and back.
 */
export function imageBefore({ images, tookBack, whole }: ImageLine): ImageParts | undefined {
  const current = images[0];
  const seen: ImageParts[] = [];
  const standing: ImageParts[] = [];
  for (let index = images.length - 1; current !== undefined && index >= 0; index -= 1) {
    const image = images[index];
    if (image === undefined || !namesVersion(image) || !fitsRepository(image, current)) continue;
    const position = standing.findIndex((each) => sameImage(each, image));
    if (position >= 0) standing.length = position + 1;
    else {
      const back = tookBack[index] === true && !seen.some((each) => sameImage(each, image));
      // What it went back to lies behind what was read, and so does all that still stands.
      if (back) standing.length = whole ? Math.max(standing.length - 1, 0) : 0;
      standing.push(image);
      seen.push(image);
    }
  }
  return standing.at(-2);
}

/** The images of a line, each once, newest first. */
export function imagesOf({ images }: ImageLine): ImageParts[] {
  const [current] = images;
  const all: ImageParts[] = [];
  for (const image of images) {
    if (image === undefined || current === undefined || !namesVersion(image) || !fitsRepository(image, current))
      continue;
    if (!all.some((each) => sameImage(each, image))) all.push(image);
  }
  return all;
}

export function namesVersion({ tag, digest }: ImageParts): boolean {
  return tag !== undefined || digest !== undefined;
}

interface Step {
  readonly id: ObjectId;
  readonly commit: Commit;
}

/** What the branch itself went through, newest first; merged branches are one step. */
function firstParents(commits: ReadonlyMap<ObjectId, Commit>, tip: ObjectId): Step[] {
  const line: Step[] = [];
  let id: ObjectId | undefined = tip;
  for (let commit = commits.get(tip); commit !== undefined && id !== undefined; commit = commits.get(id ?? '')) {
    line.push({ id, commit });
    id = commit.parents[0];
  }
  return line;
}

/**
 * Whether a commit undoes another: a rollback of ours, or a revert as git and the forges write it. The revert of such a
 * commit brings back. A merge does what its branch did.
 */
function takesBack({ message, parents }: Commit, commits: ReadonlyMap<ObjectId, Commit>): boolean {
  if (trailerValues(parseTrailers(message), rollbackKey).length > 0) return true;
  const [, undone = ''] = /^This reverts commit ([0-9a-f]{40,64})/m.exec(message) ?? [];
  const reverted = commits.get(undone);
  if (reverted !== undefined) return !takesBack(reverted, commits);
  // Since git 2.43 the revert of `Revert "x"` is called `Reapply "x"`.
  const titles = /^(?:Revert ")+|^Reapply "/m.exec(message)?.[0];
  if (titles !== undefined) return titles.startsWith('Revert') && (titles.length / 'Revert "'.length) % 2 === 1;
  if (/^This reverts (commit|merge request)\b|^Reverts [\w.-]+(\/[\w.-]+)*[#!]\d+/m.test(message)) return true;
  return parents.slice(1).some((id) => {
    const merged = commits.get(id);
    return merged !== undefined && takesBack(merged, commits);
  });
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
    return splitImage(editFile(file, decodeText(file, body), imageProbe(edit)).oldImage ?? '');
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
