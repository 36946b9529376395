/** A service whose file goes through images that words name, for tests of `rollback`. */

import { fsck } from '../git/repository.ts';
import { type BumpWorld, bumpWorld } from './bump.ts';

/** The tag that the monorepo's n-th commit is deployed with: one that names no commit. */
export const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export function webValues(tag: string): string {
  return `image:\n  repository: r.example.com/fe/web1\n  tag: ${tag} # by CI\nreplicas: 1\n`;
}

export function tagIn(at: BumpWorld, file = 'web1.yaml'): string | undefined {
  return /tag: "?([^"\s]*)/.exec(at.gitops.read(file))?.[1];
}

export function bumpTo(at: BumpWorld, index: number, given: Readonly<Record<string, string>> = {}) {
  return at.bump(at.line[index]!, { file: 'web1.yaml', tag: words[index]!, ...given });
}

/** Worlds in which these commits were deployed one after the other; all that are made end, and are checked, together. */
export function rollbackWorlds() {
  const worlds: BumpWorld[] = [];
  const worldOf = (files: Readonly<Record<string, string>>): BumpWorld => {
    const at = bumpWorld(files, words.length);
    worlds.push(at);
    return at;
  };
  return {
    worldOf,
    async world(...indices: readonly number[]): Promise<BumpWorld> {
      const at = worldOf({ 'web1.yaml': webValues('a') });
      for (const index of indices) await bumpTo(at, index);
      return at;
    },
    end(): void {
      for (const each of worlds.splice(0)) {
        fsck(each.gitops.path);
        each[Symbol.dispose]();
      }
    },
  };
}
