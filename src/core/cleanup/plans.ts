/** Which review environments go: one that is named, or all that nothing stands behind any more. */

import type { Plan } from '../delivery/delivery.ts';
import { badInput, messageOf } from '../failure.ts';
import { environmentName } from '../names/slug.ts';
import { servicePath } from '../review/environment.ts';
import type { ReviewSource } from '../review/marker.ts';
import type { Ownership } from '../review/ownership-label.ts';
import { tombstoneAhead } from '../review/tombstone.ts';
import { type CleanupScope, type Cleared, Clearing, directoriesOf } from './clearing.ts';
import { findTombstone, type ServiceParts } from './removal.ts';
import { observedEnvironments, observedTombstones, repositoryFiles } from './repository-files.ts';
import { type Existing, type OpenSources, planSweep, type SweepLimits } from './sweep.ts';

export interface RemovalTarget extends Omit<ReviewSource, 'ref'> {
  /** Full ref name, where it is known. */
  readonly ref?: string;
  /** Tip of the source when it was closed. */
  readonly closingCommit?: string;
  /** Only these services of the environment go. */
  readonly only?: Omit<ServiceParts, 'files'> | undefined;
  /** The source was closed just now, so that a deployment may still be on its way. */
  readonly closing: boolean;
}

/** The environment of a branch or request, or the one that is named. */
export function removalTarget(
  repository: string,
  given: {
    readonly name: string | undefined;
    readonly branch: string | undefined;
    readonly request: number | undefined;
  },
): Omit<RemovalTarget, 'closing'> | undefined {
  const { name, branch, request } = given;
  const inputs = Object.entries(given).filter(([, value]) => value !== undefined);
  if (inputs.length > 1) {
    throw badInput(
      inputs.map(([input]) => input).join(' and '),
      'are given together',
      'Give one of name, branch and request.',
    );
  }
  if (name !== undefined) return { name, repository };
  if (request !== undefined)
    return { name: environmentName({ mode: 'request', requestNumber: request }), repository, request };
  if (branch === undefined) return undefined;
  const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
  return { name: environmentName({ mode: 'branch', repository, ref }), repository, ref };
}

const askedFor = 'it was asked for';

export function planOne(scope: CleanupScope, target: RemovalTarget): Plan<Cleared> {
  return async (snapshot) => {
    const clearing = new Clearing(snapshot, scope);
    const { only, ...environment } = target;
    const results = new Set<'removed' | 'reduced' | 'absent'>();
    for (const [directory, templates] of directoriesOf(scope.templates, target.name)) {
      const parts = only && { ...only, files: filesOf(templates, target.name, only.services) };
      results.add(await clearing.remove({ ...environment, directory, only: parts }, askedFor));
    }
    const whole = results.has('removed') && !results.has('reduced');
    if (!whole && !results.has('reduced')) await afterwards(clearing, repositoryFiles(snapshot), scope, target);
    const names = whole || only === undefined ? undefined : new Set(only.applications);
    return clearing.proposal(messageFor(target), new Map([[target.name, askedFor]]), names);
  };
}

function filesOf(templates: readonly string[], name: string, services: readonly string[]): readonly string[] {
  return templates.flatMap((template) => services.map((service) => servicePath(template, name, service)));
}

function messageFor({ name, only }: RemovalTarget): string {
  const part = only === undefined ? '' : `${only.services.join(', ')} from `;
  return `Remove ${part}review environment ${name}`;
}

/** The files are gone, or never were there: what an interrupted removal left, and the fence for what is on its way. */
async function afterwards(
  clearing: Clearing,
  files: ReturnType<typeof repositoryFiles>,
  scope: CleanupScope,
  target: RemovalTarget,
): Promise<void> {
  const tombstone = await findTombstone(files, target);
  if (target.only !== undefined && tombstone === undefined) return;
  clearing.leaves(target.name, tombstone?.images ?? []);
  const { ref, closingCommit, closing } = target;
  if (tombstone !== undefined || !closing || ref === undefined || closingCommit === undefined) return;
  if (scope.remove.has('files')) clearing.fence(tombstoneAhead({ ...target, ref }, closingCommit, scope.now));
}

/**
 * Every orphan at once. One that cannot be removed is reported and does not stop the others.
 *
 * @param applications the marks of those on the Argo CD server, read before `sources` are asked
 * @param sources asked after the snapshot was read, on every attempt: see `planSweep`. With `requests`, the forge is
 *   needed too; without an environment of a request its token may lack the permission.
 */
export function planOrphans(
  scope: CleanupScope,
  applications: readonly Ownership[],
  sources: (needed: { readonly requests: boolean }) => Promise<OpenSources>,
  limits: Omit<SweepLimits, 'now'>,
): Plan<Cleared> {
  return async (snapshot) => {
    const clearing = new Clearing(snapshot, scope);
    const lists = await Promise.all(scope.templates.map((template) => observedEnvironments(snapshot, template)));
    const environments = [...new Map(lists.flat().map((each) => [each.directory, each])).values()];
    const tombstones = await observedTombstones(snapshot);
    const existing = { environments, tombstones, applications };
    const plan = planSweep(existing, await sources({ requests: hasRequests(existing) }), { ...limits, now: scope.now });
    const stray = new Map(plan.applications);
    for (const { directory, name, reason } of plan.keep) {
      clearing.report.kept.push({ environment: name, kind: 'files', name: directory, reason });
    }
    for (const { directory, marker, reason } of plan.remove) {
      const { name, repository, ref } = marker;
      try {
        await clearing.remove({ name, repository, ref, directory }, reason);
      } catch (error) {
        clearing.report.failed.push({ environment: name, kind: 'files', name: directory, reason: messageOf(error) });
        stray.delete(name);
      }
    }
    for (const name of plan.forget) clearing.forget(name);
    // What an interrupted removal left outside of the repository is known by its tombstone.
    for (const { name, repository, images } of tombstones) {
      if (repository === scope.repository && images.length > 0) clearing.leaves(name, images);
    }
    const names = plan.remove.map(({ name }) => name);
    return clearing.proposal(sweepMessage(names, plan.forget.length), stray);
  };
}

function hasRequests({ environments, applications }: Existing): boolean {
  return (
    environments.some((each) => 'marker' in each && each.marker.request !== undefined) ||
    applications.some(({ request }) => request !== undefined)
  );
}

function sweepMessage(names: readonly string[], forgotten: number): string {
  if (names.length === 0) return `Forget ${forgotten} removed review environments`;
  const subject =
    names.length === 1 ? `Remove review environment ${names[0]}` : `Remove ${names.length} review environments`;
  return [subject, '', ...names.map((name) => `- ${name}`)].join('\n');
}
