/** Parses the text of `gitops.yaml` into values whose line and column are known. */
import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Failure, messageOf } from '../../core/failure.ts';

/** Larger than any hand-written configuration; keeps a wrong file from being parsed at length. */
const largestBytes = 1024 * 1024;
/** Anchors are fine, a few aliases that multiply into millions of nodes are not. */
const largestAliasCount = 1_000;

export type ConfigPath = readonly (string | number)[];

/** A problem of the file, at the value that `path` leads to or, with `key`, at that key of the mapping there. */
export interface ConfigProblem {
  readonly path: ConfigPath;
  readonly key?: string;
  readonly text: string;
}

/** A parsed file that still knows the place of each value. */
export interface ConfigSource {
  readonly value: unknown;
  /** Scalars that YAML reads as something else than what is written. */
  readonly misread: readonly ConfigProblem[];
  /** The text of a plain scalar as it stands in the file: `1.10`. */
  written(path: ConfigPath): string | undefined;
  /** Counted from 1. A path that does not exist has the place of the nearest value around it. */
  place(path: ConfigPath, key?: string): { readonly line: number; readonly column: number };
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
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: largestAliasCount });
  } catch (cause) {
    throw failure(` ${messageOf(cause)}`, 'Write the values out instead of nesting aliases.', cause);
  }
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
        const at = key !== undefined && length === path.length ? keyOf(node, key) : node;
        if (isNode(at) && at.range) return placeOf(at.range[0]);
      }
      return { line: 1, column: 1 };
    },
  };
}

type Document = ReturnType<typeof parseDocument>;

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
  if (!isMap(target)) return undefined;
  const merged = target.items.filter(({ key }) => isMergeKey(key)).map(({ value }) => value);
  const sources = merged.flatMap((value) => (isSeq(value) ? value.items : [value]));
  for (const source of sources) {
    const found = nodeAt(document, [step], source);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
}

function keyOf(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
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
