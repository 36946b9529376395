/** Worlds with review environments, which `bump-image-tag` deploys and `cleanup-review-env` removes. */
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import type { Piece } from '../../../src/core/cleanup/report.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import type { Given } from '../inputs.ts';
import { createWorld, type Files, type World } from './world.ts';

/**
 * @param registry host and path of the services' images
 * @param app of the review environment, in YAML
 */
export const configFor = (registry: string, app = '{}') =>
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
    app: ${app}
    ttl: 7d
`,
  );

/** What a GitOps repository holds besides review environments. */
export const surroundings: Files = {
  'README.md': 'Ours.\n',
  'values/web1-dev.yaml': 'image:\n  repository: registry.example.com/fe/web1\n  tag: "11111111"\n',
  'sample/values-review.yaml': 'image:\n  repository: registry.example.com/fe/web1\n  tag: unset\n',
  'review/.gitkeep': '',
  'argocd/web1-dev.yaml': 'kind: Application\n',
};

export interface ReviewWorld extends World {
  /** A commit on the branch in the monorepo; answers its name. */
  push(branch: string): string;
  /** Deploys a service to the review environment of the branch; answers the outputs. */
  deploy(
    branch: string,
    service?: string,
    extra?: Given,
    overrides?: Partial<CiContext>,
  ): Promise<Readonly<Record<string, unknown>>>;
  cleanup(given: Given, overrides?: Partial<CiContext>): Promise<Outcome>;
  /** Paths and blob names of the GitOps repository's main branch. */
  tree(): string[];
  commits(): number;
}

export interface Outcome {
  readonly removed: Piece[];
  readonly kept: Piece[];
  readonly failed: Piece[];
  readonly commit: string | undefined;
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
}

/** Without a registry its images are left alone. */
export function reviewWorld(files: Files = surroundings, given?: ReturnType<typeof configFor>): ReviewWorld {
  const config = given ?? configFor('registry.example.com/fe');
  const parts = given === undefined ? { remove: ['app', 'files'] } : {};
  const world = createWorld(files, { config, commits: 1 });
  const { git, gitops, monorepo: cwd } = world;
  // It is asked as the remote of every pipeline's clone.
  git('remote', 'add', 'origin', cwd);
  /** A branch that is gone still has pipelines of its commits. */
  const of = (branch: string, overrides: Partial<CiContext> = {}): Partial<CiContext> => ({
    host: 'jenkins',
    repositoryUrl: 'https://github.com/acme/shop',
    branch,
    ...overrides,
    commit: overrides.commit ?? git('rev-parse', '--verify', branch),
  });
  return {
    ...world,
    push(branch) {
      git('checkout', '-q', '-B', branch);
      git('commit', '-q', '--allow-empty', '-m', `Change ${branch}`);
      return git('rev-parse', 'HEAD');
    },
    async deploy(branch, service = 'web1', extra = {}, overrides = {}) {
      const given = { service, environment: 'review', ...extra };
      const { outputs, lines } = await world.run(bumpImageTag, given, { ci: of(branch, overrides), cwd });
      return { ...outputs, lines };
    },
    async cleanup(given, overrides = {}) {
      const options = { ci: of('main', overrides), cwd };
      const { outputs, lines, warnings } = await world.run(cleanupReviewEnv, { ...parts, ...given }, options);
      return { ...(outputs as unknown as Outcome), lines, warnings };
    },
    tree: () => gitops.git('ls-tree', '-r', 'main').split('\n'),
    commits: () => Number(gitops.git('rev-list', '--count', 'main')),
  };
}
