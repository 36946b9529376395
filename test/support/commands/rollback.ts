/** Worlds whose one service goes through images that words name, for tests of `rollback`. */
import type { Given, RunOptions } from '../inputs.ts';
import { createWorld, type Files, type World } from './world.ts';

/** The tag that the monorepo's n-th commit is deployed with: one that names no commit. */
export const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export function webValues(tag: string): string {
  return `# ours\nimage:\n  repository: r.example.com/fe/web1\n  tag: ${tag} # by CI\nreplicas: 1\n`;
}

export function tagIn(at: World, file = 'web1.yaml'): string | undefined {
  return /tag: "?([^"\s]*)/.exec(at.gitops.read(file))?.[1];
}

export function bumpTo(at: World, index: number, given: Given = {}) {
  return at.bump(at.line[index]!, { file: 'web1.yaml', tag: words[index]!, ...given });
}

/** Asked for by the job of a commit that comes behind all of them. */
export function rollback(at: World, given: Given = {}, options?: RunOptions) {
  return at.bump(
    at.line[7]!,
    { ...('updates' in given ? {} : { file: 'web1.yaml' }), rollback: true, ...given },
    options,
  );
}

/** A world in which nothing was deployed yet. */
export function emptyWorld(files: Files = { 'web1.yaml': webValues('a') }): World {
  return createWorld(files, { commits: words.length });
}

/** A world in which these commits were deployed one after the other. */
export async function deployedWorld(...indices: readonly number[]): Promise<World> {
  const at = emptyWorld();
  for (const index of indices) await bumpTo(at, index);
  return at;
}
