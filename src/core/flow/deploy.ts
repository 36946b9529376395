/**
 * `core/flow` runs the steps of `deploy`: plan, check, images, one commit, Applications; or removes a review environment.
 * It may import every folder of `core`.
 * Begin here, with the order of the steps. Each of the other files is one step.
 */
import type { PlannedApplication } from '../argocd/application.ts';
import type { ConfirmedImage } from '../build/check-image.ts';
import type { MadeImage } from '../build/engine.ts';
import type { ImageRequest } from '../build/request.ts';
import type { Bumped } from '../bump/bump.ts';
import type { Cleanup } from '../cleanup/cleanup.ts';
import { isReviewEnvironment, type NamedEnvironment } from '../monorepo/environments.ts';
import type { DeploymentPlan } from '../monorepo/plan.ts';
import type { CiEvent, Log } from '../ports.ts';
import { type CheckSteps, checkDeployment, type DeploymentCheck, type Rollout } from './check.ts';
import type { WantedServices } from './environment-state.ts';
import { confirmImages, makeImages, type ServiceImage } from './images.ts';
import { inParallel } from './in-parallel.ts';
import { changeOf, type DeploymentChange, type ServiceDeployment } from './service-deployment.ts';

export interface DeployRequest {
  readonly event: CiEvent;
  /** The environment of the event; undefined when none of `gitops.yaml` matches it. */
  readonly environment: NamedEnvironment | undefined;
  readonly rollout: Rollout;
  readonly ci: DeploymentCheck['ci'];
  readonly allowDirty: boolean;
  readonly dryRun: boolean;
}

export interface DeploymentCommit extends Bumped {
  /** How long it took. */
  readonly milliseconds: number;
}

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

/** The steps in the order of `deploy`, each one call of the domain. */
export interface DeploySteps extends CheckSteps {
  /** The affected services, and the environment that they go to. */
  plan(): Promise<Pick<DeploymentPlan, 'environment' | 'affected'>>;
  /** The affected services and those that the environment lacks, with the images that are promoted into it. */
  wantedServices(environment: string, affected: readonly string[]): Promise<WantedServices>;
  serviceDeployment(service: string, environment: string): Promise<ServiceDeployment>;
  makeImage(request: ImageRequest): Promise<MadeImage>;
  /** Asks the registry for what is about to be written. */
  confirmImage(request: ImageRequest, image: ConfirmedImage): Promise<void>;
  commit(change: DeploymentChange): Promise<DeploymentCommit>;
  /** Writes it to the server at this commit of the GitOps repository, and waits for it when the run says so. */
  deployApplication(application: ServerApplication, commit: string): Promise<void>;
  removeReviewEnvironment(environment: string): Promise<Cleanup>;
}

export type Deployment =
  | { readonly result: 'nothing'; readonly environment: string | undefined; readonly why: string }
  /** The branch or request was closed. */
  | { readonly result: 'removed' | 'nothing'; readonly environment: string; readonly cleanup: Cleanup }
  | {
      readonly result: Bumped['result'];
      readonly environment: string;
      readonly services: readonly string[];
      readonly images: readonly ServiceImage[];
      /** Names of the Applications. */
      readonly applications: readonly string[];
      readonly commit: DeploymentCommit;
    };

export async function deploy(request: DeployRequest, steps: DeploySteps, log: Log): Promise<Deployment> {
  const { event, environment } = request;
  if (event.kind === 'request-closed' || event.kind === 'branch-deleted') return closeReview(environment, steps, log);
  if (event.kind === 'request' && event.fromFork) return nothing(log, 'Requests from forks are not deployed.');
  const plan = await log.group('Plan', () => steps.plan());
  if (plan.environment === undefined) return nothing(log, 'No environment of gitops.yaml matches this event.');
  const { name } = plan.environment;
  const wanted = await steps.wantedServices(name, plan.affected);
  if (wanted.services.length === 0) return nothing(log, 'No service is affected.', name);
  return deployServices(wanted, name, request, steps, log);
}

async function deployServices(
  { services: names, promotions }: WantedServices,
  environment: string,
  { rollout, ci, allowDirty, dryRun }: Omit<DeployRequest, 'event' | 'environment'>,
  steps: DeploySteps,
  log: Log,
): Promise<Deployment> {
  const services = await Promise.all(names.map((name) => steps.serviceDeployment(name, environment)));
  const check = {
    services,
    withImage: services,
    followed: [],
    environment,
    rollout,
    promotions,
    ci,
    allowDirty,
    dryRun,
  };
  await checkDeployment(check, steps, log);
  const images = await log.group('Images', () =>
    makeImages(services, promotions, (request) => steps.makeImage(request), log),
  );
  await confirmImages(services, images, (request, image) => steps.confirmImage(request, image));
  const change = changeOf(services, images, environment);
  const commit = await log.group('GitOps repository', () => steps.commit(change));
  // Also when an earlier run committed and was killed before it came here (law 11).
  await deployApplications(services, commit, steps);
  const applications = services.flatMap(({ application }) => application?.application.metadata.name ?? []);
  return { result: commit.result, environment, services: names, images, applications, commit };
}

/**
 * Deploys the Applications on the server at this very commit. Those in Git went with the commit.
 *
 * @throws Failure of one Application, `APPLICATIONS_FAILED` for several
 */
async function deployApplications(
  services: readonly ServiceDeployment[],
  { result, tip, superseded }: DeploymentCommit,
  steps: DeploySteps,
): Promise<void> {
  // A newer run deploys the Applications too, and those of a closed review environment stay removed (laws 3, 8).
  if (tip === undefined || result === 'superseded') return;
  const older = new Set(superseded.map(({ edit }) => edit.update.service));
  const tasks = services.flatMap(({ service, application }) =>
    application?.mode !== 'api' || older.has(service)
      ? []
      : [{ name: application.application.metadata.name, run: () => steps.deployApplication(application, tip) }],
  );
  await inParallel(tasks, { atOnce: tasks.length, code: 'APPLICATIONS_FAILED' });
}

/** The branch or request is gone, and so its review environment goes. */
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

function nothing(log: Log, why: string, environment?: string): Deployment {
  log.info(`Nothing to do: ${why}`);
  return { result: 'nothing', environment, why };
}
