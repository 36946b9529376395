/** The command `deploy`: the whole flow, from `gitops.yaml`, for the current event. */
import { checkArgocd } from '../core/argocd/check.ts';
import { deployToServer } from '../core/argocd/deploy.ts';
import type { GitopsHistory } from '../core/argocd/rollout/gitops-target.ts';
import { checkImage, confirmImage } from '../core/build/check-image.ts';
import { makeImage } from '../core/build/make-image.ts';
import type { DeployedContent } from '../core/bump/bump.ts';
import { Failure } from '../core/failure.ts';
import {
  type Deployment,
  type DeploymentSoFar,
  type DeploySteps,
  deploy as deployFor,
  type EnvironmentPlan,
} from '../core/flow/deploy.ts';
import type { DeploymentChange } from '../core/flow/service-deployment.ts';
import { checkWritten } from '../core/flow/written-image.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { resolveBranch } from '../core/git/repository.ts';
import { openSnapshot } from '../core/git/snapshot.ts';
import { chosenEnvironment, environmentAddress, placeholdersFor, slugFor } from '../core/monorepo/environments.ts';
import { whyNoEnvironment } from '../core/monorepo/events/why-no-environment.ts';
import { Deadline } from '../core/net/deadline.ts';
import { checkedOut } from '../core/source/dirty.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import type { ConfigFile } from '../inputs/config/config.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { builderInputs, buildInputs, buildsInputs } from '../inputs/declarations/build.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/gitops.ts';
import {
  argocdConnection,
  argocdInputs,
  changeInputs,
  plannedInputs,
  promotionInput,
  registryInputs,
  runInputs,
} from '../inputs/declarations/run.ts';
import { inputsFor } from '../inputs/inputs-for.ts';
import { needed } from '../inputs/resolve.ts';
import { gitopsHistory } from './application/inputs.ts';
import { fileAtTip, type GitopsFiles } from './application/template-file.ts';
import { argocdUpsertApp, rollBackImage, serverDeployment } from './argocd-upsert-app.ts';
import { cleanupReviewEnv, cleanupSummary, removeReview } from './cleanup-review-env.ts';
import { applicationsOf, comparedServices, compareEnvironment, heldIn, seenState } from './comparison/environment.ts';
import { contentOfImage } from './comparison/image-content.ts';
import { EnvironmentKeys } from './comparison/keys.ts';
import { OpenOnce } from './comparison/open-once.ts';
import { promotionsInto, refuseOtherPromotions } from './comparison/promotions.ts';
import { serviceDeployment } from './comparison/service-deployment.ts';
import { ofCheckout, runIdentity, warnOfUnstarted } from './comparison/source.ts';
import { checkCommitMessage, commitFacts, commitUpdates, imageRows, reviewOf } from './gitops-commit.ts';
import { checkDelivery, deliverySettings } from './gitops-delivery.ts';
import { checkForge, type GitopsRun, gitopsConnectionInputs, nothingByEvent } from './gitops-remote.ts';
import { pictureOf, pictureParts } from './picture/picture.ts';
import { sentence } from './summary.ts';

const inputs = {
  ...runInputs,
  ...changeInputs,
  ...plannedInputs,
  promotion: promotionInput,
  'allow-dirty': {
    type: 'boolean',
    default: 'false',
    description:
      'Deploy also a checkout that is not what the tag says: tracked files differ from the commit, or it is the merge of a request under the name of its head.',
  },
  ...buildsInputs,
  'build-timeout': buildInputs['build-timeout'],
  ...builderInputs,
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
    services: {
      empty: [],
      description:
        'JSON list of the services that `result` is about: deployed, in place already, or left to a newer deployment.',
    },
    environment: 'Environment of the event; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
    urls: {
      empty: {},
      description: 'JSON object: service → where people open it, for the services that `result` is about.',
    },
    result:
      '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `emitted` (with `emit`), `removed` or `nothing`.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    images: { empty: {}, description: 'JSON object: service → `image@digest`.' },
    applications: { empty: [], description: 'JSON list of the names of the Applications.' },
    held: {
      empty: {},
      description:
        'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
    },
    removed: { empty: [], description: 'JSON list of what was removed, when a branch or request was closed.' },
    'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
    diff: 'Unified diff of the commit.',
    'failed-resources': {
      empty: [],
      description: 'JSON list of `{kind, namespace, name, status, message}`: what was not live in time, or failed.',
    },
  },
  everyService: true,

  async run(run) {
    // Before anything is done: a placeholder without a value ends the run.
    const url = addressOf(run);
    run.report({ slug: slugFor(run.ci), url });
    const deployment = await deployEvent(run);
    return {
      outputs: {
        slug: slugFor(run.ci),
        environment: deployment.environment,
        url,
        ...withAddresses(run, outputsOf(deployment)),
      },
      summary: summaryOf(run, deployment),
    };
  },
});

function addressOf({ config, ci, ...run }: Run<typeof inputs>, services?: readonly string[]): string | undefined {
  if (config === undefined || ci.event.kind === 'branch-deleted' || ci.event.kind === 'request-closed')
    return undefined;
  const environment = chosenEnvironment({ config, ci, environment: run.inputs.environment }, true);
  return environmentAddress(config, environment, ci, services);
}

/** The outputs with the address of each service that they name. */
function withAddresses(run: Run<typeof inputs>, outputs: Readonly<Record<string, unknown>>) {
  const services: readonly string[] = Array.isArray(outputs.services) ? outputs.services : [];
  const urls = services.flatMap((service) => {
    const url = addressOf(run, [service]);
    return url === undefined ? [] : [[service, url] as const];
  });
  return urls.length === 0 ? outputs : { ...outputs, urls: Object.fromEntries(urls) };
}

/** Does what the event of this run asks for. */
export async function deployEvent(given: Run<typeof inputs>): Promise<Deployment> {
  const why = nothingByEvent(given);
  if (why !== undefined) {
    given.log.info(`Nothing to do: ${why}`);
    return { result: 'nothing', environment: undefined, why, services: [] };
  }
  await using appTokens = new AppTokens(given);
  const run: DeployRun = await ofCheckout({ ...given, appTokens }, 'refused');
  const config = needed(
    run.config,
    'config',
    'there is no gitops.yaml',
    'Run `monorepo-gitops init`, or give --config.',
  );
  if (run.inputs.seen === undefined) await warnOfUnstarted(run, config);
  const { sync, wait, 'wait-for': waitFor, promotion } = run.inputs;
  const environment = chosenEnvironment({ config, ci: run.ci, environment: run.inputs.environment }, true);
  const request = {
    event: run.ci.event,
    environment,
    whyNoEnvironment: whyNoEnvironment(config, run.ci),
    promotes: environment?.environment['promote-from'] !== undefined && promotion === 'require',
    rollout: { sync, wait, waitFor },
    order: config.services,
    ci: run.ci,
    allowDirty: run.inputs['allow-dirty'],
    emits: run.inputs.emit !== undefined,
    dryRun: run.inputs['dry-run'],
  };
  await using history = gitopsHistory(run);
  await using once = new OpenOnce(run, commitAtHand(run));
  return await deployFor(request, stepsOf(run, config, history, once), run.log, (soFar) =>
    run.report(withAddresses(run, outputsSoFar(soFar))),
  );
}

type DeployRun = Run<typeof inputs> & Pick<GitopsRun, 'appTokens'>;

function stepsOf(run: DeployRun, config: ConfigFile, history: GitopsHistory, once: OpenOnce): DeploySteps {
  const { inputs } = run;
  const keys = new EnvironmentKeys(run, config, async () => (await once.get()).facts);
  const commit = commitAtHand(run);
  const isPlanned = inputs.seen !== undefined;
  const isNamed = (inputs.service !== undefined || inputs.services.length > 0) && !isPlanned;
  const identity = runIdentity(run, commit, isNamed);
  const probes: Parameters<typeof checkImage>[2] = new Map();
  let plan: EnvironmentPlan | undefined;
  const rollout = {
    sync: inputs.sync,
    wait: inputs.wait,
    'wait-for': inputs['wait-for'],
    timeout: inputs['wait-timeout'],
    'degraded-grace': inputs['degraded-grace'],
    'on-failure': inputs['on-failure'],
    'on-older': inputs['on-older'],
  };
  const atLastTip: GitopsFiles = (path) => atTip((snapshot) => fileAtTip(snapshot, path));
  const deploymentOf = (
    scope: { readonly service: string; readonly environment: string },
    gitopsFiles: GitopsFiles = atLastTip,
  ) => serviceDeployment(run, config, scope, rollout, inputs, gitopsFiles);
  const atTip: DeploySteps['atTip'] = async (read) => {
    const { transport } = await once.get();
    const { tip, objectFormat } = await resolveBranch(transport, inputs['gitops-branch']);
    return read(await openSnapshot(transport, tip, objectFormat));
  };
  return {
    async plan(environment) {
      checkForge(run, deliverySettings(inputs, environment));
      const services = comparedServices(run, config, environment);
      if (inputs.promotion === 'require') refuseOtherPromotions(run, config, environment, services);
      plan = await compareEnvironment(run, config, await once.get(), {
        environment,
        services,
        deployment: (service, gitopsFiles) => deploymentOf({ service, environment }, gitopsFiles),
        identity,
        keys,
        // Where they cannot be asked Git goes on, and their own write says why.
        applications: (questions) => applicationsOf(run, questions, history, 'unknown'),
        contentOfImage: (image) => contentOfImage(run, image),
      });
      return plan;
    },
    promotions: (environment, services) =>
      promotionsInto(
        { environment, services, candidate: commit, keys, once, atTip, history, deployment: deploymentOf },
        run,
        config,
      ),
    // The tip that was compared with: the commit is made of the newest one anyway.
    async atTip(read) {
      if (plan?.seen === undefined) return atTip(read);
      return read(await openSnapshot((await once.get()).transport, plan.seen));
    },
    checkDelivery: (environment) => {
      const delivery = deliverySettings(inputs, environment);
      checkCommitMessage(run, placeholdersFor(run.ci, undefined, environment), delivery);
      return checkDelivery(run, delivery, async () => (await once.get()).transport.checkPush());
    },
    checkedOut: () => checkedOut({ ...run, cwd: run.ci.workspace }, run.ci),
    checkImage: (request) => checkImage(request, run, probes),
    checkArgocd: (applications) =>
      checkArgocd({ connection: argocdConnection(inputs), applications, dryRun: inputs['dry-run'] }, run, run.deadline),
    makeImage: (request) => makeImage(request, run),
    confirmImage: (request, image) => confirmImage(request, image, run),
    async commit(change, contents) {
      const open = await once.get();
      const seen = plan && (await seenState(run, change.environment, plan, open.transport));
      return commitChange(run, change, contents, { open, seen });
    },
    async deployApplication(planned, at) {
      const { place } = planned;
      const rollBackInGit = (failed: string) =>
        rollBackImage(run, place, deliverySettings(inputs, place.environment), failed);
      const isRequested = at === 'waiting';
      const commit = isRequested ? undefined : at.commit;
      const deployment = serverDeployment(run, planned, { commit, history, isRequested, rollBackInGit });
      using deadline = new Deadline(run.clock, inputs['wait-timeout'], 'wait-timeout');
      await run.deadline
        .pausedDuring(() => deployToServer(deployment, run, deadline))
        .catch((error: unknown) => {
          throw ofOneApplication(error);
        });
    },
    removeReviewEnvironment: (environment) =>
      removeReview({ ...run, ...inputsFor(cleanupReviewEnv, run, { environment }) }),
  };
}

/** What is said of one Application is not said of the deployment: its address becomes a part of the message. */
function ofOneApplication(error: unknown): unknown {
  if (!(error instanceof Failure) || error.outputs === undefined) return error;
  const { url, 'failed-resources': resources } = error.outputs;
  return error.with({
    message: typeof url === 'string' ? `${error.message}\nArgo CD: ${url}` : error.message,
    outputs: Array.isArray(resources) ? { 'failed-resources': resources } : {},
  });
}

function commitAtHand({ ci }: DeployRun): string {
  return needed(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
}

function commitChange(
  run: DeployRun,
  change: DeploymentChange,
  contents: ReadonlyMap<string, DeployedContent>,
  known: Pick<Parameters<typeof commitUpdates>[1], 'open' | 'seen'>,
) {
  const { environment, services, updates, applications, images, namespaces } = change;
  const review = reviewOf(run, environment, services);
  return commitUpdates(run, {
    ...known,
    contents: Promise.resolve(contents),
    checkImages: (applied) => checkWritten(applied, change.pushed),
    updates,
    named: run.inputs.seen === undefined && (run.inputs.service !== undefined || run.inputs.services.length > 0),
    values: placeholdersFor(run.ci, services.length === 1 ? services[0] : undefined, environment),
    review: review && { ...review, applications, images, namespaces },
    delivery: deliverySettings(run.inputs, environment),
  });
}

function outputsOf(deployment: Deployment): Readonly<Record<string, unknown>> {
  if ('cleanup' in deployment) {
    const { commit, removed, diff } = deployment.cleanup;
    return { services: [], result: deployment.result, commit, removed, diff };
  }
  const held = heldIn(deployment.plan?.services ?? []);
  if ('why' in deployment) {
    const { services, result, request } = deployment;
    return { services, result, held, 'request-url': request?.url };
  }
  return { result: deployment.result, ...outputsSoFar(deployment) };
}

function outputsSoFar(soFar: DeploymentSoFar): Readonly<Record<string, unknown>> {
  const { environment, plan, services, images, applications, commit } = soFar;
  const known = {
    environment,
    services,
    images: images && Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
    applications,
    held: plan && heldIn(plan.services),
    result: commit?.result,
    commit: commit?.commit,
    'request-url': commit?.request?.url,
    diff: commit?.diff,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function summaryOf(run: Run<typeof inputs>, deployment: Deployment): string {
  if ('cleanup' in deployment) return cleanupSummary(deployment.cleanup);
  const planned = pictureFor(run, deployment);
  if ('why' in deployment) return ['### deploy', `Nothing to do: ${sentence(deployment.why)}`, ...planned].join('\n\n');
  const { result, environment, commit } = deployment;
  const facts = commit === undefined ? '' : ` · ${commitFacts(run, commit)}`;
  const images = commit === undefined ? '' : imageRows(commit.images);
  return ['### deploy', `**${result}** in ${environment}${facts}`, ...planned, images]
    .filter((part) => part !== '')
    .join('\n\n');
}

function pictureFor(run: Run<typeof inputs>, deployment: Exclude<Deployment, { cleanup: unknown }>) {
  const { plan, environment } = deployment;
  if (plan === undefined || environment === undefined) return [];
  const images = new Map(
    ('images' in deployment ? deployment.images : []).map(({ service, repository, tag, digest }) => [
      service,
      `${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`,
    ]),
  );
  return pictureParts(
    pictureOf(plan.services, environment, run, (service) => images.get(service)),
    run,
  );
}
