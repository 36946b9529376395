/** Names in `gitops.yaml` of services and environments that it does not have, and what is in a circle. */
import { globs, isGlob } from '../../../core/glob.ts';
import { isReviewEnvironment } from '../../../core/monorepo/environments.ts';
import { pathsInPlace, pathsInService, valueAt } from '../layers.ts';
import { nearest } from '../problems.ts';
import type { ConfigFile, ConfigLayers, EnvironmentSection, ServiceSection } from '../schema.ts';
import type { ConfigPath, ConfigProblem } from '../source.ts';

/** What the file has, and what is not known of it. */
interface Known {
  /** The whole file, not validated: says where an inherited value stands. */
  readonly value: unknown;
  /** There are services that are not known here. */
  readonly mayHaveMore: boolean;
}

/** @param layers for what is gone when the file is resolved */
export function referenceProblems(
  layers: ConfigLayers,
  config: ConfigFile,
  { value, mayHaveMore }: Known,
): readonly ConfigProblem[] {
  const { services, environments } = config;
  const ofServices = [...(layers.services ?? [])].flatMap(([name, service]) => [
    ...(['depends-on', 'needs'] as const).flatMap((key) => namesInService(['services', name], service, key)),
    ...[...(service.environments ?? [])].flatMap(([other, place]) => {
      const path = ['services', name, 'environments', other];
      const unknown = dangling(path, other, environments, { kind: 'environment', isKey: true });
      if (unknown.length > 0) return unknown;
      const known = environments.get(other)?.clusters ?? new Map();
      return [...(place?.clusters?.keys() ?? [])].flatMap((each) =>
        dangling([...path, 'clusters', each], each, known, { kind: 'cluster', isKey: true }),
      );
    }),
  ]);
  const ofEnvironments = [...(layers.environments ?? [])].flatMap(([name, environment]) => {
    const path = ['environments', name];
    const { extends: base, 'promote-from': from } = environment;
    return [
      ...(base === undefined
        ? []
        : dangling([...path, 'extends'], base, environments, { kind: 'environment', owner: name })),
      ...promotionSource(path, from, environments),
      ...namedServices([...path, 'services'], environment.services ?? undefined),
    ];
  });
  const { service: shared, environment: common } = layers.defaults ?? {};
  const ofDefaults = [
    ...(['depends-on', 'needs'] as const).flatMap((key) => namesInService(['defaults', 'service'], shared ?? {}, key)),
    ...promotionSource(['defaults', 'environment'], common?.['promote-from'], environments),
    ...namedServices(['defaults', 'environment', 'services'], common?.services),
  ];
  return [
    ...imagesWithoutRegistry(services, value),
    ...ofServices,
    ...ofEnvironments,
    ...ofDefaults,
    ...needsCircles(services),
    ...promotionCircles(environments, value),
    ...bases(environments, value),
  ];

  function namesInService(
    path: ConfigPath,
    section: Pick<ServiceSection, 'depends-on' | 'needs'>,
    key: 'depends-on' | 'needs',
  ): readonly ConfigProblem[] {
    const owner = path[0] === 'services' ? String(path[1]) : undefined;
    const isKnown = (other: string) => mayHaveMore && other !== owner;
    return (section[key] ?? []).flatMap((other, index) =>
      isKnown(other) ? [] : dangling([...path, key, index], other, services, { kind: 'service', owner }),
    );
  }

  function namedServices(path: ConfigPath, names: readonly string[] | undefined): readonly ConfigProblem[] {
    return mayHaveMore ? [] : serviceNames(path, names, services);
  }
}

/** An image without any directory is one of Docker's own, which nobody else may push. */
function imagesWithoutRegistry(services: ConfigFile['services'], value: unknown): readonly ConfigProblem[] {
  return [...services].flatMap(([name, { build }]) => {
    const image = build?.image;
    if (image === undefined || image.includes('/')) return [];
    const path = pathsInService(name, ['build', 'image']).find((each) => valueAt(value, each) !== undefined);
    const text = `"${image}" names no registry: begin it with the host (harbor.example.com/fe/${image}), or leave it out and write \`registry\` at the top of the file`;
    return path === undefined ? [] : [{ path, text }];
  });
}

function promotionSource(
  path: ConfigPath,
  from: EnvironmentSection['promote-from'],
  environments: ConfigFile['environments'],
): readonly ConfigProblem[] {
  if ((from ?? undefined) === undefined || from === undefined) return [];
  const owner = path[0] === 'environments' ? String(path[1]) : undefined;
  return dangling([...path, 'promote-from'], from.environment, environments, { kind: 'environment', owner });
}

/** What review environments leave out is in an environment that is always there, so that no `base` leads to another one. */
function bases(environments: ConfigFile['environments'], value: unknown): readonly ConfigProblem[] {
  return [...environments].flatMap(([name, environment]): readonly ConfigProblem[] => {
    const { base } = environment;
    if (base === undefined) return [];
    const paths = pathsInPlace(value, { environment: name }, ['base']);
    const path = paths.find((each) => valueAt(value, each) !== undefined) ?? ['environments', name, 'base'];
    const at = (text: string) => [{ path, text }];
    if (!isReviewEnvironment(environment)) {
      return at(
        `is of review environments, and ${name} is none: give it \`ttl\` or \`when: { request: true }\`, or take it out`,
      );
    }
    const other = environments.get(base);
    if (other === undefined || base === name)
      return dangling(path, base, environments, { kind: 'environment', owner: name });
    if (!isReviewEnvironment(other)) return [];
    return at(`names ${base}, which is a review environment itself; name one that is always there`);
  });
}

/** Environments that promote from each other: none of them has an image that was built. */
function promotionCircles(environments: ConfigFile['environments'], value: unknown): readonly ConfigProblem[] {
  const told = new Set<string>();
  return [...environments.keys()].flatMap((name): readonly ConfigProblem[] => {
    const way = [name];
    for (let at = sourceOf(name); at !== undefined && !way.includes(at); at = sourceOf(at)) way.push(at);
    const back = sourceOf(way.at(-1) ?? name);
    if (back !== name || told.has(name)) return [];
    for (const each of way) told.add(each);
    const paths = pathsInPlace(value, { environment: name }, ['promote-from']);
    const path = paths.find((each) => valueAt(value, each) !== undefined) ?? ['environments', name, 'promote-from'];
    // One that names itself in its own section is told with the other references.
    if (way.length === 1 && path[1] === name) return [];
    const text =
      way.length === 1
        ? `makes ${name} promote from itself; write \`promote-from: null\` in environments.${name}`
        : `is a circle: ${[...way, back].join(' → ')}; take it out of the environment that builds`;
    return [{ path, text }];
  });

  function sourceOf(name: string): string | undefined {
    return environments.get(name)?.['promote-from']?.environment;
  }
}

/** `needs` that lead back to where they begin. */
function needsCircles(services: ConfigFile['services']): readonly ConfigProblem[] {
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
  { kind, owner, isKey }: { readonly kind: string; readonly owner?: string | undefined; readonly isKey?: true },
): readonly ConfigProblem[] {
  const at = isKey === true ? { path: path.slice(0, -1), key: other } : { path };
  if (other === owner) return [{ ...at, text: `names the ${kind} itself` }];
  if (known.has(other)) return [];
  return [{ ...at, text: `names "${other}", which is no ${kind} of this file${nearest(other, known.keys())}` }];
}
