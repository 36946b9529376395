/** The npm, pnpm, yarn or bun workspace of the monorepo: its packages and which of them depend on which. */
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { parse } from 'yaml';
import { badInput } from '../failure.ts';
import { treeMode } from '../git/objects.ts';
import { alternatives, type GlobWalk, glob, globs, globWalk } from '../glob.ts';
import { isObject } from '../json.ts';
import type { SourceFile, SourceTree } from '../source/tree.ts';

export interface WorkspacePackage {
  /** From its package.json. A package without a name can be a dependency by path only. */
  readonly name: string | undefined;
  /** Directory relative to the monorepo's root, with forward slashes. It identifies the package: names may repeat. */
  readonly path: string;
  /** Paths of the workspace packages that it depends on directly, in any of package.json's four kinds. */
  readonly dependencies: readonly string[];
  /** All dependencies as its package.json has them; a lock file says what they are resolved to. */
  readonly wanted: readonly WantedDependency[];
}

export interface WantedDependency {
  /** The name under which it is installed. */
  readonly alias: string;
  /** `^1.0.0`, `workspace:*`, `npm:other@1`, `catalog:`, … */
  readonly range: string;
  /** A lock file may lack it: it is a peer, an optional dependency or a package of the workspace. */
  readonly optional: boolean;
  /** The directory or archive that it is, relative to the root, where that is no package of the workspace. */
  readonly path?: string | undefined;
}

export interface WorkspaceGraph {
  /** By path. Empty when the monorepo has no workspaces. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
  /** What the package.json at the root says, whether or not the root is a package of the workspace. */
  readonly root: WorkspacePackage | undefined;
}

/** The fields of a package.json that the graph is made of. */
interface Manifest {
  readonly name: string | undefined;
  readonly workspaces: readonly string[];
  readonly wanted: readonly WantedDependency[];
}

/** Where the files of the monorepo are read: the working copy, or a commit. Paths are relative to the root. */
interface WorkspaceFiles {
  /** Undefined when there is no such file. */
  text(path: string): Promise<string | undefined>;
  /** Names of the directories in a directory, without symbolic links. Empty when it does not exist. */
  subdirectories(directory: string): Promise<readonly string[]>;
  /**
   * Whether the directory is a submodule, whose packages cannot be seen. One that lies where a package may be is taken for
   * a package that all others depend on.
   */
  isOpaque(directory: string): boolean;
}

const pnpmWorkspaceFile = 'pnpm-workspace.yaml';

/** A dependency that is listed twice counts as the later of these kinds. */
const dependencyKinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];

/**
 * Reads `pnpm-workspace.yaml`, else the `workspaces` of package.json, and the package.json of every package.
 *
 * A dependency on a workspace package counts whatever version it names: an unneeded build costs time, a missed one
 * deploys the wrong code.
 *
 * @param root absolute path of the monorepo
 * @throws bad input for a manifest that cannot be parsed and a pattern that leads out of the monorepo
 */
export function readWorkspace(root: string): Promise<WorkspaceGraph> {
  return workspaceIn({
    text: (path) => readText(join(root, path)),
    ...workingCopy(root),
    isOpaque: () => false,
  });
}

/** The directories of a working copy. @param root absolute path of the monorepo */
export function workingCopy(root: string): Pick<WorkspaceFiles, 'subdirectories'> {
  return { subdirectories: (directory) => subdirectories(join(root, directory)) };
}

/**
 * The directories that globs name, sorted; `!` takes back.
 *
 * @throws bad input for a pattern that leads out of the monorepo
 */
export function directoriesIn(
  files: Pick<WorkspaceFiles, 'subdirectories'>,
  patterns: readonly string[],
  input: string,
): Promise<readonly string[]> {
  return directoriesMatching({ ...files, isOpaque: () => false }, patterns, input);
}

/**
 * The workspace as a commit has it: what is edited or generated in the working copy does not count.
 *
 * @throws bad input as `readWorkspace`
 */
export async function readWorkspaceOf(tree: SourceTree): Promise<WorkspaceGraph> {
  const manifests = [...tree.files.keys()].filter(
    (path) =>
      posix.basename(path) === 'package.json' && !path.startsWith('node_modules/') && !path.includes('/node_modules/'),
  );
  const submodules = new Set([...tree.files.values()].filter(isSubmodule).map(({ path }) => path));
  const texts = await tree.read([...manifests, pnpmWorkspaceFile]);
  const children = childDirectories([...manifests.map((path) => posix.dirname(path)), ...submodules]);
  return workspaceIn({
    text: async (path) => texts.get(path)?.toString('utf8'),
    subdirectories: async (directory) => [...(children.get(directory) ?? [])],
    isOpaque: (directory) => submodules.has(directory),
  });
}

function isSubmodule({ mode }: SourceFile): boolean {
  return mode === treeMode.submodule;
}

/** Directory → names of the directories in it, of those that lead to the given ones. */
function childDirectories(directories: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const children = new Map<string, Set<string>>();
  for (let directory of directories) {
    while (directory !== '.') {
      const parent = posix.dirname(directory);
      const siblings = children.get(parent) ?? new Set();
      children.set(parent, siblings);
      if (siblings.has(posix.basename(directory))) break;
      siblings.add(posix.basename(directory));
      directory = parent;
    }
  }
  return children;
}

async function workspaceIn(files: WorkspaceFiles): Promise<WorkspaceGraph> {
  const rootManifest = await readManifest(files, '.');
  const patterns = (await pnpmPatterns(files)) ?? rootManifest?.workspaces ?? [];
  const manifests = new Map<string, Manifest>();
  const opaque: string[] = [];
  for (const path of await directoriesMatching(files, patterns)) {
    const manifest = await readManifest(files, path);
    if (manifest !== undefined) manifests.set(path, manifest);
    else if (files.isOpaque(path)) opaque.push(path);
  }
  const paths = pathsByName(manifests);
  const packageAt = (path: string, { name, wanted }: Manifest): WorkspacePackage => {
    const targets = wanted.map(({ alias, range }) => targetsOf(path, alias, range, manifests, paths));
    const dependencies = [...new Set([...targets.flat(), ...opaque])].filter((other) => other !== path);
    const wantedHere = wanted.map((each, index): WantedDependency => {
      const inWorkspace = targets[index]?.length !== 0;
      return {
        ...each,
        optional: each.optional || inWorkspace,
        path: inWorkspace ? undefined : pathOf(path, each.range),
      };
    });
    return { name, path, dependencies, wanted: wantedHere };
  };
  const packages = new Map([...manifests].map(([path, manifest]) => [path, packageAt(path, manifest)]));
  for (const path of opaque) packages.set(path, { name: undefined, path, dependencies: [], wanted: [] });
  return { packages, root: rootManifest && packageAt('.', rootManifest) };
}

/** The package that a directory or file of the monorepo belongs to: the innermost one around it. */
export function packageAround(graph: WorkspaceGraph, path: string): WorkspacePackage | undefined {
  for (let directory = posix.normalize(path); ; directory = posix.dirname(directory)) {
    const found = graph.packages.get(directory.replace(/(?<=.)\/$/, ''));
    if (found !== undefined || directory === '.' || directory === '/') return found;
  }
}

/** Undefined when this is no pnpm workspace. Without patterns the workspace has only its root. */
async function pnpmPatterns(files: WorkspaceFiles): Promise<readonly string[] | undefined> {
  const text = await files.text(pnpmWorkspaceFile);
  if (text === undefined) return undefined;
  const content = parsed(pnpmWorkspaceFile, () => parse(text, { maxAliasCount: 100 }));
  const patterns = isObject(content) ? content.packages : undefined;
  // pnpm 10 also has settings in this file, in monorepos whose package.json has the workspaces.
  return patterns === undefined ? undefined : textItems(patterns, `packages of ${pnpmWorkspaceFile}`);
}

async function readManifest(files: WorkspaceFiles, path: string): Promise<Manifest | undefined> {
  const file = posix.join(path, 'package.json');
  const text = await files.text(file);
  if (text === undefined) return undefined;
  const content = parsed(file, () => JSON.parse(text.replace(/^\uFEFF/, '')));
  if (!isObject(content)) throw badInput(file, 'is not a JSON object', 'Correct the file.');
  const { workspaces } = content;
  const wanted = new Map<string, WantedDependency>();
  for (const kind of dependencyKinds) {
    const listed = content[kind];
    if (!isObject(listed)) continue;
    const optional = kind === 'peerDependencies' || kind === 'optionalDependencies';
    for (const [alias, range] of Object.entries(listed)) wanted.set(alias, { alias, range: String(range), optional });
  }
  return {
    name: typeof content.name === 'string' ? content.name : undefined,
    // yarn's first form is `{packages, nohoist}`, bun's `{packages, catalog}`.
    workspaces: textItems((isObject(workspaces) ? workspaces.packages : workspaces) ?? [], `workspaces of ${file}`),
    wanted: [...wanted.values()],
  };
}

function pathsByName(manifests: ReadonlyMap<string, Manifest>): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const [path, { name }] of manifests) {
    if (name !== undefined) paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return paths;
}

/** The packages that the dependency `"alias": "range"` in the package.json at `path` means. */
function targetsOf(
  path: string,
  alias: string,
  range: string,
  manifests: ReadonlyMap<string, Manifest>,
  paths: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const target = pathOf(path, range);
  if (target !== undefined) return manifests.has(target) ? [target] : [];
  // `workspace:other@*` and `npm:other@^1` install another package under the alias.
  const [, other] = /^(?:workspace|npm):(@?[^@]+)@/s.exec(range) ?? [];
  return paths.get(other ?? alias) ?? [];
}

/** What `file:../ui` in the package.json at `path` leads to, relative to the root; undefined for what is no path. */
function pathOf(path: string, range: string): string | undefined {
  const [, protocol, rest = ''] = /^(workspace|file|link|portal):(.*)$/s.exec(range) ?? [];
  const isPath = protocol !== undefined && (protocol !== 'workspace' || /^\.{1,2}\//.test(rest));
  return isPath ? posix.join(path, rest).replace(/\/$/, '') : undefined;
}

function textItems(value: unknown, of: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw badInput(of, 'is not a list of globs', 'Write it as the package manager expects it, for example ["apps/*"].');
}

function parsed(file: string, parse: () => unknown): unknown {
  try {
    return parse();
  } catch (cause) {
    throw badInput(file, 'cannot be parsed', 'Correct the file.', cause);
  }
}

async function readText(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() === true ? readFile(file, 'utf8') : undefined;
}

/**
 * The directories that workspace patterns name, sorted. `!` excludes directories, wherever it stands in the list (as in
 * pnpm and npm). Descends only where a pattern can still match; never into `node_modules`, hidden directories (unless
 * they are written out) or through symbolic links, which may lead out of the monorepo or in circles.
 *
 * @returns paths with forward slashes
 */
async function directoriesMatching(
  files: Pick<WorkspaceFiles, 'subdirectories' | 'isOpaque'>,
  patterns: readonly string[],
  input = 'workspaces',
): Promise<readonly string[]> {
  // Patterns are compared with manifests: `a/**` is also `a`, and `!**/test/**` also excludes the package at `a/test`.
  const manifestOf = (directory: string) => posix.join(directory, 'package.json');
  const isExclusion = (pattern: string) => pattern.startsWith('!');
  const excluded = patterns.filter(isExclusion).map((pattern) => glob(manifestOf(pattern.slice(1))));
  const wanted = patterns.filter((each) => !isExclusion(each)).flatMap((each) => alternatives(each, input));
  for (const pattern of wanted) refuseOutside(pattern, input);
  const isWrittenOut = globs(wanted.flatMap((pattern) => pattern.split('/')).filter((part) => part.startsWith('.')));
  const found: string[] = [];
  const visit = async (directory: string, walk: GlobWalk) => {
    if (files.isOpaque(directory) || walk.matches('package.json')) found.push(directory);
    for (const name of await files.subdirectories(directory)) {
      const below = name.startsWith('.') && !isWrittenOut(name) ? undefined : walk.below(name);
      if (below !== undefined) await visit(posix.join(directory, name), below);
    }
  };
  await visit('.', globWalk(wanted.map(manifestOf)));
  return found.filter((path) => !excluded.some((matches) => matches(manifestOf(path)))).sort();
}

function refuseOutside(pattern: string, input: string): void {
  if (!pattern.startsWith('/') && !pattern.split('/').includes('..')) return;
  throw badInput(input, `the pattern "${pattern}" leads out of the monorepo`, 'Use paths below its root.');
}

async function subdirectories(directory: string): Promise<readonly string[]> {
  const entries: Dirent[] = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
    .map((entry) => entry.name);
}
