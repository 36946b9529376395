/**
 * `core/cleanup` removes review environments: their files, their Applications and their images (law 8).
 * It may import every folder of `core` but `flow`.
 * Begin here: `target.ts` or `sweep.ts` choose what goes, `removal.ts` proves that it is ours, `repository.ts` makes the
 * one commit of it, and `applications.ts` and `images.ts` remove what is outside of the GitOps repository.
 */
import type { ArgocdClient } from '../argocd/client.ts';
import { describeLeft } from '../argocd/namespace.ts';
import { commitTo, type Plan } from '../delivery/commit-race.ts';
import { pushPublisher } from '../delivery/publisher.ts';
import { prefixesOf } from '../delivery/request-branch.ts';
import { Failure, messageOf } from '../failure.ts';
import { commitDiff } from '../git/diff.ts';
import { provenanceTrailers } from '../git/message.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Transport } from '../git/transport.ts';
import type { Registry } from '../image/registry.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import type { Deadline } from '../net/deadline.ts';
import type { CiContext, Clock, Log, Secrets } from '../ports.ts';
import { servicePath } from '../review/environment.ts';
import { type OwnedNamespace, type ReviewMarker, readMarker } from '../review/marker.ts';
import type { Ownership } from '../review/ownership-label.ts';
import { type RemovalCause, type Tombstone, tombstoneAhead } from '../review/tombstone.ts';
import type { AskSource, OpenSources } from '../source/open-sources.ts';
import { applicationNames, markedApplications, type NamedEnvironment, removeApplications } from './applications.ts';
import {
  belongsElsewhere,
  describeUnknown,
  directoriesOf,
  environmentsIn,
  everywhere,
  findNamed,
  nameIn,
  namesOfOurs,
} from './find.ts';
import { keptCommits, namingCommits, RepositoryTags, registryHosts, removeImages, usagePlaces } from './images.ts';
import { askedOnce } from './recorded-source.ts';
import { findTombstone } from './removal.ts';
import type { Piece } from './report.ts';
import { type CleanupSettings, type RepositoryCleaned, RepositoryCleanup } from './repository.ts';
import {
  belongings,
  describeOther,
  type Existing,
  observedEnvironments,
  observedTombstones,
  planSweep,
  type SweepLimits,
} from './sweep.ts';
import { type GivenTarget, gitlabSlug, type Removal, type RemovalTarget, removalOf } from './target.ts';

interface CleanupRequest extends Pick<CleanupSettings, 'templates' | 'appFile' | 'remove' | 'monorepo'> {
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
  /** `images` is among the parts that were named: a registry that does not let them go is then an error. */
  readonly imagesNamed: boolean;
  readonly dryRun: boolean;
}

export interface OneEnvironment extends GivenTarget {
  readonly kind: 'one';
  /** Only these services of the environment go. Empty: all of it. */
  readonly services: readonly string[];
  /** Whether the source of this run has a review environment, so that a deployment of it may still be on its way. */
  readonly isDeployed: boolean;
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

/** The plan of one cleanup works with these, the same on every tip. */
interface Planned {
  readonly settings: CleanupSettings;
  readonly config: ProjectConfig | undefined;
  readonly ask: AskSource;
  readonly log: Log;
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
  const { removed, kept, failed } = report;
  const isNothing = removed.length + kept.length + failed.length === 0;
  const unknown = isNothing && cleaned.unknown !== undefined ? describeUnknown(cleaned.unknown) : undefined;
  const cleanup = { removed, kept, failed, commit, diff, ...(unknown === undefined ? {} : { unknown }) };
  report.writeTo(log);
  if (unknown !== undefined) log.warn(unknown);
  report.assertComplete(cleanup);
  return cleanup;
}

function settingsOf(
  { ci, config, templates, appFile, remove, monorepo, branchPrefix }: CleanupRequest,
  transport: Transport,
  clock: Clock,
): CleanupSettings {
  const sourceRepository = ci.repositoryUrl ?? ci.repository;
  return {
    monorepo,
    templates,
    appFile,
    remove,
    usage: usagePlaces(config),
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
  { config, dryRun, imagesNamed: named }: CleanupRequest,
  ports: CleanupPorts,
): Promise<void> {
  if (environments.every(({ images }) => images.length === 0)) return;
  const registries = registryHosts(config);
  const registry = await ports.openRegistry(registries);
  const tags = new RepositoryTags(registry);
  for (const { name, images, directories } of environments) {
    const removal = { environment: name, directories, images, registries, users, named, dryRun };
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
  const diff = delivered.result === 'unchanged' ? '' : commitDiff(delivered.files);
  if (diff !== '') log.info(diff.trimEnd());
  return { cleaned: delivered.payload, commit: delivered.result === 'committed' ? delivered.commit : undefined, diff };
}

const requestedReason = 'it was asked for';

/** What one attempt to commit works with: each record is asked about once in it. */
function forAttempt(settings: CleanupSettings): CleanupSettings {
  return { ...settings, monorepo: askedOnce(settings.monorepo) };
}

function withoutAsking(settings: CleanupSettings): CleanupSettings {
  return { ...settings, monorepo: { ...settings.monorepo, askRecorded: undefined } };
}

/** The one that a person names, or that an event is of. */
function planOne(given: Planned, removal: Removal, what: OneEnvironment): Plan<RepositoryCleaned> {
  const { ask, log } = given;
  return async (snapshot) => {
    // Who gives the very name has decided: a shared commit is enough.
    const isNamed = removal.target.ref === undefined && removal.target.request === undefined;
    const settings = isNamed ? withoutAsking(given.settings) : forAttempt(given.settings);
    const planned = { ...given, settings };
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const usual = { ...removal.target, name: await nameIn(snapshot, removal.target, settings) };
    const { name, others } = isNamed ? { ...usual, others: [] } : await findNamed(snapshot, usual, settings, log);
    const target = { ...usual, name };
    if (removal.how === 'by-hand') {
      const other = others.find(({ belonging }) => belonging.sharesHistory === 'yes');
      if (other !== undefined) throw belongsElsewhere(other, settings);
    }
    for (const { directory, marker, belonging } of others) {
      cleanup.keep(marker.name, directory, describeOther(belonging, marker.name));
    }
    if (removal.how === 'by-hand') {
      return removeOne(planned, { snapshot, cleanup, target, reason: requestedReason, because: 'stopped' }, what);
    }
    if (others.some(({ marker }) => marker.name === name)) return cleanup.proposal('Keep', new Map());
    const { ref = '', request } = target;
    const answer = await ask({ ref, request });
    if (answer.state === 'open') {
      log.info(`Nothing is removed: ${answer.reason}.`);
      for (const directory of directoriesOf(settings.templates, name).keys()) {
        const isThere = (await snapshot.list(directory)).length > 0;
        if (isThere) cleanup.keep(name, directory, answer.reason);
      }
      return cleanup.proposal('Keep', new Map());
    }
    if (answer.state === 'unknown')
      log.warn(`The event says that the source is closed, which nothing confirms: ${answer.reason}`);
    const reason = answer.state === 'unknown' ? requestedReason : answer.reason;
    const { closingCommit } = removal;
    return removeOne(
      planned,
      { snapshot, cleanup, target, reason, because: 'closed', closingCommit, closing: true },
      what,
    );
  };
}

interface OneRemoval {
  readonly snapshot: Snapshot;
  readonly cleanup: RepositoryCleanup;
  readonly target: RemovalTarget;
  readonly reason: string;
  readonly because: RemovalCause;
  readonly closingCommit?: string | undefined;
  /** The source was closed just now, so that a deployment may still be on its way. */
  readonly closing?: true;
}

async function removeOne(
  { settings, config, log }: Planned,
  removal: OneRemoval,
  { services, isDeployed }: Pick<OneEnvironment, 'services' | 'isDeployed'>,
) {
  const { cleanup, target, reason, because, closingCommit } = removal;
  const { name } = target;
  const named = services.length === 0 ? target : await withRecordedSource(removal, settings);
  const applications = services.flatMap((service) => applicationNames(config, service, named));
  const only = services.length === 0 ? undefined : { services, applications };
  const results = new Set<'removed' | 'reduced' | 'absent'>();
  for (const [directory, templates] of directoriesOf(settings.templates, name)) {
    const parts = only && { ...only, files: filesOf(templates, name, services) };
    const ending = { because, closingCommit };
    results.add(await cleanup.remove({ ...target, directory, only: parts, ending }, reason));
  }
  const reduced = results.has('reduced');
  const whole = results.has('removed') && !reduced;
  if (!whole && !reduced) {
    const tombstone = await finishInterrupted(settings, removal, { partial: only !== undefined, isDeployed });
    if (tombstone === undefined && because === 'stopped') {
      cleanup.unknown = { name, others: await namesOfOurs(removal.snapshot, settings, log) };
    }
  }
  const names = whole || only === undefined ? undefined : new Set(only.applications);
  const part = only === undefined ? '' : `${services.join(', ')} from `;
  return cleanup.proposal(`Remove ${part}review environment ${name}`, new Map([[name, reason]]), names);
}

/** Who gives the very name of an environment does not say of what it is: its marker does. */
async function withRecordedSource(
  { snapshot, target }: OneRemoval,
  { templates }: CleanupSettings,
): Promise<NamedEnvironment> {
  if (target.ref !== undefined) return target;
  for (const directory of directoriesOf(templates, target.name).keys()) {
    const marker = await readMarker(snapshot, directory);
    if (marker !== undefined) return { ...target, ref: marker.ref, request: target.request ?? marker.request };
  }
  return target;
}

function filesOf(templates: readonly string[], name: string, services: readonly string[]): readonly string[] {
  return templates.flatMap((template) => services.map((service) => servicePath(template, name, service)));
}

/** For files that are gone or never came: the images that an interrupted removal left, and the tombstone that keeps out a late deployment. */
async function finishInterrupted(
  { remove, now, monorepo }: CleanupSettings,
  { snapshot, cleanup, target, because, closingCommit, closing }: OneRemoval,
  { partial, isDeployed }: { readonly partial: boolean; readonly isDeployed: boolean },
): Promise<Tombstone | undefined> {
  const { name, ref, request } = target;
  const tombstone = await findTombstone(snapshot, { ...target, monorepo });
  if (partial && tombstone === undefined) return undefined;
  if (tombstone !== undefined) cleanup.note(name, tombstone);
  const isUsual = closing !== true || !isDeployed || ref === undefined || !remove.has('files');
  if (tombstone !== undefined || isUsual) return tombstone;
  const { repository, monorepo: identity } = monorepo;
  const source = {
    name,
    repository,
    ...(identity === undefined ? {} : { monorepo: identity }),
    ref,
    ...(request === undefined ? {} : { request }),
  };
  cleanup.writeTombstone(tombstoneAhead(source, { because, closingCommit, closedAt: now() }));
  return undefined;
}

/**
 * The environments whose branch has the slug and whose source is closed go. When there is none, nobody closed anything: a
 * person, or GitLab's `auto_stop_in`, stopped what this very job's commit had deployed.
 */
function planStop(
  planned: Planned,
  removal: Extract<Removal, { how: 'stop-job' }>,
  what: OneEnvironment,
  ci: CiContext,
): Plan<RepositoryCleaned> {
  const { ask, log } = planned;
  return async (snapshot) => {
    const settings = forAttempt(planned.settings);
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const observed = await environmentsIn(snapshot, settings.templates, log);
    const marked = observed.flatMap((each) => ('marker' in each ? [each] : []));
    const records = marked.map(({ marker }) => marker);
    const isOwn = ({ ref, request }: Pick<ReviewMarker, 'ref' | 'request'>) =>
      request === undefined ? ref === removal.target.ref : request === removal.target.request;
    const mayGo = (marker: ReviewMarker) => isOwn(marker) || gitlabSlug(marker.ref) === removal.refSlug;
    const belonging = await belongings({ records: records.filter(mayGo) }, settings.monorepo);
    const found = marked.filter(({ marker }) => mayGo(marker) && belonging(marker).isOurs);
    if (found.length === 0) return planOne(planned, { ...removal, how: 'event' }, what)(snapshot, 1);
    const asked = await Promise.all(found.map(async (each) => ({ ...each, answer: await ask(each.marker) })));
    const closed = asked.filter(({ answer }) => answer.state === 'closed');
    const going = new Map<string, string>();
    for (const { directory, marker, answer } of asked) {
      const { name, ref, request, deployed } = marker;
      const isClosed = answer.state === 'closed';
      const isStopped = closed.length === 0 && isOwn(marker) && deployed === ci.commit;
      if (!isClosed && !isStopped) {
        const newer =
          isOwn(marker) && deployed !== ci.commit
            ? `; ${deployed.slice(0, 8)} was deployed after this job's commit`
            : '';
        cleanup.keep(name, directory, `${answer.reason}${newer}`);
        continue;
      }
      const reason = isClosed ? answer.reason : `its stop was asked for, and ${ci.commit?.slice(0, 8)} is what it runs`;
      const ending = { because: isClosed ? 'closed' : 'stopped', closingCommit: undefined } as const;
      await cleanup.remove({ name, ref, request, directory, ending, isOurs: true }, reason);
      going.set(name, reason);
    }
    const names = [...going.keys()];
    return cleanup.proposal(sweepMessage(names, 0), going);
  };
}

/**
 * Every orphan at once. One that cannot be removed is reported and does not stop the others.
 *
 * @param applications the marks of those on the Argo CD server, read before the sources are asked
 */
function planOrphans(
  { settings: given, ask, log }: Planned,
  { sources, ttl, maxDeletions }: EveryOrphan,
  applications: readonly Ownership[],
): Plan<RepositoryCleaned> {
  return async (snapshot) => {
    const settings = forAttempt(given);
    const { templates, now, monorepo } = settings;
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const [elsewhere, tombstones, ...lists] = await Promise.all([
      everywhere(snapshot, log),
      observedTombstones(snapshot),
      ...templates.map((template) => observedEnvironments(snapshot, template)),
    ]);
    const all = [...elsewhere, ...lists.flat()];
    const environments = [...new Map(all.map((each) => [each.directory, each])).values()];
    const records = [...environments.flatMap((each) => ('marker' in each ? [each.marker] : [])), ...tombstones];
    const belonging = await belongings({ records, marks: applications }, monorepo);
    const existing = { environments, tombstones, applications, belonging };
    const open = await sources({ requests: hasRequests(existing) });
    const plan = await planSweep(existing, open, { ttl, maxDeletions, now: now() }, ask);
    const going = new Map(plan.applications);
    for (const line of plan.endingSoon) log.warn(line);
    for (const { directory, name, reason } of plan.keep) cleanup.keep(name, directory, reason);
    for (const { directory, marker, reason, because } of plan.remove) {
      const { name, ref, request } = marker;
      try {
        const ending = { because, closingCommit: undefined };
        await cleanup.remove({ name, ref, request, directory, ending, isOurs: true }, reason);
      } catch (error) {
        going.delete(name);
        cleanup.report.failed.push({ environment: name, kind: 'files', name: directory, reason: messageOf(error) });
      }
    }
    for (const name of plan.expiredTombstones) {
      cleanup.removeTombstone(name, ttl === undefined ? 'it is older than 30 days' : 'it is older than the ttl');
    }
    for (const tombstone of tombstones) if (belonging(tombstone).isOurs) cleanup.note(tombstone.name, tombstone);
    const names = plan.remove.map(({ name }) => name);
    return cleanup.proposal(sweepMessage(names, plan.expiredTombstones.length), going);
  };
}

function hasRequests({ environments, applications, belonging }: Existing): boolean {
  return (
    environments.some(
      (each) => 'marker' in each && each.marker.request !== undefined && belonging(each.marker).isOurs,
    ) || applications.some((owner) => owner.request !== undefined && belonging(owner).isOurs)
  );
}

function sweepMessage(names: readonly string[], tombstones: number): string {
  if (names.length === 0) return `Forget ${tombstones} removed review environments`;
  const subject =
    names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
  return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}
