/** What waits in the branch of a rolling request, told by the two branches alone: a merged or stale branch has nothing that waits. */
import { sameImage, writerOf } from '../../bump/record/write-record.ts';
import type { ObjectId } from '../../git/transport.ts';
import { splitImage } from '../../image/reference.ts';
import type { BranchState } from './branch.ts';
import type { FoundPlace } from './places.ts';

export interface WaitingPlace {
  readonly service: string;
  readonly column: string;
  readonly image: string;
  readonly commit: ObjectId | undefined;
}

/**
 * Places that a commit of ours on the branch of the request has written, and that the target never was given: what a squash
 * merge has delivered stands in the records of the target.
 */
export function waitingPlaces(
  target: { readonly branch: BranchState; readonly places: readonly FoundPlace[] },
  pending: readonly FoundPlace[],
): readonly WaitingPlace[] {
  const inPlace = new Map(target.places.map((each) => [`${each.service} ${each.column}`, each]));
  return pending.flatMap(({ service, column, image, edit, deployed }): readonly WaitingPlace[] => {
    const recordedBy = deployed?.recordedBy;
    if (recordedBy === undefined || target.branch.commit(recordedBy) !== undefined) return [];
    const now = inPlace.get(`${service} ${column}`);
    const parts = splitImage(image);
    if (now !== undefined && sameImage(splitImage(now.image), parts)) return [];
    if (writerOf(target.branch.read, edit, parts) !== undefined) return [];
    return [{ service, column, image, commit: deployed?.builtFrom }];
  });
}
