/**
 * Makes the lock files of `shop.ts` anew: `node test/support/monorepo/lock-fixtures.ts`, or with names of package
 * managers only theirs. It needs the npm registry, and is no part of the tests, which read what it wrote.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Files } from '../source-tree.ts';
import { fixtureFile, lockNames, type Manager, managers, shopManifests, type Variant, variants } from './shop.ts';

const oldest = new Map([
  ['react', '18.2.0'],
  ['react-dom', '18.2.0'],
  ['ms', '2.1.2'],
  ['debug', '4.3.4'],
  ['fsevents', '2.3.2'],
  ['is-even', '1.0.0'],
  ['clsx', '1.2.1'],
  ['is-odd', '3.0.0'],
  ['left-pad', '1.2.0'],
]);

const newest = new Map([
  ['react', '18.3.1'],
  ['ms', '2.1.3'],
  ['left-pad', '1.3.0'],
]);

const tools = mkdtempSync(join(tmpdir(), 'lock-tools-'));
const packages = ['pnpm@10.34.9', 'pnpm-8@npm:pnpm@8.15.9', 'yarn@1.22.22', '@yarnpkg/cli-dist@4.18.1', 'bun@1.4.5'];
execFileSync('npm', ['install', '--prefix', tools, '--no-audit', '--no-fund', ...packages], { stdio: 'inherit' });
const inTools = (path: string) => join(tools, 'node_modules', path);

const commands: Readonly<Record<Manager, readonly string[]>> = {
  pnpm: [process.execPath, inTools('pnpm/bin/pnpm.cjs'), 'install', '--lockfile-only', '--ignore-scripts'],
  'pnpm-8': [process.execPath, inTools('pnpm-8/bin/pnpm.cjs'), 'install', '--lockfile-only', '--ignore-scripts'],
  npm: ['npm', 'install', '--package-lock-only', '--ignore-scripts'],
  'npm-2': ['npm', 'install', '--package-lock-only', '--ignore-scripts', '--lockfile-version=2'],
  'yarn-1': [process.execPath, inTools('yarn/bin/yarn.js'), 'install', '--ignore-scripts', '--ignore-engines'],
  yarn: [process.execPath, inTools('@yarnpkg/cli-dist/bin/yarn.js'), 'install', '--mode=update-lockfile'],
  bun: [inTools('.bin/bun'), 'install', '--lockfile-only', '--ignore-scripts'],
};

function write(directory: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

function lock(manager: Manager, directory: string): string {
  const [program = '', ...args] = commands[manager];
  const env = { ...process.env, YARN_ENABLE_IMMUTABLE_INSTALLS: '0', YARN_ENABLE_TELEMETRY: '0', CI: '' };
  execFileSync(program, args, { cwd: directory, env, stdio: 'pipe' });
  return readFileSync(join(directory, lockNames[manager]), 'utf8');
}

/** A lock file keeps what fits the ranges: it is made of exact versions first, then of the ranges. */
function lockVariant(manager: Manager, variant: Variant): string {
  const pinned = new Map([...oldest, ...[...newest].filter(([name]) => name === variant)]);
  const directory = mkdtempSync(join(tmpdir(), 'lock-fixture-'));
  try {
    // Without a lock file here yarn takes a directory above for the project.
    if (manager === 'yarn') writeFileSync(join(directory, 'yarn.lock'), '');
    write(directory, shopManifests(manager, variant, pinned));
    const exact = lock(manager, directory);
    if (manager.startsWith('yarn')) {
      // Yarn keeps a version for the descriptor that it was locked for, so the descriptors are given the ranges.
      let ranged = exact;
      for (const [name, version] of pinned) {
        const range = `^${oldest.get(name)}`;
        ranged = ranged.replace(new RegExp(`^("?)${name}@(npm:)?${version}(?="?:$)`, 'm'), `$1${name}@$2${range}`);
      }
      writeFileSync(join(directory, lockNames[manager]), ranged);
    }
    write(directory, shopManifests(manager, variant));
    return lock(manager, directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const chosen = process.argv.slice(2);
for (const manager of managers.filter((each) => chosen.length === 0 || chosen.includes(each))) {
  for (const variant of variants) {
    const text = lockVariant(manager, variant).replace(
      /https:\/\/registry\.[a-z.]+\//g,
      'https://registry.example.com/',
    );
    mkdirSync(dirname(fixtureFile(manager, variant)), { recursive: true });
    writeFileSync(fixtureFile(manager, variant), text);
    console.log(`${manager} ${variant}: ${text.length} characters`);
  }
}
rmSync(tools, { recursive: true });
