/** Writes an image where the kind of the file has it, or where `key` says. */
import { isScalar } from 'yaml';
import { badInput, Failure } from '../failure.ts';
import { type ImageParts, isTemplated, joinImage, lastComponent } from '../image/reference.ts';
import { isThere, noPlaceAt, noPlaceFor } from './creation.ts';
import {
  editEmbedded,
  embeddedDocument,
  placeOfEmbeddedKey,
  refuseOtherText,
  splitAtText,
} from './kinds/embedded-values.ts';
import { defaultKey, helmValues, placeOfKey } from './kinds/helm-values.ts';
import {
  choosePlaces,
  type ImageEdit,
  type ImagePlace,
  namedPlaces,
  noPlace,
  pinnedEdit,
  reportPath,
  repositories,
  type SplitPlace,
  sameNamePlaces,
  warnOfMove,
  writeReference,
} from './kinds/image-place.ts';
import { kindOf, missingPlace, placesIn, unreadAt, whereElse } from './kinds/kinds.ts';
import { entryOf, notInResources, writeEntry } from './kinds/kustomization.ts';
import { type FilledPlace, filledPlace, refuseOverwritten } from './kinds/placeholder.ts';
import { mentionsOf, mentionsOfReference } from './mention.ts';
import { listPlaces, placeKey } from './place-names.ts';
import { meantPlaces, placesOfContainer, refuseBelowParameter, refuseSeveralTags } from './several.ts';
import type { YamlEditor } from './text/editor.ts';
import { chooseDocument, lookUp } from './text/locate.ts';
import { isNothing, type YamlNode } from './text/node.ts';
import { type EditPath, formatPath, type Path, parsePath } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';
import { writeSplit } from './write-split.ts';

/** Finds the images in the text before or after the edit, one for each place. */
interface WrittenImage {
  /** The paths of the places, as `key` takes them; none where the edit's own key names the place. */
  readonly keys: readonly string[];
  readonly find: (source: Source) => readonly (ImageParts | undefined)[];
}

/** Returns how to find the image again. Errors: `IMAGE_NOT_FOUND`, `IMAGE_SEVERAL_TAGS`, `YAML_TEMPLATE`. */
export function writeImage(
  editor: YamlEditor,
  source: Source,
  edit: ImageEdit & { readonly key?: string | undefined },
): WrittenImage {
  if (edit.key !== undefined) {
    if (edit.container === undefined) return writeKey(editor, source, parsePath(edit.key, 'key'), edit);
    throw badInput('container', 'cannot go beside key, which names the place by itself', 'Leave one of them out.');
  }
  const kind = kindOf(source);
  const places = placesOfContainer(source, placesIn(source), edit.container);
  if (kind === helmValues && edit.container === undefined) return writeValues(editor, source, places, edit);
  const chosen = meantPlaces(source, places, edit);
  if (chosen.length > 0) return writeAll(editor, source, chosen, edit);
  const templated = places.filter(({ parts }) => isTemplated(parts.repository ?? ''));
  const filled = templated.filter((place) => filledPlace(source, place, edit) !== undefined);
  if (filled.length > 0) return writeAll(editor, source, filled, edit);
  const { image } = edit;
  if (image !== undefined || templated.length === places.length) {
    for (const place of templated) refuseOverwritten(source, place, edit);
  }
  const added = pinnedEdit(edit, { tag: undefined, digest: undefined });
  if (image === undefined || kind.add?.(editor, source, image, added) !== true) {
    throw notFound(source, image, places, whereElse(source));
  }
  return { keys: [], find: (after) => [choosePlaces(placesIn(after), image)[0]?.parts] };
}

/**
 * Writes to the maps that name the wanted repository; else to `image.tag` where it names no repository or one of the same
 * name; else to the only map of the same name; else to `image.tag`, with a warning where another image had it.
 */
function writeValues(editor: YamlEditor, source: Source, places: readonly ImagePlace[], edit: ImageEdit): WrittenImage {
  const { image } = edit;
  if (isDefaultAmbiguous(source)) {
    const chosen = meantPlaces(source, places, edit);
    if (chosen.length > 0) return writeAll(editor, source, chosen, edit);
    throw notFound(source, image, places, undefined, noPlaceFor(source, places, edit, defaultKey.text));
  }
  if (image === undefined) {
    if (isDefaultThere(source, edit)) return writeDefaultAlone(editor, source, places, edit);
    const only = meantPlaces(source, places, edit);
    return only.length > 0 ? writeAll(editor, source, only, edit) : writeDefault(editor, source, places, edit);
  }
  const named = namedPlaces(places, image);
  if (named.length > 0) return writeAll(editor, source, named, edit);
  const byDefault = placeOfKey(source, chooseDocument(source, defaultKey), defaultKey, edit);
  const { repository, tag, digest } = byDefault.parts;
  const versioned = tag !== undefined || digest !== undefined;
  const fits = repository === undefined ? versioned : lastComponent(repository) === lastComponent(image);
  if (fits) {
    warnOfMove(editor, byDefault, edit);
    return writeKey(editor, source, defaultKey, edit);
  }
  const sameName = sameNamePlaces(places, image);
  if (repositories(sameName).size > 1) throw notFound(source, image, places);
  const others = sameName.length > 0 || repository !== undefined ? sameName : choosePlaces(places, image);
  if (others.length > 0) return writeAll(editor, source, others, edit);
  if (repository !== undefined && edit.fresh !== true) {
    refuseOverwritten(source, byDefault, edit);
    const { text: key } = defaultKey;
    if (byDefault.form === 'reference') {
      const hint = `${key} belongs to another image. Check the file and the image; to put this image there all the same, give key: ${key}.`;
      throw noPlace(source.file, image, places, hint);
    }
    editor.warn(`the repository at ${key} changes from ${repository} to ${image}`);
  }
  return writeDefault(editor, source, places, edit);
}

/** Whether several documents could get `image.tag`, and none has it. */
function isDefaultAmbiguous({ documents }: Source): boolean {
  const filled = documents.filter(({ root }) => !isNothing(root));
  return filled.length > 1 && documents.every((document) => lookUp(document, defaultKey.path) === undefined);
}

/** With a tag alone, `image.tag` is what is meant; what else holds the very same image stays, and may be what runs. */
function writeDefaultAlone(
  editor: YamlEditor,
  source: Source,
  places: readonly ImagePlace[],
  edit: ImageEdit,
): WrittenImage {
  const document = chooseDocument(source, defaultKey);
  const place = placeOfKey(source, document, defaultKey, edit);
  const written = writeKey(editor, source, defaultKey, edit);
  const stays =
    (edit.tag ?? place.parts.tag) === place.parts.tag && (edit.digest ?? place.parts.digest) === place.parts.digest;
  if (stays || place.parts.repository === undefined) return written;
  const old = joinImage(place.parts);
  const node = lookUp(document, place.path);
  const others = places.filter((each) => {
    const isSame = each.document === place.document && node === lookUp(document, each.path);
    return !isSame && joinImage(each.parts) === old;
  });
  if (others.length > 0) editor.warn(`${listPlaces(source, others)} stays: give \`image\` to move it too`);
  warnOfCopies(editor, source, [[place, edit]]);
  return written;
}

/** Whether the file names an image at `image.tag`, also by its repository alone. */
function isDefaultThere(source: Source, edit: ImageEdit): boolean {
  const document = chooseDocument(source, defaultKey);
  const place = placeOfKey(source, document, defaultKey, edit);
  return (
    lookUp(document, place.path) !== undefined || (place.parts.repository !== undefined && isThere(document, place))
  );
}

/** @throws Failure `IMAGE_NOT_FOUND` where this would be a new place: a chart that has its image elsewhere does not read it */
function writeDefault(
  editor: YamlEditor,
  source: Source,
  places: readonly ImagePlace[],
  edit: ImageEdit,
): WrittenImage {
  const document = chooseDocument(source, defaultKey);
  if (edit.fresh !== true && !isThere(document, placeOfKey(source, document, defaultKey, edit))) {
    throw notFound(source, edit.image, places, undefined, noPlaceFor(source, places, edit, defaultKey.text));
  }
  return writeKey(editor, source, defaultKey, edit);
}

function writeKey(editor: YamlEditor, source: Source, key: EditPath, edit: ImageEdit): WrittenImage {
  const document = documentOf(source, key);
  if (splitAtText(key) === undefined) refuseOtherText(() => source, key, 'key');
  const { outer, inner } = splitAtText(key) ?? { outer: key, inner: undefined };
  refuseUnread(source, document, [...outer.path, ...(inner?.path ?? [])]);
  const listed = document === undefined ? undefined : placeNamedBy(source, document, key);
  const known = listed ?? missingPlace(source, document, key);
  const place = known ?? placeAt(source, document, key, edit);
  if (edit.fresh !== true) refuseNew(source, document, key, place, edit);
  const pinned = pinnedEdit(edit, place.parts);
  refuseBelowParameter(source, placesIn(source), place, pinned);
  refuseOverwritten(source, place, pinned);
  write(editor, source, place, pinned);
  const find = known === undefined ? partsAt : findAgain(known);
  return { keys: [], find: (text) => [find(text)] };

  function partsAt(text: Source): ImageParts {
    return placeAt(text, documentOf(text, key), key, edit).parts;
  }
}

/** An entry of Kustomize may be new where the resources name its image; every other place has to be there. */
function refuseNew(
  source: Source,
  document: YamlDocument | undefined,
  key: EditPath,
  place: ImagePlace,
  edit: ImageEdit,
): void {
  const inner =
    place.form === 'embedded' && document !== undefined ? embeddedDocument(document, place.path) : undefined;
  if (isThere(document, place, inner)) return;
  if (place.form !== 'kustomize') throw noPlaceAt(source, key, placesIn(source), edit);
  const { names = [], unread = ['resources'] } = edit.resources ?? {};
  if (names.includes(place.name)) return;
  if (unread.length === 0) throw noPlaceAt(source, key, placesIn(source), edit);
  throw notInResources(source.file, place.path.slice(0, -1), place.name, edit);
}

/** The document of a key; a key into `helm.values` chooses the document that has this text. */
function documentOf(source: Source, key: EditPath): YamlDocument | undefined {
  return chooseDocument(source, splitAtText(key)?.outer ?? key);
}

function placeAt(source: Source, document: YamlDocument | undefined, key: EditPath, edit: ImageEdit): ImagePlace {
  const embedded = document === undefined ? undefined : placeOfEmbeddedKey(document, key, edit);
  return embedded ?? placeOfKey(source, document, key, edit);
}

/** The first place that a key names by a form of its own. */
function placeNamedBy(source: Source, document: YamlDocument, key: EditPath): ImagePlace | undefined {
  const index = placesByName(source);
  if (index.size === 0) return undefined;
  const names = [formatPath(key.path), lookUp(document, key.path), lookUp(document, entryOf(key))];
  const found = new Map(names.flatMap((name) => (name === undefined ? [] : (index.get(name) ?? []))));
  const orders = [...found.keys()].sort((one, other) => one - other);
  const places = orders.flatMap((order) => found.get(order) ?? []);
  return places.find((place) => place.document === document.index && isNamedBy(document, place, key));
}

type OrderedPlaces = readonly (readonly [order: number, place: ImagePlace])[];

/** Many edits of one text name a place of it by a key. */
const byNames = new WeakMap<Source, ReadonlyMap<string | YamlNode, OrderedPlaces>>();

/** The places that `isNamedBy` may take, with their order, by their paths and by the nodes of their parts. */
function placesByName(source: Source): ReadonlyMap<string | YamlNode, OrderedPlaces> {
  const known = byNames.get(source);
  if (known !== undefined) return known;
  const places = new Map<string | YamlNode, (readonly [number, ImagePlace])[]>();
  for (const [order, place] of placesIn(source).entries()) {
    const isParameter = place.form === 'split' && place.path.at(-1) === 'value';
    if (place.form !== 'embedded' && place.form !== 'kustomize' && !isParameter) continue;
    const text = place.form === 'embedded' ? reportPath(place) : formatPath(place.path);
    const document = source.documents[place.document];
    const nodes = place.form === 'embedded' ? [] : partPaths(place).map((path) => lookUp(document, path));
    for (const name of new Set([text, ...nodes])) {
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), [order, place]]);
    }
  }
  byNames.set(source, places);
  return places;
}

function partPaths(place: Exclude<ImagePlace, { form: 'embedded' }>): readonly Path[] {
  if (place.form !== 'split') return [place.path];
  const { path, registry = path, repository = path, digest = path, otherDigests = [] } = place;
  return [path, registry, repository, digest, ...otherDigests];
}

/** Whether a key names a place that has a form of its own: an entry of Kustomize, a Helm parameter, or embedded values. */
function isNamedBy(document: YamlDocument, place: ImagePlace, key: EditPath): boolean {
  if (place.form === 'embedded') return reportPath(place) === formatPath(key.path);
  const isSame = (path: Path, part: Path = place.path) => {
    const named = lookUp(document, path);
    return named !== undefined && named === lookUp(document, part);
  };
  // The parts of an image in parameters of Helm stand under `value`.
  if (place.form === 'split') {
    if (place.path.at(-1) !== 'value' || key.path.at(-1) !== 'value') return false;
    const isNew = formatPath(place.path) === formatPath(key.path);
    return isNew || partPaths(place).some((part) => isSame(key.path, part));
  }
  return place.form === 'kustomize' && isSame(entryOf(key));
}

function writeAll(editor: YamlEditor, source: Source, places: readonly ImagePlace[], edit: ImageEdit): WrittenImage {
  refuseSeveralTags(source, places, edit);
  const all = places.map((place) => {
    const pinned = pinnedEdit(edit, place.parts);
    return [place, pinned, filledPlace(source, place, pinned)] as const;
  });
  const edits = all.flatMap(([place, pinned, filled]) => (filled === undefined ? [[place, pinned] as const] : []));
  for (const [place, pinned, filled] of all) {
    const inner = place.form === 'embedded' ? place.inner.path : [];
    refuseUnread(source, source.documents[place.document], [...place.path, ...inner]);
    if (filled !== undefined) continue;
    warnOfMove(editor, place, edit);
    refuseOverwritten(source, place, pinned);
  }
  for (const [place, pinned] of edits) write(editor, source, place, pinned);
  const elements = new Map(
    all.flatMap(([, , filled]) => (filled === undefined ? [] : [[filled.key, filled] as const])),
  );
  const inElements = [...elements.values()].map((filled) => writeFilled(editor, source, filled));
  warnOfCopies(editor, source, edits);
  const found = edits.map(([place]) => findAgain(place));
  return {
    keys: [...edits.map(([place]) => placeKey(source, place)), ...elements.keys()],
    find: (text) => [...found.map((find) => find(text)), ...inElements.flatMap((each) => each.find(text))],
  };
}

/** Writes the element that fills a placeholder. Its tag is of the image that the template makes with it. */
function writeFilled(editor: YamlEditor, source: Source, { key, edit, repository }: FilledPlace): WrittenImage {
  const written = writeKey(editor, source, parsePath(key), edit);
  const withRepository = (parts: ImageParts | undefined) =>
    parts === undefined || repository === undefined ? parts : { ...parts, repository };
  return { ...written, find: (text) => written.find(text).map(withRepository) };
}

/** An edit of what nobody reads would be reported as a success. */
function refuseUnread(source: Source, document: YamlDocument | undefined, path: Path): void {
  const reason = document === undefined ? undefined : unreadAt(document, path);
  if (reason === undefined) return;
  const hint =
    'Write the image there, by its `key`, or by hand in a longer text; or take one of the two out of the file.';
  throw new Failure('refused', 'EDIT_WITHOUT_EFFECT', `${source.file}: ${reason}: an edit would have no effect`, {
    hint,
  });
}

/** Another text of the file that keeps the image as it was may be what runs. */
function warnOfCopies(editor: YamlEditor, source: Source, edits: readonly (readonly [ImagePlace, ImageEdit])[]): void {
  const left = edits.flatMap(([{ parts }, { tag, digest }]) => {
    const { repository, tag: oldTag, digest: oldDigest } = parts;
    const stays = (tag ?? oldTag) === oldTag && (digest ?? oldDigest) === oldDigest;
    return stays || repository === undefined || (oldTag ?? oldDigest) === undefined ? [] : [joinImage(parts)];
  });
  for (const reference of new Set(left)) {
    for (const { where } of mentionsOfReference(source, placesIn(source), reference)) {
      editor.warn(`${where} keeps ${reference}: images are not looked for there`);
    }
  }
}

function hasUnnamed(places: readonly ImagePlace[]): boolean {
  return places.some(({ parts }) => parts.repository === undefined);
}

/** A tag without a repository says nothing by itself: its path does. */
function unclear(source: Source, image: string | undefined, places: readonly ImagePlace[]): Failure {
  const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
  const message = `${source.file}: ${wanted}; the file has ${listPlaces(source, places)}`;
  return new Failure('bad-input', 'IMAGE_NOT_FOUND', message, {
    hint: 'Give one of them as `key`; several go as `updates`.',
  });
}

/** What to say where no place was found: a text that names the image all the same is no place, and never “no image”. */
function notFound(
  source: Source,
  image: string | undefined,
  places: readonly ImagePlace[],
  hint?: string,
  failure = hasUnnamed(places) ? unclear(source, image, places) : noPlace(source.file, image, places, hint),
): Failure {
  const [first, ...others] = mentionsOf(source, places, image);
  if (first === undefined || (image === undefined && places.length > 0)) return failure;
  const all = [first, ...others.slice(0, 4)];
  const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
  const found = all.map((each) => `${each.where} names ${each.image}`).join('; ');
  const keys = all.flatMap(({ key }) => key ?? []);
  const give = keys.length > 1 ? `Give as \`key\` the one that is meant: ${keys.join(', ')}.` : `Give key: ${keys[0]}.`;
  const byHand = 'It stands in a longer text, which is not edited: keep it in a place of its own.';
  return failure.with({
    message: `${source.file}: ${wanted}; ${found}, where images are not looked for`,
    hint: hint ?? unreadAt(first.document, first.at) ?? (keys.length > 0 ? give : byHand),
  });
}

function write(editor: YamlEditor, source: Source, place: ImagePlace, edit: ImageEdit): void {
  switch (place.form) {
    case 'reference':
      writeReference(editor, place, edit);
      break;
    case 'split':
      refuseCollections(source, place);
      writeSplit(editor, place, edit);
      break;
    case 'kustomize':
      writeEntry(editor, place, edit);
      break;
    case 'embedded':
      editEmbedded(editor, { ...place, name: reportPath(place) }, 'key', (nested, inner) =>
        write(nested, inner, place.inner, edit),
      );
  }
}

/** A text in the place of a map or list would lose what that holds. */
function refuseCollections(source: Source, place: SplitPlace): void {
  const document = source.documents[place.document];
  for (const path of [place.registry, place.repository, place.path, place.digest, ...(place.otherDigests ?? [])]) {
    const value = path === undefined ? undefined : lookUp(document, path);
    if (path === undefined || value === undefined || isScalar(value)) continue;
    const problem = `${formatPath(path)} in ${source.file} holds a map or list, not a part of an image`;
    throw badInput('file', problem, 'Name the place of the tag with `key`.');
  }
}

/** Finds a place by its path, else (when it was created by its name) by its node. */
function findAgain(place: ImagePlace): (source: Source) => ImageParts | undefined {
  const path = reportPath(place);
  return (source) => {
    const byPath = placesByPath(source).get(`${place.document} ${path}`);
    if (byPath !== undefined) return byPath.parts;
    const document = source.documents[place.document];
    const node = lookUp(document, place.path);
    const isNode = (each: ImagePlace) =>
      each.document === place.document && node !== undefined && node === lookUp(document, each.path);
    return placesIn(source).find(isNode)?.parts;
  };
}

/** Many edits of one text ask for a place of it. */
const byPaths = new WeakMap<Source, ReadonlyMap<string, ImagePlace>>();

/** The first place of each path, by document and path. */
function placesByPath(source: Source): ReadonlyMap<string, ImagePlace> {
  const known = byPaths.get(source);
  if (known !== undefined) return known;
  const places = new Map<string, ImagePlace>();
  for (const place of placesIn(source)) {
    const name = `${place.document} ${reportPath(place)}`;
    if (!places.has(name)) places.set(name, place);
  }
  byPaths.set(source, places);
  return places;
}
