/**
 * The difference between the review environments that should exist and those that do.
 *
 * Read what exists first and what should exist after it: an environment that appears in between is then not in the
 * first list, and a source that is not in the second one was closed before the sweep began.
 */

import { Failure, messageOf } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import { environmentDirectory } from '../review/environment.ts';
import { markerFile, type ReviewMarker, readMarker } from '../review/marker.ts';
import type { Ownership } from '../review/ownership-label.ts';
import { parseTombstone, type Tombstone, tombstoneDirectory } from '../review/tombstone.ts';
import type { OpenSources } from '../source/open-sources.ts';

/** A directory where review environments live, with what its marker says. */
export type ObservedEnvironment =
  | { readonly directory: string; readonly marker: ReviewMarker }
  | { readonly directory: string; readonly problem: string };

/** What there is of review environments, in the GitOps repository and on the Argo CD server. */
export interface Existing {
  readonly environments: readonly ObservedEnvironment[];
  readonly tombstones: readonly Tombstone[];
  /** The marks of the Applications on the server. */
  readonly applications: readonly Ownership[];
}

export interface SweepLimits {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds since the latest deployment; `undefined`: environments do not expire. */
  readonly ttl: number | undefined;
  readonly maxDeletions: number;
}

interface SweepDecision {
  readonly directory: string;
  readonly name: string;
  readonly reason: string;
}

interface SweepPlan {
  readonly remove: readonly (SweepDecision & { readonly marker: ReviewMarker })[];
  readonly keep: readonly SweepDecision[];
  /** Environments whose Applications on the server go, each with the reason. */
  readonly applications: ReadonlyMap<string, string>;
  /** Names of tombstones that no late deployment can need any more. */
  readonly expiredTombstones: readonly string[];
}

/** The directories where an environment's `file` puts its review environments, each with its marker or what is wrong. */
export async function observedEnvironments(
  snapshot: Snapshot,
  template: string,
): Promise<readonly ObservedEnvironment[]> {
  const sample = environmentDirectory(template, 'slug');
  const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
  const directories = (await snapshot.list(parent)).filter(isDirectory);
  return Promise.all(
    directories.map(async ({ name }) => {
      const directory = parent === '' ? name : `${parent}/${name}`;
      try {
        const marker = await readMarker(snapshot, directory);
        return marker === undefined ? { directory, problem: `has no ${markerFile}` } : { directory, marker };
      } catch (error) {
        return { directory, problem: messageOf(error) };
      }
    }),
  );
}

/** Unreadable ones are left alone: they only keep a name closed. */
export async function observedTombstones(snapshot: Snapshot): Promise<readonly Tombstone[]> {
  const found: Tombstone[] = [];
  for (const path of await snapshot.filesBelow(tombstoneDirectory)) {
    const text = await readText(snapshot, path);
    try {
      if (text !== undefined) found.push(parseTombstone(text, path));
    } catch {}
  }
  return found;
}

/**
 * @throws Failure `SWEEP_SOURCES_DOUBTFUL` (refused) when the list of branches cannot be a complete one.
 * @throws Failure `SWEEP_TOO_MANY` (refused) when more than `maxDeletions` environments would go; none does.
 */
export function planSweep(existing: Existing, open: OpenSources, limits: SweepLimits): SweepPlan {
  assertPlausible(open);
  const remove: (SweepDecision & { marker: ReviewMarker })[] = [];
  const keep: SweepDecision[] = [];
  for (const each of existing.environments) {
    if ('problem' in each) {
      keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
      continue;
    }
    const { directory, marker } = each;
    const { result, reason } = decide(each, open, limits);
    if (result === 'remove') remove.push({ directory, name: marker.name, reason, marker });
    else keep.push({ directory, name: marker.name, reason });
  }
  const applications = strayApplications(existing.applications, { remove, keep }, open);
  const removals = new Map([...applications, ...remove.map(({ name, reason }) => [name, reason] as const)]);
  if (removals.size > limits.maxDeletions) throw tooMany(removals, limits.maxDeletions);
  const expiredTombstones = existing.tombstones.filter((each) => isExpired(each, open, limits)).map(({ name }) => name);
  return { remove, keep, applications, expiredTombstones };
}

/** An Application goes with its environment's directory; one without any goes when its own source is gone. */
function strayApplications(
  owners: readonly Ownership[],
  { remove, keep }: Pick<SweepPlan, 'remove' | 'keep'>,
  open: OpenSources,
): ReadonlyMap<string, string> {
  const stray = new Map<string, string>();
  for (const owner of owners) {
    const { environment, repository } = owner;
    if (repository !== open.repository || keep.some(({ name }) => name === environment)) continue;
    const reason = remove.find(({ name }) => name === environment)?.reason ?? closedReason(owner, open);
    if (reason !== undefined) stray.set(environment, reason);
  }
  return stray;
}

function closedReason({ branch, request }: Ownership, open: OpenSources): string | undefined {
  if (request !== undefined) return open.requests?.has(request) === false ? `request ${request} is closed` : undefined;
  if (branch === undefined || open.refs.has(`refs/heads/${branch}`)) return undefined;
  return `refs/heads/${branch} is gone`;
}

function decide(
  { directory, marker }: { readonly directory: string; readonly marker: ReviewMarker },
  open: OpenSources,
  limits: SweepLimits,
): { readonly result: 'remove' | 'keep'; readonly reason: string } {
  const { name, repository, ref, request } = marker;
  if (repository !== open.repository) return { result: 'keep', reason: `belongs to ${repository}` };
  if (name !== lastSegment(directory)) {
    return { result: 'keep', reason: `its marker is that of ${name}, so it was copied here` };
  }
  const expiry = expiryOf(marker, limits.ttl);
  if (expiry !== undefined && expiry <= limits.now) {
    return { result: 'remove', reason: `expired at ${new Date(expiry).toISOString()}` };
  }
  // The branch says nothing about a request: that of a fork was never among ours.
  if (request !== undefined) {
    if (open.requests === undefined)
      return { result: 'keep', reason: `the forge was not asked about request ${request}` };
    return open.requests.has(request)
      ? { result: 'keep', reason: `request ${request} is open` }
      : { result: 'remove', reason: `request ${request} is closed` };
  }
  if (!/^refs\/(?:heads|tags)\//.test(ref))
    return { result: 'keep', reason: `${ref} is no branch or tag, and nothing else can be listed` };
  return open.refs.has(ref)
    ? { result: 'keep', reason: `${ref} exists` }
    : { result: 'remove', reason: `${ref} is gone` };
}

/** When the environment has lived long enough, in milliseconds since the epoch. */
function expiryOf(marker: ReviewMarker, ttl: number | undefined): number | undefined {
  return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}

function isExpired(tombstone: Tombstone, open: OpenSources, { now, ttl }: SweepLimits): boolean {
  if (tombstone.repository !== open.repository || ttl === undefined) return false;
  return Date.parse(tombstone.closedAt) + ttl <= now;
}

/** Fail closed: an empty or foreign answer of a forge once read as "nothing is open" (argo-cd#18480). */
function assertPlausible({ refs, defaultBranch, repository }: OpenSources): void {
  if (refs.has(`refs/heads/${defaultBranch}`)) return;
  const problem = `the list of ${repository}'s branches lacks its default branch ${defaultBranch}, so nothing is removed`;
  throw new Failure('refused', 'SWEEP_SOURCES_DOUBTFUL', problem, {
    hint: 'Run the sweep where all branches can be read, with a token that may read them.',
  });
}

/** @param removals name → why it would go */
function tooMany(removals: ReadonlyMap<string, string>, maxDeletions: number): Failure {
  const names = [...removals.keys()].join(', ');
  const problem = `${removals.size} review environments would be removed, more than max-deletions (${maxDeletions}); none was: ${names}`;
  const kept = [...removals].map(([name, reason]) => ({ name, reason: `not removed: ${reason}` }));
  return new Failure('refused', 'SWEEP_TOO_MANY', problem, {
    hint: 'Raise max-deletions if all of them may go.',
    outputs: { removed: [], kept },
  });
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
