/** Writes an image where the kind of the file has it, or where `key` says. */
import { isScalar } from 'yaml';
import { badInput, type Failure } from '../failure.ts';
import { type ImageParts, isTemplated, lastComponent } from '../image/reference.ts';
import { embeddedSource, notLiteral, placeOfEmbeddedKey, splitAtText } from './kinds/embedded-values.ts';
import { defaultKey, helmValues, placeOfKey } from './kinds/helm-values.ts';
import {
  alikePlaces,
  choosePlaces,
  type ImageEdit,
  type ImagePlace,
  namedPlaces,
  noPlace,
  reportPath,
  repositories,
  type Slot,
  type SplitPlace,
  writeReference,
  writeSplit,
} from './kinds/image-place.ts';
import { kindOf, missingPlace, placesIn, whereElse } from './kinds/kinds.ts';
import { entrySegments, writeEntry } from './kinds/kustomization.ts';
import { refuseOverwritten } from './kinds/placeholder.ts';
import { YamlEditor } from './text/editor.ts';
import { chooseDocument, lookUp } from './text/locate.ts';
import { isNothing } from './text/node.ts';
import { type EditPath, formatSegments, parsePath } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';

/** How to find the written image again, before and after the edit. */
interface WrittenPlace {
  find(source: Source): ImageParts | undefined;
}

/** Writes an image where the file's kind has it, or where `key` says. Errors: `IMAGE_NOT_FOUND`, `YAML_TEMPLATE`. */
export function writeImage(
  editor: YamlEditor,
  source: Source,
  edit: ImageEdit & { readonly key?: string | undefined },
): WrittenPlace {
  if (edit.key !== undefined) return writeKey(editor, source, parsePath(edit.key), edit);
  const kind = kindOf(source);
  const places = placesIn(source);
  if (kind === helmValues) return writeValues(editor, source, places, edit);
  const chosen = choosePlaces(places, edit.image);
  if (chosen.length > 0) return writeAll(editor, source, chosen, edit);
  for (const place of places) if (isTemplated(place.parts.repository ?? '')) refuseOverwritten(source, place, edit);
  const { image } = edit;
  if (image === undefined || kind.add?.(editor, source, image, edit) !== true) {
    throw noPlace(source.file, image, places, whereElse(source));
  }
  return { find: (after) => choosePlaces(placesIn(after), image)[0]?.parts };
}

/**
 * The maps that name the wanted repository, else `image.tag` where it names none or one that is called alike, else
 * the one map that is called alike, else `image.tag` all the same, with a warning when that was another image's.
 */
function writeValues(editor: YamlEditor, source: Source, places: readonly ImagePlace[], edit: ImageEdit): WrittenPlace {
  const wanted = edit.image;
  if (wanted === undefined) return writeDefault(editor, source, edit);
  const named = namedPlaces(places, wanted);
  if (named.length > 0) return writeAll(editor, source, named, edit);
  const byDefault = placeOfKey(source, chooseDocument(source, defaultKey), defaultKey, edit);
  const { repository, tag, digest } = byDefault.parts;
  const versioned = tag !== undefined || digest !== undefined;
  const fits = repository === undefined ? versioned : lastComponent(repository) === lastComponent(wanted);
  if (fits) return writeKey(editor, source, defaultKey, edit);
  const alike = alikePlaces(places, wanted);
  if (repositories(alike).size > 1) throw noPlace(source.file, wanted, places);
  const others = alike.length > 0 || repository !== undefined ? alike : choosePlaces(places, wanted);
  if (others.length > 0) return writeAll(editor, source, others, edit);
  if (repository !== undefined && edit.fresh !== true) {
    refuseOverwritten(source, byDefault, edit);
    if (byDefault.form === 'reference') throw othersImage(source.file, wanted, places);
    editor.warn(`the repository at ${defaultKey.text} changes from ${repository} to ${wanted}`);
  }
  return writeDefault(editor, source, edit);
}

/** A chart that has its image elsewhere never reads the block that is added here. */
function writeDefault(editor: YamlEditor, source: Source, edit: ImageEdit): WrittenPlace {
  const document = chooseDocument(source, defaultKey);
  const holder = document && lookUp(source, document, defaultKey.segments.slice(0, -1));
  if (document !== undefined && !isNothing(document.root) && holder === undefined && edit.fresh !== true) {
    editor.warn(`${defaultKey.text} was not there and was added; give \`key\` if the chart has its image elsewhere`);
  }
  return writeKey(editor, source, defaultKey, edit);
}

function othersImage(file: string, wanted: string, places: readonly ImagePlace[]): Failure {
  const key = defaultKey.text;
  return noPlace(
    file,
    wanted,
    places,
    `${key} belongs to another image. Check the file and the image; to put this image there all the same, give key: ${key}.`,
  );
}

function writeKey(editor: YamlEditor, source: Source, key: EditPath, edit: ImageEdit): WrittenPlace {
  const document = documentOf(source, key);
  const listed = placesIn(source).find((place) => place.document === document?.index && isNamedBy(source, place, key));
  const known = listed ?? missingPlace(source, document, key);
  const place = known ?? placeAt(source, document, key, edit);
  refuseOverwritten(source, place, edit);
  write(editor, source, place, edit);
  if (known !== undefined) return findAgain(known);
  return { find: (at) => placeAt(at, documentOf(at, key), key, edit).parts };
}

/** A key into `helm.values` chooses the document that has this text. */
function documentOf(source: Source, key: EditPath): YamlDocument | undefined {
  return chooseDocument(source, splitAtText(key)?.outer ?? key);
}

function placeAt(source: Source, document: YamlDocument | undefined, key: EditPath, edit: ImageEdit): ImagePlace {
  const embedded = document === undefined ? undefined : placeOfEmbeddedKey(source, document, key, edit);
  return embedded ?? placeOfKey(source, document, key, edit);
}

/** Whether a key names an entry of a Kustomization, or a field of its image, a parameter, or an image in embedded values. */
function isNamedBy(source: Source, place: ImagePlace, key: EditPath): boolean {
  if (place.form === 'embedded') return reportPath(place) === formatSegments(key.segments);
  const document = source.documents[place.document];
  if (document === undefined) return false;
  if (place.form === 'split' && isParameter(place.path) && isParameter(key.segments)) {
    const value = lookUp(source, document, key.segments);
    return value !== undefined && value === lookUp(source, document, place.path);
  }
  if (place.form !== 'kustomize') return false;
  const named = lookUp(source, document, entrySegments(key));
  return named !== undefined && named === lookUp(source, document, place.path);
}

/** The tag of a parameter of Helm stands under `value`. */
function isParameter(slot: Slot): boolean {
  const last = slot.at(-1);
  return last?.kind === 'key' && last.key === 'value';
}

function writeAll(editor: YamlEditor, source: Source, places: readonly ImagePlace[], edit: ImageEdit): WrittenPlace {
  for (const place of places) refuseOverwritten(source, place, edit);
  for (const place of places) write(editor, source, place, edit);
  return findAgain(places[0]);
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
    case 'embedded': {
      if (!place.literal) throw notLiteral(editor.file, reportPath(place));
      const inner = embeddedSource(editor.file, editor.textAt(place.document, place.text) ?? '');
      if (inner === undefined) return;
      const nested = new YamlEditor(inner, 'anchor');
      write(nested, inner, place.inner, edit);
      editor.setEmbedded(place.document, place.text, nested);
    }
  }
}

/** A map or list at a part of an image would be lost to a text. */
function refuseCollections(source: Source, { document: index, registry, repository, tag, digest }: SplitPlace): void {
  const document = source.documents[index];
  if (document === undefined) return;
  for (const slot of [registry, repository, tag, digest]) {
    const value = slot === undefined ? undefined : lookUp(source, document, slot);
    if (slot === undefined || value === undefined || isScalar(value)) continue;
    throw badInput(
      'file',
      `${formatSegments(slot)} in ${source.file} holds a map or list, not a part of an image`,
      'Name the place of the tag with `key`.',
    );
  }
}

/** The same path, else (for a place that was created by its name) the same node. */
function findAgain(place: ImagePlace | undefined): WrittenPlace {
  if (place === undefined) return { find: () => undefined };
  const path = reportPath(place);
  return {
    find: (source) => {
      const places = placesIn(source).filter((each) => each.document === place.document);
      const document = source.documents[place.document];
      const node = document === undefined ? undefined : lookUp(source, document, place.path);
      const isNode = (each: ImagePlace) =>
        document !== undefined && node !== undefined && node === lookUp(source, document, each.path);
      return (places.find((each) => reportPath(each) === path) ?? places.find(isNode))?.parts;
    },
  };
}
