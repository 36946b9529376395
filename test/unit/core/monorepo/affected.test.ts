import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedServices, allServices, describeReason } from '../../../../src/core/monorepo/affected.ts';
import type { ServiceConfig } from '../../../../src/core/monorepo/project.ts';
import { type Files, monorepoOf } from '../../../support/source-tree.ts';

function manifest(name: string, ...dependencies: string[]) {
  return { name, dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])) };
}

/** web → forms → ui ⇄ theme; api → ui; ui also has a nested package that nothing depends on. */
const files: Files = {
  'package.json': { workspaces: ['apps/*', 'packages/*', 'packages/ui/playground'] },
  'apps/web/package.json': manifest('web', '@acme/forms'),
  'apps/web-admin/package.json': manifest('web-admin'),
  'apps/api/package.json': manifest('api', '@acme/ui'),
  'packages/forms/package.json': manifest('@acme/forms', '@acme/ui'),
  'packages/ui/package.json': manifest('@acme/ui', '@acme/theme'),
  'packages/theme/package.json': manifest('@acme/theme', '@acme/ui'),
  'packages/ui/playground/package.json': manifest('playground', '@acme/ui'),
  'go/gateway/go.mod': 'module gateway',
};

const services = new Map<string, ServiceConfig>([
  ['web', { path: 'apps/web', build: { dockerfile: 'docker/web.Dockerfile' }, watch: ['proto/**/*.proto'] }],
  ['web-admin', { path: './apps/web-admin/' }],
  ['api', { path: 'apps/api' }],
  ['gateway', { path: 'go/gateway', 'depends-on': ['api'] }],
  ['edge', { path: 'go/edge', 'depends-on': ['gateway'] }],
]);

/** The reasons of the affected services after files got other contents. */
async function reasonsOf(change: Files, over: Partial<Parameters<typeof affectedServices>[0]> = {}) {
  const before = await monorepoOf(files);
  const after = await monorepoOf({ ...files, ...change });
  const found = await affectedServices({ before, after, services, ...over });
  return Object.fromEntries(
    [...found]
      .filter(([, why]) => why.length > 0)
      .map(([name, why]) => [name, why.map((reason) => describeReason(name, reason))]),
  );
}

function reasons(changedFiles: readonly string[], over: Partial<Parameters<typeof affectedServices>[0]> = {}) {
  return reasonsOf(Object.fromEntries(changedFiles.map((file) => [file, 'changed'])), over);
}

const dependents = {
  gateway: ['service api is affected, gateway depends on it'],
  edge: ['service gateway is affected, edge depends on it'],
};

describe('a change', () => {
  it.each<[string, string[], Record<string, string[]>]>([
    ['of nothing affects nothing', [], {}],
    ['outside of every service affects nothing', ['docs/a.md', 'apps/README.md', 'apps/web2/x'], {}],
    [
      'in a service affects it, and not one whose directory has a longer name',
      ['apps/web/a.ts'],
      { web: ['apps/web/a.ts changed'] },
    ],
    [
      'in a directory that is written with ./ and / counts',
      ['apps/web-admin/a.ts'],
      { 'web-admin': ['apps/web-admin/a.ts changed'] },
    ],
    [
      'of Markdown counts like everything else',
      ['apps/web/README.md', 'apps/web/b'],
      { web: ['apps/web/README.md and 1 more changed'] },
    ],
    [
      'of its Dockerfile elsewhere affects it',
      ['docker/web.Dockerfile'],
      { web: ['its Dockerfile docker/web.Dockerfile changed'] },
    ],
    [
      'of that Dockerfile’s own ignore file affects it',
      ['docker/web.Dockerfile.dockerignore'],
      { web: ['its Dockerfile docker/web.Dockerfile.dockerignore changed'] },
    ],
    [
      'of what it watches affects it',
      ['proto/v1/a.proto', 'proto/a.txt'],
      { web: ['proto/v1/a.proto changed, watched by proto/**/*.proto'] },
    ],
    [
      'of a package affects every service that depends on it, by the shortest way, with its dependents',
      ['packages/ui/src/x.ts'],
      {
        web: ['package @acme/ui changed (packages/ui/src/x.ts), web depends on it through @acme/forms'],
        api: ['package @acme/ui changed (packages/ui/src/x.ts), api depends on it'],
        ...dependents,
      },
    ],
    [
      'of a package behind a circle is found',
      ['packages/theme/x.css'],
      {
        web: ['package @acme/theme changed (packages/theme/x.css), web depends on it through @acme/forms → @acme/ui'],
        api: ['package @acme/theme changed (packages/theme/x.css), api depends on it through @acme/ui'],
        ...dependents,
      },
    ],
    ['of a package inside of a package is its own', ['packages/ui/playground/x.ts'], {}],
    [
      'has all of its reasons',
      ['apps/api/a.ts', 'packages/ui/b.ts', 'go/gateway/main.go'],
      {
        web: ['package @acme/ui changed (packages/ui/b.ts), web depends on it through @acme/forms'],
        api: ['apps/api/a.ts changed', 'package @acme/ui changed (packages/ui/b.ts), api depends on it'],
        gateway: ['go/gateway/main.go changed', ...dependents.gateway],
        edge: dependents.edge,
      },
    ],
  ])('%s', async (_what, changedFiles, expected) => {
    expect(await reasons(changedFiles)).toEqual(expected);
  });

  it.each(['turbo.json', '.npmrc', '.nvmrc', '.dockerignore', 'patches/react@19.patch', 'tsconfig.base.json'])(
    'of %s at the root affects every service',
    async (file) => {
      const found = await reasons([file]);
      expect(Object.keys(found)).toEqual([...services.keys()]);
      expect(found['web-admin']).toEqual([`${file} changed, which every service is built from`]);
    },
  );

  it.each(['docs/package.json', 'README.md', 'packages-lock.json', 'gitops.yaml', 'docs/tsconfig.json'])(
    'of %s does not',
    async (file) => {
      expect(await reasons([file])).toEqual({});
    },
  );

  it('anywhere affects a service at the root', async () => {
    expect(await reasons(['x/y'], { services: new Map([['all', { path: '.' }]]) })).toEqual({ all: ['x/y changed'] });
  });

  it('of a package around a service affects it', async () => {
    const inner = new Map([['web', { path: 'apps/web/docker' }]]);
    expect(await reasons(['apps/web/src/a.ts'], { services: inner })).toEqual({
      web: ['package web changed (apps/web/src/a.ts), web depends on it'],
    });
  });

  it('ends in circles of services', async () => {
    const circle = new Map<string, ServiceConfig>([
      ['a', { path: 'a', 'depends-on': ['c'] }],
      ['b', { path: 'b', 'depends-on': ['a'] }],
      ['c', { path: 'c', 'depends-on': ['b'] }],
    ]);
    expect(Object.keys(await reasons(['a/x'], { services: circle }))).toEqual(['a', 'b', 'c']);
  });
});

describe('more changes', () => {
  it('never make a service unaffected', async () => {
    const changes = fc.array(
      fc.constantFrom(
        'apps/web/a',
        'packages/ui/a',
        'packages/theme/b',
        'go/edge/x',
        'proto/a.proto',
        'README.md',
        'tsconfig.json',
      ),
    );
    await fc.assert(
      fc.asyncProperty(changes, changes, async (some, others) => {
        const before = Object.keys(await reasons(some));
        expect(Object.keys(await reasons([...some, ...others]))).toEqual(expect.arrayContaining(before));
      }),
    );
  });
});

describe('the files that differ alone', () => {
  // A package.json that says something new about people makes no difference to any service, but all is looked at then.
  const lookedAt = { 'docs/package.json': { description: 'changed' } };
  const links = { 'apps/api/shared': '../../shared', 'packages/theme/logo': '../../shared/logo.svg' };
  const withShared: Files = {
    ...files,
    'shared/logo.svg': 'a',
    'patches/x.patch': 'a',
  };
  const paths = [
    ...['apps/web/a', 'packages/ui/a', 'packages/ui/playground/a', 'packages/theme/b', 'go/edge/x', 'proto/a.proto'],
    ...['README.md', 'tsconfig.json', '.npmrc', 'docker/web.Dockerfile', 'shared/logo.svg', 'patches/x.patch'],
    ...['docs/a', 'packages/forms/src/x.ts', 'docker/web.Dockerfile.dockerignore'],
  ];
  const reach = async (before: Files, after: Files) => {
    const [old, now] = await Promise.all([monorepoOf(before, links), monorepoOf(after, links)]);
    const found = await affectedServices({ before: old, after: now, services });
    return [...found].map(([name, why]) => [name, why.map((reason) => describeReason(name, reason))]);
  };

  it('are reasons for the services that they would be reasons for among all', async () => {
    const change = fc.dictionary(fc.constantFrom(...paths), fc.constantFrom('a', 'b', 'c'));
    await fc.assert(
      fc.asyncProperty(change, change, async (first, second) => {
        const [before, after] = [
          { ...withShared, ...first },
          { ...withShared, ...second },
        ];
        expect(await reach(before, after)).toEqual(await reach(before, { ...after, ...lookedAt }));
      }),
    );
  });
});

describe('a base that is not known', () => {
  it('takes everything and says so', () => {
    const found = allServices(['a', 'b'], 'the base cannot be fetched');
    expect([...found.keys()]).toEqual(['a', 'b']);
    expect(describeReason('a', found.get('a')![0]!)).toBe('everything is taken: the base cannot be fetched');
  });
});
