/**
 * `commands/status/page`: what runs where as one HTML page that needs nothing else: no script, no request. It imports the model
 * of `core/flow/status` and writes nothing. Begin here; `markup.ts` is why no text of others becomes markup.
 */

import { createHash } from 'node:crypto';
import type { Status, StatusRepository } from '../../../core/flow/status/status.ts';
import { version } from '../../../core/published.ts';
import { shortCommit } from '../words.ts';
import { commitTable, commitTitle, commitWords } from './commit.ts';
import { graphDrawing } from './graph.ts';
import { html, joined, link, Markup } from './markup.ts';
import { reviewTable } from './reviews.ts';
import { serviceTable } from './services.ts';
import { type Concern, concernsOf, concernWords, pill } from './states.ts';
import { styleOf } from './style.ts';
import { timeline, timelineTitle, timelineTotals } from './timeline.ts';
import { moment } from './times.ts';

/** The whole page. Its texts come as they are: who calls has hidden secrets in them. */
export function statusPage(status: Status): string {
  const concerns = concernsOfServices(status);
  const style = `\n${styleOf(status.columns.length, [...concerns.keys()])}`;
  // Everything is forbidden but this style and icons that are in it.
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const sections = [
    problems(status),
    isEmpty(status) ? nextSteps() : undefined,
    commitPlaces(status),
    services(status, concerns),
    reviews(status),
    lastDeployment(status),
    why(status),
  ];
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${status.monorepo}: what runs where</title>
<link rel="icon" href="${favicon(status, concerns)}">
<style>${new Markup(style)}</style>
</head>
<body>
${header(status, concerns)}
<main>
${sections}</main>
<footer>Written by <code>monorepo-gitops status</code> ${version} at ${moment(status.at)}. It does not change by itself: ages count from then, and all times are UTC.</footer>
</body>
</html>
`;
  return page.text;
}

function isEmpty({ places, awaited, reviews }: Status): boolean {
  return places.length === 0 && awaited.length === 0 && reviews.length === 0;
}

/** How many services each concerns; only what concerns some. */
function concernsOfServices({ places, awaited, services, columns }: Status): ReadonlyMap<Concern, number> {
  const [rows, shown] = [new Set(services.map(({ name }) => name)), new Set(columns.map(({ name }) => name))];
  const isShown = (each: { readonly service: string; readonly column: string }) =>
    rows.has(each.service) && shown.has(each.column);
  const found = [
    ...places
      .filter(isShown)
      .flatMap((place) => concernsOf(place).map((concern) => ({ concern, service: place.service }))),
    ...awaited.filter(isShown).map(({ service }) => ({ concern: 'waiting' as const, service })),
  ];
  return new Map(
    (Object.keys(concernWords) as Concern[]).flatMap((concern) => {
      const count = new Set(found.filter((each) => each.concern === concern).map(({ service }) => service)).size;
      return count === 0 ? [] : [[concern, count] as const];
    }),
  );
}

function header({ monorepo, at, repositories, ...status }: Status, concerns: ReadonlyMap<Concern, number>): Markup {
  return html`<header>
<div><p class="what">What runs where</p><h1><bdi>${monorepo}</bdi></h1></div>
<div class="of"><p class="verdict">${verdict({ ...status, concerns })}</p><p>As of ${moment(at)} · ${joined(repositories.map(repository), ', ')}</p></div>
</header>`;
}

function repository({ name, url, branch, tip }: StatusRepository): Markup {
  const at = tip === undefined ? undefined : html` at <code>${shortCommit(tip)}</code>`;
  return html`${link(url, html`<bdi>${name}</bdi>`)} <bdi>${branch}</bdi>${at}`;
}

interface Standing extends Pick<Status, 'places' | 'problems'> {
  readonly concerns: ReadonlyMap<Concern, number>;
}

/** The page in one word, for who opens it every morning. */
function verdict({ places, problems, concerns }: Standing): Markup | undefined {
  const unhealthy = concerns.get('unhealthy');
  if (unhealthy !== undefined) {
    return pill({ tone: 'bad', icon: 'cross', word: `${counted(unhealthy, 'service')} not healthy` });
  }
  const unsynced = concerns.get('unsynced');
  if (unsynced !== undefined) {
    return pill({ tone: 'warn', icon: 'differs', word: `${counted(unsynced, 'service')} out of sync` });
  }
  if (problems.length > 0) return pill({ tone: 'warn', icon: 'ask', word: 'not everything could be asked' });
  if (!places.some(({ application }) => application !== undefined)) return undefined;
  const progressing = concerns.get('progressing');
  if (progressing !== undefined) {
    return pill({ tone: 'info', icon: 'turn', word: `${counted(progressing, 'service')} in progress` });
  }
  return pill({ tone: 'ok', icon: 'check', word: 'everything is healthy' });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A dot in the tab, in the colour of the verdict. */
function favicon({ problems }: Status, concerns: ReadonlyMap<Concern, number>): string {
  const colour = concerns.has('unhealthy') ? '#d1242f' : problems.length > 0 ? '#bf8700' : '#2f9e63';
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='6' fill='${colour}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function problems({ problems }: Status): Markup | undefined {
  if (problems.length === 0) return undefined;
  return html`<section class="banner" aria-labelledby="problems"><h2 id="problems">Not everything could be asked</h2>
<ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></section>
`;
}

function nextSteps(): Markup {
  return html`<section class="next" aria-labelledby="next"><h2 id="next">Nothing is deployed yet</h2>
<p class="lead">The GitOps repository has no image of these services. What to do next:</p>
<ol>
<li><code>monorepo-gitops check</code> says whether a deployment would go through: tokens, registry, GitOps repository, Argo CD.</li>
<li><code>monorepo-gitops plan</code> says which services a run would deploy, where, and why.</li>
<li>Push to a branch that an environment of <code>gitops.yaml</code> names, with <code>deploy</code> in the pipeline. Then write this page again.</li>
</ol></section>
`;
}

function commitPlaces({ commit, columns, at }: Status): Markup | undefined {
  if (commit === undefined) return undefined;
  const places =
    commit.places.length === 0
      ? html`<p class="lead">No service of any environment has it.</p>`
      : commitTable(commit, columns, at);
  const words = commitWords(commit, at);
  return html`<section class="spread" aria-labelledby="commit"><div class="top"><h2 id="commit">${commitTitle(commit)}</h2><small>${words}</small></div>
${places}</section>
`;
}

function services(status: Status, concerns: ReadonlyMap<Concern, number>): Markup {
  const { services, columns } = status;
  if (services.length === 0 || columns.length === 0) {
    const missing = services.length === 0 ? 'services' : 'environments but those of reviews';
    return html`<section aria-labelledby="services"><h2 id="services">Services and environments</h2>
<p class="lead"><code>gitops.yaml</code> declares no ${missing}.</p></section>
`;
  }
  const size = `${counted(services.length, 'service')}, ${counted(new Set(columns.map(({ environment }) => environment)).size, 'environment')}`;
  return html`<section class="spread" aria-labelledby="services"><div class="top"><h2 id="services">Services and environments <small>${size}</small></h2>
${filter(services.length, concerns)}</div>
${serviceTable(status)}${hasHealth(status) ? undefined : withoutHealth}</section>
`;
}

/** Also where an answer is missing: then a problem says so. */
function hasHealth({ places, problems }: Status): boolean {
  return places.length === 0 || problems.length > 0 || places.some(({ application }) => application !== undefined);
}

const withoutHealth = html`<p class="lead">Health is not shown: no Argo CD server is given (<code>argocd-server</code>).</p>`;

function filter(all: number, concerns: ReadonlyMap<Concern, number>): Markup | undefined {
  if (concerns.size === 0 || all === 1) return undefined;
  const choice = (id: string, word: string, count: number) =>
    html`<label><input type="radio" name="only" id="only-${id}"${id === 'all' ? new Markup(' checked') : undefined}><span>${word} <b>${count}</b></span></label>`;
  return html`<fieldset class="only"><legend>Show</legend>${choice('all', 'all', all)}${[...concerns].map(
    ([concern, count]) => choice(concern, concernWords[concern], count),
  )}</fieldset>`;
}

function reviews(status: Status): Markup {
  const { reviews, mostReviews } = status;
  const most = mostReviews === undefined ? '' : ` of at most ${mostReviews}`;
  const title = html`<h2 id="reviews">Review environments <small>${reviews.length}${most}</small></h2>`;
  if (reviews.length === 0) {
    return html`<section aria-labelledby="reviews">${title}<p class="lead">There is none now.</p></section>\n`;
  }
  return html`<section class="spread" aria-labelledby="reviews"><div class="top">${title}</div>
${reviewTable(status)}</section>
`;
}

function lastDeployment({ last, at }: Status): Markup | undefined {
  if (last === undefined || last.steps.length === 0) return undefined;
  return html`<section aria-labelledby="last"><div class="top"><h2 id="last">${timelineTitle(last)}</h2><small>${timelineTotals(last, at)}</small></div>
${timeline(last)}</section>
`;
}

function why({ graph }: Status): Markup | undefined {
  if (graph === undefined || graph.nodes.length === 0) return undefined;
  return html`<section aria-labelledby="why"><div class="top"><h2 id="why">Why it was deployed</h2></div>
${graphDrawing(graph)}</section>
`;
}
