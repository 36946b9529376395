/** What a kind of file is, and the Kubernetes objects of a document. */
import { isMap, isSeq } from 'yaml';
import type { YamlEditor } from '../text/editor.ts';
import { lookUp } from '../text/locate.ts';
import type { YamlNode } from '../text/node.ts';
import { type EditPath, type Location, locationSegments } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { type ImageEdit, type ImagePlace, keys, textAt } from './image-place.ts';

/** What the editor has to know of a kind of file. To add one: a file here with such an object, and its line in `kinds.ts`. */
export interface Kind {
  readonly name: string;
  /** Whether a document holds something of this kind. */
  isIn(source: Source, document: YamlDocument): boolean;
  /** The places of a document that name an image, placeholders included. */
  places(source: Source, document: YamlDocument): readonly ImagePlace[];
  /** Names of files that are of this kind even when they are empty. */
  readonly files?: RegExp;
  /** The place that a key creates, where names stand for positions. `document` is undefined in an empty file. */
  missingPlace?(source: Source, document: YamlDocument | undefined, key: EditPath): ImagePlace | undefined;
  /** Adds an image that the file does not name yet; false where it is not clear to which document. */
  add?(editor: YamlEditor, source: Source, image: string, edit: ImageEdit): boolean;
  /** What to do in the place of an edit that has found no image. */
  whereElse?(source: Source, document: YamlDocument): string | undefined;
}

/** A Kubernetes object: a document, or an item of a `List`. */
export interface Manifest {
  readonly kind: string;
  readonly apiVersion: string;
  readonly at: Location;
}

export function manifestsIn(source: Source, document: YamlDocument): readonly Manifest[] {
  if (!isMap(document.root)) return [];
  const read = (at: Location): YamlNode | undefined => lookUp(source, document, locationSegments(at));
  const field = (at: Location, key: string) => textAt(source, document, [...locationSegments(at), ...keys(key)]);
  const found = (at: Location, listed: string | undefined): readonly Manifest[] => {
    const kind = field(at, 'kind');
    // Items may leave their version to the list.
    const apiVersion = field(at, 'apiVersion') ?? listed;
    if (kind === undefined || apiVersion === undefined) return [];
    if (kind !== 'List') return [{ kind, apiVersion, at }];
    const items = read([...at, 'items']);
    return isSeq(items) ? items.items.flatMap((_, index) => found([...at, 'items', index], apiVersion)) : [];
  };
  return found([], undefined);
}

/** An Argo CD Application or ApplicationSet. */
export function isApplication(manifest: Manifest): boolean {
  return (
    manifest.apiVersion.startsWith('argoproj.io/') &&
    (manifest.kind === 'Application' || manifest.kind === 'ApplicationSet')
  );
}
