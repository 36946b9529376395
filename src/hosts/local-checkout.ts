/** What the checkout itself tells: all a laptop has, and what CI hosts leave out. */
import { basename } from 'node:path';
import { runGit } from '../core/git/program/program.ts';
import { gitAddress, webAddress } from '../core/git/repository.ts';
import type { Environment } from '../core/ports.ts';
import { systemPrograms } from './programs.ts';

interface LocalCheckout {
  readonly root: string;
  readonly commit: string | undefined;
  readonly branch: string | undefined;
  /** As the clone found it; a checkout made by `git init` and `git fetch` does not know. */
  readonly defaultBranch: string | undefined;
  readonly repository: string;
  readonly repositoryUrl: string | undefined;
  readonly actor: { readonly name: string; readonly email: string };
}

export async function readCheckout(cwd: string, env: Environment): Promise<LocalCheckout> {
  const [head, settings] = await Promise.all([
    // One process for all: what it cannot resolve comes last, and what it printed before counts.
    lines(cwd, env, ['rev-parse', '--show-toplevel', 'HEAD', '--abbrev-ref', 'HEAD', 'refs/remotes/origin/HEAD']),
    lines(cwd, env, ['config', '--get-regexp', '^(user\\.(name|email)|remote\\.origin\\.url)$']),
  ]);
  const setting = new Map(settings.map((line) => [line.split(' ')[0] ?? '', line.slice(line.indexOf(' ') + 1)]));
  const url = setting.get('remote.origin.url');
  // Before the first commit git prints the word HEAD back instead of a name.
  const commit = /^[0-9a-f]{40,64}$/.test(head[1] ?? '') ? head[1] : undefined;
  const branch = head[2];
  return {
    root: head[0] ?? cwd,
    commit,
    branch: commit === undefined || branch === 'HEAD' ? undefined : branch,
    defaultBranch: /^origin\/(?!HEAD$)(.+)$/.exec(head[3] ?? '')?.[1],
    repository: repositoryPath(url) ?? basename(head[0] ?? cwd),
    repositoryUrl: url === undefined ? undefined : webAddress(url),
    actor: {
      name: setting.get('user.name') ?? 'monorepo-gitops',
      email: setting.get('user.email') ?? 'monorepo-gitops@localhost',
    },
  };
}

/** Branches (the checkout's and those of `origin`) and tags of this name that the checkout has, as full refs. */
export async function refsNamed(name: string, at: { readonly cwd: string; readonly env: Environment }) {
  const patterns = [`refs/heads/${name}`, `refs/remotes/origin/${name}`, `refs/tags/${name}`];
  const found = await lines(at.cwd, at.env, ['for-each-ref', '--format=%(refname)', ...patterns]);
  return found.filter((ref) => patterns.includes(ref));
}

/**
 * The branch of `origin` whose tip is checked out, as far as the checkout knows: the default branch, else the only one.
 */
export async function branchAtHead(
  defaultBranch: string | undefined,
  at: { readonly cwd: string; readonly env: Environment },
): Promise<string | undefined> {
  const prefix = 'refs/remotes/origin/';
  const refs = await lines(at.cwd, at.env, ['for-each-ref', '--points-at=HEAD', '--format=%(refname)', prefix]);
  const branches = refs.map((ref) => ref.slice(prefix.length)).filter((name) => name !== 'HEAD');
  if (defaultBranch !== undefined && branches.includes(defaultBranch)) return defaultBranch;
  return branches.length === 1 ? branches[0] : undefined;
}

/** Lines on stdout; none when git is missing, refuses, or there is no repository. */
async function lines(cwd: string, env: Environment, argv: readonly string[]): Promise<string[]> {
  try {
    const { stdout } = await runGit(argv, { programs: systemPrograms, cwd, env });
    return stdout
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** `group/project` of a URL; of a path its last part, which all clones share, whatever directories they are in. */
function repositoryPath(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  return gitAddress(url)?.path || url.match(/([^/]+?)(?:\/?\.git)?\/*$/)?.[1];
}
