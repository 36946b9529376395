/** Clusters of an environment that would write over each other: one Application, or one file with other values, for two. */
import { servicesIn } from '../../../core/monorepo/events/events.ts';
import { clustersOf, environmentAt, type Place } from '../../../core/monorepo/place.ts';
import { pathsInPlace, valueAt } from '../layers.ts';
import type { ConfigFile, EnvironmentSection } from '../schema.ts';
import type { ConfigPath, ConfigProblem } from '../source.ts';

/** A service in a cluster, with what the file says there. */
interface ClusterPlace {
  readonly cluster: string;
  readonly at: EnvironmentSection;
}

/** @param value the whole file, not validated: says where an inherited value stands */
export function clusterConflicts(config: ConfigFile, value: unknown): readonly ConfigProblem[] {
  return [...config.environments].flatMap(([environment, section]) =>
    servicesIn(section.services, config.services.keys()).flatMap((service) => {
      const clusters = clustersOf(environmentAt(config, section, { environment, service }));
      const places = clusters.flatMap((cluster): readonly ClusterPlace[] =>
        cluster === undefined
          ? []
          : [{ cluster, at: environmentAt(config, section, { environment, service, cluster }) }],
      );
      return pairsOf(places).flatMap(([one, other]) => {
        const place = { environment, service, cluster: other.cluster };
        return [sharedApplication(one, other, place), sharedFile(one, other, place)].flatMap((each) => each ?? []);
      });
    }),
  );

  function sharedApplication(one: ClusterPlace, other: ClusterPlace, place: Place): ConfigProblem | undefined {
    const name = other.at.app?.name;
    if (name === undefined || name !== one.at.app?.name || name.includes('{cluster}')) return undefined;
    if (one.at.app?.['app-namespace'] !== other.at.app?.['app-namespace'] || !isOneArgocd(one, other)) return undefined;
    const text = `"${name}" is one Application for ${one.cluster} and ${other.cluster}; write "${name}-{cluster}", or leave it out: by default each cluster has its own`;
    return { path: pathOf(place, ['app', 'name']), text };
  }

  function sharedFile(one: ClusterPlace, other: ClusterPlace, place: Place): ConfigProblem | undefined {
    const { file } = other.at;
    if (file === undefined || file !== one.at.file || file.includes('{cluster}')) return undefined;
    if (!isOneRepository(one, other)) return undefined;
    const key = differingKey(one.at, other.at);
    if (key === undefined) return undefined;
    const text = `"${file}" is one file for ${one.cluster} and ${other.cluster}, which set ${key} to different values; put {cluster} into its path`;
    return { path: pathOf(place, ['file']), text };
  }

  function pathOf(place: Place, key: ConfigPath): ConfigPath {
    const paths = pathsInPlace(value, place, key);
    return paths.find((path) => valueAt(value, path) !== undefined) ?? ['environments', place.environment, ...key];
  }

  /** Where no server is named, Applications are manifests in the GitOps repository. */
  function isOneArgocd(one: ClusterPlace, other: ClusterPlace): boolean {
    const [first, second] = [one, other].map(({ at }) => at.argocd?.server ?? config.argocd?.server);
    return first === second && (first !== undefined || isOneRepository(one, other));
  }

  function isOneRepository(one: ClusterPlace, other: ClusterPlace): boolean {
    const [first, second] = [one, other].map(({ at }) =>
      JSON.stringify({ ...config.gitops, ...at.gitops }, ['repository', 'branch']),
    );
    return first === second;
  }
}

/**
 * A path that the two set to other values; one with `{cluster}` has another value in each. Of clusters with a `key` each, whose
 * part of the file it names, one may set what the other does not.
 */
function differingKey(one: EnvironmentSection, other: EnvironmentSection): string | undefined {
  const [first, second] = [one.set ?? new Map<string, unknown>(), other.set ?? new Map<string, unknown>()];
  const isApart = keyOf(one) !== keyOf(other) || keyOf(one).includes('{cluster}');
  return [...new Set([...first.keys(), ...second.keys()])].find((path) => {
    if (isApart && !(first.has(path) && second.has(path))) return false;
    const text = JSON.stringify(second.get(path));
    return text !== JSON.stringify(first.get(path)) || `${path}${text}`.includes('{cluster}');
  });
}

function keyOf({ key, container }: EnvironmentSection): string {
  return JSON.stringify([key, container]);
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}
