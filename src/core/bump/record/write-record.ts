/** What our own commits in the GitOps repository's history say about who wrote a file. */

import { parseAssignment } from '../../edit/text/path.ts';
import { decodeCommit } from '../../git/commit.ts';
import {
  CarriedServices,
  oneLine,
  type Provenance,
  readProvenance,
  type Trailer,
  trailerBlocks,
  trailerValues,
} from '../../git/message.ts';
import { sameRepository as isSameMonorepo } from '../../git/repository.ts';
import { blobsAt } from '../../git/snapshot.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import { canonicalRepository, type ImageParts, sameRepository, splitImage } from '../../image/reference.ts';
import type { AppliedEdit } from '../applied-edit.ts';
import { subjectOf } from '../update.ts';

/** One of our commits that wrote a file. */
export interface WriteRecord {
  readonly commit: ObjectId;
  readonly parent: ObjectId | undefined;
  /** As `placeName` gives them; none: the commit does not say. */
  readonly places: readonly string[];
  /** Those of the places that had already what was asked for. */
  readonly unchanged: readonly string[];
  readonly provenance: Provenance;
  /** For a rollback: the source commits that it took back (or images, where no source commit was known). */
  readonly rolledBack: readonly string[];
  /** What was taken back before it, and stayed away. */
  readonly held: readonly string[];
}

type History = Awaited<ReturnType<Transport['history']>>;
type HistoryCommit = History[number];

/**
 * Commits that are looked through for the one that last wrote a place: more only where those before say nothing. Behind
 * the last step the cost would grow with the repository's age.
 */
export const depths: readonly number[] = [50, 250, 1_000];

/** More would make the history expensive to read; commits without them are compared by their trees. */
const maxFiles = 100;
/** Formatted trailers are cut there too. */
const maxName = 2000;
/** Commits without `File` whose trees are compared. */
const maxSilent = 50;

const fileKey = 'File';
const unchangedKey = 'Unchanged';
export const rollbackKey = 'Rollback-Of';
/** A key of its own: a commit with it is no rollback. */
const heldKey = 'Held';

/**
 * By these trailers later runs find the commit, without reading a single tree: `File` for a place that it writes, `Unchanged`
 * for one that it asks to be as it is.
 */
export function recordTrailers(edits: readonly AppliedEdit[], confirmed: readonly AppliedEdit[] = []): Trailer[] {
  const changed = edits.filter((edit) => edit.changed);
  const places = [...new Set(changed.map(placeName))];
  if (places.length > maxFiles) return [];
  const values = [...new Set(changed.flatMap(valuesBesideImage))];
  const written = [...places, ...(values.length > maxFiles ? [] : values)];
  const others = confirmed.flatMap((edit) => [placeName(edit), ...valuesBesideImage(edit)]);
  const same = [...new Set(others)].filter((place) => !written.includes(place));
  return [
    ...written.map((place) => [fileKey, place] as const),
    ...same.slice(0, Math.max(0, maxFiles - written.length)).map((place) => [unchangedKey, place] as const),
  ];
}

/** The values that are set together with an image: `web1.yaml#replicas`. */
function valuesBesideImage(edit: AppliedEdit): string[] {
  const { image, update } = edit;
  const { set = [], unset = [] } = update.edit;
  return image === undefined || set.length + unset.length === 0 ? [] : [placeName({ ...edit, image: undefined })];
}

/** A commit whose deployment was taken back, or an image where no commit is known. */
export interface TakenBack {
  readonly commit: string;
  /** Its content key. */
  readonly content: string | undefined;
  /** Its configuration key. */
  readonly configuration: string | undefined;
}

/** What is taken back from a place after a commit; `isNew`: by that very commit. */
export type TakenBackNow = TakenBack & { readonly isNew: boolean };

/**
 * `Rollback-Of: <commit or image>`, of all that the commit carries; where it is of one service of several
 * `Rollback-Of: <commit or image> <service> <content key>/<configuration key>` (`-`: not known; in a cluster `<service>@<cluster>`). What was taken back before
 * this commit, and stays away, is `Held: …` in the same form: later runs need not read the history behind it.
 */
export function takenBackTrailers(
  subjects: readonly string[],
  takenBack: ReadonlyMap<string | undefined, readonly TakenBackNow[]>,
): Trailer[] {
  const all = [...takenBack];
  const isOfAll = (commit: string) =>
    all.length >= subjects.length && all.every(([, each]) => each.some((back) => back.isNew && back.commit === commit));
  const trailers = all.flatMap(([service, each]) =>
    each.map(({ commit, content = '-', configuration = '-', isNew }) => {
      const short = service === undefined || (isNew && isOfAll(commit));
      return [
        isNew ? rollbackKey : heldKey,
        short ? commit : `${commit} ${service} ${content}/${configuration}`,
      ] as const;
    }),
  );
  return [...new Map(trailers.map((trailer) => [trailer.join(' '), trailer])).values()];
}

type ReadTakenBack = ReturnType<typeof readTakenBack> & { readonly order: number };

/** By service; undefined: of all services of the commit. */
const takenBackOfRecords = new WeakMap<WriteRecord, ReadonlyMap<string | undefined, readonly ReadTakenBack[]>>();

/** What a record says is taken back from a service, in its order. */
export function takenBackOfRecord(
  record: WriteRecord,
  of: { readonly service: string | undefined; readonly cluster?: string | undefined },
): readonly ReadTakenBack[] {
  const known = takenBackOfRecords.get(record) ?? readAllTakenBack(record);
  takenBackOfRecords.set(record, known);
  const subjects = new Set([of.service, subjectOf(of)]);
  const own = [...subjects].flatMap((subject) => (subject === undefined ? [] : (known.get(subject) ?? [])));
  return [...(known.get(undefined) ?? []), ...own].sort((one, other) => one.order - other.order);
}

function readAllTakenBack({
  rolledBack,
  held,
}: WriteRecord): ReadonlyMap<string | undefined, readonly ReadTakenBack[]> {
  const found = new Map<string | undefined, ReadTakenBack[]>();
  for (const [order, value] of [...rolledBack, ...held].entries()) {
    const back = { ...readTakenBack(value), order };
    const others = found.get(back.service);
    if (others === undefined) found.set(back.service, [back]);
    else others.push(back);
  }
  return found;
}

/** What one of these trailers says; without a service it is of all services of its commit. */
function readTakenBack(value: string): TakenBack & { readonly service: string | undefined } {
  const [commit = '', service, keys] = value.split(' ');
  const [content, configuration] = (keys?.split('/') ?? []).map((key) => (key === '-' ? undefined : key));
  return { commit, service, content, configuration };
}

/**
 * What an edit writes, `tags.yaml#web1`: one file may hold the images of many services, each with an order of its
 * own. Behind the path stand the cluster where there are several, and the key and the repository of the image, or the other
 * values that are set.
 */
export function placeName(edit: AppliedEdit): string {
  const known = placeNames.get(edit) ?? nameOf(edit);
  placeNames.set(edit, known);
  return known;
}

/** Each is compared with the places of many records. */
const placeNames = new WeakMap<AppliedEdit, string>();

function nameOf({ file, update, image }: AppliedEdit): string {
  const { set = [], unset = [] } = update.edit;
  const { key, container } = update.recordedAs ?? update.edit;
  const repository = image?.newImage === undefined ? undefined : splitImage(image.newImage).repository;
  const values = [...set.map((assignment) => parseAssignment(assignment).path.text), ...unset];
  const cluster = update.cluster === undefined ? undefined : `cluster=${update.cluster}`;
  const of = container === undefined ? undefined : `container=${container}`;
  const parts = [cluster, ...(image === undefined ? values : [key, of, repository])];
  const name = parts.filter((part) => part !== undefined).join(' ');
  const whole = oneLine(name === '' ? file : `${file}#${name}`);
  // Half a path would name another place.
  return whole.length <= maxName ? whole : whole.slice(0, maxName).replace(/ \S*$/, '');
}

interface RecordSearch {
  readonly record: WriteRecord | undefined;
  /** All that were looked through, newest first. */
  readonly commits: History;
  /** Whether those are all that there are. */
  readonly whole: boolean;
}

/** The newest of our commits that wrote what the edit writes, as far back as the steps go. */
export async function searchRecord(
  place: {
    readonly transport: Transport;
    readonly edit: AppliedEdit;
    readonly history: (depth: number) => Promise<History>;
  },
  steps: readonly number[],
  ignored: ReadonlySet<ObjectId> = new Set(),
): Promise<RecordSearch> {
  let search: RecordSearch = { record: undefined, commits: [], whole: false };
  for (const depth of steps) {
    const commits = await place.history(depth);
    const told = ignored.size === 0 ? commits : commits.filter(({ id }) => !ignored.has(id));
    const record = await lastWrite(place.transport, told, place.edit);
    search = { record, commits, whole: commits.length < depth };
    if (record !== undefined || search.whole) break;
  }
  return search;
}

/**
 * The newest of our commits that wrote what the edit writes. A commit says itself which places it wrote; of one that
 * does not, it is told by its service or image, and by comparing its tree with its parent's.
 */
async function lastWrite(
  transport: Transport,
  commits: readonly HistoryCommit[],
  edit: AppliedEdit,
): Promise<WriteRecord | undefined> {
  const silent: WriteRecord[] = [];
  let found: WriteRecord | undefined;
  for (const record of recordsIn(commits)) {
    if (edit.image !== undefined && record.provenance.images.length === 0) continue;
    if (record.places.length > 0) {
      if (!wrotePlace(record, edit)) continue;
    } else if (!isAbout(record.provenance, edit)) {
      continue;
    } else if (edit.image === undefined || !hasWritten(record, edit)) {
      if (silent.length < maxSilent) silent.push(record);
      continue;
    }
    found = record;
    break;
  }
  if (silent.length === 0) return found;
  return (await firstThatWrote(transport, silent, edit.file)) ?? found;
}

/** Whether the image that was in place before the edit is one that the record says it wrote. */
export function hasWritten({ provenance }: WriteRecord, { image }: AppliedEdit): boolean {
  if (image === undefined) return true;
  const inPlace = splitImage(image.oldImage ?? '');
  return imagesFitting(provenance, inPlace).some((each) => sameImage(each, inPlace));
}

interface RecordedImage extends ImageParts {
  /** As the record says it. */
  readonly text: string;
  readonly order: number;
}

/** The images of a record by their repositories: as many places of a file may be compared with it as it has images. */
const imagesOfRecords = new WeakMap<readonly string[], ReadonlyMap<string | undefined, readonly RecordedImage[]>>();

function imagesByRepository(images: readonly string[]): ReadonlyMap<string | undefined, readonly RecordedImage[]> {
  const known = imagesOfRecords.get(images);
  if (known !== undefined) return known;
  const found = new Map<string | undefined, RecordedImage[]>();
  for (const [order, text] of images.entries()) {
    const parts = splitImage(text);
    const repository = parts.repository === undefined ? undefined : canonicalRepository(parts.repository);
    found.set(repository, found.get(repository) ?? []);
    found.get(repository)?.push({ ...parts, text, order });
  }
  imagesOfRecords.set(images, found);
  return found;
}

/** The images whose repository fits that of another image, in their order. */
export function imagesFitting(
  { images }: Pick<Provenance, 'images'>,
  { repository }: ImageParts,
): readonly RecordedImage[] {
  const known = imagesByRepository(images);
  const fitting =
    repository === undefined
      ? [...known.values()].flat()
      : [...(known.get(canonicalRepository(repository)) ?? []), ...(known.get(undefined) ?? [])];
  return fitting.sort((one, other) => one.order - other.order);
}

/** By digest where both have one, else by tag; a repository that is not known fits every other. */
export function sameImage(a: ImageParts, b: ImageParts): boolean {
  if (!fitsRepository(a, b)) return false;
  if (a.digest !== undefined && b.digest !== undefined) return a.digest === b.digest;
  return a.tag !== undefined && a.tag === b.tag;
}

export function fitsRepository(a: ImageParts, b: ImageParts): boolean {
  return a.repository === undefined || b.repository === undefined || sameRepository(a.repository, b.repository);
}

/** Our commits that wrote the place, or may have where they do not say what they wrote, newest first. */
export function recordsOf(commits: readonly HistoryCommit[], edit: AppliedEdit): readonly WriteRecord[] {
  return [...recordsIn(commits)].filter((record) =>
    record.places.length > 0 ? wrotePlace(record, edit) : isAbout(record.provenance, edit),
  );
}

/** The services that a monorepo deployed by these commits, with the files that were written for them and their clusters. */
export function filesOfServices(
  commits: readonly HistoryCommit[],
  repository: string,
): ReadonlyMap<string, ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, Map<string, string | undefined>>();
  for (const { provenance, places } of recordsIn(commits)) {
    const { services, sourceRepository } = provenance;
    if (sourceRepository === undefined || !isSameMonorepo(sourceRepository, repository)) continue;
    for (const service of services) {
      const files = found.get(service) ?? new Map<string, string | undefined>();
      for (const place of places) files.set(place.replace(/#.*/, ''), /#cluster=(\S+)/.exec(place)?.[1]);
      found.set(service, files);
    }
  }
  return found;
}

/** A deletion is of the whole file, whatever was written in it. */
function wrotePlace({ places }: WriteRecord, edit: AppliedEdit): boolean {
  const place = placeName(edit);
  const isNamed =
    places.includes(place) || (place === edit.file && places.some((each) => each.startsWith(`${place}#`)));
  if (isNamed || edit.update.cluster === undefined) return isNamed;
  // Of a time when its environment had no clusters: what is in place is the same file.
  return places.includes(placeName({ ...edit, update: { ...edit.update, cluster: undefined } }));
}

/** Whether the commit of the record found the place as it asked for it. */
export function hasConfirmed({ unchanged }: WriteRecord, edit: AppliedEdit): boolean {
  return unchanged.includes(placeName(edit));
}

/** Our commits, newest first; a squash merge is as many as the commits that it joined. */
export function allRecords(commits: readonly HistoryCommit[]): readonly WriteRecord[] {
  return [...recordsIn(commits)];
}

/** The newest of our commits about a file, if it deleted the whole of it. */
export function deletionOf(commits: readonly HistoryCommit[], file: string): WriteRecord | undefined {
  for (const record of recordsIn(commits)) {
    if (record.places.includes(file)) return record;
    if (record.places.some((place) => place.startsWith(`${file}#`))) return undefined;
  }
  return undefined;
}

/** The newest of our commits that wrote this very image to the place. */
export function writerOf(
  commits: readonly HistoryCommit[],
  edit: AppliedEdit,
  image: ImageParts,
): WriteRecord | undefined {
  for (const record of recordsOf(commits, edit)) {
    if (imagesFitting(record.provenance, image).some((each) => sameImage(each, image))) return record;
  }
  return undefined;
}

/** The newest rollback of the place that a pipeline has made. */
export function rollbackBy(
  pipeline: string,
  commits: readonly HistoryCommit[],
  edit: AppliedEdit,
): WriteRecord | undefined {
  const place = placeName(edit);
  for (const record of recordsIn(commits)) {
    const isOurs = record.rolledBack.length > 0 && record.provenance.pipeline === pipeline;
    if (isOurs && record.places.includes(place)) return record;
  }
  return undefined;
}

/**
 * The newest of our commits that wrote this very image anywhere. It tells what an image was built from whose file was
 * renamed or copied, by its full name alone.
 */
export function writerAnywhere(commits: readonly HistoryCommit[], image: ImageParts): WriteRecord | undefined {
  if (image.repository === undefined) return undefined;
  for (const record of recordsIn(commits)) {
    const images = imagesFitting(record.provenance, image);
    if (images.some((each) => each.repository !== undefined && sameImage(each, image))) return record;
  }
  return undefined;
}

/** Whether a commit that names no places may have written this one. */
function isAbout(provenance: Provenance, { update, image }: AppliedEdit): boolean {
  const { services, images } = provenance;
  if (update.service !== undefined && services.length > 0) return CarriedServices.of(provenance).has(update.service);
  const { repository } = splitImage(image?.newImage ?? '');
  return repository !== undefined && imagesByRepository(images).has(canonicalRepository(repository));
}

async function firstThatWrote(
  transport: Transport,
  silent: readonly WriteRecord[],
  path: string,
): Promise<WriteRecord | undefined> {
  const changes = await changesOf(transport, silent, path);
  return silent.find((_, index) => changes[index] === 'wrote');
}

/** What commits did to a file, against their first parents: told by trees, where a message can be anybody's. */
export async function changesOf(
  transport: Transport,
  of: readonly Pick<WriteRecord, 'commit' | 'parent'>[],
  path: string,
): Promise<readonly ('wrote' | 'deleted' | 'nothing')[]> {
  const commits = of.flatMap(({ commit, parent }) => (parent === undefined ? [commit] : [commit, parent]));
  const blobs = await blobsAt(transport, [...new Set(commits)], path);
  return of.map(({ commit, parent }) => {
    const [before, after] = [parent === undefined ? undefined : blobs.get(parent), blobs.get(commit)];
    if (before === after) return 'nothing';
    return after === undefined ? 'deleted' : 'wrote';
  });
}

/**
 * Whether a person has deleted the file that a record tells of. What one of our own runs removed, a cleanup, was taken back
 * by nobody.
 */
export async function wasTakenAway(
  transport: Transport,
  commits: readonly HistoryCommit[],
  record: WriteRecord,
  path: string,
): Promise<boolean> {
  const newer = commits.slice(
    0,
    commits.findIndex(({ id }) => id === record.commit),
  );
  const decoded = newer.map(({ id, body }) => ({ commit: id, ...decodeCommit(body) }));
  const asked = [...decoded.map(({ commit, parents }) => ({ commit, parent: parents[0] })), record];
  const changes = await changesOf(transport, asked, path);
  if (changes.at(-1) !== 'wrote') return false;
  const deleted = decoded.filter((_, index) => changes[index] === 'deleted');
  return deleted.length > 0 && !deleted.some(({ message }) => isOurs(message));
}

function isOurs(message: string): boolean {
  return trailerBlocks(message).some((trailers) => trailerValues(trailers, 'Source-Repository').length > 0);
}

/** What the bodies of commits say: read once, however many services and attempts there are. */
const known = new WeakMap<Uint8Array, readonly WriteRecord[]>();

/** Newest first; a squash merge is as many as the commits that it joined. */
function* recordsIn(commits: readonly HistoryCommit[]): Generator<WriteRecord, void, undefined> {
  for (const commit of commits) {
    const records = known.get(commit.body) ?? recordsOfCommit(commit);
    known.set(commit.body, records);
    yield* records;
  }
}

function recordsOfCommit({ id, body }: HistoryCommit): readonly WriteRecord[] {
  const { message, parents } = decodeCommit(body);
  return trailerBlocks(message).flatMap((trailers) => {
    const provenance = readProvenance(trailers);
    if (provenance === undefined) return [];
    const unchanged = trailerValues(trailers, unchangedKey);
    const places = [...trailerValues(trailers, fileKey), ...unchanged];
    const rolledBack = trailerValues(trailers, rollbackKey);
    const held = trailerValues(trailers, heldKey);
    return [{ commit: id, parent: parents[0], provenance, places, unchanged, rolledBack, held }];
  });
}
