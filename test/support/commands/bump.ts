/** A run of `bump-image-tag` from plain values, on a real monorepo and a real GitOps repository. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import type { CiContext, Environment } from '../../../src/core/ports.ts';
import type { ConfigFile } from '../../../src/inputs/config.ts';
import { systemClock } from '../clock.ts';
import { type BareRepository, createBareRepository, type FixtureFile } from '../git/repository.ts';
import { createRun, type Given } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';

export interface BumpOptions {
  readonly config?: ConfigFile;
  readonly ci?: Partial<CiContext>;
  /** Where the monorepo is checked out. Default: the whole clone. */
  readonly workspace?: string;
  readonly secrets?: readonly string[];
  readonly env?: Environment;
}

export interface BumpOutcome {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly summary: string;
  readonly lines: readonly string[];
}

export interface BumpWorld extends Disposable {
  readonly directory: string;
  readonly gitops: BareRepository;
  readonly monorepo: string;
  /** Commits of `main` in the monorepo, oldest first. */
  readonly line: readonly string[];
  git(...args: readonly string[]): string;
  /** Inputs as users write them. `commit` is the source commit; the rest goes to the GitOps repository's path. */
  bump(commit: string, given: Given, options?: BumpOptions): Promise<BumpOutcome>;
}

export function bumpWorld(files: Readonly<Record<string, FixtureFile>>, commits = 6): BumpWorld {
  const directory = scratchDirectory('mg-bump');
  const gitops = createBareRepository(directory, { files, name: 'gitops' });
  const monorepo = join(directory, 'monorepo');
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', monorepo, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      encoding: 'utf8',
    }).trim();
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', monorepo]);
  const line = Array.from({ length: commits }, (_, index) => {
    git('commit', '--quiet', '--allow-empty', '--message', `Change ${index}`);
    return git('rev-parse', 'HEAD');
  });
  return {
    directory,
    gitops,
    monorepo,
    line,
    git,
    async bump(commit, given, options = {}) {
      const run = createRun(
        bumpImageTag,
        { 'gitops-repository': gitops.path, ...given },
        {
          ...options,
          ci: { commit, workspace: options.workspace ?? monorepo, ...options.ci },
          clock: systemClock,
          env: options.env ?? process.env,
          cwd: directory,
        },
      );
      const result = await bumpImageTag.run(run);
      return { ...result, lines: run.lines };
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
