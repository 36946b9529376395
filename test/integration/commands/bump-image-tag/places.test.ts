import { describe, expect, it } from 'vitest';
import { createWorld, type Files } from '../../../support/commands/world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';

const world = (files: Files) => createWorld(files, { commits: 4 });
const pod = (agent: string, client: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: agent\n    image: r.example.com/app:${agent} # a\n  - name: client\n    image: r.example.com/app:${client}\n`;
const app = { file: 'pod.yaml', image: 'r.example.com/app' };

describe('an edit replaces an image, and makes no new place', () => {
  it.each<[string, Files, Given, string]>([
    [
      'for a key that is misspelt',
      { 'x.yaml': 'web: {image: {repository: a/web, tag: v1}}\n' },
      { file: 'x.yaml', key: 'wbe.image.tag', tag: 'v2' },
      'x.yaml: nothing stands at wbe.image.tag',
    ],
    [
      'for an image that no resource of a Kustomization names',
      { 'dev/kustomization.yaml': 'resources: [pod.yaml]\n', 'dev/pod.yaml': pod('v1', 'v1') },
      { file: 'dev/kustomization.yaml', image: 'r.example.com/api', tag: 'v2' },
      'an entry for r.example.com/api would do nothing: the resources of dev/kustomization.yaml name r.example.com/app',
    ],
  ])('%s: exit code 2, and no commit', async (_why, files, given, message) => {
    const at = world(files);
    const bump = at.bump(at.line[0]!, given);
    await expect(bump).rejects.toMatchObject({ exitCode: 2, message, hint: expect.stringContaining('`set`: ') });
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it('but in a copy of a template, by `set`, and for what the resources of a Kustomization name', async () => {
    const files = { 'base/kustomization.yaml': 'resources: [pod.yaml]\n', 'base/pod.yaml': pod('v1', 'v1') };
    const at = world({ ...files, 'dev/kustomization.yaml': 'resources: [../base]\n', 'sample.yaml': 'replicas: 1\n' });
    await at.bump(at.line[0]!, { file: 'new.yaml', from: 'sample.yaml', image: 'r.example.com/app', tag: 'v2' });
    expect(at.gitops.read('new.yaml')).toBe('replicas: 1\nimage:\n  repository: r.example.com/app\n  tag: v2\n');
    await at.bump(at.line[0]!, { file: 'sample.yaml', set: ['image.tag=v2'] });
    expect(at.gitops.read('sample.yaml')).toBe('replicas: 1\nimage:\n  tag: v2\n');
    await at.bump(at.line[0]!, { ...app, file: 'dev/kustomization.yaml', tag: 'v2' });
    const entry = 'images:\n  - name: r.example.com/app\n    newTag: v2\n';
    expect(at.gitops.read('dev/kustomization.yaml')).toBe(`resources: [../base]\n${entry}`);
  });
});

describe('one image with several tags', () => {
  it('is refused until the user says which container is meant', async () => {
    const at = world({ 'pod.yaml': pod('v1', 'v2') });
    await expect(at.bump(at.line[0]!, { ...app, tag: 'v3' })).rejects.toMatchObject({
      code: 'IMAGE_SEVERAL_TAGS',
      exitCode: 2,
    });
    expect(history(at.gitops.path)).toHaveLength(1);
    const { outputs } = await at.bump(at.line[0]!, { ...app, tag: 'v3', container: 'client' });
    expect([outputs['old-image'], outputs['new-image']]).toEqual(['r.example.com/app:v2', 'r.example.com/app:v3']);
    expect(at.gitops.read('pod.yaml')).toBe(pod('v1', 'v3'));
    const entry = { ...app, tag: 'v4', container: 'agent' };
    await at.bump(at.line[1]!, { updates: JSON.stringify([entry]) });
    expect(at.gitops.read('pod.yaml')).toBe(pod('v4', 'v3'));
  });

  it('goes back at each place to what that place held, and old-image lists all', async () => {
    const at = world({ 'pod.yaml': pod('v1', 'v0') });
    commitFiles(at.gitops, { 'pod.yaml': pod('v2', 'v2') });
    await at.bump(at.line[0]!, { ...app, tag: 'v3' });
    expect(at.gitops.read('pod.yaml')).toBe(pod('v3', 'v3'));
    const back = () => at.bump(at.line[1]!, { ...app, rollback: true });
    const first = await back();
    expect([first.outputs['old-image'], at.gitops.read('pod.yaml')]).toEqual(['r.example.com/app:v3', pod('v2', 'v2')]);
    const second = await back();
    expect(at.gitops.read('pod.yaml')).toBe(pod('v1', 'v0'));
    expect(second.outputs).toMatchObject({
      result: 'committed',
      'old-image': ['r.example.com/app:v2', 'r.example.com/app:v2'],
      'new-image': ['r.example.com/app:v1', 'r.example.com/app:v0'],
    });
    const [commit] = history(at.gitops.path);
    expect(commit?.message).toMatch(/^File: pod\.yaml#r\.example\.com\/app$/m);
    commitFiles(at.gitops, { 'pod.yaml': pod('v9', 'v8') });
    const third = await back();
    expect(third.outputs['old-image']).toEqual(['r.example.com/app:v9', 'r.example.com/app:v8']);
    expect(at.gitops.read('pod.yaml')).toBe(pod('v1', 'v0'));
  });
});
