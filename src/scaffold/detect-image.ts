/** What a Dockerfile depends on: what each service's image runs, and the tools that the monorepo is built with. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isObject, parseJson } from '../core/json.ts';
import type { WorkspaceGraph } from '../core/monorepo/workspace.ts';
import type { Toolchain } from './dockerfile.ts';
import { type PackageManager, packageManagers } from './package-managers.ts';
import type { ServiceImage } from './service.ts';

/** The parts of a package.json that say how a package is built and started. */
interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  /** Of any kind. */
  readonly dependencies: ReadonlySet<string>;
  /** Those that are not for development. */
  readonly atRunTime: ReadonlySet<string>;
  readonly packageManager: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly bin: unknown;
}

/**
 * @param root absolute path of the monorepo
 * @param path of the service in it
 */
export function detectImage(root: string, path: string): ServiceImage {
  const manifest = readManifest(root, path);
  const { scripts, dependencies } = manifest;
  if (dependencies.has('next')) {
    const output = nextOutput(join(root, path));
    if (output === 'standalone') return { kind: 'next' };
    if (output === 'export') return { kind: 'static', output: 'out' };
  }
  const output = staticOutput(manifest);
  if (output !== undefined) return { kind: 'static', output };
  return { kind: 'server', start: plainCommand(scripts.start ?? '') };
}

/** As `output` stands in the configuration of Next.js; one that depends on something is not known. */
function nextOutput(directory: string): string | undefined {
  const files = ['js', 'mjs', 'cjs', 'ts', 'mts'].map((extension) => join(directory, `next.config.${extension}`));
  const file = files.find((path) => existsSync(path));
  if (file === undefined) return undefined;
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
  // In another directory than `.next` the Dockerfile would not find it.
  if (/\bdistDir\b/.test(code)) return undefined;
  return /\boutput['"]?\s*:\s*(['"`])(standalone|export)\1(?:\s+as\s+const)?\s*[,}\n]/.exec(code)?.[2];
}

/** Build tools whose result is files for a browser: the directory that each writes by default, and its own server. */
const siteBuilders: Readonly<Record<string, { readonly output: string; readonly command: string }>> = {
  'react-scripts': { output: 'build', command: 'react-scripts' },
  '@vue/cli-service': { output: 'dist', command: 'vue-cli-service' },
  gatsby: { output: 'public', command: 'gatsby' },
  astro: { output: 'dist', command: 'astro' },
  vite: { output: 'dist', command: 'vite' },
};

/** Frameworks on those build tools that render on a server. */
const serverRendering =
  /^(@astrojs\/(node|cloudflare|netlify|vercel)|@sveltejs\/kit|@react-router\/(node|serve)|@remix-run\/.*|@tanstack\/.*-start|nuxt|@solidjs\/start|@builder\.io\/qwik-city)$/;

/** Where the script `build` leaves a site. A `start` of its own is a server; one that is the tool's is for development. */
function staticOutput({ scripts, dependencies }: Manifest): string | undefined {
  if (scripts.build === undefined || [...dependencies].some((name) => serverRendering.test(name))) return undefined;
  const [, builder] = Object.entries(siteBuilders).find(([name]) => dependencies.has(name)) ?? [];
  if (builder === undefined) return undefined;
  const start = scripts.start ?? builder.command;
  return start.split(/\s+/)[0] === builder.command ? builder.output : undefined;
}

/** The words of `node dist/server.js`; undefined for what needs a shell, or programs of node_modules. */
function plainCommand(script: string): readonly string[] | undefined {
  const isPlain = /^(node|bun)(\s+[\w@./:=,+-]+)+$/.test(script.trim());
  return isPlain ? script.trim().split(/\s+/) : undefined;
}

/** @param services where they are in the monorepo */
export function detectToolchain(
  root: string,
  graph: WorkspaceGraph,
  services: readonly { readonly path: string }[],
  found: 'npm' | 'pnpm' | 'yarn' | 'bun',
): { readonly packageManager: PackageManager; readonly toolchain: Toolchain } {
  const paths = services.map(({ path }) => path);
  const dependencies = (path: string) => (path === '.' ? graph.root : graph.packages.get(path))?.dependencies ?? [];
  const needed = (from: readonly string[]) =>
    closure(from, dependencies).filter((path) => path !== '.' && !paths.includes(path));
  const programs = [...graph.packages.keys()].flatMap((path) => programsOf(root, path));
  const { packageManager: named, devDependencies, scripts } = readManifest(root, '.');
  const [, name, version] = /^(\w+)@(\d+\.\d+\.\d+[\w.-]*)/.exec(named) ?? [];
  const managerVersion = name === found ? version : undefined;
  const packageManager = found === 'yarn' && isBerry(root, managerVersion) ? 'yarn-berry' : found;
  const turbo = /^\D{0,2}(\d+\.\d+\.\d+)$/.exec(devDependencies.turbo ?? '')?.[1];
  const lockFile = packageManagers[packageManager].reads.find(
    (file) => /lock/.test(file) && existsSync(join(root, file)),
  );
  const toolchain = {
    managerVersion,
    turboVersion: turbo,
    runtime: packageManager === 'bun' ? undefined : nodeMajor(root),
    preparesRoot: scripts.prepare !== undefined,
    programs,
    plainPrograms: programs.filter((path) => (statSync(join(root, path)).mode & 0o111) === 0),
    builtBefore: builtBefore(root, needed(paths)),
    developmentOnly: developmentOnly(root, graph, paths, needed(['.', ...paths])),
    isLocked: lockFile !== undefined,
  };
  return { packageManager, toolchain };
}

function isBerry(root: string, version: string | undefined): boolean {
  if (version !== undefined) return !version.startsWith('1.');
  return /^__metadata:/m.test(readText(join(root, 'yarn.lock')) ?? '');
}

/** Of `.node-version` or `.nvmrc`. */
function nodeMajor(root: string): string | undefined {
  const [text] = ['.node-version', '.nvmrc'].flatMap((file) => readText(join(root, file)) ?? []);
  return /^v?(\d+)(\.\d+)*\s*$/.exec(text ?? '')?.[1];
}

/** Those that are there before a build. */
function programsOf(root: string, path: string): readonly string[] {
  const { bin } = readManifest(root, path);
  const files =
    typeof bin === 'string'
      ? [bin]
      : Object.values(isObject(bin) ? bin : {}).filter((each) => typeof each === 'string');
  return files
    .map((file) => posix.join(path, file))
    .filter((file) => !file.startsWith('../') && existsSync(join(root, file)));
}

/** Packages that services need and that have a script `build`, each behind those that it needs itself. */
function builtBefore(root: string, needed: readonly string[]): readonly string[] {
  return needed.filter((path) => readManifest(root, path).scripts.build !== undefined);
}

/** Packages that services need for their development or build alone, such as a configuration of eslint. */
function developmentOnly(
  root: string,
  { packages }: WorkspaceGraph,
  services: readonly string[],
  needed: readonly string[],
) {
  const paths = new Map([...packages.values()].map(({ name, path }) => [name, path]));
  const atRunTime = new Set(
    closure(['.', ...services], (path) =>
      [...readManifest(root, path).atRunTime].flatMap((name) => paths.get(name) ?? []),
    ),
  );
  return needed.filter((path) => !atRunTime.has(path));
}

/** What is reached, each behind what it reaches itself. */
function closure(from: readonly string[], next: (path: string) => readonly string[]): readonly string[] {
  const order = new Set<string>();
  const visited = new Set<string>();
  const visit = (path: string): void => {
    if (visited.has(path)) return;
    visited.add(path);
    for (const each of next(path)) visit(each);
    order.add(path);
  };
  for (const path of from) visit(path);
  return [...order];
}

/** What cannot be read has nothing to say here: the workspace says so. */
function readManifest(root: string, path: string): Manifest {
  const parsed = parseJson(readText(join(root, path, 'package.json')) ?? '');
  const texts = (key: string) => {
    const value = isObject(parsed) ? parsed[key] : undefined;
    const entries = isObject(value) ? Object.entries(value) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  };
  const devDependencies = texts('devDependencies');
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies'];
  const atRunTime = new Set(kinds.flatMap((kind) => Object.keys(texts(kind))));
  const { packageManager, bin } = isObject(parsed) ? parsed : {};
  return {
    scripts: texts('scripts'),
    dependencies: new Set([...atRunTime, ...Object.keys(devDependencies)]),
    atRunTime,
    packageManager: typeof packageManager === 'string' ? packageManager : '',
    devDependencies,
    bin,
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
