/** Placeholders of templates, which an edit must not overwrite, and the place that their value comes from. */
import { isMap, isScalar } from 'yaml';
import { type ImageParts, isTemplated, lastComponent, sameRepository } from '../../image/reference.ts';
import { feedHint, itemsAt, lookUp, nodeText, placeholderFailure, textAt } from '../text/locate.ts';
import { asNode, keyText, type YamlNode } from '../text/node.ts';
import { createdLocation, formatPath, type Location, type Path, type Segment } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
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
  const whole = form === 'reference' && versioned && old.tag === undefined && /\}$/.test(repository);
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

/** One generator of an ApplicationSet; `at` is the map below its type. */
interface Generator {
  readonly type: string;
  readonly at: Location;
}

/** Where the value of a placeholder in an ApplicationSet's template comes from, as advice. */
function generatorHint(
  document: YamlDocument,
  { at }: Manifest,
  placeholder: string,
  image: string | undefined,
): string {
  const generators = generatorsIn(document, [...at, 'spec', 'generators']);
  const parameter = parameterOf(placeholder);
  const valueKeys = generators.flatMap((generator) => elementKeys(document, generator, parameter, image));
  const [first] = valueKeys;
  if (first !== undefined) {
    const several = `${valueKeys.slice(0, 5).join(', ')}${valueKeys.length > 5 ? ', …' : ''}`;
    const choice = valueKeys.length === 1 ? `give key: ${first}` : `give as key the one that is meant: ${several}`;
    return `The generator holds the value; ${choice}.`;
  }
  const files = generators.filter(({ type, at }) => type === 'git' && lookUp(document, [...at, 'files']));
  if (files.length > 0) {
    const names = files.flatMap((each) => filePatterns(document, [...each.at, 'files']));
    const key = parameter.length === 0 ? 'the value' : formatPath(parameter);
    return `The value stands in the files that the git generator reads, ${names.join(', ')}: give one as file, with key: ${key}.`;
  }
  const others = generators.map((each) => `${each.type} at ${formatPath(each.at)}`);
  const by = others.length === 0 ? 'a generator' : `a generator (${others.join(', ')})`;
  return `The value comes from ${by}: change it where that takes it from.`;
}

/** `{{ .image.tag | default "x" }}` and `{{image.tag}}` both name `image.tag`. */
function parameterOf(placeholder: string): readonly string[] {
  const inside = /\{\{-?(.*?)-?\}\}/s.exec(placeholder)?.[1] ?? '';
  const named =
    /(?:^|[\s(|])\.([A-Za-z_][\w-]*(?:\.[\w-]+)*)/.exec(inside)?.[1] ??
    /^\s*([\w-]+(?:\.[\w-]+)*)\s*$/.exec(inside)?.[1];
  return named?.split('.') ?? [];
}

/** The generators in a list, those inside of `matrix` and `merge` included. */
function generatorsIn(document: YamlDocument, list: Location): readonly Generator[] {
  return itemsAt(document, list).flatMap((_, index) => {
    const item = lookUp(document, [...list, index]);
    const types = isMap(item) ? item.items.flatMap((pair) => keyText(pair.key) ?? []) : [];
    return types.flatMap((type): readonly Generator[] => {
      const at = [...list, index, type];
      if (type === 'matrix' || type === 'merge') return generatorsIn(document, [...at, 'generators']);
      return type === 'selector' ? [] : [{ type, at }];
    });
  });
}

/** The paths of a parameter's value: in `values`, or in the elements of a list, if possible in those of the image's service. */
function elementKeys(
  document: YamlDocument,
  { type, at }: Generator,
  parameter: readonly string[],
  image: string | undefined,
): readonly string[] {
  if (parameter.length === 0) return [];
  if (parameter[0] === 'values') {
    const values = [...at, ...parameter];
    return isScalar(lookUp(document, values)) ? [formatPath(values)] : [];
  }
  if (type !== 'list') return [];
  const list = [...at, 'elements'];
  const elements = itemsAt(document, list).map((_, index) =>
    fieldsOf(document.source, lookUp(document, [...list, index])),
  );
  const holding = [...elements.keys()].filter((index) => isScalar(lookUp(document, [...list, index, ...parameter])));
  const service = image === undefined ? undefined : lastComponent(image);
  const named = holding.filter((index) => elements[index]?.some(([, value]) => value === service));
  return (named.length > 0 ? named : holding).map((index) =>
    formatPath([...list, elementSegment(elements, index, parameter[0]), ...parameter]),
  );
}

type Fields = readonly (readonly [field: string, value: string])[];

/** An element by a field that no other one has, its name if possible; else by its position. */
function elementSegment(elements: readonly Fields[], index: number, parameter: string | undefined): Segment {
  const unique = (elements[index] ?? []).filter(([field, value]) => {
    const sharing = elements.filter((fields) => fields.some(([f, v]) => f === field && v === value));
    return field !== parameter && sharing.length === 1;
  });
  const [field, value] = unique.find(([name]) => name === 'name') ?? unique[0] ?? [];
  return field === undefined || value === undefined ? index : { field, value };
}

function fieldsOf(source: Source, element: YamlNode | undefined): Fields {
  if (!isMap(element)) return [];
  return element.items.flatMap((pair) => {
    const field = keyText(pair.key);
    const value = nodeText(source, asNode(pair.value));
    return field === undefined || value === undefined || !isScalar(pair.value) ? [] : [[field, value] as const];
  });
}

function filePatterns(document: YamlDocument, list: Location): readonly string[] {
  return itemsAt(document, list).flatMap((_, index) => textAt(document, [...list, index, 'path']) ?? []);
}
