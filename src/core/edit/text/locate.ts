/** Finds the place that a path names, the document that it is in, and the item of a list that says a value. */
import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import {
  asNode,
  childNode,
  contentEnd,
  findPair,
  type Hop,
  hopLocation,
  indexOfKey,
  isFlow,
  isNothing,
  keyText,
  placeAt,
  startOf,
  type YamlNode,
} from './node.ts';
import { append, type EditPath, formatPath, type Path, type Segment } from './path.ts';
import { readsAsString } from './render.ts';
import type { Source, YamlDocument } from './source.ts';
import { isListValue, isMapValue, type Value } from './value.ts';

/** How far a path leads in a document. */
export interface Trail {
  readonly document: YamlDocument;
  /** The steps to the place of `node` in the text, where aliases lead. */
  readonly hops: readonly Hop[];
  readonly node: YamlNode | null;
  /** The rest of the path, which does not exist yet; empty when the whole path was found. */
  readonly missing: Path;
  /** The aliases that were followed. */
  readonly aliases: readonly { readonly alias: Alias; readonly hops: readonly Hop[] }[];
  /** The value that the map inherits through `<<` for the first key of `missing`. */
  readonly inherited: YamlNode | undefined;
}

/**
 * Follows a path and stops at the first segment that does not exist. A segment that cannot exist there (a key of a list)
 * is an error, unless the path is only looked up. Errors: `EDIT_PATH_TYPE`, `EDIT_AMBIGUOUS`.
 */
export function follow(document: YamlDocument, path: Path, purpose: 'edit' | 'look-up' = 'edit'): Trail {
  let hops: readonly Hop[] = [];
  let node = document.root;
  const aliases: { alias: Alias; hops: readonly Hop[] }[] = [];
  for (let at = 0; ; at++) {
    if (isAlias(node)) {
      aliases.push({ alias: node, hops });
      const target = document.anchors.targets.get(node) ?? null;
      hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
      node = target;
    }
    const segment = path[at];
    const trail = { document, hops, node, missing: path.slice(at), aliases, inherited: undefined };
    if (segment === undefined || isNothing(node)) return trail;
    if (purpose === 'edit') requireFitting(document, hops, node, segment);
    const hop = nextHop(document, hops, node, segment);
    if (hop === undefined) return { ...trail, inherited: inheritedValue(document, node, segment) };
    hops = [...hops, hop];
    node = childNode(hop);
  }
}

/** The node at a path, also through aliases and `<<`; `undefined` when there is none. */
export function lookUp(document: YamlDocument | undefined, path: Path): YamlNode | undefined {
  if (document === undefined) return undefined;
  const { node, missing, inherited } = follow(document, path, 'look-up');
  if (missing.length === 0) return node ?? undefined;
  return inherited === undefined ? undefined : lookUp({ ...document, root: inherited }, missing.slice(1));
}

/** The text of the node at a path, see `nodeText`. */
export function textAt(document: YamlDocument | undefined, path: Path): string | undefined {
  return document === undefined ? undefined : nodeText(document.source, lookUp(document, path));
}

/** The items of the list at a path, none where no list stands. */
export function itemsAt(document: YamlDocument | undefined, path: Path): readonly (YamlNode | null)[] {
  const list = lookUp(document, path);
  return isSeq(list) ? list.items.map(asNode) : [];
}

/** A scalar's content as text, or a collection's source; `undefined` for null and for no node. */
export function nodeText(source: Source, node: YamlNode | null | undefined): string | undefined {
  if (node === undefined || node === null || isNothing(node)) return undefined;
  if (!isScalar(node)) return source.text.slice(startOf(node), contentEnd(node, source.text));
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/** `tag: {{ .x }}` happens to be YAML, a map with a map for its key, but is meant for a template engine. */
export function isPlaceholder(source: Source, node: YamlNode | null): boolean {
  return isFlow(node) && isMap(node) && source.text.startsWith('{{', startOf(node));
}

export function placeholderFailure(
  source: Source,
  node: YamlNode | undefined,
  path: string,
  text = nodeText(source, node) ?? '',
  hint = feedHint(text),
): Failure {
  const place = placeAt(source, node === undefined ? 0 : startOf(node));
  const message = `${source.file}:${place.line}:${place.column}: ${path} is a template, ${text}, not a value`;
  return new Failure('bad-input', 'YAML_TEMPLATE', message, { hint, place });
}

/** Where a placeholder that no ApplicationSet fills gets its value from. */
export function feedHint(placeholder: string): string {
  const [, parameter] = /\{\{=?\s*(?:workflow|inputs)\.parameters\.([\w-]+)/.exec(placeholder) ?? [];
  if (parameter !== undefined) {
    return `A parameter of the workflow fills it: give as key the path of its value, as in spec.arguments.parameters[name=${parameter}].value.`;
  }
  if (/\{[{%]/.test(placeholder)) return 'Edit the values file that feeds the template: the value stands there.';
  return placeholder.includes('$(')
    ? 'A parameter (Tekton) or a var (Kustomize) fills it: change that where it is set.'
    : 'A substitution fills it (Flux: spec.postBuild.substitute; envsubst): change the variable where it is set.';
}

/** A placeholder before another brace is not filled in: `{{service}}` belongs to Helm and Argo CD. */
function unfilledIn(text: string): string {
  const placeholder = /\{[a-z][a-z0-9-]*\}(?=\})/.exec(text)?.[0];
  if (placeholder === undefined) return '';
  return `${placeholder} right before another brace is no placeholder: write it first, {name=${placeholder},kind=Deployment}. `;
}

/**
 * The document that an edit goes to: the selected one, the only one, or the only one in which the path exists.
 * `undefined` in a file without documents. Errors: `EDIT_AMBIGUOUS`, `INPUT_INVALID`.
 */
export function chooseDocument(source: Source, { text, selector, path }: EditPath): YamlDocument | undefined {
  const candidates = documentsWith(source, [...(selector ?? [])]);
  if (candidates.length === 0 && selector !== undefined) {
    throw badInput(
      `path "${text}"`,
      `no such document in ${source.file}; it holds ${listDocuments(source.documents)}`,
      `${unfilledIn(text)}Name one of them between the braces, by document, kind or name.`,
    );
  }
  if (candidates.length <= 1) return candidates[0];
  const holding = candidates.filter((document) => lookUp(document, path) !== undefined);
  if (holding.length === 1) return holding[0];
  const filled = candidates.filter(({ root }) => !isNothing(root));
  if (holding.length === 0 && filled.length === 1) return filled[0];
  const found =
    holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
  throw new Failure('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${text}": ${found}`, {
    hint: `Put a selector before the path, like {kind=Deployment,name=web1}.spec.replicas; there are ${listDocuments(candidates)}.`,
  });
}

/** Many edits of one text choose a document of it. */
const documentsByField = new WeakMap<Source, Map<string, ReadonlyMap<string | undefined, readonly number[]>>>();

/** The documents with these texts at fields that a selector may ask for. */
export function documentsWith(
  source: Source,
  fields: readonly (readonly [field: string, value: string | undefined])[],
): readonly YamlDocument[] {
  const known = documentsByField.get(source) ?? new Map<string, ReadonlyMap<string | undefined, readonly number[]>>();
  documentsByField.set(source, known);
  const found = fields.map(([field, value]) => {
    const positions = known.get(field) ?? positionsByText(source.documents.map((each) => fieldOf(each, field)));
    known.set(field, positions);
    return positions.get(value) ?? [];
  });
  const [rarest, ...others] = found.sort((one, other) => one.length - other.length);
  if (rarest === undefined) return source.documents;
  const isInAll = (index: number) => others.every((positions) => isIn(positions, index));
  return rarest.filter(isInAll).flatMap((index) => source.documents[index] ?? []);
}

/** Whether ascending numbers have one. */
function isIn(numbers: readonly number[], wanted: number): boolean {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return numbers[from] === wanted;
}

/** A field of a document that a selector may ask for. */
export function fieldOf(document: YamlDocument, field: string): string | undefined {
  if (field === 'document') return String(document.index);
  return textAt(document, field === 'kind' || field === 'apiVersion' ? [field] : ['metadata', field]);
}

function listDocuments(documents: readonly YamlDocument[]): string {
  const described = documents.slice(0, 10).map((document) => {
    const name = [fieldOf(document, 'kind'), fieldOf(document, 'name')].filter(Boolean).join(' ');
    return `document=${document.index}${name === '' ? '' : ` (${name})`}`;
  });
  return described.join(', ');
}

function nextHop(
  document: YamlDocument,
  hops: readonly Hop[],
  node: YamlNode | null,
  segment: Segment,
): Hop | undefined {
  if (typeof segment === 'string') {
    const index = isMap(node) ? indexOfKey(node, segment) : -1;
    return isMap(node) && index >= 0 ? { container: node, index } : undefined;
  }
  if (!isSeq(node) || segment === append) return undefined;
  if (typeof segment === 'number') return segment < node.items.length ? { container: node, index: segment } : undefined;
  if (!('field' in segment)) return undefined;
  const { field, value } = segment;
  const matches = itemsWith(document, node, field, value);
  if (matches.length > 1) {
    const place = formatPath(hopLocation(hops));
    const message = `${document.source.file}: ${matches.length} items of ${place} have ${field}=${value}`;
    const hint = `Choose one by its position: [${matches.join('], [')}].`;
    throw new Failure('bad-input', 'EDIT_AMBIGUOUS', message, { hint });
  }
  return matches[0] === undefined ? undefined : { container: node, index: matches[0] };
}

/** One edit asks several times for an item by its name, and many edits for many items. */
const itemsByField = new WeakMap<YAMLSeq, Map<string, ReadonlyMap<string | undefined, readonly number[]>>>();

/** The positions of the items of a list whose field has this text. */
export function itemsWith(
  document: YamlDocument,
  list: YAMLSeq,
  field: string,
  value: string | undefined,
): readonly number[] {
  const fields = itemsByField.get(list) ?? new Map<string, ReadonlyMap<string | undefined, readonly number[]>>();
  itemsByField.set(list, fields);
  let positions = fields.get(field);
  if (positions === undefined) {
    const texts = list.items.map((item) => textAt({ ...document, root: asNode(item) }, [field]));
    positions = positionsByText(texts);
    fields.set(field, positions);
  }
  return positions.get(value) ?? [];
}

function positionsByText(texts: readonly (string | undefined)[]): ReadonlyMap<string | undefined, readonly number[]> {
  const positions = new Map<string | undefined, number[]>();
  for (const [index, text] of texts.entries()) {
    const others = positions.get(text);
    if (others === undefined) positions.set(text, [index]);
    else others.push(index);
  }
  return positions;
}

/** The value a map gets through `<<` for a key it does not have; the first merge source that has it counts. */
function inheritedValue(document: YamlDocument, node: YamlNode | null, key: Segment): YamlNode | undefined {
  if (typeof key !== 'string' || !isMap(node)) return undefined;
  for (const map of mergeSources(document, node)) {
    const own = findPair(map, key);
    const value = own === undefined ? inheritedValue(document, map, key) : asNode(own.value);
    const target = isAlias(value) ? document.anchors.targets.get(value) : value;
    if (target !== undefined && target !== null) return target;
  }
  return undefined;
}

function mergeSources(document: YamlDocument, map: YAMLMap): readonly YAMLMap[] {
  const resolve = (value: unknown): unknown => (isAlias(value) ? document.anchors.targets.get(value) : value);
  return mergesOf(map).flatMap((pair) => {
    const value = resolve(pair.value);
    return (isSeq(value) ? value.items.map(resolve) : [value]).filter((each) => isMap(each));
  });
}

/** A map is asked for them by every path to a key that it does not have. */
const mergesByMap = new WeakMap<YAMLMap, readonly Pair[]>();

function mergesOf(map: YAMLMap): readonly Pair[] {
  let merges = mergesByMap.get(map);
  if (merges === undefined) {
    merges = map.items.filter(({ key }) => keyText(key) === '<<' && isScalar(key) && key.type === 'PLAIN');
    mergesByMap.set(map, merges);
  }
  return merges;
}

function requireFitting(document: YamlDocument, hops: readonly Hop[], node: YamlNode | null, segment: Segment): void {
  if (typeof segment === 'string' ? isMap(node) : isSeq(node)) return;
  const problem =
    typeof segment === 'string'
      ? `a list or single value, but ".${segment}" needs a map`
      : 'no list, but the path goes on with [ ]';
  const place = hops.length === 0 ? 'the document' : formatPath(hopLocation(hops));
  throw new Failure('bad-input', 'EDIT_PATH_TYPE', `${document.source.file}: ${place} is ${problem}`, {
    hint: 'Check the path against the file; nothing was changed.',
  });
}

/** The position of the item that already says a value to every reader; `undefined` where the list has none. */
export function indexOfItem(document: YamlDocument, list: YamlNode | null, value: Value): number | undefined {
  if (!isSeq(list)) return undefined;
  const index = list.items.findIndex((item) => isEqual(document, asNode(item), value));
  return index === -1 ? undefined : index;
}

/** The order of keys says nothing; aliases and `<<` say what they stand for. */
function isEqual(document: YamlDocument, node: YamlNode | null, value: Value): boolean {
  if (isAlias(node)) return isEqual(document, document.anchors.targets.get(node) ?? null, value);
  if (typeof value === 'string') return isScalar(node) && node.value === value && readsAsString(node);
  if (isMapValue(value)) {
    if (!isMap(node) || keysOf(document, node).size !== value.size) return false;
    return [...value].every(([key, child]) => {
      const own = lookUp({ ...document, root: node }, [key]);
      return own !== undefined && isEqual(document, own, child);
    });
  }
  if (isListValue(value)) {
    if (!isSeq(node) || node.items.length !== value.length) return false;
    return value.every((child, index) => isEqual(document, asNode(node.items[index]), child));
  }
  if (value.kind === 'alias' || value.meaning === undefined) return false;
  if (value.meaning === null) return isNothing(node);
  return isScalar(node) && node.type === Scalar.PLAIN && node.tag === undefined && isPlainFor(node, value.meaning);
}

/** `1.50` is 1.5 and `True` is true to every reader; `010` is eight to some. */
function isPlainFor({ source = '', value }: Scalar, meaning: number | boolean): boolean {
  const agreed = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]\d+)?|true|True|TRUE|false|False|FALSE)$/.test(source);
  return agreed && value === meaning;
}

/** The keys that a map has, those that it inherits through `<<` included. */
function keysOf(document: YamlDocument, node: YamlNode | null): ReadonlySet<string | undefined> {
  const keys = new Set<string | undefined>();
  if (isAlias(node)) return keysOf(document, document.anchors.targets.get(node) ?? null);
  if (isSeq(node)) for (const item of node.items) for (const key of keysOf(document, asNode(item))) keys.add(key);
  if (!isMap(node)) return keys;
  for (const pair of node.items) {
    const isMerge = isScalar(pair.key) && pair.key.type === Scalar.PLAIN && pair.key.source === '<<';
    if (!isMerge) keys.add(keyText(pair.key));
    else for (const key of keysOf(document, asNode(pair.value))) keys.add(key);
  }
  return keys;
}
