/** The forms in which a file names an image, which of these places an edit is about, and how each form is written. */
import { badInput, Failure } from '../../failure.ts';
import {
  canonicalRepository,
  type ImageParts,
  joinImage,
  lastComponent,
  sameRepository,
  splitImage,
} from '../../image/reference.ts';
import type { Pin } from '../pin.ts';
import type { YamlEditor } from '../text/editor.ts';
import { textAt } from '../text/locate.ts';
import { formatPath, type Path } from '../text/path.ts';
import type { YamlDocument } from '../text/source.ts';
import { digestLike } from './digest-field.ts';
import type { Registry } from './registry.ts';

/** What an edit asks for, of one image. */
export interface ImageEdit {
  /** Repository without a tag: `harbor.example.com/fe/web1`. */
  readonly image?: string | undefined;
  readonly tag?: string | undefined;
  /** `sha256:…`. Without it a new tag removes the digest of the old one. */
  readonly digest?: string | undefined;
  /** Keep the tag where a digest would replace it (Kustomize, `name:tag@digest`). */
  readonly keepTag?: boolean | undefined;
  /** What of tag and digest the file gets. Without it both, as they are given. */
  readonly pin?: Pin | 'as-file' | undefined;
  /** The text is a new copy of a template, whose images may be replaced, and which may get new places. */
  readonly fresh?: boolean | undefined;
  /** The container whose image is meant, of a workload or another list of named items. */
  readonly container?: string | undefined;
  /** Look at each place by itself: places of one image may hold several tags. */
  readonly eachPlace?: boolean | undefined;
  /** Registries that the edit has just written: a repository below one that repeats it loses that part. */
  readonly newRegistries?: readonly Registry[] | undefined;
  /** Of a Kustomization, what its resources name. Undefined: they were not read. */
  readonly resources?: ResourceImages | undefined;
}

/** The images that the resources of a Kustomization name, as its `images:` meets them. */
export interface ResourceImages {
  /** Repositories as they are written. */
  readonly names: readonly string[];
  /** What could not be read, such as a base in another repository. */
  readonly unread: readonly string[];
}

/** A place of a file that names an image. */
export type ImagePlace = InnerPlace | KustomizePlace | EmbeddedPlace;
/** A place that can also stand in embedded text. */
export type InnerPlace = ReferencePlace | SplitPlace;

interface Place {
  readonly document: number;
  readonly path: Path;
  readonly parts: ImageParts;
}

/** One string: `repository:tag@digest`. */
export interface ReferencePlace extends Place {
  readonly form: 'reference';
  /**
   * Of an override of Kustomize the text before the image: `old=`, or empty. Kustomize finds the image to replace by that
   * name, or by the repository where there is none.
   */
  readonly override?: string;
  /** Fields beside the text that say its tag or its digest again. */
  readonly beside?: { readonly tag: Path | undefined; readonly digests: readonly Path[] };
  /** The tag that all images of a chart share, where the text names none. */
  readonly sharedTag?: Path | undefined;
}

/** Registry, repository, tag and digest under keys of their own; `path` is the tag's. */
export interface SplitPlace extends Place {
  readonly form: 'split';
  readonly registry?: Path | undefined;
  /** `global.imageRegistry` or the like, where it goes before this repository. */
  readonly sharedRegistry?: Registry | undefined;
  /** Other repositories that the same keys may say. */
  readonly readings?: readonly string[] | undefined;
  readonly repository?: Path | undefined;
  readonly digest?: Path | undefined;
  /** Further fields that hold its digest. */
  readonly otherDigests?: readonly Path[];
  /** `repository: name@sha256`, and the digits of the digest in the place of the tag. */
  readonly digestAsTag?: boolean;
  /** Places that an edit creates when it needs them. */
  readonly create: { readonly repository?: Path; readonly digest: Path };
}

/** An entry of `images:` in a Kustomization. */
export interface KustomizePlace extends Place {
  readonly form: 'kustomize';
  readonly name: string;
}

/** An image inside YAML text that is itself a string of the file; `path` is the string's. */
export interface EmbeddedPlace extends Place {
  readonly form: 'embedded';
  readonly inner: InnerPlace;
}

/**
 * The edit with the pin that this place gets. As the file has it: a digest stays where there is one, with a tag where there
 * is one; a file without a digest gets the tag alone.
 */
export function pinnedEdit<Edit extends ImageEdit>(
  edit: Edit,
  { tag, digest }: Pick<ImageParts, 'tag' | 'digest'>,
): Edit & { readonly pin?: Pin | undefined } {
  const asFile = digest === undefined ? 'tag' : tag === undefined ? 'digest' : 'both';
  const pin = edit.pin === 'as-file' ? asFile : edit.pin;
  if (pin === undefined) return { ...edit, pin };
  return { ...edit, pin, digest: pin === 'tag' ? undefined : edit.digest, keepTag: pin === 'both' };
}

export function referenceAt(document: YamlDocument | undefined, path: Path): ReferencePlace {
  const text = textAt(document, path) ?? '';
  return { form: 'reference', document: document?.index ?? 0, path, parts: splitImage(text.trim()) };
}

/**
 * The places that an edit is about: those that name the repository, else those of the only repository of the same name,
 * else the only place that names no repository. Without `image`, those of the only repository in the file.
 */
export function choosePlaces(places: readonly ImagePlace[], image: string | undefined): readonly ImagePlace[] {
  if (image === undefined) return repositories(places).size === 1 ? places : [];
  const named = namedPlaces(places, image);
  if (named.length > 0) return named;
  const sameName = sameNamePlaces(places, image);
  if (sameName.length > 0) return repositories(sameName).size === 1 ? sameName : [];
  const unnamed = places.filter(({ parts }) => parts.repository === undefined);
  return unnamed.length === 1 ? unnamed : [];
}

/** The places of a repository, else those that Kustomize renames from it: it would not apply a second entry for the name. */
export function namedPlaces(places: readonly ImagePlace[], image: string): readonly ImagePlace[] {
  const known = byRepository.get(places) ?? { named: indexed(places, repositoryTexts), renamed: renamedFrom(places) };
  byRepository.set(places, known);
  const wanted = canonicalRepository(image);
  return known.named.get(wanted) ?? known.renamed.get(wanted) ?? [];
}

type PlaceIndex = ReadonlyMap<string, readonly ImagePlace[]>;

/** Many edits of one text look for their image among its places. */
const byRepository = new WeakMap<readonly ImagePlace[], { readonly named: PlaceIndex; readonly renamed: PlaceIndex }>();

function renamedFrom(places: readonly ImagePlace[]): PlaceIndex {
  return indexed(places, (place) => replacedName(place) ?? []);
}

/** By canonical repository, each place once. */
function indexed(
  places: readonly ImagePlace[],
  namesOf: (place: ImagePlace) => string | readonly string[],
): PlaceIndex {
  const index = new Map<string, ImagePlace[]>();
  for (const place of places) {
    for (const name of new Set([namesOf(place)].flat().map(canonicalRepository))) {
      const others = index.get(name);
      if (others === undefined) index.set(name, [place]);
      else others.push(place);
    }
  }
  return index;
}

/** The repository of a place, and what else its keys may say. */
export function repositoryTexts(place: ImagePlace): readonly string[] {
  const { repository } = place.parts;
  const split = place.form === 'embedded' ? place.inner : place;
  if (repository === undefined) return [];
  return [repository, ...(split.form === 'split' ? (split.readings ?? []) : [])];
}

/** The places of repositories with the same last path component: the image on another registry, or under another path. */
export function sameNamePlaces(places: readonly ImagePlace[], image: string): readonly ImagePlace[] {
  return places.filter(
    ({ parts }) => parts.repository !== undefined && lastComponent(parts.repository) === lastComponent(image),
  );
}

export function repositories(places: readonly ImagePlace[]): ReadonlySet<string> {
  return new Set(
    places.map(({ parts }) => (parts.repository === undefined ? '' : canonicalRepository(parts.repository))),
  );
}

/** The name of the image that Kustomize replaces. */
function replacedName(place: ImagePlace): string | undefined {
  if (place.form === 'kustomize') return place.name;
  return (place.form === 'reference' && place.override?.slice(0, -1)) || undefined;
}

/** The path of an image in reports; it can be given as `key`. */
export function reportPath(place: ImagePlace): string {
  if (place.form === 'embedded') return `${formatPath(place.path)}#${formatPath(place.inner.path)}`;
  return formatPath(place.form === 'kustomize' ? [...place.path, 'newTag'] : place.path);
}

/** A move by the name alone is said: the same name may be another image. A bare name is there to be replaced. */
export function warnOfMove(editor: YamlEditor, place: ImagePlace, { image, fresh }: ImageEdit): void {
  const { repository } = place.parts;
  if (image === undefined || repository === undefined || fresh === true) return;
  if (replacedName(place) !== undefined && !repository.includes('/')) return;
  if (lastComponent(repository) !== lastComponent(image) || namedPlaces([place], image).length > 0) return;
  editor.warn(`the repository at ${reportPath(place)} changes from ${repository} to ${image}`);
}

export function noPlace(
  file: string,
  image: string | undefined,
  places: readonly ImagePlace[],
  hint = 'Give `image` as the file has it, or name the place with `key`.',
): Failure {
  const images = [...new Set(places.map(({ parts }) => joinImage(parts)))];
  const wanted = image === undefined ? 'which image to change is not clear' : `no place for the image ${image}`;
  const named = images.length === 0 ? 'no image' : images.slice(0, 20).join(', ');
  return new Failure('bad-input', 'IMAGE_NOT_FOUND', `${file}: ${wanted}; the file names ${named}`, { hint });
}

export function writeReference(editor: YamlEditor, place: ReferencePlace, edit: ImageEdit): void {
  const { document, path, override = '', parts } = place;
  const versioned = edit.tag !== undefined || edit.digest !== undefined;
  if (place.sharedTag !== undefined && versioned) throw tagElsewhere(editor.file, place, place.sharedTag);
  const renamed = edit.image !== undefined && replacedName(place) === edit.image && parts.repository !== undefined;
  if (renamed) editor.warn(`${edit.image} is renamed to ${parts.repository}; the new name was kept`);
  const next = nextParts(editor, parts, renamed ? { ...edit, image: parts.repository } : edit);
  if (next.repository === undefined) {
    const problem = `${editor.file} has no repository at ${formatPath(path)}`;
    throw badInput('image', problem, 'Give it as `image`: a tag or digest alone is no image.');
  }
  const moves = place.override === '' && next.repository !== parts.repository;
  const before = moves ? `${parts.repository}=` : override;
  const { digests = [], tag: tagBeside } = place.beside ?? {};
  const apart = digests.length > 0 && splitImage(editor.textAt(document, path) ?? '').digest === undefined;
  if (apart && parts.tag === undefined && next.digest === undefined && edit.pin === undefined) {
    throw digestAlone(editor.file, formatPath(digests[0] ?? []), formatPath(path));
  }
  const tag = next.tag ?? (apart && parts.tag !== undefined ? (edit.tag ?? parts.tag) : undefined);
  editor.setAt(document, path, before + joinImage(apart ? { ...next, tag, digest: undefined } : next));
  for (const field of digests) {
    const old = editor.textAt(document, field) ?? '';
    const value = next.digest === undefined ? '' : digestLike(String(field.at(-1)), old, next.digest);
    editor.setAt(document, field, value);
  }
  const said = tagBeside === undefined ? '' : (editor.textAt(document, tagBeside) ?? '');
  if (tagBeside === undefined || edit.tag === undefined || said === '' || said === edit.tag) return;
  if (said === parts.tag || parts.tag === undefined) editor.setAt(document, tagBeside, edit.tag);
  else editor.warn(`${formatPath(tagBeside)} beside the image is ${said}, another tag than its own, and was left`);
}

/** The chart puts the shared tag behind the image: a tag in both places is no image. */
function tagElsewhere(file: string, { path, parts }: ReferencePlace, tag: Path): Failure {
  const name = formatPath(path);
  const problem = `${file}: ${name} is ${parts.repository} without a tag; a tag for all images stands at ${formatPath(tag)}`;
  const hint = `Give key: ${formatPath(tag)} for the tag of all. If the chart does not read it here, put the tag behind the image with \`set\` once.`;
  return new Failure('bad-input', 'IMAGE_NOT_FOUND', problem, { hint });
}

/** A chart that is given no tag may write `@` before the digest whatever it is, and would not read a new tag. */
export function digestAlone(file: string, digest: string, tag: string): Failure {
  const problem = `${file} names the image by ${digest} alone and has no tag at ${tag}`;
  const hint = `Give the digest of the new image too. If the chart reads a tag, put one there with \`set\` once.`;
  return badInput('tag', problem, hint);
}

/** A new tag removes the old digest, and a new digest the old tag unless `keepTag` asks for both. */
function nextParts(editor: YamlEditor, old: ImageParts, edit: ImageEdit): ImageParts {
  const same = old.repository !== undefined && edit.image !== undefined && sameRepository(old.repository, edit.image);
  const repository = same ? old.repository : (edit.image ?? old.repository);
  const keepTag = edit.digest === undefined || edit.keepTag === true || edit.digest === old.digest;
  const stale = edit.tag !== undefined && edit.tag !== old.tag;
  if (edit.pin === 'tag') return { repository, tag: edit.tag ?? old.tag, digest: undefined };
  if (edit.pin === 'digest') return { repository, tag: undefined, digest: edit.digest ?? old.digest };
  if (stale && edit.digest === undefined && old.digest !== undefined) warnStale(editor, old.digest);
  return {
    repository,
    tag: edit.tag ?? (keepTag ? old.tag : undefined),
    digest: edit.digest ?? (stale ? undefined : old.digest),
  };
}

export function warnStale(editor: YamlEditor, digest: string): void {
  editor.warn(staleDigest(digest));
}

export function staleDigest(digest: string): string {
  return `the digest ${digest} belonged to the old tag and was removed`;
}
