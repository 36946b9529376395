/** From an asked value to one change of the text: replace, create, remove, or copy what is shared. */
import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { insertItem, insertPair, insertRoot, removeHop } from './items.ts';
import { nodeText, type Trail } from './locate.ts';
import { asNode, childNode, type Hop, hopLocation, isUnwritten, type YamlNode } from './node.ts';
import { createdLocation, formatLocation, type Location, type Segment } from './path.ts';
import { readsAsString } from './render.ts';
import { replaceValue } from './replace.ts';
import type { Source, YamlDocument } from './source.ts';
import type { Splice } from './splice.ts';
import type { Value } from './value.ts';
import type { TreeChange } from './verify.ts';

/** One change of a text: the splices that make it, what it must change in the tree, and the place to report. */
export interface TextChange {
  readonly splices: readonly Splice[];
  readonly change: TreeChange;
  /** Absent for a copy that only prepares the asked change. */
  readonly report: ReportedPlace | undefined;
}

export interface ReportedPlace {
  readonly document: number;
  readonly location: Location;
  readonly before: string | undefined;
}

/** One value that changed. `before`/`after` are scalar contents or a collection's source; `line` counts from 1. */
export interface EditedPath {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly line: number;
}

export function replacement(source: Source, trail: Trail, value: Value): TextChange {
  const { hops, node } = trail;
  const document = trail.document.index;
  const location = hopLocation(hops);
  // The old value of an alias that is replaced is that of its anchor.
  const old = isAlias(node) ? trail.document.anchors.targets.get(node) : node;
  return {
    splices: replaceValue(source, hops, node, value),
    change: { document, location, kind: 'set', value },
    report: { document, location, before: nodeText(source, old) },
  };
}

/** A document, or a whole file, that holds nothing yet. */
export function rootCreation(
  source: Source,
  document: YamlDocument | undefined,
  path: readonly Segment[],
  value: Value,
): TextChange {
  const whole = nest(path, value);
  const index = document?.index ?? 0;
  return {
    splices: insertRoot(source, document, whole),
    change: { document: index, location: [], kind: 'set', value: whole },
    report: { document: index, location: createdLocation(path), before: undefined },
  };
}

/** The rest of a path below the last step that exists. */
export function creation(source: Source, trail: Trail, value: Value): TextChange {
  const { hops, node, missing } = trail;
  const document = trail.document.index;
  const at = hopLocation(hops);
  const [segment, ...rest] = missing;
  const report = (location: Location) => ({ document, location, before: undefined });
  if (segment !== undefined && isMap(node) && segment.kind === 'key') {
    const location = [...at, segment.key];
    const content = nest(rest, value);
    return {
      splices: insertPair(source, hops, node, segment.key, content),
      change: { document, location, kind: 'insert', value: content },
      report: report([...location, ...createdLocation(rest)]),
    };
  }
  if (segment !== undefined && isSeq(node)) {
    const length = node.items.length;
    if (segment.kind === 'index' && segment.index !== length) throw beyond(at, segment.index, length);
    const content = segment.kind === 'match' ? matchedItem(segment, rest, value) : nest(rest, value);
    return {
      splices: insertItem(source, hops, node, content),
      change: { document, location: [...at, length], kind: 'insert', value: content },
      report: report([...at, length, ...createdLocation(rest)]),
    };
  }
  const whole = nest(missing, value);
  return {
    splices: replaceValue(source, hops, node, whole),
    change: { document, location: at, kind: 'set', value: whole },
    report: report([...at, ...createdLocation(missing)]),
  };
}

export function removal(source: Source, trail: Trail): TextChange {
  const hop = trail.hops.at(-1);
  if (hop === undefined) throw badInput('unset', 'the path names the whole document', 'Delete the file instead.');
  const document = trail.document.index;
  const location = hopLocation(trail.hops);
  return {
    splices: removeHop(source, trail.hops),
    change: { document, location, kind: 'remove' },
    report: { document, location, before: nodeText(source, childNode(hop)) },
  };
}

/** An alias becomes a copy of what it stands for. */
export function aliasCopy(
  source: Source,
  trail: Trail,
  hops: readonly Hop[],
  alias: YamlNode,
  target: YamlNode,
): TextChange {
  const value = copyOf(source, target);
  return {
    splices: replaceValue(source, hops, alias, value),
    change: { document: trail.document.index, location: hopLocation(hops), kind: 'set', value },
    report: undefined,
  };
}

/** A map gets its own copy of a value that it inherits through `<<`. */
export function inheritedCopy(source: Source, trail: Trail, inherited: YamlNode): TextChange {
  return {
    ...creation(source, { ...trail, missing: trail.missing.slice(0, 1) }, copyOf(source, inherited)),
    report: undefined,
  };
}

/** A tag stays with its value: text may replace text, but `!!int` or `!!map` would contradict what is written. */
export function refuseTagged(source: Source, trail: Trail, value: Value): void {
  const tag = trail.node === null || isAlias(trail.node) ? undefined : trail.node.tag;
  if (tag === undefined) return;
  const textual = isScalar(trail.node) && (tag === 'tag:yaml.org,2002:str' || !tag.startsWith('tag:yaml.org,2002:'));
  if (textual && typeof value === 'string') return;
  const place = formatLocation(hopLocation(trail.hops));
  throw new Failure(
    'refused',
    'EDIT_TAGGED',
    `${source.file}: ${place} has the tag ${tag}, which the new value contradicts`,
    {
      hint: 'Remove the tag from the file by hand once.',
    },
  );
}

/** The value that creates the steps of a path above it. */
function nest(segments: readonly Segment[], value: Value): Value {
  const [segment, ...rest] = segments;
  if (segment === undefined) return value;
  if (segment.kind === 'match') return [matchedItem(segment, rest, value)];
  if (segment.kind === 'key') return new Map([[segment.key, nest(rest, value)]]);
  if (segment.kind === 'index' && segment.index > 0) throw beyond([], segment.index, 0);
  return [nest(rest, value)];
}

/** `[name=web]` that is missing becomes an item with that field first. */
function matchedItem(segment: { field: string; value: string }, rest: readonly Segment[], value: Value): Value {
  const inner = nest(rest, value);
  if (inner instanceof Map) return new Map<string, Value>([[segment.field, segment.value], ...inner]);
  throw badInput(
    `path [${segment.field}=${segment.value}]`,
    'such an item is a map; the value is none',
    'Name a key of the item after the bracket.',
  );
}

function beyond(at: Location, index: number, length: number): Failure {
  const place = at.length === 0 ? '' : formatLocation(at);
  return badInput(
    `path ${place}[${index}]`,
    length === 0 ? 'the list does not exist yet' : `the list has ${length} items`,
    `Append with ${place}[-] or ${place}[${length}].`,
  );
}

/**
 * An anchored value as an own copy: plain scalars keep their very text (`0644`), aliases inside it stay aliases,
 * anchors are left behind. Errors: `EDIT_TAGGED`.
 */
function copyOf(source: Source, node: YamlNode | null): Value {
  if (node === null) return { kind: 'verbatim', plain: 'null', meaning: null };
  if (isAlias(node)) return { kind: 'alias', anchor: node.source };
  if (node.tag !== undefined && isScalar(node) && !isString(node)) throw tagged(source, node.tag);
  if (isScalar(node)) {
    if (typeof node.value === 'string' && (node.type !== Scalar.PLAIN || readsAsString(node))) return node.value;
    if (isUnwritten(node)) return { kind: 'verbatim', plain: 'null', meaning: null };
    return { kind: 'verbatim', plain: node.source ?? '' };
  }
  if (isMap(node)) {
    return new Map(
      node.items.map((pair): [string, Value] => {
        const key = pair.key;
        if (isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<') throw nestedMerge(source);
        if (!isScalar(key) || !readsAsString(key)) throw noTextKey(source, key);
        return [String(key.value), copyOf(source, asNode(pair.value))];
      }),
    );
  }
  return node.items.map((item) => copyOf(source, asNode(item)));
}

function isString(node: Scalar): boolean {
  return node.tag === 'tag:yaml.org,2002:str';
}

function tagged(source: Source, tag: string): Failure {
  return new Failure('refused', 'EDIT_TAGGED', `${source.file}: the aliased value cannot be copied: it holds ${tag}`, {
    hint: 'Edit the value at its anchor, or copy it by hand once.',
  });
}

/** `y` and `on` are text to YAML 1.2 and true to YAML 1.1: in quotes they are text to both. */
function noTextKey(source: Source, key: unknown): Failure {
  if (!isScalar(key) || typeof key.value !== 'string') return tagged(source, 'a key that is not text');
  return new Failure(
    'refused',
    'EDIT_TAGGED',
    `${source.file}: the aliased value cannot be copied: its key ${key.value} is not text to every reader of YAML`,
    {
      hint: `Put the key in quotes where it stands ("${key.value}":) if text is meant, or edit the value at its anchor.`,
    },
  );
}

function nestedMerge(source: Source): Failure {
  return new Failure(
    'refused',
    'EDIT_ALIAS',
    `${source.file}: the aliased value merges another one with “<<” and cannot be copied`,
    {
      hint: 'Edit the value at its anchor, or copy it by hand once.',
    },
  );
}
