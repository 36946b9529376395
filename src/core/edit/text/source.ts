/** A file parsed, as YAML 1.2 and as YAML 1.1, with its anchors; refuses what readers disagree on, and what is too large. */
import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  Parser,
  type YAMLError,
} from 'yaml';
import { Failure } from '../../failure.ts';
import { asNode, findPair, type Hop, keyText, type YamlNode, type YamlPair } from './node.ts';

/** A parsed file. Its text is never written back from the tree: edits splice the text at the tree's offsets. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  readonly lines: LineCounter;
}

export interface YamlDocument {
  readonly index: number;
  /** `[start, end)` in the text, the document's markers included. */
  readonly range: readonly [number, number];
  /** As YAML 1.2 core reads it. */
  readonly root: YamlNode | null;
  /** As YAML 1.1 reads it; the same shape, other types of plain scalars. */
  readonly legacyRoot: YamlNode | null;
  readonly anchors: AnchorIndex;
}

/** Files of GitOps repositories are a few kB; the largest CRD bundles stay under this. In UTF-16 units. */
const maxLength = 1024 * 1024;
/** The parser needs seconds for a megabyte of opening brackets; this many in a row is no configuration. */
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;

const limits = new Set(['YAML_TOO_LARGE', 'YAML_TOO_DEEP']);

/** Errors: `YAML_TOO_LARGE`, `YAML_TOO_DEEP`, `YAML_SYNTAX`, `YAML_TEMPLATE`, `YAML_DUPLICATE_KEY`, `YAML_ALIAS_BOMB`, `SOPS_ENCRYPTED`. */
export function parseSource(file: string, text: string): Source {
  if (text.length > maxLength) {
    throw new Failure(
      'bad-input',
      'YAML_TOO_LARGE',
      `${file}: ${text.length} characters; at most ${maxLength} are edited`,
      { hint: tooLargeHint },
    );
  }
  if (bracketFlood.test(text)) throw tooDeep(file);
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const core = compose(tokens, text.length, '1.2');
  refuseErrors(file, text, lines, core);
  const legacy = compose(tokens, text.length, '1.1');
  refuseErrors(file, text, lines, legacy);
  const budget = { keys: 0 };
  const documents = core.map((document, index): YamlDocument => {
    const root = asNode(document.contents);
    return {
      index,
      range: [document.range[0], document.range[2]],
      root,
      legacyRoot: asNode(legacy[index]?.contents),
      anchors: indexAnchors(root, budget, (offset) => position(file, lines, offset)),
    };
  });
  const source: Source = { file, text, documents, lines };
  refuseEncrypted(source);
  return source;
}

/** A splice that does not even parse is our fault, not the user's, unless they ask for more than a file may hold. */
export function parseEdited(before: Source, text: string): Source {
  try {
    return parseSource(before.file, text);
  } catch (error) {
    if (error instanceof Failure && limits.has(error.code)) {
      throw new Failure('bad-input', error.code, `with the edit, ${error.message}`, {
        hint: 'Check the path and the value that are to be written; nothing was changed.',
        cause: error,
      });
    }
    throw new Failure(
      'refused',
      'EDIT_COLLATERAL',
      `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`,
      {
        hint: 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.',
        cause: error,
      },
    );
  }
}

export function lineAt(source: Source, offset: number): number {
  return source.lines.linePos(offset).line;
}

function compose(tokens: Parameters<Composer['compose']>[0], length: number, version: '1.1' | '1.2') {
  // uniqueKeys is quadratic in this library (100 000 keys take minutes); `indexAnchors` does that check in linear time.
  const composer = new Composer<ParsedNode>({ keepSourceTokens: true, uniqueKeys: false, version });
  return [...composer.compose(tokens, false, length)];
}

function refuseErrors(
  file: string,
  text: string,
  lines: LineCounter,
  documents: readonly Document.Parsed<ParsedNode>[],
): void {
  const error = documents.flatMap((document) => document.errors)[0];
  if (error === undefined) return;
  if (error.code === 'RESOURCE_EXHAUSTION') throw tooDeep(file, error);
  const at = position(file, lines, error.pos[0]);
  if (/\{[{%]/.test(text)) throw templateFailure(at, error);
  const loneReturn = /\r(?!\n)/.exec(text);
  const hint =
    loneReturn === null
      ? 'Only files that every YAML reader accepts are edited; fix this line first.'
      : `A carriage return without a line feed stands at ${position(file, lines, loneReturn.index)}; end lines with LF or CRLF.`;
  throw new Failure('bad-input', 'YAML_SYNTAX', `${at}: ${error.message}`, { hint, cause: error });
}

function templateFailure(at: string, error: YAMLError): Failure {
  return new Failure('bad-input', 'YAML_TEMPLATE', `${at}: a template, not YAML: ${error.message}`, {
    hint: 'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.',
    cause: error,
  });
}

function tooDeep(file: string, cause?: unknown): Failure {
  return new Failure('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, {
    hint: 'Look for brackets or dashes that never end; nothing was changed.',
    cause,
  });
}

/** `file:line:column`, counted from 1. */
function position(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

/** SOPS signs the whole file (`sops.mac`): any edit, even of a clear value, makes decryption fail. */
function refuseEncrypted(source: Source): void {
  for (const { root } of source.documents) {
    if (mapValue(mapValue(root, 'sops'), 'mac') === null) continue;
    throw new Failure(
      'refused',
      'SOPS_ENCRYPTED',
      `${source.file}: encrypted with SOPS, whose checksum covers every value`,
      {
        hint: 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`.',
      },
    );
  }
}

function mapValue(node: YamlNode | null, key: string): YamlNode | null {
  return isMap(node) ? asNode(findPair(node, key)?.value) : null;
}

/** A file's bytes as text. A byte order mark stays; anything that is not UTF-8 is refused rather than replaced. */
export function decodeText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Failure('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, {
      hint: 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.',
      cause: error,
    });
  }
}

/** Who is anchored where and who uses it, in one document. */
interface AnchorIndex {
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  /** Where every anchored node stands. */
  readonly places: ReadonlyMap<YamlNode, readonly Hop[]>;
  /** The places of the aliases of an anchored node, in order. */
  readonly users: ReadonlyMap<YamlNode, readonly (readonly Hop[])[]>;
}

const maxDepth = 100;
const maxKeys = 100_000;
const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
/** Nodes that a reader would build after following every alias. */
const maxExpanded = 1_000_000;

const hints: ReadonlyMap<string, string> = new Map([
  ['YAML_DUPLICATE_KEY', 'YAML readers disagree on which one counts; remove one of them.'],
  ['YAML_TOO_LARGE', tooLargeHint],
]);

/**
 * One walk in document order: resolves aliases, and refuses duplicate keys (readers disagree on which one counts),
 * unknown and recursive aliases, alias bombs, and nesting or sizes that no configuration has.
 *
 * `budget` is shared by the documents of a file.
 */
function indexAnchors(
  root: YamlNode | null,
  budget: { keys: number },
  position: (offset: number) => string,
): AnchorIndex {
  const walk = new AnchorWalk(budget, position);
  walk.visit(root, 0);
  return walk;
}

class AnchorWalk implements AnchorIndex {
  readonly targets = new Map<Alias, YamlNode>();
  readonly places = new Map<YamlNode, readonly Hop[]>();
  readonly users = new Map<YamlNode, (readonly Hop[])[]>();
  readonly #named = new Map<string, YamlNode>();
  readonly #sizes = new Map<YamlNode, number>();
  readonly #hops: Hop[] = [];
  readonly #budget: { keys: number };
  readonly #position: (offset: number) => string;

  constructor(budget: { keys: number }, position: (offset: number) => string) {
    this.#budget = budget;
    this.#position = position;
  }

  /** Returns the number of nodes after following aliases. */
  visit(node: YamlNode | null, depth: number): number {
    if (node === null) return 1;
    if (depth > maxDepth) throw this.#refuse('YAML_TOO_DEEP', node, `nested deeper than ${maxDepth} levels`);
    if (isAlias(node)) return this.#alias(node);
    if (node.anchor !== undefined) {
      this.#named.set(node.anchor, node);
      this.places.set(node, [...this.#hops]);
    }
    const size = isScalar(node) ? 1 : this.#children(node, depth);
    if (size > maxExpanded)
      throw this.#refuse('YAML_ALIAS_BOMB', node, `aliases expand to more than ${maxExpanded} nodes`);
    if (node.anchor !== undefined) this.#sizes.set(node, size);
    return size;
  }

  #alias(alias: Alias): number {
    const target = this.#named.get(alias.source);
    if (target === undefined)
      throw this.#refuse('YAML_SYNTAX', alias, `the alias *${alias.source} has no anchor before it`);
    const size = this.#sizes.get(target);
    if (size === undefined) throw this.#refuse('YAML_ALIAS_BOMB', alias, `the alias *${alias.source} contains itself`);
    this.targets.set(alias, target);
    const users = this.users.get(target);
    if (users === undefined) this.users.set(target, [[...this.#hops]]);
    else users.push([...this.#hops]);
    return size;
  }

  #children(node: YamlNode, depth: number): number {
    let size = 1;
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        this.#refuseDuplicate(pair, seen);
        const key = keyText(pair.key);
        this.#hops.push({ kind: 'pair', map: node, pair, key: key ?? '?' });
        size += this.visit(asNode(pair.key), depth + 1) + this.visit(asNode(pair.value), depth + 1);
        this.#hops.pop();
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        this.#count(node);
        this.#hops.push({ kind: 'item', list: node, index });
        // `!!pairs` and `!!omap` turn items into pairs.
        size += isPair(item)
          ? this.visit(asNode(item.key), depth + 1) + this.visit(asNode(item.value), depth + 1)
          : this.visit(asNode(item), depth + 1);
        this.#hops.pop();
      }
    }
    return size;
  }

  #refuseDuplicate(pair: YamlPair, seen: Set<string>): void {
    const key = keyText(pair.key);
    const node = asNode(pair.key);
    this.#count(node);
    if (key === undefined || key === '<<') return;
    // `true` and `True`, `1` and `0x1` are one key to whoever reads the values of keys.
    const meant = isScalar(node) && typeof node.value !== 'string' ? String(node.value) : key;
    if (seen.has(meant))
      throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
    seen.add(meant);
  }

  #count(node: YamlNode | null): void {
    this.#budget.keys++;
    if (this.#budget.keys > maxKeys)
      throw this.#refuse('YAML_TOO_LARGE', node, `more than ${maxKeys} keys and list items`);
  }

  #refuse(code: string, node: YamlNode | null, problem: string): Failure {
    const hint = hints.get(code) ?? 'The file cannot be edited safely as it is.';
    return new Failure('bad-input', code, `${this.#position(node?.range?.[0] ?? 0)}: ${problem}`, { hint });
  }
}
