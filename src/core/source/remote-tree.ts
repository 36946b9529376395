/** The files of a commit that the checkout lacks, from what differs from the commit that is checked out. */
import { changedFiles } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { SourceFile, SourceTree } from './tree.ts';

/** Of a file that differs: nothing asks for more than that it is another one. */
const otherMode = '100000';

/**
 * Transfers the directories that differ between both commits, and of the files only those that are read.
 *
 * @param transport with shared reads: several trees at the same time cost as many requests as one
 * @param head the commit that is checked out, with its tree
 * @throws Failure when the remote does not have one of the commits, or cannot be asked
 */
export async function remoteTree(
  transport: Transport,
  head: { readonly commit: ObjectId; readonly tree: SourceTree },
  commit: ObjectId,
): Promise<SourceTree> {
  const changed = await changedFiles(transport, head.commit, commit);
  const files = new Map<string, SourceFile>(head.tree.files);
  for (const [path, id] of changed) {
    if (id === undefined) files.delete(path);
    else files.set(path, { path, mode: otherMode, id });
  }
  return {
    files,
    links: () => head.tree.links(),
    async read(paths) {
      const wanted = [...new Set(paths)];
      const here = wanted.filter((path) => !changed.has(path));
      const ids = new Map(wanted.flatMap((path) => [[path, changed.get(path)] as const]));
      const bodies = await transport.read([...ids.values()].filter((id) => id !== undefined));
      const there = [...ids].flatMap(([path, id]): [string, Buffer][] => {
        const body = id === undefined ? undefined : bodies.get(id)?.body;
        return body === undefined ? [] : [[path, Buffer.from(body)]];
      });
      return new Map([...(await head.tree.read(here)), ...there]);
    },
  };
}
