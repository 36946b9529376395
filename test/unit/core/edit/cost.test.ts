/** What an edit costs. In a file of its own: `callCount` takes the counters that a coverage report reads. */
import { expect, it } from 'vitest';
import { editFile, editTogether, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { callCount } from '../../../support/call-count.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

function lines(count: number, value: string): string {
  return Array.from({ length: count }, (_, index) => `k${index}: ${value}\n`).join('');
}

it.each<[string, (keys: number) => string, FileEdit]>([
  ['of many keys', (count) => `${lines(count, 'v')}image:\n  tag: v1\n`, { tag: 'v2' }],
  ['of many aliases', (count) => `a: &a x\n${lines(count, '*a')}`, { set: ['a=y'] }],
])('the work grows with the size of a file %s, not with its square', async (_, text, edit) => {
  const work = (keys: number) => callCount(() => editFile('f', text(keys), edit));
  await work(10);
  expect((await work(8_000)) / (await work(2_000))).toBeLessThan(4.4);
});

const images = {
  maps: (index: number) => `svc-${index}:\n  image:\n    repository: ghcr.io/acme/svc-${index}\n    tag: v1\n`,
  items: (index: number) => `- name: svc-${index}\n  image: ghcr.io/acme/svc-${index}:v1\n`,
  entries: (index: number) => `- name: ghcr.io/acme/svc-${index}\n  newTag: v1\n`,
  parameters: (index: number) => `      - name: svc-${index}.image.tag\n        value: v1\n`,
  pods: (index: number) =>
    `---\napiVersion: v1\nkind: Pod\nmetadata: {name: svc-${index}}\nspec:\n  containers:\n  - name: main\n    image: ghcr.io/acme/svc-${index}:v1\n`,
};

const kustomization = 'kind: Kustomization\nimages:\n';
const application =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  source:\n    helm:\n      parameters:\n';
const byImage = (index: number): FileEdit => ({ image: `ghcr.io/acme/svc-${index}`, tag: 'v2' });

const layouts: readonly (readonly [
  title: string,
  head: string,
  part: (index: number) => string,
  edit: (index: number) => FileEdit,
])[] = [
  ['values by key', '', images.maps, (index) => ({ key: `svc-${index}.image.tag`, tag: 'v2' })],
  ['values by image', '', images.maps, byImage],
  ['values by path', '', images.maps, (index) => ({ set: [`svc-${index}.image.tag=v2`] })],
  ['new values', '', images.maps, (index) => ({ set: [`svc-${index}.replicas:=2`, `new-${index}=x`] })],
  ['items by image', 'list:\n', images.items, byImage],
  ['items by key', 'list:\n', images.items, (index) => ({ key: `list[name=svc-${index}].image`, tag: 'v2' })],
  ['a Kustomization by image', kustomization, images.entries, byImage],
  [
    'a Kustomization by key',
    kustomization,
    images.entries,
    (index) => ({ key: `images[name=ghcr.io/acme/svc-${index}].newTag`, tag: 'v2' }),
  ],
  [
    'parameters by key',
    application,
    images.parameters,
    (index) => ({ key: `spec.source.helm.parameters[name=svc-${index}.image.tag].value`, tag: 'v2' }),
  ],
  ['documents by image', '', images.pods, byImage],
  [
    'documents by key',
    '',
    images.pods,
    (index) => ({ key: `{kind=Pod,name=svc-${index}}.spec.containers[name=main].image`, tag: 'v2' }),
  ],
];

it.each(sliceOfCommit(layouts, 4))(
  'the work of many edits of one file grows with their number, not with its square: %s',
  async (_, head, part, edit) => {
    const work = (count: number) => {
      const all = Array.from({ length: count }, (_each, index) => index);
      const text = head + all.map(part).join('');
      return callCount(() => expect(editTogether('f.yaml', text, all.map(edit))?.results).toHaveLength(count));
    };
    await work(10);
    const some = await work(100);
    expect((await work(400)) / some).toBeLessThan(4.4);
  },
);
