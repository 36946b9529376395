/** What the monorepo itself says: `gitops.yaml`, its workspace, the builds of the services, the events of the environments. */

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBuildInputs } from '../../core/build/check-image.ts';
import { counted } from '../../core/counted.ts';
import { isGlob } from '../../core/glob.ts';
import {
  environmentFor,
  environmentNamed,
  isReviewEnvironment,
  reviewEnvironmentFor,
} from '../../core/monorepo/environments.ts';
import { takenBefore, takenRemedy, takenSentence } from '../../core/monorepo/events/taken-before.ts';
import { unstartedPushes } from '../../core/monorepo/events/workflow-triggers.ts';
import type { EnvironmentConfig } from '../../core/monorepo/project.ts';
import { packageAround, readWorkspace } from '../../core/monorepo/workspace.ts';
import type { KnownBranches } from '../../core/source/open-sources.ts';
import { suggestionFor } from '../../core/suggestion.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { refuseOtherPromotions } from '../comparison/promotions.ts';
import { serviceBuild } from '../comparison/service-deployment.ts';
import { titleOf } from '../places/scopes.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';
import { type CheckResult, checked, failed, failedBy, ok, skipped, warning } from './result.ts';
import { sharedPlaces } from './shared-places.ts';

/** @returns a finding for each problem of the file, with its line and column */
export function configurationChecks({ config, configFailure, inputs }: CheckRun): readonly CheckResult[] {
  const name = 'configuration';
  const file = inputs.config ?? 'gitops.yaml';
  if (config !== undefined) {
    const [services, environments] = [config.services, config.environments].map((each) => [...each.keys()].join(', '));
    return [ok(name, `${file}: services ${services || 'none'}; environments ${environments || 'none'}`)];
  }
  if (configFailure === undefined) {
    const hint = 'Run `monorepo-gitops init`, which writes one, or give its path: --config.';
    return [failed(name, `there is no ${file} here`, hint)];
  }
  const problems = configFailure.problems ?? [configFailure.message];
  return problems.map((problem) => failed(name, problem, configFailure.hint));
}

export async function workspaceChecks(run: CheckRun, config: ConfigFile): Promise<readonly CheckResult[]> {
  const { workspace } = run.ci;
  return checked('workspace', run.deadline, async () => {
    const graph = await readWorkspace(workspace);
    if (graph.packages.size === 0) {
      return ok('workspace', 'no workspaces: what a service depends on is its directory, `watch` and `depends-on`');
    }
    const inside = [...config.services].flatMap(([service, { path }]) => {
      const found = packageAround(graph, path);
      return found === undefined || found.path === '.' ? [] : [service];
    });
    const those = inside.length === 0 ? 'no service is one of them' : `services among them: ${inside.join(', ')}`;
    return ok('workspace', `${counted(graph.packages.size, 'package')}; ${those}`);
  });
}

/** Each service: its directory, and what it is built from, in every environment that is looked at. */
export async function serviceChecks(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): Promise<readonly CheckResult[]> {
  const names = new Set(scopes.flatMap(({ services }) => services));
  const all = [...names].map((service) =>
    checked(`service ${service}`, run.deadline, () => oneService(service, run, config, scopes)),
  );
  return (await Promise.all(all)).flat();
}

async function oneService(
  service: string,
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): Promise<readonly CheckResult[]> {
  const name = `service ${service}`;
  const path = config.services.get(service)?.path ?? '.';
  const found = await stat(join(run.ci.workspace, path)).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    const problem = found === undefined ? 'is not there' : 'is no directory';
    return [failed(name, `its path ${path} ${problem}`, `Correct \`services.${service}.path\` in gitops.yaml.`)];
  }
  const findings = new Map<string, { readonly finding: CheckResult; readonly environments: string[] }>();
  for (const scope of scopes.filter(({ services }) => services.includes(service))) {
    const finding = await buildFinding(name, service, config, scope);
    const key = JSON.stringify(finding);
    const known = findings.get(key) ?? { finding, environments: [] };
    known.environments.push(titleOf(scope));
    findings.set(key, known);
  }
  return [...findings.values()].map(({ finding, environments }) =>
    findings.size === 1 ? finding : { ...finding, name: `${name} (${environments.join(', ')})` },
  );
}

async function buildFinding(
  name: string,
  service: string,
  config: ConfigFile,
  scope: EnvironmentScope,
): Promise<CheckResult> {
  const { run, name: environment, cluster } = scope;
  try {
    const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
    const request = serviceBuild(run, config, { service, environment, cluster }, builds);
    const missing = await checkBuildInputs(request, run);
    if (missing !== undefined) return warning(name, `${missing.message}, as yet`, missing.hint);
    const what = request.files.length > 0 ? 'files on a base image' : (request.dockerfile ?? 'its Dockerfile');
    return ok(name, `${config.services.get(service)?.path}, built of ${what.replace(`${run.ci.workspace}/`, '')}`);
  } catch (error) {
    return failedBy(name, error);
  }
}

/** Which events deploy to each environment, and which branches there are for it. */
export async function environmentChecks(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
  branches: KnownBranches,
): Promise<readonly CheckResult[]> {
  const all = scopes.flatMap((scope) => {
    const { name } = scope;
    const findings = {
      [`environment ${name}`]: () => [
        eventFinding(scope, config, branches),
        ...missingBranches(scope, config, branches),
        ...takenFindings(scope, config),
        ...sharedPlaces(scope, config),
      ],
      [`review environments of ${name}`]: () => reviewFindings(scope, config),
      [`promotion to ${name}`]: () => promotionFindings(scope, config),
    };
    return Object.entries(findings).map(([title, find]) => checked(title, run.deadline, async () => find()));
  });
  const unstarted = checked('workflows', run.deadline, async () =>
    (await unstartedPushes(run.ci.workspace, config)).map((line) =>
      warning('workflows', line, 'Let `on.push` of the workflow have what `when` has.'),
    ),
  );
  return (await Promise.all([...all, unstarted])).flat();
}

/** Names in a sentence. */
const mostNames = 5;

function eventFinding({ name, run }: EnvironmentScope, config: ConfigFile, { names }: KnownBranches): CheckResult {
  const { when } = environmentNamed(config, name);
  const routed = names.filter((branch) => environmentFor(config, onBranch(run, branch))?.name === name);
  const shown = `${routed.slice(0, mostNames).join(', ')}${routed.length > mostNames ? `, … (${routed.length})` : ''}`;
  const events = [
    ...(when?.branch === undefined
      ? []
      : [`branches ${when.branch.join(', ')}: ${routed.length === 0 ? 'none of those that are known' : shown}`]),
    ...(when?.tag === undefined ? [] : [`tags ${when.tag.join(', ')}`]),
    ...requestWords(when?.request),
    ...(when?.schedule === true ? ['schedules'] : []),
    ...(when?.manual === true ? ['runs by hand'] : []),
  ];
  const title = `environment ${name}`;
  return ok(title, events.length === 0 ? 'no event deploys to it: it is deployed to by its name' : events.join('; '));
}

function requestWords(request: NonNullable<EnvironmentConfig['when']>['request']): readonly string[] {
  if (request === undefined || request === false) return [];
  if (request === true) return ['requests'];
  const { label, comment, path } = request;
  const ways = [
    ...(label === undefined ? [] : [`have the label ${label.join(' or ')}`]),
    ...(comment === undefined ? [] : [`have the comment ${comment}`]),
    ...(path === undefined ? [] : [`change ${path.join(', ')}`]),
  ];
  return [`requests that ${ways.join(', or ')}`];
}

function onBranch({ ci }: CheckRun, branch: string): CheckRun['ci'] {
  return { ...ci, event: { kind: 'push' }, branch, sourceRef: `refs/heads/${branch}` };
}

function missingBranches(
  { name }: EnvironmentScope,
  config: ConfigFile,
  branches: KnownBranches,
): readonly CheckResult[] {
  const literal = (environmentNamed(config, name).when?.branch ?? []).filter(
    (pattern) => !isGlob(pattern) && !pattern.startsWith('!'),
  );
  const missing = literal.filter((branch) => !branches.names.includes(branch));
  return missing.map((branch) => {
    const title = `environment ${name}`;
    if (!branches.isComplete) {
      const problem = `whether the branch ${branch} exists is not known: this checkout does not have all branches`;
      return skipped(title, problem, 'Have the remote asked with `monorepo-gitops check --online`.');
    }
    const near = suggestionFor(branch, branches.names);
    const meant = near === undefined ? '' : ` Did you mean ${near}?`;
    return warning(
      title,
      `${branches.of} has no branch ${branch}`,
      `Push it, or correct \`environments.${name}.when.branch\`.${meant}`,
    );
  });
}

function takenFindings({ name, run: { ci } }: EnvironmentScope, config: ConfigFile): readonly CheckResult[] {
  return takenBefore(config, ci)
    .filter(({ environment }) => environment === name)
    .map((each) => warning(`environment ${name}`, takenSentence(each), takenRemedy(each)));
}

/** Whether a review environment gets a directory of its own, which can be removed. */
function reviewFindings({ name, run }: EnvironmentScope, config: ConfigFile): readonly CheckResult[] {
  const environment = environmentNamed(config, name);
  if (!isReviewEnvironment(environment)) return [];
  const review = reviewEnvironmentFor(config, run.ci, name);
  if (review === undefined) return [];
  const ends = environment.ttl === undefined ? 'until its branch or request is gone' : `for ${environment.ttl}`;
  const { 'max-environments': most, base } = environment;
  const facts = [
    `such as ${review.directory}`,
    ends,
    ...(most === undefined ? [] : [`${most} at most`]),
    ...(base === undefined ? [] : [`what they leave out is in ${base}`]),
  ];
  return [ok(`review environments of ${name}`, facts.join(', '))];
}

/** Whether what is promoted can run here. */
function promotionFindings({ name, run, services }: EnvironmentScope, config: ConfigFile): readonly CheckResult[] {
  const chain = [name];
  // It has a beginning: a file with a circle is not read.
  for (let from = promotedFrom(config, name); from !== undefined; from = promotedFrom(config, from)) chain.push(from);
  if (chain.length === 1) return [];
  refuseOtherPromotions(run, config, name, services);
  return [ok(`promotion to ${name}`, `${chain.join(' ← ')}: built alike in both`)];
}

function promotedFrom(config: ConfigFile, name: string): string | undefined {
  return config.environments.get(name)?.['promote-from']?.environment;
}
