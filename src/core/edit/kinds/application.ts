/** Images in Applications and ApplicationSets of Argo CD: Helm parameters and values, Kustomize overrides. */
import { isScalar, isSeq } from 'yaml';
import { isTemplated, looksLikeImage, splitImage } from '../../image/reference.ts';
import { lookUp, nodeText } from '../text/locate.ts';
import { asNode, type YamlNode } from '../text/node.ts';
import { type EditPath, formatSegments, type Location, locationSegments } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { embeddedPlaces, isTemplateAt } from './embedded-values.ts';
import { valuesPlaces } from './helm-values.ts';
import { type ImagePlace, keys, type ReferencePlace, type Slot, type SplitPlace, textAt } from './image-place.ts';
import { isApplication, type Kind, type Manifest, manifestsIn } from './kind.ts';

/** Applications and ApplicationSets of Argo CD. */
export const application = {
  name: 'application',
  isIn: (source, document) => manifestsIn(source, document).some(isApplication),
  places: (source, document) =>
    manifestsIn(source, document)
      .filter(isApplication)
      .flatMap((manifest) => applicationPlaces(source, document, manifest)),
  missingPlace: (source, document, key) =>
    document !== undefined && lookUp(source, document, key.segments) === undefined
      ? missingParameter(document.index, key)
      : undefined,
  whereElse(source, document) {
    const [slot] = manifestsIn(source, document)
      .filter(isApplication)
      .flatMap((manifest) => templatedValues(source, document, manifest));
    if (slot === undefined) return undefined;
    return `${formatSegments(slot)} is a template, in which images are not looked for: edit what its generators read, or use valuesObject.`;
  },
} as const satisfies Kind;

/** The images that an Application gives to Helm (parameters, valuesObject, values) and to Kustomize. */
function applicationPlaces(source: Source, document: YamlDocument, manifest: Manifest): readonly ImagePlace[] {
  return sourcesOf(source, document, manifest).flatMap((each) => [
    ...parameterPlaces(source, document, [...each, 'helm', 'parameters']),
    ...valuesPlaces(source, document, [...each, 'helm', 'valuesObject']),
    ...embeddedPlaces(source, document, [...each, 'helm', 'values']),
    ...overridePlaces(source, document, [...each, 'kustomize', 'images']),
  ]);
}

/** The `helm.values` of an Application that are a template, and no YAML by themselves. */
function templatedValues(source: Source, document: YamlDocument, manifest: Manifest): readonly Slot[] {
  return sourcesOf(source, document, manifest).flatMap((each) => {
    const slot = locationSegments([...each, 'helm', 'values']);
    return isTemplateAt(source, document, slot) ? [slot] : [];
  });
}

function sourcesOf(source: Source, document: YamlDocument, { kind, at }: Manifest): readonly Location[] {
  const spec = [...at, ...(kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'])];
  const sources = lookUp(source, document, locationSegments([...spec, 'sources']));
  const several = isSeq(sources) ? sources.items.map((_, index) => [...spec, 'sources', index]) : [];
  return [[...spec, 'source'], ...several];
}

/** Helm parameters `x.tag`, `x.repository`, `x.digest`, `x.registry` make one image; `x.image` is a whole one. */
function parameterPlaces(source: Source, document: YamlDocument, at: Location): readonly ImagePlace[] {
  const values = new Map<string, Slot>();
  for (const index of items(source, document, at).keys()) {
    const name = textAt(source, document, locationSegments([...at, index, 'name']));
    if (name !== undefined) values.set(name, locationSegments([...at, index, 'value']));
  }
  const text = (slot: Slot | undefined) =>
    slot === undefined ? undefined : textAt(source, document, slot) || undefined;
  const whole = [...values].flatMap(([name, path]): ImagePlace[] => {
    const image = /image$/i.test(name) ? text(path) : undefined;
    if (image === undefined || !(looksLikeImage(image) || isTemplated(image))) return [];
    return [{ form: 'reference', document: document.index, path, prefix: '', parts: splitImage(image) }];
  });
  const stems = new Set([...values.keys()].flatMap((name) => imageStem(name, values) ?? []));
  const split = [...stems].map((stem): ImagePlace => {
    const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map((key) =>
      values.get(stem + key),
    );
    const host = text(registry);
    const path = text(repository);
    const named = path === undefined || host === undefined ? path : `${host}/${path}`;
    const tagSlot = tag ?? parameterSlot(locationSegments(at), `${stem}tag`);
    return {
      form: 'split',
      document: document.index,
      path: tagSlot,
      parts: { repository: named, tag: text(tag), digest: text(digest) },
      registry,
      repository,
      tag: tagSlot,
      digest,
      create: { digest: parameterSlot(locationSegments(at), `${stem}digest`) },
    };
  });
  return [...whole, ...split];
}

/** What stands before `tag` or `digest`, or before the `repository` of something that is called an image. */
function imageStem(name: string, values: ReadonlyMap<string, unknown>): string | undefined {
  const [, stem = '', key] = /^(.*\.)?(tag|digest|repository)$/.exec(name) ?? [];
  if (key === 'repository') return /image\.$/i.test(stem) ? stem : undefined;
  // A digest by itself may be of anything.
  return key === 'tag' || (key === 'digest' && values.has(`${stem}repository`)) ? stem : undefined;
}

/** The value of a parameter by its name; the item is created when there is none. */
function parameterSlot(list: Slot, name: string): Slot {
  return [...list, { kind: 'match', field: 'name', value: name }, ...keys('value')];
}

/** The parameter that a key names when it is still to be created: `…helm.parameters[name=image.tag].value`. */
function missingParameter(document: number, { segments }: EditPath): SplitPlace | undefined {
  const item = segments.at(-2);
  const names = [...segments.slice(-4, -2), ...segments.slice(-1)].map((each) => each.kind === 'key' && each.key);
  if (names.join() !== 'helm,parameters,value' || item?.kind !== 'match' || item.field !== 'name') return undefined;
  return {
    form: 'split',
    document,
    path: segments,
    parts: { repository: undefined, tag: undefined, digest: undefined },
    registry: undefined,
    repository: undefined,
    tag: segments,
    digest: undefined,
    create: { digest: parameterSlot(segments.slice(0, -2), item.value.replace(/[^.]*$/, 'digest')) },
  };
}

/** Kustomize overrides: `[old=]name[:tag][@digest]`. */
function overridePlaces(source: Source, document: YamlDocument, at: Location): readonly ReferencePlace[] {
  return items(source, document, at).flatMap((_, index): ReferencePlace[] => {
    const item = lookUp(source, document, locationSegments([...at, index]));
    const text = nodeText(source, item);
    if (text === undefined || !isScalar(item)) return [];
    const prefix = /^[^=]*=/.exec(text)?.[0] ?? '';
    return [
      {
        form: 'reference',
        document: document.index,
        path: locationSegments([...at, index]),
        prefix,
        override: true,
        parts: splitImage(text.slice(prefix.length)),
      },
    ];
  });
}

function items(source: Source, document: YamlDocument, at: Location): readonly (YamlNode | null)[] {
  const list = lookUp(source, document, locationSegments(at));
  return isSeq(list) ? list.items.map(asNode) : [];
}
