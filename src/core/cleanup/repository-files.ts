import { messageOf } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { environmentDirectory } from '../review/environment.ts';
import { markerFile, parseMarker } from '../review/marker.ts';
import { parseTombstone, type Tombstone, tombstoneDirectory } from '../review/tombstone.ts';
import type { RepositoryFiles } from './removal.ts';
import type { ObservedEnvironment } from './sweep.ts';

/** A snapshot as plans of removals read it. */
export function repositoryFiles(snapshot: Snapshot): RepositoryFiles {
  return {
    list: (directory) => snapshot.filesBelow(directory),
    async readFile(path) {
      const file = await snapshot.readFile(path);
      return file === undefined ? undefined : Buffer.from(file.body).toString('utf8');
    },
  };
}

/** The directories where an environment's `file` puts its review environments, each with its marker or what is wrong. */
export async function observedEnvironments(snapshot: Snapshot, template: string): Promise<ObservedEnvironment[]> {
  const files = repositoryFiles(snapshot);
  const sample = environmentDirectory(template, 'slug');
  const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
  const directories = (await snapshot.list(parent)).filter(isDirectory);
  return Promise.all(
    directories.map(async ({ name }) => {
      const directory = parent === '' ? name : `${parent}/${name}`;
      const path = `${directory}/${markerFile}`;
      try {
        const text = await files.readFile(path);
        if (text === undefined) return { directory, problem: `has no ${markerFile}` };
        return { directory, marker: parseMarker(text, path) };
      } catch (error) {
        return { directory, problem: messageOf(error) };
      }
    }),
  );
}

/** Unreadable ones are left alone: they keep a name closed, which harms nobody. */
export async function observedTombstones(snapshot: Snapshot): Promise<Tombstone[]> {
  const files = repositoryFiles(snapshot);
  const found: Tombstone[] = [];
  for (const path of await snapshot.filesBelow(tombstoneDirectory)) {
    const text = await files.readFile(path);
    try {
      if (text !== undefined) found.push(parseTombstone(text, path));
    } catch {}
  }
  return found;
}

/** Manifests beside `app-file` whose names have the environment's name in them; their labels tell whose they are. */
export async function applicationFiles(snapshot: Snapshot, appFile: string, name: string): Promise<string[]> {
  const directory = appFile.includes('/') ? appFile.slice(0, appFile.lastIndexOf('/')) : '';
  if (directory.includes('{')) return [];
  const entries = await snapshot.list(directory);
  return entries
    .filter((entry) => !isDirectory(entry) && entry.name.includes(name) && /\.ya?ml$/.test(entry.name))
    .map((entry) => (directory === '' ? entry.name : `${directory}/${entry.name}`));
}
