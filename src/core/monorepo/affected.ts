/**
 * Which services a change affects, each with the reasons, so that people see why a service was built or not.
 * Every file counts, Markdown too: whether the image really changes is for its content key to decide.
 */
import { posix } from 'node:path';
import { glob, globs } from '../glob.ts';
import type { ServiceConfig } from './project.ts';
import { packageAround, type WorkspaceGraph } from './workspace.ts';

/** What makes a service affected. */
export type AffectedReason =
  /** Nothing is known about what changed; `why` is a sentence's end: "the base commit is not known". */
  | { readonly kind: 'everything'; readonly why: string }
  /** Another service, named in its `depends-on`. */
  | { readonly kind: 'service'; readonly service: string }
  | FileReason;

/** Changed files; `root-file`: files that all services are built from, such as a lockfile or `gitops.yaml`. */
type FileReason = ChangedFiles &
  (
    | { readonly kind: 'root-file' | 'file' | 'dockerfile' }
    | { readonly kind: 'watch'; readonly glob: string }
    /** A workspace package that it depends on; `via`: the packages between the two, the service's side first. */
    | { readonly kind: 'package'; readonly package: string; readonly via: readonly string[] }
  );

interface ChangedFiles {
  readonly file: string;
  /** The number of further files. */
  readonly more: number;
}

/**
 * Files at the root that every service is built from. `gitops.yaml` is one: it holds build arguments, values and
 * environments of all of them.
 */
export const rootFiles: readonly string[] = [
  'gitops.yaml',
  'package.json',
  '{package-lock,npm-shrinkwrap}.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.{lock,lockb}',
  'pnpm-workspace.yaml',
  '{turbo,nx}.json',
  '.npmrc',
  '.yarnrc.yml',
  '.pnpmfile.cjs',
  'bunfig.toml',
  '{.nvmrc,.node-version,.tool-versions}',
  '.dockerignore',
  'tsconfig*.json',
  'patches/**',
];

/**
 * The reasons of every service; a service without reasons is not affected.
 *
 * @param changedFiles paths relative to the monorepo's root; renamed files by both names
 * @param everyService globs of files that affect all services, `rootFiles` as a rule
 */
export function affectedServices({
  changedFiles,
  graph,
  services,
  everyService,
}: {
  readonly changedFiles: readonly string[];
  readonly graph: WorkspaceGraph;
  readonly services: ReadonlyMap<string, ServiceConfig>;
  readonly everyService: readonly string[];
}): ReadonlyMap<string, readonly AffectedReason[]> {
  const shared = reasonsOf({ kind: 'root-file' }, changedFiles.filter(globs(everyService)));
  const changedPackages = byPackage(graph, changedFiles);
  const reasons = new Map(
    [...services].map(([name, service]): [string, AffectedReason[]] => [
      name,
      [...shared, ...ownReasons(service, changedFiles), ...packageReasons(service, graph, changedPackages)],
    ]),
  );
  spreadToDependents(reasons, services);
  return reasons;
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
    case 'service':
      return `service ${reason.service} is affected, ${service} depends on it`;
  }
}

function filesOf({ file, more }: ChangedFiles): string {
  return more === 0 ? file : `${file} and ${more} more`;
}

/** One reason for all files; none without files. */
function reasonsOf<const Kind extends object>(kind: Kind, files: readonly string[]): (Kind & ChangedFiles)[] {
  const [file, ...others] = files;
  return file === undefined ? [] : [{ ...kind, file, more: others.length }];
}

function ownReasons(service: ServiceConfig, changedFiles: readonly string[]): AffectedReason[] {
  const own = changedFiles.filter(inside(service.path));
  const { dockerfile } = service.build ?? {};
  const ofDockerfile =
    dockerfile === undefined ? [] : [dockerfile, `${dockerfile}.dockerignore`].map((file) => posix.normalize(file));
  const dockerfiles = changedFiles.filter((file) => ofDockerfile.includes(file) && !own.includes(file));
  const watched = (service.watch ?? []).flatMap((pattern) =>
    reasonsOf({ kind: 'watch', glob: pattern }, changedFiles.filter(glob(pattern))),
  );
  return [...reasonsOf({ kind: 'file' }, own), ...reasonsOf({ kind: 'dockerfile' }, dockerfiles), ...watched];
}

function byPackage(graph: WorkspaceGraph, changedFiles: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const file of changedFiles) {
    const owner = packageAround(graph, file);
    if (owner === undefined) continue;
    const known = files.get(owner.path) ?? [];
    files.set(owner.path, known);
    known.push(file);
  }
  return files;
}

/** Walks the service's dependencies, nearest first, so that `via` is a shortest way. Visits each package once. */
function packageReasons(
  service: ServiceConfig,
  graph: WorkspaceGraph,
  changed: ReadonlyMap<string, readonly string[]>,
): AffectedReason[] {
  const start = packageAround(graph, service.path);
  if (start === undefined) return [];
  const isOwn = inside(service.path);
  const reasons: AffectedReason[] = [];
  const seen = new Set([start.path]);
  let frontier = [{ found: start, via: [] as readonly string[] }];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { found, via } of frontier) {
      // The package may be larger than the service's own directory, whose files are a reason already.
      const files = (changed.get(found.path) ?? []).filter((file) => !isOwn(file));
      const name = found.name ?? found.path;
      reasons.push(...reasonsOf({ kind: 'package', package: name, via }, files));
      for (const path of found.dependencies) {
        const dependency = graph.packages.get(path);
        if (dependency === undefined || seen.has(path)) continue;
        seen.add(path);
        next.push({ found: dependency, via: found === start ? [] : [...via, name] });
      }
    }
    frontier = next;
  }
  return reasons;
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

/** Whether a file lies in the directory. */
function inside(directory: string): (file: string) => boolean {
  const normal = posix.normalize(directory).replace(/\/$/, '');
  if (normal === '.') return () => true;
  const beginning = `${normal}/`;
  return (file) => file.startsWith(beginning) || file === normal;
}
