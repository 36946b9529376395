/** The files of a commit, sorted by path: looked for by directory, gathered by package. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { SourceFile } from '../../source/tree.ts';

export interface IndexedFile extends SourceFile {
  /** The workspace package around it. */
  readonly owner: string | undefined;
}

export interface PackageFiles {
  /** Sorted by path, without those of packages inside it. */
  readonly files: ReadonlyMap<string, IndexedFile>;
  readonly digest: string;
}

export function packageFiles(files: readonly IndexedFile[]): ReadonlyMap<string, PackageFiles> {
  const byOwner = new Map<string, Map<string, IndexedFile>>();
  for (const file of files) {
    if (file.owner === undefined) continue;
    const owned = byOwner.get(file.owner) ?? new Map<string, IndexedFile>();
    byOwner.set(file.owner, owned);
    owned.set(file.path, file);
  }
  return new Map([...byOwner].map(([path, owned]) => [path, { files: owned, digest: digestOfFiles(owned.values()) }]));
}

/** One JSON text a file, in the order given: no name can run into the next. */
export function digestOfFiles(files: Iterable<IndexedFile>): string {
  const lines = [...files].map(({ path, mode, id }) => JSON.stringify([path, mode, id]));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

interface Named {
  readonly path: string;
}

/** The files in a directory, or the file of this name. */
export function filesIn<File extends Named>(sorted: readonly File[], directory: string): readonly File[] {
  const normal = posix.normalize(directory).replace(/\/$/, '');
  const isInside = inside(normal);
  return filesFrom(sorted, normal === '.' ? '' : normal).filter(({ path }) => isInside(path));
}

/** The files whose paths begin with a text. */
export function filesFrom<File extends Named>(sorted: readonly File[], beginning: string): readonly File[] {
  const start = lowerBound(sorted, beginning);
  let end = start;
  while (sorted[end]?.path.startsWith(beginning)) end += 1;
  return sorted.slice(start, end);
}

/** The index of the first file whose path is not less. */
function lowerBound(files: readonly Named[], path: string): number {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((files[middle]?.path ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a file lies in the directory. */
export function inside(directory: string): (file: string) => boolean {
  const normal = posix.normalize(directory).replace(/\/$/, '');
  if (normal === '.') return () => true;
  const beginning = `${normal}/`;
  return (file) => file.startsWith(beginning) || file === normal;
}

/** The files of a service, in packages and in none. */
interface OwnFiles {
  readonly packages: ReadonlyMap<string, PackageFiles>;
  readonly loose: ReadonlyMap<string, IndexedFile>;
}

/** The files of a service without those that are left out. */
export function withoutLeftOut<Members extends OwnFiles>(
  members: Members,
  isLeftOut: (path: string) => boolean,
): Members & OwnFiles {
  const { packages, loose } = members;
  const left = (files: ReadonlyMap<string, IndexedFile>) => new Map([...files].filter(([path]) => !isLeftOut(path)));
  const isWhole = ({ files }: PackageFiles) => ![...files.keys()].some(isLeftOut);
  return {
    ...members,
    packages: new Map(
      [...packages].map(([path, each]) => {
        if (isWhole(each)) return [path, each];
        const files = left(each.files);
        return [path, { files, digest: digestOfFiles(files.values()) }];
      }),
    ),
    loose: left(loose),
  };
}
