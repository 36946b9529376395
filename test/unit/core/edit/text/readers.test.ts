/** Where readers of YAML differ. `test/integration/core/edit/readers.test.ts` holds the same texts against them. */
import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../../src/core/edit/edit.ts';
import { readerCases, readerRefusals } from '../../../../support/edit/readers/cases.ts';

describe('law 1 for every reader', () => {
  it.each(readerCases.map((each) => [each.why, each] as const))('%s', (_why, { before, edit, after }) => {
    const { text } = editFile('values.yaml', before, edit);
    expect(text).toBe(after);
    expect(editFile('values.yaml', text, edit).text, 'a second run changes nothing (law 4)').toBe(text);
  });

  it.each(readerRefusals.map((each) => [each.why, each] as const))('is refused: %s', (_why, { before, says, hint }) => {
    expect(() => editFile('values.yaml', before, { set: ['a=x'] })).toThrow(
      expect.objectContaining({
        code: 'YAML_SYNTAX',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      }),
    );
  });

  it.each([{ set: ['a[0]=y'] }, { set: ['a[-]=y'] }, { unset: ['a[0]'] }, { set: ['a[1].b=y'] }])(
    'a list with a text that ends in a colon is not edited in part: %j',
    (edit) => {
      expect(() => editFile('values.yaml', 'a: [1.2.3.4, 2001:db8::]\n', edit)).toThrow(
        expect.objectContaining({
          code: 'YAML_SYNTAX',
          message: expect.stringContaining('values.yaml:1:23: "2001:db8::" directly before "]"'),
          hint: 'Put the text in quotes, or write the whole list.',
        }),
      );
    },
  );
});
