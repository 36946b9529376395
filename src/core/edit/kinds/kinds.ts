/**
 * The kinds of files that the editor knows, and the places of a file that name an image. May import `text/`, and of `core`
 * the grammar of images. Begin here; `kind.ts` says what a kind is, then one file a kind. To add a kind, write its
 * file and add its line below.
 */
import type { EditPath, Path } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { application, sourceOverride } from './application.ts';
import { customResource } from './custom-resource.ts';
import { helmValues } from './helm-values.ts';
import { type ImagePlace, reportPath } from './image-place.ts';
import { type Kind, manifestsIn } from './kind.ts';
import { kustomization } from './kustomization.ts';
import { workload } from './workload.ts';

/** A file is of the first kind that it holds something of. */
const kinds: readonly Kind[] = [kustomization, workload, sourceOverride, application, customResource];

/** Many edits of one text ask for it. */
const knownKinds = new WeakMap<Source, Kind>();

/** The kind of a file by its content; of an empty file by its name. Any other Kubernetes object counts as a workload. */
export function kindOf(source: Source): Kind {
  const kind = knownKinds.get(source) ?? foundKind(source);
  knownKinds.set(source, kind);
  return kind;
}

function foundKind(source: Source): Kind {
  const { documents, file } = source;
  const isOf = (kind: Kind) =>
    documents.length === 0 ? kind.files?.test(file) : documents.some((document) => kind.isIn(document));
  return kinds.find(isOf) ?? (documents.some((document) => manifestsIn(document).length > 0) ? workload : helmValues);
}

/** One edit needs the places of a text several times. */
const known = new WeakMap<Source, readonly ImagePlace[]>();

/** Every place of a file that names an image, placeholders included. */
export function placesIn(source: Source): readonly ImagePlace[] {
  let places = known.get(source);
  if (places === undefined) {
    const within = kindOf(source) === helmValues ? [helmValues] : kinds;
    places = source.documents.flatMap((document) => onePerPath(within.flatMap((kind) => kind.places(document))));
    known.set(source, places);
  }
  return places;
}

/** The container of a workload has the shape that is looked for in every object. */
function onePerPath(places: readonly ImagePlace[]): readonly ImagePlace[] {
  const seen = new Set<string>();
  return places.filter((place) => !seen.has(reportPath(place)) && seen.add(reportPath(place)));
}

/** The place that a key creates by a name: an entry of a Kustomization, a parameter of an Application. */
export function missingPlace(
  source: Source,
  document: YamlDocument | undefined,
  key: EditPath,
): ImagePlace | undefined {
  const places = kinds.map((kind) => kind.missingPlace?.(source, document, key));
  return places.find((place) => place !== undefined);
}

/** Why what stands at a path has no effect. */
export function unreadAt(document: YamlDocument, path: Path): string | undefined {
  return kinds.map((kind) => kind.unreadAt?.(document, path)).find((reason) => reason !== undefined);
}

/** What to do instead of an edit that has found no image in the file. */
export function whereElse(source: Source): string | undefined {
  const hints = source.documents.flatMap((document) => kinds.map((kind) => kind.whereElse?.(document)));
  return hints.find((hint) => hint !== undefined);
}
