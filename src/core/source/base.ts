/** The commit that the changes of an event are counted from: `affected` compares it with what is checked out. */

import { Failure } from '../failure.ts';
import { runGit } from '../git/program/program.ts';
import type { CiContext } from '../ports.ts';
import { type Checkout, changedFiles, fetchCommit, headCommit, isShallow, mergeBase } from './checkout.ts';

/** The commit that this event's changes are counted from. */
type Base =
  | {
      readonly kind: 'commit';
      readonly base: string;
      /** For people: "the target branch, merged into this request". */
      readonly how: string;
    }
  /** There is none, or it is not to be had; `why` is the end of a sentence. */
  | { readonly kind: 'everything'; readonly why: string };

/** The files that differ between the base and what is checked out, or why that cannot be said. */
type Change =
  | { readonly kind: 'files'; readonly base: string; readonly how: string; readonly files: readonly string[] }
  | { readonly kind: 'everything'; readonly why: string };

/**
 * What changed in the checkout.
 *
 * The comparison is of two trees (`git diff base head`), never from a merge base of a shallow clone, which git computes
 * wrongly without a word. Whatever goes wrong ends in `everything`, with the reason.
 *
 * @param asked the input `base`: a full object name, or a ref that the checkout has
 */
export async function changeOf(at: Checkout, ci: CiContext, asked: string | undefined): Promise<Change> {
  try {
    const head = await headCommit(at);
    if (head === undefined) return { kind: 'everything', why: await whyNoHead(at) };
    const base = asked === undefined ? await baseOf(at, ci, head) : await askedBase(at, asked);
    if (base.kind === 'everything') return base;
    return { kind: 'files', base: base.base, how: base.how, files: await changedFiles(at, base.base, head) };
  } catch (error) {
    if (error instanceof Failure && error.kind === 'failed') return { kind: 'everything', why: error.message };
    throw error;
  }
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
      return { kind: 'everything', why: `a run of kind ${ci.event.kind} has no commit to compare with` };
    case 'branch-deleted':
    case 'request-closed':
      return { kind: 'everything', why: 'the branch or request is finished' };
    case 'request':
      return (await mergedTarget(at, ci, head)) ?? (await givenBase(at, ci, 'the base of the request'));
    case 'push':
      if (ci.baseCommit === undefined || isNoCommit(ci.baseCommit)) return forkPoint(at, ci, head, 'the branch is new');
      return givenBase(at, ci, 'the commit before this push', head);
  }
}

/** GitHub checks out a merge of the target (first parent) and the request; the event's own base falls behind it. */
async function mergedTarget(at: Checkout, ci: CiContext, head: string): Promise<Base | undefined> {
  const [target, source, ...others] = await parentsOf(at, head);
  if (target === undefined || source === undefined || source !== ci.commit || others.length > 0) return undefined;
  if (!(await fetchCommit(at, target))) return undefined;
  return { kind: 'commit', base: target, how: 'the target branch, which is merged into this checkout' };
}

/** After a force push the server may have forgotten the commit before it; where the branch began is next best. */
async function givenBase(at: Checkout, ci: CiContext, how: string, head?: string): Promise<Base> {
  const base = ci.baseCommit;
  if (base === undefined || isNoCommit(base)) return { kind: 'everything', why: `${how} is not known` };
  if (await fetchCommit(at, base)) return { kind: 'commit', base, how };
  const why = `${how}, ${base.slice(0, 8)}, cannot be fetched`;
  return head === undefined ? { kind: 'everything', why } : forkPoint(at, ci, head, why);
}

/** Where the branch left the default branch. */
async function forkPoint(at: Checkout, ci: CiContext, head: string, why: string): Promise<Base> {
  const trunk = ci.defaultBranch ?? (await clonedBranch(at));
  if (trunk === undefined) return { kind: 'everything', why: `${why}, and the default branch is not known` };
  if (trunk === ci.branch) return { kind: 'everything', why: `${why}, and it is the default branch itself` };
  const tip = await branchTip(at, trunk);
  if (tip === undefined) return { kind: 'everything', why: `${why}, and ${trunk} cannot be fetched` };
  if (await isShallow(at)) {
    // More files than the branch touched (also what the trunk got since then), but none fewer.
    return { kind: 'commit', base: tip, how: `the tip of ${trunk}: ${why}, and this clone is shallow` };
  }
  const base = await mergeBase(at, tip, head);
  if (base === undefined) return { kind: 'everything', why: `${why}, and it has no commit in common with ${trunk}` };
  return { kind: 'commit', base, how: `where the branch left ${trunk}: ${why}` };
}

/** A base that the user names: not having it is an error in the input, but building everything is still right. */
async function askedBase(at: Checkout, asked: string): Promise<Base> {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(asked)) {
    if (await fetchCommit(at, asked)) return { kind: 'commit', base: asked, how: 'the input base' };
  } else {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${asked}^{commit}`];
    const commit = await lineOf(at, args);
    if (commit !== undefined) return { kind: 'commit', base: commit, how: `the input base, ${asked}` };
  }
  return { kind: 'everything', why: `the input base, ${asked}, is not in this checkout and cannot be fetched` };
}

/** As the commit records them: in a shallow clone `HEAD^1` does not exist, its name does. */
async function parentsOf(at: Checkout, commit: string): Promise<readonly string[]> {
  const { code, stdout } = await git(at, ['cat-file', 'commit', commit]);
  const [header = ''] = code === 0 ? stdout.toString('utf8').split('\n\n', 1) : [];
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent]) => parent ?? []);
}

async function branchTip(at: Checkout, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const listed = await lineOf(at, ['ls-remote', '--end-of-options', 'origin', ref]);
  const current = listed?.split('\t')[0];
  if (current !== undefined && (await fetchCommit(at, current))) return current;
  for (const known of [`refs/remotes/origin/${branch}`, ref]) {
    const tip = await lineOf(at, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${known}^{commit}`]);
    if (tip !== undefined) return tip;
  }
  return undefined;
}

/** The default branch as the clone remembers it: Jenkins and laptops have no host that tells. */
async function clonedBranch(at: Checkout): Promise<string | undefined> {
  const head = await lineOf(at, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  return head?.replace('refs/remotes/origin/', '');
}

/** Hosts write forty zeros for "no commit". */
function isNoCommit(commit: string): boolean {
  return /^0*$/.test(commit);
}

async function lineOf(at: Checkout, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git(at, args);
  return code === 0 ? stdout.toString('utf8').split('\n')[0] || undefined : undefined;
}

function git(at: Checkout, args: readonly string[]) {
  return runGit(args, { ...at, scope: 'checkout' });
}
