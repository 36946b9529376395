/** `from` is a directory: a service has several files, which come together, in one commit, byte for byte. */
import { describe, expect, it } from 'vitest';
import { parseMarker } from '../../../../src/core/review/marker.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { createWorld, type Files, type World } from '../../../support/commands/world.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';

const kustomization =
  '# Ours.\nkind: Kustomization\nresources: [../../../base/web1]\npatches: [{ path: patch.yaml }]\nimages:\n  - name: r/web1\n    newTag: unset\n';
const logo = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 10]);
const template: Files = {
  'overlays/sample/web1/kustomization.yaml': kustomization,
  'overlays/sample/web1/patch.yaml': 'a: 1\r\nb: 2',
  'overlays/sample/web1/hooks/run.sh': { mode: '100755', body: '#!/bin/sh\n' },
  'overlays/sample/web1/.hidden': '',
  'overlays/sample/web1/logo.png': logo,
};
const given = { file: 'overlays/dev/web1/kustomization.yaml', from: 'overlays/sample/web1', image: 'r/web1' };

const world = (files: Files): World => createWorld(files, { commits: 4 });
const tree = (at: World, directory: string) =>
  at.gitops
    .git('ls-tree', '-r', 'main', '--', directory)
    .split('\n')
    .map((line) => line.replace(/^(\d+) \w+ (\w+)\t(.*)$/, '$1 $2 $3').replace(`${directory}/`, ''));

describe('a directory as template', () => {
  it('is copied whole beside the file, with modes and bytes, and only the image is written (law 1)', async () => {
    const at = world(template);
    const { outputs } = await at.bump(at.line[0]!, { ...given, tag: 'one' });
    expect(outputs).toMatchObject({ result: 'committed', 'old-image': undefined, 'new-image': 'r/web1:one' });
    expect(history(at.gitops.path)).toHaveLength(2);
    expect(history(at.gitops.path)[0]?.files).toHaveLength(5);
    const [copied, sample] = ['overlays/dev/web1', 'overlays/sample/web1'].map((each) => tree(at, each));
    const isOther = (line: string) => !line.endsWith(' kustomization.yaml');
    expect(copied!.filter(isOther)).toEqual(sample!.filter(isOther));
    expect(copied!.filter((line) => line.startsWith('100755'))).toHaveLength(1);
    expect(at.gitops.read('overlays/dev/web1/kustomization.yaml')).toBe(kustomization.replace('unset', 'one'));
    fsck(at.gitops.path);
  });

  it('is a beginning only: the next bump changes the image alone, and brings back nothing that people deleted (law 4)', async () => {
    const at = world(template);
    await at.bump(at.line[0]!, { ...given, tag: 'one' });
    commitFiles(at.gitops, { 'overlays/dev/web1/patch.yaml': undefined, 'overlays/sample/web1/more.yaml': 'c: 3\n' });
    const { outputs } = await at.bump(at.line[1]!, { ...given, tag: 'two' });
    expect(outputs).toMatchObject({ 'old-image': 'r/web1:one' });
    expect(history(at.gitops.path)[0]?.files).toEqual(['overlays/dev/web1/kustomization.yaml']);
    const again = await at.bump(at.line[1]!, { ...given, tag: 'two' });
    expect(again.outputs).toMatchObject({ result: 'unchanged' });
  });

  it('leaves what is there already', async () => {
    const at = world({ ...template, 'overlays/dev/web1/patch.yaml': 'mine: 1\n' });
    await at.bump(at.line[0]!, { ...given, tag: 'one' });
    expect(at.gitops.read('overlays/dev/web1/patch.yaml')).toBe('mine: 1\n');
    expect(at.gitops.read('overlays/dev/web1/hooks/run.sh')).toBe('#!/bin/sh\n');
  });

  it('may have the file below its own directories', async () => {
    const at = world({
      'sample/web1/chart/values.yaml': 'image: { repository: r/web1, tag: unset }\n',
      'sample/web1/application.yaml': 'kind: Application\n',
    });
    await at.bump(at.line[0]!, {
      file: 'apps/shop/web1/chart/values.yaml',
      from: 'sample/web1/',
      image: 'r/web1',
      tag: 'one',
    });
    expect(at.gitops.read('apps/shop/web1/application.yaml')).toBe('kind: Application\n');
    expect(at.gitops.read('apps/shop/web1/chart/values.yaml')).toBe('image: { repository: r/web1, tag: one }\n');
  });

  it('is edited in several files at once', async () => {
    const values = 'image: { repository: r/web1, tag: unset }\nreplicas: 1\n';
    const at = world({ 'sample/a.yaml': values, 'sample/b.yaml': values, 'sample/c.txt': 'c\n' });
    await at.bump(at.line[0]!, {
      file: ['dev/a.yaml', 'dev/b.yaml'],
      from: 'sample',
      tag: 'one',
      set: ['replicas:=2'],
    });
    for (const name of ['a', 'b']) {
      expect(at.gitops.read(`dev/${name}.yaml`)).toBe(
        values.replace('unset', 'one').replace('replicas: 1', 'replicas: 2'),
      );
    }
    expect(at.gitops.read('dev/c.txt')).toBe('c\n');
  });
});

describe('is refused, and nothing is written', () => {
  it.each<[string, Files, Record<string, string>, { code: string; message: RegExp; hint?: RegExp }]>([
    [
      'with a symlink in it (law 7)',
      { ...template, 'overlays/sample/web1/link': { mode: '120000', body: '../../../secrets.yaml' } },
      {},
      { code: 'PATH_OUTSIDE', message: /symlink "link"/ },
    ],
    [
      'without the file',
      template,
      { file: 'overlays/dev/web1/kustomisation.yaml' },
      {
        code: 'FILE_NOT_FOUND',
        message: /from: the directory overlays\/sample\/web1 has no kustomisation\.yaml/,
        hint: /Did you mean kustomization\.yaml\? /,
      },
    ],
    [
      'into itself',
      template,
      { file: 'overlays/sample/web1/dev/kustomization.yaml' },
      { code: 'INPUT_INVALID', message: /from: overlays\/sample\/web1 would be copied into itself/ },
    ],
    [
      'with more files than a service has',
      Object.fromEntries([
        ...Object.entries(template),
        ...Array.from({ length: 200 }, (_, index) => [`overlays/sample/web1/${index}.yaml`, 'a: 1\n']),
      ]),
      {},
      { code: 'INPUT_INVALID', message: /is a directory with more than 200 files/ },
    ],
    [
      'that is not there',
      template,
      { from: 'overlays/sample/web2' },
      { code: 'FILE_NOT_FOUND', message: /from: overlays\/sample\/web2 does not exist/ },
    ],
  ])('%s', async (_what, files, other, { code, message, hint }) => {
    const at = world(files);
    await expect(at.bump(at.line[0]!, { ...given, ...other, tag: 'one' })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      ...(hint && { hint: expect.stringMatching(hint) }),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
  });
});

it('a review environment owns all of it: its marker stands beside, and the next service adds its own', async () => {
  const config = parseConfig(
    'gitops.yaml',
    `version: 1
registry: r
services: { web1: { path: apps/web1 }, web2: { path: apps/web2 } }
environments:
  review: { when: { request: true }, file: "review/{slug}/{service}/kustomization.yaml", from: "overlays/sample/{service}", ttl: 7d }
`,
  );
  const request = { config, ci: { event: { kind: 'request', number: 1, fromFork: false }, requestNumber: 1 } } as const;
  const second = { 'overlays/sample/web2/kustomization.yaml': kustomization.replaceAll('web1', 'web2') };
  const at = world({ ...template, ...second });
  for (const service of ['web1', 'web2']) await at.bump(at.line[0]!, { service, environment: 'review' }, request);
  expect(tree(at, 'review/pr-1').map((line) => line.split(' ')[2])).toEqual([
    '.review-env.yaml',
    'web1/.hidden',
    'web1/hooks/run.sh',
    'web1/kustomization.yaml',
    'web1/logo.png',
    'web1/patch.yaml',
    'web2/kustomization.yaml',
  ]);
  expect(parseMarker(at.gitops.read('review/pr-1/.review-env.yaml'), 'm').name).toBe('pr-1');
});
