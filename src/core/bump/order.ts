/**
 * The decision of law 3 for one image in place: whether it is newer than this run's, or was taken back from it.
 *
 * The facts come from elsewhere: the commit that a tag names and which of two commits is older from `source`, what our
 * commits wrote from `write-record.ts`. They are asked for here one after the other, as long as those before decide nothing.
 */

import { isObjectName } from '../git/commit.ts';
import type { Provenance } from '../git/message.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { Ancestry, CommitOfTag } from '../source/ancestry.ts';
import type { AppliedEdit } from './apply.ts';
import {
  depths,
  hasWritten,
  sameImage,
  searchRecord,
  type WriteRecord,
  writerAnywhere,
  writerOf,
} from './write-record.ts';

interface SourceCommit {
  readonly commit: ObjectId;
  /** Where both sides name them and they differ, the commits are not compared. */
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
}

type Source = Pick<Provenance, 'sourceCommit' | 'sourceBranch' | 'sourceRepository'>;

/** How a candidate stands to what is in place. `unrelated`: another repository, another branch, or a rewritten one. */
type Order = 'newer' | 'older' | 'same' | 'unrelated' | 'unknown';

export async function decideOrder(candidate: SourceCommit, inPlace: Source, ancestry: Ancestry): Promise<Order> {
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

/** Why an image must not be written over the one in place. */
export interface SupersessionReason {
  /** `newer`: the image in place is. `taken-back`: this one, or a newer one, was reverted or rolled back. */
  readonly because: 'newer' | 'taken-back';
  /** Source commit of the image in place, or of the one taken back (its image, where no commit is known). */
  readonly by: string;
}

/**
 * `unrecorded`: nothing says what the image in place was built from, and nothing hints that it could be newer. `unknown`: it
 * may be, and what would tell cannot be had: history of the monorepo, or of the GitOps repository.
 */
export type Finding =
  | { readonly order: 'superseded'; readonly reason: SupersessionReason }
  | { readonly order: 'writable' | 'unrecorded' }
  | { readonly order: 'unknown'; readonly lacks: 'monorepo' | 'gitops' };

type History = Awaited<ReturnType<Transport['history']>>;

interface OrderQuestion {
  readonly transport: Transport;
  readonly ancestry: Ancestry;
  readonly commitOfTag: CommitOfTag;
  readonly candidate: SourceCommit;
  readonly edit: AppliedEdit;
  /** Commits of the GitOps repository, newest first. */
  readonly history: (depth: number) => Promise<History>;
}

export async function findOrder(question: OrderQuestion): Promise<Finding> {
  const tagged = await judgeByTag(question, 'here');
  if (tagged.order === 'superseded') return tagged;
  const inPlace = imageInPlace(question.edit);
  // Where the tag tells that this run is newer, only what somebody took back is still to be found, and the commits that
  // came along with the file do for that: to look further would cost every bump of a rarely deployed service a request.
  const steps = tagged.order === 'writable' ? 1 : inPlace === undefined ? 2 : depths.length;
  const { record, commits, whole } = await searchRecord(question, depths.slice(0, steps));
  const recorded: Finding =
    record === undefined ? { order: 'unrecorded' } : await judgeByRecord(question, { ...record, commits });
  if (recorded.order === 'superseded') return recorded;
  if (tagged.order === 'writable' || inPlace === undefined) return { order: 'writable' };
  const known = record === undefined ? await judgeBySameImage(question, commits) : recorded;
  if (known.order === 'superseded' || known.order === 'writable') return known;
  const deepened = await judgeByTag(question, 'deepened');
  if (deepened.order !== 'unrecorded') return deepened;
  if (known.order === 'unknown') return known;
  return record === undefined && !whole ? { order: 'unknown', lacks: 'gitops' } : { order: 'unrecorded' };
}

function imageInPlace({ image }: AppliedEdit) {
  const parts = splitImage(image?.oldImage ?? '');
  return parts.tag === undefined && parts.digest === undefined ? undefined : parts;
}

async function judgeByTag(
  { ancestry, commitOfTag, candidate, edit }: OrderQuestion,
  where: 'here' | 'deepened',
): Promise<Finding> {
  const { tag } = splitImage(edit.image?.oldImage ?? '');
  const named = tag === undefined ? undefined : await commitOfTag(tag, where);
  // The forge may know a commit that could not be fetched, by its full name.
  const sourceCommit = named === 'unknown' && tag !== undefined && isObjectName(tag) ? tag : named;
  if (sourceCommit === undefined) return { order: 'unrecorded' };
  const order = sourceCommit === 'unknown' ? 'unknown' : await decideOrder(candidate, { sourceCommit }, ancestry);
  return findingOf(order, sourceCommit);
}

function findingOf(order: Order, by: string): Finding {
  if (order === 'older') return superseded('newer', by);
  return order === 'unknown' ? { order, lacks: 'monorepo' } : { order: 'writable' };
}

function superseded(because: SupersessionReason['because'], by: string): Finding {
  return { order: 'superseded', reason: { because, by } };
}

async function judgeByRecord(question: OrderQuestion, record: WriteRecord & { commits: History }): Promise<Finding> {
  const { ancestry, candidate, edit } = question;
  const inPlace = hasWritten(record, edit);
  // A merge joins two lines of history, and a person may have brought back what an older run wrote.
  const writer = inPlace ? record : writerOf(record.commits, edit, splitImage(edit.image?.oldImage ?? ''));
  for (const source of takenBack(record, inPlace)) {
    const by = source.sourceCommit ?? '';
    if (!inPlace && (await isBack(question, source, writer))) continue;
    const order = await decideOrder(candidate, await withCommitOfTag(question, source), ancestry);
    if (order === 'older' || order === 'same' || by === edit.image?.newImage) return superseded('taken-back', by);
  }
  const by = writer?.provenance.sourceCommit;
  if (writer === undefined || by === undefined) return { order: 'unrecorded' };
  return findingOf(await decideOrder(candidate, writer.provenance, ancestry), by);
}

/** What a rollback says that it took back; and its own commit, where the place no longer holds what it wrote. */
function takenBack({ rolledBack, provenance }: WriteRecord, inPlace: boolean): Source[] {
  const reverted = rolledBack.map((sourceCommit) => ({ sourceCommit }));
  return inPlace || provenance.sourceCommit === undefined ? reverted : [...reverted, provenance];
}

/** Whether what was taken back is in place again, or something newer is: then it is not away any more. */
async function isBack(question: OrderQuestion, reverted: Source, writer: WriteRecord | undefined): Promise<boolean> {
  const { ancestry, edit } = question;
  const image = splitImage(reverted.sourceCommit ?? '');
  if (image.tag !== undefined && sameImage(image, splitImage(edit.image?.oldImage ?? ''))) return true;
  const commit = writer?.provenance.sourceCommit;
  if (commit === undefined) return false;
  const order = await decideOrder({ commit }, { sourceCommit: reverted.sourceCommit }, ancestry);
  return order === 'same' || order === 'newer';
}

/** A rollback names the image where it knew no commit; the image's tag may tell it. */
async function withCommitOfTag({ commitOfTag }: OrderQuestion, source: Source): Promise<Source> {
  const { tag } = splitImage(source.sourceCommit ?? '');
  const commit = tag === undefined ? undefined : await commitOfTag(tag, 'here');
  return commit === undefined || commit === 'unknown' ? source : { ...source, sourceCommit: commit };
}

/** A file that was renamed, or copied by hand, holds an image that another place's commit may explain. */
async function judgeBySameImage({ ancestry, candidate, edit }: OrderQuestion, commits: History): Promise<Finding> {
  const writer = writerAnywhere(commits, splitImage(edit.image?.oldImage ?? ''));
  const by = writer?.provenance.sourceCommit;
  if (writer === undefined || by === undefined) return { order: 'unrecorded' };
  return findingOf(await decideOrder(candidate, writer.provenance, ancestry), by);
}
