/** Which environment an event deploys to, what its review environment is called, and which image a service has. */
import { badInput } from '../failure.ts';
import { globs } from '../glob.ts';
import type { PlaceholderValues } from '../names/placeholders.ts';
import { branchSlug, environmentName } from '../names/slug.ts';
import type { CiContext } from '../ports.ts';
import { environmentDirectory, type ReviewEnvironment } from '../review/environment.ts';
import { didYouMean } from '../suggestion.ts';
import type { EnvironmentConfig, ProjectConfig } from './project.ts';

export interface NamedEnvironment<E extends EnvironmentConfig = EnvironmentConfig> {
  readonly name: string;
  readonly environment: E;
}

/**
 * The first environment, in the order of the file, whose `when` has the event: pushes (and schedules and manual runs)
 * by branch, tags by tag, requests by `request: true`. A closed request or deleted branch finds what it was deployed to.
 *
 * A request never matches by its branch: the source branch of a fork may be called `main`.
 */
export function environmentFor<E extends EnvironmentConfig>(
  config: { readonly environments: ReadonlyMap<string, E> },
  ci: CiContext,
): NamedEnvironment<E> | undefined {
  for (const [name, environment] of config.environments) {
    if (eventMatches(environment, ci)) return { name, environment };
  }
  return undefined;
}

/** The environment of the input, else the one of the event when a service (or every service) is deployed. */
export function chosenEnvironment<E extends EnvironmentConfig>(
  selection: {
    readonly config: Pick<ProjectConfig, 'services'> & { readonly environments: ReadonlyMap<string, E> };
    readonly ci: CiContext;
    readonly service?: string | undefined;
    readonly environment: string | undefined;
  },
  everyService = false,
): NamedEnvironment<E> | undefined {
  const { config, ci, service, environment } = selection;
  if (service !== undefined) serviceNamed(config, service);
  if (environment !== undefined) return { name: environment, environment: environmentNamed(config, environment) };
  return service === undefined && !everyService ? undefined : environmentFor(config, ci);
}

function eventMatches(environment: EnvironmentConfig, ci: CiContext): boolean {
  const when = environment.when;
  switch (ci.event.kind) {
    case 'request':
    case 'request-closed':
      return when?.request === true;
    case 'tag':
      return globs(when?.tag ?? [])(ci.event.tag);
    default:
      return ci.branch !== undefined && globs(when?.branch ?? [])(ci.branch);
  }
}

/** The name of the event's review environment: `pr-<number>`, or made of the full ref of the branch or tag. */
export function slugFor(ci: CiContext): string | undefined {
  const { event, repository } = ci;
  if (event.kind === 'request' || event.kind === 'request-closed') {
    return environmentName({ mode: 'request', requestNumber: event.number });
  }
  const ref = sourceRef(ci);
  return ref === undefined ? undefined : environmentName({ mode: 'branch', repository, ref });
}

function sourceRef({ event, branch }: CiContext): string | undefined {
  if (event.kind === 'tag') return `refs/tags/${event.tag}`;
  return branch === undefined ? undefined : `refs/heads/${branch}`;
}

/** The placeholders that every template may use, for a service and an environment of this run. */
export function placeholdersFor(
  ci: CiContext,
  service: string | undefined,
  environment: string | undefined,
): PlaceholderValues {
  return {
    service,
    environment,
    slug: slugFor(ci),
    sha: ci.commit,
    sha8: ci.commit?.slice(0, 8),
    branch: ci.branch,
    // Unlike `slug` it has no hash: two branches may share one.
    'branch-slug': ci.branch === undefined ? undefined : branchSlug(ci.branch),
    request: ci.requestNumber === undefined ? undefined : String(ci.requestNumber),
    run: ci.runId,
  };
}

/** Whether an environment comes and goes with a branch or request: it has a `ttl`, requests, or a directory for each. */
export function isReviewEnvironment(environment: EnvironmentConfig): boolean {
  return (
    environment.ttl !== undefined ||
    environment.when?.request === true ||
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
): ReviewEnvironment | undefined {
  const environment = environmentNamed(config, name);
  const slug = slugFor(ci);
  if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined) return undefined;
  return {
    name: slug,
    repository: ci.repository,
    ref: sourceRef(ci) ?? 'refs/heads/',
    ...(ci.requestNumber === undefined ? {} : { request: ci.requestNumber }),
    directory: environmentDirectory(environment.file, slug, { environment: name }),
  };
}

/** The service's image repository without a tag. */
export function serviceImage(config: ProjectConfig, name: string): string | undefined {
  const own = config.services.get(name)?.build?.image;
  if (own !== undefined) return own;
  return config.registry === undefined ? undefined : `${config.registry.replace(/\/+$/, '')}/${name}`;
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
  const all = known.size === 0 ? `gitops.yaml has no ${kind}s.` : `gitops.yaml has: ${[...known.keys()].join(', ')}.`;
  throw badInput(kind, `"${name}" is not in gitops.yaml`, `${suggestion}${all}`);
}
