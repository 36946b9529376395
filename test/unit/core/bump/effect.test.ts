import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { parseUpdates } from '../../../../src/core/bump/update.ts';
import { badInput } from '../../../../src/core/failure.ts';
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

  it('is not looked for in a repository with too many directories, but beside a base', async () => {
    const files = {
      'app/base/kustomization.yaml': 'resources: [web.yaml]\n',
      'app/base/web.yaml': other.replace('h.io/db', image),
      'far/kustomization.yaml': `resources: [../app/base]\n${entry}`,
    };
    const snapshot = memorySnapshot(files);
    const large = Object.assign(Object.create(snapshot), {
      async glob(patterns: readonly string[], trees?: number) {
        if (trees !== undefined) throw badInput('file', `more than ${trees} directories to search`, '');
        return snapshot.glob(patterns);
      },
    });
    const updates = parseUpdates([{ file: 'app/base/web.yaml', image, tag: 'v2' }]);
    await expect(applyUpdates(snapshot, updates)).rejects.toThrow('far/kustomization.yaml makes it');
    expect((await applyUpdates(large, updates)).warnings).toEqual([]);
    const near = { ...files, 'app/dev/kustomization.yaml': `resources: [../base]\n${entry}` };
    const both = Object.assign(Object.create(memorySnapshot(near)), { glob: large.glob });
    expect((await applyUpdates(both, updates)).files).toHaveLength(1);
  });

  const app = (source: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec: {source: ${source}}\n`;
  const values = `image: {repository: ${image}, tag: v1}\n`;
  it.each<[string, string, string]>([
    ['of another path', 'apps/web.yaml', '{path: other, helm: {parameters: [{name: image.tag, value: v1}]}}'],
    [
      'of other values files',
      'apps/web.yaml',
      '{path: chart, helm: {valueFiles: [b.yaml], valuesObject: {db: {tag: v1}}}}',
    ],
    ['with the new tag', 'apps/web.yaml', '{path: chart, helm: {parameters: [{name: image.tag, value: v2}]}}'],
    [
      'that stands where none is looked for',
      'a/b/c/web.yaml',
      '{path: chart, helm: {parameters: [{name: image.tag, value: v1}]}}',
    ],
  ])('is none by an Application %s', async (_what, path, source) => {
    const { warnings } = await apply({ 'chart/values.yaml': values, [path]: app(source) }, 'chart/values.yaml');
    expect(warnings).toEqual([]);
  });

  it.each([
    'argocd/dev/web.yaml',
    'apps/web.yaml',
    'x/applications/y/web.yml',
    'chart/app.yaml',
    'web-application.yaml',
  ])('is one by an Application in %s', async (path) => {
    const source = '{path: chart, helm: {parameters: [{name: image.tag, value: v1}]}}';
    await expect(
      apply({ 'chart/values.yaml': values, [path]: app(source) }, 'chart/values.yaml'),
    ).rejects.toMatchObject({ code: 'EDIT_WITHOUT_EFFECT', hint: expect.stringContaining(`Give file: ${path}`) });
  });

  it('is only said of an ApplicationSet whose path is a placeholder', async () => {
    const set = app('{path: "{{ .path }}", helm: {parameters: [{name: image.tag, value: v1}]}}')
      .replace('kind: Application', 'kind: ApplicationSet')
      .replace('spec: {', 'spec: {template: {spec: {')
      .replace(/\}\n$/, '}}}\n');
    const { warnings } = await apply({ 'chart/values.yaml': values, 'apps/web.yaml': set }, 'chart/values.yaml');
    expect(warnings).toEqual([expect.stringContaining('apps/web.yaml shows v1, by spec.template.spec.source.helm')]);
  });
});
