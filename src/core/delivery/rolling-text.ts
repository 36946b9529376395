/** Title and body of a request. Names and images come from outside: they are shown, never interpreted. */

import { formatTrailers, oneLine } from '../git/message.ts';
import { withoutSkipMarkers } from '../git/skip-markers.ts';
import { defaultPrefix } from './request-branch.ts';
import type { PendingUpdate } from './rolling-record.ts';

/** Characters of the table: GitHub takes 65,536 in all. */
const longestTable = 50_000;
/** Of the lists of source commits, and of the record. */
const longestChanges = 6_000;
const longestRecord = 8_000;
const longestCell = 160;
const longestTitle = 120;

export function requestTitle(key: string, updates: readonly PendingUpdate[]): string {
  const names = [...new Set(updates.map(({ service, file }) => named(service ?? file)))];
  const where = named(key);
  if (names.length === 0) return cut(`Update ${where}`, longestTitle);
  const what = names.length > 4 ? `${names.length} services` : names.join(', ');
  return cut(`Deploy ${what} to ${where}`, longestTitle);
}

const marker = '<!-- monorepo-gitops:';

/** Whether a text looks like one of ours: only the commits of its branch prove that it is. */
export function looksLikeOurs({ body }: { readonly body: string }): boolean {
  return body.includes(marker);
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
    `${marker}${branch.startsWith(defaultPrefix) ? branch.slice(defaultPrefix.length) : branch} -->`,
    `Updates for ${code(target)}: ${files} file${files === 1 ? '' : 's'}. Further ones join this request until it is merged. To drop them, close it: they stay away until their content changes, or until somebody deploys them by name.`,
    '',
    '| service | file | from | to | source |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `… and ${more} more.`] : []),
    ...changesText(updates),
    ...recordText(updates),
  ].join('\n');
}

/** What comes from the monorepo, once for services that get the same. */
function changesText(updates: readonly PendingUpdate[]): readonly string[] {
  const groups = new Map<string, { services: Set<string>; lines: readonly string[] }>();
  for (const { service, changes, sourceRepository } of updates) {
    if (service === undefined || changes === undefined || changes.commits.length + changes.more === 0) continue;
    const lines = [
      ...changes.commits.map(({ commit, subject }) => {
        const link = sourceOf({ sourceRepository, sourceCommit: commit });
        return `- ${link} ${code(subject, '')}`;
      }),
      ...(changes.more > 0 ? [`- … and ${changes.more} more`] : []),
    ];
    const group = groups.get(lines.join('\n')) ?? { services: new Set(), lines };
    groups.set(lines.join('\n'), { ...group, services: group.services.add(service) });
  }
  const texts: string[] = [];
  let length = 0;
  for (const { services, lines } of groups.values()) {
    const text = ['', `**${[...services].map((each) => code(each, '')).join(', ')}**`, '', ...lines].join('\n');
    length += text.length;
    if (length > longestChanges) break;
    texts.push(text);
  }
  if (texts.length === 0) return [];
  return ['', 'Commits of the source since what is deployed:', ...texts];
}

/**
 * The trailers of the branch's commits, where nobody sees them: a forge that takes the request's text as the message of a
 * squashed commit keeps the record then. A paragraph for each commit, as `trailerBlocks` reads them.
 */
function recordText(updates: readonly PendingUpdate[]): readonly string[] {
  const records = new Map(updates.map(({ commit, record }) => [commit, record]));
  const texts: string[] = [];
  let length = 0;
  for (const record of [...records.values()].reverse()) {
    const text = formatTrailers(record)
      .join('\n')
      .replace(/--(!?)>/g, '-- $1>');
    length += text.length + 2;
    // The newest ones tell most.
    if (length > longestRecord) break;
    if (text !== '') texts.unshift(text, '');
  }
  if (texts.length === 0) return [];
  return [
    '',
    '<!-- What is deployed by this request. A squashed commit that takes this text keeps it.',
    '',
    ...texts,
    '-->',
  ];
}

function rowOf(update: PendingUpdate): string {
  const { service, file, oldImage, newImage } = update;
  return `| ${[...[service, file, oldImage, newImage].map((text) => code(text)), sourceOf(update)].join(' | ')} |`;
}

/**
 * A code span: neither mentions nor references nor HTML come to life in it.
 *
 * @param pipe before a pipe: in a table it would end the cell
 */
export function code(text: string | undefined, pipe = '\\'): string {
  const clean = plain(text ?? '')
    .replaceAll('`', "'")
    .replaceAll('|', `${pipe}|`);
  return clean === '' ? '' : `\`${cut(clean, longestCell)}\``;
}

/** GitLab, too, finds commits under `/commit/`. */
function sourceOf({
  sourceRepository,
  sourceCommit,
}: Pick<PendingUpdate, 'sourceRepository' | 'sourceCommit'>): string {
  if (sourceCommit === undefined || !/^[0-9a-f]{7,64}$/.test(sourceCommit)) return '';
  const short = code(sourceCommit.slice(0, 8));
  const url = sourceRepository ?? '';
  return /^https?:\/\/[\w.:-]+(?:\/[\w.~-]+)+$/.test(url) ? `[${short}](${url}/commit/${sourceCommit})` : short;
}

/** A title has no code spans, and GitLab mentions whom it names: `@acme/web1` would mail a group. */
function named(text: string): string {
  return plain(text.replaceAll('@', ''));
}

/** Where the forge makes the message of a merge or squash of it, a source commit's `[skip ci]` must not count. */
function plain(text: string): string {
  // Bidirectional controls would show another text than there is.
  return withoutSkipMarkers(oneLine(text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')));
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
