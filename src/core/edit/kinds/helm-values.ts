/** Images in values of Helm charts: one text, or a key each for registry, repository, tag and digest. */
import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import {
  isTemplated,
  lastComponent,
  looksLikeImage,
  splitHost,
  splitImage,
  splitTagField,
} from '../../image/reference.ts';
import { isPlaceholder, lookUp, nodeText, placeholderFailure } from '../text/locate.ts';
import { asNode, findPair, isNothing, keyText, type YamlNode } from '../text/node.ts';
import { type EditPath, formatSegments, type Location, locationSegments, parsePath } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { type ImageEdit, keys, type ReferencePlace, type Slot, type SplitPlace, textAt } from './image-place.ts';
import { type Kind, manifestsIn } from './kind.ts';

/** Values of a Helm chart: files without a Kubernetes object. */
export const helmValues = {
  name: 'helm-values',
  isIn: (source) => source.documents.every((document) => manifestsIn(source, document).length === 0),
  places: (source, document) => valuesPlaces(source, document, []),
} as const satisfies Kind;

/** Where charts have their image, unless they say otherwise. */
export const defaultKey: EditPath = parsePath('image.tag');

/** The image that a tag's path belongs to, whether or not it exists yet. */
export function placeOfKey(
  source: Source,
  document: YamlDocument | undefined,
  key: EditPath,
  edit: ImageEdit,
): ReferencePlace | SplitPlace {
  const parent = key.segments.slice(0, -1);
  const last = key.segments.at(-1);
  const index = document?.index ?? 0;
  const value = document === undefined ? undefined : lookUp(source, document, key.segments);
  refuseMisplacedKey(source, key, value);
  const holder = document === undefined || parent.length === 0 ? undefined : lookUp(source, document, parent);
  if (holder !== undefined && isPlaceholder(source, holder)) {
    throw placeholderFailure(source, holder, formatSegments(parent));
  }
  if (holder !== undefined && isScalar(holder) && !isNothing(holder)) {
    if (!holdsImage(source, holder, parent, edit.image)) throw noImage(source, key, parent);
    return document === undefined
      ? referenceAt(source, index, parent, holder)
      : imageAt(source, document, parent, holder);
  }
  // A new item of a list has no keys beside it for repository and digest.
  const item = value === undefined && last?.kind !== 'key' && edit.image !== undefined;
  if (item || isCombined(source, value, last?.kind === 'key' ? last.key : '')) {
    if (value === undefined && edit.image === undefined) {
      throw badInput(
        'key',
        `${source.file} has nothing at ${key.text} yet`,
        'Give `image` too, so that repository and tag can be written.',
      );
    }
    return referenceAt(source, index, key.segments, value);
  }
  const names = siblingNames(last?.kind === 'key' ? last.key : 'tag');
  return splitAt(source, document, parent, key.segments, names);
}

/** Whether the value that a tag's key stands below is an image itself, and not a name or a number. */
function holdsImage(source: Source, holder: YamlNode, at: Slot, image: string | undefined): boolean {
  const text = (nodeText(source, holder) ?? '').trim();
  if (isTemplated(text)) return true;
  if (!looksLikeImage(text)) return false;
  const { repository = '', tag } = splitImage(text);
  const last = at.at(-1);
  const named = last?.kind === 'key' && /image$/i.test(last.key);
  const wanted = image !== undefined && lastComponent(image) === lastComponent(repository);
  return named || wanted || tag !== undefined || repository.includes('/');
}

function noImage(source: Source, key: EditPath, parent: Slot): Failure {
  return new Failure(
    'bad-input',
    'EDIT_PATH_TYPE',
    `${source.file}: ${formatSegments(parent)} holds a single value that is no image, so ${key.text} cannot be below it`,
    { hint: 'Name the place of the tag as the file has it, or give `image` when this value is its name.' },
  );
}

/** A key that names a map, a list or a whole text would lose all of it to a tag. */
function refuseMisplacedKey(source: Source, key: EditPath, value: YamlNode | undefined): void {
  const long = isScalar(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
  if (value === undefined || (isScalar(value) && !long)) return;
  if (isPlaceholder(source, value)) throw placeholderFailure(source, value, key.text);
  throw badInput(
    'key',
    `${key.text} in ${source.file} holds ${long ? 'a text of several lines' : 'a map or list'}, not a tag`,
    'Name the tag itself, as in image.tag.',
  );
}

/**
 * Every image in values, below `root`: maps with a repository or tag, strings under `…image`, and those under `…images`
 * that say a version.
 */
export function valuesPlaces(
  source: Source,
  document: YamlDocument,
  root: Location,
): readonly (ReferencePlace | SplitPlace)[] {
  const found: (ReferencePlace | SplitPlace)[] = [];
  const resolved = (value: unknown) => {
    const node = asNode(value);
    return isAlias(node) ? (document.anchors.targets.get(node) ?? null) : node;
  };
  const visit = (node: YamlNode | null, at: Location): void => {
    const parent = at.at(-1);
    const listed = typeof parent === 'string' && /images$/i.test(parent);
    const enter = (value: YamlNode | null, slot: Location, named: boolean): void => {
      const scalar = resolved(value);
      const text = isScalar(scalar) && typeof scalar.value === 'string' ? scalar.value : '';
      if (named ? looksLikeImage(text) || isTemplated(text) : listed && isVersioned(text)) {
        found.push(imageAt(source, document, locationSegments(slot), scalar));
      } else visit(value, slot);
    };
    if (isSeq(node)) for (const [index, item] of node.items.entries()) enter(asNode(item), [...at, index], false);
    if (!isMap(node)) return;
    if (isImageMap(source, node, at, resolved))
      found.push(
        splitAt(source, document, locationSegments(at), [...locationSegments(at), ...keys('tag')], siblingNames('tag')),
      );
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (key !== undefined) enter(asNode(pair.value), [...at, key], /image$/i.test(key));
    }
  };
  visit(lookUp(source, document, locationSegments(root)) ?? null, root);
  return found;
}

function isVersioned(text: string): boolean {
  const { tag, digest } = splitImage(text);
  return looksLikeImage(text) && (tag !== undefined || digest !== undefined);
}

/** By the keys that a map has itself: what it inherits through `<<` is edited where it stands. */
function isImageMap(
  source: Source,
  map: YAMLMap,
  at: Location,
  resolved: (value: unknown) => YamlNode | null,
): boolean {
  const own = (name: string) => {
    const pair = findPair(map, name);
    const value = resolved(pair?.value);
    return pair !== undefined && (value === null || isScalar(value)) ? { value } : undefined;
  };
  const isCalled = (step: Location[number] | undefined, name: RegExp) => typeof step === 'string' && name.test(step);
  const named = isCalled(at.at(-1), /image$/i);
  const versioned = own('tag') !== undefined || own('digest') !== undefined;
  const repository = own('repository');
  if (repository === undefined) {
    const listed = isCalled(at.at(-2), /images$/i) && isRepositoryName(nodeText(source, own('name')?.value));
    return (named && own('tag') !== undefined) || (listed && versioned);
  }
  const text = nodeText(source, repository.value) ?? '';
  return (named || versioned) && !text.includes('://');
}

/** Whether the `name` of an image is its repository, and not what a chart calls it. */
function isRepositoryName(text: string | undefined): boolean {
  return text?.includes('/') === true && looksLikeImage(text);
}

interface SiblingNames {
  readonly registry: string;
  readonly repository: string;
  readonly name: string;
  readonly digest: string;
}

/** `tag` → `repository`; `webImageTag` → `webImageRepository`; `WEB_TAG` → `WEB_REPOSITORY`. */
function siblingNames(tag: string): SiblingNames {
  const stem = /^(.*?)(tag|Tag|TAG)$/.exec(tag);
  const prefix = stem?.[1] ?? '';
  const shape = (name: string) => {
    if (stem?.[2] === 'Tag') return prefix + name.charAt(0).toUpperCase() + name.slice(1);
    return prefix + (stem?.[2] === 'TAG' ? name.toUpperCase() : name);
  };
  return { registry: shape('registry'), repository: shape('repository'), name: shape('name'), digest: shape('digest') };
}

function splitAt(
  source: Source,
  document: YamlDocument | undefined,
  parent: Slot,
  tag: Slot,
  names: SiblingNames,
): SplitPlace {
  const read = (slot: Slot) => (document === undefined ? undefined : textAt(source, document, slot));
  const exists = (slot: Slot) => document !== undefined && lookUp(source, document, slot) !== undefined;
  const ownRepository = [...parent, ...keys(names.repository)];
  const name = [...parent, ...keys(names.name)];
  const slots = {
    registry: [...parent, ...keys(names.registry)],
    repository: !exists(ownRepository) && isRepositoryName(read(name)) ? name : ownRepository,
    digest: [...parent, ...keys(names.digest)],
  };
  const holder = document === undefined ? undefined : lookUp(source, document, parent);
  const fresh =
    parent.length > 0 && (holder === undefined || isNothing(holder) || (isMap(holder) && holder.items.length === 0));
  const text = splitTagField((read(tag) ?? '').trim());
  const repository = read(slots.repository) || undefined;
  const shared = exists(slots.registry) || isHosted(repository) ? undefined : sharedRegistry(read, parent);
  const registry = exists(slots.registry) ? read(slots.registry) : shared;
  return {
    form: 'split',
    document: document?.index ?? 0,
    path: tag,
    parts: {
      repository: repository === undefined ? undefined : registry ? `${registry}/${repository}` : repository,
      tag: text.tag,
      digest: (exists(slots.digest) ? read(slots.digest) : undefined) || text.digest,
    },
    registry: exists(slots.registry) ? slots.registry : undefined,
    sharedRegistry: shared,
    repository: exists(slots.repository) ? slots.repository : undefined,
    tag,
    digest: exists(slots.digest) ? slots.digest : undefined,
    create: fresh ? { repository: slots.repository, digest: slots.digest } : { digest: slots.digest },
  };
}

/** What the charts that know `global.imageRegistry` put before the repositories that say no registry, nearest first. */
function sharedRegistry(read: (slot: Slot) => string | undefined, parent: Slot): string | undefined {
  const found = [...parent.keys(), parent.length]
    .map((end) => read([...parent.slice(0, end), ...keys('global', 'imageRegistry')]))
    .findLast(Boolean);
  return found || undefined;
}

function isHosted(repository: string | undefined): boolean {
  return splitHost(repository ?? '').host !== undefined;
}

/** A whole image in one text; or its repository alone, when `tag`, or `imageTag` for `image`, stands beside it. */
function imageAt(
  source: Source,
  document: YamlDocument,
  slot: Slot,
  node: YamlNode | null,
): ReferencePlace | SplitPlace {
  const place = referenceAt(source, document.index, slot, node);
  const last = slot.at(-1);
  if (last?.kind !== 'key' || place.parts.tag !== undefined || place.parts.digest !== undefined) return place;
  const parent = slot.slice(0, -1);
  const isThere = (name: string) => isScalar(lookUp(source, document, [...parent, ...keys(name)]));
  const tag = [`${last.key}Tag`, 'tag'].find(isThere);
  if (tag === undefined) return place;
  const names = { ...siblingNames(tag), repository: last.key };
  return splitAt(source, document, parent, [...parent, ...keys(tag)], names);
}

function referenceAt(source: Source, document: number, path: Slot, node: YamlNode | undefined | null): ReferencePlace {
  return { form: 'reference', document, path, prefix: '', parts: splitImage((nodeText(source, node) ?? '').trim()) };
}

/** A value that already is a whole image, or a missing one under a key that is called so. */
function isCombined(source: Source, value: YamlNode | undefined, key: string): boolean {
  const text = nodeText(source, value);
  if (text === undefined) return /image$/i.test(key) && (value === undefined || isScalar(value));
  if (!isScalar(value)) return false;
  return /image$/i.test(key) || (/[/:]/.test(text.replace(/@.*$/, '')) && looksLikeImage(text));
}
