import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';
import { gitIn } from './repository.ts';

/** A file's text, or undefined to delete it. */
export type Files = Readonly<Record<string, string | undefined>>;

/** A monorepo with real git: a bare `origin`, and a clone that developers commit in. */
export interface Monorepo {
  readonly origin: string;
  /** Commits on a branch (from `main` when it is new), pushes, and returns the commit. */
  commit(branch: string, files: Files): Promise<string>;
  /** Puts a branch back to an older commit and commits there: a force push. */
  rewrite(branch: string, from: string, files: Files): Promise<string>;
  /** A merge of a branch into `main`, published as the forge does for a request. */
  mergeRef(number: number, branch: string): string;
  /** What a CI job checks out; `depth` makes it shallow. */
  checkout(ref: string, depth?: number): Promise<string>;
  git(...args: readonly string[]): string;
}

export async function createMonorepo(files: Files): Promise<Monorepo> {
  const root = scratchDirectory('monorepo');
  const origin = join(root, 'origin.git');
  const work = join(root, 'work');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  execFileSync('git', ['clone', '--quiet', origin, work], { stdio: 'ignore' });
  const git = gitIn(work);
  let checkouts = 0;

  const commitHere = async (changed: Files) => {
    for (const [path, text] of Object.entries(changed)) {
      if (text === undefined) await rm(join(work, path), { recursive: true });
      else {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), text);
      }
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  const monorepo: Monorepo = {
    origin,
    git,
    async commit(branch, changed) {
      const known = git('branch', '--list', branch) !== '';
      git('checkout', '--quiet', ...(known ? [branch] : ['-b', branch, 'main']));
      const commit = await commitHere(changed);
      git('push', '--quiet', 'origin', branch);
      return commit;
    },
    async rewrite(branch, from, changed) {
      git('checkout', '--quiet', branch);
      git('reset', '--quiet', '--hard', from);
      const commit = await commitHere(changed);
      git('push', '--quiet', '--force', 'origin', branch);
      return commit;
    },
    mergeRef(number, branch) {
      git('checkout', '--quiet', '--detach', 'main');
      git('merge', '--quiet', '--no-ff', '--no-edit', branch);
      git('push', '--quiet', '--force', 'origin', `HEAD:refs/pull/${number}/merge`);
      return git('rev-parse', 'HEAD');
    },
    async checkout(ref, depth) {
      const directory = join(root, `checkout-${++checkouts}`);
      await mkdir(directory);
      const here = gitIn(directory);
      here('init', '--quiet');
      here('remote', 'add', 'origin', `file://${origin}`);
      // As actions/checkout does it: one ref, detached.
      here('fetch', '--quiet', ...(depth === undefined ? [] : [`--depth=${depth}`]), 'origin', ref);
      here('checkout', '--quiet', '--detach', 'FETCH_HEAD');
      return directory;
    },
  };
  git('checkout', '--quiet', '-b', 'main');
  await commitHere(files);
  git('push', '--quiet', 'origin', 'main');
  return monorepo;
}
