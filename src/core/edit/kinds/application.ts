import { isScalar, isSeq, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { isTemplated, looksLikeImage, splitImage } from '../../image/reference.ts';
import { lookUp, nodeText } from '../text/locate.ts';
import { asNode, blockHeader, type YamlNode } from '../text/node.ts';
import { type EditPath, formatSegments, type Location, locationSegments } from '../text/path.ts';
import { parseSource, type Source, type YamlDocument } from '../text/source.ts';
import { placeOfKey, valuesPlaces } from './helm-values.ts';
import {
  type EmbeddedPlace,
  type ImageEdit,
  type ImagePlace,
  keys,
  type ReferencePlace,
  type Slot,
  type SplitPlace,
  textAt,
} from './image-place.ts';
import type { Manifest } from './kind.ts';

/** The images that an Application gives to Helm (parameters, valuesObject, values) and to Kustomize. */
export function applicationPlaces(source: Source, document: YamlDocument, manifest: Manifest): readonly ImagePlace[] {
  return sourcesOf(source, document, manifest).flatMap((each) => [
    ...parameterPlaces(source, document, [...each, 'helm', 'parameters']),
    ...valuesPlaces(source, document, [...each, 'helm', 'valuesObject']),
    ...embeddedPlaces(source, document, [...each, 'helm', 'values']),
    ...overridePlaces(source, document, [...each, 'kustomize', 'images']),
  ]);
}

/** The `helm.values` of an Application that are a template, and no YAML by themselves. */
export function templatedValues(source: Source, document: YamlDocument, manifest: Manifest): readonly Slot[] {
  return sourcesOf(source, document, manifest).flatMap((each) => {
    const slot = locationSegments([...each, 'helm', 'values']);
    const text = embeddedText(source, lookUp(source, document, slot));
    return text !== undefined && embeddedSource(source.file, text) === undefined ? [slot] : [];
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
export function missingParameter(document: number, { segments }: EditPath): SplitPlace | undefined {
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

/** `helm.values` is YAML in a string: its images are found, and later edited, in a parse of their own. */
function embeddedPlaces(source: Source, document: YamlDocument, at: Location): readonly EmbeddedPlace[] {
  const node = lookUp(source, document, locationSegments(at));
  const text = embeddedText(source, node);
  if (text === undefined) return [];
  const slot = locationSegments(at);
  const inner = embeddedSource(source.file, text);
  if (inner === undefined) return [];
  return inner.documents.flatMap((each) =>
    valuesPlaces(inner, each, []).map(
      (place): EmbeddedPlace => ({
        form: 'embedded',
        document: document.index,
        path: slot,
        parts: place.parts,
        text: slot,
        literal: isLiteral(node),
        inner: place as ReferencePlace | SplitPlace,
      }),
    ),
  );
}

/** The place inside `helm.values` that a key names, whether or not an image is there: `…helm.values#image.tag`. */
export function placeOfEmbeddedKey(
  source: Source,
  document: YamlDocument,
  path: EditPath,
  edit: ImageEdit,
): EmbeddedPlace | undefined {
  const split = splitAtText(path);
  if (split === undefined) return undefined;
  const slot = split.outer.segments;
  const { inner, literal } = embeddedAt(source, document, slot, 'key');
  const place = placeOfKey(inner, inner.documents[0], split.inner, edit);
  return {
    form: 'embedded',
    document: document.index,
    path: slot,
    parts: place.parts,
    text: slot,
    literal,
    inner: place,
  };
}

/** A path into `helm.values` as the path of that text and the path within it; any other path is no such two. */
export function splitAtText(path: EditPath): { readonly outer: EditPath; readonly inner: EditPath } | undefined {
  const { segments } = path;
  const at = 1 + segments.findIndex((each) => each.kind === 'key' && each.key === 'helm');
  const mark = segments[at];
  if (at === 0 || mark?.kind !== 'key' || !mark.key.startsWith('values#')) return undefined;
  const outer = [...segments.slice(0, at), ...keys('values')];
  // In `values#["a.b"]` the key stands by itself.
  const first = mark.key.slice('values#'.length);
  const inner = [...(first === '' ? [] : keys(first)), ...segments.slice(at + 1)];
  return {
    outer: { text: formatSegments(outer), selector: path.selector, segments: outer },
    inner: { text: formatSegments(inner), selector: undefined, segments: inner },
  };
}

/** @throws bad input on behalf of `input` where no YAML text stands */
export function embeddedAt(
  source: Source,
  document: YamlDocument | undefined,
  slot: Slot,
  input: 'key' | 'set' | 'unset',
): { readonly inner: Source; readonly literal: boolean } {
  const node = document === undefined ? undefined : lookUp(source, document, slot);
  const text = embeddedText(source, node);
  const inner = text === undefined ? undefined : embeddedSource(source.file, text);
  if (inner !== undefined) return { inner, literal: isLiteral(node) };
  throw badInput(
    input,
    `${formatSegments(slot)} of ${source.file} holds no YAML text`,
    'Name a place in valuesObject, which is created when it is not there.',
  );
}

/** Values with placeholders of an ApplicationSet are no YAML by themselves; their images are left alone. */
export function embeddedSource(file: string, text: string): Source | undefined {
  try {
    return parseSource(`${file} (helm.values)`, text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'YAML_TEMPLATE') return undefined;
    throw error;
  }
}

function embeddedText(source: Source, node: YamlNode | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? nodeText(source, node) : undefined;
}

function isLiteral(node: YamlNode | undefined): boolean {
  return isScalar(node) && node.type === Scalar.BLOCK_LITERAL && !/[1-9]/.test(blockHeader(node));
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
