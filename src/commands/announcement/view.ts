/** How a deployment stands, from what its steps have reported. */
import type {
  AnnouncedCommit,
  AnnouncedService,
  Announcement,
  ServiceState,
} from '../../core/announce/announcement.ts';
import { Failure, messageOf } from '../../core/failure.ts';
import type { DeploymentSoFar } from '../../core/flow/deploy.ts';
import { type TargetCommit, writtenOf } from '../../core/flow/deployment/commits.ts';
import type { PlannedService } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { isReviewEnvironment, slugFor } from '../../core/monorepo/environments.ts';
import { isKept } from '../../core/source/wish/kept.ts';
import type { Run } from '../../inputs/command.ts';
import { parseDuration } from '../../inputs/resolve.ts';
import { addressOf, environmentOf } from '../deployment/addresses.ts';
import { isLeftOut, leftToBase } from '../deployment/base.ts';
import { configuredDeploy, type deployInputs } from '../deployment/inputs.ts';
import { gitopsCommitUrl, gitopsName } from '../gitops-remote.ts';
import { targetsIn } from '../places/targets.ts';

type DeployRun = Run<typeof deployInputs>;

/** What is known of a run, at whichever point it is. */
export type Known = Omit<DeploymentSoFar, 'environment'> & {
  readonly phase: Announcement['phase'];
  readonly environment?: string | undefined;
  readonly result?: string;
  readonly why?: string;
  readonly failure?: unknown;
};

export function announcementOf(run: DeployRun, known: Known): Announcement {
  const { ci, clock } = run;
  const { phase, environment, result, why, failure } = known;
  const chosen = environment === undefined ? undefined : (environmentOf(run) ?? environmentIn(run, environment));
  const slug = slugFor(ci);
  const isReview = chosen !== undefined && slug !== undefined && isReviewEnvironment(chosen.environment);
  const ttl = chosen?.environment.ttl === undefined ? undefined : parseDuration(chosen.environment.ttl);
  return {
    environment,
    review: isReview ? { name: slug, ...endOf(ttl, run) } : undefined,
    request: ci.requestNumber,
    source: { commit: ci.commit, branch: ci.branch, author: ci.actor.name },
    phase,
    result,
    why,
    services: servicesOf(run, known),
    commits: (known.commits ?? []).flatMap((each) => commitOf(run, each)),
    url: environment === undefined ? undefined : addressOf(run),
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

/** The label is as the event has it. */
function endOf(ttl: number | undefined, { ci, clock }: DeployRun): { readonly endsAt?: number; readonly kept?: true } {
  const { event } = ci;
  if (event.kind === 'request' && isKept(event)) return { kept: true };
  return ttl === undefined ? {} : { endsAt: clock.now() + ttl };
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
  const { service, cluster, reason } = planned;
  const image = known.images?.find((each) => each.service === service && (each.cluster ?? cluster) === cluster);
  const state = stateOf(run, planned, known);
  const isStopped = state === 'held' || state === 'superseded';
  return {
    service,
    cluster,
    state,
    why: reason,
    image: image === undefined ? planned.inPlace?.image : `${image.repository}:${image.tag}${digestOf(image.digest)}`,
    url: addressOf(run, { service, cluster }),
    reason: state === 'failed' ? messageOf(known.failure) : isStopped ? reason : undefined,
  };
}

function digestOf(digest: string | undefined): string {
  return digest === undefined ? '' : `@${digest}`;
}

function stateOf({ inputs }: DeployRun, planned: PlannedService, known: Known): ServiceState {
  const { decision } = planned;
  const { phase, commits = [], images = [] } = known;
  if (phase === 'removed') return 'removed';
  if (decision.do === 'superseded') return 'superseded';
  if (decision.do === 'nothing') {
    return decision.because === 'held' ? 'held' : decision.because === 'pending' ? 'requested' : 'unchanged';
  }
  const target = commits.find((each) => hasPlace(each, planned));
  const isRequested = target?.commit?.request !== undefined;
  if (phase === 'failed') return 'failed';
  if (phase === 'done') return isRequested ? 'requested' : inputs.wait ? 'ready' : 'deployed';
  if (target !== undefined || decision.do === 'follow-up') return isRequested ? 'requested' : 'deploying';
  const isMade = images.some(({ service }) => service === planned.service) || decision.what !== 'image';
  return isMade ? 'deploying' : 'building';
}

function hasPlace(commit: TargetCommit, planned: PlannedService): boolean {
  return [...writtenOf(commit), ...commit.followed].some((each) => placeOf(each) === placeOf(planned));
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
