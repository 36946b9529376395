/**
 * The images that the resources of a Kustomization name, read from the GitOps repository: an entry of `images:` for
 * another image does nothing.
 */
import { posix } from 'node:path';
import { imagesIn, type ResourceImages } from '../../edit/edit.ts';
import { kustomizeFields, patchedImages } from '../../edit/kustomize-fields.ts';
import { Failure } from '../../failure.ts';
import { splitImage } from '../../image/reference.ts';
import { isRemote } from './kustomize.ts';

/** The text of a file, undefined where none is. */
type ReadFile = (path: string) => Promise<string | undefined>;

/** Files that are read for one Kustomization, and how deep bases lead to others. */
const maxFiles = 200;
const maxDepth = 20;

const fileNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What cannot be read is named, and does not fail: the edit decides what it means. */
export async function resourceImages(read: ReadFile, file: string, text: string): Promise<ResourceImages> {
  const reading = new Reading(read);
  // The file's own entries come last, and are what the edit is about.
  const names = await reading.imagesOf(file, text, [], 'before its own entries');
  return { names: [...names], unread: reading.unread };
}

class Reading {
  readonly unread: string[] = [];
  readonly #read: ReadFile;
  #left = maxFiles;

  constructor(read: ReadFile) {
    this.#read = read;
  }

  async imagesOf(
    file: string,
    text: string,
    parents: readonly string[],
    when: 'before its own entries' | 'after',
  ): Promise<ReadonlySet<string>> {
    const fields = this.#attempt(file, () => kustomizeFields(file, text));
    if (fields === undefined) return new Set();
    const directory = posix.dirname(file);
    this.unread.push(...fields.generated.map((field) => `${field} in ${file}`));
    const inline = fields.patches.flatMap((patch) => this.#imagesIn(`${file} (patch)`, patch));
    const found = await Promise.all([
      ...fields.resources.map((resource) => this.#resource(directory, resource, [...parents, file])),
      ...fields.patchFiles.map((patch) => this.#file(posix.join(directory, patch))),
    ]);
    const names = [...inline, ...found.flatMap((each) => [...each])];
    return new Set(when === 'after' ? names.map((name) => fields.renamed.get(name) ?? name) : names);
  }

  async #resource(directory: string, resource: string, parents: readonly string[]): Promise<ReadonlySet<string>> {
    const path = posix.normalize(posix.join(directory, resource));
    if (/\.(ya?ml|json)$/i.test(resource) && !isRemote(resource)) return this.#file(path);
    for (const name of isRemote(resource) ? [] : fileNames) {
      const file = posix.join(path, name);
      const text = parents.includes(file) ? undefined : await this.#text(file);
      if (text !== undefined && parents.length < maxDepth) return this.imagesOf(file, text, parents, 'after');
    }
    this.unread.push(resource);
    return new Set();
  }

  async #file(path: string): Promise<ReadonlySet<string>> {
    const text = await this.#text(path);
    if (text === undefined) this.unread.push(path);
    return new Set(text === undefined ? [] : this.#imagesIn(path, text));
  }

  #imagesIn(file: string, text: string): readonly string[] {
    const images = this.#attempt(file, () => [
      ...imagesIn(file, text).flatMap(({ repository }) => repository ?? []),
      ...patchedImages(file, text).flatMap((image) => splitImage(image).repository ?? []),
    ]);
    return images ?? [];
  }

  async #text(path: string): Promise<string | undefined> {
    this.#left -= 1;
    if (this.#left < 0 || path.startsWith('../') || path.startsWith('/')) return undefined;
    try {
      return await this.#read(path);
    } catch (error) {
      // A link, or a file where a directory was meant.
      if (error instanceof Failure && error.exitCode === 2) return undefined;
      throw error;
    }
  }

  #attempt<T>(file: string, parse: () => T): T | undefined {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.unread.push(file);
      return undefined;
    }
  }
}
