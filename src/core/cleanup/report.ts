/** What a cleanup did, piece by piece. A piece that fails does not stop the others. */
import { Failure, messageOf } from '../failure.ts';
import type { Log } from '../ports.ts';

export interface Piece {
  /** The review environment that it is of. */
  readonly environment: string;
  readonly kind: 'files' | 'tombstone' | 'application' | 'image' | 'namespace' | 'environment' | 'comment';
  /** Path, or name of the Application, image, namespace or environment of the forge; `#12` of the request of a comment. */
  readonly name: string;
  /** Why it went, stayed or could not be removed. */
  readonly reason: string;
}

export class CleanupReport {
  readonly removed: Piece[] = [];
  readonly kept: Piece[] = [];
  readonly failed: Piece[] = [];
  /** Those of `failed` for which the time was over. */
  readonly #late = new Set<Piece>();

  /** `undefined`: it was gone already, which is not worth a line (law 4). */
  async attempt(
    piece: Omit<Piece, 'reason'>,
    remove: () => Promise<{ readonly result: 'removed' | 'kept'; readonly reason: string } | undefined>,
  ): Promise<void> {
    try {
      const outcome = await remove();
      if (outcome !== undefined) this[outcome.result].push({ ...piece, reason: outcome.reason });
    } catch (error) {
      const failed = { ...piece, reason: messageOf(error) };
      this.failed.push(failed);
      if (error instanceof Failure && error.kind === 'timed-out') this.#late.add(failed);
    }
  }

  writeTo(log: Log, { dryRun }: { readonly dryRun: boolean }): void {
    const { removed, kept, failed } = this;
    const [removes, keeps] = dryRun ? ['would remove', 'would keep'] : ['removed', 'kept'];
    for (const { kind, name, reason } of removed) log.info(`${removes} ${kind} ${name}: ${reason}`);
    for (const { kind, name, reason } of kept) log.info(`${keeps} ${kind} ${name}: ${reason}`);
    if (removed.length + kept.length + failed.length === 0) log.info('There is nothing to remove.');
  }

  /**
   * @param outputs of the command; the failure carries them too
   * @throws Failure `CLEANUP_INCOMPLETE` when a piece could not be removed; `timed-out` when only the time was over
   */
  assertComplete(outputs: Readonly<Record<string, unknown>>): void {
    if (this.failed.length === 0) return;
    const pieces = this.failed.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`).join('\n');
    const [kind, hint] = this.failed.every((piece) => this.#late.has(piece))
      ? ([
          'timed-out',
          'Everything else was done. Run the same command again, which goes on, or raise `timeout`.',
        ] as const)
      : (['failed', 'Everything else was done. Correct the reasons and run the same command again.'] as const);
    throw new Failure(kind, 'CLEANUP_INCOMPLETE', `could not remove:\n${pieces}`, {
      hint,
      outputs,
    });
  }
}
