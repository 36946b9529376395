/** What was deployed, as `status.history` keeps it: successful syncs of the whole Application, oldest first. */
import { badInput, Failure } from '../../failure.ts';
import { sameField } from '../server/equality.ts';
import {
  type ApplicationSource,
  appNamed,
  type HistoryEntry,
  type LiveApplication,
  refTo,
  revisionsOf,
  sourcesOf,
} from '../server/live.ts';

/** Sources without their values and parameters, which may hold secrets. */
interface Deployment {
  readonly id: number;
  /** Of several sources with commas between them. */
  readonly revision: string;
  readonly deployedAt: string;
  /** A user, a role, `automated sync`; empty where Argo CD does not say. */
  readonly initiatedBy: string;
  readonly sources: readonly (Pick<ApplicationSource, 'repoURL' | 'path' | 'chart' | 'targetRevision'> & {
    readonly revision: string;
  })[];
}

export function deploymentsOf({ status }: LiveApplication): readonly Deployment[] {
  return (status?.history ?? []).map((entry) => {
    const revisions = revisionsOf(entry);
    return {
      id: idOf(entry),
      revision: revisions.join(','),
      deployedAt: entry.deployedAt ?? '',
      initiatedBy: initiator(entry),
      sources: sourcesOf(entry).map(({ repoURL, path, chart, targetRevision }, index) => ({
        repoURL: withoutPassword(repoURL),
        path,
        chart,
        targetRevision,
        revision: revisions[index] ?? '',
      })),
    };
  });
}

/** A user, a role, `automated sync`; empty where Argo CD does not say. */
export function initiator({ initiatedBy }: Pick<HistoryEntry, 'initiatedBy'>): string {
  return initiatedBy?.automated === true ? 'automated sync' : (initiatedBy?.username ?? '');
}

function withoutPassword(url: string): string {
  return url.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1');
}

/** Go leaves the first one, 0, out. */
export function idOf({ id = 0 }: HistoryEntry): number {
  return id;
}

/** `deployment 3 (1a2b3c4d)`, for messages. */
export function deploymentNamed(entry: HistoryEntry): string {
  return `deployment ${idOf(entry)} (${shortRevisions(entry)})`;
}

function shortRevisions(entry: HistoryEntry): string {
  return revisionsOf(entry)
    .map((revision) => (/^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 8) : revision))
    .join(', ');
}

/** Whether both deployed the same: revisions and sources. A branch that is a pin since is the same source. */
export function isSameDeployment(a: HistoryEntry, b: HistoryEntry): boolean {
  const pinned = (entry: HistoryEntry) =>
    sourcesOf(entry).map((source, index) => ({ ...source, targetRevision: revisionsOf(entry)[index] }));
  return sameField(revisionsOf(a), revisionsOf(b)) && sameField(pinned(a), pinned(b));
}

type RollbackTarget =
  | { readonly kind: 'deployment'; readonly entry: HistoryEntry }
  /** It was taken back before, by a rollback: another one would bring the later one again. */
  | { readonly kind: 'taken-back'; readonly entry: HistoryEntry; readonly from: HistoryEntry };

/**
 * @param to a history id, a revision or its beginning, or `previous`: the deployment before the last. One that failed is not
 *   in the history, so what was deployed before it is the newest that is.
 * @throws bad input for what the history does not have; Failure `failed` when there is nothing before
 */
export function rollbackTarget(app: LiveApplication, to: string): RollbackTarget {
  const history = app.status?.history ?? [];
  if (to !== 'previous') return { kind: 'deployment', entry: namedEntry(history, to) };
  const last = history.at(-1);
  const pending = pendingRevisions(app);
  if (last !== undefined && pending !== undefined && !sameField(pending, revisionsOf(last))) {
    // Of an earlier deployment: a rollback that has not ended, or not well.
    const again = history.findLast((entry) => sameField(revisionsOf(entry), pending));
    return { kind: 'deployment', entry: again ?? last };
  }
  const before = last && history.findLast((entry) => !isSameDeployment(entry, last));
  if (last === undefined || before === undefined) {
    const problem = `${appNamed(refTo(app))} has no earlier deployment in its history`;
    const hint =
      '`operation: history` shows what there is. An Application keeps ten, or as many as revisionHistoryLimit says.';
    throw new Failure('failed', 'ARGOCD_NO_HISTORY', problem, { hint });
  }
  const first = (of: HistoryEntry) => history.findIndex((entry) => isSameDeployment(entry, of));
  return first(before) < first(last)
    ? { kind: 'deployment', entry: before }
    : { kind: 'taken-back', entry: last, from: before };
}

/** Of the last operation, where that was a sync of everything and has not succeeded, or not yet. */
export function pendingRevisions({ operation, status }: LiveApplication): readonly string[] | undefined {
  const state = status?.operationState;
  const { sync } = operation ?? state?.operation ?? {};
  if (sync === undefined || sync.dryRun === true || (sync.resources ?? []).length > 0) return undefined;
  if (operation === undefined && state?.phase === 'Succeeded') return undefined;
  const revisions = revisionsOf(state?.syncResult);
  const known = revisions.length > 0 ? revisions : revisionsOf(sync);
  return known.length > 0 ? known : undefined;
}

function namedEntry(history: readonly HistoryEntry[], to: string): HistoryEntry {
  const byId = /^\d+$/.test(to) ? history.find((entry) => idOf(entry) === Number(to)) : undefined;
  if (byId !== undefined) return byId;
  const word = to.toLowerCase();
  const isShort = /^[0-9a-f]{4,}$/.test(word);
  const fitting = (entry: HistoryEntry) =>
    revisionsOf(entry).filter((revision) => revision === to || (isShort && revision.startsWith(word)));
  const found = history.filter((entry) => fitting(entry).length > 0);
  const [first, ...others] = new Set(found.flatMap(fitting));
  const newest = found.at(-1);
  const shown = history.map((entry) => `${idOf(entry)} (${shortRevisions(entry)})`).join(', ');
  if (newest === undefined || first === undefined) {
    const fix = `The history has ${shown === '' ? 'nothing yet' : shown}. Give an id, a revision, or \`previous\`.`;
    throw badInput('to', `"${to}" is no deployment of the Application`, fix);
  }
  if (others.length === 0) return newest;
  throw badInput(
    'to',
    `"${to}" is the beginning of ${others.length + 1} revisions`,
    `Give more digits: ${[first, ...others].join(', ')}.`,
  );
}
