import { chmod, mkdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contentKey, type InspectBase, type KeyedBuild } from '../../../../src/core/build/content-key.ts';
import { contextFiles, parseIgnoreFile } from '../../../../src/core/build/context-files.ts';
import { dockerfileReads } from '../../../../src/core/build/dockerfile.ts';
import { kaniko } from '../../../../src/core/build/engines/kaniko.ts';
import { ownFiles } from '../../../../src/core/build/make-image.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

let context: string;

beforeEach(async () => {
  context = scratchDirectory('key');
  await put('Dockerfile', 'FROM node:24\nCOPY apps/web /app\nCOPY package.json /app/\n');
  await put('apps/web/index.ts', 'web');
  await put('apps/other/index.ts', 'other');
  await put('package.json', '{}');
});

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(context, path)), { recursive: true });
  await writeFile(join(context, path), content);
}

const base: InspectBase = async () => ({ digest: 'sha256:base', hasTriggers: false });

async function key(overrides: Partial<KeyedBuild> = {}, inspect: InspectBase = base): Promise<string> {
  const build = {
    context,
    dockerfile: join(context, 'Dockerfile'),
    target: undefined,
    buildArgs: new Map(),
    labels: new Map(),
    secrets: [],
    platforms: [],
    ...overrides,
  };
  const reads = dockerfileReads(await readFile(build.dockerfile, 'utf8'), build);
  const found = await contentKey(build, reads, inspect, ownFiles(context, join(context, 'out'), [kaniko]));
  return found.known ? found.digest : `unknown: ${found.reason}`;
}

describe('the content key changes with', () => {
  const changes: Record<string, () => Promise<unknown>> = {
    'a file that is copied': () => put('apps/web/index.ts', 'web2'),
    'a new file in a copied directory': () => put('apps/web/new.ts', ''),
    'a file that moves': () => rename(join(context, 'apps/web/index.ts'), join(context, 'apps/web/main.ts')),
    'the executable bit': () => chmod(join(context, 'apps/web/index.ts'), 0o755),
    'the Dockerfile': () => put('Dockerfile', 'FROM node:24\nCOPY apps/web /app2\nCOPY package.json /app/\n'),
    'a file that becomes ignored': () => put('.dockerignore', 'package.json\n'),
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const before = await key();
    await changes[name]?.();
    expect(await key()).not.toBe(before);
  });

  test.each<[string, Partial<KeyedBuild>]>([
    ['a build argument', { buildArgs: new Map([['SERVER_ENV', 'dev']]) }],
    ['a label', { labels: new Map([['team', 'fe']]) }],
    ['the target', { target: '0' }],
    ['the platform', { platforms: ['linux/s390x'] }],
    ['a secret id', { secrets: [{ id: 'npmrc', variable: 'NPMRC' }] }],
  ])('%s', async (_name, overrides) => {
    expect(await key(overrides)).not.toBe(await key());
  });

  test('the digest of a base image', async () => {
    expect(await key({}, async () => ({ digest: 'sha256:newer', hasTriggers: false }))).not.toBe(await key());
  });

  test('the text of a link in a copied directory', async () => {
    await symlink('index.ts', join(context, 'apps/web/link'));
    const before = await key();
    await rm(join(context, 'apps/web/link'));
    await symlink('other.ts', join(context, 'apps/web/link'));
    expect(await key()).not.toBe(before);
  });

  test('any file, when a trigger of a base image may copy it', async () => {
    const triggers: InspectBase = async () => ({ digest: 'sha256:base', hasTriggers: true });
    const before = await key({}, triggers);
    await put('apps/other/index.ts', 'changed');
    expect(await key({}, triggers)).not.toBe(before);
  });

  test('what a copied link leads to', async () => {
    await symlink('other', join(context, 'apps/alias'));
    await put('Dockerfile', 'FROM node:24\nCOPY apps/alias /app\n');
    const before = await key();
    await put('apps/other/index.ts', 'changed');
    expect(await key()).not.toBe(before);
  });
});

describe('the content key does not change with', () => {
  const changes: Record<string, () => Promise<unknown>> = {
    'a file that the Dockerfile does not copy': () => put('apps/other/index.ts', 'changed'),
    'the time of a file': () => utimes(join(context, 'package.json'), 1, 1),
    'permissions that a checkout does not keep': () => chmod(join(context, 'package.json'), 0o600),
    'the repository of the checkout': () => put('apps/web/.git/HEAD', 'ref'),
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const before = await key();
    await changes[name]?.();
    expect(await key()).toBe(before);
  });

  test('an ignored file, by the ignore file of the Dockerfile first', async () => {
    await put('.dockerignore', '**/*.md\n');
    await put('Dockerfile.dockerignore', '**/*.log\n');
    const before = await key();
    await put('apps/web/debug.log', 'x');
    expect(await key()).toBe(before);
    await put('apps/web/README.md', 'x');
    expect(await key()).not.toBe(before);
  });

  test('the place of the checkout and the order of the arguments', async () => {
    const args: [string, string][] = [
      ['A', '1'],
      ['B', '2'],
    ];
    const before = await key({ buildArgs: new Map(args) });
    const moved = `${context}-moved`;
    await rename(context, moved);
    context = moved;
    expect(await key({ buildArgs: new Map(args.reverse()) })).toBe(before);
  });
});

describe('what this program leaves in the checkout is no content', () => {
  const written = ['monorepo-gitops.env', 'out/build.sh', 'out/build.json', 'out/digest'];
  beforeEach(() => put('Dockerfile', 'FROM node:24\nCOPY . /app\n'));

  test.each(written)('%s', async (path) => {
    const before = await key();
    await put(path, 'of this run');
    expect(await key()).toBe(before);
    await put(path, 'of another run');
    expect(await key()).toBe(before);
  });

  test('files of the same names elsewhere, and other files beside them, are', async () => {
    for (const path of ['apps/web/monorepo-gitops.env', 'apps/web/build.sh', 'digest', 'out/page.html']) {
      const before = await key();
      await put(path, 'theirs');
      expect(await key()).not.toBe(before);
    }
  });

  test('they are in no listing of the context, also when the checkout is named through a link', async () => {
    for (const path of written) await put(path, 'ours');
    const link = `${context}-link`;
    await symlink(context, link);
    try {
      for (const [place, named] of [
        [context, context],
        [link, context],
        [context, link],
      ] as const) {
        const own = ownFiles(named, join(named, 'out'), [kaniko]);
        const files = await contextFiles(place, parseIgnoreFile(''), 'everything', own);
        expect(files.map(({ path }) => path)).toEqual([
          'Dockerfile',
          'apps/other/index.ts',
          'apps/web/index.ts',
          'package.json',
        ]);
      }
    } finally {
      await rm(link);
    }
  });
});

test('there is no key when a base image cannot be resolved, so the image is built', async () => {
  expect(await key({}, async () => undefined)).toBe('unknown: the base image node:24 cannot be resolved');
  expect(await key({ target: 'none' })).toBe('unknown: the Dockerfile has no stage none');
});

test('values cannot run into each other', async () => {
  const one = await key({ buildArgs: new Map([['A', 'x"],["B","y']]) });
  const two = await key({ buildArgs: new Map(Object.entries({ A: 'x', B: 'y' })) });
  expect(one).not.toBe(two);
});
