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
  if (others.app === null || (app === undefined && others.app === undefined)) return others;
  return { ...others, app: merged(given, others.app ?? {}, true) };
}

/** Keys that a nearer word replaces as a whole, although they are sections: a promotion is one statement. */
const wholeKeys: readonly string[] = ['promote-from'];

/** Sections that the top of the file has too: `null` is kept, to take back what stands there. */
const connections: readonly string[] = ['gitops', 'argocd'];

/** Two ways to say one thing: the nearer word takes the place of the other one. */
const rivals: Readonly<Record<string, string>> = { 'dest-server': 'dest-name', 'dest-name': 'dest-server' };

/**
 * Two sections of `gitops.yaml` as one. Sections and maps are merged key by key; a list, a text or what a path is set to is
 * replaced as a whole, and `null` takes back what the base says.
 */
export function mergedSections<T extends object>(base: T, nearer: object | undefined): T {
  return nearer === undefined ? base : merged(base, nearer, false);
}

/** `gitops` or `argocd` of a place: what the top of the file says, unless the place says otherwise. */
export function connectionOf<T extends object>(top: T | undefined, ofPlace: object | null | undefined): Partial<T> {
  return ofPlace === null ? {} : mergedSections<Partial<T>>(top ?? {}, ofPlace);
}

/** @param keepsNull the result is a layer itself, which takes back from others what it does not say */
function merged<T extends object>(base: T, nearer: object, keepsNull: boolean): T {
  const entries = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(nearer)) {
    const keeps = keepsNull || connections.includes(key);
    const rival = rivals[key];
    if (rival !== undefined && typeof value === 'string' && !isSaid(nearer, rival)) {
      if (keepsNull) entries.set(rival, null);
      else entries.delete(rival);
    }
    if (value === null && !keeps) entries.delete(key);
    else if (value !== undefined) entries.set(key, mergedValues(key, entries.get(key), value, keeps));
  }
  return Object.fromEntries(entries) as T;
}

function isSaid(section: object, key: string): boolean {
  return typeof (section as Readonly<Record<string, unknown>>)[key] === 'string';
}

function mergedValues(key: string, base: unknown, nearer: unknown, keepsNull: boolean): unknown {
  if (nearer instanceof Map) return mergedMaps(base instanceof Map ? base : new Map(), nearer, key, keepsNull);
  if (!isObject(nearer) || wholeKeys.includes(key)) return nearer;
  return merged(isObject(base) && !(base instanceof Map) ? base : {}, nearer, keepsNull);
}

/** A path is set to one value. A cluster is made of many keys, and a layer of the place that it is. */
function mergedMaps(
  base: ReadonlyMap<string, unknown>,
  nearer: ReadonlyMap<string, unknown>,
  of: string,
  keepsNull: boolean,
): ReadonlyMap<string, unknown> {
  const entries = new Map(base);
  for (const [key, value] of nearer) {
    const before = entries.get(key);
    if (value === null && !keepsNull) entries.delete(key);
    else
      entries.set(
        key,
        of === 'clusters' && isObject(value) ? merged(isObject(before) ? before : {}, value, true) : value,
      );
  }
  return entries;
}
