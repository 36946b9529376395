import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { servicesOfWorkspace } from '../../../../src/core/monorepo/plan.ts';
import { packageAround, readWorkspace } from '../../../../src/core/monorepo/workspace.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

let root: string;
beforeEach(async () => {
  root = scratchDirectory('workspace');
});

async function write(files: Readonly<Record<string, unknown>>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const paths = async () => [...(await readWorkspace(root)).packages.keys()];
const dependenciesOf = async (path: string) => (await readWorkspace(root)).packages.get(path)?.dependencies;

/** Directories that each have a package.json named after them. */
const tree = {
  'apps/web/package.json': { name: 'web' },
  'apps/api/package.json': { name: 'api' },
  'packages/ui/package.json': { name: '@acme/ui' },
  'packages/ui/node_modules/x/package.json': { name: 'x' },
  'packages/deep/er/package.json': { name: 'deeper' },
  'packages/old/package.json': { name: 'old' },
  'packages/old/test/package.json': { name: 'old-test' },
  'packages/no-package/README.md': '',
  'packages/.hidden/package.json': { name: 'hidden' },
  'node_modules/y/package.json': { name: 'y' },
};
const workspaces = (...list: string[]) => ({ 'package.json': { workspaces: list } });

describe('the packages of a workspace', () => {
  it.each([
    ['npm, bun: a list', workspaces('apps/*', 'packages/ui'), ['apps/api', 'apps/web', 'packages/ui']],
    [
      'yarn 1: packages and nohoist',
      { 'package.json': { workspaces: { packages: ['apps/*'], nohoist: ['**'] } } },
      ['apps/api', 'apps/web'],
    ],
    ['pnpm', { 'pnpm-workspace.yaml': 'packages:\n  - "apps/**"\n' }, ['apps/api', 'apps/web']],
    [
      'pnpm before package.json',
      { ...workspaces('packages/*'), 'pnpm-workspace.yaml': 'packages: [apps/web]' },
      ['apps/web'],
    ],
    [
      'pnpm settings without packages',
      { ...workspaces('apps/*'), 'pnpm-workspace.yaml': 'catalog: {}' },
      ['apps/api', 'apps/web'],
    ],
    ['pnpm with an empty list', { ...workspaces('apps/*'), 'pnpm-workspace.yaml': 'packages: []' }, []],
    ['the root itself', workspaces('.', 'apps/web'), ['.', 'apps/web']],
    ['./ and trailing slashes', workspaces('./apps/*/', 'packages/ui/'), ['apps/api', 'apps/web', 'packages/ui']],
    [
      '** without node_modules and hidden directories',
      workspaces('packages/**'),
      ['packages/deep/er', 'packages/old', 'packages/old/test', 'packages/ui'],
    ],
    ['a hidden directory that is written out', workspaces('packages/.hidden'), ['packages/.hidden']],
    ['braces', workspaces('{apps,packages}/{web,ui}'), ['apps/web', 'packages/ui']],
    [
      'a negation of one package',
      workspaces('packages/**', '!packages/old'),
      ['packages/deep/er', 'packages/old/test', 'packages/ui'],
    ],
    [
      'a negation of a directory name',
      workspaces('packages/**', '!**/test/**'),
      ['packages/deep/er', 'packages/old', 'packages/ui'],
    ],
    ['a negation that stands first', workspaces('!apps/web', 'apps/*'), ['apps/api']],
    ['directories that do not exist', workspaces('nowhere/*'), []],
    ['no workspaces', { 'package.json': { name: 'x' } }, []],
    ['no package.json', {}, []],
  ])('%s', async (_what, files, expected) => {
    await write({ ...tree, 'package.json': {}, ...files });
    expect(await paths()).toEqual(expected);
  });

  it('are not looked for behind symbolic links, which may lead out of the monorepo (law 7)', async () => {
    const outside = scratchDirectory('outside');
    try {
      await writeFile(join(outside, 'package.json'), '{"name": "outside"}');
      await write({ ...tree, ...workspaces('apps/*', 'apps/linked', 'loop/**') });
      await symlink(outside, join(root, 'apps/linked'));
      await mkdir(join(root, 'loop'));
      await symlink(root, join(root, 'loop/again'));
      expect(await paths()).toEqual(['apps/api', 'apps/web']);
    } finally {
      await rm(outside, { recursive: true });
    }
  });

  it.each([
    ['a pattern that leads out', workspaces('../*'), 'the pattern "../*" leads out of the monorepo'],
    ['an absolute pattern', workspaces('/etc/*'), 'leads out of the monorepo'],
    [
      'patterns that are no list',
      { 'package.json': { workspaces: 'apps/*' } },
      'workspaces of package.json: is not a list of globs',
    ],
    [
      'a broken package.json',
      { ...workspaces('apps/*'), 'apps/web/package.json': '{' },
      'apps/web/package.json: cannot be parsed',
    ],
    [
      'a package.json that is no object',
      { ...workspaces('apps/*'), 'apps/web/package.json': '[]' },
      'apps/web/package.json: is not a JSON object',
    ],
    ['a broken pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: [' }, 'pnpm-workspace.yaml: cannot be parsed'],
  ])('are refused with the file that is wrong (law 10): %s', async (_what, files, expected) => {
    await write({ ...tree, ...files });
    await expect(readWorkspace(root)).rejects.toThrow(expected);
    await expect(readWorkspace(root)).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe('the dependencies of a package', () => {
  const manifest = (wanted: object) => ({ name: 'web', ...wanted });

  it.each([
    ['by version', { dependencies: { '@acme/ui': '^1.0.0' } }],
    ['for development', { devDependencies: { '@acme/ui': '*' } }],
    ['optionally', { optionalDependencies: { '@acme/ui': '1' } }],
    ['as a peer', { peerDependencies: { '@acme/ui': '1' } }],
    ['by the workspace protocol', { dependencies: { '@acme/ui': 'workspace:^' } }],
    ['by the workspace protocol and a path', { dependencies: { anything: 'workspace:../../packages/ui' } }],
    ['by the workspace protocol under an alias', { dependencies: { ui: 'workspace:@acme/ui@*' } }],
    ['under an npm alias', { dependencies: { ui: 'npm:@acme/ui@^1' } }],
    ['by a catalog', { dependencies: { '@acme/ui': 'catalog:' } }],
    ['by file:', { dependencies: { anything: 'file:../../packages/ui' } }],
    ['by link:', { dependencies: { anything: 'link:../../packages/ui/' } }],
    ['by portal:', { dependencies: { anything: 'portal:../../packages/ui' } }],
  ])('are found %s', async (_how, wanted) => {
    await write({ ...tree, ...workspaces('apps/*', 'packages/*'), 'apps/web/package.json': manifest(wanted) });
    expect(await dependenciesOf('apps/web')).toEqual(['packages/ui']);
  });

  it('leave out what the workspace does not have, and the package itself', async () => {
    const wanted = {
      react: '^19',
      x: 'file:../../../elsewhere',
      web: 'workspace:*',
      __proto__x: '1',
      constructor: '1',
    };
    await write({ ...tree, ...workspaces('apps/*'), 'apps/web/package.json': manifest({ dependencies: wanted }) });
    expect(await dependenciesOf('apps/web')).toEqual([]);
  });

  it('are all packages of a name that is there twice: one too many costs a build, one too few a wrong deploy', async () => {
    await write({
      ...tree,
      ...workspaces('apps/*', 'packages/*'),
      'packages/old/package.json': { name: '@acme/ui' },
      'apps/web/package.json': manifest({ dependencies: { '@acme/ui': '1' } }),
    });
    expect(await dependenciesOf('apps/web')).toEqual(['packages/old', 'packages/ui']);
  });
});

describe('the package around a path', () => {
  it('is the innermost one', async () => {
    await write({ ...tree, ...workspaces('packages/**', 'apps/web') });
    const graph = await readWorkspace(root);
    const around = (path: string) => packageAround(graph, path)?.path;
    expect(around('packages/old/test/a.ts')).toBe('packages/old/test');
    expect(around('packages/old/a.ts')).toBe('packages/old');
    expect(around('./apps/web/')).toBe('apps/web');
    expect(around('apps/webber/a.ts')).toBeUndefined();
    expect(around('README.md')).toBeUndefined();
  });
});

describe('services without gitops.yaml', () => {
  it('are the packages with a Dockerfile, under their names without the scope', async () => {
    await write({
      ...tree,
      ...workspaces('apps/*', 'packages/*'),
      'apps/web/Dockerfile': '',
      'apps/api/package.json': { name: '@acme/Big.Api' },
      'apps/api/Dockerfile': '',
      'apps/cron/package.json': {},
      'apps/cron/Dockerfile': '',
    });
    const services = await servicesOfWorkspace(root, await readWorkspace(root));
    expect([...services.values()].map(({ path }) => path)).toEqual(['apps/api', 'apps/cron', 'apps/web']);
    expect([...services.keys()]).toEqual([expect.stringMatching(/^big-api-[0-9a-f]{8}$/), 'cron', 'web']);
  });

  it('are refused when two would have one name', async () => {
    await write({
      ...workspaces('apps/*'),
      'apps/a/package.json': { name: '@x/web' },
      'apps/a/Dockerfile': '',
      'apps/b/package.json': { name: '@y/web' },
      'apps/b/Dockerfile': '',
    });
    await expect(readWorkspace(root).then((graph) => servicesOfWorkspace(root, graph))).rejects.toThrow(
      'the packages in apps/a and apps/b would both be the service "web"',
    );
  });
});
