/** One image at several places of a file: which of them are meant, and where only the user can say that. */
import { badInput, Failure } from '../failure.ts';
import { didYouMean } from '../suggestion.ts';
import type { ImageEdit, ImagePlace } from './kinds/image-place.ts';
import { listPlaces } from './place-names.ts';
import { textAt } from './text/locate.ts';
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
 * Tags that differ are a choice that somebody made: a job that stays behind, blue and green. An image without a version
 * differs from none.
 *
 * @throws Failure bad input `IMAGE_SEVERAL_TAGS` with the places and what tells them apart
 */
export function refuseSeveralTags(source: Source, places: readonly ImagePlace[], edit: ImageEdit): void {
  if (edit.fresh === true || edit.eachPlace === true) return;
  const versions = new Set(read(source, places).flatMap(({ parts }) => parts.tag ?? parts.digest ?? []));
  if (versions.size < 2) return;
  const names = containersOf(source, places);
  const path = 'one of these paths as `key`';
  const choice = names.length > 1 ? `\`container\` (${names.join(', ')}), or ${path}` : path;
  const which = edit.image === undefined ? 'the image' : edit.image;
  const message = `${source.file}: ${which} has several tags: ${listPlaces(source, places)}`;
  const hint = `Say which is meant by ${choice}. Places that hold the same tag move together.`;
  throw new Failure('bad-input', 'IMAGE_SEVERAL_TAGS', message, { hint });
}

/** Of an Application's parameter and the same value in its values, the parameter: Helm takes that one. */
function read(source: Source, places: readonly ImagePlace[]): readonly ImagePlace[] {
  const parameters = places.flatMap((place) => parameterName(source, place) ?? []);
  return places.filter((place) => !parameters.includes(valuePath(place) ?? ''));
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
