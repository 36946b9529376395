/** The interface of a kind of file, and the Kubernetes objects of a document. */
import type { YamlEditor } from '../text/editor.ts';
import { itemsAt, textAt } from '../text/locate.ts';
import type { EditPath, Location, Path } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import type { ImageEdit, ImagePlace } from './image-place.ts';

/** A kind of file. To add a kind: a file here with such an object, and its line in `kinds.ts`. */
export interface Kind {
  /** Whether a document holds something of this kind. */
  isIn(document: YamlDocument): boolean;
  /** The places of a document that name an image, placeholders included. */
  places(document: YamlDocument): readonly ImagePlace[];
  /** Names of files that are of this kind even when they are empty. */
  readonly files?: RegExp;
  /** The place that a key creates by a name. `document` is undefined in an empty file. */
  missingPlace?(source: Source, document: YamlDocument | undefined, key: EditPath): ImagePlace | undefined;
  /** Adds an image that the file does not name yet; false where several documents could take it. */
  add?(editor: YamlEditor, source: Source, image: string, edit: ImageEdit): boolean;
  /** Why what stands at a path is not read: something beside it goes before. The path may go on within embedded YAML. */
  unreadAt?(document: YamlDocument, path: Path): string | undefined;
  /** What to do instead of an edit that has found no image. */
  whereElse?(document: YamlDocument): string | undefined;
}

/** A Kubernetes object: a document, or an item of a `List`. */
export interface Manifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly at: Location;
}

/** Every edit asks for them several times, and a `List` may have many. */
const known = new WeakMap<YamlDocument, readonly Manifest[]>();

export function manifestsIn(document: YamlDocument): readonly Manifest[] {
  const manifests = known.get(document) ?? foundManifests(document);
  known.set(document, manifests);
  return manifests;
}

function foundManifests(document: YamlDocument): readonly Manifest[] {
  const manifestsAt = (at: Location, versionOfList: string | undefined): readonly Manifest[] => {
    const kind = textAt(document, [...at, 'kind']);
    // Items may leave their version to the list.
    const apiVersion = textAt(document, [...at, 'apiVersion']) ?? versionOfList;
    if (kind === undefined || apiVersion === undefined) return [];
    if (kind !== 'List') return [{ kind, apiVersion, at }];
    return itemsAt(document, [...at, 'items']).flatMap((_, index) => manifestsAt([...at, 'items', index], apiVersion));
  };
  return manifestsAt([], undefined);
}

/** An Argo CD Application or ApplicationSet. */
export function isApplication({ apiVersion, kind }: Manifest): boolean {
  return apiVersion.startsWith('argoproj.io/') && (kind === 'Application' || kind === 'ApplicationSet');
}
