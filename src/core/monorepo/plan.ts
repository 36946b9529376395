/**
 * What a run deploys and where: the affected services, each with the reasons why, and the environment of the event.
 * `plan` reports it, `deploy` does it.
 */

import type { CiContext, Environment, Log, Programs } from '../ports.ts';
import { changeOf } from '../source/base.ts';
import { type AffectedReason, affectedServices, allServices, describeReason, rootFiles } from './affected.ts';
import { environmentFor, environmentNamed, type NamedEnvironment } from './environments.ts';
import type { ProjectConfig, ServiceConfig } from './project.ts';
import { requestedServices, servicesOf } from './services.ts';
import { readWorkspace } from './workspace.ts';

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
  /** Of the services to look at, the reasons why each is affected; none for one that is not. */
  readonly reasons: ReadonlyMap<string, readonly AffectedReason[]>;
  /** Those with reasons, in the order of the file. */
  readonly affected: readonly string[];
}

/**
 * Logs the reasons, and warns when nothing is known about the change.
 *
 * @throws bad input for a service or environment that does not exist, or a monorepo without services
 */
export async function planDeployment(
  request: PlanRequest,
  { env, log, programs }: { readonly env: Environment; readonly log: Log; readonly programs: Programs },
): Promise<DeploymentPlan> {
  const { config, ci } = request;
  const graph = await readWorkspace(ci.workspace);
  const services = await servicesOf(config, ci.workspace, graph);
  const requested = requestedServices(services, request.services);
  const environment = environmentOf(request);
  const change = request.all
    ? ({ kind: 'everything', why: 'the input all asks for it' } as const)
    : await changeOf({ cwd: ci.workspace, env, programs }, ci, request.base);
  if (change.kind === 'files') {
    log.info(`${change.files.length} files differ from ${change.base.slice(0, 8)} (${change.how}).`);
  } else if (!request.all) {
    log.warn(`Everything is taken: ${change.why}.`);
  }
  const everyService = request.configFile === undefined ? rootFiles : [...rootFiles, request.configFile];
  const found =
    change.kind === 'everything'
      ? allServices(services.keys(), change.why)
      : affectedServices({ changedFiles: change.files, graph, services, everyService });
  const reasons = new Map([...found].filter(([name]) => requested.has(name)));
  for (const [name, why] of reasons) log.info(`${name}: ${describeReasons(name, why)}`);
  const affected = [...reasons].filter(([, why]) => why.length > 0).map(([name]) => name);
  return { services, environment, reasons, affected };
}

function environmentOf({ config, environment, ci }: PlanRequest): NamedEnvironment | undefined {
  if (config === undefined) return undefined;
  if (environment === undefined) return environmentFor(config, ci);
  return { name: environment, environment: environmentNamed(config, environment) };
}

function describeReasons(service: string, reasons: readonly AffectedReason[]): string {
  if (reasons.length === 0) return 'not affected';
  return `affected: ${reasons.map((reason) => describeReason(service, reason)).join('; ')}`;
}
