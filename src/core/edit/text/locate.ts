/** Finds the place that a path names, and the document that it is in. */
import { type Alias, isAlias, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import {
  asNode,
  childNode,
  contentEnd,
  findPair,
  type Hop,
  hopLocation,
  isFlow,
  isNothing,
  keyText,
  startOf,
  type YamlNode,
} from './node.ts';
import { type EditPath, formatLocation, type Location, type Segment } from './path.ts';
import type { Source, YamlDocument } from './source.ts';

/** How far a path leads in a document. */
export interface Trail {
  readonly document: YamlDocument;
  /** The steps to `node`, after following aliases: where its text really stands. */
  readonly hops: readonly Hop[];
  readonly node: YamlNode | null;
  /** What is left of the path because it does not exist yet; empty when it was found. */
  readonly missing: readonly Segment[];
  /** The aliases that were followed. */
  readonly aliases: readonly { readonly alias: Alias; readonly hops: readonly Hop[] }[];
  /** Set when the next key of `missing` is there only through `<<`: the value that the map inherits. */
  readonly inherited: YamlNode | undefined;
}

/**
 * Follows a path; stops at the first step that does not exist. A step that cannot exist there (a key of a list) is an
 * error, unless the path is only looked up. Errors: `EDIT_PATH_TYPE`, `EDIT_AMBIGUOUS`.
 */
export function follow(
  source: Source,
  document: YamlDocument,
  segments: readonly Segment[],
  purpose: 'edit' | 'look-up' = 'edit',
): Trail {
  let hops: readonly Hop[] = [];
  let node = document.root;
  const aliases: { alias: Alias; hops: readonly Hop[] }[] = [];
  for (let at = 0; ; at++) {
    if (isAlias(node)) {
      aliases.push({ alias: node, hops });
      const target = document.anchors.targets.get(node) ?? null;
      hops = (target === null ? undefined : document.anchors.places.get(target)) ?? [];
      node = target;
    }
    const segment = segments[at];
    const trail = { document, hops, node, missing: segments.slice(at), aliases, inherited: undefined };
    if (segment === undefined || isNothing(node)) return trail;
    if (purpose === 'edit') requireFitting(source, hops, node, segment);
    const hop = step(source, document, hops, node, segment);
    if (hop === undefined) return { ...trail, inherited: inheritedValue(document, node, segment) };
    hops = [...hops, hop];
    node = childNode(hop);
  }
}

/** The value that a path reads as, through aliases and `<<`; `undefined` when it is not there. */
export function lookUp(source: Source, document: YamlDocument, segments: readonly Segment[]): YamlNode | undefined {
  let trail = follow(source, document, segments, 'look-up');
  while (trail.inherited !== undefined) {
    const inherited = trail.inherited;
    const rest = trail.missing.slice(1);
    if (rest.length === 0) return inherited;
    trail = follow(source, { ...document, root: inherited }, rest, 'look-up');
  }
  return trail.missing.length === 0 ? (trail.node ?? undefined) : undefined;
}

/** `tag: {{ .x }}` happens to be YAML, a map with a map for its key, but is meant for a template engine. */
export function isPlaceholder(source: Source, node: YamlNode | null): boolean {
  return isFlow(node) && isMap(node) && source.text.startsWith('{{', startOf(node));
}

export function placeholderFailure(
  source: Source,
  node: YamlNode | undefined,
  path: string,
  { text = nodeText(source, node) ?? '', hint = feedHint(text) } = {},
): Failure {
  const { line, col } = source.lines.linePos(node === undefined ? 0 : startOf(node));
  return new Failure(
    'bad-input',
    'YAML_TEMPLATE',
    `${source.file}:${line}:${col}: ${path} is a template, ${text}, not a value`,
    { hint },
  );
}

/** Where a placeholder that no ApplicationSet fills gets its value from. */
export function feedHint(placeholder: string): string {
  return /\{[{%]/.test(placeholder)
    ? 'Edit the values file that feeds the template: the value stands there.'
    : 'A substitution fills it (Flux: spec.postBuild.substitute; envsubst): change the variable where it is set.';
}

/** A scalar's content as text, a collection's source; `undefined` for null and for nothing. */
export function nodeText(source: Source, node: YamlNode | null | undefined): string | undefined {
  if (node === null || node === undefined || isNothing(node)) return undefined;
  if (!isScalar(node)) return source.text.slice(startOf(node), contentEnd(node, source.text));
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

/**
 * The document an edit goes to: the chosen one, the only one, or the only one in which the path exists.
 * `undefined` in a file without documents. Errors: `EDIT_AMBIGUOUS`, `EDIT_DOCUMENT_MISSING`.
 */
export function chooseDocument(source: Source, path: EditPath): YamlDocument | undefined {
  const wanted = path.selector;
  const candidates =
    wanted === undefined
      ? source.documents
      : source.documents.filter((document) =>
          [...wanted].every(([field, value]) => fieldOf(source, document, field) === value),
        );
  if (candidates.length <= 1 && wanted === undefined) return candidates[0];
  if (candidates.length === 0) {
    throw badInput(
      `path "${path.text}"`,
      `no such document in ${source.file}; it holds ${listDocuments(source, source.documents)}`,
      'Name one of them between the braces, by document, kind or name.',
    );
  }
  if (candidates.length === 1) return candidates[0];
  const holding = candidates.filter((document) => lookUp(source, document, path.segments) !== undefined);
  if (holding.length === 1) return holding[0];
  const filled = candidates.filter(({ root }) => !isNothing(root));
  if (holding.length === 0 && filled.length === 1) return filled[0];
  const found =
    holding.length === 0 ? 'none of the documents has this path' : `${holding.length} documents have this path`;
  throw new Failure('bad-input', 'EDIT_AMBIGUOUS', `${source.file}: path "${path.text}": ${found}`, {
    hint: `Put a selector before the path, like {kind=Deployment,name=web1}.spec.replicas; there are ${listDocuments(source, candidates)}.`,
  });
}

export function formatPlace(source: Source, document: number, location: Location): string {
  const path = formatLocation(location);
  return source.documents.length > 1 ? `{document=${document}}.${path}` : path;
}

/** `kind` and `metadata.name` style fields of a document, and its number. */
export function fieldOf(source: Source, document: YamlDocument, field: string): string | undefined {
  if (field === 'document') return String(document.index);
  const path = field === 'kind' || field === 'apiVersion' ? [field] : ['metadata', field];
  return nodeText(
    source,
    lookUp(
      source,
      document,
      path.map((key) => ({ kind: 'key', key })),
    ),
  );
}

function listDocuments(source: Source, documents: readonly YamlDocument[]): string {
  return documents
    .slice(0, 10)
    .map((document) => {
      const name = [fieldOf(source, document, 'kind'), fieldOf(source, document, 'name')].filter(Boolean).join(' ');
      return `document=${document.index}${name === '' ? '' : ` (${name})`}`;
    })
    .join(', ');
}

function step(
  source: Source,
  document: YamlDocument,
  hops: readonly Hop[],
  node: YamlNode | null,
  segment: Segment,
): Hop | undefined {
  if (segment.kind === 'key') {
    const pair = isMap(node) ? findPair(node, segment.key) : undefined;
    return pair === undefined || !isMap(node) ? undefined : { kind: 'pair', map: node, pair, key: segment.key };
  }
  if (!isSeq(node) || segment.kind === 'append') return undefined;
  if (segment.kind === 'index')
    return segment.index < node.items.length ? { kind: 'item', list: node, index: segment.index } : undefined;
  const matches = node.items.flatMap((item, index) => {
    const field = lookUp(source, { ...document, root: asNode(item) }, [{ kind: 'key', key: segment.field }]);
    return nodeText(source, field) === segment.value ? [index] : [];
  });
  if (matches.length > 1) {
    throw new Failure(
      'bad-input',
      'EDIT_AMBIGUOUS',
      `${source.file}: ${matches.length} items of ${formatLocation(hopLocation(hops))} have ${segment.field}=${segment.value}`,
      {
        hint: `Choose one by its position: [${matches.join('], [')}].`,
      },
    );
  }
  return matches[0] === undefined ? undefined : { kind: 'item', list: node, index: matches[0] };
}

/** The value a map gets through `<<` for a key it does not have; the first merge source that has it counts. */
function inheritedValue(document: YamlDocument, node: YamlNode | null, segment: Segment): YamlNode | undefined {
  if (segment.kind !== 'key' || !isMap(node)) return undefined;
  for (const map of mergeSources(document, node)) {
    const own = findPair(map, segment.key);
    const value = own === undefined ? inheritedValue(document, map, segment) : asNode(own.value);
    const target = isAlias(value) ? document.anchors.targets.get(value) : value;
    if (target !== undefined && target !== null) return target;
  }
  return undefined;
}

function mergeSources(document: YamlDocument, map: YAMLMap): readonly YAMLMap[] {
  const resolve = (value: unknown): unknown => (isAlias(value) ? document.anchors.targets.get(value) : value);
  return map.items
    .filter((pair) => keyText(pair.key) === '<<' && !isQuoted(pair.key))
    .flatMap((pair) => {
      const value = resolve(pair.value);
      return (isSeq(value) ? value.items.map(resolve) : [value]).filter((each) => isMap(each));
    });
}

function isQuoted(key: unknown): boolean {
  return isScalar(key) && key.type !== 'PLAIN';
}

function requireFitting(source: Source, hops: readonly Hop[], node: YamlNode | null, segment: Segment): void {
  if (segment.kind === 'key' && !isMap(node)) {
    throw wrongType(source, hops, `a list or single value, but ".${segment.key}" needs a map`);
  }
  if (segment.kind !== 'key' && !isSeq(node)) throw wrongType(source, hops, 'no list, but the path goes on with [ ]');
}

function wrongType(source: Source, hops: readonly Hop[], problem: string): Failure {
  const place = formatLocation(hopLocation(hops));
  return new Failure(
    'bad-input',
    'EDIT_PATH_TYPE',
    `${source.file}: ${place === '.' ? 'the document' : place} is ${problem}`,
    {
      hint: 'Check the path against the file; nothing was changed.',
    },
  );
}
