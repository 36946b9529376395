/**
 * What stands where in `gitops.yaml`: the sections that a place takes its values from, nearest first. This is the rule of
 * precedence of docs/configuration.md, as paths.
 */
import type * as z from 'zod';
import { isObject } from '../../core/json.ts';
import type { Place } from '../../core/monorepo/place.ts';
import { itemsOf, mapContents, shapeOf, unwrapped } from './keys.ts';
import type { ConfigPath } from './source.ts';

/** Sections that a place takes from the whole file where it says nothing itself. */
const connections = ['gitops', 'argocd', 'registry'];

/**
 * The paths at which a key of a place may stand, nearest first.
 *
 * @param value the whole file, not validated
 * @param key relative to the environment: `['app', 'path']`
 */
export function pathsInPlace(value: unknown, place: Place, key: ConfigPath): readonly ConfigPath[] {
  const { environment, service, cluster } = place;
  const own = service === undefined ? undefined : (['services', service, 'environments', environment] as const);
  const bases = baseNames(value, environment).map((name) => ['environments', name] as const);
  const shared = [...bases, ['defaults', 'environment'] as const];
  const ofCluster = cluster === undefined ? [] : shared.map((path) => [...path, 'clusters', cluster]);
  const layers: readonly ConfigPath[] = [
    ...(own === undefined || cluster === undefined ? [] : [[...own, 'clusters', cluster]]),
    ...ofCluster,
    ...(own === undefined ? [] : [own]),
    ...shared,
  ];
  const paths = layers.map((path) => [...path, ...key]);
  const [section, name] = key;
  const isDestination = section === 'app' && typeof name === 'string' && name.startsWith('dest-');
  // A cluster says its destination beside `app`.
  const nearest = isDestination ? insertedAfter(paths, ofCluster.length, ofCluster, name) : paths;
  return connections.includes(String(section)) ? [...nearest, key] : nearest;
}

/** Each cluster's own key behind what its `app` says. */
function insertedAfter(
  paths: readonly ConfigPath[],
  clusters: number,
  ofCluster: readonly ConfigPath[],
  name: string,
): readonly ConfigPath[] {
  const first = paths.findIndex((path) => path[2] === 'clusters');
  const at = first + clusters;
  return [...paths.slice(0, at), ...ofCluster.map((path) => [...path, name]), ...paths.slice(at)];
}

/** The paths at which a key of a service may stand, nearest first. */
export function pathsInService(service: string, key: ConfigPath): readonly ConfigPath[] {
  return [
    ['services', service, ...key],
    ['defaults', 'service', ...key],
  ];
}

/** The environment, what it extends, and so on, as far as it can be followed. */
function baseNames(value: unknown, environment: string): readonly string[] {
  const names: string[] = [];
  for (let name: unknown = environment; typeof name === 'string' && !names.includes(name); ) {
    names.push(name);
    name = valueAt(value, ['environments', name, 'extends']);
  }
  return names;
}

/** The sections that a value in a layer would be taken from if it were not there, nearest first. */
function inheritedPaths(value: unknown, path: ConfigPath): readonly ConfigPath[] {
  const [section, name, ...key] = path;
  if (typeof name !== 'string' || (section !== 'services' && section !== 'environments')) return [];
  // Lists are replaced as a whole.
  if (path.some((step) => typeof step === 'number')) return [];
  if (section === 'services' && key[0] !== 'environments') {
    return key.length === 0 ? [] : pathsInService(name, key).slice(1);
  }
  const ofService = section === 'services' ? name : undefined;
  const [environment, ...rest] = section === 'services' ? key.slice(1) : [name, ...key];
  if (typeof environment !== 'string' || isNothingInherited(rest, ofService)) return [];
  const [clusters, cluster, ...inCluster] = rest;
  const isInCluster = clusters === 'clusters' && typeof cluster === 'string' && inCluster.length > 0;
  const place = { environment, service: ofService, cluster: isInCluster ? cluster : undefined };
  const paths = pathsInPlace(value, place, isInCluster ? inCluster : rest);
  const own = JSON.stringify(path);
  const at = paths.findIndex((each) => JSON.stringify(each) === own);
  // Images always have a registry.
  return paths.slice(at + 1).filter(([top]) => top !== 'registry');
}

/** A section as a whole is not inherited, nor is the event, nor in which clusters a service is, nor half a promotion. */
function isNothingInherited([first, ...inner]: ConfigPath, service: string | undefined): boolean {
  if (first === undefined || first === 'when' || first === 'extends') return true;
  if (first === 'promote-from') return inner.length > 0;
  return service !== undefined && first === 'clusters' && inner.length < 2;
}

/** A file as the schema checks it. */
interface Layers {
  readonly value: unknown;
  /** Where `null` takes back what is inherited. The value does not have them. */
  readonly takenBack: readonly ConfigPath[];
}

/**
 * Without the keys `x-…` of sections, which are the user's own (in maps whose keys users choose they are names), and without
 * each `null` that takes something back.
 */
export function layersIn(value: unknown, schema: z.core.$ZodType): Layers {
  const takenBack: ConfigPath[] = [];
  const visit = (item: unknown, of: z.core.$ZodType, path: ConfigPath): unknown => {
    const bare = unwrapped(of);
    const items = Array.isArray(item) ? itemsOf(bare) : undefined;
    if (Array.isArray(item) && items !== undefined) {
      return item.map((each, index) => visit(each, items, [...path, index]));
    }
    if (!isObject(item)) return item;
    const map = mapContents(bare);
    const known = shapeOf(bare);
    if (map === undefined && known === undefined) return item;
    const entries = Object.entries(item).flatMap(([key, each]) => {
      const next = map?.value ?? (known !== undefined && Object.hasOwn(known, key) ? known[key] : undefined);
      const at = [...path, key];
      if (next === undefined) return key.startsWith('x-') ? [] : [[key, each] as const];
      if (each !== null) return [[key, visit(each, next, at)] as const];
      if (!inheritedPaths(value, at).some((from) => (valueAt(value, from) ?? null) !== null))
        return [[key, each] as const];
      takenBack.push(at);
      return [];
    });
    return Object.fromEntries(entries);
  };
  return { value: visit(value, schema, []), takenBack };
}

/** Puts `null` where the file has it: the merge of the layers reads it. */
export function withTakenBack<T extends object>(layers: T, takenBack: readonly ConfigPath[]): T {
  for (const path of takenBack) {
    const key = String(path.at(-1));
    const section = path.slice(0, -1).reduce<unknown>((inner, step) => memberOf(inner, step), layers);
    if (section instanceof Map) section.set(key, null);
    else if (isObject(section)) Object.defineProperty(section, key, { value: null, enumerable: true });
  }
  return layers;
}

function memberOf(value: unknown, step: string | number): unknown {
  if (value instanceof Map) return value.get(step);
  return valueAt(value, [step]);
}

/** A value of the file; undefined where there is none. */
export function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
