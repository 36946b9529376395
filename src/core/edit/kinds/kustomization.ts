/** Images in files of Kustomize and in Flux's Kustomizations: entries of `images:`, values of inlined charts. */
import { isSeq } from 'yaml';
import { badInput } from '../../failure.ts';
import { sameRepository } from '../../image/reference.ts';
import type { YamlEditor } from '../text/editor.ts';
import { fieldOf, lookUp } from '../text/locate.ts';
import { isNothing } from '../text/node.ts';
import {
  type EditPath,
  formatLocation,
  formatSegments,
  type Location,
  locationSegments,
  type Segment,
} from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { valuesPlaces } from './helm-values.ts';
import { type ImageEdit, type ImagePlace, type KustomizePlace, keys, textAt, warnStale } from './image-place.ts';
import type { Kind } from './kind.ts';

/** What an entry says of the image that replaces the one it names. */
const imageFields = new Set(['newName', 'newTag', 'digest']);

/** Files of Kustomize, and Flux's Kustomizations. */
export const kustomization = {
  name: 'kustomization',
  isIn: isKustomization,
  places: (source, document) =>
    isKustomization(source, document) ? [...entryPlaces(source, document), ...chartPlaces(source, document)] : [],
  files: /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/,
  missingPlace: missingEntry,
  add(editor, source, image, edit) {
    const documents = source.documents.filter((each) => isKustomization(source, each) || isNothing(each.root));
    if (documents.length > 1) return false;
    addEntry(editor, source, documents[0], image, edit);
    return true;
  },
} as const satisfies Kind;

/** A Kustomize file by name or kind, or Flux's Kustomization, whose `spec.images` has the same form. */
function isKustomization(source: Source, document: YamlDocument): boolean {
  const kind = fieldOf(source, document, 'kind');
  if (kind === 'Kustomization' || kind === 'Component') return true;
  return kind === undefined && kustomization.files.test(source.file);
}

/**
 * Writes one entry. Kustomize lets a digest win over a tag, so they are exclusive unless `keepTag` asks for both. An
 * entry found by another name than the wanted image gets it as `newName`.
 */
export function writeEntry(editor: YamlEditor, place: KustomizePlace, edit: ImageEdit): void {
  const { document, path, parts } = place;
  const slot = (key: string) => [...path, ...keys(key)];
  const wanted = edit.image;
  if (wanted !== undefined && !sameRepository(wanted, parts.repository ?? place.name)) {
    if (!sameRepository(wanted, place.name)) editor.setSlot(document, slot('newName'), wanted);
    else editor.warn(`the entry ${place.name} is renamed to ${parts.repository}; its newName was kept`);
  }
  const withTag = edit.tag !== undefined && (edit.digest === undefined || edit.keepTag === true);
  if (withTag) editor.setSlot(document, slot('newTag'), edit.tag);
  if (edit.digest !== undefined) {
    editor.setSlot(document, slot('digest'), edit.digest);
    if (!withTag && edit.keepTag !== true) editor.unsetSlot(document, slot('newTag'));
  } else if (edit.tag !== undefined && parts.digest !== undefined) {
    warnStale(editor, parts.digest);
    editor.unsetSlot(document, slot('digest'));
  }
}

/** Adds an entry at the end of `images:`; the order of the others is the user's. */
function addEntry(
  editor: YamlEditor,
  source: Source,
  document: YamlDocument | undefined,
  image: string,
  edit: ImageEdit,
): void {
  const entry = new Map([['name', image]]);
  if (edit.tag !== undefined && (edit.digest === undefined || edit.keepTag === true)) entry.set('newTag', edit.tag);
  if (edit.digest !== undefined) entry.set('digest', edit.digest);
  const images = document === undefined ? ['images'] : imagesLocation(source, document);
  editor.setSlot(document?.index ?? 0, [...locationSegments(images), { kind: 'append' }], entry);
}

/** The entry that a key names by itself or by a field of its image: `images[name=web].newTag`. */
export function entrySegments({ segments }: EditPath): readonly Segment[] {
  const last = segments.at(-1);
  return last?.kind === 'key' && imageFields.has(last.key) ? segments.slice(0, -1) : segments;
}

/** The entry that a key into `images:` creates; other keys of the file have none. */
function missingEntry(source: Source, document: YamlDocument | undefined, key: EditPath): KustomizePlace | undefined {
  const ours = document === undefined ? kustomization.files.test(source.file) : isKustomization(source, document);
  if (!ours) return undefined;
  const images = document === undefined ? ['images'] : imagesLocation(source, document);
  const path = entrySegments(key);
  const inside = formatSegments(path.slice(0, images.length)) === formatLocation(images);
  if (!inside || path.length > images.length + 1) return undefined;
  const entry = path[images.length];
  if (entry?.kind !== 'match' || entry.field !== 'name') {
    throw badInput(
      'key',
      `${key.text} names no image in ${source.file}`,
      `Name it, as in ${formatLocation(images)}[name=web].newTag; one that is missing is added.`,
    );
  }
  const parts = { repository: entry.value, tag: undefined, digest: undefined };
  return { form: 'kustomize', document: document?.index ?? 0, path, name: entry.value, parts };
}

function entryPlaces(source: Source, document: YamlDocument): readonly KustomizePlace[] {
  const at = imagesLocation(source, document);
  const list = lookUp(source, document, locationSegments(at));
  if (!isSeq(list)) return [];
  return list.items.flatMap((_, index): KustomizePlace[] => {
    const entry = locationSegments([...at, index]);
    const field = (key: string) => textAt(source, document, [...entry, ...keys(key)]) || undefined;
    const name = field('name');
    if (name === undefined) return [];
    const parts = { repository: field('newName') ?? name, tag: field('newTag'), digest: field('digest') };
    return [{ form: 'kustomize', document: document.index, path: entry, name, parts }];
  });
}

function imagesLocation(source: Source, document: YamlDocument): Location {
  const flux = fieldOf(source, document, 'apiVersion')?.startsWith('kustomize.toolkit.fluxcd.io/') === true;
  return flux ? ['spec', 'images'] : ['images'];
}

function chartPlaces(source: Source, document: YamlDocument): readonly ImagePlace[] {
  const charts = lookUp(source, document, keys('helmCharts'));
  if (!isSeq(charts)) return [];
  return charts.items.flatMap((_, index) => valuesPlaces(source, document, ['helmCharts', index, 'valuesInline']));
}
