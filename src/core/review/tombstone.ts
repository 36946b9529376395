/**
 * The record of a removed review environment: what was removed, when, and why. It keeps out a deployment that was on its way
 * when the source was closed, for as long as the source is not open again, and a deployment that was on its way when a
 * person stopped the environment.
 */
import * as z from 'zod';
import { type FileChange, readText, type Snapshot } from '../git/snapshot.ts';
import {
  lines,
  ownedNamespaces,
  parseRecord,
  type ReviewMarker,
  type ReviewSource,
  recordedImages,
  recordShape,
  serializeRecord,
} from './marker.ts';

export const tombstoneDirectory = '.monorepo-gitops/tombstones';

const tombstoneShape = z.strictObject({
  /** `generation`: that of the environment that was removed. */
  ...recordShape,
  /** Source commits known at the end: the latest one deployed, and the tip of the branch when it was closed. */
  commits: lines,
  /** RFC 3339, UTC, by the clock of the GitOps server. */
  closedAt: z.iso.datetime(),
  /**
   * `closed`: its branch, tag or request was gone · `expired`: it was older than its `ttl` · `stopped`: a person removed
   * it. Older records do not say it; they were written when a source was closed.
   */
  because: z.enum(['closed', 'expired', 'stopped']).default('closed'),
  /** Those of the environment, so that a removal which was interrupted can still find them. */
  images: recordedImages,
  namespaces: ownedNamespaces.exactOptional(),
});
export type Tombstone = Readonly<Omit<z.output<typeof tombstoneShape>, 'schema'>>;
export type RemovalCause = Tombstone['because'];

/** `.monorepo-gitops/tombstones/<name>.yaml` */
export function tombstonePath(name: string): string {
  return `${tombstoneDirectory}/${name}.yaml`;
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused) */
export async function readTombstone(snapshot: Pick<Snapshot, 'readFile'>, name: string) {
  const path = tombstonePath(name);
  const text = await readText(snapshot, path);
  return text === undefined ? undefined : parseTombstone(text, path);
}

/** @throws Failure `REVIEW_RECORD_UNREADABLE` (refused) */
export function parseTombstone(text: string, path: string): Tombstone {
  const { schema: _, ...tombstone } = parseRecord(text, path, tombstoneShape);
  return tombstone;
}

export function serializeTombstone(tombstone: Tombstone): string {
  const title = 'This review environment was removed. The record keeps a late deployment from reviving it.';
  return serializeRecord(title, tombstoneShape, tombstone);
}

export function tombstoneChange(tombstone: Tombstone): FileChange {
  return { path: tombstonePath(tombstone.name), body: Buffer.from(serializeTombstone(tombstone), 'utf8') };
}

/** How a removal ended an environment. */
export interface Ending {
  readonly because: RemovalCause;
  /** Tip of the source when it was closed; a deployment of it may still be on its way. */
  readonly closingCommit: string | undefined;
  /** Milliseconds since the epoch. */
  readonly closedAt: number;
}

/** @param removed without `deployed` where nothing was deployed yet */
export function tombstoneOf(
  removed: ReviewSource &
    Pick<ReviewMarker, 'generation' | 'images' | 'namespaces'> &
    Partial<Pick<ReviewMarker, 'deployed'>>,
  { because, closingCommit, closedAt }: Ending,
): Tombstone {
  const { name, repository, monorepo, ref, request, generation, deployed, images, namespaces } = removed;
  const commits = [deployed, closingCommit].filter((commit) => commit !== undefined);
  return {
    name,
    repository,
    ...(monorepo === undefined ? {} : { monorepo }),
    ref,
    ...(request === undefined ? {} : { request }),
    generation,
    commits: [...new Set(commits)].sort(),
    closedAt: new Date(closedAt).toISOString(),
    because,
    images,
    ...(namespaces === undefined ? {} : { namespaces }),
  };
}

/** For a source that was closed before its first deployment arrived. */
export function tombstoneAhead(source: ReviewSource, ending: Ending): Tombstone {
  return tombstoneOf({ ...source, generation: 1, images: [] }, ending);
}

/** What the decision about a deployment asks of a tombstone (`core/flow/decision.ts`). */
interface TombstoneFacts {
  readonly because: RemovalCause;
  /** `meanwhile`: it was written after this run had begun. */
  readonly came: 'before' | 'meanwhile';
  /** Whether this run's pipeline was created after the removal. */
  readonly pipelineIsNewer: 'yes' | 'no' | 'unknown';
  /** Of the environment that was removed. */
  readonly generation: number;
}

/** @param pipelineCreatedAt as in `CiContext` */
export function tombstoneFacts(
  { because, closedAt, generation }: Tombstone,
  {
    came,
    pipelineCreatedAt,
  }: { readonly came: 'before' | 'meanwhile'; readonly pipelineCreatedAt: number | undefined },
): TombstoneFacts {
  const isNewer = pipelineCreatedAt === undefined ? undefined : pipelineCreatedAt > Date.parse(closedAt);
  return { because, came, generation, pipelineIsNewer: isNewer === undefined ? 'unknown' : isNewer ? 'yes' : 'no' };
}

/** Whether an environment may be deployed to. */
export type Admission =
  /** `sourceIsOpen`: that is known, and not only not contradicted. */
  | { readonly result: 'admitted'; readonly sourceIsOpen: boolean }
  | { readonly result: 'closed'; readonly because: RemovalCause };

const removals: Readonly<Record<RemovalCause, string>> = {
  closed: 'was removed when its source was closed',
  expired: 'was removed when its ttl had passed',
  stopped: 'was stopped by a person',
};

/** Why a deployment is kept out, for the log. */
export function describeClosed(
  { name, ref, request }: ReviewSource,
  because: RemovalCause,
  tombstone: Tombstone | undefined,
): string {
  const source = request === undefined ? ref : `request ${request}`;
  const closed = request === undefined ? 'is closed' : 'is closed, or does not ask for it any more';
  if (tombstone === undefined) return `review environment ${name}: ${source} ${closed}`;
  const removed = `review environment ${name} ${removals[tombstone.because]} at ${tombstone.closedAt}`;
  if (because === 'stopped') return `${removed}, while this run was under way`;
  return `${removed}, and ${source} is not known to be open`;
}

/** What is said when a deployment brings an environment back. */
export function describeRevival(
  { name }: ReviewSource,
  tombstone: Tombstone,
  { sourceIsOpen }: { sourceIsOpen: boolean },
) {
  const removed = `${removals[tombstone.because]} at ${tombstone.closedAt}`;
  const reason = sourceIsOpen ? ', and its source is open' : '';
  return `review environment ${name} comes back as generation ${tombstone.generation + 1}: it ${removed}${reason}`;
}
