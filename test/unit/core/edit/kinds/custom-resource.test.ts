import { describe, expect, it } from 'vitest';
import { editFile, imagesIn } from '../../../../../src/core/edit/edit.ts';
import { describeEdits, type EditCase } from '../../../../support/edit/cases.ts';
import { customResources } from '../../../../support/edit/custom-resources.ts';

const image = 'ghcr.io/acme/web';

const cases: readonly EditCase[] = customResources.map(({ name, text }) => ({
  name,
  before: text,
  edit: { image, tag: 'v2' },
  after: text
    .replaceAll(`${image}:v1`, `${image}:v2`)
    .replace(/@sha256:a+/, '')
    .replace(/tag: v1\b/g, 'tag: v2'),
}));

describeEdits('an image in the shape of a pod’s, under the spec of any object', cases);

const object = (apiVersion: string, kind: string, rest: string, name = 'web') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name} }\n${rest}`;
const deployment = object(
  'apps/v1',
  'Deployment',
  `spec: { template: { spec: { containers: [{ image: "${image}:v1" }] } } }\n`,
);

interface Mentioned {
  readonly why: string;
  readonly text: string;
  readonly says: string;
  readonly hint: string;
  readonly image?: string | undefined;
}

const mentioned: readonly Mentioned[] = [
  {
    why: 'under a key of its own',
    text: object('postgresql.cnpg.io/v1', 'Cluster', `spec:\n  instances: 3\n  imageName: ${image}:v1\n`),
    says: `Cluster web at spec.imageName (line 6) names ${image}:v1`,
    hint: 'Give key: spec.imageName.',
  },
  {
    why: 'under a key of its own, in one of several documents',
    text: `kind: Namespace\n---\n${object('acid.zalan.do/v1', 'postgresql', `spec:\n  dockerImage: ${image}:v1\n`)}`,
    says: 'postgresql web at spec.dockerImage (line 7) names',
    hint: 'Give key: {document=1}.spec.dockerImage.',
  },
  {
    why: 'at several places',
    text: object(
      'tekton.dev/v1',
      'Task',
      `spec:\n  params:\n  - { name: a, default: ${image}:v1 }\n  - { name: b, default: ${image}:v0 }\n`,
    ),
    says: 'spec.params[0].default (line 6) names',
    hint: 'Give as `key` the one that is meant: spec.params[0].default, spec.params[1].default.',
  },
  {
    why: 'in the text of a ConfigMap, by its line',
    text: object('v1', 'ConfigMap', `data:\n  pod.yaml: |\n    spec:\n      image: ${image}:v1\n`),
    says: `ConfigMap web at data["pod.yaml"] (line 7) names ${image}:v1`,
    hint: 'It stands in a longer text',
  },
  {
    why: 'without a version beside the version that an operator composes it with',
    text: object('argoproj.io/v1beta1', 'ArgoCD', `spec:\n  image: ${image}\n  version: v1\n`),
    says: `ArgoCD web at spec.image (line 5) names ${image}`,
    hint: 'Give key: spec.image.',
  },
  {
    why: 'in the repository that a scanner looks at',
    text: object('image.toolkit.fluxcd.io/v1', 'ImageRepository', `spec:\n  image: ${image}\n`),
    says: 'ImageRepository web at spec.image (line 5) names',
    hint: 'spec.image',
  },
  {
    why: 'where no image was asked for',
    text: object('postgresql.cnpg.io/v1', 'Cluster', `spec:\n  imageName: ${image}:v1\n  icon: logo.png\n`),
    says: 'which image to change is not clear; Cluster web at spec.imageName (line 5) names',
    hint: 'Give key: spec.imageName.',
    image: undefined,
  },
];

describe('an image that stands where none is looked for', () => {
  it.each(mentioned.map((each) => [each.why, each] as const))('is named with its place: %s', (_why, each) => {
    const edit = { image: 'image' in each ? each.image : image, tag: 'v2' };
    expect(() => editFile('web.yaml', each.text, edit)).toThrow(
      expect.objectContaining({
        code: 'IMAGE_NOT_FOUND',
        exitCode: 2,
        message: expect.stringContaining(each.says),
        hint: expect.stringContaining(each.hint),
      }),
    );
  });

  it.each(mentioned.slice(0, 2).map((each) => [each.why, each] as const))(
    'can be edited by the key that is told: %s',
    (_why, { text, hint }) => {
      const key = /key: (.*)\.$/.exec(hint)?.[1];
      expect(editFile('web.yaml', text, { image, tag: 'v2', key }).text).toBe(text.replace(':v1', ':v2'));
    },
  );

  const beside: readonly (readonly [string, string, string])[] = [
    ['a ConfigMap', object('v1', 'ConfigMap', `data: { job: "${image}:v1" }\n`), 'ConfigMap web at data.job (line 9)'],
    [
      'a longer text',
      object('v1', 'ConfigMap', `data:\n  job: |\n    a: b\n    image: ${image}:v1\n`),
      'data.job (line 12)',
    ],
    [
      'a kind that is not understood',
      object('acid.zalan.do/v1', 'postgresql', `spec: { dockerImage: "${image}:v1" }\n`),
      'postgresql web at spec.dockerImage',
    ],
  ];

  it.each(beside)('is warned of beside one that is edited: %s', (_name, other, where) => {
    const { text, warnings } = editFile('web.yaml', `${deployment}---\n${other}`, { image, tag: 'v2' });
    expect(text).toBe(`${deployment.replace(':v1', ':v2')}---\n${other}`);
    expect(warnings).toEqual([expect.stringContaining(where)]);
  });

  it('is not warned of when it is another one, or an own copy', () => {
    const other = object('v1', 'ConfigMap', `data: { a: "${image}:v10", b: "${image}:v1-x", c: "x/${image}:v1" }\n`);
    const copy = object('v1', 'Pod', '').replace(
      '{ name: web }',
      `{ name: web, annotations: { kubectl.kubernetes.io/last-applied-configuration: "${image}:v1" } }`,
    );
    const { warnings } = editFile('web.yaml', `${deployment}---\n${other}---\n${copy}`, { image, tag: 'v2' });
    expect(warnings).toEqual([]);
  });
});

describe('what only looks like an image', () => {
  const others: readonly (readonly [string, string])[] = [
    [
      'a CustomResourceDefinition',
      object(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        `spec:\n  versions:\n  - schema:\n      openAPIV3Schema:\n        properties:\n          image: { default: "${image}:v1" }\n  containers:\n  - image: ${image}:v1\n`,
      ),
    ],
    ['a picture', object('x.io/v1', 'Link', 'spec:\n  image: logo.png\n  icon: { image: a/logo.svg }\n')],
    ['an address', object('x.io/v1', 'Link', 'spec:\n  image: https://ghcr.io/acme/web:v1\n')],
    ['an image of a machine', object('x.io/v1', 'Machine', 'spec:\n  image: ubuntu-22.04\n')],
    [
      'a policy',
      object(
        'kyverno.io/v1',
        'ClusterPolicy',
        `spec: { rules: [{ validate: { pattern: { spec: { containers: [{ image: "${image}:v1" }] } } } }] }\n`,
      ),
    ],
    ['data of a ConfigMap', object('v1', 'ConfigMap', `data: { image: "${image}:v1" }\n`)],
    ['a schema inside of a template', object('x.io/v1', 'Definition', `spec: { schema: { image: "${image}:v1" } }\n`)],
  ];

  it.each(others)('%s is no image', (_name, text) => {
    expect(imagesIn('web.yaml', text)).toEqual([]);
    const { text: edited } = editFile('web.yaml', `${deployment}---\n${text}`, { image, tag: 'v2' });
    expect(edited).toBe(`${deployment.replace(':v1', ':v2')}---\n${text}`);
  });

  it('a file with nothing that looks like one names no image', () => {
    const text = object('x.io/v1', 'Link', 'spec:\n  image: logo.png\n');
    expect(() => editFile('web.yaml', text, { image, tag: 'v2' })).toThrow('the file names no image');
  });
});

const helmChart = (text: string) =>
  `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: web}\nspec:\n  valuesContent: ${text}`;

describeEdits('the YAML text of a HelmChart or HelmChartConfig of k3s', [
  ...['|-', '|', '|+ # why'].map((header) => ({
    name: `as a literal block ${header}`,
    before: helmChart(`${header}\n    # a\n    image:   {repository: h/web, tag: v1} # b\n\n`),
    edit: { image: 'h/web', tag: 'v2' },
    after: helmChart(`${header}\n    # a\n    image:   {repository: h/web, tag: v2} # b\n\n`),
    images: ['h/web:v1', 'h/web:v2'] as const,
  })),
  {
    name: 'by a key and a value',
    before: helmChart('|-\n    a:\n      version: v1\n'),
    edit: { key: 'spec.valuesContent#a.version', tag: 'v2', set: ['spec.valuesContent#a["b.c"]=x'] },
    after: helmChart('|-\n    a:\n      version: v2\n      b.c: x\n'),
  },
]);

it.each([
  ['>-\n    image: {repository: h/web, tag: v1}\n', 'EDIT_EMBEDDED', 'literal block (valuesContent: |).'],
  ['"image: {repository: h/web, tag: v1}"\n', 'EDIT_EMBEDDED', 'literal block (valuesContent: |).'],
  ['|-\n    db: x\n', 'IMAGE_NOT_FOUND', ''],
])('what cannot be edited in it is refused: %j', (text, code, hint) => {
  const edit = () => editFile('web.yaml', helmChart(text), { image: 'h/web', tag: 'v2' });
  expect(edit).toThrow(expect.objectContaining({ code, hint: expect.stringContaining(hint) }));
});
