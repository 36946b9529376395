/**
 * What a person would say should be in place: clauses (a) to (f) of law 3 and the rules of law 12 in their plainest form,
 * over whole histories. It shares nothing with the code under test.
 */
import type { Commits } from '../world/commits.ts';
import { type Monorepo, services } from '../world/world.ts';

/** The text that a service's image is made of at a commit; undefined when it cannot be built there. */
export function contentAt(monorepo: Monorepo, service: string, commit: string): string | undefined {
  const { files } = monorepo.commits.get(commit);
  const texts = (services[monorepo.name][service] ?? []).map((path) => files[path]?.trim());
  return texts.includes(undefined) ? undefined : texts.sort().join(' ');
}

/** The value that `gitops.yaml` sets in dev at a commit. */
export function noteAt(monorepo: Monorepo, commit: string): string {
  const { files } = monorepo.commits.get(commit);
  return /note: "(\w+)"/.exec(files['gitops.yaml'] ?? '')?.[1] ?? '';
}

export interface Given {
  readonly content: string;
  /** The commit that asked for it, and the full ref that it was asked from. */
  readonly commit: string;
  readonly ref: string;
  /** The pipeline that wrote it; a rollback has none. */
  readonly pipeline?: number;
}

/** One service in one environment. */
export class Place {
  /** Everything that it was given, oldest first. */
  readonly given: Given[] = [];
  /** What a person took back from it. */
  readonly takenBack: Given[] = [];
  /** A person's revert or edit was the last, which no record of ours explains. */
  byHand = false;
  /** The configuration that it was given last. */
  note = '';
  /** What the file says, which a person may have changed. */
  shownNote = '';

  get now(): Given | undefined {
    return this.given.at(-1);
  }

  isHeld(content: string | undefined): boolean {
    return this.takenBack.some((back) => back.content === content);
  }

  /** A person put older content there. */
  goBackTo(content: string): void {
    const { now } = this;
    if (now === undefined) return;
    this.takenBack.push(now);
    const earlier = this.given.findLast((each) => each.content === content);
    this.given.push(earlier ?? { ...now, content });
  }

  give(given: Given): void {
    this.byHand = false;
    this.given.push(given);
  }
}

/** The commit that a run is for, and where its source is now. */
export interface Candidate {
  readonly commits: Commits;
  readonly commit: string;
  readonly ref: string;
  /** Tip of the source; undefined when it is closed. */
  readonly tip: string | undefined;
  readonly defaultBranch: string;
}

export type Order = 'older' | 'newer';

/** Whether this commit may replace what is in the place. @param cameMeanwhile what is in place came while the run was under way */
export function order(candidate: Candidate, place: Place, cameMeanwhile: boolean): Order {
  const { commits, commit, ref, tip } = candidate;
  // (a) It is no longer on its source.
  if (tip === undefined || !commits.contains(tip, commit)) return 'older';
  const isTip = tip === commit;
  // A tag that was moved names another commit.
  if (ref.startsWith('refs/tags/') && !isTip) return 'older';
  // (b) It was taken back, or lies below what was.
  for (const { commit: back } of place.takenBack) {
    if (back === commit || (!isTip && commits.contains(back, commit))) return 'older';
  }
  const there = place.now;
  if (there === undefined) return 'newer';
  // (c), (d)
  if (isTip && there.ref === ref) return 'newer';
  if (commits.contains(commit, there.commit)) return 'newer';
  // (e) What is in place contains it: that wins while its line is open.
  if (commits.contains(there.commit, commit)) return isTip && !isOnOpenLine(candidate, there) ? 'newer' : 'older';
  // (f) Neither contains the other.
  if (commits.contains(tip, there.commit)) return 'older';
  if (isLowerVersion(ref, there.ref)) return 'older';
  return cameMeanwhile ? 'older' : 'newer';
}

function isOnOpenLine({ commits, tip, defaultBranch }: Candidate, there: Given): boolean {
  const lines = [commits.tip(there.ref), tip, commits.tip(`refs/heads/${defaultBranch}`)];
  return lines.some((line) => line !== undefined && commits.contains(line, there.commit));
}

function isLowerVersion(ref: string, other: string): boolean {
  const [mine, theirs] = [versionOf(ref), versionOf(other)];
  return mine !== undefined && theirs !== undefined && mine < theirs;
}

/** Of the tags of these worlds, `v1.<n>.0`. */
function versionOf(ref: string): number | undefined {
  const found = /^refs\/tags\/v1\.(\d+)\.0$/.exec(ref)?.[1];
  return found === undefined ? undefined : Number(found);
}
