/** People who work in the GitOps repository with git and with their forge's buttons. */
import { scratchDirectory } from '../lifetime.ts';
import { type BareRepository, gitIn } from './repository.ts';

export interface Person {
  /** Runs git in a clone of theirs that is up to date, and pushes `main`. Answers the new tip. */
  git(...args: readonly string[]): string;
  /** `git revert`, with git's own message. */
  revert(commit: string): string;
  /** The same by a branch that is merged: a merge commit with the given text, or a squashed one. */
  revertByRequest(commit: string, how: 'merge' | 'squash', message: string): string;
}

export function person({ gitops }: { readonly gitops: BareRepository }): Person {
  const clone = scratchDirectory('person');
  const run = gitIn(clone, 'Grace');
  run('clone', '-q', gitops.path, '.');
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
