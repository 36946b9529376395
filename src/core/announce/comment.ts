/**
 * The one comment on a request, created once and updated in place.
 *
 * No forge has a write that fails when somebody else was faster, so a run reads before it writes, and reads again after it: what
 * another job overwrote meanwhile is written again, and of two comments that two runs created at the same time the older stays.
 *
 * `removedComment` is for whoever removes review environments (`cleanup-review-env`, the sweep):
 *
 *   await removedComment({ forge, request: 12, environment: 'preview', review: 'pr-12' }, ports)
 */
import { Failure } from '../failure.ts';
import { ForgeError } from '../forge/error.ts';
import type { Forge, ForgeComment } from '../forge/forge.ts';
import type { Clock, Secrets } from '../ports.ts';
import type { Announcement, Channel, Shown } from './announcement.ts';
import { commentBodies, markerOf, type PageOptions } from './comment-page.ts';
import { announced, type CommentState, emptyState, merged, parseState, removedFrom } from './comment-state.ts';
import { previewDiffs } from './preview-diffs.ts';

export interface CommentPorts {
  readonly clock: Pick<Clock, 'now' | 'sleep' | 'random'>;
  readonly secrets: Pick<Secrets, 'redact' | 'isIn'>;
  readonly errorPage: PageOptions['errorPage'];
}

interface CommentPlace {
  readonly forge: Forge;
  /** Number of the request. */
  readonly request: number;
  /** `github.com/acme/shop`, as `monorepoIdentity` gives it. */
  readonly identity: string;
}

interface CommentSettings {
  readonly identity: string;
  /** The forge of the monorepo; undefined: it is on none, or there is no token. */
  forge(): Promise<Forge | undefined>;
  /** The request that the announcement is about; undefined: none. */
  request(forge: Forge, announcement: Announcement): Promise<number | undefined>;
  /** When the pipeline was created, in milliseconds since the epoch. */
  readonly began: number;
  /** Other jobs write to the same comment at the same time. */
  readonly isShared: boolean;
}

export function commentChannel(settings: CommentSettings, ports: CommentPorts): Channel {
  const { identity, began, isShared } = settings;
  let place: Promise<CommentPlace | undefined> | undefined;
  const find = async (announcement: Announcement): Promise<CommentPlace | undefined> => {
    const forge = await settings.forge();
    const request = forge && (await settings.request(forge, announcement));
    return forge === undefined || request === undefined ? undefined : { forge, request, identity };
  };
  return {
    name: 'comment',
    async show(given) {
      const announcement = redacted(given, ports.secrets);
      return orRefused(async () => {
        place ??= find(announcement);
        const found = await place;
        if (found === undefined) return { result: 'unchanged' };
        const diffs = new Map(
          announcement.preview?.environments.map((each) => [each.environment, previewDiffs(each)] as const),
        );
        const edit = (state: CommentState) => announced(state, announcement, began);
        const isLast = announcement.phase !== 'running';
        return change(found, { edit, diffs, looksAgain: isLast && isShared }, ports);
      }, settings.forge);
    },
  };
}

/**
 * Says in the comment of a request that its review environment is gone. A request without a comment gets none.
 *
 * @throws whatever the forge answers, but for what the token may not
 */
export async function removedComment(
  place: CommentPlace & {
    /** Of `gitops.yaml`, where it is known. */
    readonly environment?: string | undefined;
    /** The name of the review environment: `pr-12`. */
    readonly review: string;
  },
  ports: CommentPorts,
): Promise<Shown> {
  const { environment, review } = place;
  const edit = (state: CommentState) => removedFrom(state, { environment, review }, ports.clock.now());
  return orRefused(
    () => change(place, { edit, looksAgain: false }, ports),
    async () => place.forge,
  );
}

interface Change {
  readonly edit: (state: CommentState) => CommentState;
  readonly diffs?: PageOptions['diffs'];
  /** Whether what other jobs write at this time may take away what this one wrote. */
  readonly looksAgain: boolean;
}

/** Reads and writes until what is read has what was written; more often than this several jobs are at it. */
const mostRounds = 6;
/** Milliseconds that another job has between its reading and its writing. */
const settling = 1500;

async function change(place: CommentPlace, { edit, diffs, looksAgain }: Change, ports: CommentPorts): Promise<Shown> {
  const { comments } = place.forge;
  const options = { longest: comments.longest, identity: place.identity, errorPage: ports.errorPage, diffs };
  let url: string | undefined;
  for (let round = 1; round <= mostRounds; round += 1) {
    const found = await read(place);
    const next = edit(found.state);
    const isNothing = next.sections.length === 0 && next.preview === undefined;
    const bodies = isNothing ? [] : commentBodies(next, { ...options, diffs: diffs ?? new Map() });
    refuseSecrets(bodies, ports);
    const written = await write(place, found.parts, bodies);
    url = written.url ?? url;
    if (written.result === 'unchanged')
      return url === undefined || round === 1 ? { result: 'unchanged' } : { result: 'shown', url };
    const isCertain = written.result === 'updated' && !looksAgain;
    if (isCertain) break;
    // One that was created may have a twin.
    if (looksAgain) await ports.clock.sleep(settling + Math.round(ports.clock.random() * 500));
  }
  return { result: 'shown', url };
}

interface Found {
  /** Of each part the comments of it, the oldest first. */
  readonly parts: ReadonlyMap<number, readonly ForgeComment[]>;
  readonly state: CommentState;
}

async function read({ forge, request, identity }: CommentPlace): Promise<Found> {
  const own = await forge.comments.own(request);
  const parts = new Map<number, ForgeComment[]>();
  let state = emptyState;
  for (const comment of own.toSorted((a, b) => a.id - b.id)) {
    const part = partOf(comment, identity);
    if (part === undefined) continue;
    parts.set(part.number, [...(parts.get(part.number) ?? []), comment]);
    state = merged(state, part.state);
  }
  return { parts, state };
}

function partOf({ body }: ForgeComment, identity: string) {
  const [first = '', second = ''] = body.split(/\r?\n/, 2);
  const number = Number(/ (\d{1,3}) -->$/.exec(first)?.[1]);
  if (Number.isNaN(number) || first !== markerOf(identity, number)) return undefined;
  const json = /^<!-- monorepo-gitops: state (.*) -->$/.exec(second)?.[1];
  return { number, state: (json === undefined ? undefined : parseState(json)) ?? emptyState };
}

type Written = { readonly result: 'unchanged' | 'updated' | 'created'; readonly url?: string | undefined };

/** Writes what differs, and deletes what is left over. */
async function write(
  { forge: { comments }, request }: CommentPlace,
  parts: Found['parts'],
  bodies: readonly string[],
): Promise<Written> {
  const results = new Set<Written['result']>();
  let url: string | undefined;
  for (const [index, body] of bodies.entries()) {
    const [there, ...twins] = parts.get(index + 1) ?? [];
    let kept = there;
    if (there === undefined || asText(there.body) !== asText(body)) {
      kept = there && (await comments.update(request, there, body));
      results.add(kept === undefined ? 'created' : 'updated');
      kept ??= await created(comments, request, body);
    }
    url ??= kept?.url;
    for (const twin of twins) await comments.delete(request, twin);
  }
  for (const [number, those] of parts) {
    if (number > bodies.length && bodies.length > 0) for (const each of those) await comments.delete(request, each);
  }
  return { result: results.has('created') ? 'created' : results.has('updated') ? 'updated' : 'unchanged', url };
}

/** Undefined: nobody knows, because the answer was lost; the next look tells. */
async function created(comments: Forge['comments'], request: number, body: string) {
  try {
    return await comments.create(request, body);
  } catch (error) {
    const isLost = error instanceof Failure && error.cause instanceof ForgeError && error.cause.lost;
    if (isLost) return undefined;
    throw error;
  }
}

/** Forges keep the text without white space at its end, and GitHub's page saves CRLF. */
function asText(body: string): string {
  return body.replace(/\r\n/g, '\n').trimEnd();
}

/** What a token may not is no error of the run, and one sentence says what it lacks. */
async function orRefused(show: () => Promise<Shown>, forge: () => Promise<Forge | undefined>): Promise<Shown> {
  try {
    return await show();
  } catch (error) {
    if (!(error instanceof Failure) || (error.code !== 'FORGE_AUTH' && error.code !== 'FORGE_NOT_FOUND')) throw error;
    const needs = (await forge())?.comments.needs;
    const isLocked = error.cause instanceof Error && /\blocked\b/i.test(error.cause.message);
    // GitLab says 401 of a job's token that is good elsewhere.
    const isInvalid = error.cause instanceof ForgeError && error.cause.status === 401;
    const may = isInvalid ? 'is not valid, or may not' : 'may not';
    const why = isLocked ? 'the conversation is locked' : `the token ${may}. It needs ${needs}`;
    return { result: 'refused', why: `nothing is written on the request, because ${why}` };
  }
}

/** @throws Failure `SECRET_IN_COMMENT` where a secret is in a form that was not starred */
function refuseSecrets(bodies: readonly string[], { secrets }: CommentPorts): void {
  if (!bodies.some((body) => secrets.isIn(body))) return;
  throw new Failure('refused', 'SECRET_IN_COMMENT', 'the comment would publish a secret of this run');
}

/** Each text without the secrets of this run: before it is escaped, when they can still be found. */
function redacted<T>(value: T, secrets: Pick<Secrets, 'redact'>): T {
  if (typeof value === 'string') return secrets.redact(value) as T;
  if (Array.isArray(value)) return value.map((each) => redacted(each, secrets)) as T;
  if (value instanceof Failure) {
    const { message, hint } = value;
    return value.with({ message: secrets.redact(message), hint: hint && secrets.redact(hint) }) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each, secrets)])) as T;
}
