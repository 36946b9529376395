import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { parseUpdates, type Update } from '../../../../src/core/bump/update.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';

const edit = (file: string, given: object = {}): Update => parseUpdates([{ file, ...given }])[0]!;
const write = (file: string, text: string): Update => ({ kind: 'write', service: 'x', file, render: () => text });

describe('updates of one commit', () => {
  it('that touch one file work on what the one before left, and count as one change', async () => {
    const snapshot = memorySnapshot({ 'tags.yaml': 'web1: a\nweb2: b\n' });
    const applied = await applyUpdates(snapshot, [
      edit('tags.yaml', { key: 'web1', tag: 'x' }),
      edit('tags.yaml', { key: 'web2', tag: 'z' }),
    ]);
    expect(applied.files).toEqual([{ path: 'tags.yaml', before: 'web1: a\nweb2: b\n', after: 'web1: x\nweb2: z\n' }]);
    expect(applied.edits.map(({ existed, changed }) => [existed, changed])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('that come to nothing change nothing (law 4)', async () => {
    const snapshot = memorySnapshot({ 'a.yaml': 'image: { tag: x }\n', 'm.yaml': 'same\n' });
    const gone: Update = { kind: 'delete', service: undefined, files: ['gone.yaml', 'none/*.yaml'] };
    const applied = await applyUpdates(snapshot, [edit('a.yaml', { tag: 'x' }), write('m.yaml', 'same\n'), gone]);
    expect(applied.files).toEqual([]);
    expect(applied.edits).toMatchObject([{ existed: true, changed: false }]);
    expect(applied.images).toEqual([
      { service: undefined, file: 'a.yaml', oldImage: ':x', newImage: ':x', reference: ':x' },
    ]);
  });

  it.each([
    ['image: { tag: a }\n', `r/web1:x@sha256:${'1'.repeat(64)}`],
    [`image: { digest: "sha256:${'0'.repeat(64)}" }\n`, `r/web1:x@sha256:${'1'.repeat(64)}`],
  ])('know of an image also what %j does not say', async (text, reference) => {
    const update = edit('a.yaml', { image: 'r/web1', tag: 'x', digest: `sha256:${'1'.repeat(64)}` });
    const deployed = { ...update, edit: { ...('edit' in update ? update.edit : {}), pin: 'as-file' } } as Update;
    const { images } = await applyUpdates(memorySnapshot({ 'a.yaml': text }), [deployed]);
    expect(images.map((image) => image.reference)).toEqual([reference]);
  });

  it('say which image of the files of a glob a misspelt one means', async () => {
    const snapshot = memorySnapshot({
      'a.yaml': 'image: h/acme/web1:v1\n',
      'b.yaml': 'image: h/acme/api:v1\n',
      'c.yaml': 'a: [',
    });
    await expect(applyUpdates(snapshot, [edit('*.yaml', { image: 'h/acme/wbe1', tag: 'x' })])).rejects.toMatchObject({
      message: 'image: no file that matches *.yaml holds h/acme/wbe1',
      hint: expect.stringMatching(/^Did you mean h\/acme\/web1[?] Check the image/),
    });
  });

  it.each([
    ['valuse/web1-dev.yaml', 'values/web1-dev.yaml'],
    ['values/web1-dev.yml', 'values/web1-dev.yaml'],
    ['Apps/web1/kustomisation.yaml', 'apps/web1/kustomization.yaml'],
    ['values/api/prod.yaml', undefined],
    ['apps/web2', undefined],
  ])('say which file a misspelt path means: %s', async (path, meant) => {
    const text = 'image: { tag: a }\n';
    const snapshot = memorySnapshot({ 'values/web1-dev.yaml': text, 'apps/web1/kustomization.yaml': text });
    const beginning = meant === undefined ? 'Check the path' : `Did you mean ${meant}? Check the path`;
    await expect(applyUpdates(snapshot, [edit(path, { tag: 'x' })])).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: `file: ${path} does not exist in the GitOps repository`,
      hint: expect.stringMatching(new RegExp(`^${beginning.replaceAll('?', '[?]')}`)),
    });
    const template = edit('new.yaml', { tag: 'x', from: path });
    const hint = meant === undefined ? /^It is the template/ : new RegExp(`^Did you mean ${meant}[?] It is`);
    await expect(applyUpdates(snapshot, [template])).rejects.toMatchObject({ hint: expect.stringMatching(hint) });
  });

  it('make a missing file from its template, which is read only then', async () => {
    const files = { 'sample.yaml': 'image: { tag: none }\n', 'there.yaml': 'image: { tag: a }\n' };
    const fresh = memorySnapshot(files);
    const { edits, files: changed } = await applyUpdates(fresh, [edit('new.yaml', { from: 'sample.yaml', tag: 'x' })]);
    expect(changed).toEqual([{ path: 'new.yaml', before: undefined, after: 'image: { tag: x }\n' }]);
    expect(edits).toMatchObject([{ existed: false, changed: true }]);
    const present = memorySnapshot(files);
    await applyUpdates(present, [edit('there.yaml', { from: 'sample.yaml', tag: 'x' })]);
    expect(present.read).toEqual(['there.yaml']);
  });

  it('read all their files before the first edit', async () => {
    const names = ['a.yaml', 'b.yaml', 'c.yaml'];
    const snapshot = memorySnapshot(Object.fromEntries(names.map((name) => [name, 'image: { tag: a }\n'])));
    await applyUpdates(
      snapshot,
      names.map((name) => edit(name, { tag: 'x' })),
    );
    expect(snapshot.together).toBe(3);
  });

  it.each([
    ['a file that is not there', edit('none.yaml', { tag: 'x' }), 'FILE_NOT_FOUND', /none\.yaml does not exist/],
    ['a template that is not there', edit('none.yaml', { tag: 'x', from: 't.yaml' }), 'FILE_NOT_FOUND', /^from: t/],
    ['a glob without a match', edit('none/*.yaml', { tag: 'x' }), 'INPUT_INVALID', /no file matches/],
  ])('name %s', async (_, update, code, message) => {
    await expect(applyUpdates(memorySnapshot({}), [update])).rejects.toMatchObject({
      code,
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });
});

it.each([
  [{ tag: 'x' }, 'file: none.yaml cannot be read'],
  [{ tag: 'x', from: 'sample.yaml' }, 'from: sample.yaml cannot be read'],
])('of a repository without a commit it is said that there is nothing: %j', async (given, message) => {
  const empty = Object.assign(memorySnapshot({}), { commit: undefined });
  await expect(applyUpdates(empty, [edit('none.yaml', given)])).rejects.toMatchObject({
    exitCode: 2,
    message: `${message}: the GitOps repository has no commit yet`,
    hint: expect.stringContaining('`init`'),
  });
});

const web = 'image: { repository: h/web, tag: a }\n';
const named = (entries: readonly object[]) => parseUpdates(entries.map((entry) => ({ file: 'x.yaml', ...entry })));

describe('values that make another image of one that was asked for are bad input that names both', () => {
  const image = { image: 'h/web', tag: 'v2' };
  it.each<[string, string, object, object]>([
    ['the repository beside its tag', web, image, { set: ['image.repository=h/other'] }],
    ['a whole image', 'image: h/web:a\n', image, { set: ['image=h/web:v3'] }],
    ['a whole image on another registry', 'image: h/web:a\n', image, { set: ['image=r/web:v2'] }],
    ['the map of the image', web, image, { set: ['image:={"repository":"h/web","tag":"v3"}'] }],
    [
      'the registry beside it',
      'image: { registry: r.io, repository: h/web, tag: a }\n',
      { ...image, image: 'r.io/h/web' },
      { set: ['image.registry=s.io'] },
    ],
    [
      'a registry above it',
      web.replace('h/web', 'web'),
      { ...image, image: 'web' },
      { set: ['global.imageRegistry=s.io', 'image.repository=db'] },
    ],
    ['nothing in its place', web, image, { unset: ['image'] }],
  ])('%s', async (_what, text, first, second) => {
    for (const entries of [
      [first, second],
      [second, first],
    ]) {
      await expect(applyUpdates(memorySnapshot({ 'x.yaml': text }), named(entries))).rejects.toMatchObject({
        exitCode: 2,
      });
    }
    await expect(applyUpdates(memorySnapshot({ 'x.yaml': text }), named([first, second]))).rejects.toThrow(
      /^updates\[0\] and updates\[1\]: /,
    );
  });

  it('and others are not: the same image, other values, a digest of the same tag', async () => {
    const same = named([image, { set: ['image.repository=h/web', 'image.tag=v2', 'replicas:=2'] }]);
    const { files } = await applyUpdates(memorySnapshot({ 'x.yaml': web }), same);
    expect(files[0]?.after).toBe('image: { repository: h/web, tag: v2 }\nreplicas: 2\n');
  });
});

describe('updates that contradict each other are bad input that names both', () => {
  const both = (place: string, values: string) =>
    new RegExp(`^updates\\[0\\] and updates\\[1\\]: different values for one place, ${place} of x.yaml: ${values}$`);
  it.each<[string, string, readonly object[], RegExp]>([
    ['two tags', web, [{ tag: 'x' }, { tag: 'y' }], both('image.tag', '"x" and "y"')],
    ['the tag in place and another one', web, [{ tag: 'a' }, { tag: 'y' }], both('image.tag', '"a" and "y"')],
    [
      'a tag by its kind and by its path',
      web,
      [{ tag: 'x' }, { set: ['image.tag=y'] }],
      both('image.tag', '"x" and "y"'),
    ],
    ['a value and its removal', 'a: 1\nb: 2\n', [{ set: ['a=x'] }, { unset: ['a'] }], both('a', '"x" and nothing')],
    [
      'a removal and a value below',
      'a: {b: 1}\n',
      [{ unset: ['a'] }, { set: ['a.b=x'] }],
      both('a.b', 'nothing and "x"'),
    ],
    [
      'a value and a map around it',
      web,
      [{ tag: 'x' }, { set: ['image:={"tag":"y"}'] }],
      both('image.tag', '"x" and "y"'),
    ],
    ['a map and a value in it', web, [{ set: ['image:={"tag":"y"}'] }, { tag: 'x' }], both('image.tag', '"y" and "x"')],
    ['one anchor', 'a: &t v\nb: *t\nc: *t\n', [{ set: ['b=x'] }, { set: ['c=y'] }], both('a', '"x" and "y"')],
    [
      'a tag and a digest of one Kustomize entry',
      'kind: Kustomization\nimages: [{ name: h/web, newTag: a }]\n',
      [
        { image: 'h/web', tag: 'x' },
        { image: 'h/web', digest: `sha256:${'1'.repeat(64)}` },
      ],
      both('images\\[0\\].newTag', '"x" and nothing'),
    ],
    [
      'two tags in embedded values',
      'apiVersion: argoproj.io/v1\nkind: Application\nspec: \n  source: \n    helm: \n      values: |\n        image: {repository: h/web, tag: a}\n',
      [
        { image: 'h/web', tag: 'x' },
        { image: 'h/web', tag: 'y' },
      ],
      both('.*', '"x" and "y"'),
    ],
    [
      'two lines of a template',
      '{{ if }}\ni: a\n{{ end }}\n',
      [
        { key: 'i', tag: 'x' },
        { key: 'i', tag: 'y' },
      ],
      both('i', '"x" and "y"'),
    ],
    [
      'an edit and a deletion',
      web,
      [{ tag: 'x' }, { delete: true }],
      /^updates\[0\] and updates\[1\]: one edits x.yaml/,
    ],
    [
      'a deletion and an edit',
      web,
      [{ delete: true }, { tag: 'x' }],
      /^updates\[0\] and updates\[1\]: one edits x.yaml/,
    ],
  ])('%s', async (_, text, entries, message) => {
    await expect(applyUpdates(memorySnapshot({ 'x.yaml': text }), named(entries))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, string, readonly object[], string]>([
    [
      'the same from two services',
      web,
      [
        { service: 'a', tag: 'x' },
        { service: 'b', tag: 'x' },
      ],
      web.replace('tag: a', 'tag: x'),
    ],
    [
      'a deletion and a new copy of the template',
      web,
      [{ delete: true }, { from: 'x.yaml.tpl', tag: 'x' }, { set: ['a=b'] }],
      'image: { tag: x }\na: b\n',
    ],
    ['keys of one map', 'a: {b: 1}\n', [{ set: ['a:={"b":"x"}'] }, { set: ['a.c=w'] }], 'a:\n  b: x\n  c: w\n'],
    ['items of one list', 'l: [x]\n', [{ set: ['l[-]=v'] }, { set: ['l[-]=w'] }], 'l: [x, v, w]\n'],
    [
      'two images of embedded values',
      'apiVersion: argoproj.io/v1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        a: {image: {repository: h/a, tag: v}}\n        b: {image: {repository: h/b, tag: v}}\n',
      [
        { image: 'h/a', tag: 'x' },
        { image: 'h/b', tag: 'w' },
      ],
      'apiVersion: argoproj.io/v1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        a: {image: {repository: h/a, tag: x}}\n        b: {image: {repository: h/b, tag: w}}\n',
    ],
  ])('but not %s', async (_, text, entries, after) => {
    const snapshot = memorySnapshot({ 'x.yaml': text, 'x.yaml.tpl': 'image: { tag: none }\n' });
    const applied = await applyUpdates(snapshot, named(entries));
    expect(applied.files).toEqual([{ path: 'x.yaml', before: text, after }]);
  });

  it('and an image that two services share was for both what the file had before', async () => {
    const applied = await applyUpdates(
      memorySnapshot({ 'x.yaml': web }),
      named([
        { service: 'a', tag: 'x' },
        { service: 'b', tag: 'x' },
      ]),
    );
    expect(applied.images.map(({ oldImage, newImage }) => [oldImage, newImage])).toEqual([
      ['h/web:a', 'h/web:x'],
      ['h/web:a', 'h/web:x'],
    ]);
    expect(applied.edits.map(({ changed }) => changed)).toEqual([true, true]);
  });
});

describe('a glob with an image takes', () => {
  const changedBy = async (files: Record<string, string>, given: object) => {
    const applied = await applyUpdates(memorySnapshot(files), [edit('*.yaml', { tag: 'x', ...given })]);
    return applied.files.map(({ path }) => path);
  };
  const renamed = 'kind: Kustomization\nimages:\n- {name: web1, newName: registry/x/web1, newTag: v1}\n';

  it.each(['web1', 'registry/x/web1'])(
    'a Kustomization whose entry is of the name or the new name: %s',
    async (image) => {
      const other = renamed.replaceAll('web1', 'web2');
      expect(await changedBy({ 'a.yaml': renamed, 'b.yaml': other }, { image })).toEqual(['a.yaml']);
    },
  );

  it('no file that it could not edit and that does not name the image', async () => {
    const files = { 'a.yaml': web, 'chart.yaml': '{{ if }}\na: b\n{{ end }}\n', 'sops.yaml': 'a: 1\nsops: {mac: x}\n' };
    expect(await changedBy(files, { image: 'h/web' })).toEqual(['a.yaml']);
    const naming = changedBy({ ...files, 'c.yaml': '{{ if }}\ni: h/web:a\n{{ end }}\n' }, { image: 'h/web' });
    await expect(naming).rejects.toMatchObject({ code: 'YAML_TEMPLATE', message: expect.stringContaining('c.yaml') });
  });

  it('a file whose place for it says only a tag, and none where that is another image’s', async () => {
    const files = {
      'a.yaml': 'image: { tag: a }\ndb: { image: { repository: h/db, tag: a } }\n',
      'b.yaml': 'image: { repository: h/db, tag: a }\nmetrics: { image: { tag: a } }\n',
    };
    expect(await changedBy(files, { image: 'h/web' })).toEqual(['a.yaml']);
  });

  it('no image on another registry, and says where that is', async () => {
    const files = { 'a.yaml': web, 'b.yaml': web.replace('h/web', 'other.io/x/web') };
    expect(await changedBy(files, { image: 'h/web' })).toEqual(['a.yaml']);
    await expect(changedBy(files, { image: 'new.io/x/web' })).rejects.toMatchObject({
      exitCode: 2,
      message:
        'image: no file that matches *.yaml holds new.io/x/web; there is h/web in a.yaml, other.io/x/web in b.yaml',
      hint: expect.stringContaining('name the files one by one'),
    });
  });
});

describe('a file that is copied from its template', () => {
  it('has the template’s image and placeholders replaced, for every update of it', async () => {
    const sample = 'image: { repository: h/service, tag: "{{ TAG }}" }\njob: { image: { tag: "{{ TAG }}" } }\n';
    const applied = await applyUpdates(memorySnapshot({ 'sample.yaml': sample }), [
      edit('new.yaml', { from: 'sample.yaml', image: 'h/web', tag: 'x' }),
      edit('new.yaml', { from: 'sample.yaml', key: 'job.image.tag', tag: 'x' }),
    ]);
    expect(applied.files[0]?.after).toBe('image: { repository: h/web, tag: "x" }\njob: { image: { tag: "x" } }\n');
  });
});
