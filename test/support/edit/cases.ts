/** Tables of edits: one of a file, and exactly what it must make of it. */
import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../src/core/edit/edit.ts';

/** One edit and exactly what it must make of a file. */
export interface EditCase {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly edit: FileEdit;
  readonly after: string;
  readonly images?: readonly [string | undefined, string | undefined];
  /** The edit names list positions, which are others the second time. */
  readonly once?: boolean;
  /** A part of the only warning. */
  readonly warning?: string;
}

export const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

/** An ApplicationSet whose template gives Helm these parameters. */
export const applicationSet = (
  repository: string,
  tag: string,
  generators = '  - list:\n      elements:\n      - {name: db, tag: v1}\n      - {name: web, tag: v1}\n',
): string =>
  `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
${generators}  template:
    spec:
      source:
        helm:
          parameters:
          - {name: image.repository, value: "${repository}"}
          - {name: image.tag, value: "${tag}"}
`;

export function describeEdits(kind: string, cases: readonly EditCase[]): void {
  describe(kind, () => {
    it.each(cases.map((each) => [each.name, each] as const))(
      '%s',
      (_title, { file = 'web.yaml', before, edit, after, images, warning, once }) => {
        const result = editFile(file, before, edit);
        expect(result.text).toBe(after);
        if (images !== undefined) expect([result.oldImage, result.newImage]).toEqual(images);
        if (warning !== undefined) expect(result.warnings).toEqual([expect.stringContaining(warning)]);

        if (once === true) return;
        const again = editFile(file, after, edit);
        expect(again.text, 'a second run changes nothing (law 4)').toBe(after);
      },
    );
  });
}
