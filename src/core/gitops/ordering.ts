/** Older never replaces newer (law 3): which source commit is in place, and how ours stands to it. */

import { Failure } from '../failure.ts';
import { type Checkout, isAncestor } from '../git/checkout.ts';
import { isGlob } from './glob.ts';
import { decodeCommit } from './objects.ts';
import { openSnapshot, type Snapshot } from './snapshot.ts';
import { type Provenance, readProvenance } from './trailers.ts';
import type { ObjectId, Transport } from './transport.ts';
import type { Update } from './updates.ts';

/** Whether the first source commit is reachable from the second. */
export type Ancestry = (ancestor: ObjectId, descendant: ObjectId) => Promise<'yes' | 'no' | 'unknown'>;

export interface SourceCommit {
  readonly commit: ObjectId;
  /** Where both sides name them and they differ, the commits are not compared. */
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
}

/** How a candidate stands to what is in place. `unrelated`: another repository, another branch, or a rewritten one. */
export type Order = 'newer' | 'older' | 'same' | 'unrelated' | 'unknown';

export async function decideOrder(
  candidate: SourceCommit,
  inPlace: Provenance | undefined,
  ancestry: Ancestry,
): Promise<Order> {
  const there = inPlace?.sourceCommit;
  if (inPlace === undefined || there === undefined || !isObjectName(there)) return 'unknown';
  if (differ(candidate.repository, inPlace.sourceRepository)) return 'unrelated';
  if (there === candidate.commit) return 'same';
  if (differ(candidate.branch, inPlace.sourceBranch)) return 'unrelated';
  const ahead = await ancestry(there, candidate.commit);
  if (ahead === 'yes') return 'newer';
  const behind = await ancestry(candidate.commit, there);
  if (behind === 'yes') return 'older';
  return ahead === 'no' && behind === 'no' ? 'unrelated' : 'unknown';
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function isObjectName(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Commits that are searched for the one that last wrote an image. */
const searched = 50;

/**
 * What the newest of our commits that changed this file for this service says about its source. Undefined when none of
 * the last 50 did, or when somebody has changed the image by hand since.
 */
export async function provenanceOf(
  transport: Transport,
  tip: ObjectId,
  place: { readonly path: string; readonly service?: string | undefined },
): Promise<Provenance | undefined> {
  const { path, service } = place;
  for (const { id, body } of await transport.history(tip, searched)) {
    const commit = decodeCommit(body);
    const provenance = readProvenance(commit.message);
    if (provenance === undefined || (service !== undefined && !provenance.services.includes(service))) continue;
    const [after, before] = await Promise.all([
      entryId(transport, id, path),
      entryId(transport, commit.parents[0], path),
    ]);
    if (after === undefined || after === before) continue;
    return (await holdsImage(transport, tip, path, provenance.images)) ? provenance : undefined;
  }
  return undefined;
}

async function entryId(
  transport: Transport,
  commit: ObjectId | undefined,
  path: string,
): Promise<ObjectId | undefined> {
  if (commit === undefined) return undefined;
  return (await (await openSnapshot(transport, commit)).entry(path))?.id;
}

/** Whether the file still names the tag or digest of one of the images; a commit without images is taken at its word. */
async function holdsImage(
  transport: Transport,
  tip: ObjectId,
  path: string,
  images: readonly string[],
): Promise<boolean> {
  const file = await (await openSnapshot(transport, tip)).readFile(path);
  const text = Buffer.from(file?.body ?? []).toString('utf8');
  const versions = images.flatMap((image) => {
    const [, tag, digest] = /^[^@]*?(?::([\w.-]+))?(?:@([a-z0-9]+:[0-9a-f]+))?$/.exec(image) ?? [];
    return [tag, digest].filter((version) => version !== undefined);
  });
  return versions.length === 0 || versions.some((version) => text.includes(version));
}

export interface OrderingRequest {
  readonly transport: Transport;
  /** The monorepo, whose history tells which commit is older. */
  readonly checkout: Checkout;
  /** The source commit of the images to write; without one nothing can be compared. */
  readonly commit: ObjectId | undefined;
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
  readonly onOlder: 'skip' | 'fail' | 'apply';
}

/**
 * For a plan: the services whose image in place is newer than the candidate, with the source commit of that image.
 *
 * @throws Failure refused `OLDER_THAN_IN_PLACE` when there is one and `onOlder` is `fail`.
 */
export function newerServices(
  request: OrderingRequest,
): (snapshot: Snapshot, updates: readonly Update[]) => Promise<ReadonlyMap<string, ObjectId>> {
  const ancestry = remembered((ancestor, descendant) => isAncestor(request.checkout, ancestor, descendant));
  return async (snapshot, updates) => {
    const newer = new Map<string, ObjectId>();
    const { transport, commit, onOlder } = request;
    if (commit === undefined || snapshot.commit === undefined || onOlder === 'apply') return newer;
    for (const { service, path } of await placesOf(snapshot, updates)) {
      if (newer.has(service)) continue;
      const inPlace = await provenanceOf(transport, snapshot.commit, { path, service });
      const order = await decideOrder({ ...request, commit }, inPlace, ancestry);
      if (order !== 'older' || inPlace?.sourceCommit === undefined) continue;
      if (onOlder === 'fail') throw older(service, path, commit, inPlace.sourceCommit);
      newer.set(service, inPlace.sourceCommit);
    }
    return newer;
  };
}

async function placesOf(snapshot: Snapshot, updates: readonly Update[]): Promise<{ service: string; path: string }[]> {
  const places: { service: string; path: string }[] = [];
  for (const update of updates) {
    if (update.kind !== 'edit' || update.service === undefined) continue;
    for (const file of update.files) {
      const paths = isGlob(file) ? await snapshot.glob([file]) : [file];
      for (const path of paths) places.push({ service: update.service, path });
    }
  }
  return places;
}

/** The answer does not change while a race is run, and may have cost a fetch. */
function remembered(ancestry: Ancestry): Ancestry {
  const answers = new Map<string, ReturnType<Ancestry>>();
  return (ancestor, descendant) => {
    const key = `${ancestor}..${descendant}`;
    const answer = answers.get(key) ?? ancestry(ancestor, descendant);
    answers.set(key, answer);
    return answer;
  };
}

function older(service: string, path: string, commit: ObjectId, inPlace: ObjectId): Failure {
  const short = (id: ObjectId) => id.slice(0, 8);
  return new Failure(
    'refused',
    'OLDER_THAN_IN_PLACE',
    `${service}: ${path} holds an image of ${short(inPlace)}, which is newer than ${short(commit)}`,
    {
      hint: 'A newer run was faster. To go back on purpose use `rollback`, or `on-older: apply`.',
    },
  );
}
