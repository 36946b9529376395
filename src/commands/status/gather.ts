/** Reads all that `status` shows. What could not be asked becomes a sentence; a GitOps repository that cannot be read ends the run. */
import { badInput, Failure } from '../../core/failure.ts';
import { type SeenApplication, statusApplication } from '../../core/flow/status/applications.ts';
import type { FoundPlace } from '../../core/flow/status/places.ts';
import { type SourceCommit, sourceCommits } from '../../core/flow/status/sources.ts';
import type { Status, StatusColumn, StatusPlace } from '../../core/flow/status/status.ts';
import { forgeFor } from '../../core/forge/forges.ts';
import type { ReferenceCommit } from '../../core/git/message.ts';
import { environmentAddress, environmentNamed } from '../../core/monorepo/environments.ts';
import { openSourceFacts } from '../../core/source/open-source-facts.ts';
import { SourceCommits } from '../../core/source/source-commits.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { monorepoOf, sourceQuestionOf } from '../comparison/source.ts';
import { gitopsCommitUrl, gitopsUrl } from '../gitops-remote.ts';
import { columnOf, type StatusRun, type StatusScope, statusScopes } from './inputs.ts';
import { type OpenBranch, placesOf, StatusRepositories, type Waiting, waitingIn } from './repositories.ts';
import { openSources, reviewsIn, statusReviews } from './reviews.ts';
import { applicationsOf } from './servers.ts';

/** A place with what the branch says of it. */
interface GatheredPlace extends FoundPlace {
  readonly opened: OpenBranch;
  readonly scope: StatusScope;
  /** When the commit of its record came to the branch. */
  readonly since: number | undefined;
}

export async function gatherStatus(run: StatusRun, config: ConfigFile): Promise<Status> {
  const problems = new Set<string>();
  const problem = (sentence: string) => void problems.add(sentence);
  const scopes = statusScopes(run, config);
  const all = [...scopes.lasting, ...scopes.reviews];
  await using facts = openSourceFacts({ ...sourceQuestionOf(run), candidate: run.ci.commit ?? '' });
  await using describing = new SourceCommits({ cwd: run.ci.workspace, env: run.env, programs: run.programs });
  await using repositories = new StatusRepositories();
  const branches = await repositories.open(all, problem);
  const isKnown = run.ci.commit !== undefined || run.ci.repositoryUrl !== undefined;
  const commitOf = (digits: string) => facts.commitOf(digits);
  const lastingIn = (opened: OpenBranch) => ({
    ...opened,
    scopes: opened.scopes.filter((scope) => scopes.lasting.includes(scope)),
  });
  const reviewingIn = (opened: OpenBranch) => ({
    ...opened,
    scopes: opened.scopes.filter((scope) => scopes.reviews.includes(scope)),
  });
  const [found, reviews] = await Promise.all([
    Promise.all(
      branches.map(async (opened) => {
        const own = lastingIn(opened);
        const target = await placesOf(own, commitOf);
        for (const each of target.problems) problem(each);
        return { opened: own, target, waiting: await waitingIn(own, target, commitOf, problem) };
      }),
    ),
    reviewsIn(branches.map(reviewingIn), config, isKnown ? monorepoOf(run, facts) : undefined, problem),
  ]);
  const places = found.flatMap(({ opened, target }) => gatheredPlaces(opened, target.places));
  const waiting = found.flatMap((each) => each.waiting);
  const isDeployed = (service: string, column: string) =>
    places.some((each) => each.service === service && each.column === column);
  const [applications, open] = await Promise.all([
    applicationsOf(
      found.map(({ opened }) => opened),
      config,
      isDeployed,
      problem,
    ),
    openSources(run, reviews, problem),
  ]);
  const recorded = new Map<string, ReferenceCommit>(branches.flatMap(({ branch }) => [...branch.references()]));
  const shown = [
    ...places.flatMap(({ deployed }) => (deployed === undefined ? [] : [deployed.builtFrom])),
    ...reviews.map(({ marker }) => marker.deployed),
  ];
  const commits = await sourceCommits(shown, recorded, (commit) => describing.describe(commit, undefined));
  const columns = columnsOf(scopes.lasting, config);
  const statusPlaces = places.map((place) => statusPlaceOf(place, { run, config, commits, waiting, applications }));
  for (const { branch, name } of branches) {
    if (branch.isCut)
      problem(`Of ${name} the last ${branch.read.length} commits were read: what came before is not known.`);
  }
  for (const note of facts.notes) problem(note);
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
    places: statusPlaces,
    reviews: statusReviews(run, config, reviews, open, commits),
    mostReviews: undefined,
    last: undefined,
    graph: undefined,
    problems: [...problems],
  };
}

function gatheredPlaces(opened: OpenBranch, places: readonly FoundPlace[]): readonly GatheredPlace[] {
  const arrivals = opened.branch.arrivals();
  return places.flatMap((place) => {
    const scope = opened.scopes.find((each) => columnOf(each) === place.column);
    const recordedBy = place.deployed?.recordedBy;
    const since = recordedBy === undefined ? undefined : arrivals.get(recordedBy);
    return scope === undefined ? [] : [{ ...place, opened, scope, since }];
  });
}

interface Known {
  readonly run: StatusRun;
  readonly config: ConfigFile;
  readonly commits: ReadonlyMap<string, SourceCommit>;
  readonly waiting: readonly Waiting[];
  readonly applications: ReadonlyMap<string, SeenApplication & { readonly name: string }>;
}

function statusPlaceOf(place: GatheredPlace, known: Known): StatusPlace {
  const { service, column, edit, image, deployed, since, held, scope, opened } = place;
  const { run, config, commits, waiting, applications } = known;
  const commit = deployed?.builtFrom;
  const source = commit === undefined ? undefined : commits.get(commit);
  const isHere = (each: { readonly service: string; readonly column: string }) =>
    each.service === service && each.column === column;
  const seen = applications.get(`${service} ${column}`);
  const recordedBy = deployed?.recordedBy;
  return {
    service,
    column,
    file: edit.file,
    image,
    commit,
    commitUrl: commit === undefined ? undefined : sourceUrl(run, commit),
    subject: source?.subject,
    author: source?.author,
    since,
    gitopsCommit: recordedBy,
    gitopsUrl: recordedBy === undefined ? undefined : gitopsCommitUrl(opened.run, recordedBy),
    leadTime: since === undefined || source?.at === undefined ? undefined : Math.max(0, since - source.at),
    behind: undefined,
    held,
    waiting: waiting.find(isHere),
    url: addressOf(scope, config, service),
    application: seen === undefined ? undefined : statusApplication(seen, seen.name),
  };
}

function sourceUrl({ ci, env, inputs }: StatusRun, commit: string): string | undefined {
  if (ci.repositoryUrl === undefined) return undefined;
  const forge = forgeFor(ci.repositoryUrl, { env, forgeUrl: inputs['forge-url'] });
  return forge?.kind.commitUrl(forge, commit);
}

function webUrl(run: StatusRun): string | undefined {
  return forgeFor(gitopsUrl(run), { env: run.env, forgeUrl: run.inputs['forge-url'] })?.url;
}

/** Undefined where a placeholder has no value without a pipeline. */
function addressOf({ name, cluster, run }: StatusScope, config: ConfigFile, service: string): string | undefined {
  const environment = environmentNamed(config, name);
  try {
    return environmentAddress(config, { name, environment }, run.ci, [service], [cluster]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

/** Each is compared with the environment that it gets its images from, else with the first. */
function columnsOf(scopes: readonly StatusScope[], config: ConfigFile): readonly StatusColumn[] {
  const [first] = scopes;
  return scopes.map((scope) => {
    const { name, cluster } = scope;
    const from = config.environments.get(name)?.['promote-from']?.environment ?? first?.name;
    const others = scopes.filter((each) => each.name === from && each.name !== name);
    const other = others.find((each) => each.cluster === cluster) ?? others[0];
    return { name: columnOf(scope), environment: name, cluster, behindOf: other && columnOf(other) };
  });
}

/** Those of any of the environments. */
function servicesOf(config: ConfigFile, scopes: readonly StatusScope[]): Status['services'] {
  const names = new Set(scopes.flatMap(({ services }) => services));
  return [...config.services].flatMap(([name, { path }]) => (names.has(name) ? [{ name, path }] : []));
}

/** @throws bad input without a `gitops.yaml` */
export function configOf({ config }: StatusRun): ConfigFile {
  if (config !== undefined) return config;
  const hint = 'Run it where gitops.yaml is, or give its path: --config.';
  throw badInput('config', 'there is no gitops.yaml, which says where services are deployed', hint);
}
