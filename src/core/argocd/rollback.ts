/** Going back to what was deployed before this run, also with automated sync on. */
import {
  type Application,
  type ApplicationSpec,
  isGitSource,
  type LiveApplication,
  revisionsOf,
  sourcesOf,
} from './live.ts';
import type { Vigil } from './observe.ts';
import { startSync } from './sync.ts';

export type RolledBack =
  | { readonly result: 'rolled-back'; readonly revision: string }
  /** Nothing was ever deployed before: the Application stays as it is. */
  | { readonly result: 'nothing-before' };

/**
 * Writes the spec of the last successful deployment again and syncs it. Argo CD's own rollback is refused while
 * automated sync is on, and would be undone by it.
 *
 * @param before the Application as this run found it; its history decides.
 */
export async function rollBack(
  vigil: Vigil,
  before: LiveApplication | undefined,
  choices: { readonly marker: string; readonly prune: boolean },
): Promise<RolledBack> {
  const spec = before === undefined ? undefined : lastDeployedSpec(before);
  if (before === undefined || spec === undefined) return { result: 'nothing-before' };
  const { name, namespace, labels, annotations, finalizers } = before.metadata;
  const previous: Application = {
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
  // A sync that hangs would keep the way back waiting.
  await vigil.client.terminate(vigil.ref);
  // The manifests of an earlier commit rendered before; a check now could only stop the way back.
  await vigil.client.upsert(previous, { upsert: true, validate: false });
  const revision = revisionsOf(before.status?.history?.at(-1)).find((one) => one !== '') ?? '';
  await startSync(vigil, { marker: choices.marker, revision, prune: choices.prune });
  return { result: 'rolled-back', revision };
}

/** The history is oldest first and has successful deployments only. A branch is pinned to what it was then. */
export function lastDeployedSpec(app: LiveApplication): ApplicationSpec | undefined {
  const entry = app.status?.history?.at(-1);
  if (entry === undefined) return undefined;
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
