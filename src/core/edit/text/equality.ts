/** Whether a node already says what a value says, to every reader: for items of lists, which are not to be added twice. */
import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { lookUp } from './locate.ts';
import { asNode, isNothing, keyText, type YamlNode } from './node.ts';
import { readsAsString } from './render.ts';
import type { YamlDocument } from './source.ts';
import { isListValue, isMapValue, type Value } from './value.ts';

/** The position of an item that equals the value; `undefined` where the list has none. */
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
