/** The services of the monorepo, from `gitops.yaml` or from its workspace. */
import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { badInput } from '../failure.ts';
import { resourceName } from '../names/slug.ts';
import { suggestionFor } from '../suggestion.ts';
import type { ProjectConfig, ServiceConfig } from './project.ts';
import type { WorkspaceGraph, WorkspacePackage } from './workspace.ts';

/**
 * The services of `gitops.yaml`; without one, those of the workspace.
 *
 * @throws bad input when there is no service at all
 */
export async function servicesOf(
  config: ProjectConfig | undefined,
  root: string,
  graph: WorkspaceGraph,
): Promise<ReadonlyMap<string, ServiceConfig>> {
  const services = config?.services ?? (await servicesOfWorkspace(root, graph));
  if (services.size > 0) return services;
  throw badInput(
    'config',
    'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile',
    'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.',
  );
}

/** These names, or all when there is none. @throws bad input for a name that no service has */
export function requestedServices(
  services: ReadonlyMap<string, unknown>,
  names: readonly string[],
): ReadonlySet<string> {
  for (const name of names) {
    if (services.has(name)) continue;
    const suggestion = suggestionFor(name, services.keys());
    const known = `Services: ${[...services.keys()].join(', ')}.`;
    const hint = suggestion === undefined ? known : `Did you mean "${suggestion}"? ${known}`;
    throw badInput('services', `"${name}" is no service of this monorepo`, hint);
  }
  return new Set(names.length === 0 ? services.keys() : names);
}

/**
 * The services of a monorepo without `gitops.yaml`: every workspace package that has a `Dockerfile` in its directory,
 * under its package name without the scope.
 *
 * @throws bad input when two packages would share a name
 */
export async function servicesOfWorkspace(
  root: string,
  graph: WorkspaceGraph,
): Promise<ReadonlyMap<string, ServiceConfig>> {
  const services = new Map<string, ServiceConfig>();
  for (const found of graph.packages.values()) {
    if (!(await isFile(join(root, found.path, 'Dockerfile')))) continue;
    const name = serviceName(found);
    const other = services.get(name);
    if (other !== undefined) {
      throw badInput(
        'services',
        `the packages in ${other.path} and ${found.path} would both be the service "${name}"`,
        'Name your services in a gitops.yaml (`monorepo-gitops init` writes one).',
      );
    }
    services.set(name, { path: found.path });
  }
  return services;
}

function serviceName(found: WorkspacePackage): string {
  const bare = (found.name ?? '').replace(/^@[^/]*\//, '') || posix.basename(found.path);
  return resourceName('dns-label', [bare]);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
