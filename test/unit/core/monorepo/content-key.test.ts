import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedServices } from '../../../../src/core/monorepo/affected.ts';
import { contentKeys } from '../../../../src/core/monorepo/content/content-key.ts';
import type { ContentOptions } from '../../../../src/core/monorepo/content/service-content.ts';
import type { ServiceConfig } from '../../../../src/core/monorepo/project.ts';
import { type Files, monorepoOf } from '../../../support/source-tree.ts';

const files: Files = {
  'package.json': {
    name: 'shop',
    workspaces: ['apps/*', 'packages/*'],
    scripts: { build: 'turbo build' },
    engines: { node: '24' },
    devDependencies: { '@acme/lint': '*' },
  },
  'gitops.yaml': 'services: {}',
  '.npmrc': 'strict=true',
  'README.md': 'shop',
  'apps/web/package.json': { name: 'web', dependencies: { '@acme/ui': '*' } },
  'apps/web/src/a.ts': 'a',
  'apps/api/package.json': { name: 'api' },
  'apps/api/src/a.ts': 'a',
  'packages/ui/package.json': { name: '@acme/ui' },
  'packages/ui/src/x.ts': 'x',
  'packages/lint/package.json': { name: '@acme/lint' },
  'proto/v1/a.proto': 'a',
  'docker/web.Dockerfile': 'FROM scratch',
  'go/gateway/main.go': 'package main',
  'env/dev/values.yaml': 'image: {}',
};

const services = new Map<string, ServiceConfig>([
  ['web', { path: 'apps/web', watch: ['proto/**'], build: { dockerfile: 'docker/web.Dockerfile', context: 'apps' } }],
  ['api', { path: 'apps/api' }],
  ['gateway', { path: 'go/gateway', 'depends-on': ['api'] }],
]);

async function keysOf(content: Files, options: ContentOptions = {}, of = services) {
  const { keys } = await contentKeys({ ...(await monorepoOf(content)), services: of, ...options });
  return keys;
}

/** The services whose keys change with files. */
async function changedBy(change: Files, options: ContentOptions = {}) {
  const [before, after] = [await keysOf(files, options), await keysOf({ ...files, ...change }, options)];
  return [...services.keys()].filter((name) => before.get(name) !== after.get(name));
}

const root = files['package.json'] as Readonly<Record<string, unknown>>;
const all = ['web', 'api', 'gateway'];

describe('a content key', () => {
  it('has a version and 32 digits', async () => {
    for (const key of (await keysOf(files)).values()) expect(key).toMatch(/^v1-[0-9a-f]{32}$/);
  });

  it('stays what it is, so that keys that were recorded by older versions hold', async () => {
    expect(Object.fromEntries(await keysOf(files, { settings: (service) => ({ target: service }) }))).toEqual({
      web: 'v1-4ed826938be9fe8a6fbf7b6d34711156',
      api: 'v1-2c745fdc54143767e0eb89f9bbe48723',
      gateway: 'v1-953a334f632cdfec43210dec8d38894a',
    });
  });

  it.each<[string, Files, string[]]>([
    ['a file of the service', { 'apps/web/src/a.ts': 'b' }, ['web']],
    ['a new file', { 'apps/web/src/b.ts': '' }, ['web']],
    ['a deleted file', { 'apps/web/src/a.ts': undefined }, ['web']],
    ['a moved file', { 'apps/web/src/a.ts': undefined, 'apps/web/src/b.ts': 'a' }, ['web']],
    ['a package that it depends on', { 'packages/ui/src/x.ts': 'y' }, ['web']],
    ['a service that others depend on', { 'apps/api/src/a.ts': 'b' }, ['api', 'gateway']],
    ['a watched file', { 'proto/v1/b.proto': '' }, ['web']],
    ['the Dockerfile', { 'docker/web.Dockerfile': 'FROM alpine' }, ['web']],
    ['its ignore file', { 'docker/web.Dockerfile.dockerignore': '*' }, ['web']],
    ['the ignore file of the build context', { 'apps/.dockerignore': '*' }, ['web']],
    ['a file at the root that all are built from', { '.npmrc': 'strict=false' }, all],
    ['a package of the root’s manifest', { 'packages/lint/index.js': '' }, ['web', 'api', 'gateway']],
    ['engines of the root’s manifest', { 'package.json': { ...root, engines: { node: '26' } } }, all],
    ['overrides of the root’s manifest', { 'package.json': { ...root, overrides: { a: '1' } } }, all],
    ['a root’s manifest that goes', { 'package.json': undefined }, all],
    ['scripts of the root’s manifest', { 'package.json': { ...root, scripts: { build: 'make' } } }, []],
    ['comments in the root’s manifest', { 'package.json': { ...root, '//': 'see docs', description: 'x' } }, []],
    [
      'the order and indentation of the root’s manifest',
      { 'package.json': JSON.stringify(Object.fromEntries(Object.entries(root).reverse()), null, 4) },
      [],
    ],
    ['gitops.yaml', { 'gitops.yaml': 'services: {web: {}}' }, []],
    ['documentation', { 'README.md': 'changed', 'docs/a.md': '' }, []],
    ['manifests of environments in the same repository', { 'env/dev/values.yaml': 'image: {tag: a}' }, []],
    ['a tombstone in the same repository', { '.monorepo-gitops/tombstones/pr-1.yaml': '' }, []],
    ['a file beside a directory of the service', { 'apps/web2/a.ts': '', 'apps/web.ts': '' }, []],
  ])('follows %s', async (_what, change, expected) => {
    expect(await changedBy(change)).toEqual(expected);
  });

  it('leaves out what environments write, also inside of a service', async () => {
    const written = { 'apps/web/deploy/values.yaml': 'image: {tag: a}' };
    expect(await changedBy(written)).toEqual(['web']);
    expect(await changedBy(written, { leaveOut: (path) => path.includes('/deploy/') })).toEqual([]);
  });

  it('leaves out the configuration under another name', async () => {
    const change = { 'apps/web/deploy.yaml': 'services: {}' };
    expect(await changedBy(change, { configFile: './apps/web/deploy.yaml' })).toEqual([]);
  });

  it('follows the build settings, whatever the order of their members', async () => {
    const withSettings = (value: unknown) => keysOf(files, { settings: (name) => (name === 'web' ? value : null) });
    const before = await withSettings({ args: { A: '1', B: '2' }, target: 'run' });
    const reordered = await withSettings({ target: 'run', args: { B: '2', A: '1' } });
    const after = await withSettings({ args: { A: '1', B: '3' }, target: 'run' });
    expect(reordered).toEqual(before);
    expect(after.get('web')).not.toBe(before.get('web'));
    expect(after.get('api')).toBe(before.get('api'));
  });

  it('does not depend on other services, on the order of files, or on the name', async () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const alone = await keysOf(reversed, {}, new Map([['shop-front', services.get('web')!]]));
    expect(alone.get('shop-front')).toBe((await keysOf(files)).get('web'));
  });

  it('ends in circles of services, and each follows all of them', async () => {
    const circle = new Map<string, ServiceConfig>([
      ['a', { path: 'a', 'depends-on': ['b'] }],
      ['b', { path: 'b', 'depends-on': ['c', 'missing'] }],
      ['c', { path: 'c', 'depends-on': ['a'] }],
      ['d', { path: 'd' }],
    ]);
    const [before, after] = [await keysOf({}, {}, circle), await keysOf({ 'b/x': '' }, {}, circle)];
    expect([...before.keys()].filter((name) => before.get(name) !== after.get(name))).toEqual(['a', 'b', 'c']);
  });

  it('is not fooled by names that look like two files, or by one file’s content under another’s name', async () => {
    const one = await keysOf({ 'go/gateway/a"],["b': 'x', 'go/gateway/c': 'y' });
    const two = await keysOf({ 'go/gateway/a': 'x', 'go/gateway/b': 'x', 'go/gateway/c': 'y' });
    const swapped = await keysOf({ 'go/gateway/a"],["b': 'y', 'go/gateway/c': 'x' });
    expect(new Set([one, two, swapped].map((keys) => keys.get('gateway'))).size).toBe(3);
  });

  it('counts a watched file whole although it else counts by parts or not at all', async () => {
    const watching = new Map([['web', { path: 'apps/web', watch: ['gitops.yaml', 'package.json', '**/*.md'] }]]);
    const keyOf = async (change: Files) => (await keysOf({ ...files, ...change }, {}, watching)).get('web');
    const before = await keyOf({});
    expect(await keyOf({ 'gitops.yaml': 'x' })).not.toBe(before);
    expect(await keyOf({ 'package.json': { ...root, scripts: {} } })).not.toBe(before);
    expect(await keyOf({ 'docs/a.md': '' })).not.toBe(before);
  });

  it('of a service at the root follows every file, and gitops.yaml still not', async () => {
    const whole = new Map([['shop', { path: '.' }]]);
    const keyOf = async (change: Files) => (await keysOf({ ...files, ...change }, {}, whole)).get('shop');
    const before = await keyOf({});
    expect(await keyOf({ 'docs/a.md': '' })).not.toBe(before);
    expect(await keyOf({ 'package.json': { ...root, scripts: {} } })).not.toBe(before);
    expect(await keyOf({ 'gitops.yaml': 'x' })).toBe(before);
  });

  it('follows symbolic links to files and directories elsewhere, and ends in circles of them', async () => {
    const links = {
      'apps/web/shared': '../../shared',
      'shared/next': '../lib/one',
      'lib/one': '../apps/web',
      up: '..',
      'apps/web/around': '..',
    };
    const keyOf = async (change: Files) => {
      const monorepo = await monorepoOf({ ...files, 'shared/a': 'a', 'lib/b': '', ...change }, links);
      return (await contentKeys({ ...monorepo, services })).keys;
    };
    const before = await keyOf({});
    const after = await keyOf({ 'shared/a': 'b' });
    expect(after.get('web')).not.toBe(before.get('web'));
    expect(after.get('api')).toBe(before.get('api'));
    expect((await keyOf({ 'lib/b': 'c' })).get('web')).toBe(before.get('web'));
    expect((await keyOf({ 'apps/api/src/a.ts': 'c' })).get('web')).toBe(before.get('web'));
  });

  it('follows directories and archives that a package.json names by path, which are no packages', async () => {
    const dependencies = {
      lib: 'file:../../libs/lib',
      archive: 'file:../../vendor/a.tgz',
      far: 'link:../../../elsewhere',
    };
    const linked = { ...files, 'apps/api/package.json': { name: 'api', dependencies } };
    const changes = async (path: string) => {
      const [before, after] = [await keysOf(linked), await keysOf({ ...linked, [path]: 'new' })];
      return all.filter((name) => before.get(name) !== after.get(name));
    };
    expect(await changes('libs/lib/src/a.js')).toEqual(['api', 'gateway']);
    expect(await changes('vendor/a.tgz')).toEqual(['api', 'gateway']);
    expect(await changes('vendor/b.tgz')).toEqual([]);
    expect(await changes('libs/library/a.js')).toEqual([]);
  });

  it('takes a submodule where packages may be for one that all depend on', async () => {
    const keysAt = async (id: string) => {
      const { tree } = await monorepoOf(files);
      const submodule = { path: 'packages/vendored', mode: '160000', id: id.repeat(40) };
      const withSubmodule = { ...tree, files: new Map([...tree.files, [submodule.path, submodule]]) };
      const { readWorkspaceOf } = await import('../../../../src/core/monorepo/workspace.ts');
      const graph = await readWorkspaceOf(withSubmodule);
      return (await contentKeys({ tree: withSubmodule, graph, services })).keys;
    };
    const [before, after] = [await keysAt('1'), await keysAt('2')];
    expect(all.filter((name) => before.get(name) !== after.get(name))).toEqual(all);
  });

  it('follows what turbo.json calls global', async () => {
    const turbo = {
      'turbo.json': '{\n  // all of them\n  "globalDependencies": ["config/*.json", "!config/x.json",],\n}',
    };
    const before = await keysOf({ ...files, ...turbo });
    const changes = async (file: string) =>
      (await keysOf({ ...files, ...turbo, [file]: '' })).get('api') !== before.get('api');
    expect(await changes('config/a.json')).toBe(true);
    expect(await changes('config/x.json')).toBe(false);
    expect(await changes('config/a.txt')).toBe(false);
  });
});

describe('the reasons of a change', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const external = fc.constantFrom('x', 'y', 'z');
  const few = <T>(values: fc.Arbitrary<T>) => fc.uniqueArray(values, { maxLength: 2 });
  /** A package.json, or none. */
  const manifest = fc.option(
    fc.record({
      name,
      dependencies: few(fc.oneof(name, external)).map((each) => Object.fromEntries(each.map((one) => [one, '*']))),
    }),
    { nil: undefined },
  );
  const text = fc.constantFrom('1', '2', undefined);
  const lock = fc.option(
    fc.record({
      versions: fc.record({
        x: fc.constantFrom('1', '2'),
        y: fc.constantFrom('1', '2', undefined),
        z: fc.constantFrom('1', '2'),
      }),
      needs: fc.record({ x: few(external), y: few(external), z: few(external) }),
    }),
    { nil: undefined },
  );
  const state = fc
    .record({
      root: fc.record({
        workspaces: few(fc.constantFrom('p/*', 'p/a', 'apps/*')),
        scripts: text,
        engines: text,
        overrides: text,
        devDependencies: few(name),
      }),
      manifests: fc.record({
        'p/a': manifest,
        'p/b': manifest,
        'p/a/inner': manifest,
        'apps/c': manifest,
        'apps/d': manifest,
      }),
      texts: fc.record({
        'p/a/1': text,
        'p/a/inner/1': text,
        'p/b/1': text,
        'apps/c/1': text,
        'apps/d/x/1': text,
        'o/1': text,
        '.npmrc': text,
        'README.md': text,
        'gitops.yaml': text,
      }),
      lock,
    })
    .map(({ root: { overrides, devDependencies, ...rest }, manifests, texts, lock: locked }): Files => {
      const packages = Object.entries(manifests).flatMap(([path, content]) =>
        content === undefined ? [] : [[path, content] as const],
      );
      return {
        'package.json': {
          ...rest,
          overrides: overrides === undefined ? undefined : { x: overrides },
          devDependencies: Object.fromEntries(devDependencies.map((each) => [each, '*'])),
        },
        ...Object.fromEntries(packages.map(([path, content]) => [`${path}/package.json`, content])),
        ...texts,
        'package-lock.json': locked && {
          lockfileVersion: 3,
          packages: {
            '': {},
            ...Object.fromEntries(packages),
            ...Object.fromEntries(
              Object.entries(locked.versions).flatMap(([each, version]) =>
                version === undefined
                  ? []
                  : [
                      [
                        `node_modules/${each}`,
                        {
                          version,
                          dependencies: Object.fromEntries(locked.needs[each as 'x'].map((one) => [one, '*'])),
                        },
                      ],
                    ],
              ),
            ),
            ...Object.fromEntries(
              packages.map(([path, content]) => [`node_modules/${content.name}`, { link: true, resolved: path }]),
            ),
          },
        },
      };
    });
  const serviceOf = (path: string) =>
    fc.record({
      path: fc.constant(path),
      watch: few(fc.constantFrom('o/*', 'p/**', '.npmrc', '**')),
      'depends-on': few(fc.constantFrom('one', 'two', 'three')),
    });
  const project = fc
    .record({ one: serviceOf('apps/c'), two: serviceOf('apps/d/x'), three: serviceOf('o') })
    .map((each) => new Map(Object.entries(each)));

  it('are there exactly when the key differs', async () => {
    let [same, different] = [0, 0];
    await fc.assert(
      fc.asyncProperty(state, state, fc.array(fc.nat(), { maxLength: 4 }), project, async (from, other, picked, of) => {
        // The second state is the first with some files of another one.
        const paths = Object.keys({ ...from, ...other });
        const taken = picked.map((each) => paths[each % paths.length] ?? '');
        const to = { ...from, ...Object.fromEntries(taken.map((path) => [path, other[path]])) };
        const [before, after] = [await monorepoOf(from), await monorepoOf(to)];
        const reasons = await affectedServices({ before, after, services: of });
        const [old, now] = [
          await contentKeys({ ...before, services: of }),
          await contentKeys({ ...after, services: of }),
        ];
        for (const service of of.keys()) {
          const differs = old.keys.get(service) !== now.keys.get(service);
          expect(reasons.get(service)?.length !== 0, `${service}: ${JSON.stringify(reasons.get(service))}`).toBe(
            differs,
          );
          if (differs) different += 1;
          else same += 1;
        }
      }),
      { numRuns: Number(process.env.MG_TEST_RUNS ?? 400) },
    );
    // Both happen often, or the property would say nothing.
    expect(Math.min(same, different)).toBeGreaterThan(100);
  });
});
