/** The command `deploy`: the whole flow, from `gitops.yaml`, for the current event. */
import { checkArgocd } from '../core/argocd/client.ts';
import { deployToServer } from '../core/argocd/deploy.ts';
import type { GitopsHistory } from '../core/argocd/gitops-target.ts';
import { checkImage, confirmImage } from '../core/build/check-image.ts';
import { makeImage } from '../core/build/make-image.ts';
import { type Deployment, type DeploySteps, deploy as deployFor } from '../core/flow/deploy.ts';
import { wantedServices } from '../core/flow/environment-state.ts';
import { refuseOtherBuilds } from '../core/flow/same-build.ts';
import type { DeploymentChange, ServiceDeployment } from '../core/flow/service-deployment.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { resolveBranch } from '../core/git/repository.ts';
import { openSnapshot, type Snapshot } from '../core/git/snapshot.ts';
import { environmentFor, environmentNamed, placeholdersFor, slugFor } from '../core/monorepo/environments.ts';
import { planDeployment } from '../core/monorepo/plan.ts';
import type { ProjectConfig } from '../core/monorepo/project.ts';
import { Deadline } from '../core/net/deadline.ts';
import { checkedOut } from '../core/source/dirty.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { buildInputs } from '../inputs/declarations/build.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/gitops.ts';
import { argocdConnection, argocdInputs, changeInputs, registryInputs, runInputs } from '../inputs/declarations/run.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { needed } from '../inputs/resolve.ts';
import { gitopsHistory } from './application-inputs.ts';
import { argocdUpsertApp, planApplication, rollBackImage, serverDeployment } from './argocd-upsert-app.ts';
import { buildImage } from './build-image.ts';
import { bumpImageTag } from './bump-image-tag.ts';
import { cleanupReviewEnv, cleanupSummary, removeReview } from './cleanup-review-env.ts';
import { commitFacts, commitUpdates, imageRows, reviewOf } from './gitops-commit.ts';
import { checkDelivery, deliverySettings } from './gitops-delivery.ts';
import { type GitopsRun, gitopsConnectionInputs, openGitops } from './gitops-remote.ts';
import { planRequest } from './plan.ts';
import { deploymentUpdates } from './update-inputs.ts';

const inputs = {
  ...runInputs,
  ...changeInputs,
  'allow-dirty': {
    type: 'boolean',
    default: 'false',
    description:
      'Deploy also a checkout that is not what the tag says: tracked files differ from the commit, or it is the merge of a request under the name of its head.',
  },
  'build-timeout': buildInputs['build-timeout'],
  sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is live and healthy (with `argocd-server`).',
  },
  'wait-for': argocdUpsertApp.inputs['wait-for'],
  'wait-timeout': {
    type: 'duration',
    default: '10m',
    description: 'Deadline of `sync` and `wait`, which `timeout` does not bound.',
  },
  'degraded-grace': argocdUpsertApp.inputs['degraded-grace'],
  'on-failure': argocdUpsertApp.inputs['on-failure'],
  ...gitopsConnectionInputs,
  ...commitInputs,
  ...deliveryInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

export const deploy = defineCommand({
  name: 'deploy',
  summary: 'The whole flow, from gitops.yaml, for the current event',
  inputs,
  outputs: {
    services: 'JSON list of the services that were deployed.',
    environment: 'Environment of the event; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `removed` or `nothing`.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    images: 'JSON object: service → `image@digest`.',
    applications: 'JSON list of the names of the Applications.',
    removed: 'JSON list of what was removed, when a branch or request was closed.',
    'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
    diff: 'Unified diff of the commit.',
  },
  everyService: true,

  async run(run) {
    const deployment = await deployEvent(run);
    return {
      outputs: { slug: slugFor(run.ci), environment: deployment.environment, ...outputsOf(deployment) },
      summary: summaryOf(run, deployment),
    };
  },
});

/** Does what the event of this run asks for. */
export async function deployEvent(given: Run<typeof inputs>): Promise<Deployment> {
  await using appTokens = new AppTokens(given);
  const run: DeployRun = { ...given, appTokens };
  const config = needed(
    run.config,
    'config',
    'there is no gitops.yaml',
    'Run `monorepo-gitops init`, or give --config.',
  );
  const { sync, wait, 'wait-for': waitFor } = run.inputs;
  const environment = environmentFor(config, run.ci);
  const request = {
    event: run.ci.event,
    environment,
    rollout: { sync, wait, waitFor },
    ci: run.ci,
    allowDirty: run.inputs['allow-dirty'],
    dryRun: run.inputs['dry-run'],
  };
  await using history = gitopsHistory(run);
  return await deployFor(request, stepsOf(run, config, history), run.log);
}

type DeployRun = Run<typeof inputs> & Pick<GitopsRun, 'appTokens'>;

function stepsOf(run: DeployRun, config: ProjectConfig, history: GitopsHistory): DeploySteps {
  const { ci, log } = run;
  const named = run.inputs.services.length > 0 || run.inputs.service !== undefined;
  return {
    plan: () => planDeployment(planRequest(run), run),
    async wantedServices(environment, affected) {
      const wanted = await wantedServices(
        { config, ci, environment, affected, named },
        (read) => atTip(run, read),
        log,
      );
      refuseOtherPromotions(run, config, environment, wanted.services);
      return wanted;
    },
    serviceDeployment: (service, environment) => serviceDeployment(run, config, { service, environment }),
    atTip: (read) => atTip(run, read),
    checkDelivery: (environment) =>
      checkDelivery(run, deliverySettings(run.inputs, environment), async () => {
        await using transport = await openGitops(run);
        await transport.checkPush();
      }),
    checkedOut: () => checkedOut({ ...run, cwd: ci.workspace }, ci),
    checkImage: (request) => checkImage(request, run),
    checkArgocd: () => checkArgocd(argocdConnection(run.inputs), run),
    makeImage: (request) => makeImage(request, run),
    confirmImage: (request, image) => confirmImage(request, image, run),
    commit: (change) => commitChange(run, change),
    async deployApplication(planned, commit) {
      const { place } = planned;
      const rollBackInGit = (failed: string) =>
        rollBackImage(run, place, deliverySettings(run.inputs, place.environment), failed);
      const deployment = serverDeployment(run, planned, { commit, history, isRequested: false, rollBackInGit });
      using deadline = new Deadline(run.clock, run.inputs['wait-timeout'], 'wait-timeout');
      await run.deadline.pausedDuring(() => deployToServer(deployment, run, deadline));
    },
    removeReviewEnvironment: (environment) =>
      removeReview({ ...run, ...inputsFor(cleanupReviewEnv, run, { environment }) }),
  };
}

async function atTip<T>(run: DeployRun, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  await using transport = await openGitops(run);
  const { tip, objectFormat } = await resolveBranch(transport, run.inputs['gitops-branch']);
  // Without `await` the transport would be closed before the reading ends.
  return await read(await openSnapshot(transport, tip, objectFormat));
}

/** What `gitops.yaml` says for one service, and what this run says for its Application. */
async function serviceDeployment(
  run: DeployRun,
  config: ProjectConfig,
  scope: { readonly service: string; readonly environment: string },
): Promise<ServiceDeployment> {
  const { inputs, ci, cwd } = run;
  const { service, environment } = scope;
  const { app } = environmentNamed(config, environment);
  const image = inputsFor(buildImage, run, scope).inputs;
  const known = {
    sync: inputs.sync,
    wait: inputs.wait,
    'wait-for': inputs['wait-for'],
    timeout: inputs['wait-timeout'],
    'degraded-grace': inputs['degraded-grace'],
    'on-failure': inputs['on-failure'],
    'on-older': inputs['on-older'],
  };
  return {
    service,
    image: { ...image, placeholders: placeholdersFor(ci, service, environment), ci, cwd },
    updates: (image) => {
      const { tag, digest } = image === 'kept' ? { tag: undefined, digest: undefined } : image;
      return deploymentUpdates({ ...run, ...inputsFor(bumpImageTag, run, scope, { tag, digest }) }, image);
    },
    application:
      app === undefined
        ? undefined
        : await planApplication({ ...run, ...inputsFor(argocdUpsertApp, run, scope, known) }),
  };
}

/** @throws bad input where the environment to promote from builds a service in another way */
function refuseOtherPromotions(
  run: DeployRun,
  config: ProjectConfig,
  environment: string,
  services: readonly string[],
) {
  const from = environmentNamed(config, environment)['promote-from'];
  if (from === undefined) return;
  const builds = services.map((service) => ({
    service,
    here: inputsFor(buildImage, run, { service, environment }).inputs,
    there: inputsFor(buildImage, run, { service, environment: from }).inputs,
  }));
  refuseOtherBuilds({ environment, from }, builds);
}

function commitChange(run: DeployRun, change: DeploymentChange) {
  const { environment, services, updates, applications, images, namespaces } = change;
  const review = reviewOf(run, environment, services);
  return commitUpdates(run, {
    updates,
    values: placeholdersFor(run.ci, services.length === 1 ? services[0] : undefined, environment),
    review: review && { ...review, applications, images, namespaces },
    delivery: deliverySettings(run.inputs, environment),
  });
}

function outputsOf(deployment: Deployment): Readonly<Record<string, unknown>> {
  if ('why' in deployment) return { services: [], result: deployment.result };
  if ('cleanup' in deployment) {
    const { commit, removed, diff } = deployment.cleanup;
    return { services: [], result: deployment.result, commit, removed, diff };
  }
  const { services, result, images, applications, commit } = deployment;
  return {
    services,
    result,
    commit: commit.commit,
    images: Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
    applications,
    'request-url': commit.request?.url,
    diff: commit.diff,
  };
}

function summaryOf(run: Run<typeof inputs>, deployment: Deployment): string {
  if ('why' in deployment) return `### deploy\n\nNothing to do: ${deployment.why}`;
  if ('cleanup' in deployment) return cleanupSummary(deployment.cleanup);
  const { result, environment, commit } = deployment;
  return ['### deploy', `**${result}** in ${environment} · ${commitFacts(run, commit)}`, imageRows(commit.images)].join(
    '\n\n',
  );
}
