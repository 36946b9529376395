/**
 * Which services a change affects, with the reason for each: for people who ask why something was (not) built.
 * Everything counts, Markdown too: whether the image really changes is for its content key to decide.
 */
import { posix } from 'node:path';
import { glob, globs } from '../glob.ts';
import type { ServiceConfig } from './project.ts';
import { packageAround, type WorkspaceGraph } from './workspace.ts';

/** What makes a service affected; `file` is one of the changed files, `more` the number of further ones. */
export type AffectedReason =
  /** Nothing is known about what changed; `why` is a sentence's end: "the base commit is not known". */
  | { readonly kind: 'everything'; readonly why: string }
  /** A file that all services are built from: a lockfile, `gitops.yaml`. */
  | { readonly kind: 'root-file'; readonly file: string; readonly more: number }
  | { readonly kind: 'file'; readonly file: string; readonly more: number }
  | { readonly kind: 'dockerfile'; readonly file: string; readonly more: number }
  | { readonly kind: 'watch'; readonly file: string; readonly more: number; readonly glob: string }
  /** A workspace package that it depends on; `via`: the packages between the two, the service's side first. */
  | {
      readonly kind: 'package';
      readonly package: string;
      readonly via: readonly string[];
      readonly file: string;
      readonly more: number;
    }
  /** Another service, named in its `depends-on`. */
  | { readonly kind: 'service'; readonly service: string };

/** The part of a service that says which files it is made of. */
export type ServiceSources = Pick<ServiceConfig, 'path' | 'watch' | 'depends-on' | 'build'>;

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
  readonly services: ReadonlyMap<string, ServiceSources>;
  readonly everyService: readonly string[];
}): ReadonlyMap<string, readonly AffectedReason[]> {
  const shared = reasonOf('root-file', changedFiles.filter(globs(everyService)));
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

/** Every service, for events that have no base, or whose base is not to be had. */
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

function filesOf({ file, more }: { file: string; more: number }): string {
  return more === 0 ? file : `${file} and ${more} more`;
}

/** No reason without files, one for all of them. */
function reasonOf<Kind extends 'root-file' | 'file' | 'dockerfile'>(
  kind: Kind,
  files: readonly string[],
): { kind: Kind; file: string; more: number }[] {
  const [file] = files;
  return file === undefined ? [] : [{ kind, file, more: files.length - 1 }];
}

function ownReasons(service: ServiceSources, changedFiles: readonly string[]): AffectedReason[] {
  const own = changedFiles.filter(inside(service.path));
  const dockerfile = service.build?.dockerfile;
  const ofDockerfile =
    dockerfile === undefined
      ? []
      : [dockerfile, `${dockerfile}.dockerignore`]
          .map((file) => posix.normalize(file))
          .filter((file) => !own.includes(file));
  const watched = (service.watch ?? []).flatMap((pattern): AffectedReason[] => {
    const [file, ...rest] = changedFiles.filter(glob(pattern));
    return file === undefined ? [] : [{ kind: 'watch', file, more: rest.length, glob: pattern }];
  });
  return [
    ...reasonOf('file', own),
    ...reasonOf(
      'dockerfile',
      changedFiles.filter((file) => ofDockerfile.includes(file)),
    ),
    ...watched,
  ];
}

function byPackage(graph: WorkspaceGraph, changedFiles: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const file of changedFiles) {
    const owner = packageAround(graph, file);
    if (owner === undefined) continue;
    const known = files.get(owner.path);
    if (known === undefined) files.set(owner.path, [file]);
    else known.push(file);
  }
  return files;
}

/** Walks the service's dependencies, nearest first, so that `via` is a shortest way. Cycles end at what was seen. */
function packageReasons(
  service: ServiceSources,
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
      // Files in the service's own directory have been told already; its package may be larger than that.
      const files = (changed.get(found.path) ?? []).filter((file) => !isOwn(file));
      const [file, ...rest] = files;
      const name = found.name ?? found.path;
      if (file !== undefined) reasons.push({ kind: 'package', package: name, via, file, more: rest.length });
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

/** Follows `depends-on` from each affected service; every service is visited once, so circles end. */
function spreadToDependents(
  reasons: Map<string, AffectedReason[]>,
  services: ReadonlyMap<string, ServiceSources>,
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
