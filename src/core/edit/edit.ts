/**
 * The lossless editor: text in, text out, no I/O. It splices the source at the parser's offsets and proves afterwards
 * that nothing but the asked places changed (law 1).
 */
import { badInput, Failure } from '../failure.ts';
import { applicationPlaces, embeddedSource, isApplication } from './application.ts';
import type { Claim } from './claim.ts';
import { defaultKey, placeOfKey, valuesPlaces } from './helm-values.ts';
import { canonicalRepository, type ImageParts, joinImage, lastComponent, splitImage } from './image-text.ts';
import { addEntry, isKustomization, kustomizationPlaces, writeEntry } from './kustomization.ts';
import { chooseDocument, lookUp, nodeText } from './locate.ts';
import { isNothing } from './node.ts';
import { type EditPath, formatSegments, parseAssignment, parsePath } from './path.ts';
import { choosePlaces, type ImagePlace, keys, noPlace, writeReference, writeSplit } from './place.ts';
import { type EditedPath, EditSession } from './session.ts';
import type { AliasPolicy } from './sharing.ts';
import { parseSource, type Source } from './source.ts';
import { editTemplate, readTemplate } from './template.ts';
import { isWorkload, manifestsIn, workloadPlaces } from './workload.ts';

export { type Claim, type Contradiction, contradictionOf, overlaps } from './claim.ts';
export { decodeText } from './decode.ts';
export { unifiedDiff } from './diff.ts';
export type { EditedPath } from './session.ts';

/** What to write into one file. */
export interface FileEdit {
  /** Repository without a tag: `harbor.example.com/fe/web1`. */
  image?: string | undefined;
  tag?: string | undefined;
  /** `sha256:…`. A digest that is in place and not asked for goes with its tag. */
  digest?: string | undefined;
  /** Path of the tag (or of a whole image); wins over the file's kind. */
  key?: string | undefined;
  /** `path=value` writes a string, `path:=json` anything else; missing maps and items are created. See `path.ts`. */
  set?: readonly string[] | undefined;
  /** Paths to remove; one that is absent is fine. Done after `set`. */
  unset?: readonly string[] | undefined;
  /** A value shared by an alias: edit it for all (`anchor`, the default), copy it first, or refuse. */
  onAlias?: AliasPolicy | undefined;
  /** Keep the tag where a digest would replace it (Kustomize, `name:tag@digest`). */
  keepTag?: boolean | undefined;
}

export type FileKind = 'kustomization' | 'workload' | 'application' | 'helm-values';

export interface EditResult {
  readonly kind: FileKind;
  readonly text: string;
  /** `repository:tag@digest` as the file had it; only what it names (`:v1` in values without a repository). */
  readonly oldImage: string | undefined;
  readonly newImage: string | undefined;
  readonly edits: readonly EditedPath[];
  /** Every place that was asked for, those that stood as asked included. */
  readonly claims: readonly Claim[];
  readonly warnings: readonly string[];
}

export interface ImageFound {
  readonly path: string;
  readonly repository: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** Counted from 0. */
  readonly document: number;
}

/** Edits one file; the same edit a second time changes nothing. `file` is for messages and for kinds known by name. */
export function editFile(file: string, text: string, edit: FileEdit): EditResult {
  validate(edit);
  const source = parseOrTemplate(file, text, edit);
  if ('edits' in source) return source;
  const session = new EditSession(source, edit.onAlias ?? 'anchor');
  const place = wantsImage(edit) ? writeImage(session, source, edit) : undefined;
  for (const entry of edit.set ?? []) {
    const { path, value } = parseAssignment(entry);
    session.setPath(path, value);
  }
  for (const path of edit.unset ?? []) session.unsetPath(parsePath(path));
  const done = session.finish();
  return {
    kind: kindOf(source),
    text: done.source.text,
    oldImage: place === undefined ? undefined : imageText(place.find(source), edit),
    newImage: place === undefined ? undefined : imageText(place.find(done.source), edit),
    edits: done.edits,
    claims: session.claims,
    warnings: session.warnings,
  };
}

/** Every image a file names; each path can be given back as `key`. */
export function imagesIn(file: string, text: string): readonly ImageFound[] {
  return placesIn(parseSource(file, text)).map((place) => ({
    path: reportPath(place),
    ...place.parts,
    document: place.document,
  }));
}

/**
 * What a path reads as: a scalar's content (also through aliases and `<<`), a collection's source text, `undefined`
 * for null and for what is not there. `document` counts from 0; without it the rules of `EditPath` apply.
 */
export function readPath(file: string, text: string, path: string, document?: number): string | undefined {
  const parsed = parsePath(path);
  const source = parseSource(file, text);
  const chosen = document === undefined ? chooseDocument(source, parsed) : source.documents[document];
  return chosen === undefined ? undefined : nodeText(source, lookUp(source, chosen, parsed.segments));
}

/** How to find the written image again, before and after the edit. */
interface WrittenPlace {
  find(source: Source): ImageParts | undefined;
}

function writeImage(session: EditSession, source: Source, edit: FileEdit): WrittenPlace {
  if (edit.key !== undefined) return writeKey(session, source, parsePath(edit.key), edit);
  const kind = kindOf(source);
  const places = placesIn(source);
  if (kind === 'helm-values') return writeValues(session, source, places, edit);
  const chosen = choosePlaces(places, edit.image);
  const [first] = chosen;
  if (first !== undefined) {
    for (const place of chosen) write(session, place, edit);
    return sameSpot(first);
  }
  if (kind !== 'kustomization' || edit.image === undefined) throw noPlace(source.file, edit.image, places);
  const image = edit.image;
  const document = source.documents.filter((each) => isKustomization(source, each) || isNothing(each.root));
  if (document.length > 1) throw noPlace(source.file, image, places);
  addEntry(session, source, document[0], image, edit);
  return { find: (after) => choosePlaces(placesIn(after), image)[0]?.parts };
}

/** The maps that name the wanted repository; without any `image.tag`, with a warning when that was another image's. */
function writeValues(
  session: EditSession,
  source: Source,
  places: readonly ImagePlace[],
  edit: FileEdit,
): WrittenPlace {
  const wanted = edit.image;
  if (wanted === undefined) return writeKey(session, source, defaultKey, edit);
  const named = places.filter(
    ({ parts }) =>
      parts.repository !== undefined && canonicalRepository(parts.repository) === canonicalRepository(wanted),
  );
  const [first] = named;
  if (first !== undefined) {
    for (const place of named) write(session, place, edit);
    return sameSpot(first);
  }
  const { repository } = placeOfKey(source, chooseDocument(source, defaultKey), defaultKey, edit).parts;
  if (repository !== undefined && lastComponent(repository) !== lastComponent(wanted)) {
    // The default place all the same: a template that a service's file is copied from names a placeholder there.
    session.warn(`the repository at ${defaultKey.text} changes from ${repository} to ${wanted}`);
  }
  return writeKey(session, source, defaultKey, edit);
}

function writeKey(session: EditSession, source: Source, key: EditPath, edit: FileEdit): WrittenPlace {
  const document = chooseDocument(source, key);
  const listed = placesIn(source).find((place) => place.document === document?.index && isNamedBy(source, place, key));
  const place = listed ?? placeOfKey(source, document, key, edit);
  write(session, place, edit);
  if (listed !== undefined) return sameSpot(listed);
  return { find: (at) => placeOfKey(at, chooseDocument(at, key), key, edit).parts };
}

/** Whether a key names an entry of a Kustomization, or its tag, or an image inside embedded values. */
function isNamedBy(source: Source, place: ImagePlace, key: EditPath): boolean {
  if (place.form === 'embedded') return reportPath(place) === formatSegments(key.segments);
  const document = source.documents[place.document];
  if (place.form !== 'kustomize' || document === undefined) return false;
  const last = key.segments.at(-1);
  const field = last?.kind === 'key' && (last.key === 'newTag' || last.key === 'digest');
  const named = lookUp(source, document, field ? key.segments.slice(0, -1) : key.segments);
  return named !== undefined && named === lookUp(source, document, place.path);
}

function write(session: EditSession, place: ImagePlace, edit: FileEdit): void {
  switch (place.form) {
    case 'reference':
      writeReference(session, place, edit);
      break;
    case 'split':
      writeSplit(session, place, edit);
      break;
    case 'kustomize':
      writeEntry(session, place, edit);
      break;
    case 'embedded': {
      if (!place.literal) throw notLiteral(session.file, place);
      const inner = embeddedSource(session.file, session.textAt(place.document, place.text) ?? '');
      if (inner === undefined) return;
      const nested = new EditSession(inner, 'anchor');
      write(nested, place.inner, edit);
      session.setEmbedded(place.document, place.text, nested);
    }
  }
}

function notLiteral(file: string, place: ImagePlace): Failure {
  return new Failure(
    'refused',
    'EDIT_EMBEDDED',
    `${file}: ${reportPath(place)} is in a text that does not stand as it reads`,
    {
      hint: 'Write the values as a literal block (values: |) or, better, as valuesObject.',
    },
  );
}

function sameSpot(place: ImagePlace): WrittenPlace {
  const path = reportPath(place);
  return {
    find: (source) =>
      placesIn(source).find((each) => each.document === place.document && reportPath(each) === path)?.parts,
  };
}

function reportPath(place: ImagePlace): string {
  if (place.form === 'embedded') return `${formatSegments(place.text)}#${formatSegments(place.inner.path)}`;
  return formatSegments(place.form === 'kustomize' ? [...place.path, ...keys('newTag')] : place.path);
}

function placesIn(source: Source): readonly ImagePlace[] {
  const values = kindOf(source) === 'helm-values';
  return source.documents.flatMap((document): readonly ImagePlace[] => {
    if (isApplication(source, document)) return applicationPlaces(source, document);
    if (isKustomization(source, document)) return kustomizationPlaces(source, document);
    return values ? valuesPlaces(source, document, []) : workloadPlaces(source, document);
  });
}

/** By content; a Kustomization without `kind` by its name. A Kubernetes object of any other kind counts as a workload. */
function kindOf(source: Source): FileKind {
  if (source.documents.some((document) => isKustomization(source, document))) return 'kustomization';
  if (source.documents.length === 0 && /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(source.file))
    return 'kustomization';
  const manifests = source.documents.flatMap((document) => manifestsIn(source, document));
  if (manifests.some(({ kind }) => isWorkload(kind))) return 'workload';
  if (source.documents.some((document) => isApplication(source, document))) return 'application';
  return manifests.length > 0 ? 'workload' : 'helm-values';
}

function imageText(parts: ImageParts | undefined, edit: FileEdit): string | undefined {
  if (parts === undefined || (parts.tag === undefined && parts.digest === undefined && parts.repository === undefined))
    return undefined;
  return joinImage({ ...parts, repository: parts.repository ?? edit.image });
}

function wantsImage(edit: FileEdit): boolean {
  return edit.tag !== undefined || edit.digest !== undefined || edit.image !== undefined;
}

/** The image's syntax is the registry's business; here only what would be written into the wrong place. */
function validate(edit: FileEdit): void {
  if (edit.image !== undefined) {
    const parts = splitImage(edit.image);
    if (parts.repository !== edit.image || /\s/.test(edit.image)) {
      throw badInput(
        'image',
        `"${edit.image}" is no repository without a tag`,
        'Give tag and digest as inputs of their own.',
      );
    }
  }
  if (edit.tag !== undefined && !/^\w[\w.-]{0,127}$/.test(edit.tag)) {
    throw badInput('tag', `"${edit.tag}" is no tag`, 'A tag has letters, digits, “_”, “.” and “-”, at most 128.');
  }
  if (edit.digest !== undefined && !/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\w=-]+$/.test(edit.digest)) {
    throw badInput('digest', `"${edit.digest}" is no digest`, 'A digest looks like sha256:….');
  }
}

/** A file with `{{ … }}` that is no YAML can still have the line edited that `key` names. */
function parseOrTemplate(file: string, text: string, edit: FileEdit): Source | EditResult {
  try {
    return parseSource(file, text);
  } catch (error) {
    const template = error instanceof Failure && error.code === 'YAML_TEMPLATE';
    if (!template || edit.key === undefined || (edit.set ?? []).length + (edit.unset ?? []).length > 0) throw error;
    const key = parsePath(edit.key);
    const done = editTemplate(file, text, key, edit);
    const image = (of: string) =>
      imageText({ repository: undefined, digest: undefined, tag: readTemplate(of, edit.key ?? '') }, edit);
    return { kind: 'helm-values', oldImage: image(text), newImage: image(done.text), warnings: [], ...done };
  }
}
