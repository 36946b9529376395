/**
 * `monorepo/events/`: which events an environment takes, and which of its services an event is about.
 * Begin here; docs/events.md has it as a table.
 */
import { globs } from '../../glob.ts';
import type { CiContext, RequestOptIn } from '../../ports.ts';
import { parseSourceRef } from '../../source/source-ref.ts';
import type { EnvironmentConfig, ServiceConfig } from '../project.ts';

export type TaggedServices = ReadonlyMap<string, Pick<ServiceConfig, 'package'>>;

/** What `gitops.yaml` says of events. */
export interface EventConfig<E extends EnvironmentConfig = EnvironmentConfig> {
  readonly environments: ReadonlyMap<string, E>;
  /** For tags that name a service. */
  readonly services?: TaggedServices;
}

export type EventSource = Pick<CiContext, 'event' | 'branch' | 'sourceRef' | 'defaultBranch' | 'wishes'>;

/** Stands for a service in a pattern of tags. */
export const ofService = '{service}';

/** The tag that a run is for; undefined on a branch and for a request. */
export function tagOf({ event, sourceRef }: Pick<CiContext, 'event' | 'sourceRef'>): string | undefined {
  if (event.kind === 'tag') return event.tag;
  const source = parseSourceRef(sourceRef);
  return source?.kind === 'tag' ? source.name : undefined;
}

/** What started the run, where that was no push; what is deployed has its source all the same. */
export function triggerOf({ event }: Pick<CiContext, 'event'>): 'schedule' | 'manual' | undefined {
  if (event.kind === 'tag') return event.startedBy;
  return event.kind === 'schedule' || event.kind === 'manual' ? event.kind : undefined;
}

/**
 * Whether an event deploys to an environment (docs/events.md). A request never matches by its branch: the source branch of a
 * fork may be called `main`. One whose environment wants a word for it may match: `wishes` tells.
 */
export function takesEvent(
  environment: EnvironmentConfig,
  ci: EventSource,
  services: TaggedServices = new Map(),
): boolean {
  const { when } = environment;
  const { event, branch, defaultBranch } = ci;
  if (event.kind === 'queue') return false;
  if (event.kind === 'request' || event.kind === 'request-closed') return takesRequests(environment);
  const tag = tagOf(ci);
  const isSource =
    tag === undefined
      ? branch !== undefined && globs(when?.branch ?? [])(branch)
      : takesTag(environment, tag, services) !== 'no';
  const trigger = triggerOf(ci);
  if (trigger === undefined) return isSource;
  const said = when?.[trigger];
  if (said === false || isSource) return said !== false;
  // On its own it needs a branch, and nobody means the schedule of a feature branch.
  return said === true && !hasSource(environment) && tag === undefined && isDefault(branch, defaultBranch);
}

/** GitHub runs schedules on the default branch alone, and tells not always which one that is. */
function isDefault(branch: string | undefined, defaultBranch: string | undefined): boolean {
  return branch !== undefined && branch === (defaultBranch ?? branch);
}

export function hasSource({ when }: EnvironmentConfig): boolean {
  return when?.branch !== undefined || when?.tag !== undefined || takesRequests({ ...(when && { when }) });
}

/** All requests, or some. */
export function takesRequests({ when }: Pick<EnvironmentConfig, 'when'>): boolean {
  return when?.request !== undefined && when.request !== false;
}

/**
 * The words that an environment wants of a request; undefined where it takes none or all of them, or this one by its branch:
 * any key of `when` is enough.
 *
 * @param branch undefined for a fork's
 */
export function optInFor({ when }: EnvironmentConfig, branch: string | undefined): RequestOptIn | undefined {
  const request = when?.request;
  if (typeof request !== 'object') return undefined;
  return branch !== undefined && globs(when?.branch ?? [])(branch) ? undefined : request;
}

/** A service by one of the names that tags call it by. */
interface ServiceName {
  readonly service: string;
  readonly name: string;
}

/** Its own first: the name of its workspace package is what release tools write. */
export function tagNames(services: TaggedServices, list: readonly string[] | undefined): readonly ServiceName[] {
  return servicesIn(list, services.keys()).flatMap((service) =>
    [...new Set([service, services.get(service)?.package ?? service])].map((name) => ({ service, name })),
  );
}

/** Whether an environment takes a tag: for all of its services, or for the one that the tag names. */
export function takesTag(
  environment: EnvironmentConfig,
  tag: string,
  services: TaggedServices,
): 'no' | 'all' | { readonly service: string } {
  const patterns = environment.when?.tag ?? [];
  const isOne = (pattern: string) => pattern.includes(ofService);
  if (!patterns.some(isOne)) return globs(patterns)(tag) ? 'all' : 'no';
  const names = tagNames(services, environment.services);
  const filledFor = ({ name }: ServiceName) =>
    patterns
      .filter((pattern) => isOne(pattern) || pattern.startsWith('!'))
      .map((pattern) => pattern.replaceAll(ofService, name));
  // `web-v2-v1.0.0` is of `web-v2`, although `web-v*` takes it too.
  const [found] = names
    .filter((each) => globs(filledFor(each))(tag))
    .toSorted((one, other) => other.name.length - one.name.length);
  if (found !== undefined) return { service: found.service };
  const common = patterns.flatMap((pattern) => {
    if (!isOne(pattern)) return [pattern];
    return pattern.startsWith('!') ? names.map(({ name }) => pattern.replaceAll(ofService, name)) : [];
  });
  return globs(common)(tag) ? 'all' : 'no';
}

/** The services of an environment, in the order of the file. @param list its `services`: names and globs */
export function servicesIn(list: readonly string[] | undefined, services: Iterable<string>): readonly string[] {
  if (list === undefined) return [...services];
  return [...services].filter(globs(list));
}
