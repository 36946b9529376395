/**
 * A place is a service in an environment, in one of its clusters where it has some. This file says what `gitops.yaml` says
 * there: the nearest word wins, key by key.
 */
import { isObject } from '../json.ts';
import type { EnvironmentConfig, PlaceConfig, ProjectConfig } from './project.ts';

export interface Place {
  readonly environment: string;
  readonly service?: string | undefined;
  /** Undefined in an environment without clusters. */
  readonly cluster?: string | undefined;
}

/**
 * The environment as it is for one service, in one cluster. Nearest first: the service in the cluster, the cluster, the
 * service in the environment, the environment. Where it is not narrowed down it is the environment itself.
 *
 * @param of the environment, with what it extends and the defaults
 */
export function environmentAt<E extends EnvironmentConfig>(
  { services }: Pick<ProjectConfig, 'services'>,
  of: E,
  { environment, service, cluster }: Place,
): E {
  const own = service === undefined ? undefined : services.get(service)?.environments?.get(environment);
  const layers = [own, clusterAt(of, cluster), cluster === undefined ? undefined : own?.clusters?.get(cluster)];
  return layers.reduce<E>((base, layer) => mergedSections(base, layer), of);
}

/** The clusters of an environment, by name; one without a name where it has none. */
export function clustersOf({ clusters }: Pick<EnvironmentConfig, 'clusters'>): readonly (string | undefined)[] {
  return clusters === undefined || clusters.size === 0 ? [undefined] : [...clusters.keys()];
}

/** What a cluster says, its destination where Applications have it; an environment without Applications needs none. */
function clusterAt({ app, clusters }: EnvironmentConfig, name: string | undefined): PlaceConfig | undefined {
  const cluster = name === undefined ? undefined : clusters?.get(name);
  if (cluster === undefined) return undefined;
  const { 'dest-server': server, 'dest-name': destination, 'dest-namespace': namespace, ...others } = cluster;
  const entries = Object.entries({ 'dest-server': server, 'dest-name': destination, 'dest-namespace': namespace });
  const given = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  if (app === undefined && others.app === undefined) return others;
  return { ...others, app: { ...given, ...others.app } };
}

/**
 * Two sections of `gitops.yaml` as one. Sections and maps are merged key by key; a list, a text or what a path is set to is
 * replaced as a whole.
 */
export function mergedSections<T extends object>(base: T, nearer: object | undefined): T {
  if (nearer === undefined) return base;
  const merged: Record<string, unknown> = Object.fromEntries(Object.entries(base));
  for (const [key, value] of Object.entries(nearer)) {
    if (value !== undefined) merged[key] = mergedValues(merged[key], value, key === 'clusters');
  }
  return merged as T;
}

/** @param ofSections what the map holds is merged too: a path is set to one value, a cluster is made of many keys */
function mergedValues(base: unknown, nearer: unknown, ofSections: boolean): unknown {
  if (base instanceof Map && nearer instanceof Map) {
    const merged = new Map(base);
    for (const [key, value] of nearer) {
      merged.set(key, ofSections && isObject(merged.get(key)) ? mergedSections(merged.get(key), value) : value);
    }
    return merged;
  }
  const areSections = isObject(base) && isObject(nearer) && !(base instanceof Map) && !(nearer instanceof Map);
  return areSections ? mergedSections(base, nearer) : nearer;
}
