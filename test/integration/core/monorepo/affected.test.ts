/** What turbo and pnpm themselves say of a change is never more than what `affectedServices` says. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { affectedServices } from '../../../../src/core/monorepo/affected.ts';
import { readMonorepo } from '../../../../src/core/monorepo/content/commits.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { lockNames, type Manager, managers, shop, shopServices } from '../../../support/monorepo/shop.ts';
import { nodeProgram, pnpm, turbo } from '../../../support/real-parts.ts';
import type { Files } from '../../../support/source-tree.ts';

const [realTurbo, realPnpm] = [await turbo(), await pnpm()];
const root = scratchDirectory('mg-affected');

/** Turbo starts itself by the Node on PATH, and must find the same git configuration as the test. */
const env = {
  ...process.env,
  PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
  GIT_CONFIG_GLOBAL: '/dev/null',
  TURBO_SCM_BASE: 'HEAD^',
  TURBO_SCM_HEAD: 'HEAD',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};

/** Those whose lock files are read by code of their own; what is no matter of lock files is tried with two of them. */
const inEvery: readonly string[] = [
  'another version of react',
  'another version at the root',
  'a package that moves in the lock file',
  'overrides and patches',
  'another version three steps away',
];

function casesOf(manager: Manager): readonly (readonly [string, Case])[] {
  const isTriedWithAll = manager === 'pnpm' || manager === 'npm';
  return Object.entries(cases).filter(([name]) => isTriedWithAll || inEvery.includes(name));
}

interface Case {
  readonly change: (base: Files, manager: Manager) => Files;
  /** The services that turbo names; a test that compared nothing with nothing would prove little. */
  readonly turbo: readonly string[];
}

const all = ['api', 'web1', 'web2'];
const manifest = (base: Files, path: string) => base[path] as Readonly<Record<string, object>>;
const edited = (base: Files, path: string, more: object): Files => ({ [path]: { ...manifest(base, path), ...more } });

const cases: Readonly<Record<string, Case>> = {
  'a file of a service': { change: () => ({ 'apps/api/a.ts': '' }), turbo: ['api'] },
  'a package two steps away': { change: () => ({ 'packages/ui/a.ts': '' }), turbo: ['web1'] },
  'a deleted package': { change: () => ({ 'packages/ui/package.json': undefined }), turbo: [] },
  'a new package': { change: () => ({ 'packages/new/package.json': { name: 'new' } }), turbo: [] },
  'a package that a service needs from now on': {
    change: (base, manager) =>
      edited(base, 'apps/web2/package.json', { peerDependencies: { '@acme/ui': local(manager) } }),
    turbo: ['web2'],
  },
  'another version of react': { change: (_base, manager) => shop(manager, 'react'), turbo: ['web1'] },
  'another version at the root': { change: (_base, manager) => shop(manager, 'left-pad'), turbo: all },
  'a package that moves in the lock file': { change: (_base, manager) => shop(manager, 'ms'), turbo: ['api'] },
  'overrides and patches': { change: (_base, manager) => shop(manager, 'special'), turbo: ['api', 'web1'] },
  'another version three steps away': {
    change: (base, manager) => ({
      [lockNames[manager]]: String(base[lockNames[manager]]).replaceAll('3.2.2', '3.2.1'),
    }),
    turbo: ['api'],
  },
  'a deleted lock file': { change: (_base, manager) => ({ [lockNames[manager]]: undefined }), turbo: all },
  'what the root depends on': { change: () => ({ 'packages/lint/a.js': '' }), turbo: all },
  'a global dependency': { change: () => ({ 'config/a.json': '{}' }), turbo: all },
  'turbo.json': { change: () => ({ 'turbo.json': { tasks: { build: { outputs: ['dist'] } } } }), turbo: all },
  'a script of the root': {
    change: (base) => edited(base, 'package.json', { scripts: { build: 'make' } }),
    turbo: [],
  },
  documentation: { change: () => ({ 'README.md': 'changed', 'docs/a.md': '' }), turbo: [] },
};

function local(manager: Manager): string {
  return manager.startsWith('npm') || manager === 'yarn-1' ? '*' : 'workspace:*';
}

/** The shop, whose root depends on a package that all are built with. */
function baseOf(manager: Manager): Files {
  const base = shop(manager);
  const { devDependencies } = manifest(base, 'package.json');
  return {
    ...base,
    ...edited(base, 'package.json', { devDependencies: { ...devDependencies, '@acme/lint': local(manager) } }),
    'packages/lint/package.json': { name: '@acme/lint', version: '1.0.0' },
    'turbo.json': { globalDependencies: ['config/*.json'], tasks: { build: {} } },
    '.gitignore': '.turbo\nnode_modules\n',
    'README.md': '',
  };
}

class Repository {
  readonly cwd: string;
  constructor(name: string) {
    this.cwd = join(root, name.replaceAll(' ', '-'));
    mkdirSync(this.cwd);
    this.git('init', '-q', '--initial-branch=main');
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
    return execFileSync('git', [...identity, ...args], { cwd: this.cwd, env, encoding: 'utf8' }).trim();
  }

  commit(files: Files): string {
    for (const [path, content] of Object.entries(files)) {
      const whole = join(this.cwd, path);
      if (content === undefined) rmSync(whole, { force: true });
      else {
        mkdirSync(dirname(whole), { recursive: true });
        writeFileSync(whole, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
      }
    }
    this.git('add', '--all');
    this.git('commit', '-q', '--allow-empty', '-m', 'Change');
    return this.git('rev-parse', 'HEAD');
  }

  /** The services that we say are affected by the newest commit. */
  async affected(base: string): Promise<readonly string[]> {
    const at = { cwd: this.cwd, env, programs: systemPrograms };
    const [before, after] = [await readMonorepo(at, base), await readMonorepo(at)];
    const found = await affectedServices({ before, after, services: shopServices });
    return [...found].filter(([, reasons]) => reasons.length > 0).map(([name]) => name);
  }

  turbo(): readonly string[] {
    const text = execFileSync(nodeProgram('turbo'), ['ls', '--affected', '--output=json'], {
      cwd: this.cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { packages } = JSON.parse(text.slice(text.indexOf('{'))) as { packages: { items: { name: string }[] } };
    return servicesAmong(packages.items);
  }

  pnpm(): readonly string[] {
    const args = ['--filter', '...[HEAD^]', 'list', '--json', '--depth=-1'];
    const text = execFileSync(process.execPath, [nodeProgram('pnpm'), ...args], {
      cwd: this.cwd,
      env,
      encoding: 'utf8',
    });
    return servicesAmong(
      text.trim() === '' || text.startsWith('No projects') ? [] : (JSON.parse(text) as { name: string }[]),
    );
  }
}

function servicesAmong(packages: readonly { readonly name: string }[]): readonly string[] {
  return packages.flatMap(({ name }) => (shopServices.has(name) ? [name] : [])).sort();
}

describe.skipIf(!realTurbo.present).each(managers)(realTurbo.titled('in a monorepo of %s, of'), (manager) => {
  it.each(casesOf(manager))(
    '%s, turbo ls --affected names no service that is not affected',
    async (name, { change, turbo: expected }) => {
      const repository = new Repository(`${manager} ${name}`);
      const base = baseOf(manager);
      const before = repository.commit(base);
      repository.commit(change(base, manager));
      const named = repository.turbo();
      expect(named).toEqual(expect.arrayContaining([...expected]));
      expect(await repository.affected(before)).toEqual(expect.arrayContaining([...named]));
    },
  );
});

describe.skipIf(!realPnpm.present)(realPnpm.titled('in a monorepo of pnpm, of'), () => {
  it.each(Object.entries(cases))(
    '%s, pnpm --filter ...[ref] names no service that is not affected',
    async (name, { change }) => {
      const repository = new Repository(`filter ${name}`);
      const base = baseOf('pnpm');
      const before = repository.commit(base);
      repository.commit(change(base, 'pnpm'));
      expect(await repository.affected(before)).toEqual(expect.arrayContaining([...repository.pnpm()]));
    },
  );

  it('pnpm names the services of a file and of a package', () => {
    const repository = new Repository('filter sanity');
    repository.commit(baseOf('pnpm'));
    repository.commit({ 'apps/api/a.ts': '', 'packages/ui/a.ts': '' });
    expect(repository.pnpm()).toEqual(['api', 'web1']);
  });
});
