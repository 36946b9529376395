/** The command `deploy`: the whole flow, from `gitops.yaml`, for the current event. */
import { type Deployment, type DeploymentSoFar, deploy as deployFor } from '../core/flow/deploy.ts';
import type { TargetCommit } from '../core/flow/deployment/commits.ts';
import { placeOf } from '../core/flow/service-deployment.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { fenced, sentence } from '../core/markdown.ts';
import { type NamedEnvironment, slugFor } from '../core/monorepo/environments.ts';
import { whyNoEnvironment, whyUnwanted } from '../core/monorepo/events/why-no-environment.ts';
import { defineCommand, type FailedRun, type Run } from '../inputs/command.ts';
import type { ConfigFile } from '../inputs/config/config.ts';
import { needed } from '../inputs/resolve.ts';
import { type Announcing, announcingOf } from './announcement/announcing.ts';
import { endPreview, previewOf } from './announcement/preview.ts';
import { announcementOf } from './announcement/view.ts';
import { cleanupPage } from './cleanup-review-env.ts';
import { heldIn } from './comparison/environment.ts';
import { leftEnvironments, withRequest } from './comparison/opt-in.ts';
import { ofCheckout, warnOfTaken, warnOfUnstarted } from './comparison/source.ts';
import { addressOf, environmentOf, isNowhere, withAddresses } from './deployment/addresses.ts';
import { baseUrls } from './deployment/base.ts';
import { configuredDeploy, type DeployRun, deployInputs as inputs } from './deployment/inputs.ts';
import { stepsOf } from './deployment/steps.ts';
import { gitopsUrl, nothingByEvent } from './gitops-remote.ts';
import { graphText, pictureOf } from './picture/picture.ts';
import { OpenTargets } from './places/open-targets.ts';
import { runAt } from './places/place-run.ts';
import { targetsIn } from './places/targets.ts';
import { cleanupSummary } from './summaries/cleanup.ts';
import { deploymentSummary } from './summaries/deployment.ts';
import { failedDeploymentSummary } from './summaries/failed-deployment.ts';
import { idleSummary, untakenSummary } from './summaries/nothing-to-deploy.ts';
import { DeploymentRecord } from './summaries/record.ts';

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
      description:
        'JSON object: service → where people open it, for the services that `result` is about; with clusters `service@cluster`.',
    },
    'base-urls': {
      empty: {},
      description:
        'JSON object: service → where people open it in the `base` of the review environment, for the services that this leaves out.',
    },
    result:
      '`committed`, `unchanged`, `superseded`, `requested`, `planned` (dry run), `emitted` (with `emit`), `removed` or `nothing`.',
    commit: 'The commit in the GitOps repository, of several the first; empty when none was made.',
    commits: {
      empty: [],
      description:
        'JSON list of `{repository, branch, clusters, result, commit, request-url}`: one for each GitOps repository and branch.',
    },
    images: {
      empty: {},
      description:
        'JSON object: service → `image@digest`; where its clusters have images of their own `service@cluster`.',
    },
    applications: { empty: [], description: 'JSON list of the names of the Applications.' },
    held: {
      empty: {},
      description:
        'JSON object: service → why, of what was taken back and is not deployed again before its content changes; with clusters `service@cluster`.',
    },
    removed: { empty: [], description: 'JSON list of what was removed, when a branch or request was closed.' },
    'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
    diff: 'Unified diff of the commit, or of all of them.',
    'failed-resources': {
      empty: [],
      description: 'JSON list of `{kind, namespace, name, status, message}`: what was not live in time, or failed.',
    },
  },
  everyService: true,

  async run(given) {
    const run = await withRequest(given);
    // Before anything is done: a placeholder without a value ends the run.
    const url = addressOf(run);
    run.report({ slug: slugFor(run.ci), url });
    const record = new DeploymentRecord(run.clock);
    run.onFailure((failed) => failureOf(run, record, failed));
    await using announcing = announcingOf(run);
    run.onFailure((failed) => withNotes(failureOf(run, record, failed), announcing.notes));
    const deployment = await announcing.until(deployEvent(run, record, announcing), () => previewOf(run, deployEvent));
    await endPreview(run);
    return {
      outputs: {
        slug: slugFor(run.ci),
        environment: deployment.environment,
        url: 'plan' in deployment && isNowhere(run, deployment.plan) ? undefined : url,
        ...withAddresses(run, outputsOf(run, deployment)),
      },
      summary: withNotes(summaryOf(run, deployment, record), announcing.notes),
    };
  },
});

function withNotes(summary: string, notes: readonly string[]): string {
  return [summary, ...notes.map((note) => `> ${sentence(note)}`)].join('\n\n');
}

function commitAtHand({ ci }: DeployRun): string {
  return needed(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
}

/** Does what the event of this run asks for. */
export async function deployEvent(
  given: Run<typeof inputs>,
  record: DeploymentRecord,
  announcing?: Pick<Announcing, 'report'>,
): Promise<Deployment> {
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
  warnOfTaken(run, config);
  const chosen = environmentOf(run);
  const isEnding =
    run.inputs.environment === undefined && (chosen === undefined || run.ci.event.kind === 'request-closed');
  const [first, ...others] = isEnding ? leftEnvironments(config, run.ci) : [];
  const shown = { record, announcing };
  let ended = await deployTo(first ?? chosen, run, config, shown);
  for (const each of others) {
    const next = await deployTo(each, run, config, shown);
    if (next.result === 'removed') ended = next;
  }
  return ended;
}

async function deployTo(
  environment: NamedEnvironment | undefined,
  run: DeployRun,
  config: ConfigFile,
  {
    record,
    announcing,
  }: { readonly record: DeploymentRecord; readonly announcing: Pick<Announcing, 'report'> | undefined },
): Promise<Deployment> {
  const { sync, wait, 'wait-for': waitFor, promotion, cluster } = run.inputs;
  const home = runAt(configuredDeploy, run, { environment: environment?.name, cluster });
  await using targets = new OpenTargets(configuredDeploy, home, environment, commitAtHand(run));
  const request = {
    targets: targets.names,
    event: run.ci.event,
    environment,
    whyNoEnvironment: whyNoEnvironment(config, run.ci),
    unwanted: environment && whyUnwanted(environment.name, run.ci),
    promotes: environment?.environment['promote-from'] !== undefined && promotion === 'require',
    rollout: { sync, wait, waitFor },
    order: config.services,
    ci: run.ci,
    allowDirty: run.inputs['allow-dirty'],
    emits: run.inputs.emit !== undefined,
    dryRun: run.inputs['dry-run'],
  };
  const steps = record.observed(
    stepsOf(home, config, commitAtHand(run), targets, (place, url) => record.deployed(place, url)),
  );
  return await deployFor(request, steps, record.timed(run.log), (soFar) => {
    record.report(soFar);
    run.report(withAddresses(run, outputsSoFar(run, soFar)));
    announcing?.report(soFar);
  });
}

function outputsOf(run: Run<typeof inputs>, deployment: Deployment): Readonly<Record<string, unknown>> {
  if ('cleanup' in deployment) {
    const { commit, removed, diff } = deployment.cleanup;
    return { services: [], result: deployment.result, commit, removed, diff };
  }
  const held = heldIn(deployment.plan?.services ?? []);
  if ('why' in deployment) {
    const { services, result, request } = deployment;
    return { services, result, held, 'base-urls': baseUrls(run, deployment.plan), 'request-url': request?.url };
  }
  return { result: deployment.result, ...outputsSoFar(run, deployment) };
}

function outputsSoFar(run: Run<typeof inputs>, soFar: DeploymentSoFar): Readonly<Record<string, unknown>> {
  const { environment, plan, services, images, applications, commit, commits } = soFar;
  const known = {
    environment,
    services,
    images: images && Object.fromEntries(images.map((each) => [placeOf(each), each.reference])),
    applications,
    held: plan && heldIn(plan.services),
    'base-urls': plan && baseUrls(run, plan),
    result: commit?.result,
    commit: commit?.commit,
    commits: commits && commitsOf(run, commits),
    'request-url': commit?.request?.url,
    diff: commits && diffOf(run, commits),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** What each GitOps repository got. */
function commitsOf(run: Run<typeof inputs>, commits: readonly TargetCommit[]) {
  return commits.flatMap(({ target: name, commit }) => {
    if (commit === undefined) return [];
    const { clusters, run: own } = targetOf(run, name);
    return {
      repository: gitopsUrl(own),
      branch: commit.branch,
      clusters: clusters.filter((each) => each !== undefined),
      result: commit.result,
      commit: commit.commit ?? null,
      'request-url': commit.request?.url ?? null,
    };
  });
}

function diffOf(run: Run<typeof inputs>, commits: readonly TargetCommit[]): string | undefined {
  const made = commits.filter(({ commit }) => commit !== undefined);
  if (made.length < 2) return made[0]?.commit?.diff;
  const diffs = made.flatMap(({ target, commit }) => {
    const diff = commit?.diff ?? '';
    return diff === '' ? [] : [`# ${gitopsUrl(targetOf(run, target).run)} (${target})\n${diff}`];
  });
  return diffs.join('\n');
}

function targetOf(run: Run<typeof inputs>, name: string | undefined) {
  const targets = targetsIn(configuredDeploy, run, environmentOf(run));
  const found = targets.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no target ${name}`);
  return found;
}

function summaryOf(run: Run<typeof inputs>, deployment: Deployment, record: DeploymentRecord): string {
  if ('cleanup' in deployment) {
    return cleanupSummary({ ...cleanupPage(run, deployment.cleanup), isDry: run.inputs['dry-run'] });
  }
  if ('why' in deployment && deployment.environment === undefined) {
    return untakenSummary(deployment.why, run.config, run.ci);
  }
  const announcement = announcementOf(run, { phase: 'done', ...record.soFar, ...deployment });
  const commits = 'commits' in deployment ? deployment.commits : [];
  const redact = (text: string) => run.secrets.redact(text);
  const shown = { announcement, record, commits, graph: graphOf(run, deployment), notes: [], redact };
  return 'why' in deployment ? idleSummary({ ...shown, request: deployment.request }) : deploymentSummary(shown);
}

function graphOf(run: Run<typeof inputs>, { plan, environment }: Exclude<Deployment, { cleanup: unknown }>) {
  if (plan === undefined || environment === undefined || run.ci.host !== 'github') return undefined;
  const text = graphText(
    pictureOf(plan.services, environment, run, () => undefined),
    run,
  );
  return text === undefined ? undefined : fenced(text, 'mermaid');
}

function failureOf(run: Run<typeof inputs>, record: DeploymentRecord, failed: FailedRun): string {
  const environment = record.soFar.environment ?? environmentOf(run)?.name;
  const announcement = announcementOf(run, { phase: 'failed', ...record.soFar, environment, failure: failed.failure });
  const hasServer = run.inputs['argocd-server'] !== undefined;
  return failedDeploymentSummary(
    { announcement, record, hasServer, redact: (text) => run.secrets.redact(text) },
    failed,
  );
}
