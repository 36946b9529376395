/** What a Kustomization says about its resources: where they stand, and which images its own entries make of others. */
import { isTemplated } from '../image/reference.ts';
import { itemsAt, nodeText, textAt } from './text/locate.ts';
import type { Path } from './text/path.ts';
import { parseSource, type YamlDocument } from './text/source.ts';

interface KustomizeFields {
  /** As written: files, directories and addresses. */
  readonly resources: readonly string[];
  readonly patchFiles: readonly string[];
  /** Patches that stand in the file itself. */
  readonly patches: readonly string[];
  /** The name of an image and what `images:` makes of it. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Fields that make resources which no file of the repository holds. */
  readonly generated: readonly string[];
}

const resourceFields = ['resources', 'bases', 'components'];
const generatingFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'];

/** @throws Failure as `parseSource` */
export function kustomizeFields(file: string, text: string): KustomizeFields {
  const [document] = parseSource(file, text).documents;
  const texts = (list: Path) => textsOf(document, list);
  const patchItems = itemsAt(document, ['patches']).map((_, index) => ({
    path: textAt(document, ['patches', index, 'path']),
    patch: textAt(document, ['patches', index, 'patch']),
  }));
  const merges = texts(['patchesStrategicMerge']);
  const renamed = itemsAt(document, ['images']).flatMap((_, index) => {
    const [name, newName] = ['name', 'newName'].map((field) => textAt(document, ['images', index, field]));
    return name === undefined || newName === undefined || newName === '' ? [] : [[name, newName] as const];
  });
  return {
    resources: resourceFields.flatMap((field) => texts([field])),
    patchFiles: [...patchItems.flatMap(({ path }) => path ?? []), ...merges.filter((each) => !each.includes('\n'))],
    patches: [...patchItems.flatMap(({ patch }) => patch ?? []), ...merges.filter((each) => each.includes('\n'))],
    renamed: new Map(renamed),
    generated: generatingFields.filter((field) => itemsAt(document, [field]).length > 0),
  };
}

/** The images that operations of a JSON patch write: `{op: replace, path: …/image, value: web}`. */
export function patchedImages(file: string, text: string): readonly string[] {
  return parseSource(file, text).documents.flatMap((document) =>
    itemsAt(document, []).flatMap((_, index) => {
      const path = textAt(document, [index, 'path']) ?? '';
      const value = textAt(document, [index, 'value']);
      return value === undefined || !path.endsWith('/image') || isTemplated(value) ? [] : [value];
    }),
  );
}

function textsOf(document: YamlDocument | undefined, list: Path): readonly string[] {
  if (document === undefined) return [];
  return itemsAt(document, list).flatMap((item) => nodeText(document.source, item) ?? []);
}
