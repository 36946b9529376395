/**
 * An Application whose manifests Argo CD itself renders into another branch: from the dry commit that was pushed to the
 * hydrated one that is synced. Source: argo-cd v3.5.1 controller/hydrator/hydrator.go.
 */
import { isObjectName } from '../../git/commit.ts';
import type { ObjectId } from '../../git/transport.ts';
import { sameField } from '../server/equality.ts';
import { type LiveApplication, revisionsOf, type SourceHydrator } from '../server/live.ts';

/** `why` it is not: for messages. */
export type Hydration =
  | { readonly is: 'synced' }
  | {
      readonly is: 'unhydrated';
      readonly why: string;
      readonly failed: boolean;
      /** The dry commit that was looked at without a need to render it, as far as can be told from one look. */
      readonly skipped?: ObjectId;
      /** It is in the branch that is synced, and not compared or synced yet. */
      readonly isRendered?: boolean;
      readonly isRunning?: boolean;
    };

type Descends = (revision: string, ancestor: ObjectId) => Promise<'yes' | 'no' | 'unknown'>;

/** How far the hydration of `commit` is. @param commit undefined: of what the dry source resolves to */
export async function hydrationOf(
  { spec, status }: Pick<LiveApplication, 'spec'> & { readonly status: LiveApplication['status'] | undefined },
  hydrator: SourceHydrator,
  commit: ObjectId | undefined,
  descends: Descends,
): Promise<Hydration> {
  const {
    lastSuccessfulOperation: last,
    currentOperation: current,
    lastComparedDryRevision,
  } = status?.sourceHydrator ?? {};
  const has = async (revision: string | undefined) =>
    commit === undefined || (isObjectName(revision ?? '') && (await descends(revision ?? '', commit)) === 'yes');
  const waiting = (why: string) => ({ is: 'unhydrated', why, failed: false }) as const;
  const isOfSpec = last?.sourceHydrator === undefined || sameField(last.sourceHydrator, spec.sourceHydrator);
  const isHydrated = last?.hydratedSHA !== undefined && isOfSpec && (await has(last.drySHA));
  const isRead = await isSynced(status, last?.hydratedSHA, descends);
  if (isHydrated && (commit !== undefined || current?.phase === 'Hydrated')) {
    return isRead ? { is: 'synced' } : { ...waiting(unsynced(hydrator)), isRendered: !isStaged(hydrator) };
  }
  const what = commit ?? 'the dry source';
  if (current?.phase === 'Failed' && ((current.drySHA ?? '') === '' || (await has(current.drySHA)))) {
    return {
      is: 'unhydrated',
      why: `${what} is not hydrated: ${current.message ?? 'Failed to hydrate'}`,
      failed: true,
    };
  }
  if (current?.phase === 'Hydrated' && isOfSpec && isRead && (await has(lastComparedDryRevision))) {
    const skipped = lastComparedDryRevision ?? '';
    return { is: 'unhydrated', why: `${what} is compared, and not hydrated yet`, failed: false, skipped };
  }
  if (current?.phase === 'Hydrating') return { ...waiting(`${what} is being hydrated`), isRunning: true };
  return waiting(`${what} is not hydrated yet`);
}

/** The branch may have gone on: the commit of another dry branch, or the merge of a request. */
async function isSynced(
  status: LiveApplication['status'],
  hydrated: ObjectId | undefined,
  descends: Descends,
): Promise<boolean> {
  const [revision = ''] = revisionsOf(status?.sync);
  return hydrated !== undefined && isObjectName(revision) && (await descends(revision, hydrated)) === 'yes';
}

/** Something else moves the commit on to the branch that is synced. */
function isStaged({ syncSource, hydrateTo }: SourceHydrator): boolean {
  return hydrateTo !== undefined && hydrateTo.targetBranch !== syncSource.targetBranch;
}

function unsynced(hydrator: SourceHydrator): string {
  const { syncSource, hydrateTo } = hydrator;
  if (!isStaged(hydrator)) return `its hydrated commit is not read from ${syncSource.targetBranch} yet`;
  return `its hydrated commit is in ${hydrateTo?.targetBranch}, and not in ${syncSource.targetBranch}: something must merge it (hydrateTo)`;
}
