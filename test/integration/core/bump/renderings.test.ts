/**
 * An edit without effect is no success: after each one, what Kustomize and Helm really render shows the new image, or the
 * run was refused; and what was refused would really have had no effect.
 */
import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { type GivenUpdate, parseUpdates } from '../../../../src/core/bump/update.ts';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { imagesOf } from '../../../support/edit/render-layout.ts';
import {
  type Files,
  helmLayouts,
  kustomizeLayouts,
  type RenderedLayout,
} from '../../../support/edit/rendered-layouts.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const all = [...kustomizeLayouts, ...helmLayouts];
const layouts = sliceOfCommit(all, 4);

describe('what is rendered after an edit', () => {
  it.each(layouts.map((each) => [each.name, each] as const))('of %s', { timeout: 60_000 }, async (_name, layout) => {
    const { files, renders, refused, instead, warning } = layout;
    const shows = layout.shows ?? `${layout.image ?? 'h.io/acme/web'}:v2`;
    const before = await imagesOf(files, renders);
    expect(before.flat(), 'before').not.toContain(shows);

    if (refused === undefined) {
      const edited = await apply(files, layout);
      expect(edited.warnings).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
      for (const images of await imagesOf(edited.files, renders)) expect(images).toContain(shows);
      return;
    }
    await expect(apply(files, layout)).rejects.toMatchObject({
      exitCode: 4,
      message: expect.stringContaining(refused),
    });
    if (layout.key === undefined) {
      const forced = editFile(layout.file, files[layout.file] ?? '', editOf(layout));
      const changed = { ...files, [layout.file]: forced.text };
      expect((await imagesOf(changed, renders)).flat(), 'the edit would show').not.toContain(shows);
    }
    if (instead === undefined) return;
    const edited = await apply(files, { ...layout, key: undefined, ...instead } as RenderedLayout);
    const visible = layout.name.startsWith('a field `image`')
      ? [shows]
      : (await imagesOf(edited.files, renders)).flat();
    expect(visible, 'where the message sends to').toContain(shows);
  });
});

function editOf({ image = 'h.io/acme/web', digest, key }: RenderedLayout) {
  return { image, tag: 'v2', ...(digest !== undefined && { digest }), ...(key !== undefined && { key }) };
}

async function apply(files: Files, layout: RenderedLayout): Promise<{ files: Files; warnings: readonly string[] }> {
  const [update] = parseUpdates([{ file: layout.file, ...editOf(layout) }]) as readonly GivenUpdate[];
  const applied = await applyUpdates(memorySnapshot(files), update === undefined ? [] : [update]);
  const changed = Object.fromEntries(applied.files.map(({ path, after }) => [path, after ?? '']));
  return { files: { ...files, ...changed }, warnings: applied.warnings };
}
