/**
 * The difference between the review environments that should exist and those that do.
 *
 * Read what exists first and what should exist after it: an environment that appears in between is then not in the
 * first list, and a source that is not in the second one was closed before the sweep began.
 */

import { Failure } from '../failure.ts';
import type { ReviewMarker } from '../review/marker.ts';
import type { Ownership } from '../review/ownership-label.ts';
import type { Tombstone } from '../review/tombstone.ts';

/** The open sources of a repository, as its forge or its refs tell. */
export interface OpenSources {
  readonly repository: string;
  /** Full names of all branches and tags. */
  readonly refs: ReadonlySet<string>;
  /** The branch that must be among them: a list without it is no list of this repository's branches. */
  readonly defaultBranch: string;
  /** Numbers of all open requests; `undefined` when the forge was not asked, and no request environment is judged. */
  readonly requests?: ReadonlySet<number>;
}

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

export interface SweepVerdict {
  readonly directory: string;
  readonly name: string;
  readonly reason: string;
}

export interface SweepPlan {
  readonly remove: readonly (SweepVerdict & { readonly marker: ReviewMarker })[];
  readonly keep: readonly SweepVerdict[];
  /** Environments whose Applications on the server go, each with the reason. */
  readonly applications: ReadonlyMap<string, string>;
  /** Names of tombstones that no late deployment can need any more. */
  readonly forget: readonly string[];
}

/**
 * @throws Failure `SWEEP_SOURCES_DOUBTFUL` (refused) when the list of branches cannot be a complete one.
 * @throws Failure `SWEEP_TOO_MANY` (refused) when more than `maxDeletions` environments would go; none does.
 */
export function planSweep(existing: Existing, open: OpenSources, limits: SweepLimits): SweepPlan {
  assertPlausible(open);
  const remove: (SweepVerdict & { marker: ReviewMarker })[] = [];
  const keep: SweepVerdict[] = [];
  for (const each of existing.environments) {
    if ('problem' in each) {
      keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
      continue;
    }
    const { directory, marker } = each;
    const verdict = judge(each, open, limits);
    if (verdict.goes) remove.push({ directory, name: marker.name, reason: verdict.reason, marker });
    else keep.push({ directory, name: marker.name, reason: verdict.reason });
  }
  const applications = strayApplications(existing.applications, { remove, keep }, open);
  const doomed = new Map([...applications, ...remove.map(({ name, reason }) => [name, reason] as const)]);
  if (doomed.size > limits.maxDeletions) throw tooMany(doomed, limits.maxDeletions);
  const forget = existing.tombstones.filter((each) => isForgettable(each, open, limits)).map(({ name }) => name);
  return { remove, keep, applications, forget };
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
    const reason = remove.find(({ name }) => name === environment)?.reason ?? goneBecause(owner, open);
    if (reason !== undefined) stray.set(environment, reason);
  }
  return stray;
}

function goneBecause({ branch, request }: Ownership, open: OpenSources): string | undefined {
  if (request !== undefined) return open.requests?.has(request) === false ? `request ${request} is closed` : undefined;
  if (branch === undefined || open.refs.has(`refs/heads/${branch}`)) return undefined;
  return `refs/heads/${branch} is gone`;
}

interface Judgement {
  readonly goes: boolean;
  readonly reason: string;
}

function judge(
  { directory, marker }: { directory: string; marker: ReviewMarker },
  open: OpenSources,
  limits: SweepLimits,
): Judgement {
  if (marker.repository !== open.repository) return { goes: false, reason: `belongs to ${marker.repository}` };
  if (marker.name !== lastSegment(directory)) {
    return { goes: false, reason: `its marker is that of ${marker.name}, so it was copied here` };
  }
  const expiry = expiryOf(marker, limits.ttl);
  if (expiry !== undefined && expiry <= limits.now) {
    return { goes: true, reason: `expired at ${new Date(expiry).toISOString()}` };
  }
  if (marker.request === undefined) {
    if (!isListed(marker.ref)) return { goes: false, reason: `nobody was asked whether ${marker.ref} exists` };
    return open.refs.has(marker.ref)
      ? { goes: false, reason: `${marker.ref} exists` }
      : { goes: true, reason: `${marker.ref} is gone` };
  }
  // The branch says nothing about a request: that of a fork was never among ours.
  if (open.requests === undefined)
    return { goes: false, reason: `the forge was not asked about request ${marker.request}` };
  return open.requests.has(marker.request)
    ? { goes: false, reason: `request ${marker.request} is open` }
    : { goes: true, reason: `request ${marker.request} is closed` };
}

/** A ref of another kind is in no list, whether it exists or not. */
function isListed(ref: string): boolean {
  return /^refs\/(?:heads|tags)\//.test(ref);
}

/** When the environment has lived long enough, in milliseconds since the epoch. */
function expiryOf(marker: ReviewMarker, ttl: number | undefined): number | undefined {
  return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}

function isForgettable(tombstone: Tombstone, open: OpenSources, { now, ttl }: SweepLimits): boolean {
  if (tombstone.repository !== open.repository || ttl === undefined) return false;
  return Date.parse(tombstone.closedAt) + ttl <= now;
}

/** Fail closed: an empty or foreign answer of a forge once read as "nothing is open" (argo-cd#18480). */
function assertPlausible({ refs, defaultBranch, repository }: OpenSources): void {
  if (refs.has(`refs/heads/${defaultBranch}`)) return;
  throw new Failure(
    'refused',
    'SWEEP_SOURCES_DOUBTFUL',
    `the list of ${repository}'s branches lacks its default branch ${defaultBranch}, so nothing is removed`,
    { hint: 'Run the sweep where all branches can be read, with a token that may read them.' },
  );
}

/** @param doomed name → why it would go */
function tooMany(doomed: ReadonlyMap<string, string>, maxDeletions: number): Failure {
  return new Failure(
    'refused',
    'SWEEP_TOO_MANY',
    `${doomed.size} review environments would be removed, more than max-deletions (${maxDeletions}); none was: ${[...doomed.keys()].join(', ')}`,
    {
      hint: 'Raise max-deletions if all of them may go.',
      outputs: {
        removed: [],
        kept: [...doomed].map(([name, reason]) => ({ name, reason: `not removed: ${reason}` })),
      },
    },
  );
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
