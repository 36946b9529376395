/**
 * `core/cleanup` removes review environments: their files, their Applications and their images (law 8).
 * It may import every folder of `core` but `flow`.
 * Begin here: `target.ts` or `sweep.ts` choose what goes, `removal.ts` proves that it is ours, `repository.ts` makes the
 * one commit of it, and `applications.ts` and `images.ts` remove what is outside of the GitOps repository.
 */
import type { ArgocdClient } from '../argocd/client.ts';
import { commitTo, type Plan } from '../delivery/commit-race.ts';
import { pushPublisher } from '../delivery/publisher.ts';
import { messageOf } from '../failure.ts';
import { commitDiff } from '../git/diff.ts';
import { provenanceTrailers } from '../git/message.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Transport } from '../git/transport.ts';
import type { Registry } from '../image/registry.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import type { Deadline } from '../net/deadline.ts';
import type { CiContext, Clock, Log, Secrets } from '../ports.ts';
import { environmentDirectory, servicePath } from '../review/environment.ts';
import type { Ownership } from '../review/ownership-label.ts';
import { tombstoneAhead } from '../review/tombstone.ts';
import type { OpenSources } from '../source/open-sources.ts';
import { applicationNames, markedApplications, removeApplications } from './applications.ts';
import { registryHosts, removeImages, usagePlaces } from './images.ts';
import { findTombstone } from './removal.ts';
import type { Piece } from './report.ts';
import { type CleanupSettings, type RepositoryCleaned, RepositoryCleanup } from './repository.ts';
import { type Existing, observedEnvironments, observedTombstones, planSweep, type SweepLimits } from './sweep.ts';
import { type GivenTarget, type RemovalTarget, removalTarget } from './target.ts';

interface CleanupRequest extends Pick<CleanupSettings, 'templates' | 'appFile' | 'remove'> {
  readonly ci: CiContext;
  /** What `gitops.yaml` says, when there is one. */
  readonly config: ProjectConfig | undefined;
  readonly what: OneEnvironment | EveryOrphan;
  /** Branch of the GitOps repository. Undefined: its HEAD. */
  readonly branch: string | undefined;
  /** Until Argo CD has deleted what the Applications deployed. */
  readonly wait: boolean;
  readonly forceOrphan: boolean;
  readonly dryRun: boolean;
}

export interface OneEnvironment extends GivenTarget {
  readonly kind: 'one';
  /** Only these services of the environment go. Empty: all of it. */
  readonly services: readonly string[];
}

export interface EveryOrphan extends Omit<SweepLimits, 'now'> {
  readonly kind: 'orphans';
  /**
   * Called after the snapshot was read, on every attempt: see `planSweep`. `requests`: the forge is needed too; without an
   * environment of a request its token may lack the permission.
   */
  readonly sources: (needed: { readonly requests: boolean }) => Promise<OpenSources>;
}

interface CleanupPorts {
  openGitops(): Promise<Transport>;
  /** Undefined: no server is named, or Applications stay. */
  readonly argocd: ArgocdClient | undefined;
  /**
   * Called only when there are images to remove.
   *
   * @param hosts those of the registries that `gitops.yaml` names, for which a password may be used
   */
  openRegistry(hosts: ReadonlySet<string>): Promise<Registry>;
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly log: Log;
  readonly secrets: Secrets;
}

export interface Cleanup {
  readonly removed: readonly Piece[];
  /** What stays, with the reason. */
  readonly kept: readonly Piece[];
  readonly failed: readonly Piece[];
  /** The commit in the GitOps repository; undefined when none was made. */
  readonly commit: string | undefined;
  /** Unified diff of the commit, or of what a dry run would commit. */
  readonly diff: string;
}

/**
 * The commit comes first: after a crash its tombstones lead to what is left outside of the repository (law 11).
 *
 * @throws Failure `CLEANUP_INCOMPLETE` with the `Cleanup` as its outputs when a piece could not be removed
 */
export async function cleanUp(request: CleanupRequest, ports: CleanupPorts): Promise<Cleanup> {
  const { ci, config, what } = request;
  const { argocd, clock, log } = ports;
  const settings = settingsOf(request, clock);
  const plan =
    what.kind === 'one'
      ? planOne(settings, removalTarget(ci, what), what.services, config)
      : planOrphans(settings, what, argocd === undefined ? [] : await markedApplications(argocd, ci.repository));
  const { cleaned, commit, diff } = await commitCleanup(request, plan, ports);
  if (argocd !== undefined) {
    const { wait, forceOrphan, dryRun } = request;
    const { applications: environments, applicationNames: names } = cleaned;
    // Not all of the time that is left: images come after.
    using deadline = ports.deadline.within(ports.deadline.budget(), 'timeout');
    const removal = { repository: ci.repository, environments, names, wait, forceOrphan, dryRun, deadline, clock, log };
    await removeApplications(argocd, removal, cleaned.report);
  }
  if (request.remove.has('images')) await removeAllImages(cleaned, request, ports);
  const { removed, kept, failed } = cleaned.report;
  const cleanup = { removed, kept, failed, commit, diff };
  cleaned.report.writeTo(log);
  cleaned.report.assertComplete(cleanup);
  return cleanup;
}

function settingsOf({ ci, config, templates, appFile, remove }: CleanupRequest, clock: Clock): CleanupSettings {
  const sourceRepository = ci.repositoryUrl ?? ci.repository;
  return {
    repository: ci.repository,
    templates,
    appFile,
    remove,
    usage: usagePlaces(config),
    trailers: provenanceTrailers({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
    now: clock.now(),
  };
}

async function removeAllImages(
  { environments, users, report }: RepositoryCleaned,
  { config, dryRun }: CleanupRequest,
  ports: CleanupPorts,
): Promise<void> {
  if (environments.every(({ images }) => images.length === 0)) return;
  const registries = registryHosts(config);
  const registry = await ports.openRegistry(registries);
  for (const { name, images } of environments) {
    await removeImages(registry, { environment: name, images, registries, users, dryRun }, report);
  }
}

async function commitCleanup(request: CleanupRequest, plan: Plan<RepositoryCleaned>, ports: CleanupPorts) {
  const { ci, branch, dryRun } = request;
  const { clock, log, secrets } = ports;
  await using transport = await ports.openGitops();
  const delivered = await commitTo({
    transport,
    branch,
    plan,
    publisher: pushPublisher({ author: ci.actor, clock }),
    clock,
    log,
    secrets,
    timeout: ports.deadline.budget(),
    dryRun,
  });
  if (delivered.result === 'committed') log.info(`Committed ${delivered.commit.slice(0, 8)} to ${delivered.branch}.`);
  const diff = delivered.result === 'unchanged' ? '' : commitDiff(delivered.files);
  if (diff !== '') log.info(diff.trimEnd());
  return { cleaned: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
}

const requestedReason = 'it was asked for';

function planOne(
  settings: CleanupSettings,
  target: RemovalTarget,
  services: readonly string[],
  config: ProjectConfig | undefined,
): Plan<RepositoryCleaned> {
  const { name } = target;
  const applications = services.flatMap((service) => applicationNames(config, service, name));
  const only = services.length === 0 ? undefined : { services, applications };
  return async (snapshot) => {
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const results = new Set<'removed' | 'reduced' | 'absent'>();
    for (const [directory, templates] of directoriesOf(settings.templates, name)) {
      const parts = only && { ...only, files: filesOf(templates, name, services) };
      results.add(await cleanup.remove({ ...target, directory, only: parts }, requestedReason));
    }
    const reduced = results.has('reduced');
    const whole = results.has('removed') && !reduced;
    if (!whole && !reduced) await finishInterrupted(cleanup, snapshot, settings, target, only !== undefined);
    const names = whole || only === undefined ? undefined : new Set(only.applications);
    const part = only === undefined ? '' : `${services.join(', ')} from `;
    return cleanup.proposal(`Remove ${part}review environment ${name}`, new Map([[name, requestedReason]]), names);
  };
}

/** The directories that one name may have, one for each kind of review environment, with its templates. */
function directoriesOf(templates: readonly string[], name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const template of templates) {
    const directory = environmentDirectory(template, name);
    found.set(directory, [...(found.get(directory) ?? []), template]);
  }
  return found;
}

function filesOf(templates: readonly string[], name: string, services: readonly string[]): readonly string[] {
  return templates.flatMap((template) => services.map((service) => servicePath(template, name, service)));
}

/** For files that are gone or never came: the images that an interrupted removal left, and the tombstone that keeps out a late deployment. */
async function finishInterrupted(
  cleanup: RepositoryCleanup,
  snapshot: Snapshot,
  { remove, now }: CleanupSettings,
  target: RemovalTarget,
  partial: boolean,
): Promise<void> {
  const tombstone = await findTombstone(snapshot, target);
  if (partial && tombstone === undefined) return;
  cleanup.noteImages(target.name, tombstone?.images ?? []);
  const { ref, closingCommit, closing } = target;
  if (tombstone !== undefined || !closing || ref === undefined || closingCommit === undefined) return;
  if (remove.has('files')) cleanup.writeTombstone(tombstoneAhead({ ...target, ref }, closingCommit, now));
}

/**
 * Every orphan at once. One that cannot be removed is reported and does not stop the others.
 *
 * @param applications the marks of those on the Argo CD server, read before the sources are asked
 */
function planOrphans(
  settings: CleanupSettings,
  { sources, ttl, maxDeletions }: EveryOrphan,
  applications: readonly Ownership[],
): Plan<RepositoryCleaned> {
  const { templates, repository, now } = settings;
  return async (snapshot) => {
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const lists = await Promise.all(templates.map((template) => observedEnvironments(snapshot, template)));
    const environments = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
    const tombstones = await observedTombstones(snapshot);
    const existing = { environments, tombstones, applications };
    const open = await sources({ requests: hasRequests(existing) });
    const plan = planSweep(existing, open, { ttl, maxDeletions, now });
    const stray = new Map(plan.applications);
    for (const { directory, name, reason } of plan.keep) {
      cleanup.report.kept.push({ environment: name, kind: 'files', name: directory, reason });
    }
    for (const { directory, marker, reason } of plan.remove) {
      const { name, repository, ref } = marker;
      try {
        await cleanup.remove({ name, repository, ref, directory }, reason);
      } catch (error) {
        cleanup.report.failed.push({ environment: name, kind: 'files', name: directory, reason: messageOf(error) });
        stray.delete(name);
      }
    }
    for (const name of plan.expiredTombstones) cleanup.removeTombstone(name);
    // What an interrupted removal left outside of the repository is known by its tombstone.
    for (const tombstone of tombstones) {
      if (tombstone.repository === repository) cleanup.noteImages(tombstone.name, tombstone.images);
    }
    const names = plan.remove.map(({ name }) => name);
    return cleanup.proposal(sweepMessage(names, plan.expiredTombstones.length), stray);
  };
}

function hasRequests({ environments, applications }: Existing): boolean {
  return (
    environments.some((each) => 'marker' in each && each.marker.request !== undefined) ||
    applications.some(({ request }) => request !== undefined)
  );
}

function sweepMessage(names: readonly string[], tombstones: number): string {
  if (names.length === 0) return `Forget ${tombstones} removed review environments`;
  const subject =
    names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
  return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}
