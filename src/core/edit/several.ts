/** One image at several places of a file: which of them are meant, and where only the user can say that. */
import { badInput, Failure } from '../failure.ts';
import { joinImage } from '../image/reference.ts';
import { didYouMean } from '../suggestion.ts';
import { choosePlaces, type ImageEdit, type ImagePlace, reportPath } from './kinds/image-place.ts';
import { listPlaces, placeKey } from './place-names.ts';
import { lookUp, textAt } from './text/locate.ts';
import type { YamlNode } from './text/node.ts';
import { formatPath, type Path } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';

/**
 * The places in the container that an edit names; all of them where it names none.
 *
 * @throws Failure bad input with the containers of the file
 */
export function placesOfContainer(
  source: Source,
  places: readonly ImagePlace[],
  container: string | undefined,
): readonly ImagePlace[] {
  if (container === undefined) return places;
  const found = places.filter((place) => containerOf(source.documents[place.document], place.path) === container);
  if (found.length > 0) return found;
  const names = containersOf(source, places);
  const has = names.length === 0 ? 'The file names none.' : `The file has ${names.slice(0, 20).join(', ')}.`;
  const problem = `${source.file} has no container ${container} with an image`;
  throw badInput('container', problem, `${didYouMean(container, names)}${has}`);
}

/**
 * The places that an edit is about. Without `image`, tags that no repository stands beside are of as many images: the
 * charts of an umbrella have one each.
 */
export function meantPlaces(source: Source, places: readonly ImagePlace[], edit: ImageEdit): readonly ImagePlace[] {
  const chosen = choosePlaces(places, edit.image);
  if (edit.image !== undefined || edit.eachPlace === true) return chosen;
  if (chosen.some(({ parts }) => parts.repository !== undefined)) return chosen;
  const tags = new Set(read(source, chosen).map((place) => nodeOf(source, place) ?? reportPath(place)));
  return tags.size > 1 ? [] : chosen;
}

/** Of a tag that is an alias, the value that it stands for. */
function nodeOf(source: Source, place: ImagePlace): YamlNode | undefined {
  return place.form === 'embedded' ? undefined : lookUp(source.documents[place.document], place.path);
}

/**
 * Tags that differ are a choice that somebody made: a job that stays behind, blue and green. An image without a version
 * differs from none.
 *
 * @throws Failure bad input `IMAGE_SEVERAL_TAGS` with the places and what tells them apart
 */
export function refuseSeveralTags(source: Source, places: readonly ImagePlace[], edit: ImageEdit): void {
  if (edit.fresh === true || edit.eachPlace === true) return;
  const all = read(source, places).map(({ parts }) => parts);
  const byTag = new Set(all.flatMap(({ tag, digest }) => tag ?? digest ?? []));
  // A digest alone drops the tag of one place and leaves it in another.
  const byDigest = new Set(all.flatMap(({ tag, digest }) => digest ?? tag ?? []));
  if (byTag.size < 2 || byDigest.size < 2) return;
  const names = containersOf(source, places);
  const path = 'one of these paths as `key`';
  const choice = names.length > 1 ? `\`container\` (${names.join(', ')}), or ${path}` : path;
  const which = edit.image === undefined ? 'the image' : edit.image;
  const message = `${source.file}: ${which} has several tags: ${listPlaces(source, places)}`;
  const hint = `Say which is meant by ${choice}. Places that hold the same tag move together.`;
  throw new Failure('bad-input', 'IMAGE_SEVERAL_TAGS', message, { hint });
}

/**
 * Helm takes a parameter of an Application before its values: a key into these alone would have no effect.
 *
 * @throws Failure refused `EDIT_WITHOUT_EFFECT` with the key of the parameter
 */
export function refuseBelowParameter(
  source: Source,
  places: readonly ImagePlace[],
  place: ImagePlace,
  edit: ImageEdit,
): void {
  const name = valuePath(place);
  if (name === undefined) return;
  const parameter = places.find((each) => parameterName(source, each) === name && sourceOf(each) === sourceOf(place));
  if (parameter === undefined) return;
  const { tag, digest } = parameter.parts;
  if ((edit.tag ?? tag) === tag && (edit.digest ?? digest) === digest) return;
  const message = `${source.file}: the parameter ${name} goes before the values, and says ${joinImage(parameter.parts)}: the edit would have no effect`;
  const hint = `Give key: ${placeKey(source, parameter)}; or \`image\` without a key, which keeps both in step.`;
  throw new Failure('refused', 'EDIT_WITHOUT_EFFECT', message, { hint });
}

/** Of an Application's parameter and the same value in its values, the parameter: Helm takes that one. */
function read(source: Source, places: readonly ImagePlace[]): readonly ImagePlace[] {
  const named = (place: ImagePlace, name: string | undefined) => `${sourceOf(place)} ${name}`;
  const parameters = new Set(
    places.flatMap((place) => {
      const name = parameterName(source, place);
      return name === undefined ? [] : [named(place, name)];
    }),
  );
  return places.filter((place) => !parameters.has(named(place, valuePath(place))));
}

/** The document and the source of an Application that a place of its Helm values or parameters is in. */
function sourceOf({ document, path }: ImagePlace): string {
  return `${document} ${formatPath(path.slice(0, Math.max(0, path.indexOf('helm'))))}`;
}

function parameterName(source: Source, { document, path }: ImagePlace): string | undefined {
  if (path.at(-1) !== 'value' || !path.includes('parameters')) return undefined;
  return textAt(source.documents[document], [...path.slice(0, -1), 'name']);
}

function valuePath(place: ImagePlace): string | undefined {
  if (place.form === 'embedded') return formatPath(place.inner.path);
  const at = place.path.indexOf('valuesObject');
  return at < 0 ? undefined : formatPath(place.path.slice(at + 1));
}

function containersOf(source: Source, places: readonly ImagePlace[]): readonly string[] {
  return [...new Set(places.flatMap((place) => containerOf(source.documents[place.document], place.path) ?? []))];
}

/** The name of the item of a list that holds an image: of a container, or of a template with one. */
function containerOf(document: YamlDocument | undefined, path: Path): string | undefined {
  for (let end = path.length - 1; end > 0; end -= 1) {
    if (typeof path[end - 1] !== 'number') continue;
    const name = textAt(document, [...path.slice(0, end), 'name']);
    if (name !== undefined && formatPath(path.slice(0, end - 1)) !== 'images') return name;
  }
  return undefined;
}
