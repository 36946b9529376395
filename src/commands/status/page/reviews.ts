/** Review environments: whose, where to open them, and when they go. */
import type { Status, StatusReview } from '../../../core/flow/status/status.ts';
import { shortCommit } from '../words.ts';
import { cut, html, joined, link, type Markup, pageAddress, readable, shortened } from './markup.ts';
import { pill } from './states.ts';
import { timed } from './times.ts';

const heads = ['Branch or request', 'Services', 'Deployed', 'Goes away'] as const;

/** Services of one environment that are named. */
const mostNamed = 8;

export function reviewTable({ reviews, at }: Status): Markup {
  return html`<div class="box cards" role="group" aria-labelledby="reviews" tabindex="0"><table role="table" class="reviews">
<caption class="unseen">Review environments with their services and the time at which they go away</caption>
<thead role="rowgroup"><tr role=row>${heads.map((head) => html`<th role=columnheader scope=col>${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${reviews.map((review) => row(review, at))}</tbody></table></div>`;
}

function row(review: StatusReview, now: number): Markup {
  const [, ...others] = heads;
  const cells = [servicesOf(review), deployed(review, now), goes(review, now)];
  return html`<tr role=row><th role=rowheader scope=row>${nameOf(review)}</th>${cells.map(
    (content, index) => html`<td role=cell data-in="${others[index]}"><div>${content}</div></td>`,
  )}</tr>
`;
}

function nameOf({ name, ref: full, request, title }: StatusReview): Markup {
  const ref = full.replace(/^refs\/(?:heads|tags)\//, '');
  const what =
    request === undefined
      ? html`<bdi>${cut(ref, 60)}</bdi>`
      : html`request ${request} <small class="by"><bdi>${cut(ref, 60)}</bdi></small>`;
  return html`${what}${title === undefined ? undefined : html`<p class=subject><bdi>${shortened(title, 80)}</bdi></p>`}${
    readable(name) === readable(ref) ? undefined : html`<p><code><bdi>${cut(name, 60)}</bdi></code></p>`
  }`;
}

/** Each service is the link to it. */
function servicesOf({ services, urls }: StatusReview): Markup {
  const urlOf = new Map(urls.map(({ service, url }) => [service, url]));
  const named = services.slice(0, mostNamed).map((service) => {
    const url = urlOf.get(service);
    return link(url, html`<bdi>${cut(service, 40)}</bdi>`, { title: pageAddress(url) });
  });
  const more = services.length - named.length;
  return joined([...named, more > 0 ? html`${more} more` : undefined], ', ') ?? html`–`;
}

function deployed({ deployed: commit, deployedAt, author }: StatusReview, now: number): Markup {
  const by = [
    deployedAt === undefined ? undefined : timed(deployedAt, now),
    author === undefined ? undefined : html`<bdi>${shortened(author, 24)}</bdi>`,
  ];
  return html`<code class="id">${shortCommit(commit)}</code><p>${joined(by, ' · ')}</p>`;
}

const day = 86_400_000;

function goes({ source, endsAt }: StatusReview, now: number): Markup {
  switch (source) {
    case 'gone':
      return html`${pill({ tone: 'bad', icon: 'cross', word: 'next sweep' })}<p>its branch or request is gone</p>`;
    case 'kept':
      return pill({ tone: 'info', icon: 'pin', word: 'is kept' });
    default: {
      const unknown = source === 'unknown' ? html`<p>nobody could say whether its branch is there</p>` : undefined;
      if (endsAt === undefined) return html`with its branch or request${unknown}`;
      if (endsAt <= now)
        return html`${pill({ tone: 'warn', icon: 'clock', word: 'next sweep' })}<p>its time is over, ${timed(endsAt, now)}</p>${unknown}`;
      const time = timed(endsAt, now);
      return html`${endsAt - now < day ? pill({ tone: 'warn', icon: 'clock', word: 'soon' }) : undefined} ${time}${unknown}`;
    }
  }
}
