// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are of Dockerfiles
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type BaseLookup, contentKeys, type KeyedBuild } from '../../../../src/core/build/content-key.ts';
import type { Engine } from '../../../../src/core/build/engine.ts';
import { buildah } from '../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../src/core/build/engines/buildkit/buildkit.ts';
import { kaniko } from '../../../../src/core/build/engines/kaniko.ts';
import { ownFiles } from '../../../../src/core/build/make/read-dockerfile.ts';
import { noOptions } from '../../../../src/core/build/options/options.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

let context: string;

beforeEach(async () => {
  context = scratchDirectory('key');
  await put('Dockerfile', 'FROM node:24\nCOPY apps/web /app\nCOPY package.json /app/\n');
  await put('apps/web/index.ts', 'web');
  await put('apps/web/lib/a.ts', 'a');
  await put('apps/other/index.ts', 'other');
  await put('package.json', '{}');
});

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(context, path)), { recursive: true });
  await writeFile(join(context, path), content);
}

const base: BaseLookup = {
  digest: async () => 'sha256:base',
  config: async () => ({ env: [], triggers: [] }),
};

function onBase(digest: string | undefined, env: readonly string[] = [], triggers: readonly string[] = []): BaseLookup {
  return { digest: async () => digest, config: async () => (digest === undefined ? undefined : { env, triggers }) };
}

interface Given extends Partial<KeyedBuild> {
  readonly bases?: BaseLookup;
  readonly engine?: Engine;
  /** As the checkout is named to `ownFiles`. */
  readonly workspace?: string;
}

async function keyAndFiles({ bases = base, engine = buildkit, workspace = context, ...overrides }: Given) {
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
  const own = ownFiles(workspace, join(workspace, 'out'), [kaniko]);
  const frontends = engine.frontend === undefined ? [] : [engine.frontend];
  const [found] = await contentKeys(build, { frontends, bases, own });
  if (found?.known !== true) return { key: `unknown: ${found?.reason}`, files: [] };
  const files = found.parts.filter(({ kind, value }) => kind === 'file' && !value.startsWith('directory'));
  return { key: found.digest, files: files.map(({ name }) => name).sort() };
}

async function key(given: Given = {}): Promise<string> {
  return (await keyAndFiles(given)).key;
}

describe('the content key changes with', () => {
  const changes: Record<string, () => Promise<unknown>> = {
    'a file that is copied': () => put('apps/web/index.ts', 'web2'),
    'a new file in a copied directory': () => put('apps/web/new.ts', ''),
    'a file that moves': () => rename(join(context, 'apps/web/index.ts'), join(context, 'apps/web/main.ts')),
    'the executable bit': () => chmod(join(context, 'apps/web/index.ts'), 0o755),
    'permissions, which builders copy as they are': () => chmod(join(context, 'package.json'), 0o600),
    'permissions of a directory that is copied': () => chmod(join(context, 'apps/web/lib'), 0o700),
    'a file whose name begins with a dot': () => put('apps/web/.env', ''),
    'an empty directory': () => mkdir(join(context, 'apps/web/empty')),
    'the Dockerfile': () => put('Dockerfile', 'FROM node:24\nCOPY apps/web /app2\nCOPY package.json /app/\n'),
    'a file that becomes ignored': () => put('.dockerignore', 'package.json\n'),
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const before = await key();
    await changes[name]?.();
    expect(await key()).not.toBe(before);
  });

  test.each<[string, Partial<KeyedBuild>]>([
    ['a label', { labels: new Map([['team', 'fe']]) }],
    ['the target', { target: '0' }],
    ['the platform', { platforms: ['linux/s390x'] }],
    ['a secret id', { secrets: [{ id: 'npmrc', variable: 'NPMRC' }] }],
  ])('%s', async (_name, overrides) => {
    expect(await key(overrides)).not.toBe(await key());
  });

  test('a build argument that the Dockerfile declares', async () => {
    await put('Dockerfile', 'FROM node:24\nARG SERVER_ENV\nCOPY package.json /app/\n');
    const withArg = (value: string) => key({ buildArgs: new Map([['SERVER_ENV', value]]) });
    expect(new Set([await withArg('dev'), await withArg('prod'), await key()]).size).toBe(3);
  });

  test('the digest of a base image', async () => {
    expect(await key({ bases: onBase('sha256:newer') })).not.toBe(await key());
  });

  test('the platform of the builder, where the Dockerfile asks for it, and only there', async () => {
    const on = (buildPlatform: string) => key({ buildPlatform, platforms: ['linux/amd64'] });
    expect(await on('linux/arm64')).toBe(await on('linux/amd64'));
    await put('Dockerfile', 'FROM --platform=$BUILDPLATFORM node:24\nCOPY package.json /app/\n');
    expect(await on('linux/arm64')).not.toBe(await on('linux/amd64'));
  });

  test('the text of a link in a copied directory', async () => {
    await symlink('index.ts', join(context, 'apps/web/link'));
    const before = await key();
    await rm(join(context, 'apps/web/link'));
    await symlink('other.ts', join(context, 'apps/web/link'));
    expect(await key()).not.toBe(before);
  });

  test('what a trigger of a base image copies, and what its variables name', async () => {
    const bases = onBase('sha256:base', ['EXTRA=apps/other'], ['COPY ${EXTRA:-package.json} /t/']);
    const before = await key({ bases });
    await put('apps/third/index.ts', 'third');
    expect(await key({ bases })).toBe(before);
    await put('apps/other/index.ts', 'changed');
    expect(await key({ bases })).not.toBe(before);
  });

  test('an image that a trigger of a base image names', async () => {
    const digests = (tool: string): BaseLookup => ({
      digest: async (image) => (image === 'tool' ? tool : 'sha256:base'),
      config: async () => ({ env: [], triggers: ['COPY --from=tool /x /x'] }),
    });
    expect(await key({ bases: digests('sha256:1') })).not.toBe(await key({ bases: digests('sha256:2') }));
  });

  test('a file of a further build context', async () => {
    const shared = scratchDirectory('shared');
    await writeFile(join(shared, 'a'), 'a');
    await writeFile(join(shared, 'b'), 'b');
    await writeFile(join(shared, '.dockerignore'), 'b\n');
    await put('Dockerfile', 'FROM node:24\nCOPY --from=shared . /app/\n');
    const options = { ...noOptions, buildContexts: new Map([['shared', shared]]) };
    const before = await key({ options });
    await writeFile(join(shared, 'b'), 'ignored');
    expect(await key({ options })).toBe(before);
    await writeFile(join(shared, 'a'), 'changed');
    expect(await key({ options })).not.toBe(before);
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
    'permissions of the directory whose content is copied': () => chmod(join(context, 'apps/web'), 0o700),
    'the repository of the checkout, when it is not copied': () => put('.git/HEAD', 'ref'),
    'a comment in the Dockerfile': () =>
      put('Dockerfile', '# web\nFROM node:24\n\nCOPY apps/web /app\n# for npm\nCOPY package.json /app/\n'),
    'a stage that is not built': () =>
      put('Dockerfile', 'FROM ubuntu AS lint\nRUN lint\nFROM node:24\nCOPY apps/web /app\nCOPY package.json /app/\n'),
  };
  test.each(Object.keys(changes))('%s', async (name) => {
    const before = await key();
    await changes[name]?.();
    expect(await key()).toBe(before);
  });

  test('a build argument that nothing declares', async () => {
    const buildArgs = new Map([
      ['UNUSED', 'x'],
      ['HTTPS_PROXY', 'http://proxy'],
      ['SOURCE_DATE_EPOCH', '0'],
    ]);
    expect(await key({ buildArgs })).toBe(await key());
  });

  test('another spelling of the platform', async () => {
    expect(await key({ platforms: ['linux/aarch64'] })).toBe(await key({ platforms: ['linux/arm64/v8'] }));
  });

  test('the builder, as long as all see the same', async () => {
    const all = [buildkit, buildah, kaniko];
    const keys = () => Promise.all(all.map((engine) => key({ engine })));
    expect(new Set(await keys()).size).toBe(1);
    await put('.containerignore', 'package.json\n');
    await put('.dockerignore', 'apps/web/lib\n');
    const [one, other, third] = await Promise.all(all.map((engine) => keyAndFiles({ engine })));
    expect(one?.files).toEqual(['apps/web/index.ts', 'package.json']);
    expect(third).toEqual(one);
    expect(other?.key).toBe('unknown: COPY in line 3 matches no file of the build context');
  });

  test.each([
    ['Dockerfile.dockerignore', 'Dockerfile.containerignore'],
    ['Dockerfile.containerignore', '.containerignore'],
    ['.containerignore', '.dockerignore'],
  ])('for buildah %s comes before %s', async (first, second) => {
    await put(first, 'apps/web/lib\n');
    await put(second, 'apps/web/index.ts\n');
    expect((await keyAndFiles({ engine: buildah })).files).toEqual(['apps/web/index.ts', 'package.json']);
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
    await put('Dockerfile', 'FROM node:24\nARG A B\nCOPY package.json /app/\n');
    const args: [string, string][] = [
      ['A', '1'],
      ['B', '2'],
    ];
    const before = await key({ buildArgs: new Map(args) });
    const moved = `${context}-moved`;
    await rename(context, moved);
    context = moved;
    expect(await key({ buildArgs: new Map(args.toReversed()) })).toBe(before);
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
        const { files } = await keyAndFiles({ context: place, workspace: named });
        expect(files).toEqual([
          'Dockerfile',
          'apps/other/index.ts',
          'apps/web/index.ts',
          'apps/web/lib/a.ts',
          'package.json',
        ]);
      }
    } finally {
      await rm(link);
    }
  });
});

test('there is no key when a base image cannot be resolved, so the image is built', async () => {
  expect(await key({ bases: onBase(undefined) })).toBe('unknown: the base image node:24 cannot be resolved');
  expect(await key({ target: 'none' })).toBe('unknown: the Dockerfile has no stage none');
});

test.each([
  ['COPY app/web /app', 'COPY in line 2 matches no file of the build context'],
  ['ADD x*.tgz /app', 'ADD in line 2 matches no file of the build context'],
  ['RUN --mount=source=x,target=/x y', 'RUN --mount in line 2 matches no file of the build context'],
])('there is no key over nothing: %s', async (instruction, reason) => {
  await put('Dockerfile', `FROM node:24\n${instruction}\n`);
  expect(await key()).toBe(`unknown: ${reason}`);
});

test('there is no key for what a frontend of its own reads, which buildah does not ask', async () => {
  await put('Dockerfile', '# syntax=example.com/mine\nFROM node:24\nCOPY package.json /app/\n');
  expect(await key()).toBe('unknown: the frontend example.com/mine may read anything');
  expect(await key({ engine: buildah })).toMatch(/^sha256:/);
});

test('a bind mount of buildah holds what is ignored', async () => {
  await put('Dockerfile', 'FROM node:24\nRUN --mount=source=apps,target=/x y\n');
  await put('.dockerignore', 'apps/other\n');
  expect((await keyAndFiles({})).files).toEqual(['apps/web/index.ts', 'apps/web/lib/a.ts']);
  expect((await keyAndFiles({ engine: buildah })).files).toEqual([
    ...['apps/other/index.ts', 'apps/web/index.ts', 'apps/web/lib/a.ts'],
  ]);
});

test('values cannot run into each other', async () => {
  await put('Dockerfile', 'FROM node:24\nARG A B\nCOPY package.json /app/\n');
  const one = await key({ buildArgs: new Map([['A', 'x"],["B","y']]) });
  const two = await key({ buildArgs: new Map(Object.entries({ A: 'x', B: 'y' })) });
  expect(one).not.toBe(two);
});

describe('several builders together have the keys that each has alone', () => {
  const ignoring = '# by the rules of both\napps/web/lib\n*.log\n';
  const cases: Record<string, () => Promise<unknown>> = {
    'without an ignore file': async () => {},
    'with an ignore file': () => put('.dockerignore', ignoring),
    'a source below an ignored directory': async () => {
      await put('.dockerignore', 'apps\n');
      await put('Dockerfile', 'FROM node:24\nCOPY package.json apps/web/lib /app/\n');
    },
    'a pattern that leads below an ignored directory': async () => {
      await put('.dockerignore', 'apps/web\n');
      await put('Dockerfile', 'FROM node:24\nCOPY apps/*/lib package.json /app/\n');
    },
    'a source behind a link that is ignored': async () => {
      await put('.dockerignore', 'link\n');
      await symlink('apps/web', join(context, 'link'));
      await put('Dockerfile', 'FROM node:24\nCOPY package.json link/lib /app/\n');
    },
    'a link that leads below an ignored directory': async () => {
      await put('.dockerignore', 'apps\n');
      await symlink('apps/web', join(context, 'link'));
      await put('Dockerfile', 'FROM node:24\nCOPY package.json link /app/\n');
    },
    'exceptions below an ignored directory': async () => {
      await put('.dockerignore', 'apps\n!apps/web/lib\n');
      await put('Dockerfile', 'FROM node:24\nCOPY . /app/\n');
    },
    'a bind mount, which holds ignored files in one of them': async () => {
      await put('.dockerignore', ignoring);
      await put('Dockerfile', 'FROM node:24\nCOPY package.json /\nRUN --mount=type=bind,target=/src ls /src\n');
    },
    'an ignore file that one of them alone knows': async () => {
      await put('.dockerignore', ignoring);
      await put('.containerignore', 'apps/other\n');
    },
    'a link that leads nowhere': () => symlink('/nowhere', join(context, 'apps/web/dangling')),
  };
  test.each(Object.entries(cases))('%s', async (_, prepare) => {
    await prepare();
    const build = setting();
    const at = { bases: base, own: [] };
    const frontends = [buildkit.frontend, buildah.frontend].flatMap((each) => each ?? []);
    const alone = await Promise.all(
      frontends.map(async (each) => (await contentKeys(build, { ...at, frontends: [each] }))[0]),
    );
    expect(await contentKeys(build, { ...at, frontends })).toEqual(alone);
    const reversed = await contentKeys(build, { ...at, frontends: frontends.toReversed() });
    expect(reversed).toEqual(alone.toReversed());
  });

  function setting(): KeyedBuild {
    const dockerfile = join(context, 'Dockerfile');
    const none = { target: undefined, buildArgs: new Map(), secrets: [], platforms: [] };
    return { context, dockerfile, labels: new Map(), ...none };
  }
});
