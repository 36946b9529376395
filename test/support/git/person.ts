/** People who work in the GitOps repository with git and with their forge's buttons. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { BumpWorld } from '../commands/bump.ts';

export interface Person {
  /** Runs git in a clone of theirs that is up to date, and pushes `main`. Answers the new tip. */
  git(...args: readonly string[]): string;
  /** `git revert`, with git's own message. */
  revert(commit: string): string;
  /** The same by a branch that is merged: a merge commit with the given text, or a squashed one. */
  revertByRequest(commit: string, how: 'merge' | 'squash', message: string): string;
}

export function person({ directory, gitops }: BumpWorld): Person {
  const clone = mkdtempSync(join(directory, 'person-'));
  const run = (...args: readonly string[]) =>
    execFileSync('git', ['-C', clone, '-c', 'user.name=Grace', '-c', 'user.email=grace@example.com', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  execFileSync('git', ['clone', '-q', gitops.path, clone]);
  const upToDate = () => {
    run('fetch', '-q', 'origin');
    run('checkout', '-q', '-B', 'main', 'origin/main');
  };
  const pushed = () => {
    run('push', '-q', 'origin', 'main');
    return run('rev-parse', 'main');
  };
  return {
    git(...args) {
      upToDate();
      run(...args);
      return pushed();
    },
    revert(commit) {
      return this.git('revert', '--no-edit', commit);
    },
    revertByRequest(commit, how, message) {
      upToDate();
      run('checkout', '-q', '-B', 'revert');
      run('revert', '--no-edit', commit);
      run('checkout', '-q', 'main');
      if (how === 'merge') run('merge', '-q', '--no-ff', '-m', message, 'revert');
      else {
        run('merge', '-q', '--squash', 'revert');
        run('commit', '-q', '-m', message);
      }
      return pushed();
    },
  };
}
