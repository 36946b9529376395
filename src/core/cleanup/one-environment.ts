/** The plan of a cleanup of one environment: a person names it, an event is of it, or GitLab's stop job. */
import type { Plan } from '../delivery/commit-race.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { CiContext } from '../ports.ts';
import { servicePath } from '../review/environment.ts';
import { type ReviewMarker, readMarker } from '../review/marker.ts';
import { type RemovalCause, type Tombstone, tombstoneAhead } from '../review/tombstone.ts';
import type { SourceAnswer } from '../source/open-sources.ts';
import { isKept, keptReason } from '../source/wish/kept.ts';
import { applicationNames, type NamedEnvironment } from './applications.ts';
import { belongsElsewhere, directoriesOf, environmentsIn, findNamed, nameIn, namesOfOurs } from './find.ts';
import { forAttempt, type PlanContext, removalMessage } from './plan-context.ts';
import { describeOther, recordOwners } from './record-owners.ts';
import { findTombstone } from './removal.ts';
import { type CleanupSettings, type RepositoryCleaned, RepositoryCleanup } from './repository.ts';
import { type GivenTarget, gitlabSlug, type Removal, type RemovalTarget } from './target.ts';

export interface OneEnvironment extends GivenTarget {
  readonly kind: 'one';
  /** Only these services of the environment go. Empty: all of it. */
  readonly services: readonly string[];
  /** Whether the source of this run has a review environment, so that a deployment of it may still be on its way. */
  readonly isDeployed: boolean;
}

const requestedReason = 'it was asked for';

function withoutAsking(settings: CleanupSettings): CleanupSettings {
  return { ...settings, monorepo: { ...settings.monorepo, askRecorded: undefined } };
}

/** The one that a person names, or that an event is of. */
export function planOne(given: PlanContext, removal: Removal, what: OneEnvironment): Plan<RepositoryCleaned> {
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
    if (removal.how === 'opt-out') return removeUnwanted(planned, { snapshot, cleanup, target });
    const answer = await ask({ ref, request });
    const staying = isKept(answer) ? keptReason(request) : answer.state === 'open' ? answer.reason : undefined;
    if (staying !== undefined) {
      log.info(`Nothing is removed: ${staying}.`);
      for (const directory of directoriesOf(settings.templates, name).keys()) {
        const isThere = (await snapshot.list(directory)).length > 0;
        if (isThere) cleanup.keep(name, directory, staying);
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

/** Each kind of environment that the request has, unless it asks for it, or that is not known. */
async function removeUnwanted(
  { settings, ask, log }: PlanContext,
  { snapshot, cleanup, target }: Pick<OneRemoval, 'snapshot' | 'cleanup' | 'target'>,
) {
  const { name, ref = '', request } = target;
  const going = new Map<string, string>();
  for (const directory of directoriesOf(settings.templates, name).keys()) {
    if ((await snapshot.list(directory)).length === 0) continue;
    const answer = await ask({ ref, request, optIns: settings.optIns(directory, { ref }) });
    const reason = isKept(answer) ? undefined : unwantedReason(answer);
    if (reason === undefined) {
      const staying = isKept(answer) ? keptReason(request) : answer.reason;
      log.info(`Nothing is removed: ${staying}.`);
      cleanup.keep(name, directory, staying);
      continue;
    }
    await cleanup.remove({ ...target, directory, ending: { because: 'stopped', closingCommit: undefined } }, reason);
    going.set(name, reason);
  }
  return cleanup.proposal(removalMessage([...going.keys()], 0), going);
}

/** Why the environment of an open or closed request may go. */
function unwantedReason({ state, reason, unwanted }: SourceAnswer): string | undefined {
  return state === 'closed' ? reason : unwanted;
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
  { settings, config, log }: PlanContext,
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
export function planStop(
  planned: PlanContext,
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
    const belonging = await recordOwners({ records: records.filter(mayGo) }, settings.monorepo);
    const found = marked.filter(({ marker }) => mayGo(marker) && belonging(marker).isOurs);
    if (found.length === 0) return planOne(planned, { ...removal, how: 'event' }, what)(snapshot, 1);
    const asked = await Promise.all(found.map(async (each) => ({ ...each, answer: await ask(each.marker) })));
    const closed = asked.filter(({ answer }) => answer.state === 'closed' && !isKept(answer));
    const going = new Map<string, string>();
    for (const { directory, marker, answer } of asked) {
      const { name, ref, request, deployed } = marker;
      if (isKept(answer)) {
        cleanup.keep(name, directory, keptReason(request));
        continue;
      }
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
    return cleanup.proposal(removalMessage(names, 0), going);
  };
}
