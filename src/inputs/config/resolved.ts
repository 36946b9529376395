/** Applies `discover`, `defaults` and `extends` of `gitops.yaml`: the nearest word wins, key by key. */
import { posix } from 'node:path';
import { mergedSections } from '../../core/monorepo/place.ts';
import { labelNames } from './keys.ts';
import type { ConfigFile, ConfigLayers, EnvironmentSection, ServiceSection } from './schema.ts';
import type { ConfigProblem } from './source.ts';

/** What the file means, and what is wrong with it only then. */
interface ResolvedConfig {
  readonly config: ConfigFile;
  readonly problems: readonly ConfigProblem[];
}

type ServiceLayer = Partial<ServiceSection>;
type EnvironmentLayer =
  NonNullable<ConfigLayers['environments']> extends ReadonlyMap<string, infer Layer> ? Layer : never;

/** @param discovered the directories that `discover` finds, relative to the root of the monorepo; undefined: not known */
export function resolveConfig(layers: ConfigLayers, discovered: readonly string[] | undefined): ResolvedConfig {
  const { defaults, discover, services: given, environments: written, ...others } = layers;
  const found = withDiscovered(given ?? new Map(), discovered ?? []);
  const problems: ConfigProblem[] = [...found.problems];
  if (given === undefined && discover === undefined) {
    problems.push({
      path: [],
      text: 'has neither services nor discover: name the services, or the directories of them',
    });
  }
  if (discover !== undefined && discovered?.length === 0) {
    problems.push({ path: ['discover'], text: 'finds no directory with a package.json or a Dockerfile in it' });
  }
  const services = new Map<string, ServiceSection>();
  for (const [name, own] of found.services) {
    const { path, ...service } = withItsName(mergedSections(defaults?.service ?? {}, own) as ServiceLayer, name);
    if (path !== undefined) services.set(name, { path, ...service });
    else if (discovered !== undefined) problems.push({ path: ['services', name, 'path'], text: 'is missing' });
    else services.set(name, { path: name, ...service });
  }
  const environments = new Map(
    [...(written ?? [])].map(([name, { when }]): [string, EnvironmentSection] => {
      const chain = baseChain(name, written ?? new Map());
      if (chain.problem !== undefined) problems.push(chain.problem);
      const layered = [...chain.layers].reverse().reduce(mergedSections, defaults?.environment ?? {});
      const { extends: _, when: __, ...environment }: EnvironmentLayer = layered;
      return [name, when === undefined ? environment : { ...environment, when }];
    }),
  );
  return { config: { ...others, services, environments }, problems };
}

/** Keys whose placeholders are filled in where they are used: they know all of them, and not this one alone. */
const filledLater: ReadonlySet<string> = new Set(['image', 'tags', 'args']);

/** With `{service}` filled in, so that what all services share can name the directory or the files of each. */
function withItsName({ watch, build, ...others }: ServiceLayer, name: string): ServiceLayer {
  const kept = Object.entries(build ?? {}).map(([key, value]) => [
    key,
    filledLater.has(key) ? value : named(value, name),
  ]);
  return {
    ...others,
    ...(watch && { watch: named(watch, name) }),
    ...(build && { build: Object.fromEntries(kept) as ServiceSection['build'] }),
  } as ServiceLayer;
}

/** In texts, lists and maps. `${service}` is a shell's and `{{service}}` a template's own. */
function named<T>(value: T, name: string): T;
function named(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.replace(/(?<![{$])\{service\}(?!\})/g, name);
  if (Array.isArray(value)) return value.map((item) => named(item, name));
  return value instanceof Map ? new Map([...value].map(([key, item]) => [key, named(item, name)])) : value;
}

/** The environment, what it extends, what that extends, and so on. */
function baseChain(
  name: string,
  environments: ReadonlyMap<string, EnvironmentLayer>,
): {
  readonly layers: readonly EnvironmentLayer[];
  readonly names: readonly string[];
  readonly problem?: ConfigProblem;
} {
  const names = [name];
  for (let at = environments.get(name); at !== undefined; ) {
    const layers = () => names.flatMap((each) => environments.get(each) ?? []);
    const { extends: base } = at;
    // One that is no environment is named with all other such references.
    if (base === undefined || !environments.has(base)) return { names, layers: layers() };
    if (names.includes(base)) {
      // Told once, at the first of the circle. One that names itself is told with the other references.
      const first = [...environments.keys()].find((each) => names.includes(each));
      const isTold = base === name && names.length > 1 && first === name;
      const circle = isTold ? `extends itself: ${[...names, base].join(' → ')}` : undefined;
      const problem = circle === undefined ? undefined : { path: ['environments', name, 'extends'], text: circle };
      return { names, layers: layers(), ...(problem && { problem }) };
    }
    names.push(base);
    at = environments.get(base);
  }
  return { names, layers: [] };
}

/**
 * Each discovered directory is a service of its name, unless a service of the file has this directory. One that the file
 * names without a `path` is the discovered one of its name.
 */
function withDiscovered(given: ReadonlyMap<string, ServiceLayer>, directories: readonly string[]) {
  const problems: ConfigProblem[] = [];
  const named = new Set([...given.values()].flatMap(({ path }) => (path === undefined ? [] : posix.join(path, '.'))));
  const paths = new Map<string, string>();
  for (const directory of directories.filter((each) => !named.has(each))) {
    const name = posix.basename(directory);
    const other = paths.get(name);
    const problem = directoryProblem(name, directory, other ?? given.get(name)?.path);
    if (problem === undefined) paths.set(name, directory);
    else problems.push({ path: ['discover'], text: problem });
  }
  const own = [...given].map(([name, service]): [string, ServiceLayer] => {
    const path = service.path ?? paths.get(name);
    return [name, path === undefined ? service : { ...service, path }];
  });
  const discovered = [...paths].filter(([name]) => !given.has(name)).map(([name, path]) => [name, { path }] as const);
  return { services: new Map<string, ServiceLayer>([...own, ...discovered]), problems };
}

function directoryProblem(name: string, directory: string, other: string | undefined): string | undefined {
  const way = `name it under services (\`web: { path: ${directory} }\`), or leave it out ("!${directory}")`;
  if (name.length > labelNames.maxLength || !new RegExp(labelNames.pattern).test(name)) {
    return `finds ${directory}, whose name ${labelNames.error.replace(/^is/, 'is')}; or ${way}`;
  }
  return other === undefined ? undefined : `finds ${directory}, and ${other} is the service ${name} already: ${way}`;
}
