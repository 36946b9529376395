/** A bare repository of our own in a temporary directory, made of files that we write: no `git init`, no work tree. */

import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { GitObject, ObjectFormat, ObjectId } from '../transport.ts';

export interface ObjectStore {
  /** The repository's directory, for `git --git-dir`. */
  readonly path: string;
  /** Writes loose objects; resolves to their size on disk. */
  write(objects: ReadonlyMap<ObjectId, GitObject>): Promise<number>;
  /** Bytes of the packs that fetches have brought so far. */
  packBytes(): Promise<number>;
}

interface ObjectStoreOptions {
  readonly format: ObjectFormat;
  /** Becomes `origin`; it never holds a credential. */
  readonly remoteUrl: string;
  /** The objects directory of a repository on this machine, read in place instead of fetched. */
  readonly alternate?: string;
}

/**
 * The file has no `promisor` settings: git would fetch missing objects one at a time with all their trees (promisor-remote.c
 * asks with blob:none), and a lost push race would drag in the whole unknown tip. Fetches get them for their own run.
 */
function configuration(options: ObjectStoreOptions): string {
  const sha256 = options.format === 'sha256';
  const quoted = options.remoteUrl.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return [
    '[core]',
    `\trepositoryformatversion = ${sha256 ? 1 : 0}`,
    '\tbare = true',
    ...(sha256 ? ['[extensions]', '\tobjectformat = sha256'] : []),
    '[remote "origin"]',
    `\turl = "${quoted}"`,
    '',
  ].join('\n');
}

export async function createObjectStore(path: string, options: ObjectStoreOptions): Promise<ObjectStore> {
  const objects = join(path, 'objects');
  // Fails when the directory around it has been removed, instead of bringing it back.
  await mkdir(path);
  await mkdir(join(objects, 'info'), { recursive: true });
  await mkdir(join(objects, 'pack'));
  await mkdir(join(path, 'refs'));
  await writeFile(join(path, 'HEAD'), 'ref: refs/heads/unborn\n');
  await writeFile(join(path, 'config'), configuration(options));
  if (options.alternate !== undefined) await writeFile(join(objects, 'info', 'alternates'), `${options.alternate}\n`);
  return {
    path,
    async write(added) {
      let bytes = 0;
      for (const [id, object] of added) bytes += await writeLoose(objects, id, object);
      return bytes;
    },
    async packBytes() {
      const packs = (await readdir(join(objects, 'pack'))).filter((name) => name.endsWith('.pack'));
      const sizes = await Promise.all(packs.map(async (name) => (await stat(join(objects, 'pack', name))).size));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
  };
}

async function writeLoose(objects: string, id: ObjectId, object: GitObject): Promise<number> {
  const directory = join(objects, id.slice(0, 2));
  const file = join(directory, id.slice(2));
  const header = Buffer.from(`${object.type} ${object.body.byteLength}\0`, 'latin1');
  const content = deflateSync(Buffer.concat([header, object.body]));
  await mkdir(directory, { recursive: true });
  await writeFile(`${file}.new`, content);
  // A reader never sees half an object.
  await rename(`${file}.new`, file);
  return content.length;
}
