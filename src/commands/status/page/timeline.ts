/** The last deployment, step by step: how long each took, when it began, and which failed. */
import type { StatusDeployment } from '../../../core/flow/status/status.ts';
import { shortCommit } from '../words.ts';
import { cut, html, joined, link, type Markup } from './markup.ts';
import { pill } from './states.ts';
import { durationText, timed } from './times.ts';

type Step = StatusDeployment['steps'][number];

/** Whose time it is. */
const places: Readonly<Record<Step['name'], 'ci' | 'argocd'>> = {
  plan: 'ci',
  build: 'ci',
  commit: 'ci',
  'Argo CD compares': 'argocd',
  rollout: 'argocd',
};

/** Services of a heading that are named. */
const mostNamed = 3;

export function timelineTitle({ services, column, commit }: StatusDeployment): Markup {
  const named = services.slice(0, mostNamed).map((service) => cut(service, 40));
  const more = services.length > mostNamed ? ` and ${services.length - mostNamed} more` : '';
  return html`Last deployment: <bdi>${named.join(', ')}${more}</bdi> → <bdi>${column}</bdi>${
    commit === undefined ? undefined : html` <code class="id">${shortCommit(commit)}</code>`
  }`;
}

/** When, how long, and the run that did it. */
export function timelineTotals({ at, pipelineUrl, toCommit, toHealthy }: StatusDeployment, now: number): Markup {
  const parts = joined(
    [
      timed(at, now),
      toCommit === undefined ? undefined : html`${durationText(toCommit)} to the GitOps commit`,
      toHealthy === undefined ? undefined : html`${durationText(toHealthy)} to healthy`,
      pipelineUrl === undefined ? undefined : link(pipelineUrl, 'pipeline'),
    ],
    ' · ',
  );
  return html`${parts}`;
}

/** Bars as in a waterfall: one behind the other, so that a short step has as much place for its words as a long one. */
export function timeline({ steps }: StatusDeployment): Markup {
  const total = steps.reduce((sum, { duration }) => sum + Math.max(0, duration), 0);
  const share = (time: number) => (total === 0 ? 0 : Math.round((time / total) * 1000) / 10);
  let begun = 0;
  const rows = steps.map((step) => {
    const duration = Math.max(0, step.duration);
    // What takes next to no time is seen all the same.
    const width = Math.max(share(duration), 0.6);
    const from = Math.min(share(begun), 100 - width);
    begun += duration;
    const isFailed = step.result === 'failed';
    const bar = html`<svg aria-hidden="true" width="100%" height="14"><rect class="lane" width="100%" height="14" rx="4"/><rect class="${
      isFailed ? 'failed' : places[step.name]
    }" x="${from}%" width="${width}%" height="14" rx="4"/></svg>`;
    const result = isFailed ? html` ${pill({ tone: 'bad', icon: 'cross', word: 'failed' })}` : undefined;
    return html`<li><span>${step.name}${result}</span><span class="took">${durationText(duration)}</span>${bar}</li>\n`;
  });
  return html`<ol class="timeline">\n${rows}</ol>`;
}
