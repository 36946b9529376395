/** The channels `deployment` and `status`, with the forges and tokens of a run. */
import { createHash } from 'node:crypto';
import type { AnnouncedCommit, Channel } from '../../core/announce/announcement.ts';
import { deploymentsChannel } from '../../core/announce/deployments.ts';
import { statusChannels } from '../../core/announce/statuses.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import type { Forge } from '../../core/forge/forge.ts';
import { openJobForge } from '../../core/forge/forges.ts';
import { parseSourceRef } from '../../core/source/source-ref.ts';
import type { Run } from '../../inputs/command.ts';
import { environmentOf } from '../deployment/addresses.ts';
import { configuredDeploy, type deployInputs } from '../deployment/inputs.ts';
import { gitopsForgeForStatus, gitopsName } from '../gitops-remote.ts';
import { targetsIn } from '../places/targets.ts';

type DeployRun = Run<typeof deployInputs>;

/** A run that leaves the images to other jobs deploys nothing: they tell the end. */
export function openDeployments(run: DeployRun): readonly Channel[] {
  if (run.inputs.emit !== undefined) return [];
  const { ci, env } = run;
  const source = parseSourceRef(ci.sourceRef);
  const place = {
    forge: () => monorepoForge(run),
    refSlug: ci.host === 'gitlab' ? ci.refSlug : undefined,
    ref: { name: (source?.kind === 'tag' ? source.name : ci.branch) ?? '', isTag: source?.kind === 'tag' },
    isRequested: () =>
      targetsIn(configuredDeploy, run, environmentOf(run)).every(
        ({ run: own }) => own.inputs.deliver === 'pull-request',
      ),
    part: partOf(run),
    ofThisJob: given(env.CI_ENVIRONMENT_NAME),
    // Our component for GitLab declares the environment of a branch in a job beside this one.
    ofOtherJobs: given(env.MG_ENVIRONMENT_JOB),
  };
  return [deploymentsChannel(place)];
}

export function openStatuses(run: DeployRun): readonly Channel[] {
  if (run.inputs.emit !== undefined) return [];
  return statusChannels({
    source: async () => {
      const forge = await monorepoForge(run);
      // GitLab lets no job's token set a status: the job itself is one.
      const isOfJob = run.ci.host === 'gitlab' && run.inputs['forge-token'] === undefined;
      return isOfJob ? undefined : forge;
    },
    gitops: (commit, use) => withGitopsForge(run, commit, use),
    monorepo: run.ci.repository,
    part: partOf(run),
    note: (line) => run.log.info(line),
  });
}

/** The forge of the monorepo; undefined: it is on none that is known, or no token is for it. */
export function monorepoForge(run: DeployRun): Promise<Forge | undefined> {
  const { inputs, ci, env, network, clock, log, secrets } = run;
  const given = { token: inputs['forge-token'], forgeUrl: inputs['forge-url'], env };
  return openJobForge(ci.repositoryUrl, given, { network, clock, log, secrets });
}

async function withGitopsForge(
  run: DeployRun,
  { repository, branch }: AnnouncedCommit,
  use: (forge: Forge | undefined) => Promise<void>,
): Promise<void> {
  await using appTokens = new AppTokens(run);
  const targets = targetsIn(configuredDeploy, run, environmentOf(run)).map((each) => each.run);
  const named = targets.filter((each) => gitopsName(each) === repository);
  const own = named.find(({ inputs }) => inputs['gitops-branch'] === branch) ?? named[0];
  if (own === undefined) return;
  const forge = await gitopsForgeForStatus({ ...own, appTokens });
  const isOfJob = forge?.repository.kind.name === 'gitlab' && own.inputs['forge-token'] === undefined;
  const token = own.inputs['gitops-token'];
  // A job's token sets no status, wherever it may push.
  if (isOfJob && token !== undefined && token === run.env.CI_JOB_TOKEN) return;
  await use(forge);
}

/** Characters of the name of a part: names of statuses and descriptions have few, and more belongs into them. */
const longestPart = 60;

/** The services that a run is restricted to: other jobs deploy the others of the same commit. */
function partOf({ inputs }: DeployRun): string | undefined {
  const services = inputs.service === undefined ? (inputs.services ?? []) : [inputs.service];
  if (services.length === 0) return undefined;
  const sorted = [...new Set(services)].sort();
  const whole = sorted.join(',') + (inputs.cluster === undefined ? '' : `@${inputs.cluster}`);
  if (whole.length <= longestPart) return whole;
  const [first = ''] = sorted;
  const id = createHash('sha256').update(whole).digest('hex').slice(0, 8);
  return `${first.slice(0, longestPart - 16)}+${sorted.length - 1}-${id}`;
}

function given(name: string | undefined): readonly string[] {
  return name === undefined || name === '' ? [] : [name];
}
