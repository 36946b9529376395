/** What `init` finds in a monorepo: its services, its package manager, the Dockerfiles that it has. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { badInput } from '../core/failure.ts';
import { readWorkspace, type WorkspacePackage } from '../core/monorepo/workspace.ts';
import { slugOf } from '../core/names/slug.ts';
import type { PackageManager } from './package-managers.ts';
import type { ScaffoldService } from './service.ts';

interface Monorepo {
  readonly services: readonly ScaffoldService[];
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
}

/** Where deployable packages are by custom; libraries are in other directories. */
const serviceDirectories = new Set(['apps', 'services']);

const lockFiles = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' } as const;

/**
 * Services are the workspace packages under `apps/` or `services/`; where there are no such directories, those that no
 * other package depends on; without a workspace, the repository itself.
 *
 * @param root absolute path.
 * @throws bad input when two packages would have one name.
 */
export async function detectMonorepo(root: string): Promise<Monorepo> {
  const graph = await readWorkspace(root);
  const packages = [...graph.packages.values()].filter(({ path }) => path !== '.');
  const found = deployable(packages).map(
    ({ name, path }): ScaffoldService => ({
      name: serviceName(basename(path)),
      packageName: name,
      path,
      hasDockerfile: existsSync(join(root, path, 'Dockerfile')),
    }),
  );
  const whole = { name: serviceName(basename(root)), packageName: undefined, path: '.', hasDockerfile: false };
  const services = found.length > 0 ? found : [whole];
  assertDistinct(services);
  const [, packageManager = 'npm'] = Object.entries(lockFiles).find(([file]) => existsSync(join(root, file))) ?? [];
  return { services, packageManager, turbo: existsSync(join(root, 'turbo.json')) };
}

function deployable(packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] {
  const inServiceDirectory = (path: string) =>
    dirname(path)
      .split('/')
      .some((part) => serviceDirectories.has(part));
  const placed = packages.filter(({ path }) => inServiceDirectory(path));
  const used = new Set(packages.flatMap(({ dependencies }) => dependencies));
  const found = placed.length > 0 ? placed : packages.filter(({ path }) => !used.has(path));
  // End-to-end tests live beside the service they test and are not deployed.
  return found.filter(({ path }) => !/(^|[-_.])e2e$/.test(basename(path)));
}

/** A key for `gitops.yaml`: a DNS label that begins with a letter. */
function serviceName(directory: string): string {
  const slug = slugOf(directory).slice(0, 32).replace(/-$/, '') || 'service';
  return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}

function assertDistinct(services: readonly ScaffoldService[]): void {
  const paths = new Map<string, string>();
  for (const { name, path } of services) {
    const other = paths.get(name);
    if (other !== undefined) {
      const problem = `${other} and ${path} would both be the service "${name}"`;
      throw badInput('directory', problem, 'Rename one of the directories.');
    }
    paths.set(name, path);
  }
}
