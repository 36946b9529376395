/** The page of a run of `deploy`: what is deployed, waits, or is not to be done; a row for each service. */

import type { AnnouncedCommit, AnnouncedService, Announcement } from '../../core/announce/announcement.ts';
import { imageWords, stateWords } from '../../core/announce/words.ts';
import type { AppliedImage } from '../../core/bump/applied-edit.ts';
import { counted } from '../../core/counted.ts';
import type { TargetCommit } from '../../core/flow/deployment/commits.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { code, folded, joined, link, type Markdown, md, table } from '../../core/markdown.ts';
import { duration, foldedDiff, listed, none, page, shortCommit, verdict } from './parts.ts';
import type { DeploymentRecord } from './record.ts';

export interface DeploymentPage {
  readonly announcement: Announcement;
  readonly record: DeploymentRecord;
  /** What each GitOps repository got. */
  readonly commits: readonly TargetCommit[];
  /** The graph of why, where the host draws one. */
  readonly graph: string | undefined;
  /** What could not be shown elsewhere, in sentences. */
  readonly notes: readonly string[];
  redact(text: string): string;
}

export function deploymentSummary(shown: DeploymentPage): string {
  const { announcement, graph, notes, redact } = shown;
  return page(
    headline(announcement),
    serviceTable(shown),
    factsLine(shown),
    ...announcement.commits.map(({ diff, repository }) =>
      foldedDiff(diff, redact, announcement.commits.length > 1 ? `Diff of ${repository}` : 'Diff'),
    ),
    graph ?? '',
    notes.map((note) => md`- ${note}`.markdown).join('\n'),
  );
}

function headline({ environment = '', result, url, source, services, commits, review }: Announcement): string {
  const where = md`**${environment}**`;
  const branch = review === undefined || source.branch === undefined ? '' : code(source.branch);
  const address = url === undefined ? '' : md`→ ${link(url, url)}`;
  const of = joined([md`Deployed to ${where}`, branch], ' · ');
  switch (result) {
    case 'planned':
      return verdict('would', joined([md`Dry run: would deploy to ${where}`, address], ' '));
    case 'emitted':
      return verdict('would', md`Prepared for ${where}: other jobs build the images`);
    case 'requested': {
      const requests = commits.flatMap(({ request }) => request ?? []);
      const links = requests.map(({ number, url: page }) => link(`#${number}`, page));
      return verdict(
        'waiting',
        md`Waits for **${environment}** in ${links.length === 1 ? 'request' : 'requests'} ${listed(links)}`,
      );
    }
    case 'superseded':
      return verdict('nothing', md`Not deployed to ${where}: what is in place is newer`);
    case 'unchanged':
      return verdict('nothing', md`Nothing to write: ${where} has it already`);
    default: {
      const isProved = services.some(({ state }) => state === 'ready');
      return verdict('good', joined([isProved ? md`${of}, live and healthy` : of, address], ' '));
    }
  }
}

/** Rows that are seen at once, and those that are there at all. */
const mostSeen = 30;
const mostRows = 500;

/** A row for each service: those first of which something becomes. */
export function serviceTable(shown: Omit<DeploymentPage, 'graph' | 'notes' | 'redact'>): string {
  const { services } = shown.announcement;
  if (services.length === 0) return '';
  const sorted = [...services.filter(isBusy), ...services.filter((each) => !isBusy(each))];
  const rows = sorted.slice(0, mostRows).map((each) => serviceRow(each, shown));
  const head = ['service', 'why', 'image', 'GitOps', 'live'];
  if (rows.length <= mostSeen) return table(head, rows);
  const busy = sorted.slice(mostSeen).filter(isBusy).length;
  const title = `${counted(services.length - mostSeen, 'more service')}, ${busy === 0 ? 'which need nothing' : `${busy} of which need something`}`;
  const left = services.length - rows.length;
  const note = left === 0 ? '' : `\n\n${counted(left, 'more service')}: the log of the run has all of them.`;
  return page(table(head, rows.slice(0, mostSeen)), folded(title, table(head, rows.slice(mostSeen)) + note));
}

function isBusy({ state }: AnnouncedService): boolean {
  return state !== 'unchanged';
}

function serviceRow(
  each: AnnouncedService,
  shown: Omit<DeploymentPage, 'graph' | 'notes' | 'redact'>,
): readonly Markdown[] {
  const { url, why } = each;
  const open = url === undefined || each.state === 'unchanged' ? '' : link('open ↗', url);
  return [
    joined([md`**${placeOf(each)}**`, open], ' '),
    md`${why}`,
    imageCell(each, shown),
    gitopsCell(each, shown),
    liveCell(each, shown),
  ];
}

function imageCell(
  { image, state }: AnnouncedService,
  { record, announcement: { result } }: Pick<DeploymentPage, 'record' | 'announcement'>,
): Markdown {
  if (image === undefined) return none;
  const made = record.image(imageParts(image));
  const isIdle = state === 'unchanged' || state === 'held' || state === 'superseded';
  if (made === undefined || isIdle) return imageWords(image);
  const action = made.action === 'built' && result === 'planned' ? 'would be built' : made.action;
  const time = made.action === 'built' && result !== 'planned' ? ` in ${duration(made.milliseconds)}` : '';
  return joined([imageWords(image), `${action}${time}`], ' · ');
}

/** Of `host/name:tag@digest`. */
function imageParts(image: string): { repository: string; tag: string } {
  const [name = ''] = image.split('@');
  const at = name.lastIndexOf(':');
  return { repository: name.slice(0, at), tag: name.slice(at + 1) };
}

function gitopsCell(
  each: AnnouncedService,
  { announcement, commits }: Pick<DeploymentPage, 'announcement' | 'commits'>,
): Markdown {
  const written = commits
    .flatMap(({ commit }) => commit?.images ?? [])
    .filter((image) => placeOfImage(image) === placeOf(each));
  const changed = written.filter(({ oldImage, newImage }) => oldImage !== newImage);
  const target = commits.find(({ services }) => services.some((service) => placeOf(service) === placeOf(each)));
  const url = pageOf(target?.commit, announcement.commits);
  if (changed.length > 0) {
    return joined(
      changed.map(({ file, oldImage }) =>
        joined([link(code(shortPath(file)), url), oldImage === undefined ? 'new' : ''], ' '),
      ),
      '<br>',
    );
  }
  if (each.state !== 'deployed' && each.state !== 'ready' && each.state !== 'requested') return none;
  return target?.commit?.commit === undefined ? none : link(shortCommit(target.commit.commit), url);
}

function placeOfImage({ service = '', cluster }: AppliedImage): string {
  return placeOf({ service, cluster });
}

function pageOf(commit: TargetCommit['commit'], commits: readonly AnnouncedCommit[]): string | undefined {
  if (commit?.request !== undefined) return commit.request.url;
  return commit?.commit === undefined ? undefined : commits.find((each) => each.commit === commit.commit)?.url;
}

/** `review/…/web1.yaml`: beginning and end say most. */
function shortPath(path: string): string {
  const parts = path.split('/');
  return path.length <= 32 || parts.length < 3 ? path : `${parts[0]}/…/${parts.at(-1)}`;
}

function liveCell(
  each: AnnouncedService,
  { record, announcement: { result } }: Pick<DeploymentPage, 'record' | 'announcement'>,
): Markdown {
  const { state, reason, why } = each;
  const url = each.application?.url ?? record.application(placeOf(each));
  const isPlanned = result === 'planned' || result === 'emitted';
  const words = isPlanned && state === 'deployed' ? '🔵 would be written' : stateWords(state);
  const said = reason === undefined || reason === why ? '' : reason;
  const page = url === undefined ? '' : link('Argo CD ↗', url);
  return joined([joined([words, said], ': '), page], ' · ');
}

function factsLine({ announcement, record }: Pick<DeploymentPage, 'announcement' | 'record'>): Markdown {
  const { commits, source } = announcement;
  const written = commits.flatMap(({ commit, url, repository, branch }) =>
    commit === undefined ? [] : [md`GitOps commit ${link(shortCommit(commit), url)} in ${repository} (${branch})`],
  );
  return joined([...written, sourceWords(source), timesOf(record)], ' · ');
}

export function sourceWords({ commit, url, branch, author }: Announcement['source']): Markdown {
  if (commit === undefined) return md``;
  return joined(
    [
      md`from source ${link(shortCommit(commit), url)}`,
      branch === undefined ? '' : md`on ${code(branch)}`,
      md`by ${author}`,
    ],
    ' ',
  );
}

/** `4.2 s (plan 0.3 s, images 3.1 s)`. */
export function timesOf(record: DeploymentRecord): Markdown {
  const steps = record.steps.map(({ name, milliseconds }) => `${name} ${duration(milliseconds)}`);
  return md`${duration(record.milliseconds)}${steps.length === 0 ? '' : ` (${steps.join(', ')})`}`;
}
