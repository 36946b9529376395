/** Who is anchored where in a document and who uses it; refuses what readers of YAML disagree on, and bombs. */
import { type Alias, isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import { Failure } from '../../failure.ts';
import { asNode, type Hop, keyText, type YamlNode, type YamlPair } from './node.ts';

/** Who is anchored where and who uses it, in one document. */
export interface AnchorIndex {
  readonly targets: ReadonlyMap<Alias, YamlNode>;
  /** Where every anchored node stands. */
  readonly places: ReadonlyMap<YamlNode, readonly Hop[]>;
  /** The places of the aliases of an anchored node, in order. */
  readonly users: ReadonlyMap<YamlNode, readonly (readonly Hop[])[]>;
}

const maxDepth = 100;
const maxKeys = 100_000;
export const tooLargeHint = 'Keep what changes with a deployment in a small file of its own, or split this one.';
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
export function indexAnchors(
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
