import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../../src/core/edit/edit.ts';
import { applicationSet, describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: web\nspec:\n  source:\n    repoURL: https://git.example.com/x\n${source}  destination: {}\n`;

const applicationCases: readonly EditCase[] = [
  {
    name: 'Helm parameters',
    before: application(
      '    helm:\n      parameters:\n      - name: image.repository\n        value: h/w\n      - {name: image.tag, value: "1"}\n',
    ),
    edit: { image: 'h/w', tag: '2' },
    after: application(
      '    helm:\n      parameters:\n      - name: image.repository\n        value: h/w\n      - {name: image.tag, value: "2"}\n',
    ),
    images: ['h/w:1', 'h/w:2'],
  },
  {
    name: 'a digest that is asked for becomes a parameter',
    before: application('    helm:\n      parameters:\n      - name: web.tag\n        value: v1\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - name: web.tag\n        value: v2\n      - name: web.digest\n        value: ${sha('b')}\n`,
    ),
  },
  {
    name: 'a tag becomes a parameter beside the repository of an image that had none',
    before: application('    helm:\n      parameters:\n      - {name: image.repository, value: h/w}\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      parameters:\n      - {name: image.repository, value: h/w}\n      - name: image.tag\n        value: v2\n',
    ),
    images: ['h/w', 'h/w:v2'],
  },
  {
    name: 'repository and digest, without a tag',
    before: application(
      `    helm:\n      parameters:\n      - {name: web.repository, value: h/w}\n      - {name: web.digest, value: "${sha('a')}"}\n`,
    ),
    edit: { image: 'h/w', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - {name: web.repository, value: h/w}\n      - {name: web.digest, value: "${sha('b')}"}\n`,
    ),
  },
  {
    name: 'a Kustomize override that moves keeps the name that it replaces',
    before: application('    kustomize:\n      images:\n      - web:v1\n'),
    edit: { image: 'h/fe/web', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - web=h/fe/web:v2\n'),
  },
  {
    name: 'a tag parameter alone',
    before: application('    helm:\n      parameters:\n      - name: web.image.tag\n        value: v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    helm:\n      parameters:\n      - name: web.image.tag\n        value: v2\n'),
  },
  {
    name: 'valuesObject',
    before: application(
      '    helm:\n      valuesObject:\n        image:\n          repository: h/w\n          tag: v1\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      valuesObject:\n        image:\n          repository: h/w\n          tag: v2\n',
    ),
  },
  {
    name: 'a key of a parameter that is missing creates it, and its digest',
    before: application('    helm:\n      parameters:\n      - name: a\n        value: b\n'),
    edit: {
      key: 'spec.source.helm.parameters[name=web.image.tag].value',
      image: 'h/w',
      tag: 'v2',
      digest: sha('b'),
      fresh: true,
    },
    after: application(
      `    helm:\n      parameters:\n      - name: a\n        value: b\n      - name: web.image.tag\n        value: v2\n      - name: web.image.digest\n        value: ${sha('b')}\n`,
    ),
    images: [undefined, `h/w:v2@${sha('b')}`],
  },
  {
    name: 'a key of a parameter that is there keeps its digest in step',
    before: application(
      `    helm:\n      parameters:\n      - name: image.tag\n        value: v1\n      - name: image.digest\n        value: ${sha('a')}\n`,
    ),
    edit: { key: 'spec.source.helm.parameters[name=image.tag].value', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - name: image.tag\n        value: v2\n      - name: image.digest\n        value: ${sha('b')}\n`,
    ),
    images: [`:v1@${sha('a')}`, `:v2@${sha('b')}`],
  },
  {
    name: 'a key of a list item that is missing creates a whole image',
    before: application('    kustomize:\n      images: []\n'),
    edit: { key: 'spec.source.kustomize.images[0]', image: 'h/w', tag: 'v2', fresh: true },
    after: application('    kustomize:\n      images:\n        - h/w:v2\n'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'values in a block scalar, with its comments and blank lines',
    before: application(
      '    helm:\n      values: |\n        # c\n        image:\n          repository: h/w\n\n          tag: v1 # d\n        x: 1\n\n',
    ),
    edit: { image: 'h/w', tag: '1e3' },
    after: application(
      '    helm:\n      values: |\n        # c\n        image:\n          repository: h/w\n\n          tag: "1e3" # d\n        x: 1\n\n',
    ),
    images: ['h/w:v1', 'h/w:1e3'],
  },
  {
    name: 'values in a block scalar, whose other lines keep their blanks',
    before: application(
      '    helm:\n      values: |\n\n        image:\n          repository: h/w\n          tag: v1\n            \n   \n        x: |\n          y  \n',
    ),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      values: |\n\n        image:\n          repository: h/w\n          tag: v2\n          digest: ${sha('b')}\n            \n   \n        x: |\n          y  \n`,
    ),
  },
  {
    name: 'every place of the image in a block scalar',
    before: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v1}}\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v2}}\n        b: {image: {repository: h/w, tag: v2}}\n',
    ),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'set and unset into values in a block scalar, beside the image',
    before: application(
      '    helm:\n      values: |\n        # c\n        image: {repository: h/w, tag: v1}\n        old: 1\n        n: 1\n',
    ),
    edit: {
      image: 'h/w',
      tag: 'v2',
      set: ['spec.source.helm.values#n:=2', 'spec.source.helm.values#["a.b"].c=x'],
      unset: ['spec.source.helm.values#old', 'spec.source.helm.values#none'],
    },
    after: application(
      '    helm:\n      values: |\n        # c\n        image: {repository: h/w, tag: v2}\n        n: 2\n        a.b:\n          c: x\n',
    ),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a key into values in a block scalar',
    before: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v1}}\n',
    ),
    edit: { key: 'spec.source.helm.values#b.image.tag', tag: 'v2' },
    after: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v2}}\n',
    ),
  },
  {
    name: 'a key into values in a block scalar of the only document that has some',
    before: `kind: Namespace\n---\n${application('    helm:\n      values: |\n        image: {repository: h/w, tag: v1}\n')}`,
    edit: { key: 'spec.source.helm.values#image.tag', tag: 'v2' },
    after: `kind: Namespace\n---\n${application('    helm:\n      values: |\n        image: {repository: h/w, tag: v2}\n')}`,
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a key into values in a block scalar creates the image',
    before: application('    helm:\n      values: |\n        # c\n        a: 1\n'),
    edit: { key: 'spec.source.helm.values#web.image.tag', image: 'h/w', tag: 'v2', fresh: true },
    after: application(
      '    helm:\n      values: |\n        # c\n        a: 1\n        web:\n          image:\n            repository: h/w\n            tag: v2\n',
    ),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'values in a block scalar with CRLF',
    before: application('    helm:\n      values: |-\n        image: {repository: h/w, tag: v1}\n').replaceAll(
      '\n',
      '\r\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    helm:\n      values: |-\n        image: {repository: h/w, tag: v2}\n').replaceAll(
      '\n',
      '\r\n',
    ),
  },
  {
    name: 'Kustomize overrides',
    before: application('    kustomize:\n      images:\n      - other:v1\n      - web=h/w:v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - other:v1\n      - web=h/w:v2\n'),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'several sources of an ApplicationSet',
    before:
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: []}}]\n  template:\n    metadata: {name: "{{.name}}"}\n    spec:\n      sources:\n      - ref: v\n      - helm:\n          valuesObject: {image: {repository: h/w, tag: v1}}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: []}}]\n  template:\n    metadata: {name: "{{.name}}"}\n    spec:\n      sources:\n      - ref: v\n      - helm:\n          valuesObject: {image: {repository: h/w, tag: v2}}\n',
  },
];

const setCases: readonly EditCase[] = [
  {
    name: 'the element that a placeholder of the template is filled from',
    before: applicationSet('h/web', '{{ .tag }}'),
    edit: { image: 'h/web', key: 'spec.generators[0].list.elements[name=web].tag', tag: 'v2' },
    after: applicationSet('h/web', '{{ .tag }}').replace('name: web, tag: v1', 'name: web, tag: v2'),
  },
  {
    name: 'a placeholder gives way to set',
    before: applicationSet('h/web', '{{ .tag }}'),
    edit: { set: ['spec.template.spec.source.helm.parameters[name=image.tag].value=v2'] },
    after: applicationSet('h/web', 'v2'),
  },
  {
    name: 'an override is found by the name that it replaces, which keeps its new name',
    before: application('    kustomize:\n      images:\n      - web=h/fe/frontend:v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - web=h/fe/frontend:v2\n'),
    warning: 'web is renamed to h/fe/frontend; the new name was kept',
  },
];

const list = (...elements: readonly string[]) =>
  `  - list:\n      elements:\n${elements.map((each) => `      - {${each}}\n`).join('')}`;
const applicationSetOf = (source: string, generators: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators:\n${generators}  template:\n    spec:\n      source: ${source}\n`;
const filledCase = (name: string, before: string, more: Partial<EditCase> = {}): EditCase => ({
  name,
  before,
  edit: { image: 'h/web', tag: 'v2' },
  after: before.replace('tag: v1', 'tag: v2'),
  images: ['h/web:v1', 'h/web:v2'],
  ...more,
});
const two = applicationSet('h/{{name}}', '{{tag}}');

const filledCases: readonly EditCase[] = [
  filledCase('the only element', applicationSet('h/web', '{{ .tag }}', list('env: dev, tag: v1'))),
  filledCase('the only element, for a tag alone', applicationSet('h/web', '{{.tag}}', list('env: dev, tag: v1')), {
    edit: { tag: 'v2' },
  }),
  filledCase(
    'a digest that the template does not take stays away',
    applicationSet('h/web', '{{ .tag }}', list('tag: v1')),
    {
      edit: { image: 'h/web', tag: 'v2', digest: sha('b') },
    },
  ),
  filledCase('the element that makes this repository', two, {
    after: two.replace('name: web, tag: v1', 'name: web, tag: v2'),
  }),
  filledCase(
    'the element with this repository',
    applicationSet(
      '{{ .image.repo }}',
      '{{ .image.tag }}',
      list('image: {repo: h/db, tag: x}', 'image: {repo: h/web, tag: v1}'),
    ),
  ),
  filledCase(
    'a whole image',
    applicationSetOf('{kustomize: {images: ["{{ .image }}"]}}', list('image: "h/db:v1"', 'image: "h/web:v1"')),
    {
      after: applicationSetOf('{kustomize: {images: ["{{ .image }}"]}}', list('image: "h/db:v1"', 'image: "h/web:v2"')),
    },
  ),
  filledCase(
    'a tag in an override of Kustomize',
    applicationSetOf('{kustomize: {images: ["web=h/web:{{ .tag }}"]}}', list('tag: v1')),
  ),
  filledCase(
    'a tag in the text of values',
    applicationSetOf('{helm: {values: *v}}', list('tag: v1')).replace(
      '{helm: {values: *v}}',
      '\n        helm:\n          values: |\n            image: {repository: h/web, tag: "{{ .tag }}"}',
    ),
  ),
  filledCase(
    'a list in a matrix',
    applicationSet(
      'h/web',
      '{{ .tag }}',
      '  - matrix:\n      generators:\n      - clusters: {}\n      - list: {elements: [{tag: v1}]}\n',
    ),
  ),
  filledCase(
    'the values of a generator',
    applicationSet('h/web', '{{values.tag}}', '  - clusters:\n      values: {tag: v1}\n'),
  ),
  {
    name: 'a tag with its digest',
    before: applicationSet('h/web', '{{ .tag }}', list(`tag: "v1@${sha('a')}"`)),
    edit: { image: 'h/web', tag: 'v2', digest: sha('b') },
    after: applicationSet('h/web', '{{ .tag }}', list(`tag: "v2@${sha('b')}"`)),
    images: [`h/web:v1@${sha('a')}`, `h/web:v2@${sha('b')}`],
  },
];

describeEdits('the generator’s own value that fills a placeholder', filledCases);
describeEdits('an Application', applicationCases);
describeEdits('an ApplicationSet and its placeholders', setCases);

const parameter = (name: string, value: string) => `        - {name: ${name}, value: "${value}"}\n`;
const values = 'image: {repository: h/w, tag: v1}\n';

/** Argo CD: parameters, valuesObject, values, valueFiles; the first one counts. */
const precedenceCases: readonly EditCase[] = [
  {
    name: 'the tag of a parameter that goes before valuesObject is kept in step with it',
    before: application(
      `    helm:\n      valuesObject:\n        ${values}      parameters:\n${parameter('image.tag', 'v0')}`,
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      `    helm:\n      valuesObject:\n        ${values.replace('v1', 'v2')}      parameters:\n${parameter('image.tag', 'v2')}`,
    ),
    images: ['h/w:v0', 'h/w:v2'],
  },
  {
    name: 'the tag of a parameter that goes before values is kept in step with them',
    before: application(
      `    helm:\n      values: |\n        a: {${values.trim()}}\n      parameters:\n${parameter('a.image.tag', 'v0')}`,
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      `    helm:\n      values: |\n        a: {${values.trim().replace('v1', 'v2')}}\n      parameters:\n${parameter('a.image.tag', 'v2')}`,
    ),
  },
  {
    name: 'values beside valuesObject are not read, and stay',
    before: application(`    helm:\n      valuesObject:\n        ${values}      values: |\n        ${values}`),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      `    helm:\n      valuesObject:\n        ${values.replace('v1', 'v2')}      values: |\n        ${values}`,
    ),
  },
  {
    name: 'an empty valuesObject does not hide values',
    before: application(`    helm:\n      valuesObject:\n      values: |\n        ${values}`),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(`    helm:\n      valuesObject:\n      values: |\n        ${values.replace('v1', 'v2')}`),
  },
  {
    name: 'source beside sources is not read, and stays; of that a warning tells',
    before: application('    kustomize: {images: ["h/w:v1"]}\n  sources:\n  - kustomize: {images: ["h/w:v1"]}\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    kustomize: {images: ["h/w:v1"]}\n  sources:\n  - kustomize: {images: ["h/w:v2"]}\n'),
    warning: 'Application web at spec.source.kustomize.images[0] (line 8) keeps h/w:v1',
  },
  {
    name: 'every source that names the image',
    before: application(
      '    path: a\n  sources:\n  - kustomize: {images: ["h/w:v1"]}\n  - helm: {parameters: [{name: image.repository, value: h/w}, {name: image.tag, value: v1}]}\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    path: a\n  sources:\n  - kustomize: {images: ["h/w:v2"]}\n  - helm: {parameters: [{name: image.repository, value: h/w}, {name: image.tag, value: v2}]}\n',
    ),
  },
  {
    name: 'what Argo CD Image Updater writes beside a chart',
    file: 'charts/web/.argocd-source-web-dev.yaml',
    before:
      'helm:\n  parameters:\n  - name: image.name\n    value: h/w\n    forcestring: true\n  - name: image.tag\n    value: v1\n    forcestring: true\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'helm:\n  parameters:\n  - name: image.name\n    value: h/w\n    forcestring: true\n  - name: image.tag\n    value: v2\n    forcestring: true\n',
  },
  {
    name: 'what Argo CD Image Updater writes beside a Kustomization',
    file: '.argocd-source.yaml',
    before: 'kustomize:\n  images:\n  - h/w:v1\n  - h/db:v1\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'kustomize:\n  images:\n  - h/w:v2\n  - h/db:v1\n',
  },
];

describeEdits('what an Application reads first', precedenceCases);

describe('a place that Argo CD does not read', () => {
  const key = (text: string) => ({ image: 'h/w', tag: 'v2', key: text });
  const set = applicationSet('h/w', 'v1');
  const refused: readonly (readonly [string, string, FileEdit, string, number])[] = [
    [
      'values beside valuesObject, by its key',
      application(`    helm:\n      valuesObject: {a: b}\n      values: |\n        ${values}`),
      key('spec.source.helm.values#image.tag'),
      'Argo CD does not read spec.source.helm.values beside its valuesObject',
      4,
    ],
    [
      'source beside sources, by its key',
      application('    kustomize: {images: ["h/w:v1"]}\n  sources:\n  - path: x\n'),
      key('spec.source.kustomize.images[0]'),
      'Argo CD does not read spec.source beside spec.sources',
      4,
    ],
    [
      'source beside sources that do not name the image',
      application('    kustomize: {images: ["h/w:v1"]}\n  sources:\n  - path: x\n'),
      { image: 'h/w', tag: 'v2' },
      'Application web at spec.source.kustomize.images[0] (line 8) names h/w:v1',
      2,
    ],
    [
      'parameters of a template that a templatePatch writes anew',
      set.replace('spec:\n', 'spec:\n  templatePatch: |\n    spec: {source: {helm: {parameters: []}}}\n'),
      { image: 'h/w', tag: 'v2' },
      'spec.templatePatch of this ApplicationSet goes before spec.template.spec.source',
      4,
    ],
  ];

  it.each(refused)('is not written: %s', (_name, text, edit, message, exitCode) => {
    expect(() => editFile('web.yaml', text, edit)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), exitCode }),
    );
  });
});
