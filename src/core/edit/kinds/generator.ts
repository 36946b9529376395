/** The generators of an ApplicationSet: where in the file the value of a placeholder of its template stands. */
import { isMap, isScalar } from 'yaml';
import { isTemplated, lastComponent, sameRepository, splitImage } from '../../image/reference.ts';
import { itemsAt, lookUp, nodeText, textAt } from '../text/locate.ts';
import { asNode, keyText, type YamlNode } from '../text/node.ts';
import { formatPath, type Location, type Segment } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import type { Manifest } from './kind.ts';

/** One generator of an ApplicationSet; `at` is the map below its type. */
interface Generator {
  readonly type: string;
  readonly at: Location;
  /** Another generator of a `merge` may replace its values. */
  readonly merged: boolean;
}

/** A value in the file that fills a placeholder. */
interface Element {
  readonly key: string;
  readonly text: string;
  /** The element's own map. */
  readonly at: Location;
  /** Whether a field of it is the service of the image. */
  readonly named: boolean;
  readonly merged: boolean;
}

/**
 * The only element whose value a placeholder takes for an image.
 *
 * @param placeholder a placeholder alone; behind a function the value would not be what is rendered
 * @param repository that of the template, with placeholders; undefined where the value is a whole image
 */
export function elementFor(
  document: YamlDocument,
  { at }: Manifest,
  placeholder: string,
  repository: string | undefined,
  image: string | undefined,
): { readonly key: string; readonly text: string; readonly repository: string | undefined } | undefined {
  if (!/^\s*\{\{-?\s*\.?[\w-]+(?:\.[\w-]+)*\s*-?\}\}\s*$/.test(placeholder)) return undefined;
  const list = [...at, 'spec', 'generators'];
  const all = generatorsIn(document, list).flatMap((each) => elements(document, each, parameterOf(placeholder), image));
  const found = all.map((element) => ({
    ...element,
    repository: repository === undefined ? splitImage(element.text).repository : filled(document, element, repository),
  }));
  const isProved = repository === undefined || isTemplated(repository);
  const ofImage = found.filter((each) => {
    if (image === undefined || each.repository === undefined) return image === undefined || !isProved;
    return sameRepository(each.repository, image) || !isProved;
  });
  const named = ofImage.filter((each) => each.named);
  const [only, ...others] = named.length > 0 && !isProved ? named : ofImage;
  if (only === undefined || others.length > 0 || only.merged) return undefined;
  // What other generators make of the template has values of its own.
  return isProved || itemsAt(document, list).length === 1 ? only : undefined;
}

/** A text of the template with the values of an element; undefined where some come from elsewhere. */
function filled(document: YamlDocument, { at }: Element, text: string): string | undefined {
  let isWhole = true;
  const whole = text.replace(/\{\{-?.*?-?\}\}/gs, (placeholder) => {
    const parameter = parameterOf(placeholder);
    const value = parameter.length === 0 ? undefined : textAt(document, [...at, ...parameter]);
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? whole : undefined;
}

/** Where the value of a placeholder in an ApplicationSet's template comes from, as advice. */
export function generatorHint(
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
function generatorsIn(document: YamlDocument, list: Location, merged = false): readonly Generator[] {
  return itemsAt(document, list).flatMap((_, index) => {
    const item = lookUp(document, [...list, index]);
    const types = isMap(item) ? item.items.flatMap((pair) => keyText(pair.key) ?? []) : [];
    return types.flatMap((type): readonly Generator[] => {
      const at = [...list, index, type];
      if (type === 'matrix' || type === 'merge') {
        return generatorsIn(document, [...at, 'generators'], merged || type === 'merge');
      }
      return type === 'selector' ? [] : [{ type, at, merged }];
    });
  });
}

/** The paths of a parameter's value, if possible in the elements of the image's service. */
function elementKeys(
  document: YamlDocument,
  generator: Generator,
  parameter: readonly string[],
  image: string | undefined,
): readonly string[] {
  const all = elements(document, generator, parameter, image);
  const named = all.filter((each) => each.named);
  return (named.length > 0 ? named : all).map(({ key }) => key);
}

/** Where a parameter has its value: in `values`, or in the elements of a list. */
function elements(
  document: YamlDocument,
  { type, at, merged }: Generator,
  parameter: readonly string[],
  image: string | undefined,
): readonly Element[] {
  if (parameter.length === 0) return [];
  if (parameter[0] === 'values') {
    const values = [...at, ...parameter];
    const text = textAt(document, values) ?? '';
    return isScalar(lookUp(document, values)) ? [{ key: formatPath(values), text, at, named: false, merged }] : [];
  }
  if (type !== 'list') return [];
  const list = [...at, 'elements'];
  const service = image === undefined ? undefined : lastComponent(image);
  const fields = itemsAt(document, list).map((_, index) =>
    fieldsOf(document.source, lookUp(document, [...list, index])),
  );
  return fields.flatMap((own, index): readonly Element[] => {
    const value = [...list, index, ...parameter];
    if (!isScalar(lookUp(document, value))) return [];
    const key = formatPath([...list, elementSegment(fields, index, parameter[0]), ...parameter]);
    const named = own.some(([, text]) => text === service);
    return [{ key, text: textAt(document, value) ?? '', at: [...list, index], named, merged }];
  });
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
