/** What a cleanup did, piece by piece. One piece that fails does not keep the others from going. */
import { messageOf } from '../failure.ts';

export interface Piece {
  /** The review environment that it is of. */
  readonly environment: string;
  readonly kind: 'files' | 'tombstone' | 'application' | 'image';
  /** Path, Application name or image reference. */
  readonly name: string;
  /** Why it went, stayed or could not be removed. */
  readonly reason: string;
}

export class CleanupReport {
  readonly removed: Piece[] = [];
  readonly kept: Piece[] = [];
  readonly failed: Piece[] = [];

  /** `undefined`: it was gone already, which is not worth a line (law 4). */
  async attempt(
    piece: Omit<Piece, 'reason'>,
    remove: () => Promise<{ readonly result: 'removed' | 'kept'; readonly reason: string } | undefined>,
  ): Promise<void> {
    try {
      const outcome = await remove();
      if (outcome !== undefined) this[outcome.result].push({ ...piece, reason: outcome.reason });
    } catch (error) {
      this.failed.push({ ...piece, reason: messageOf(error) });
    }
  }
}
