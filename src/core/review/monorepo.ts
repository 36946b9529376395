/** Whose a record of a review environment is: of this monorepo, whatever it is called now, or of another one. */
import { Failure } from '../failure.ts';
import { isObjectName } from '../git/commit.ts';
import { repositoryIdentity } from '../git/repository.ts';
import type { ObjectId } from '../git/transport.ts';
import type { CiContext } from '../ports.ts';

/** Whether the monorepo has a commit. Names of repositories prove nothing: they change, and others take them. */
export type HasCommit = (commit: ObjectId) => Promise<'yes' | 'no' | 'unknown'>;

/** The monorepo of this run. */
export interface Monorepo {
  /** As in `CiContext.repository`. */
  readonly repository: string;
  /** As `monorepoIdentity` gives it. */
  readonly monorepo?: string | undefined;
  readonly has: HasCommit;
  /**
   * Asked before something is removed that no person named: forks, mirrors and copies have the same commits. Without it a
   * shared commit is enough.
   */
  readonly askRecorded?: AskRecorded | undefined;
}

/** What a record says of its monorepo. */
export interface RecordedMonorepo {
  readonly repository: string;
  readonly monorepo?: string | undefined;
  /** Commits of the monorepo that were deployed, or that its branch ended with. */
  readonly commits: readonly string[];
  /** What was deployed; undefined where the record does not say it. */
  readonly source?: { readonly ref: string; readonly request?: number | undefined } | undefined;
}

/**
 * What the repository at a record's own address says.
 * `this`: the address leads to this monorepo, which was renamed · `gone`, `there`: the record's source.
 */
export type RecordedAnswer =
  | { readonly state: 'this' }
  | { readonly state: 'gone' | 'there' | 'unknown'; readonly reason: string };

/** Does not throw because it cannot be told. */
export type AskRecorded = (recorded: RecordedMonorepo) => Promise<RecordedAnswer>;

/** Whose a record is. */
export type Belonging =
  | { readonly isOurs: true }
  | {
      readonly isOurs: false;
      /** Whether this monorepo has a commit of it all the same. */
      readonly sharesHistory: 'yes' | 'no' | 'unknown';
      /** For people: `belongs to acme/shop`. */
      readonly reason: string;
    };

/** One text for all spellings of the monorepo's address; undefined where the run does not know it. */
export function monorepoIdentity({ repositoryUrl }: Pick<CiContext, 'repositoryUrl'>): string | undefined {
  return repositoryUrl === undefined ? undefined : repositoryIdentity(repositoryUrl);
}

export function thisMonorepo(ci: Pick<CiContext, 'repository' | 'repositoryUrl'>, has: HasCommit): Monorepo {
  return { repository: ci.repository, monorepo: monorepoIdentity(ci), has };
}

/**
 * By its address where both are known, else by its name. A record that is spelled otherwise is of this monorepo, renamed or
 * moved, only when it has a commit that the record names; before a removal the record's own address is asked, too. What
 * cannot be told is not ours.
 */
export async function belongingOf(recorded: RecordedMonorepo, monorepo: Monorepo): Promise<Belonging> {
  if (isSpelledAlike(recorded, monorepo)) return { isOurs: true };
  const sharesHistory = await hasOneOf(recorded.commits, monorepo);
  return sharesHistory === 'yes'
    ? belongingOfKin(recorded, monorepo)
    : { isOurs: false, sharesHistory, reason: `belongs to ${recorded.repository}` };
}

/** Of a record whose monorepo has commits of this one, under another name. */
export async function belongingOfKin(recorded: RecordedMonorepo, { askRecorded }: Monorepo): Promise<Belonging> {
  const answer = await askRecorded?.(recorded);
  if (answer === undefined || answer.state === 'this' || answer.state === 'gone') return { isOurs: true };
  const { state, reason } = answer;
  const why = state === 'there' ? `, where ${reason}` : `, and whether that is this one is not known (${reason})`;
  return { isOurs: false, sharesHistory: 'yes', reason: `belongs to ${recorded.repository}${why}` };
}

export async function isOurs(recorded: RecordedMonorepo, monorepo: Monorepo): Promise<boolean> {
  return (await belongingOf(recorded, monorepo)).isOurs;
}

async function hasOneOf(commits: readonly string[], { has }: Monorepo): Promise<'yes' | 'no' | 'unknown'> {
  let answer: 'no' | 'unknown' = commits.some(isObjectName) ? 'no' : 'unknown';
  for (const commit of commits) {
    const found = isObjectName(commit) ? await has(commit) : 'no';
    if (found === 'yes') return 'yes';
    if (found === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** Whether both are the same by what they are called, letter case and protocol aside. */
export function isSpelledAlike(
  one: Pick<RecordedMonorepo, 'repository' | 'monorepo'>,
  other: Pick<RecordedMonorepo, 'repository' | 'monorepo'>,
): boolean {
  if (one.monorepo !== undefined && other.monorepo !== undefined) return one.monorepo === other.monorepo;
  return repositoryIdentity(one.repository) === repositoryIdentity(other.repository);
}

/** A review environment as a record or a run names it. */
interface NamedSource {
  readonly name: string;
  readonly ref?: string | undefined;
  readonly request?: number | undefined;
}

/** @throws Failure `REVIEW_ENV_FOREIGN` (refused) naming both sources. */
export async function assertOurs(
  recorded: RecordedMonorepo & NamedSource & { readonly ref: string },
  wanted: NamedSource,
  monorepo: Monorepo,
): Promise<void> {
  if (isSameSource(recorded, wanted) && (await isOurs(recorded, monorepo))) return;
  const problem = `review environment ${recorded.name} belongs to ${recorded.ref} of ${recorded.repository}, not to ${wanted.ref ?? wanted.name} of ${monorepo.repository}`;
  throw new Failure('refused', 'REVIEW_ENV_FOREIGN', problem, {
    hint: 'Give the environment a name of its own, or run this from the repository that owns it.',
  });
}

/** A request stays the same when its branch is renamed. What is not known differs from nothing. */
function isSameSource(recorded: NamedSource, wanted: NamedSource): boolean {
  if (recorded.name !== wanted.name) return false;
  if (recorded.request !== undefined && wanted.request !== undefined) return recorded.request === wanted.request;
  return wanted.ref === undefined || recorded.ref === wanted.ref;
}
