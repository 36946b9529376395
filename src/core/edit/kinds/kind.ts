import { isMap, isSeq } from 'yaml';
import { lookUp } from '../text/locate.ts';
import type { YamlNode } from '../text/node.ts';
import { type Location, locationSegments } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { keys, textAt } from './image-place.ts';

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
