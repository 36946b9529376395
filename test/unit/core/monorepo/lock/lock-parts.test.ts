import { describe, expect, it } from 'vitest';
import { affectedServices, describeReason } from '../../../../../src/core/monorepo/affected.ts';
import { contentKeys } from '../../../../../src/core/monorepo/content/content-key.ts';
import { shop, shopServices } from '../../../../support/monorepo/shop.ts';
import { type Files, monorepoOf } from '../../../../support/source-tree.ts';

const services = new Map([
  ['web', { path: 'apps/web' }],
  ['api', { path: 'apps/api' }],
]);

async function reasons(before: Files, after: Files, of: typeof services | typeof shopServices = services) {
  const found = await affectedServices({
    before: await monorepoOf(before),
    after: await monorepoOf(after),
    services: of,
  });
  return Object.fromEntries(
    [...found]
      .filter(([, why]) => why.length > 0)
      .map(([name, why]) => [name, why.map((reason) => describeReason(name, reason))]),
  );
}

async function notes(files: Files) {
  return (await contentKeys({ ...(await monorepoOf(files)), services })).notes;
}

const needs = (name: string, dependencies: Record<string, string> = {}) => ({ name, dependencies });
const workspace: Files = {
  'package.json': { workspaces: ['apps/*'] },
  'apps/web/package.json': needs('web', { a: '^1.0.0' }),
  'apps/api/package.json': needs('api', { a: '^1.0.0' }),
};

describe('files at the root that speak of packages', () => {
  const pnpm = shop('pnpm');
  const settings = String(pnpm['pnpm-workspace.yaml']);
  const yarn = shop('yarn');
  const root = pnpm['package.json'] as object;

  it.each<[string, Files, Files]>([
    ['a comment in pnpm-workspace.yaml', pnpm, { 'pnpm-workspace.yaml': `# packages\n${settings}` }],
    ['a catalog whose packages stay', pnpm, { 'pnpm-workspace.yaml': settings.replace('^2.1.2', '^2.1.1') }],
    ['a catalog of yarn', yarn, { '.yarnrc.yml': `${yarn['.yarnrc.yml']}  unused: ^1.0.0\n` }],
    [
      'an override of what nobody has',
      pnpm,
      { 'package.json': { ...root, pnpm: { overrides: { 'left-pad-2>x': '1' } } } },
    ],
    ['how pnpm chooses versions', pnpm, { 'pnpm-workspace.yaml': `${settings}minimumReleaseAge: 1440\n` }],
    ['a script', pnpm, { 'package.json': { ...root, scripts: { prepare: 'husky' } } }],
    ['the version and words of the root', pnpm, { 'package.json': { ...root, version: '2.0.0', description: 'x' } }],
    [
      'a patch of what nobody has',
      pnpm,
      { 'package.json': { ...root, pnpm: { patchedDependencies: { 'x@1': 'y' } } } },
    ],
  ])('reach nobody by %s', async (_what, base, change) => {
    expect(await reasons(base, { ...base, ...change }, shopServices)).toEqual({});
  });

  it.each<[string, Files, string[]]>([
    ['an override of what one has', { pnpm: { overrides: { 'debug>ms': '2.1.2' } } }, ['web2', 'api']],
    ['an override in npm’s nested form', { overrides: { clsx: { '.': '1.0.0', 'kind-of': '1' } } }, ['web1', 'api']],
    ['a scoped selector', { resolutions: { '@acme/forms/react-dom': '18' } }, ['web1']],
    ['a resolution anywhere', { resolutions: { '**/is-buffer': '1' } }, ['api']],
    ['engines', { engines: { node: '24' } }, ['web1', 'web2', 'api']],
    ['the package manager', { packageManager: 'pnpm@11.0.0' }, ['web1', 'web2', 'api']],
    ['which scripts may run', { pnpm: { onlyBuiltDependencies: ['fsevents'] } }, ['web1', 'web2', 'api']],
    ['what is not known', { browserslist: ['last 2 versions'] }, ['web1', 'web2', 'api']],
  ])('reach by %s those who have it', async (_what, more, expected) => {
    const found = await reasons(pnpm, { ...pnpm, 'package.json': { ...root, ...more } }, shopServices);
    expect(Object.keys(found)).toEqual(expected);
    expect(Object.values(found).flat()).toEqual(
      expected.map(() => expect.stringMatching(/^package\.json changed \(.+\)$/)),
    );
  });

  it('reach everyone where the part of the lock file is not known', async () => {
    const unlocked = { ...pnpm, 'pnpm-lock.yaml': undefined };
    const more = { 'package.json': { ...root, pnpm: { overrides: { 'left-pad-2': '1' } } } };
    expect(Object.keys(await reasons(unlocked, { ...unlocked, ...more }, shopServices))).toEqual([
      'web1',
      'web2',
      'api',
    ]);
    const broken = { ...pnpm, 'pnpm-lock.yaml': 'lockfileVersion: 5.4\n' };
    expect(Object.keys(await reasons(broken, { ...broken, ...more }, shopServices))).toEqual(['web1', 'web2', 'api']);
    const catalog = { 'pnpm-workspace.yaml': settings.replace('^2.1.2', '^2.1.1') };
    expect(Object.keys(await reasons(unlocked, { ...unlocked, ...catalog }, shopServices))).toEqual([
      'web1',
      'web2',
      'api',
    ]);
  });

  it('may come and go', async () => {
    expect(Object.keys(await reasons(pnpm, { ...pnpm, 'pnpm-lock.yaml': undefined }, shopServices))).toHaveLength(3);
    expect(Object.keys(await reasons(pnpm, { ...pnpm, 'yarn.lock': '' }, shopServices))).toHaveLength(3);
  });
});

describe('pnpm-lock.yaml', () => {
  const lock = (web: string, api: string, more = '') =>
    [
      "lockfileVersion: '9.0'",
      'importers:',
      `  apps/web: {dependencies: {a: {specifier: ^1.0.0, version: ${web}}}}`,
      `  apps/api: {dependencies: {a: {specifier: ^1.0.0, version: ${api}}}}`,
      'packages:',
      '  a@1.0.0: {resolution: {integrity: sha512-one}}',
      '  a@1.0.1: {resolution: {integrity: sha512-two}}',
      'snapshots:',
      '  a@1.0.0: {}',
      '  a@1.0.1: {}',
      more,
    ].join('\n');
  const files = (text: string): Files => ({
    ...workspace,
    'package.json': {},
    'pnpm-workspace.yaml': 'packages: [apps/*]',
    'pnpm-lock.yaml': text,
  });

  it('reaches both sides when two packages change their versions with each other', async () => {
    const found = await reasons(files(lock('1.0.0', '1.0.1')), files(lock('1.0.1', '1.0.0')));
    expect(found).toEqual({
      web: ['its part of pnpm-lock.yaml changed (a 1.0.0 → 1.0.1)'],
      api: ['its part of pnpm-lock.yaml changed (a 1.0.1 → 1.0.0)'],
    });
  });

  it('reaches a service two of whose packages change their versions with each other', async () => {
    const both = {
      ...workspace,
      'package.json': {},
      'pnpm-workspace.yaml': 'packages: [apps/*]',
      'apps/web/package.json': needs('web', { a: '^1.0.0', api: 'workspace:*' }),
    };
    const [before, after] = [lock('1.0.0', '1.0.1'), lock('1.0.1', '1.0.0')];
    expect((await reasons({ ...both, 'pnpm-lock.yaml': before }, { ...both, 'pnpm-lock.yaml': after })).web).toEqual([
      'its part of pnpm-lock.yaml changed (settings, or which package gets which version)',
    ]);
  });

  it('knows packages that the workspace injects, and those of git and archives', async () => {
    const of = (integrity: string) =>
      [
        "lockfileVersion: '9.0'",
        'importers:',
        '  apps/web:',
        '    dependencies:',
        '      ui: {specifier: workspace:*, version: file:packages/ui(react@18.2.0)}',
        '      fork: {specifier: github:x/fork, version: https://codeload.example.com/x/fork/tar.gz/1a2b}',
        '  apps/api: {}',
        'packages:',
        '  ui@file:packages/ui: {resolution: {directory: packages/ui, type: directory}}',
        `  deep@1.0.0: {resolution: {integrity: ${integrity}}}`,
        '  react@18.2.0: {resolution: {integrity: sha512-r}}',
        '  fork@https://codeload.example.com/x/fork/tar.gz/1a2b: {resolution: {tarball: https://x.example.com}, version: 1.0.0}',
        'snapshots:',
        '  ui@file:packages/ui(react@18.2.0): {dependencies: {deep: 1.0.0, react: 18.2.0}}',
        '  fork@https://codeload.example.com/x/fork/tar.gz/1a2b: {}',
        '  deep@1.0.0: {}',
        '  react@18.2.0: {}',
      ].join('\n');
    expect(await notes(files(of('sha512-1')))).toEqual([]);
    expect(Object.keys(await reasons(files(of('sha512-1')), files(of('sha512-2'))))).toEqual(['web']);
  });

  it('may have one package alone', async () => {
    const one = (version: string) => ({
      'package.json': needs('shop', { a: '^1.0.0' }),
      'apps/web/main.ts': '',
      'pnpm-lock.yaml': `lockfileVersion: '6.0'\ndependencies:\n  a: {specifier: ^1.0.0, version: ${version}}\npackages:\n  /a@1.0.0: {}\n  /a@1.0.1: {}\n`,
    });
    expect(await reasons(one('1.0.0'), one('1.0.1'))).toEqual({
      web: ['its part of pnpm-lock.yaml changed (a 1.0.0 → 1.0.1)'],
      api: ['its part of pnpm-lock.yaml changed (a 1.0.0 → 1.0.1)'],
    });
  });

  it('reaches everyone by its settings', async () => {
    const more = (value: string) => files(lock('1.0.0', '1.0.0', `pnpmfileChecksum: ${value}`));
    expect(await reasons(more('x'), more('y'))).toEqual({
      web: ['its part of pnpm-lock.yaml changed (settings, or which package gets which version)'],
      api: ['its part of pnpm-lock.yaml changed (settings, or which package gets which version)'],
    });
  });

  it('with line ends of Windows says the same', async () => {
    expect(
      await reasons(files(lock('1.0.0', '1.0.0')), files(lock('1.0.0', '1.0.0').replaceAll('\n', '\r\n'))),
    ).toEqual({});
  });

  it.each([
    ['5.4', 'lockfileVersion: 5.4\n', 'its version "5.4" is not known'],
    ['a later one', "lockfileVersion: '10.0'\n", 'its version "10.0" is not known'],
    ['none', '- a\n', 'its version "" is not known'],
  ])('of version %s counts as a whole', async (_what, text, why) => {
    expect(await notes(files(text))).toEqual([
      `pnpm-lock.yaml counts as a whole for every service: it cannot be read: ${why}.`,
    ]);
  });

  it('counts as a whole for a service that it does not know', async () => {
    const text = lock('1.0.0', '1.0.0').replace('apps/api:', 'apps/api2:');
    expect(await notes(files(text))).toEqual(['pnpm-lock.yaml counts as a whole for api: apps/api is not in it.']);
    expect(Object.keys(await reasons(files(text), files(`${text}\n# comment`)))).toEqual(['api']);
  });
});

describe('package-lock.json', () => {
  const files = (packages: object): Files => ({
    ...workspace,
    'package-lock.json': {
      lockfileVersion: 3,
      packages: { '': {}, 'apps/web': needs('web', { a: '1' }), 'apps/api': needs('api', { a: '1' }), ...packages },
    },
  });

  it('finds the package that Node would find', async () => {
    const of = (inner: string) =>
      files({
        'node_modules/a': { version: '1.0.0' },
        'apps/api/node_modules/a': { version: '1.0.1', dependencies: { b: '1' }, optionalDependencies: { gone: '1' } },
        'apps/api/node_modules/a/node_modules/b': { version: inner, integrity: `sha512-${inner}` },
        'node_modules/b': { version: '9.0.0' },
      });
    expect(await notes(of('2.0.0'))).toEqual([]);
    expect(await reasons(of('2.0.0'), of('2.0.1'))).toEqual({
      api: ['its part of package-lock.json changed (b 2.0.0 → 2.0.1)'],
    });
  });

  it('goes through circles of packages, and chains of any length', async () => {
    const ring = (last: string) =>
      files({
        'node_modules/a': { version: '1.0.0', dependencies: { b: '1', 'chain-0': '1' } },
        'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
        'node_modules/c': { version: '1.0.0', dependencies: { b: '1', a: '1', d: '1' } },
        'node_modules/d': { version: last },
        ...Object.fromEntries(
          Array.from({ length: 5000 }, (_, index) => [
            `node_modules/chain-${index}`,
            {
              version: index === 4999 ? last : '1.0.0',
              dependencies: index === 4999 ? {} : { [`chain-${index + 1}`]: '1' },
            },
          ]),
        ),
        'apps/api': needs('api', { b: '1' }),
        'apps/web': needs('web', { d: '1' }),
      });
    expect(await reasons(ring('1.0.0'), ring('1.0.1'))).toEqual({
      web: ['its part of package-lock.json changed (d 1.0.0 → 1.0.1)'],
      api: ['its part of package-lock.json changed (chain-4999 1.0.0 → 1.0.1, d 1.0.0 → 1.0.1)'],
    });
  });

  it('does not follow what other packages make of one: dev, optional, peer', async () => {
    const of = (flags: object) => files({ 'node_modules/a': { version: '1.0.0', ...flags } });
    expect(await reasons(of({ dev: true, optional: true }), of({ peer: true, license: 'MIT' }))).toEqual({});
    expect(Object.keys(await reasons(of({}), of({ os: ['linux'] })))).toEqual(['web', 'api']);
  });

  it('of version 1 counts as a whole', async () => {
    const old = { ...workspace, 'package-lock.json': { lockfileVersion: 1, dependencies: {} } };
    expect(await notes(old)).toEqual([
      'package-lock.json counts as a whole for every service: it cannot be read: its version 1 has no "packages".',
    ]);
  });
});

describe('yarn.lock', () => {
  const classic = (...entries: string[]): Files => ({
    ...workspace,
    'yarn.lock': `# yarn lockfile v1\n\n${entries.join('\n\n')}\n`,
  });

  it('of yarn 1 has entries for several ranges, in quotes and not', async () => {
    const of = (version: string) =>
      classic(
        `a@^1.0.0, "a@>=1 <2", a@1.x:\n  version "1.0.0"\n  dependencies:\n    "@x/b" "^2.0.0 || ^3.0.0"`,
        `"@x/b@^2.0.0 || ^3.0.0":\n  version "${version}"\n  optionalDependencies:\n    gone "1"`,
      );
    expect(await notes(of('2.0.0'))).toEqual([]);
    expect((await reasons(of('2.0.0'), of('3.0.0'))).web).toEqual([
      'its part of yarn.lock changed (@x/b 2.0.0 → 3.0.0)',
    ]);
  });

  it('of yarn 1 answers a range that it does not have by all versions of the package', async () => {
    const of = (version: string) => classic(`a@9.0.0:\n  version "${version}"`);
    expect(await notes(of('9.0.0'))).toEqual([]);
    expect(Object.keys(await reasons(of('9.0.0'), of('9.0.1')))).toEqual(['web', 'api']);
  });

  it('has the patches of yarn itself beside the packages that they are for', async () => {
    const yarn = shop('yarn');
    const text = String(yarn['yarn.lock']);
    const patched = text.replace(/(?<=^ {2}resolution: "fsevents@patch:.*&hash=)\w+/m, 'another');
    expect(patched).not.toBe(text);
    expect(Object.keys(await reasons(yarn, { ...yarn, 'yarn.lock': patched }, shopServices))).toEqual(['web2']);
  });

  it('of yarn 2 and 3 has ranges without a protocol', async () => {
    const of = (version: string): Files => ({
      ...workspace,
      'yarn.lock': [
        '__metadata:\n  version: 6',
        '"a@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "a@npm:1.0.0"\n  dependencies:\n    b: ^2.0.0\n  checksum: x',
        `"b@npm:^2.0.0":\n  version: ${version}\n  resolution: "b@npm:${version}"\n  checksum: y`,
        '"web@workspace:apps/web":\n  version: 0.0.0-use.local\n  resolution: "web@workspace:apps/web"\n  dependencies:\n    a: ^1.0.0',
        '"api@workspace:apps/api":\n  version: 0.0.0-use.local\n  resolution: "api@workspace:apps/api"',
        '"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."',
      ].join('\n\n'),
    });
    expect(await notes(of('2.0.0'))).toEqual([]);
    expect(await reasons(of('2.0.0'), of('2.0.1'))).toEqual({
      web: ['its part of yarn.lock changed (b 2.0.0 → 2.0.1)'],
    });
  });
});

describe('bun.lock', () => {
  const files = (packages: object): Files => ({
    ...workspace,
    'bun.lock': {
      lockfileVersion: 1,
      workspaces: { '': {}, 'apps/web': needs('web', { a: '1' }), 'apps/api': needs('api', { a: '1' }) },
      packages,
    },
  });

  it('finds the package that is nearest', async () => {
    const of = (version: string) =>
      files({
        a: ['a@1.0.0', '', {}, 'sha512-a'],
        'api/a': ['a@2.0.0', '', { dependencies: { '@x/b': '1' } }, 'sha512-b'],
        'api/a/@x/b': [`@x/b@${version}`, '', { peerDependencies: { gone: '1' } }, 'sha512-c'],
        '@x/b': ['@x/b@0.1.0', '', {}, 'sha512-d'],
      });
    expect(await notes(of('1.0.0'))).toEqual([]);
    expect(await reasons(of('1.0.0'), of('1.0.1'))).toEqual({
      api: ['its part of bun.lock changed (@x/b 1.0.0 → 1.0.1)'],
    });
  });

  it('in the binary form counts as a whole', async () => {
    const binary = { ...workspace, 'bun.lockb': '\u0000\u0001' };
    expect(await notes(binary)).toEqual(['bun.lockb counts as a whole for every service: it is in a binary form.']);
    expect((await reasons(binary, { ...binary, 'bun.lockb': '\u0000\u0002' })).web).toEqual([
      'bun.lockb changed, which counts as a whole: it is in a binary form',
    ]);
  });
});

describe('a message', () => {
  it('names the packages that the service itself depends on before those that they need', async () => {
    const of = (version: string): Files => ({
      ...workspace,
      'package-lock.json': {
        lockfileVersion: 3,
        packages: {
          '': {},
          'apps/web': needs('web', { z: '1' }),
          'apps/api': needs('api'),
          'node_modules/a': { version },
          'node_modules/b': { version },
          'node_modules/z': { version, dependencies: { a: '1', b: '1' } },
        },
      },
      'apps/web/package.json': needs('web'),
      'apps/api/package.json': needs('api'),
    });
    expect((await reasons(of('1'), of('2'))).web).toEqual([
      'its part of package-lock.json changed (z 1 → 2, a 1 → 2, b 1 → 2)',
    ]);
  });

  it('names three packages, those first whose version changed', async () => {
    const of = (versions: Record<string, string>): Files => ({
      ...workspace,
      'package-lock.json': {
        lockfileVersion: 3,
        packages: {
          '': {},
          'apps/web': needs('web', versions),
          'apps/api': needs('api'),
          ...Object.fromEntries(
            Object.entries(versions).map(([name, version]) => [`node_modules/${name}`, { version }]),
          ),
        },
      },
      'apps/web/package.json': needs('web'),
      'apps/api/package.json': needs('api'),
    });
    const found = await reasons(of({ a: '1', c: '1', e: '1' }), of({ b: '2', c: '2', d: '2', e: '2' }));
    expect(found).toEqual({
      web: ['its part of package-lock.json changed (c 1 → 2, e 1 → 2, a 1 removed and 2 more)'],
    });
  });
});
