/** The services that a run is about, of those that `gitops.yaml` has. */
import { badInput } from '../../failure.ts';
import type { CiContext } from '../../ports.ts';
import { didYouMean, listed } from '../../suggestion.ts';
import type { EnvironmentConfig } from '../project.ts';
import { ofService, servicesIn, type TaggedServices, tagOf, takesTag } from './events.ts';

interface ScopeQuestion<E extends EnvironmentConfig> {
  readonly config: { readonly services: TaggedServices; readonly environments: ReadonlyMap<string, E> };
  readonly ci: Pick<CiContext, 'event' | 'sourceRef'>;
  /** Undefined: of every environment. */
  readonly environment: string | undefined;
}

/**
 * The services that a run is about: those of its environment, of a tag that names one that one alone.
 *
 * @param names of the inputs `service` or `services`; empty: all that there are
 * @returns in the order of the file
 * @throws bad input for a name that no service has, or that is not deployed to the environment, or not by this tag
 */
export function servicesInScope<E extends EnvironmentConfig>(
  { config, ci, environment: name }: ScopeQuestion<E>,
  names: readonly string[],
): readonly string[] {
  const { services, environments } = config;
  refuseUnknownServices(services, names);
  const environment = name === undefined ? undefined : environments.get(name);
  if (name === undefined || environment === undefined) {
    return [...services.keys()].filter((each) => names.length === 0 || names.includes(each));
  }
  const there = servicesIn(environment.services, services.keys());
  for (const each of names) {
    if (!there.includes(each)) throw notDeployedThere(each, name, there, config);
  }
  const tag = tagOf(ci);
  const tagged = tag === undefined ? 'no' : takesTag(environment, tag, services);
  const meant = typeof tagged === 'string' ? there : [tagged.service];
  const other = names.find((each) => !meant.includes(each));
  if (other !== undefined) {
    const patterns = (environment.when?.tag ?? []).filter((pattern) => !pattern.startsWith('!'));
    const own = patterns.map((pattern) => pattern.replaceAll(ofService, other)).join(', ');
    const fix = `Leave the input out, or run on a tag of ${other}: ${own}.`;
    throw badInput('services', `"${other}" is not what the tag ${tag} is of: it names ${meant.join()}`, fix);
  }
  return meant.filter((each) => names.length === 0 || names.includes(each));
}

function notDeployedThere(
  service: string,
  environment: string,
  there: readonly string[],
  { services, environments }: ScopeQuestion<EnvironmentConfig>['config'],
): Error {
  const homes = [...environments]
    .filter(([, { services: list }]) => servicesIn(list, services.keys()).includes(service))
    .map(([name]) => name);
  const elsewhere = homes.length === 0 ? `No environment has ${service}` : `${service} is in ${homes.join(', ')}`;
  const here = there.length === 0 ? 'no service' : listed(there);
  return badInput(
    'services',
    `"${service}" is not deployed to ${environment}`,
    `\`environments.${environment}.services\` has ${here}. ${elsewhere}.`,
  );
}

/** @throws bad input for a name that no service has */
export function refuseUnknownServices(services: ReadonlyMap<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    if (services.has(name)) continue;
    const suggestion = didYouMean(name, services.keys(), (near) => `"${near}"`);
    const hint = `${suggestion}Services: ${listed([...services.keys()])}.`;
    throw badInput('services', `"${name}" is no service of this monorepo`, hint);
  }
}
