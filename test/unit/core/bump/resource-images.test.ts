import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { parseUpdates, type Update } from '../../../../src/core/bump/update.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';

const deployment = (image: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers: [{name: web, image: "${image}"}]\n`;
const overlay = 'resources: [../../base]\n';
const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment('a/web:v1') };
const file = 'overlays/dev/kustomization.yaml';
const edit = (given: object): Update => parseUpdates([{ file, tag: 'v2', ...given }])[0]!;

async function bumped(files: Readonly<Record<string, string>>, given: object = { image: 'a/web' }) {
  const applied = await applyUpdates(memorySnapshot({ [file]: overlay, ...files }), [edit(given)]);
  return applied.files.find(({ path }) => path === file)?.after;
}

const entry = '  - name: a/web\n    newTag: v2\n';
const added = (text = overlay) => `${text}images:\n${text === overlay ? entry : entry.replace(/^ {2}/gm, '')}`;

describe('a Kustomization gets an entry for an image that its resources name', () => {
  it.each<[string, Record<string, string>]>([
    ['in a base', base],
    [
      'in a base of a base',
      {
        'base/kustomization.yaml': 'bases: [../more]\n',
        'more/kustomization.yml': 'resources: [x.yaml]\n',
        'more/x.yaml': base['base/web.yaml'],
      },
    ],
    [
      'in a component',
      {
        'base/Kustomization': 'components: [./c]\n',
        'base/c/kustomization.yaml': 'kind: Component\nresources: [x.yaml]\n',
        'base/c/x.yaml': base['base/web.yaml'],
      },
    ],
    [
      'in any document of a resource',
      { ...base, 'base/web.yaml': `${deployment('a/db:v1')}---\n${deployment('a/web:v1')}` },
    ],
    [
      'as the base renames it',
      {
        'base/kustomization.yaml': 'resources: [web.yaml]\nimages: [{name: web, newName: a/web}]\n',
        'base/web.yaml': deployment('web'),
      },
    ],
    [
      'in a patch of the base',
      {
        ...base,
        'base/kustomization.yaml': 'resources: [db.yaml]\npatches: [{path: web.yaml}]\n',
        'base/db.yaml': deployment('a/db:v1'),
      },
    ],
    [
      'beside a base that cannot be read',
      { ...base, 'base/kustomization.yaml': 'resources: [web.yaml, "https://github.com/acme/x?ref=v1"]\n' },
    ],
  ])('%s', async (_where, files) => {
    expect(await bumped(files)).toBe(added());
  });

  it('in an inline patch of its own, by either kind of patch', async () => {
    const merge = `patches:\n- patch: |\n${deployment('a/web:v1').replace(/^/gm, '    ').trimEnd()}\n`;
    expect(await bumped({ ...base, [file]: merge, 'base/web.yaml': deployment('a/db:v1') })).toBe(added(merge));
    const json =
      'patches:\n- target: {kind: Deployment}\n  patch: |\n    - {op: replace, path: /spec/template/spec/containers/0/image, value: "a/web:v1"}\n';
    expect(await bumped({ [file]: json })).toBe(added(json));
  });

  it('by a key with the name that they have', async () => {
    const files = { ...base, 'base/web.yaml': deployment('web') };
    const given = { key: 'images[name=web].newTag', image: 'a/web' };
    expect(await bumped(files, given)).toBe(`${overlay}images:\n  - name: web\n    newName: a/web\n    newTag: v2\n`);
  });

  it('also when another update has just made the resource', async () => {
    const write: Update = {
      kind: 'write',
      service: undefined,
      file: 'base/web.yaml',
      render: () => deployment('a/web:v1'),
    };
    const snapshot = memorySnapshot({ [file]: overlay, 'base/kustomization.yaml': base['base/kustomization.yaml'] });
    const { files } = await applyUpdates(snapshot, [write, edit({ image: 'a/web' })]);
    expect(files.map(({ path }) => path)).toEqual(['base/web.yaml', file]);
  });

  it('and reads the file alone to find an entry, and its resources once, to see that they show it', async () => {
    const snapshot = memorySnapshot({ ...base, [file]: `${overlay}images: [{name: a/web, newTag: v1}]\n` });
    await applyUpdates(snapshot, [edit({ image: 'a/web' })]);
    expect(snapshot.read).toEqual([file, 'base/kustomization.yaml', 'base/web.yaml']);
  });
});

describe('no entry is made', () => {
  const none = `an entry for a/web would do nothing: the resources of ${file}`;
  const unknown = (what: string) =>
    `${file} has no entry for a/web, and whether its resources name it is not known: ${what} cannot be read here`;

  it.each<[string, Record<string, string>, string]>([
    ['for an image that they do not name', { ...base, 'base/web.yaml': deployment('a/db:v1') }, `${none} name a/db`],
    ['where they name none', { ...base, 'base/web.yaml': 'kind: Service\napiVersion: v1\n' }, `${none} name no image`],
    [
      'for a name that the base has replaced',
      {
        'base/kustomization.yaml': 'resources: [web.yaml]\nimages: [{name: a/web, newName: b/other}]\n',
        'base/web.yaml': deployment('a/web'),
      },
      `${none} name b/other`,
    ],
    [
      'where a base stands in another repository',
      { [file]: 'resources: ["github.com/acme/base//dev?ref=v1"]\n' },
      unknown('github.com/acme/base//dev?ref=v1'),
    ],
    ['where a base is missing', {}, unknown('../../base')],
    ['where a base leads out of the repository', { [file]: 'resources: [../../../x]\n' }, unknown('../../../x')],
    ['where a base includes itself', { 'base/kustomization.yaml': 'resources: [../base]\n' }, unknown('../base')],
    ['where a resource is no YAML', { ...base, 'base/web.yaml': 'a: [\n' }, unknown('base/web.yaml')],
    [
      'where a chart makes resources',
      { ...base, 'base/web.yaml': deployment('a/db'), [file]: `${overlay}helmCharts: [{name: x}]\n` },
      unknown(`helmCharts in ${file}`),
    ],
  ])('%s', async (_why, files, message) => {
    await expect(bumped(files)).rejects.toMatchObject({
      exitCode: 2,
      message,
      hint: expect.stringMatching(/`set`: images\[name=a\/web\]\.newTag=v2$/),
    });
  });

  it('for a key that is misspelt', async () => {
    await expect(bumped(base, { key: 'images[name="a/wbe"].newTag' })).rejects.toMatchObject({
      exitCode: 2,
      message: `${file}: nothing stands at images[name="a/wbe"].newTag`,
    });
  });

  it('after more files than are read for it', async () => {
    const names = Array.from({ length: 205 }, (_, index) => `r${index}.yaml`);
    const files = Object.fromEntries(names.map((name) => [`overlays/dev/${name}`, deployment('a/db')]));
    const many = `resources: [${names.join(', ')}]\n`;
    await expect(bumped({ ...files, [file]: many })).rejects.toMatchObject({
      message: expect.stringContaining('r200.yaml'),
    });
  });
});
