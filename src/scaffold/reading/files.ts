/**
 * `scaffold/reading`: what `init` finds in a monorepo besides its workspace: Dockerfiles, CI files, the remote. Imports `core`.
 * Begin here: the files of a directory.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Directories of what is fetched or built. */
const skipped = new Set(['node_modules', '.git', 'dist', 'out', 'vendor', 'coverage', '.next', '.turbo', '.venv']);

/** How deep a Dockerfile or a service may lie. */
const deepest = 6;

/**
 * Paths of the files of a directory, in order, with forward slashes. Other repositories inside of it are left out.
 *
 * @param root absolute
 */
export async function filesBelow(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  const read = async (directory: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, directory), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      const isRead = entry.isDirectory() && !skipped.has(entry.name) && depth < deepest;
      if (isRead && !existsSync(join(root, path, '.git'))) await read(path, depth + 1);
    }
  };
  await read('', 0);
  return files;
}
