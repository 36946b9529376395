/** Which environment an event deploys to, what its review environment is called, and which image a service has. */
import { badInput } from '../failure.ts';
import { globs } from '../glob.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import { branchSlug, environmentName } from '../names/slug.ts';
import type { CiContext } from '../ports.ts';
import { environmentDirectory, type ReviewEnvironment } from '../review/environment.ts';
import { monorepoIdentity } from '../review/monorepo.ts';
import { parseSourceRef } from '../source/source-ref.ts';
import { didYouMean, listed } from '../suggestion.ts';
import { type EventConfig, takesEvent, takesRequests } from './events/events.ts';
import { clustersOf, environmentAt } from './place.ts';
import type { EnvironmentConfig, ProjectConfig } from './project.ts';

export interface NamedEnvironment<E extends EnvironmentConfig = EnvironmentConfig> {
  readonly name: string;
  readonly environment: E;
}

/**
 * The first environment, in the order of the file, that takes the event. A closed request or deleted branch finds what it was
 * deployed to. Merge queues and trains find none. A request that does not ask for an environment that wants it to finds a later
 * one, or none.
 */
export function environmentFor<E extends EnvironmentConfig>(
  config: EventConfig<E>,
  ci: CiContext,
): NamedEnvironment<E> | undefined {
  for (const [name, environment] of config.environments) {
    const wish = ci.wishes?.get(name);
    if (wish !== undefined && wish.is !== 'yes') continue;
    if (takesEvent(environment, ci, config.services)) return { name, environment };
  }
  return undefined;
}

/**
 * The environment of the input, else the one of the event when a service (or every service) is deployed; as it is for the
 * service and the cluster of the selection.
 */
export function chosenEnvironment<E extends EnvironmentConfig>(
  selection: {
    readonly config: Pick<ProjectConfig, 'services'> & { readonly environments: ReadonlyMap<string, E> };
    readonly ci: CiContext;
    readonly service?: string | undefined;
    readonly environment: string | undefined;
    readonly cluster?: string | undefined;
  },
  everyService = false,
): NamedEnvironment<E> | undefined {
  const { config, ci, service, environment, cluster } = selection;
  if (service !== undefined) serviceNamed(config, service);
  const chosen =
    environment !== undefined
      ? { name: environment, environment: environmentNamed(config, environment) }
      : service === undefined && !everyService
        ? undefined
        : environmentFor(config, ci);
  if (chosen === undefined) return undefined;
  if (cluster !== undefined) refuseUnknownCluster(chosen, cluster);
  const place = { environment: chosen.name, service, cluster };
  return { ...chosen, environment: environmentAt(config, chosen.environment, place) };
}

/** @throws bad input for a cluster that the environment does not have */
function refuseUnknownCluster({ name, environment: { clusters } }: NamedEnvironment, cluster: string): void {
  if (clusters?.has(cluster) === true) return;
  const names = [...(clusters?.keys() ?? [])];
  throw names.length === 0
    ? badInput('cluster', `${name} has no clusters`, 'Leave cluster out, or write `clusters` there in gitops.yaml.')
    : badInput(
        'cluster',
        `"${cluster}" is no cluster of ${name}`,
        `${didYouMean(cluster, names, (near) => `"${near}"`)}It has: ${listed(names)}.`,
      );
}

/**
 * The run with the source that it has in its environment. Where an environment takes branches and requests, a host starts
 * two pipelines for one push to a branch with an open request. Both are then the branch's: one review environment, one
 * order. It stays the request's own when its branch is one of a fork or is not among the environment's branches.
 *
 * @param environment the input `environment`; default: the environment of the event
 */
export function withSourceIn<E extends EnvironmentConfig>(
  config: EventConfig<E> | undefined,
  ci: CiContext,
  environment?: string,
): CiContext {
  const { event, branch } = ci;
  if (config === undefined || branch === undefined) return ci;
  if ((event.kind !== 'request' && event.kind !== 'request-closed') || event.fromFork === true) return ci;
  const chosen =
    environment === undefined ? environmentFor(config, ci)?.environment : config.environments.get(environment);
  const { when } = chosen ?? {};
  if (chosen === undefined || !takesRequests(chosen) || !globs(when?.branch ?? [])(branch)) return ci;
  return { ...ci, sourceRef: `refs/heads/${branch}` };
}

/**
 * Why a run deploys and removes nothing, whatever gitops.yaml says; undefined when it goes on. Such a run ends green: nobody
 * can do anything about it. Every other run that lacks a credential is an error.
 *
 * @param credential whether the run has a credential for the GitOps repository
 */
export function reasonForNothing(ci: CiContext, credential: boolean): string | undefined {
  const { event, host, actor, branch } = ci;
  const isRequest = event.kind === 'request' || event.kind === 'request-closed';
  if (isRequest && event.fromFork === true) return 'Requests from forks are not deployed.';
  if (event.kind === 'request' && event.unread !== undefined) return event.unread;
  if (event.kind === 'queue') return 'A merge queue or merge train deploys nothing: what it merges is deployed.';
  const isOfDependabot = host === 'github' && actor.name === 'dependabot[bot]';
  if (!credential && isOfDependabot && (isRequest || branch?.startsWith('dependabot/') === true)) {
    return 'GitHub gives runs of Dependabot no secrets, so its branch is not deployed.';
  }
  return undefined;
}

/** The name of the run's review environment: `pr-<number>`, or made of the full ref of the branch or tag. */
export function slugFor({ sourceRef, repository, reviewName }: CiContext): string | undefined {
  if (reviewName !== undefined) return reviewName;
  const source = parseSourceRef(sourceRef);
  if (source === undefined || sourceRef === undefined) return undefined;
  return source.kind === 'request'
    ? environmentName({ mode: 'request', requestNumber: source.number })
    : environmentName({ mode: 'branch', repository, ref: sourceRef });
}

/** The placeholders that every template may use, for a service and an environment of this run. */
export function placeholdersFor(
  ci: CiContext,
  service: string | undefined,
  environment: string | undefined,
  cluster?: string,
): PlaceholderValues {
  const gitTag = ci.event.kind === 'tag' ? ci.event.tag : undefined;
  return {
    service,
    environment,
    cluster,
    slug: slugFor(ci),
    sha: ci.commit,
    sha8: ci.commit?.slice(0, 8),
    branch: ci.branch,
    // Unlike `slug` it has no hash: two branches may share one.
    'branch-slug': ci.branch === undefined ? undefined : branchSlug(ci.branch),
    request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
    run: ci.runId,
    'git-tag': gitTag,
    version: gitTag === undefined ? undefined : versionIn(gitTag),
    subject: ci.described?.subject,
    author: ci.described?.author,
  };
}

/**
 * Where people open a service in an environment. Undefined where `gitops.yaml` has none.
 *
 * @param service default: the first, since a forge shows one address; the same of its cluster
 * @throws bad input for a placeholder that has no value
 */
export function environmentAddress(
  config: ProjectConfig,
  chosen: NamedEnvironment | undefined,
  ci: CiContext,
  [service]: Iterable<string> = config.services.keys(),
  [cluster]: readonly (string | undefined)[] = clustersOf(chosen?.environment ?? {}),
): string | undefined {
  if (chosen === undefined) return undefined;
  const { url } = environmentAt(config, chosen.environment, { environment: chosen.name, service, cluster });
  return url === undefined ? undefined : expand(url, placeholdersFor(ci, service, chosen.name, cluster), 'url');
}

/**
 * `1.2.3` of `v1.2.3`, `web1@1.2.3` and `web1-v1.2.3`; undefined where a tag ends with no version. One with a dot goes first:
 * `v2-web-v1.2.3` is no release of 2.
 */
export function versionIn(tag: string): string | undefined {
  const found = /(?:^|[^0-9A-Za-z.])v?(\d+\.\d[^@]*)$/.exec(tag) ?? /(?:^|[^0-9A-Za-z.])v(\d[^@]*)$/.exec(tag);
  return found?.[1];
}

/** Whether an environment comes and goes with a branch or request: it has a `ttl`, requests, or a directory for each. */
export function isReviewEnvironment(environment: EnvironmentConfig): boolean {
  return (
    environment.ttl !== undefined ||
    takesRequests(environment) ||
    environment.file?.split('/').slice(0, -1).includes('{slug}') === true
  );
}

/**
 * The review environment of this run's branch, tag or request in an environment of `gitops.yaml`; undefined in a lasting
 * one.
 *
 * @throws Failure `REVIEW_DIRECTORY` (bad input) when its `file` gives it no directory of its own
 */
export function reviewEnvironmentFor(
  config: ProjectConfig,
  ci: CiContext,
  name: string,
  cluster?: string,
): ReviewEnvironment | undefined {
  const environment = environmentAt(config, environmentNamed(config, name), { environment: name, cluster });
  const slug = slugFor(ci);
  if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined) return undefined;
  const source = parseSourceRef(ci.sourceRef);
  const monorepo = monorepoIdentity(ci);
  const most = environment['max-environments'];
  return {
    name: slug,
    repository: ci.repository,
    ...(monorepo === undefined ? {} : { monorepo }),
    ...(source?.kind === 'request'
      ? { ref: `refs/heads/${ci.branch ?? ''}`, request: source.number }
      : { ref: ci.sourceRef ?? 'refs/heads/' }),
    directory: environmentDirectory(environment.file, slug, {
      environment: name,
      ...(cluster === undefined ? {} : { cluster }),
    }),
    ...(most === undefined ? {} : { limit: { environment: name, most } }),
  };
}

/** The service's image repository without a tag. @param registry where images go, instead of where they all go */
export function serviceImage(config: ProjectConfig, name: string, registry = config.registry): string | undefined {
  const own = config.services.get(name)?.build?.image;
  if (own !== undefined) return own;
  return registry === undefined ? undefined : `${registry.replace(/\/+$/, '')}/${name}`;
}

/** @throws bad input that names the nearest service when there is none of this name */
export function serviceNamed<S>(config: { readonly services: ReadonlyMap<string, S> }, name: string): S {
  return config.services.get(name) ?? raiseUnknown('service', name, config.services);
}

/** @throws bad input that names the nearest environment when there is none of this name */
export function environmentNamed<E>(config: { readonly environments: ReadonlyMap<string, E> }, name: string): E {
  return config.environments.get(name) ?? raiseUnknown('environment', name, config.environments);
}

function raiseUnknown(kind: 'service' | 'environment', name: string, known: ReadonlyMap<string, unknown>): never {
  const suggestion = didYouMean(name, known.keys(), (near) => `"${near}"`);
  const all =
    known.size === 0
      ? `gitops.yaml has no ${kind}s: write \`${kind}s: { ${name}: … }\` there, or leave ${kind} out.`
      : `gitops.yaml has: ${listed([...known.keys()])}.`;
  throw badInput(kind, `"${name}" is not in gitops.yaml`, `${suggestion}${all}`);
}
