/** Layouts of public charts and pipelines in which a tag was put where it makes no image. */
import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../../src/core/edit/edit.ts';
import { describeEdits, sha } from '../../../../support/edit/cases.ts';

describeEdits('the version beside an image that has none', [
  {
    name: 'is its tag (Spring Cloud Data Flow)',
    before: 'server:\n  image: springcloud/server\n  version: 2.6.0 # of the image\n',
    edit: { image: 'springcloud/server', tag: '2.7.0' },
    after: 'server:\n  image: springcloud/server\n  version: 2.7.0 # of the image\n',
    images: ['springcloud/server:2.6.0', 'springcloud/server:2.7.0'],
  },
  {
    name: 'is its tag by the key of the image, in flat keys',
    before: 'webImage: a/web\nwebVersion: v1\nversion: v7\n',
    edit: { key: 'webImage', tag: 'v2' },
    after: 'webImage: a/web\nwebVersion: v2\nversion: v7\n',
  },
  {
    name: 'is its tag in capitals, and where only a tag is given',
    before: 'WEB_IMAGE: a/web\nWEB_VERSION: v1\n',
    edit: { tag: 'v2' },
    after: 'WEB_IMAGE: a/web\nWEB_VERSION: v2\n',
  },
  {
    name: 'is left where the text has a tag',
    before: 'web:\n  image: a/web:v1\n  version: v1\n',
    edit: { image: 'a/web', tag: 'v2' },
    after: 'web:\n  image: a/web:v2\n  version: v1\n',
  },
]);

const helmRelease = (values: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n${values.replace(/^(?=.)/gm, '    ')}`;

const refuses = (why: string, before: string, edit: FileEdit, says: string, hint: string) =>
  ({ why, before, edit, says, hint }) as const;

const jaeger = 'tag: 1.15.1\nagent:\n  image: jaegertracing/jaeger-agent\n';
const istio = 'global:\n  hub: r.io/istio\n  tag: 1.2.3\n  proxy: {image: proxyv2}\n';

describe('a tag that all images of a chart share', () => {
  const refusals = [
    refuses(
      'beside the maps of the images (Jaeger)',
      jaeger,
      { image: 'jaegertracing/jaeger-agent', tag: '1.16.0' },
      'agent.image is jaegertracing/jaeger-agent without a tag; a tag for all images stands at tag',
      'Give key: tag for',
    ),
    refuses('under global (Istio)', istio, { tag: '1.2.4' }, 'stands at global.tag', 'Give key: global.tag for'),
    refuses(
      'by the key of the image',
      istio,
      { key: 'global.proxy.image', tag: '1.2.4' },
      'at global.tag',
      'global.tag',
    ),
    refuses(
      'as imageTag, where a digest is given',
      'global: {imageTag: v1}\nweb: {image: a/web}\n',
      { image: 'a/web', digest: sha('a') },
      'web.image is a/web without a tag',
      'Give key: global.imageTag for',
    ),
    refuses(
      'in the values of a HelmRelease',
      helmRelease(jaeger),
      { tag: '1.16.0' },
      'stands at spec.values.tag',
      'Give key: spec.values.tag for',
    ),
  ];
  it.each(refusals)('is not doubled: $why', ({ before, edit, says, hint }) => {
    expect(() => editFile('values.yaml', before, edit)).toThrow(
      expect.objectContaining({
        code: 'IMAGE_NOT_FOUND',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});

describeEdits('what the refusal names', [
  {
    name: 'the shared tag',
    before: jaeger,
    edit: { key: 'tag', tag: '1.16.0' },
    after: jaeger.replace('1.15.1', '1.16.0'),
  },
  {
    name: 'the image with its own tag by set, which is edited from then on',
    before: jaeger.replace('jaeger-agent\n', 'jaeger-agent:1.15.1\n'),
    edit: { image: 'jaegertracing/jaeger-agent', tag: '1.16.0' },
    after: jaeger.replace('jaeger-agent\n', 'jaeger-agent:1.16.0\n'),
  },
]);

describeEdits('an image without a tag gets one behind it', [
  {
    name: 'beside the tag of another image',
    before: 'image: {repository: a/web, tag: v1}\ninit:\n  image: busybox\n',
    edit: { image: 'busybox', tag: '1.36' },
    after: 'image: {repository: a/web, tag: v1}\ninit:\n  image: busybox:1.36\n',
  },
  {
    name: 'beside an empty shared tag',
    before: 'global: {tag: ""}\nweb:\n  image: a/web\n',
    edit: { tag: 'v2' },
    after: 'global: {tag: ""}\nweb:\n  image: a/web:v2\n',
  },
  {
    name: 'beside a tag of something else in a map further in',
    before: 'web:\n  image: a/web\n  git: {tag: v7}\n',
    edit: { tag: 'v2' },
    after: 'web:\n  image: a/web:v2\n  git: {tag: v7}\n',
  },
]);

const task = (...images: readonly string[]) =>
  `apiVersion: tekton.dev/v1\nkind: Task\nspec:\n  steps:\n${images.map((image) => `  - image: ${image}\n`).join('')}`;

describe('a parameter in the place of an image', () => {
  const byTekton = 'A parameter (Tekton) or a var (Kustomize) fills it';
  const refusals = [
    refuses('a tag alone', task('$(params.IMAGE)'), { tag: 'v2' }, 'is a template, $(params.IMAGE)', byTekton),
    refuses(
      'by its key',
      task('$(params["a.b"])'),
      { key: 'spec.steps[0].image', tag: 'v2' },
      'is a template',
      byTekton,
    ),
    refuses(
      'a tag that is one',
      task('a/web:$(params.tag)'),
      { image: 'a/web', tag: 'v2' },
      'is a template, $(params.tag)',
      byTekton,
    ),
    refuses(
      'of Kustomize, in a Deployment',
      'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{name: web, image: $(WEB)}]}}}\n',
      { tag: 'v2' },
      'is a template, $(WEB)',
      byTekton,
    ),
  ];
  it.each(refusals)('is not written over: $why', ({ before, edit, says, hint }) => {
    expect(() => editFile('task.yaml', before, edit)).toThrow(
      expect.objectContaining({
        code: 'YAML_TEMPLATE',
        message: expect.stringContaining(says),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});

describeEdits('a parameter beside what is edited', [
  {
    name: 'in the registry of an image with a tag',
    before: task('$(params.registry)/a/web:v1'),
    edit: { tag: 'v2' },
    after: task('$(params.registry)/a/web:v2'),
  },
  {
    name: 'as the image of another step',
    before: task('$(params.IMAGE)', 'a/web:v1'),
    edit: { image: 'a/web', tag: 'v2' },
    after: task('$(params.IMAGE)', 'a/web:v2'),
  },
]);

const documents = 'a: 1\n---\nweb:\n  image: a/web:v1\n---\nc: 2\n';

describeEdits('the only image of several documents without a kind', [
  { name: 'by a tag alone', before: documents, edit: { tag: 'v2' }, after: documents.replace('v1', 'v2') },
  {
    name: 'by its name',
    before: documents,
    edit: { image: 'a/web', tag: 'v2' },
    after: documents.replace('v1', 'v2'),
  },
]);

it.each<readonly [string, FileEdit, string]>([
  ['a: 1\n---\nb: 2\n', { tag: 'v2' }, 'which image to change is not clear; the file names no image'],
  ['a: 1\n---\nb: 2\n', { image: 'a/web', tag: 'v2' }, 'no place for a/web; the file names no image'],
  [
    `${documents}---\napi: {image: "a/api:v1"}\n`,
    { tag: 'v2' },
    'the file has {document=1}.web.image (line 4): a/web:v1',
  ],
])('no path that nobody gave is refused in several documents: %j %j', (before, edit, says) => {
  expect(() => editFile('values.yaml', before, edit)).toThrow(
    expect.objectContaining({ code: 'IMAGE_NOT_FOUND', message: expect.stringContaining(says) }),
  );
});
