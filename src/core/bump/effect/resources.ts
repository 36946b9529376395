/** Where the resources of a Kustomization stand, and the reading of them within limits. */
import { dirname, join, normalize } from 'node:path/posix';
import { Failure } from '../../failure.ts';

/** The text of a file, undefined where none is. */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** What an entry of `resources`, `bases` or `components` leads to; `elsewhere` is no place in this repository. */
type Address =
  | { readonly kind: 'file' | 'directory'; readonly path: string }
  | { readonly kind: 'elsewhere'; readonly path: undefined };

/** A Kustomization and its text. */
export interface KustomizationFile {
  readonly file: string;
  readonly text: string;
}

export const kustomizationNames: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** How deep bases lead to others. */
export const maxDepth = 20;
const maxFiles = 200;

/** @param directory the one of the Kustomization */
export function addressOf(directory: string, resource: string): Address {
  const path = pathBelow(directory, resource);
  if (isRemote(resource) || path.startsWith('../') || path === '..' || path.startsWith('/')) {
    return { kind: 'elsewhere', path: undefined };
  }
  return { kind: /\.(?:ya?ml|json)$/i.test(path) ? 'file' : 'directory', path };
}

export function pathBelow(directory: string, path: string): string {
  return normalize(join(directory, path)).replace(/\/$/, '');
}

/** An address that Kustomize would clone or fetch: `https://…`, `git@…`, `github.com/acme/base`, `git.example.com/acme/base//dev`. */
function isRemote(resource: string): boolean {
  return /^[a-z][a-z+.-]*:|^git@|\?ref=|^(?:github\.com|bitbucket\.org|gitlab\.com)\/|^[\w-]+(?:\.[\w-]+)+\/.*\/\//i.test(
    resource,
  );
}

/** The files of one Kustomization. */
export class Resources {
  readonly #read: ReadFile;
  /** Files that are read again count too: directories may lead in circles. */
  #left = maxFiles;

  constructor(read: ReadFile) {
    this.#read = read;
  }

  /** Undefined where no file is, where a link or a directory is, and once too many files were read. */
  async text(path: string): Promise<string | undefined> {
    this.#left -= 1;
    return this.#left < 0 ? undefined : textAt(this.#read, path);
  }

  kustomizationIn(directory: string): Promise<KustomizationFile | undefined> {
    return kustomizationIn((path) => this.text(path), directory);
  }
}

export async function kustomizationIn(read: ReadFile, directory: string): Promise<KustomizationFile | undefined> {
  for (const name of kustomizationNames) {
    const file = join(directory, name);
    const text = await textAt(read, file);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

/** A path outside of the repository, a link, or a file where a directory was meant: nothing is known of it. */
export async function textAt(read: ReadFile, path: string): Promise<string | undefined> {
  if (path.startsWith('/') || path.startsWith('..') || dirname(path).startsWith('..')) return undefined;
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof Failure && [2, 4].includes(error.exitCode)) return undefined;
    throw error;
  }
}
