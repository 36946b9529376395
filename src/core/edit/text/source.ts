/** Parses a file as YAML 1.2 and as YAML 1.1, with its anchors; refuses what readers disagree on, and what is too large. */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Pair,
  type ParsedNode,
  Parser,
  type YAMLError,
} from 'yaml';
import { Failure } from '../../failure.ts';
import {
  asNode,
  type Collection,
  type Hop,
  keyScalar,
  keyText,
  placeAt,
  resolveKey,
  startOf,
  type YamlNode,
} from './node.ts';
import {
  type Disagreement,
  endBlockAsWritten,
  forbiddenIn,
  gluedColon,
  indentedBlanks,
  oldBreakIn,
  tokensInAnyColumn,
} from './readers.ts';
import { refuseEncrypted } from './sops.ts';

/** A parsed file. Its text is never written back from the tree: edits splice the text at the tree's offsets. */
export interface Source {
  readonly file: string;
  /** A byte order mark at the beginning, which is no part of `text`. */
  readonly mark: string;
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  readonly lines: LineCounter;
}

/** The whole text of the file. */
export function textOf({ mark, text }: Source): string {
  return mark + text;
}

export interface YamlDocument {
  readonly source: Source;
  readonly index: number;
  /** As YAML 1.2 core reads it. */
  readonly root: YamlNode | null;
  /** As YAML 1.1 reads it: the same shape, other types of plain scalars. */
  readonly legacyRoot: YamlNode | null;
  readonly anchors: AnchorIndex;
}

/** The anchors and aliases of a document. */
interface AnchorIndex {
  /** The node that each alias stands for. */
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  /** Where every anchored node stands. */
  readonly places: ReadonlyMap<YamlNode, readonly Hop[]>;
  /** The places of the aliases of an anchored node, in order. */
  readonly users: ReadonlyMap<YamlNode, readonly (readonly Hop[])[]>;
  /** Anchored nodes whose aliases are keys of maps. */
  readonly asKeys: ReadonlySet<YamlNode>;
  /** Anchored nodes that are keys of maps themselves. */
  readonly keys: ReadonlySet<YamlNode>;
  /** Names that stand for several nodes, each from its own anchor on. */
  readonly redefined: ReadonlySet<string>;
}

/** Files of GitOps repositories are a few kB; the largest CRD bundles stay under this. In UTF-16 units. */
const maxLength = 1024 * 1024;
const maxDepth = 100;
/** Keys and list items of all documents of a file. */
const maxKeys = 100_000;
/** Nodes that a reader would build after following every alias. */
const maxExpanded = 1_000_000;
/** The parser needs seconds for a megabyte of opening brackets; this many in a row is no configuration. */
const bracketFlood = /(?:[[{][ \t\r\n]*){200}|(?:[-?][ \t]+){200}/;

const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
const hints: ReadonlyMap<string, string> = new Map([
  ['YAML_DUPLICATE_KEY', 'YAML readers disagree on which one counts; remove one of them.'],
  ['YAML_TOO_LARGE', tooLargeHint],
  ['YAML_ALIAS_KEY', 'Not every YAML reader takes such a key; write the key itself in place of the alias.'],
]);

/** Errors: `YAML_TOO_LARGE`, `YAML_TOO_DEEP`, `YAML_SYNTAX`, `YAML_TEMPLATE`, `YAML_DUPLICATE_KEY`, `YAML_ALIAS_BOMB`, `YAML_ALIAS_KEY`, `SOPS_ENCRYPTED`. */
export function parseSource(file: string, whole: string): Source {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  if (text.length > maxLength) {
    const message = `${file}: ${text.length} characters; at most ${maxLength} are edited`;
    throw new Failure('bad-input', 'YAML_TOO_LARGE', message, { hint: tooLargeHint });
  }
  if (bracketFlood.test(text)) throw tooDeep(file);
  const lines = new LineCounter();
  const documents: YamlDocument[] = [];
  const source: Source = { file, mark, text, documents, lines };
  const { core, legacy } = composeBoth(source);
  const roots = core.map(({ contents }) => asNode(contents));
  const oldBreak = oldBreakIn(text, roots);
  if (oldBreak !== undefined) throw disagreed(source, oldBreak);
  for (const each of [core, legacy]) endBlockAsWritten(asNode(each.at(-1)?.contents), text);
  const budget = { keys: maxKeys };
  for (const [index, root] of roots.entries()) {
    const anchors = new AnchorWalk(source, budget);
    anchors.visit(root, 0);
    const legacyRoot = asNode(legacy[index]?.contents);
    if (anchors.asKeys.size > 0) resolveKeys(legacyRoot, new Map());
    documents.push({ source, index, root, legacyRoot, anchors });
  }
  refuseEncrypted(source);
  return source;
}

/** An edited text that does not parse is our fault, unless the user asked for more than a file may hold. */
export function parseEdited(before: Source, text: string): Source {
  try {
    return parseSource(before.file, text);
  } catch (cause) {
    if (cause instanceof Failure && /^YAML_TOO_/.test(cause.code)) {
      const hint = 'Check the path and the value that are to be written; nothing was changed.';
      throw new Failure('bad-input', cause.code, `with the edit, ${cause.message}`, { hint, cause });
    }
    if (cause instanceof Failure && cause.code === 'SOPS_ENCRYPTED') {
      const hint = 'Leave the map `sops` to SOPS; nothing was changed.';
      throw new Failure('refused', cause.code, `with the edit, ${cause.message}`, { hint, cause });
    }
    const message = `${before.file}: the edited text would not be the YAML that was asked for; nothing was written`;
    const hint = 'The place to edit is laid out in a way that cannot be edited safely; change this value by hand once.';
    throw new Failure('refused', 'EDIT_COLLATERAL', message, { hint, cause });
  }
}

interface Composed {
  readonly core: readonly Document.Parsed<ParsedNode>[];
  readonly legacy: readonly Document.Parsed<ParsedNode>[];
}

/** @throws Failure for the first error of the parser, in a text that it cannot read either way */
function composeBoth(source: Source): Composed {
  const strict = compose(source, [...new Parser(source.lines.addNewLine).parse(source.text)]);
  const forbidden = forbiddenIn(source.text);
  if (forbidden !== undefined) throw disagreed(source, forbidden);
  if (!('code' in strict)) return strict;
  const composed = compose(source, tokensInAnyColumn(source.text));
  if ('code' in composed) throw syntaxFailure(source, strict);
  return composed;
}

function compose({ text }: Source, tokens: readonly CST.Token[]): Composed | YAMLError {
  const both = (['1.2', '1.1'] as const).map((version) => {
    // uniqueKeys is quadratic in this library (100 000 keys take minutes); `AnchorWalk` does that check in linear time.
    const composer = new Composer<ParsedNode>({ keepSourceTokens: true, uniqueKeys: false, version });
    return [...composer.compose(tokens, false, text.length)];
  });
  const [core = [], legacy = []] = both;
  return both.flat().flatMap(({ errors }) => errors)[0] ?? { core, legacy };
}

function syntaxFailure(source: Source, error: YAMLError): Failure {
  if (error.code === 'RESOURCE_EXHAUSTION') return tooDeep(source.file, error);
  const template = /\{[{%]/.test(source.text);
  return new Failure(
    'bad-input',
    template ? 'YAML_TEMPLATE' : 'YAML_SYNTAX',
    `${position(source, error.pos[0])}: ${template ? 'a template, not YAML: ' : ''}${error.message}`,
    {
      hint: template ? templateHint : syntaxHint(source, error.pos[0]),
      cause: error,
      place: placeAt(source, error.pos[0]),
    },
  );
}

/** Readers differ there, whatever is edited. */
export function disagreed(source: Source, { offset, problem, hint }: Disagreement): Failure {
  const place = placeAt(source, offset);
  return new Failure('bad-input', 'YAML_SYNTAX', `${position(source, offset)}: ${problem}`, { hint, place });
}

const templateHint =
  'Edit the values file that feeds the template, or name with `key` a plain “key: value” line of this file.';

function syntaxHint(source: Source, offset: number): string {
  const line = source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset + 1);
  const alias = /(?:^|[\s{,])(\*[^\s,[\]{}:]+):/.exec(line)?.[1];
  if (alias !== undefined)
    return `An alias as a key needs a space before its colon, or the colon is of its name: ${alias} :`;
  return 'Only files that every YAML reader accepts are edited; fix this line first.';
}

function tooDeep(file: string, cause?: unknown): Failure {
  const hint = 'Look for brackets or dashes that never end; nothing was changed.';
  return new Failure('bad-input', 'YAML_TOO_DEEP', `${file}: nested too deeply to be configuration`, { hint, cause });
}

/** `file:line:column`, counted from 1. */
function position(source: Source, offset: number): string {
  const { file, line, column } = placeAt(source, offset);
  return `${file}:${line}:${column}`;
}

/** Says what the aliases in the place of keys stand for, in a tree that is known to be sound. */
function resolveKeys(node: YamlNode | null, named: Map<string, YamlNode>): void {
  if (node === null || isAlias(node)) return;
  if (node.anchor !== undefined) named.set(node.anchor, node);
  if (isScalar(node)) return;
  for (const item of node.items) {
    if (!isPair(item)) {
      resolveKeys(asNode(item), named);
      continue;
    }
    const target = isAlias(item.key) ? named.get(item.key.source) : undefined;
    if (isAlias(item.key) && isScalar(target)) resolveKey(item.key, target);
    resolveKeys(asNode(item.key), named);
    resolveKeys(asNode(item.value), named);
  }
}

/**
 * One walk in document order: resolves aliases, and refuses duplicate keys, unknown and recursive aliases, alias bombs,
 * and nesting or sizes that no configuration has.
 */
class AnchorWalk implements AnchorIndex {
  readonly targets = new Map<Alias, YamlNode>();
  readonly places = new Map<YamlNode, readonly Hop[]>();
  readonly users = new Map<YamlNode, (readonly Hop[])[]>();
  readonly asKeys = new Set<YamlNode>();
  readonly keys = new Set<YamlNode>();
  readonly redefined = new Set<string>();
  readonly #named = new Map<string, YamlNode>();
  readonly #sizes = new Map<YamlNode, number>();
  readonly #hops: Hop[] = [];
  readonly #source: Source;
  readonly #budget: { keys: number };

  /** @param budget How many keys and items the file may still have; shared by its documents. */
  constructor(source: Source, budget: { keys: number }) {
    this.#source = source;
    this.#budget = budget;
  }

  /** Returns the number of nodes after following aliases. */
  visit(node: YamlNode | null, depth: number): number {
    if (node === null) return 1;
    if (depth > maxDepth) throw this.#refuse('YAML_TOO_DEEP', node, `nested deeper than ${maxDepth} levels`);
    if (isAlias(node)) return this.#alias(node);
    const blanks = indentedBlanks(this.#source.text, node);
    if (blanks !== undefined) throw disagreed(this.#source, blanks);
    if (node.anchor !== undefined) {
      if (this.#named.has(node.anchor)) this.redefined.add(node.anchor);
      this.#named.set(node.anchor, node);
      this.places.set(node, [...this.#hops]);
    }
    const size = isScalar(node) ? 1 : this.#children(node, depth + 1);
    if (size > maxExpanded)
      throw this.#refuse('YAML_ALIAS_BOMB', node, `aliases expand to more than ${maxExpanded} nodes`);
    if (node.anchor !== undefined) this.#sizes.set(node, size);
    return size;
  }

  #alias(alias: Alias): number {
    const name = alias.source;
    const target = this.#named.get(name);
    if (target === undefined) throw this.#refuse('YAML_SYNTAX', alias, `the alias *${name} has no anchor before it`);
    const size = this.#sizes.get(target);
    if (size === undefined) throw this.#refuse('YAML_ALIAS_BOMB', alias, `the alias *${name} contains itself`);
    this.targets.set(alias, target);
    const users = this.users.get(target) ?? [];
    users.push([...this.#hops]);
    this.users.set(target, users);
    return size;
  }

  #children(container: Collection, depth: number): number {
    let size = 1;
    const keys = new Set<string>();
    for (const [index, item] of container.items.entries()) {
      if (isMap(container)) this.#refuseDuplicate(item as Pair, keys);
      else this.#count(container);
      this.#hops.push({ container, index });
      const glued = gluedColon(this.#source.text, { container, index });
      if (glued !== undefined) throw disagreed(this.#source, glued);
      // `!!pairs` and `!!omap` turn items of lists into pairs as well.
      const nodes = isPair(item) ? [item.key, item.value] : [item];
      for (const node of nodes) size += this.visit(asNode(node), depth);
      this.#hops.pop();
    }
    return size;
  }

  #refuseDuplicate(pair: Pair, seen: Set<string>): void {
    const node = asNode(pair.key);
    this.#count(node);
    if (isAlias(node)) this.#resolveKey(node);
    else if (node?.anchor !== undefined) this.keys.add(node);
    const key = keyText(pair.key);
    if (key === undefined || key === '<<') return;
    // Programs that read the values of keys take `true` and `True`, `1` and `0x1` for the same key.
    const scalar = keyScalar(node);
    const meant = scalar !== undefined && typeof scalar.value !== 'string' ? String(scalar.value) : key;
    if (seen.has(meant)) {
      throw this.#refuse('YAML_DUPLICATE_KEY', node, `the key ${JSON.stringify(key)} is there twice`);
    }
    seen.add(meant);
  }

  /** Reads a key through its alias. An unknown one is refused when it is visited. */
  #resolveKey(alias: Alias): void {
    const target = this.#named.get(alias.source);
    if (target === undefined) return;
    if (!isScalar(target)) throw this.#refuse('YAML_ALIAS_KEY', alias, `the key *${alias.source} is a map or list`);
    resolveKey(alias, target);
    this.asKeys.add(target);
    // PyYAML merges what stands there, go-yaml does not.
    if (keyText(alias) === '<<') throw this.#refuse('YAML_ALIAS_KEY', alias, `the key *${alias.source} stands for <<`);
  }

  #count(node: YamlNode | null): void {
    this.#budget.keys--;
    if (this.#budget.keys < 0) throw this.#refuse('YAML_TOO_LARGE', node, `more than ${maxKeys} keys and list items`);
  }

  #refuse(code: string, node: YamlNode | null, problem: string): Failure {
    const hint = hints.get(code) ?? 'The file cannot be edited safely as it is.';
    const offset = node === null ? 0 : startOf(node);
    const place = placeAt(this.#source, offset);
    return new Failure('bad-input', code, `${position(this.#source, offset)}: ${problem}`, { hint, place });
  }
}
