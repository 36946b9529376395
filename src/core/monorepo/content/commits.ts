/** Commits of the monorepo: their files, their workspace, and what differs between two. */
import { posix } from 'node:path';
import { treeMode } from '../../git/objects.ts';
import type { Checkout } from '../../source/checkout.ts';
import { readSourceTree, type SourceTree } from '../../source/tree.ts';
import { lockFileNames } from '../lock/lock-files.ts';
import { partialRootFiles, turboFiles } from '../root-files.ts';
import { readWorkspaceOf, type WorkspaceGraph } from '../workspace.ts';

/** One commit of the monorepo. */
export interface Monorepo {
  readonly tree: SourceTree;
  readonly graph: WorkspaceGraph;
}

/**
 * @param commit full object name. Default: HEAD
 * @param like another commit, whose workspace is also this one's where nothing that describes it differs
 * @throws Failure `GIT_TREE`, and bad input for a manifest that cannot be parsed
 */
export async function readMonorepo(
  at: Omit<Checkout, 'clock'>,
  commit?: string,
  like?: Monorepo | Promise<Monorepo>,
): Promise<Monorepo> {
  return monorepoOf(await readSourceTree(at, commit), await like);
}

/** @param like another commit, as for `readMonorepo` */
export async function monorepoOf(tree: SourceTree, like?: Monorepo): Promise<Monorepo> {
  const isSame = like !== undefined && !differingPaths(like.tree, tree).some((path) => isShape(path, like.tree, tree));
  return { tree, graph: isSame ? like.graph : await readWorkspaceOf(tree) };
}

/** The paths of the files that two commits do not have alike. */
export function differingPaths(before: SourceTree, after: SourceTree): readonly string[] {
  const paths: string[] = [];
  for (const [path, { id, mode }] of after.files) {
    const old = before.files.get(path);
    if (old?.id !== id || old.mode !== mode) paths.push(path);
  }
  for (const path of before.files.keys()) if (!after.files.has(path)) paths.push(path);
  return paths;
}

/** Whether a file says by its text, or by what it leads to, what services are made of. */
export function isShape(path: string, ...trees: readonly SourceTree[]): boolean {
  const { symlink, submodule } = treeMode;
  return (
    isDescription(path) ||
    trees.some(({ files }) => [symlink, submodule].some((mode) => files.get(path)?.mode === mode))
  );
}

/** Whether the text of a file says what services are made of: of all other files their ids are enough. */
export function isDescription(path: string): boolean {
  const name = posix.basename(path);
  return name === 'package.json' || (name === path && descriptions.has(name));
}

const descriptions: ReadonlySet<string> = new Set([...partialRootFiles, ...lockFileNames, ...turboFiles]);
