/** The inputs of `check`: those of a deployment, which it asks about before the first one. */
import { badInput, Failure } from '../../core/failure.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { servicesIn } from '../../core/monorepo/events/events.ts';
import { refuseUnknownServices } from '../../core/monorepo/events/scope.ts';
import { clustersOf, environmentAt } from '../../core/monorepo/place.ts';
import { sampleRun } from '../../core/monorepo/sample-run.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { builderInputs, buildsInputs } from '../../inputs/declarations/build.ts';
import { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { argocdInputs, changeInputs, registryInputs, runInputs } from '../../inputs/declarations/run.ts';
import { comparedServices } from '../comparison/environment.ts';
import { type GitopsRun, gitopsConnectionInputs } from '../gitops-remote.ts';
import { ofAll, runAt, serverCredentials } from '../places/place-run.ts';

export const checkInputs = {
  ...runInputs,
  environment: { ...runInputs.environment, description: 'Environment to look at. Default: all of them.' },
  service: { ...runInputs.service, description: 'Service to look at. Default: all of them.' },
  timeout: {
    ...runInputs.timeout,
    description: 'Deadline of the whole command. A check that has no answer shortly before it has failed.',
  },
  'dry-run': {
    ...runInputs['dry-run'],
    description: 'Leave out the uploads to registries that are begun and cancelled: `online` then only reads.',
  },
  online: {
    type: 'boolean',
    default: 'false',
    description:
      'Ask the servers too: GitOps repository, forge, registries, Argo CD, builder. Without it files are read, and a GitOps repository that is a path.',
  },
  explain: {
    type: 'boolean',
    default: 'false',
    description:
      'Check nothing, and print each input of the commands that deploy a service, with the line of `gitops.yaml`, the variable or the default that it comes from.',
  },
  cluster: { type: 'string', description: 'Cluster of the environment to look at. Default: all of them.' },
  services: { ...changeInputs.services, description: 'Services to look at. Default: all of them.' },
  engine: buildsInputs.engine,
  ...builderInputs,
  ...gitopsConnectionInputs,
  message: commitInputs.message,
  author: commitInputs.author,
  sign: commitInputs.sign,
  ...deliveryInputs,
  ...argocdInputs,
  ...registryInputs,
} as const satisfies InputDeclarations;

export type CheckRun = Run<typeof checkInputs> & Pick<GitopsRun, 'appTokens'>;

/** An environment as a run that deploys to it would see it. */
export interface EnvironmentScope {
  readonly name: string;
  /** One of its clusters; undefined where it has none, or all are meant. */
  readonly cluster?: string | undefined;
  /** With the inputs that `gitops.yaml` has for this environment. */
  readonly run: CheckRun;
  /** Why its servers are not asked: the credentials were given for others. */
  readonly withheld?: Failure | undefined;
  /** The event that the run is of, for people. */
  readonly event: string;
  readonly services: readonly string[];
}

/**
 * The environments that the inputs name, or all.
 *
 * @param branches of the monorepo, as far as they are known
 */
export function scopesOf(run: CheckRun, config: ConfigFile, branches: readonly string[]): readonly EnvironmentScope[] {
  const { environment } = run.inputs;
  if (environment !== undefined) environmentNamed(config, environment);
  const names = environment === undefined ? [...config.environments.keys()] : [environment];
  return names.map((name) => {
    const { ci, event } = sampleRun(config, name, run.ci, branches);
    return { name, event, ...placed({ ...run, ci }, name), services: servicesOf(run, config, name) };
  });
}

/** How people call an environment, or its part in a cluster: `prod (eu)`. */
export function titleOf({ name, cluster }: Pick<EnvironmentScope, 'name' | 'cluster'>): string {
  return cluster === undefined ? name : `${name} (${cluster})`;
}

/** The parts that are written apart: each cluster of an environment that has some, with the services that are in it. */
export function clusterScopes(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): readonly EnvironmentScope[] {
  const { cluster: asked } = run.inputs;
  const all = scopes.flatMap((scope) => {
    const { name, event, services } = scope;
    const clustersFor = (service: string) =>
      clustersOf(environmentAt(config, environmentNamed(config, name), { environment: name, service }));
    const clusters = new Set(services.flatMap(clustersFor));
    return [...clusters].flatMap((cluster): readonly EnvironmentScope[] => {
      if (asked !== undefined && cluster !== asked) return [];
      const own = placed({ ...run, ci: scope.run.ci }, name, cluster);
      const there = services.filter((each) => clustersFor(each).includes(cluster));
      return [{ name, event, cluster, ...own, services: there }];
    });
  });
  if (asked === undefined || all.length > 0) return all;
  const environments = scopes.map(({ name }) => name).join(', ');
  throw badInput('cluster', `"${asked}" is no cluster of ${environments}`, 'Take one of `clusters` in gitops.yaml.');
}

/** Of all environments each has its own of the services that are named. */
function servicesOf(run: CheckRun, config: ConfigFile, environment: string): readonly string[] {
  const { inputs } = run;
  if (inputs.environment !== undefined) return comparedServices(run, config, environment);
  const names = inputs.service === undefined ? inputs.services : [inputs.service];
  refuseUnknownServices(config.services, names);
  const there = servicesIn(config.environments.get(environment)?.services, config.services.keys());
  return there.filter((each) => names.length === 0 || names.includes(each));
}

/** What a deployment to that place would have. @throws bad input for a credential that was given for another host */
function inPlace(run: CheckRun, environment: string, cluster?: string): CheckRun {
  const { inputs } = run;
  const own = runAt(
    { inputs: checkInputs, everyService: true },
    run,
    { environment, cluster },
    inputs.environment ?? ofAll,
  );
  return { ...own, inputs: { ...own.inputs, service: inputs.service } };
}

/** The credentials of servers go nowhere. */
function withoutCredentials(run: CheckRun): CheckRun {
  const resolved = Object.fromEntries(
    Object.entries(run.resolved).filter(([name]) => !serverCredentials.includes(name)),
  ) as CheckRun['resolved'];
  return { ...run, resolved };
}

/** @returns also why its servers are not asked */
function placed(run: CheckRun, environment: string, cluster?: string): Pick<EnvironmentScope, 'run' | 'withheld'> {
  try {
    return { run: inPlace(run, environment, cluster) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { run: inPlace(withoutCredentials(run), environment, cluster), withheld: error };
  }
}
