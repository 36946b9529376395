import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../../src/core/edit/edit.ts';
import { describeEdits, type EditCase } from '../../../../support/edit/cases.ts';

const asked: FileEdit = { image: 'ghcr.io/acme/web', tag: 'v2' };

/** The tag alone changes: the file says the asked image already. */
const stays = (name: string, before: string, more: Partial<EditCase> = {}): EditCase => ({
  name,
  before,
  edit: asked,
  after: before.replace('tag: v1', 'tag: v2'),
  images: ['ghcr.io/acme/web:v1', 'ghcr.io/acme/web:v2'],
  ...more,
});

describeEdits('a repository that a registry elsewhere completes stays as it is', [
  ...[
    'global:\n  imageRegistry: ghcr.io\n',
    'global:\n  registry: ghcr.io # all\n',
    'global:\n  image: {registry: ghcr.io}\n',
    'global:\n  images:\n    registry: "ghcr.io"\n',
    'global:\n  imageRegistry: ghcr.io/\n',
  ].map((global) => stays(JSON.stringify(global), `${global}image:\n  repository: acme/web\n  tag: v1\n`)),
  stays('registry beside it', 'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n'),
  stays(
    'a registry with a path',
    'global: {imageRegistry: ghcr.io/acme}\nweb:\n  image:\n    repository: web\n    tag: v1\n',
  ),
  stays(
    'a global registry, which goes before the one beside it',
    'global: {imageRegistry: ghcr.io}\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: v1\n',
  ),
  stays(
    'global.image.registry before image.registry',
    'global: {image: {registry: ghcr.io}}\nimage:\n  registry: reg.kyverno.io\n  repository: acme/web\n  tag: v1\n',
  ),
  stays(
    'that of an umbrella chart, which goes before that of its subchart',
    'global: {imageRegistry: ghcr.io}\nweb:\n  global: {imageRegistry: quay.io}\n  image:\n    repository: acme/web\n    tag: v1\n',
  ),
  stays(
    'that of a subchart alone',
    'web:\n  global: {registry: ghcr.io}\n  image:\n    repository: acme/web\n    tag: v1\n',
  ),
  stays('imageRegistry beside imageRepository', 'imageRegistry: ghcr.io\nimageRepository: acme/web\nimageTag: v1\n', {
    after: 'imageRegistry: ghcr.io\nimageRepository: acme/web\nimageTag: v2\n',
  }),
  stays(
    'a registry of all images that is not called global',
    'image: {registry: ghcr.io}\nweb:\n  image:\n    repository: acme/web\n    tag: v1\n',
    { images: ['acme/web:v1', 'acme/web:v2'] },
  ),
  stays('registry in the map above', 'web:\n  registry: ghcr.io\n  image:\n    repository: acme/web\n    tag: v1\n', {
    images: ['acme/web:v1', 'acme/web:v2'],
  }),
  stays(
    'a whole repository beside the same registry: such a chart does not put one before the other',
    'image:\n  registry: ghcr.io\n  repository: ghcr.io/acme/web\n  tag: v1\n',
  ),
  stays(
    'an empty global registry is none',
    'global: {imageRegistry: ""}\nimage:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n',
  ),
  stays(
    'in the inlined values of Kustomize',
    'kind: Kustomization\nhelmCharts:\n- name: c\n  valuesInline:\n    global: {registry: ghcr.io}\n    image: {repository: acme/web, tag: v1}\n',
    {
      after:
        'kind: Kustomization\nhelmCharts:\n- name: c\n  valuesInline:\n    global: {registry: ghcr.io}\n    image: {repository: acme/web, tag: v2}\n',
    },
  ),
  stays(
    'by parameters of Helm',
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - {name: global.imageRegistry, value: ghcr.io}\n      - {name: web.image.repository, value: acme/web}\n      - {name: web.image.tag, value: v1}\n',
    {
      after:
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - {name: global.imageRegistry, value: ghcr.io}\n      - {name: web.image.repository, value: acme/web}\n      - {name: web.image.tag, value: v2}\n',
    },
  ),
]);

describeEdits('an image moves where its registry stands', [
  {
    name: 'to another path behind a global registry',
    before: 'global: {registry: ghcr.io}\nimage:\n  registry: docker.io\n  repository: old/web\n  tag: v1\n',
    edit: asked,
    after: 'global: {registry: ghcr.io}\nimage:\n  registry: docker.io\n  repository: acme/web\n  tag: v2\n',
    images: ['ghcr.io/old/web:v1', 'ghcr.io/acme/web:v2'],
    warning: 'the repository at image.tag changes from ghcr.io/old/web to ghcr.io/acme/web',
  },
  {
    name: 'to another registry in the key beside it',
    before: 'image:\n  registry: quay.io/\n  repository: acme/web\n  tag: v1\n',
    edit: asked,
    after: 'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v2\n',
  },
  {
    name: 'a whole repository beside its registry moves whole',
    before: 'image:\n  registry: quay.io\n  repository: quay.io/acme/web\n  tag: v1\n',
    edit: asked,
    after: 'image:\n  registry: ghcr.io\n  repository: ghcr.io/acme/web\n  tag: v2\n',
    images: ['quay.io/acme/web:v1', 'ghcr.io/acme/web:v2'],
  },
  {
    name: 'a proxy that goes before another registry is part of the image',
    before: 'image:\n  registry: harbor.example.com/proxy\n  repository: ghcr.io/acme/web\n  tag: v1\n',
    edit: { image: 'harbor.example.com/proxy/ghcr.io/acme/web', tag: 'v2' },
    after: 'image:\n  registry: harbor.example.com/proxy\n  repository: ghcr.io/acme/web\n  tag: v2\n',
  },
  {
    name: 'an image that only the registry beside it says is written, and the global one is said',
    before: 'global: {imageRegistry: quay.io}\nimage:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n',
    edit: asked,
    after: 'global: {imageRegistry: quay.io}\nimage:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v2\n',
    warning: 'global.imageRegistry is quay.io: a chart that reads it takes quay.io/acme/web, and not ghcr.io/acme/web',
  },
]);

describe('a doubled registry is refused', () => {
  it.each<[string, string, string, string, string]>([
    [
      'below global.imageRegistry',
      'global: {imageRegistry: reg.io}\nimage: {repository: acme/web, tag: v1}\n',
      'global.imageRegistry',
      'reg.io',
      'image.repository',
    ],
    [
      'below global.registry, also beside a registry of its own',
      'global: {registry: reg.io:5000/x}\nimage: {registry: docker.io, repository: acme/web, tag: v1}\n',
      'global.registry',
      'reg.io:5000/x',
      'image.repository',
    ],
    [
      'in an umbrella chart',
      'global: {image: {registry: reg.io}}\nweb: {image: {repository: acme/web, tag: v1}}\n',
      'global.image.registry',
      'reg.io',
      'web.image.repository',
    ],
  ])('%s', (_where, text, name, registry, repository) => {
    expect(() => editFile('web.yaml', text, asked)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: `image: web.yaml: ${name} is ${registry}, which the chart puts before ${repository}: it would take ${registry}/ghcr.io/acme/web`,
        hint: `To move all images of the chart, \`set\` ${name}=ghcr.io. Where the chart does not read it for this image, \`set\` ${repository}=ghcr.io/acme/web and leave \`image\` out.`,
      }),
    );
    const moved = editFile('web.yaml', text, { set: [`${name}=ghcr.io`] }).text;
    expect(editFile('web.yaml', moved, asked).newImage).toBe('ghcr.io/acme/web:v2');
  });

  it('not where the name of a registry is a map or an address', () => {
    for (const global of [
      '{registry: {host: reg.io}}',
      '{registry: "https://reg.io"}',
      '{imageRegistry: "{{ .r }}"}',
    ]) {
      const text = `global: ${global}\nimage: {repository: old/web, tag: v1}\n`;
      expect(editFile('web.yaml', text, asked).text).toContain('{repository: ghcr.io/acme/web, tag: v2}');
    }
  });
});

/** `set` gives the registry first: the repository then says the rest, and one run is enough. */
const given = (name: string, before: string, after: string, more: Partial<FileEdit> = {}): EditCase => ({
  name,
  before,
  edit: { ...asked, set: ['image.registry=ghcr.io'], ...more },
  after,
});
const split = 'image:\n  repository: acme/web\n  tag: v2\n';

describeEdits('a registry that `set` gives in the same edit', [
  given(
    'in the place of another',
    'image:\n  registry: quay.io\n  repository: acme/web\n  tag: v1\n',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v2\n',
  ),
  given('where none was', split.replace('v2', 'v1'), `${split}  registry: ghcr.io\n`),
  given(
    'where none was, and the repository says it',
    'image:\n  repository: ghcr.io/acme/web\n  tag: v1\n',
    `${split}  registry: ghcr.io\n`,
  ),
  given(
    'where it was empty',
    'image:\n  registry: ""\n  repository: acme/web\n  tag: v1\n',
    'image:\n  registry: "ghcr.io"\n  repository: acme/web\n  tag: v2\n',
  ),
  given('and another repository', 'image:\n  repository: old/web\n  tag: v1\n', `${split}  registry: ghcr.io\n`),
  given(
    'with its repository',
    'image:\n  registry: quay.io\n  repository: old/web\n  tag: v1\n',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v2\n',
    { set: ['image.registry=ghcr.io', 'image.repository=acme/web'] },
  ),
  given(
    'for all images of the chart',
    'global:\n  imageRegistry: quay.io\nimage:\n  repository: acme/web\n  tag: v1\n',
    `global:\n  imageRegistry: ghcr.io\n${split}`,
    { set: ['global.imageRegistry=ghcr.io'] },
  ),
  given(
    'for all images of the chart, where none was',
    'image:\n  repository: ghcr.io/acme/web\n  tag: v1\n',
    `${split}global:\n  imageRegistry: ghcr.io\n`,
    { set: ['global.imageRegistry=ghcr.io'] },
  ),
  given(
    'beside a key',
    'web:\n  image:\n    repository: acme/web\n    tag: v1\n',
    'web:\n  image:\n    repository: acme/web\n    tag: v2\n    registry: ghcr.io\n',
    { key: 'web.image.tag', set: ['web.image.registry=ghcr.io'] },
  ),
  given(
    'beside imageRepository',
    'imageRepository: acme/web\nimageTag: v1\n',
    'imageRepository: acme/web\nimageTag: v2\nimageRegistry: ghcr.io\n',
    { set: ['imageRegistry=ghcr.io'] },
  ),
  given(
    'of another image: this one stays whole',
    'image:\n  repository: ghcr.io/acme/web\n  tag: v1\ndb:\n  registry: a\n',
    'image:\n  repository: ghcr.io/acme/web\n  tag: v2\ndb:\n  registry: ghcr.io\n',
    { set: ['db.registry=ghcr.io'] },
  ),
  given(
    'taken away, the repository says it',
    'image:\n  registry: ghcr.io\n  repository: acme/web\n  tag: v1\n',
    'image:\n  repository: ghcr.io/acme/web\n  tag: v2\n',
    { set: [], unset: ['image.registry'] },
  ),
  given(
    'and that was there twice stays',
    'image:\n  registry: ghcr.io\n  repository: ghcr.io/acme/web\n  tag: v1\n',
    'image:\n  registry: ghcr.io\n  repository: ghcr.io/acme/web\n  tag: v2\n',
  ),
]);

it('a registry that `set` gives for another image than the one asked for is refused', () => {
  const before = 'image:\n  registry: quay.io\n  repository: acme/web\n  tag: v1\n';
  expect(() => editFile('values.yaml', before, { ...asked, set: ['image.registry=docker.io'] })).toThrow(
    'image.registry would get "docker.io", but the image has "ghcr.io" there',
  );
});
