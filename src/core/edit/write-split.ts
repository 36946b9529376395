/** Writes an image whose registry, repository, tag and digest stand under keys of their own. */
import { badInput, type Failure } from '../failure.ts';
import { dockerHub, sameRepository, splitHost, splitTagField } from '../image/reference.ts';
import { digestLike, readDigest } from './kinds/digest-field.ts';
import { digestAlone, type ImageEdit, repositoryTexts, type SplitPlace, warnStale } from './kinds/image-place.ts';
import { behindRegistry, isBefore, type Registry, withRegistry } from './kinds/registry.ts';
import type { YamlEditor } from './text/editor.ts';
import { formatPath, type Path } from './text/path.ts';

/** A digest stands behind the tag, `v1@sha256:…`, or under keys of its own, where and in the form that the file has it. */
export function writeSplit(editor: YamlEditor, place: SplitPlace, edit: ImageEdit): void {
  if (place.digestAsTag === true) {
    writeDigestAsTag(editor, place, edit);
    return;
  }
  const { document } = place;
  const fields = [place.digest ?? [], ...(place.otherDigests ?? [])].filter((path) => path.length > 0);
  const textAt = (path: Path) => editor.textAt(document, path) ?? '';
  const held = fields.filter((path) => textAt(path) !== '');
  const old = splitTagField(textAt(place.path));
  const stale = edit.tag !== undefined && edit.tag !== old.tag;
  const drops = edit.pin === 'tag' || (stale && edit.digest === undefined);
  if (drops && edit.pin !== 'tag' && held[0] !== undefined && !editor.has(document, place.path)) {
    throw digestAlone(editor.file, formatPath(held[0]), formatPath(place.path));
  }
  if (edit.image !== undefined) writeRepository(editor, place, edit.image, edit.newRegistries ?? []);
  // Charts compose `repository:tag@digest`: the tag stays readable, but a place that had none does not get one.
  const tag = edit.pin === 'digest' && old.tag === undefined ? undefined : edit.tag;
  if (tag !== undefined || old.digest !== undefined) {
    const inTag = old.digest === undefined || drops ? undefined : (edit.digest ?? old.digest);
    if (old.digest !== undefined && inTag === undefined && edit.pin === undefined) warnStale(editor, old.digest);
    editor.setAt(document, place.path, `${tag ?? old.tag ?? ''}${inTag === undefined ? '' : `@${inTag}`}`);
  }
  const { digest } = edit;
  if (digest !== undefined) {
    const empty = old.digest === undefined ? (fields[0] ?? place.create.digest) : undefined;
    const written = held.length > 0 ? held : empty === undefined ? [] : [empty];
    for (const path of written)
      editor.setAt(document, path, digestLike(fieldName(editor, document, path), textAt(path), digest));
  } else if (drops) {
    for (const path of held) {
      if (edit.pin === undefined) warnStale(editor, readDigest(textAt(path)) ?? '');
      editor.setAt(document, path, '');
    }
  }
}

/** The last part of a field's name; a parameter of Helm has its name beside its value. */
function fieldName(editor: YamlEditor, document: number, path: Path): string {
  const last = path.at(-1);
  const item = path.at(-2);
  const asked = typeof item === 'object' && 'field' in item ? item.value : undefined;
  const parameter = last === 'value' ? editor.textAt(document, [...path.slice(0, -1), 'name']) : undefined;
  return (asked ?? parameter ?? (typeof last === 'string' ? last : '')).replace(/^.*\./s, '');
}

/** `name@sha256` and digits, which charts join with a colon. With a tag alone it becomes `name` and the tag. */
function writeDigestAsTag(editor: YamlEditor, place: SplitPlace, edit: ImageEdit): void {
  const { document, path, repository, parts } = place;
  const drops = edit.pin === 'tag' || (edit.digest === undefined && edit.tag !== undefined);
  const moves =
    edit.image !== undefined && !repositoryTexts(place).some((old) => sameRepository(old, edit.image ?? ''));
  const name = moves ? edit.image : parts.repository;
  if (repository !== undefined && (moves || drops)) {
    editor.setAt(document, repository, `${name ?? ''}${drops ? '' : '@sha256'}`);
  }
  if (drops && edit.pin === undefined && parts.digest !== undefined) warnStale(editor, parts.digest);
  if (drops) editor.setAt(document, path, edit.tag ?? '');
  else if (edit.digest !== undefined) editor.setAt(document, path, digestLike('sha256', '', edit.digest));
}

/**
 * The registry and the repository compose the image: what they say already stays as it is, and a host that changed goes into
 * `registry`.
 *
 * @throws Failure bad input where a registry of all images would stand before another one
 */
function writeRepository(
  editor: YamlEditor,
  place: SplitPlace,
  image: string,
  newRegistries: readonly Registry[],
): void {
  const { document, registry, sharedRegistry: shared, parts } = place;
  const repository = place.repository ?? place.create.repository;
  if (repository === undefined) return;
  if (repositoryTexts(place).some((old) => sameRepository(old, image))) {
    const text = editor.textAt(document, repository) ?? '';
    const before = newRegistries.find((each) => isBefore(each, place) && behindRegistry(each.text, text) !== undefined);
    if (before === undefined) warnOfShared(editor, place, image);
    else editor.setAt(document, repository, behindRegistry(before.text, text) ?? text);
    return;
  }
  if (shared !== undefined) {
    const rest = behindRegistry(shared.text, image);
    if (rest === undefined) throw onSharedRegistry(editor.file, shared, repository, image);
    editor.setAt(document, repository, rest);
    return;
  }
  const local = registry === undefined ? undefined : editor.textAt(document, registry) || undefined;
  const isWhole = parts.repository === editor.textAt(document, repository);
  if (registry === undefined || local === undefined) {
    editor.setAt(document, repository, image);
    return;
  }
  const { host = dockerHub, path } = splitHost(image);
  const rest = isWhole ? undefined : behindRegistry(local, image);
  if (rest === undefined) editor.setAt(document, registry, host);
  editor.setAt(document, repository, isWhole ? image : (rest ?? path));
}

/** The file says the image only to a chart that does not read its global registry. */
function warnOfShared(editor: YamlEditor, { sharedRegistry: shared, parts }: SplitPlace, image: string): void {
  const hosted = splitHost(image).host !== undefined;
  if (shared === undefined || !hosted || sameRepository(parts.repository ?? '', image)) return;
  const name = formatPath(shared.path);
  editor.warn(`${name} is ${shared.text}: a chart that reads it takes ${parts.repository}, and not ${image}`);
}

/** A doubled registry is no image: `ghcr.io/harbor.example.com/fe/web`. */
function onSharedRegistry(file: string, shared: Registry, repository: Path, image: string): Failure {
  const name = formatPath(shared.path);
  const problem = `${file}: ${name} is ${shared.text}, which the chart puts before ${formatPath(repository)}: it would take ${withRegistry(shared.text, image)}`;
  const host = splitHost(image).host ?? dockerHub;
  const hint = `To move all images of the chart, \`set\` ${name}=${host}. Where the chart does not read it for this image, \`set\` ${formatPath(repository)}=${image} and leave \`image\` out.`;
  return badInput('image', problem, hint);
}
