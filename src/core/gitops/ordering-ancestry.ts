/** The history of the monorepo, as far as ordering asks: which commit an image was built from, and which is older. */
import { Failure } from '../failure.ts';
import { type Checkout, isAncestor } from '../git/checkout.ts';
import { runGit } from '../git/program.ts';
import type { ObjectId } from './transport.ts';

/** Whether the first source commit is reachable from the second. */
export type Ancestry = (ancestor: ObjectId, descendant: ObjectId) => Promise<'yes' | 'no' | 'unknown'>;

/** What ordering needs of the forge that the monorepo is on: its compare API. */
export type ForgeAncestry = { isAncestor: Ancestry };

/**
 * Answered by the checkout, which is deepened when it is shallow, else by the forge. An answer does not change while a
 * race is run and may have cost a fetch, so it is remembered; one question at a time, because two fetches into one
 * shallow checkout fail on its lock.
 */
export function sourceAncestry(checkout: Checkout, forge: ForgeAncestry | undefined): Ancestry {
  const answers = new Map<string, ReturnType<Ancestry>>();
  let turn: Promise<unknown> = Promise.resolve();
  const ask: Ancestry = async (ancestor, descendant) => {
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
 * The commit of the checkout that a tag abbreviates; undefined for a tag that names none, or more than one. A branch or
 * tag of that very name does not count: only the digits do.
 */
export function commitsByTag(checkout: Checkout): (tag: string) => Promise<ObjectId | undefined> {
  const known = new Map<string, Promise<ObjectId | undefined>>();
  const resolve = async (tag: string) => {
    const asked = runGit(['rev-parse', '--verify', '--quiet', `${tag}^{commit}`], checkout);
    const result = await withoutGit(asked, undefined);
    const id = result?.code === 0 ? result.stdout.toString('utf8').trim() : '';
    return id.startsWith(tag) ? id : undefined;
  };
  return async (tag) => {
    if (!/^([0-9a-f]{7,40}|[0-9a-f]{64})$/.test(tag)) return undefined;
    const commit = known.get(tag) ?? resolve(tag);
    known.set(tag, commit);
    return commit;
  };
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
