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
}

/** What a record says of its monorepo. */
export interface RecordedMonorepo {
  readonly repository: string;
  readonly monorepo?: string | undefined;
  /** Commits of the monorepo that were deployed, or that its branch ended with. */
  readonly commits: readonly string[];
}

/** One text for all spellings of the monorepo's address; undefined where the run does not know it. */
export function monorepoIdentity({ repositoryUrl }: Pick<CiContext, 'repositoryUrl'>): string | undefined {
  return repositoryUrl === undefined ? undefined : repositoryIdentity(repositoryUrl);
}

export function thisMonorepo(ci: Pick<CiContext, 'repository' | 'repositoryUrl'>, has: HasCommit): Monorepo {
  return { repository: ci.repository, monorepo: monorepoIdentity(ci), has };
}

/**
 * By its address where both are known, else by its name; a monorepo that was renamed or moved is the same when it has a
 * commit that the record names. What cannot be told is not ours.
 */
export async function isOurs(recorded: RecordedMonorepo, monorepo: Monorepo): Promise<boolean> {
  if (isSpelledAlike(recorded, monorepo)) return true;
  for (const commit of recorded.commits) {
    if (isObjectName(commit) && (await monorepo.has(commit)) === 'yes') return true;
  }
  return false;
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
