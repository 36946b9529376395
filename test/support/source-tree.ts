/** The tree of a commit without git: file contents in memory. */
import { posix } from 'node:path';
import { hashObject } from '../../src/core/git/objects.ts';
import type { Monorepo } from '../../src/core/monorepo/content/commits.ts';
import { readWorkspaceOf } from '../../src/core/monorepo/workspace.ts';
import type { SourceTree } from '../../src/core/source/tree.ts';

/** Contents by path: text, or what is written as JSON; undefined is no file. */
export type Files = Readonly<Record<string, unknown>>;

/** @param links symbolic links with their texts */
export function sourceTree(files: Files, links: Readonly<Record<string, string>> = {}): SourceTree {
  const bodies = new Map(
    Object.entries(files).flatMap(([path, content]) =>
      content === undefined
        ? []
        : [[path, Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))] as const],
    ),
  );
  const entry = (path: string, mode: string, body: Buffer) =>
    [path, { path, mode, id: hashObject('sha1', 'blob', body) }] as const;
  const targets = Object.entries(links).map(([path, text]) => [path, posix.join(posix.dirname(path), text)] as const);
  return {
    files: new Map([
      ...[...bodies].map(([path, body]) => entry(path, '100644', body)),
      ...Object.entries(links).map(([path, text]) => entry(path, '120000', Buffer.from(text))),
    ]),
    read: async (paths) => new Map([...bodies].filter(([path]) => new Set(paths).has(path))),
    links: async () => new Map(targets),
  };
}

export async function monorepoOf(files: Files, links?: Readonly<Record<string, string>>): Promise<Monorepo> {
  const tree = sourceTree(files, links);
  return { tree, graph: await readWorkspaceOf(tree) };
}
