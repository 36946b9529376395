import { describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { describeEdits, sha } from '../../../support/edit/cases.ts';

const pod = (...containers: readonly (readonly [string, string])[]) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n${containers
    .map(([name, image]) => `  - name: ${name}\n    image: ${image}\n`)
    .join('')}`;
const agents = pod(['agent', 'h/app:v1'], ['client', 'h/app:v2 # c']);
const colours = (blue: string, green: string) =>
  ['blue', 'green']
    .map(
      (colour, index) =>
        `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web-${colour}}\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: h/web:${[blue, green][index]}\n`,
    )
    .join('---\n');

interface Refusal {
  readonly why: string;
  readonly file?: string;
  readonly text: string;
  readonly edit: FileEdit;
  readonly message: string;
  readonly hint: string;
}

const together = 'Places that hold the same tag move together.';

const refusals: readonly Refusal[] = [
  {
    why: 'two containers of a pod',
    text: agents,
    edit: { image: 'h/app', tag: 'v3' },
    message:
      'web.yaml: h/app has several tags: spec.containers[name=agent].image (line 7): h/app:v1, spec.containers[name=client].image (line 9): h/app:v2',
    hint: `Say which is meant by \`container\` (agent, client), or one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'so also without the name of the image',
    text: agents,
    edit: { tag: 'v3' },
    message:
      'web.yaml: the image has several tags: spec.containers[name=agent].image (line 7): h/app:v1, spec.containers[name=client].image (line 9): h/app:v2',
    hint: `Say which is meant by \`container\` (agent, client), or one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'blue and green, which the names of their documents tell apart',
    text: colours('v1', 'v2'),
    edit: { image: 'h/web', tag: 'v3' },
    message:
      'web.yaml: h/web has several tags: {kind=Deployment,name=web-blue}.spec.template.spec.containers[name=web].image (line 9): h/web:v1, {kind=Deployment,name=web-green}.spec.template.spec.containers[name=web].image (line 19): h/web:v2',
    hint: `Say which is meant by one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'a migration image in values',
    text: 'image: {repository: h/web, tag: v2}\nmigration:\n  image: {repository: h/web, tag: v1}\n',
    edit: { image: 'h/web', tag: 'v3' },
    message: 'web.yaml: h/web has several tags: image.tag (line 1): h/web:v2, migration.image.tag (line 3): h/web:v1',
    hint: `Say which is meant by one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'two entries of a Kustomization that become one repository',
    file: 'kustomization.yaml',
    text: 'images:\n- {name: blue, newName: h/web, newTag: v1}\n- {name: green, newName: h/web, newTag: v2}\n',
    edit: { image: 'h/web', tag: 'v3' },
    message:
      'kustomization.yaml: h/web has several tags: images[name=blue].newTag (line 2): h/web:v1, images[name=green].newTag (line 3): h/web:v2',
    hint: `Say which is meant by one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'a tag and a digest alone',
    text: pod(['a', 'h/app:v1'], ['b', `h/app@${sha('a')}`]),
    edit: { image: 'h/app', tag: 'v3' },
    message: `web.yaml: h/app has several tags: spec.containers[name=a].image (line 7): h/app:v1, spec.containers[name=b].image (line 9): h/app@${sha('a')}`,
    hint: `Say which is meant by \`container\` (a, b), or one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'an image that is called alike, before it moves',
    text: pod(['a', 'old.io/app:v1'], ['b', 'old.io/app:v2']),
    edit: { image: 'new.io/app', tag: 'v3' },
    message:
      'web.yaml: new.io/app has several tags: spec.containers[name=a].image (line 7): old.io/app:v1, spec.containers[name=b].image (line 9): old.io/app:v2',
    hint: `Say which is meant by \`container\` (a, b), or one of these paths as \`key\`. ${together}`,
  },
  {
    why: 'a container that is misspelt',
    text: agents,
    edit: { image: 'h/app', tag: 'v3', container: 'clinet' },
    message: 'container: web.yaml has no container clinet with an image',
    hint: 'Did you mean client? The file has agent, client.',
  },
  {
    why: 'a container beside a key',
    text: agents,
    edit: { key: 'spec.containers[0].image', tag: 'v3', container: 'agent' },
    message: 'container: cannot go beside key, which names the place by itself',
    hint: 'Leave one of them out.',
  },
];

describe('one image with several tags is a choice that somebody made', () => {
  it.each(refusals.map((each) => [each.why, each] as const))('%s', (_why, refusal) => {
    const { file = 'web.yaml', text, edit, message, hint } = refusal;
    expect(() => editFile(file, text, edit)).toThrow(expect.objectContaining({ exitCode: 2, message, hint }));
  });

  it('each path that a refusal names is a key', () => {
    for (const { file = 'web.yaml', text, edit, message } of refusals.slice(0, 6)) {
      const paths = [...message.matchAll(/(?:tags: |, )([^ ,]*(?:,[^ ,]+)*) \(line \d+\): (\S+?)(?=,|$)/g)];
      expect(paths).toHaveLength(2);
      for (const [, key, image] of paths) {
        expect(editFile(file, text, { key, tag: 'v3', image: edit.image }).oldImage).toBe(image);
      }
    }
  });

  it('and the file can be looked at, place by place', () => {
    const { oldImage, places } = editFile('web.yaml', agents, { image: 'h/app', tag: 'v3', eachPlace: true });
    expect([oldImage, places]).toEqual([
      'h/app:v1',
      [
        { key: 'spec.containers[name=agent].image', oldImage: 'h/app:v1', newImage: 'h/app:v3' },
        { key: 'spec.containers[name=client].image', oldImage: 'h/app:v2', newImage: 'h/app:v3' },
      ],
    ]);
  });
});

describeEdits('the user says which', [
  {
    name: 'by the container',
    before: agents,
    edit: { image: 'h/app', tag: 'v3', container: 'client' },
    after: agents.replace('v2', 'v3'),
    images: ['h/app:v2', 'h/app:v3'],
  },
  {
    name: 'by the container alone, whatever image the others have',
    before: pod(['web', 'h/web:v1'], ['proxy', 'h/proxy:v9']),
    edit: { tag: 'v2', container: 'web' },
    after: pod(['web', 'h/web:v2'], ['proxy', 'h/proxy:v9']),
  },
  {
    name: 'by the container of an init container in a CronJob',
    before:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers: [{name: migrate, image: "h/app:v1"}]\n          containers: [{name: app, image: "h/app:v2"}]\n',
    edit: { image: 'h/app', tag: 'v3', container: 'migrate' },
    after:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers: [{name: migrate, image: "h/app:v3"}]\n          containers: [{name: app, image: "h/app:v2"}]\n',
  },
  {
    name: 'by the name of the document',
    before: colours('v1', 'v2'),
    edit: { key: '{kind=Deployment,name=web-green}.spec.template.spec.containers[name=web].image', tag: 'v3' },
    after: colours('v1', 'v3'),
  },
  {
    name: 'a container of the same name in several documents that hold the same tag',
    before: colours('v1', 'v1'),
    edit: { tag: 'v3', container: 'web' },
    after: colours('v3', 'v3'),
  },
  {
    name: 'an image without a version is filled with the others',
    before: pod(['a', 'h/app'], ['b', 'h/app:v1']),
    edit: { image: 'h/app', tag: 'v2' },
    after: pod(['a', 'h/app:v2'], ['b', 'h/app:v2']),
  },
  {
    name: 'the same tag with and without its digest is one',
    before: pod(['a', 'h/app:v1'], ['b', `h/app:v1@${sha('a')}`]),
    edit: { image: 'h/app', tag: 'v2', digest: sha('b'), pin: 'as-file' },
    after: pod(['a', 'h/app:v2'], ['b', `h/app:v2@${sha('b')}`]),
  },
]);

describeEdits('an image that moves because it is called alike', [
  {
    name: 'is said in a manifest',
    before: pod(['web', 'old.example.com/fe/web:v1']),
    edit: { image: 'new.example.com/fe/web', tag: 'v2' },
    after: pod(['web', 'new.example.com/fe/web:v2']),
    warning: 'the repository at spec.containers[0].image changes from old.example.com/fe/web to new.example.com/fe/web',
  },
  {
    name: 'is said in values',
    before: 'image: {repository: old.io/fe/web, tag: v1}\n',
    edit: { image: 'new.io/fe/web', tag: 'v2' },
    after: 'image: {repository: new.io/fe/web, tag: v2}\n',
    warning: 'the repository at image.tag changes from old.io/fe/web to new.io/fe/web',
  },
  {
    name: 'is said of an entry that names a repository',
    file: 'kustomization.yaml',
    before: 'images:\n- name: old.io/web\n  newTag: v1\n',
    edit: { image: 'new.io/web', tag: 'v2' },
    after: 'images:\n- name: old.io/web\n  newTag: v2\n  newName: new.io/web\n',
    warning: 'the repository at images[0].newTag changes from old.io/web to new.io/web',
    once: true,
  },
]);

it('nothing is said where nothing moves, and of a bare name in a Kustomization, which is there to be replaced', () => {
  const said = (file: string, text: string, image: string) => editFile(file, text, { image, tag: 'v2' }).warnings;
  expect(said('web.yaml', pod(['web', 'nginx:v1']), 'docker.io/library/nginx')).toEqual([]);
  expect(said('kustomization.yaml', 'images: [{name: web, newTag: v1}]\n', 'ghcr.io/acme/web')).toEqual([]);
});
