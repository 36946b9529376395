import { afterEach, describe, expect, it, vi } from 'vitest';
import { Parser } from 'yaml';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import type { EditUpdate } from '../../../../src/core/bump/update.ts';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import type { Snapshot } from '../../../../src/core/git/snapshot.ts';

const services = 12;
const values = Array.from(
  { length: services },
  (_, index) =>
    `svc-${index}:\n  replicas: 1\n  image:\n    repository: ghcr.io/acme/svc-${index}\n    tag: v1 # the tag\n`,
).join('');

const kustomization = `kind: Kustomization\nresources: [web.yaml]\nimages:\n${Array.from(
  { length: services },
  (_, index) => `  - name: ghcr.io/acme/svc-${index}\n    newTag: v1\n`,
).join('')}`;

const pod = (index: number) => `---\napiVersion: v1\nkind: Pod
metadata: {name: svc-${index}}
spec:
  containers:
    - name: main
      image: ghcr.io/acme/svc-${index}:v1
`;
const pods = Array.from({ length: services }, (_, index) => pod(index)).join('');

const digest = `sha256:${'a'.repeat(64)}`;

function snapshotOf(text: string): Snapshot {
  const readFile = async () => ({ body: Buffer.from(text) });
  return { commit: 'a'.repeat(40), readFile, glob: async () => [] } as unknown as Snapshot;
}

function updatesOf(edits: readonly FileEdit[]): readonly EditUpdate[] {
  return edits.map((edit, index) => ({
    kind: 'edit',
    service: `svc-${index}`,
    files: ['file.yaml'],
    from: undefined,
    edit,
    entry: `updates[${index}]`,
  }));
}

const forEach = (edit: (index: number) => FileEdit) => Array.from({ length: services }, (_, index) => edit(index));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('many updates of one file', () => {
  it.each<readonly [string, string, readonly FileEdit[]]>([
    ['tags by key', values, forEach((index) => ({ key: `svc-${index}.image.tag`, tag: 'v2' }))],
    ['tags by image', values, forEach((index) => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2' }))],
    [
      'tags and values',
      values,
      forEach((index) => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2', set: [`svc-${index}.replicas:=3`] })),
    ],
    [
      'new digests',
      values,
      forEach((index) => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2', digest, pin: 'both' })),
    ],
    ['new keys of one map', values, forEach((index) => ({ set: [`new-${index}=x`] }))],
    ['new keys of many maps', values, forEach((index) => ({ set: [`svc-${index}.a=x`, `svc-${index}.b=y`] }))],
    ['a Kustomization', kustomization, forEach((index) => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2' }))],
    ['many documents', pods, forEach((index) => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2' }))],
    ['what is there already', values, forEach((index) => ({ key: `svc-${index}.image.tag`, tag: 'v1' }))],
  ])('are parsed together, and come to what they come to one by one: %s', async (_title, text, edits) => {
    let oneByOne = text;
    const images = edits.map((edit) => {
      const result = editFile('file.yaml', oneByOne, edit);
      oneByOne = result.text;
      return { oldImage: result.oldImage, newImage: result.newImage, changed: result.changed };
    });

    const parse = vi.spyOn(Parser.prototype, 'parse');
    const applied = await applyUpdates(snapshotOf(text), updatesOf(edits));

    expect(parse.mock.calls.length, 'before and after').toBeLessThanOrEqual(text === oneByOne ? 1 : 4);
    expect(applied.files.map(({ after }) => after)).toEqual(text === oneByOne ? [] : [oneByOne]);
    expect(applied.edits.map(({ changed }) => changed)).toEqual(images.map(({ changed }) => changed));
    expect(new Set(applied.edits.map(({ before }) => before)), 'what each edit met').toEqual(new Set([text]));
    const reported = applied.images.map(({ oldImage, newImage }) => ({ oldImage, newImage }));
    if (edits[0]?.tag !== undefined) {
      expect(reported).toEqual(images.map(({ oldImage, newImage }) => ({ oldImage, newImage })));
    }
  });

  const item = 'list:\n  - name: a\n    v: 1\n  - name: b\n    v: 1\nimage: {repository: h/a/web, tag: v1}\n';

  it.each<readonly [string, readonly FileEdit[]]>([
    [
      'an item is found by the name that an update before gives it',
      [{ set: ['list[0].name=c'] }, { set: ['list[name=c].v=2'] }],
    ],
    [
      'an item is not found by the name that an update before takes from it',
      [{ set: ['list[0].name=c'] }, { set: ['list[name=a].v=2'] }],
    ],
    [
      'an image is found by the repository that an update before gives it',
      [{ set: ['image.repository=h/b/web'] }, { image: 'h/b/web', tag: 'v2' }],
    ],
    ['a key stands in a map that an update before makes', [{ set: ['x.y=1'] }, { set: ['x.z=2'] }]],
    ['items are added to one list', [{ set: ['list[-].name=c'] }, { set: ['list[-].name=d'] }]],
    ['two maps end at the same line', [{ set: ['k=1'] }, { set: ['list[1].w=1'] }, { set: ['l=1'] }]],
    ['maps in braces get keys', [{ set: ['image.a=1'] }, { set: ['image.b=2'] }]],
  ])('that depend on one another come to what they come to one by one: %s', async (_title, edits) => {
    const oneByOne = edits.reduce((text, edit) => editFile('file.yaml', text, edit).text, item);
    const applied = await applyUpdates(snapshotOf(item), updatesOf(edits));
    expect(applied.files.map(({ after }) => after)).toEqual([oneByOne]);
  });

  it('read it once', async () => {
    const snapshot = snapshotOf(values);
    const readFile = vi.spyOn(snapshot, 'readFile');
    await applyUpdates(snapshot, updatesOf(forEach((index) => ({ key: `svc-${index}.image.tag`, tag: 'v2' }))));
    expect(readFile.mock.calls.filter(([path]) => path === 'file.yaml')).toHaveLength(1);
  });

  it('that contradict each other are refused, with the names of both', async () => {
    const edits = forEach((index) => ({ key: `svc-${index}.image.tag`, tag: 'v2' }));
    const contradicting = updatesOf([...edits, { key: 'svc-7.image.tag', tag: 'v3' }]);
    await expect(applyUpdates(snapshotOf(values), contradicting)).rejects.toThrow(
      /updates\[7\] and updates\[12\].*svc-7\.image\.tag of file\.yaml: "v2" and "v3"/,
    );
  });
});
