/** Applications on an Argo CD server that carry the mark of a review environment. */
import { type DeleteResult, requestDeletion } from '../argocd/delete.ts';
import { handleUntil } from '../argocd/rollout/observe.ts';
import type { ArgocdClient } from '../argocd/server/client.ts';
import { type LiveApplication, refTo } from '../argocd/server/live.ts';
import { createdNamespace, isTracked } from '../argocd/spec/namespace.ts';
import { badInput, Failure } from '../failure.ts';
import { isReviewEnvironment, versionIn } from '../monorepo/environments.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { expand, hasPlaceholder, type PlaceholderValues, unfilledIn } from '../names/placeholders.ts';
import { branchSlug, releaseName } from '../names/slug.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Clock, Log } from '../ports.ts';
import type { OwnedNamespace } from '../review/marker.ts';
import { isSpelledAlike } from '../review/monorepo.ts';
import { environmentLabel, type Ownership, ownershipOf, ownershipSelector } from '../review/ownership-label.ts';
import { parseSourceRef } from '../source/source-ref.ts';
import type { CleanupReport } from './report.ts';

interface ApplicationRemoval {
  /** Review environments whose Applications go. */
  readonly environments: ReadonlyMap<string, RemovedApplications>;
  /** Those that go, when not all of an environment do. */
  readonly names: ReadonlySet<string> | undefined;
  readonly namespaces: boolean;
  readonly wait: boolean;
  readonly forceOrphan: boolean;
  readonly deadline: Deadline;
  readonly clock: Clock;
  readonly log: Log;
  readonly dryRun: boolean;
}

export interface RemovedApplications {
  readonly reason: string;
  /** Names of the monorepo that their mark may have. */
  readonly repositories: ReadonlySet<string>;
  /** Those that the environment should have, by its marker: whose they are, the server's own say. */
  readonly expected: readonly ExpectedApplication[];
}

export interface ExpectedApplication {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly project?: string | undefined;
}

/** What a name in `gitops.yaml` may be made of; `ref` and `request` where they are known. */
export interface NamedEnvironment {
  readonly name: string;
  readonly ref?: string | undefined;
  readonly request?: number | undefined;
}

/**
 * Names of a service's Applications in a review environment, as `argocd-upsert-app` names them.
 *
 * @throws bad input for a name of `gitops.yaml` with a placeholder that is unknown, or whose value nothing keeps
 */
export function applicationNames(
  config: ProjectConfig | undefined,
  service: string,
  review: NamedEnvironment,
): readonly string[] {
  const reviews = [...(config?.environments ?? [])].filter(([, each]) => isReviewEnvironment(each));
  const names = reviews.flatMap(([environment, { app }]) => {
    const template = app?.name ?? '{service}-{slug}';
    const key = `environments.${environment}.app.name`;
    if (hasPlaceholder(template, ofOneRun)) throw ofAnotherRun(key, template, service);
    const values = { service, environment, ...valuesOf(review) };
    // An environment of tags has no Application of a branch.
    if (unfilledIn(template, values).some((each) => Object.hasOwn(values, each))) return [];
    return [expand(template, values, key)];
  });
  return [...new Set([...names, `${service}-${review.name}`].flatMap((name) => [name, releaseName(name)]))];
}

/** Placeholders whose values a deployment had, and nothing keeps. */
const ofOneRun = ['sha', 'sha8', 'run', 'subject', 'author'];

function ofAnotherRun(key: string, template: string, service: string): Failure {
  const problem = `"${template}" is another name in each run, so it is not known which Application is that of ${service}`;
  return badInput(
    key,
    problem,
    'Name it by {service} and {slug}, or give no services: then the whole environment goes.',
  );
}

function valuesOf({ name, ref, request }: NamedEnvironment): PlaceholderValues {
  const source = parseSourceRef(ref);
  const branch = source?.kind === 'branch' ? source.name : undefined;
  const tag = source?.kind === 'tag' ? source.name : undefined;
  return {
    slug: name,
    branch,
    'branch-slug': branch === undefined ? undefined : branchSlug(branch),
    request: request === undefined ? undefined : String(request),
    'git-tag': tag,
    version: tag === undefined ? undefined : versionIn(tag),
  };
}

/** The marks of all review environments' Applications. */
export async function markedApplications(client: ArgocdClient): Promise<readonly Ownership[]> {
  const marked = await client.list({ selector: ownershipSelector() });
  return marked.flatMap((app) => ownershipOf(app.metadata) ?? []);
}

/**
 * Lists them anew: those that appeared between the decision and the commit go too. Answers the namespaces that they were to
 * create and that Argo CD does not delete with them, by the environment's name.
 */
export async function removeApplications(
  client: ArgocdClient,
  removal: ApplicationRemoval,
  report: CleanupReport,
): Promise<ReadonlyMap<string, readonly OwnedNamespace[]>> {
  const { environments } = removal;
  const left = new Map<string, readonly OwnedNamespace[]>();
  if (environments.size === 0) return left;
  const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
  const marked = await client.list({ selector: ownershipSelector(only) });
  const own = marked.flatMap((app) => {
    const owner = ownershipOf(app.metadata);
    const going = owner === undefined ? undefined : environments.get(owner.environment);
    if (owner === undefined || going === undefined || !isOneOf(going.repositories, owner.repository)) return [];
    return [{ app, owner, reason: going.reason }];
  });
  const leaving = own.filter(({ app }) => removal.names?.has(app.metadata.name) !== false);
  const outcomes = await deletedApplications(client, leaving, removal);
  for (const [index, { app, owner, reason }] of leaving.entries()) {
    const { environment } = owner;
    const { name } = app.metadata;
    await report.attempt({ environment, kind: 'application', name }, async () => {
      if (removal.dryRun) return { result: 'removed', reason };
      const outcome = outcomes[index];
      if (outcome?.status === 'rejected') throw outcome.reason;
      return outcome === undefined ? undefined : removed(outcome.value, reason);
    });
    const namespace = createdNamespace(app);
    if (!removal.namespaces || namespace === undefined || !namespace.name.includes(environment)) continue;
    const went = report.removed.some((piece) => piece.kind === 'application' && piece.name === name);
    if (went && isTracked(namespace, app)) {
      const how = `Argo CD deletes it with the Application ${name}`;
      report.removed.push({ environment, kind: 'namespace', name: namespace.name, reason: how });
    } else {
      left.set(environment, [...(left.get(environment) ?? []), namespace]);
    }
  }
  const ownNames = new Set(own.map(({ app }) => app.metadata.name));
  for (const [environment, { expected }] of environments) {
    const others = expected.filter(({ name }) => !ownNames.has(name) && removal.names?.has(name) !== false);
    for (const each of others) await keepForeign(client, environment, each, removal, report);
  }
  return left;
}

function removed(outcome: DeleteResult, reason: string) {
  switch (outcome.result) {
    case 'absent':
      return undefined;
    case 'deleted':
      return { result: 'removed', reason } as const;
    case 'deleting':
      return { result: 'removed', reason: `${reason}; the deletion goes on` } as const;
    case 'orphaned':
      return { result: 'removed', reason: `${reason}; left without an owner: ${outcome.left.join(', ')}` } as const;
  }
}

/** Requests, and waits, that are under way at the same time. */
const atOnce = 8;
/** Milliseconds after which a deletion that hangs makes room for another one's wait. */
const turnMs = 15_000;

/** All are requested before the first is waited for: one that hangs keeps no other. In the order of the Applications. */
async function deletedApplications(
  client: ArgocdClient,
  leaving: readonly { readonly app: LiveApplication; readonly owner: Ownership }[],
  { clock, log, deadline, wait, forceOrphan, dryRun }: ApplicationRemoval,
): Promise<readonly PromiseSettledResult<DeleteResult>[]> {
  if (dryRun) return [];
  const requested = await sideBySide(leaving, ({ app, owner }) => {
    const handle = handleUntil({ client, ref: refTo(app), clock, log }, deadline);
    return requestDeletion(handle, { owner, wait, forceOrphan });
  });
  const isAlone = leaving.length <= atOnce;
  const end = () =>
    sideBySide(requested, async (request, again): Promise<DeleteResult | typeof later> => {
      if (request.status === 'rejected') throw request.reason;
      if (request.value === 'absent') return { result: 'absent' };
      if (!wait) return { result: 'deleting' };
      return (await request.value.wait(isAlone ? undefined : turnMs)) ?? again;
    });
  if (!wait || leaving.length === 0) return await end();
  const what = leaving.length === 1 ? 'the Application is' : `${leaving.length} Applications are`;
  return await log.during(`waiting until ${what} gone`, end);
}

const later = Symbol('later');

/** Some at a time; one that answers `again` comes back when the others had their turn. In the order of the items. */
async function sideBySide<T, R>(
  items: readonly T[],
  work: (item: T, again: typeof later) => Promise<R | typeof later>,
): Promise<readonly PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, item] = next;
      try {
        const value = await work(item, later);
        if (value === later) queue.push(next);
        else results[index] = { status: 'fulfilled', value: value as R };
      } catch (reason) {
        results[index] = { status: 'rejected', reason };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}

/** An Application that has the name of one of ours and not our mark. Who waits for it to go is told why it does not. */
async function keepForeign(
  client: ArgocdClient,
  environment: string,
  { name, namespace, project = '' }: ExpectedApplication,
  { log }: Pick<ApplicationRemoval, 'log'>,
  report: CleanupReport,
): Promise<void> {
  try {
    const app = await client.get({ name, project, appNamespace: namespace });
    if (app === undefined) return;
    const owner = ownershipOf(app.metadata);
    const whose =
      owner === undefined
        ? `does not have the label ${environmentLabel}: ${environment}, so somebody else made it`
        : `belongs to ${owner.environment} of ${owner.repository}`;
    report.kept.push({ environment, kind: 'application', name, reason: `it ${whose}` });
  } catch (error) {
    // Argo CD says so of an Application that is not there too, to who may not see it.
    if (!(error instanceof Failure)) throw error;
    log.detail(`whether there is an Application ${name} of somebody else is not known: ${error.message}`);
  }
}

function isOneOf(repositories: ReadonlySet<string>, repository: string): boolean {
  return [...repositories].some((each) => isSpelledAlike({ repository: each }, { repository }));
}
