/** The steps of `deploy`, each one call of the core, in the place that it is about. */
import { checkArgocd } from '../../core/argocd/check.ts';
import { deployToServer } from '../../core/argocd/deploy.ts';
import type { PlannedApplication } from '../../core/argocd/planned.ts';
import { checkImage, confirmImage } from '../../core/build/check-image.ts';
import { makeImage } from '../../core/build/make-image.ts';
import type { DeployedContent } from '../../core/bump/bump.ts';
import type { Cleanup } from '../../core/cleanup/cleanup.ts';
import { Failure } from '../../core/failure.ts';
import type { DeploySteps } from '../../core/flow/deploy.ts';
import type { DeploymentChange } from '../../core/flow/service-deployment.ts';
import { checkWritten } from '../../core/flow/written-image.ts';
import type { Snapshot } from '../../core/git/snapshot.ts';
import { environmentNamed, placeholdersFor } from '../../core/monorepo/environments.ts';
import { clustersOf } from '../../core/monorepo/place.ts';
import { Deadline } from '../../core/net/deadline.ts';
import { checkedOut } from '../../core/source/dirty.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { fileAtTip, type GitopsFiles } from '../application/template-file.ts';
import { rollBackImage, serverDeployment } from '../argocd-upsert-app.ts';
import { cleanupReviewEnv, removeReview } from '../cleanup-review-env.ts';
import { applicationsOf, comparedServices, compareEnvironment, seenState } from '../comparison/environment.ts';
import { contentOfImage } from '../comparison/image-content.ts';
import { EnvironmentKeys } from '../comparison/keys.ts';
import { promotionsInto, refuseOtherPromotions } from '../comparison/promotions.ts';
import { serviceDeployment } from '../comparison/service-deployment.ts';
import { runIdentity } from '../comparison/source.ts';
import { checkCommitMessage, commitUpdates, reviewInClusters } from '../gitops-commit.ts';
import { checkDelivery, deliverySettings } from '../gitops-delivery.ts';
import { checkForge } from '../gitops-remote.ts';
import { askServers, byServer } from '../places/by-server.ts';
import { atNewestTip, atPlannedTip, type OpenTarget, type OpenTargets } from '../places/open-targets.ts';
import { runAt } from '../places/place-run.ts';
import { clustersText } from '../places/targets.ts';
import { configuredDeploy, type DeployRun, type deployInputs } from './inputs.ts';
import { StepTimes } from './step-times.ts';

type DeployTargets = OpenTargets<typeof deployInputs, DeployRun>;

interface Scope {
  readonly service: string;
  readonly environment: string;
  readonly cluster?: string | undefined;
}

/**
 * @param run in its environment
 * @param onDeployed called with the page of each Application that is written, and live where that is waited for
 */
export function stepsOf(
  run: DeployRun,
  config: ConfigFile,
  commit: string,
  targets: DeployTargets,
  onDeployed: (place: PlannedApplication['place'], url: string) => void,
): DeploySteps {
  const { inputs } = run;
  const keys = new EnvironmentKeys(run, config, () => targets.facts());
  const isPlanned = inputs.seen !== undefined;
  const isNamed = (inputs.service !== undefined || inputs.services.length > 0) && !isPlanned;
  const identity = runIdentity(run, commit, isNamed);
  const times = new StepTimes(run.clock);
  const probes: Parameters<typeof checkImage>[2] = new Map();
  const rollout = {
    sync: inputs.sync,
    wait: inputs.wait,
    'wait-for': inputs['wait-for'],
    timeout: inputs['wait-timeout'],
    'degraded-grace': inputs['degraded-grace'],
    'on-failure': inputs['on-failure'],
    'on-older': inputs['on-older'],
  };
  const deploymentAt = (own: DeployRun, scope: Scope, gitopsFiles: GitopsFiles) =>
    serviceDeployment(own, config, scope, rollout, inputs, gitopsFiles);
  /** In the place of a question about an Application. */
  const runOf = ({ place }: { readonly place: { readonly cluster?: string | undefined } }) =>
    targets.run(place.cluster);
  return {
    plan: (environment, name) =>
      times.of('plan', async () => {
        const target = targets.at(name);
        const { run: own, clusters, once, history } = target;
        checkForge(own, deliverySettings(own.inputs, environment));
        const services = comparedServices(run, config, environment);
        if (inputs.promotion === 'require') refuseOtherPromotions(run, config, environment, services);
        target.plan = await compareEnvironment(own, config, await once.get(), {
          environment,
          services,
          clusters,
          deployment: ({ service, cluster }, gitopsFiles) =>
            deploymentAt(targets.run(cluster), { service, environment, cluster }, gitopsFiles),
          identity,
          keys,
          // Where they cannot be asked Git goes on, and their own write says why.
          applications: (questions) =>
            askServers(
              questions,
              ({ application }) => runOf(application),
              (asked, those) => applicationsOf(asked, those, history, 'unknown'),
            ),
          contentOfImage: (image) => contentOfImage(own, image, environment),
        });
        return target.plan;
      }),
    promotions(environment, services) {
      const { from, first, others } = promotionSources(run, config, environment, targets);
      const sources = [first, ...others] as const;
      const deployment = (service: string, cluster: string | undefined) => {
        const { run: own, atTip } = sources.find((each) => each.cluster === cluster) ?? first;
        const scope = { service, environment: from, cluster };
        return deploymentAt(own, scope, (path) => atTip((snapshot) => fileAtTip(snapshot, path)));
      };
      return promotionsInto({ environment, services, candidate: commit, keys, sources, deployment }, config);
    },
    atTip: (read, name) => atPlannedTip(targets.at(name), read),
    checkDelivery: (environment, name) => {
      const { run: own, clusters, once } = targets.at(name);
      const delivery = deliverySettings(own.inputs, environment);
      checkCommitMessage(own, placeholdersFor(run.ci, undefined, environment, clustersText(clusters)), delivery);
      return checkDelivery(own, delivery, async () => (await once.get()).transport.checkPush());
    },
    checkedOut: () => checkedOut({ ...run, cwd: run.ci.workspace }, run.ci),
    checkImage: (request) => checkImage(request, run, probes),
    async checkArgocd(applications) {
      const dryRun = inputs['dry-run'];
      const groups = byServer(applications, runOf);
      const checks = groups.map(({ run: own, asked }) =>
        checkArgocd({ connection: argocdConnection(own.inputs), applications: asked, dryRun }, own, own.deadline),
      );
      await Promise.all(checks);
    },
    makeImage: (request) => times.of('build', () => makeImage(request, run)),
    confirmImage: (request, image) => times.of('build', () => confirmImage(request, image, run)),
    async commit(change, contents, name) {
      const target = targets.at(name);
      const open = await target.once.get();
      const seen = target.plan && (await seenState(target.run, change.environment, target.plan, open.transport));
      return commitChange(target, change, contents, { open, seen, named: isNamed, durations: times.durations });
    },
    async deployApplication(planned, at) {
      const { place } = planned;
      const own = targets.run(place.cluster);
      const { history } = targets.of(place.cluster);
      const rollBackInGit = (failed: string) =>
        rollBackImage(own, place, deliverySettings(own.inputs, place.environment), failed);
      const isRequested = at === 'waiting';
      const state = { commit: isRequested ? undefined : at.commit, history, isRequested, rollBackInGit };
      const deployment = serverDeployment(own, planned, state);
      using deadline = new Deadline(run.clock, inputs['wait-timeout'], 'wait-timeout');
      await run.deadline
        .pausedDuring(async () => {
          const done = await deployToServer(deployment, run, deadline);
          if (done.kind === 'deployed') onDeployed(place, done.url);
        })
        .catch((error: unknown) => {
          throw ofOneApplication(error);
        });
    },
    async removeReviewEnvironment(environment) {
      const removed: Cleanup[] = [];
      for (const own of removals(targets)) {
        const place = { environment, cluster: own.inputs.cluster };
        removed.push(await removeReview({ ...own, ...inputsFor(cleanupReviewEnv, own, place) }));
      }
      return togetherRemoved(removed);
    },
  };
}

/** Each repository once, and each of its Argo CD servers: its tombstone leads to what another server has. */
function removals(targets: DeployTargets): readonly DeployRun[] {
  const found = new Map<string, DeployRun>();
  for (const { name, runs } of targets.all) {
    for (const own of runs.values()) {
      const place = JSON.stringify([name, own.inputs['argocd-server']]);
      if (!found.has(place)) found.set(place, own);
    }
  }
  return [...found.values()];
}

function togetherRemoved(all: readonly Cleanup[]): Cleanup {
  const [first] = all;
  if (first !== undefined && all.length === 1) return first;
  return {
    removed: all.flatMap(({ removed }) => removed),
    kept: all.flatMap(({ kept }) => kept),
    failed: all.flatMap(({ failed }) => failed),
    commit: all.find(({ commit }) => commit !== undefined)?.commit,
    diff: all.map(({ diff }) => diff).join(''),
  };
}

/** The clusters of the environment to promote from, with their repositories: those of the run, where they are the same. */
function promotionSources(run: DeployRun, config: ConfigFile, environment: string, targets: DeployTargets) {
  const from = environmentNamed(config, environment)['promote-from']?.environment ?? environment;
  const placeOf = ({ inputs }: DeployRun) => JSON.stringify([inputs['gitops-repository'], inputs['gitops-branch']]);
  const known = new Map(targets.all.map((each) => [placeOf(each.run), each] as const).toReversed());
  const opened = (cluster: string | undefined) => {
    const own = runAt(configuredDeploy, run, { environment: from, cluster }, environment);
    const here = { run: own, runs: new Map([[cluster, own]]), clusters: [cluster] };
    const same = known.get(placeOf(own));
    const target = same === undefined ? targets.other({ name: from, ...here }) : { ...same, ...here };
    known.set(placeOf(own), target);
    const { once, history } = target;
    return { run: own, cluster, once, history, atTip: <T>(read: Reader<T>) => atNewestTip(target, read) };
  };
  const [first, ...others] = clustersOf(environmentNamed(config, from));
  return { from, first: opened(first), others: others.map(opened) };
}

type Reader<T> = (snapshot: Snapshot) => Promise<T>;

/** What is said of one Application is not said of the deployment: its address becomes a part of the message. */
function ofOneApplication(error: unknown): unknown {
  if (!(error instanceof Failure) || error.outputs === undefined) return error;
  const { url, 'failed-resources': resources } = error.outputs;
  return error.with({
    message: typeof url === 'string' ? `${error.message}\nArgo CD: ${url}` : error.message,
    outputs: Array.isArray(resources) ? { 'failed-resources': resources } : {},
  });
}

function commitChange(
  { run, clusters }: OpenTarget<DeployRun>,
  change: DeploymentChange,
  contents: ReadonlyMap<string, DeployedContent>,
  known: Pick<Parameters<typeof commitUpdates>[1], 'open' | 'seen' | 'named' | 'durations'>,
) {
  const { environment, services, updates, applications, images, namespaces } = change;
  const review = reviewInClusters(run, environment, services, clusters);
  const service = services.length === 1 ? services[0] : undefined;
  return commitUpdates(run, {
    ...known,
    contents: Promise.resolve(contents),
    checkImages: (applied) => checkWritten(applied, change.pushed),
    updates,
    values: placeholdersFor(run.ci, service, environment, clustersText(clusters)),
    review: review && { ...review, applications, images, namespaces },
    delivery: deliverySettings(run.inputs, environment),
  });
}
