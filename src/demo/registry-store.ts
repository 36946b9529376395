import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes by key; a key is a path of plain segments: `blobs/sha256/ab…`. */
export interface RegistryStore {
  read(key: string): Promise<Buffer | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<boolean>;
  /** Last segments of the keys directly below, sorted. */
  list(key: string): Promise<string[]>;
}

export function memoryStore(): RegistryStore {
  const entries = new Map<string, Buffer>();
  return {
    read: async (key) => entries.get(key),
    async write(key, bytes) {
      entries.set(key, Buffer.from(bytes));
    },
    remove: async (key) => entries.delete(key),
    async list(key) {
      const below = [...entries.keys()]
        .filter((each) => each.startsWith(`${key}/`))
        .map((each) => each.slice(key.length + 1));
      return [...new Set(below.filter((rest) => !rest.includes('/')))].sort();
    },
  };
}

export function directoryStore(directory: string): RegistryStore {
  const place = (key: string) => path.join(directory, ...key.split('/'));
  let written = 0;
  return {
    read: (key) => readFile(place(key)).catch(absent),
    async write(key, bytes) {
      const target = place(key);
      await mkdir(path.dirname(target), { recursive: true });
      // Renamed into place: a reader, or a crash, never meets half a file.
      written += 1;
      const draft = path.join(directory, `.draft-${process.pid}-${written}`);
      await writeFile(draft, bytes);
      await rename(draft, target);
    },
    remove: (key) =>
      rm(place(key)).then(
        () => true,
        (error: unknown) => absent(error) ?? false,
      ),
    list: (key) =>
      readdir(place(key)).then(
        (names) => names.sort(),
        (error: unknown) => absent(error) ?? [],
      ),
  };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined;
  throw error;
}
