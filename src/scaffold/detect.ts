/** What `init` finds in a monorepo: its services, its package manager, the Dockerfiles that it has. */
import { access } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { badInput } from '../core/failure.ts';
import { readWorkspace, type WorkspacePackage } from '../core/monorepo/workspace.ts';
import { slugOf } from '../core/names/slug.ts';
import type { PackageManager } from './package-managers.ts';
import type { ScaffoldService } from './scaffold.ts';

interface Monorepo {
  readonly services: readonly ScaffoldService[];
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
}

/** Directories that deployable packages are kept in, by custom; libraries are in others. */
const serviceDirectories = new Set(['apps', 'services']);

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

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
  const services: ScaffoldService[] = [];
  for (const each of deployable(packages)) {
    services.push({
      name: serviceName(basename(each.path)),
      packageName: each.name,
      path: each.path,
      hasDockerfile: await exists(join(root, each.path, 'Dockerfile')),
    });
  }
  if (services.length === 0)
    services.push({ name: serviceName(basename(root)), packageName: undefined, path: '.', hasDockerfile: false });
  assertDistinct(services);
  return { services, packageManager: await packageManagerOf(root), turbo: await exists(join(root, 'turbo.json')) };
}

function deployable(packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] {
  const placed = packages.filter(({ path }) =>
    path
      .split('/')
      .slice(0, -1)
      .some((part) => serviceDirectories.has(part)),
  );
  const used = new Set(packages.flatMap(({ dependencies }) => dependencies));
  const found = placed.length > 0 ? placed : packages.filter(({ path }) => !used.has(path));
  // End-to-end tests live beside the service they test and are not deployed.
  return found.filter(({ path }) => !/(^|[-_.])e2e$/.test(posix.basename(path)));
}

/** A key that `gitops.yaml` takes: a DNS label that begins with a letter. */
function serviceName(directory: string): string {
  const slug = slugOf(directory).slice(0, 32).replace(/-$/, '') || 'service';
  return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}

function assertDistinct(services: readonly ScaffoldService[]): void {
  const paths = new Map<string, string>();
  for (const { name, path } of services) {
    const other = paths.get(name);
    if (other !== undefined) {
      throw badInput(
        'directory',
        `${other} and ${path} would both be the service "${name}"`,
        'Rename one of the directories.',
      );
    }
    paths.set(name, path);
  }
}

async function packageManagerOf(root: string): Promise<PackageManager> {
  for (const [file, manager] of lockFiles) if (await exists(join(root, file))) return manager;
  return 'npm';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
