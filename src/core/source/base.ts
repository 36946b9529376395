/** The commit that the changes of an event are counted from: `affected` compares it with what is checked out. */

import { Failure } from '../failure.ts';
import type { CiContext } from '../ports.ts';
import {
  type Checkout,
  changedFiles,
  fetchCommit,
  firstLine,
  git,
  headCommit,
  isShallow,
  mergeBase,
  remoteName,
} from './checkout.ts';

interface BaseCommit {
  readonly base: string;
  /** For people: "the target branch, merged into this request". */
  readonly how: string;
}

/** There is no base, or it cannot be had; `why` is the end of a sentence. */
interface Everything {
  readonly kind: 'everything';
  readonly why: string;
}

type Base = ({ readonly kind: 'commit' } & BaseCommit) | Everything;

/** The files that differ between the base and what is checked out, or why that cannot be said. */
type Changes = ({ readonly kind: 'files'; readonly files: readonly string[] } & BaseCommit) | Everything;

/**
 * What changed in the checkout.
 *
 * Compares two trees (`git diff base head`). It takes no merge base of a shallow clone, which git computes wrongly without
 * a word. Whatever goes wrong ends in `everything`, with the reason.
 *
 * @param input the input `base`: a full object name, or a ref that the checkout has
 */
export async function changesSinceBase(at: Checkout, ci: CiContext, input: string | undefined): Promise<Changes> {
  try {
    const head = await headCommit(at);
    if (head === undefined) return everything(await whyNoHead(at));
    const base = input === undefined ? await baseOf(at, ci, head) : await inputBase(at, input);
    if (base.kind === 'everything') return base;
    return { kind: 'files', base: base.base, how: base.how, files: await changedFiles(at, base.base, head) };
  } catch (error) {
    if (error instanceof Failure && error.kind === 'failed') return everything(error.message);
    throw error;
  }
}

function everything(why: string): Everything {
  return { kind: 'everything', why };
}

/** In git's words: in a container it may refuse a checkout that belongs to another user. */
async function whyNoHead(at: Checkout): Promise<string> {
  const { stderr } = await git(at, ['rev-parse', '--verify', 'HEAD']);
  const [line = ''] = stderr.split('\n');
  return `git finds no commit in this checkout (${line.replace(/^fatal: /, '').slice(0, 200)})`;
}

async function baseOf(at: Checkout, ci: CiContext, head: string): Promise<Base> {
  switch (ci.event.kind) {
    case 'tag':
    case 'schedule':
    case 'manual':
      return everything(`a run of kind ${ci.event.kind} has no commit to compare with`);
    case 'branch-deleted':
    case 'request-closed':
      return everything('the branch or request is finished');
    case 'request':
      return (await mergedTarget(at, ci, head)) ?? (await eventBase(at, ci, 'the base of the request'));
    case 'queue':
      return eventBase(at, ci, 'the commit that the queue builds on');
    case 'push':
      if (ci.baseCommit === undefined) return forkPoint(at, ci, head, 'the branch is new');
      return eventBase(at, ci, 'the commit before this push', head);
  }
}

/** GitHub checks out a merge of the target (first parent) and the request. The base in its event may be older. */
async function mergedTarget(at: Checkout, ci: CiContext, head: string): Promise<Base | undefined> {
  const [target, source, ...others] = await parentsOf(at, head);
  if (target === undefined || source === undefined || source !== ci.commit || others.length > 0) return undefined;
  if (!(await fetchCommit(at, target))) return undefined;
  return { kind: 'commit', base: target, how: 'the target branch, which is merged into this checkout' };
}

/** After a force push the server may not have the commit before it; then it is where the branch began. */
async function eventBase(at: Checkout, ci: CiContext, how: string, head?: string): Promise<Base> {
  const base = ci.baseCommit;
  if (base === undefined) return everything(`${how} is not known`);
  if (await fetchCommit(at, base)) return { kind: 'commit', base, how };
  const why = `${how}, ${base.slice(0, 8)}, cannot be fetched`;
  return head === undefined ? everything(why) : forkPoint(at, ci, head, why);
}

/** Where the branch left the default branch. */
async function forkPoint(at: Checkout, ci: CiContext, head: string, why: string): Promise<Base> {
  const trunk = ci.defaultBranch ?? (await clonedBranch(at));
  if (trunk === undefined) return everything(`${why}, and the default branch is not known`);
  if (trunk === ci.branch) return everything(`${why}, and it is the default branch itself`);
  const tip = await branchTip(at, trunk);
  if (tip === undefined) return everything(`${why}, and ${trunk} cannot be fetched`);
  if (await isShallow(at)) {
    // All that the branch touched, and also what the trunk got since then.
    return { kind: 'commit', base: tip, how: `the tip of ${trunk}: ${why}, and this clone is shallow` };
  }
  const base = await mergeBase(at, tip, head);
  if (base === undefined) return everything(`${why}, and it has no commit in common with ${trunk}`);
  return { kind: 'commit', base, how: `where the branch left ${trunk}: ${why}` };
}

/** A base that is not here is an error of the input, but building everything is still right. */
async function inputBase(at: Checkout, input: string): Promise<Base> {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(input)) {
    if (await fetchCommit(at, input)) return { kind: 'commit', base: input, how: 'the input base' };
  } else {
    const commit = await commitAt(at, input);
    if (commit !== undefined) return { kind: 'commit', base: commit, how: `the input base, ${input}` };
  }
  return everything(`the input base, ${input}, is not in this checkout and cannot be fetched`);
}

/** As the commit records them: in a shallow clone `HEAD^1` does not exist, its name does. */
async function parentsOf(at: Checkout, commit: string): Promise<readonly string[]> {
  const { code, stdout } = await git(at, ['cat-file', 'commit', commit]);
  const [header = ''] = code === 0 ? stdout.toString('utf8').split('\n\n', 1) : [];
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}

async function branchTip(at: Checkout, branch: string): Promise<string | undefined> {
  const remote = await remoteName(at);
  const ref = `refs/heads/${branch}`;
  if (remote === undefined) return commitAt(at, ref);
  const listed = firstLine(await git(at, ['ls-remote', '--end-of-options', remote, ref]));
  const current = listed?.split('\t')[0];
  if (current !== undefined && (await fetchCommit(at, current))) return current;
  return (await commitAt(at, `refs/remotes/${remote}/${branch}`)) ?? (await commitAt(at, ref));
}

/** The default branch as the clone remembers it: Jenkins and laptops do not tell. */
async function clonedBranch(at: Checkout): Promise<string | undefined> {
  const remote = `refs/remotes/${(await remoteName(at)) ?? 'origin'}/`;
  const head = firstLine(await git(at, ['symbolic-ref', '--quiet', `${remote}HEAD`]));
  return head?.replace(remote, '');
}

async function commitAt(at: Checkout, revision: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return firstLine(await git(at, args));
}
