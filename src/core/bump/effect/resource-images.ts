/**
 * The images that the resources of a Kustomization name, read from the GitOps repository: an entry of `images:` for
 * another image does nothing.
 */
import { dirname } from 'node:path/posix';
import { imagesIn, type ResourceImages } from '../../edit/edit.ts';
import { kustomizeFields, patchedImages } from '../../edit/kustomize-fields.ts';
import { Failure } from '../../failure.ts';
import { splitImage } from '../../image/reference.ts';
import { addressOf, type KustomizationFile, maxDepth, pathBelow, type ReadFile, Resources } from './resources.ts';

/** What cannot be read is named, and does not fail: the edit decides what it means. */
export async function resourceImages(read: ReadFile, file: string, text: string): Promise<ResourceImages> {
  const reading = new Reading(new Resources(read));
  // The file's own entries come last, and are what the edit is about.
  const names = await reading.imagesOf({ file, text }, [], 'before its own entries');
  return { names: [...names], unread: reading.unread };
}

class Reading {
  readonly unread: string[] = [];
  readonly #source: Resources;

  constructor(source: Resources) {
    this.#source = source;
  }

  async imagesOf(
    { file, text }: KustomizationFile,
    parents: readonly string[],
    when: 'before its own entries' | 'after',
  ): Promise<ReadonlySet<string>> {
    const fields = this.#attempt(file, () => kustomizeFields(file, text));
    if (fields === undefined) return new Set();
    const directory = dirname(file);
    this.unread.push(...fields.generated.map((field) => `${field} in ${file}`));
    const inline = fields.patches.flatMap((patch) => this.#imagesIn(`${file} (patch)`, patch));
    const found = await Promise.all([
      ...fields.resources.map((resource) => this.#resource(directory, resource, [...parents, directory])),
      ...fields.patchFiles.map((patch) => this.#file(pathBelow(directory, patch))),
    ]);
    const names = [...inline, ...found.flatMap((each) => [...each])];
    return new Set(when === 'after' ? names.map((name) => fields.renamed.get(name) ?? name) : names);
  }

  async #resource(directory: string, resource: string, parents: readonly string[]): Promise<ReadonlySet<string>> {
    const { kind, path } = addressOf(directory, resource);
    if (kind === 'file') return this.#file(path);
    const isNew = kind === 'directory' && !parents.includes(path) && parents.length < maxDepth;
    const found = isNew ? await this.#source.kustomizationIn(path) : undefined;
    if (found !== undefined) return this.imagesOf(found, parents, 'after');
    this.unread.push(resource);
    return new Set();
  }

  async #file(path: string): Promise<ReadonlySet<string>> {
    const text = await this.#source.text(path);
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
