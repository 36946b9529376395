/**
 * `core/flow` runs the steps of `deploy`: plan, check, images, one commit, Applications; or the end of a review environment.
 * It may import every folder of `core`.
 * Begin here, with their order: then a file a step, `environment-state.ts`, `checks.ts` and `images.ts`.
 */
import type { PlannedApplication } from '../argocd/application.ts';
import type { MadeImage } from '../build/engine.ts';
import type { ImageRequest } from '../build/request.ts';
import type { Bumped } from '../bump/bump.ts';
import type { Cleanup } from '../cleanup/cleanup.ts';
import { isReviewEnvironment, type NamedEnvironment } from '../monorepo/environments.ts';
import type { DeploymentPlan } from '../monorepo/plan.ts';
import type { CiEvent, Log } from '../ports.ts';
import { type CheckSteps, checkDeployment, type Rollout } from './checks.ts';
import type { WantedServices } from './environment-state.ts';
import { throwTogether } from './failures.ts';
import { makeImages, type ServiceImage } from './images.ts';
import { changeOf, type DeploymentChange, type ServiceDeployment } from './service-deployment.ts';

export interface DeployRequest {
  readonly event: CiEvent;
  /** The environment of the event; undefined when none of `gitops.yaml` matches it. */
  readonly environment: NamedEnvironment | undefined;
  /** What is asked of the Applications on an Argo CD server. */
  readonly rollout: Rollout;
}

export interface DeploymentCommit extends Bumped {
  /** How long it took. */
  readonly milliseconds: number;
}

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

/** One call of the domain each. The order is `deploy`'s. */
export interface DeploySteps extends CheckSteps {
  /** The affected services, and the environment that they go to. */
  plan(): Promise<Pick<DeploymentPlan, 'environment' | 'affected'>>;
  /** The affected services and those that the environment lacks, with the images that are promoted into it. */
  wantedServices(environment: string, affected: readonly string[]): Promise<WantedServices>;
  serviceDeployment(service: string, environment: string): Promise<ServiceDeployment>;
  makeImage(request: ImageRequest): Promise<MadeImage>;
  commit(change: DeploymentChange): Promise<DeploymentCommit>;
  /** Writes it to the server at this commit of the GitOps repository, and waits where that is asked for. */
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
  const { event, environment, rollout } = request;
  if (event.kind === 'request-closed' || event.kind === 'branch-deleted') return closeReview(environment, steps, log);
  if (event.kind === 'request' && event.fromFork) return nothing(log, 'Requests from forks are not deployed.');
  const plan = await log.group('Plan', () => steps.plan());
  if (plan.environment === undefined) return nothing(log, 'No environment of gitops.yaml matches this event.');
  const { name } = plan.environment;
  const wanted = await steps.wantedServices(name, plan.affected);
  if (wanted.services.length === 0) return nothing(log, 'No service is affected.', name);
  return deployServices(wanted, name, rollout, steps, log);
}

/** Everything that can be checked before the first build is checked before it (law 13). */
async function deployServices(
  { services: names, promotions }: WantedServices,
  environment: string,
  rollout: Rollout,
  steps: DeploySteps,
  log: Log,
): Promise<Deployment> {
  const services = await Promise.all(names.map((name) => steps.serviceDeployment(name, environment)));
  await checkDeployment(services, environment, rollout, steps);
  const images = await log.group('Images', () =>
    makeImages(services, promotions, (request) => steps.makeImage(request), log),
  );
  const change = changeOf(services, images, environment);
  const commit = await log.group('GitOps repository', () => steps.commit(change));
  // Also when an earlier run committed and was killed before it came here (law 11).
  await deployApplications(services, commit, steps);
  const applications = services.flatMap(({ application }) => application?.application.metadata.name ?? []);
  return { result: commit.result, environment, services: names, images, applications, commit };
}

/**
 * The Applications on the server, of this very commit, side by side; those in Git went with the commit.
 *
 * @throws Failure of one Application, `APPLICATIONS_FAILED` for several
 */
async function deployApplications(
  services: readonly ServiceDeployment[],
  commit: DeploymentCommit,
  steps: DeploySteps,
): Promise<void> {
  const { result, tip, superseded } = commit;
  // The Applications are the newer run's too, and those of a closed review environment are gone for good (laws 3, 8).
  if (tip === undefined || result === 'superseded') return;
  const older = new Set(superseded.map(({ edit }) => edit.update.service));
  const onServer = services.flatMap(({ service, application }) =>
    application?.mode === 'api' && !older.has(service) ? [application] : [],
  );
  const ends = await Promise.allSettled(onServer.map((application) => steps.deployApplication(application, tip)));
  const failures = ends.flatMap((end, index) =>
    end.status === 'rejected'
      ? [{ name: onServer[index]?.application.metadata.name ?? '', error: end.reason as unknown }]
      : [],
  );
  throwTogether('APPLICATIONS', failures);
}

/** The branch or request is gone: so is its review environment. */
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
