/** Placeholders of templates, which an edit must not overwrite, and where a generator of an ApplicationSet takes their value from. */
import { isMap, isScalar, isSeq } from 'yaml';
import { type ImageParts, isTemplated, lastComponent, sameRepository } from '../../image/reference.ts';
import { feedHint, lookUp, nodeText, placeholderFailure } from '../text/locate.ts';
import { asNode, keyText, type YamlNode } from '../text/node.ts';
import {
  createdLocation,
  formatLocation,
  formatSegments,
  type Location,
  locationSegments,
  type Segment,
} from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import { type ImageEdit, type ImagePlace, keys, type Slot } from './image-place.ts';
import { isApplication, type Manifest, manifestsIn } from './kind.ts';

/**
 * A literal in the place of `"{{ .tag }}"` is valid YAML, but a generator or template engine would never fill it again:
 * an ApplicationSet would deploy it for every element from then on. In a fresh copy of a template it is ours to fill.
 */
export function refuseOverwritten(source: Source, place: ImagePlace, edit: ImageEdit): void {
  const document = source.documents[place.document];
  if (document === undefined) return;
  const set = applicationSetOf(source, document, place);
  if (edit.fresh === true && set === undefined) return;
  const inner = place.form === 'embedded' ? place.inner : place;
  const part = overwritten(inner, edit).find((name) => isTemplated(inner.parts[name] ?? ''));
  const text = part === undefined ? undefined : inner.parts[part];
  if (part === undefined || text === undefined) return;
  const slot = slotOf(inner, part);
  const outer = place.form === 'embedded' ? place.text : slot;
  const path = place.form === 'embedded' ? `${formatSegments(outer)}#${formatSegments(slot)}` : formatSegments(slot);
  const node = lookUp(source, document, outer);
  const origin = set === undefined ? feedHint(text) : generatorHint(source, document, set, text, edit.image);
  const beside = part === 'repository' && (inner.form === 'split' || inner.parts.tag !== undefined);
  const without = beside ? 'Leave `image` out to write the tag beside it. ' : '';
  const hint = `${without}${origin} To put a fixed value here all the same, use \`set\`.`;
  throw placeholderFailure(source, node, path, { text, hint });
}

function applicationSetOf(source: Source, document: YamlDocument, place: ImagePlace): Manifest | undefined {
  const path = createdLocation(place.path);
  return manifestsIn(source, document).find(
    (each) =>
      isApplication(each) && each.kind === 'ApplicationSet' && each.at.every((step, index) => step === path[index]),
  );
}

/** The parts of an image that an edit would change, or take away. */
function overwritten({ form, parts: old }: ImagePlace, edit: ImageEdit): readonly (keyof ImageParts)[] {
  const { image, tag, digest } = edit;
  const { repository = '' } = old;
  const versioned = tag !== undefined || digest !== undefined;
  // `{{ .image }}` may bring its tag along: nothing can be put behind it.
  const whole = form === 'reference' && versioned && old.tag === undefined && /\}$/.test(repository);
  const moved = image !== undefined && !sameRepository(image, repository);
  const parts: (keyof ImageParts)[] = [];
  if (versioned && tag !== old.tag) parts.push('tag');
  if (versioned && digest !== old.digest && (digest !== undefined || tag !== old.tag)) parts.push('digest');
  if (moved || whole) parts.push('repository');
  return parts;
}

const entryKeys = { repository: 'newName', tag: 'newTag', digest: 'digest' } as const;

function slotOf(place: Exclude<ImagePlace, { form: 'embedded' }>, part: keyof ImageParts): Slot {
  if (place.form === 'kustomize') return [...place.path, ...keys(entryKeys[part])];
  return place.form === 'split' ? (place[part] ?? place.path) : place.path;
}

/** One generator of an ApplicationSet; `at` is the map below its type. */
interface Generator {
  readonly type: string;
  readonly at: Location;
}

/** What to do instead of overwriting a placeholder of an ApplicationSet's template: where its value comes from. */
function generatorHint(
  source: Source,
  document: YamlDocument,
  { at }: Manifest,
  placeholder: string,
  image: string | undefined,
): string {
  const generators = generatorsIn(source, document, [...at, 'spec', 'generators']);
  const parameter = parameterOf(placeholder);
  const valueKeys = generators.flatMap((generator) => elementKeys(source, document, generator, parameter, image));
  const [first] = valueKeys;
  if (first !== undefined) {
    const choice =
      valueKeys.length === 1 ? `give key: ${first}` : `give as key the one that is meant: ${someKeys(valueKeys)}`;
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
