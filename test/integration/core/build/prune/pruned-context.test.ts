/** What stands in the build context of a service whose workspace is pruned. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildImage } from '../../../../../src/commands/build-image.ts';
import { allEngines } from '../../../../../src/core/build/engines.ts';
import { prunedContext } from '../../../../../src/core/build/prune/pruned-context.ts';
import { imageTarget, specOf } from '../../../../../src/core/build/request.ts';
import type { ServiceConfig } from '../../../../../src/core/monorepo/project.ts';
import type { Environment } from '../../../../../src/core/ports.ts';
import { undoAll } from '../../../../../src/core/run-end.ts';
import { ciContext, createInputs, type Given } from '../../../../support/inputs.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { type Manager, shop, shopServices } from '../../../../support/monorepo/shop.ts';
import { pathWith, ShopRepository } from '../../../../support/monorepo/shop-repository.ts';
import { memoryLog, portsOf } from '../../../../support/ports.ts';
import { nodeProgram, turbo } from '../../../../support/real-parts.ts';
import type { Files } from '../../../../support/source-tree.ts';

/** Turbo starts itself by the Node on PATH. */
const turboEnvironment = {
  PATH: `${dirname(process.execPath)}:${dirname(nodeProgram('turbo'))}:${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: '1',
};

async function contextOf(
  repository: ShopRepository,
  given: Given = {},
  {
    env = turboEnvironment,
    meanwhile = async () => {},
    pruned = { name: 'web1', service: shopServices.get('web1')! },
  }: {
    env?: Environment;
    meanwhile?: (directory: string) => Promise<void>;
    pruned?: { name: string; service: ServiceConfig };
  } = {},
) {
  const { cwd } = repository;
  const { inputs } = createInputs(buildImage, { image: 'registry.example.com/fe/web1', prune: 'workspace', ...given });
  const request = { ...inputs, placeholders: { sha8: 'abcdef01' }, ci: ciContext({ workspace: cwd }), cwd, pruned };
  const log = memoryLog();
  const ports = portsOf({ env, log });
  const spec = specOf(request, imageTarget(request), ports);
  await using context = await prunedContext(request, spec, allEngines, ports);
  const directory = context!.spec.context;
  const isPrivate = (statSync(dirname(directory)).mode & 0o777) === 0o700;
  const found = { files: filesIn(directory), modes: modesIn(directory), directory, isPrivate, log };
  await meanwhile(directory);
  return found;
}

function filesIn(root: string, directory = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(root, directory)).flatMap((name): [string, string][] => {
      const path = join(directory, name);
      const kind = lstatSync(join(root, path));
      if (kind.isDirectory()) return Object.entries(filesIn(root, path));
      return [
        [path, kind.isSymbolicLink() ? `→${readlinkSync(join(root, path))}` : readFileSync(join(root, path), 'utf8')],
      ];
    }),
  );
}

function modesIn(root: string, path = '.'): Record<string, number> {
  const found = lstatSync(join(root, path));
  const names = found.isDirectory() ? readdirSync(join(root, path)) : [];
  return Object.assign({ [path]: found.mode & 0o777 }, ...names.map((name) => modesIn(root, join(path, name))));
}

/** What a turborepo has beside its packages. */
const around = {
  'apps/Dockerfile': 'FROM scratch\nCOPY . .\n',
  'apps/web1/src/i.ts': '1',
  'apps/web2/src/i.ts': '2',
  'README.md': '',
  '.gitignore': 'node_modules\ngenerated\n.env.local\n',
  '.npmrc': 'save-exact=true\n',
  '.nvmrc': '24\n',
  'tsconfig.base.json': '{}',
  'turbo.json': { globalDependencies: ['config/*.json'], tasks: { build: {} } },
  'config/a.json': '{}',
  '.github/workflows/ci.yml': 'on: push\n',
};

const dockerfile = 'apps/Dockerfile';

function repositoryOf(manager: Manager, more: Files = {}): ShopRepository {
  return new ShopRepository({ ...shop(manager, 'special'), ...around, ...more });
}

const manifests = ['apps/web1/package.json', 'packages/forms/package.json', 'packages/ui/package.json'];
const shared = ['.gitignore', '.npmrc', '.nvmrc', 'config/a.json', 'package.json', 'tsconfig.base.json', 'turbo.json'];

const ofManager: Partial<Record<Manager, readonly string[]>> = {
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'patches/clsx@1.2.1.patch'],
  npm: ['package-lock.json'],
  yarn: ['yarn.lock', '.yarnrc.yml', '.yarn/patches/clsx.patch'],
  'yarn-1': ['yarn.lock'],
  bun: ['bun.lock', 'patches/clsx@1.2.1.patch'],
};

const realTurbo = await turbo();

describe('a pruned context', () => {
  it.each<[Manager, string]>([
    ['pnpm', 'workspace'],
    ['npm', 'workspace'],
    ...(realTurbo.present
      ? (['pnpm', 'npm', 'yarn', 'yarn-1', 'bun'] as const).map((each) => [each, 'turbo'] as [Manager, string])
      : []),
  ])(
    'of %s by %s has the packages that the service depends on and what all share, at the same paths',
    async (manager, prune) => {
      const { files, log } = await contextOf(repositoryOf(manager), { dockerfile, prune });
      const wanted = [...manifests, 'apps/web1/src/i.ts', ...shared, ...(ofManager[manager] ?? [])].sort();
      expect(Object.keys(files).sort()).toEqual(wanted);
      expect(log.lines.at(-1)).toBe(`Pruned context (${prune}): ${wanted.length} files`);
      const text = Object.values(files).join('\n');
      // What only web2 and api depend on.
      expect(text).not.toMatch(/debug@|is-even@|node_modules\/(debug|is-even)"/);
      expect(text).toContain('clsx');
    },
  );

  it.each(realTurbo.present ? ['workspace', 'turbo'] : ['workspace'])(
    'by %s keeps the entries of catalogs that overrides in package.json take their ranges from',
    async (prune) => {
      const files = shop('pnpm', 'special');
      const root = files['package.json'] as { pnpm: { overrides: Record<string, string> } };
      const overrides = { ...root.pnpm.overrides, 'forms>clsx@2': 'catalog:', react: 'catalog:ui' };
      const repository = repositoryOf('pnpm', {
        'package.json': { ...root, pnpm: { ...root.pnpm, overrides } },
        'pnpm-workspace.yaml': `${files['pnpm-workspace.yaml']}  clsx: 1.2.1\ncatalogs:\n  ui: { react: 18.2.0, other: 1.0.0 }\n  unused: { react: 17.0.2 }\n`,
      });
      const { files: found } = await contextOf(repository, { dockerfile, prune });
      const { catalog, catalogs } = parse(found['pnpm-workspace.yaml'] ?? '');
      expect({ catalog, catalogs }).toEqual({ catalog: { clsx: '1.2.1' }, catalogs: { ui: { react: '18.2.0' } } });
    },
  );

  describe('of pnpm has the patches of the packages that stay', () => {
    const hash = '9c54280d55c28116e6a53d3b96a0924b96ab225602b41cdd11bc4274c35467e2';
    const oldForm = `  clsx@1.2.1:\n    hash: ${hash}\n    path: patches/clsx@1.2.1.patch\n`;
    const environment = `---\nlockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    configDependencies:\n      hooks:\n        specifier: 1.0.0\n        version: 1.0.0\n\n---\n`;

    it.each([
      ['without a version', 'clsx', `  clsx:\n    hash: ${hash}\n    path: tools/clsx.patch\n`, ''],
      ['of a range', 'clsx@^1.0.0', `  clsx@^1.0.0:\n    hash: ${hash}\n    path: tools/clsx.patch\n`, ''],
      ['in the form of pnpm 11', 'clsx@1.2.1', `  clsx@1.2.1: ${hash}\n`, ''],
      ['of a range in the form of pnpm 11', 'clsx@^1.0.0', `  clsx@^1.0.0: ${hash}\n`, ''],
      ['behind what pnpm itself needs', 'clsx@^1.0.0', `  clsx@^1.0.0: ${hash}\n`, environment],
    ])('%s', async (_, selector, locked, before) => {
      const files = shop('pnpm', 'special');
      const root = files['package.json'] as { pnpm: Record<string, unknown> };
      const lock = String(files['pnpm-lock.yaml']);
      const entry = { [selector]: './tools/clsx.patch' };
      expect(lock).toContain(oldForm);
      const repository = repositoryOf('pnpm', {
        'package.json': { ...root, pnpm: { overrides: root.pnpm.overrides } },
        'pnpm-workspace.yaml': `${files['pnpm-workspace.yaml']}patchedDependencies: ${JSON.stringify(entry)}\n`,
        'pnpm-lock.yaml': before + lock.replace(oldForm, locked),
        'tools/clsx.patch': files['patches/clsx@1.2.1.patch'],
        'patches/clsx@1.2.1.patch': undefined,
      });
      const { files: found, log } = await contextOf(repository, { dockerfile });
      expect(log.lines.filter((line) => line.includes('as a whole'))).toEqual([]);
      expect(found['tools/clsx.patch']).toBe(files['patches/clsx@1.2.1.patch']);
      expect(parse(found['pnpm-workspace.yaml']!).patchedDependencies).toEqual(entry);
      expect(found['pnpm-lock.yaml']!.startsWith(before)).toBe(true);
      expect(found['pnpm-lock.yaml']).toContain(`\npatchedDependencies:\n${locked}\n`);
      expect(found['pnpm-lock.yaml']).not.toMatch(/debug@/);

      const api = { pruned: { name: 'api', service: shopServices.get('api')! } };
      const { files: without } = await contextOf(repository, { dockerfile }, api);
      expect(Object.keys(without)).not.toContain('tools/clsx.patch');
      expect(`${without['pnpm-workspace.yaml']}${without['pnpm-lock.yaml']}`).not.toContain('clsx');
    });
  });

  it.skipIf(!realTurbo.present)(
    realTurbo.titled('serves a Dockerfile that runs turbo prune in it: its lock file is pruned already'),
    async () => {
      for (const manager of ['pnpm', 'npm'] as const) {
        const repository = repositoryOf(manager);
        const outer = await contextOf(repository, { dockerfile });
        const inner = new ShopRepository(outer.files);
        execFileSync(nodeProgram('turbo'), ['prune', 'web1', '--docker'], {
          cwd: inner.cwd,
          env: turboEnvironment,
          stdio: 'pipe',
        });
        const whole = new ShopRepository({});
        execFileSync('cp', ['-a', `${repository.cwd}/.`, whole.cwd]);
        execFileSync(nodeProgram('turbo'), ['prune', 'web1', '--docker'], {
          cwd: whole.cwd,
          env: turboEnvironment,
          stdio: 'pipe',
        });
        const {
          'full/pnpm-workspace.yaml': _,
          'json/pnpm-workspace.yaml': _1,
          'pnpm-workspace.yaml': _2,
          ...found
        } = filesIn(join(inner.cwd, 'out'));
        const {
          'full/pnpm-workspace.yaml': _3,
          'json/pnpm-workspace.yaml': _4,
          'pnpm-workspace.yaml': _5,
          ...wanted
        } = filesIn(join(whole.cwd, 'out'));
        expect(found).toEqual(wanted);
      }
    },
  );

  it('has the layout of turbo prune --docker for a Dockerfile that copies json and full', async () => {
    const repository = repositoryOf('pnpm', {
      'apps/Dockerfile': 'FROM scratch\nCOPY out/json/ .\nCOPY out/full/ .\n',
    });
    const { files } = await contextOf(repository, { dockerfile });
    const json = [...manifests, 'package.json', '.npmrc', ...ofManager.pnpm!].map((path) => `out/json/${path}`);
    const full = [...manifests, 'apps/web1/src/i.ts', ...shared, ...ofManager.pnpm!.slice(1)].map(
      (path) => `out/full/${path}`,
    );
    expect(Object.keys(files).sort()).toEqual([...json, ...full, 'out/pnpm-lock.yaml'].sort());
  });

  it('has the tracked files as they are now, and of others what extra-files names', async () => {
    const repository = repositoryOf('pnpm', { 'apps/web1/old.txt': '' });
    repository.write({
      'apps/web1/src/i.ts': 'edited',
      'apps/web1/old.txt': undefined,
      'apps/web1/untracked.txt': '',
      'apps/web1/generated/a.ts': '',
      'packages/api/generated/b.ts': 'b',
      'packages/api/generated/deep/c.ts': 'c',
      'packages/api/node_modules/d.ts': '',
      'docs/guide.md': 'd',
    });
    const { files } = await contextOf(repository, {
      dockerfile,
      'extra-files': ['packages/api/generated/', 'docs/*.md', 'README.md', 'none/*'],
    });
    expect(files).toMatchObject({
      'apps/web1/src/i.ts': 'edited',
      'packages/api/generated/b.ts': 'b',
      'packages/api/generated/deep/c.ts': 'c',
      'docs/guide.md': 'd',
      'README.md': '',
    });
    expect(Object.keys(files).filter((path) => /untracked|web1\/generated|old|node_modules/.test(path))).toEqual([]);
  });

  it.each(realTurbo.present ? ['workspace', 'turbo'] : ['workspace'])(
    'by %s has no .env file that extra-files does not name by its path, and says which',
    async (prune) => {
      const repository = repositoryOf('pnpm', {
        '.env': 'ROOT=1',
        'apps/web1/.env.production': 'A=1',
        'apps/web1/.env.example': '',
        'apps/web2/.env.production': '',
        'turbo.json': {
          globalDependencies: ['.env'],
          futureFlags: { pruneIncludesGlobalFiles: true },
          tasks: { build: {} },
        },
      });
      const env = ({ files }: { files: Record<string, string> }) =>
        Object.keys(files).filter((path) => path.includes('.env'));
      const without = await contextOf(repository, { dockerfile, prune, 'extra-files': ['**/.env*', 'apps/web1'] });
      expect(env(without)).toEqual([]);
      expect(without.log.warnings).toEqual([
        expect.stringMatching(/^prune: apps\/web1\/\.env\.production: left out .*extra-files/),
      ]);
      const named = await contextOf(repository, {
        dockerfile,
        prune,
        'extra-files': ['apps/web1/.env.production', './.env'],
      });
      expect(env(named)).toEqual(['.env', 'apps/web1/.env.production']);
      expect(named.log.warnings).toEqual([]);
    },
  );

  it('keeps modes, links and hostile names, and follows no link out of the repository', async () => {
    const outside = scratchDirectory('outside');
    writeFileSync(join(outside, 'secret'), 'secret');
    const names = ['a b.ts', '-rf', 'line\nbreak', "it's", '$(x)', '__proto__', 'ü'];
    const repository = repositoryOf('pnpm', {
      ...Object.fromEntries(names.map((name) => [`apps/web1/${name}`, name])),
      'packages/__proto__/package.json': { name: '__proto__' },
      'packages/__proto__/index.js': 'proto',
      'packages/ui/package.json': '{"name":"@acme/ui","dependencies":{"clsx":"^1.2.1","__proto__":"workspace:*"}}',
      'apps/web1/run.sh': '#!/bin/sh\n',
      'apps/web1/replaced/secret': 'tracked',
    });
    chmodSync(join(repository.cwd, 'apps/web1/run.sh'), 0o755);
    chmodSync(join(repository.cwd, 'apps/web1'), 0o775);
    symlinkSync('../../README.md', join(repository.cwd, 'apps/web1/inside'));
    symlinkSync(outside, join(repository.cwd, 'apps/web1/leak'));
    repository.commit();
    rmSync(join(repository.cwd, 'apps/web1/replaced'), { recursive: true });
    symlinkSync(outside, join(repository.cwd, 'apps/web1/replaced'));
    const umask = process.umask(0o077);
    try {
      const { files, modes } = await contextOf(repository, { dockerfile });
      for (const name of names) expect(files[`apps/web1/${name}`]).toBe(name);
      expect(files['packages/__proto__/index.js']).toBe('proto');
      expect(files).toMatchObject({
        'apps/web1/leak': `→${outside}`,
        'apps/web1/inside': '→../../README.md',
        'README.md': '',
      });
      expect(JSON.stringify(files)).not.toContain('"secret"');
      expect(modes).toMatchObject({
        '.': 0o755,
        'apps/web1': 0o775,
        'apps/web1/run.sh': 0o755,
        'apps/web1/src/i.ts': 0o644,
        'package.json': 0o644,
      });
    } finally {
      process.umask(umask);
    }
    expect(repository.git('status', '--porcelain', '--', ':!apps/web1/replaced')).toBe('');
  });

  it.each<[string, Given, RegExp]>([
    ['an extra file out of the monorepo', { 'extra-files': ['../x'] }, /"\.\.\/x" leads out/],
    ['an absolute extra file', { 'extra-files': ['/etc/passwd'] }, /leads out/],
    ['an extra file that is not there', { 'extra-files': ['apps/web1/none.txt'] }, /is not there/],
    ['an extra file behind a link', { 'extra-files': ['apps/web1/link/passwd'] }, /symbolic link apps\/web1\/link/],
    ['extra files without prune', { prune: 'none', 'extra-files': ['README.md'] }, /without prune/],
    ['a context elsewhere', { context: '/tmp' }, /is not in the monorepo/],
  ])('%s is bad input', async (_title, given, message) => {
    const repository = repositoryOf('pnpm');
    symlinkSync('/etc', join(repository.cwd, 'apps/web1/link'));
    await expect(contextOf(repository, { dockerfile, ...given })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });

  it.each<[Manager, string]>([
    ['yarn', 'workspace'],
    ['yarn-1', 'turbo'],
    ['bun', 'turbo'],
  ])('%s needs turbo, and %s without it is bad input that names it', async (manager, prune) => {
    const without = { PATH: pathWith('git') };
    const failing = contextOf(repositoryOf(manager), { dockerfile, prune }, { env: without });
    await expect(failing).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/turbo/),
      hint: expect.stringContaining('prune: turbo'),
    });
  });

  it('by turbo without turbo is made without it, for pnpm and npm', async () => {
    const repository = repositoryOf('npm');
    const without = await contextOf(repository, { dockerfile, prune: 'turbo' }, { env: { PATH: pathWith('git') } });
    expect(without.log.lines).toContainEqual(expect.stringContaining('pruned without it'));
    expect(without.files).toEqual((await contextOf(repository, { dockerfile })).files);
  });

  it('is private, and gone behind the build', async () => {
    const base = scratchDirectory('base');
    const { directory, isPrivate } = await contextOf(
      repositoryOf('pnpm'),
      { dockerfile },
      { env: { PATH: process.env.PATH, RUNNER_TEMP: base } },
    );
    expect(directory.startsWith(base)).toBe(true);
    expect(isPrivate).toBe(true);
    expect(readdirSync(base)).toEqual([]);
  });

  it('is gone when the run is cancelled meanwhile, and the checkout is not', async () => {
    const repository = repositoryOf('pnpm');
    let directory = '';
    await contextOf(
      repository,
      { dockerfile },
      {
        meanwhile: async (context) => {
          directory = context;
          await undoAll();
          expect(existsSync(directory)).toBe(false);
        },
      },
    );
    expect(directory).not.toBe('');
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});
