/**
 * `core/cleanup` removes review environments: their files, their Applications and their images (law 8).
 * It may import every folder of `core` but `flow`.
 * Begin here: `one-environment.ts` or `every-orphan.ts` choose what goes, `removal.ts` proves that it is ours,
 * `repository.ts` makes the one commit of it, and `applications.ts`, `images.ts` and
 * `forge` remove what is outside of the GitOps repository.
 */
import type { ArgocdClient } from '../argocd/server/client.ts';
import { describeLeft } from '../argocd/spec/namespace.ts';
import { commitTo, type Plan } from '../delivery/commit-race.ts';
import { leftPreviewBranches } from '../delivery/preview-branch.ts';
import { pushPublisher } from '../delivery/publisher.ts';
import { prefixesOf } from '../delivery/request-branch.ts';
import { Failure, messageOf } from '../failure.ts';
import type { Forge } from '../forge/forge.ts';
import { commitDiff } from '../git/diff.ts';
import { provenanceTrailers } from '../git/message.ts';
import type { Transport } from '../git/transport.ts';
import type { Registry } from '../image/registry.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import type { Deadline } from '../net/deadline.ts';
import { type CiContext, type Clock, isStopJob, type Log, type Secrets } from '../ports.ts';
import type { OwnedNamespace } from '../review/marker.ts';
import { monorepoIdentity } from '../review/monorepo.ts';
import type { AskSource } from '../source/open-sources.ts';
import { applicationNames, markedApplications, type NamedEnvironment, removeApplications } from './applications.ts';
import { type EveryOrphan, planOrphans } from './every-orphan.ts';
import { describeUnknown } from './find.ts';
import { endComments } from './forge/comments.ts';
import { endEnvironments } from './forge/environments.ts';
import { imageUsage, keptCommits, namingCommits, registryHosts, removeImages } from './images.ts';
import { type OneEnvironment, planOne, planStop } from './one-environment.ts';
import type { Piece } from './report.ts';
import type { CleanupSettings, RemovablePart, RepositoryCleaned } from './repository.ts';
import { RepositoryTags } from './repository-tags.ts';
import { removalOf } from './target.ts';

interface CleanupRequest extends Pick<CleanupSettings, 'templates' | 'optIns' | 'appFile' | 'remove' | 'monorepo'> {
  readonly ci: CiContext;
  /** What `gitops.yaml` says, when there is one. */
  readonly config: ProjectConfig | undefined;
  readonly what: OneEnvironment | EveryOrphan;
  /** Branch of the GitOps repository. Undefined: its HEAD. */
  readonly branch: string | undefined;
  /** What branches of requests begin with, whose images are in use. Default: `monorepo-gitops/`. */
  readonly branchPrefix?: string | undefined;
  /** Until Argo CD has deleted what the Applications deployed. */
  readonly wait: boolean;
  readonly forceOrphan: boolean;
  /** The parts that were named: what does not let them go is then an error. */
  readonly named: ReadonlySet<RemovablePart>;
  readonly dryRun: boolean;
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
  /** The forge of the monorepo; undefined: none is known, or no token is. */
  openForge(): Promise<Forge | undefined>;
  /** Whether a branch, tag or request of the monorepo is open. */
  readonly ask: AskSource;
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
  /** For people who named an environment of which there is no trace: those that exist. */
  readonly unknown?: string | undefined;
}

/**
 * The commit comes first: after a crash its tombstones lead to what is left outside of the repository (law 11).
 *
 * @throws Failure `CLEANUP_INCOMPLETE` with the `Cleanup` as its outputs when a piece could not be removed
 */
export async function cleanUp(request: CleanupRequest, ports: CleanupPorts): Promise<Cleanup> {
  const { ci, config, what } = request;
  const { argocd, clock, log, ask } = ports;
  const removal = what.kind === 'one' ? removalOf(ci, what) : undefined;
  const marks = what.kind === 'one' || argocd === undefined ? [] : await markedApplications(argocd);
  const { cleaned, commit, diff } = await commitCleanup(request, ports, (settings) => {
    const planned = { settings, config, ask, log };
    if (what.kind === 'orphans') return planOrphans(planned, what, marks);
    return removal?.how === 'stop-job' && what.services.length === 0
      ? planStop(planned, removal, what, ci)
      : planOne(planned, removal ?? removalOf(ci, what), what);
  });
  const { report, environments } = cleaned;
  const left = new Map(environments.map(({ name, namespaces }) => [name, namespaces]));
  if (argocd !== undefined) {
    const { wait, forceOrphan, dryRun, remove } = request;
    // Not all of the time that is left: images come after.
    using deadline = ports.deadline.within(ports.deadline.budget(), 'timeout');
    const { applications, applicationNames: names } = cleaned;
    const namespaces = remove.has('namespace') && names === undefined;
    const removal = { environments: applications, names, namespaces, wait, forceOrphan, dryRun, deadline, clock, log };
    for (const [name, found] of await removeApplications(argocd, removal, report)) {
      left.set(name, [...(left.get(name) ?? []), ...found]);
    }
  }
  if (request.remove.has('namespace')) reportNamespaces(left, cleaned);
  if (request.remove.has('images')) await removeAllImages(cleaned, request, ports);
  if (request.remove.has('environment')) {
    const { dryRun, named } = request;
    const stopping = isStopJob(ci);
    await endEnvironments(cleaned, { ...ports, ci, stopping, dryRun, isNamed: named.has('environment') });
  }
  if (request.remove.has('comment')) {
    const { dryRun, named } = request;
    await endComments(cleaned, { ...ports, ci, dryRun, isNamed: named.has('comment') });
  }
  const { removed, kept, failed } = report;
  const isNothing = removed.length + kept.length + failed.length === 0;
  const unknown = isNothing && cleaned.unknown !== undefined ? describeUnknown(cleaned.unknown) : undefined;
  const cleanup = { removed, kept, failed, commit, diff, ...(unknown === undefined ? {} : { unknown }) };
  report.writeTo(log, request);
  if (unknown !== undefined) log.warn(unknown);
  report.assertComplete(cleanup);
  return cleanup;
}

function settingsOf(
  { ci, config, templates, optIns, appFile, remove, monorepo, branchPrefix }: CleanupRequest,
  transport: Transport,
  clock: Clock,
): CleanupSettings {
  const sourceRepository = ci.repositoryUrl ?? ci.repository;
  return {
    monorepo,
    templates,
    optIns,
    appFile,
    remove,
    usage: imageUsage(config),
    trailers: provenanceTrailers({ sourceRepository, services: [], images: [], pipeline: ci.pipelineUrl }),
    commits: async ({ commit }) => {
      if (commit === undefined) return [];
      // What waits in a rolling request is not on the branch yet.
      const prefixes = prefixesOf(branchPrefix).map((prefix) => `refs/heads/${prefix}`);
      const { refs } = await transport.listRefs(prefixes);
      const tips = [...refs].flatMap(([name, tip]) => (prefixes.some((each) => name.startsWith(each)) ? [tip] : []));
      const histories = await Promise.all([commit, ...tips].map((tip) => transport.history(tip, keptCommits)));
      return namingCommits(histories.flat());
    },
    applicationNames: (service, environment) => namesOrNone(config, service, environment),
    now: () => transport.serverTime() ?? clock.now(),
  };
}

/** None where a name is made of more than a cleanup knows: then those that the marker records count alone. */
function namesOrNone(
  config: ProjectConfig | undefined,
  service: string,
  environment: NamedEnvironment,
): readonly string[] {
  try {
    return applicationNames(config, service, environment);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [];
  }
}

/** What Argo CD leaves behind is said with the line that removes it. */
function reportNamespaces(
  left: ReadonlyMap<string, readonly OwnedNamespace[]>,
  { report }: Pick<RepositoryCleaned, 'report'>,
): void {
  for (const [environment, namespaces] of left) {
    for (const namespace of new Map(namespaces.map((each) => [`${each.cluster} ${each.name}`, each])).values()) {
      const { name } = namespace;
      const went = report.removed.some((each) => each.kind === 'namespace' && each.name === name);
      if (!went) report.kept.push({ environment, kind: 'namespace', name, reason: describeLeft(namespace) });
    }
  }
}

async function removeAllImages(
  { environments, users, report }: RepositoryCleaned,
  { config, dryRun, named }: CleanupRequest,
  ports: CleanupPorts,
): Promise<void> {
  if (environments.every(({ images }) => images.length === 0)) return;
  const registries = registryHosts(config);
  const registry = await ports.openRegistry(registries);
  const tags = new RepositoryTags(registry);
  for (const { name, images, directories } of environments) {
    const removal = { environment: name, directories, images, registries, users, named: named.has('images'), dryRun };
    await removeImages(registry, tags, removal, report);
  }
}

async function commitCleanup(
  request: CleanupRequest,
  ports: CleanupPorts,
  planOf: (settings: CleanupSettings) => Plan<RepositoryCleaned>,
) {
  const { ci, branch, dryRun } = request;
  const { clock, log, secrets } = ports;
  await using transport = await ports.openGitops();
  const delivered = await commitTo({
    transport,
    branch,
    plan: planOf(settingsOf(request, transport, clock)),
    publisher: pushPublisher({ author: ci.actor, clock }),
    clock,
    log,
    secrets,
    timeout: ports.deadline.budget(),
    dryRun,
  });
  if (delivered.result === 'committed') log.info(`Committed ${delivered.commit.slice(0, 8)} to ${delivered.branch}.`);
  if (request.what.kind === 'orphans') await deletePreviews(request, transport, ports);
  const diff = delivered.result === 'unchanged' ? '' : commitDiff(delivered.files);
  if (diff !== '') log.info(diff.trimEnd(), 'diff');
  return { cleaned: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
}

/** What killed runs have left that had Argo CD render a commit. Not worth a failed sweep: the next one tries it again. */
async function deletePreviews(
  { ci, branchPrefix, dryRun }: CleanupRequest,
  transport: Transport,
  { clock, log }: Pick<CleanupPorts, 'clock' | 'log'>,
): Promise<void> {
  const identity = monorepoIdentity(ci);
  if (identity === undefined) return;
  const now = transport.serverTime() ?? clock.now();
  try {
    for (const { branch, remove } of await leftPreviewBranches({ transport, identity, branchPrefix, now })) {
      if (!dryRun) await remove();
      log.info(`${dryRun ? 'would delete' : 'deleted'} branch ${branch}: an earlier run has left it`);
    }
  } catch (error) {
    log.warn(`a branch that an earlier run has left is there still: ${messageOf(error)}`);
  }
}
