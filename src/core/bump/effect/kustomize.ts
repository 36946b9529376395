/**
 * The images that Kustomize renders from a directory, as far as the files of the repository say it. What is not known (an
 * address, a chart, a generator, a transformer of others) is said, so that nothing is concluded from it.
 */
import { dirname } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import { joinImage, splitImage } from '../../image/reference.ts';
import { isObject, type JsonObject, objectsIn } from '../../json.ts';
import { addressOf, type KustomizationFile, maxDepth, pathBelow, type ReadFile, Resources } from './resources.ts';

/** The image of one container. */
export interface RenderedImage {
  readonly kind: string;
  readonly name: string;
  readonly list: string;
  readonly index: number;
  readonly container: string;
  /** Undefined: a replacement writes it. */
  readonly image: string | undefined;
  /** The files that wrote it, in order; the last one decides. */
  readonly writers: readonly Writer[];
}

export interface Writer {
  readonly file: string;
  /** `images[name=web]`, `patches[0]`; undefined for the object itself. */
  readonly field: string | undefined;
  /** What it wrote; undefined where that comes from elsewhere. */
  readonly image: string | undefined;
  /** What a replacement copies. */
  readonly origin?: Origin | undefined;
}

/** A field of an object. */
interface Origin {
  /** `data.web of ConfigMap pins` */
  readonly value: string;
  /** The file that has the object; undefined where it is generated, or has no such field. */
  readonly file: string | undefined;
  /** The field in that file. */
  readonly key: string;
}

export interface Rendering {
  readonly images: readonly RenderedImage[];
  /** What was read for it. */
  readonly files: ReadonlySet<string>;
  /** Directories that it is made of. */
  readonly directories: ReadonlySet<string>;
  /** Why images may be missing from it, or be others. */
  readonly unknown: readonly string[];
}

/** Kustomize's own order: resources, components, patches, images, replacements, transformers. */
export async function renderImages(read: ReadFile, directory: string): Promise<Rendering> {
  const render = new Render(new Resources(read));
  return { images: await render.directory(directory, [], []), ...render };
}

class Render {
  readonly #source: Resources;
  readonly files = new Set<string>();
  readonly directories = new Set<string>();
  readonly unknown: string[] = [];
  readonly #texts = new Map<string, string>();

  constructor(source: Resources) {
    this.#source = source;
  }

  /** `given` is what a component is laid over. */
  async directory(
    directory: string,
    given: readonly RenderedImage[],
    parents: readonly string[],
  ): Promise<readonly RenderedImage[]> {
    const isCircle = parents.includes(directory) || parents.length > maxDepth;
    const found = isCircle ? undefined : await this.#source.kustomizationIn(directory);
    this.directories.add(directory);
    const [data] = found === undefined ? [] : this.#read(found).filter(isObject);
    if (found === undefined || data === undefined) return this.#lost(`${directory} has no Kustomization`, given);
    const { file } = found;
    const within = [...parents, directory];
    for (const field of ['helmCharts', 'helmChartInflationGenerator', 'generators', 'configurations', 'crds']) {
      if (data[field] !== undefined) this.unknown.push(`${file}: ${field}`);
    }
    const resources = [...texts(data.resources), ...texts(data.bases)];
    const own = await Promise.all(resources.map((each) => this.#resource(directory, each, within)));
    let images: readonly RenderedImage[] = [...given, ...own.flat()];
    for (const component of texts(data.components)) {
      const { path } = addressOf(directory, component);
      if (path === undefined) this.unknown.push(component);
      else images = await this.directory(path, images, within);
    }
    images = await this.#patched(file, data, images);
    const entries = [...objectsIn(data.images), ...objectsIn(data.imageTags)];
    images = entries.reduce<readonly RenderedImage[]>((all, entry) => renamed(all, entry, file), images);
    images = await this.#replaced(file, data, images);
    return this.#transformed(file, texts(data.transformers), images);
  }

  async #resource(directory: string, resource: string, parents: readonly string[]): Promise<readonly RenderedImage[]> {
    const { kind, path } = addressOf(directory, resource);
    if (kind === 'elsewhere') return this.#lost(resource, []);
    if (kind === 'directory') return this.directory(path, [], parents);
    const documents = (await this.#parsed(path)).filter(isObject);
    return documents.flatMap((document) => containersIn(document, path));
  }

  async #patched(file: string, data: JsonObject, images: readonly RenderedImage[]): Promise<readonly RenderedImage[]> {
    const listed = (field: string) => (Array.isArray(data[field]) ? (data[field] as readonly unknown[]) : []);
    const patches = ['patchesStrategicMerge', 'patches', 'patchesJson6902'].flatMap((field) =>
      listed(field).map((each, index) => ({ each, field: `${field}[${index}]` })),
    );
    let patched = images;
    for (const { each, field } of patches) {
      const { path, patch, target } = typeof each === 'string' ? inline(each) : (each as JsonObject);
      const from = typeof path === 'string' ? pathBelow(dirname(file), path) : file;
      const parsed = typeof path === 'string' ? await this.#parsed(from) : this.#parse(file, String(patch ?? ''));
      const writer = { file: from, field: from === file ? field : undefined };
      for (const one of parsed) patched = patchedBy(patched, one, isObject(target) ? target : undefined, writer);
    }
    return patched;
  }

  async #replaced(file: string, data: JsonObject, images: readonly RenderedImage[]): Promise<readonly RenderedImage[]> {
    let replaced = images;
    for (const [index, each] of objectsIn(data.replacements).entries()) {
      const path = typeof each.path === 'string' ? pathBelow(dirname(file), each.path) : undefined;
      const parsed = path === undefined ? [each] : (await this.#parsed(path)).flat();
      const targets = parsed
        .filter(isObject)
        .flatMap((one) => objectsIn(one.targets).map((target) => ({ one, target })));
      for (const { one: replacement, target } of targets) {
        const paths = texts(target.fieldPaths).filter((one) => /containers/i.test(one) && /\bimage$/.test(one));
        if (paths.length === 0) continue;
        const select = isObject(target.select) ? target.select : undefined;
        const writer = {
          file: path ?? file,
          field: `replacements[${index}]`,
          origin: this.#origin(replacement.source),
        };
        replaced = replaced.map((image) =>
          selects(select, image) && paths.some((one) => isContainerAt(one.split('.'), image))
            ? { ...image, image: undefined, writers: [...image.writers, { ...writer, image: undefined }] }
            : image,
        );
      }
    }
    return replaced;
  }

  #origin(source: unknown): Origin | undefined {
    if (!isObject(source)) return undefined;
    const { kind, name, fieldPath = 'metadata.name' } = source;
    const field = String(fieldPath);
    const steps = field.split('.');
    const value = `${field} of ${[kind, name].filter((each) => typeof each === 'string').join(' ')}`;
    for (const [file, text] of this.#texts) {
      const documents = documentsOf(text) ?? [];
      const objects = documents.filter(isObject).filter((each) => each.kind === kind && nameOf(each) === name);
      if (!objects.some((each) => typeof valueAt(each, steps) === 'string')) continue;
      return {
        value,
        file,
        key: documents.length > 1 ? `{kind=${String(kind)},name=${String(name)}}.${field}` : field,
      };
    }
    return { value, file: undefined, key: field };
  }

  async #transformed(
    file: string,
    transformers: readonly string[],
    images: readonly RenderedImage[],
  ): Promise<readonly RenderedImage[]> {
    let transformed = images;
    for (const transformer of transformers) {
      const path = transformer.includes('\n') ? undefined : pathBelow(dirname(file), transformer);
      const documents = path === undefined ? this.#parse(file, transformer) : await this.#parsed(path);
      for (const document of documents) {
        const entry = isObject(document) && document.kind === 'ImageTagTransformer' ? document.imageTag : undefined;
        if (isObject(entry)) transformed = renamed(transformed, entry, path ?? file, 'imageTag');
        else if (JSON.stringify(document).includes('image')) this.unknown.push(`${file}: transformers`);
      }
    }
    return transformed;
  }

  async #parsed(file: string): Promise<readonly unknown[]> {
    const text = await this.#source.text(file);
    return text === undefined ? this.#lost(`${file} is not there`, []) : this.#read({ file, text });
  }

  #read({ file, text }: KustomizationFile): readonly unknown[] {
    this.files.add(file);
    this.#texts.set(file, text);
    return this.#parse(file, text);
  }

  #parse(file: string, text: string): readonly unknown[] {
    return documentsOf(text) ?? this.#lost(`${file} is no YAML`, []);
  }

  #lost<T>(reason: string, rest: T): T {
    this.unknown.push(reason);
    return rest;
  }
}

/** Undefined for a text that is no YAML. */
function documentsOf(text: string): readonly unknown[] | undefined {
  const documents = parseAllDocuments(text, { merge: true });
  const broken = documents.some(({ errors }) => errors.length > 0);
  return broken ? undefined : documents.map((document) => document.toJS() as unknown);
}

/** The entries of a Kustomization's `images` that have a name. */
export function imageEntries(
  kustomization: string,
): readonly { readonly name: string; readonly newName: string | undefined }[] {
  const entries = (documentsOf(kustomization) ?? []).filter(isObject).flatMap(({ images }) => objectsIn(images));
  return entries.flatMap(({ name, newName }) =>
    typeof name === 'string' ? [{ name, newName: typeof newName === 'string' ? newName : undefined }] : [],
  );
}

function valueAt(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), value);
}

function nameOf({ metadata }: JsonObject): unknown {
  return isObject(metadata) ? metadata.name : undefined;
}

function inline(patch: string): JsonObject {
  return patch.includes('\n') || patch.trimStart().startsWith('{') ? { patch } : { path: patch };
}

const containerLists = ['containers', 'initContainers'];

/** The fields that Kustomize looks into: the lists of containers at any depth, but not those of a schema. */
function containersIn(document: JsonObject, file: string): readonly RenderedImage[] {
  const { kind, metadata } = document;
  if (kind === 'CustomResourceDefinition') return [];
  if (kind === 'List') return objectsIn(document.items).flatMap((item) => containersIn(item, file));
  const object = { kind: String(kind ?? ''), name: isObject(metadata) ? String(metadata.name ?? '') : '' };
  const found: RenderedImage[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      visit(child);
      if (!containerLists.includes(key)) continue;
      for (const [index, { image, name }] of objectsIn(child).entries()) {
        if (typeof image !== 'string') continue;
        const container = String(name ?? '');
        found.push({ ...object, list: key, index, container, image, writers: [{ file, field: undefined, image }] });
      }
    }
  };
  visit(document);
  return found;
}

/** Kustomize takes an image by its name exactly as it is written, with any tag and digest. */
function renamed(
  images: readonly RenderedImage[],
  entry: JsonObject,
  file: string,
  field = `images[name=${String(entry.name)}]`,
): readonly RenderedImage[] {
  const text = (key: string) => (entry[key] === undefined || entry[key] === null ? '' : String(entry[key]));
  return images.map((each) => {
    const parts = splitImage(each.image ?? '');
    if (each.image === undefined || parts.repository !== entry.name) return each;
    const pinned = text('newTag') !== '' || text('digest') !== '';
    const tag = pinned ? text('newTag') || undefined : parts.tag;
    const digest = pinned ? text('digest') || undefined : parts.digest;
    const image = joinImage({ repository: text('newName') || parts.repository, tag, digest });
    return { ...each, image, writers: [...each.writers, { file, field, image }] };
  });
}

function patchedBy(
  images: readonly RenderedImage[],
  patch: unknown,
  target: JsonObject | undefined,
  writer: Omit<Writer, 'image'>,
): readonly RenderedImage[] {
  if (Array.isArray(patch)) {
    return patch.filter(isObject).reduce<readonly RenderedImage[]>((all, { path, value }) => {
      const steps = String(path ?? '').split('/');
      if (steps.at(-1) !== 'image' || typeof value !== 'string') return all;
      return all.map((each) =>
        selects(target, each) && isContainerAt(steps, each)
          ? { ...each, image: value, writers: [...each.writers, { ...writer, image: value }] }
          : each,
      );
    }, images);
  }
  if (!isObject(patch)) return images;
  const patched = [...images];
  for (const { image, list, container, ...object } of containersIn(patch, writer.file)) {
    const isSame = (each: RenderedImage) =>
      each.list === list &&
      each.container === container &&
      (target === undefined ? each.kind === object.kind && each.name === object.name : selects(target, each));
    for (const [index, each] of patched.entries()) {
      if (isSame(each)) patched[index] = { ...each, image, writers: [...each.writers, { ...writer, image }] };
    }
    if (!patched.some(isSame)) patched.push({ ...object, image, list, container, writers: [{ ...writer, image }] });
  }
  return patched;
}

/** `…/containers/0/image`, `….containers.[name=web].image`, `….containers.*.image` */
function isContainerAt(steps: readonly string[], { list, index, container }: RenderedImage): boolean {
  const at = steps.findIndex((step) => containerLists.includes(step));
  const [, item = ''] = steps.slice(at);
  return steps[at] === list && (item === '*' || item === String(index) || item === `[name=${container}]`);
}

/** A selector's fields are anchored expressions; those about labels and namespaces are taken for fitting. */
function selects(target: JsonObject | undefined, { kind, name }: RenderedImage): boolean {
  const fits = (wanted: unknown, text: string) =>
    typeof wanted !== 'string' || wanted === '' || wanted === text || matches(wanted, text);
  return fits(target?.kind, kind) && fits(target?.name, name);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return false;
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
