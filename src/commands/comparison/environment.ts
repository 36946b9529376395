/** What an environment lacks, for `plan` and `deploy`: opens what the comparison reads, from the inputs of a run. */

import { branchPrefix, requestBranch } from '../../core/delivery/request-branch.ts';
import { type RequestsOfBranch, requestsOfBranch } from '../../core/delivery/rolling-decisions.ts';
import { Failure } from '../../core/failure.ts';
import type { EnvironmentPlan } from '../../core/flow/deploy.ts';
import { isComparable } from '../../core/flow/keys.ts';
import type { RunIdentity } from '../../core/flow/order-facts.ts';
import type { SeenState } from '../../core/flow/ordering.ts';
import { planByState } from '../../core/flow/plan/plan.ts';
import type { PlannedService, ReviewState, ServiceKeys, StatePorts } from '../../core/flow/plan/request.ts';
import { placeOf, type ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { resolveBranch } from '../../core/git/repository.ts';
import { openSnapshot, type Snapshot } from '../../core/git/snapshot.ts';
import type { Transport } from '../../core/git/transport.ts';
import { type AffectedReason, allServices } from '../../core/monorepo/affected.ts';
import { reviewEnvironmentFor } from '../../core/monorepo/environments.ts';
import { servicesInScope } from '../../core/monorepo/events/scope.ts';
import type { ProjectConfig } from '../../core/monorepo/project.ts';
import { readMarker } from '../../core/review/marker.ts';
import { assertReviewName } from '../../core/review/review-name.ts';
import { assertRoom } from '../../core/review/room.ts';
import { readTombstone } from '../../core/review/tombstone.ts';
import { changesSinceBase } from '../../core/source/base.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import type { changeInputs, runInputs } from '../../inputs/declarations/run.ts';
import { fileAtTip, type GitopsFiles } from '../application/template-file.ts';
import { statesOnServer } from '../argocd-upsert-app.ts';
import { type GitopsRun, type gitopsConnectionInputs, openGitopsForge } from '../gitops-remote.ts';
import { nameFormerPlaces } from './former-places.ts';
import type { EnvironmentKeys } from './keys.ts';
import { monorepoOf } from './source.ts';

type EnvironmentRun = Run<
  typeof runInputs &
    typeof changeInputs &
    typeof gitopsConnectionInputs &
    Pick<typeof deliveryInputs, 'deliver' | 'request-key' | 'request-branch'> &
    Pick<typeof commitInputs, 'on-older'>
> &
  Pick<GitopsRun, 'appTokens'>;

/** What is open while an environment is compared and deployed to. */
export interface OpenEnvironment {
  readonly transport: Transport;
  readonly facts: SourceFacts;
}

/** Services whose files and deployments are compared: those that the inputs name, else all of the environment. */
export function comparedServices(
  {
    inputs,
    ci,
  }: Pick<EnvironmentRun, 'ci'> & { readonly inputs: Pick<EnvironmentRun['inputs'], 'service' | 'services'> },
  config: ProjectConfig,
  environment: string,
): readonly string[] {
  const names = inputs.service === undefined ? inputs.services : [inputs.service];
  return servicesInScope({ config, ci, environment }, names);
}

interface ServicePlace {
  readonly service: string;
  readonly cluster: string | undefined;
}

interface Comparison {
  readonly environment: string;
  readonly services: readonly string[];
  /** Those whose files are in this repository. */
  readonly clusters: readonly (string | undefined)[];
  /** What each service would be deployed as. */
  readonly deployment: (place: ServicePlace, gitopsFiles: GitopsFiles) => Promise<ServiceDeployment>;
  readonly identity: RunIdentity;
  readonly keys: EnvironmentKeys;
  readonly applications: StatePorts['applications'];
  /** The content key that an image carries; undefined: it has none, or cannot be asked. */
  readonly contentOfImage: (image: string) => Promise<string | undefined>;
}

/** @throws Failure refused `OLDER_THAN_IN_PLACE`, `ORDER_UNKNOWN`; what the GitOps repository and the checkout say */
export async function compareEnvironment(
  run: EnvironmentRun,
  config: ConfigFile,
  { transport, facts }: OpenEnvironment,
  comparison: Comparison,
): Promise<EnvironmentPlan> {
  const { environment, services, clusters, deployment, identity, keys, applications, contentOfImage } = comparison;
  const places = services.flatMap((service) => clusters.map((cluster) => ({ service, cluster })));
  // A promoted image was made under the settings of the environment that it comes from.
  const built = config.environments.get(environment)?.['promote-from']?.environment ?? environment;
  const states = openStates(run, transport, environment);
  const gitopsFiles: GitopsFiles = async (path) => fileAtTip((await states).target, path);
  const [{ target, pending, declined, request }, known, deployments] = await Promise.all([
    states,
    Promise.all([keys.keysIn(built, services), keys.keysIn(environment, services, clusters)]),
    Promise.all(places.map(async (place) => [placeOf(place), await deployment(place, gitopsFiles)] as const)),
  ]);
  const [contents, configurations] = known;
  const keysOfPlaces = new Map(
    places.flatMap((place) => {
      const own = configurations.get(placeOf(place));
      const content = contents.get(place.service)?.content ?? own?.content;
      if (own === undefined || content === undefined) return [];
      return [[placeOf(place), { configuration: own.configuration, content }] as const];
    }),
  );
  const ports: StatePorts = {
    facts,
    log: run.log,
    applications,
    ...contentPorts(keys, built, contents, contentOfImage),
  };
  const reviewed = await reviewState(run, config, { environment, cluster: clusters[0] }, target, keys, facts);
  const plan = await planByState(
    {
      transport,
      target,
      pending,
      declined,
      services: deployments.map(([, each]) => each),
      keys: keysOfPlaces,
      environment,
      review: reviewed,
      run: identity,
      all: run.inputs.all,
      changedSinceBase: await changedSinceBase(run, built, keys),
    },
    ports,
  );
  // Before anything is built; counted again where the commit is made.
  if (plan.services.some(({ decision }) => decision.do === 'write')) {
    await reviewed?.assertRoom(transport.serverTime() ?? run.clock.now());
  }
  await nameFormerPlaces(run.log, config, {
    environment,
    clusters,
    target,
    transport,
    repository: identity.repository,
  });
  return { ...plan, candidate: identity.commit, deployments: new Map(deployments), keys: keysOfPlaces, request };
}

/** How the Applications are on the server. @param unasked what they count as where it cannot be asked */
export async function applicationsOf(
  run: Parameters<typeof statesOnServer>[0],
  questions: Parameters<StatePorts['applications']>[0],
  history: Parameters<typeof statesOnServer>[2],
  unasked: 'none' | 'unknown',
): ReturnType<StatePorts['applications']> {
  const asked = questions.map(({ application: planned, commit }) => ({ planned, commit }));
  try {
    return (await statesOnServer(run, asked, history)).map(({ state }) => state);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.log.warn(`Argo CD could not be asked about Applications: ${error.message}`);
    return questions.map(() => unasked);
  }
}

/** How deployments without a key are compared, and what people are told. */
export function contentPorts(
  keys: EnvironmentKeys,
  environment: string,
  known: ReadonlyMap<string, Pick<ServiceKeys, 'content'>>,
  contentOfImage: Comparison['contentOfImage'],
): Pick<StatePorts, 'sameContent' | 'changedSince' | 'expectComparisons'> {
  return {
    expectComparisons: (commits) => keys.expect(commits),
    async sameContent(service, { image, commit }) {
      const content = known.get(service)?.content ?? '';
      const label = image === undefined ? undefined : await contentOfImage(image);
      if (isComparable(label, content)) return label === content ? 'yes' : 'no';
      const reasons = await keys.changedSince(environment, commit);
      if (reasons === undefined) return 'unknown';
      return (reasons.get(service) ?? []).length === 0 ? 'yes' : 'no';
    },
    async changedSince(service, commit) {
      const reasons = await keys.changedSince(environment, commit);
      return reasons?.get(service) ?? [];
    },
  };
}

/** What this run saw first: with the input `seen` what the job that planned it saw. */
export async function seenState(
  run: Pick<EnvironmentRun, 'config' | 'ci'> & {
    readonly inputs: { readonly seen: string | undefined; readonly cluster: string | undefined };
  },
  environment: string,
  plan: Pick<EnvironmentPlan, 'seen' | 'tombstone'>,
  transport: Transport,
): Promise<SeenState> {
  const { seen, cluster } = run.inputs;
  const review = run.config && reviewEnvironmentFor(run.config, run.ci, environment, cluster);
  if (seen === undefined || review === undefined || plan.tombstone === undefined) {
    return { tip: seen ?? plan.seen, tombstone: plan.tombstone?.closedAt };
  }
  const before = await readTombstone(await openSnapshot(transport, seen), review.name);
  return { tip: seen, tombstone: before?.closedAt };
}

/** What is held in an environment, as an output: service → why. */
export function heldIn(services: readonly PlannedService[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    services.flatMap((each) => {
      const { decision, reason } = each;
      const isHeld = decision.do === 'nothing' && decision.because === 'held';
      return isHeld ? [[placeOf(each), reason.replace(/^held: /, '')]] : [];
    }),
  );
}

interface OpenStates {
  readonly target: Snapshot;
  readonly pending: Snapshot | undefined;
  readonly declined: readonly Snapshot[];
  readonly request: EnvironmentPlan['request'];
}

/** The GitOps branch, the branch of the rolling request where one is open, and what people declined of earlier ones. */
async function openStates(run: EnvironmentRun, transport: Transport, environment: string): Promise<OpenStates> {
  const { inputs } = run;
  const { name, tip, objectFormat } = await resolveBranch(transport, inputs['gitops-branch']);
  const target = await openSnapshot(transport, tip, objectFormat);
  if (inputs.deliver !== 'pull-request') return { target, pending: undefined, declined: [], request: undefined };
  const branch = requestBranch(inputs['request-key'] ?? environment, branchPrefix(inputs['request-branch']));
  const ref = `refs/heads/${branch}`;
  const [{ refs }, requests] = await Promise.all([transport.listRefs([ref]), requestsOf(run, branch, name)]);
  const waiting = refs.get(ref);
  // A branch without a request waits for a run that makes one, or was merged or declined.
  const isOpen = requests === undefined || requests.open !== undefined;
  const pending = waiting !== undefined && isOpen ? await openSnapshot(transport, waiting, objectFormat) : undefined;
  const declined: Snapshot[] = [];
  for (const { tip: last, url } of requests?.declined ?? []) {
    try {
      declined.push(await openSnapshot(transport, last, objectFormat));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      run.log.warn(`What ${url} held when it was closed cannot be read, so it is not held: ${error.message}`);
    }
  }
  return { target, pending, declined, request: requests?.open };
}

/** Undefined where the forge cannot be asked: the job that plans may have no token for it. */
async function requestsOf(run: EnvironmentRun, branch: string, target: string): Promise<RequestsOfBranch | undefined> {
  try {
    return await requestsOfBranch(await openGitopsForge(run, 'request'), branch, target);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.log.warn(`Whether somebody closed a request of ${branch} is not known: ${error.message}`);
    return undefined;
  }
}

/** Of a review environment: what it has, and what its branch or request changed. */
async function reviewState(
  run: EnvironmentRun,
  config: ConfigFile,
  { environment, cluster }: { readonly environment: string; readonly cluster: string | undefined },
  snapshot: Snapshot,
  keys: EnvironmentKeys,
  facts: SourceFacts,
): Promise<(ReviewState & { readonly assertRoom: (now: number) => Promise<void> }) | undefined> {
  const review = reviewEnvironmentFor(config, run.ci, environment, cluster);
  if (review === undefined) return undefined;
  // Before anything is built under a name that another monorepo has.
  await assertReviewName(snapshot, review, monorepoOf(run, facts));
  const [marker, tombstone] = await Promise.all([
    readMarker(snapshot, review.directory),
    readTombstone(snapshot, review.name),
  ]);
  let changes: ReturnType<typeof changesOfSource> | undefined;
  return {
    async assertRoom(now) {
      if (marker === undefined) await assertRoom(snapshot, review, monorepoOf(run, facts), now);
    },
    members: marker?.services ?? [],
    deployedAt: marker?.deployedAt,
    tombstone,
    async changed(service) {
      changes ??= changesOfSource(run, environment, keys, config, facts);
      return (await changes).get(service) ?? [];
    },
  };
}

/** What a branch or request changed since it left the branch that it goes into. */
async function changesOfSource(
  { log }: EnvironmentRun,
  environment: string,
  keys: EnvironmentKeys,
  config: ConfigFile,
  facts: SourceFacts,
): Promise<ReadonlyMap<string, readonly AffectedReason[]>> {
  const fork = await facts.forkPoint();
  const reasons = fork === undefined ? undefined : await keys.changedSince(environment, fork);
  if (reasons !== undefined) return reasons;
  const why =
    fork === undefined ? 'where the branch began is not known' : `${fork.slice(0, 8)}, where it began, cannot be read`;
  log.warn(`Everything is taken: ${[why, ...facts.notes].join('; ')}.`);
  return allServices(config.services.keys(), why);
}

/** With the input `base`: what differs from it. */
async function changedSinceBase(
  run: EnvironmentRun,
  environment: string,
  keys: EnvironmentKeys,
): Promise<((service: string) => readonly AffectedReason[]) | undefined> {
  const { inputs, ci, env, clock, programs, log } = run;
  if (inputs.base === undefined) return undefined;
  const changes = await changesSinceBase({ cwd: ci.workspace, env, clock, programs }, ci, inputs.base);
  const reasons = changes.kind === 'files' ? await keys.changedSince(environment, changes.base) : undefined;
  const why = changes.kind === 'everything' ? changes.why : `the input base, ${inputs.base}, cannot be read`;
  if (reasons === undefined) log.warn(`Everything is taken: ${why}.`);
  return (service) => (reasons === undefined ? [{ kind: 'everything', why }] : (reasons.get(service) ?? []));
}
