/** Set-ups of platform teams: what a green run must not do, and where a refusal must send to. */
import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { describeEdits, type EditCase, sha } from '../../../support/edit/cases.ts';

const web = 'ghcr.io/acme/web';
const asked = { image: web, tag: 'v2' };

interface Refusal {
  readonly name: string;
  readonly file?: string;
  readonly text: string;
  readonly edit: FileEdit;
  readonly exitCode?: number;
  /** A part of the message, and of the hint. */
  readonly says: string;
  readonly hint: string;
}

function describeRefusals(kind: string, refusals: readonly Refusal[]): void {
  describe(kind, () => {
    it.each(refusals.map((each) => [each.name, each] as const))('%s', (_name, each) => {
      const { file = 'web.yaml', text, edit, exitCode = 2, says, hint } = each;
      const failure = failureOf(() => editFile(file, text, edit));
      expect(failure).toMatchObject({ exitCode });
      expect(`${failure.message}`).toContain(says);
      expect(failure.hint).toContain(hint);
    });
  });
}

function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    return error as Failure;
  }
  throw new Error('it was not refused');
}

const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  destination: {}\n${source}`;
const twoSources = application(
  '  sources:\n  - {chart: redis, helm: {parameters: [{name: image.tag, value: v1}]}}\n  - {chart: web, helm: {valuesObject: {image: {tag: v1}}}}\n',
);

describeRefusals('tags without repositories are of as many images', [
  {
    name: 'of two subcharts',
    text: 'web:\n  image: {tag: v1}\napi:\n  image: {tag: v1}\n',
    edit: { tag: 'v2' },
    says: 'the file has web.image.tag (line 2): :v1, api.image.tag (line 4): :v1',
    hint: 'Give one of them as `key`',
  },
  {
    name: 'with prefixes',
    text: 'webImageTag: v1\napiImageTag: v1\n',
    edit: { tag: 'v2' },
    says: 'webImageTag (line 1): :v1, apiImageTag (line 2): :v1',
    hint: 'Give one of them as `key`',
  },
  {
    name: 'of two sources of an Application',
    text: twoSources,
    edit: { tag: 'v2' },
    says: 'spec.sources[0].helm.parameters[name=image.tag].value (line 7): :v1, spec.sources[1].helm.valuesObject.image.tag',
    hint: 'Give one of them as `key`',
  },
  {
    name: 'of two parameters of an Application',
    text: application(
      '  source:\n    helm:\n      parameters: [{name: web.image.tag, value: v1}, {name: api.image.tag, value: v1}]\n',
    ),
    edit: { tag: 'v2' },
    says: 'spec.source.helm.parameters[name=web.image.tag].value',
    hint: 'Give one of them as `key`',
  },
]);

const helmChart = (values: string) =>
  `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {name: web}\nspec:\n  chart: web\n  valuesContent: |-\n${values.replace(/^(?=.)/gm, '    ')}`;
const chartValues = `# of web\nimage:\n  repository: ${web}\n  tag: v1 # now\nreplicas: 2\n`;
const inStep = application(
  '  source:\n    helm:\n      valuesObject: {image: {tag: one}}\n      parameters: [{name: image.tag, value: one}]\n',
);

describeEdits('the same tag of one image moves', [
  {
    name: 'as a parameter and in the values below it',
    before: inStep,
    edit: { tag: 'two' },
    after: inStep.replaceAll('one', 'two'),
  },
  {
    name: 'as an alias of one tag',
    before: 'web:\n  image: {tag: &tag v1}\nworker:\n  image: {tag: *tag}\n',
    edit: { tag: 'v2' },
    after: 'web:\n  image: {tag: &tag v2}\nworker:\n  image: {tag: *tag}\n',
  },
]);

const digestAlone = (name: string, before: string, after: string, file = 'web.yaml'): EditCase => ({
  name,
  file,
  before,
  edit: { image: web, digest: sha('a') },
  after,
});

describeEdits('a digest alone leaves some tags and drops others: a second run changes nothing', [
  digestAlone(
    'in values, as parts and as one text',
    `image: {repository: ${web}, tag: v1}\nside: {image: "${web}:v1"}\n`,
    `image: {repository: ${web}, tag: v1, digest: "${sha('a')}"}\nside: {image: "${web}@${sha('a')}"}\n`,
  ),
  digestAlone(
    'in a Kustomization, as an entry and in values of a chart',
    `images:\n- name: ${web}\n  newTag: v1\nhelmCharts:\n- valuesInline:\n    image:\n      repository: ${web}\n      tag: v1\n`,
    `images:\n- name: ${web}\n  digest: ${sha('a')}\nhelmCharts:\n- valuesInline:\n    image:\n      repository: ${web}\n      tag: v1\n      digest: ${sha('a')}\n`,
    'kustomization.yaml',
  ),
  digestAlone(
    'in a HelmRelease',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    image:\n      repository: ${web}\n      tag: v1\n    job: {image: "${web}:v1"}\n`,
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    image:\n      repository: ${web}\n      tag: v1\n      digest: ${sha('a')}\n    job: {image: "${web}@${sha('a')}"}\n`,
  ),
]);

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image:\n';

describeRefusals('a tag or digest alone is no image', [
  {
    name: 'of a container',
    text: pod,
    edit: { tag: 'v2' },
    says: 'no repository at spec.containers[0].image',
    hint: '`image`',
  },
  {
    name: 'a digest',
    text: pod,
    edit: { digest: sha('a') },
    says: 'no repository at spec.containers[0].image',
    hint: '`image`',
  },
  {
    name: 'by its key',
    text: 'image: ""\n',
    edit: { key: 'image', tag: 'v2' },
    says: 'no repository at image',
    hint: '`image`',
  },
]);

const overridden = application(
  `  source:\n    helm:\n      valuesObject: {image: {repository: ${web}, tag: v1}}\n      parameters: [{name: image.tag, value: v1}]\n`,
);

describeRefusals('a key into values that a parameter goes before', [
  {
    name: 'valuesObject',
    text: overridden,
    edit: { key: 'spec.source.helm.valuesObject.image.tag', tag: 'v2' },
    exitCode: 4,
    says: `the parameter image.tag goes before the values, and says ${web}:v1`,
    hint: 'Give key: spec.source.helm.parameters[name=image.tag].value',
  },
  {
    name: 'a whole image in the text of values',
    text: application(
      `  source:\n    helm:\n      parameters: [{name: image, value: "${web}:v1"}]\n      values: |\n        image: ${web}:v1\n`,
    ),
    edit: { key: 'spec.source.helm.values#image', tag: 'v2' },
    exitCode: 4,
    says: `the parameter image goes before the values, and says ${web}:v1`,
    hint: 'Give key: spec.source.helm.parameters[name=image].value',
  },
  {
    name: 'one of several sources',
    text: application(
      `  sources:\n  - {chart: a, helm: {parameters: [{name: image.tag, value: v0}]}}\n  - chart: web\n    helm:\n      parameters: [{name: image.tag, value: v1}]\n      valuesObject: {image: {tag: v1}}\n`,
    ),
    edit: { key: 'spec.sources[1].helm.valuesObject.image.tag', tag: 'v2' },
    exitCode: 4,
    says: 'the parameter image.tag goes before the values, and says :v1',
    hint: 'Give key: spec.sources[1].helm.parameters[name=image.tag].value',
  },
]);

describeEdits('a key into values that no parameter goes before', [
  {
    name: 'in another source',
    before: twoSources,
    edit: { key: 'spec.sources[1].helm.valuesObject.image.tag', tag: 'v2' },
    after: twoSources.replace('{image: {tag: v1}}', '{image: {tag: v2}}'),
  },
  {
    name: 'where the parameter says it already',
    before: overridden.replace('value: v1', 'value: v2'),
    edit: { key: 'spec.source.helm.valuesObject.image.tag', tag: 'v2' },
    after: overridden.replaceAll(/(tag|value): v1/g, '$1: v2'),
  },
]);

const chartText = helmChart(chartValues);

describeEdits('valuesContent of a HelmChart of k3s', [
  { name: 'by its image', before: chartText, edit: asked, after: chartText.replace('tag: v1', 'tag: v2') },
  { name: 'by a tag alone', before: chartText, edit: { tag: 'v2' }, after: chartText.replace('tag: v1', 'tag: v2') },
  {
    name: 'by its key, with another value',
    before: chartText,
    edit: { key: 'spec.valuesContent#image.tag', tag: 'v2', set: ['spec.valuesContent#replicas:=3'] },
    after: chartText.replace('tag: v1', 'tag: v2').replace('replicas: 2', 'replicas: 3'),
  },
]);

const kustomization = `resources: [d.yaml]\npatches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: ${web}:v1\n  target: {kind: Deployment}\n`;
const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata:\n  web: |\n    image:\n      repository: ${web}\n      tag: v1\n`;

describeRefusals('a text that no edit leads into', [
  {
    name: 'by a key of a patch',
    file: 'kustomization.yaml',
    text: kustomization,
    edit: { key: 'patches[0].patch#[0].value', tag: 'v2' },
    says: '# leads into helm.values and spec.valuesContent alone, and not into patches[0].patch',
    hint: 'by hand',
  },
  {
    name: 'by a value, which would be a new key with a # in its name',
    text: configMap,
    edit: { set: ['data.web#image.tag=v2'] },
    says: '# leads into helm.values and spec.valuesContent alone, and not into data.web',
    hint: 'by hand',
  },
  {
    name: 'by a tag alone, of a patch',
    file: 'kustomization.yaml',
    text: kustomization,
    edit: { tag: 'v2' },
    says: `patches[0].patch (line 6) names ${web}:v1`,
    hint: 'longer text',
  },
  {
    name: 'by a tag alone, of values in a ConfigMap',
    text: configMap,
    edit: { tag: 'v2' },
    says: `ConfigMap web at data.web (line 7) names ${web}`,
    hint: 'longer text',
  },
  {
    name: 'by a misspelt key: the file names an image',
    text: 'apiVersion: acme.io/v1\nkind: Web\nspec:\n  imageTag: v1\n  imageRepository: ghcr.io/acme/web\n',
    edit: { key: 'spec.imageTg', tag: 'v2' },
    says: 'nothing stands at spec.imageTg',
    hint: `Web at spec.imageRepository (line 5) names ${web}`,
  },
]);

const workflow = (image: string, more = '') =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  arguments: {parameters: [{name: image, value: "${web}:v1"}]}\n  templates:\n  - {name: main, container: {image: "${image}"}}\n${more}`;

describeRefusals('where the value of a parameter stands', [
  {
    name: 'of a Workflow',
    text: workflow('{{workflow.parameters.image}}'),
    edit: { tag: 'v2' },
    says: 'is a template, {{workflow.parameters.image}}',
    hint: 'spec.arguments.parameters[name=image].value',
  },
  {
    name: 'of a template of a Workflow',
    text: workflow('{{inputs.parameters.image}}'),
    edit: asked,
    says: 'is a template, {{inputs.parameters.image}}',
    hint: 'A parameter of the workflow fills it',
  },
  {
    name: 'beside two images, of which no one is named',
    text: workflow(
      '{{workflow.parameters.image}}',
      `  - {name: a, container: {image: "${web}:v1"}}\n  - {name: b, container: {image: "busybox:1"}}\n`,
    ),
    edit: { tag: 'v2' },
    says: 'which image to change is not clear',
    hint: '`image`',
  },
]);

const valueFiles = (sources: string) => application(sources);

describeRefusals('an Application whose values stand in files', [
  {
    name: 'of its own source',
    text: valueFiles(
      '  source: {repoURL: https://git.example.com/charts, path: web, helm: {valueFiles: [prod.yaml]}}\n',
    ),
    edit: asked,
    says: 'no place for the image',
    hint: 'web/prod.yaml of https://git.example.com/charts',
  },
  {
    name: 'of another source',
    text: valueFiles(
      '  sources:\n  - {chart: web, repoURL: https://charts.example.com, helm: {valueFiles: [$values/web/prod.yaml]}}\n  - {repoURL: https://git.example.com/gitops, ref: values}\n',
    ),
    edit: { tag: 'v2' },
    says: 'which image to change is not clear',
    hint: 'web/prod.yaml of https://git.example.com/gitops',
  },
  {
    name: 'several',
    text: valueFiles(
      '  source: {repoURL: https://git.example.com/charts, path: web, helm: {valueFiles: [values.yaml, prod.yaml]}}\n',
    ),
    edit: asked,
    says: 'no place for the image',
    hint: 'web/values.yaml of https://git.example.com/charts, web/prod.yaml of https://git.example.com/charts',
  },
]);

describeEdits('what stays beside an edit is said', [
  {
    name: 'the same image elsewhere, below a tag alone',
    before: `image: ${web}:v1\nsidecars:\n- {name: proxy, image: "envoy:1"}\n- {name: job, image: "${web}:v1"}\n`,
    edit: { tag: 'v2' },
    after: `image: ${web}:v2\nsidecars:\n- {name: proxy, image: "envoy:1"}\n- {name: job, image: "${web}:v1"}\n`,
    warning: `sidecars[name=job].image (line 4): ${web}:v1 stays`,
  },
  {
    name: 'the same image in a text, below a tag alone',
    before: `image: {repository: ${web}, tag: v1}\nenv: {IMG: "${web}:v1"}\n`,
    edit: { tag: 'v2' },
    after: `image: {repository: ${web}, tag: v2}\nenv: {IMG: "${web}:v1"}\n`,
    warning: `env.IMG (line 2) keeps ${web}:v1`,
  },
  {
    name: 'an item by its position is another one the next time',
    before: 'hosts: [a, b]\n',
    edit: { unset: ['hosts[0]'] },
    after: 'hosts: [b]\n',
    once: true,
    warning: 'in the next run the one behind it',
  },
]);

const release = (set: string) =>
  `apiVersion: helm.crossplane.io/v1beta1\nkind: Release\nmetadata: {name: web}\nspec:\n  forProvider:\n    values: {image: {repository: ${web}, tag: v1}}\n    set: [${set}]\n`;
const overRelease = {
  text: release('{name: image.tag, value: v1}'),
  exitCode: 4,
  says: 'spec.forProvider.set[name=image.tag].value goes before it',
  hint: 'Write the image there, by its `key`',
};

describeRefusals("what is set goes before the values of Crossplane's Release", [
  { name: 'by image', edit: asked, ...overRelease },
  { name: 'by a tag alone', edit: { tag: 'v2' }, ...overRelease },
  { name: 'by key', edit: { key: 'spec.forProvider.values.image.tag', tag: 'v2' }, ...overRelease },
]);

describeEdits("what is set beside the values of Crossplane's Release", [
  {
    name: 'is edited by its key',
    before: release('{name: image.tag, value: v1}'),
    edit: { key: 'spec.forProvider.set[name=image.tag].value', tag: 'v2' },
    after: release('{name: image.tag, value: v2}'),
  },
  {
    name: 'is of another value',
    before: release('{name: replicas, value: "2"}'),
    edit: asked,
    after: release('{name: replicas, value: "2"}').replace('tag: v1', 'tag: v2'),
  },
]);
