/** What a review environment leaves to its `base`: services that its branch did not change, and where people open them there. */
import { Failure } from '../../core/failure.ts';
import type { PlannedService, StatePlan } from '../../core/flow/plan/request.ts';
import { environmentAddress, environmentNamed, type NamedEnvironment } from '../../core/monorepo/environments.ts';
import { servicesIn } from '../../core/monorepo/events/events.ts';
import type { Run } from '../../inputs/command.ts';
import { environmentOf } from './addresses.ts';
import type { deployInputs } from './inputs.ts';

type AnyDeployRun = Run<typeof deployInputs>;

interface LeftToBase {
  readonly service: string;
  /** Name of the environment. */
  readonly base: string;
  readonly url: string | undefined;
}

/** A service that the plan takes for no member of the review environment. */
export function isLeftOut({ decision }: PlannedService): boolean {
  return decision.do === 'nothing' && decision.because === 'unaffected';
}

/**
 * In the order of `gitops.yaml`; none without a `base`. A service that is deployed to the base alone is left to it, too; one that
 * this run is not about is not known.
 */
export function leftToBase(run: AnyDeployRun, plan: Pick<StatePlan, 'services'> | undefined): readonly LeftToBase[] {
  const { config } = run;
  const review = environmentOf(run);
  const name = review?.environment.base;
  if (config === undefined || review === undefined || name === undefined || plan === undefined) return [];
  const base = { name, environment: environmentNamed(config, name) };
  const here = servicesIn(review.environment.services, config.services.keys());
  const isLeft = (service: string) => {
    const places = plan.services.filter((each) => each.service === service);
    return places.length === 0 ? !here.includes(service) : places.every(isLeftOut);
  };
  return servicesIn(base.environment.services, config.services.keys())
    .filter(isLeft)
    .map((service) => ({ service, base: name, url: addressIn(base, service, run) }));
}

/** Undefined where the `url` of the base has something of this run in it, which the base knows nothing of. */
function addressIn(base: NamedEnvironment, service: string, { config, ci }: AnyDeployRun): string | undefined {
  if (config === undefined) return undefined;
  const { reviewName: _, described: __, ...others } = ci;
  const nothing = { branch: undefined, commit: undefined, sourceRef: undefined, requestNumber: undefined };
  const ofBase = { ...others, ...nothing, runId: '', event: { kind: 'push' } } as const;
  try {
    return environmentAddress(config, base, ofBase, [service]);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** As an output. */
export function baseUrls(run: AnyDeployRun, plan: Pick<StatePlan, 'services'> | undefined) {
  const known = leftToBase(run, plan).flatMap(({ service, url }) =>
    url === undefined ? [] : [[service, url] as const],
  );
  return Object.fromEntries(known);
}
