/** What merging a request would deploy: a dry run of the deployment of its target branch, for the services that it changes. */
import type { EnvironmentPreview, MergePreview, PreviewedService } from '../../core/announce/announcement.ts';
import { messageOf } from '../../core/failure.ts';
import type { Deployment, DeploySteps } from '../../core/flow/deploy.ts';
import type { TargetCommit } from '../../core/flow/deployment/commits.ts';
import type { PlannedService } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { describeReason } from '../../core/monorepo/affected.ts';
import { whyNoEnvironment } from '../../core/monorepo/events/why-no-environment.ts';
import type { CiContext } from '../../core/ports.ts';
import type { Run } from '../../inputs/command.ts';
import { addressOf, environmentOf } from '../deployment/addresses.ts';
import type { deployInputs } from '../deployment/inputs.ts';
import { DeploymentRecord } from '../summaries/record.ts';
import { monorepoForge } from './forge-channels.ts';
import { endRendered, renderedDiffs } from './rendered.ts';

type DeployRun = Run<typeof deployInputs>;
type DryDeployment = (run: DeployRun, record: DeploymentRecord) => Promise<Deployment>;

/** Undefined where nobody can be told: no request of this repository, or no token for its forge. Writes nothing. */
export async function previewOf(run: DeployRun, deploy: DryDeployment): Promise<MergePreview | undefined> {
  const { ci, config, log } = run;
  const { event, targetBranch: target } = ci;
  if (event.kind !== 'request' || event.fromFork || target === undefined || config === undefined) return undefined;
  if ((await monorepoForge(run)) === undefined) return undefined;
  const merged = withInputs({ ...run, ci: mergedInto(ci, target), report: () => {}, onFailure: () => {} });
  const environment = environmentOf(merged);
  if (environment === undefined) return { target, environments: [], why: whyNoEnvironment(config, merged.ci) };
  const { name } = environment;
  const { requestNumber: request } = ci;
  const found = await log.group(`What merging into ${target} would deploy`, async () => {
    const { commits, ...preview } = await dryRun(merged, name, deploy);
    return { ...preview, rendered: await renderedDiffs(merged, commits, request) };
  });
  return { target, environments: [found] };
}

/** Removes what a killed run of a request has left in the GitOps repository. */
export async function endPreview(run: DeployRun): Promise<void> {
  const { event, targetBranch: target, requestNumber: request } = run.ci;
  if (event.kind !== 'request-closed' || run.inputs['dry-run'] || run.config === undefined) return;
  if (target === undefined || request === undefined) return;
  await endRendered({ ...run, ci: mergedInto(run.ci, target) }, request);
}

/**
 * The run as a dry run, for what the request changes. As values that are given for this run: else each place would resolve
 * them anew, and write.
 */
function withInputs(run: DeployRun): DeployRun {
  const changed = {
    'dry-run': true,
    'allow-dirty': true,
    emit: undefined,
    // The commit of a merge comes after everything that is there.
    'on-older': 'apply',
    base: run.inputs.base ?? run.ci.baseCommit,
  } as const;
  const resolved = Object.entries(changed).map(([name, value]) => [name, { value, source: { kind: 'command', name } }]);
  return {
    ...run,
    inputs: { ...run.inputs, ...changed },
    resolved: { ...run.resolved, ...Object.fromEntries(resolved) },
  };
}

/** The push that a merge is. Commit and source are those of the request: the commit of the merge does not exist. */
function mergedInto(ci: CiContext, target: string): CiContext {
  return {
    ...ci,
    event: { kind: 'push' },
    branch: target,
    targetBranch: undefined,
    requestNumber: undefined,
  };
}

/** An Argo CD that would end a deployment does not end what is said about one. */
class PreviewRecord extends DeploymentRecord {
  argocdProblem: string | undefined;

  override observed(steps: DeploySteps): DeploySteps {
    const observed = super.observed(steps);
    return {
      ...observed,
      checkArgocd: async (applications) => {
        try {
          await observed.checkArgocd(applications);
        } catch (error) {
          this.argocdProblem = messageOf(error);
        }
      },
    };
  }
}

interface DryRun extends EnvironmentPreview {
  readonly commits: readonly TargetCommit[];
}

async function dryRun(run: DeployRun, environment: string, deploy: DryDeployment): Promise<DryRun> {
  const record = new PreviewRecord(run.clock);
  let problem: string | undefined;
  let deployment: Deployment | undefined;
  try {
    deployment = await deploy(run, record);
  } catch (error) {
    problem = messageOf(error);
  }
  const known = deployment !== undefined && 'plan' in deployment ? deployment : record.soFar;
  const planned = known.plan?.services ?? [];
  const brought = planned.filter(isBrought);
  const commits = deployment !== undefined && 'commits' in deployment ? deployment.commits : [];
  const diff = commits.map(({ commit }) => commit?.diff ?? '').join('');
  return {
    environment,
    url: addressOf(run),
    services: brought.map((each) => previewed(each, record)),
    others: planned.length - brought.length,
    diff: diff === '' ? undefined : diff,
    commits,
    problem: problem ?? record.argocdProblem,
  };
}

/** What the order of commits would leave out now counts too: a merge commit comes after what is there. */
function isBrought({ decision }: PlannedService): boolean {
  return decision.do === 'write' || decision.do === 'superseded';
}

function previewed(planned: PlannedService, record: DeploymentRecord): PreviewedService {
  const { service, cluster, decision, changes, reason, inPlace } = planned;
  const made = record.soFar.images?.find((each) => placeOf(each) === placeOf(planned) || each.service === service);
  const action = made && record.image(made)?.action;
  const words = changes.map((change) => describeReason(service, change));
  const isImageKept = decision.do === 'write' && decision.what !== 'image';
  return {
    service,
    cluster,
    why: decision.do === 'superseded' && words.length > 0 ? words.join('; ') : reason,
    image: isImageKept ? inPlace?.image : made && `${made.repository}:${made.tag}`,
    has: isImageKept || action === 'reused' ? 'built' : action === undefined ? 'unknown' : has[action],
  };
}

const has = { built: 'missing', reused: 'built', joined: 'built', promoted: 'promoted' } as const;
