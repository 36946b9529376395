/**
 * What a service is built from, of one commit of the monorepo: files, parts of the files that all services share, build
 * settings. The content key is a hash over it, and the reasons for a build are what differs of it between two commits.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { glob, isGlob } from '../glob.ts';
import { canonicalJson } from '../json.ts';
import type { Checkout } from '../source/checkout.ts';
import { readSourceTree, type SourceFile, type SourceTree } from '../source/tree.ts';
import { type LockedPackage, type LockFile, lockPart } from './lock/lock-file.ts';
import { lockFileNames, readLockFile } from './lock/lock-files.ts';
import type { ServiceConfig } from './project.ts';
import { partialRootFiles, type RootParts, rootParts, sharedFiles, turboFiles } from './root-files.ts';
import {
  packageAround,
  readWorkspaceOf,
  type WantedDependency,
  type WorkspaceGraph,
  type WorkspacePackage,
} from './workspace.ts';

/** One commit of the monorepo. */
export interface Monorepo {
  readonly tree: SourceTree;
  readonly graph: WorkspaceGraph;
}

/**
 * @param commit full object name. Default: HEAD
 * @throws Failure `GIT_TREE`, and bad input for a manifest that cannot be parsed
 */
export async function readMonorepo(at: Omit<Checkout, 'clock'>, commit?: string): Promise<Monorepo> {
  const tree = await readSourceTree(at, commit);
  return { tree, graph: await readWorkspaceOf(tree) };
}

export interface ContentOptions {
  /** Build settings of a service as a JSON value, placeholders of the commit unexpanded. Default: none. */
  readonly settings?: ((service: string) => unknown) | undefined;
  /** Files that environments write, where manifests live beside the code: they are content of no service. */
  readonly leaveOut?: ((path: string) => boolean) | undefined;
  /**
   * The configuration of this program, which is content of no service either: `settings` has what it says about a build.
   * Default `gitops.yaml`.
   */
  readonly configFile?: string | undefined;
}

/** How a file belongs to a service. */
export type Membership =
  | { readonly kind: 'root-file' | 'file' | 'dockerfile' }
  | { readonly kind: 'watch'; readonly glob: string }
  /** A workspace package that it depends on; `via`: the packages between the two, the service's side first. */
  | { readonly kind: 'package'; readonly package: string; readonly via: readonly string[] }
  /** The file that a package of its part of the lock file is patched with. */
  | { readonly kind: 'patch'; readonly package: string }
  /** What a symbolic link among its files leads to. */
  | { readonly kind: 'link'; readonly link: string };

export interface ServiceContent {
  readonly files: ReadonlyMap<string, Member>;
  /** Parts of files at the root, `file` and name to text. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly locks: ReadonlyMap<string, ServiceLock>;
  readonly settings: string;
}

interface Member {
  readonly file: IndexedFile;
  readonly as: Membership;
}

export interface ServiceLock {
  readonly digest: string;
  readonly packages: readonly LockedPackage[];
  /** Why it counts as a whole, the end of a sentence. */
  readonly whole: string | undefined;
}

interface IndexedFile extends SourceFile {
  readonly digest: Buffer;
  /** The workspace package around it. */
  readonly owner: string | undefined;
  readonly isShared: boolean;
  /** It counts by its parts, or not at all, unless it is watched by its name. */
  readonly byNameOnly: boolean;
}

/** The files of a commit with what is asked of each for every service, and the texts that count by parts. */
export interface ContentIndex {
  contentOf(name: string, service: ServiceConfig): ServiceContent;
}

export async function indexContent({ tree, graph }: Monorepo, options: ContentOptions): Promise<ContentIndex> {
  const { leaveOut = () => false, configFile = 'gitops.yaml', settings = () => null } = options;
  const texts = await tree.read([...partialRootFiles, ...lockFileNames, ...turboFiles]);
  const locks = new Map<string, LockFile | string>();
  for (const name of lockFileNames) {
    const body = texts.get(name);
    if (body !== undefined) locks.set(name, readLockFile(name, body, texts.get('.yarnrc.yml')?.toString('utf8')));
  }
  const understood = [...locks.values()].filter((lock) => typeof lock !== 'string');
  const patches = new Set(understood.flatMap((lock) => [...lock.patches]));
  const isResolved = locks.size > 0 && understood.length === locks.size;
  const partsByFile = new Map<string, RootParts>();
  for (const file of partialRootFiles) {
    const body = texts.get(file);
    if (body !== undefined) partsByFile.set(file, rootParts(file, body.toString('utf8'), isResolved));
  }
  const isShared = sharedFiles(texts);
  const notAsFiles = new Set([posix.normalize(configFile), 'pnpm-workspace.yaml', '.yarnrc.yml', ...lockFileNames]);
  const files = [...tree.files.values()]
    .filter(({ path }) => !leaveOut(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(
      (file): IndexedFile => ({
        ...file,
        digest: createHash('sha256')
          .update(JSON.stringify([file.path, file.mode, file.id]))
          .digest(),
        owner: packageAround(graph, file.path)?.path,
        isShared: isShared(file.path) && !patches.has(file.path),
        byNameOnly: notAsFiles.has(file.path),
      }),
    );
  const links = await tree.links();
  return {
    contentOf(name, service) {
      const closure = closureOf(service, graph);
      const importers = importersOf(closure, graph);
      const ownLocks = new Map(
        [...locks].map(([file, lock]) => [file, serviceLock(lock, importers, tree.files.get(file))]),
      );
      const packages = [...ownLocks.values()].flatMap((lock) => lock.packages);
      const isKnown = [...ownLocks.values()].every(({ whole }) => whole === undefined);
      const members = membersOf({ name, service, files, closure, packages });
      addLinked(members, files, links);
      return {
        files: members,
        parts: partsOf(
          partsByFile,
          (path) => members.has(path),
          isKnown ? new Set(packages.map((each) => each.name)) : undefined,
        ),
        locks: ownLocks,
        settings: canonicalJson([settings(name) ?? null]),
      };
    },
  };
}

/** The workspace packages that a service is built from, by path, nearest first; none when it is in no package. */
type Closure = ReadonlyMap<string, { readonly found: WorkspacePackage; readonly via: readonly string[] }>;

/** What the root's package.json depends on is installed and built for every package. Source: turborepo.com, `affected`. */
const throughRoot = 'the package.json at the root';

function closureOf(service: ServiceConfig, graph: WorkspaceGraph): Closure {
  const start = packageAround(graph, service.path);
  const closure = new Map<string, { readonly found: WorkspacePackage; readonly via: readonly string[] }>();
  if (start === undefined) return closure;
  closure.set(start.path, { found: start, via: [] });
  const visit = (paths: readonly string[], via: readonly string[]) => {
    for (const path of paths) {
      const found = graph.packages.get(path);
      if (found !== undefined && !closure.has(path)) closure.set(path, { found, via });
    }
  };
  const follow = () => {
    // A Map is iterated in the order of insertion, also of what is inserted meanwhile: nearest first, and circles end.
    for (const { found, via } of closure.values()) {
      visit(found.dependencies, found === start ? [] : [...via, found.name ?? found.path]);
    }
  };
  follow();
  visit(graph.root?.dependencies ?? [], [throughRoot]);
  follow();
  return closure;
}

function importersOf(closure: Closure, graph: WorkspaceGraph): ReadonlyMap<string, readonly WantedDependency[]> {
  const importers = new Map([...closure].map(([path, { found }]) => [path, found.wanted]));
  if (graph.root !== undefined) importers.set('.', graph.root.wanted);
  return importers;
}

function serviceLock(
  lock: LockFile | string,
  importers: ReadonlyMap<string, readonly WantedDependency[]>,
  file: SourceFile | undefined,
): ServiceLock {
  const whole = (why: string): ServiceLock => ({ digest: file?.id ?? '', packages: [], whole: why });
  if (typeof lock === 'string') return whole(lock);
  if (importers.size === 0) return whole('there is no package.json at the root');
  const part = lockPart(lock, importers);
  return part.kind === 'whole' ? whole(part.why) : { ...part, whole: undefined };
}

/** @param names of the packages in the service's part of the lock file; undefined: not known */
function partsOf(
  partsByFile: ReadonlyMap<string, RootParts>,
  isFile: (path: string) => boolean,
  names: ReadonlySet<string> | undefined,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [file, parts] of partsByFile) {
    if (isFile(file)) continue;
    const reaching = [...parts].filter(
      ([, { packages }]) => names === undefined || packages === undefined || packages.some((name) => names.has(name)),
    );
    found.set(file, new Map(reaching.map(([name, { text }]) => [name, text])));
  }
  return found;
}

/** The files of a service, sorted by path. */
function membersOf({
  name,
  service,
  files,
  closure,
  packages,
}: {
  readonly name: string;
  readonly service: ServiceConfig;
  readonly files: readonly IndexedFile[];
  readonly closure: Closure;
  readonly packages: readonly LockedPackage[];
}): Map<string, Member> {
  const isOwn = inside(service.path);
  const buildFiles = new Set(buildFilesOf(name, service));
  const watched = (service.watch ?? []).map((pattern) => ({
    pattern,
    matches: glob(pattern),
    named: !isGlob(pattern),
  }));
  const byPackage = new Map(
    [...closure].map(([path, { found, via }]): [string, Membership] => [
      path,
      { kind: 'package', package: found.name ?? found.path, via },
    ]),
  );
  const patches = new Map(packages.flatMap(({ patch, id }) => (patch === undefined ? [] : [[patch, id]])));
  const membership = (file: IndexedFile): Membership | undefined => {
    const { path, owner } = file;
    if (!file.byNameOnly) {
      if (isOwn(path)) return { kind: 'file' };
      if (buildFiles.has(path)) return { kind: 'dockerfile' };
      const inPackage = owner === undefined ? undefined : byPackage.get(owner);
      if (inPackage !== undefined) return inPackage;
    }
    const watch = watched.find(({ matches, named }) => (named || !file.byNameOnly) && matches(path));
    if (watch !== undefined) return { kind: 'watch', glob: watch.pattern };
    const patched = patches.get(path);
    if (patched !== undefined) return { kind: 'patch', package: patched };
    return file.isShared && !file.byNameOnly ? { kind: 'root-file' } : undefined;
  };
  const members = new Map<string, Member>();
  for (const file of files) {
    const as = membership(file);
    if (as !== undefined) members.set(file.path, { file, as });
  }
  return members;
}

/** The Dockerfile, and the ignore files beside it and in the build context. */
function buildFilesOf(name: string, { build }: ServiceConfig): readonly string[] {
  const { dockerfile, context } = build ?? {};
  const named = dockerfile === undefined ? [] : [dockerfile, `${dockerfile}.dockerignore`];
  const ignore = context === undefined ? [] : [posix.join(context, '.dockerignore')];
  return [...named, ...ignore].map((file) => posix.normalize(file.replaceAll('{service}', name)));
}

/** Adds what the symbolic links among the files lead to. A link to a directory around itself leads to nothing new. */
function addLinked(
  members: Map<string, Member>,
  files: readonly IndexedFile[],
  links: ReadonlyMap<string, string>,
): void {
  if (links.size === 0) return;
  const before = members.size;
  for (const { file } of members.values()) {
    const target = links.get(file.path);
    if (target === undefined || inside(target)(file.path)) continue;
    const isTarget = inside(target);
    for (let at = lowerBound(files, target); at < files.length; at += 1) {
      const found = files[at];
      // Names such as `a-b` sort between `a` and `a/b`.
      if (found === undefined || !found.path.startsWith(target)) break;
      if (isTarget(found.path) && !members.has(found.path)) {
        members.set(found.path, { file: found, as: { kind: 'link', link: file.path } });
      }
    }
  }
  if (members.size === before) return;
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  members.clear();
  for (const [path, member] of sorted) members.set(path, member);
}

/** The index of the first file whose path is not less. */
function lowerBound(files: readonly IndexedFile[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((files[middle]?.path ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a file lies in the directory. */
function inside(directory: string): (file: string) => boolean {
  const normal = posix.normalize(directory).replace(/\/$/, '');
  if (normal === '.') return () => true;
  const beginning = `${normal}/`;
  return (file) => file.startsWith(beginning) || file === normal;
}
