/**
 * `core/flow` runs the steps of `deploy`: compare, check, images, one commit, Applications; or removes a review environment.
 * It may import every folder of `core`.
 * Begin here, with the order of the steps; then `decision.ts`, what is deployed at all. Each other file is one step.
 */
import type { PlannedApplication } from '../argocd/planned.ts';
import type { ConfirmedImage } from '../build/check-image.ts';
import type { MadeImage } from '../build/engine.ts';
import type { ImageRequest } from '../build/request.ts';
import type { Bumped, DeployedContent } from '../bump/bump.ts';
import { subjectOf } from '../bump/update.ts';
import type { Cleanup } from '../cleanup/cleanup.ts';
import type { ObjectId } from '../git/transport.ts';
import { isReviewEnvironment, type NamedEnvironment } from '../monorepo/environments.ts';
import { neededFirst } from '../monorepo/jobs.ts';
import type { ServiceConfig } from '../monorepo/project.ts';
import type { CiEvent, Log } from '../ports.ts';
import { type CheckSteps, checkDeployment, type DeploymentCheck, type Rollout } from './check.ts';
import {
  assertCommitted,
  type CommitSteps,
  commitTargets,
  type DeploymentCommit,
  deployApplications,
  firstCommit,
  resultOf,
  type TargetChange,
  type TargetCommit,
  writtenOf,
} from './deployment/commits.ts';
import { promotedImages } from './deployment/promoted.ts';
import { distinctImages, imagesByPlace } from './deployment/wanted-images.ts';
import { confirmImages, makeImages, type PromotedImage, type ServiceImage } from './images.ts';
import type { PlannedService, ServiceKeys, StatePlan } from './plan/request.ts';
import type { Promotion } from './promotion/promotion.ts';
import { placeOf, type ServiceDeployment } from './service-deployment.ts';

export interface DeployRequest {
  readonly event: CiEvent;
  /** The environment of the event; undefined when none of `gitops.yaml` matches it. */
  readonly environment: NamedEnvironment | undefined;
  /** Said when there is none. */
  readonly whyNoEnvironment: string;
  /** Why its request is to have no review environment in it: what it has goes. */
  readonly unwanted?: string | undefined;
  /**
   * The GitOps repositories and branches that its clusters are in, by names for messages. Undefined: there is one for all.
   */
  readonly targets?: readonly string[] | undefined;
  /** Images come from the environment's `promote-from`, and are not built. */
  readonly promotes: boolean;
  readonly rollout: Rollout;
  readonly ci: DeploymentCheck['ci'];
  readonly allowDirty: boolean;
  /** What `gitops.yaml` says of the order of services. */
  readonly order?: ReadonlyMap<string, Pick<ServiceConfig, 'needs'>>;
  /** Other jobs build the images: this run checks everything, writes their scripts, and commits nothing. */
  readonly emits: boolean;
  readonly dryRun: boolean;
}

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

/** What the environment lacks, with what each service would be deployed as. */
export interface EnvironmentPlan extends StatePlan {
  /** The commit that the run would deploy. */
  readonly candidate: ObjectId;
  /** By place: `web1`, `web1@eu`. */
  readonly deployments: ReadonlyMap<string, ServiceDeployment>;
  /** By place. */
  readonly keys: ReadonlyMap<string, ServiceKeys>;
  /** The open request of the environment, with `deliver: pull-request`. */
  readonly request: { readonly url: string } | undefined;
}

/** The steps in the order of `deploy`, each one call of the domain. `target`: see the request. */
export interface DeploySteps extends CheckSteps, CommitSteps {
  /** Compares each service with what the environment was last given, in the clusters of the target. */
  plan(environment: string, target: string | undefined): Promise<EnvironmentPlan>;
  /** The image of each service in the environment to promote from, waited for where it is on its way. */
  promotions(environment: string, services: readonly string[]): Promise<ReadonlyMap<string, Promotion>>;
  makeImage(request: ImageRequest): Promise<MadeImage>;
  /** Asks the registry for what is about to be written. */
  confirmImage(request: ImageRequest, image: ConfirmedImage): Promise<void>;
  /**
   * Writes it to the server, and waits for this commit of the GitOps repository when the run says so. `waiting`: the commit
   * waits in a request, and cannot be waited for.
   */
  deployApplication(application: ServerApplication, at: { commit: ObjectId } | 'waiting'): Promise<void>;
  removeReviewEnvironment(environment: string): Promise<Cleanup>;
}

export type Deployment =
  /** `unchanged`: the environment has this commit · `requested`: the open request has it. */
  | {
      readonly result: 'nothing' | 'unchanged' | 'requested' | 'superseded';
      readonly environment: string | undefined;
      readonly why: string;
      readonly plan?: StatePlan;
      /** Those that the result is about. */
      readonly services: readonly string[];
      readonly request?: EnvironmentPlan['request'];
    }
  /** Other jobs build the images of these services. */
  | {
      readonly result: 'emitted';
      readonly environment: string;
      readonly plan: StatePlan;
      readonly services: readonly string[];
      readonly images: readonly ServiceImage[];
      readonly applications: readonly [];
      readonly commit: undefined;
      readonly commits: readonly [];
    }
  /** The branch or request was closed. */
  | { readonly result: 'removed' | 'nothing'; readonly environment: string; readonly cleanup: Cleanup }
  | {
      readonly result: Bumped['result'];
      readonly environment: string;
      readonly plan: StatePlan;
      /** Those that were written, and those whose Application was. */
      readonly services: readonly string[];
      readonly images: readonly ServiceImage[];
      /** Names of the Applications. */
      readonly applications: readonly string[];
      /** Of several the first. Undefined: Git had nothing to change. */
      readonly commit: DeploymentCommit | undefined;
      readonly commits: readonly TargetCommit[];
    };

/** What a deployment has done so far: true whatever comes now. */
export interface DeploymentSoFar {
  readonly environment?: string;
  readonly plan?: StatePlan;
  readonly images?: readonly ServiceImage[];
  readonly services?: readonly string[];
  readonly applications?: readonly string[];
  readonly commit?: DeploymentCommit | undefined;
  readonly commits?: readonly TargetCommit[];
  /** Places whose image or Application failed: `web1`, `web1@eu`. The run may go on with others before it ends. */
  readonly failed?: readonly string[];
}

type Report = (soFar: DeploymentSoFar) => void;

/** @param report called as soon as something is done, for a run that ends before its end */
export async function deploy(
  request: DeployRequest,
  steps: DeploySteps,
  log: Log,
  report: Report = () => {},
): Promise<Deployment> {
  const { event, environment } = request;
  if (event.kind === 'request-closed' || event.kind === 'branch-deleted') return closeReview(environment, steps, log);
  if (environment !== undefined && request.unwanted !== undefined) {
    return removeUnwanted(environment.name, request.unwanted, steps, log);
  }
  if (environment === undefined) return nothing(log, request.whyNoEnvironment);
  const { name } = environment;
  const plans = await log.group('Plan', async () => {
    const planned = new Map<string | undefined, EnvironmentPlan>();
    for (const target of request.targets ?? [undefined]) {
      const found = await steps.plan(name, target);
      for (const each of found.services) log.info(`${placeOf(each)}: ${each.reason}`);
      planned.set(target, found);
    }
    return planned;
  });
  const plan = together([...plans.values()]);
  report({ environment: name, plan });
  const toWrite = plan.services.filter(({ decision }) => decision.do === 'write');
  const toFollow = plan.services.filter(({ decision }) => decision.do === 'follow-up');
  if (toWrite.length + toFollow.length === 0) return nothingToDo(plan, name, log);
  const asked = request.promotes ? toWrite.filter(({ decision }) => isImage(decision)) : [];
  const { promotions, held } = await promotedImages(
    namesOf(asked),
    (services) => steps.promotions(name, services),
    log,
    (found) => report({ environment: name, plan: withHeld(plan, found) }),
  );
  const written = toWrite.filter(
    ({ service, decision }) => !isImage(decision) || (promotions.get(service) !== 'nothing' && !held.has(service)),
  );
  const remaining = withHeld(plan, held);
  if (written.length + toFollow.length === 0) {
    const notDue = [...held].map(([service, why]) => `${service}: ${why}`).join('; ');
    const why = `${environment.environment['promote-from']?.environment} runs nothing that could be promoted.`;
    return { ...nothing(log, notDue === '' ? why : `${notDue}.`, name), plan: remaining };
  }
  const work = { plans, plan: remaining, written, toFollow, promotions: promoted(promotions) };
  return deployServices(work, name, request, steps, { log, report });
}

/** Of all targets. A place is in one of them. */
function together(plans: readonly EnvironmentPlan[]): EnvironmentPlan {
  const [first, ...others] = plans;
  if (first === undefined || others.length === 0) return first ?? noPlan;
  return {
    ...first,
    services: plans.flatMap(({ services }) => services),
    deployments: new Map(plans.flatMap(({ deployments }) => [...deployments])),
    keys: new Map(plans.flatMap(({ keys }) => [...keys])),
    request: plans.find(({ request }) => request !== undefined)?.request,
  };
}

const noPlan: EnvironmentPlan = {
  services: [],
  seen: undefined,
  tombstone: undefined,
  candidate: '',
  deployments: new Map(),
  keys: new Map(),
  request: undefined,
};

/** Each service once, in whichever clusters it is. */
function namesOf(services: readonly { readonly service: string }[]): readonly string[] {
  return [...new Set(services.map(({ service }) => service))];
}

/** Git has nothing to change, and neither has the server. */
function nothingToDo(plan: EnvironmentPlan, environment: string, log: Log): Deployment {
  const those = (isMeant: (each: PlannedService) => boolean) => plan.services.filter(isMeant);
  const superseded = those(({ decision }) => decision.do === 'superseded');
  const waiting = those(({ decision }) => decision.do === 'nothing' && decision.because === 'pending');
  const inPlace = those(
    ({ decision, inPlace }) =>
      decision.do === 'nothing' && decision.because === 'equal' && inPlace?.commit === plan.candidate,
  );
  const found = [
    { result: 'superseded', services: superseded },
    { result: 'requested', services: waiting },
    { result: 'unchanged', services: inPlace },
  ] as const;
  const { result, services } = found.find((each) => each.services.length > 0) ?? { result: 'nothing', services: [] };
  const why = services.map((each) => `${placeOf(each)}: ${each.reason}`).join('; ') || 'No service is affected.';
  log.info(`Nothing to do: ${why}`);
  const { request } = plan;
  return {
    result,
    environment,
    why,
    plan,
    services: namesOf(services),
    ...(result === 'requested' && { request }),
  };
}

function isImage(decision: PlannedService['decision']): boolean {
  return decision.do === 'write' && decision.what === 'image';
}

/** The plan in which what the gate of a promotion keeps is held. */
function withHeld(plan: EnvironmentPlan, held: ReadonlyMap<string, string>): EnvironmentPlan {
  if (held.size === 0) return plan;
  const services = plan.services.map((each): PlannedService => {
    const why = held.get(each.service);
    if (why === undefined) return each;
    return { ...each, decision: { do: 'nothing', because: 'held', by: plan.candidate }, reason: `held: ${why}` };
  });
  return { ...plan, services };
}

function promoted(found: ReadonlyMap<string, PromotedImage | 'nothing'>): ReadonlyMap<string, PromotedImage> {
  return new Map([...found].flatMap(([service, image]) => (image === 'nothing' ? [] : [[service, image] as const])));
}

interface Work {
  readonly plans: ReadonlyMap<string | undefined, EnvironmentPlan>;
  /** Of all of them. */
  readonly plan: EnvironmentPlan;
  readonly written: readonly PlannedService[];
  /** Git has nothing to change; their Applications are written and waited for. */
  readonly toFollow: readonly PlannedService[];
  readonly promotions: ReadonlyMap<string, PromotedImage>;
}

async function deployServices(
  work: Work,
  environment: string,
  { rollout, ci, allowDirty, emits, dryRun, order = new Map() }: Omit<DeployRequest, 'event' | 'environment'>,
  steps: DeploySteps,
  { log, report }: { readonly log: Log; readonly report: Report },
): Promise<Deployment> {
  const { plan, written, promotions } = work;
  const targets = targetsOf(work);
  const withImage = deploymentsIn(
    plan,
    written.filter(({ decision }) => isImage(decision)),
  );
  const check = { targets, withImage, environment, rollout, promotions, ci, allowDirty, dryRun };
  const { isCommitted } = await log.group('Checks', () => checkDeployment(check, steps, log));
  const keys = isCommitted ? plan.keys : new Map<string, ServiceKeys>();
  const isEmitted = emits && !dryRun;
  const toMake = distinctImages(withImage, promotions)
    .filter(({ image }) => !isEmitted || image.emit !== undefined)
    .map((each) => ({ ...each, image: { ...each.image, contentKey: keys.get(each.places[0] ?? '')?.content } }));
  // Only of what this run deploys: what is needed and equal stays as it is.
  const needs = neededFirst(order, namesOf(targets.flatMap(({ services, followed }) => [...services, ...followed])));
  const made: ServiceImage[] = [];
  const onMade = (image: ServiceImage) => {
    made.push(image);
    report({ images: made });
  };
  const failed: string[] = [];
  /** Reports the places of what fails. */
  const telling = async <T>(places: readonly string[], work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      failed.push(...places);
      report({ failed });
      throw error;
    }
  };
  const make = (image: ImageRequest) =>
    telling(toMake.find((each) => each.image === image)?.places ?? [], () => steps.makeImage(image));
  const makeAll = async () => {
    const images = await makeImages(toMake, promotions, make, log, onMade, needs);
    if (!isEmitted) await confirmImages(toMake, images, (request, image) => steps.confirmImage(request, image));
    return images;
  };
  const images = toMake.length === 0 ? [] : await log.group('Images', makeAll);
  if (isEmitted) {
    const nothingYet = { applications: [], commit: undefined, commits: [] } as const;
    return { result: 'emitted', environment, plan, services: namesOf(toMake), images, ...nothingYet };
  }
  const change = {
    environment,
    images: imagesByPlace(toMake, images),
    contents: contentsOf(written, plan.keys, { isCommitted, promotions }),
  };
  const done = (commits: readonly TargetCommit[]) => ({
    services: namesOf(commits.flatMap((each) => [...writtenOf(each), ...each.followed])),
    commit: firstCommit(commits),
    commits,
    applications: applicationsIn(commits.flatMap(({ services, followed }) => [...services, ...followed])),
  });
  const committed = await commitTargets(targets, change, steps, log, (commits) => report(done(commits)));
  // Also when an earlier run committed and was killed before it came here (law 11).
  const applications: typeof steps.deployApplication = (application, at) =>
    telling([subjectOf(application.place) ?? ''], () => steps.deployApplication(application, at));
  await deployApplications(committed.commits, needs, { deployApplication: applications }, log);
  assertCommitted(committed);
  return { result: resultOf(committed.commits), environment, plan, images, ...done(committed.commits) };
}

/** Those that get something. */
function targetsOf({ plans, written, toFollow }: Work): readonly TargetChange[] {
  const targets = [...plans].map(([target, own]) => ({
    target,
    services: deploymentsIn(own, written),
    followed: deploymentsIn(own, toFollow),
    seen: own.seen,
  }));
  return targets.filter(({ services, followed }) => services.length + followed.length > 0);
}

function deploymentsIn({ deployments }: EnvironmentPlan, services: readonly PlannedService[]) {
  return services.flatMap((each) => deployments.get(placeOf(each)) ?? []);
}

/** What was built from edited files has a content that no commit has, and no key. */
function contentsOf(
  written: readonly PlannedService[],
  keys: EnvironmentPlan['keys'],
  { isCommitted, promotions }: { readonly isCommitted: boolean; readonly promotions: Work['promotions'] },
): ReadonlyMap<string, DeployedContent> {
  return new Map(
    written.map((each) => {
      const { service, decision } = each;
      const key = keys.get(placeOf(each));
      const isKnown = isCommitted || promotions.has(service);
      const content = !isImage(decision) ? 'in place' : isKnown ? key?.content : undefined;
      const builtFrom = promotions.get(service)?.builtFrom;
      return [placeOf(each), { content, configuration: key?.configuration, builtFrom }];
    }),
  );
}

/** Their names. */
function applicationsIn(services: readonly ServiceDeployment[]): readonly string[] {
  return services.flatMap(({ application }) => application?.application.metadata.name ?? []);
}

/** The branch or request may be gone, and then its review environment goes: its removal asks. */
async function closeReview(
  environment: NamedEnvironment | undefined,
  steps: DeploySteps,
  log: Log,
): Promise<Deployment> {
  if (environment === undefined || !isReviewEnvironment(environment.environment)) {
    return nothing(log, 'What was closed has no review environment.');
  }
  const cleanup = await steps.removeReviewEnvironment(environment.name);
  return { result: cleanup.removed.length > 0 ? 'removed' : 'nothing', environment: environment.name, cleanup };
}

/** The request is open, and does not ask for its environment any more, or never did. The removal asks again. */
async function removeUnwanted(environment: string, why: string, steps: DeploySteps, log: Log): Promise<Deployment> {
  const cleanup = await steps.removeReviewEnvironment(environment);
  if (cleanup.removed.length > 0) {
    log.info(why);
    return { result: 'removed', environment, cleanup };
  }
  const kept = cleanup.kept.map((each) => ` ${each.name} stays: ${each.reason}.`);
  return nothing(log, `${why}${kept.join('')}`, environment);
}

function nothing(log: Log, why: string, environment?: string): Deployment & { readonly why: string } {
  log.info(`Nothing to do: ${why}`);
  return { result: 'nothing', environment, why, services: [] };
}
