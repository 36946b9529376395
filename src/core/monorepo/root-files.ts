/** What the files at the monorepo's root tell the builds of its services: some count as they are, some by their parts. */
import { parse } from 'yaml';
import { globs } from '../glob.ts';
import { canonicalJson, isObject, type JsonObject, parseJsonWithComments } from '../json.ts';

/** Files at the root that every service is built from, as they are. */
const wholeRootFiles: readonly string[] = [
  '{turbo,nx}.json',
  'turbo.jsonc',
  '.npmrc',
  '.yarnrc',
  '.yarn/{releases,plugins}/**',
  '.pnpmfile.{cjs,mjs}',
  'bunfig.toml',
  '{.nvmrc,.node-version,.tool-versions}',
  '.dockerignore',
  'tsconfig*.json',
  '{patches,.yarn/patches}/**',
];

/**
 * Files of package managers at the root, whose parts count, of a file that cannot be parsed all of it. `package.json` may
 * also be the manifest of a package that a service is built from; then it counts whole.
 */
export const partialRootFiles = ['package.json', 'pnpm-workspace.yaml', '.yarnrc.yml'] as const;

/**
 * Whether a path is a file that every service is built from.
 *
 * @param texts contents of `turbo.json` and `turbo.jsonc`, whose `globalDependencies` are such files
 */
export function sharedFiles(texts: ReadonlyMap<string, Buffer>): (path: string) => boolean {
  const isWhole = globs(wholeRootFiles);
  const more = turboFiles.flatMap((file) => globalDependencies(texts.get(file)?.toString('utf8') ?? ''));
  const isMore = globs(more);
  return (path) => isWhole(path) || isMore(path);
}

export const turboFiles: readonly string[] = ['turbo.json', 'turbo.jsonc'];

/** Source: turborepo.com, "Configuration options": `globalDependencies`, and `$TURBO_ROOT$` in the inputs of tasks. */
function globalDependencies(text: string): readonly string[] {
  const content = parsed('turbo.json', text);
  if (!isObject(content)) return [];
  const listed = Array.isArray(content.globalDependencies) ? content.globalDependencies : [];
  const inputs = [...text.matchAll(/"\$TURBO_ROOT\$\/([^"]+)"/g)].map(([, path]) => path);
  return [...listed, ...inputs].filter((each) => typeof each === 'string').map((each) => each.replace(/^\.\//, ''));
}

/** Keys of the root's package.json that tell people or tools of people something, and builds nothing. */
const forPeople =
  /^(name|version|description|keywords|homepage|bugs|license|author|contributors|maintainers|funding|repository|private|scripts|publishConfig|lint-staged|husky|simple-git-hooks|commitlint|prettier|eslintConfig|eslintIgnore|stylelint|renovate|\$schema|_.*|\/\/.*|comments?)$/;

/** Their values reach a service through what a lock file resolves them to. */
const catalogs: readonly string[] = ['catalog', 'catalogs'];

/** How pnpm chooses versions and writes files: with a lock file there is nothing to choose. */
const forResolving = /^(minimumReleaseAge|trustPolicy|save|updateConfig|auditConfig|catalogMode|cleanupUnusedCatalogs)/;

/** Entries that name packages: of them those count whose package is in the part of the lock file. */
const byPackageName: readonly string[] = [
  'overrides',
  'resolutions',
  'patchedDependencies',
  'allowedDeprecatedVersions',
  'packageExtensions',
];

/** The parts of a file at the root by name, each in a form that can be compared. */
export type RootParts = ReadonlyMap<string, RootPart>;

interface RootPart {
  readonly text: string;
  /** The packages that it speaks of; undefined: it reaches every service. */
  readonly packages: readonly string[] | undefined;
}

/**
 * @param resolved whether there is a lock file whose parts are known: then catalogs do not count, and overrides count for
 *   the services that have the package
 */
export function rootParts(file: string, text: string, resolved: boolean): RootParts {
  const content = parsed(file, text);
  if (!isObject(content)) return new Map([['', { text, packages: undefined }]]);
  const parts = new Map<string, RootPart>();
  const add = (name: string, value: unknown) => {
    const [key = ''] = name.split('.').slice(-1);
    const isOfPnpm = file === 'pnpm-workspace.yaml' || name.startsWith('pnpm.');
    if (resolved && (catalogs.includes(key) || (isOfPnpm && forResolving.test(key)))) return;
    if (resolved && byPackageName.includes(key) && isObject(value)) {
      for (const [selector, wanted] of Object.entries(value)) {
        const names = packageNames(selector, wanted);
        parts.set(`${name}.${selector}`, { text: canonicalJson([wanted]), packages: names });
      }
      return;
    }
    parts.set(name, { text: canonicalJson([value]), packages: undefined });
  };
  for (const [key, value] of Object.entries(content)) {
    if (file === 'package.json' && forPeople.test(key)) continue;
    const nested = file === 'package.json' && (key === 'pnpm' || (key === 'workspaces' && isObject(value)));
    if (nested && isObject(value)) for (const [inner, each] of Object.entries(value)) add(`${key}.${inner}`, each);
    else add(key, value);
  }
  return parts;
}

/** `foo>bar@1`, `**` + `/bar`, `@a/b/c`, and in npm's form the members of nested objects. */
export function packageNames(selector: string, wanted: unknown): readonly string[] {
  const names = selector.match(/@[^/@>\s]+\/[^/@>\s]+|[^/@>\s*]+/g) ?? [];
  const nested = isObject(wanted) ? Object.entries(wanted).flatMap(([key, value]) => packageNames(key, value)) : [];
  return [...names, ...nested];
}

/** Undefined for what cannot be parsed; a file of comments alone says nothing. */
function parsed(file: string, text: string): JsonObject | undefined {
  const content = file.includes('.json') ? parseJsonWithComments(text) : parsedYaml(text);
  return isObject(content) ? content : content === null ? {} : undefined;
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}
