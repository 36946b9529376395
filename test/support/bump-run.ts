/** A run of `bump-image-tag` from plain values, on a real monorepo and a real GitOps repository. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bumpImageTag } from '../../src/commands/bump-image-tag.ts';
import type { CiContext, Environment } from '../../src/core/ports.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import type { ProjectConfig } from '../../src/inputs/config.ts';
import { resolveInputs } from '../../src/inputs/resolve.ts';
import { ci } from './build-run.ts';
import { systemClock } from './clock.ts';
import { memoryLog } from './delivery.ts';
import { type BareRepository, createBareRepository, type FixtureFile } from './git-server.ts';

type Given = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface BumpOptions {
  readonly config?: ProjectConfig;
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
  const directory = mkdtempSync(join(tmpdir(), 'mg-bump-'));
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
      const secrets = createSecrets();
      for (const secret of options.secrets ?? []) secrets.add(secret);
      const log = memoryLog();
      const context: CiContext = { ...ci, commit, workspace: options.workspace ?? monorepo, ...options.ci };
      const all: Given = { 'gitops-repository': gitops.path, ...given };
      const inputs = resolveInputs(
        bumpImageTag.inputs,
        [
          (name) => {
            const value = all[name];
            if (value === undefined) return undefined;
            return { text: typeof value === 'object' ? value : String(value), source: `--${name}` };
          },
          (name) => {
            const { service, environment } = given;
            if (options.config === undefined || typeof service !== 'string') return undefined;
            const scope = { config: options.config, ci: context, service, environment: environment as string };
            const text = bumpImageTag.configured(scope)[name];
            return text === undefined ? undefined : { text, source: 'gitops.yaml' };
          },
        ],
        { secrets, cwd: directory },
      );
      const result = await bumpImageTag.run({
        inputs,
        config: options.config,
        ci: context,
        log,
        clock: systemClock,
        secrets,
        env: options.env ?? process.env,
        cwd: directory,
        home: directory,
      });
      return { ...result, lines: log.lines };
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}
