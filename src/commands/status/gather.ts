/** Reads all that `status` shows. What could not be asked becomes a sentence; a GitOps repository that cannot be read ends the run. */

import { deploymentsOf } from '../../core/bump/record/place-state.ts';
import { badInput } from '../../core/failure.ts';
import { behindOf } from '../../core/flow/status/behind.ts';
import { commitStatus } from '../../core/flow/status/commit-status.ts';
import type { StatusMonorepo } from '../../core/flow/status/monorepo.ts';
import type { FoundPlace, FoundPlaces } from '../../core/flow/status/places.ts';
import { type SourceCommit, sourceCommits } from '../../core/flow/status/sources.ts';
import type { CommitStatus, Status, StatusColumn } from '../../core/flow/status/status.ts';
import type { ReferenceCommit } from '../../core/git/message.ts';
import type { ObjectId } from '../../core/git/transport.ts';
import { isReviewEnvironment } from '../../core/monorepo/environments.ts';
import { openSourceFacts } from '../../core/source/open-source-facts.ts';
import { SourceCommits } from '../../core/source/source-commits.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { monorepoOf, sourceQuestionOf } from '../comparison/source.ts';
import { columnOf, type StatusRun, type StatusScope, statusScopes } from './inputs.ts';
import { latestDeployment } from './latest.ts';
import { type OpenBranch, placesOf, StatusRepositories, type Waiting, waitingIn } from './repositories.ts';
import { openSources, reviewsIn, statusReviews } from './reviews.ts';
import { applicationsOf } from './servers.ts';
import { commitNamed, describedAtRemote, openMonorepo } from './source.ts';
import { columnsOf, type GatheredPlace, servicesOf, statusPlaceOf, webUrl } from './view.ts';
import { plainText } from './words.ts';

type Problem = (sentence: string) => void;

export async function gatherStatus(run: StatusRun, config: ConfigFile): Promise<Status> {
  const problems = new Set<string>();
  // Messages of servers and parsers have lines, and may have more.
  const problem = (sentence: string) => void problems.add(plainText(sentence));
  const scopes = statusScopes(run, config);
  await using facts = openSourceFacts({ ...sourceQuestionOf(run), candidate: run.ci.commit ?? '' });
  await using describing = new SourceCommits({ cwd: run.ci.workspace, env: run.env, programs: run.programs });
  await using repositories = new StatusRepositories();
  const all = [...scopes.lasting, ...scopes.reviews];
  const branches = await repositories.open(all, problem);
  // A directory with gitops.yaml alone does not tell which monorepo it is of.
  const isKnown = run.ci.commit !== undefined || run.ci.repositoryUrl !== undefined;
  const [read, reviews] = await Promise.all([
    readBranches(branches, scopes.lasting, (digits) => facts.commitOf(digits), problem),
    reviewsIn(only(branches, scopes.reviews), config, isKnown ? monorepoOf(run, facts) : undefined, problem),
  ]);
  const { waiting } = read;
  const isDeployed = (service: string, column: string) =>
    read.places.some((each) => each.service === service && each.column === column);
  const [applications, open] = await Promise.all([
    applicationsOf(only(branches, scopes.lasting), config, isDeployed, problem),
    openSources(run, reviews, problem),
  ]);
  const asked = run.inputs.commit;
  const deployed = read.places.flatMap(({ deployed: each }) => (each === undefined ? [] : [each.builtFrom]));
  const wanted = asked === undefined ? undefined : await commitNamed(run, asked, facts, deployed);
  const recorded = new Map<ObjectId, ReferenceCommit>(branches.flatMap(({ branch }) => [...branch.references()]));
  const named = [
    ...deployed,
    ...reviews.map(({ marker }) => marker.deployed),
    ...(wanted === undefined ? [] : [wanted]),
  ];
  const commits = await sourceCommits(named, {
    recorded,
    checkout: (commit) => describing.describe(commit, undefined),
    remote: (missing) => describedAtRemote(run, missing),
  });
  const columns = columnsOf(scopes.lasting, config);
  const monorepo = await openMonorepo(run, config, facts, tipsOf(read, wanted));
  const places = await compared(read.places, columns, monorepo);
  const found = { run, config, commits, applications };
  return {
    at: branches[0]?.branch.transport.serverTime() ?? run.clock.now(),
    monorepo: run.ci.repository,
    repositories: branches.map(({ run: own, name, branchName, branch }) => ({
      name,
      url: webUrl(own),
      branch: branchName,
      tip: branch.snapshot.commit,
    })),
    columns,
    services: servicesOf(config, all),
    places: places.map((place) => statusPlaceOf(place, found)),
    awaited: awaitedOf(read),
    reviews: statusReviews(run, config, reviews, open, commits),
    mostReviews: mostReviewsIn(config),
    ...(await latestDeployment(run, config, places, applications)),
    commit:
      wanted === undefined
        ? undefined
        : await whereIs(
            wanted,
            { places, waiting, columns, scopes: scopes.lasting, config },
            commits.get(wanted),
            monorepo,
          ),
    problems: [...problems, ...endsOf(branches), ...notesOf(facts)],
  };
}

/** Of all environments together; undefined where one of them may have any number. */
function mostReviewsIn({ environments }: ConfigFile): number | undefined {
  const limits = [...environments.values()]
    .filter((each) => isReviewEnvironment(each))
    .map((each) => each['max-environments']);
  if (limits.length === 0 || limits.includes(undefined)) return undefined;
  return limits.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}

/** The branches as a part of their environments sees them. */
function only(branches: readonly OpenBranch[], scopes: readonly StatusScope[]): readonly OpenBranch[] {
  return branches.map((opened) => ({
    ...opened,
    scopes: opened.scopes.filter((scope) => scopes.includes(scope)),
  }));
}

interface ReadBranches {
  readonly places: readonly GatheredPlace[];
  /** Also for places where nothing is deployed yet. */
  readonly waiting: readonly Waiting[];
}

async function readBranches(
  branches: readonly OpenBranch[],
  scopes: readonly StatusScope[],
  commitOf: Parameters<typeof placesOf>[1],
  problem: Problem,
): Promise<ReadBranches> {
  const read = await Promise.all(
    only(branches, scopes).map(async (opened) => {
      const target = await placesOf(opened, commitOf);
      for (const each of target.problems) problem(each);
      const waiting = await waitingIn(opened, target, commitOf, problem);
      return { places: gatheredPlaces(opened, target, waiting), waiting };
    }),
  );
  return { places: read.flatMap(({ places }) => places), waiting: read.flatMap(({ waiting }) => waiting) };
}

function gatheredPlaces(
  opened: OpenBranch,
  { places }: FoundPlaces,
  waiting: readonly Waiting[],
): readonly GatheredPlace[] {
  const arrivals = opened.branch.arrivals();
  return places.flatMap((place) => {
    const scope = opened.scopes.find((each) => columnOf(each) === place.column);
    const times = timesOf(place, opened, arrivals);
    const own = waiting.find(({ service, column }) => service === place.service && column === place.column);
    return scope === undefined ? [] : [{ ...place, ...times, opened, scope, waiting: own, behind: undefined }];
  });
}

/**
 * A record that is not the newest one of its place explains an image that a person has put there since: when, nobody has
 * recorded.
 */
function timesOf(
  { deployed, records, edit }: FoundPlace,
  { branch }: OpenBranch,
  arrivals: ReadonlyMap<ObjectId, number>,
): Pick<GatheredPlace, 'since' | 'first'> {
  const newest = records.find(({ provenance }) => provenance.images.length > 0);
  if (deployed?.recordedBy === undefined || deployed.recordedBy !== newest?.commit) {
    return { since: undefined, first: undefined };
  }
  const first = deploymentsOf(branch.read, edit).findLast(({ builtFrom }) => builtFrom === deployed.builtFrom);
  return { since: arrivals.get(deployed.recordedBy), first: arrivals.get(first?.recordedBy ?? deployed.recordedBy) };
}

/** What waits for a place where nothing is yet. */
function awaitedOf({ places, waiting }: ReadBranches): Status['awaited'] {
  return waiting
    .filter((each) => !places.some(({ service, column }) => service === each.service && column === each.column))
    .map((each) => ({ service: each.service, column: each.column, waiting: each }));
}

/** Commits whose history is asked about. */
function tipsOf({ places, waiting }: ReadBranches, wanted: ObjectId | undefined): Iterable<ObjectId> {
  return [
    ...places.flatMap(({ deployed }) => (deployed === undefined ? [] : [deployed.builtFrom, deployed.commit])),
    ...waiting.flatMap(({ commit }) => commit ?? []),
    ...(wanted === undefined ? [] : [wanted]),
  ];
}

/** Each place against the same service in the column that its own is compared with. */
async function compared(
  places: readonly GatheredPlace[],
  columns: readonly StatusColumn[],
  monorepo: StatusMonorepo,
): Promise<readonly GatheredPlace[]> {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const pairs = places.map((here) => {
    const column = byName.get(byName.get(here.column)?.behindOf ?? '');
    const there = places.find((each) => each.service === here.service && each.column === column?.name);
    return { here, there, environment: column?.environment ?? '' };
  });
  monorepo.expect(
    pairs.flatMap(({ here, there }) =>
      here.deployed === undefined || there?.deployed === undefined
        ? []
        : [[there.deployed.builtFrom, here.deployed.builtFrom] as const],
    ),
  );
  return Promise.all(
    pairs.map(async ({ here, there, environment }) => {
      if (there === undefined) return here;
      return { ...here, behind: await behindOf(here, there, { service: here.service, environment }, monorepo) };
    }),
  );
}

interface WhereQuestion {
  readonly places: readonly GatheredPlace[];
  readonly waiting: readonly Waiting[];
  readonly columns: readonly StatusColumn[];
  readonly scopes: readonly StatusScope[];
  readonly config: ConfigFile;
}

async function whereIs(
  commit: ObjectId,
  { places, waiting, columns, scopes, config }: WhereQuestion,
  source: SourceCommit | undefined,
  monorepo: StatusMonorepo,
): Promise<CommitStatus> {
  const services = await monorepo.changedBy(commit, columns[0]?.environment ?? '');
  const isPlace = (service: string, column: string) => (each: { readonly service: string; readonly column: string }) =>
    each.service === service && each.column === column;
  const empty = scopes.flatMap((scope) =>
    scope.services
      .filter((service) => !places.some(isPlace(service, columnOf(scope))))
      .map((service) => ({
        service,
        column: columnOf(scope),
        waiting: waiting.find(isPlace(service, columnOf(scope))),
      })),
  );
  return await commitStatus(
    {
      commit,
      source,
      services,
      empty,
      places: places.map((found) => ({
        found,
        branch: found.opened.branch,
        arrivals: found.opened.branch.arrivals(),
        waiting: found.waiting,
        isPromoted: config.environments.get(found.scope.name)?.['promote-from'] !== undefined,
      })),
    },
    monorepo,
  );
}

function endsOf(branches: readonly OpenBranch[]): readonly string[] {
  return branches.flatMap(({ branch, name }) =>
    branch.isCut
      ? [`Of ${name} the last ${branch.read.length} commits were read: what only older ones tell is not known.`]
      : [],
  );
}

function notesOf({ notes }: SourceFacts): readonly string[] {
  return notes;
}

/** @throws bad input without a `gitops.yaml` */
export function configOf({ config }: StatusRun): ConfigFile {
  if (config !== undefined) return config;
  const hint = 'Run it where gitops.yaml is, or give its path: --config.';
  throw badInput('config', 'there is no gitops.yaml, which says where services are deployed', hint);
}
