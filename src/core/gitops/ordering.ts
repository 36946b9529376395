/**
 * Older never replaces newer (law 3). Which source commit is in place is known from
 *
 * 1. the tag in the file, when it abbreviates a commit of the checkout. It names no branch, so ancestry alone decides;
 * 2. the trailers of the last of our commits that wrote the file: also for tags that say nothing, with the rule that
 *    commits of different branches or repositories are not compared,
 * 3. the tag again, where neither tells and the checkout is shallow: it is deepened. What it still lacks may be the newer
 *    commit, so the order is then unknown, and said to be.
 *
 * What a person took back stays back: when the file no longer holds what our last commit wrote (a git revert, an edit by
 * hand), or when that commit is a rollback, only a commit that is newer than the one taken back may replace it.
 *
 * This costs the commit objects of a stretch of history, which travel with the directories on the file's path, so that
 * it takes no round trip of its own.
 */
import { splitImage } from '../edit/image-text.ts';
import { Failure } from '../failure.ts';
import { type Ancestry, type CommitOfTag, isObjectName } from './ordering-ancestry.ts';
import { lastWrite, placeName, writerOf, wrote } from './ordering-record.ts';
import type { Snapshot } from './snapshot.ts';
import type { Provenance } from './trailers.ts';
import type { ObjectId, Transport } from './transport.ts';
import type { AppliedEdit } from './updates.ts';

export interface SourceCommit {
  readonly commit: ObjectId;
  /** Where both sides name them and they differ, the commits are not compared. */
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
}

/** How a candidate stands to what is in place. `unrelated`: another repository, another branch, or a rewritten one. */
export type Order = 'newer' | 'older' | 'same' | 'unrelated' | 'unknown';

export async function decideOrder(
  candidate: SourceCommit,
  inPlace: Pick<Provenance, 'sourceCommit' | 'sourceBranch' | 'sourceRepository'>,
  ancestry: Ancestry,
): Promise<Order> {
  const there = inPlace.sourceCommit;
  if (there === undefined || !isObjectName(there)) return 'unknown';
  if (differ(candidate.repository, inPlace.sourceRepository)) return 'unrelated';
  if (there === candidate.commit) return 'same';
  if (differ(candidate.branch, inPlace.sourceBranch)) return 'unrelated';
  const ahead = await ancestry(there, candidate.commit);
  if (ahead === 'yes') return 'newer';
  const behind = await ancestry(candidate.commit, there);
  if (behind === 'yes') return 'older';
  return ahead === 'no' && behind === 'no' ? 'unrelated' : 'unknown';
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

/** Why an edit must not be applied. */
export interface Supersession extends Verdict {
  readonly edit: AppliedEdit;
}

interface Verdict {
  /** `newer`: the image in place is. `taken-back`: this one, or a newer one, was reverted or rolled back. */
  readonly because: 'newer' | 'taken-back';
  /** Source commit of the image in place, or of the one taken back (its image, where no commit is known). */
  readonly by: string;
}

export interface OrderingRequest {
  readonly transport: Transport;
  readonly ancestry: Ancestry;
  readonly commitOfTag: CommitOfTag;
  /** The source commit of the images to write; without one nothing can be compared. */
  readonly commit: ObjectId | undefined;
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
  readonly onOlder: 'skip' | 'fail' | 'apply';
  /** Told where an edit is let through although nothing tells the order (`skip`). */
  readonly warn?: (line: string) => void;
}

/** Called with a state of the repository before any of its files is read, so that its history comes along with them. */
export type Ordering = (snapshot: Snapshot) => Judge;

/** Which of the edits, as they would change that state, must not be applied to it. */
export type Judge = (edits: readonly AppliedEdit[]) => Promise<readonly Supersession[]>;

/** Commits that are searched for the one that last wrote a file. */
const searched = 50;

/**
 * What was found out about an image counts for the whole run: in a race the history is read again only when somebody has
 * written the same place.
 *
 * @throws Failure refused, when `onOlder` is `fail`: `OLDER_THAN_IN_PLACE` when there is one, `ORDER_UNKNOWN` when it
 *   cannot be told
 */
export function orderingOf(request: OrderingRequest): Ordering {
  const { transport, commit, onOlder } = request;
  const known = new Map<string, Verdict | undefined>();
  let raced = false;
  return (snapshot) => {
    const tip = snapshot.commit;
    if (commit === undefined || tip === undefined || onOlder === 'apply') return async () => [];
    if (!raced) transport.expectHistory(tip, searched);
    raced = true;
    const candidate = { commit, repository: request.repository, branch: request.branch };
    let asked: Promise<History> | undefined;
    const commits = () => {
      asked ??= transport.history(tip, searched);
      return asked;
    };
    const judge = async (edit: AppliedEdit) => {
      const finding = await findOrder(request, candidate, edit, commits);
      if (finding.order === 'held') return finding.verdict;
      if (finding.order === 'unknown' && onOlder === 'fail') throw unknownOrder(edit, commit);
      if (finding.order === 'unknown') request.warn?.(describeUnknown(edit));
      return undefined;
    };
    const verdictOn = async (edit: AppliedEdit) => {
      const inPlace = edit.image?.oldImage;
      const key = inPlace === undefined ? undefined : `${placeName(edit)} ${inPlace}`;
      const verdict = key !== undefined && known.has(key) ? known.get(key) : await judge(edit);
      if (key !== undefined) known.set(key, verdict);
      return verdict;
    };
    return async (edits) => {
      const found: Supersession[] = [];
      for (const { first, all } of placesOf(edits)) {
        const verdict = await verdictOn(first);
        if (verdict === undefined) continue;
        if (onOlder === 'fail') throw refusal({ edit: first, ...verdict }, commit);
        found.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, ...verdict })));
      }
      return found;
    };
  };
}

/**
 * The edits that change what was there before the run, by the place that they write. Only the first of a place can be
 * judged: the others find what the run itself has written, and so do all in a file that it has made.
 */
function placesOf(edits: readonly AppliedEdit[]): { first: AppliedEdit; all: AppliedEdit[] }[] {
  const made = new Set(edits.filter(({ existed }) => !existed).map(({ file }) => file));
  const places = new Map<string, { first: AppliedEdit; all: AppliedEdit[] }>();
  for (const edit of edits) {
    if (!edit.changed || made.has(edit.file)) continue;
    const name = placeName(edit);
    const place = places.get(name) ?? { first: edit, all: [] };
    place.all.push(edit);
    places.set(name, place);
  }
  return [...places.values()];
}

type History = Awaited<ReturnType<Transport['history']>>;

/** `untold`: what was asked says nothing about the image in place. `unknown`: nor does anything else, and it may be newer. */
type Finding =
  | { readonly order: 'held'; readonly verdict: Verdict }
  | { readonly order: 'free' | 'untold' | 'unknown' };

async function findOrder(
  request: OrderingRequest,
  candidate: SourceCommit,
  edit: AppliedEdit,
  commits: () => Promise<History>,
): Promise<Finding> {
  const tagged = await byTag(request, candidate, edit, 'here');
  if (tagged.order === 'held') return tagged;
  const recorded = await byRecord(request, candidate, edit, await commits());
  if (recorded.order !== 'untold' || tagged.order === 'free') return recorded;
  return byTag(request, candidate, edit, 'deepened');
}

async function byTag(
  { ancestry, commitOfTag }: OrderingRequest,
  candidate: SourceCommit,
  edit: AppliedEdit,
  where: 'here' | 'deepened',
): Promise<Finding> {
  const { tag } = splitImage(edit.image?.oldImage ?? '');
  const named = tag === undefined ? undefined : await commitOfTag(tag, where);
  // The forge may know a commit that could not be fetched, by its full name.
  const sourceCommit = named === 'unknown' && tag !== undefined && isObjectName(tag) ? tag : named;
  if (sourceCommit === undefined) return { order: 'untold' };
  const order = sourceCommit === 'unknown' ? 'unknown' : await decideOrder(candidate, { sourceCommit }, ancestry);
  if (order === 'older') return held('newer', sourceCommit);
  return { order: order === 'unknown' ? 'unknown' : 'free' };
}

function held(because: Verdict['because'], by: string): Finding {
  return { order: 'held', verdict: { because, by } };
}

async function byRecord(
  { transport, ancestry }: OrderingRequest,
  candidate: SourceCommit,
  edit: AppliedEdit,
  commits: History,
): Promise<Finding> {
  const record = await lastWrite(transport, commits, edit);
  if (record === undefined) return { order: 'untold' };
  const { provenance, rolledBack } = record;
  for (const by of rolledBack) {
    const order = await decideOrder(candidate, { sourceCommit: by }, ancestry);
    if (order === 'older' || order === 'same' || by === edit.image?.newImage) return held('taken-back', by);
  }
  const inPlace = wrote(record, edit);
  const order = await decideOrder(candidate, provenance, ancestry);
  if (order === 'older' || (order === 'same' && !inPlace)) {
    return held(inPlace ? 'newer' : 'taken-back', provenance.sourceCommit ?? '');
  }
  if (inPlace) return { order: order === 'unknown' ? 'untold' : 'free' };
  // A merge joins two lines of history, and the image in place may be of the line that was not looked at first.
  const writer = writerOf(commits, edit, splitImage(edit.image?.oldImage ?? ''));
  const by = writer?.provenance.sourceCommit;
  if (writer === undefined || by === undefined) return { order: 'untold' };
  const written = await decideOrder(candidate, writer.provenance, ancestry);
  if (written === 'older') return held('newer', by);
  return { order: written === 'unknown' ? 'untold' : 'free' };
}

/** For people: `web1: values/web1.yaml holds an image of 1a2b3c4d, which is newer`. */
export function describeSupersession({ edit, because, by }: Supersession): string {
  const { file, update, image } = edit;
  const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
  const commit = isObjectName(by) ? by.slice(0, 8) : by;
  if (because === 'newer') return `${subject}${file} holds an image of ${commit}, which is newer`;
  const now = image?.oldImage === undefined ? '' : ` to ${image.oldImage}`;
  return `${subject}${file} was taken back from ${commit}${now}; only a commit that is newer than ${commit} replaces it`;
}

function refusal(supersession: Supersession, commit: ObjectId): Failure {
  const message = `${describeSupersession(supersession)} (this run is of ${commit.slice(0, 8)})`;
  return new Failure('refused', 'OLDER_THAN_IN_PLACE', message, {
    hint:
      supersession.because === 'newer'
        ? 'A newer run was faster. To go back on purpose use `rollback`, or `on-older: apply`.'
        : 'Deploy a newer commit, or use `on-older: apply` to bring this one back on purpose.',
  });
}

/** `web1: cannot tell whether 1a2b3c4d in values/web1.yaml is newer: …` */
function describeUnknown({ file, update, image }: AppliedEdit): string {
  const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
  const { tag } = splitImage(image?.oldImage ?? '');
  return `${subject}cannot tell whether ${tag} in ${file} is newer: the monorepo's checkout lacks the history that would tell`;
}

function unknownOrder(edit: AppliedEdit, commit: ObjectId): Failure {
  return new Failure('refused', 'ORDER_UNKNOWN', `${describeUnknown(edit)} (this run is of ${commit.slice(0, 8)})`, {
    hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0), or use `on-older: skip` or `apply`.',
  });
}
