/** Parses the text of `gitops.yaml` into values whose line and column are known. */
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import { Failure, messageOf } from '../../core/failure.ts';
import { suggestionFor } from '../../core/suggestion.ts';

/** Larger than any hand-written configuration; keeps a wrong file from being parsed at length. */
const largestBytes = 1024 * 1024;
/** Anchors are fine, a few aliases that multiply into millions of nodes are not. */
const largestAliasCount = 1_000;
/** Values of a file with everything that its aliases stand for: a thousand services have fewer. */
const mostNodes = 200_000;

const insideItself = 'an alias is inside the value that it stands for';

export type ConfigPath = readonly (string | number)[];

/** A problem of the file, at the value that `path` leads to or, with `key`, at that key of the mapping there. */
export interface ConfigProblem {
  readonly path: ConfigPath;
  readonly key?: string;
  readonly text: string;
}

/** Counted from 1. */
export interface FilePoint {
  readonly line: number;
  readonly column: number;
}

/** A parsed file that still knows the place of each value. */
export interface ConfigSource {
  readonly value: unknown;
  /** Scalars that YAML reads as something else than what is written. */
  readonly misread: readonly ConfigProblem[];
  /** The text of a plain scalar as it stands in the file: `1.10`. */
  written(path: ConfigPath): string | undefined;
  /**
   * Where the text stands, also of what an alias or a merge key brings. A path that does not exist has the place of the
   * nearest value around it.
   */
  place(path: ConfigPath, key?: string): FilePoint;
}

/**
 * YAML 1.2 core: `on` and `yes` are text, keys are text, a key may appear once. Merge keys (`<<`) are those of YAML 1.1: what
 * the map says itself wins, wherever it stands.
 *
 * @throws Failure `CONFIG_SYNTAX` with `file:line:column` of the first syntax error
 */
export function readConfigSource(file: string, text: string): ConfigSource {
  const failure = (problem: string, hint: string, cause?: unknown) =>
    new Failure('bad-input', 'CONFIG_SYNTAX', `${file}:${problem}`, { hint, cause });
  if (Buffer.byteLength(text) > largestBytes) throw failure(' is larger than 1 MiB', 'Give the path of a gitops.yaml.');
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: true,
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [first] = document.errors;
  if (first !== undefined) {
    // Only the first: the errors behind it are usually of the same mistake.
    const { line, column } = placeOf(first.pos[0]);
    const hint =
      'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.';
    throw failure(`${line}:${column}: ${first.message}`, hint, first).with({ place: { file, line, column } });
  }
  const broken = brokenReference(document) ?? unknownTag(document);
  if (broken !== undefined) {
    const { line, column } = placeOf(broken.offset);
    throw failure(`${line}:${column}: ${broken.problem}`, broken.hint).with({ place: { file, line, column } });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: largestAliasCount });
  } catch (cause) {
    const problem = cause instanceof RangeError ? insideItself : messageOf(cause);
    throw failure(`1:1: ${problem}`, 'Write the values out instead of nesting aliases.', cause);
  }
  const excess = excessOf(value);
  if (excess !== undefined) throw failure(`1:1: ${excess}`, 'Write the values out instead of nesting aliases.');
  return {
    value,
    misread: misreadNumbers(document.contents),
    written(path) {
      const node = nodeAt(document, path);
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
    place(path, key) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = nodeAt(document, path.slice(0, length));
        const at = key !== undefined && length === path.length ? keyOf(document, node, key) : textOf(document, node);
        if (isNode(at) && at.range) return placeOf(at.range[0]);
      }
      return { line: 1, column: 1 };
    },
  };
}

type Document = ReturnType<typeof parseDocument>;

interface BrokenText {
  readonly offset: number;
  readonly problem: string;
  readonly hint: string;
}

/**
 * The first alias whose anchor does not stand before it, or merge key that takes keys from what is no map. One walk: an alias
 * looks for its anchor through the whole text.
 */
function brokenReference(document: Document): BrokenText | undefined {
  const anchors = new Map<string, unknown>();
  let broken: BrokenText | undefined;
  const stop = (node: unknown, problem: string, hint: string) => {
    broken = { offset: isNode(node) && node.range ? node.range[0] : 0, problem, hint };
    return visit.BREAK;
  };
  const targetOf = (node: unknown) => (isAlias(node) ? anchors.get(node.source) : node);
  visit(document, {
    Node(_, node) {
      if ('anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_, alias) {
      const { source } = alias;
      if (anchors.has(source)) return undefined;
      const suggestion = suggestionFor(source, anchors.keys());
      const meant = suggestion === undefined ? '' : ` Did you mean *${suggestion}?`;
      return stop(alias, `*${source} has no anchor before it`, `Write &${source} at a value above it.${meant}`);
    },
    Pair(_, { key, value }) {
      if (!isMergeKey(key)) return undefined;
      const target = targetOf(value);
      const sources = isSeq(target) ? target.items : [value];
      // An alias without an anchor is told as such.
      const wrong = sources.find((each) => targetOf(each) !== undefined && !isMap(targetOf(each)));
      if (wrong === undefined) return undefined;
      const problem = '<< takes the keys of a mapping, or of a list of mappings';
      return stop(wrong, problem, 'Give it an alias of a mapping: `<<: *name`.');
    },
  });
  return broken;
}

/** A tag that nobody knows would leave the text as it stands: `!env TOKEN` would be `TOKEN`. */
function unknownTag(document: Document): BrokenText | undefined {
  const [warning] = document.warnings;
  if (warning === undefined) return undefined;
  return {
    offset: warning.pos[0],
    problem: warning.message,
    hint: 'Write the value itself, in quotes where it begins with "!".',
  };
}

function nodeAt(document: Document, path: ConfigPath, from: unknown = document.contents): unknown {
  let node = from;
  for (const step of path) {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (!isCollection(target)) return undefined;
    node = target.get(step, true) ?? mergedAt(document, target, step);
  }
  return node;
}

/** What a map has by its merge keys. */
function mergedAt(document: Document, target: unknown, step: string | number): unknown {
  for (const source of mergedInto(target)) {
    const found = nodeAt(document, [step], source);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The maps, or aliases of maps, that a map takes keys from. The first one wins. */
function mergedInto(target: unknown): readonly unknown[] {
  if (!isMap(target)) return [];
  const merged = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
  return merged.flatMap((value) => (isSeq(value) ? value.items : [value]));
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
}

/** A scalar's own text where there is an alias of it. */
function textOf(document: Document, node: unknown): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isScalar(target) ? target : node;
}

function keyOf(document: Document, node: unknown, key: string): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  if (!isMap(target)) return undefined;
  const own = target.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
  if (own !== undefined) return own;
  return mergedInto(target).reduce<unknown>((found, source) => found ?? keyOf(document, source, key), undefined);
}

/** Why a value is too much to be worked on: aliases may lead back to where they stand, or make much of a short text. */
function excessOf(value: unknown): string | undefined {
  const around = new Set<unknown>();
  let left = mostNodes;
  const visit = (item: unknown): string | undefined => {
    left -= 1;
    if (left < 0) return `aliases make more than ${mostNodes} values of it`;
    if (typeof item !== 'object' || item === null) return undefined;
    if (around.has(item)) return insideItself;
    around.add(item);
    for (const each of Object.values(item)) {
      const problem = visit(each);
      if (problem !== undefined) return problem;
    }
    around.delete(item);
    return undefined;
  };
  return visit(value);
}

/** `1.10` would be used as `1.1`, `0123` as `123` and the SHA `12345e67` as a number of 71 digits. */
function misreadNumbers(node: unknown, path: ConfigPath = []): readonly ConfigProblem[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => misreadNumbers(value, [...path, keyText(key)]));
  if (isSeq(node)) return node.items.flatMap((item, index) => misreadNumbers(item, [...path, index]));
  if (!isScalar(node) || typeof node.value !== 'number') return [];
  const { source = '', value } = node;
  if (source === '' || String(value) === source) return [];
  return [{ path, text: `${source} would be read as the number ${value}; put it in quotes: "${source}"` }];
}

function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
