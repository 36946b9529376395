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
import type { Cleanup } from '../cleanup/cleanup.ts';
import { Failure } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import { isReviewEnvironment, type NamedEnvironment } from '../monorepo/environments.ts';
import { neededFirst } from '../monorepo/jobs.ts';
import type { ServiceConfig } from '../monorepo/project.ts';
import type { CiEvent, Log } from '../ports.ts';
import { type CheckSteps, checkDeployment, type DeploymentCheck, type Rollout } from './check.ts';
import { confirmImages, makeImages, type PromotedImage, type ServiceImage } from './images.ts';
import { inParallel } from './in-parallel.ts';
import type { PlannedService, ServiceKeys, StatePlan } from './plan/request.ts';
import type { Promotion } from './promotion/promotion.ts';
import { changeOf, type DeploymentChange, type ServiceDeployment } from './service-deployment.ts';

export interface DeployRequest {
  readonly event: CiEvent;
  /** The environment of the event; undefined when none of `gitops.yaml` matches it. */
  readonly environment: NamedEnvironment | undefined;
  /** Said when there is none. */
  readonly whyNoEnvironment: string;
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

export interface DeploymentCommit extends Bumped {
  /** How long it took. */
  readonly milliseconds: number;
}

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

/** What the environment lacks, with what each service would be deployed as. */
export interface EnvironmentPlan extends StatePlan {
  /** The commit that the run would deploy. */
  readonly candidate: ObjectId;
  readonly deployments: ReadonlyMap<string, ServiceDeployment>;
  readonly keys: ReadonlyMap<string, ServiceKeys>;
  /** The open request of the environment, with `deliver: pull-request`. */
  readonly request: { readonly url: string } | undefined;
}

/** The steps in the order of `deploy`, each one call of the domain. */
export interface DeploySteps extends CheckSteps {
  /** Compares each service with what the environment was last given. */
  plan(environment: string): Promise<EnvironmentPlan>;
  /** The image of each service in the environment to promote from, waited for where it is on its way. */
  promotions(environment: string, services: readonly string[]): Promise<ReadonlyMap<string, Promotion>>;
  makeImage(request: ImageRequest): Promise<MadeImage>;
  /** Asks the registry for what is about to be written. */
  confirmImage(request: ImageRequest, image: ConfirmedImage): Promise<void>;
  commit(change: DeploymentChange, contents: ReadonlyMap<string, DeployedContent>): Promise<DeploymentCommit>;
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
      /** Undefined: Git had nothing to change. */
      readonly commit: DeploymentCommit | undefined;
    };

/** What a deployment has done so far: true whatever comes now. */
export interface DeploymentSoFar {
  readonly environment?: string;
  readonly plan?: StatePlan;
  readonly images?: readonly ServiceImage[];
  readonly services?: readonly string[];
  readonly applications?: readonly string[];
  readonly commit?: DeploymentCommit | undefined;
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
  if (environment === undefined) return nothing(log, request.whyNoEnvironment);
  const { name } = environment;
  const plan = await log.group('Plan', async () => {
    const planned = await steps.plan(name);
    for (const { service, reason } of planned.services) log.info(`${service}: ${reason}`);
    return planned;
  });
  report({ environment: name, plan });
  const toWrite = plan.services.filter(({ decision }) => decision.do === 'write');
  const toFollow = plan.services.filter(({ decision }) => decision.do === 'follow-up');
  if (toWrite.length + toFollow.length === 0) return nothingToDo(plan, name, log);
  const { promotions, held } = await promotionsOf(toWrite, name, request, steps, log, (found) =>
    report({ environment: name, plan: withHeld(plan, found) }),
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
  const work = { plan: remaining, written, toFollow, promotions: promoted(promotions) };
  return deployServices(work, name, request, steps, { log, report });
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
  const why = services.map(({ service, reason }) => `${service}: ${reason}`).join('; ') || 'No service is affected.';
  log.info(`Nothing to do: ${why}`);
  const { request } = plan;
  return {
    result,
    environment,
    why,
    plan,
    services: services.map(({ service }) => service),
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

interface FoundPromotions {
  readonly promotions: ReadonlyMap<string, PromotedImage | 'nothing'>;
  /** Service → why it is not due. */
  readonly held: ReadonlyMap<string, string>;
}

/**
 * The image of each service that is promoted; `nothing` where the source environment runs none yet.
 *
 * @param onHeld called with what is not due, also when the run ends because of it
 * @throws Failure refused `PROMOTION_SOURCE` or `PROMOTION_NOT_DUE`, timed out `PROMOTION_AWAITED`
 */
async function promotionsOf(
  services: readonly PlannedService[],
  environment: string,
  { promotes }: DeployRequest,
  steps: DeploySteps,
  log: Log,
  onHeld: (held: ReadonlyMap<string, string>) => void,
): Promise<FoundPromotions> {
  const names = services.filter(({ decision }) => isImage(decision)).map(({ service }) => service);
  if (!promotes || names.length === 0) return { promotions: new Map(), held: new Map() };
  const found = await log.group('Promotion', () => steps.promotions(environment, names));
  const held = new Map(
    [...found].flatMap(([service, each]): (readonly [string, string])[] => {
      const why = each.result === 'held' ? each.why : each.result === 'refused' ? each.held : undefined;
      return why === undefined ? [] : [[service, why]];
    }),
  );
  onHeld(held);
  const failures = [...found.values()].flatMap((each) => (each.result === 'refused' ? [each.failure] : []));
  const [first, ...others] = failures;
  if (first !== undefined) {
    throw others.length === 0
      ? first
      : new Failure('refused', first.code, failures.map(({ message }) => message).join('\n'), { hint: first.hint });
  }
  const promotions = new Map(
    [...found].map(([service, each]): [string, PromotedImage | 'nothing'] => {
      if (each.result === 'promoted') return [service, each.image];
      if (each.result === 'nothing') log.info(`${service}: ${each.why}`);
      if (each.result === 'held') log.info(`${service}: held: ${each.why}`);
      return [service, 'nothing'];
    }),
  );
  return { promotions, held };
}

function promoted(found: ReadonlyMap<string, PromotedImage | 'nothing'>): ReadonlyMap<string, PromotedImage> {
  return new Map([...found].flatMap(([service, image]) => (image === 'nothing' ? [] : [[service, image] as const])));
}

interface Work {
  readonly plan: EnvironmentPlan;
  readonly written: readonly PlannedService[];
  /** Git has nothing to change; their Applications are written and waited for. */
  readonly toFollow: readonly PlannedService[];
  readonly promotions: ReadonlyMap<string, PromotedImage>;
}

async function deployServices(
  { plan, written, toFollow, promotions }: Work,
  environment: string,
  { rollout, ci, allowDirty, emits, dryRun, order = new Map() }: Omit<DeployRequest, 'event' | 'environment'>,
  steps: DeploySteps,
  { log, report }: { readonly log: Log; readonly report: Report },
): Promise<Deployment> {
  const deploymentsOf = (services: readonly PlannedService[]) =>
    services.flatMap(({ service }) => plan.deployments.get(service) ?? []);
  const services = deploymentsOf(written);
  const withImage = deploymentsOf(written.filter(({ decision }) => isImage(decision)));
  const followed = deploymentsOf(toFollow);
  const check = { services, withImage, followed, environment, rollout, promotions, ci, allowDirty, dryRun };
  const { isCommitted } = await log.group('Checks', () => checkDeployment(check, steps, log));
  const keys = isCommitted ? plan.keys : new Map<string, ServiceKeys>();
  const isEmitted = emits && !dryRun;
  const toMake = withImage
    .filter(({ image }) => !isEmitted || image.emit !== undefined)
    .map(({ service, image }) => ({ service, image: { ...image, contentKey: keys.get(service)?.content } }));
  // Only of what this run deploys: what is needed and equal stays as it is.
  const needs = neededFirst(
    order,
    [...services, ...followed].map(({ service }) => service),
  );
  const made: ServiceImage[] = [];
  const onMade = (image: ServiceImage) => {
    made.push(image);
    report({ images: made });
  };
  const makeAll = async () => {
    const images = await makeImages(toMake, promotions, (image) => steps.makeImage(image), log, onMade, needs);
    if (!isEmitted) await confirmImages(withImage, images, (request, image) => steps.confirmImage(request, image));
    return images;
  };
  const images = toMake.length === 0 ? [] : await log.group('Images', makeAll);
  if (isEmitted) {
    const emitted = toMake.map(({ service }) => service);
    return { result: 'emitted', environment, plan, services: emitted, images, applications: [], commit: undefined };
  }
  const change = changeOf(services, images, environment);
  const contents = contentsOf(written, plan.keys, { isCommitted, promotions });
  const commit =
    services.length === 0 ? undefined : await log.group('GitOps repository', () => steps.commit(change, contents));
  const applications = applicationsIn([...services, ...followed]);
  const done = { services: [...writtenOf(services, commit), ...followed].map(({ service }) => service), commit };
  report({ ...done, applications });
  // Also when an earlier run committed and was killed before it came here (law 11).
  await deployApplications({ services, followed, commit, seen: plan.seen, needs }, steps, log);
  return { result: commit?.result ?? 'unchanged', environment, plan, images, applications, ...done };
}

/** Those of a commit that a newer deployment did not leave out; all where it left out every one. */
function writtenOf(
  services: readonly ServiceDeployment[],
  commit: DeploymentCommit | undefined,
): readonly ServiceDeployment[] {
  const older = new Set(commit?.superseded.map(({ edit }) => edit.update.service));
  const written = services.filter(({ service }) => !older.has(service));
  return commit?.result === 'superseded' ? services : written;
}

/** What was built from edited files has a content that no commit has, and no key. */
function contentsOf(
  written: readonly PlannedService[],
  keys: EnvironmentPlan['keys'],
  { isCommitted, promotions }: { readonly isCommitted: boolean; readonly promotions: Work['promotions'] },
): ReadonlyMap<string, DeployedContent> {
  return new Map(
    written.map(({ service, decision }) => {
      const key = keys.get(service);
      const isKnown = isCommitted || promotions.has(service);
      const content = !isImage(decision) ? 'in place' : isKnown ? key?.content : undefined;
      const builtFrom = promotions.get(service)?.builtFrom;
      return [service, { content, configuration: key?.configuration, builtFrom }];
    }),
  );
}

interface Committed {
  readonly services: readonly ServiceDeployment[];
  readonly followed: readonly ServiceDeployment[];
  readonly commit: DeploymentCommit | undefined;
  /** Tip of the GitOps branch that has what the followed ones need. */
  readonly seen: ObjectId | undefined;
  /** Service → those that come before it. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** Their names. */
function applicationsIn(services: readonly ServiceDeployment[]): readonly string[] {
  return services.flatMap(({ application }) => application?.application.metadata.name ?? []);
}

/**
 * Writes the Applications on the server, and waits for this very commit. Those in Git went with the commit.
 *
 * @throws Failure of one Application, `APPLICATIONS_FAILED` for several
 */
async function deployApplications(
  { services, followed, commit, seen, needs }: Committed,
  steps: DeploySteps,
  log: Log,
): Promise<void> {
  // A newer run deploys the Applications too, and those of a closed review environment stay removed (laws 3, 8).
  const isClosed = commit?.closed !== undefined;
  const isWritten = commit !== undefined && !isClosed && commit.result !== 'superseded';
  const written = isWritten ? writtenOf(services, commit) : [];
  const tip = commit?.tip ?? seen;
  const deployed = [...written, ...(isClosed ? [] : followed)];
  const nameOf = new Map(deployed.map(({ service, application }) => [service, application?.application.metadata.name]));
  const tasks = deployed.flatMap(({ service, application }) => {
    if (application?.mode !== 'api') return [];
    const waiting = commit?.result === 'requested' || tip === undefined;
    const run = () => steps.deployApplication(application, waiting ? 'waiting' : { commit: tip });
    const after = needs.get(service)?.flatMap((each) => nameOf.get(each) ?? []);
    return [{ name: application.application.metadata.name, after, run }];
  });
  if (tasks.length === 0 || commit?.result === 'planned') return;
  await log.group('Applications', () => inParallel(tasks, { atOnce: tasks.length, code: 'APPLICATIONS_FAILED' }));
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

function nothing(log: Log, why: string, environment?: string): Deployment & { readonly why: string } {
  log.info(`Nothing to do: ${why}`);
  return { result: 'nothing', environment, why, services: [] };
}
