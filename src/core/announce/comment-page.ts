/** A comment on a request in Markdown, from its data: within the size that the forge takes, in as many parts as that needs. */
import { code, folded, joined, link, type Markdown, md, table } from '../markdown.ts';
import {
  type CommentPreview,
  type CommentRow,
  type CommentSection,
  type CommentState,
  placeKey,
  serializeState,
} from './comment-state.ts';
import { quiet, quietBlock, quietCode } from './comment-text.ts';
import { cutDiffs, diffBlock, type PreviewDiff } from './preview-diffs.ts';
import { imageWords, stateWords } from './words.ts';

export interface PageOptions {
  /** Characters of one comment. */
  readonly longest: number;
  /** `github.com/acme/shop`: comments of others are not ours. */
  readonly identity: string;
  /** Diffs of the preview, by environment: they are in no data. */
  readonly diffs?: ReadonlyMap<string, readonly PreviewDiff[]> | undefined;
  /** The page that explains an error code. */
  readonly errorPage: (code: string) => string | undefined;
}

/** The comments in their order; most often one. */
export function commentBodies(state: CommentState, options: PageOptions): readonly string[] {
  const whole = bodyOf(state, options, 1, 1);
  if (whole.length <= options.longest) return [whole];
  const shorter = bodyOf(state, { ...options, diffs: shortened(state, options) }, 1, 1);
  if (shorter.length <= options.longest) return [shorter];
  return inParts(state, options);
}

/** Characters by which a text may grow when it is shown. */
const spare = 500;

/** As much of the diffs as there is room for. */
function shortened(state: CommentState, options: PageOptions): NonNullable<PageOptions['diffs']> {
  const diffs = options.diffs ?? new Map();
  const titles = cutDiffs(diffs, 0);
  const room = options.longest - bodyOf(state, { ...options, diffs: titles }, 1, 1).length - spare;
  return room < 0 ? new Map() : cutDiffs(diffs, room);
}

/** Rows in full, each part with those that it has room for. Diffs do not go with them. */
function inParts(state: CommentState, { diffs: _, ...options }: PageOptions): readonly string[] {
  const parts: CommentState[] = [];
  const asked = state.sections.flatMap((section) =>
    section.rows.length === 0 ? [{ ...section, rows: [] }] : section.rows.map((row) => ({ ...section, rows: [row] })),
  );
  let current: CommentState = { sections: [], ...(state.preview && { preview: firstOf(state.preview, options) }) };
  // The numbers of the parts are not known yet; they have two digits at most.
  const fits = (candidate: CommentState) => bodyOf(candidate, options, 99, 99).length <= options.longest;
  for (const section of asked) {
    const next = withRows(current, section);
    if (fits(next) || current.sections.length === 0) {
      current = next;
      continue;
    }
    parts.push(current);
    current = { sections: [section] };
  }
  parts.push(current);
  return parts.map((part, index) => bodyOf(part, options, index + 1, parts.length));
}

function withRows(state: CommentState, section: CommentSection): CommentState {
  const last = state.sections.at(-1);
  if (last === undefined || last.environment !== section.environment || last.review !== section.review) {
    return { ...state, sections: [...state.sections, section] };
  }
  return { ...state, sections: [...state.sections.slice(0, -1), { ...last, rows: [...last.rows, ...section.rows] }] };
}

/** The services of a preview that fill half of a comment. */
function firstOf(preview: CommentPreview, options: PageOptions): CommentPreview {
  const environments = preview.environments.map((each) => ({ ...each, services: [...each.services] }));
  const size = () => bodyOf({ sections: [], preview: { ...preview, environments } }, options, 1, 1).length;
  while (size() > options.longest / 2) {
    const largest = environments.toSorted((a, b) => b.services.length - a.services.length)[0];
    if (largest === undefined || largest.services.length < 2) break;
    const kept = Math.floor(largest.services.length / 2);
    const left = largest.services.length - kept;
    largest.services.splice(kept);
    largest.problem = `${left} more services are not shown: a comment has no room for them.`;
  }
  return { ...preview, environments };
}

/** What a comment of ours begins with: whose, which part, and its data. */
export function markerOf(identity: string, part: number): string {
  return `<!-- monorepo-gitops: comment ${keyOf(identity)} ${part} -->`;
}

/** Letters that end no HTML comment. */
function keyOf(identity: string): string {
  return encodeURIComponent(identity)
    .replace(/-/g, '%2D')
    .replace(/[!'()*~]/g, '');
}

function bodyOf(state: CommentState, options: PageOptions, part: number, parts: number): string {
  const preview = part === 1 || parts === 99 ? state.preview : undefined;
  const blocks = [
    ...state.sections.map((section) => sectionText(section, options)),
    ...(preview === undefined ? [] : [previewText(preview, options)]),
  ];
  const counted = parts === 1 ? '' : ` · part ${part} of ${parts}`;
  return [
    `${markerOf(options.identity, part)}\n<!-- monorepo-gitops: state ${serializeState(state)} -->`,
    ...blocks,
    `<sub>monorepo-gitops keeps this comment up to date${counted}.</sub>`,
  ].join('\n\n');
}

function sectionText(section: CommentSection, options: PageOptions): string {
  const { rows, environment, review } = section;
  const changed = rows.filter(({ state }) => state !== 'unchanged' && state !== 'baseline');
  const others = rows.filter((row) => !changed.includes(row));
  const name = review === undefined ? quietCode(environment) : md`${quietCode(environment)} · ${quietCode(review)}`;
  const failed = rows.filter(({ reason, state }) => state === 'failed' && reason !== undefined);
  const parts = [
    `### ${verdictText(section)} · ${name.markdown}`,
    headLine(section).markdown,
    changed.length === 0 ? '' : rowTable(changed, section),
    others.length === 0
      ? ''
      : folded(
          `${others.length} ${others.length === 1 ? 'service is' : 'services are'} as before`,
          rowTable(others, section),
        ),
    section.why === undefined ? '' : quiet(section.why).markdown,
    nextText(section).markdown,
    // Services that failed by one cause.
    ...groupsOf(failed, ({ reason, code, run }) => [reason, code, run]).map((those) => failureText(those, options)),
    section.failure === undefined
      ? ''
      : failureText([{ ...section.failure, reason: section.failure.message }], options),
    gitopsLine(section).markdown,
  ];
  return parts.filter((text) => text !== '').join('\n\n');
}

function verdictText(section: CommentSection): string {
  const verdict = verdictOf(section);
  const isEmpty = verdict === 'unchanged' && section.rows.length === 0;
  return isEmpty ? '⚪ nothing to deploy' : stateWords(verdict);
}

/** The state that matters most to who opens the request. */
function verdictOf({ rows, isRemoved, failure, why }: CommentSection): CommentRow['state'] {
  if (isRemoved === true) return 'removed';
  if (failure !== undefined) return 'failed';
  const order = [
    'failed',
    'building',
    'deploying',
    'waiting',
    'requested',
    'held',
    'deployed',
    'ready',
    'superseded',
  ] as const;
  const found = order.find((state) => rows.some((row) => row.state === state));
  return found ?? (rows.length === 0 && why === undefined ? 'waiting' : 'unchanged');
}

function headLine({ url, commit, commitUrl, branch, author, endsAt, isKept, run }: CommentSection): Markdown {
  const source = commit === undefined ? '' : md`commit ${link(code(commit.slice(0, 8)), commitUrl)}`;
  const of = branch === undefined ? source : md`${source} of ${quietCode(branch)}`;
  return joined(
    [
      url === undefined ? '' : md`**${link(quiet(hostOf(url)), url)}**`,
      author === undefined || commit === undefined ? of : md`${of} by ${quiet(author)}`,
      isKept === true
        ? 'stays until the request is closed or the label is taken off'
        : endsAt === undefined
          ? ''
          : `goes ${timeText(endsAt)}, unless it is deployed again`,
      run === undefined ? '' : link('run', run),
    ],
    ' · ',
  );
}

/** What comes next, for people who do not know how a deployment goes on. */
function nextText({ rows, gitops, isRemoved, failure }: CommentSection): Markdown {
  if (isRemoved === true || failure !== undefined) return { markdown: '' };
  const has = (state: CommentRow['state']) => rows.some((row) => row.state === state);
  const requests = gitops.flatMap(({ request }) =>
    request === undefined ? [] : link(`request ${request.number}`, request.url),
  );
  return joined(
    [
      has('deployed')
        ? 'Argo CD rolls out what is handed to it, most often within three minutes. This run did not wait for that.'
        : '',
      has('requested') && requests.length > 0
        ? md`It is deployed when ${joined(requests, ', ')} of the GitOps repository is merged.`
        : '',
    ],
    ' ',
  );
}

/** Most often all services have the commit of the headline. */
function rowTable(rows: readonly CommentRow[], { commit }: CommentSection): string {
  const sorted = rows.toSorted((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1));
  const hasCommits = rows.some((row) => row.commit !== commit);
  return table(
    ['service', 'state', 'link', 'image', ...(hasCommits ? ['commit'] : []), 'why'],
    sorted.map((row) => [
      row.cluster === undefined ? quietCode(row.service) : md`${quietCode(row.service)} ${quiet(`(${row.cluster})`)}`,
      row.state === 'baseline' && row.base !== undefined
        ? md`${stateWords('baseline')}: ${quietCode(row.base)}`
        : stateWords(row.state),
      row.url === undefined || row.state === 'removed' ? '' : link(quiet(hostOf(row.url)), row.url),
      row.image === undefined ? '' : imageWords(row.image),
      ...(hasCommits ? [row.commit === undefined ? '' : link(code(row.commit.slice(0, 8)), row.commitUrl)] : []),
      quiet(row.state !== 'failed' && row.reason !== undefined ? row.reason : (row.why ?? '')),
    ]),
  );
}

interface Failed {
  readonly service?: string;
  readonly cluster?: string | undefined;
  readonly reason?: string | undefined;
  readonly code?: string | undefined;
  readonly hint?: string | undefined;
  readonly run?: string | undefined;
}

/** Items with equal keys, in the order of their first. */
function groupsOf<T>(items: readonly T[], keyOf: (item: T) => readonly unknown[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

/** Lines of a reason that are shown. */
const mostLines = 15;

function failureText(failed: readonly Failed[], { errorPage }: PageOptions): string {
  const [{ reason = '', code: errorCode, hint, run } = {}] = failed;
  const lines = reason.trim().split('\n');
  const text =
    lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `… ${lines.length - mostLines} more lines`];
  const names = failed.flatMap(({ service }) => (service === undefined ? [] : quietCode(service)));
  const title = names.length === 0 ? 'The run failed' : md`${joined(names, ', ')} failed`;
  const links = joined(
    [
      run === undefined ? '' : link('log of the run', run),
      errorCode === undefined ? '' : md`what ${link(code(errorCode), errorPage(errorCode))} means`,
    ],
    ' · ',
  );
  return [
    `**${md`${title}`.markdown}**${links.markdown === '' ? '' : `: ${links.markdown}`}`,
    quietBlock(text.join('\n'), 'text'),
    ...(hint === undefined ? [] : [quiet(hint).markdown]),
  ].join('\n\n');
}

/** Commits of one repository that are named: the latest. */
const mostCommits = 3;

/** Each job of a pipeline commits for itself: one entry a repository. */
function gitopsLine({ gitops }: CommentSection): Markdown {
  const places = groupsOf(gitops, ({ repository, branch, request }) => [repository, branch, request?.number]);
  const each = places.map((those) => {
    const [{ repository = '', branch = '', request } = {}] = those;
    const commits = those.flatMap(({ commit, url }) =>
      commit === undefined ? [] : [link(code(commit.slice(0, 8)), url)],
    );
    const left = Math.max(0, commits.length - mostCommits);
    return joined(
      [
        md`${quietCode(repository)} (${quietCode(branch)})`,
        joined([...(left === 0 ? [] : [`${left} earlier`]), ...commits.slice(left)], ', '),
        request === undefined ? '' : md`waits in ${link(`request ${request.number}`, request.url)}`,
      ],
      ' ',
    );
  });
  return each.length === 0 ? { markdown: '' } : md`GitOps: ${joined(each, ' · ')}`;
}

/** Where its image comes from. */
const has = {
  built: 'built already',
  missing: 'is built first',
  promoted: 'promoted, not built',
  unknown: 'not known',
} as const;

function previewText(preview: CommentPreview, options: PageOptions): string {
  const { target, environments, commit, commitUrl, run, why } = preview;
  const head = joined(
    [
      commit === undefined ? '' : md`commit ${link(code(commit.slice(0, 8)), commitUrl)}`,
      run === undefined ? '' : link('run', run),
    ],
    ' · ',
  );
  const names = environments.map(({ environment }) => quietCode(environment));
  const title =
    names.length === 0
      ? md`Merging into ${quietCode(target)} deploys nothing`
      : md`Merging into ${quietCode(target)} deploys to ${joined(names, ', ')}`;
  return [
    `### ${title.markdown}`,
    head.markdown,
    why === undefined ? '' : quiet(why).markdown,
    ...environments.map((each) => environmentPreview(each, preview, options)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function environmentPreview(
  { environment, services, others, problem, hasDiff, url }: CommentPreview['environments'][number],
  { run }: CommentPreview,
  { diffs }: PageOptions,
): string {
  const shown = diffs?.get(environment);
  const rows = services.map(({ service, cluster, why, image, has: state }) => [
    cluster === undefined ? quietCode(service) : md`${quietCode(service)} ${quiet(`(${cluster})`)}`,
    image === undefined ? '' : imageWords(image),
    has[state],
    quiet(why),
  ]);
  const rest =
    others === 0
      ? ''
      : `${others} ${others === 1 ? 'service stays' : 'services stay'} as ${others === 1 ? 'it is' : 'they are'}.`;
  const where = url === undefined ? '' : md`Opens at ${link(quiet(hostOf(url)), url)}.`;
  const lost = hasDiff && shown === undefined ? md`The diff is in the ${link('run', run)}.`.markdown : '';
  return [
    rows.length === 0
      ? problem === undefined
        ? md`Nothing changes in ${quietCode(environment)}.`.markdown
        : ''
      : table(['service', 'image', 'image is', 'why'], rows),
    joined([rest, where], ' ').markdown,
    problem === undefined ? '' : quietBlock(problem, 'text'),
    lost,
    ...(shown ?? []).map(diffBlock),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function hostOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + (pathname === '/' ? '' : pathname);
}

function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
