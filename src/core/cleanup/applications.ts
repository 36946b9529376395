/** Applications on an Argo CD server that carry the mark of a review environment. */
import { deleteApplication } from '../argocd/delete.ts';
import { handleUntil } from '../argocd/rollout/observe.ts';
import type { ArgocdClient } from '../argocd/server/client.ts';
import { refTo } from '../argocd/server/live.ts';
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
  const { clock, log, deadline, wait, forceOrphan, environments, dryRun } = removal;
  const left = new Map<string, readonly OwnedNamespace[]>();
  if (environments.size === 0) return left;
  const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
  const marked = await client.list({ selector: ownershipSelector(only) });
  const own = new Set<string>();
  for (const app of marked) {
    const owner = ownershipOf(app.metadata);
    const going = owner === undefined ? undefined : environments.get(owner.environment);
    if (owner === undefined || going === undefined || !isOneOf(going.repositories, owner.repository)) continue;
    own.add(app.metadata.name);
    if (removal.names?.has(app.metadata.name) === false) continue;
    const { reason } = going;
    const { environment } = owner;
    const piece = { environment, kind: 'application' as const, name: app.metadata.name };
    await report.attempt(piece, async () => {
      if (dryRun) return { result: 'removed', reason: `a dry run: ${reason}` };
      const handle = handleUntil({ client, ref: refTo(app), clock, log }, deadline);
      const deleted = await deleteApplication(handle, { owner, wait, forceOrphan });
      switch (deleted.result) {
        case 'absent':
          return undefined;
        case 'deleted':
          return { result: 'removed', reason };
        case 'deleting':
          return { result: 'removed', reason: `${reason}; the deletion goes on` };
        case 'orphaned':
          return { result: 'removed', reason: `${reason}; left without an owner: ${deleted.left.join(', ')}` };
      }
    });
    const namespace = createdNamespace(app);
    if (!removal.namespaces || namespace === undefined || !namespace.name.includes(environment)) continue;
    const went = report.removed.some(({ kind, name }) => kind === 'application' && name === app.metadata.name);
    if (went && isTracked(namespace, app)) {
      const how = `${dryRun ? 'a dry run: ' : ''}Argo CD deletes it with the Application ${app.metadata.name}`;
      report.removed.push({ environment, kind: 'namespace', name: namespace.name, reason: how });
    } else {
      left.set(environment, [...(left.get(environment) ?? []), namespace]);
    }
  }
  for (const [environment, { expected }] of environments) {
    const others = expected.filter(({ name }) => !own.has(name) && removal.names?.has(name) !== false);
    for (const each of others) await keepForeign(client, environment, each, removal, report);
  }
  return left;
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
