/** What a cleanup answers: every piece with its reason, and a failure when one could not be removed. */
import type { CleanupReport, Piece } from '../core/cleanup/report.ts';
import { Failure } from '../core/failure.ts';
import { cell } from '../core/markdown.ts';
import type { Log } from '../core/ports.ts';
import type { CommandResult } from '../inputs/command.ts';

/** @throws Failure `CLEANUP_INCOMPLETE` with the same outputs. */
export function cleanupResult(
  log: Log,
  { removed, kept, failed }: CleanupReport,
  committed: { readonly commit: string | undefined; readonly diff: string },
): CommandResult {
  for (const { kind, name, reason } of removed) log.info(`removed ${kind} ${name}: ${reason}`);
  for (const { kind, name, reason } of kept) log.info(`kept ${kind} ${name}: ${reason}`);
  if (removed.length + kept.length + failed.length === 0) log.info('There is nothing to remove.');
  const outputs = { removed, kept, failed, ...committed };
  if (failed.length > 0) {
    const told = failed.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`).join('\n');
    throw new Failure('failed', 'CLEANUP_INCOMPLETE', `could not remove:\n${told}`, {
      hint: 'Everything else was done. Correct the reasons and run the same command again.',
      outputs,
    });
  }
  return { outputs, summary: summaryOf({ removed, kept }) };
}

function summaryOf(pieces: { readonly removed: readonly Piece[]; readonly kept: readonly Piece[] }): string {
  const row = (verdict: string) => (piece: Piece) =>
    `| ${[verdict, piece.environment, piece.kind, piece.name, piece.reason].map(cell).join(' | ')} |`;
  const rows = [...pieces.removed.map(row('removed')), ...pieces.kept.map(row('kept'))];
  if (rows.length === 0) return '### cleanup-review-env\n\nThere is nothing to remove.';
  return [
    '### cleanup-review-env',
    '',
    '| | environment | kind | name | reason |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
