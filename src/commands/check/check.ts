/**
 * `commands/check` proves a set-up before its first deployment. Begin here; `result.ts` is what a check finds, `inputs.ts` the
 * environments as runs of their events see them, and each other file what one part of the world says.
 *
 * The command `check`: asks what a deployment would ask, of every environment, and writes nothing.
 */

import { programsWithin } from '../../core/build/run-builder.ts';
import { counted } from '../../core/counted.ts';
import { badInput } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import { branchesOfCheckout, branchesOfRemote, type KnownBranches } from '../../core/source/open-sources.ts';
import { type CommandResult, defineCommand } from '../../inputs/command.ts';
import { sourceQuestionOf } from '../comparison/source.ts';
import { titleOf } from '../places/scopes.ts';
import { argocdChecks } from './argocd.ts';
import { configurationChecks, environmentChecks, serviceChecks, workspaceChecks } from './configuration.ts';
import { placeChecks, plannedDeployments } from './deployments.ts';
import { explainedPlaces, explanationLines } from './explain.ts';
import { imageChecks } from './images.ts';
import { type CheckRun, checkInputs, clusterScopes, type EnvironmentScope, scopesOf } from './inputs.ts';
import { GitopsRepositories, repositoryChecks } from './repositories.ts';
import {
  type CheckGroup,
  type CheckResult,
  checked,
  countsOf,
  failedBy,
  failureOf,
  linesOf,
  ok,
  tableOf,
} from './result.ts';
import { reviewChecks } from './reviews.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'Prove a set-up before its first deployment: configuration, files, credentials, rights, builder',
  inputs: checkInputs,
  outputs: {
    checks: {
      empty: [],
      description:
        'JSON list of `{name, result, message, hint}`; the result is `ok`, `warning`, `failed` or `skipped`.',
    },
    explained: {
      empty: [],
      description:
        'With `explain` a JSON list of `{environment, service, cluster, command, values}`; a value is `{input, value, from, key, template, problem}`.',
    },
  },
  judgesConfig: true,

  async run(given) {
    // What has no answer by then is a finding, and the findings are published in the rest of the time.
    using deadline = given.deadline.early();
    using network = given.network.until(deadline);
    await using appTokens = new AppTokens(given);
    if (given.inputs.explain) return explained({ ...given, appTokens });
    const run = { ...given, deadline, network, programs: programsWithin(given.programs, deadline), appTokens };
    await using repositories = new GitopsRepositories();
    const results: CheckResult[] = [];
    for (const { title, checks } of await groupsOf(run, repositories)) {
      const found = await checks;
      if (found.length > 0) run.log.info([title, ...found.flatMap(linesOf)].join('\n'));
      results.push(...found);
      run.report({ checks: results });
    }
    return resultOf(results, given.ci.host === 'github');
  },
});

/** A file that cannot be read explains nothing: its mistakes end the run. */
async function explained(run: CheckRun): Promise<CommandResult> {
  const { config, configFailure, ci, log, env, clock, programs } = run;
  if (configFailure !== undefined) throw configFailure;
  if (config === undefined) {
    const hint = 'Run `monorepo-gitops init`, which writes one, or give its path: --config.';
    throw badInput('explain', 'needs a gitops.yaml, and there is none', hint);
  }
  const branches = await branchesOfCheckout({ cwd: ci.workspace, env, clock, programs });
  const places = await explainedPlaces(run, config, scopesOf(run, config, branches.names));
  const lines = explanationLines(places);
  log.info(lines.join('\n'));
  const summary = ci.host === 'github' ? ['### check', '```', ...lines, '```'].join('\n') : '';
  return { outputs: { checks: [], explained: places }, summary };
}

/** All begin at once, and are shown in this order. */
async function groupsOf(run: CheckRun, repositories: GitopsRepositories): Promise<readonly CheckGroup[]> {
  const { config } = run;
  const file: CheckGroup = { title: 'Configuration', checks: Promise.resolve(configurationChecks(run)) };
  if (config === undefined) return [file];
  const { branches, findings } = await knownBranches(run);
  const scopes = scopesOf(run, config, branches.names);
  const places = clusterScopes(run, config, scopes);
  const isAsked = ({ withheld }: EnvironmentScope) => withheld === undefined || !run.inputs.online;
  const asked = places.filter(isAsked);
  const environments = asked.map((scope) => ({ scope, planned: plannedDeployments(scope, config, repositories) }));
  const groups: readonly CheckGroup[] = [
    {
      title: 'Monorepo',
      checks: all([
        workspaceChecks(run, config),
        serviceChecks(run, config, places),
        environmentChecks(run, config, scopes, branches),
      ]),
    },
    {
      title: 'GitOps repository',
      checks: all([
        Promise.resolve(withheldFrom(places)),
        repositoryChecks(asked, repositories),
        reviewChecks(run, config, asked, repositories),
      ]),
    },
    {
      title: 'Files of the environments',
      checks: all(environments.map(({ scope, planned }) => placeChecks(scope, planned, repositories))),
    },
    { title: 'Images', checks: imageChecks(run, config, places) },
    { title: 'Argo CD', checks: argocdChecks(config, environments) },
  ];
  const whole = groups.map(({ title, checks }) => ({
    title,
    // Of a group that is not awaited yet Node would end the process.
    checks: checks.catch((error: unknown) => [failedBy(title, error)]),
  }));
  return [{ ...file, checks: Promise.resolve([...configurationChecks(run), ...findings]) }, ...whole];
}

/** Nothing is sent to a host that nobody gave a credential for, as in a deployment. */
function withheldFrom(places: readonly EnvironmentScope[]): readonly CheckResult[] {
  return places.flatMap((scope) =>
    scope.withheld === undefined || !scope.run.inputs.online
      ? []
      : [failedBy(`credentials of ${titleOf(scope)}`, scope.withheld)],
  );
}

async function all(checks: readonly Promise<readonly CheckResult[]>[]): Promise<readonly CheckResult[]> {
  return (await Promise.all(checks)).flat();
}

/** Of the remote with `online`; else, and where it does not answer, those that the checkout has seen. */
async function knownBranches(
  run: CheckRun,
): Promise<{ readonly branches: KnownBranches; readonly findings: readonly CheckResult[] }> {
  const { ci, env, clock, programs, deadline } = run;
  let branches: KnownBranches | undefined;
  const findings = run.inputs.online
    ? await checked('remote of the monorepo', deadline, async () => {
        branches = await branchesOfRemote(sourceQuestionOf(run));
        return ok('remote of the monorepo', `lists ${counted(branches.names.length, 'branch', 'branches')}`);
      })
    : [];
  return { branches: branches ?? (await branchesOfCheckout({ cwd: ci.workspace, env, clock, programs })), findings };
}

/** @param hasPage the host shows a summary; elsewhere the lines are in the log already */
function resultOf(results: readonly CheckResult[], hasPage: boolean): CommandResult {
  const counts = countsOf(results);
  const summary = hasPage ? ['### check', counts, tableOf(results)].join('\n\n') : counts;
  const failure = failureOf(results);
  return { outputs: { checks: results }, summary, ...(failure === undefined ? {} : { failure }) };
}
