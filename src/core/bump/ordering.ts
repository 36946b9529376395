/**
 * How `bump` asks whether it may write (law 3). The answer comes from `flow`, which knows the monorepo; `bump` asks in each
 * attempt to commit, for all that the commit would write.
 */
import type { Snapshot } from '../git/snapshot.ts';
import type { Admission, Tombstone } from '../review/tombstone.ts';
import type { AppliedEdit } from './applied-edit.ts';
import type { Supersession } from './message.ts';
import type { Deployed } from './record/place-state.ts';
import type { TakenBackNow } from './record/write-record.ts';

/**
 * Called with a state of the repository before any of its files is read, so that its history comes along with them.
 * `attempt` is the plan's.
 */
export type Ordering = (snapshot: Snapshot, attempt: number) => Judge;

/**
 * Which of the edits, as they would change that state, must not be applied to it.
 *
 * @param review of a commit into a review environment: its tombstone, where it has one
 */
export type Judge = (
  edits: readonly AppliedEdit[],
  review: { readonly tombstone: Tombstone | undefined } | undefined,
) => Promise<Judgement>;

export interface Judgement {
  readonly superseded: readonly Supersession[];
  /** Edits that change nothing, and for which the commit at hand may stand: the record of a commit says so, where one is made. */
  readonly confirmed: readonly AppliedEdit[];
  /** By service (`web1@eu` in a cluster), of those that are written: what is taken back there after this commit, the newest first. */
  readonly takenBack: ReadonlyMap<string | undefined, readonly TakenBackNow[]>;
  /** By the same, what is in place. */
  readonly inPlace: ReadonlyMap<string | undefined, Deployed>;
  /** Whether a review environment may be deployed to. */
  readonly admission: Admission | undefined;
}
