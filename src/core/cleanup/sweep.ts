/**
 * The difference between the review environments that should exist and those that do.
 *
 * Read what exists first and what should exist after it: an environment that appears in between is then not in the
 * first list, and a source that is not in the second one was closed before the sweep began. A list only says who may go:
 * each candidate is asked once more by itself, in the attempt that commits.
 */

import { counted } from '../counted.ts';
import { Failure } from '../failure.ts';
import { inParallel } from '../net/turns.ts';
import type { ReviewMarker } from '../review/marker.ts';
import type { Ownership } from '../review/ownership-label.ts';
import type { RemovalCause, Tombstone } from '../review/tombstone.ts';
import type { AskSource, DeployedSource, OpenSources, SourceAnswer } from '../source/open-sources.ts';
import { isKept, keepLabel, keptReason } from '../source/wish/kept.ts';
import type { ObservedEnvironment } from './observed.ts';
import { describeOther, type RecordOwners } from './record-owners.ts';
import type { CleanupSettings } from './repository.ts';

/** What there is of review environments, in the GitOps repository and on the Argo CD server. */
export interface Existing {
  readonly environments: readonly ObservedEnvironment[];
  readonly tombstones: readonly Tombstone[];
  /** The marks of the Applications on the server. */
  readonly applications: readonly Ownership[];
  readonly belonging: RecordOwners;
  readonly optIns: CleanupSettings['optIns'];
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

interface Removal extends SweepDecision {
  readonly marker: ReviewMarker;
  readonly optIns: DeployedSource['optIns'];
  readonly because: RemovalCause;
}

/** What may go, by the lists. */
interface SweepCandidates {
  readonly remove: readonly Removal[];
  readonly keep: readonly SweepDecision[];
  /** Environments with Applications on the server and no directory. */
  readonly stray: ReadonlyMap<string, DeployedSource>;
  /** Those of them whose removal was interrupted, each with what its tombstone says. */
  readonly interrupted: ReadonlyMap<string, string>;
}

interface SweepPlan {
  readonly remove: readonly Removal[];
  readonly keep: readonly SweepDecision[];
  /** Environments whose Applications on the server go, each with the reason. */
  readonly applications: ReadonlyMap<string, string>;
  /** Names of tombstones that no late deployment can need any more. */
  readonly expiredTombstones: readonly string[];
  /** What ends within a day, for the log. */
  readonly endingSoon: readonly string[];
}

const day = 86_400_000;
/** How long a tombstone is kept where environments have no `ttl`: longer than any pipeline waits. */
const tombstoneLife = 30 * day;

/**
 * What goes, each asked for by itself.
 *
 * @throws Failure `SWEEP_SOURCES_DOUBTFUL` (refused) when the list of branches cannot be a complete one.
 * @throws Failure `SWEEP_TOO_MANY` (refused) when more than `maxDeletions` environments would go; none does.
 */
export async function planSweep(
  existing: Existing,
  open: OpenSources,
  limits: SweepLimits,
  ask: AskSource,
): Promise<SweepPlan> {
  const candidates = sweepCandidates(existing, open, limits);
  const answers = await askAll(candidates, ask);
  const remove: Removal[] = [];
  const keep = [...candidates.keep];
  for (const candidate of candidates.remove) {
    const answer = answers.get(sourceKey(sourceOf(candidate)));
    const confirmed = answer === undefined ? { keep: 'it was not asked' } : confirm(candidate, answer);
    if ('keep' in confirmed) keep.push({ ...candidate, reason: confirmed.keep });
    else remove.push({ ...candidate, ...confirmed });
  }
  const going = remove.map(({ name, reason }) => [name, reason] as const);
  const applications = new Map([...going, ...candidates.interrupted]);
  for (const [name, source] of candidates.stray) {
    const answer = answers.get(sourceKey(source));
    if (answer?.state === 'closed' && !isKept(answer)) applications.set(name, answer.reason);
  }
  if (applications.size > limits.maxDeletions) throw tooMany(applications, limits.maxDeletions);
  const expiredTombstones = existing.tombstones.filter((each) => isExpired(each, existing, limits));
  return {
    remove,
    keep,
    applications,
    expiredTombstones: expiredTombstones.map(({ name }) => name),
    endingSoon: existing.environments.flatMap((each) => endingSoon(each, existing, keep, limits) ?? []),
  };
}

/** @throws Failure `SWEEP_SOURCES_DOUBTFUL` (refused) */
function sweepCandidates(existing: Existing, open: OpenSources, limits: SweepLimits): SweepCandidates {
  assertPlausible(open);
  const remove: Removal[] = [];
  const keep: SweepDecision[] = [];
  for (const each of existing.environments) {
    if ('problem' in each) {
      keep.push({ directory: each.directory, name: lastSegment(each.directory), reason: each.problem });
      continue;
    }
    const { directory, marker } = each;
    const assessment = assess(each, existing, open, limits);
    const decision = { directory, name: marker.name, reason: assessment.reason };
    const optIns = optInsOf(each, existing);
    if ('because' in assessment) remove.push({ ...decision, marker, optIns, because: assessment.because });
    else keep.push(decision);
  }
  return { remove, keep, ...strayApplications(existing, open) };
}

type Assessment = { readonly reason: string } | { readonly reason: string; readonly because: RemovalCause };

function assess(
  { directory, marker }: { readonly directory: string; readonly marker: ReviewMarker },
  existing: Pick<Existing, 'belonging' | 'optIns'>,
  open: OpenSources,
  limits: SweepLimits,
): Assessment {
  const { name, ref, request } = marker;
  const belonging = existing.belonging(marker);
  if (!belonging.isOurs) return { reason: describeOther(belonging, name) };
  if (name !== lastSegment(directory)) return { reason: `its marker is that of ${name}, so it was copied here` };
  const expiry = expiryOf(marker, limits.ttl);
  if (expiry !== undefined && expiry <= limits.now) {
    return { because: 'expired', reason: `expired at ${new Date(expiry).toISOString()}` };
  }
  // The branch says nothing about a request: that of a fork was never among ours.
  if (request !== undefined) {
    if (open.requests?.has(request) !== true) return { because: 'closed', reason: `request ${request} is closed` };
    const reason = `request ${request} is open`;
    return optInsOf({ directory, marker }, existing) === undefined ? { reason } : { because: 'stopped', reason };
  }
  if (!/^refs\/(?:heads|tags)\//.test(ref))
    return { reason: `${ref} is no branch or tag, and nothing else can be listed` };
  return open.refs.has(ref) ? { reason: `${ref} exists` } : { because: 'closed', reason: `${ref} is gone` };
}

/** An Application goes with its environment's directory; one without any goes when its own source is gone. */
function strayApplications(existing: Existing, open: OpenSources): Pick<SweepCandidates, 'stray' | 'interrupted'> {
  const present = new Set(
    existing.environments.flatMap((each) => ('marker' in each ? each.marker.name : lastSegment(each.directory))),
  );
  const stray = new Map<string, DeployedSource>();
  const interrupted = new Map<string, string>();
  for (const owner of existing.applications) {
    const { environment, branch, request } = owner;
    if (!existing.belonging(owner).isOurs || present.has(environment)) continue;
    // A deployment that brings the environment back takes the tombstone away.
    const tombstone = existing.tombstones.find((each) => each.name === environment && existing.belonging(each).isOurs);
    if (tombstone !== undefined) interrupted.set(environment, `its environment was removed at ${tombstone.closedAt}`);
    if (tombstone !== undefined || (branch === undefined && request === undefined)) continue;
    const ref = `refs/heads/${branch ?? ''}`;
    const isListed = request === undefined ? open.refs.has(ref) : open.requests?.has(request) === true;
    if (!isListed) stray.set(environment, { ref, request });
  }
  return { stray, interrupted };
}

async function askAll({ remove, stray }: SweepCandidates, ask: AskSource): Promise<ReadonlyMap<string, SourceAnswer>> {
  const sources: readonly DeployedSource[] = [...remove.map(sourceOf), ...stray.values()];
  const each = [...new Map(sources.map((source) => [sourceKey(source), source]))];
  const answers = new Map<string, SourceAnswer>();
  await inParallel(each, async ([key, { ref, request, optIns }]) => {
    answers.set(key, await ask({ ref, request, ...(optIns === undefined ? {} : { optIns }) }));
  });
  return answers;
}

function sourceOf({ marker: { ref, request }, optIns }: Pick<Removal, 'marker' | 'optIns'>): DeployedSource {
  return { ref, request, optIns };
}

function sourceKey({ ref, request, optIns }: DeployedSource): string {
  return request === undefined ? ref : JSON.stringify([request, optIns]);
}

/** What its request has to ask by; undefined for the environment of a branch, too. */
function optInsOf(
  { directory, marker }: { readonly directory: string; readonly marker: ReviewMarker },
  { optIns }: Pick<Existing, 'optIns'>,
): DeployedSource['optIns'] {
  return marker.request === undefined ? undefined : optIns(directory, marker);
}

/** What the source itself says about a candidate. */
function confirm(
  { because, reason, marker }: Removal,
  answer: SourceAnswer,
): { readonly keep: string } | Pick<Removal, 'because' | 'reason'> {
  if (isKept(answer)) return { keep: keptReason(marker.request) };
  if (answer.state === 'closed') return { because: 'closed', reason: answer.reason };
  if (answer.unwanted !== undefined) return { because: 'stopped', reason: answer.unwanted };
  if (because !== 'expired') return { keep: answer.reason };
  // Only its labels could keep it.
  if (answer.failed && marker.request !== undefined) return { keep: `${reason}, but ${answer.reason}` };
  return { because, reason };
}

/** When the environment has lived long enough, in milliseconds since the epoch. */
function expiryOf(marker: ReviewMarker, ttl: number | undefined): number | undefined {
  return ttl === undefined || marker.deployedAt === undefined ? undefined : Date.parse(marker.deployedAt) + ttl;
}

function endingSoon(
  each: ObservedEnvironment,
  existing: Existing,
  keep: readonly SweepDecision[],
  { now, ttl }: SweepLimits,
): string | undefined {
  if (!('marker' in each) || !existing.belonging(each.marker).isOurs) return undefined;
  const { marker, directory } = each;
  const expiry = expiryOf(marker, ttl);
  if (expiry === undefined || expiry <= now || expiry - now > day) return undefined;
  if (!keep.some((kept) => kept.directory === directory)) return undefined;
  const source = marker.request === undefined ? marker.ref : `request ${marker.request}`;
  const label = marker.request === undefined ? '' : `, or gets the label ${keepLabel}`;
  return `review environment ${marker.name} of ${source} ends at ${new Date(expiry).toISOString()}, unless it is deployed to before${label}`;
}

function isExpired(tombstone: Tombstone, existing: Pick<Existing, 'belonging'>, { now, ttl }: SweepLimits): boolean {
  return existing.belonging(tombstone).isOurs && Date.parse(tombstone.closedAt) + (ttl ?? tombstoneLife) <= now;
}

/** Fail closed: an empty or foreign answer of a forge once read as "nothing is open" (argo-cd#18480). */
function assertPlausible({ refs, defaultBranch }: OpenSources): void {
  if (refs.has(`refs/heads/${defaultBranch}`)) return;
  const problem = `the list of the monorepo's branches lacks its default branch ${defaultBranch}, so nothing is removed`;
  throw new Failure('refused', 'SWEEP_SOURCES_DOUBTFUL', problem, {
    hint: 'Run the sweep where all branches can be read, with a token that may read them.',
  });
}

/** @param removals name → why it would go */
function tooMany(removals: ReadonlyMap<string, string>, maxDeletions: number): Failure {
  const names = [...removals.keys()].join(', ');
  const problem = `${counted(removals.size, 'review environment')} would be removed, more than max-deletions (${maxDeletions}); none was: ${names}`;
  const kept = [...removals].map(([name, reason]) => ({ name, reason: `not removed: ${reason}` }));
  return new Failure('refused', 'SWEEP_TOO_MANY', problem, {
    hint: 'Raise max-deletions if all of them may go.',
    outputs: { removed: [], kept },
  });
}

export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
