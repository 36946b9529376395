/**
 * Bumps from a private monorepo into a private GitOps repository, both on real git over HTTP: jobs with the job's own token,
 * in checkouts of any depth.
 */
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { systemClock } from '../clock.ts';
import { type BareRepository, createBareRepository } from '../git/repository.ts';
import { basic, type GitServer, startGitServer } from '../git/server.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';
import { type SourceWorld, sourceWorld } from '../source/world.ts';
import type { Files } from './world.ts';

const token = 'token-of-the-gitops-repository';

/** The checkout of a job, made when its pipeline began: what happens to its branch later is seen by asking alone. */
export interface Job {
  readonly commit: string;
  bump(given: Given, more?: Partial<CiContext>): Promise<Ran>;
}

export interface BumpWorld {
  readonly source: SourceWorld;
  readonly gitops: BareRepository;
  readonly server: GitServer;
  /** A job for a commit, by default of `main`. @param depth undefined: the whole history */
  job(commit: string, depth: number | undefined, ci?: Partial<CiContext>, env?: RunOptions['env']): Job;
  /** A commit beside all branches, which its parents lead to. */
  merge(message: string, ...parents: readonly string[]): string;
}

export async function bumpWorld(files: Files): Promise<BumpWorld> {
  const source = await sourceWorld();
  const root = scratchDirectory('mg-gitops');
  const gitops = createBareRepository(root, { files, name: 'gitops' });
  const server = await startGitServer({ root, authorization: basic('x-access-token', token) });
  const { monorepo } = source;
  return {
    source,
    gitops,
    server,
    job(commit, depth, ci = {}, env = source.env) {
      const workspace = source.checkout(commit, depth);
      const context = {
        host: 'github',
        repository: 'acme/shop',
        repositoryUrl: source.url.replace(/\.git$/, ''),
        commit,
        workspace,
        ...ci,
      } as const;
      return {
        commit,
        bump: (given, more = {}) =>
          runCommand(
            bumpImageTag,
            { 'gitops-repository': server.url(gitops), 'gitops-token': token, ...given },
            { ci: { ...context, ...more }, env, cwd: workspace, clock: systemClock },
          ),
      };
    },
    merge(message, ...parents) {
      const lines = parents.flatMap((parent) => ['-p', parent]);
      return monorepo.git('commit-tree', ...lines, '-m', message, `${parents[0]}^{tree}`);
    },
  };
}
