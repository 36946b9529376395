/** The review environments and tombstones that the GitOps repository has, each with its record or what is wrong with it. */
import { messageOf } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import { readText, type Snapshot } from '../git/snapshot.ts';
import { environmentDirectory } from '../review/environment.ts';
import { markerFile, type ReviewMarker, readMarker } from '../review/marker.ts';
import { parseTombstone, type Tombstone, tombstoneDirectory } from '../review/tombstone.ts';

/** A directory where review environments live, with what its marker says. */
export type ObservedEnvironment =
  | { readonly directory: string; readonly marker: ReviewMarker }
  | { readonly directory: string; readonly problem: string };

/** The directories where an environment's `file` puts its review environments, each with its marker or what is wrong. */
export async function observedEnvironments(
  snapshot: Snapshot,
  template: string,
): Promise<readonly ObservedEnvironment[]> {
  const sample = environmentDirectory(template, 'slug');
  const parent = sample.includes('/') ? sample.slice(0, sample.lastIndexOf('/')) : '';
  const directories = (await snapshot.list(parent)).filter(isDirectory);
  return Promise.all(
    directories.map(async ({ name }) => {
      const directory = parent === '' ? name : `${parent}/${name}`;
      return (await observed(snapshot, directory)) ?? { directory, problem: `has no ${markerFile}` };
    }),
  );
}

/**
 * Every directory of the repository that has a marker: an environment stays where it is when `file` puts new ones
 * elsewhere. Reads directories only, each level of them in one request.
 *
 * @throws Failure (bad input) when the repository has more directories than a pattern may read
 */
export async function markedEnvironments(snapshot: Snapshot): Promise<readonly ObservedEnvironment[]> {
  const paths = await snapshot.glob([`**/${markerFile}`]);
  const directories = paths.map((path) => path.slice(0, -markerFile.length - 1)).filter((path) => path !== '');
  const found = await Promise.all(directories.map((directory) => observed(snapshot, directory)));
  return found.filter((each) => each !== undefined);
}

async function observed(snapshot: Snapshot, directory: string): Promise<ObservedEnvironment | undefined> {
  try {
    const marker = await readMarker(snapshot, directory);
    return marker && { directory, marker };
  } catch (error) {
    return { directory, problem: messageOf(error) };
  }
}

/** Unreadable ones are left alone: they only keep a name closed. */
export async function observedTombstones(snapshot: Snapshot): Promise<readonly Tombstone[]> {
  const found: Tombstone[] = [];
  for (const path of await snapshot.filesBelow(tombstoneDirectory)) {
    const text = await readText(snapshot, path);
    try {
      if (text !== undefined) found.push(parseTombstone(text, path));
    } catch {}
  }
  return found;
}
