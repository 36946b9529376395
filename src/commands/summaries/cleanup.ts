/** The page of a run of `cleanup-review-env`: what went, what stayed and why, and what could not be removed. */

import type { Cleanup } from '../../core/cleanup/cleanup.ts';
import { counted } from '../../core/counted.ts';
import { code, link, type Markdown, md, sentence, table } from '../../core/markdown.ts';
import type { FailedRun } from '../../inputs/command.ts';
import { failureFacts, failureHeadline } from './failure.ts';
import { foldedDiff, listed, page, shortCommit, verdict } from './parts.ts';

interface CleanupPage {
  readonly cleanup: Cleanup;
  readonly isDry: boolean;
  /** Page of the commit. */
  readonly url: string | undefined;
  redact(text: string): string;
}

export function cleanupSummary(shown: CleanupPage): string {
  const { cleanup } = shown;
  if (cleanup.removed.length + cleanup.kept.length + cleanup.failed.length === 0) {
    return page(verdict('nothing', md`Nothing to remove`), sentence(cleanup.unknown ?? ''));
  }
  return page(headline(shown), ...parts(shown, shown.isDry));
}

/** Some of it could not be removed: the rest is gone all the same. */
export function failedCleanupSummary(shown: Omit<CleanupPage, 'isDry'>, failed: FailedRun): string {
  return page(
    failureHeadline(md`Not all of it could be removed`, failed, shown.redact),
    failed.isLogged ? '' : failureFacts(failed, shown.redact),
    ...parts(shown),
  );
}

function headline({ cleanup: { removed, kept }, isDry }: CleanupPage): string {
  if (removed.length === 0)
    return verdict('nothing', md`Nothing is removed: ${counted(kept.length, 'piece')} must stay`);
  const names = [...new Set(removed.map(({ environment }) => environment))].filter((name) => name !== '');
  const shown = names.slice(0, 3).map((name) => md`**${name}**`);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  const what = names.length === 0 ? counted(removed.length, 'piece') : md`${listed(shown)}${more}`;
  return isDry ? verdict('would', md`Dry run: would remove ${what}`) : verdict('good', md`Removed ${what}`);
}

function parts({ cleanup, url, redact }: Omit<CleanupPage, 'isDry'>, isDry = false): readonly (string | Markdown)[] {
  const { removed, kept, failed, commit, diff } = cleanup;
  return [
    pieceTable('could not be removed', failed),
    pieceTable(isDry ? 'would be removed' : 'removed', removed),
    pieceTable(isDry ? 'would be kept' : 'kept', kept),
    commit === undefined ? '' : md`GitOps commit ${link(shortCommit(commit), url)}`,
    foldedDiff(diff, redact),
  ];
}

const mostRows = 300;

function pieceTable(title: string, pieces: Cleanup['removed']): string {
  if (pieces.length === 0) return '';
  const rows = pieces
    .slice(0, mostRows)
    .map((each) => [md`**${each.environment}**`, each.kind, code(each.name), each.reason]);
  const more = pieces.length - rows.length;
  const shown = table(['environment', title, 'name', 'why'], rows);
  return more > 0 ? page(shown, `${counted(more, 'more piece')}: the outputs have all of them.`) : shown;
}
