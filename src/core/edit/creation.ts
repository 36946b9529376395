/**
 * New places. An edit replaces an image: where nothing stands, a name is misspelt or the image stands elsewhere, and what
 * would be written there is read by no chart. A new place is made in a copy of a template, or by `set`.
 */
import { isMap, isScalar, isSeq } from 'yaml';
import { Failure } from '../failure.ts';
import { joinImage } from '../image/reference.ts';
import { didYouMean } from '../suggestion.ts';
import type { ImageEdit, ImagePlace, InnerPlace } from './kinds/image-place.ts';
import { mentionsOf } from './mention.ts';
import { listPlaces, placeKey } from './place-names.ts';
import { chooseDocument, lookUp } from './text/locate.ts';
import { asNode, isNothing, keyText, type YamlNode } from './text/node.ts';
import { type EditPath, formatPath, type Path } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';

/** Paths that a misspelt key is compared with. */
const maxCandidates = 2_000;

/** Whether a file has the place of a key, or the image that only lacks the tag there. `inner`: of embedded YAML. */
export function isThere(document: YamlDocument | undefined, place: ImagePlace, inner?: YamlDocument): boolean {
  if (place.form === 'embedded') return isThere(inner, place.inner);
  return lookUp(document, place.path) !== undefined || (place.form === 'split' && lacksOnlyTag(document, place));
}

/** Whether an image stands beside a tag that is missing: its repository, its digest, or a map `image`. */
function lacksOnlyTag(document: YamlDocument | undefined, place: InnerPlace): boolean {
  if (place.form !== 'split') return false;
  const last = place.path.at(-1);
  const beside = place.path.slice(0, -1);
  if (last === 'value') return place.repository !== undefined || place.digest !== undefined;
  if (typeof last !== 'string' || !/(tag|digest|version)$/i.test(last)) return false;
  const holder = lookUp(document, beside);
  const keys = isMap(holder) ? holder.items.flatMap(({ key }) => keyText(key) ?? []) : [];
  const stem = last.replace(/_?(tag|digest|version)$/i, '').toLowerCase();
  // `Tag` beside `tag`, or `tag` beside `version`: the chart reads the other one.
  if (keys.some((key) => [`${stem}tag`, `${stem}version`, `${stem}_tag`].includes(key.toLowerCase()))) return false;
  const name = beside.at(-1);
  const isImage = typeof name === 'string' && /image$/i.test(name);
  const isHolder = isMap(holder) || (holder !== undefined && isNothing(holder));
  return place.repository !== undefined || place.digest !== undefined || (isImage && isHolder);
}

/** Exit 2 with what the file has in the place of a key that it does not have. */
export function noPlaceAt(source: Source, key: EditPath, places: readonly ImagePlace[], edit: ImageEdit): Failure {
  const keys = places.map((place) => placeKey(source, place));
  const candidates = new Set([...keys, ...scalarPaths(chooseDocument(source, key))]);
  const [text] = places.length === 0 ? mentionsOf(source, places, edit.image) : [];
  const named = text === undefined ? undefined : `${text.where} names ${text.image}, where images are not looked for.`;
  const none = `The file ${isEmpty(source) ? 'is empty' : 'names no image'}.`;
  const has = places.length === 0 ? (named ?? none) : `It has ${listPlaces(source, places)}.`;
  const hint = `${didYouMean(key.text, candidates)}${has} ${newPlaces} \`set\`: ${key.text}=${valueAt(key.path, edit)}`;
  return new Failure('bad-input', 'IMAGE_NOT_FOUND', `${source.file}: nothing stands at ${key.text}`, { hint });
}

const newPlaces = 'A new place is made only in a file that is copied from a template (`from`), or by';

/** Exit 2 where no key was given and the file has no place for the image. */
export function noPlaceFor(source: Source, places: readonly ImagePlace[], edit: ImageEdit, path: string): Failure {
  const wanted = edit.image === undefined ? 'which image to change is not clear' : `no place for ${edit.image}`;
  const empty = isEmpty(source) ? 'the file is empty' : 'the file names no image';
  const has = places.length === 0 ? empty : `the file has ${listPlaces(source, places)}`;
  const value = versionOf(edit);
  const choose = places.length === 0 ? '' : 'Give one of them as `key`, or its repository as `image`. ';
  const hint = `${choose}${newPlaces} \`set\`: ${path}=${value}`;
  return new Failure('bad-input', 'IMAGE_NOT_FOUND', `${source.file}: ${wanted}; ${has}`, { hint });
}

/** What `set` is to write: a whole image where the key is called so. */
function valueAt(path: Path, edit: ImageEdit): string {
  const last = path.at(-1);
  if (typeof last !== 'string' || !/image$/i.test(last)) return versionOf(edit);
  return joinImage({ repository: edit.image ?? '…', tag: edit.tag, digest: edit.digest });
}

function versionOf({ tag, digest }: ImageEdit): string {
  return tag ?? digest ?? '…';
}

function isEmpty({ documents }: Source): boolean {
  return documents.every(({ root }) => isNothing(root));
}

/** An item by its name, as people write it in a key. */
function itemSegment(item: unknown, index: number): Path[number] {
  const pair = isMap(item) ? item.items.find(({ key }) => keyText(key) === 'name') : undefined;
  const name = isScalar(pair?.value) ? pair.value.value : undefined;
  return typeof name === 'string' ? { field: 'name', value: name } : index;
}

function scalarPaths(document: YamlDocument | undefined): readonly string[] {
  const found: string[] = [];
  const visit = (node: YamlNode | null, at: Path): void => {
    if (found.length >= maxCandidates) return;
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) visit(asNode(item), [...at, itemSegment(item, index)]);
    } else if (isMap(node)) {
      for (const pair of node.items) {
        const key = keyText(pair.key);
        if (key !== undefined) visit(asNode(pair.value), [...at, key]);
      }
    } else if (isScalar(node) && at.length > 0) found.push(formatPath(at));
  };
  visit(document?.root ?? null, []);
  return found;
}
