/**
 * The name of a run's review environment in this GitOps repository. A request's is `pr-5`. Where two monorepos share the
 * repository, both have a request 5: the second one's is `pr-5-<8 hex>`. Who has an environment keeps its name.
 *
 * A branch's name has a hash of the monorepo in it already.
 */
import type { Snapshot } from '../git/snapshot.ts';
import { environmentName } from '../names/slug.ts';
import type { ReviewEnvironment } from './environment.ts';
import { type ReviewMarker, readMarker, recordedMonorepo } from './marker.ts';
import { isOurs, type Monorepo } from './monorepo.ts';
import { OtherReviewName } from './other-name.ts';
import { readTombstone, type Tombstone } from './tombstone.ts';

interface NamedRequest {
  readonly request: number;
  /** The directory that an environment of this name has, by the `file` of `gitops.yaml`. */
  readonly directoryOf: (name: string) => string;
}

/** What the repository says about a name. */
interface NameRecords {
  readonly marker: ReviewMarker | undefined;
  readonly tombstone: Tombstone | undefined;
}

/**
 * Ask it with each state that is committed to: another monorepo may have taken the name meanwhile. Costs no request where
 * the environment's own records are read from the same snapshot.
 *
 * @throws Failure `REVIEW_RECORD_UNREADABLE` (refused)
 */
export async function requestEnvironmentName(
  snapshot: Pick<Snapshot, 'readFile'>,
  { request, directoryOf }: NamedRequest,
  monorepo: Monorepo,
): Promise<string> {
  const usual = environmentName({ mode: 'request', requestNumber: request });
  const own = environmentName({
    mode: 'request',
    requestNumber: request,
    monorepo: monorepo.monorepo ?? monorepo.repository.toLowerCase(),
  });
  const read = async (name: string): Promise<NameRecords> => {
    const [marker, tombstone] = await Promise.all([
      readMarker(snapshot, directoryOf(name)),
      readTombstone(snapshot, name),
    ]);
    return { marker, tombstone };
  };
  const [atUsual, atOwn] = await Promise.all([read(usual), read(own)]);
  // The living environment counts more than what is left of a removed one.
  for (const record of [atOwn.marker, atUsual.marker, atOwn.tombstone, atUsual.tombstone]) {
    if (record === undefined) continue;
    const isUsual = record === atUsual.marker || record === atUsual.tombstone;
    if (await isOurs(recordedMonorepo(record), monorepo)) return isUsual ? usual : own;
    if (isUsual) return own;
  }
  return usual;
}

/**
 * Before the first build, and in each attempt to commit.
 *
 * @param used the environment as the run names it
 * @throws OtherReviewName when it has another name in this state
 */
export async function assertReviewName(
  snapshot: Pick<Snapshot, 'readFile'>,
  used: Pick<ReviewEnvironment, 'name' | 'directory' | 'request'>,
  monorepo: Monorepo,
): Promise<void> {
  const { name, directory, request } = used;
  if (request === undefined) return;
  // The environment's name is the last segment.
  const directoryOf = (other: string) => directory.slice(0, -name.length) + other;
  const found = await requestEnvironmentName(snapshot, { request, directoryOf }, monorepo);
  if (found !== name) throw new OtherReviewName(name, found);
}
