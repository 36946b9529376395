/** The npm, pnpm, yarn or bun workspace of the monorepo: its packages and which of them depend on which. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parse } from 'yaml';
import { badInput } from '../failure.ts';
import { alternatives, type GlobWalk, glob, globs, globWalk } from '../glob.ts';

export interface WorkspacePackage {
  /** From its package.json. A package without a name can be a dependency by path only. */
  readonly name: string | undefined;
  /** Directory relative to the monorepo's root, with forward slashes. It identifies the package: names may repeat. */
  readonly path: string;
  /** Paths of the workspace packages that it depends on directly, in any of package.json's four kinds. */
  readonly dependencies: readonly string[];
}

export interface WorkspaceGraph {
  /** By path. Empty when the monorepo has no workspaces. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
}

/** The fields of a package.json that the graph is made of. */
interface Manifest {
  readonly name: string | undefined;
  readonly workspaces: readonly string[];
  /** Name to version or `workspace:`, `file:`, `link:`, … specification. */
  readonly dependencies: ReadonlyMap<string, string>;
}

const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * Reads `pnpm-workspace.yaml`, else the `workspaces` of package.json, and the package.json of every package.
 *
 * A dependency on a workspace package counts whatever version it names: an unneeded build costs time, a missed one
 * deploys the wrong code.
 *
 * @param root absolute path of the monorepo
 * @throws bad input for a manifest that cannot be parsed and a pattern that leads out of the monorepo
 */
export async function readWorkspace(root: string): Promise<WorkspaceGraph> {
  const patterns = (await pnpmPatterns(root)) ?? (await readManifest(root, '.'))?.workspaces ?? [];
  const manifests = new Map<string, Manifest>();
  for (const path of await directoriesMatching(root, patterns)) {
    const manifest = await readManifest(root, path);
    if (manifest !== undefined) manifests.set(path, manifest);
  }
  const paths = pathsByName(manifests);
  const packages = [...manifests].map(([path, { name, dependencies }]): [string, WorkspacePackage] => {
    const direct = [...dependencies].flatMap(([alias, wanted]) => targetsOf(path, alias, wanted, manifests, paths));
    return [path, { name, path, dependencies: [...new Set(direct)].filter((other) => other !== path) }];
  });
  return { packages: new Map(packages) };
}

/** The package that a directory or file of the monorepo belongs to: the innermost one around it. */
export function packageAround(graph: WorkspaceGraph, path: string): WorkspacePackage | undefined {
  for (let directory = posix.normalize(path); ; directory = posix.dirname(directory)) {
    const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
    if (found !== undefined || directory === '.' || directory === '/') return found;
  }
}

/** Undefined when this is no pnpm workspace. Without patterns the workspace has only its root. */
async function pnpmPatterns(root: string): Promise<readonly string[] | undefined> {
  const file = 'pnpm-workspace.yaml';
  const text = await readText(join(root, file));
  if (text === undefined) return undefined;
  const content = parsed(file, () => parse(text, { maxAliasCount: 100 }));
  const patterns = isRecord(content) ? content.packages : undefined;
  // pnpm 10 also has settings in this file, in monorepos whose package.json has the workspaces.
  return patterns === undefined ? undefined : textItems(patterns, `packages of ${file}`);
}

async function readManifest(root: string, path: string): Promise<Manifest | undefined> {
  const file = posix.join(path, 'package.json');
  const text = await readText(join(root, file));
  if (text === undefined) return undefined;
  const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
  if (!isRecord(content)) throw badInput(file, 'is not a JSON object', 'Correct the file.');
  const { workspaces } = content;
  const dependencies = new Map<string, string>();
  for (const kind of dependencyKinds) {
    const listed = content[kind];
    if (!isRecord(listed)) continue;
    for (const [name, wanted] of Object.entries(listed)) dependencies.set(name, String(wanted));
  }
  return {
    name: typeof content.name === 'string' ? content.name : undefined,
    // yarn's first form is `{packages, nohoist}`, bun's `{packages, catalog}`.
    workspaces: textItems((isRecord(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
    dependencies,
  };
}

function pathsByName(manifests: ReadonlyMap<string, Manifest>): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const [path, { name }] of manifests) {
    if (name !== undefined) paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return paths;
}

/** The packages that the dependency `"alias": "wanted"` in the package.json at `path` means. */
function targetsOf(
  path: string,
  alias: string,
  wanted: string,
  manifests: ReadonlyMap<string, Manifest>,
  paths: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const [, protocol, rest = ''] = /^(workspace|file|link|portal|npm):(.*)$/s.exec(wanted) ?? [];
  const isPath = protocol !== undefined && protocol !== 'npm' && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
  if (isPath) {
    const target = posix.join(path, rest).replace(/\/$/, '');
    return manifests.has(target) ? [target] : [];
  }
  // `workspace:other@*` and `npm:other@^1` install another package under the alias.
  const [, other] = protocol === undefined ? [] : (/^(@?[^@]+)@/.exec(rest) ?? []);
  return paths.get(other ?? alias) ?? [];
}

function textItems(value: unknown, of: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw badInput(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(file: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (cause) {
    throw badInput(file, 'cannot be parsed', 'Correct the file.', cause);
  }
}

/** Undefined when there is no such file. */
async function readText(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? readFile(file, 'utf8') : undefined;
}

/**
 * The directories that workspace patterns name, sorted. `!` excludes directories, wherever it stands in the list (as in
 * pnpm and npm). Descends only where a pattern can still match; never into `node_modules`, hidden directories (unless
 * they are written out) or through symbolic links, which may lead out of the monorepo or in circles.
 *
 * @returns paths relative to `root` with forward slashes
 */
async function directoriesMatching(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  // Patterns are compared with manifests: `a/**` is also `a`, and `!**/test/**` also excludes the package at `a/test`.
  const manifestOf = (directory: string) => posix.join(directory, 'package.json');
  const isExclusion = (pattern: string) => pattern.startsWith('!');
  const excluded = patterns.filter(isExclusion).map((pattern) => glob(manifestOf(pattern.slice(1))));
  const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => alternatives(each, 'workspaces'));
  for (const pattern of wanted) refuseOutside(pattern);
  const isWrittenOut = globs(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
  const found: string[] = [];
  const visit = async (directory: string, walk: GlobWalk) => {
    if (walk.matches('package.json')) found.push(directory);
    for (const name of await subdirectories(join(root, directory))) {
      const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
      if (below !== undefined) await visit(posix.join(directory, name), below);
    }
  };
  await visit('.', globWalk(wanted.map(manifestOf)));
  return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}

function refuseOutside(pattern: string): void {
  if (!pattern.startsWith('/') && !pattern.split('/').includes('..')) return;
  throw badInput('workspaces', `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}

/** Names of the directories in a directory, without symbolic links. Empty when it does not exist. */
async function subdirectories(directory: string): Promise<readonly string[]> {
  const entries: Dirent[] = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
    .map((entry) => entry.name);
}
