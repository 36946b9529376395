/** Where one commit of the monorepo is: which services run it in which environment, and where it waits. */
import type { CommitStatus, StatusColumn } from '../../../core/flow/status/status.ts';
import { shortCommit } from '../words.ts';
import { html, joined, type Markup, shortened } from './markup.ts';
import { requestOf } from './services.ts';
import { pill, type State } from './states.ts';
import { durationText, timed } from './times.ts';

type CommitPlace = CommitStatus['places'][number];

const states: Readonly<Record<CommitPlace['is'], State>> = {
  here: { tone: 'ok', icon: 'check', word: 'here' },
  contained: { tone: 'ok', icon: 'check', word: 'contained' },
  waits: { tone: 'info', icon: 'clock', word: 'waits' },
  absent: { tone: 'idle', icon: 'gap', word: 'not here' },
  was: { tone: 'warn', icon: 'back', word: 'was here' },
  unknown: { tone: 'idle', icon: 'ask', word: 'unknown' },
};

export function commitTitle({ commit }: CommitStatus): Markup {
  return html`Where <code class="id">${shortCommit(commit)}</code> is`;
}

export function commitWords({ subject, author, at }: CommitStatus, now: number): Markup | undefined {
  return joined(
    [
      subject === undefined ? undefined : html`<bdi>${shortened(subject, 100)}</bdi>`,
      at === undefined ? undefined : timed(at, now),
      author === undefined ? undefined : html`<bdi>${shortened(author, 40)}</bdi>`,
    ],
    ' · ',
  );
}

/** Services that it says something of × the environments. */
export function commitTable({ places }: CommitStatus, columns: readonly StatusColumn[], now: number): Markup {
  const services = [...new Set(places.map(({ service }) => service))];
  const rows = services.map((service) => {
    const cells = columns.map(({ name }) => {
      const place = places.find((each) => each.service === service && each.column === name);
      return html`<td role=cell data-in="${name}"><div>${place && standing(place, now)}</div></td>\n`;
    });
    return html`<tr role=row><th role=rowheader scope=row><bdi>${service}</bdi></th>\n${cells}</tr>\n`;
  });
  const heads = ['Service', ...columns.map(({ name }) => name)];
  return html`<div class="box cards" role="group" aria-labelledby="commit" tabindex="0"><table role="table" class="matrix">
<caption class="unseen">Services and environments that have the commit</caption>
<thead role="rowgroup"><tr role=row>${heads.map((head) => html`<th role=columnheader scope=col><bdi>${head}</bdi></th>`)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table></div>`;
}

function standing({ is, since, leadTime, waiting }: CommitPlace, now: number): Markup {
  const times = joined(
    [
      since === undefined ? undefined : timed(since, now),
      leadTime === undefined ? undefined : html`${durationText(leadTime)} after the commit`,
    ],
    ' · ',
  );
  const where = waiting === undefined ? undefined : html` in ${requestOf(waiting)}`;
  return html`${pill(states[is])}${where}${times && html`<p>${times}</p>`}`;
}
