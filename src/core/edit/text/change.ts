/** Turns what an edit asks for into one change of the text: replace, create, remove, or copy a shared value. */
import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { insertBefore, insertInto, insertRoot, removeItem } from './items.ts';
import type { Trail } from './locate.ts';
import { asNode, type Hop, hopLocation, isCollection, isUnwritten, keyScalar, type YamlNode } from './node.ts';
import { createdLocation, formatPath, type Location, type Path, type Segment } from './path.ts';
import { readsAsString } from './render.ts';
import { replaceValue } from './replace.ts';
import type { Source, YamlDocument } from './source.ts';
import type { Splice } from './splice.ts';
import { isMapValue, type Value } from './value.ts';
import type { TreeChange } from './verify.ts';

export interface TextChange extends TreeChange {
  readonly splices: readonly Splice[];
  /** The place that the edit asked for; undefined for a copy that only prepares the wanted change. */
  readonly place: Location | undefined;
}

export function replacement({ document, hops, node }: Trail, value: Value): TextChange {
  const location = hopLocation(hops);
  const splices = replaceValue(document.source, innermost(hops), node, value);
  return { document: document.index, location, kind: 'set', value, splices, place: location };
}

/** Creates a path in a document, or a whole file, that holds nothing yet. */
export function rootCreation(source: Source, document: YamlDocument | undefined, path: Path, value: Value): TextChange {
  const whole = nest(path, value);
  const splices = insertRoot(source, document, whole);
  const place = createdLocation(path);
  return { document: document?.index ?? 0, location: [], kind: 'set', value: whole, splices, place };
}

/** Creates the rest of a path, below the last place of it that exists. */
export function creation({ document, hops, node, missing }: Trail, wanted: Value): TextChange {
  const { source } = document;
  const at = hopLocation(hops);
  const place = (location: Location, below: Path) => [...location, ...createdLocation(below)];
  const [segment, ...rest] = missing;
  if (segment === undefined || !isCollection(node)) {
    const value = nest(missing, wanted, at);
    const splices = replaceValue(source, innermost(hops), node, value);
    return { document: document.index, location: at, kind: 'set', value, splices, place: place(at, missing) };
  }
  const { length } = node.items;
  if (typeof segment === 'number' && segment !== length) throw beyond(at, segment, length);
  const index = typeof segment === 'object' && 'insert' in segment ? segment.insert : length;
  if (index > length) throw beyond(at, index, length, '+');
  const key = typeof segment === 'string' ? segment : undefined;
  const location = [...at, key ?? index];
  const value = newItem(segment, nest(rest, wanted, location));
  const splices =
    index < length
      ? insertBefore(source, { container: node, index }, value)
      : insertInto(source, hops.at(-1), node, key, value);
  return { document: document.index, location, kind: 'insert', value, splices, place: place(location, rest) };
}

export function removal({ document, hops }: Trail): TextChange {
  const location = hopLocation(hops);
  const splices = removeItem(document.source, hops.at(-2), innermost(hops));
  return { document: document.index, location, kind: 'remove', splices, place: location };
}

function innermost(hops: readonly Hop[]): Hop {
  const hop = hops.at(-1);
  if (hop === undefined) throw badInput('path', 'names the whole document', 'Name a key in it, or change the file.');
  return hop;
}

/** Replaces an alias by a copy of its target. */
export function aliasCopy(document: YamlDocument, hops: readonly Hop[], alias: YamlNode, target: YamlNode): TextChange {
  const value = copyOf(document, target);
  const splices = replaceValue(document.source, innermost(hops), alias, value);
  return { document: document.index, location: hopLocation(hops), kind: 'set', value, splices, place: undefined };
}

/** Gives a map its own copy of a value that it inherits through `<<`. */
export function inheritedCopy(trail: Trail, inherited: YamlNode): TextChange {
  const copy = copyOf(trail.document, inherited);
  return { ...creation({ ...trail, missing: trail.missing.slice(0, 1) }, copy), place: undefined };
}

/** A tag stays with its value: text may replace text, but `!!int` or `!!map` would contradict the new text. */
export function refuseTagged({ document, hops, node }: Trail, value: Value): void {
  const tag = node === null || isAlias(node) ? undefined : node.tag;
  if (tag === undefined) return;
  const textual = isScalar(node) && (tag === textTag || !tag.startsWith('tag:yaml.org,2002:'));
  if (textual && typeof value === 'string') return;
  const place = `${document.source.file}: ${formatPath(hopLocation(hops))}`;
  throw new Failure('refused', 'EDIT_TAGGED', `${place} has the tag ${tag}, which the new value contradicts`, {
    hint: 'Remove the tag from the file by hand once.',
  });
}

/** The item that a path adds to a list, with all that the path has below it. */
export function addedItem([segment, ...rest]: Path, value: Value): Value {
  return segment === undefined ? value : newItem(segment, nest(rest, value));
}

/** A value inside the maps and lists of a path. `at`: where the path begins, for messages. */
function nest([segment, ...rest]: Path, value: Value, at: Path = []): Value {
  if (segment === undefined) return value;
  const inner = nest(rest, value, [...at, segment]);
  if (typeof segment === 'string') return new Map([[segment, inner]]);
  const sign = typeof segment === 'object' && 'insert' in segment ? '+' : '';
  const index = typeof segment === 'object' && 'insert' in segment ? segment.insert : segment;
  if (typeof index === 'number' && index > 0) throw beyond(at, index, 0, sign);
  return [newItem(segment, inner)];
}

/** The value as an item of a list; for `[name=web]` a map with that field first. */
function newItem(segment: Segment, value: Value): Value {
  if (typeof segment !== 'object' || !('field' in segment)) return value;
  const { field, value: wanted } = segment;
  if (isMapValue(value)) return new Map<string, Value>([[field, wanted], ...value]);
  const problem = 'such an item is a map, but the value is not';
  throw badInput(`path [${field}=${wanted}]`, problem, 'Name a key of the item after the bracket.');
}

function beyond(at: Path, index: number, length: number, sign: '' | '+' = ''): Failure {
  const place = at.length === 0 ? '' : formatPath(at);
  const items = `the list has ${length === 1 ? 'one item' : `${length} items`}`;
  return badInput(
    `path ${place}[${sign}${index}]`,
    length === 0 ? 'the list does not exist yet' : items,
    `Append with ${place}[-] or ${place}[${sign}${length}].`,
  );
}

const textTag = 'tag:yaml.org,2002:str';

/**
 * A copy of an anchored value: plain scalars keep their very text (`0644`), aliases inside it stay aliases unless their
 * name may mean another anchor elsewhere, anchors are left behind. Errors: `EDIT_TAGGED`, `EDIT_ALIAS`.
 */
function copyOf(document: YamlDocument, node: YamlNode | null): Value {
  const { source, anchors } = document;
  if (node === null) return { kind: 'verbatim', plain: 'null', meaning: null };
  if (isAlias(node)) {
    const moves = anchors.redefined.has(node.source);
    return moves ? copyOf(document, anchors.targets.get(node) ?? null) : { kind: 'alias', anchor: node.source };
  }
  if (isMap(node)) {
    return new Map(node.items.map(({ key, value }) => [copiedKey(source, key), copyOf(document, asNode(value))]));
  }
  if (isSeq(node)) return node.items.map((item) => copyOf(document, asNode(item)));
  if (node.tag !== undefined && node.tag !== textTag) throw notCopied(source, `it holds ${node.tag}`);
  if (typeof node.value === 'string' && (node.type !== Scalar.PLAIN || readsAsString(node))) return node.value;
  if (isUnwritten(node)) return { kind: 'verbatim', plain: 'null', meaning: null };
  return { kind: 'verbatim', plain: node.source ?? '' };
}

function copiedKey(source: Source, node: unknown): string {
  const key = keyScalar(node);
  if (key?.type === Scalar.PLAIN && key.source === '<<') {
    throw notCopied(source, 'it merges another one with “<<”', 'EDIT_ALIAS');
  }
  if (typeof key?.value !== 'string') throw notCopied(source, 'it holds a key that is not text');
  if (readsAsString(key)) return key.value;
  // `y` and `on` are text to YAML 1.2 and true to YAML 1.1: in quotes they are text to both.
  const hint = `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`;
  throw notCopied(source, `its key ${key.value} is not text to every reader of YAML`, 'EDIT_TAGGED', hint);
}

function notCopied(
  source: Source,
  problem: string,
  code = 'EDIT_TAGGED',
  hint = 'Edit the value at its anchor, or copy it by hand once.',
): Failure {
  return new Failure('refused', code, `${source.file}: the aliased value cannot be copied: ${problem}`, { hint });
}
