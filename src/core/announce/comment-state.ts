/**
 * What a comment on a request says, as data that it carries hidden: several jobs share one comment, and each knows its own
 * services alone. What is read of it is text of whoever could edit the comment, so it is checked here and escaped when it is
 * shown.
 */
import * as z from 'zod';
import { parseJson } from '../json.ts';
import type { AnnouncedService, Announcement, MergePreview, ServiceState } from './announcement.ts';

/** Characters of one value that are kept. */
const longest = { name: 300, sentence: 500, text: 1500 } as const;

const name = z.string().max(longest.name);
const sentence = z.string().max(longest.sentence);
const address = z
  .string()
  .max(2000)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text));
const time = z.number().nonnegative();

const states = [
  'waiting',
  'building',
  'deploying',
  'deployed',
  'requested',
  'ready',
  'unchanged',
  'held',
  'superseded',
  'failed',
  'removed',
  'baseline',
] as const satisfies readonly ServiceState[];

const rowShape = z.object({
  service: name,
  cluster: name.optional(),
  state: z.enum(states),
  base: name.optional(),
  why: sentence.optional(),
  image: z.string().max(600).optional(),
  url: address.optional(),
  reason: z.string().max(longest.text).optional(),
  /** Code of the failure, and what to do. */
  code: name.optional(),
  hint: z.string().max(longest.text).optional(),
  /** Page of the run that failed. */
  run: address.optional(),
  /** The source commit that the row is about. */
  commit: name.optional(),
  commitUrl: address.optional(),
  /** When the pipeline was created that wrote the row, and when it did: milliseconds since the epoch. */
  began: time,
  at: time,
});
export type CommentRow = Readonly<z.output<typeof rowShape>>;

const gitopsShape = z.object({
  repository: name,
  branch: name,
  commit: name.optional(),
  url: address.optional(),
  request: z.object({ number: z.int(), url: address }).optional(),
});

const sectionShape = z.object({
  environment: name,
  /** Name of the review environment. */
  review: name.optional(),
  endsAt: time.optional(),
  /** It stays although its time is over. */
  isKept: z.boolean().optional(),
  isRemoved: z.boolean().optional(),
  url: address.optional(),
  commit: name.optional(),
  commitUrl: address.optional(),
  branch: name.optional(),
  author: name.optional(),
  run: address.optional(),
  /** Of a run that failed before it came to a service. */
  failure: z
    .object({
      code: name,
      message: z.string().max(longest.text),
      hint: z.string().max(longest.text).optional(),
      run: address.optional(),
    })
    .optional(),
  /** Where there is no row: why nothing is deployed. */
  why: sentence.optional(),
  gitops: z.array(gitopsShape).max(50),
  began: time,
  rows: z.array(rowShape).max(2000),
});
export type CommentSection = Readonly<z.output<typeof sectionShape>>;

const previewShape = z.object({
  target: name,
  commit: name.optional(),
  commitUrl: address.optional(),
  run: address.optional(),
  began: time,
  why: sentence.optional(),
  environments: z
    .array(
      z.object({
        environment: name,
        url: address.optional(),
        problem: z.string().max(longest.text).optional(),
        services: z
          .array(
            z.object({
              service: name,
              cluster: name.optional(),
              why: sentence,
              image: z.string().max(600).optional(),
              has: z.enum(['built', 'missing', 'promoted', 'unknown']),
            }),
          )
          .max(2000),
        others: z.int().nonnegative(),
        /** Kept out of the data: it is long. */
        hasDiff: z.boolean(),
      }),
    )
    .max(20),
});
export type CommentPreview = Readonly<z.output<typeof previewShape>>;

const stateShape = z.object({ sections: z.array(sectionShape).max(50), preview: previewShape.optional() });
export type CommentState = Readonly<z.output<typeof stateShape>>;

export const emptyState: CommentState = { sections: [] };

/** Undefined: somebody has edited it, or another version wrote it. */
export function parseState(json: string): CommentState | undefined {
  const parsed = stateShape.safeParse(parseJson(json));
  return parsed.success ? parsed.data : undefined;
}

/** In letters that can neither end an HTML comment nor mean anything to a forge. */
export function serializeState(state: CommentState): string {
  // What is escaped has backslashes of its own.
  return JSON.stringify(state).replace(/[^\w {}[\]",:./\\]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The state after an announcement. The same announcement twice changes nothing (law 4). */
export function announced(state: CommentState, announcement: Announcement, began: number): CommentState {
  const { environment, phase, review, preview } = announcement;
  if (phase === 'removed') return removedFrom(state, { environment, review: review?.name }, began);
  if (preview !== undefined) {
    const next = previewOf(preview, announcement, began);
    const isKept = isNewer(state.preview, next) || isSamePreview(state.preview, next);
    return { ...state, preview: isKept ? state.preview : next };
  }
  if (environment === undefined) return state;
  const own = sectionOf(announcement, environment, began);
  const isSame = (each: CommentSection) => each.environment === own.environment && each.review === own.review;
  const before = state.sections.find(isSame);
  const after = before === undefined ? own : together(before, own);
  const sections =
    before === undefined ? [...state.sections, after] : state.sections.map((each) => (each === before ? after : each));
  // What merging would deploy was said while the request had no environment.
  return review === undefined ? { ...state, sections } : { sections };
}

/** Of two comments that two runs made at the same time: what both say, of one place the later word. */
export function merged(older: CommentState, newer: CommentState): CommentState {
  const sections = [...older.sections];
  for (const each of newer.sections) {
    const at = sections.findIndex((one) => one.environment === each.environment && one.review === each.review);
    const before = sections[at];
    if (before === undefined) sections.push(each);
    else sections[at] = together(before, each);
  }
  const preview = isNewer(older.preview, newer.preview) ? older.preview : (newer.preview ?? older.preview);
  return { sections, preview };
}

/**
 * The services of a review environment that is gone.
 *
 * @param place without `review`: all of the environment
 * @param began when the pipeline was created that removed it, in milliseconds since the epoch
 */
export function removedFrom(
  state: CommentState,
  { environment, review }: { readonly environment?: string | undefined; readonly review?: string | undefined },
  began: number,
): CommentState {
  const isMeant = (each: CommentSection) =>
    each.review !== undefined &&
    (environment === undefined || each.environment === environment) &&
    (review === undefined || each.review === review);
  const sections = state.sections.map((each): CommentSection => {
    if (!isMeant(each) || each.isRemoved === true) return each;
    const rows = each.rows.map(({ reason: _reason, code: _code, hint: _hint, run: _run, ...row }) => ({
      ...row,
      state: row.state === 'baseline' ? row.state : ('removed' as const),
    }));
    const { endsAt: _endsAt, failure: _failure, url: _url, ...kept } = each;
    return { ...kept, isRemoved: true, began: Math.max(began, each.began), rows };
  });
  return { ...state, sections };
}

function isNewer(one: { readonly began: number } | undefined, other: { readonly began: number } | undefined): boolean {
  return one !== undefined && (other === undefined || one.began > other.began);
}

/** But for the run that says it. */
function isSamePreview(one: CommentPreview | undefined, other: CommentPreview): boolean {
  const shown = (each: CommentPreview | undefined) => JSON.stringify({ ...each, began: 0, run: '' });
  return shown(one) === shown(other);
}

/** What one run has to say. What a newer run said of a place stays (law 3). */
function together(before: CommentSection, own: CommentSection): CommentSection {
  // A run that goes on while its request is closed does not bring the environment back.
  if (before.isRemoved === true && (before.began > own.began || isLeftOut(own)) && own.isRemoved !== true)
    return before;
  const isLate = before.commit !== own.commit && (before.began > own.began || isLeftOut(own));
  const rows = new Map(before.rows.map((row) => [placeKey(row), row]));
  for (const row of own.rows) {
    const there = rows.get(placeKey(row));
    rows.set(placeKey(row), there === undefined ? row : laterRow(there, row));
  }
  const { url, endsAt } = before;
  const news = own.failure === undefined ? own : { ...defined<Partial<CommentSection>>({ url, endsAt }), ...own };
  const head = isLate ? before : withoutNews(before, news);
  return { ...head, gitops: isLate ? before.gitops : gitopsOf(before, own), rows: [...rows.values()] };
}

/** The order of commits has left out everything that the run would have brought. */
function isLeftOut({ rows }: CommentSection): boolean {
  const brings = rows.some(({ state }) => state !== 'superseded' && state !== 'unchanged' && state !== 'baseline');
  return !brings && rows.some(({ state }) => state === 'superseded');
}

/** Milliseconds by which the end of an environment differs between its marker and the run that wrote the marker. */
const nearly = 600_000;

/** The head of the section: the same but for times and the page of the run is no news. */
function withoutNews(before: CommentSection, own: CommentSection): CommentSection {
  const shown = ({
    began: _began,
    run: _run,
    rows: _rows,
    gitops: _gitops,
    endsAt: _endsAt,
    ...rest
  }: CommentSection) => JSON.stringify({ ...rest, failure: rest.failure && { ...rest.failure, run: undefined } });
  const isTimely = Math.abs((before.endsAt ?? 0) - (own.endsAt ?? 0)) < nearly;
  return isTimely && shown(before) === shown(own) ? before : own;
}

/** The commits of the GitOps repositories: those of this source commit from all its jobs. */
function gitopsOf(before: CommentSection, own: CommentSection): CommentSection['gitops'] {
  const isSame = before.commit === own.commit && before.isRemoved !== true;
  const known = isSame || own.gitops.length === 0 ? before.gitops : [];
  const all = new Map([...known, ...own.gitops].map((each) => [JSON.stringify(each), each]));
  return [...all.values()];
}

function laterRow(there: CommentRow, own: CommentRow): CommentRow {
  const isOther = there.commit !== own.commit;
  // The order of commits decides what is deployed; a run that it leaves out has nothing to say of what is there.
  if (own.state === 'superseded' && (isOther || there.state === 'removed')) return there;
  if (there.began > own.began && isOther) return there;
  // Two comments of two runs are put together in any order.
  if (!isOther && there.at > own.at) return there;
  // The environment has it: as it was said when it came there.
  const isInPlace = own.state === 'unchanged' && ['ready', 'deployed', 'unchanged'].includes(there.state);
  if (isInPlace && (there.image === own.image || own.image === undefined)) return there;
  const shown = ({ began: _began, at: _at, run: _run, ...rest }: CommentRow) => JSON.stringify(rest);
  return shown(there) === shown(own) ? there : own;
}

export function placeKey({ service, cluster }: Pick<CommentRow, 'service' | 'cluster'>): string {
  return JSON.stringify([service, cluster]);
}

function sectionOf(announcement: Announcement, environment: string, began: number): CommentSection {
  const { review, url, source, failure, services, commits, pipelineUrl, why, at } = announcement;
  const present = services.filter(({ isAbsent }) => isAbsent !== true);
  const hasFailedRow = services.some(({ state }) => state === 'failed');
  const run = addressOr(pipelineUrl);
  return defined<CommentSection>({
    environment: cut(environment, longest.name),
    review: review?.name,
    endsAt: review?.endsAt,
    isKept: review?.kept,
    // Of a run that failed before it had a plan nobody knows what there is.
    url: services.length === 0 ? undefined : addressOr(url),
    commit: source.commit,
    commitUrl: addressOr(source.url),
    branch: source.branch === undefined ? undefined : cut(source.branch, longest.name),
    author: cut(source.author, longest.name),
    run,
    failure:
      failure === undefined || hasFailedRow
        ? undefined
        : defined({ code: failure.code, message: cut(failure.message, longest.text), hint: hintOf(failure), run }),
    why: present.length > 0 || why === undefined ? undefined : cut(why, longest.sentence),
    gitops: commits
      .filter(({ commit, request }) => commit !== undefined || request !== undefined)
      .map(({ repository, branch, commit, url: page, request }) => {
        const requestUrl = addressOr(request?.url);
        return defined({
          repository: cut(repository, longest.name),
          branch: cut(branch, longest.name),
          commit,
          url: addressOr(page),
          request:
            request === undefined || requestUrl === undefined ? undefined : { number: request.number, url: requestUrl },
        });
      }),
    began,
    rows: present.map((each) => rowOf(each, announcement, { began, at, run })),
  });
}

function rowOf(
  service: AnnouncedService,
  { source, failure }: Announcement,
  { began, at, run }: { readonly began: number; readonly at: number; readonly run: string | undefined },
): CommentRow {
  const { cluster, state, base, why, image, url, reason } = service;
  const isFailed = state === 'failed';
  return defined<CommentRow>({
    service: service.service,
    cluster,
    state,
    base,
    why: cut(why, longest.sentence),
    image,
    url: addressOr(url),
    reason: reason === undefined ? undefined : cut(reason, longest.text),
    code: isFailed ? failure?.code : undefined,
    hint: isFailed ? hintOf(failure) : undefined,
    run: isFailed ? run : undefined,
    commit: source.commit,
    commitUrl: addressOr(source.url),
    began,
    at,
  });
}

function hintOf(failure: Announcement['failure']): string | undefined {
  return failure?.hint === undefined ? undefined : cut(failure.hint, longest.text);
}

function previewOf(preview: MergePreview, { source, pipelineUrl }: Announcement, began: number): CommentPreview {
  return defined<CommentPreview>({
    target: cut(preview.target, longest.name),
    commit: source.commit,
    commitUrl: addressOr(source.url),
    run: addressOr(pipelineUrl),
    began,
    why: preview.why === undefined ? undefined : cut(preview.why, longest.sentence),
    environments: preview.environments.map((each) =>
      defined({
        environment: each.environment,
        url: addressOr(each.url),
        problem: each.problem === undefined ? undefined : cut(each.problem, longest.text),
        services: each.services.map(({ service, cluster, why, image, has }) =>
          defined({ service, cluster, why: cut(why, longest.sentence), image, has }),
        ),
        others: each.others,
        hasDiff: each.diff !== undefined || each.rendered !== undefined,
      }),
    ),
  });
}

function addressOr(url: string | undefined): string | undefined {
  return address.safeParse(url).success ? url : undefined;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** Without the members that are undefined, as JSON has them. */
function defined<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
