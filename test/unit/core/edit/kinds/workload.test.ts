import { describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const deployment = (image: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: ${image}\n${more}`;

const workloadCases: readonly EditCase[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout'].map((kind) => ({
    name: `the containers of a ${kind}`,
    before: deployment("'h/w:v1' # c").replace('Deployment', kind),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment("'h/w:v2' # c").replace('Deployment', kind),
    images: ['h/w:v1', 'h/w:v2'] as const,
  })),
  {
    name: 'a Pod with init and ephemeral containers',
    before:
      'apiVersion: v1\nkind: Pod\nspec:\n  initContainers: [{name: i, image: "h/w:v1"}]\n  containers:\n    - image: h/w:v1\n    - image: h/x:v1\n  ephemeralContainers:\n    - image: h/w\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: v1\nkind: Pod\nspec:\n  initContainers: [{name: i, image: "h/w:v2"}]\n  containers:\n    - image: h/w:v2\n    - image: h/x:v1\n  ephemeralContainers:\n    - image: h/w:v2\n',
  },
  {
    name: 'a CronJob',
    before:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n          - image: nginx:1.0\n',
    edit: { image: 'docker.io/library/nginx', tag: '1.1' },
    after:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n          - image: nginx:1.1\n',
  },
  {
    name: 'items of a List, in JSON',
    before: '{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","spec":{"containers":[{"image":"h/w:v1"}]}}]}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: '{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","spec":{"containers":[{"image":"h/w:v2"}]}}]}\n',
  },
  {
    name: 'Applications and workloads among the items of a List, which name no version of their own',
    before:
      'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  spec: {containers: [{image: h/w:v1}]}\n- apiVersion: argoproj.io/v1alpha1\n  kind: Application\n  spec: {source: {kustomize: {images: ["h/w:v1"]}}}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  spec: {containers: [{image: h/w:v2}]}\n- apiVersion: argoproj.io/v1alpha1\n  kind: Application\n  spec: {source: {kustomize: {images: ["h/w:v2"]}}}\n',
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a plain image in a flow map stays plain',
    before: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: h/w:v1, name: w}]}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: h/w:v2, name: w}]}\n',
  },
  {
    name: 'the only container, whose image is still empty',
    before: deployment('~'),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'an image in a block scalar with a line break',
    before: deployment('|\n          h/w:v1'),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'any document of a file',
    before: `apiVersion: v1\nkind: Service\nmetadata: {name: s}\n---\n# d\n${deployment('h/w:v1')}...\n---\n${deployment('h/other:v1')}`,
    edit: { image: 'h/w', tag: 'v2' },
    after: `apiVersion: v1\nkind: Service\nmetadata: {name: s}\n---\n# d\n${deployment('h/w:v2')}...\n---\n${deployment('h/other:v1')}`,
  },
  {
    name: 'tag and digest in one string',
    before: deployment(`h/w:v1@${sha('a')}`),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: deployment(`h/w:v2@${sha('b')}`),
    images: [`h/w:v1@${sha('a')}`, `h/w:v2@${sha('b')}`],
  },
  {
    name: 'a digest alone drops the tag it does not belong to',
    before: deployment('h/w:v1'),
    edit: { image: 'h/w', digest: sha('b') },
    after: deployment(`h/w@${sha('b')}`),
  },
  {
    name: 'keepTag keeps it',
    before: deployment('h/w:v1'),
    edit: { image: 'h/w', digest: sha('b'), keepTag: true },
    after: deployment(`h/w:v1@${sha('b')}`),
  },
  {
    name: 'a stale digest goes with its tag',
    before: deployment(`h/w:v1@${sha('a')}`),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    warning: sha('a'),
  },
  {
    name: 'the only repository with the same last component moves to the new one',
    before: deployment('old.example.com/fe/web:v1'),
    edit: { image: 'harbor.example.com/fe/web', tag: 'v2' },
    after: deployment('harbor.example.com/fe/web:v2'),
  },
  {
    name: 'without image, the only one of the file',
    before: deployment('localhost:5000/web'),
    edit: { tag: 'v2' },
    after: deployment('localhost:5000/web:v2'),
  },
  {
    name: 'a tag behind a placeholder with colons and slashes in it',
    before: deployment('"{{ index .Values "a/b:c" }}/web:v1"').replace(/"a\/b:c"/, "'a/b:c'"),
    edit: { tag: 'v2' },
    after: deployment('"{{ index .Values "a/b:c" }}/web:v2"').replace(/"a\/b:c"/, "'a/b:c'"),
  },
  {
    name: 'key wins over the kind',
    before: deployment('h/w:v1', '      - name: b\n        image: h/w:v1\n'),
    edit: { key: 'spec.template.spec.containers[name=b].image', tag: 'v2' },
    after: deployment('h/w:v1', '      - name: b\n        image: h/w:v2\n'),
  },
];

describeEdits('a workload', workloadCases);
