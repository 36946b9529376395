import { Failure } from '../../failure.ts';
import type { EditPath } from '../path.ts';
import { EditSession } from '../session.ts';
import { chooseDocument } from '../text/locate.ts';
import { embeddedAt, splitAtText } from './application.ts';

/** Edits at a path, also at one such as `…helm.values#image.tag`, which leads into YAML that is itself a text of the file. */
export function editAt(
  session: EditSession,
  path: EditPath,
  input: 'set' | 'unset',
  edit: (session: EditSession, path: EditPath) => void,
): void {
  const split = splitAtText(path);
  if (split === undefined) {
    edit(session, path);
    return;
  }
  const { source } = session.finish();
  const document = chooseDocument(source, split.outer);
  const { inner, literal } = embeddedAt(source, document, split.outer.segments, input);
  if (!literal) throw notLiteral(session.file, path.text);
  const nested = new EditSession(inner, 'anchor');
  edit(nested, split.inner);
  session.setEmbedded(document?.index ?? 0, split.outer.segments, nested);
}

export function notLiteral(file: string, path: string): Failure {
  return new Failure('refused', 'EDIT_EMBEDDED', `${file}: ${path} is in a text that does not stand as it reads`, {
    hint: 'Write the values as a literal block (values: |) or, better, as valuesObject.',
  });
}
