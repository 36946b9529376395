import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { describeEdits, type EditCase, sha } from '../../../support/edit/cases.ts';

const web = 'web:\n  image:\n    repository: a/web\n    tag: v1\n';

describeEdits('the image of a file, wherever it stands', [
  {
    name: 'the only one is taken when only a tag is given',
    before: web,
    edit: { tag: 'v2' },
    after: web.replace('v1', 'v2'),
    images: ['a/web:v1', 'a/web:v2'],
  },
  {
    name: 'the only one in one string',
    before: 'jobs:\n  nightly: {image: "a/web:v1"} # c\n',
    edit: { tag: 'v2' },
    after: 'jobs:\n  nightly: {image: "a/web:v2"} # c\n',
  },
  {
    name: 'the only one beside a map image that names none',
    before: `image:\n  pullPolicy: Always\n${web}`,
    edit: { tag: 'v2' },
    after: `image:\n  pullPolicy: Always\n${web.replace('v1', 'v2')}`,
  },
  {
    name: 'a map image that names none is the one where there is no other',
    before: 'image:\n  pullPolicy: Always\n',
    edit: { tag: 'v2' },
    after: 'image:\n  pullPolicy: Always\n  tag: v2\n',
  },
  {
    name: 'the tag that an image lacks is written beside it, also by its key',
    before: 'web:\n  image:\n    repository: a/web\n',
    edit: { key: 'web.image.tag', tag: 'v2' },
    after: 'web:\n  image:\n    repository: a/web\n    tag: v2\n',
  },
  {
    name: 'a parameter of Helm that lacks its tag gets it',
    before:
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: web.image.repository\n        value: a/web\n',
    edit: { key: 'spec.source.helm.parameters[name=web.image.tag].value', tag: 'v2' },
    after:
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - name: web.image.repository\n        value: a/web\n      - name: web.image.tag\n        value: v2\n',
  },
]);

const shape = (name: string, before: string, edit: FileEdit, after: string, ...images: string[]): EditCase => ({
  name,
  before,
  edit,
  after,
  ...(images.length > 0 && { images: [images[0], images[1]] as const }),
});
const asked = { image: 'ghcr.io/acme/web', tag: 'v2' };

describeEdits('other shapes of an image in values', [
  shape(
    'imageRepository and imageTag',
    'imageRepository: ghcr.io/acme/web # r\nimageTag: "v1" # t\n',
    asked,
    'imageRepository: ghcr.io/acme/web # r\nimageTag: "v2" # t\n',
    'ghcr.io/acme/web:v1',
    'ghcr.io/acme/web:v2',
  ),
  shape(
    'imageRepository and imageTag of one service of several',
    'api: {imageRepository: ghcr.io/acme/api, imageTag: v1}\nweb: {imageRepository: ghcr.io/acme/web, imageTag: v1}\n',
    asked,
    'api: {imageRepository: ghcr.io/acme/api, imageTag: v1}\nweb: {imageRepository: ghcr.io/acme/web, imageTag: v2}\n',
  ),
  shape(
    'with a prefix of the service, in any case',
    'webImageRepository: ghcr.io/acme/web\nwebImageTag: v1\nAPI_IMAGE_REPOSITORY: ghcr.io/acme/api\nAPI_IMAGE_TAG: v1\n',
    asked,
    'webImageRepository: ghcr.io/acme/web\nwebImageTag: v2\nAPI_IMAGE_REPOSITORY: ghcr.io/acme/api\nAPI_IMAGE_TAG: v1\n',
  ),
  shape(
    'in upper case, with a digest beside it',
    `WEB_REPOSITORY: ghcr.io/acme/web\nWEB_TAG: v1\nWEB_DIGEST: ${sha('a')}\n`,
    { ...asked, digest: sha('b') },
    `WEB_REPOSITORY: ghcr.io/acme/web\nWEB_TAG: v2\nWEB_DIGEST: ${sha('b')}\n`,
  ),
  shape(
    'imageName and imageTag',
    'web:\n  imageName: ghcr.io/acme/web\n  imageTag: v1\n',
    asked,
    'web:\n  imageName: ghcr.io/acme/web\n  imageTag: v2\n',
  ),
  shape(
    'imageName beside tag',
    'imageName: ghcr.io/acme/web\ntag: v1\n',
    asked,
    'imageName: ghcr.io/acme/web\ntag: v2\n',
  ),
  shape(
    'imageName as a whole image',
    'imageName: "ghcr.io/acme/web:v1"\n',
    asked,
    'imageName: "ghcr.io/acme/web:v2"\n',
  ),
  shape(
    'a whole image in repository',
    'image:\n  repository: ghcr.io/acme/web:v1 # c\n  pullPolicy: Always\n',
    asked,
    'image:\n  repository: ghcr.io/acme/web:v2 # c\n  pullPolicy: Always\n',
    'ghcr.io/acme/web:v1',
    'ghcr.io/acme/web:v2',
  ),
  shape(
    'a whole image in repository, with a tag alone',
    'image:\n  repository: ghcr.io/acme/web:v1\n',
    { tag: 'v2' },
    'image:\n  repository: ghcr.io/acme/web:v2\n',
  ),
  shape(
    'a whole image in repository beside a tag that is empty',
    'web:\n  repository: ghcr.io/acme/web:v1\n  tag: ""\n',
    asked,
    'web:\n  repository: ghcr.io/acme/web:v2\n  tag: ""\n',
  ),
  shape(
    'a whole image by its digest in imageRepository',
    `imageRepository: ghcr.io/acme/web@${sha('a')}\n`,
    { image: 'ghcr.io/acme/web', digest: sha('b') },
    `imageRepository: ghcr.io/acme/web@${sha('b')}\n`,
  ),
  shape(
    'version beside repository',
    'web:\n  repository: fe/web\n  version: v1\n',
    { image: 'fe/web', tag: 'v2' },
    'web:\n  repository: fe/web\n  version: v2\n',
    'fe/web:v1',
    'fe/web:v2',
  ),
  shape(
    'version beside a bare repository below image',
    'image: {repository: web, version: "1.0"}\n',
    { tag: 'v2' },
    'image: {repository: web, version: "v2"}\n',
  ),
  shape('imageTag alone', 'replicas: 2\nimageTag: v1\n', asked, 'replicas: 2\nimageTag: v2\n'),
  shape(
    'in the inlined values of Kustomize, too',
    'kind: Kustomization\nhelmCharts:\n- name: c\n  valuesInline: {imageRepository: ghcr.io/acme/web, imageTag: v1}\n',
    asked,
    'kind: Kustomization\nhelmCharts:\n- name: c\n  valuesInline: {imageRepository: ghcr.io/acme/web, imageTag: v2}\n',
  ),
]);

interface Refusal {
  readonly why: string;
  readonly file?: string;
  readonly text: string;
  readonly edit: FileEdit;
  readonly message: string;
  readonly hint: string;
}

const noNew = 'A new place is made only in a file that is copied from a template (`from`), or by `set`:';

const refusals: readonly Refusal[] = [
  {
    why: 'a misspelt key names the place that is like it',
    text: web,
    edit: { key: 'wbe.image.tag', tag: 'v2' },
    message: 'web.yaml: nothing stands at wbe.image.tag',
    hint: `Did you mean web.image.tag? It has web.image.tag (line 4): a/web:v1. ${noNew} wbe.image.tag=v2`,
  },
  {
    why: 'a misspelt end of a key',
    text: web,
    edit: { key: 'web.image.tga', tag: 'v2' },
    message: 'web.yaml: nothing stands at web.image.tga',
    hint: `Did you mean web.image.tag? It has web.image.tag (line 4): a/web:v1. ${noNew} web.image.tga=v2`,
  },
  {
    why: 'a key in another case beside the one that counts',
    text: web,
    edit: { key: 'web.image.Tag', tag: 'v2' },
    message: 'web.yaml: nothing stands at web.image.Tag',
    hint: `Did you mean web.image.tag? It has web.image.tag (line 4): a/web:v1. ${noNew} web.image.Tag=v2`,
  },
  {
    why: 'a tag beside the version that the chart reads',
    text: 'web:\n  repository: fe/web\n  version: v1\n',
    edit: { key: 'web.tag', tag: 'v2' },
    message: 'web.yaml: nothing stands at web.tag',
    hint: `It has web.version (line 3): fe/web:v1. ${noNew} web.tag=v2`,
  },
  {
    why: 'a misspelt key of a tag that belongs to no image',
    text: 'versions:\n  frontend: v1\n',
    edit: { key: 'versions.fronted', tag: 'v2' },
    message: 'web.yaml: nothing stands at versions.fronted',
    hint: `Did you mean versions.frontend? The file names no image. ${noNew} versions.fronted=v2`,
  },
  {
    why: 'a key of a whole image',
    text: 'web:\n  image: a/web:v1\n',
    edit: { key: 'wbe.image', image: 'a/web', tag: 'v2' },
    message: 'web.yaml: nothing stands at wbe.image',
    hint: `Did you mean web.image? It has web.image (line 2): a/web:v1. ${noNew} wbe.image=a/web:v2`,
  },
  {
    why: 'a misspelt container',
    text: 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: web\n    image: a/web:v1\n',
    edit: { key: 'spec.containers[name=wbe].image', image: 'a/web', tag: 'v2' },
    message: 'web.yaml: nothing stands at spec.containers[name=wbe].image',
    hint: `Did you mean spec.containers[name=web].image? It has spec.containers[name=web].image (line 6): a/web:v1. ${noNew} spec.containers[name=wbe].image=a/web:v2`,
  },
  {
    why: 'a misspelt key in embedded values',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        image: {repository: a/web, tag: v1}\n',
    edit: { key: 'spec.source.helm.values#imgae.tag', tag: 'v2' },
    message: 'web.yaml: nothing stands at spec.source.helm.values#imgae.tag',
    hint: `Did you mean spec.source.helm.values#image.tag? It has spec.source.helm.values#image.tag (line 6): a/web:v1. ${noNew} spec.source.helm.values#imgae.tag=v2`,
  },
  {
    why: 'a tag alone in a file of several images',
    text: `${web}db:\n  image: {repository: a/db, tag: v7}\n`,
    edit: { tag: 'v2' },
    message:
      'web.yaml: which image to change is not clear; the file has web.image.tag (line 4): a/web:v1, db.image.tag (line 6): a/db:v7',
    hint: `Give one of them as \`key\`, or its repository as \`image\`. ${noNew} image.tag=v2`,
  },
  {
    why: 'a tag alone in a file without images',
    text: 'replicas: 1\n',
    edit: { tag: 'v2' },
    message: 'web.yaml: which image to change is not clear; the file names no image',
    hint: `${noNew} image.tag=v2`,
  },
  {
    why: 'an empty file',
    text: '',
    edit: { image: 'a/web', tag: 'v2' },
    message: 'web.yaml: no place for a/web; the file is empty',
    hint: `${noNew} image.tag=v2`,
  },
  {
    why: 'an image that the file does not name',
    text: web,
    edit: { image: 'a/api', tag: 'v2' },
    message: 'web.yaml: no place for a/api; the file has web.image.tag (line 4): a/web:v1',
    hint: `Give one of them as \`key\`, or its repository as \`image\`. ${noNew} image.tag=v2`,
  },
  {
    why: 'an address of charts with their version is no image',
    text: 'dependencies:\n- name: web\n  repository: https://charts.example.com/web\n  version: 1.0.0\n- name: api\n  repository: oci://ghcr.io/acme/charts\n  version: 1.0.0\n',
    edit: { image: 'acme/web', tag: 'v2' },
    message: 'web.yaml: no place for acme/web; the file names no image',
    hint: `${noNew} image.tag=v2`,
  },
  {
    why: 'a misspelt entry of a Kustomization',
    file: 'kustomization.yaml',
    text: 'resources: [web.yaml]\nimages:\n- name: web\n  newTag: v1\n',
    edit: { key: 'images[name=wbe].newTag', tag: 'v2', resources: { names: ['web'], unread: [] } },
    message: 'kustomization.yaml: nothing stands at images[name=wbe].newTag',
    hint: `Did you mean images[name=web].newTag? It has images[name=web].newTag (line 3): web:v1. ${noNew} images[name=wbe].newTag=v2`,
  },
  {
    why: 'an image that no resource of a Kustomization names',
    file: 'kustomization.yaml',
    text: 'resources: [web.yaml]\n',
    edit: { image: 'a/wbe', tag: 'v2', resources: { names: ['a/web', 'a/db'], unread: [] } },
    message: 'an entry for a/wbe would do nothing: the resources of kustomization.yaml name a/web, a/db',
    hint: 'Did you mean a/web? To add the entry all the same, use `set`: images[name=a/wbe].newTag=v2',
  },
  {
    why: 'an image of a Kustomization whose base stands elsewhere',
    file: 'kustomization.yaml',
    text: 'resources: ["https://github.com/acme/base?ref=v1"]\n',
    edit: {
      image: 'a/web',
      digest: sha('b'),
      resources: { names: [], unread: ['https://github.com/acme/base?ref=v1'] },
    },
    message:
      'kustomization.yaml has no entry for a/web, and whether its resources name it is not known: https://github.com/acme/base?ref=v1 cannot be read here',
    hint: `To add the entry all the same, use \`set\`: images[name=a/web].digest=${sha('b')}`,
  },
];

describe('a new place is refused', () => {
  it.each(refusals.map((each) => [each.why, each] as const))(
    '%s',
    (_why, { file = 'web.yaml', text, edit, message, hint }) => {
      expect(() => editFile(file, text, edit)).toThrow(expect.objectContaining({ exitCode: 2, message, hint }));
    },
  );

  it.each(refusals.filter(({ edit }) => edit.key !== undefined || edit.resources !== undefined))(
    'and can be made by what the message says: $why',
    ({ file = 'web.yaml', text, hint }) => {
      const set = hint.replace(/^.*`set`: /s, '');
      expect(editFile(file, text, { set: [set] }).text).not.toBe(text);
    },
  );
});

describeEdits('a Kustomization gets an entry by the name that its resources have', [
  {
    name: 'the very image',
    file: 'kustomization.yaml',
    before: 'resources: [web.yaml]\n',
    edit: { image: 'a/web', tag: 'v2', resources: { names: ['a/web'], unread: ['https://x.example/y'] } },
    after: 'resources: [web.yaml]\nimages:\n  - name: a/web\n    newTag: v2\n',
  },
  {
    name: 'in the spelling of the resources, which is all that Kustomize compares',
    file: 'kustomization.yaml',
    before: 'resources: [web.yaml]\n',
    edit: { image: 'docker.io/library/nginx', tag: 'v2', resources: { names: ['nginx'], unread: [] } },
    after: 'resources: [web.yaml]\nimages:\n  - name: nginx\n    newTag: v2\n',
  },
  {
    name: 'the only one that is called alike, which moves',
    file: 'kustomization.yaml',
    before: 'resources: [web.yaml]\n',
    edit: { image: 'ghcr.io/acme/web', tag: 'v2', resources: { names: ['web', 'db'], unread: [] } },
    after: 'resources: [web.yaml]\nimages:\n  - name: web\n    newName: ghcr.io/acme/web\n    newTag: v2\n',
    images: [undefined, 'ghcr.io/acme/web:v2'],
    warning: 'its resources name web; the new entry makes ghcr.io/acme/web of it',
    once: true,
  },
]);
