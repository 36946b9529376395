/** Where a commit of the monorepo is: for each place, whether what runs there contains it, and since when. */
import { type Deployed, deploymentsOf } from '../../bump/record/place-state.ts';
import type { ObjectId } from '../../git/transport.ts';
import type { BranchState } from './branch.ts';
import type { StatusMonorepo } from './monorepo.ts';
import type { FoundPlace } from './places.ts';
import type { SourceCommit } from './sources.ts';
import type { CommitStatus, StatusWaiting } from './status.ts';

interface CommitPlace {
  readonly found: FoundPlace;
  readonly branch: BranchState;
  readonly arrivals: ReadonlyMap<ObjectId, number>;
  readonly waiting: StatusWaiting | undefined;
  /** Its images come from another environment: what asked for them says nothing about their content. */
  readonly isPromoted: boolean;
}

interface CommitQuestion {
  readonly commit: ObjectId;
  readonly source: SourceCommit | undefined;
  /** Those whose content it changes. */
  readonly services: ReadonlySet<string> | undefined;
  readonly places: readonly CommitPlace[];
  /** Deployed nowhere in the column. */
  readonly empty: readonly {
    readonly service: string;
    readonly column: string;
    readonly waiting: StatusWaiting | undefined;
  }[];
}

type PlaceStanding = CommitStatus['places'][number];

/** Deployments of a place that are looked through, newest first: what is older was there long ago. */
const mostDeployments = 50;

export async function commitStatus(question: CommitQuestion, monorepo: StatusMonorepo): Promise<CommitStatus> {
  const { commit, source, services, places, empty } = question;
  const concerned = <T extends { readonly service: string }>(each: T) =>
    services === undefined || services.size === 0 || services.has(each.service);
  const standing = await Promise.all(
    places.filter(({ found }) => concerned(found)).map((place) => standingOf(place, question, monorepo)),
  );
  const others = await Promise.all(
    empty.filter(concerned).map(async ({ service, column, waiting }): Promise<PlaceStanding> => {
      const waits = await isIn(waiting?.commit, commit, monorepo);
      return waits === 'yes' ? { service, column, is: 'waits', waiting } : { service, column, is: 'absent' };
    }),
  );
  return { commit, ...source, services: services && [...services], places: [...standing, ...others] };
}

async function standingOf(
  { found, branch, arrivals, waiting, isPromoted }: CommitPlace,
  { commit, source }: CommitQuestion,
  monorepo: StatusMonorepo,
): Promise<PlaceStanding> {
  const { service, column, deployed, edit } = found;
  const place = { service, column };
  const has = async (each: Deployed) => {
    const built = await isIn(each.builtFrom, commit, monorepo);
    // An image of equal content was used again: the commit that asked for it has no other content.
    return built === 'yes' || isPromoted ? built : await isIn(each.commit, commit, monorepo);
  };
  const now = deployed === undefined ? 'unknown' : await has(deployed);
  if (now === 'yes' && deployed !== undefined) {
    const since = await sinceWhen([deployed, ...deploymentsOf(branch.read, edit)], has, arrivals);
    const leadTime = since === undefined || source?.at === undefined ? undefined : Math.max(0, since - source.at);
    return { ...place, is: deployed.builtFrom === commit ? 'here' : 'contained', since, leadTime };
  }
  if ((await isIn(waiting?.commit, commit, monorepo)) === 'yes') return { ...place, is: 'waits', waiting };
  if (now === 'unknown') return { ...place, is: 'unknown' };
  for (const each of deploymentsOf(branch.read, edit).slice(0, mostDeployments)) {
    if ((await has(each)) !== 'yes') continue;
    return { ...place, is: 'was', since: arrivals.get(each.recordedBy ?? '') };
  }
  return { ...place, is: 'absent' };
}

async function isIn(has: ObjectId | undefined, commit: ObjectId, monorepo: StatusMonorepo) {
  return has === undefined ? 'unknown' : await monorepo.contains(has, commit);
}

/** Of the deployments, newest first, that have it without a gap the oldest. */
async function sinceWhen(
  deployments: readonly Deployed[],
  has: (each: Deployed) => Promise<'yes' | 'no' | 'unknown'>,
  arrivals: ReadonlyMap<ObjectId, number>,
): Promise<number | undefined> {
  let since: number | undefined;
  for (const each of deployments.slice(0, mostDeployments)) {
    if ((await has(each)) !== 'yes') break;
    since = arrivals.get(each.recordedBy ?? '') ?? since;
  }
  return since;
}
