import { type ImageParts, isTemplated, sameRepository } from '../../image/reference.ts';
import { feedHint, lookUp, placeholderFailure } from '../text/locate.ts';
import { createdLocation, formatSegments } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { generatorHint } from './generator.ts';
import { type ImageEdit, type ImagePlace, keys, type Slot } from './image-place.ts';
import { isApplication, type Manifest, manifestsIn } from './kind.ts';

/**
 * A literal in the place of `"{{ .tag }}"` is valid YAML, but a generator or template engine would never fill it again:
 * an ApplicationSet would deploy it for every element from then on. In a fresh copy of a template it is ours to fill.
 */
export function refuseOverwritten(source: Source, place: ImagePlace, edit: ImageEdit): void {
  const document = source.documents[place.document];
  if (document === undefined) return;
  const set = applicationSetOf(source, document, place);
  if (edit.fresh === true && set === undefined) return;
  const inner = place.form === 'embedded' ? place.inner : place;
  const part = overwritten(inner, edit).find((name) => isTemplated(inner.parts[name] ?? ''));
  const text = part === undefined ? undefined : inner.parts[part];
  if (part === undefined || text === undefined) return;
  const slot = slotOf(inner, part);
  const outer = place.form === 'embedded' ? place.text : slot;
  const path = place.form === 'embedded' ? `${formatSegments(outer)}#${formatSegments(slot)}` : formatSegments(slot);
  const node = lookUp(source, document, outer);
  const origin = set === undefined ? feedHint(text) : generatorHint(source, document, set, text, edit.image);
  const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
  const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
  const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
  throw placeholderFailure(source, node, path, { text, hint });
}

function applicationSetOf(source: Source, document: YamlDocument, place: ImagePlace): Manifest | undefined {
  const path = createdLocation(place.path);
  return manifestsIn(source, document).find(
    (each) =>
      isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]),
  );
}

/** The parts of an image that an edit would change, or take away. */
function overwritten({ form, parts: old }: ImagePlace, edit: ImageEdit): readonly (keyof ImageParts)[] {
  const { image, tag, digest } = edit;
  const { repository = '' } = old;
  const versioned = tag !== undefined || digest !== undefined;
  // `{{ .image }}` may bring its tag along: nothing can be put behind it.
  const whole = form === 'reference' && versioned && old.tag === undefined && /\}$/.test(repository);
  const moved = image !== undefined && !sameRepository(image, repository);
  const parts: (keyof ImageParts)[] = [];
  if (versioned && tag !== old.tag) parts.push('tag');
  if (versioned && digest !== old.digest && (digest !== undefined || tag !== old.tag)) parts.push('digest');
  if (moved || whole) parts.push('repository');
  return parts;
}

const entryKeys = { repository: 'newName', tag: 'newTag', digest: 'digest' } as const;

function slotOf(place: Exclude<ImagePlace, { form: 'embedded' }>, part: keyof ImageParts): Slot {
  if (place.form === 'kustomize') return [...place.path, ...keys(entryKeys[part])];
  return place.form === 'split' ? (place[part] ?? place.path) : place.path;
}
