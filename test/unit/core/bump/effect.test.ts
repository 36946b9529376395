import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { parseUpdates } from '../../../../src/core/bump/update.ts';
import { helmLayouts, kustomizeLayouts } from '../../../support/edit/rendered-layouts.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';

const image = 'h.io/acme/web';
const apply = (files: Readonly<Record<string, string>>, file: string, more: object = {}) =>
  applyUpdates(memorySnapshot(files), parseUpdates([{ file, image, tag: 'v2', ...more }]));

/** That these answers are true is proved by renderings, in `test/integration/core/bump`. */
describe('an edit without effect', () => {
  const all = [...kustomizeLayouts, ...helmLayouts];
  it.each(all.map((each) => [each.name, each] as const))('is refused, and no other: %s', async (_name, layout) => {
    const { files, file, refused, warning, key, digest } = layout;
    const more = { ...(layout.image && { image: layout.image }), ...(key && { key }), ...(digest && { digest }) };
    if (refused === undefined) {
      const { warnings } = await apply(files, file, more);
      expect(warnings).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
      return;
    }
    await expect(apply(files, file, more)).rejects.toMatchObject({
      code: 'EDIT_WITHOUT_EFFECT',
      message: expect.stringContaining(refused),
    });
  });

  const entry = `images:\n- name: ${image}\n  newTag: v1\n`;
  const other =
    'kind: Deployment\nmetadata: {name: db}\nspec: {template: {spec: {containers: [{image: h.io/db:v1}]}}}\n';
  const unknown: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['a base in another repository', 'resources: [web.yaml, "https://github.com/acme/base//dev?ref=v1"]\n', {}],
    ["a base behind a host of one's own", 'resources: [web.yaml, "git.example.com/acme/base//dev"]\n', {}],
    ['a base on GitHub without a path', 'resources: [web.yaml, github.com/acme/base]\n', {}],
    ['a base by ssh', 'resources: [web.yaml, "ssh://git@git.example.com/acme/base"]\n', {}],
    ['a chart', 'resources: [web.yaml]\nhelmCharts: [{name: x}]\n', {}],
    ['a resource that is not there', 'resources: [web.yaml, gone.yaml]\n', {}],
    ['a resource that is no YAML', 'resources: [web.yaml, broken.yaml]\n', { 'k/broken.yaml': 'a: [\n' }],
    [
      'a transformer of others',
      'resources: [web.yaml]\ntransformers: [t.yaml]\n',
      { 'k/t.yaml': 'kind: X\nimage: y\n' },
    ],
    ['no resources at all', '', {}],
    ['directories that lead in a circle', 'resources: [web.yaml, ../k, ../k, ../k, ../k, ../k, ../k]\n', {}],
  ];

  it.each(unknown)('is not concluded from what is not known: %s', async (_name, text, more) => {
    const files = { 'k/kustomization.yaml': text + entry, 'k/web.yaml': other, ...more };
    const { files: changed, warnings } = await apply(files, 'k/kustomization.yaml');
    expect(changed.map(({ after }) => after)).toEqual([(text + entry).replace('newTag: v1', 'newTag: v2')]);
    expect(warnings).toEqual([]);
  });

  it('is found for a base at the root of the repository', async () => {
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': other.replace('h.io/db', image),
      'overlays/dev/kustomization.yaml': `resources: [../../base]\n${entry}`,
    };
    await expect(apply(files, 'base/web.yaml')).rejects.toThrow('overlays/dev/kustomization.yaml makes it');
  });

  it('is none where the file that decides gets the same in the same commit', async () => {
    const files = {
      'k/kustomization.yaml': `resources: [web.yaml]\n${entry}`,
      'k/web.yaml': other.replace('h.io/db', image),
    };
    const both = ['k/web.yaml', 'k/kustomization.yaml'].map((file) => ({ file, image, tag: 'v2' }));
    const { files: changed } = await applyUpdates(memorySnapshot(files), parseUpdates(both));
    expect(changed.map(({ path }) => path)).toEqual(['k/kustomization.yaml', 'k/web.yaml']);
  });

  it('is not looked for where nothing changes', async () => {
    const files = {
      'k/kustomization.yaml': `resources: [web.yaml]\n${entry.replace('v1', 'v2')}`,
      'k/web.yaml': other,
    };
    const snapshot = memorySnapshot(files);
    await applyUpdates(snapshot, parseUpdates([{ file: 'k/kustomization.yaml', image, tag: 'v2' }]));
    expect(snapshot.read).toEqual(['k/kustomization.yaml']);
  });
});
