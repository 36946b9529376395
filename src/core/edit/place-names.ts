/** How a place is named to users: by the names of objects and items, which stay when a list gets another item. */
import { isSeq } from 'yaml';
import { joinImage } from '../image/reference.ts';
import { type ImagePlace, reportPath } from './kinds/image-place.ts';
import { documentsWith, fieldOf, itemsWith, lookUp, textAt } from './text/locate.ts';
import { placeAt, startOf } from './text/node.ts';
import { formatPath, type Path, type Segment } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';

/** A path that can be given as `key`: `{kind=Deployment,name=web}.spec.template.spec.containers[name=web].image`. */
export function placeKey(source: Source, place: ImagePlace): string {
  const document = source.documents[place.document];
  if (document === undefined) return reportPath(place);
  const path = namedPath(document, place.path);
  const inner = place.form === 'embedded' ? `#${formatPath(place.inner.path)}` : '';
  const tag = place.form === 'kustomize' ? '.newTag' : '';
  return `${selectorOf(source, document)}${formatPath(path)}${inner}${tag}`;
}

/** `web.image.tag (line 3): h/web:v1` */
function describePlace(source: Source, place: ImagePlace): string {
  const node = lookUp(source.documents[place.document], place.path);
  const line = node === undefined ? '' : ` (line ${placeAt(source, startOf(node)).line})`;
  return `${placeKey(source, place)}${line}: ${joinImage(place.parts)}`;
}

/** At most as many as a person reads. */
export function listPlaces(source: Source, places: readonly ImagePlace[]): string {
  const shown = places.slice(0, 20).map((place) => describePlace(source, place));
  return `${shown.join(', ')}${places.length > 20 ? ', …' : ''}`;
}

/** Items of lists by their names, where no other item has the same one. */
function namedPath(document: YamlDocument, path: Path): Path {
  return path.map((segment, index): Segment => {
    const list = typeof segment === 'number' ? lookUp(document, path.slice(0, index)) : undefined;
    if (typeof segment !== 'number' || !isSeq(list)) return segment;
    const value = textAt(document, [...path.slice(0, index), segment, 'name']);
    if (value === undefined || value === '' || itemsWith(document, list, 'name', value).length > 1) return segment;
    return { field: 'name', value };
  });
}

function selectorOf(source: Source, document: YamlDocument): string {
  if (source.documents.length === 1) return '';
  const fields = ['kind', 'name', 'namespace'];
  for (const count of [2, 3]) {
    const chosen = fields.slice(0, count).map((field) => [field, fieldOf(document, field)] as const);
    if (chosen.some(([, value]) => value === undefined || /[,}=\n]/.test(value))) break;
    if (documentsWith(source, chosen).length > 1) continue;
    return `{${chosen.map(([field, value]) => `${field}=${value}`).join(',')}}.`;
  }
  return `{document=${document.index}}.`;
}
