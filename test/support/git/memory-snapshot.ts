import { posix } from 'node:path';
import { treeMode } from '../../../src/core/git/objects.ts';
import type { Snapshot } from '../../../src/core/git/snapshot.ts';
import { globs } from '../../../src/core/glob.ts';

/** A state of files at the root of a repository, and how it was read. */
export interface MemorySnapshot extends Pick<Snapshot, 'readFile' | 'glob' | 'list' | 'entry' | 'filesBelow'> {
  readonly read: readonly string[];
  /** The most files that were asked for before the first answer. */
  readonly together: number;
}

export function memorySnapshot(files: Readonly<Record<string, string>>): Snapshot & MemorySnapshot {
  const read: string[] = [];
  let waiting = 0;
  let together = 0;
  const snapshot = {
    commit: '1'.repeat(40),
    read,
    get together() {
      return together;
    },
    async readFile(path: string) {
      read.push(path);
      waiting += 1;
      together = Math.max(together, waiting);
      await new Promise((turn) => setImmediate(turn));
      waiting -= 1;
      const text = files[path];
      return text === undefined ? undefined : { mode: '100644', body: Buffer.from(text) };
    },
    async glob(patterns: readonly string[]) {
      return Object.keys(files).filter(globs(patterns));
    },
    async entry(path: string) {
      const below = Object.keys(files).some((each) => each.startsWith(`${path}/`));
      if (files[path] === undefined && !below) return undefined;
      return { mode: below ? treeMode.directory : treeMode.file, name: posix.basename(path), id: '0'.repeat(40) };
    },
    async filesBelow(path: string) {
      return Object.keys(files)
        .filter((each) => each === path || each.startsWith(`${path}/`))
        .sort();
    },
    async list(directory: string) {
      const inside = directory === '' ? '' : `${directory}/`;
      const below = Object.keys(files).filter((path) => path.startsWith(inside));
      const names = new Map(
        below.map((path) => path.slice(inside.length).split('/')).map(([name = '', ...rest]) => [name, rest.length]),
      );
      return [...names].map(([name, deeper]) => ({
        mode: deeper === 0 ? treeMode.file : treeMode.directory,
        name,
        id: '0'.repeat(40),
      }));
    },
  };
  // The updates ask for nothing else.
  return snapshot as unknown as Snapshot & MemorySnapshot;
}
