/** The command `plan`: which services an environment lacks, why, and in which environment they are deployed. */

import { relative, resolve, sep } from 'node:path';
import { subjectOf } from '../core/bump/update.ts';
import { counted } from '../core/counted.ts';
import { Failure } from '../core/failure.ts';
import type { PlannedService, ServiceDecision } from '../core/flow/plan/request.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { md } from '../core/markdown.ts';
import { type AffectedReason, describeReason } from '../core/monorepo/affected.ts';
import {
  chosenEnvironment,
  environmentAddress,
  type NamedEnvironment,
  slugFor,
} from '../core/monorepo/environments.ts';
import { whyNoEnvironment } from '../core/monorepo/events/why-no-environment.ts';
import { matrixRows, type ServiceJob, serviceJobs } from '../core/monorepo/jobs.ts';
import { environmentAt } from '../core/monorepo/place.ts';
import { type DeploymentPlan, type PlanRequest, planDeployment } from '../core/monorepo/plan.ts';
import { jobImage, npmPackage, version } from '../core/published.ts';
import { type CommandInputs, defineCommand, type Run } from '../inputs/command.ts';
import type { ConfigFile } from '../inputs/config/config.ts';
import type { InputDeclarations, InputValues } from '../inputs/declaration.ts';
import { buildsInputs } from '../inputs/declarations/build.ts';
import { commitInputs, deliveryInputs } from '../inputs/declarations/gitops.ts';
import { argocdInputs, changeInputs, promotionInput, registryInputs, runInputs } from '../inputs/declarations/run.ts';
import { needed } from '../inputs/resolve.ts';
import { writeChildPipeline } from './child-pipeline.ts';
import { applicationsOf, comparedServices, compareEnvironment, heldIn } from './comparison/environment.ts';
import { contentOfImage } from './comparison/image-content.ts';
import { EnvironmentKeys } from './comparison/keys.ts';
import { withRequest } from './comparison/opt-in.ts';
import { serviceDeployment } from './comparison/service-deployment.ts';
import { ofCheckout, runIdentity, warnOfTaken, warnOfUnstarted } from './comparison/source.ts';
import { checkForge, type GitopsRun, gitopsConnectionInputs, nothingByEvent } from './gitops-remote.ts';
import {
  graphText,
  type ImageOf,
  type Picture,
  pictureOf,
  pictureOfChange,
  pictureParts,
  promotedFrom,
} from './picture/picture.ts';
import { reasonsWithin } from './picture/reasons.ts';
import { askServers } from './places/by-server.ts';
import { OpenTargets } from './places/open-targets.ts';
import { runAt } from './places/place-run.ts';
import { seenText } from './places/seen.ts';
import { clustersIn } from './places/targets.ts';
import { untakenSummary } from './summaries/nothing-to-deploy.ts';
import { listed, page, verdict } from './summaries/parts.ts';

const planInputs = {
  ...runInputs,
  ...changeInputs,
  ...gitopsConnectionInputs,
  ...argocdInputs,
  ...registryInputs,
  deliver: deliveryInputs.deliver,
  'request-key': deliveryInputs['request-key'],
  'request-branch': deliveryInputs['request-branch'],
  'on-older': commitInputs['on-older'],
  engine: {
    ...buildsInputs.engine,
    description:
      'What builds the images of Dockerfiles, instead of `engine` in `gitops.yaml`. `kaniko`: the child pipeline has three jobs a service, which write its script, build in `child-build-image` and deploy.',
  },
  promotion: promotionInput,
  'child-pipeline': {
    type: 'string',
    description: 'File to write a GitLab child pipeline to, with one `deploy` job per affected service.',
  },
  'child-build-image': {
    type: 'string',
    description: 'Engine `kaniko`: container image of the jobs that build. Default: a maintained image of kaniko.',
  },
  'child-template': {
    type: 'string',
    description:
      'What a job of the child pipeline is made of: address of the `deploy` component, `https` address of its template, or path in this repository. Default: a job that runs `deploy` by `child-program`.',
  },
  'child-image': {
    type: 'string',
    default: `${jobImage}:${version}`,
    description:
      "Container image of those jobs. Another than the project's own needs Node 20.19 or newer, git, and `child-program`. Not used with `child-template`.",
  },
  'child-program': {
    type: 'string',
    default: 'monorepo-gitops',
    description: `How those jobs call the program; in another image that has npm: \`npx --yes ${npmPackage}@${version}\`. Not used with \`child-template\`.`,
  },
} as const satisfies InputDeclarations;

/** What `gitops.yaml` fills of `plan`, for any place. */
const planCommand = { inputs: planInputs, everyService: true } as const satisfies CommandInputs;

export const plan = defineCommand({
  name: 'plan',
  summary: 'Tell which services a change affects, and in which environment they are deployed',
  inputs: planInputs,
  everyService: true,
  outputs: {
    services: { empty: [], description: 'JSON list of the affected services.' },
    environment: 'Environment that the event deploys to; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    matrix: {
      empty: { include: [] },
      description:
        'GitHub job matrix: `{"include": [{service, environment, slug, path, image, tag, services}]}`. Of more than 256 services a row has several: `services` has the names, one a line.',
    },
    any: '`true` when a service is affected. GitHub fails a job with an empty matrix: use it in its `if`.',
    reason: {
      empty: {},
      description: 'JSON object: the reasons by service; an empty list for one that is not affected.',
    },
    held: {
      empty: {},
      description:
        'JSON object: service → why, of what was taken back and is not deployed again before its content changes.',
    },
    seen: 'What the GitOps repository was when it was compared with: the input `seen` of the jobs that deploy.',
    url: 'Where people open the environment: its `url` in `gitops.yaml`, for the first of the services.',
    graph:
      'What changed, the services that it reaches, and where they go, as Mermaid text; empty when nothing is to be done.',
    'child-pipeline': 'The file that was written.',
  },

  async run(given) {
    await using appTokens = new AppTokens(given);
    const run = await ofCheckout(await withRequest({ ...given, appTokens }), 'ignored');
    const { ci } = run;
    if (run.config !== undefined) {
      warnOfTaken(run, run.config);
      await warnOfUnstarted(run, run.config);
    }
    const plan = (await planByEnvironment(run)) ?? (await planByEvent(run));
    const jobs = serviceJobs(plan, run);
    const childFile = await writeChildPipeline({ ...plan, jobs, seen: seenByJobs(plan, run) }, run);
    const picture = plan.picture(imagesOf(jobs, plan.environment, run));
    return {
      outputs: {
        services: plan.affected,
        environment: plan.environment?.name,
        slug: slugFor(ci),
        matrix: { include: matrixRows(jobs, ci.host) },
        any: plan.affected.length > 0,
        reason: reasonsWithin(plan.reasons, ci.host),
        held: plan.held,
        seen: plan.seen,
        url: addressOf(plan.environment, run),
        graph: graphText(picture, run),
        'child-pipeline': childFile,
      },
      summary: summaryOf(plan, run, pictureParts(picture, run)),
    };
  },
});

type PlanRun = Run<typeof planInputs> & Pick<GitopsRun, 'appTokens'>;

/** What `plan` says, whatever it was compared with. */
interface Planned extends Omit<DeploymentPlan, 'reasons'> {
  /** By service, empty for one that is not affected. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  readonly held: Readonly<Record<string, string>>;
  readonly seen: string | undefined;
  /** The services that get a new image. */
  readonly built: ReadonlySet<string>;
  readonly picture: (imageOf: ImageOf) => Picture;
}

/** What each job deploys. */
function imagesOf(jobs: readonly ServiceJob[], environment: NamedEnvironment | undefined, run: PlanRun): ImageOf {
  const from = promotedFrom(environment, run);
  if (from !== undefined) return () => `the one that ${from} runs`;
  const images = new Map(jobs.map(({ service, image, tag }) => [service, image && tag ? `${image}:${tag}` : image]));
  return (service) => images.get(service);
}

/** By what changed since the event's base. */
async function planByEvent(run: PlanRun): Promise<Planned> {
  const plan = await planDeployment(planRequest(run), run);
  const why = [...plan.reasons].map(([name, reasons]) => [name, sentences(name, reasons)] as const);
  if (plan.environment === undefined) run.log.info(whyNone(run));
  return {
    ...plan,
    reasons: Object.fromEntries(why),
    held: {},
    seen: undefined,
    built: new Set(plan.affected),
    picture: (imageOf) => pictureOfChange(plan, run, imageOf),
  };
}

/** Undefined where nothing can be compared with: no environment, or no GitOps repository that can be read. */
async function planByEnvironment(run: PlanRun): Promise<Planned | undefined> {
  const { config, ci, inputs, log } = run;
  const environment = config && chosenEnvironment({ config, ci, environment: inputs.environment }, true);
  if (config === undefined || environment === undefined || ci.commit === undefined) return undefined;
  const home = runAt(planCommand, run, { environment: environment.name, cluster: inputs.cluster });
  if (!clustersIn(run, environment).every((cluster) => isComparable(home, environment, cluster))) return undefined;
  const nothingBecause = nothingByEvent(run);
  if (nothingBecause !== undefined) {
    // What it changes is told all the same: jobs that only test ask for that.
    log.info(nothingBecause);
    return undefined;
  }
  try {
    return await compare(home, config, environment);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'failed') throw error;
    log.warn(`The GitOps repository cannot be compared with, so the event's base is: ${error.message}`);
    return undefined;
  }
}

/** Whether a GitOps repository and a file in it are named. */
function isComparable(home: PlanRun, environment: NamedEnvironment, cluster: string | undefined): boolean {
  const { config, inputs } = home;
  if (config === undefined) return false;
  const { file } = environmentAt(config, environment.environment, { environment: environment.name, cluster });
  const own = cluster === inputs.cluster ? home : runAt(planCommand, home, { environment: environment.name, cluster });
  return own.inputs['gitops-repository'] !== undefined && file !== undefined;
}

async function compare(run: PlanRun, config: ConfigFile, environment: NamedEnvironment): Promise<Planned> {
  const { ci, log, inputs } = run;
  const commit = needed(ci.commit, 'config', 'the source commit is not known', 'Run in a checkout of the monorepo.');
  const { name } = environment;
  await using targets = new OpenTargets(planCommand, run, environment, commit);
  const isNamed = inputs.service !== undefined || inputs.services.length > 0;
  const keys = new EnvironmentKeys(run, config, () => targets.facts());
  const services: PlannedService[] = [];
  for (const target of targets.all) {
    const { run: own, clusters, once, history } = target;
    checkForge(own, { deliver: own.inputs.deliver, commitVia: 'git' });
    target.plan = await compareEnvironment(own, config, await once.get(), {
      environment: name,
      services: comparedServices(run, config, name),
      clusters,
      deployment: ({ service, cluster }, gitopsFiles) =>
        serviceDeployment(
          targets.run(cluster),
          config,
          { service, environment: name, cluster },
          undefined,
          undefined,
          gitopsFiles,
        ),
      identity: runIdentity(run, commit, isNamed),
      keys,
      // The job that plans may have no access to Argo CD; those that deploy compare again.
      applications: (questions) =>
        askServers(
          questions,
          ({ application }) => targets.run(application.place.cluster),
          (asked, those) => applicationsOf(asked, those, history, 'none'),
        ),
      contentOfImage: (image) => contentOfImage(own, image, name),
    });
    services.push(...target.plan.services);
  }
  for (const each of services) log.info(`${subjectOf(each)}: ${each.reason}`);
  const affected = services.filter(({ decision }) => decision.do === 'write' || decision.do === 'follow-up');
  const reasonsOf = (service: string) =>
    affected.flatMap((each) => (each.service === service ? [withCluster(each)] : []));
  return {
    services: config.services,
    environment,
    affected: [...new Set(affected.map(({ service }) => service))],
    held: heldIn(services),
    picture: (imageOf) => pictureOf(services, name, run, imageOf),
    reasons: Object.fromEntries(services.map(({ service }) => [service, reasonsOf(service)])),
    seen: seenText(targets.all.map(({ clusters, plan }) => ({ clusters, seen: plan?.seen }))),
    built: new Set(affected.flatMap(({ service, decision }) => (isNewImage(decision) ? [service] : []))),
  };
}

function withCluster({ cluster, reason }: PlannedService): string {
  return cluster === undefined ? reason : `${cluster}: ${reason}`;
}

function isNewImage(decision: ServiceDecision): boolean {
  return decision.do === 'write' && decision.what === 'image';
}

/** Who names services wants them although they are equal or held, and `seen` would say that nobody did. */
function seenByJobs({ seen }: Planned, { inputs }: PlanRun): string | undefined {
  return inputs.service !== undefined || inputs.services.length > 0 ? undefined : seen;
}

function addressOf(environment: NamedEnvironment | undefined, { config, ci }: PlanRun): string | undefined {
  return config && environmentAddress(config, environment, ci);
}

export function planRequest({
  inputs,
  config,
  ci,
  cwd,
}: Pick<Run, 'config' | 'ci' | 'cwd'> & {
  readonly inputs: InputValues<typeof runInputs & typeof changeInputs>;
}): PlanRequest {
  const configFile = inputs.config && relative(ci.workspace, resolve(cwd, inputs.config)).replaceAll(sep, '/');
  return {
    config,
    configFile,
    ci,
    services: inputs.service === undefined ? inputs.services : [inputs.service],
    environment: inputs.environment,
    all: inputs.all,
    base: inputs.base,
  };
}

function sentences(service: string, reasons: readonly AffectedReason[]): readonly string[] {
  return reasons.map((reason) => describeReason(service, reason));
}

function summaryOf(plan: Planned, { config, ci }: PlanRun, picture: readonly string[]): string {
  const { environment, affected, services } = plan;
  if (environment === undefined && config !== undefined) {
    return page(untakenSummary(whyNoEnvironment(config, ci), config, ci), ...picture);
  }
  const where = environment === undefined ? '' : md` to **${environment.name}**`;
  const count = `${affected.length} of ${counted(services.size, 'service')}`;
  const head =
    affected.length === 0
      ? verdict('nothing', md`Nothing to deploy${where}`)
      : verdict(
          'would',
          md`Would deploy ${count}${where}: ${listed(affected.slice(0, 5).map((each) => md`**${each}**`))}${affected.length > 5 ? ` and ${affected.length - 5} more` : ''}`,
        );
  return page(head, config === undefined ? 'There is no gitops.yaml, so no environment is known.' : '', ...picture);
}

function whyNone({ config, ci }: PlanRun): string {
  return config === undefined ? 'No environment: there is no gitops.yaml.' : whyNoEnvironment(config, ci);
}
