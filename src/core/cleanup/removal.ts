/** What a removal deletes from the GitOps repository, each piece with the proof that it belongs to the review environment. */
import { type Document, isMap, isScalar, parseAllDocuments } from 'yaml';
import type { LiveApplication } from '../argocd/server/live.ts';
import { Failure } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import { isPlainPath } from '../git/path.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import {
  markerFile,
  type OwnedApplication,
  type ReviewMarker,
  readMarker,
  recordedMonorepo,
} from '../review/marker.ts';
import { assertOurs, isSpelledAlike, type Monorepo } from '../review/monorepo.ts';
import { environmentLabel, ownershipOf } from '../review/ownership-label.ts';
import { type Ending, readTombstone, type Tombstone, tombstoneOf } from '../review/tombstone.ts';

type RemovalSnapshot = Pick<Snapshot, 'readFile' | 'filesBelow'>;

/** Some services of an environment. */
interface PartialRemoval {
  readonly services: readonly string[];
  /** As `servicePath` computes them. */
  readonly files: readonly string[];
  /** Names of their Applications. */
  readonly applications: readonly string[];
}

export interface RemovalRequest {
  readonly name: string;
  /** Of this run, which the marker has to be of. */
  readonly monorepo: Monorepo;
  /** Full ref name; checked against the marker when it is known. */
  readonly ref?: string | undefined;
  readonly request?: number | undefined;
  /** As `environmentDirectory` computes it. */
  readonly directory: string;
  /** Manifests that may be of this environment besides those that the marker names. */
  readonly applicationFiles?: readonly string[];
  /** Only these services go; all of the environment when no other is left. */
  readonly only?: PartialRemoval | undefined;
  /** `files`: the directory · `app`: Application manifests outside of it. */
  readonly remove: ReadonlySet<string>;
  readonly ending: Ending;
  /** Whose it is was asked before, of this very snapshot. */
  readonly isOurs?: true | undefined;
}

interface Kept {
  readonly path: string;
  readonly reason: string;
}

interface Deletion {
  readonly marker: ReviewMarker;
  /** Sorted paths; nothing else of the repository changes but the marker or the tombstone. */
  readonly deletions: readonly string[];
  readonly kept: readonly Kept[];
}

type Removal =
  /** The tombstone is absent when the directory stays. */
  | (Deletion & { readonly result: 'removed'; readonly tombstone: Tombstone | undefined })
  /** Other services stay; `rest` is their marker. */
  | (Deletion & { readonly result: 'reduced'; readonly rest: ReviewMarker })
  | { readonly result: 'absent' };

/**
 * Pure but for reading: the same repository and request give the same removal, so that it can be repeated on a new tip.
 *
 * @throws Failure `REVIEW_ENV_UNOWNED` or `REVIEW_ENV_FOREIGN` (refused) when the directory is not proven to be ours.
 */
export async function planRemoval(snapshot: RemovalSnapshot, request: RemovalRequest): Promise<Removal> {
  const { directory, remove } = request;
  const contents = await snapshot.filesBelow(directory);
  const marker = await readMarker(snapshot, directory);
  if (marker === undefined) {
    if (contents.length === 0) return { result: 'absent' };
    throw unowned(directory);
  }
  if (!request.isOurs) await assertOurs({ ...marker, ...recordedMonorepo(marker) }, request, request.monorepo);

  const { only } = request;
  const partial = only !== undefined && marker.services.some((service) => !only.services.includes(service));
  const part = partial ? only : undefined;
  const applications = remove.has('app')
    ? await ownedManifests(snapshot, request, marker, part)
    : { owned: [], kept: [] };
  const markerPath = `${directory}/${markerFile}`;
  const going =
    part === undefined ? contents : contents.filter((path) => path !== markerPath && isServiceFile(part, path));
  const deletions = [...new Set([...(remove.has('files') ? going : []), ...applications.owned])].sort();
  const deletion = { marker, deletions, kept: applications.kept };
  if (part !== undefined) {
    return { ...deletion, result: 'reduced', rest: reducedMarker(marker, part, deletions, remove) };
  }
  const tombstone = remove.has('files') ? tombstoneOf(marker, request.ending) : undefined;
  return { ...deletion, result: 'removed', tombstone };
}

/** Manifests beside `app-file` whose names have the environment's name in them; their labels tell whose they are. */
export async function applicationFiles(snapshot: Snapshot, appFile: string, name: string): Promise<readonly string[]> {
  const directory = appFile.includes('/') ? appFile.slice(0, appFile.lastIndexOf('/')) : '';
  if (directory.includes('{')) return [];
  const entries = await snapshot.list(directory);
  return entries
    .filter((entry) => !isDirectory(entry) && entry.name.includes(name) && /\.ya?ml$/.test(entry.name))
    .map((entry) => (directory === '' ? entry.name : `${directory}/${entry.name}`));
}

function isServiceFile({ files }: PartialRemoval, path: string): boolean {
  return files.some((file) => path === file || path.startsWith(`${file}/`));
}

/** Its images stay recorded: they go with the last service. */
function reducedMarker(
  marker: ReviewMarker,
  { services, applications }: PartialRemoval,
  deletions: readonly string[],
  remove: ReadonlySet<string>,
): ReviewMarker {
  const goes = (each: OwnedApplication) =>
    'file' in each ? deletions.includes(each.file) : remove.has('app') && applications.includes(each.name);
  return {
    ...marker,
    services: remove.has('files') ? marker.services.filter((each) => !services.includes(each)) : marker.services,
    applications: marker.applications.filter((each) => !goes(each)),
  };
}

/** What an earlier removal left; a tombstone of another source with the same name is refused. */
export async function findTombstone(
  snapshot: RemovalSnapshot,
  request: Pick<RemovalRequest, 'name' | 'ref' | 'request' | 'monorepo'>,
): Promise<Tombstone | undefined> {
  const tombstone = await readTombstone(snapshot, request.name);
  if (tombstone !== undefined) {
    await assertOurs({ ...tombstone, ...recordedMonorepo(tombstone) }, request, request.monorepo);
  }
  return tombstone;
}

async function ownedManifests(
  snapshot: RemovalSnapshot,
  request: RemovalRequest,
  marker: ReviewMarker,
  part: PartialRemoval | undefined,
) {
  const recorded = marker.applications.flatMap((each) => ('file' in each ? [each.file] : []));
  const candidates = [...new Set([...recorded, ...(request.applicationFiles ?? [])])];
  const owned: string[] = [];
  const kept: Kept[] = [];
  for (const path of candidates) {
    if (path.startsWith(`${request.directory}/`)) continue;
    const text = isPlainPath(path) ? await readText(snapshot, path) : undefined;
    if (text === undefined || (part !== undefined && !namesOnly(text, part.applications))) continue;
    const problem = ownershipProblem(text, marker, request.monorepo);
    if (problem === undefined) owned.push(path);
    else kept.push({ path, reason: problem });
  }
  return { owned, kept };
}

/**
 * Why a manifest is not ours; `undefined` when every document in it is an Application with this environment's mark.
 * The marker alone is not enough: somebody who may write it may not be allowed to remove production.
 */
function ownershipProblem(text: string, marker: ReviewMarker, monorepo: Monorepo): string | undefined {
  const documents = parseAllDocuments(text).filter((document) => document.contents !== null);
  if (documents.length === 0) return 'it is empty';
  for (const document of documents) {
    if (document.errors.length > 0 || !isMap(document.contents)) return 'it cannot be read';
    if (document.get('kind') !== 'Application') return 'it holds something else than an Application';
    const owner = ownershipOf(metadataOf(document));
    // The marker is ours, by whatever name the monorepo went when each was written.
    const names = [marker.repository, monorepo.repository];
    const isOwn = names.some((repository) => isSpelledAlike({ repository }, { repository: owner?.repository ?? '' }));
    if (owner?.environment !== marker.name || !isOwn) {
      return `its Application does not have the label ${environmentLabel}: ${marker.name} of ${marker.repository}`;
    }
  }
  return undefined;
}

function namesOnly(text: string, names: readonly string[]): boolean {
  const documents = parseAllDocuments(text).filter((document) => isMap(document.contents));
  return documents.length > 0 && documents.every((document) => names.includes(metadataOf(document).name));
}

/** Names, labels and annotations, without following aliases: an alias proves nothing. */
function metadataOf(document: Document): LiveApplication['metadata'] {
  return {
    name: String(document.getIn(['metadata', 'name'])),
    labels: textsOf(document.getIn(['metadata', 'labels'])),
    annotations: textsOf(document.getIn(['metadata', 'annotations'])),
  };
}

function textsOf(node: unknown): Record<string, string> {
  const pairs = isMap(node) ? node.items : [];
  return Object.fromEntries(
    pairs.flatMap(({ key, value }) =>
      isScalar(key) && isScalar(value) ? [[String(key.value), String(value.value)]] : [],
    ),
  );
}

function unowned(directory: string): Failure {
  const problem = `${directory} has no ${markerFile}, so it is not known to be a review environment of this repository`;
  return new Failure('refused', 'REVIEW_ENV_UNOWNED', problem, {
    hint: 'Remove the directory by hand if it may go. Environments made by monorepo-gitops carry this file.',
  });
}
