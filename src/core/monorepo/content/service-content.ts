/**
 * What a service is built from, of one commit of the monorepo: files, parts of the files that all services share, build
 * settings. The content key is a hash over it, and the reasons for a build are what differs of it between two commits.
 */
import { posix } from 'node:path';
import { glob, isGlob } from '../../glob.ts';
import { canonicalJson } from '../../json.ts';
import type { SourceFile } from '../../source/tree.ts';
import type { LockedPackage, LockFile } from '../lock/lock-file.ts';
import { lockFileNames, readLockFile } from '../lock/lock-files.ts';
import { type LockedPackages, lockPart } from '../lock/lock-part.ts';
import { configFileNames, type ServiceConfig } from '../project.ts';
import { extraFileGlobs, leavesOut } from '../prune/extra-files.ts';
import { type PrunedRoot, prunedRoot } from '../prune/pruned-root.ts';
import { partialRootFiles, type RootParts, rootParts, sharedFiles, turboFiles } from '../root-files.ts';
import { packageAround, type WantedDependency } from '../workspace.ts';
import { type Closure, closureOf, importersOf } from './closure.ts';
import type { Monorepo } from './commits.ts';
import {
  filesFrom,
  filesIn,
  type IndexedFile,
  inside,
  type PackageFiles,
  packageFiles,
  withoutLeftOut,
} from './indexed-files.ts';

export interface ContentOptions {
  /** Build settings of a service as a JSON value, placeholders of the commit unexpanded. Default: none. */
  readonly settings?: ((service: string) => unknown) | undefined;
  /** Files that environments write, where manifests live beside the code: they are content of no service. */
  readonly leaveOut?: ((path: string) => boolean) | undefined;
  /**
   * The configuration of this program, which is content of no service either: `settings` has what it says about a build.
   * Default `gitops.yaml` and `monorepo-gitops.yaml`.
   */
  readonly configFile?: string | undefined;
  /** Files alone are compared, and of these only some: what the lock files and manifests say is known to be equal. */
  readonly onlyFiles?: true;
}

/** How a file belongs to a service. */
export type Membership =
  | { readonly kind: 'root-file' | 'file' | 'dockerfile' }
  | { readonly kind: 'watch'; readonly glob: string }
  /** A workspace package that it depends on; `via`: the packages between the two, the service's side first. */
  | { readonly kind: 'package'; readonly package: string; readonly via: readonly string[] }
  /** The file that a package of its part of the lock file is patched with. */
  | { readonly kind: 'patch'; readonly package: string }
  /** What a symbolic link or a package.json (`file:../lib`) among its files leads to. */
  | { readonly kind: 'link'; readonly link: string };

/** Content of a service; two that are equal in all fields but `membershipOf` are built alike. */
export interface ServiceContent {
  /** The workspace packages that count with all of their files, by path. */
  readonly packages: ReadonlyMap<string, PackageFiles>;
  /** Files that are in none of these packages, sorted by path. */
  readonly loose: ReadonlyMap<string, IndexedFile>;
  /** Parts of files at the root, `file` and name to text. */
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly locks: ReadonlyMap<string, ServiceLock>;
  readonly settings: string;
  /** Of a service that is built from its part of the workspace. */
  readonly pruned: PrunedRoot | undefined;
  /** How one of its files belongs to it. */
  membershipOf(file: IndexedFile): Membership;
}

export interface ServiceLock extends LockedPackages {
  readonly digest: string;
  readonly importers: ReadonlySet<string>;
  /** Why it counts as a whole, the end of a sentence. */
  readonly whole: string | undefined;
}

/** The files of a commit with what is asked of each for every service, and the texts that count by parts. */
export interface ContentIndex {
  contentOf(name: string, service: ServiceConfig): ServiceContent;
}

export async function indexContent({ tree, graph }: Monorepo, options: ContentOptions): Promise<ContentIndex> {
  const { leaveOut = () => false, configFile, settings = () => null, onlyFiles = false } = options;
  const configFiles = configFile === undefined ? configFileNames : [posix.normalize(configFile)];
  const texts = await tree.read([...partialRootFiles, ...(onlyFiles ? [] : lockFileNames), ...turboFiles]);
  const locks = new Map<string, LockFile | string>();
  for (const name of lockFileNames) {
    const body = texts.get(name);
    if (body !== undefined) locks.set(name, readLockFile(name, body, texts));
  }
  const understood = [...locks.values()].filter((lock) => typeof lock !== 'string');
  const patches = new Set(understood.flatMap((lock) => [...lock.patches]));
  const isResolved = locks.size > 0 && understood.length === locks.size;
  const partsByFile = new Map<string, RootParts>();
  for (const file of partialRootFiles) {
    const body = texts.get(file);
    if (body !== undefined) partsByFile.set(file, rootParts(file, body.toString('utf8'), isResolved));
  }
  const byNameOnly = new Set([...configFiles, 'pnpm-workspace.yaml', '.yarnrc.yml', ...lockFileNames]);
  const all = [...tree.files.values()]
    .filter(({ path }) => !leaveOut(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file): IndexedFile => ({ ...file, owner: packageAround(graph, file.path)?.path }));
  const files = all.filter(({ path }) => !byNameOnly.has(path));
  const isShared = sharedFiles(texts);
  const fileIndex: FileIndex = {
    byPath: new Map(all.map((file) => [file.path, file])),
    sorted: files,
    packages: packageFiles(files),
    shared: files.filter(({ path }) => isShared(path) && !patches.has(path)),
    links: await tree.links(),
    watched: new Map(),
  };
  return {
    contentOf(name, service) {
      const by = prunedBy(service);
      const closure = closureOf(service.path, graph);
      const importers = locks.size === 0 && (by === undefined || onlyFiles) ? new Map() : importersOf(closure, graph);
      const ownLocks = new Map(
        [...locks].map(([file, lock]) => [file, serviceLock(lock, importers, tree.files.get(file))]),
      );
      const packages = () => [...ownLocks.values()].flatMap((lock) => lock.packages());
      const patched = patches.size === 0 ? [] : packages().filter(({ patch }) => patch !== undefined);
      const isKnown = [...ownLocks.values()].every(({ whole }) => whole === undefined);
      const members = membersOf({ name, service, index: fileIndex, closure, patched });
      const isMember = (path: string) => {
        const file = fileIndex.byPath.get(path);
        return file !== undefined && (members.loose.has(path) || closure.packages.has(file.owner ?? ''));
      };
      const names = () => (isKnown ? new Set(packages().map((each) => each.name)) : undefined);
      const shared = { settings: canonicalJson([settings(name) ?? null]) };
      if (by === undefined || onlyFiles) {
        const files =
          by === undefined ? members : withoutLeftOut(members, leavesOut(service.build?.['extra-files'] ?? []));
        return {
          ...files,
          ...shared,
          parts: partsOf(partsByFile, isMember, names),
          locks: ownLocks,
          pruned: undefined,
        };
      }
      const own = prunedRoot({ by, texts, manifests: partialRootFiles, locks: ownLocks, importers });
      return {
        ...withoutLeftOut(members, leavesOut(service.build?.['extra-files'] ?? [])),
        ...shared,
        parts: own.parts,
        locks: own.locks,
        pruned: own.root,
      };
    },
  };
}

/** The files of a commit, as they are looked for. */
interface FileIndex {
  readonly byPath: ReadonlyMap<string, IndexedFile>;
  /** By path. What counts by parts, or not at all, is not among them. */
  readonly sorted: readonly IndexedFile[];
  readonly packages: ReadonlyMap<string, PackageFiles>;
  /** Those that every service is built from. */
  readonly shared: readonly IndexedFile[];
  readonly links: ReadonlyMap<string, string>;
  /** Glob → files, filled as services ask. */
  readonly watched: Map<string, readonly IndexedFile[]>;
}

function serviceLock(
  lock: LockFile | string,
  importers: ReadonlyMap<string, readonly WantedDependency[]>,
  file: SourceFile | undefined,
): ServiceLock {
  const whole = (why: string): ServiceLock => ({
    digest: file?.id ?? '',
    packages: () => [],
    direct: () => new Set(),
    importers: new Set(),
    whole: why,
  });
  if (typeof lock === 'string') return whole(lock);
  if (importers.size === 0) return whole('there is no package.json at the root');
  const part = lockPart(lock, importers);
  return part.kind === 'whole' ? whole(part.why) : { ...part, whole: undefined };
}

/** @param namesOf the packages in the service's part of the lock file; undefined: not known */
function partsOf(
  partsByFile: ReadonlyMap<string, RootParts>,
  isFile: (path: string) => boolean,
  namesOf: () => ReadonlySet<string> | undefined,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  const isNamed = [...partsByFile.values()].some((parts) => [...parts.values()].some(({ packages }) => packages));
  const names = isNamed ? namesOf() : undefined;
  for (const [file, parts] of partsByFile) {
    if (isFile(file)) continue;
    const reaching = [...parts].filter(
      ([, { packages }]) => names === undefined || packages === undefined || packages.some((name) => names.has(name)),
    );
    found.set(file, new Map(reaching.map(([name, { text }]) => [name, text])));
  }
  return found;
}

function membersOf({
  name,
  service,
  index,
  closure,
  patched,
}: {
  readonly name: string;
  readonly service: ServiceConfig;
  readonly index: FileIndex;
  readonly closure: Closure;
  /** The packages of its part of the lock files that are patched, in the order of the file. */
  readonly patched: readonly LockedPackage[];
}): Pick<ServiceContent, 'packages' | 'loose' | 'membershipOf'> {
  const isOwn = inside(service.path);
  const loose = new Map<string, { readonly file: IndexedFile; readonly as: Membership }>();
  const add = (file: IndexedFile | undefined, as: Membership) => {
    if (file !== undefined && !isWhole(file) && !loose.has(file.path)) loose.set(file.path, { file, as });
  };
  // A file that counts by its parts is whole only where it is watched by its name, and then in no package's files.
  const isWhole = ({ path, owner }: IndexedFile) =>
    owner !== undefined && index.packages.get(owner)?.files.has(path) === true && closure.packages.has(owner);
  for (const file of filesIn(index.sorted, service.path)) add(file, { kind: 'file' });
  for (const path of buildFilesOf(name, service)) add(index.byPath.get(path), { kind: 'dockerfile' });
  for (const pattern of service.watch ?? []) {
    for (const file of watchedFiles(index, pattern)) add(file, { kind: 'watch', glob: pattern });
  }
  if (prunedBy(service) !== undefined) {
    for (const pattern of extraFileGlobs(service.build?.['extra-files'] ?? [])) {
      for (const file of watchedFiles(index, pattern)) add(file, { kind: 'watch', glob: pattern });
    }
    for (const path of ofPrunedContexts) add(index.byPath.get(path), { kind: 'root-file' });
  }
  for (const { patch = '', id } of patched) add(index.byPath.get(patch), { kind: 'patch', package: id });
  for (const { from, target } of closure.paths) {
    if (inside(target)(from)) continue;
    for (const file of filesIn(index.sorted, target)) add(file, { kind: 'link', link: `${from}/package.json` });
  }
  for (const file of index.shared) add(file, { kind: 'root-file' });
  const whole = packagesIn(index, closure);
  addLinked({ index, whole, loose: () => loose.keys(), add });
  return {
    packages: whole,
    loose: new Map([...loose].sort(byFirst).map(([path, { file }]) => [path, file])),
    membershipOf(file) {
      const known = loose.get(file.path);
      if (known !== undefined) return known.as;
      const found = closure.packages.get(file.owner ?? '');
      if (found === undefined || isOwn(file.path)) return { kind: 'file' };
      return { kind: 'package', package: found.name ?? found.path, via: closure.via(found.path) };
    },
  };
}

/** In the order of the closure; where few files are looked at, few packages have any. */
function packagesIn(index: FileIndex, { packages }: Closure): ReadonlyMap<string, PackageFiles> {
  const isFew = index.packages.size < packages.size;
  const paths = isFew ? [...index.packages.keys()].filter((path) => packages.has(path)) : [...packages.keys()];
  return new Map(paths.flatMap((path) => entry(path, index.packages.get(path))));
}

/** Turbo hashes by `.gitignore` where there is no git, as in an image. */
const ofPrunedContexts: readonly string[] = ['.gitignore', '.containerignore'];

/** How the context of a service is made; undefined: it is the checkout. */
function prunedBy({ build }: ServiceConfig): 'turbo' | 'workspace' | undefined {
  return build?.prune === 'none' ? undefined : build?.prune;
}

function entry<Value>(key: string, value: Value | undefined): (readonly [string, Value])[] {
  return value === undefined ? [] : [[key, value]];
}

function byFirst([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : 1;
}

/** A file that counts by its parts is watched only by its name. */
function watchedFiles(index: FileIndex, pattern: string): readonly IndexedFile[] {
  const known = index.watched.get(pattern);
  if (known !== undefined) return known;
  const named = isGlob(pattern) ? undefined : index.byPath.get(pattern);
  const matches = glob(pattern);
  const beginning = pattern.replace(/[*?{].*$/s, '');
  const found = named === undefined ? filesFrom(index.sorted, beginning).filter(({ path }) => matches(path)) : [named];
  index.watched.set(pattern, found);
  return found;
}

/** The Dockerfile, and the ignore files beside it and in the build context. */
function buildFilesOf(name: string, { build }: ServiceConfig): readonly string[] {
  const { dockerfile, context } = build ?? {};
  const named = dockerfile === undefined ? [] : [dockerfile, `${dockerfile}.dockerignore`];
  const ignore = context === undefined ? [] : [posix.join(context, '.dockerignore')];
  return [...named, ...ignore].map((file) => posix.normalize(file.replaceAll('{service}', name)));
}

/** Adds what the symbolic links among the files lead to. A link to a directory around itself leads to nothing new. */
function addLinked({
  index,
  whole,
  loose,
  add,
}: {
  readonly index: FileIndex;
  readonly whole: ReadonlyMap<string, PackageFiles>;
  /** The paths so far, also those that are added meanwhile. */
  readonly loose: () => Iterable<string>;
  readonly add: (file: IndexedFile, as: Membership) => void;
}): void {
  if (index.links.size === 0) return;
  const follow = (paths: Iterable<string>) => {
    for (const path of paths) {
      const target = index.links.get(path);
      if (target === undefined || inside(target)(path)) continue;
      for (const file of filesIn(index.sorted, target)) add(file, { kind: 'link', link: path });
    }
  };
  for (const { files } of whole.values()) follow(files.keys());
  follow(loose());
}
