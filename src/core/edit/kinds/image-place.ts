/** The forms in which a file names an image; which places an edit is about; writing one. */
import { Failure } from '../../failure.ts';
import {
  canonicalRepository,
  dockerHub,
  type ImageParts,
  joinImage,
  lastComponent,
  sameRepository,
  splitHost,
  splitTagField,
} from '../../image/reference.ts';
import type { YamlEditor } from '../text/editor.ts';
import { lookUp, nodeText } from '../text/locate.ts';
import { formatSegments, type Segment } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';

/** What an edit asks for, of one image. */
export interface ImageEdit {
  readonly image?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
  /** Keep the tag beside a digest where the kind would drop it. */
  readonly keepTag?: boolean | undefined;
  /** The text is a copy that was just made of a template: what it says of an image is there to be replaced. */
  readonly fresh?: boolean | undefined;
}

export type Slot = readonly Segment[];

/** A place of a file that names an image. */
export type ImagePlace = ReferencePlace | SplitPlace | KustomizePlace | EmbeddedPlace;

interface Place {
  readonly document: number;
  /** Where a report points to. */
  readonly path: Slot;
  readonly parts: ImageParts;
}

/** One string: `repository:tag@digest`, for Kustomize's overrides with `old=` before it. */
export interface ReferencePlace extends Place {
  readonly form: 'reference';
  readonly prefix: string;
  /** Kustomize finds what it replaces by the name before `=`, or by the repository where there is none. */
  readonly override?: boolean;
}

/** A key each. What is in `create` is written, when it is asked for, although it does not exist yet. */
export interface SplitPlace extends Place {
  readonly form: 'split';
  readonly registry: Slot | undefined;
  /** The text of `global.imageRegistry`, where it goes before this repository. */
  readonly sharedRegistry?: string | undefined;
  readonly repository: Slot | undefined;
  readonly tag: Slot;
  readonly digest: Slot | undefined;
  readonly create: { readonly repository?: Slot; readonly digest: Slot };
}

/** An entry of `images:` in a Kustomization. */
export interface KustomizePlace extends Place {
  readonly form: 'kustomize';
  readonly name: string;
}

/** An image inside YAML text that is itself a string of the file. */
export interface EmbeddedPlace extends Place {
  readonly form: 'embedded';
  readonly text: Slot;
  /** Whether the text stands as it reads: literal (`|`), not folded, escaped, or with an indentation indicator. */
  readonly literal: boolean;
  readonly inner: ReferencePlace | SplitPlace;
}

export function textAt(source: Source, document: YamlDocument, slot: Slot): string | undefined {
  return nodeText(source, lookUp(source, document, slot));
}

export function keys(...names: readonly string[]): Slot {
  return names.map((key) => ({ kind: 'key', key }));
}

/**
 * The places an edit is about: those that name the repository, else of the only repository with the same last path
 * component, else the only place that names no repository. Without `image`, those of the only repository there is.
 */
export function choosePlaces(places: readonly ImagePlace[], image: string | undefined): readonly ImagePlace[] {
  if (image === undefined) return repositories(places).size === 1 ? places : [];
  const named = namedPlaces(places, image);
  if (named.length > 0) return named;
  const alike = alikePlaces(places, image);
  if (alike.length > 0) return repositories(alike).size === 1 ? alike : [];
  const nameless = places.filter(({ parts }) => parts.repository === undefined);
  return nameless.length === 1 ? nameless : [];
}

/** The places of a repository, else those that Kustomize renames from it: a second one for it would never be applied. */
export function namedPlaces(places: readonly ImagePlace[], image: string): readonly ImagePlace[] {
  const isAsked = (name: string) => sameRepository(name, image);
  const equal = places.filter((place) => repositoryTexts(place).some(isAsked));
  if (equal.length > 0) return equal;
  return places.filter((place) => {
    const name = replacedName(place);
    return name !== undefined && isAsked(name);
  });
}

/** The repository of a place, and what is written of it where a shared registry goes before it. */
function repositoryTexts(place: ImagePlace): readonly string[] {
  const { repository } = place.parts;
  const split = place.form === 'embedded' ? place.inner : place;
  const shared = split.form === 'split' ? split.sharedRegistry : undefined;
  if (repository === undefined) return [];
  return shared === undefined ? [repository] : [repository, repository.slice(shared.length + 1)];
}

/** The places of repositories that are called alike: the image on another registry, or under another path. */
export function alikePlaces(places: readonly ImagePlace[], image: string): readonly ImagePlace[] {
  return places.filter(
    ({ parts }) => parts.repository !== undefined && lastComponent(parts.repository) === lastComponent(image),
  );
}

export function repositories(places: readonly ImagePlace[]): ReadonlySet<string> {
  return new Set(
    places.map(({ parts }) => (parts.repository === undefined ? '' : canonicalRepository(parts.repository))),
  );
}

/** What Kustomize puts another image in the place of. */
function replacedName(place: ImagePlace): string | undefined {
  if (place.form === 'kustomize') return place.name;
  return place.form === 'reference' && place.prefix !== '' ? place.prefix.slice(0, -1) : undefined;
}

export function reportPath(place: ImagePlace): string {
  if (place.form === 'embedded') return `${formatSegments(place.text)}#${formatSegments(place.inner.path)}`;
  return formatSegments(place.form === 'kustomize' ? [...place.path, ...keys('newTag')] : place.path);
}

export function noPlace(
  file: string,
  image: string | undefined,
  places: readonly ImagePlace[],
  hint = 'Give `image` as the file has it, or name the place with `key`.',
): Failure {
  const images = [...new Set(places.map(({ parts }) => joinImage(parts)))];
  const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
  return new Failure(
    'bad-input',
    'IMAGE_NOT_FOUND',
    `${file}: ${wanted}; the file names ${images.length === 0 ? 'no image' : images.slice(0, 20).join(', ')}`,
    { hint },
  );
}

export function writeReference(editor: YamlEditor, place: ReferencePlace, edit: ImageEdit): void {
  const { document, path, prefix, parts } = place;
  const renamed = edit.image !== undefined && replacedName(place) === edit.image && parts.repository !== undefined;
  if (renamed) editor.warn(`${edit.image} is renamed to ${parts.repository}; the new name was kept`);
  const next = nextParts(editor, parts, renamed ? { ...edit, image: parts.repository } : edit);
  const moves = place.override === true && prefix === '' && next.repository !== parts.repository;
  editor.setSlot(document, path, (moves ? `${parts.repository}=` : prefix) + joinImage(next));
}

/** A digest never outlives its tag, nor (unless asked) a tag its digest. */
function nextParts(editor: YamlEditor, old: ImageParts, edit: ImageEdit): ImageParts {
  const same = old.repository !== undefined && edit.image !== undefined && sameRepository(old.repository, edit.image);
  const repository = same ? old.repository : (edit.image ?? old.repository);
  const tag =
    edit.tag ??
    (edit.digest === undefined || edit.keepTag === true || edit.digest === old.digest ? old.tag : undefined);
  const stale = edit.tag !== undefined && edit.tag !== old.tag;
  if (stale && edit.digest === undefined && old.digest !== undefined) warnStale(editor, old.digest);
  return { repository, tag, digest: edit.digest ?? (stale ? undefined : old.digest) };
}

export function warnStale(editor: YamlEditor, digest: string): void {
  editor.warn(`the digest ${digest} belonged to the old tag and was removed`);
}

export function writeSplit(editor: YamlEditor, place: SplitPlace, edit: ImageEdit): void {
  const { document } = place;
  const oldTag = splitTagField(editor.textAt(document, place.tag) ?? '');
  const oldDigest = place.digest === undefined ? undefined : editor.textAt(document, place.digest) || undefined;
  if (edit.image !== undefined) writeRepository(editor, place, edit.image);
  const stale = edit.tag !== undefined && edit.tag !== oldTag.tag;
  if (edit.tag !== undefined || oldTag.digest !== undefined) {
    const tag = edit.tag ?? oldTag.tag;
    const inTag = oldTag.digest === undefined ? undefined : (edit.digest ?? (stale ? undefined : oldTag.digest));
    if (oldTag.digest !== undefined && inTag === undefined) warnStale(editor, oldTag.digest);
    editor.setSlot(document, place.tag, `${tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
  }
  if (edit.digest !== undefined && oldTag.digest === undefined) {
    editor.setSlot(document, place.digest ?? place.create.digest, edit.digest);
  } else if (stale && oldDigest !== undefined && place.digest !== undefined) {
    warnStale(editor, oldDigest);
    editor.setSlot(document, place.digest, '');
  }
}

/** With `registry` beside `repository` the two compose the image; a host that changed goes into `registry`. */
function writeRepository(editor: YamlEditor, place: SplitPlace, image: string): void {
  const { document } = place;
  const slot = place.repository ?? place.create.repository;
  if (slot === undefined) return;
  if (repositoryTexts(place).some((old) => sameRepository(old, image))) return;
  const registry = place.registry === undefined ? undefined : editor.textAt(document, place.registry);
  const shared = place.sharedRegistry;
  if (shared !== undefined && image.startsWith(`${shared}/`)) {
    editor.setSlot(document, slot, image.slice(shared.length + 1));
  } else if (place.registry === undefined || registry === undefined || registry === '') {
    if (shared !== undefined) warnShared(editor, shared, image);
    editor.setSlot(document, slot, image);
  } else if (image.startsWith(`${registry}/`)) {
    editor.setSlot(document, slot, image.slice(registry.length + 1));
  } else {
    const { host = dockerHub, path } = splitHost(image);
    editor.setSlot(document, place.registry, host);
    editor.setSlot(document, slot, path);
  }
}

function warnShared(editor: YamlEditor, registry: string, image: string): void {
  editor.warn(`global.imageRegistry is ${registry}, which charts may put before the repository ${image}`);
}
