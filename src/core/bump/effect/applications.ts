/** Applications of Argo CD that read an edited file, and what in them goes before it. */
import { join, normalize } from 'node:path/posix';
import { parseAllDocuments } from 'yaml';
import { readPath } from '../../edit/edit.ts';
import { Failure } from '../../failure.ts';
import { glob } from '../../glob.ts';
import { isTemplated, splitImage } from '../../image/reference.ts';
import { isObject, type JsonObject, objectsIn } from '../../json.ts';
import { type ReadFile, textAt } from './resources.ts';

/** One source of an Application, or of the template of an ApplicationSet. */
export interface ApplicationSource {
  /** The Application's. */
  readonly file: string;
  readonly name: string;
  /** `spec.source`, `spec.sources[0]`, `spec.template.spec.source` */
  readonly at: string;
  readonly path: string | undefined;
  readonly helm: JsonObject;
  readonly kustomize: JsonObject;
}

/** What an edit wrote of an image: keys and indexes from the root of the file, and the text there. */
export interface WrittenPlace {
  readonly location: readonly (string | number)[];
  readonly text: string;
}

/** What decides instead of the edited file. */
export interface Override {
  readonly file: string;
  /** Its path in the file. */
  readonly field: string;
  readonly text: string;
}

/** A file that is no YAML has no Application. */
export function applicationSources(file: string, text: string): readonly ApplicationSource[] {
  if (!/kind["']?\s*:\s*["']?Application/.test(text) || !text.includes('argoproj.io/')) return [];
  const documents = parseAllDocuments(text, { merge: true });
  if (documents.some(({ errors }) => errors.length > 0)) return [];
  return documents.flatMap((document) => sourcesOf(file, document.toJS() as unknown));
}

function sourcesOf(file: string, manifest: unknown): readonly ApplicationSource[] {
  if (!isObject(manifest) || !isObject(manifest.spec)) return [];
  if (manifest.kind === 'ApplicationSet') {
    const template = manifest.spec.template;
    return isObject(template) ? sourcesIn(file, template, 'spec.template.spec') : [];
  }
  return manifest.kind === 'Application' ? sourcesIn(file, manifest, 'spec') : [];
}

function sourcesIn(file: string, { metadata, spec }: JsonObject, at: string): readonly ApplicationSource[] {
  if (!isObject(spec)) return [];
  const several = objectsIn(spec.sources);
  const all = several.length > 0 ? several : isObject(spec.source) ? [spec.source] : [];
  return all.map((source, index) => ({
    file,
    name: isObject(metadata) ? String(metadata.name ?? '') : '',
    at: several.length > 0 ? `${at}.sources[${index}]` : `${at}.source`,
    path: typeof source.path === 'string' ? normalize(source.path).replace(/\/$/, '') : undefined,
    helm: isObject(source.helm) ? source.helm : {},
    kustomize: isObject(source.kustomize) ? source.kustomize : {},
  }));
}

/** A layer of Helm's values. */
interface Layer {
  readonly file: string;
  readonly at: (
    location: readonly (string | number)[],
  ) => { readonly field: string; readonly text: string } | undefined;
}

/**
 * What goes before a values file in a source that reads it: `undefined` where the source does not, `none` where the file
 * decides at one of the places at least.
 */
export async function valuesOverride(
  read: ReadFile,
  source: ApplicationSource,
  file: string,
  written: readonly WrittenPlace[],
  image: string,
): Promise<Override | 'none' | undefined> {
  const { helm, ...rest } = await withOverride(read, source);
  const files = valuesFilesOf({ ...source, helm });
  const index = files.findLastIndex((each) => isFile(each, file));
  if (index < 0) return undefined;
  const later = files.slice(index + 1).filter((each) => !isTemplated(each));
  const layers: Layer[] = [];
  for (const path of later) {
    const text = await textAt(read, path);
    if (text !== undefined) layers.push(fileLayer(path, text));
  }
  layers.push(...ownLayers(source, helm, rest.override));
  const places = written.filter(({ text }) => isVersion(text, image));
  const decided = places.map(({ location }) => decidedBy(layers, location, image));
  const [first] = decided;
  return first !== undefined && decided.every((each) => each !== undefined) ? first : 'none';
}

/** The paths in this repository of the values files of a source, the chart's own first. Addresses are left out. */
function valuesFilesOf({ path, helm }: ApplicationSource): readonly string[] {
  const listed = Array.isArray(helm.valueFiles) ? helm.valueFiles.filter((each) => typeof each === 'string') : [];
  const own = path === undefined ? [] : [join(path, 'values.yaml')];
  const given = listed.flatMap((each) => {
    if (/^[a-z][a-z+.-]*:\/\//i.test(each)) return [];
    // `$values/…` is below the root of the source that is called so, which may be this repository.
    if (each.startsWith('$')) return [normalize(each.replace(/^\$[^/]*\//, ''))];
    if (each.startsWith('/')) return [normalize(each.slice(1))];
    return path === undefined ? [] : [normalize(join(path, each))];
  });
  return [...own, ...given];
}

/** A placeholder of an ApplicationSet may be anything. */
function isFile(path: string, file: string): boolean {
  return isTemplated(path) ? glob(path.replace(/\{\{.*?\}\}/gs, '*'))(file) : path === file;
}

/** Argo CD merges `.argocd-source.yaml` and that of the Application over a source: lists and texts are replaced. */
async function withOverride(
  read: ReadFile,
  { path, name, helm }: ApplicationSource,
): Promise<{ readonly helm: JsonObject; readonly override: ReadonlyMap<string, string> }> {
  const override = new Map<string, string>();
  let merged: JsonObject = helm;
  if (path === undefined || isTemplated(path) || isTemplated(name)) return { helm, override };
  for (const file of ['.argocd-source.yaml', `.argocd-source-${name}.yaml`].map((each) => join(path, each))) {
    const text = await textAt(read, file);
    const [document] = text === undefined ? [] : parseAllDocuments(text);
    const given: unknown = document === undefined || document.errors.length > 0 ? undefined : document.toJS();
    if (!isObject(given) || !isObject(given.helm)) continue;
    for (const field of Object.keys(given.helm)) override.set(field, file);
    merged = { ...merged, ...given.helm };
  }
  return { helm: merged, override };
}

function fileLayer(file: string, text: string): Layer {
  return {
    file,
    at(location) {
      const field = fieldOf(location);
      try {
        const found = readPath(file, text, field);
        return found === undefined || found === '' ? undefined : { field, text: found };
      } catch (error) {
        if (error instanceof Failure) return undefined;
        throw error;
      }
    },
  };
}

/** The values in the source itself, then its parameters. */
function ownLayers(
  { file, at }: ApplicationSource,
  helm: JsonObject,
  override: ReadonlyMap<string, string>,
): readonly Layer[] {
  const origin = (field: string) => {
    const other = override.get(field);
    return other === undefined ? { file, helmAt: `${at}.helm` } : { file: other, helmAt: 'helm' };
  };
  const valuesField = isObject(helm.valuesObject) ? 'valuesObject' : 'values';
  const separator = valuesField === 'values' ? '#' : '.';
  const values = isObject(helm.valuesObject) ? helm.valuesObject : parsed(helm.values);
  const ofValues = origin(valuesField);
  const ofParameters = origin('parameters');
  const parameters = objectsIn(helm.parameters);
  return [
    {
      file: ofValues.file,
      at(location) {
        const text = scalarAt(values, location);
        return text === undefined
          ? undefined
          : { field: `${ofValues.helmAt}.${valuesField}${separator}${fieldOf(location)}`, text };
      },
    },
    {
      file: ofParameters.file,
      at(location) {
        const name = fieldOf(location);
        const last = parameters.findLast((each) => each.name === name);
        const text = last === undefined ? '' : String(last.value ?? '');
        return text === '' ? undefined : { field: `${ofParameters.helmAt}.parameters[name=${name}].value`, text };
      },
    },
  ];
}

/** The last layer that gives the place another version, or a digest beside its tag. */
function decidedBy(
  layers: readonly Layer[],
  location: readonly (string | number)[],
  image: string,
): Override | undefined {
  const beside = [...location.slice(0, -1), 'digest'];
  for (const { file, at } of layers.toReversed()) {
    const found = at(location);
    const other = found ?? (/^tag$/i.test(String(location.at(-1))) ? at(beside) : undefined);
    if (other !== undefined) return isVersion(other.text, image) ? undefined : { file, ...other };
  }
  return undefined;
}

/** Whether a text has the tag or the digest of an image. */
function isVersion(text: string, image: string): boolean {
  const { tag, digest } = splitImage(image);
  const hex = digest?.replace(/^sha256:/, '');
  const { tag: own } = splitImage(`x:${text}`);
  return (hex !== undefined && text.includes(hex)) || (tag !== undefined && (own === tag || text.endsWith(`:${tag}`)));
}

function scalarAt(values: unknown, location: readonly (string | number)[]): string | undefined {
  let at = values;
  for (const step of location) at = isObject(at) || Array.isArray(at) ? (at as JsonObject)[step] : undefined;
  return at === undefined || at === null || at === '' || typeof at === 'object' ? undefined : String(at);
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  const [document] = parseAllDocuments(text);
  return document === undefined || document.errors.length > 0 ? undefined : document.toJS();
}

/** Names of parameters and paths in messages. */
function fieldOf(location: readonly (string | number)[]): string {
  return location
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** The entries of `images:` that Argo CD gives to Kustomize: `[old=]name[:tag][@digest]`. */
export function kustomizeImages({ kustomize, at }: ApplicationSource): readonly { entry: JsonObject; field: string }[] {
  const listed = Array.isArray(kustomize.images) ? kustomize.images.filter((each) => typeof each === 'string') : [];
  return listed.map((text, index) => {
    const [, old, rest = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    const { repository, tag, digest } = splitImage(rest);
    const named = old === undefined ? { name: repository } : { name: old, newName: repository };
    const version = { ...(tag !== undefined && { newTag: tag }), ...(digest !== undefined && { digest }) };
    return { entry: { ...named, ...version }, field: `${at}.kustomize.images[${index}]` };
  });
}
