/** YAML that is itself a text of the file, as `helm.values` of an Application: its images, and paths such as `…helm.values#image.tag`. */
import { isScalar, Scalar } from 'yaml';
import { badInput, Failure } from '../../failure.ts';
import { YamlEditor } from '../text/editor.ts';
import { chooseDocument, lookUp, nodeText } from '../text/locate.ts';
import { blockHeader, type YamlNode } from '../text/node.ts';
import { type EditPath, formatSegments, type Location, locationSegments } from '../text/path.ts';
import { parseSource, type Source, type YamlDocument } from '../text/source.ts';
import { placeOfKey, valuesPlaces } from './helm-values.ts';
import { type EmbeddedPlace, type ImageEdit, keys, type Slot } from './image-place.ts';

/** Edits at a path, also at one such as `…helm.values#image.tag`, which leads into YAML that is itself a text of the file. */
export function editAt(
  editor: YamlEditor,
  path: EditPath,
  input: 'set' | 'unset',
  edit: (editor: YamlEditor, path: EditPath) => void,
): void {
  const split = splitAtText(path);
  if (split === undefined) {
    edit(editor, path);
    return;
  }
  const { source } = editor.finish();
  const document = chooseDocument(source, split.outer);
  const { inner, literal } = embeddedAt(source, document, split.outer.segments, input);
  if (!literal) throw notLiteral(editor.file, path.text);
  const nested = new YamlEditor(inner, 'anchor');
  edit(nested, split.inner);
  editor.setEmbedded(document?.index ?? 0, split.outer.segments, nested);
}

export function notLiteral(file: string, path: string): Failure {
  return new Failure('refused', 'EDIT_EMBEDDED', `${file}: ${path} is in a text that does not stand as it reads`, {
    hint: 'Write the values as a literal block (values: |) or, better, as valuesObject.',
  });
}

/** The images of a text, found, and later edited, in a parse of their own. */
export function embeddedPlaces(source: Source, document: YamlDocument, at: Location): readonly EmbeddedPlace[] {
  const node = lookUp(source, document, locationSegments(at));
  const text = embeddedText(source, node);
  if (text === undefined) return [];
  const slot = locationSegments(at);
  const inner = embeddedSource(source.file, text);
  if (inner === undefined) return [];
  return inner.documents.flatMap((each) =>
    valuesPlaces(inner, each, []).map(
      (place): EmbeddedPlace => ({
        form: 'embedded',
        document: document.index,
        path: slot,
        parts: place.parts,
        text: slot,
        literal: isLiteral(node),
        inner: place,
      }),
    ),
  );
}

/** The place inside `helm.values` that a key names, whether or not an image is there: `…helm.values#image.tag`. */
export function placeOfEmbeddedKey(
  source: Source,
  document: YamlDocument,
  path: EditPath,
  edit: ImageEdit,
): EmbeddedPlace | undefined {
  const split = splitAtText(path);
  if (split === undefined) return undefined;
  const slot = split.outer.segments;
  const { inner, literal } = embeddedAt(source, document, slot, 'key');
  const place = placeOfKey(inner, inner.documents[0], split.inner, edit);
  return {
    form: 'embedded',
    document: document.index,
    path: slot,
    parts: place.parts,
    text: slot,
    literal,
    inner: place,
  };
}

/** A path into `helm.values` as the path of that text and the path within it; any other path is no such two. */
export function splitAtText(path: EditPath): { readonly outer: EditPath; readonly inner: EditPath } | undefined {
  const { segments } = path;
  const at = 1 + segments.findIndex((each) => each.kind === 'key' && each.key === 'helm');
  const mark = segments[at];
  if (at === 0 || mark?.kind !== 'key' || !mark.key.startsWith('values#')) return undefined;
  const outer = [...segments.slice(0, at), ...keys('values')];
  // In `values#["a.b"]` the key stands by itself.
  const first = mark.key.slice('values#'.length);
  const inner = [...(first === '' ? [] : keys(first)), ...segments.slice(at + 1)];
  return {
    outer: { text: formatSegments(outer), selector: path.selector, segments: outer },
    inner: { text: formatSegments(inner), selector: undefined, segments: inner },
  };
}

/** Whether a text stands there that is a template, and no YAML by itself. */
export function isTemplateAt(source: Source, document: YamlDocument, slot: Slot): boolean {
  const text = embeddedText(source, lookUp(source, document, slot));
  return text !== undefined && embeddedSource(source.file, text) === undefined;
}

/** @throws bad input on behalf of `input` where no YAML text stands */
function embeddedAt(
  source: Source,
  document: YamlDocument | undefined,
  slot: Slot,
  input: 'key' | 'set' | 'unset',
): { readonly inner: Source; readonly literal: boolean } {
  const node = document === undefined ? undefined : lookUp(source, document, slot);
  const text = embeddedText(source, node);
  const inner = text === undefined ? undefined : embeddedSource(source.file, text);
  if (inner !== undefined) return { inner, literal: isLiteral(node) };
  throw badInput(
    input,
    `${formatSegments(slot)} of ${source.file} holds no YAML text`,
    'Name a place in valuesObject, which is created when it is not there.',
  );
}

/** Values with placeholders of an ApplicationSet are no YAML by themselves; their images are left alone. */
export function embeddedSource(file: string, text: string): Source | undefined {
  try {
    return parseSource(`${file} (helm.values)`, text);
  } catch (error) {
    if (error instanceof Failure && error.code === 'YAML_TEMPLATE') return undefined;
    throw error;
  }
}

/** Undefined where no text stands. */
function embeddedText(source: Source, node: YamlNode | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? nodeText(source, node) : undefined;
}

function isLiteral(node: YamlNode | undefined): boolean {
  return isScalar(node) && node.type === Scalar.BLOCK_LITERAL && !/[1-9]/.test(blockHeader(node));
}
