import { describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const kustomization = (images: string) => `# k\nresources:\n- a.yaml\n\nimages:\n${images}# end\n`;

const named = (...names: string[]) => ({ names, unread: [] });

const kustomizationEdits: readonly EditCase[] = [
  {
    name: 'the entry of that name',
    before: kustomization('- name: h/b\n  newTag: "1"\n- name: h/w # c\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: kustomization('- name: h/b\n  newTag: "1"\n- name: h/w # c\n  newTag: v2\n'),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'the entry with that new name',
    before: kustomization('- name: web\n  newName: h/w\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: '123' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: "123"\n'),
  },
  {
    name: 'the entry of that name, although it is renamed: a second one would never be applied',
    before: kustomization('- name: web\n  newName: r.io/web1\n  newTag: v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: kustomization('- name: web\n  newName: r.io/web1\n  newTag: v2\n'),
    images: ['r.io/web1:v1', 'r.io/web1:v2'],
    warning: 'the entry web is renamed to r.io/web1; its newName was kept',
  },
  {
    name: 'the entry of that name before one that is only called alike',
    before: kustomization('- name: h/web\n  newTag: v1\n- name: web\n  newName: r.io/web1\n  newTag: v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: kustomization('- name: h/web\n  newTag: v1\n- name: web\n  newName: r.io/web1\n  newTag: v2\n'),
  },
  {
    name: 'a placeholder name gets the image as newName',
    before: kustomization('- name: web\n  newTag: v1\n'),
    edit: { image: 'h/fe/web', tag: 'v2' },
    after: kustomization('- name: web\n  newTag: v2\n  newName: h/fe/web\n'),
    images: ['web:v1', 'h/fe/web:v2'],
  },
  {
    name: 'a missing entry is added last',
    before: kustomization('  - name: b\n    newTag: v1\n  - name: a\n    newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2', resources: named('h/w') },
    after: kustomization('  - name: b\n    newTag: v1\n  - name: a\n    newTag: v1\n  - name: h/w\n    newTag: v2\n'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'a missing list is added',
    before: 'resources:\n- a.yaml',
    edit: { image: 'h/w', tag: 'v2', resources: named('h/w') },
    after: 'resources:\n- a.yaml\nimages:\n- name: h/w\n  newTag: v2',
  },
  {
    name: 'an empty list becomes one of lines',
    before: 'images: [] # none\nresources: []\n',
    edit: { image: 'h/w', tag: 'v2', resources: named('h/w') },
    after: 'images: # none\n  - name: h/w\n    newTag: v2\nresources: []\n',
  },
  {
    name: 'an empty file',
    before: '',
    edit: { image: 'h/w', tag: 'v2', resources: named('h/w') },
    after: 'images:\n  - name: h/w\n    newTag: v2\n',
  },
  {
    name: 'a digest replaces the tag',
    before: kustomization('- name: h/w\n  newTag: v1 # c\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: kustomization(`- name: h/w\n  digest: ${sha('b')}\n`),
  },
  {
    name: 'unless the tag is to be kept',
    before: kustomization('- name: h/w\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b'), keepTag: true },
    after: kustomization(`- name: h/w\n  newTag: v2\n  digest: ${sha('b')}\n`),
  },
  {
    name: 'a tag replaces the digest',
    before: kustomization(`- name: h/w\n  digest: ${sha('a')}\n`),
    edit: { image: 'h/w', tag: 'v2' },
    after: kustomization('- name: h/w\n  newTag: v2\n'),
    warning: sha('a'),
  },
  {
    name: 'an image in the values of a chart',
    before: 'helmCharts:\n- name: c\n  valuesInline:\n    web:\n      image: {repository: h/w, tag: v1}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'helmCharts:\n- name: c\n  valuesInline:\n    web:\n      image: {repository: h/w, tag: v2}\n',
  },
  {
    name: 'Flux keeps the same list under spec',
    file: 'apps.yaml',
    before:
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n    - name: h/w\n      newTag: v1\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n    - name: h/w\n      newTag: v2\n',
  },
  {
    name: 'key may name the entry, and is what imagesIn reports',
    before: kustomization('- name: web\n  newName: h/w\n'),
    edit: { key: 'images[0].newTag', tag: 'v2' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: v2\n'),
    images: ['h/w', 'h/w:v2'],
  },
  {
    name: 'an entry whose tag is an alias is read, and copied where that is asked for',
    before: kustomization('- name: h/w\n  newTag: &t v1\n- name: h/job\n  newTag: *t\n'),
    edit: { image: 'h/job', tag: 'v2', onAlias: 'materialise' },
    after: kustomization('- name: h/w\n  newTag: &t v1\n- name: h/job\n  newTag: v2\n'),
    images: ['h/job:v1', 'h/job:v2'],
    warning: 'images[1].newTag was *t',
  },
  {
    name: 'key may name an entry’s tag',
    before: kustomization(`- name: web\n  newTag: v1\n- name: h/w\n  digest: ${sha('a')}\n`),
    edit: { key: 'images[name=web].newTag', tag: 'v2' },
    after: kustomization(`- name: web\n  newTag: v2\n- name: h/w\n  digest: ${sha('a')}\n`),
  },
  {
    name: 'a key by name creates the entry',
    before: kustomization('- name: h/b\n  newTag: v1\n'),
    edit: { key: 'images[name=web].newTag', image: 'h/w', digest: sha('b'), resources: named('web') },
    after: kustomization(`- name: h/b\n  newTag: v1\n- name: web\n  newName: h/w\n  digest: ${sha('b')}\n`),
    images: [undefined, `h/w@${sha('b')}`],
  },
  {
    name: 'a key that names the whole entry creates it',
    before: 'resources: []\n',
    edit: { key: 'images[name=web]', tag: 'v2', resources: named('web') },
    after: 'resources: []\nimages:\n  - name: web\n    newTag: v2\n',
    images: [undefined, 'web:v2'],
  },
  {
    name: 'a key of the new name is one of the entry',
    before: kustomization('- name: web\n  newName: h/w\n  newTag: v1\n'),
    edit: { key: 'images[name=web].newName', tag: 'v2' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: v2\n'),
    images: ['h/w:v1', 'h/w:v2'],
  },
];

const kustomizationCases: readonly EditCase[] = kustomizationEdits.map((each) => ({
  file: 'overlays/dev/kustomization.yaml',
  ...each,
}));

describeEdits('a Kustomization', kustomizationCases);
