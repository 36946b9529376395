/** What `init` finds in a monorepo: its services, its package manager, the Dockerfiles that it has. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { badInput } from '../core/failure.ts';
import { readWorkspace, type WorkspacePackage } from '../core/monorepo/workspace.ts';
import { slugOf } from '../core/names/slug.ts';
import { detectImage, detectToolchain } from './detect-image.ts';
import type { Toolchain } from './dockerfile.ts';
import type { PackageManager } from './package-managers.ts';
import { foundBuild, isDockerfile, type ServiceAt } from './reading/dockerfiles.ts';
import { filesBelow } from './reading/files.ts';
import type { ScaffoldService } from './service.ts';

interface Monorepo {
  readonly services: readonly FoundService[];
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
  readonly toolchain: Toolchain;
}

export interface FoundService extends ScaffoldService {
  /** What it is, which makes it one. */
  readonly reason: string;
}

/** Where deployable packages are by custom; libraries are in other directories. */
const serviceDirectories = new Set(['apps', 'services']);

const lockFiles = { 'pnpm-lock.yaml': 'pnpm', 'yarn.lock': 'yarn', 'bun.lock': 'bun', 'bun.lockb': 'bun' } as const;

/**
 * Services are the workspace packages under `apps/` or `services/`; where there are no such directories, those that no
 * other package depends on; and every other directory with a Dockerfile of its own. Without any, the repository itself.
 *
 * @param root absolute path.
 * @throws bad input when two packages would have one name.
 */
export async function detectMonorepo(root: string): Promise<Monorepo> {
  const [graph, files] = await Promise.all([readWorkspace(root), filesBelow(root)]);
  const packages = [...graph.packages.values()].filter(({ path }) => path !== '.');
  const dockerfiles = files.filter(isDockerfile);
  const found = [...deployable(packages), ...builtDirectories(packages, dockerfiles)];
  const whole = { name: serviceName(basename(root)), packageName: undefined, path: '.' };
  const services = found.length > 0 ? found : [{ ...whole, reason: 'the whole of a repository without a workspace' }];
  assertDistinct(services);
  const [, manager = 'npm'] = Object.entries(lockFiles).find(([file]) => existsSync(join(root, file))) ?? [];
  return {
    services: await Promise.all(
      services.map(async (each) => ({
        ...withBuild(each, await foundBuild(root, each, dockerfiles)),
        image: detectImage(root, each.path),
      })),
    ),
    ...detectToolchain(root, graph, services, manager),
    turbo: existsSync(join(root, 'turbo.json')),
  };
}

type Candidate = ServiceAt & Pick<FoundService, 'reason'>;

function withBuild(service: Candidate, build: Awaited<ReturnType<typeof foundBuild>>): FoundService {
  return { ...service, hasDockerfile: build !== undefined, build };
}

function deployable(packages: readonly WorkspacePackage[]): readonly Candidate[] {
  const inServiceDirectory = (path: string) =>
    dirname(path)
      .split('/')
      .some((part) => serviceDirectories.has(part));
  const placed = packages.filter(({ path }) => inServiceDirectory(path));
  const used = new Set(packages.flatMap(({ dependencies }) => dependencies));
  const found = placed.length > 0 ? placed : packages.filter(({ path }) => !used.has(path));
  // End-to-end tests live beside the service they test and are not deployed.
  const deployed = found.filter(({ path }) => !/(^|[-_.])e2e$/.test(basename(path)));
  return deployed.map(({ name, path }) => ({
    name: serviceName(basename(path)),
    packageName: name,
    path,
    reason:
      placed.length > 0
        ? `a workspace package under ${dirname(path)}/`
        : 'a workspace package that no other one depends on',
  }));
}

/** Directories with a Dockerfile that are no package and hold none: services in other languages. */
function builtDirectories(packages: readonly WorkspacePackage[], dockerfiles: readonly string[]): readonly Candidate[] {
  const isApart = (directory: string) =>
    packages.every(
      ({ path }) => path !== directory && !path.startsWith(`${directory}/`) && !directory.startsWith(`${path}/`),
    );
  const directories = dockerfiles
    .filter((file) => basename(file) === 'Dockerfile')
    .map((file) => dirname(file))
    .filter((directory) => directory.split('/').some((part) => serviceDirectories.has(part)) && isApart(directory));
  const outermost = directories.filter((each) => !directories.some((other) => each.startsWith(`${other}/`)));
  return outermost
    .filter((path) => !serviceDirectories.has(basename(path)))
    .map((path) => ({
      name: serviceName(basename(path)),
      packageName: undefined,
      path,
      reason: 'a directory with a Dockerfile of its own',
    }));
}

/** AppProjects that are there already, or that `init` writes for the platform. */
const otherProjects: ReadonlySet<string> = new Set(['default', 'platform']);

/** What the services together are called, from the name of the repository or of its directory. */
export function productName(repository: string): string {
  const name = serviceName(repository);
  return otherProjects.has(name) ? `${name}-services` : name;
}

/** A key for `gitops.yaml`: a DNS label that begins with a letter. */
function serviceName(directory: string): string {
  const slug = slugOf(directory).slice(0, 32).replace(/-$/, '') || 'service';
  return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}

function assertDistinct(services: readonly ServiceAt[]): void {
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
