import { isMap, isScalar, isSeq } from 'yaml';
import { lastComponent } from '../../image/reference.ts';
import { lookUp, nodeText } from '../text/locate.ts';
import { asNode, keyText, type YamlNode } from '../text/node.ts';
import { formatLocation, formatSegments, type Location, locationSegments, type Segment } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import type { Manifest } from './kind.ts';

/** One generator of an ApplicationSet; `at` is the map below its type. */
interface Generator {
  readonly type: string;
  readonly at: Location;
}

/** What to do instead of overwriting a placeholder of an ApplicationSet's template: where its value comes from. */
export function generatorHint(
  source: Source,
  document: YamlDocument,
  { at }: Manifest,
  placeholder: string,
  image: string | undefined,
): string {
  const generators = generatorsIn(source, document, [...at, 'spec', 'generators']);
  const parameter = parameterOf(placeholder);
  const held = generators.flatMap((generator) => elementKeys(source, document, generator, parameter, image));
  const [first] = held;
  if (first !== undefined) {
    const choice = held.length === 1 ? `give key: ${first}` : `give as key the one that is meant: ${someKeys(held)}`;
    return `The generator holds the value; ${choice}.`;
  }
  const files = generators.filter((each) => each.type === 'git' && read(source, document, [...each.at, 'files']));
  if (files.length > 0) {
    const names = files.flatMap((each) => filePatterns(source, document, [...each.at, 'files']));
    const key = parameter.length === 0 ? 'the value' : formatLocation(parameter);
    return `The value stands in the files that the git generator reads, ${names.join(', ')}: give one as file, with key: ${key}.`;
  }
  const others = generators.map((each) => `${each.type} at ${formatLocation(each.at)}`);
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

/** The generators that generate by themselves; `matrix` and `merge` combine those inside them. */
function generatorsIn(source: Source, document: YamlDocument, at: Location): readonly Generator[] {
  const list = read(source, document, at);
  if (!isSeq(list)) return [];
  return list.items.flatMap((_, index) => {
    const item = read(source, document, [...at, index]);
    const types = isMap(item) ? item.items.flatMap((pair) => keyText(pair.key) ?? []) : [];
    return types.flatMap((type): readonly Generator[] => {
      const here = [...at, index, type];
      if (type === 'matrix' || type === 'merge') return generatorsIn(source, document, [...here, 'generators']);
      return type === 'selector' ? [] : [{ type, at: here }];
    });
  });
}

/** The paths of a parameter's value in a list's elements, of those that name the image's service if any do; or in `values`. */
function elementKeys(
  source: Source,
  document: YamlDocument,
  { type, at }: Generator,
  parameter: readonly string[],
  image: string | undefined,
): readonly string[] {
  if (parameter.length === 0) return [];
  if (parameter[0] === 'values') {
    const values = [...at, ...parameter];
    return isScalar(read(source, document, values)) ? [formatLocation(values)] : [];
  }
  const list = type === 'list' ? read(source, document, [...at, 'elements']) : undefined;
  if (!isSeq(list)) return [];
  const elements = list.items.map((_, index) => read(source, document, [...at, 'elements', index]));
  const holding = elements.flatMap((_, index) =>
    isScalar(read(source, document, [...at, 'elements', index, ...parameter])) ? [index] : [],
  );
  const service = image === undefined ? undefined : lastComponent(image);
  const named = holding.filter((index) => fieldsOf(source, elements[index]).some(([, value]) => value === service));
  return (named.length > 0 ? named : holding).map((index) => {
    const element = elementSegment(source, elements, index, parameter[0]);
    return formatSegments([...locationSegments([...at, 'elements']), element, ...locationSegments(parameter)]);
  });
}

/** An element by a field that no other one has, its name if possible; else by its position. */
function elementSegment(
  source: Source,
  elements: readonly (YamlNode | undefined)[],
  index: number,
  parameter: string | undefined,
): Segment {
  const all = elements.map((element) => fieldsOf(source, element));
  const unique = (all[index] ?? []).filter(
    ([field, value]) =>
      field !== parameter && all.filter((fields) => fields.some(([f, v]) => f === field && v === value)).length === 1,
  );
  const [field, value] = unique.find(([name]) => name === 'name') ?? unique[0] ?? [];
  return field === undefined || value === undefined ? { kind: 'index', index } : { kind: 'match', field, value };
}

function fieldsOf(source: Source, element: YamlNode | undefined): readonly (readonly [string, string])[] {
  if (!isMap(element)) return [];
  return element.items.flatMap((pair) => {
    const field = keyText(pair.key);
    const value = nodeText(source, asNode(pair.value));
    return field === undefined || value === undefined || !isScalar(pair.value) ? [] : [[field, value] as const];
  });
}

function filePatterns(source: Source, document: YamlDocument, at: Location): readonly string[] {
  const list = read(source, document, at);
  if (!isSeq(list)) return [];
  return list.items.flatMap((_, index) => nodeText(source, read(source, document, [...at, index, 'path'])) ?? []);
}

function someKeys(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown}, …` : shown;
}

function read(source: Source, document: YamlDocument, at: Location): YamlNode | undefined {
  return lookUp(source, document, locationSegments(at));
}
