import { Failure } from '../../failure.ts';
import { YamlEditor } from '../text/editor.ts';
import { chooseDocument } from '../text/locate.ts';
import type { EditPath } from '../text/path.ts';
import { embeddedAt, splitAtText } from './application.ts';

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
