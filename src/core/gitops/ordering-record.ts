/** What our own commits in the GitOps repository's history say about who wrote a file. */
import { type ImageParts, splitImage } from '../edit/image-text.ts';
import { parseAssignment } from '../edit/path.ts';
import { decodeCommit } from './objects.ts';
import { blobsAt } from './path-entries.ts';
import { oneLine, type Provenance, parseTrailers, readProvenance, type Trailer } from './trailers.ts';
import type { ObjectId, Transport } from './transport.ts';
import type { AppliedEdit } from './updates.ts';

/** One of our commits that wrote a file. */
export interface WriteRecord {
  readonly commit: ObjectId;
  readonly parent: ObjectId | undefined;
  /** As `placeName` gives them; none: the commit does not say. */
  readonly places: readonly string[];
  readonly provenance: Provenance;
  /** For a rollback: the source commits that it took back (or images, where no source commit was known). */
  readonly rolledBack: readonly string[];
}

type HistoryCommit = Awaited<ReturnType<Transport['history']>>[number];

/** More would make the history expensive to read; commits without them are compared by their trees. */
const maxFiles = 100;
/** Formatted trailers are cut there too. */
const maxName = 2000;

const fileKey = 'File';
const rollbackKey = 'Rollback-Of';

/** By these trailers later runs find the commit, without reading a single tree. */
export function recordTrailers(edits: readonly AppliedEdit[], rolledBack: readonly string[]): Trailer[] {
  const places = [...new Set(edits.filter(({ changed }) => changed).map(placeName))];
  return [
    ...(places.length > maxFiles ? [] : places).map((place) => [fileKey, place] as const),
    ...rolledBack.map((commit) => [rollbackKey, commit] as const),
  ];
}

/**
 * What an edit writes, `tags.yaml#web1`: one file may hold the images of many services, each with an order of its
 * own. Behind the path stand the key and the repository of the image, or the other values that are set.
 */
export function placeName({ file, update, image }: AppliedEdit): string {
  const { key, set = [], unset = [] } = update.edit;
  const repository = image?.newImage === undefined ? undefined : splitImage(image.newImage).repository;
  const values = [...set.map((assignment) => parseAssignment(assignment).path.text), ...unset];
  const name = (image === undefined ? values : [key, repository].filter((part) => part !== undefined)).join(' ');
  return oneLine(name === '' ? file : `${file}#${name}`).slice(0, maxName);
}

/**
 * The newest of our commits that wrote what the edit writes. A commit says itself which places it wrote; of one that
 * does not, it is told by its service or image, and by comparing its tree with its parent's.
 */
export async function lastWrite(
  transport: Transport,
  commits: readonly HistoryCommit[],
  edit: AppliedEdit,
): Promise<WriteRecord | undefined> {
  const place = placeName(edit);
  const silent: WriteRecord[] = [];
  let found: WriteRecord | undefined;
  for (const commit of commits) {
    const record = recordOf(commit);
    if (record === undefined || (edit.image !== undefined && record.provenance.images.length === 0)) continue;
    if (record.places.length > 0) {
      if (!record.places.includes(place)) continue;
    } else if (!isAbout(record.provenance, edit)) {
      continue;
    } else if (edit.image === undefined || !wrote(record, edit)) {
      silent.push(record);
      continue;
    }
    found = record;
    break;
  }
  if (silent.length === 0) return found;
  return (await firstThatWrote(transport, silent, edit.file)) ?? found;
}

/** Whether the image that was in place before the edit is one that the record says it wrote. */
export function wrote({ provenance }: WriteRecord, { image }: AppliedEdit): boolean {
  if (image === undefined) return true;
  const inPlace = splitImage(image.oldImage ?? '');
  return provenance.images.some((each) => sameImage(splitImage(each), inPlace));
}

/** By digest where both have one, else by tag; a repository that is not known fits every other. */
export function sameImage(a: ImageParts, b: ImageParts): boolean {
  if (!sameRepository(a, b)) return false;
  if (a.digest !== undefined && b.digest !== undefined) return a.digest === b.digest;
  return a.tag !== undefined && a.tag === b.tag;
}

export function sameRepository(a: ImageParts, b: ImageParts): boolean {
  return a.repository === undefined || b.repository === undefined || a.repository === b.repository;
}

/** The newest of our commits that wrote this very image to the place. */
export function writerOf(
  commits: readonly HistoryCommit[],
  edit: AppliedEdit,
  image: ImageParts,
): WriteRecord | undefined {
  for (const commit of commits) {
    const record = recordOf(commit);
    if (record === undefined) continue;
    const here = record.places.length > 0 ? record.places.includes(placeName(edit)) : isAbout(record.provenance, edit);
    if (here && record.provenance.images.some((each) => sameImage(splitImage(each), image))) return record;
  }
  return undefined;
}

/** Whether a commit undoes another: a rollback of ours, or what `git revert` and the forges write. */
export function takesBack(message: string): boolean {
  return valuesOf(parseTrailers(message), rollbackKey).length > 0 || /^This reverts commit [0-9a-f]{7,}/m.test(message);
}

/** Whether a commit that names no places may have written this one. */
function isAbout({ services, images }: Provenance, { update, image }: AppliedEdit): boolean {
  if (update.service !== undefined && services.length > 0) return services.includes(update.service);
  const parts = splitImage(image?.newImage ?? '');
  return parts.repository !== undefined && images.some((each) => splitImage(each).repository === parts.repository);
}

async function firstThatWrote(
  transport: Transport,
  silent: readonly WriteRecord[],
  path: string,
): Promise<WriteRecord | undefined> {
  const commits = silent.flatMap(({ commit, parent }) => (parent === undefined ? [commit] : [commit, parent]));
  const blobs = await blobsAt(transport, [...new Set(commits)], path);
  return silent.find(({ commit, parent }) => {
    const after = blobs.get(commit);
    return after !== undefined && after !== (parent === undefined ? undefined : blobs.get(parent));
  });
}

function recordOf({ id, body }: HistoryCommit): WriteRecord | undefined {
  const { message, parents } = decodeCommit(body);
  const provenance = readProvenance(message);
  if (provenance === undefined) return undefined;
  const trailers = parseTrailers(message);
  return {
    commit: id,
    parent: parents[0],
    provenance,
    places: valuesOf(trailers, fileKey),
    rolledBack: valuesOf(trailers, rollbackKey),
  };
}

function valuesOf(trailers: readonly Trailer[], key: string): string[] {
  return trailers.filter(([name]) => name.toLowerCase() === key.toLowerCase()).map(([, value]) => value);
}
