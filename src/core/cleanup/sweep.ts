/**
 * The difference between the review environments that should exist and those that do.
 *
 * Read what exists first and what should exist after it: an environment that appears in between is then not in the
 * first list, and a source that is not in the second one was closed before the sweep began. A list only says who may go:
 * each candidate is asked once more by itself, in the attempt that commits.
 */

import { Failure, messageOf } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import { environmentDirectory } from '../review/environment.ts';
import { markerFile, type ReviewMarker, readMarker, recordedMonorepo } from '../review/marker.ts';
import {
  type Belonging,
  belongingOf,
  belongingOfKin,
  isSpelledAlike,
  type Monorepo,
  type RecordedMonorepo,
} from '../review/monorepo.ts';
import type { Ownership } from '../review/ownership-label.ts';
import { parseTombstone, type RemovalCause, type Tombstone, tombstoneDirectory } from '../review/tombstone.ts';
import type { AskSource, DeployedSource, OpenSources, SourceAnswer } from '../source/open-sources.ts';

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
  /** Whose one of these records or marks is. */
  readonly belonging: (record: ReviewMarker | Tombstone | Ownership) => Belonging;
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
/** The label by which people keep the environment of a request. */
const keepLabel = 'keep-review';

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
      return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${markerFile}` };
    }),
  );
}

/**
 * Every directory of the repository that has a marker: an environment stays where it is when `file` puts new ones
 * elsewhere. Reads directories only, each level of them in one request.
 *
 * @throws Failure (bad input) when the repository has more directories than a pattern may read
 */
export async function markedEnvironments(snapshot: Snapshot): Promise<readonly ObservedEnvironment[]> {
  const paths = await snapshot.glob([`**/${markerFile}`]);
  const directories = paths.map((path) => path.slice(0, -markerFile.length - 1)).filter((path) => path !== '');
  const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
  return found.filter((each) => each !== undefined);
}

async function observed(snapshot: Snapshot, directory: string): Promise<ObservedEnvironment | undefined> {
  try {
    const marker = await readMarker(snapshot, directory);
    return marker && { directory, marker };
  } catch (error) {
    return { directory, problem: messageOf(error) };
  }
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

/** Records of one name that are asked by their commits whether they are of this monorepo. */
const askedByName = 3;

/**
 * Whose records and marks are. A name that is not spelled like ours may be an earlier one: then this monorepo has the commits
 * that the newest of its records name, and each of them is asked about at its own address.
 */
export async function belongings(
  {
    records,
    marks = [],
  }: { readonly records: readonly (ReviewMarker | Tombstone)[]; readonly marks?: readonly Ownership[] },
  monorepo: Monorepo,
): Promise<Existing['belonging']> {
  const byName = new Map<string, RecordedMonorepo[]>();
  const others = new Map<object, RecordedMonorepo>();
  for (const record of records) {
    const recorded = recordedMonorepo(record);
    if (isSpelledAlike(recorded, monorepo)) continue;
    const name = nameOf(recorded);
    byName.set(name, [...(byName.get(name) ?? []), recorded]);
    others.set(record, recorded);
  }
  const found = new Map<object, Belonging>();
  const kin = new Set<string>();
  const kinNames = new Map<string, RecordedMonorepo>();
  const foreign = new Map<string, Belonging>();
  for (const [name, named] of byName) {
    for (const recorded of named.slice(0, askedByName)) {
      const belonging = await belongingOf(recorded, monorepo);
      if (belonging.isOurs || belonging.sharesHistory === 'yes') {
        kin.add(name);
        kinNames.set(recorded.repository, recorded);
        break;
      }
      foreign.set(name, belonging);
    }
  }
  for (const mark of marks) {
    const { repository, branch, request } = mark;
    const named = isSpelledAlike({ repository }, { repository: monorepo.repository })
      ? undefined
      : kinNames.get(repository);
    if (named === undefined) continue;
    const isKnown = branch !== undefined || request !== undefined;
    const source = isKnown ? { ref: `refs/heads/${branch ?? ''}`, request } : undefined;
    others.set(mark, { ...named, commits: [], source });
  }
  const kindred = [...others].filter(([, recorded]) => kin.has(nameOf(recorded)));
  await inParallel(kindred, async ([record, recorded]) => {
    found.set(record, await belongingOfKin(recorded, monorepo));
  });
  return (record) => {
    const name = 'environment' in record ? { repository: record.repository } : record;
    if (isSpelledAlike(name, monorepo)) return { isOurs: true };
    const reason = `belongs to ${record.repository}`;
    return found.get(record) ?? foreign.get(nameOf(name)) ?? { isOurs: false, sharesHistory: 'unknown', reason };
  };
}

function nameOf({ monorepo, repository }: Pick<RecordedMonorepo, 'repository' | 'monorepo'>): string {
  return monorepo ?? repository;
}

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
    const answer = answers.get(sourceKey(candidate.marker));
    const verdict = answer === undefined ? { keep: 'it was not asked' } : confirm(candidate, answer);
    if ('keep' in verdict) keep.push({ ...candidate, reason: verdict.keep });
    else remove.push({ ...candidate, ...verdict });
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
    const verdict = judge(each, existing, open, limits);
    const decision = { directory, name: marker.name, reason: verdict.reason };
    if ('because' in verdict) remove.push({ ...decision, marker, because: verdict.because });
    else keep.push(decision);
  }
  return { remove, keep, ...strayApplications(existing, open) };
}

/** Why an environment of another monorepo stays; with the way to remove it where a person may do so from here. */
export function describeOther({ sharesHistory, reason }: Belonging & { readonly isOurs: false }, name: string): string {
  return sharesHistory === 'yes' ? `${reason}; \`--name ${name}\` removes it` : reason;
}

type Verdict = { readonly reason: string } | { readonly reason: string; readonly because: RemovalCause };

function judge(
  { directory, marker }: { readonly directory: string; readonly marker: ReviewMarker },
  existing: Pick<Existing, 'belonging'>,
  open: OpenSources,
  limits: SweepLimits,
): Verdict {
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
    return open.requests?.has(request) === true
      ? { reason: `request ${request} is open` }
      : { because: 'closed', reason: `request ${request} is closed` };
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
  const sources = [...remove.map(({ marker }) => marker), ...stray.values()];
  const each = [...new Map(sources.map((source) => [sourceKey(source), source]))];
  const answers = new Map<string, SourceAnswer>();
  await inParallel(each, async ([key, { ref, request }]) => {
    answers.set(key, await ask({ ref, request }));
  });
  return answers;
}

/** Questions at a time. */
const atOnce = 8;

async function inParallel<T>(items: readonly T[], ask: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await ask(next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function sourceKey({ ref, request }: DeployedSource): string {
  return request === undefined ? ref : `${request}`;
}

/** What the source itself says about a candidate. */
function confirm(
  { because, reason, marker }: Removal,
  answer: SourceAnswer,
): { readonly keep: string } | Pick<Removal, 'because' | 'reason'> {
  if (isKept(answer)) return { keep: `request ${marker.request} has the label ${keepLabel}` };
  if (answer.state === 'closed') return { because: 'closed', reason: answer.reason };
  if (because === 'closed') return { keep: answer.reason };
  // Only its labels could keep it.
  if (answer.failed && marker.request !== undefined) return { keep: `${reason}, but ${answer.reason}` };
  return { because, reason };
}

function isKept({ labels }: SourceAnswer): boolean {
  return labels?.includes(keepLabel) === true;
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
