/** Title and body of a request. Names and images come from outside: they are shown, never interpreted. */

import { oneLine } from '../git/message.ts';
import { branchPrefix, type PendingUpdate } from './rolling-record.ts';

/** Characters of the table: GitHub takes 65,536 in all. */
const longestTable = 50_000;
const longestCell = 160;
const longestTitle = 120;

export function requestTitle(key: string, updates: readonly PendingUpdate[]): string {
  const names = [...new Set(updates.map(({ service, file }) => named(service ?? file)))];
  const where = named(key);
  if (names.length === 0) return cut(`Update ${where}`, longestTitle);
  const what = names.length > 4 ? `${names.length} services` : names.join(', ');
  return cut(`Deploy ${what} to ${where}`, longestTitle);
}

/** The same text for the same branch, whoever writes it. */
export function requestBody(branch: string, target: string, updates: readonly PendingUpdate[], files: number): string {
  const rows: string[] = [];
  let length = 0;
  for (const update of updates) {
    const row = rowOf(update);
    length += row.length + 1;
    if (length > longestTable) break;
    rows.push(row);
  }
  const more = updates.length - rows.length;
  return [
    `<!-- monorepo-gitops:${branch.slice(branchPrefix.length)} -->`,
    `Updates for ${code(target)}: ${files} file${files === 1 ? '' : 's'}. Further ones join this request until it is merged. To drop them, close it: they stay away until their content changes, or until somebody deploys them by name.`,
    '',
    '| service | file | from | to | source |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `… and ${more} more.`] : []),
  ].join('\n');
}

function rowOf(update: PendingUpdate): string {
  const { service, file, oldImage, newImage } = update;
  return `| ${[...[service, file, oldImage, newImage].map(code), sourceOf(update)].join(' | ')} |`;
}

/** A code span: neither mentions nor references nor HTML come to life in it. */
export function code(text: string | undefined): string {
  const clean = plain(text ?? '')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|');
  return clean === '' ? '' : `\`${cut(clean, longestCell)}\``;
}

/** GitLab, too, finds commits under `/commit/`. */
function sourceOf({ sourceRepository, sourceCommit }: PendingUpdate): string {
  if (sourceCommit === undefined || !/^[0-9a-f]{7,64}$/.test(sourceCommit)) return '';
  const short = code(sourceCommit.slice(0, 8));
  const url = sourceRepository ?? '';
  return /^https?:\/\/[\w.:-]+(?:\/[\w.~-]+)+$/.test(url) ? `[${short}](${url}/commit/${sourceCommit})` : short;
}

/** A title has no code spans, and GitLab mentions whom it names: `@acme/web1` would mail a group. */
function named(text: string): string {
  return plain(text).replaceAll('@', '');
}

function plain(text: string): string {
  // Bidirectional controls would show another text than there is.
  return oneLine(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ''));
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
