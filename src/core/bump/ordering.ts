/**
 * Older never replaces newer (law 3). Which source commit is in place is known from
 *
 * 1. the tag in the file, when it abbreviates a commit of the checkout. It names no branch, so ancestry alone decides;
 * 2. the trailers of the last of our commits that wrote the file: also for tags that say nothing, with the rule that
 *    commits of different branches or repositories are not compared,
 * 3. the trailers of a commit that wrote the same image elsewhere: the file may have been renamed since,
 * 4. the tag again, where nothing tells and the checkout is shallow: it is deepened. What it still lacks may be the newer
 *    commit, so the order is then unknown, and said to be.
 *
 * What a person took back stays back: when the file no longer holds what our last commit wrote (a git revert, an edit by
 * hand), or when that commit is a rollback, only a commit that is newer than the one taken back may replace it.
 *
 * This costs the commit objects of a stretch of history, which travel with the directories on the file's path, and one or
 * two requests more where nobody wrote the place for long and its tag does not tell.
 */

import { Failure } from '../failure.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import { splitImage } from '../image/reference.ts';
import type { Ancestry, CommitOfTag } from '../source/ancestry.ts';
import type { AppliedEdit } from './apply.ts';
import { describeSupersession, type Supersession } from './message.ts';
import { type Finding, findOrder, type SupersessionReason } from './order.ts';
import { depths, placeName } from './write-record.ts';

/** What happens to an image that is older than the one in place. */
export type OnOlder = 'skip' | 'fail' | 'apply';

interface OrderingRequest {
  readonly transport: Transport;
  readonly ancestry: Ancestry;
  readonly commitOfTag: CommitOfTag;
  /** The source commit of the images to write; without one nothing can be compared. */
  readonly commit: ObjectId | undefined;
  readonly repository?: string | undefined;
  readonly branch?: string | undefined;
  readonly onOlder: OnOlder;
  /** Told where an edit is let through although nothing tells the order (`skip`). */
  readonly warn?: (line: string) => void;
}

/**
 * Called with a state of the repository before any of its files is read, so that its history comes along with them.
 * `attempt` is the plan's.
 */
export type Ordering = (snapshot: Snapshot, attempt: number) => Judge;

/** Which of the edits, as they would change that state, must not be applied to it. */
type Judge = (edits: readonly AppliedEdit[]) => Promise<readonly Supersession[]>;

/**
 * What was found out about an image counts for all attempts of a race: the history is read again only when somebody has
 * written the same place. A first attempt begins anew: a request tries its branch and its target, whose histories differ.
 *
 * @throws Failure refused, when `onOlder` is `fail`: `OLDER_THAN_IN_PLACE` when there is one, `ORDER_UNKNOWN` when it
 *   cannot be told
 */
export function orderingOf(request: OrderingRequest): Ordering {
  const { transport, commit, onOlder } = request;
  const known = new Map<string, SupersessionReason | undefined>();
  return (snapshot, attempt) => {
    const tip = snapshot.commit;
    if (commit === undefined || tip === undefined || onOlder === 'apply') return async () => [];
    if (attempt === 1) {
      known.clear();
      transport.expectHistory(tip, depths[0] ?? 0);
    }
    const candidate = { commit, repository: request.repository, branch: request.branch };
    const histories = new Map<number, ReturnType<Transport['history']>>();
    const history = (depth: number) => {
      const commits = histories.get(depth) ?? transport.history(tip, depth);
      histories.set(depth, commits);
      return commits;
    };
    const judge = async (edit: AppliedEdit) => {
      const finding = await findOrder({ ...request, candidate, edit, history });
      if (finding.order === 'superseded') return finding.reason;
      if (finding.order === 'unknown' && onOlder === 'fail') throw unknownOrder(edit, finding.lacks, commit);
      if (finding.order === 'unknown') request.warn?.(describeUnknown(edit, finding.lacks));
      return undefined;
    };
    const reasonAgainst = async (edit: AppliedEdit) => {
      const inPlace = edit.image?.oldImage;
      const key = inPlace === undefined ? undefined : `${placeName(edit)} ${inPlace}`;
      const reason = key !== undefined && known.has(key) ? known.get(key) : await judge(edit);
      if (key !== undefined) known.set(key, reason);
      return reason;
    };
    return async (edits) => {
      const found: Supersession[] = [];
      for (const { first, all } of placesOf(edits)) {
        const reason = await reasonAgainst(first);
        if (reason === undefined) continue;
        if (onOlder === 'fail') throw refusal({ edit: first, ...reason }, commit);
        found.push(...all.map((edit) => ({ edit: { ...edit, image: first.image }, ...reason })));
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
  const newFiles = new Set(edits.filter(({ existed }) => !existed).map(({ file }) => file));
  const places = new Map<string, { first: AppliedEdit; all: AppliedEdit[] }>();
  for (const edit of edits) {
    if (!edit.changed || newFiles.has(edit.file)) continue;
    const name = placeName(edit);
    const place = places.get(name) ?? { first: edit, all: [] };
    place.all.push(edit);
    places.set(name, place);
  }
  return [...places.values()];
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

type Lack = Extract<Finding, { order: 'unknown' }>['lacks'];

const lacking: Readonly<Record<Lack, { readonly why: string; readonly hint: string }>> = {
  monorepo: {
    why: "the monorepo's checkout lacks the history that would tell",
    hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0), give a forge-token that may read the monorepo, or use `on-older: skip` or `apply`.',
  },
  gitops: {
    why: `the last ${depths.at(-1)} commits of the GitOps repository do not say what it was built from`,
    hint: 'Use tags that name the commit (`{sha8}`), or `on-older: skip` or `apply` for this once.',
  },
};

/** `web1: cannot tell whether 1a2b3c4d in values/web1.yaml is newer: …` */
function describeUnknown({ file, update, image }: AppliedEdit, lacks: Lack): string {
  const subject = update.service === undefined || update.service === file ? '' : `${update.service}: `;
  const { tag, digest } = splitImage(image?.oldImage ?? '');
  return `${subject}cannot tell whether ${tag ?? digest} in ${file} is newer: ${lacking[lacks].why}`;
}

function unknownOrder(edit: AppliedEdit, lacks: Lack, commit: ObjectId): Failure {
  const message = `${describeUnknown(edit, lacks)} (this run is of ${commit.slice(0, 8)})`;
  return new Failure('refused', 'ORDER_UNKNOWN', message, { hint: lacking[lacks].hint });
}
