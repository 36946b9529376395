/** Review environments: whether there is room for one more, and whether a run can know which requests ask for one. */
import { counted } from '../../core/counted.ts';
import { Failure } from '../../core/failure.ts';
import { openJobForge } from '../../core/forge/forges.ts';
import { environmentNamed, reviewEnvironmentFor } from '../../core/monorepo/environments.ts';
import { assertRoom } from '../../core/review/room.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { titleOf } from '../places/scopes.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';
import { type GitopsRepositories, UnreadRepository } from './repositories.ts';
import { type CheckResult, checked, failedBy, ok, warning } from './result.ts';

/** @param scopes each environment in each of its clusters */
export async function reviewChecks(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
  repositories: GitopsRepositories,
): Promise<readonly CheckResult[]> {
  const found = await Promise.all([
    ...scopes.map((scope) =>
      checked(`room in ${titleOf(scope)}`, run.deadline, () => roomIn(scope, config, repositories)),
    ),
    checked(wishesTitle, run.deadline, () => wishesChecks(run, config)),
  ]);
  return found.flat();
}

async function roomIn(
  scope: EnvironmentScope,
  config: ConfigFile,
  repositories: GitopsRepositories,
): Promise<readonly CheckResult[]> {
  const { name, cluster, run } = scope;
  const review = reviewEnvironmentFor(config, run.ci, name, cluster);
  if (review?.limit === undefined) return [];
  const title = `room in ${titleOf(scope)}`;
  try {
    const { snapshot, transport } = await repositories.of(run);
    await assertRoom(snapshot, review, review, transport.serverTime() ?? run.clock.now());
    return [ok(title, `there is room for one more of at most ${review.limit.most}`)];
  } catch (error) {
    // That a repository cannot be read is a finding of its own.
    if (error instanceof UnreadRepository || !(error instanceof Failure)) return [];
    if (error.code !== 'TOO_MANY_ENVIRONMENTS') return [];
    return [warning(title, error.message, error.hint ?? '')];
  }
}

const wishesTitle = 'requests that ask for a review environment';

/** Without an answer nothing is deployed, and no run is red. */
async function wishesChecks(run: CheckRun, config: ConfigFile): Promise<readonly CheckResult[]> {
  const wanting = [...config.environments.keys()].filter(
    (name) => typeof environmentNamed(config, name).when?.request === 'object',
  );
  if (wanting.length === 0 || !run.inputs.online) return [];
  const { ci, env, inputs } = run;
  const given = { env, token: inputs['forge-token'], forgeUrl: inputs['forge-url'] };
  const advice =
    'Give forge-token: on GitHub the job needs `permissions: pull-requests: read`, on GitLab a project access token with `read_api`.';
  try {
    const forge = await openJobForge(ci.repositoryUrl, given, run);
    if (forge === undefined) {
      const problem = `cannot be told from others: there is no token for the forge, so that ${wanting.join(', ')} deploys none`;
      return [warning(wishesTitle, problem, advice)];
    }
    const open = await forge.openRequests('');
    return [
      ok(
        wishesTitle,
        `can be told from others: ${counted(open.length, 'open request was', 'open requests were')} read`,
      ),
    ];
  } catch (error) {
    const { message, hint = advice } = failedBy(wishesTitle, error);
    return [warning(wishesTitle, `cannot be told from others: ${message}`, hint)];
  }
}
