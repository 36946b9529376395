/**
 * How many review environments there may be at a time. It is counted in the state that the commit is built on, in each attempt:
 * of two runs that would both make the last one, the second sees what the first has written.
 */
import { Failure } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { ReviewEnvironment } from './environment.ts';
import { markerFile, type ReviewMarker, readMarker, recordedMonorepo } from './marker.ts';
import { isSpelledAlike, type Monorepo } from './monorepo.ts';

/** Names that are listed. */
const mostNames = 5;

/**
 * @param review an environment that is not there yet
 * @param now milliseconds since the epoch
 * @throws Failure `TOO_MANY_ENVIRONMENTS` (refused) when its environment of `gitops.yaml` has as many of this monorepo as it may
 */
export async function assertRoom(
  snapshot: Pick<Snapshot, 'list' | 'readFile'>,
  { name, directory, limit }: Pick<ReviewEnvironment, 'name' | 'directory' | 'limit'>,
  monorepo: Pick<Monorepo, 'repository' | 'monorepo'>,
  now: number,
): Promise<void> {
  if (limit === undefined) return;
  const living = (await markersBeside(snapshot, directory)).filter((marker) =>
    isSpelledAlike(recordedMonorepo(marker), monorepo),
  );
  if (living.length < limit.most) return;
  const { environment, most } = limit;
  const oldest = living.toSorted((one, other) => deployedAt(one) - deployedAt(other));
  const listed = oldest.slice(0, mostNames).map((marker) => `${marker.name} (${ageOf(marker, now)})`);
  const problem = `review environment ${name} is not made: ${environment} has ${living.length}, and max-environments is ${most}; deployed to longest ago: ${listed.join(', ')}`;
  throw new Failure('refused', 'TOO_MANY_ENVIRONMENTS', problem, {
    hint: `Make room: close requests or delete branches that are done, remove one (\`cleanup-review-env --name ${oldest[0]?.name}\`), or sweep (\`cleanup-review-env --sweep\`). Or raise \`environments.${environment}.max-environments\`.`,
  });
}

/** Those that `file` puts where it puts this one; what cannot be read is none that it could be told of. */
async function markersBeside(
  snapshot: Pick<Snapshot, 'list' | 'readFile'>,
  directory: string,
): Promise<readonly ReviewMarker[]> {
  const parent = directory.includes('/') ? directory.slice(0, directory.lastIndexOf('/')) : '';
  const directories = (await snapshot.list(parent)).filter(isDirectory);
  const read = directories.map(({ name }) =>
    readMarker(snapshot, parent === '' ? name : `${parent}/${name}`).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'REVIEW_RECORD_UNREADABLE') return undefined;
      throw error;
    }),
  );
  const found = await Promise.all(read);
  // A marker that was copied into another directory is of no environment there.
  return found.flatMap((marker, index) =>
    marker !== undefined && marker.name === directories[index]?.name ? [marker] : [],
  );
}

/** Of older records, which do not say it, the beginning of time. */
function deployedAt({ deployedAt: time }: ReviewMarker): number {
  return time === undefined ? 0 : Date.parse(time);
}

const hour = 3_600_000;

function ageOf(marker: ReviewMarker, now: number): string {
  if (marker.deployedAt === undefined) return `of unknown age, see ${markerFile}`;
  const age = Math.max(0, now - deployedAt(marker));
  if (age >= 24 * hour) return `${Math.floor(age / (24 * hour))}d`;
  return age >= hour ? `${Math.floor(age / hour)}h` : `${Math.floor(age / 60_000)}m`;
}
