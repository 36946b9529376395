/** What `status` shows on a screen: services × environments in blocks that fit, review environments, what could not be asked. */

import type { Status, StatusColumn, StatusPlace, StatusReview } from '../../core/flow/status/status.ts';
import type { ScreenLine, ScreenSize, ScreenSpan } from '../../core/ports.ts';
import { whereLines } from './where.ts';
import { ageOf, plainText, shortCommit, shortImage } from './words.ts';

const gap = 2;
/** A cell narrower than this shows nothing of a subject; one that is wider leaves the eye on a long way. */
const [narrowest, widest] = [24, 44];
const widestName = 24;

export function statusScreen(status: Status, size: ScreenSize): readonly ScreenLine[] {
  const { places, awaited, reviews, problems } = status;
  const isEmpty = places.length === 0 && awaited.length === 0;
  const parts: (readonly ScreenLine[])[] = [
    [titleLine(status)],
    ...(status.commit === undefined ? [] : [whereLines(status).map((text): ScreenLine => [{ text }])]),
    ...(isEmpty ? [[[{ text: nothingDeployed(status) }]]] : []),
    ...(isEmpty ? [] : blocksOf(status, size)),
    ...(reviews.length === 0 ? [] : [reviewLines(status, size)]),
    ...(problems.length === 0 ? [] : [problems.map((each) => mark('▲', 'warning', each))]),
  ];
  return parts.flatMap((lines, index) => (index === 0 ? lines : [[], ...lines]));
}

function titleLine({ monorepo, repositories, at }: Status): ScreenLine {
  const names = repositories.map(({ name, branch }) => `${name}@${branch}`).join(', ');
  const time = `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return [
    { text: `${monorepo} → ${names}`, meaning: 'heading' },
    { text: ` · ${time}`, meaning: 'detail' },
  ];
}

function nothingDeployed({ repositories }: Status): string {
  const isEmpty = repositories.every(({ tip }) => tip === undefined);
  return isEmpty ? 'The GitOps repository is empty: nothing was deployed yet.' : 'No service is deployed anywhere yet.';
}

/** As many columns beside each other as fit; the others below them. */
function blocksOf(status: Status, size: ScreenSize): readonly (readonly ScreenLine[])[] {
  const { columns, services, places, awaited } = status;
  const names = Math.min(widestName, Math.max(7, ...services.map(({ name }) => size.widthOf(name))));
  const room = size.columns - names - gap;
  const most = Math.max(1, Math.floor((room + gap) / (narrowest + gap)));
  // Blocks of equal size look better than a full one and a rest.
  const count = Math.ceil(columns.length / Math.ceil(columns.length / most));
  const each = Math.min(widest, Math.floor((room + gap) / Math.min(count, columns.length)) - gap);
  const blocks: (readonly ScreenLine[])[] = [];
  for (let begin = 0; begin < columns.length; begin += count) {
    const some = columns.slice(begin, begin + count);
    const head = row(
      [headOf({ name: 'service' }), ...some.map(headOf)].map((line) => [line]),
      { ...size, first: names, others: each },
    );
    const body = services.flatMap(({ name }) => {
      const cells = some.map((column) =>
        cellLines(
          places.find((place) => place.service === name && place.column === column.name) ??
            awaited.find((each) => each.service === name && each.column === column.name),
          column,
          status.at,
        ),
      );
      return row([[[{ text: name, meaning: 'strong' }]], ...cells], { ...size, first: names, others: each });
    });
    blocks.push([...head, ...body]);
  }
  return blocks;
}

function headOf({ name }: Pick<StatusColumn, 'name'>): ScreenLine {
  return [{ text: name, meaning: 'strong' }];
}

function cellLines(
  place: StatusPlace | Status['awaited'][number] | undefined,
  column: StatusColumn,
  now: number,
): readonly ScreenLine[] {
  const nothing: ScreenLine = [{ text: 'not deployed', meaning: 'detail' }];
  if (place === undefined) return [nothing];
  if (!('image' in place)) return [nothing, waitingLine(place.waiting)];
  const { commit, commitUrl, image, since, author, subject, behind, held, waiting, application } = place;
  const version: ScreenSpan = {
    text: commit === undefined ? plainText(shortImage(image)) : shortCommit(commit),
    meaning: 'code',
    url: commitUrl,
  };
  const age: ScreenSpan[] = since === undefined ? [] : [{ text: ` ${ageOf(since, now)}`, meaning: 'detail' }];
  const who = [author, subject].flatMap((each) => (each === undefined ? [] : [plainText(each)])).join(': ');
  return [
    [version, ...age],
    ...(who === '' ? [] : [[{ text: who, meaning: 'detail' } as const]]),
    ...(application === undefined ? [] : [applicationLine(application)]),
    ...(behind?.result === 'behind'
      ? [mark('▲', 'warning', `${behind.commits}${behind.isAtLeast === true ? '+' : ''} behind ${column.behindOf}`)]
      : []),
    ...(behind?.result === 'same' ? [mark('=', 'detail', `same as ${column.behindOf}`)] : []),
    ...(behind?.result === 'ahead' ? [mark('↑', 'detail', `ahead of ${column.behindOf}`)] : []),
    ...(held === undefined ? [] : [mark('■', 'warning', plainText(held))]),
    ...(waiting === undefined ? [] : [waitingLine(waiting)]),
  ];
}

function applicationLine({ sync, health, message }: NonNullable<StatusPlace['application']>): ScreenLine {
  const said = message === undefined ? '' : `: ${plainText(message)}`;
  if (health === 'Missing' && sync === 'Missing') return mark('✗', 'failed', 'no Application');
  const words = `${health}${sync === 'Synced' ? '' : `, ${sync}`}${said}`;
  if (health === 'Healthy' && sync === 'Synced') return mark('✔', 'ok', words);
  if (health === 'Degraded' || message !== undefined) return mark('✗', 'failed', words);
  return mark('▲', 'warning', words);
}

function waitingLine({ number, branch, url, commit, image }: NonNullable<StatusPlace['waiting']>): ScreenLine {
  const what = commit === undefined ? plainText(shortImage(image ?? '')) : shortCommit(commit);
  const where = number === undefined ? plainText(branch) : `#${number}`;
  return [{ text: '◷ ', meaning: 'warning' }, { text: `${what} waits in ` }, { text: where, url }];
}

function mark(sign: string, meaning: NonNullable<ScreenSpan['meaning']>, text: string): ScreenLine {
  return [{ text: sign, meaning }, { text: ` ${text}` }];
}

/** Cells beside each other; each line of a cell is cut to its width. */
function row(
  cells: readonly (readonly ScreenLine[])[],
  size: ScreenSize & { readonly first: number; readonly others: number },
): readonly ScreenLine[] {
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const line = cells.flatMap((cell, index) => {
      const width = index === 0 ? size.first : size.others;
      const isLast = index === cells.length - 1;
      return padded(cut(cell[at] ?? [], width, size), isLast ? 0 : width + gap, size);
    });
    return line;
  });
}

function padded(line: ScreenLine, width: number, { widthOf }: ScreenSize): ScreenLine {
  const missing = width - line.reduce((sum, { text }) => sum + widthOf(text), 0);
  return missing > 0 ? [...line, { text: ' '.repeat(missing) }] : line;
}

function cut(line: ScreenLine, width: number, { widthOf, cutTo }: ScreenSize): ScreenLine {
  let left = width;
  const kept: ScreenSpan[] = [];
  for (const span of line) {
    if (left <= 0) break;
    const text = cutTo(span.text, left);
    kept.push({ ...span, text });
    if (text !== span.text) break;
    left -= widthOf(text);
  }
  return kept;
}

function reviewLines({ reviews, at }: Status, size: ScreenSize): readonly ScreenLine[] {
  const heading: ScreenLine = [{ text: `Review environments (${reviews.length})`, meaning: 'heading' }];
  return [heading, ...reviews.flatMap((each) => reviewLine(each, at).map((line) => cut(line, size.columns, size)))];
}

function reviewLine(review: StatusReview, now: number): readonly ScreenLine[] {
  const { name, ref, request, title, services, urls, deployed, deployedAt, endsAt, source, author } = review;
  const branch = ref.replace(/^refs\/(?:heads|tags)\//, '');
  const from = request === undefined ? branch : `#${request}${title === undefined ? ` ${branch}` : ` “${title}”`}`;
  const age = deployedAt === undefined ? '' : ` ${ageOf(deployedAt, now)}`;
  const by = author === undefined ? '' : ` by ${plainText(author)}`;
  return [
    [
      { text: plainText(from), meaning: 'strong' },
      { text: ` ${name}`, meaning: 'detail' },
      ...endOf(source, endsAt, now),
    ],
    [
      { text: '  ' },
      { text: shortCommit(deployed), meaning: 'code' },
      { text: `${age}${by} · ${services.map(plainText).join(', ')}`, meaning: 'detail' },
    ],
    ...urls.map(({ url }): ScreenLine => [{ text: '  ' }, { text: plainText(url), meaning: 'link', url }]),
  ];
}

function endOf(source: StatusReview['source'], endsAt: number | undefined, now: number): ScreenLine {
  if (source === 'gone') return [{ text: ' · ✗ source is gone: next sweep removes it', meaning: 'failed' }];
  if (source === 'kept') return [{ text: ' · kept by its label', meaning: 'ok' }];
  if (endsAt === undefined) return [];
  const text = endsAt <= now ? 'next sweep' : ageOf(endsAt, now);
  return [{ text: ` · goes ${text}`, meaning: endsAt - now < 86_400_000 ? 'warning' : 'detail' }];
}
