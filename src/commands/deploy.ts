import type { ProjectConfig } from '../core/monorepo/config.ts';
import {
  environmentFor,
  environmentNamed,
  isReviewEnvironment,
  type NamedEnvironment,
  slugFor,
} from '../core/monorepo/environments.ts';
import { applicationStep, argocdUpsertApp } from './argocd-upsert-app.ts';
import { buildImage } from './build-image.ts';
import { bumpImageTag, reviewOf, updatesOf } from './bump-image-tag.ts';
import { cleanupReviewEnv } from './cleanup-review-env.ts';
import { type CommandResult, defineCommand, type InputDeclarations, type Run } from './command.ts';
import { configuredArgocd, configuredGitops, placeholdersFor, present } from './configured.ts';
import { commitInputs, commitUpdates, imageRows } from './gitops-commit.ts';
import { atTip, imageIn, missingServices } from './gitops-state.ts';
import { plan } from './plan.ts';
import { needed } from './resolve.ts';
import { argocdInputs, commonInputs, forgeInputs, gitopsInputs, registryInputs } from './shared.ts';
import { runStep, type Step, stepRun } from './step.ts';

const inputs = {
  ...commonInputs,
  services: { type: 'list', description: 'Services to look at. Default: all of them.' },
  all: { type: 'boolean', default: 'false', description: 'Deploy every service, whatever changed.' },
  base: { type: 'string', description: 'Commit or ref to compare with. Default: by the event.' },
  sync: { type: 'boolean', default: 'false', description: 'Sync the Applications (with `argocd-server`).' },
  wait: {
    type: 'boolean',
    default: 'false',
    description: 'Wait until this commit is live and healthy (with `argocd-server`).',
  },
  'wait-timeout': { type: 'duration', default: '10m', description: 'Deadline of `sync` and `wait`.' },
  ...gitopsInputs,
  ...commitInputs,
  ...argocdInputs,
  ...registryInputs,
  ...forgeInputs,
} as const satisfies InputDeclarations;

type DeployRun = Run<typeof inputs>;

export const deploy = defineCommand({
  name: 'deploy',
  summary: 'The whole flow, from gitops.yaml, for the current event',
  inputs,
  outputs: {
    services: 'JSON list of the services that were deployed.',
    environment: 'Environment of the event; empty when none matches.',
    slug: 'Name of the review environment of this branch or request.',
    result: '`committed`, `unchanged`, `superseded`, `planned` (dry run), `removed` or `nothing`.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    images: 'JSON object: service → `image@digest`.',
    applications: 'JSON list of the names of the Applications.',
    removed: 'JSON list of what was removed, when a branch or request was closed.',
    diff: 'Unified diff of the commit.',
  },
  configured: (scope) => ({
    ...configuredGitops(scope),
    ...configuredArgocd(scope),
    ...present({
      author: scope.config.gitops?.author,
      message: environmentFor(scope.config, scope.ci)?.environment.message ?? scope.config.gitops?.message,
    }),
  }),

  async run(run) {
    const config = needed(
      run.config,
      'config',
      'there is no gitops.yaml',
      'Run `monorepo-gitops init`, or give --config.',
    );
    const { event } = run.ci;
    const closing = event.kind === 'request-closed' || event.kind === 'branch-deleted';
    if (closing) return closed(run, environmentFor(config, run.ci));
    if (event.kind === 'request' && event.fromFork) return nothing(run, 'Requests from forks are not deployed.');

    const planned = await run.log.group('Plan', () => runStep(plan, run, planStep(run)));
    const environment = textOf(planned.outputs.environment);
    if (environment === undefined) return nothing(run, 'No environment of gitops.yaml matches this event.');
    const { services, promotions } = await wantedServices(run, config, environment, listOf(planned.outputs.services));
    if (services.length === 0) return nothing(run, 'No service is affected.', environment);

    const images = await run.log.group('Images', () => buildAll(run, services, promotions, environment));
    const applications = await applicationsOf(run, config, services, environment);
    const wanted = { services, environment, images, applications };
    const bumped = await run.log.group('GitOps repository', () => commitAll(run, wanted));
    if (bumped.commit !== undefined) await upsertAll(run, applications, environment, bumped.commit);

    return {
      outputs: {
        services,
        environment,
        slug: slugFor(run.ci),
        result: bumped.result,
        commit: bumped.commit,
        images: Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
        applications: applications.map(({ name }) => name),
        diff: bumped.diff,
      },
      summary: ['### deploy', `**${bumped.result}** in ${environment}`, imageRows(bumped.images)].join('\n\n'),
    };
  },
});

function planStep({ inputs }: DeployRun): Step {
  return {
    ...(inputs.service === undefined ? {} : { service: inputs.service }),
    ...(inputs.environment === undefined ? {} : { environment: inputs.environment }),
    given: {
      services: inputs.services,
      all: String(inputs.all),
      ...(inputs.base === undefined ? {} : { base: inputs.base }),
    },
  };
}

/**
 * The affected services, and those that a lasting environment does not run yet; where the environment promotes from
 * another one, each with the image that it gets.
 */
async function wantedServices(
  run: DeployRun,
  config: ProjectConfig,
  environment: string,
  affected: readonly string[],
): Promise<{ services: readonly string[]; promotions: ReadonlyMap<string, string> }> {
  const { ci, inputs } = run;
  const settings = environmentNamed(config, environment);
  const source = settings['promote-from'];
  const asked = inputs.services.length > 0 || inputs.service !== undefined;
  const others =
    asked || isReviewEnvironment(settings)
      ? []
      : [...config.services.keys()].filter((name) => !affected.includes(name));
  if (others.length === 0 && source === undefined) return { services: affected, promotions: new Map() };
  return atTip(run, async (snapshot) => {
    const state = { snapshot, config, ci };
    const missing = await missingServices(state, others, environment);
    for (const service of missing) run.log.info(`${service}: not in ${environment} yet`);
    const services = [...config.services.keys()].filter((name) => affected.includes(name) || missing.includes(name));
    if (source === undefined) return { services, promotions: new Map() };
    const images = await Promise.all(services.map(async (name) => [name, await imageIn(state, name, source)] as const));
    return { services, promotions: new Map(images) };
  });
}

/** Builds at a time: a builder uses all cores by itself, and the append engine waits for the registry. */
const parallelBuilds = 4;

interface BuiltImage {
  readonly service: string;
  /** `image@digest`; in a dry run, which builds nothing, `image:tag`. */
  readonly reference: string;
  /** `image:tag` for each of its tags. */
  readonly tagged: readonly string[];
}

/** The services' images, several at a time; the first failure is reported when all that were begun have ended. */
async function buildAll(
  run: DeployRun,
  services: readonly string[],
  promotions: ReadonlyMap<string, string>,
  environment: string,
): Promise<readonly BuiltImage[]> {
  const images: BuiltImage[] = [];
  const waiting = [...services];
  const worker = async () => {
    for (let service = waiting.shift(); service !== undefined; service = waiting.shift()) {
      const promoted = promotions.get(service);
      const given = promoted === undefined ? {} : { 'promote-from': promoted };
      const { outputs } = await runStep(buildImage, run, { service, environment, given });
      const tagged = listOf(outputs.tags).map((tag) => `${textOf(outputs.image)}:${tag}`);
      images.push({ service, reference: textOf(outputs.reference) ?? tagged[0] ?? '', tagged });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: parallelBuilds }, worker));
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return images.sort((a, b) => services.indexOf(a.service) - services.indexOf(b.service));
}

type Application = Awaited<ReturnType<typeof applicationStep>>;

/** None where `gitops.yaml` describes no Application: an ApplicationSet makes them out of directories, for example. */
async function applicationsOf(
  run: DeployRun,
  config: ProjectConfig,
  services: readonly string[],
  environment: string,
): Promise<readonly Application[]> {
  if (environmentNamed(config, environment).app === undefined) return [];
  return Promise.all(
    services.map((service) => applicationStep(stepRun(argocdUpsertApp, run, { service, environment }))),
  );
}

interface Wanted {
  readonly services: readonly string[];
  readonly environment: string;
  readonly images: readonly BuiltImage[];
  readonly applications: readonly Application[];
}

/** One commit for all services, with their manifests where Argo CD reads Applications from Git. */
function commitAll(run: DeployRun, { services, environment, images, applications }: Wanted) {
  const updates = services.flatMap((service) => updatesOf(stepRun(bumpImageTag, run, { service, environment })));
  const manifests = applications.flatMap(({ update }) => (update === undefined ? [] : [update]));
  const review = reviewOf({ ...run, inputs: { environment } }, services);
  const owned = review && {
    ...review,
    applications: applications.map((application) => application.owned),
    // Tags by commit may be deployed elsewhere too; only those that carry the environment's name go with it.
    images: images.flatMap(({ tagged }) => tagged.filter((reference) => reference.includes(review.name))),
  };
  return commitUpdates(run, {
    updates: [...updates, ...manifests],
    values: placeholdersFor(run.ci, services.length === 1 ? services[0] : undefined, environment),
    review: owned,
  });
}

/** The Applications on the server, of this very commit; those in Git went with the commit. */
async function upsertAll(
  run: DeployRun,
  applications: readonly Application[],
  environment: string,
  commit: string,
): Promise<void> {
  const onServer = applications.filter(({ update }) => update === undefined);
  for (const { service } of onServer) {
    const given = {
      revision: commit,
      sync: String(run.inputs.sync),
      wait: String(run.inputs.wait),
      timeout: `${run.inputs['wait-timeout']}ms`,
    };
    await run.log.group(`Argo CD: ${service}`, () =>
      runStep(argocdUpsertApp, run, { ...(service === undefined ? {} : { service }), environment, given }),
    );
  }
}

/** The branch or request is gone: so is its review environment. */
async function closed(run: DeployRun, found: NamedEnvironment | undefined): Promise<CommandResult> {
  if (found === undefined || !isReviewEnvironment(found.environment)) {
    return nothing(run, 'What was closed has no review environment.');
  }
  const cleaned = await runStep(cleanupReviewEnv, run, { environment: found.name });
  const removed = listOf(cleaned.outputs.removed);
  return {
    outputs: {
      services: [],
      environment: found.name,
      slug: slugFor(run.ci),
      result: removed.length > 0 ? 'removed' : 'nothing',
      commit: cleaned.outputs.commit,
      removed: cleaned.outputs.removed,
      diff: cleaned.outputs.diff,
    },
    summary: cleaned.summary,
  };
}

function nothing(run: DeployRun, why: string, environment?: string): CommandResult {
  run.log.info(`Nothing to do: ${why}`);
  return {
    outputs: { services: [], environment, slug: slugFor(run.ci), result: 'nothing' },
    summary: `### deploy\n\nNothing to do: ${why}`,
  };
}

function textOf(output: unknown): string | undefined {
  return typeof output === 'string' && output !== '' ? output : undefined;
}

function listOf(output: unknown): readonly string[] {
  return Array.isArray(output) ? output : [];
}
