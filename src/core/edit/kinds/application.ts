/** Images in Applications and ApplicationSets of Argo CD: Helm parameters and values, Kustomize overrides. */
import { isScalar } from 'yaml';
import { isTemplated, looksLikeImage, splitImage } from '../../image/reference.ts';
import { itemsAt, lookUp, textAt } from '../text/locate.ts';
import { isNothing } from '../text/node.ts';
import { type EditPath, formatPath, type Location, type Path } from '../text/path.ts';
import type { YamlDocument } from '../text/source.ts';
import { holdsDigest, isDigestName, readDigest } from './digest-field.ts';
import { embeddedPlaces, isTemplateAt } from './embedded-values.ts';
import { valuesPlaces } from './helm-values.ts';
import { type ImagePlace, type ReferencePlace, referenceAt, type SplitPlace } from './image-place.ts';
import { isApplication, type Kind, type Manifest, manifestsIn } from './kind.ts';
import { composed, type Registry } from './registry.ts';

/** Applications and ApplicationSets of Argo CD. */
export const application: Kind = {
  isIn: (document) => manifestsIn(document).some(isApplication),
  places: (document) => sourcesIn(document).flatMap((each) => sourcePlaces(document, each)),
  missingPlace: (_source, document, key) =>
    document !== undefined && lookUp(document, key.path) === undefined
      ? missingParameter(document.index, key)
      : undefined,
  unreadAt,
  whereElse(document) {
    const templates = sourcesIn(document).map((each) => [...each, 'helm', 'values']);
    const path = templates.find((each) => isTemplateAt(document, each));
    if (path === undefined) return valueFilesHint(document);
    return `${formatPath(path)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
  },
};

/** Where the values stand of an Application that has none by itself. */
function valueFilesHint(document: YamlDocument): string | undefined {
  const sources = sourcesIn(document);
  if (sources.some((source) => sourcePlaces(document, source).length > 0)) return undefined;
  const text = (source: Location | undefined, ...steps: string[]) =>
    source === undefined ? undefined : textAt(document, [...source, ...steps]);
  const files = sources.flatMap((source) => {
    const list = [...source, 'helm', 'valueFiles'];
    return itemsAt(document, list).flatMap((_, index) => {
      const file = textAt(document, [...list, index]) ?? '';
      const [, ref, inRef] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
      const holder = ref === undefined ? source : sources.find((each) => text(each, 'ref') === ref);
      const at = inRef ?? [text(source, 'path'), file].filter(Boolean).join('/');
      return file === '' ? [] : [`${at} of ${text(holder, 'repoURL') ?? 'its repository'}`];
    });
  });
  if (files.length === 0) return undefined;
  return `Its values stand in ${files.join(', ')}: give the one that has the image as file, or add a parameter with \`set\`.`;
}

/** What Argo CD writes beside the manifests of one or of every Application: an Application's source, in part. */
const overrideFile = /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/;

/** The files `.argocd-source.yaml` and `.argocd-source-<app>.yaml`. */
export const sourceOverride: Kind = {
  isIn: ({ source }) => overrideFile.test(source.file),
  places: (document) => (overrideFile.test(document.source.file) ? sourcePlaces(document, []) : []),
  files: overrideFile,
};

/** The sources that Argo CD reads: the items of `sources`, or `source` where there are none. */
function sourcesIn(document: YamlDocument): readonly Location[] {
  return specsIn(document).flatMap((spec) => {
    const several = itemsAt(document, [...spec, 'sources']).map((_, index) => [...spec, 'sources', index]);
    return several.length > 0 ? several : [[...spec, 'source']];
  });
}

function specsIn(document: YamlDocument): readonly Location[] {
  return manifestsIn(document)
    .filter(isApplication)
    .map(({ kind, at }: Manifest) => [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])]);
}

/**
 * The images that an Application gives to Kustomize and to Helm. Helm's parameters go before `valuesObject`, beside which
 * Argo CD does not read `values`.
 */
function sourcePlaces(document: YamlDocument, source: Location): readonly ImagePlace[] {
  const helm = [...source, 'helm'];
  const values = readsValuesObject(document, helm)
    ? valuesPlaces(document, [...helm, 'valuesObject'])
    : embeddedPlaces(document, [...helm, 'values']);
  const parameters = parameterPlaces(document, [...helm, 'parameters'], values);
  return [
    ...parameters.places,
    ...values.filter((place) => !parameters.decide(place)),
    ...overridePlaces(document, [...source, 'kustomize', 'images']),
  ];
}

function readsValuesObject(document: YamlDocument, helm: Path): boolean {
  const node = lookUp(document, [...helm, 'valuesObject']);
  return node !== undefined && !isNothing(node);
}

/** Why Argo CD does not read what stands at a path. */
function unreadAt(document: YamlDocument, path: Path): string | undefined {
  for (const spec of specsIn(document)) {
    if (!spec.every((step, index) => step === path[index])) continue;
    const [field, item] = path.slice(spec.length);
    if (field === 'source' && itemsAt(document, [...spec, 'sources']).length > 0) {
      return `Argo CD does not read ${formatPath([...spec, 'source'])} beside ${formatPath([...spec, 'sources'])}`;
    }
    const source: Path = field === 'source' || item === undefined ? [...spec, 'source'] : [...spec, 'sources', item];
    const [tool, value] = path.slice(source.length);
    if (tool === 'helm' && value === 'values' && readsValuesObject(document, [...source, 'helm'])) {
      return `Argo CD does not read ${formatPath([...source, 'helm', 'values'])} beside its valuesObject`;
    }
    const patch = typeof value === 'string' ? patchOf(document, spec, value) : undefined;
    if (patch !== undefined) return `${patch} of this ApplicationSet goes before ${formatPath(source)}`;
  }
  return undefined;
}

/** The patch of an ApplicationSet's template that writes a field of a source anew. Lists and texts are replaced as a whole. */
function patchOf(document: YamlDocument, spec: Location, field: string): string | undefined {
  const at = spec.indexOf('template');
  if (at < 0 || !['parameters', 'valuesObject', 'values', 'images'].includes(field)) return undefined;
  const path = [...spec.slice(0, at), 'templatePatch'];
  const text = textAt(document, path) ?? '';
  const writes = new RegExp(`(?:^|[\\s{,"'])${field}["']?\\s*:`).test(text);
  return writes && (field !== 'valuesObject' || /image|tag/i.test(text)) ? formatPath(path) : undefined;
}

interface Parameters {
  readonly places: readonly ImagePlace[];
  /** Whether parameters give a place of the values another image. */
  readonly decide: (place: ImagePlace) => boolean;
}

/**
 * Helm parameters `x.tag`, `x.repository`, `x.digest`, `x.registry` make one image, with the repository of the values where
 * they have none; `x.image` is a whole one.
 */
function parameterPlaces(document: YamlDocument, list: Location, inValues: readonly ImagePlace[]): Parameters {
  const values = new Map<string, Path>();
  for (const index of itemsAt(document, list).keys()) {
    const name = textAt(document, [...list, index, 'name']);
    if (name !== undefined) values.set(name, [...list, index, 'value']);
  }
  const text = (path: Path | undefined) => (path === undefined ? undefined : textAt(document, path) || undefined);
  const whole = [...values].flatMap(([name, path]) => {
    const image = /image$/i.test(name) ? (text(path) ?? '') : '';
    return looksLikeImage(image) || isTemplated(image) ? [referenceAt(document, path)] : [];
  });
  const byStem = new Map<string, (readonly [name: string, path: Path])[]>();
  for (const [name, path] of values) {
    const stem = name.slice(0, name.lastIndexOf('.') + 1);
    byStem.set(stem, byStem.get(stem) ?? []);
    byStem.get(stem)?.push([name, path]);
  }
  // Of places with one name the first counts.
  const ofValues = new Map(inValues.toReversed().map((place) => [nameIn(list, place), place.parts.repository]));
  const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
  const split = [...stems].map((stem): SplitPlace => {
    const [registry, repository, tag] = ['registry', 'repository', 'tag'].map((key) => values.get(stem + key));
    const digests = (byStem.get(stem) ?? []).flatMap(([name, path]) => {
      const field = name.slice(stem.length);
      return isDigestName(field) && holdsDigest(field, text(path) ?? '') ? [path] : [];
    });
    const [digest, ...otherDigests] = digests.toSorted(
      (a, b) => Number(text(a) === undefined) - Number(text(b) === undefined),
    );
    const scope = stem.split('.').slice(0, -1);
    const image = composed(text(repository), text(registry), scope, (path) => text(values.get(path.join('.'))));
    const given = ofValues.get(`${stem}tag`);
    return {
      form: 'split',
      document: document.index,
      path: tag ?? parameterValue(list, `${stem}tag`),
      parts: {
        repository: image.repository ?? given,
        tag: text(tag),
        digest: readDigest(text(digest) ?? ''),
      },
      registry,
      sharedRegistry: sharedIn(values, image.shared),
      readings: image.readings,
      repository,
      digest,
      otherDigests,
      create: { digest: parameterValue(list, `${stem}digest`) },
    };
  });
  const places = [...whole, ...split];
  const decided = new Map(places.map((place) => [parameterName(document, place), place.parts.repository]));
  return {
    places,
    decide(place) {
      const name = nameIn(list, place);
      const repository = name === undefined ? undefined : decided.get(name);
      return repository !== undefined && repository !== place.parts.repository;
    },
  };
}

function parameterName(document: YamlDocument, { path }: ImagePlace): string | undefined {
  const item = path.at(-2);
  return typeof item === 'object' && 'value' in item ? item.value : textAt(document, [...path.slice(0, -1), 'name']);
}

/** The parameter that would set a place of the values: `web.image.tag`. */
function nameIn(list: Location, place: ImagePlace): string | undefined {
  const path = place.form === 'embedded' ? place.inner.path : place.path.slice(list.length);
  return path.length === 0 ? undefined : formatPath(path);
}

/** `image.` of `image.tag`: the name of a parameter without its last part, when that belongs to an image. */
function imageStem(name: string, values: ReadonlyMap<string, unknown>): string | undefined {
  const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
  if (key === 'repository') return /image\.$/i.test(stem) ? stem : undefined;
  // A digest without a repository may be of anything.
  return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}

/** Of a registry that a parameter gives, the place of its value. */
function sharedIn(values: ReadonlyMap<string, Path>, shared: Registry | undefined): Registry | undefined {
  const path = shared === undefined ? undefined : values.get(shared.path.join('.'));
  return shared === undefined || path === undefined ? undefined : { ...shared, path };
}

/** The value of a parameter by its name; the item is created when there is none. */
function parameterValue(list: Path, name: string): Path {
  return [...list, { field: 'name', value: name }, 'value'];
}

/** The parameter that a key creates: `…helm.parameters[name=image.tag].value`. */
function missingParameter(document: number, { path }: EditPath): SplitPlace | undefined {
  const [helm, parameters, item, value] = path.slice(-4);
  if (helm !== 'helm' || parameters !== 'parameters' || value !== 'value') return undefined;
  if (typeof item !== 'object' || !('field' in item) || item.field !== 'name') return undefined;
  return {
    form: 'split',
    document,
    path,
    parts: { repository: undefined, tag: undefined, digest: undefined },
    create: { digest: parameterValue(path.slice(0, -2), item.value.replace(/[^.]*$/, 'digest')) },
  };
}

/** Kustomize overrides: `[old=]name[:tag][@digest]`. */
function overridePlaces(document: YamlDocument, list: Location): readonly ReferencePlace[] {
  const paths = itemsAt(document, list).map((_, index) => [...list, index]);
  return paths.flatMap((path): ReferencePlace[] => {
    const text = textAt(document, path);
    if (text === undefined || !isScalar(lookUp(document, path))) return [];
    const override = /^[^=]*=/.exec(text)?.[0] ?? '';
    const parts = splitImage(text.slice(override.length));
    return [{ form: 'reference', document: document.index, path, override, parts }];
  });
}
