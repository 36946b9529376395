/** The package managers themselves install from the part of a lock file that one service is built from. */
import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { indexContent } from '../../../../src/core/monorepo/content/service-content.ts';
import { type Manager, shop, shopServices } from '../../../support/monorepo/shop.ts';
import { ShopRepository } from '../../../support/monorepo/shop-repository.ts';
import { nodeProgram, pnpm } from '../../../support/real-parts.ts';
import { type Files, monorepoOf } from '../../../support/source-tree.ts';

const run = promisify(execFile);
const realPnpm = await pnpm();

/** Nothing is fetched: what the lock file lacks would have to be. */
const installs = {
  pnpm: [nodeProgram('pnpm'), 'install', '--frozen-lockfile', '--lockfile-only', '--offline'],
  npm: ['npm', 'ci', '--dry-run', '--offline', '--no-audit', '--no-fund'],
} as const;

async function pruned(files: Files, service: string): Promise<Files> {
  const index = await indexContent(await monorepoOf(files), {});
  const content = index.contentOf(service, { ...shopServices.get(service)!, build: { prune: 'workspace' } });
  const paths = [...[...content.packages.values()].flatMap((each) => [...each.files.keys()]), ...content.loose.keys()];
  return {
    ...Object.fromEntries(paths.map((path) => [path, files[path]])),
    ...Object.fromEntries(content.pruned!.texts),
  };
}

async function install(files: Files, manager: 'pnpm' | 'npm'): Promise<string> {
  const { cwd } = new ShopRepository(files);
  const [program, ...args] = installs[manager];
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, CI: '1' };
  return run(program, args, { cwd, env }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stdout}\n${error.stderr}`);
    },
  );
}

const services = [...shopServices.keys()];
const each = (manager: Manager, of: readonly string[]) =>
  of.map((service) => [manager, service, manager.startsWith('pnpm') ? 'pnpm' : 'npm'] as const);

describe.skipIf(!realPnpm.present)(realPnpm.titled('the part of a service'), () => {
  it.each([...each('pnpm', services), ...each('npm', services), ...each('npm-2', ['web1'])])(
    'in a workspace of %s with overrides, patches and catalogs, %s, is what %s installs from',
    async (manager, service, program) => {
      const files = await pruned(shop(manager, 'special'), service);
      const installed = await install(files, program);
      if (program === 'pnpm') expect(installed).toContain(service === 'web1' ? 'all 4 workspace projects' : 'all 2');
      else expect(installed).toMatch(service === 'web1' ? /added 13 packages/ : /added [46] packages/);
    },
  );

  it.each<[string, (text: string) => string, Manager]>([
    ['a package', (text) => text.replace(/\n {2}clsx@1\.2\.1[^\n]*:\n(?: {4}[^\n]*\n)*/g, '\n'), 'pnpm'],
    ['an override', (text) => text.replace(/overrides:\n[^\n]*\n/, ''), 'pnpm'],
    ['an importer', (text) => text.replace(/\n {2}packages\/ui:\n(?: {4}[^\n]*\n)*/, '\n'), 'pnpm'],
    ['a package', (text) => text.replace(/ {4}"node_modules\/clsx": \{[\s\S]*?\n {4}\},\n/, ''), 'npm'],
  ])('without %s is refused: the test above can fail', async (_title, change, manager) => {
    const files = await pruned(shop(manager, 'special'), 'web1');
    const lock = manager === 'pnpm' ? 'pnpm-lock.yaml' : 'package-lock.json';
    const changed = change(files[lock] as string);
    expect(changed).not.toBe(files[lock]);
    await expect(install({ ...files, [lock]: changed }, manager as 'pnpm' | 'npm')).rejects.toThrow();
  });
});
