/**
 * What the build context of one service is made of when its workspace is pruned: the tracked files of the packages that it is
 * built from, the files at the root that all share, and what `extra-files` names. The content key of the service covers the
 * same files (`monorepo/content/service-content.ts`).
 */
import { posix } from 'node:path';
import { badInput } from '../../failure.ts';
import { type ContentOptions, indexContent } from '../../monorepo/content/service-content.ts';
import { prunableLocks } from '../../monorepo/lock/pruned-lock.ts';
import type { ServiceConfig } from '../../monorepo/project.ts';
import { leavesOut } from '../../monorepo/prune/extra-files.ts';
import type { PrunedRoot } from '../../monorepo/prune/pruned-root.ts';
import { readWorkingTree } from '../../monorepo/prune/working-tree.ts';
import { packageAround, readWorkspaceOf } from '../../monorepo/workspace.ts';
import { type Checkout, requireCheckout } from '../../source/checkout.ts';

/** Whose part of the workspace it is. */
export interface PrunedService extends Pick<ContentOptions, 'leaveOut' | 'configFile'> {
  /** In `gitops.yaml`. */
  readonly name: string;
  readonly service: ServiceConfig;
}

export interface PrunedFiles {
  /** Tracked files, relative to the root. */
  readonly paths: readonly string[];
  readonly root: PrunedRoot;
  /** Whether git tracks a file. */
  isTracked(path: string): boolean;
  /** Whether a file that turbo adds may be in the context. */
  mayHave(path: string): boolean;
  /** The name of the service's own package; undefined where it has none. */
  readonly packageName: string | undefined;
  /** Lock files that nothing here can prune. */
  readonly foreignLocks: readonly string[];
  /** Tracked files with environment variables that would belong to it, and stay out. */
  readonly leftOut: readonly string[];
  /** Lock files that count as a whole, with the reason, the end of a sentence. */
  readonly wholeLocks: readonly (readonly [file: string, why: string])[];
}

/**
 * @param at in the root of the monorepo
 * @throws bad input `NO_CHECKOUT` without git, `INPUT_INVALID` for a manifest that cannot be parsed
 */
export async function prunedFiles(
  at: Omit<Checkout, 'clock'>,
  by: 'turbo' | 'workspace',
  { name, service, ...options }: PrunedService,
): Promise<PrunedFiles> {
  await requireCheckout(at);
  const tree = await readWorkingTree(at);
  const graph = await readWorkspaceOf(tree);
  const index = await indexContent({ tree, graph }, options);
  const { packages, loose, locks, pruned } = index.contentOf(name, {
    ...service,
    build: { ...service.build, prune: by },
  });
  if (pruned === undefined) throw badInput('prune', 'is not given', 'Give turbo or workspace.');
  const outside = dockerfileNames(name, service);
  const paths = [...packages.values()].flatMap(({ files }) => [...files.keys()]);
  const isLeftOut = leavesOut(service.build?.['extra-files'] ?? []);
  const packageOf = (path: string) => packageAround(graph, path)?.path ?? '';
  const own = packageAround(graph, service.path);
  return {
    paths: [...new Set([...paths, ...loose.keys()])].filter((path) => !outside.has(path) && !pruned.texts.has(path)),
    root: pruned,
    isTracked: (path) => tree.files.has(path),
    mayHave: (path) => tree.files.has(path) && !outside.has(path) && !isLeftOut(path),
    packageName: own?.name,
    foreignLocks: [...locks.keys()].filter((file) => !prunableLocks.includes(file)),
    leftOut: [...tree.files.keys()].filter((path) => isLeftOut(path) && packages.has(packageOf(path))),
    wholeLocks: [...locks].flatMap(([file, { whole }]) => (whole === undefined ? [] : [[file, whole] as const])),
  };
}

/**
 * The Dockerfile and the ignore files beside it are read where they are. In the context they would reach the image by
 * `COPY . .`, and a comment in them would be another content.
 */
function dockerfileNames(name: string, { path, build }: ServiceConfig): ReadonlySet<string> {
  const dockerfile = posix.normalize(
    build?.dockerfile?.replaceAll('{service}', name) ?? posix.join(path, 'Dockerfile'),
  );
  const names = [dockerfile, `${dockerfile}.dockerignore`, `${dockerfile}.containerignore`];
  const extra = new Set(build?.['extra-files']);
  return new Set(names.filter((each) => !extra.has(each)));
}
