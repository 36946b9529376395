/** How a deployment stands, from what its steps have reported. */
import type {
  AnnouncedCommit,
  AnnouncedService,
  Announcement,
  MergePreview,
} from '../../core/announce/announcement.ts';
import { describeSupersession } from '../../core/bump/message.ts';
import { subjectOf } from '../../core/bump/update.ts';
import { Failure, messageOf } from '../../core/failure.ts';
import type { DeploymentSoFar } from '../../core/flow/deploy.ts';
import type { TargetCommit } from '../../core/flow/deployment/commits.ts';
import type { PlannedService } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { forgeFor } from '../../core/forge/forges.ts';
import { isReviewEnvironment, slugFor } from '../../core/monorepo/environments.ts';
import { isKept } from '../../core/source/wish/kept.ts';
import type { Run } from '../../inputs/command.ts';
import { parseDuration } from '../../inputs/resolve.ts';
import { addressOf, environmentOf, isNowhere } from '../deployment/addresses.ts';
import { isLeftOut, leftToBase } from '../deployment/base.ts';
import { configuredDeploy, type deployInputs } from '../deployment/inputs.ts';
import { gitopsCommitUrl, gitopsName } from '../gitops-remote.ts';
import { targetsIn } from '../places/targets.ts';

type DeployRun = Run<typeof deployInputs>;

/** What is known of a run, at whichever point it is. */
type Known = Omit<DeploymentSoFar, 'environment'> & {
  readonly phase: Announcement['phase'];
  readonly environment?: string | undefined;
  readonly result?: string;
  readonly why?: string;
  readonly failure?: unknown;
  /** Of a request that is deployed nowhere. */
  readonly preview?: MergePreview | undefined;
};

export function announcementOf(run: DeployRun, known: Known): Announcement {
  const { ci, clock, env } = run;
  const { phase, environment, result, why, failure, preview } = known;
  const services = servicesOf(run, known);
  const opens = services.find(({ url, state }) => url !== undefined && state !== 'baseline');
  const forge = ci.repositoryUrl === undefined ? undefined : forgeFor(ci.repositoryUrl, { env });
  return {
    environment,
    review: environment === undefined ? undefined : reviewOf(run, environment, known),
    request: ci.requestNumber,
    source: {
      commit: ci.commit,
      branch: ci.branch,
      url: ci.commit === undefined ? undefined : forge?.kind.commitUrl(forge, ci.commit),
      author: ci.actor.name,
    },
    phase,
    result,
    why,
    services,
    commits: (known.commits ?? []).flatMap((each) => commitOf(run, each)),
    preview,
    url: opens?.url ?? (environment === undefined || isNowhere(run, known.plan) ? undefined : addressOf(run)),
    failure: failure === undefined ? undefined : asFailure(failure),
    pipelineUrl: ci.pipelineUrl,
    at: clock.now(),
  };
}

/** One that its request does not ask for any more: its event finds none. */
function environmentIn({ config }: DeployRun, name: string) {
  const environment = config?.environments.get(name);
  return environment && { name, environment };
}

/** Its clock begins anew with each commit that writes something; else it is that of its marker. The label is as the event has it. */
function reviewOf(run: DeployRun, environment: string, { plan, commits = [] }: Known): Announcement['review'] {
  const { ci, clock } = run;
  const chosen = environmentOf(run) ?? environmentIn(run, environment);
  const name = slugFor(ci);
  if (chosen === undefined || name === undefined || !isReviewEnvironment(chosen.environment)) return undefined;
  if (ci.event.kind === 'request' && isKept(ci.event)) return { name, kept: true };
  const { ttl } = chosen.environment;
  const life = ttl === undefined ? undefined : parseDuration(ttl);
  const isWritten = commits.some(({ commit }) => commit?.result === 'committed');
  const deployedAt = isWritten ? clock.now() : Date.parse(plan?.deployedAt ?? '');
  return life === undefined || Number.isNaN(deployedAt) ? { name } : { name, endsAt: deployedAt + life };
}

/** Those that the run is about, and with a `base` what the review environment leaves out. */
function servicesOf(run: DeployRun, known: Known): readonly AnnouncedService[] {
  const planned = known.plan?.services ?? [];
  const left = known.phase === 'removed' ? [] : leftToBase(run, known.plan);
  const own = left.length === 0 ? planned : planned.filter((each) => !isLeftOut(each));
  return [
    ...own.map((each) => serviceOf(run, each, known)),
    ...left.map(({ service, base, url }) => {
      const why = planned.find((each) => each.service === service)?.reason ?? `deployed to ${base} alone`;
      return { service, state: 'baseline', base, why, url } as const;
    }),
  ];
}

function serviceOf(run: DeployRun, planned: PlannedService, known: Known): AnnouncedService {
  const { service, cluster, reason, decision, inPlace } = planned;
  const image = known.images?.find((each) => each.service === service && (each.cluster ?? cluster) === cluster);
  const stands = standing(run, planned, known);
  const isAbsent = decision.do === 'nothing' && decision.because === 'unaffected';
  return {
    service,
    cluster,
    ...stands,
    ...(isAbsent ? { isAbsent: true } : {}),
    why: reason,
    image: image === undefined ? inPlace?.image : `${image.repository}:${image.tag}${digestOf(image.digest)}`,
    url: isAbsent ? undefined : addressOf(run, { service, cluster }),
  };
}

function digestOf(digest: string | undefined): string {
  return digest === undefined ? '' : `@${digest}`;
}

type Standing = Pick<AnnouncedService, 'state' | 'reason'>;

function standing(run: DeployRun, planned: PlannedService, known: Known): Standing {
  const { decision, reason } = planned;
  if (known.phase === 'removed') return { state: 'removed' };
  if (decision.do === 'superseded') return { state: 'superseded', reason };
  if (decision.do === 'nothing') {
    if (decision.because === 'held') return { state: 'held', reason };
    return { state: decision.because === 'pending' ? 'requested' : 'unchanged' };
  }
  const target = known.commits?.find((each) => [...each.services, ...each.followed].some((one) => isAt(one, planned)));
  const leftOut = target && whyLeftOut(target, planned);
  if (leftOut !== undefined) return { state: 'superseded', reason: leftOut };
  if (known.phase === 'failed') return whenFailed(planned, target, known);
  const isRequested = target?.commit?.request !== undefined;
  if (known.phase === 'done') {
    if (known.result === 'emitted') return { state: 'building' };
    if (target === undefined) return { state: 'held', reason: known.why ?? 'there is nothing that could be promoted' };
    return { state: isRequested ? 'requested' : run.inputs.wait ? 'ready' : 'deployed' };
  }
  if (known.failed?.includes(placeOf(planned)) === true) return { state: 'failed' };
  if (target !== undefined || decision.do === 'follow-up') return { state: isRequested ? 'requested' : 'deploying' };
  const isMade = known.images?.some(({ service }) => service === planned.service) === true || decision.what !== 'image';
  return { state: isMade ? 'deploying' : 'building' };
}

function isAt(one: Pick<PlannedService, 'service' | 'cluster'>, other: Pick<PlannedService, 'service' | 'cluster'>) {
  return placeOf(one) === placeOf(other);
}

/** A newer deployment came between the plan and the commit, or the review environment was closed. */
function whyLeftOut(target: TargetCommit, planned: PlannedService): string | undefined {
  const { commit } = target;
  if (commit === undefined || target.followed.some((each) => isAt(each, planned))) return undefined;
  if (commit.closed !== undefined) return commit.closed;
  const older = commit.superseded.find(({ edit }) => subjectOf(edit.update) === placeOf(planned));
  if (older !== undefined) return describeSupersession(older);
  return commit.result === 'superseded' ? 'a newer deployment is in place' : undefined;
}

/** Which service failed, and which was not reached or is written all the same. */
function whenFailed(planned: PlannedService, target: TargetCommit | undefined, known: Known): Standing {
  const { failed = [], failure } = known;
  if (failed.length === 0 && target === undefined) return { state: 'failed', reason: messageOf(failure) };
  if (failed.includes(placeOf(planned))) return { state: 'failed', reason: messageOf(failure) };
  if (target === undefined) return { state: 'waiting', reason: `not reached: ${failed.join(', ')} failed before` };
  if (failed.length === 0) return { state: 'failed', reason: messageOf(failure) };
  return { state: target.commit?.request === undefined ? 'deployed' : 'requested' };
}

function commitOf(run: DeployRun, { target, commit }: TargetCommit): readonly AnnouncedCommit[] {
  const own = targetsIn(configuredDeploy, run, environmentOf(run)).find(({ name }) => name === target)?.run;
  if (commit === undefined || own === undefined) return [];
  return [
    {
      repository: gitopsName(own),
      branch: commit.branch,
      commit: commit.commit,
      url: commit.commit === undefined ? undefined : gitopsCommitUrl(own, commit.commit),
      request: commit.request,
      diff: commit.diff,
    },
  ];
}

function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('failed', 'UNEXPECTED', messageOf(error));
}
