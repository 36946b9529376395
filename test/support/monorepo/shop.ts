/**
 * A workspace whose lock files are fixtures: what the package managers themselves made of these manifests (see
 * `lock-fixtures.ts`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceConfig } from '../../../src/core/monorepo/project.ts';
import type { Files } from '../source-tree.ts';

export const managers = ['pnpm', 'pnpm-8', 'npm', 'npm-2', 'yarn-1', 'yarn', 'bun'] as const;
export type Manager = (typeof managers)[number];

/** What differs from `base`, where the oldest versions are locked: one package is locked at its newest, or `special`. */
export const variants = ['base', 'react', 'ms', 'left-pad', 'special'] as const;
export type Variant = (typeof variants)[number];

export const lockNames: Readonly<Record<Manager, string>> = {
  pnpm: 'pnpm-lock.yaml',
  'pnpm-8': 'pnpm-lock.yaml',
  npm: 'package-lock.json',
  'npm-2': 'package-lock.json',
  'yarn-1': 'yarn.lock',
  yarn: 'yarn.lock',
  bun: 'bun.lock',
};

const packageManagers: Readonly<Record<Manager, string>> = {
  pnpm: 'pnpm@10.34.9',
  'pnpm-8': 'pnpm@8.15.9',
  npm: 'npm@10.8.2',
  'npm-2': 'npm@10.8.2',
  'yarn-1': 'yarn@1.22.22',
  yarn: 'yarn@4.18.1',
  bun: 'bun@1.4.5',
};

export const shopServices: ReadonlyMap<string, ServiceConfig> = new Map([
  ['web1', { path: 'apps/web1' }],
  ['web2', { path: 'apps/web2' }],
  ['api', { path: 'apps/api' }],
]);

export const clsxPatch = [
  'diff --git a/license b/license',
  '--- a/license',
  '+++ b/license',
  '@@ -1,3 +1,3 @@',
  '-MIT License',
  '+MIT Licence',
  ' ',
  ' Copyright (c) Luke Edwards <luke.edwards05@gmail.com> (lukeed.com)',
  '',
].join('\n');

/**
 * web1 → forms → ui, with react; web2 has debug and so ms; api has ms by the catalog, where there are catalogs, and
 * is-even, whose dependencies go three levels down. `special`: is-number is overridden, clsx patched
 * where the package manager patches.
 *
 * @param pinned exact versions instead of ranges
 */
export function shopManifests(
  manager: Manager,
  variant: Variant = 'base',
  pinned?: ReadonlyMap<string, string>,
): Files {
  const range = (name: string, version: string) => pinned?.get(name) ?? `^${version}`;
  const local = manager.startsWith('npm') || manager === 'yarn-1' ? '*' : 'workspace:*';
  const hasCatalog = manager === 'pnpm' || manager === 'yarn' || manager === 'bun';
  const catalog = { ms: range('ms', '2.1.2') };
  const overrides = { 'is-number': '7.0.0' };
  const isSpecial = variant === 'special';
  const patches = !manager.startsWith('npm') && manager !== 'yarn-1';
  const workspaces = ['apps/*', 'packages/*'];
  const patched = { 'clsx@1.2.1': 'patches/clsx@1.2.1.patch' };
  const files: Record<string, unknown> = {
    'apps/web1/package.json': {
      name: 'web1',
      version: '1.0.0',
      dependencies: {
        '@acme/forms': local,
        'odd-alias': 'npm:is-odd@3.0.0',
        react: range('react', '18.2.0'),
        'react-dom': range('react-dom', '18.2.0'),
      },
    },
    'apps/web2/package.json': {
      name: 'web2',
      version: '1.0.0',
      dependencies: { debug: range('debug', '4.3.4') },
      optionalDependencies: { fsevents: range('fsevents', '2.3.2') },
    },
    'apps/api/package.json': {
      name: 'api',
      version: '1.0.0',
      dependencies: { 'is-even': range('is-even', '1.0.0'), ms: hasCatalog ? 'catalog:' : catalog.ms },
    },
    'packages/forms/package.json': {
      name: '@acme/forms',
      version: '1.0.0',
      dependencies: { '@acme/ui': local },
      peerDependencies: { react: '*' },
    },
    'packages/ui/package.json': {
      name: '@acme/ui',
      version: '1.0.0',
      dependencies: { clsx: range('clsx', '1.2.1') },
      devDependencies: { 'is-odd': range('is-odd', '3.0.0'), react: range('react', '18.2.0') },
    },
  };
  const root: Record<string, unknown> = {
    name: 'shop',
    version: '1.0.0',
    private: true,
    packageManager: packageManagers[manager],
    scripts: { build: 'turbo build' },
    devDependencies: { 'left-pad': range('left-pad', '1.2.0') },
  };
  if (manager.startsWith('pnpm')) {
    const lines = ['packages:', ...workspaces.map((each) => `  - ${each}`)];
    if (hasCatalog) lines.push('catalog:', `  ms: ${catalog.ms}`);
    files['pnpm-workspace.yaml'] = `${lines.join('\n')}\n`;
    if (isSpecial) root.pnpm = { overrides, patchedDependencies: patched };
  } else root.workspaces = manager === 'bun' ? { packages: workspaces, catalog } : workspaces;
  if (manager === 'yarn') files['.yarnrc.yml'] = `nodeLinker: node-modules\ncatalog:\n  ms: ${catalog.ms}\n`;
  if (isSpecial && manager.startsWith('npm')) root.overrides = overrides;
  if (isSpecial && manager === 'bun') Object.assign(root, { overrides, patchedDependencies: patched });
  if (isSpecial && manager === 'yarn-1') root.resolutions = overrides;
  if (isSpecial && manager === 'yarn') {
    root.resolutions = { ...overrides, 'clsx@npm:^1.2.1': 'patch:clsx@npm%3A1.2.1#~/.yarn/patches/clsx.patch' };
    files['.yarn/patches/clsx.patch'] = clsxPatch;
  } else if (isSpecial && patches) files['patches/clsx@1.2.1.patch'] = clsxPatch;
  files['package.json'] = root;
  return files;
}

const fixtures = join(import.meta.dirname, 'fixtures');

export function fixtureFile(manager: Manager, variant: Variant): string {
  return join(fixtures, `${manager}.${variant}.lock`);
}

/** The manifests with the lock file of a package manager. */
export function shop(manager: Manager, variant: Variant = 'base'): Files {
  return {
    ...shopManifests(manager, variant),
    [lockNames[manager]]: readFileSync(fixtureFile(manager, variant), 'utf8'),
  };
}
