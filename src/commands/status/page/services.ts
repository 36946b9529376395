/** Services × environments: what runs where. On a phone each service is a card. */
import type { Status, StatusColumn, StatusPlace, StatusWaiting } from '../../../core/flow/status/status.ts';
import { shortCommit, shortImage } from '../words.ts';
import { cut, html, joined, link, type Markup, readable, shortened } from './markup.ts';
import { applicationStates, behindState, concernsOf, pill } from './states.ts';
import { durationText, timed } from './times.ts';

/** Characters of a subject; the whole of it is at the commit. */
const longestSubject = 60;

export function serviceTable(status: Status): Markup {
  const { columns, services, places, awaited } = status;
  const placeOf = new Map(places.map((place) => [key(place.service, place.column), place]));
  const firstOf = new Map(awaited.map((each) => [key(each.service, each.column), each.waiting]));
  const rows = services.map(({ name, path }) => {
    const cells = columns.map((column) => {
      const place = placeOf.get(key(name, column.name));
      return place === undefined ? emptyCell(column, firstOf.get(key(name, column.name))) : cell(place, column, status);
    });
    const isAwaited = awaited.some(({ service }) => service === name);
    const concerns = [
      ...places.filter(({ service }) => service === name).flatMap(concernsOf),
      ...(isAwaited ? ['waiting'] : []),
    ];
    const id = anchor(name);
    const place = readable(path) === readable(name) || path === '' ? undefined : html`<small>${path}</small>`;
    return html`<tr role=row id="${id}" class="${[...new Set(concerns)].join(' ')}">
<th role=rowheader scope=row><a href="#${encodeURIComponent(id)}"><bdi>${name}</bdi></a>${place}</th>
${cells}</tr>
`;
  });
  return html`<div class="box cards" role="group" aria-labelledby="services" tabindex="0"><table role="table" class="matrix">
<caption class="unseen">What runs of each service in each environment</caption>
<thead role="rowgroup"><tr role=row><th role=columnheader scope=col>Service</th>${columns.map(columnHead)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table></div>`;
}

function key(service: string, column: string): string {
  return JSON.stringify([service, column]);
}

/** An id has no spaces. */
function anchor(service: string): string {
  return `service-${readable(service).replaceAll(' ', '-')}`;
}

function columnHead({ name, behindOf, isPromoted }: StatusColumn): Markup {
  const word = isPromoted === true ? 'from' : 'compared with';
  const source = behindOf === undefined ? undefined : html`<small>${word} <bdi>${behindOf}</bdi></small>`;
  return html`<th role=columnheader scope=col><bdi>${name}</bdi>${source}</th>`;
}

function emptyCell({ name }: StatusColumn, waiting: StatusWaiting | undefined): Markup {
  return html`<td role=cell data-in="${name}" class=none><span>not deployed</span>${waiting && waits(waiting)}</td>\n`;
}

function cell(place: StatusPlace, column: StatusColumn, status: Status): Markup {
  const { application, behind, held, subject } = place;
  const states = [
    ...(application === undefined ? [] : applicationStates(application)),
    ...(held === undefined ? [] : [{ tone: 'warn', icon: 'back', word: 'held' } as const]),
    behindState(behind, column.behindOf),
  ];
  return html`<td role=cell data-in="${column.name}"><p class=states>${commitOf(place)}${states.map((each) => each && pill(each))}</p>
${held === undefined ? undefined : html`<p class=note>${shortened(held, 120)}</p>`}
${application?.message === undefined ? undefined : html`<p class=note>${shortened(application.message, 120)}</p>`}
${subject === undefined ? undefined : html`<p class=subject><bdi>${shortened(subject, longestSubject)}</bdi></p>`}
${whenAndWho(place, status.at)}${place.waiting && waits(place.waiting)}${linksOf(place)}</td>
`;
}

/** Commit, or the tag where nobody knows it; on hovering the image. */
function commitOf({ commit, commitUrl, image }: StatusPlace): Markup {
  const text = commit === undefined ? shortImage(image) : shortCommit(commit);
  return link(commit === undefined ? undefined : commitUrl, shortened(text, 24), { kind: 'id', title: image });
}

function whenAndWho({ since, leadTime, author }: StatusPlace, now: number): Markup | undefined {
  const lead = leadTime === undefined ? '' : `, first here ${durationText(leadTime)} after the commit`;
  const parts = [
    since === undefined ? undefined : timed(since, now, lead),
    author === undefined ? undefined : html`<bdi>${shortened(author, 24)}</bdi>`,
  ];
  const text = joined(parts, ' · ');
  return text && html`<p>${text}</p>\n`;
}

function waits(waiting: StatusWaiting): Markup {
  const { image, commit } = waiting;
  const version = commit === undefined ? image && shortImage(image) : shortCommit(commit);
  const what = version === undefined || version === '' ? undefined : html`: <code>${shortened(version, 20)}</code>`;
  const state = pill({ tone: 'info', icon: 'clock', word: 'waits', title: image });
  return html`<p>${state} in ${requestOf(waiting)}${what}</p>\n`;
}

/** By its number, or by its branch where no forge was asked. */
export function requestOf({ number, branch, url }: StatusWaiting): Markup {
  return link(url, number === undefined ? html`<bdi>${cut(branch, 40)}</bdi>` : `request ${number}`, { title: branch });
}

function linksOf({ url, gitopsUrl, application }: StatusPlace): Markup | undefined {
  const hasPage = application !== undefined && application.health !== 'Missing';
  const links = [
    url === undefined ? undefined : link(url, 'Open'),
    gitopsUrl === undefined ? undefined : link(gitopsUrl, 'GitOps'),
    hasPage ? link(application.url, 'Argo CD') : undefined,
  ];
  const text = joined(links, ' ');
  return text && html`<p class=links>${text}</p>`;
}
