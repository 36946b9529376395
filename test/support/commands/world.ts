/**
 * A monorepo, a GitOps repository, and runs of commands from one to the other: in this process, on real git.
 *
 *   const at = createWorld({ 'web1.yaml': values });
 *   const { outputs, lines } = await at.bump(at.line[3]!, { file: 'web1.yaml', tag: 'v3' });
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import type { Command } from '../../../src/inputs/command.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { systemClock } from '../clock.ts';
import { type BareRepository, createBareRepository, type FixtureFile, fsck, gitIn } from '../git/repository.ts';
import { type Given, type Ran, type RunOptions, runCommand } from '../inputs.ts';
import { endsWithFile, scratchDirectory } from '../lifetime.ts';

export type Files = Readonly<Record<string, FixtureFile>>;

export interface World {
  /** Holds everything, and is what relative paths of inputs begin with. */
  readonly directory: string;
  readonly gitops: BareRepository;
  /** A working copy with all commits. */
  readonly monorepo: string;
  /** Commits of `main` in the monorepo, oldest first. */
  readonly line: readonly string[];
  /** git in the monorepo. */
  git(...args: readonly string[]): string;
  /** A command in the monorepo, for this GitOps repository. */
  run<T extends InputDeclarations>(command: Command<T>, given: Given, options?: RunOptions): Promise<Ran>;
  /** `bump-image-tag` for that source commit. */
  bump(commit: string, given: Given, options?: RunOptions): Promise<Ran>;
}

export interface WorldOptions extends Pick<RunOptions, 'config'> {
  /** Of `main` in the monorepo. Default 6. */
  readonly commits?: number;
  /** Of the GitOps repository. Default sha1. */
  readonly objectFormat?: 'sha1' | 'sha256';
}

/** @param files of the GitOps repository, which has to be sound when the test file ends */
export function createWorld(files: Files, { commits = 6, config, objectFormat = 'sha1' }: WorldOptions = {}): World {
  const directory = scratchDirectory('world');
  const gitops = createBareRepository(directory, { files, name: 'gitops', objectFormat });
  endsWithFile({ [Symbol.asyncDispose]: async () => fsck(gitops.path) });
  const monorepo = join(directory, 'monorepo');
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', monorepo]);
  const git = gitIn(monorepo);
  const line = Array.from({ length: commits }, (_, index) => {
    git('commit', '--quiet', '--allow-empty', '--message', `Change ${index}`);
    return git('rev-parse', 'HEAD');
  });
  const run: World['run'] = (command, given, { ci, ...options } = {}) =>
    runCommand(
      command,
      { 'gitops-repository': gitops.path, ...given },
      { config, ci: { workspace: monorepo, ...ci }, clock: systemClock, env: process.env, cwd: directory, ...options },
    );
  const bump: World['bump'] = (commit, given, options) =>
    run(bumpImageTag, given, { ...options, ci: { commit, ...options?.ci } });
  return { directory, gitops, monorepo, line, git, run, bump };
}
