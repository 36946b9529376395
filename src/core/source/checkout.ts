/**
 * The monorepo: its working copy and history, what changed with an event (`base.ts`), what is open (`open-sources.ts`), where
 * the source of a run is and which commit is newer (`open-source-facts.ts`).
 * Imports `forge`, `git`, `names`, `net` and what stands beside the folders of `core`.
 * Begin here: questions to the working copy, such as what is checked out, what came before and what changed.
 */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { badInput, Failure } from '../failure.ts';
import { type GitResult, runGit } from '../git/program/program.ts';
import type { Clock, Environment, Programs } from '../ports.ts';

export interface Checkout {
  /** Any directory inside the working copy. */
  readonly cwd: string;
  readonly env: Environment;
  readonly programs: Programs;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** The full name of the commit that is checked out; undefined without a repository or before its first commit. */
export async function headCommit(at: Checkout): Promise<string | undefined> {
  return firstLine(await git(at, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']));
}

/**
 * Git reads no checkout of another user that it was not told to trust: everything about it would be unknown.
 *
 * @throws bad input `CHECKOUT_OWNER` that says how git is told
 */
export async function refuseOtherOwner(at: Checkout): Promise<void> {
  const { stderr } = await git(at, ['rev-parse', '--verify', 'HEAD']).catch(() => ({ stderr: '' }));
  const found = /detected dubious ownership in repository at '(.+)'/.exec(stderr);
  if (found === null) return;
  const hint = `Tell git: git config --global --add safe.directory '${found[1]}'. Or run as its owner. In a pipeline git 2.38 or newer is told.`;
  const message = `git does not read the checkout at ${found[1]}, because another user owns it`;
  throw new Failure('bad-input', 'CHECKOUT_OWNER', message, { hint, cause: new Error(stderr.trim()) });
}

/**
 * Refuses a directory in which there is no commit to deploy: it is in no repository, git is missing, or nothing was committed
 * yet. A checkout that git does not want to read is a matter of its own.
 *
 * @throws bad input `NO_CHECKOUT`
 */
export async function requireCheckout(at: Omit<Checkout, 'clock'>): Promise<void> {
  const result = await git(at, ['rev-parse', '--verify', 'HEAD^{commit}']).catch((cause: unknown) => {
    if (!(cause instanceof Failure) || cause.code !== 'GIT_MISSING') throw cause;
    // A directory that is not there looks the same to who starts a program in it.
    if (!existsSync(at.cwd)) {
      throw noCheckout(`the directory ${at.cwd} does not exist`, 'Check the checkout of this job.', cause);
    }
    throw noCheckout(
      'the program git is not on PATH, and it tells which commit is deployed',
      'Install git 2.31 or newer in the image or on the machine of this job (Alpine: `apk add git`, Debian: `apt-get install git`).',
      cause,
    );
  });
  if (result.code === 0) return;
  if (/not a git repository/i.test(result.stderr)) {
    throw noCheckout(
      `${at.cwd} is in no git repository, and the commit to deploy is the one that is checked out`,
      'Run this in a checkout of the monorepo: on GitHub with `actions/checkout` before it, on GitLab without `GIT_STRATEGY: none`, in a container with `.git` in it.',
    );
  }
  if ((await git(at, ['rev-parse', '--git-dir'])).code === 0) {
    throw noCheckout(`the git repository in ${at.cwd} has no commit yet`, 'Commit the monorepo, and run this again.');
  }
}

function noCheckout(problem: string, hint: string, cause?: unknown): Failure {
  return new Failure('bad-input', 'NO_CHECKOUT', problem, { hint, ...(cause === undefined ? {} : { cause }) });
}

export async function hasCommit(at: Checkout, commit: string): Promise<boolean> {
  return (await git(at, ['cat-file', '-e', `${objectName(commit)}^{commit}`])).code === 0;
}

/** Brings one commit into the working copy's object store. False when there is no remote or it refuses. */
export async function fetchCommit(at: Checkout, commit: string): Promise<boolean> {
  if (await hasCommit(at, commit)) return true;
  const remote = await remoteName(at);
  if (remote === undefined) return false;
  await inTurn(at, async () => {
    // A depth would make a full clone shallow; without one a shallow clone would fetch all of history.
    const depth = (await isShallow(at)) ? ['--depth=1'] : [];
    return git(at, ['fetch', ...quietly, ...depth, '--end-of-options', remote, objectName(commit)]);
  });
  return hasCommit(at, commit);
}

/** The best common ancestor; undefined when there is none or the clone is too shallow to tell. */
export async function mergeBase(at: Checkout, a: string, b: string): Promise<string | undefined> {
  return firstLine(await git(at, ['merge-base', objectName(a), objectName(b)]));
}

/**
 * Paths, relative to the repository's root, that differ between two commits. A renamed file counts with both names.
 *
 * @throws Failure `GIT_DIFF` when one of the commits is not here.
 */
export async function changedFiles(at: Checkout, base: string, head: string): Promise<string[]> {
  const args = [
    'diff',
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-relative',
    '--ignore-submodules=none',
  ];
  const result = await git(at, [...args, objectName(base), objectName(head), '--']);
  if (result.code !== 0) {
    throw new Failure('failed', 'GIT_DIFF', `the commits ${base} and ${head} cannot be compared in this checkout`, {
      hint: 'Fetch more history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).',
      cause: new Error(result.stderr.trim()),
    });
  }
  return result.stdout.toString('utf8').split('\0').filter(Boolean);
}

const quietly = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', '--recurse-submodules=no'];

export function git(
  { cwd, env, programs }: Omit<Checkout, 'clock'>,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
  stdin?: string,
): Promise<GitResult> {
  return runGit(args, { cwd, env, programs, variables, ...(stdin === undefined ? {} : { stdin }) });
}

export async function isShallow(at: Checkout): Promise<boolean> {
  return isShallowByFile(at) ?? firstLine(await git(at, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

/** By what git itself looks at (shallow.c); undefined where `.git` is a file that leads elsewhere, or not here. */
function isShallowByFile(at: Pick<Checkout, 'cwd'>): boolean | undefined {
  const directory = join(at.cwd, '.git');
  const here = statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true;
  return here ? existsSync(join(directory, 'shallow')) : undefined;
}

/** Milliseconds until the lock of a shallow clone counts as left behind by a run that was killed. */
const staleLock = 30_000;
const lockPause = 100;

/** Runs that share a shallow clone fetch one after the other: git itself fails where it meets another one's lock. */
async function inTurn(
  { clock }: Checkout,
  fetch: () => Promise<GitResult | undefined>,
): Promise<GitResult | undefined> {
  for (let left = staleLock; ; ) {
    const result = await fetch();
    const stderr = result?.stderr ?? '';
    const [, lock] = /'(.*shallow\.lock)': File exists/.exec(stderr) ?? [];
    if (left <= 0 || (lock === undefined && !stderr.includes('shallow file has changed'))) return result;
    do {
      await clock.sleep(lockPause);
      left -= lockPause;
    } while (lock !== undefined && left > 0 && existsSync(lock));
  }
}

/**
 * `origin`, else the only remote. Undefined when there is none, or none of several is `origin`: another one may be a fork,
 * which knows nothing of what is open.
 */
export async function remoteName(at: Omit<Checkout, 'clock'>): Promise<string | undefined> {
  const remotes = (await git(at, ['remote'])).stdout.toString('utf8').split('\n').filter(Boolean);
  return remotes.includes('origin') || remotes.length > 1 ? remotes.find((name) => name === 'origin') : remotes[0];
}

/** Whether this is a repository that was not cloned from another one. */
export async function hasNoRemote(at: Omit<Checkout, 'clock'>): Promise<boolean> {
  const { code, stdout } = await git(at, ['remote']);
  return code === 0 && stdout.length === 0;
}

/** Of what git printed; undefined when it failed or printed nothing. */
export function firstLine(result: GitResult): string | undefined {
  const line = result.code === 0 ? result.stdout.toString('utf8').split('\n')[0] : undefined;
  return line === '' ? undefined : line;
}

/** Only full object names are let through: anything else could be an option or an expression (`:/text`, `@{u}`). */
function objectName(commit: string): string {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return commit;
  throw badInput('commit', `"${commit}" is not a full object name`, 'Give all 40 (or 64) hexadecimal digits.');
}
