import { AppTokens } from '../core/forge/app-tokens.ts';
import {
  environmentFor,
  environmentNamed,
  isReviewEnvironment,
  type NamedEnvironment,
  slugFor,
} from '../core/monorepo/environments.ts';
import { type CommandResult, defineCommand } from '../inputs/command.ts';
import type { ProjectConfig } from '../inputs/config.ts';
import { configuredArgocd, configuredDelivery, configuredGitops, present } from '../inputs/configured.ts';
import { needed } from '../inputs/resolve.ts';
import { cleanupReviewEnv } from './cleanup-review-env.ts';
import { applicationsOf, checkBefore, commitAll, upsertAll } from './deploy-commit.ts';
import { buildAll, listOf, textOf } from './deploy-images.ts';
import { type DeployRun, deployInputs } from './deploy-inputs.ts';
import { commitFacts, imageRows } from './gitops-commit.ts';
import { atTip, imageIn, missingServices, type PromotedImage } from './gitops-state.ts';
import { plan } from './plan.ts';
import { runStep, type Step } from './step.ts';

export const deploy = defineCommand({
  name: 'deploy',
  summary: 'The whole flow, from gitops.yaml, for the current event',
  inputs: deployInputs,
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
  configured: (scope) => ({
    ...configuredGitops(scope),
    ...configuredArgocd(scope),
    ...configuredDelivery(scope, environmentFor(scope.config, scope.ci)),
    ...present({
      author: scope.config.gitops?.author,
      message: environmentFor(scope.config, scope.ci)?.environment.message ?? scope.config.gitops?.message,
    }),
  }),

  async run(given) {
    await using appTokens = new AppTokens(given);
    const run: DeployRun = { ...given, appTokens };
    const config = needed(
      run.config,
      'config',
      'there is no gitops.yaml',
      'Run `monorepo-gitops init`, or give --config.',
    );
    const { event } = run.ci;
    const closing = event.kind === 'request-closed' || event.kind === 'branch-deleted';
    if (closing) return await closed(run, environmentFor(config, run.ci));
    if (event.kind === 'request' && event.fromFork) return nothing(run, 'Requests from forks are not deployed.');

    const planned = await run.log.group('Plan', () => runStep(plan, run, planStep(run.inputs)));
    const environment = textOf(planned.outputs.environment);
    if (environment === undefined) return nothing(run, 'No environment of gitops.yaml matches this event.');
    const { services, promotions } = await wantedServices(run, config, environment, listOf(planned.outputs.services));
    if (services.length === 0) return nothing(run, 'No service is affected.', environment);

    const applications = await applicationsOf(run, config, services, environment);
    await checkBefore(run, services, environment, applications);

    const images = await run.log.group('Images', () => buildAll(run, services, promotions, environment));
    const wanted = { services, environment, images, applications };
    const bumped = await run.log.group('GitOps repository', () => commitAll(run, config, wanted));
    // Also when an earlier run committed and was killed before it came here (law 11).
    const held = new Set(bumped.superseded.map(({ edit }) => edit.update.service));
    const current = applications.filter(({ service }) => service === undefined || !held.has(service));
    if (bumped.tip !== undefined) await upsertAll(run, current, environment, bumped.tip);

    return {
      outputs: {
        services,
        environment,
        slug: slugFor(run.ci),
        result: bumped.result,
        commit: bumped.commit,
        images: Object.fromEntries(images.map(({ service, reference }) => [service, reference])),
        applications: applications.map(({ application }) => application.metadata.name),
        'request-url': bumped.request?.url,
        diff: bumped.diff,
      },
      summary: [
        '### deploy',
        `**${bumped.result}** in ${environment} · ${commitFacts(run, bumped)}`,
        imageRows(bumped.images),
      ].join('\n\n'),
    };
  },
});

function planStep({ service, environment, services, all, base }: DeployRun['inputs']): Step<typeof plan.inputs> {
  return { service, environment, known: { services, all, base } };
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
): Promise<{ services: readonly string[]; promotions: ReadonlyMap<string, PromotedImage> }> {
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
