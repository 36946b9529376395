import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import {
  applicationCases,
  type Case,
  helmValuesCases,
  kustomizationCases,
  layoutCases,
  setCases,
  workloadCases,
} from './cases.ts';

describe.each<[string, readonly Case[]]>([
  ['Helm values', helmValuesCases],
  ['a workload', workloadCases],
  ['a Kustomization', kustomizationCases],
  ['an Application', applicationCases],
  ['an ApplicationSet and its placeholders', setCases],
  ['any layout', layoutCases],
])('%s', (_name, cases) => {
  it.each(cases.map((each) => [each.name, each] as const))(
    '%s',
    (_title, { file = 'web.yaml', before, edit, after, kind, images, warning, once }) => {
      const result = editFile(file, before, edit);
      expect(result.text).toBe(after);
      if (kind !== undefined) expect(result.kind).toBe(kind);
      if (images !== undefined) expect([result.oldImage, result.newImage]).toEqual(images);
      if (warning !== undefined) expect(result.warnings).toEqual([expect.stringContaining(warning)]);
      expect(result.edits.length > 0).toBe(before !== after);

      if (once === true) return;
      const again = editFile(file, after, edit);
      expect(again.text, 'a second run changes nothing (law 4)').toBe(after);
      expect(again.edits).toEqual([]);
    },
  );
});
