/**
 * The lossless editor: text in, text out, no I/O. It splices new values into the text and proves afterwards that nothing
 * else changed (law 1). It imports `core/image/reference.ts` for the grammar of images; the rest of `core` imports this
 * file. Begin with `editFile`, then `write-image.ts`, `kinds/` and `text/editor.ts`.
 */
import { isDeepStrictEqual } from 'node:util';
import { badInput, Failure } from '../failure.ts';
import { checkDigest, checkTag, type ImageParts, isTemplated, joinImage, splitImage } from '../image/reference.ts';
import { EditBatch } from './batch.ts';
import { editAt } from './kinds/embedded-values.ts';
import { defaultKey, helmValues } from './kinds/helm-values.ts';
import {
  choosePlaces,
  type ImageEdit,
  type ImagePlace,
  namedPlaces,
  reportPath,
  sameNamePlaces,
  staleDigest,
} from './kinds/image-place.ts';
import { kindOf, placesIn } from './kinds/kinds.ts';
import { isRegistryPath, type Registry } from './kinds/registry.ts';
import { editTemplate, readTemplate } from './kinds/template.ts';
import { parseFile, refuseOtherFormat } from './not-yaml.ts';
import { type Claim, YamlEditor } from './text/editor.ts';
import { chooseDocument, textAt } from './text/locate.ts';
import { type EditPath, formatPath, type Location, parseAssignment, parsePath, parseRemoval } from './text/path.ts';
import type { AliasPolicy } from './text/sharing.ts';
import { withHidden } from './text/sops.ts';
import { type Source, textOf } from './text/source.ts';
import { isListValue, isMapValue, type Value } from './text/value.ts';
import { writeImage } from './write-image.ts';

export type { ResourceImages } from './kinds/image-place.ts';
export { decodeText } from './not-yaml.ts';
export type { Claim } from './text/editor.ts';

/** What to write into one file. */
export interface FileEdit extends ImageEdit {
  /** Path of the tag (or of a whole image); wins over the file's kind. */
  readonly key?: string | undefined;
  /** `path=value` writes a string, `path:=json` anything else; missing maps and items are created. See `path.ts`. */
  readonly set?: readonly string[] | undefined;
  /** Paths to remove, after `set`; a path that is absent is fine. */
  readonly unset?: readonly string[] | undefined;
  /** A value shared by an alias: edit it for all (`anchor`, the default), copy it first, or refuse. */
  readonly onAlias?: AliasPolicy | undefined;
}

export interface EditResult {
  readonly text: string;
  readonly changed: boolean;
  /** `repository:tag@digest` before the edit, as far as the file names them (`:v1` in values without a repository). */
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  /** Each place of the image, where there are several. */
  readonly places?: readonly EditedPlace[];
  /** What the edit asked of each place, also where the place was already so. */
  readonly claims: readonly Claim[];
  readonly warnings: readonly string[];
}

/** One of several places of an image. */
export interface EditedPlace {
  /** Its path, as `key` takes it. */
  readonly key: string;
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
}

/** Edits one file. The same edit a second time changes nothing. `file` is for messages and for kinds known by name. */
export function editFile(file: string, text: string, edit: FileEdit): EditResult {
  validate(edit);
  const source = parseOrTemplate(file, text, edit);
  if (!('documents' in source)) return source;
  const editor = new YamlEditor(source, edit.onAlias ?? 'anchor');
  const conclude = planOrSayHidden(editor, edit);
  const edited = editor.apply();
  return {
    text: textOf(edited),
    changed: edited !== source,
    ...conclude(source, edited),
    claims: editor.claims,
    warnings: editor.warnings,
  };
}

function planOrSayHidden(editor: YamlEditor, edit: FileEdit): ReturnType<typeof plan> {
  try {
    return plan(editor, edit);
  } catch (error) {
    throw withHidden(error, editor.source);
  }
}

/**
 * Plans an edit, without applying what can wait.
 *
 * @returns what it did to the image, from the texts before and after it
 */
function plan(
  editor: YamlEditor,
  edit: FileEdit,
): (before: Source, after: Source) => Pick<EditResult, 'oldImage' | 'newImage' | 'places'> {
  const wantsImage = edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
  const values = valuesOf(edit);
  const isFirst = ({ path }: ValueEdit) => edit.image !== undefined && isRegistryPath(path.path);
  const { source: given } = editor;
  for (const each of values.filter(isFirst)) writeValue(editor, each);
  const source = wantsImage && values.some(isFirst) ? editor.apply() : editor.source;
  const before = editor.claims.length;
  const newRegistries = source === given ? [] : values.filter(isFirst).flatMap(registryOf);
  const image = wantsImage ? writeImage(editor, source, { ...edit, newRegistries }) : undefined;
  const after = editor.claims.length;
  for (const each of values) if (!isFirst(each)) writeValue(editor, each);
  const ofValues = [...editor.claims.slice(0, before), ...editor.claims.slice(after)];
  const claimed = { ofImage: editor.claims.slice(before, after), ofValues };
  return (unedited, edited) => {
    const [old = [], now = []] = [image?.find(unedited), image?.find(edited)];
    if (values.length > 0) refuseUndone(claimed, edited, edit, old[0], now[0]);
    const textsOf = (all: readonly (ImageParts | undefined)[]) => all.map((parts) => imageText(parts, edit));
    const [olds, news] = [textsOf(old), textsOf(now)];
    const keys = image?.keys ?? [];
    const places = keys.map((key, index) => ({ key, oldImage: olds[index], newImage: news[index] }));
    return { oldImage: olds[0], newImage: news[0], ...(keys.length > 1 && { places }) };
  };
}

/**
 * Many edits of one file, one behind the other, parsed together (`batch.ts`). `undefined` where that might not come to what
 * they come to one by one, or where one of them fails.
 */
export function editTogether(
  file: string,
  text: string,
  edits: readonly FileEdit[],
): { readonly text: string; readonly results: readonly Omit<EditResult, 'text'>[] } | undefined {
  // What one edit writes of an image depends on the registry that another one gives.
  const registry = edits.some((edit) => valuesOf(edit).some(({ path }) => isRegistryPath(path.path)));
  if (registry && edits.some(({ image }) => image !== undefined)) return undefined;
  try {
    for (const edit of edits) validate(edit);
    const source = parseFile(file, text);
    refuseOtherFormat(source);
    const batch = new EditBatch(source, plan);
    for (const edit of edits) batch.add(edit, edit.onAlias ?? 'anchor');
    return { text: textOf(batch.end()), results: batch.results };
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** An entry of `set`, or of `unset`: then without a value. */
interface ValueEdit {
  readonly path: EditPath;
  readonly value: Value | undefined;
}

function valuesOf(edit: FileEdit): readonly ValueEdit[] {
  const unset = (edit.unset ?? []).map((path) => ({ path: parseRemoval(path), value: undefined }));
  return [...(edit.set ?? []).map(parseAssignment), ...unset];
}

function registryOf({ path: { path }, value }: ValueEdit): readonly Registry[] {
  return typeof value === 'string' && value !== '' ? [{ path, text: value }] : [];
}

function writeValue(editor: YamlEditor, { path, value }: ValueEdit): void {
  if (value === undefined) editAt(editor, path, 'unset', (at, inner) => at.unset(inner));
  else editAt(editor, path, 'set', (at, inner) => at.set(inner, value));
}

/** What `set` and `unset` write must leave the image as it was asked for. */
function refuseUndone(
  { ofImage, ofValues }: { readonly ofImage: readonly Claim[]; readonly ofValues: readonly Claim[] },
  edited: Source,
  edit: FileEdit,
  old: ImageParts | undefined,
  now: ImageParts | undefined,
): void {
  const hint = 'Say it once: leave the place out of `set` and `unset`, or leave `image`, `tag` and `digest` out.';
  const other = contradictionOf(ofImage, ofValues);
  if (other !== undefined) {
    const problem = `${edited.file}: ${other.place} would get ${said(other.later)}, but the image has ${said(other.earlier)} there`;
    throw badInput('set', problem, hint);
  }
  const gone = old !== undefined && now === undefined;
  const tag = edit.tag !== undefined && now?.tag !== undefined && now.tag !== edit.tag;
  const digest = edit.digest !== undefined && now?.digest !== undefined && now.digest !== edit.digest;
  if (!gone && !tag && !digest) return;
  // Its item may have another position in its list now.
  const isAsked = ({ parts }: ImagePlace) =>
    (edit.tag === undefined || parts.tag === edit.tag) && (edit.digest === undefined || parts.digest === edit.digest);
  if (placesIn(edited).some(isAsked)) return;
  const left = now === undefined ? 'without its place' : joinImage(now);
  throw badInput('set', `${edited.file}: the image is left ${left}, not as tag and digest say`, hint);
}

function said(value: Value | undefined): string {
  return value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : 'another value';
}

/** Every image that a file names, without placeholders. Each path can be given as `key`. */
export function imagesIn(file: string, text: string): readonly (ImageParts & { readonly path: string })[] {
  const source = parseFile(file, text);
  const selector = ({ document }: ImagePlace) => (source.documents.length > 1 ? `{document=${document}}.` : '');
  return placesIn(source)
    .filter(({ parts }) => !isTemplated(joinImage(parts)))
    .map((place) => ({ path: selector(place) + reportPath(place), ...place.parts }));
}

/**
 * How a file names an image: by its repository or as the name that Kustomize replaces (`named`), by a version without a
 * repository, or not at all; `sameName` is another image with the same last path component, as on another registry.
 */
export type ImageMatch = 'named' | 'version-only' | { readonly sameName: string } | undefined;

export function matchImage(file: string, text: string, image: string): ImageMatch {
  const source = parseFile(file, text);
  const places = placesIn(source);
  if (namedPlaces(places, image).length > 0) return 'named';
  const byDefault =
    kindOf(source) === helmValues ? places.find((place) => reportPath(place) === defaultKey.text) : undefined;
  const chosen = byDefault ?? choosePlaces(places, image)[0];
  if (chosen !== undefined && chosen.parts.repository === undefined) return 'version-only';
  const sameName = sameNamePlaces(places, image)[0]?.parts.repository;
  return sameName === undefined ? undefined : { sameName };
}

/**
 * The value at a path: a scalar's content (also through aliases and `<<`), a collection's source text, `undefined` for
 * null and for a path that does not exist.
 */
export function readPath(file: string, text: string, path: string): string | undefined {
  const parsed = parsePath(path);
  return textAt(chooseDocument(parseFile(file, text), parsed), parsed.path);
}

function imageText(parts: ImageParts | undefined, edit: FileEdit): string | undefined {
  if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
    return undefined;
  const encrypted = parts.repository?.startsWith('ENC[') === true;
  return joinImage({ ...parts, repository: (encrypted ? undefined : parts.repository) ?? edit.image });
}

/** The registry checks the syntax of a repository; here only what would be written into the wrong place is refused. */
function validate(edit: FileEdit): void {
  if (edit.image !== undefined) {
    const parts = splitImage(edit.image);
    if (parts.repository !== edit.image || /\s/.test(edit.image)) {
      const hint = 'Give tag and digest as inputs of their own.';
      throw badInput('image', `"${edit.image}" is no repository without a tag`, hint);
    }
  }
  if (edit.tag !== undefined) checkTag(edit.tag, 'tag');
  if (edit.digest !== undefined) checkDigest(edit.digest);
}

/** In a file with `{{ … }}` or `{% … %}` that is no YAML, the line that `key` names can still be edited. */
function parseOrTemplate(file: string, text: string, edit: FileEdit): Source | EditResult {
  try {
    const source = parseFile(file, text);
    refuseOtherFormat(source);
    return source;
  } catch (error) {
    const template = error instanceof Failure && error.code === 'YAML_TEMPLATE';
    if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0) throw error;
    const key = parsePath(edit.key, 'key');
    const done = editTemplate(file, text, key, edit);
    const [old, now] = [readTemplate(text, key), readTemplate(done.text, key)];
    const stale = now.digest === undefined && edit.pin === undefined ? old.digest : undefined;
    const warnings = stale === undefined ? [] : [staleDigest(stale)];
    const image = { oldImage: imageText(old, edit), newImage: imageText(now, edit) };
    return { changed: done.text !== text, ...image, warnings, ...done };
  }
}

/** Two claims of which the later one overwrites the earlier one with another value. */
export interface Contradiction {
  /** The place in the file, as a path. */
  readonly place: string;
  readonly earlier: Value | undefined;
  readonly later: Value | undefined;
}

export function contradictionOf(earlier: readonly Claim[], later: readonly Claim[]): Contradiction | undefined {
  for (const before of earlier) {
    for (const after of later) {
      const values = valuesAtInner(before, after);
      if (values === undefined || isSame(values.earlier, values.later)) continue;
      const inner = before.location.length > after.location.length ? before : after;
      return { place: formatPath(inner.location), ...values };
    }
  }
  return undefined;
}

/** What each of two claims says about the inner one of their places; `undefined` where neither place holds the other. */
function valuesAtInner(before: Claim, after: Claim): Pick<Contradiction, 'earlier' | 'later'> | undefined {
  const rest = innerSteps(before, after);
  if (rest === undefined) return undefined;
  if (before.location.length >= after.location.length) {
    return { earlier: before.value, later: valueAt(after.value, rest) };
  }
  const earlier = valueAt(before.value, rest);
  // A key that is added to a collection takes nothing from it.
  return earlier === undefined && before.value !== undefined ? undefined : { earlier, later: after.value };
}

/** The steps from the outer place to the inner one; `undefined` where neither place holds the other. */
function innerSteps(one: Claim, other: Claim): Location | undefined {
  const [outer, inner] = one.location.length <= other.location.length ? [one, other] : [other, one];
  if (one.document !== other.document) return undefined;
  const within = outer.location.every((step, index) => step === inner.location[index]);
  return within ? inner.location.slice(outer.location.length) : undefined;
}

function valueAt(value: Value | undefined, [step, ...rest]: Location): Value | undefined {
  if (step === undefined || value === undefined) return value;
  if (isMapValue(value)) return valueAt(value.get(String(step)), rest);
  return isListValue(value) && typeof step === 'number' ? valueAt(value[step], rest) : undefined;
}

/** To every chart an empty digest is the same as none. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return isDeepStrictEqual(one ?? '', other ?? '');
}
