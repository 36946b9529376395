/**
 * Embedded YAML, the text at `helm.values` of an Application or at `valuesContent` of k3s' HelmChart: its images, and paths
 * like `…helm.values#image.tag`.
 */
import { isScalar, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { YamlEditor } from '../text/editor.ts';
import { chooseDocument, lookUp, textAt } from '../text/locate.ts';
import { blockHeader } from '../text/node.ts';
import { type EditPath, formatPath, type Location, type Path, type Segment } from '../text/path.ts';
import { parseSource, type Source, type YamlDocument } from '../text/source.ts';
import { placeOfKey, valuesPlaces } from './helm-values.ts';
import type { EmbeddedPlace, ImageEdit } from './image-place.ts';

type Input = 'key' | 'set' | 'unset';

/** Edits at a path, which may lead into embedded YAML. */
export function editAt(
  editor: YamlEditor,
  path: EditPath,
  input: Input,
  edit: (editor: YamlEditor, path: EditPath) => void,
): void {
  const split = splitAtText(path);
  if (split === undefined) {
    refuseOtherText(() => editor.apply(), path, input);
    edit(editor, path);
    return;
  }
  const document = chooseDocument(editor.apply(), split.outer)?.index ?? 0;
  const place = { document, path: split.outer.path, name: path.text };
  editEmbedded(editor, place, input, (nested) => edit(nested, split.inner));
}

/**
 * Edits embedded YAML in an editor of its own. `name` is the place for messages.
 *
 * @throws Failure `EDIT_EMBEDDED` unless the text is literal (`|`), without an indentation indicator
 */
export function editEmbedded(
  editor: YamlEditor,
  { document: index, path, name }: { readonly document: number; readonly path: Path; readonly name: string },
  input: Input,
  edit: (nested: YamlEditor, inner: Source) => void,
): void {
  const document = editor.apply().documents[index];
  const inner = yamlAt(editor.apply(), document, path, input);
  const node = lookUp(document, path);
  if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL || /[1-9]/.test(blockHeader(node))) {
    const message = `${editor.file}: ${name} is in a text that does not stand as it reads`;
    const block = `Write the values as a literal block (${String(path.at(-1))}: |)`;
    const hint = path.at(-1) === 'values' ? `${block} or, better, as valuesObject.` : `${block}.`;
    throw new Failure('refused', 'EDIT_EMBEDDED', message, { hint });
  }
  const nested = new YamlEditor(inner, 'anchor');
  edit(nested, inner);
  editor.setEmbedded(index, path, nested);
}

/** The images of embedded YAML. */
export function embeddedPlaces(document: YamlDocument, path: Location): readonly EmbeddedPlace[] {
  const inner = embeddedSource(document, path);
  const places = inner?.documents.flatMap((each) => valuesPlaces(each, [])) ?? [];
  return places.map((each) => ({ form: 'embedded', document: document.index, path, parts: each.parts, inner: each }));
}

/** The place inside embedded YAML that a key names, whether or not an image is there. */
export function placeOfEmbeddedKey(document: YamlDocument, key: EditPath, edit: ImageEdit): EmbeddedPlace | undefined {
  const split = splitAtText(key);
  if (split === undefined) return undefined;
  const { path } = split.outer;
  const source = yamlAt(document.source, document, path, 'key');
  const inner = placeOfKey(source, source.documents[0], split.inner, edit);
  return { form: 'embedded', document: document.index, path, parts: inner.parts, inner };
}

/** A path into embedded YAML as the path of that text and the path within it; undefined for any other path. */
export function splitAtText({
  path,
  selector,
}: EditPath): { readonly outer: EditPath; readonly inner: EditPath } | undefined {
  const at = path.findIndex((step, index) => isMarked(step, path[index - 1]));
  const [field = '', first = ''] = String(path[at]).split(/#(.*)/s);
  if (at < 0) return undefined;
  const outer = [...path.slice(0, at), field];
  // In `values#["a.b"]` the key is a segment by itself.
  const inner = [...(first === '' ? [] : [first]), ...path.slice(at + 1)];
  return {
    outer: { text: formatPath(outer), selector, path: outer },
    inner: { text: formatPath(inner), selector: undefined, path: inner },
  };
}

function isMarked(step: Segment | undefined, holder: Segment | undefined): boolean {
  if (typeof step !== 'string') return false;
  return step.startsWith('valuesContent#') || (holder === 'helm' && step.startsWith('values#'));
}

/** A `#` behind any other text that is there names no key: written as one it would be a key that nothing reads. */
export function refuseOtherText(read: () => Source, { path, selector }: EditPath, input: Input): void {
  const at = path.findIndex((segment) => typeof segment === 'string' && segment.includes('#'));
  const [, field] = /^(.+?)#/s.exec(String(path[at])) ?? [];
  if (field === undefined) return;
  const outer = [...path.slice(0, at), field];
  const source = read();
  const document = chooseDocument(source, { text: formatPath(outer), selector, path: outer });
  if (document === undefined || !isText(document, outer)) return;
  const problem = `${source.file}: # leads into helm.values and spec.valuesContent alone, and not into ${formatPath(outer)}`;
  throw badInput(input, problem, 'Edit the text by hand, or name a place outside of it.');
}

/** @throws bad input, for `input`, where no YAML text stands */
function yamlAt(source: Source, document: YamlDocument | undefined, path: Path, input: Input): Source {
  const inner = document === undefined ? undefined : embeddedSource(document, path);
  if (inner !== undefined) return inner;
  const hint =
    path.at(-1) === 'values'
      ? 'Name a place in valuesObject, which is created when it is not there.'
      : `Write one there as a literal block (${String(path.at(-1))}: |), with the place that is meant.`;
  throw badInput(input, `${formatPath(path)} of ${source.file} holds no YAML text`, hint);
}

/** Whether a text is a template, and no YAML by itself. */
export function isTemplateAt(document: YamlDocument, path: Path): boolean {
  return isText(document, path) && embeddedSource(document, path) === undefined;
}

/** The document of embedded YAML. */
export function embeddedDocument(document: YamlDocument, path: Path): YamlDocument | undefined {
  return embeddedSource(document, path)?.documents[0];
}

/** Undefined where no text stands, and for values with placeholders of an ApplicationSet that are no YAML by themselves. */
function embeddedSource(document: YamlDocument, path: Path): Source | undefined {
  if (!isText(document, path)) return undefined;
  try {
    return parseSource(`${document.source.file} (${path.slice(-2).join('.')})`, textAt(document, path) ?? '');
  } catch (error) {
    if (error instanceof Failure && error.code === 'YAML_TEMPLATE') return undefined;
    throw error;
  }
}

function isText(document: YamlDocument, path: Path): boolean {
  const node = lookUp(document, path);
  return isScalar(node) && typeof node.value === 'string';
}
