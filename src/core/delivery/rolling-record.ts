/**
 * What a request holds is read off its branch, never off its text, which anybody may edit. Every commit of ours on the
 * branch says in trailers to which request it belongs, on which commit of the base it stands and what it updates.
 */

import { badInput, Failure } from '../failure.ts';
import { type Commit, decodeCommit } from '../git/commit.ts';
import { parseTrailers, type Trailer, trailerValues } from '../git/message.ts';
import { changedFiles, openSnapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';

/** One image, or one file, that a request updates. */
export interface RequestUpdate {
  readonly service: string | undefined;
  readonly file: string;
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  /** What it brings of the monorepo, as far as that is known. */
  readonly changes?: SourceChanges | undefined;
}

/** Commits of the monorepo, the newest first. */
export interface SourceChanges {
  readonly commits: readonly { readonly commit: string; readonly subject: string }[];
  /** How many there are besides. */
  readonly more: number;
}

export interface PendingUpdate extends RequestUpdate {
  readonly sourceRepository: string | undefined;
  readonly sourceCommit: string | undefined;
  /** What its commit records of a deployment. */
  readonly record: readonly Trailer[];
  /** The newest commit on the branch that made it. */
  readonly commit: ObjectId;
  readonly parent: ObjectId | undefined;
  /** The commit of the base on which that one stands. */
  readonly base: ObjectId;
}

export interface BranchRecord {
  /** Which its commits were made for; empty when it has none. */
  readonly branch: string;
  /** Short name of the branch that it is to be merged into; undefined where its commits do not say. */
  readonly target: string | undefined;
  /** The newest commit of the base that the branch is known to hold. */
  readonly base: ObjectId;
  /** Whether the branch holds the base as it is now, and nothing that was taken out of it. */
  readonly current: boolean;
  /** Whether the base as it is now grew out of `base`; false also where it did so long ago. */
  readonly follows: boolean;
  /** Whether the base holds the branch: nothing of it is open. */
  readonly merged: boolean;
  /** Committer's time of the tip, in seconds. */
  readonly seconds: number;
  /** By service, file and image, oldest first; some may be delivered already. */
  readonly updates: readonly PendingUpdate[];
}

/** Commits of a history that are fetched together. */
const searched = 100;
/** Commits of the branch that are searched for ours. People may have added some of theirs. */
const longestBranch = 1_000;

export function requestTrailers(
  { branch, target, base }: { readonly branch: string; readonly target: string; readonly base: ObjectId },
  updates: readonly RequestUpdate[],
): Trailer[] {
  const texts = updates.map(({ service, file, oldImage, newImage }) =>
    // A trailer's runs of white space become one space, and a `[skip ci]` in it is changed.
    JSON.stringify({ service, file, from: oldImage, to: newImage }).replace(/ (?= )|[[*]/g, escaped),
  );
  return [
    ['Request-Branch', branch],
    ['Request-Target', target],
    ['Request-Base', base],
    ...texts.map((text) => ['Request-Update', text] as const),
    ...changeTrailers(updates),
  ];
}

/** As JSON writes a character that it need not write. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Commits of the monorepo that are named for one service. */
const mostChanges = 20;
/** And for all: a message that is too long is read by nobody. */
const mostChangeTrailers = 400;

/** `Request-Change: <service> <commit> <subject>`, and `Request-Change: <service> +<number>` for those that are not named. */
function changeTrailers(updates: readonly RequestUpdate[]): Trailer[] {
  const byService = new Map(updates.map(({ service, changes }) => [service, changes]));
  const texts = [...byService].flatMap(([service, changes]) => {
    if (service === undefined || changes === undefined) return [];
    const { commits, more } = bounded(changes);
    return [
      ...commits.map(({ commit, subject }) => `${service} ${commit} ${subject}`),
      ...(more > 0 ? [`${service} +${more}`] : []),
    ];
  });
  return (texts.length > mostChangeTrailers ? [] : texts).map((text) => ['Request-Change', text] as const);
}

function changesIn(trailers: readonly Trailer[]): ReadonlyMap<string, SourceChanges> {
  const found = new Map<string, SourceChanges>();
  for (const value of trailerValues(trailers, 'Request-Change')) {
    const [, service, commit, subject = '', more] = /^(\S+) (?:([0-9a-f]{40,64}) ?(.*)|\+(\d+))$/.exec(value) ?? [];
    if (service === undefined) continue;
    const before = found.get(service) ?? { commits: [], more: 0 };
    found.set(
      service,
      commit === undefined
        ? { ...before, more: Number(more) }
        : { ...before, commits: [...before.commits, { commit, subject }] },
    );
  }
  return found;
}

function bounded({ commits, more }: SourceChanges): SourceChanges {
  return { commits: commits.slice(0, mostChanges), more: more + Math.max(0, commits.length - mostChanges) };
}

/** What came before, below what came later. */
function joined(later: SourceChanges | undefined, before: SourceChanges | undefined): SourceChanges | undefined {
  if (later === undefined || before === undefined) return later ?? before;
  const known = new Set(later.commits.map(({ commit }) => commit));
  const commits = [...later.commits, ...before.commits.filter(({ commit }) => !known.has(commit))];
  return bounded({ commits, more: later.more + before.more });
}

/** Undefined: the branch has no commit of ours. */
export async function readRecord(
  transport: Transport,
  tip: ObjectId,
  baseTip: ObjectId,
): Promise<BranchRecord | undefined> {
  const [history, baseHistory] = await Promise.all([
    transport.history(tip, searched),
    transport.history(baseTip, searched),
  ]);
  const known = new Set(baseHistory.map(({ id }) => id));
  const commits = new Map(history.map(({ id, body }) => [id, decodeCommit(body)]));
  const seconds = commits.get(tip)?.committer.seconds ?? 0;
  const holdsBase = commits.has(baseTip);
  // A branch that was just made at a commit of the base, or that was merged as it is.
  if (known.has(tip)) return recordOfMerged(tip, holdsBase, seconds);

  let [branch, target, base]: (string | undefined)[] = [];
  const bases = new Set<ObjectId>();
  const batches: PendingUpdate[][] = [];
  for await (const { id, commit } of downFrom(transport, tip, commits)) {
    if (known.has(id) || bases.has(id)) break;
    const trailers = parseTrailers(commit.message);
    const value = (name: string) => trailers.find(([each]) => each === name)?.[1];
    const stands = value('Request-Base');
    if (stands === undefined || !/^[0-9a-f]{40,64}$/.test(stands)) continue;
    bases.add(stands);
    branch ??= value('Request-Branch');
    target ??= value('Request-Target');
    base ??= stands;
    batches.unshift(
      updatesIn(trailers, {
        sourceRepository: value('Source-Repository'),
        sourceCommit: value('Source-Commit'),
        commit: id,
        parent: commit.parents[0],
        base: stands,
        record: recordOf(trailers),
      }),
    );
  }
  if (branch === undefined || base === undefined) return undefined;
  const follows = known.has(base);
  // A base that was forced back is below what the branch stands on: the branch has all that was taken out of it.
  const isSetBack = holdsBase && !follows && (await transport.history(base, searched)).some(({ id }) => id === baseTip);
  const current = base === baseTip || (holdsBase && !isSetBack);
  const updates = folded(batches.flat());
  return { branch, target, base: current ? baseTip : base, current, follows, merged: false, seconds, updates };
}

function recordOfMerged(base: ObjectId, current: boolean, seconds: number): BranchRecord {
  return { branch: '', target: undefined, base, current, follows: true, merged: true, seconds, updates: [] };
}

/**
 * The first parents of a tip, newest first. The history has the newest commits by date: where the base was merged in,
 * its commits come before older ones of the branch.
 */
async function* downFrom(
  transport: Transport,
  tip: ObjectId,
  history: ReadonlyMap<ObjectId, Commit>,
): AsyncGenerator<{ readonly id: ObjectId; readonly commit: Commit }> {
  let id: ObjectId | undefined = tip;
  for (let steps = 0; id !== undefined && steps < longestBranch; steps += 1) {
    // Fetches so many generations together; then reading takes no request.
    if (steps > 0 && steps % searched === 0) await transport.history(id, searched);
    const commit: Commit = history.get(id) ?? (await readCommit(transport, id));
    yield { id, commit };
    id = commit.parents[0];
  }
}

async function readCommit(transport: Transport, id: ObjectId): Promise<Commit> {
  const object = (await transport.read([id])).get(id);
  if (object === undefined) throw new Failure('failed', 'GIT_OBJECT', `the commit ${id} could not be read`);
  return decodeCommit(object.body);
}

/** @throws Failure refused: a branch of that name which is not ours is left alone (law 8). */
export function foreignBranch(branch: string): Failure {
  return new Failure('refused', 'REQUEST_BRANCH_FOREIGN', `the branch ${branch} holds nothing of monorepo-gitops`, {
    hint: 'Rename or delete the branch, or choose another `request-key` or `request-branch`.',
  });
}

/** To bring another branch in would put what that one has into the request that is open. */
export function otherTarget(
  key: string,
  branch: string,
  targets: { readonly here: string; readonly there: string },
): Failure {
  return badInput(
    'request-key',
    `"${key}" collects updates for ${targets.there} already, not for ${targets.here}`,
    `Give another request-key, or merge or close that request and delete its branch ${branch}.`,
  );
}

/** Paths on which the branch still differs from the base because of what it changed, with their blobs on the branch. */
export async function pendingFiles(
  transport: Transport,
  record: BranchRecord,
  tip: ObjectId,
  baseTip: ObjectId,
): Promise<ReadonlyMap<string, ObjectId | undefined>> {
  const changed = await changedFiles(transport, record.base, tip);
  if (record.base === baseTip || changed.size === 0) return changed;
  const differing = await changedFiles(transport, baseTip, tip);
  return new Map([...changed].filter(([path]) => differing.has(path)));
}

/** The updates that the branch still holds: lines that their commits added are on it and not in the base. */
export async function stillPending(
  transport: Transport,
  { updates }: BranchRecord,
  files: ReadonlyMap<string, ObjectId | undefined>,
  tips: { readonly tip: ObjectId; readonly base: ObjectId },
): Promise<readonly PendingUpdate[]> {
  const open = updates.filter(({ file }) => files.has(file));
  const holds = await Promise.all(
    open.map(async ({ file, newImage, commit, parent }) => {
      const states = [parent, commit, tips.base, tips.tip];
      const texts = await Promise.all(states.map((state) => countedLines(transport, state, file)));
      const [before, after, base, tip] = texts;
      const added = [...(after ?? [])]
        .filter(([line, count]) => count > (before?.get(line) ?? 0))
        .map(([line]) => line);
      const { tag = '', digest = tag } = splitImage(newImage ?? '');
      const named = added.filter((line) => line.includes(digest));
      const telling = named.length > 0 ? named : added;
      return telling.length === 0 || telling.some((line) => (tip?.get(line) ?? 0) > (base?.get(line) ?? 0));
    }),
  );
  return open.filter((_, index) => holds[index]);
}

async function countedLines(
  transport: Transport,
  commit: ObjectId | undefined,
  path: string,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (commit === undefined) return counts;
  const snapshot = await openSnapshot(transport, commit);
  const file = await snapshot.readFile(path).catch((error: unknown) => {
    // Where a state has a link or a file on the way to it, the path has no lines there.
    if (error instanceof Failure) return undefined;
    throw error;
  });
  for (const line of Buffer.from(file?.body ?? [])
    .toString('utf8')
    .split('\n')) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

function updatesIn(trailers: readonly Trailer[], origin: Omit<PendingUpdate, keyof RequestUpdate>): PendingUpdate[] {
  const changes = changesIn(trailers);
  return trailers.flatMap(([name, value]) => {
    const update = name === 'Request-Update' ? parseUpdate(value) : undefined;
    return update === undefined ? [] : [{ ...update, changes: changes.get(update.service ?? ''), ...origin }];
  });
}

/** What the history has to know of a deployment, without what is for Argo CD and for the request itself. */
function recordOf(trailers: readonly Trailer[]): readonly Trailer[] {
  return trailers.filter(([name]) => !/^(?:Request-|Argocd-)/i.test(name));
}

/** What is not ours to read (cut at a trailer's length, edited by hand) is left out of the table, no more. */
function parseUpdate(text: string): RequestUpdate | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { service, file, from, to } = (value ?? {}) as { readonly [name: string]: unknown };
  if (typeof file !== 'string') return undefined;
  const words = (each: unknown) => (typeof each === 'string' ? each : undefined);
  return { service: words(service), file, oldImage: words(from), newImage: words(to) };
}

/** From the first old image to the last new one; what the base got meanwhile is the old one then. */
function folded(updates: readonly PendingUpdate[]): PendingUpdate[] {
  const byPlace = new Map<string, PendingUpdate>();
  for (const update of updates) {
    const place = placeOf(update);
    const before = byPlace.get(place);
    const goesOn = before !== undefined && (before.newImage === update.oldImage || before.base === update.base);
    const changes = joined(update.changes, before?.changes);
    byPlace.set(place, goesOn ? { ...update, oldImage: before.oldImage, changes } : update);
  }
  return [...byPlace.values()];
}

export function placeOf({ service, file, newImage }: RequestUpdate): string {
  return JSON.stringify([service, file, newImage === undefined ? undefined : splitImage(newImage).repository]);
}
