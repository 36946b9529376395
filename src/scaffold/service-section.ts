/**
 * `discover`, `defaults` and `services` of `gitops.yaml`: what services share is said once, so that thirty of them are no
 * longer than two.
 */
import { posix } from 'node:path';
import type { ScaffoldService } from './service.ts';
import { yamlText } from './template.ts';

interface ServiceSection {
  readonly services: readonly ScaffoldService[];
  /** Directories that `discover` would find beside them; undefined where nobody has looked. */
  readonly discovered?: readonly string[] | undefined;
  /** `defaults.environment`, indented; undefined where the environments have nothing in common. */
  readonly environmentDefaults: string | undefined;
  /** What a service has of its own besides, indented by four, by its name. */
  readonly places: ReadonlyMap<string, string> | undefined;
}

/** Where more directories than these are no services, naming the services is shorter. */
const mostTakenBack = 5;

/** @param buildOf lines of `build`, indented by four */
export function serviceSection(
  { services, discovered, environmentDefaults, places }: ServiceSection,
  buildOf: (service: ScaffoldService) => readonly string[],
): string {
  const globs = discoverGlobs(services, discovered ?? []);
  const isFound = (service: ScaffoldService) =>
    globs.includes(`${posix.dirname(service.path)}/*`) && isNamedAfterDirectory(service);
  const shared = sharedBuild(services, buildOf);
  const named = services.flatMap((service) => {
    const build = shared !== undefined && isNamedAfterDirectory(service) ? [] : buildOf(service);
    const path = isFound(service) ? [] : [`    path: ${yamlText(service.path)}`];
    const lines = [...path, ...build, ...[places?.get(service.name) ?? []].flat()];
    return lines.length === 0 ? [] : [`  ${service.name}:`, ...lines];
  });
  const defaults = [
    ...(shared === undefined || shared.length === 0 ? [] : ['  service:', ...shared]),
    ...(environmentDefaults === undefined ? [] : [environmentDefaults]),
  ];
  const parts = [
    globs.length === 0
      ? []
      : [
          '# Each directory with a package.json or a Dockerfile is a service of its name.',
          `discover: [${globs.map((glob) => JSON.stringify(glob)).join(', ')}]`,
        ],
    defaults.length === 0 ? [] : ['# What all say, unless they say otherwise.', 'defaults:', ...defaults],
    named.length === 0 ? [] : ['services:', ...named],
  ];
  return parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n');
}

/** The directories of services that are called after theirs, without what else is there. */
function discoverGlobs(services: readonly ScaffoldService[], discovered: readonly string[]): readonly string[] {
  const found = new Set(services.filter(isNamedAfterDirectory).map(({ path }) => path));
  const parents = [...new Set([...found].filter((path) => discovered.includes(path)).map(posix.dirname))];
  const globs = parents.filter((parent) => parent !== '.').map((parent) => `${parent}/*`);
  const others = discovered.filter((path) => globs.includes(`${posix.dirname(path)}/*`) && !found.has(path));
  return others.length > mostTakenBack ? [] : [...globs, ...others.map((path) => `!${path}`)];
}

/**
 * The build of the services that are called after their directories, where it differs in nothing but what their names say.
 * What the others say goes before it, key by key: they must have the same keys.
 */
function sharedBuild(
  services: readonly ScaffoldService[],
  buildOf: (service: ScaffoldService) => readonly string[],
): readonly string[] | undefined {
  const [first, ...others] = services.filter(isNamedAfterDirectory).map((each) => buildOf(withPlaceholder(each)));
  if (first === undefined || others.some((each) => each.join('\n') !== first.join('\n'))) return undefined;
  const apart = services.filter((service) => !isNamedAfterDirectory(service)).map((each) => buildOf(each));
  return apart.every((each) => keysIn(each) === keysIn(first)) ? first : undefined;
}

const keysIn = (lines: readonly string[]) => [...lines.join('\n').matchAll(/(\w[\w-]*):/g)].map(([key]) => key).join();

function isNamedAfterDirectory({ name, path }: ScaffoldService): boolean {
  return name === posix.basename(path);
}

/** The service with `{service}` in place of its name, wherever that is a whole word of a path or a package's name. */
function withPlaceholder(service: ScaffoldService): ScaffoldService {
  const { name, path, packageName, build } = service;
  const templated = (text: string) =>
    text
      .split('/')
      .map((word) => (word === name ? '{service}' : word))
      .join('/');
  const args = build?.args.map((arg) => (arg.value === undefined ? arg : { ...arg, value: templated(arg.value) }));
  return {
    ...service,
    name: '{service}',
    path: templated(path),
    packageName: packageName === undefined ? undefined : templated(packageName),
    ...(build && args && { build: { ...build, args, dockerfile: withPath(build.dockerfile, templated) } }),
  };
}

function withPath<T extends { readonly path: string }>(file: T, templated: (text: string) => string): T {
  return { ...file, path: templated(file.path) };
}
