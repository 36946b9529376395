/** Going back to what was deployed before this run, also with automated sync on. */
import { sameField, sameSpec } from './comparison.ts';
import {
  type Application,
  type ApplicationSpec,
  type HistoryEntry,
  isGitSource,
  type LiveApplication,
  pinnedRevision,
  revisionsOf,
  sourcesOf,
} from './live.ts';
import type { Vigil } from './observe.ts';
import { runOf, startSync } from './sync.ts';
import type { Upserted } from './upsert.ts';
import { type WaitGoal, waitUntilLive } from './wait.ts';

export type RolledBack =
  /** Proved to be live. */
  | { readonly result: 'rolled-back'; readonly revision: string }
  /** Begun; whether it gets live was not asked. */
  | { readonly result: 'started'; readonly revision: string }
  /** Another run has written or synced the Application since: what is there is no longer this run's to take back. */
  | { readonly result: 'superseded' }
  /** Nothing else was ever deployed before: the Application stays as it is. */
  | { readonly result: 'nothing-before' };

export interface RollbackChoices {
  /** Unique for this way back; written into its operation. */
  readonly marker: string;
  /** What the failed run wrote into its own. */
  readonly failedMarker: string;
  readonly prune: boolean;
  /** Undefined: do not wait. */
  readonly goal: Pick<WaitGoal, 'synced' | 'healthy' | 'degradedGraceMs'> | undefined;
}

/**
 * Writes the spec of the last successful deployment again and syncs it. Argo CD's own rollback is refused while
 * automated sync is on, and would be undone by it.
 *
 * @throws Failure of `waitUntilLive` when what was deployed before does not get live again.
 */
export async function rollBack(
  vigil: Vigil,
  { before, app: written }: Pick<Upserted, 'before' | 'app'>,
  choices: RollbackChoices,
): Promise<RolledBack> {
  const { client, ref } = vigil;
  const target = before === undefined ? undefined : deploymentBefore(before, written.spec);
  if (before === undefined || target === undefined) return { result: 'nothing-before' };
  // The server has no lease on a write, so this look is as close to it as can be.
  const live = await client.get(ref);
  if (live === undefined || !isOurs(live, before, written, choices.failedMarker)) return { result: 'superseded' };
  // A sync that hangs would keep the way back waiting.
  await client.terminate(ref);
  // The manifests of an earlier commit rendered before; a check now could only stop the way back.
  await client.upsert(withSpec(before, target.spec), { upsert: true, validate: false });
  const { marker, prune, goal } = choices;
  const pinned = pinnedRevision(target.spec);
  const started = await startSync(vigil, { marker, revision: target.revision, prune });
  if (goal === undefined) return { result: 'started', revision: target.revision };
  const mine = started.result === 'started' ? marker : undefined;
  const arrival = await waitUntilLive(vigil, { ...goal, images: [], revision: pinned, marker: mine });
  return arrival.result === 'live' ? { result: 'rolled-back', revision: target.revision } : { result: 'superseded' };
}

/** Still says what this run wrote, and no other run has synced it since. */
function isOurs(live: LiveApplication, before: LiveApplication, written: LiveApplication, marker: string): boolean {
  if (live.metadata.deletionTimestamp !== undefined || !sameSpec(live.spec, written.spec)) return false;
  const run = runOf(live);
  return run === undefined || run === marker || run === runOf(before);
}

function withSpec({ metadata }: LiveApplication, spec: ApplicationSpec): Application {
  const { name, namespace, labels, annotations, finalizers } = metadata;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
    },
    spec,
  };
}

/** The last deployment that was another one than the failed: its spec, and its first revision for people. */
function deploymentBefore(
  app: LiveApplication,
  failed: ApplicationSpec,
): { readonly spec: ApplicationSpec; readonly revision: string } | undefined {
  for (const entry of [...(app.status?.history ?? [])].reverse()) {
    const spec = specOf(app, entry);
    // A sync that ended well and was found Degraded later is in the history too.
    if (spec === undefined || sameField(sourcesOf(spec), sourcesOf(failed))) continue;
    return { spec, revision: revisionsOf(entry).find((one) => one !== '') ?? '' };
  }
  return undefined;
}

/** What was deployed then. A branch is pinned to the commit that it was; without a source of its own, that of `app`. */
function specOf(app: LiveApplication, entry: HistoryEntry): ApplicationSpec | undefined {
  const revisions = revisionsOf(entry);
  const then = sourcesOf({
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(entry.sources === undefined ? {} : { sources: entry.sources }),
  });
  const sources = (then.length > 0 ? then : sourcesOf(app.spec)).map((source, index) => {
    const revision = revisions[index];
    return isGitSource(source) && revision !== undefined && revision !== ''
      ? { ...source, targetRevision: revision }
      : source;
  });
  const [first] = sources;
  if (first === undefined) return undefined;
  const { source: _source, sources: _sources, ...rest } = app.spec;
  return (app.spec.sources ?? []).length > 0 ? { ...rest, sources } : { ...rest, source: first };
}
