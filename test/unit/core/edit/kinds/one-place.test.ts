/** Two ways to one place: whatever part of an image a key names, the tag is written where the file has it. */
import { describe, expect, it } from 'vitest';
import { contradictionOf, editFile, type FileEdit } from '../../../../../src/core/edit/edit.ts';
import { describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const [old, fresh] = [sha('a'), sha('b')];

/** Files with one image, and all the keys that name it. */
const files: readonly (readonly [
  name: string,
  text: (tag: string, digest: string) => string,
  keys: readonly string[],
])[] = [
  ['image and tag', (tag) => `web:\n  image: a/web\n  tag: ${tag}\n`, ['web.image', 'web.tag']],
  ['image and imageTag', (tag) => `web:\n  image: a/web\n  imageTag: ${tag}\n`, ['web.image', 'web.imageTag']],
  [
    'repository and tag',
    (tag) => `web:\n  image:\n    registry: r.io\n    repository: a/web\n    tag: ${tag}\n`,
    ['web.image.repository', 'web.image.tag', 'web.image.registry'],
  ],
  [
    'repository, tag and digest',
    (tag, digest) => `web:\n  repository: a/web\n  tag: ${tag}\n  digest: "${digest}"\n`,
    ['web.repository', 'web.tag', 'web.digest'],
  ],
  [
    'repository, tag and the digits of a digest',
    (tag, digest) => `web:\n  repository: a/web\n  tag: ${tag}\n  sha: "${digest.slice(7)}"\n`,
    ['web.repository', 'web.tag', 'web.sha'],
  ],
  [
    'flat keys',
    (tag, digest) => `webRepository: a/web\nwebTag: ${tag}\nwebDigest: "${digest}"\napiTag: v1\n`,
    ['webRepository', 'webTag', 'webDigest'],
  ],
  ['flat keys in capitals', (tag) => `WEB_REPOSITORY: a/web\nWEB_TAG: ${tag}\n`, ['WEB_REPOSITORY', 'WEB_TAG']],
  ['a flat image and its tag', (tag) => `webImage: a/web\nwebImageTag: ${tag}\n`, ['webImage', 'webImageTag']],
  ['a flat image and a shorter tag', (tag) => `webImage: a/web\nwebTag: ${tag}\n`, ['webImage', 'webTag']],
  ['the tag inside the text', (tag) => `web:\n  image: a/web:${tag}\n`, ['web.image', 'web.tag', 'web.imageTag']],
  ['the tag inside a repository', (tag) => `web:\n  repository: a/web:${tag}\n`, ['web.repository', 'web.tag']],
  [
    'the tag inside, beside an empty one',
    (tag) => `web:\n  image: a/web:${tag}\n  tag: ""\n`,
    ['web.image', 'web.tag'],
  ],
  [
    'the tag inside and the same beside it',
    (tag) => `web:\n  image: a/web:${tag}\n  tag: ${tag} # the same\n`,
    ['web.image', 'web.tag'],
  ],
  [
    'the tag inside and the digest beside it',
    (tag, digest) => `web:\n  image: a/web:${tag}\n  imageDigest: "${digest}"\n`,
    ['web.image', 'web.tag'],
  ],
  [
    'parameters of an Application',
    (tag, digest) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - {name: web.repository, value: a/web}\n      - {name: web.tag, value: ${tag}}\n      - {name: web.digest, value: "${digest}"}\n`,
    ['repository', 'tag', 'digest'].map((name) => `spec.source.helm.parameters[name=web.${name}].value`),
  ],
  [
    "an Application's values in text",
    (tag) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        web:\n          image: a/web\n          imageTag: ${tag}\n`,
    ['image', 'imageTag'].map((name) => `spec.source.helm.values#web.${name}`),
  ],
];

const cases = files.flatMap(([name, text, keys]) =>
  keys.map((key): EditCase & { readonly alone: string } => ({
    name: `${name}, by ${key}`,
    before: text('v1', old),
    edit: { key, tag: 'v2', digest: fresh, pin: 'as-file' },
    after: text('v2', fresh),
    alone: text('v2', ''),
  })),
);

describeEdits('a key of any part of an image', cases);
describeEdits(
  'a tag alone, by a key of any part',
  cases.map(({ alone, edit, ...each }) => ({ ...each, edit: { key: edit.key, tag: 'v2' }, after: alone })),
);

it.each(cases)('the same image is reported: $name', ({ before, edit }) => {
  const { oldImage, newImage } = editFile('web.yaml', before, edit);
  expect([oldImage, newImage].map((each) => /:(v\d)/.exec(each ?? '')?.[1])).toEqual(['v1', 'v2']);
});

describeEdits('a whole image beside another tag', [
  {
    name: 'is written by its own key, and the other tag is told',
    before: 'web:\n  image: a/web:v1\n  tag: v7\n',
    edit: { key: 'web.image', tag: 'v2' },
    after: 'web:\n  image: a/web:v2\n  tag: v7\n',
    warning: 'web.tag beside the image is v7',
  },
  {
    name: 'is found by its repository, and the same tag beside it is kept in step',
    before: 'web:\n  image: a/web:v1\n  tag: v1\n',
    edit: { image: 'a/web', tag: 'v2' },
    after: 'web:\n  image: a/web:v2\n  tag: v2\n',
  },
  {
    name: 'without a version gets it in its text where no tag stands beside it',
    before: 'web:\n  image: a/web\n  pullPolicy: Always\n',
    edit: { key: 'web.image', tag: 'v2' },
    after: 'web:\n  image: a/web:v2\n  pullPolicy: Always\n',
  },
  {
    name: 'of another service is none of its tag',
    before: 'apiImage: a/api:v1\nwebTag: v1\n',
    edit: { key: 'webTag', tag: 'v2' },
    after: 'apiImage: a/api:v1\nwebTag: v2\n',
  },
]);

it('two tags of one image that differ are refused by the key of the one that is not in the text', () => {
  expect(() => editFile('web.yaml', 'web:\n  image: a/web:v1\n  tag: v7\n', { key: 'web.tag', tag: 'v2' })).toThrow(
    expect.objectContaining({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('two tags of one image: web.tag is v7, and web.image ends in v1'),
    }),
  );
});

const pod =
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    image: b/db:v1\n  - name: web\n    image: a/web:v1\n';

/** What `set` or `unset` would make of an image that the same edit writes. */
const contradictions: readonly (readonly [why: string, text: string, edit: FileEdit, says: string])[] = [
  [
    'another tag',
    'image: {repository: a/web, tag: v1}\n',
    { tag: 'v2', set: ['image.tag=v3'] },
    'image.tag would get "v3"',
  ],
  [
    'another repository',
    'image: {repository: a/web, tag: v1}\n',
    { image: 'b/web', tag: 'v2', set: ['image.repository=c/web'] },
    'image.repository would get "c/web"',
  ],
  [
    'a map without the tag',
    'image: {repository: a/web, tag: v1}\n',
    { tag: 'v2', set: ['image:={"repository":"a/web"}'] },
    'image.tag would get nothing',
  ],
  [
    'no tag',
    'image: {repository: a/web, tag: v1}\n',
    { tag: 'v2', unset: ['image.tag'] },
    'image.tag would get nothing',
  ],
  [
    'a whole image beside the tag',
    'web: {image: a/web, tag: v1}\n',
    { key: 'web.tag', tag: 'v2', set: ['web.image=a/web:v3'] },
    'web.tag is v2, and web.image ends in v3',
  ],
  [
    'a whole image beside the tag, found by its repository',
    'web: {image: a/web, tag: v1}\n',
    { image: 'a/web', tag: 'v2', set: ['web.image=a/web:v3'] },
    'the image is left without its place',
  ],
  [
    'another tag in an entry of Kustomize',
    'kind: Kustomization\nimages: [{name: a/web, newTag: v1}]\n',
    { image: 'a/web', tag: 'v2', set: ['images[name=a/web].newTag=v3'] },
    'images[0].newTag would get "v3"',
  ],
  [
    'another digest',
    `image: {tag: v1, sha: "${old.slice(7)}"}\n`,
    { tag: 'v2', digest: fresh, set: [`image.sha=${old.slice(7)}`] },
    'image.sha would get',
  ],
];

describe('set and unset beside an image are refused where they would write it otherwise', () => {
  it.each(contradictions)('%s', (_why, text, edit, says) => {
    expect(() => editFile('web.yaml', text, edit)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(says) }),
    );
  });

  it.each<[string, string, FileEdit]>([
    ['another container before it', pod, { image: 'a/web', tag: 'v2', set: ['spec.containers[+0].name=x'] }],
    ['another container that goes', pod, { image: 'a/web', tag: 'v2', unset: ['spec.containers[0]'] }],
  ])('but not where its item moves: %s', (_why, text, edit) => {
    expect(editFile('web.yaml', text, edit).text).toContain('image: a/web:v2');
  });

  it.each<[string, string, FileEdit]>([
    ['the same tag', 'image: {repository: a/web, tag: v1}\n', { tag: 'v2', set: ['image.tag=v2'] }],
    ['another field', 'image: {repository: a/web, tag: v1}\n', { tag: 'v2', set: ['image.pullPolicy=Always'] }],
    [
      'the repository, where only the tag is asked for',
      'image: {repository: a/web, tag: v1}\n',
      { tag: 'v2', set: ['image.repository=m/web'] },
    ],
    ['a digest that goes with its tag', `image: {tag: v1, digest: "${old}"}\n`, { tag: 'v2', unset: ['image.digest'] }],
  ])('but not where they leave it: %s', (_why, text, edit) => {
    expect(editFile('web.yaml', text, edit).newImage).toMatch(/:v2$/);
  });
});

/** Two updates of one file, the second on what the first has left. */
it.each<[string, string, FileEdit, FileEdit]>([
  ['a tag inside and a tag beside', 'web: {image: "a/web:v1"}\n', { key: 'web.image' }, { key: 'web.tag' }],
  ['a repository and a tag', 'web: {image: a/web, imageTag: v1}\n', { key: 'web.image' }, { key: 'web.imageTag' }],
  ['an image and a key', 'web: {repository: a/web, tag: v1}\n', { image: 'a/web' }, { key: 'web.repository' }],
  ['a key and a value', 'webRepository: a/web\nwebTag: v1\n', { key: 'webRepository' }, { set: ['webTag=v3'] }],
])('two updates that name one place by %s contradict each other', (_why, text, first, second) => {
  const one = editFile('web.yaml', text, { ...first, tag: 'v2' });
  const other = editFile('web.yaml', one.text, second.set === undefined ? { ...second, tag: 'v3' } : second);
  expect(contradictionOf(one.claims, other.claims)).toMatchObject({ later: expect.stringContaining('v3') });
  const same = editFile('web.yaml', one.text, { ...first, tag: 'v2' });
  expect(contradictionOf(one.claims, same.claims)).toBeUndefined();
});
