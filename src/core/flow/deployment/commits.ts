/** One commit for each GitOps repository and branch, and what becomes of the Applications behind them. */
import type { PlannedApplication } from '../../argocd/planned.ts';
import type { Bumped, DeployedContent } from '../../bump/bump.ts';
import { subjectOf } from '../../bump/update.ts';
import { Failure, messageOf } from '../../failure.ts';
import type { ObjectId } from '../../git/transport.ts';
import type { Log } from '../../ports.ts';
import type { ServiceImage } from '../images.ts';
import { inParallel } from '../in-parallel.ts';
import { changeOf, type DeploymentChange, placeOf, type ServiceDeployment } from '../service-deployment.ts';

export interface DeploymentCommit extends Bumped {
  /** How long it took. */
  readonly milliseconds: number;
}

/** What one GitOps repository and branch gets. */
export interface TargetChange {
  /** Undefined: the only one. */
  readonly target: string | undefined;
  readonly services: readonly ServiceDeployment[];
  /** Git has nothing to change; their Applications are written and waited for. */
  readonly followed: readonly ServiceDeployment[];
  /** Tip of the branch that has what the followed ones need. */
  readonly seen: ObjectId | undefined;
}

/** The commit of a target; undefined: Git had nothing to change. */
export interface TargetCommit extends TargetChange {
  readonly commit: DeploymentCommit | undefined;
}

export interface CommitSteps {
  commit(
    change: DeploymentChange,
    contents: ReadonlyMap<string, DeployedContent>,
    target: string | undefined,
  ): Promise<DeploymentCommit>;
}

/** What all targets came to. */
interface Committed {
  readonly commits: readonly TargetCommit[];
  /** By target. */
  readonly failures: ReadonlyMap<string | undefined, unknown>;
}

/**
 * The commit of each target, one after the other. One that fails keeps no other from its own: the next run brings what is
 * lacking (law 12).
 *
 * @param images by place
 * @param onCommit called as soon as one is made
 */
export async function commitTargets(
  targets: readonly TargetChange[],
  {
    environment,
    images,
    contents,
  }: {
    readonly environment: string;
    readonly images: ReadonlyMap<string, ServiceImage>;
    readonly contents: ReadonlyMap<string, DeployedContent>;
  },
  steps: CommitSteps,
  log: Log,
  onCommit: (commits: readonly TargetCommit[]) => void,
): Promise<Committed> {
  const commits: TargetCommit[] = [];
  const failures = new Map<string | undefined, unknown>();
  for (const target of targets) {
    const { services, target: name } = target;
    const change = changeOf(services, images, environment);
    const title = name === undefined ? 'GitOps repository' : `GitOps repository of ${name}`;
    try {
      const commit =
        services.length === 0 ? undefined : await log.group(title, () => steps.commit(change, contents, name));
      commits.push({ ...target, commit });
      onCommit(commits);
    } catch (error) {
      if (targets.length === 1) throw error;
      failures.set(name, error);
    }
  }
  return { commits, failures };
}

/** What the run is called by: something was committed, or waits, or would be. */
export function resultOf(commits: readonly TargetCommit[]): Bumped['result'] {
  const results = commits.flatMap(({ commit }) => commit?.result ?? []);
  const order = ['committed', 'requested', 'planned', 'unchanged', 'superseded'] as const;
  return order.find((each) => results.includes(each)) ?? 'unchanged';
}

/** The first commit that was made, for what has room for one. */
export function firstCommit(commits: readonly TargetCommit[]): DeploymentCommit | undefined {
  const all = commits.flatMap(({ commit }) => commit ?? []);
  return all.find(({ result }) => result === resultOf(commits)) ?? all[0];
}

/** Those of a commit that a newer deployment did not leave out; all where it left out every one. */
export function writtenOf({ services, commit }: TargetCommit): readonly ServiceDeployment[] {
  const older = new Set(commit?.superseded.map(({ edit }) => subjectOf(edit.update)));
  const written = services.filter((each) => !older.has(placeOf(each)));
  return commit?.result === 'superseded' ? services : written;
}

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

interface ApplicationSteps {
  deployApplication(application: ServerApplication, at: { commit: ObjectId } | 'waiting'): Promise<void>;
}

/**
 * Writes the Applications on the server, and waits for this very commit. Those in Git went with the commit.
 *
 * @param needs service → those that come before it
 * @throws Failure of one Application, `APPLICATIONS_FAILED` for several
 */
export async function deployApplications(
  commits: readonly TargetCommit[],
  needs: ReadonlyMap<string, readonly string[]>,
  steps: ApplicationSteps,
  log: Log,
): Promise<void> {
  const tasks = commits.flatMap((each) => applicationTasks(each, needs, steps));
  if (tasks.length === 0) return;
  // Git has all of them already: one that nothing holds back must not be left without its Application.
  const options = { atOnce: tasks.length, code: 'APPLICATIONS_FAILED', othersGoOn: true };
  await log.group('Applications', () => inParallel(tasks, options));
}

function applicationTasks(
  target: TargetCommit,
  needs: ReadonlyMap<string, readonly string[]>,
  steps: ApplicationSteps,
) {
  const { commit, followed, seen } = target;
  if (commit?.result === 'planned') return [];
  // A newer run deploys the Applications too, and those of a closed review environment stay removed (laws 3, 8).
  const isClosed = commit?.closed !== undefined;
  const isWritten = commit !== undefined && !isClosed && commit.result !== 'superseded';
  const written = isWritten ? writtenOf(target) : [];
  const tip = commit?.tip ?? seen;
  const deployed = [...written, ...(isClosed ? [] : followed)];
  const nameOf = new Map(deployed.map((each) => [placeOf(each), each.application?.application.metadata.name]));
  return deployed.flatMap(({ service, cluster, application }) => {
    if (application?.mode !== 'api') return [];
    const waiting = commit?.result === 'requested' || tip === undefined;
    const run = () => steps.deployApplication(application, waiting ? 'waiting' : { commit: tip });
    // Each cluster by itself.
    const after = needs.get(service)?.flatMap((each) => nameOf.get(placeOf({ service: each, cluster })) ?? []);
    return [{ name: application.application.metadata.name, after, run }];
  });
}

/**
 * Says which target has what, where one of several failed.
 *
 * @throws Failure of the first that failed, with what the others have
 */
export function assertCommitted({ commits, failures }: Committed): void {
  const [first] = failures.values();
  if (first === undefined) return;
  const lines = [
    ...[...failures].map(([target, error]) => `${target}: ${messageOf(error)}`),
    ...commits.map(({ target, commit }) => `${target} ${stateOf(commit)}`),
  ];
  const known =
    first instanceof Failure ? first : new Failure('failed', 'UNEXPECTED', messageOf(first), { cause: first });
  const hint = 'Run it again when that is mended: it does only what is lacking.';
  throw known.with({
    message: lines.join('\n'),
    hint: known.hint === undefined ? hint : `${known.hint}\n${hint}`,
  });
}

function stateOf(commit: DeploymentCommit | undefined): string {
  if (commit === undefined) return 'has it already';
  const { result, request, closed } = commit;
  if (closed !== undefined) return `got nothing: ${closed}`;
  if (result === 'committed') return `has it by ${commit.commit?.slice(0, 8)}`;
  if (result === 'requested') return `has it in ${request?.url}`;
  return result === 'superseded' ? 'has something newer' : 'has it already';
}
