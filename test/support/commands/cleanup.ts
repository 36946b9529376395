/** Runs `cleanup-review-env` and `bump-image-tag` on real repositories, as the command line would. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import type { Piece } from '../../../src/core/cleanup/report.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import type { Command } from '../../../src/inputs/command.ts';
import { parseConfig } from '../../../src/inputs/config.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { systemClock } from '../clock.ts';
import { type BareRepository, createBareRepository, type FixtureFile } from '../git/repository.ts';
import { ciContext, createRun } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';

/** @param registry host and path of the services' images */
export const configFor = (registry: string) =>
  parseConfig(
    'gitops.yaml',
    `version: 1
registry: ${registry}
services:
  web1: { path: apps/web1 }
  web2: { path: apps/web2 }
environments:
  dev: { when: { branch: develop }, file: "values/{service}-dev.yaml" }
  release: { when: { tag: "v*" }, file: "release/{slug}/{service}.yaml", from: sample/values-review.yaml, ttl: 7d }
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}.yaml
    from: sample/values-review.yaml
    ttl: 7d
`,
  );

/** What a GitOps repository holds besides review environments. */
export const surroundings: Readonly<Record<string, FixtureFile>> = {
  'README.md': 'Ours.\n',
  'values/web1-dev.yaml': 'image:\n  repository: registry.example.com/fe/web1\n  tag: "11111111"\n',
  'sample/values-review.yaml': 'image:\n  repository: registry.example.com/fe/web1\n  tag: unset\n',
  'review/.gitkeep': '',
  'argocd/web1-dev.yaml': 'kind: Application\n',
};

export interface World extends Disposable {
  readonly gitops: BareRepository;
  /** Working copy of the monorepo. */
  readonly monorepo: string;
  git(...args: string[]): string;
  /** A commit on the branch in the monorepo; answers its name. */
  push(branch: string): string;
  deploy(
    branch: string,
    service?: string,
    extra?: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, unknown>>>;
  cleanup(given: Readonly<Record<string, string>>, overrides?: Partial<CiContext>): Promise<Outcome>;
  /** Paths and blob names of the GitOps repository's main branch. */
  tree(): string[];
  commits(): number;
}

export interface Outcome {
  readonly removed: Piece[];
  readonly kept: Piece[];
  readonly failed: Piece[];
}

export function createWorld(
  files: Readonly<Record<string, FixtureFile>> = surroundings,
  config = configFor('registry.example.com/fe'),
): World {
  const root = scratchDirectory('cleanup');
  const gitops = createBareRepository(root, { files, name: 'gitops' });
  const monorepo = join(root, 'shop');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-C', monorepo, ...args], {
      encoding: 'utf8',
    }).trim();
  execFileSync('git', ['init', '-q', '--initial-branch=main', monorepo]);
  git('commit', '-q', '--allow-empty', '-m', 'First');

  const context = (branch: string) =>
    ciContext({
      repositoryUrl: 'https://github.com/acme/shop',
      commit: git('rev-parse', '--verify', branch),
      branch,
      workspace: monorepo,
    });

  async function run<T extends InputDeclarations>(
    command: Command<T>,
    ci: CiContext,
    given: Readonly<Record<string, string>>,
  ) {
    const all = { 'gitops-repository': gitops.path, ...given };
    const { outputs } = await command.run(
      createRun(command, all, { config, ci, clock: systemClock, env: process.env, cwd: monorepo }),
    );
    return outputs;
  }

  return {
    gitops,
    monorepo,
    git,
    push(branch) {
      git('checkout', '-q', '-B', branch);
      git('commit', '-q', '--allow-empty', '-m', `Change ${branch}`);
      return git('rev-parse', 'HEAD');
    },
    deploy: (branch, service = 'web1', extra = {}) =>
      run(bumpImageTag, context(branch), { service, environment: 'review', ...extra }),
    cleanup: async (given, overrides = {}) =>
      (await run(cleanupReviewEnv, { ...context('main'), ...overrides }, given)) as unknown as Outcome,
    tree: () => gitops.git('ls-tree', '-r', 'main').split('\n'),
    commits: () => Number(gitops.git('rev-list', '--count', 'main')),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
