/**
 * What a run deploys and where: the affected services, each with its reasons, and the environment of the event. `plan`
 * reports it, `deploy` does it.
 */

import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { counted } from '../counted.ts';
import { badInput, Failure } from '../failure.ts';
import { dnsLabel } from '../names/slug.ts';
import type { CiContext, Log } from '../ports.ts';
import { changesSinceBase } from '../source/base.ts';
import type { Checkout } from '../source/checkout.ts';
import { type AffectedReason, affectedServices, allServices, describeReason } from './affected.ts';
import { type Monorepo, readMonorepo } from './content/commits.ts';
import { chosenEnvironment, type NamedEnvironment } from './environments.ts';
import { refuseUnknownServices, servicesInScope } from './events/scope.ts';
import { configFileNames, type ProjectConfig, type ServiceConfig } from './project.ts';
import { readWorkspace, type WorkspaceGraph } from './workspace.ts';

export interface PlanRequest {
  readonly config: ProjectConfig | undefined;
  /** The path of `gitops.yaml` in the monorepo, where it is not the one at the root. */
  readonly configFile: string | undefined;
  readonly ci: CiContext;
  /** Services to look at; empty: all of them. */
  readonly services: readonly string[];
  /** Default: the one of the event. */
  readonly environment: string | undefined;
  /** Take every service, whatever changed. */
  readonly all: boolean;
  /** Commit or ref to compare with. Default: by the event. */
  readonly base: string | undefined;
}

export interface DeploymentPlan {
  /** Every service of the monorepo. */
  readonly services: ReadonlyMap<string, ServiceConfig>;
  /** Undefined when no environment of `gitops.yaml` matches the event. */
  readonly environment: NamedEnvironment | undefined;
  /** Why each of the services to look at is affected; an empty list when it is not. */
  readonly reasons: ReadonlyMap<string, readonly AffectedReason[]>;
  /** The services with reasons, in the order of the file. */
  readonly affected: readonly string[];
}

/**
 * Logs the reasons, and warns when nothing is known about the change.
 *
 * @throws bad input for a service or environment that does not exist, or a monorepo without services
 */
export async function planDeployment(
  request: PlanRequest,
  { env, log, clock, programs }: Pick<Checkout, 'env' | 'clock' | 'programs'> & { readonly log: Log },
): Promise<DeploymentPlan> {
  const { config, ci } = request;
  const services = await servicesOf(config, ci.workspace);
  refuseUnknownServices(services, request.services);
  const environment = config && chosenEnvironment({ config, ci, environment: request.environment }, true);
  const environments = config?.environments ?? new Map<string, never>();
  const scope = { config: { services, environments }, ci, environment: environment?.name };
  const requested = new Set(servicesInScope(scope, request.services));
  const change = request.all
    ? ({ kind: 'everything', why: 'the input all asks for it' } as const)
    : await changesSinceBase({ cwd: ci.workspace, env, clock, programs }, ci, request.base);
  if (change.kind === 'files') {
    log.info(
      `${counted(change.files.length, 'file differs', 'files differ')} from ${change.base.slice(0, 8)} (${change.how}).`,
    );
  } else if (!request.all) {
    log.warn(`Everything is taken: ${change.why}.`);
  }
  const found =
    change.kind === 'everything'
      ? allServices(services.keys(), change.why)
      : await affectedSince(change.base, { cwd: ci.workspace, env, programs }, services, request.configFile);
  const reasons = new Map([...found].filter(([name]) => requested.has(name)));
  for (const [name, why] of reasons) log.info(`${name}: ${describeReasons(name, why)}`);
  const affected = [...reasons].filter(([, why]) => why.length > 0).map(([name]) => name);
  return { services, environment, reasons, affected };
}

async function affectedSince(
  base: string,
  at: Omit<Checkout, 'clock'>,
  services: ReadonlyMap<string, ServiceConfig>,
  configFile: string | undefined,
): ReturnType<typeof affectedServices> {
  const reading = readMonorepo(at);
  const readingBefore = readMonorepo(at, base, reading);
  // Both are under way: of two failures the one of the commit at hand is told.
  readingBefore.catch(() => {});
  const after = await reading;
  try {
    const before = await readingBefore;
    const settings = (of: Monorepo) => () => {
      const names = configFile === undefined ? configFileNames : [posix.normalize(configFile)];
      return names.map((name) => of.tree.files.get(name)?.id).find((id) => id !== undefined);
    };
    return await affectedServices({
      before,
      after,
      services,
      configFile,
      settings: settings(after),
      settingsBefore: settings(before),
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return allServices(services.keys(), `${base.slice(0, 8)} cannot be read (${error.message})`);
  }
}

function describeReasons(service: string, reasons: readonly AffectedReason[]): string {
  if (reasons.length === 0) return 'not affected';
  return `affected: ${reasons.map((reason) => describeReason(service, reason)).join('; ')}`;
}

/**
 * The services of `gitops.yaml`; without one, those of the workspace.
 *
 * @throws bad input when there is no service at all
 */
async function servicesOf(
  config: ProjectConfig | undefined,
  root: string,
): Promise<ReadonlyMap<string, ServiceConfig>> {
  const services = config?.services ?? (await servicesOfWorkspace(root, await readWorkspace(root)));
  if (services.size > 0) return services;
  throw badInput(
    'config',
    'there is no service: neither in a gitops.yaml nor as a workspace package with a Dockerfile',
    'Run `monorepo-gitops init`, or give the path of gitops.yaml as `config`.',
  );
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
    const name = dnsLabel((found.name ?? '').replace(/^@[^/]*\//, '') || posix.basename(found.path));
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

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}
