/** Images in files of Kustomize and in Flux's Kustomizations: entries of `images:`, values of inlined charts. */
import { badInput, Failure } from '../../failure.ts';
import { lastComponent, sameRepository, splitTagField } from '../../image/reference.ts';
import { didYouMean } from '../../suggestion.ts';
import type { YamlEditor } from '../text/editor.ts';
import { fieldOf, itemsAt, lookUp, textAt } from '../text/locate.ts';
import { isNothing } from '../text/node.ts';
import { append, type EditPath, formatPath, type Location, type Path } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { valuesPlaces } from './helm-values.ts';
import { type ImageEdit, type ImagePlace, type KustomizePlace, warnStale } from './image-place.ts';
import type { Kind } from './kind.ts';

/** The fields of an entry that name the new image. */
const imageFields: readonly unknown[] = ['newName', 'newTag', 'digest'];

const fileName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

/** Files of Kustomize, and Flux's Kustomizations, whose `spec.images` has the same form. */
export const kustomization: Kind = {
  isIn: isKustomization,
  places: (document) => (isKustomization(document) ? [...entryPlaces(document), ...chartPlaces(document)] : []),
  files: fileName,
  missingPlace: missingEntry,
  add(editor, source, image, edit) {
    const documents = source.documents.filter((each) => isKustomization(each) || isNothing(each.root));
    if (documents.length > 1) return false;
    const location = imagesLocation(documents[0]);
    const name = edit.fresh === true ? image : nameInResources(source.file, location, image, edit);
    if (!sameRepository(name, image)) editor.warn(`its resources name ${name}; the new entry makes ${image} of it`);
    addEntry(editor, documents[0], name, edit);
    return true;
  },
};

function isKustomization(document: YamlDocument): boolean {
  const kind = fieldOf(document, 'kind');
  if (kind === 'Kustomization' || kind === 'Component') return true;
  return kind === undefined && fileName.test(document.source.file);
}

/**
 * Writes one entry. Kustomize prefers a digest to a tag, so they are exclusive unless `keepTag` asks for both. An entry
 * that was found by another name gets the image as `newName`.
 */
export function writeEntry(editor: YamlEditor, place: KustomizePlace, edit: ImageEdit): void {
  const { document, path, parts, name } = place;
  const { image, tag, digest } = edit;
  if (image !== undefined && !sameRepository(image, parts.repository ?? name)) {
    if (!sameRepository(image, name)) editor.setAt(document, [...path, 'newName'], image);
    else editor.warn(`the entry ${name} is renamed to ${parts.repository}; its newName was kept`);
  }
  if (writeBehindTag(editor, place, edit)) return;
  if (tag !== undefined && writesTag(edit)) editor.setAt(document, [...path, 'newTag'], tag);
  if (digest !== undefined) {
    editor.setAt(document, [...path, 'digest'], digest);
    if (edit.keepTag !== true) editor.unsetAt(document, [...path, 'newTag']);
  } else if (tag !== undefined && parts.digest !== undefined) {
    if (edit.pin === undefined) warnStale(editor, parts.digest);
    editor.unsetAt(document, [...path, 'digest']);
  }
}

/** A digest that stands behind the tag, `newTag: v1@sha256:…`, stays there: Kustomize joins the two as they are. */
function writeBehindTag(editor: YamlEditor, { document, path }: KustomizePlace, edit: ImageEdit): boolean {
  const at = [...path, 'newTag'];
  const { tag, digest: behind } = splitTagField(editor.textAt(document, at) ?? '');
  if (behind === undefined || edit.pin === 'digest') return false;
  const kept = edit.tag === undefined || edit.tag === tag ? behind : undefined;
  const digest = edit.pin === 'tag' ? undefined : (edit.digest ?? kept);
  if (digest === undefined && edit.pin === undefined) warnStale(editor, behind);
  editor.setAt(document, at, `${edit.tag ?? tag ?? ''}${digest === undefined ? '' : `@${digest}`}`);
  const own = [...path, 'digest'];
  if (digest === undefined) editor.unsetAt(document, own);
  else if (editor.has(document, own)) editor.setAt(document, own, digest);
  return true;
}

function writesTag({ digest, keepTag }: ImageEdit): boolean {
  return digest === undefined || keepTag === true;
}

/**
 * The name that an image has in the resources: Kustomize compares texts, so that an entry by another name does nothing.
 *
 * @throws Failure `IMAGE_NOT_IN_RESOURCES`, also where the resources were not read
 */
function nameInResources(file: string, images: Path, image: string, edit: ImageEdit): string {
  const names = edit.resources?.names ?? [];
  const found = names.find((name) => name === image) ?? names.find((name) => sameRepository(name, image));
  const alike = names.filter((name) => lastComponent(name) === lastComponent(image));
  const name = found ?? (alike.length === 1 ? alike[0] : undefined);
  if (name === undefined) throw notInResources(file, images, image, edit);
  return name;
}

export function notInResources(
  file: string,
  images: Path,
  image: string,
  { resources, tag, digest }: ImageEdit,
): Failure {
  const names = resources?.names ?? [];
  const unread = resources?.unread ?? ['resources'];
  const says = names.length === 0 ? 'name no image' : `name ${names.slice(0, 20).join(', ')}`;
  const problem =
    unread.length === 0
      ? `an entry for ${image} would do nothing: the resources of ${file} ${says}`
      : `${file} has no entry for ${image}, and whether its resources name it is not known: ${unread.slice(0, 5).join(', ')} cannot be read here`;
  const field = digest !== undefined ? 'digest' : 'newTag';
  const path = formatPath([...images, { field: 'name', value: image }, field]);
  const hint = `${didYouMean(image, names)}To add the entry all the same, use \`set\`: ${path}=${digest ?? tag ?? '…'}`;
  return new Failure('bad-input', 'IMAGE_NOT_IN_RESOURCES', problem, { hint });
}

/** Adds an entry at the end of `images:`; the order of the others is the user's. */
function addEntry(editor: YamlEditor, document: YamlDocument | undefined, name: string, edit: ImageEdit): void {
  const entry = new Map([['name', name]]);
  if (edit.image !== undefined && !sameRepository(edit.image, name)) entry.set('newName', edit.image);
  if (edit.tag !== undefined && writesTag(edit)) entry.set('newTag', edit.tag);
  if (edit.digest !== undefined) entry.set('digest', edit.digest);
  editor.setAt(document?.index ?? 0, [...imagesLocation(document), append], entry);
}

/** The entry that a key names by itself or by a field of its image: `images[name=web].newTag`. */
export function entryOf({ path }: EditPath): Path {
  return imageFields.includes(path.at(-1)) ? path.slice(0, -1) : path;
}

/** The entry that a key into `images:` creates; other keys of the file have none. */
function missingEntry(source: Source, document: YamlDocument | undefined, key: EditPath): KustomizePlace | undefined {
  const ours = document === undefined ? fileName.test(source.file) : isKustomization(document);
  const images = imagesLocation(document);
  const path = entryOf(key);
  const inside = images.every((step, index) => step === path[index]);
  if (!ours || !inside || path.length > images.length + 1) return undefined;
  const entry = path[images.length];
  if (typeof entry !== 'object' || !('field' in entry) || entry.field !== 'name') {
    const hint = `Name it, as in ${formatPath(images)}[name=web].newTag; one that is missing is added.`;
    throw badInput('key', `${key.text} names no image in ${source.file}`, hint);
  }
  const name = entry.value;
  const parts = { repository: name, tag: undefined, digest: undefined };
  return { form: 'kustomize', document: document?.index ?? 0, path, name, parts };
}

function entryPlaces(document: YamlDocument): readonly KustomizePlace[] {
  return entriesAt(document, imagesLocation(document));
}

/** The entries of a list in the form of Kustomize's `images:`. */
export function entriesAt(document: YamlDocument, list: Location): readonly KustomizePlace[] {
  return itemsAt(document, list).flatMap((_, index): KustomizePlace[] => {
    const path = [...list, index];
    const field = (key: string) => textAt(document, [...path, key]) || undefined;
    const name = field('name');
    if (name === undefined) return [];
    const { tag, digest } = splitTagField(field('newTag') ?? '');
    const parts = { repository: field('newName') ?? name, tag, digest: field('digest') ?? digest };
    return [{ form: 'kustomize', document: document.index, path, name, parts }];
  });
}

function imagesLocation(document: YamlDocument | undefined): Location {
  const version = document === undefined ? undefined : fieldOf(document, 'apiVersion');
  if (version?.startsWith('kustomize.toolkit.fluxcd.io/') === true) return ['spec', 'images'];
  // Kustomize reads the field of before 2.0 under its new name: with both, the key would be there twice.
  const isOld = lookUp(document, ['images']) === undefined && lookUp(document, ['imageTags']) !== undefined;
  return [isOld ? 'imageTags' : 'images'];
}

function chartPlaces(document: YamlDocument): readonly ImagePlace[] {
  return itemsAt(document, ['helmCharts']).flatMap((_, index) =>
    valuesPlaces(document, ['helmCharts', index, 'valuesInline']),
  );
}
