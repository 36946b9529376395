/** The plan of a sweep: one commit that removes every review environment whose source is gone. */
import type { Plan } from '../delivery/commit-race.ts';
import { messageOf } from '../failure.ts';
import type { Ownership } from '../review/ownership-label.ts';
import type { OpenSources } from '../source/open-sources.ts';
import { markedOrWarned } from './find.ts';
import { observedEnvironments, observedTombstones } from './observed.ts';
import { forAttempt, type PlanContext, removalMessage } from './plan-context.ts';
import { recordOwners } from './record-owners.ts';
import { type RepositoryCleaned, RepositoryCleanup } from './repository.ts';
import { type Existing, lastSegment, planSweep, type SweepLimits } from './sweep.ts';

export interface EveryOrphan extends Omit<SweepLimits, 'now'> {
  readonly kind: 'orphans';
  /**
   * Called after the snapshot was read, on every attempt: see `planSweep`. `requests`: the forge is needed too; without an
   * environment of a request its token may lack the permission.
   */
  readonly sources: (needed: { readonly requests: boolean }) => Promise<OpenSources>;
}

/**
 * Every orphan at once. One that cannot be removed is reported and does not stop the others.
 *
 * @param applications the marks of those on the Argo CD server, read before the sources are asked
 */
export function planOrphans(
  { settings: given, ask, log }: PlanContext,
  { sources, ttl, maxDeletions }: EveryOrphan,
  applications: readonly Ownership[],
): Plan<RepositoryCleaned> {
  return async (snapshot) => {
    const settings = forAttempt(given);
    const { templates, now, monorepo, optIns } = settings;
    const cleanup = new RepositoryCleanup(snapshot, settings);
    const [elsewhere, tombstones, ...lists] = await Promise.all([
      markedOrWarned(snapshot, log),
      observedTombstones(snapshot),
      ...templates.map((template) => observedEnvironments(snapshot, template)),
    ]);
    const all = [...elsewhere, ...lists.flat()];
    const environments = [...new Map(all.map((each) => [each.directory, each])).values()];
    const records = [...environments.flatMap((each) => ('marker' in each ? [each.marker] : [])), ...tombstones];
    const belonging = await recordOwners({ records, marks: applications }, monorepo);
    const existing = { environments, tombstones, applications, belonging, optIns };
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
    const present = new Set(
      environments.flatMap((each) => ('marker' in each ? [each.marker.name] : [lastSegment(each.directory)])),
    );
    for (const { name } of plan.remove) present.delete(name);
    cleanup.swept = { present, open };
    const names = plan.remove.map(({ name }) => name);
    return cleanup.proposal(removalMessage(names, plan.expiredTombstones.length), going);
  };
}

function hasRequests({ environments, applications, belonging }: Existing): boolean {
  return (
    environments.some(
      (each) => 'marker' in each && each.marker.request !== undefined && belonging(each.marker).isOurs,
    ) || applications.some((owner) => owner.request !== undefined && belonging(owner).isOurs)
  );
}
