/** The history of the monorepo, as far as ordering asks: which commit an image was built from, and which is older. */
import { Failure, messageOf } from '../failure.ts';
import { isObjectName } from '../git/commit.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Log } from '../ports.ts';
import { type Checkout, deepen, deepening, fetchCommit, isAncestor, isShallow } from './checkout.ts';
import type { SourceCommits } from './source-commits.ts';

/** Whether the first source commit is reachable from the second. */
export type Ancestry = (ancestor: ObjectId, descendant: ObjectId) => Promise<'yes' | 'no' | 'unknown'>;

/** What ordering asks of the monorepo. */
export interface SourceHistory {
  readonly ancestry: Ancestry;
  readonly commitOfTag: CommitOfTag;
}

/** @param openForge for what the checkout does not know (a shallow clone, a branch that is gone): a second opinion, not a need */
export function sourceHistory(
  checkout: Checkout,
  commits: SourceCommits,
  openForge: () => Promise<ForgeAncestry | undefined>,
  log: Log,
): SourceHistory {
  const isAncestor: Ancestry = async (ancestor, descendant) => {
    try {
      return (await (await openForge())?.isAncestor(ancestor, descendant)) ?? 'unknown';
    } catch (error) {
      log.detail(`the forge does not tell which commit is older: ${messageOf(error)}`);
      return 'unknown';
    }
  };
  return {
    ancestry: sourceAncestry(checkout, commits, { isAncestor }),
    commitOfTag: commitsByTag(checkout, commits),
  };
}

/** What ordering needs of the forge that the monorepo is on: its compare API. */
export type ForgeAncestry = { isAncestor: Ancestry };

/**
 * Answered by the checkout, which is deepened when it is shallow, else by the forge. An answer does not change while a
 * race is run and may have cost a fetch, so it is remembered; one question at a time, because two fetches into one
 * shallow checkout fail on its lock.
 */
export function sourceAncestry(
  checkout: Checkout,
  commits: Pick<SourceCommits, 'descends'>,
  forge: ForgeAncestry | undefined,
): Ancestry {
  const answers = new Map<string, ReturnType<Ancestry>>();
  let turn: Promise<unknown> = Promise.resolve();
  const ask: Ancestry = async (ancestor, descendant) => {
    if (await commits.descends(descendant, ancestor)) return 'yes';
    const local = await withoutGit(isAncestor(checkout, ancestor, descendant), 'unknown' as const);
    return local === 'unknown' && forge !== undefined ? forge.isAncestor(ancestor, descendant) : local;
  };
  return (ancestor, descendant) => {
    const key = `${ancestor}..${descendant}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = turn.then(() => ask(ancestor, descendant));
    turn = answer.catch(() => undefined);
    answers.set(key, answer);
    return answer;
  };
}

/**
 * The commit of the monorepo that a tag abbreviates, by its digits alone; undefined for a tag that names none, or more
 * than one. `here`: as far as it is checked out. `deepened`: of a shallow checkout more is fetched; `unknown` when it is
 * still shallow and the commit may be among those that it lacks.
 */
export type CommitOfTag = (tag: string, where: 'here' | 'deepened') => Promise<ObjectId | 'unknown' | undefined>;

/** All tags of a run share the steps of the deepening: many that name nothing fetch no more than one does. */
export function commitsByTag(checkout: Checkout, commits: Pick<SourceCommits, 'abbreviated'>): CommitOfTag {
  const known = new Map<string, ReturnType<CommitOfTag>>();
  const steps = [...deepening];
  const search = async (tag: string): ReturnType<CommitOfTag> => {
    let commit = await commitOfTag(tag, 'here');
    if (commit !== undefined || !(await isShallow(checkout))) return commit;
    if (isObjectName(tag) && (await fetchCommit(checkout, tag))) return tag;
    while (commit === undefined && (await isShallow(checkout))) {
      const step = steps.shift();
      if (step === undefined || !(await deepen(checkout, step))) return 'unknown';
      commit = await commits.abbreviated(tag);
    }
    return commit;
  };
  const commitOfTag: CommitOfTag = async (tag, where) => {
    if (!/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag)) return undefined;
    const key = `${where} ${tag}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const commit = where === 'here' ? commits.abbreviated(tag) : withoutGit(search(tag), undefined);
    known.set(key, commit);
    return commit;
  };
  return commitOfTag;
}

/** `wire` needs no git program; where there is none (or no checkout), the checkout knows nothing. */
async function withoutGit<T, U>(answer: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Failure && error.code === 'GIT_MISSING') return otherwise;
    throw error;
  }
}
