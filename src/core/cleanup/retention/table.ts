/** The table of retention: what happens to each image, and why. For the log, the summary and the output alike. */
import { formatReference, type Repository } from '../../image/reference.ts';
import { type Decision, day, type StoredImage } from './plan.ts';

/** A line of the table. */
export interface RetentionRow {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly digest: string;
  /** In words: `3 days (pushed)`, `unknown`. */
  readonly age: string;
  readonly decision: 'keep' | 'remove' | 'failed';
  readonly reason: string;
}

export const retentionColumns = ['repository', 'tags', 'digest', 'age', 'decision', 'reason'] as const;

/** @param now milliseconds since the epoch */
export function rowOf(repository: Repository, decision: Decision, now: number): RetentionRow {
  const { image, reason, also } = decision;
  const along = also === 0 ? '' : ` (${also} more manifests, parts of it or attached to it)`;
  return {
    repository: formatReference(repository),
    tags: image.tags,
    digest: image.digest,
    age: ageOf(image, now),
    decision: decision.decision,
    reason: `${reason}${along}`,
  };
}

function ageOf({ time, timeSource }: StoredImage, now: number): string {
  if (time === undefined) return 'unknown';
  const days = Math.floor((now - time) / day);
  return `${days} ${days === 1 ? 'day' : 'days'} (${timeSource})`;
}

/** The texts of a row, in the order of `retentionColumns`. */
export function retentionCells({ repository, tags, digest, age, decision, reason }: RetentionRow): readonly string[] {
  return [repository, tags.join(' '), digest.slice(0, 19), age, decision, reason];
}

/** For logs. */
export function retentionText(rows: readonly RetentionRow[]): string {
  if (rows.length === 0) return 'Retention: the rules find no image.';
  const lines = [retentionColumns, ...rows.map(retentionCells)];
  const widths = retentionColumns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
