/** Images in values of Helm charts: as one text, or with keys for registry, repository, tag and digest. */
import { isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import {
  isDigest,
  isTemplated,
  lastComponent,
  looksLikeImage,
  splitImage,
  splitTagField,
} from '../../image/reference.ts';
import { follow, isPlaceholder, lookUp, nodeText, placeholderFailure, textAt } from '../text/locate.ts';
import { asNode, findPair, hopLocation, isNothing, keyText, type YamlNode } from '../text/node.ts';
import { type EditPath, formatPath, type Location, type Path, parsePath, type Segment } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { holdsDigest, isDigestName, readDigest } from './digest-field.ts';
import { type ImageEdit, type InnerPlace, referenceAt, type SplitPlace } from './image-place.ts';
import { type Kind, manifestsIn } from './kind.ts';
import { composed, tagAround } from './registry.ts';
import { type ValueShape, valueShapes } from './value-shapes.ts';

/** Values of a Helm chart: files without a Kubernetes object. */
export const helmValues: Kind = {
  isIn: ({ source }) => source.documents.every((document) => manifestsIn(document).length === 0),
  places: (document) => valuesPlaces(document, []),
};

/** Where most charts have their tag. */
export const defaultKey: EditPath = parsePath('image.tag');

/** The image that a tag's path belongs to, whether or not it exists yet. */
export function placeOfKey(
  source: Source,
  document: YamlDocument | undefined,
  key: EditPath,
  edit: ImageEdit,
): InnerPlace {
  const parent = key.path.slice(0, -1);
  const last = key.path.at(-1);
  const value = lookUp(document, key.path);
  refuseMisplacedKey(source, document, key, value);
  const holder = parent.length === 0 ? undefined : lookUp(document, parent);
  if (holder !== undefined && isPlaceholder(source, holder)) {
    throw placeholderFailure(source, holder, formatPath(parent));
  }
  if (document !== undefined && isScalar(holder) && !isNothing(holder)) {
    if (holdsImage(document, parent, edit.image)) return imageAt(document, parent);
    const message = `${source.file}: ${formatPath(parent)} holds a single value that is no image, so ${key.text} cannot be below it`;
    const hint = 'Name the place of the tag as the file has it, or give `image` when this value is its name.';
    throw new Failure('bad-input', 'EDIT_PATH_TYPE', message, { hint });
  }
  const name = typeof last === 'string' ? last : '';
  const beside = document === undefined ? undefined : (wholeBeside(document, key) ?? partAt(document, key.path));
  if (beside !== undefined) return beside;
  // A new item of a list has no keys beside it for repository and digest.
  const newItem = value === undefined && typeof last !== 'string' && edit.image !== undefined;
  if (!newItem && !isCombined(source, value, name)) return splitAt(document, key.path, siblingNames(name || 'tag'));
  if (value === undefined && edit.image === undefined && edit.fresh === true) {
    throw badInput(
      'key',
      `${source.file} has nothing at ${key.text} yet`,
      'Give `image` too, so that repository and tag can be written.',
    );
  }
  return document === undefined ? referenceAt(document, key.path) : imageAt(document, key.path);
}

/** Whether a scalar with a key below it is an image, and not a name or a number. */
function holdsImage(document: YamlDocument, path: Path, image: string | undefined): boolean {
  const text = (textAt(document, path) ?? '').trim();
  if (isTemplated(text)) return true;
  if (!looksLikeImage(text)) return false;
  const { repository = '', tag } = splitImage(text);
  const wanted = image !== undefined && lastComponent(image) === lastComponent(repository);
  return endsIn(path.at(-1), imageName) || wanted || tag !== undefined || repository.includes('/');
}

/** A tag in the place of a map, a list or a longer text would lose what that holds. */
function refuseMisplacedKey(
  source: Source,
  document: YamlDocument | undefined,
  key: EditPath,
  value: YamlNode | undefined,
): void {
  const long = isScalar(value) && typeof value.value === 'string' && value.value.trim().includes('\n');
  if (value === undefined || (isScalar(value) && !long)) return;
  if (isPlaceholder(source, value)) throw placeholderFailure(source, value, key.text);
  const held = long ? 'a text of several lines' : 'a map or list';
  const paths = document === undefined || long ? [] : imagePathsBelow(document, key);
  const example = paths.length === 0 ? ', as in image.tag' : `: ${paths.slice(0, 5).join(', ')}`;
  throw badInput('key', `${key.text} in ${source.file} holds ${held}, not a tag`, `Name the tag itself${example}.`);
}

/** The paths of the images below a key, as `key` takes them. */
function imagePathsBelow(document: YamlDocument, { text, path }: EditPath): readonly string[] {
  const selector = /^\{[^}]*\}/.exec(text)?.[0];
  const below = valuesPlaces(document, hopLocation(follow(document, path, 'look-up').hops));
  return below.map((place) => (selector === undefined ? '' : `${selector}.`) + formatPath(place.path));
}

const imageName = /image$/i;
const imagesName = /images$/i;

function endsIn(segment: Segment | undefined, name: RegExp): boolean {
  return typeof segment === 'string' && name.test(segment);
}

/**
 * Every image in values, below `root`: maps with a repository or tag, strings under `…image`, and those under `…images`
 * that name a version.
 */
export function valuesPlaces(document: YamlDocument, root: Location): readonly InnerPlace[] {
  const found: InnerPlace[] = [];
  const visit = (node: YamlNode | null, at: Location): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) enter(asNode(item), [...at, index]);
    if (!isMap(node)) return;
    const shapes = valueShapes(scalarsOf(document, node), endsIn(at.at(-1), imageName));
    for (const shape of shapes) found.push(shapeAt(document, at, shape));
    const isShaped = shapes.some((shape) => shape.form === 'reference' || shape.repository === 'repository');
    if (!isShaped && isImageMap(document, node, at)) {
      found.push(splitAt(document, [...at, 'tag'], siblingNames('tag')));
    }
    for (const pair of node.items) {
      const key = keyText(pair.key);
      if (key !== undefined) enter(asNode(pair.value), [...at, key]);
    }
  };
  const enter = (node: YamlNode | null, at: Location): void => {
    const scalar = resolved(document, node);
    const text = isScalar(scalar) && typeof scalar.value === 'string' ? scalar.value : '';
    const isImage = endsIn(at.at(-1), imageName)
      ? looksLikeImage(text) || isTemplated(text)
      : endsIn(at.at(-2), imagesName) && isVersioned(text);
    if (isImage) found.push(imageAt(document, at));
    else visit(node, at);
  };
  visit(lookUp(document, root) ?? null, root);
  return found;
}

/** The map's own scalars, without what it inherits through `<<`. */
function scalarsOf(document: YamlDocument, map: YAMLMap): ReadonlyMap<string, string> {
  const scalars = map.items.flatMap((pair) => {
    const key = keyText(pair.key);
    const value = resolved(document, pair.value);
    if (key === undefined || (value !== null && !isScalar(value))) return [];
    return [[key, nodeText(document.source, value) ?? ''] as const];
  });
  return new Map(scalars);
}

function shapeAt(document: YamlDocument, at: Location, shape: ValueShape): InnerPlace {
  if (shape.form === 'reference') return referenceAt(document, [...at, shape.key]);
  const names = siblingNames(shape.tag);
  return splitAt(document, [...at, shape.tag], { ...names, repository: shape.repository ?? names.repository });
}

function resolved({ anchors }: YamlDocument, value: unknown): YamlNode | null {
  const node = asNode(value);
  return isAlias(node) ? (anchors.targets.get(node) ?? null) : node;
}

function isVersioned(text: string): boolean {
  const { tag, digest } = splitImage(text);
  return looksLikeImage(text) && (tag !== undefined || digest !== undefined);
}

/** Looks at the map's own keys: an image that it inherits through `<<` is edited where it stands. */
function isImageMap(document: YamlDocument, map: YAMLMap, at: Location): boolean {
  const own = (name: string) => {
    const pair = findPair(map, name);
    const value = resolved(document, pair?.value);
    return pair !== undefined && (value === null || isScalar(value)) ? { value } : undefined;
  };
  const named = endsIn(at.at(-1), imageName);
  const tagged = own('tag') !== undefined;
  const versioned = tagged || own('digest') !== undefined || holdsDigestField(document, map);
  const repository = own('repository');
  if (repository === undefined) {
    const name = nodeText(document.source, own('name')?.value);
    return (named && tagged) || (endsIn(at.at(-2), imagesName) && isRepositoryName(name) && versioned);
  }
  const text = nodeText(document.source, repository.value) ?? '';
  return (named || versioned) && !text.includes('://');
}

function holdsDigestField(document: YamlDocument, map: YAMLMap): boolean {
  return map.items.some((pair) => {
    const name = keyText(pair.key) ?? '';
    const text = isDigestName(name) ? (nodeText(document.source, resolved(document, pair.value)) ?? '') : '';
    return isDigest(readDigest(text) ?? '');
  });
}

/** Whether the `name` of an image is its repository, and not just a name in the chart. */
function isRepositoryName(text: string | undefined): boolean {
  return text?.includes('/') === true && looksLikeImage(text);
}

type SiblingNames = Readonly<Record<'registry' | 'repository' | 'name' | 'digest', string>>;

/** `tag` → `repository`; `webImageTag` → `webImageRepository`; `WEB_TAG` → `WEB_REPOSITORY`. */
function siblingNames(tag: string): SiblingNames {
  const [, prefix = '', ending] = /^(.*?)(tag|Tag|TAG)$/.exec(tag) ?? [];
  const shape = (name: string) => {
    if (ending === 'Tag') return prefix + name.charAt(0).toUpperCase() + name.slice(1);
    return prefix + (ending === 'TAG' ? name.toUpperCase() : name);
  };
  return { registry: shape('registry'), repository: shape('repository'), name: shape('name'), digest: shape('digest') };
}

function splitAt(document: YamlDocument | undefined, tag: Path, names: SiblingNames): SplitPlace {
  const parent = tag.slice(0, -1);
  const read = (path: Path) => textAt(document, path) || undefined;
  const existing = (path: Path) => (lookUp(document, path) === undefined ? undefined : path);
  const name = [...parent, names.name];
  const ownRepository = [...parent, names.repository];
  const repositoryPath = existing(ownRepository) === undefined && isRepositoryName(read(name)) ? name : ownRepository;
  const registry = existing([...parent, names.registry]);
  const whole = read(repositoryPath);
  // `name@sha256`, whose digits stand as the tag.
  const digestAsTag = whole?.endsWith('@sha256') === true;
  const repository = digestAsTag ? whole.slice(0, -'@sha256'.length) : whole;
  const scalar = (path: Path) => (isScalar(lookUp(document, path)) ? read(path) : undefined);
  const image = composed(repository, registry === undefined ? undefined : read(registry), parent, scalar);
  const text = (read(tag) ?? '').trim();
  const field = digestAsTag ? { tag: undefined, digest: readDigest(text) } : splitTagField(text);
  const holder = lookUp(document, parent);
  const empty = holder === undefined || isNothing(holder) || (isMap(holder) && holder.items.length === 0);
  const [digest, ...otherDigests] = digestsBeside(document, tag, names.digest);
  const digestPath = [...parent, names.digest];
  const ownDigest = digest === undefined ? undefined : readDigest(read(digest) ?? '');
  return {
    form: 'split',
    document: document?.index ?? 0,
    path: tag,
    parts: {
      repository: image.repository,
      tag: field.tag,
      digest: digestAsTag ? field.digest : (ownDigest ?? field.digest),
    },
    registry,
    sharedRegistry: image.shared,
    readings: image.readings,
    repository: existing(repositoryPath),
    digest,
    otherDigests,
    digestAsTag,
    create: parent.length > 0 && empty ? { repository: repositoryPath, digest: digestPath } : { digest: digestPath },
  };
}

/** The fields beside a tag that hold its digest, those that are not empty first. */
function digestsBeside(document: YamlDocument | undefined, tag: Path, usual: string): readonly Path[] {
  const parent = tag.slice(0, -1);
  const holder = lookUp(document, parent);
  const prefix = usual.replace(/digest$/i, '');
  const keys = isMap(holder) ? holder.items.flatMap((pair) => keyText(pair.key) ?? []) : [];
  const read = (name: string) => textAt(document, [...parent, name]) ?? '';
  const names = [...new Set([usual, ...keys])].filter((name) => {
    if (name === tag.at(-1) || lookUp(document, [...parent, name]) === undefined) return false;
    return name === usual || (isDigestName(name, prefix) && holdsDigest(name, read(name)));
  });
  const held = names.filter((name) => read(name) !== '');
  return [...held, ...names.filter((name) => !held.includes(name))].map((name) => [...parent, name]);
}

/** The image at a text: a whole one, or its repository when its tag stands beside it. */
export function imageAt(document: YamlDocument, path: Path): InnerPlace {
  const place = referenceAt(document, path);
  const last = path.at(-1);
  if (typeof last !== 'string') return place;
  const parent = path.slice(0, -1);
  const beside = (name: string) => name !== last && isScalar(lookUp(document, [...parent, name]));
  const tag = tagNames(last).find(beside);
  const versioned = place.parts.tag !== undefined || isDigest(place.parts.digest ?? '');
  const version = tag ?? tagNames(last).map(versionName).find(beside);
  if (!versioned && version !== undefined) {
    return splitAt(document, [...parent, version], { ...siblingNames(version), repository: last });
  }
  const scalar = (at: Path) => (isScalar(lookUp(document, at)) ? textAt(document, at) : undefined);
  const sharedTag = versioned || isTemplated(place.parts.repository ?? '') ? undefined : tagAround(parent, scalar);
  const tagPath = [...parent, tag ?? 'tag'];
  const usual = siblingNames(tag ?? tagNames(last)[0] ?? 'tag').digest;
  const digests = imageName.test(last) ? digestsBeside(document, tagPath, usual) : [];
  const held = digests.filter((each) => isDigest(readDigest(textAt(document, each) ?? '') ?? ''));
  const digest = place.parts.digest ?? readDigest(textAt(document, held[0] ?? []) ?? '');
  const parts = held.length === 0 ? place.parts : { ...place.parts, digest };
  return { ...place, parts, sharedTag, beside: { tag: tag === undefined ? undefined : tagPath, digests: held } };
}

function versionName(tag: string): string {
  return tag.replace(/tag$/, 'version').replace(/Tag$/, 'Version').replace(/TAG$/, 'VERSION');
}

/** The keys of the tag of what stands under a key: `webImage` has `webImageTag`, `webTag` or `tag`. */
function tagNames(key: string): readonly string[] {
  const [, prefix = key, ending = ''] = /^(.*?)_?(image|repository|registry|name)$/i.exec(key) ?? [];
  const upper = key === key.toUpperCase();
  const named = (stem: string) => (stem === '' ? (upper ? 'TAG' : 'tag') : stem + (upper ? '_TAG' : 'Tag'));
  const own = /^image$/i.test(ending) ? [named(key)] : [];
  const image = prefix === '' && !upper ? ['imageTag'] : [];
  return [...own, named(prefix), named(prefix.replace(/_?image$/i, '')), ...image, 'tag'];
}

/** The image of which a key names the repository, the registry or the digest: its tag stands beside it. */
function partAt(document: YamlDocument, path: Path): SplitPlace | undefined {
  const last = path.at(-1);
  if (typeof last !== 'string') return undefined;
  const parent = path.slice(0, -1);
  const text = textAt(document, path) ?? '';
  const [, prefix = ''] = /^(.*?)_?(?:digest|sha|sha_?256|sha_?sum)$/i.exec(last) ?? [];
  const isDigestField = isDigestName(last, prefix) && holdsDigest(last, text);
  const isRepository = /(repository|registry)$/i.test(last);
  if (!isDigestField && !isRepository) return undefined;
  const names = isRepository ? tagNames(last) : tagNames(prefix === '' ? 'image' : prefix);
  const tag = names.find((name) => lookUp(document, [...parent, name]) !== undefined);
  const { tag: within, digest } = splitImage(text);
  if (isRepository && tag === undefined && (within !== undefined || isDigest(digest ?? ''))) return undefined;
  // An empty `sha` without a tag beside it may wait for either.
  if (tag === undefined && !isRepository && text === '' && !/digest$/i.test(last)) return undefined;
  const usual = tag ?? (isRepository ? siblingTag(last) : siblingTag(prefix));
  const repository = /repository$/i.test(last) ? { repository: last } : {};
  return splitAt(document, [...parent, usual], { ...siblingNames(usual), ...repository });
}

/** `tag` for `repository`, `webTag` for `webRepository`, `WEB_TAG` for `WEB_REPOSITORY`. */
function siblingTag(name: string): string {
  const stem = name.replace(/(repository|registry)$/i, '');
  if (stem === '') return name !== '' && name === name.toUpperCase() ? 'TAG' : 'tag';
  return stem + (stem === stem.toUpperCase() ? 'TAG' : 'Tag');
}

/**
 * The whole image beside a tag's key, which has the tag already. A tag beside it that is the same is kept in step.
 *
 * @throws bad input where the key holds another tag
 */
function wholeBeside(document: YamlDocument, key: EditPath): InnerPlace | undefined {
  const last = key.path.at(-1);
  const [, stem] = /^(.*?)_?tag$/i.exec(typeof last === 'string' ? last : '') ?? [];
  if (stem === undefined) return undefined;
  const parent = key.path.slice(0, -1);
  const holder = lookUp(document, parent);
  const keys = isMap(holder) ? holder.items.flatMap((pair) => keyText(pair.key) ?? []) : [];
  const image = keys.find((name) => {
    const text = textAt(document, [...parent, name]) ?? '';
    const { tag, digest } = splitImage(text);
    const whole = isScalar(lookUp(document, [...parent, name])) && looksLikeImage(text);
    const owned =
      name.replace(/_?(image|repository)$/i, '').toLowerCase() === stem.replace(/_?image$/i, '').toLowerCase();
    return whole && owned && name !== last && (tag !== undefined || isDigest(digest ?? ''));
  });
  if (image === undefined) return undefined;
  const path = [...parent, image];
  const [own, { tag }] = [textAt(document, key.path) ?? '', splitImage(textAt(document, path) ?? '')];
  if (own === '' || tag === undefined || own === tag) return imageAt(document, path);
  throw badInput(
    'key',
    `${document.source.file} has two tags of one image: ${key.text} is ${own}, and ${formatPath(path)} ends in ${tag}`,
    `Take one of them out of the file; or give as key the one that the chart reads whole, ${formatPath(path)}.`,
  );
}

/** Whether the value of a key is (or is to be) a whole image, and not its tag alone. */
function isCombined(source: Source, value: YamlNode | undefined, key: string): boolean {
  const named = imageName.test(key);
  const text = nodeText(source, value);
  if (text === undefined) return named && (value === undefined || isScalar(value));
  return isScalar(value) && (named || (/[/:]/.test(text.replace(/@.*$/, '')) && looksLikeImage(text)));
}
