/** The text of `gitops.yaml` as values that know their line and column. */
import { isAlias, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { Failure, messageOf } from '../core/failure.ts';

/** Larger than any hand-written configuration; keeps a wrong file from being parsed at length. */
const largestBytes = 1024 * 1024;
/** Anchors are fine, a few aliases that multiply into millions of nodes are not. */
const largestAliasCount = 100;

export type ConfigPath = readonly (string | number)[];

/** One thing that is wrong in the file, at the value (or, with `key`, at the key of the mapping) that `path` names. */
export interface ConfigProblem {
  readonly path: ConfigPath;
  readonly key?: string;
  readonly text: string;
}

/** A parsed file that still knows where things stand. */
export interface ConfigSource {
  readonly value: unknown;
  /** Scalars that YAML reads as something else than what is written. */
  readonly misread: readonly ConfigProblem[];
  /** As it is written, for a plain scalar: `1.10`. */
  written(path: ConfigPath): string | undefined;
  /** Counted from 1; the nearest thing around it when the path itself does not exist. */
  place(path: ConfigPath, key?: string): { readonly line: number; readonly column: number };
}

/**
 * YAML 1.2 core: `on` and `yes` are text, keys are text, a key may appear once, merge keys have no meaning.
 *
 * @throws Failure `CONFIG_SYNTAX` with `file:line:column` of the first syntax error
 */
export function readConfigSource(file: string, text: string): ConfigSource {
  if (Buffer.byteLength(text) > largestBytes) {
    throw new Failure('bad-input', 'CONFIG_SYNTAX', `${file}: is larger than 1 MiB`, {
      hint: 'Give the path of a gitops.yaml.',
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
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
    // Only the first: the parser trips over the same mistake again and again.
    const { line, column } = placeOf(first.pos[0]);
    throw new Failure('bad-input', 'CONFIG_SYNTAX', `${file}:${line}:${column}: ${first.message}`, {
      hint: 'Correct the YAML there. Inside {…} and […], text with braces or brackets, such as a placeholder, needs quotes.',
      cause: first,
    });
  }
  return {
    value: guarded(file, () => document.toJS({ maxAliasCount: largestAliasCount })),
    misread: misreadNumbers(document),
    written(path) {
      const node = nodeAt(document.contents, path, document);
      return isScalar(node) && node.type === 'PLAIN' ? node.source : undefined;
    },
    place(path, key) {
      for (let length = path.length; length >= 0; length -= 1) {
        const node = nodeAt(document.contents, path.slice(0, length), document);
        const at = key !== undefined && length === path.length ? keyOf(node, key) : node;
        if (isNode(at) && at.range) return placeOf(at.range[0]);
      }
      return { line: 1, column: 1 };
    },
  };
}

function guarded(file: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (cause) {
    throw new Failure('bad-input', 'CONFIG_SYNTAX', `${file}: ${messageOf(cause)}`, {
      hint: 'Write the values out instead of nesting aliases.',
      cause,
    });
  }
}

type Document = ReturnType<typeof parseDocument>;

function nodeAt(root: unknown, path: ConfigPath, document: Document): unknown {
  let node = root;
  for (const step of path) {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (!isCollection(target)) return undefined;
    node = target.get(step, true);
  }
  return node;
}

function keyOf(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key;
}

/** `1.10` would be used as `1.1`, `0123` as `123` and the SHA `12345e67` as a number of 71 digits. */
function misreadNumbers(document: Document): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  visit(document, {
    Scalar(_key, node, ancestors) {
      if (typeof node.value !== 'number' || node.source === undefined || String(node.value) === node.source) return;
      problems.push({
        path: pathOf([...ancestors, node]),
        text: `${node.source} would be read as the number ${node.value}; put it in quotes: "${node.source}"`,
      });
    },
  });
  return problems;
}

/** The path of the last of nested nodes, as `visit` gives them: collections, pairs and the node. */
function pathOf(nodes: readonly unknown[]): ConfigPath {
  const path: (string | number)[] = [];
  nodes.forEach((node, depth) => {
    const child = nodes[depth + 1];
    if (!isCollection(node) || child === undefined) return;
    path.push(isPairWithKey(child) ? String(child.key.value) : (node.items as unknown[]).indexOf(child));
  });
  return path;
}

function isPairWithKey(item: unknown): item is { key: { value: unknown } } {
  return typeof item === 'object' && item !== null && 'key' in item && isScalar(item.key);
}
