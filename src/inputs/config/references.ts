/** Names in `gitops.yaml` of services and environments that it does not have, and what is in a circle. */
import { globs, isGlob } from '../../core/glob.ts';
import { suggestionFor } from '../../core/suggestion.ts';
import type { ConfigFile, ConfigLayers } from './schema.ts';
import type { ConfigPath, ConfigProblem } from './source.ts';

/** @param layers for what is gone when the file is resolved */
export function danglingNames(layers: ConfigLayers, { services, environments }: ConfigFile): readonly ConfigProblem[] {
  const ofServices = [...(layers.services ?? [])].flatMap(([name, service]) => [
    ...(['depends-on', 'needs'] as const).flatMap((key) =>
      (service[key] ?? []).flatMap((other, index) =>
        dangling(['services', name, key, index], other, services, { kind: 'service', owner: name }),
      ),
    ),
    ...[...(service.environments ?? [])].flatMap(([other, { clusters }]) => {
      const path = ['services', name, 'environments', other];
      const unknown = dangling(path, other, environments, { kind: 'environment' });
      if (unknown.length > 0) return unknown;
      const known = environments.get(other)?.clusters ?? new Map();
      return [...(clusters?.keys() ?? [])].flatMap((each) =>
        dangling([...path, 'clusters', each], each, known, { kind: 'cluster' }),
      );
    }),
  ]);
  const ofEnvironments = [...(layers.environments ?? [])].flatMap(([name, environment]) => {
    const path = ['environments', name];
    const { extends: base, 'promote-from': from } = environment;
    const references = [
      [base, 'extends'],
      [from?.environment, 'promote-from'],
    ] as const;
    return [
      ...references.flatMap(([other, key]) =>
        other === undefined ? [] : dangling([...path, key], other, environments, { kind: 'environment', owner: name }),
      ),
      ...serviceNames([...path, 'services'], environment.services, services),
    ];
  });
  return [...ofServices, ...ofEnvironments, ...circles(services)];
}

/** `needs` that lead back to where they begin. */
function circles(services: ConfigFile['services']): readonly ConfigProblem[] {
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): readonly ConfigProblem[] => {
    const at = way.indexOf(name);
    if (at > 0 || (at === 0 && way.length > 1)) {
      const circle = [...way.slice(at), name].join(' → ');
      return [{ path: ['services', way[at] ?? name, 'needs'], text: `is a circle: ${circle}` }];
    }
    if (done.has(name)) return [];
    done.add(name);
    return (services.get(name)?.needs ?? []).flatMap((other) => (other === name ? [] : visit(other, [...way, name])));
  };
  return [...services.keys()].flatMap((name) => visit(name, []));
}

/** Globs are fine as long as they find a service. */
function serviceNames(
  path: ConfigPath,
  names: readonly string[] | undefined,
  services: ConfigFile['services'],
): readonly ConfigProblem[] {
  return (names ?? []).flatMap((given, index): readonly ConfigProblem[] => {
    const name = given.replace(/^!/, '');
    if (!isGlob(name)) return dangling([...path, index], name, services, { kind: 'service' });
    const matches = globs([name]);
    if ([...services.keys()].some((each) => matches(each))) return [];
    return [{ path: [...path, index], text: `"${given}" finds no service of this file` }];
  });
}

function dangling(
  path: ConfigPath,
  other: string,
  known: ReadonlyMap<string, unknown>,
  { kind, owner }: { readonly kind: string; readonly owner?: string },
): readonly ConfigProblem[] {
  if (other === owner) return [{ path, text: `names the ${kind} itself` }];
  if (known.has(other)) return [];
  return [{ path, text: `names "${other}", which is no ${kind} of this file${nearest(other, known.keys())}` }];
}

/** The end of a message: the known name that was most likely meant; empty when none is near. */
export function nearest(word: string, known: Iterable<string>): string {
  const suggestion = suggestionFor(word, known);
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}
