/** `status` on the page of a run: the same as on a screen, as Markdown. */
import type { Status, StatusColumn, StatusPlace, StatusWaiting } from '../../core/flow/status/status.ts';
import { code, joined, link, type Markdown, md, sentence, table } from '../../core/markdown.ts';
import { whereLines } from './where.ts';
import { ageOf, plainText, shortCommit, shortImage } from './words.ts';

export function statusSummary(status: Status): string {
  const { columns, services, places, awaited, reviews, problems, at } = status;
  const rows = services.map(({ name }) => [
    name,
    ...columns.map((column) => {
      const place = places.find((each) => each.service === name && each.column === column.name);
      if (place !== undefined) return cellOf(place, column, at);
      const first = awaited.find((each) => each.service === name && each.column === column.name);
      return ['not deployed', ...(first === undefined ? [] : [waits(first.waiting)])];
    }),
  ]);
  const isEmpty = places.length === 0 && awaited.length === 0;
  return [
    '### status',
    ...whereLines(status).map(sentence),
    ...(isEmpty ? ['No service is deployed anywhere yet.'] : []),
    ...(isEmpty ? [] : [table(['service', ...columns.map(({ name }) => name)], rows)]),
    ...(reviews.length === 0 ? [] : [reviewTable(status)]),
    ...problems.map((each) => `▲ ${sentence(each)}`),
  ].join('\n\n');
}

function cellOf(place: StatusPlace, { behindOf }: StatusColumn, now: number): readonly (string | Markdown)[] {
  const { commit, commitUrl, image, since, author, subject, behind, held, waiting, application, url } = place;
  const version = code(commit === undefined ? shortImage(image) : shortCommit(commit));
  const age = since === undefined ? '' : ` ${ageOf(since, now)}`;
  const who = [author, subject].flatMap((each) => (each === undefined ? [] : [plainText(each)])).join(': ');
  const count = behind?.result === 'behind' ? `${behind.commits}${behind.isAtLeast === true ? '+' : ''}` : undefined;
  return [
    md`${link(version, commitUrl)}${age}`,
    ...(who === '' ? [] : [who]),
    ...(application === undefined
      ? []
      : [link(joined([application.health, application.sync], ' · '), application.url)]),
    ...(count === undefined ? [] : [`▲ ${count} behind ${behindOf}`]),
    ...(held === undefined ? [] : [`■ ${held}`]),
    ...(waiting === undefined ? [] : [waits(waiting)]),
    ...(url === undefined ? [] : [link('open', url)]),
  ];
}

function waits({ number, branch, url }: StatusWaiting): Markdown {
  return md`waits in ${link(number === undefined ? branch : `#${number}`, url)}`;
}

function reviewTable({ reviews, at }: Status): string {
  const rows = reviews.map(({ name, ref, request, services, urls, deployed, deployedAt, endsAt, source }) => [
    [request === undefined ? ref.replace(/^refs\/(?:heads|tags)\//, '') : `#${request}`, name],
    services.join(', '),
    urls.map(({ service, url }) => link(service, url)),
    md`${code(shortCommit(deployed))} ${deployedAt === undefined ? '' : ageOf(deployedAt, at)}`,
    source === 'gone' ? 'source is gone: next sweep' : endsAt === undefined ? '' : ageOf(endsAt, at),
  ]);
  return table(['review environment', 'services', 'open', 'last deploy', 'goes'], rows);
}
