/**
 * The environments of `gitops.yaml`, each as a run that deploys to it would see it, for commands that look at all of them.
 * A server that no credential is for is not asked; the scope says why.
 */
import { badInput, Failure } from '../../core/failure.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { servicesIn } from '../../core/monorepo/events/events.ts';
import { refuseUnknownServices, servicesInScope } from '../../core/monorepo/events/scope.ts';
import { clustersOf, environmentAt } from '../../core/monorepo/place.ts';
import { sampleRun } from '../../core/monorepo/sample-run.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { ofAll, runAt, serverCredentials } from './place-run.ts';

/** An environment as a run that deploys to it would see it. */
export interface Scope<R> {
  readonly name: string;
  /** One of its clusters; undefined where it has none, or all are meant. */
  readonly cluster?: string | undefined;
  /** With the inputs that `gitops.yaml` has for this environment. */
  readonly run: R;
  /** Why its servers are not asked: the credentials were given for others. */
  readonly withheld?: Failure | undefined;
  /** The event that the run is of, for people. */
  readonly event: string;
  readonly services: readonly string[];
}

interface ScopeInputs {
  readonly service?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly environment?: string | undefined;
  readonly cluster?: string | undefined;
}

type ScopeRun<T extends InputDeclarations> = Pick<
  Run<T>,
  'inputs' | 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env'
> & { readonly inputs: ScopeInputs };

/**
 * The environments that the inputs name, or all.
 *
 * @param branches of the monorepo, as far as they are known
 */
export function scopesOf<T extends InputDeclarations, R extends ScopeRun<T>>(
  command: CommandInputs<T>,
  run: R,
  config: ConfigFile,
  branches: readonly string[],
): readonly Scope<R>[] {
  const { environment } = run.inputs;
  if (environment !== undefined) environmentNamed(config, environment);
  const names = environment === undefined ? [...config.environments.keys()] : [environment];
  return names.map((name) => {
    const { ci, event } = sampleRun(config, name, run.ci, branches);
    return { name, event, ...placed(command, { ...run, ci }, name), services: servicesOf(run, config, name) };
  });
}

/** How people call an environment, or its part in a cluster: `prod (eu)`. */
export function titleOf({ name, cluster }: Pick<Scope<unknown>, 'name' | 'cluster'>): string {
  return cluster === undefined ? name : `${name} (${cluster})`;
}

/** The parts that are written apart: each cluster of an environment that has some, with the services that are in it. */
export function clusterScopes<T extends InputDeclarations, R extends ScopeRun<T>>(
  command: CommandInputs<T>,
  run: R,
  config: ConfigFile,
  scopes: readonly Scope<R>[],
): readonly Scope<R>[] {
  const { cluster: asked } = run.inputs;
  const all = scopes.flatMap((scope) => {
    const { name, event, services } = scope;
    const clustersFor = (service: string) =>
      clustersOf(environmentAt(config, environmentNamed(config, name), { environment: name, service }));
    const clusters = new Set(services.flatMap(clustersFor));
    return [...clusters].flatMap((cluster): readonly Scope<R>[] => {
      if (asked !== undefined && cluster !== asked) return [];
      const own = placed(command, { ...run, ci: scope.run.ci }, name, cluster);
      const there = services.filter((each) => clustersFor(each).includes(cluster));
      return [{ name, event, cluster, ...own, services: there }];
    });
  });
  if (asked === undefined || all.length > 0) return all;
  const environments = scopes.map(({ name }) => name).join(', ');
  throw badInput('cluster', `"${asked}" is no cluster of ${environments}`, 'Take one of `clusters` in gitops.yaml.');
}

/** Of all environments each has its own of the services that are named. */
function servicesOf(
  { inputs, ci }: { readonly inputs: ScopeInputs } & Pick<Run, 'ci'>,
  config: ConfigFile,
  environment: string,
): readonly string[] {
  const names = inputs.service === undefined ? (inputs.services ?? []) : [inputs.service];
  if (inputs.environment !== undefined) return servicesInScope({ config, ci, environment }, names);
  refuseUnknownServices(config.services, names);
  const there = servicesIn(config.environments.get(environment)?.services, config.services.keys());
  return there.filter((each) => names.length === 0 || names.includes(each));
}

/** What a deployment to that place would have. @throws bad input for a credential that was given for another host */
function inPlace<T extends InputDeclarations, R extends ScopeRun<T>>(
  command: CommandInputs<T>,
  run: R,
  environment: string,
  cluster?: string,
): R {
  const { inputs } = run;
  const own = runAt(command, run, { environment, cluster }, inputs.environment ?? ofAll);
  return { ...own, inputs: { ...own.inputs, service: inputs.service } };
}

/** The credentials of servers go nowhere. */
function withoutCredentials<R extends { readonly resolved: object }>(run: R): R {
  const resolved = Object.fromEntries(
    Object.entries(run.resolved).filter(([name]) => !serverCredentials.includes(name)),
  ) as R['resolved'];
  return { ...run, resolved };
}

/** @returns also why its servers are not asked */
function placed<T extends InputDeclarations, R extends ScopeRun<T>>(
  command: CommandInputs<T>,
  run: R,
  environment: string,
  cluster?: string,
): Pick<Scope<R>, 'run' | 'withheld'> {
  try {
    return { run: inPlace(command, run, environment, cluster) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { run: inPlace(command, withoutCredentials(run), environment, cluster), withheld: error };
  }
}
