/** A directory as template: all of its files are copied to where a missing file shall stand, byte for byte, with their modes. */
import { posix } from 'node:path';
import { badInput, Failure } from '../failure.ts';
import { isDirectory } from '../git/objects.ts';
import type { Snapshot, SnapshotFile } from '../git/snapshot.ts';
import { didYouMean } from '../suggestion.ts';

/** Of one service: a whole tree of manifests has fewer. */
const mostFiles = 200;
const mostBytes = 4 * 1024 * 1024;

/** The files of a directory by their paths in it. */
export type TemplateFiles = ReadonlyMap<string, SnapshotFile>;

/**
 * Undefined where the path is no directory.
 *
 * @throws Failure `PATH_OUTSIDE` for a symlink or a submodule in it, bad input for more than a template has
 */
export async function readTemplateDirectory(snapshot: Snapshot, from: string): Promise<TemplateFiles | undefined> {
  const path = from.replace(/\/+$/, '');
  const entry = await snapshot.entry(path, 'from');
  if (entry === undefined || !isDirectory(entry)) return undefined;
  const paths = await snapshot.filesBelow(path);
  const tooLarge = (what: string) =>
    badInput('from', `${from} is a directory with ${what}`, 'Name the directory of the template of one service.');
  if (paths.length > mostFiles) throw tooLarge(`more than ${mostFiles} files`);
  const read = paths.map(async (each) => [each.slice(path.length + 1), await snapshot.readFile(each, 'from')] as const);
  const files = new Map(
    (await Promise.all(read)).flatMap(([name, file]) => (file === undefined ? [] : [[name, file]])),
  );
  const bytes = [...files.values()].reduce((sum, { body }) => sum + body.byteLength, 0);
  if (bytes > mostBytes) throw tooLarge(`more than ${mostBytes / 1024 / 1024} MiB`);
  return files;
}

/** Where the directory is copied to, and which of its files becomes `file`. */
interface TemplateCopy {
  readonly root: string;
  readonly name: string;
}

/**
 * `file` is one of the files of the template: the shortest end of its path that is there. `overlays/dev/web/kustomization.yaml`
 * is `kustomization.yaml` of the template, and all others are copied beside it.
 *
 * @throws Failure bad input `FILE_NOT_FOUND` where the template has no such file, and where it would be copied into itself
 */
export function templateCopy(from: string, files: TemplateFiles, file: string): TemplateCopy {
  const steps = file.split('/');
  for (let length = 1; length <= steps.length; length += 1) {
    const name = steps.slice(-length).join('/');
    if (!files.has(name)) continue;
    const root = steps.slice(0, -length).join('/');
    const template = posix.normalize(from.replace(/\/+$/, ''));
    if (`${posix.normalize(root === '' ? '.' : root)}/`.startsWith(`${template}/`)) {
      const hint = 'Put templates into a directory of their own, beside those of the environments.';
      throw badInput('from', `${from} would be copied into itself, for ${file}`, hint);
    }
    return { root, name };
  }
  const name = posix.basename(file);
  const near = didYouMean(name, files.keys());
  const hint = `${near}One of its files becomes ${file}, the others are copied beside it. It has: ${[...files.keys()].slice(0, 10).join(', ')}.`;
  throw new Failure('bad-input', 'FILE_NOT_FOUND', `from: the directory ${from} has no ${name}`, { hint });
}
