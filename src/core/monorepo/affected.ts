/**
 * Which services a change affects, each with the reasons, so that people see why a service was built or not. It compares
 * what the services are built from at two commits: a service has a reason exactly when its content key differs.
 */
import { treeMode } from '../git/objects.ts';
import type { SourceFile, SourceTree } from '../source/tree.ts';
import { differingPaths, isShape, type Monorepo } from './content/commits.ts';
import type { IndexedFile } from './content/indexed-files.ts';
import {
  type ContentIndex,
  type ContentOptions,
  indexContent,
  type Membership,
  type ServiceContent,
  type ServiceLock,
} from './content/service-content.ts';
import { lockFileNames } from './lock/lock-files.ts';
import { type LockChange, lockChanges } from './lock/lock-part.ts';
import type { ServiceConfig } from './project.ts';
import { partialRootFiles } from './root-files.ts';

/** What makes a service affected. */
export type AffectedReason =
  /** Nothing is known about what changed; `why` is a sentence's end: "the base commit is not known". */
  | { readonly kind: 'everything'; readonly why: string }
  /** Another service, named in its `depends-on`. */
  | { readonly kind: 'service'; readonly service: string }
  /** What `gitops.yaml` says about its build. */
  | { readonly kind: 'settings' }
  /** Parts of a file at the root, `engines` of `package.json` for example. */
  | { readonly kind: 'root-part'; readonly file: string; readonly parts: readonly string[] }
  /** Its part of a lock file, or all of it where the part cannot be told: `whole` says why. */
  | {
      readonly kind: 'lock-file';
      readonly file: string;
      readonly changes: readonly LockChange[];
      readonly whole: string | undefined;
    }
  | FileReason;

/** Changed files; `root-file`: files that all services are built from, such as `.npmrc`. */
type FileReason = ChangedFiles & Membership;

interface ChangedFiles {
  readonly file: string;
  /** The number of further files. */
  readonly more: number;
}

/**
 * The reasons of every service; a service without reasons is not affected.
 *
 * @param services as they are after the change
 */
export async function affectedServices({
  before,
  after,
  services,
  settingsBefore,
  ...options
}: ContentOptions & {
  readonly before: Monorepo;
  readonly after: Monorepo;
  readonly services: ReadonlyMap<string, ServiceConfig>;
  /** The build settings at the commit before. Default: those of `settings`, which then are no reason. */
  readonly settingsBefore?: ((service: string) => unknown) | undefined;
}): Promise<ReadonlyMap<string, readonly AffectedReason[]>> {
  const atFirst = { ...options, settings: settingsBefore ?? options.settings };
  const few = await differingFilesAlone(before, after);
  const [old, now] = await Promise.all(
    few === undefined
      ? [indexContent(before, atFirst), indexContent(after, options)]
      : [
          indexContent(few.before, { ...atFirst, onlyFiles: true }),
          indexContent(few.after, { ...options, onlyFiles: true }),
        ],
  );
  const reasons = new Map([...services].map(([name, service]) => [name, ownReasons(name, service, old, now)]));
  spreadToDependents(reasons, services);
  return reasons;
}

/** More of them are not looked for in the texts of lock files. */
const fewFiles = 200;

/**
 * Both commits with nothing but the files that differ, and the links that may lead to them: what is equal is no reason.
 * Undefined where something differs that says what services are made of.
 */
async function differingFilesAlone(
  before: Monorepo,
  after: Monorepo,
): Promise<{ readonly before: Monorepo; readonly after: Monorepo } | undefined> {
  const paths = differingPaths(before.tree, after.tree);
  if (paths.length > fewFiles || paths.some((path) => isShape(path, before.tree, after.tree))) return undefined;
  // A package may be patched by a file of any name, and only the lock file or a manifest tells.
  const texts = await after.tree.read(describing);
  for (const body of texts.values()) if (paths.some((path) => body.includes(path))) return undefined;
  const links = [...after.tree.files.values()].filter(({ mode }) => mode === treeMode.symlink).map(({ path }) => path);
  const only = ({ tree, graph }: Monorepo): Monorepo => ({
    tree: { ...tree, files: new Map([...paths, ...links].flatMap((path) => entryOf(tree, path))) },
    graph,
  });
  return { before: only(before), after: only(after) };
}

const describing = [...partialRootFiles, ...lockFileNames];

function entryOf({ files }: SourceTree, path: string): (readonly [string, SourceFile])[] {
  const file = files.get(path);
  return file === undefined ? [] : [[path, file]];
}

/** All services are affected where the change is unknown. */
export function allServices(services: Iterable<string>, why: string): ReadonlyMap<string, readonly AffectedReason[]> {
  return new Map([...services].map((name) => [name, [{ kind: 'everything', why }]]));
}

/** The reason in words: `package @acme/ui changed (packages/ui/src/x.ts), web1 depends on it through @acme/forms`. */
export function describeReason(service: string, reason: AffectedReason): string {
  switch (reason.kind) {
    case 'everything':
      return `everything is taken: ${reason.why}`;
    case 'root-file':
      return `${filesOf(reason)} changed, which every service is built from`;
    case 'root-part':
      return `${reason.file} changed (${some(reason.parts)})`;
    case 'lock-file':
      return reason.whole === undefined
        ? `its part of ${reason.file} changed (${some(reason.changes.map(describeLockChange), 'settings, or which package gets which version')})`
        : `${reason.file} changed, which counts as a whole: ${reason.whole}`;
    case 'settings':
      return 'its build settings changed';
    case 'file':
      return `${filesOf(reason)} changed`;
    case 'dockerfile':
      return `its Dockerfile ${filesOf(reason)} changed`;
    case 'watch':
      return `${filesOf(reason)} changed, watched by ${reason.glob}`;
    case 'package': {
      const through = reason.via.length === 0 ? '' : ` through ${reason.via.join(' → ')}`;
      return `package ${reason.package} changed (${filesOf(reason)}), ${service} depends on it${through}`;
    }
    case 'patch':
      return `${filesOf(reason)} changed, which patches ${reason.package}`;
    case 'link':
      return `${filesOf(reason)} changed, ${reason.link} leads to it`;
    case 'service':
      return `service ${reason.service} is affected, ${service} depends on it`;
  }
}

function filesOf({ file, more }: ChangedFiles): string {
  return more === 0 ? file : `${file} and ${more} more`;
}

function describeLockChange({ package: name, from, to }: LockChange): string {
  if (from === undefined) return `${name} ${to} added`;
  if (to === undefined) return `${name} ${from} removed`;
  return from === to ? `${name} ${to} resolved otherwise` : `${name} ${from} → ${to}`;
}

/** A message stays one line, however many packages changed. */
const mostNamed = 3;

function some(items: readonly string[], without = ''): string {
  const named = items.slice(0, mostNamed).join(', ');
  return items.length > mostNamed ? `${named} and ${items.length - mostNamed} more` : named || without;
}

function ownReasons(name: string, service: ServiceConfig, old: ContentIndex, now: ContentIndex): AffectedReason[] {
  const before = old.contentOf(name, service);
  const after = now.contentOf(name, service);
  return [
    ...fileReasons(before, after),
    ...partReasons(before.parts, after.parts),
    ...lockReasons(before.locks, after.locks),
    ...(before.settings === after.settings ? [] : [{ kind: 'settings' as const }]),
  ];
}

/** One reason for all files that belong to the service in the same way. */
function fileReasons(before: ServiceContent, after: ServiceContent): AffectedReason[] {
  const groups = new Map<string, { readonly as: Membership; readonly paths: string[] }>();
  for (const path of differingFiles(before, after)) {
    const [old, now] = [fileOf(before, path), fileOf(after, path)];
    if (old?.id === now?.id && old?.mode === now?.mode) continue;
    const as = now === undefined ? old && before.membershipOf(old) : after.membershipOf(now);
    if (as === undefined) continue;
    const key = JSON.stringify(as);
    const group = groups.get(key) ?? { as, paths: [] };
    groups.set(key, group);
    group.paths.push(path);
  }
  return [...groups.values()]
    .sort((a, b) => order(a.as) - order(b.as))
    .flatMap(({ as, paths: [file, ...others] }) => (file === undefined ? [] : [{ ...as, file, more: others.length }]));
}

/** The files in packages that differ, and those that are in none, sorted. */
function differingFiles(before: ServiceContent, after: ServiceContent): Iterable<string> {
  const paths = new Set([...before.loose.keys(), ...after.loose.keys()]);
  for (const path of new Set([...before.packages.keys(), ...after.packages.keys()])) {
    const [old, now] = [before.packages.get(path), after.packages.get(path)];
    if (old?.digest === now?.digest) continue;
    for (const file of [...(old?.files.keys() ?? []), ...(now?.files.keys() ?? [])]) paths.add(file);
  }
  return [...paths].sort();
}

function fileOf({ loose, packages }: ServiceContent, path: string): IndexedFile | undefined {
  const known = loose.get(path);
  if (known !== undefined) return known;
  for (const { files } of packages.values()) {
    const found = files.get(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reasons are shown from what is the service's own to what all share; packages nearest first. */
function order(as: Membership): number {
  const kinds: readonly Membership['kind'][] = ['root-file', 'file', 'dockerfile', 'watch', 'package', 'link', 'patch'];
  return kinds.indexOf(as.kind) * 1000 + (as.kind === 'package' ? as.via.length : 0);
}

function partReasons(before: ServiceContent['parts'], after: ServiceContent['parts']): AffectedReason[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((file): AffectedReason[] => {
    const [old, now] = [before.get(file), after.get(file)];
    const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
    const parts = names.filter((name) => old?.get(name) !== now?.get(name));
    // A file that came or went without saying anything still differs.
    return parts.length > 0 || (old === undefined) !== (now === undefined) ? [{ kind: 'root-part', file, parts }] : [];
  });
}

function lockReasons(
  before: ReadonlyMap<string, ServiceLock>,
  after: ReadonlyMap<string, ServiceLock>,
): AffectedReason[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((file): AffectedReason[] => {
    const [old, now] = [before.get(file), after.get(file)];
    if (old?.digest === now?.digest) return [];
    const changes = lockChanges(old, now);
    return [{ kind: 'lock-file', file, changes, whole: now?.whole ?? old?.whole }];
  });
}

/** Follows `depends-on` from each affected service. Visits each service once, so circles end. */
function spreadToDependents(
  reasons: Map<string, AffectedReason[]>,
  services: ReadonlyMap<string, ServiceConfig>,
): void {
  const queue = [...reasons].filter(([, found]) => found.length > 0).map(([name]) => name);
  for (const changed of queue) {
    for (const [name, service] of services) {
      const found = reasons.get(name);
      if (name === changed || found === undefined || service['depends-on']?.includes(changed) !== true) continue;
      if (found.length === 0) queue.push(name);
      found.push({ kind: 'service', service: changed });
    }
  }
}
