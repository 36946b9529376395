/** The files of one commit in a private directory, beside the checkout: neither its files nor its index are touched. */
import { writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import { temporaryBase, temporaryDirectory } from '../../run-end.ts';
import { type GitOptions, type GitResult, runGit } from './program.ts';

type Repository = Required<Pick<GitOptions, 'cwd' | 'env' | 'programs'>>;

export interface CommitCheckout extends AsyncDisposable {
  /** Full name. */
  readonly commit: string;
  /** Absolute path of its root: a repository of its own, which borrows the objects of the checkout. */
  readonly path: string;
}

/**
 * Filters (line endings, LFS) work as in the checkout.
 *
 * @param revision a commit, branch or tag that the checkout has
 * @throws bad input that names the input, for a revision that is not here; Failure `GIT_TREE` where files of it are not here
 */
export async function checkoutOfCommit(at: Repository, revision: string, input: string): Promise<CommitCheckout> {
  const found = await runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], at);
  const commit = firstLine(found);
  if (commit === undefined) {
    const hint =
      'Name a commit, branch or tag that the checkout has, or fetch more (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).';
    throw badInput(input, `${revision} is no commit of this checkout`, hint);
  }
  const objects = firstLine(await runGit(['rev-parse', '--git-path', 'objects'], at));
  const temporary = await temporaryDirectory(temporaryBase(at.env), 'monorepo-gitops-commit');
  const own = { ...at, cwd: temporary.path };
  const dispose = () => temporary[Symbol.asyncDispose]();
  try {
    await step(own, commit, [
      'init',
      '--quiet',
      '--template=',
      ...(commit.length === 64 ? ['--object-format=sha256'] : []),
      '.',
    ]);
    await writeFile(
      join(temporary.path, '.git/objects/info/alternates'),
      `${resolve(at.cwd, objects ?? '.git/objects')}\n`,
    );
    await writeFile(join(temporary.path, '.git/HEAD'), `${commit}\n`);
    await step(own, commit, ['read-tree', commit]);
    await step(own, commit, ['checkout-index', '--all', '--quiet']);
    return { commit, path: temporary.path, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function step(at: Repository, commit: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await runGit(args, at);
  if (code === 0) return;
  throw new Failure('failed', 'GIT_TREE', `the files of ${commit} cannot be read in this checkout`, {
    hint: 'A partial clone leaves files out: fetch them, or clone without a filter.',
    cause: new Error(stderr.trim()),
  });
}

function firstLine({ code, stdout }: GitResult): string | undefined {
  return code === 0 ? stdout.toString('utf8').split('\n', 1)[0] || undefined : undefined;
}

/** Where a path of the checkout is in that of a commit; a path outside of the checkout stays. */
export function pathIn(commit: Pick<CommitCheckout, 'path'>, root: string, path: string): string {
  const inside = relative(root, path);
  return /^\.\.([/\\]|$)/.test(inside) || isAbsolute(inside) ? path : join(commit.path, inside);
}
