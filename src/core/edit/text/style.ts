import { isMap, isScalar, isSeq, Scalar } from 'yaml';
import { itemStart } from './layout.ts';
import { asNode, endOf, type Hop, isFlow, isUnwritten, itemTokens, startOf, type YamlNode } from './node.ts';
import type { RenderStyle } from './render.ts';
import { type Quote, quoteOf } from './scalar.ts';
import type { Source } from './source.ts';
import { columnOf } from './splice.ts';

/** The style for something new inside `container`: of its last sibling, else of the file. */
export function styleWithin(source: Source, container: YamlNode | null): RenderStyle {
  const flow = isFlow(container);
  const file = source.documents.map(({ root }) => indentation(source, root));
  const step = file.find((each) => each.step !== undefined)?.step ?? 2;
  const listStep = file.find((each) => each.listStep !== undefined)?.listStep ?? step;
  const pairs = flow && isMap(container) ? container.items : [];
  const json = pairs.length > 0 ? pairs.some((pair) => isDouble(pair.key)) : isJson(source);
  return {
    quote: json ? 'double' : neighbourQuote(container),
    quoteKeys: json,
    step,
    listStep: listStep === 0 ? 0 : step,
    colon: flow ? flowColon(source, container) : ': ',
    comma: flow ? flowComma(source, container) : ', ',
  };
}

/** A file whose root is written with braces and quoted keys. */
function isJson(source: Source): boolean {
  const root = source.documents[0]?.root ?? null;
  if (!isFlow(root)) return false;
  return isMap(root) && root.items.length > 0
    ? root.items.every((pair) => isDouble(pair.key))
    : source.file.endsWith('.json');
}

function isDouble(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.QUOTE_DOUBLE;
}

/** The quotes of the last string beside; plain when there is none, or when strings stand in block scalars. */
function neighbourQuote(container: YamlNode | null): Quote {
  const values = isMap(container) ? container.items.map((pair) => pair.value) : isSeq(container) ? container.items : [];
  const last = values.findLast((value) => isScalar(value) && typeof value.value === 'string');
  return isScalar(last) ? quoteOf(last) : 'plain';
}

/** Indentation as the first nested map and list of a document show it. */
function indentation(
  source: Source,
  root: YamlNode | null,
): { step: number | undefined; listStep: number | undefined } {
  let step: number | undefined;
  let listStep: number | undefined;
  const visit = (node: YamlNode | null): void => {
    if (isFlow(node) || (step !== undefined && listStep !== undefined)) return;
    if (isSeq(node)) for (const item of node.items) visit(asNode(item));
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const child = asNode(pair.value);
      if (isFlow(child) || (!isMap(child) && !isSeq(child)) || isUnwritten(child)) continue;
      const own = columnOf(source.text, itemStart({ kind: 'pair', map: node, pair, key: '' }));
      const inner = columnOf(source.text, firstItemStart(child));
      if (isMap(child)) step ??= inner - own > 0 ? inner - own : undefined;
      else listStep ??= inner - own;
      visit(child);
    }
  };
  visit(root);
  return { step, listStep };
}

export function firstItemStart(node: YamlNode): number {
  if (isMap(node) && node.items[0] !== undefined)
    return itemStart({ kind: 'pair', map: node, pair: node.items[0], key: '' });
  if (isSeq(node) && node.items.length > 0) return itemStart({ kind: 'item', list: node, index: 0 });
  return startOf(node);
}

/** `:` alone only where the siblings are written so (compact JSON); a plain key needs the space. */
function flowColon(source: Source, container: YamlNode | null): string {
  const pair = isMap(container) ? container.items.at(-1) : undefined;
  const key = asNode(pair?.key);
  const value = asNode(pair?.value);
  if (pair === undefined || key === null || value === null || !isDouble(key)) return ': ';
  const between = source.text.slice(endOf(key), startOf(value));
  return /^ *: *$/.test(between) ? between : ': ';
}

function flowComma(source: Source, container: YamlNode | null): string {
  const hop = secondItem(container);
  if (hop === undefined) return ', ';
  const comma = itemTokens(hop).start.find(({ type }) => type === 'comma');
  return comma !== undefined && comma.offset + 1 === itemStart(hop) && source.text[comma.offset] === ',' ? ',' : ', ';
}

function secondItem(container: YamlNode | null): Hop | undefined {
  if (isMap(container) && container.items[1] !== undefined)
    return { kind: 'pair', map: container, pair: container.items[1], key: '' };
  return isSeq(container) && container.items.length > 1 ? { kind: 'item', list: container, index: 1 } : undefined;
}
