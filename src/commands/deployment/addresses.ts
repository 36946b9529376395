/** Where people open what a run deploys: the `url` of `gitops.yaml`, in each of its places. */
import type { StatePlan } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { chosenEnvironment, environmentAddress, isReviewEnvironment } from '../../core/monorepo/environments.ts';
import type { Run } from '../../inputs/command.ts';
import { clustersIn } from '../places/targets.ts';
import type { deployInputs } from './inputs.ts';

type AnyDeployRun = Run<typeof deployInputs>;

/** Of one place, or of the environment: that of its first service. */
export function addressOf(
  { config, ci, ...run }: AnyDeployRun,
  place?: { readonly service: string; readonly cluster: string | undefined },
): string | undefined {
  if (config === undefined || ci.event.kind === 'branch-deleted' || ci.event.kind === 'request-closed')
    return undefined;
  const environment = environmentOf({ config, ci, ...run });
  const clusters = place === undefined ? clustersIn(run, environment) : [place.cluster];
  return environmentAddress(config, environment, ci, place && [place.service], clusters);
}

/** Whether nothing is deployed to the review environment of this run, so that its address leads nowhere. */
export function isNowhere(run: AnyDeployRun, plan: Pick<StatePlan, 'services'> | undefined): boolean {
  const chosen = environmentOf(run)?.environment;
  if (chosen === undefined || plan === undefined || !isReviewEnvironment(chosen)) return false;
  return plan.services.every(({ decision }) => decision.do === 'nothing' && decision.because === 'unaffected');
}

/** The outputs with the address of each service that they name. */
export function withAddresses(run: AnyDeployRun, outputs: Readonly<Record<string, unknown>>) {
  const services: readonly string[] = Array.isArray(outputs.services) ? outputs.services : [];
  const clusters = services.length === 0 ? [] : clustersIn(run, environmentOf(run));
  const places = services.flatMap((service) => clusters.map((cluster) => ({ service, cluster })));
  const urls = places.flatMap((place) => {
    const url = addressOf(run, place);
    return url === undefined ? [] : [[placeOf(place), url] as const];
  });
  return urls.length === 0 ? outputs : { ...outputs, urls: Object.fromEntries(urls) };
}

/** The environment of the event, or of the input. */
export function environmentOf({ config, ci, inputs: { environment } }: AnyDeployRun) {
  return config && chosenEnvironment({ config, ci, environment }, true);
}
