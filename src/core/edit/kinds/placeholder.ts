/** Placeholders of templates, which an edit must not overwrite, and the place that their value comes from. */
import { isScalar } from 'yaml';
import { type ImageParts, isTemplated, sameRepository } from '../../image/reference.ts';
import { feedHint, lookUp, placeholderFailure } from '../text/locate.ts';
import { createdLocation, formatPath, type Path } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { elementFor, generatorHint } from './generator.ts';
import type { ImageEdit, ImagePlace } from './image-place.ts';
import { isApplication, type Manifest, manifestsIn } from './kind.ts';

/**
 * A literal in the place of `"{{ .tag }}"` is valid YAML, but a generator or template engine would never fill it again:
 * an ApplicationSet would deploy it for every element from then on. In a new copy of a template the edit may fill it.
 */
export function refuseOverwritten(source: Source, place: ImagePlace, edit: ImageEdit): void {
  const document = source.documents[place.document];
  if (document === undefined) return;
  const set = applicationSetOf(document, place);
  if (edit.fresh === true && set === undefined) return;
  const inner = place.form === 'embedded' ? place.inner : place;
  const part = overwritten(inner, edit).find((name) => isTemplated(inner.parts[name] ?? ''));
  const text = part === undefined ? undefined : inner.parts[part];
  if (part === undefined || text === undefined) return;
  const path = partPath(inner, part);
  const [node, name] =
    place.form === 'embedded'
      ? [lookUp(document, place.path), `${formatPath(place.path)}#${formatPath(path)}`]
      : [lookUp(document, path), formatPath(path)];
  const origin = set === undefined ? feedHint(text) : generatorHint(document, set, text, edit.image);
  const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
  const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
  const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
  throw placeholderFailure(source, node, name, text, hint);
}

/** The place that fills an image of an ApplicationSet's template, and the edit of it. */
export interface FilledPlace {
  /** As `key` takes it. */
  readonly key: string;
  readonly edit: ImageEdit;
  /** The repository that the template makes of it; undefined where the place holds a whole image. */
  readonly repository: string | undefined;
}

/**
 * The only value in the ApplicationSet's own generators that fills what an edit would overwrite: a whole image, or its tag
 * (with its digest). Undefined where that is not certain, or where nothing would be overwritten.
 */
export function filledPlace(source: Source, place: ImagePlace, edit: ImageEdit): FilledPlace | undefined {
  const document = source.documents[place.document];
  const set = document === undefined ? undefined : applicationSetOf(document, place);
  if (document === undefined || set === undefined) return undefined;
  const inner = place.form === 'embedded' ? place.inner : place;
  const { repository = '', tag, digest } = inner.parts;
  // Without quotes, `{{ .tag }}` is a map.
  if (place.form !== 'embedded' && !isScalar(lookUp(document, partPath(place, 'tag')))) return undefined;
  const isFilled = (text: string | undefined) => text !== undefined && isTemplated(text);
  if (!overwritten(inner, edit).some((part) => isFilled(inner.parts[part]))) return undefined;
  if (inner.form === 'reference' && tag === undefined && digest === undefined && isFilled(repository)) {
    const element = elementFor(document, set, repository, undefined, edit.image);
    return element && { key: element.key, edit, repository: undefined };
  }
  if (tag === undefined || !isFilled(tag) || (digest !== undefined && !isFilled(digest))) return undefined;
  const element = elementFor(document, set, tag, repository, edit.image);
  if (element === undefined) return undefined;
  const takesDigest = digest !== undefined || element.text.includes('@');
  if (!takesDigest && (edit.pin === 'digest' || edit.pin === 'both')) return undefined;
  const { image: _, ...version } = takesDigest ? edit : { ...edit, digest: undefined };
  return { key: element.key, edit: version, repository: edit.image ?? element.repository };
}

function applicationSetOf(document: YamlDocument, place: ImagePlace): Manifest | undefined {
  const path = createdLocation(place.path);
  return manifestsIn(document).find(
    (each) =>
      isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]),
  );
}

/** The parts of an image that an edit would change or remove. */
function overwritten({ form, parts: old }: ImagePlace, edit: ImageEdit): readonly (keyof ImageParts)[] {
  const { image, tag, digest } = edit;
  const { repository = '' } = old;
  const versioned = tag !== undefined || digest !== undefined;
  // The value of `{{ .image }}` may have a tag of its own: a second one cannot follow it.
  const whole = form === 'reference' && versioned && old.tag === undefined && /[)}]$/.test(repository);
  const moved = image !== undefined && !sameRepository(image, repository);
  const parts: (keyof ImageParts)[] = [];
  if (versioned && tag !== old.tag) parts.push('tag');
  if (versioned && digest !== old.digest && (digest !== undefined || tag !== old.tag)) parts.push('digest');
  if (moved || whole) parts.push('repository');
  return parts;
}

const entryKeys = { repository: 'newName', tag: 'newTag', digest: 'digest' } as const;

function partPath(place: Exclude<ImagePlace, { form: 'embedded' }>, part: keyof ImageParts): Path {
  if (place.form === 'kustomize') return [...place.path, entryKeys[part]];
  return (place.form === 'split' && part !== 'tag' ? place[part] : undefined) ?? place.path;
}
