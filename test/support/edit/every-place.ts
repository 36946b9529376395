import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** A place of a file with the path that names it, found without the code under test. */
export interface EveryPlace {
  readonly path: string;
  readonly document: number;
  readonly node: Scalar | YAMLMap | YAMLSeq | null;
  readonly isRoot: boolean;
}

/** Every map value and list item, through collections but not through aliases. Keys that are no text are left out. */
export function everyPlace(text: string): readonly EveryPlace[] {
  const places: EveryPlace[] = [];
  const documents = parseAllDocuments(text, { uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  for (const [document, { contents }] of documents.entries()) {
    const visit = (node: unknown, path: string): void => {
      const known = isScalar(node) || isMap(node) || isSeq(node) ? node : null;
      places.push({ path: `{document=${document}}${path}`, document, node: known, isRoot: path === '' });
      if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, `${path}[${index}]`);
      if (!isMap(node)) return;
      for (const pair of node.items) {
        if (!isScalar(pair.key)) continue;
        const key = pair.key.type === 'PLAIN' ? String(pair.key.source) : String(pair.key.value);
        visit(pair.value, `${path}[${JSON.stringify(key)}]`);
      }
    };
    visit(contents, '');
  }
  return places;
}

/** All values of a file under one schema, aliases and merges followed, to compare two texts by. */
export function meaning(text: string, version: '1.1' | '1.2'): unknown[] {
  const documents = parseAllDocuments(text, { uniqueKeys: false, version, logLevel: 'silent' });
  return Array.isArray(documents) ? documents.map((document) => document.toJS({ mapAsMap: true })) : [];
}
