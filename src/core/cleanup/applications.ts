/** Applications on an Argo CD server that carry the mark of a review environment. */
import type { ArgocdClient } from '../argocd/client.ts';
import { deleteApplication } from '../argocd/delete.ts';
import { refTo } from '../argocd/live.ts';
import { handleUntil } from '../argocd/observe.ts';
import { isReviewEnvironment } from '../monorepo/environments.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { expand } from '../names/placeholders.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Clock, Log } from '../ports.ts';
import { type Ownership, ownershipOf, ownershipSelector } from '../review/ownership-label.ts';
import type { CleanupReport } from './report.ts';

interface ApplicationRemoval {
  readonly repository: string;
  /** Review environments whose Applications go, each with the reason. */
  readonly environments: ReadonlyMap<string, string>;
  /** Those that go, when not all of an environment do. */
  readonly names: ReadonlySet<string> | undefined;
  readonly wait: boolean;
  readonly forceOrphan: boolean;
  readonly deadline: Deadline;
  readonly clock: Clock;
  readonly log: Log;
  readonly dryRun: boolean;
}

/** Names of a service's Applications in a review environment, as `argocd-upsert-app` names them. */
export function applicationNames(config: ProjectConfig | undefined, service: string, slug: string): readonly string[] {
  const reviews = [...(config?.environments ?? [])].filter(([, each]) => isReviewEnvironment(each));
  const names = reviews.map(([environment, { app }]) =>
    expand(app?.name ?? '{service}-{slug}', { service, slug, environment }, `environments.${environment}.app.name`),
  );
  return [...new Set([...names, `${service}-${slug}`])];
}

/** The marks of all Applications of this repository's review environments. */
export async function markedApplications(client: ArgocdClient, repository: string): Promise<readonly Ownership[]> {
  const marked = await client.list({ selector: ownershipSelector() });
  return marked
    .map((app) => ownershipOf(app.metadata))
    .filter((owner): owner is Ownership => owner?.repository === repository);
}

/** Lists them anew: those that appeared between the decision and the commit go too. */
export async function removeApplications(
  client: ArgocdClient,
  removal: ApplicationRemoval,
  report: CleanupReport,
): Promise<void> {
  const { clock, log, deadline, wait, forceOrphan, repository, environments, dryRun } = removal;
  if (environments.size === 0) return;
  const only = environments.size === 1 ? [...environments.keys()][0] : undefined;
  const marked = await client.list({ selector: ownershipSelector(only) });
  for (const app of marked) {
    const owner = ownershipOf(app.metadata);
    if (owner === undefined || owner.repository !== repository) continue;
    const reason = environments.get(owner.environment);
    if (reason === undefined || removal.names?.has(app.metadata.name) === false) continue;
    const piece = { environment: owner.environment, kind: 'application' as const, name: app.metadata.name };
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
  }
}
