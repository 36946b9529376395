import { decodeCommit } from './commit.ts';
import { decodeTree, isDirectory, treeMode } from './objects.ts';
import { pathSegments } from './path.ts';
import type { ObjectId, Transport } from './transport.ts';

/**
 * The blob that is at a path in each of the commits, undefined where no file is. Reads the trees of all commits level by
 * level, each level in one fetch; equal trees are read once.
 */
export async function blobsAt(
  transport: Transport,
  commits: readonly ObjectId[],
  path: string,
): Promise<ReadonlyMap<ObjectId, ObjectId | undefined>> {
  const bodies = await transport.read(commits);
  let level = new Map<ObjectId, ObjectId | undefined>();
  for (const [id, { body }] of bodies) level.set(id, decodeCommit(body).tree);
  const segments = pathSegments(path);
  for (const [depth, segment] of segments.entries()) {
    const last = depth === segments.length - 1;
    const ids = new Set([...level.values()].filter((id) => id !== undefined));
    const trees = await transport.read([...ids]);
    const next = new Map<ObjectId, ObjectId | undefined>();
    for (const [tree, { body }] of trees) {
      const entries = decodeTree(tree.length === 64 ? 'sha256' : 'sha1', body);
      const entry = entries.find(({ name }) => name === segment);
      const fits = entry !== undefined && (last ? isFile(entry.mode) : isDirectory(entry));
      next.set(tree, fits ? entry.id : undefined);
    }
    level = new Map([...level].map(([commit, tree]) => [commit, tree === undefined ? undefined : next.get(tree)]));
  }
  return level;
}

function isFile(mode: string): boolean {
  return mode !== treeMode.directory && mode !== treeMode.symlink && mode !== treeMode.submodule;
}
