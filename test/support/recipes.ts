/**
 * The world of the recipes in `examples`: the servers that they name, on the internet of the test, so that their files
 * run as they are published.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { imagesIn } from '../../src/core/edit/edit.ts';
import { type ArgocdServer, type ArgocdServerOptions, startArgocdServer } from './argocd/server.ts';
import { type BareRepository, createBareRepository, gitIn } from './git/repository.ts';
import { repositoryRoot } from './program.ts';

/** A repository with the files of some folders of this project, later ones over earlier ones, and a working copy of it. */
export interface Project {
  readonly bare: BareRepository;
  readonly checkout: string;
  git(...argv: readonly string[]): string;
  replace(path: string, before: string, after: string): void;
  /** Commits everything and pushes the branch; the commit. */
  push(message: string): string;
}

export function createProject(root: string, name: string, folders: readonly string[], branch = 'main'): Project {
  const project = workingCopy(createBareRepository(root, { name, branch }), join(root, 'checkouts', name), folders);
  // What gitlab-ci-local leaves there.
  writeFileSync(join(project.checkout, '.git/info/exclude'), '.gitlab-ci-local*\n');
  project.push('First');
  return project;
}

/** The files of some folders of this project, later ones over earlier ones; the first push sends them. */
export function workingCopy(bare: BareRepository, checkout: string, folders: readonly string[]): Project {
  for (const folder of folders) cpSync(join(repositoryRoot, folder), checkout, { recursive: true });
  execFileSync('git', ['init', '--quiet', `--initial-branch=${bare.git('symbolic-ref', '--short', 'HEAD')}`, checkout]);
  const git = gitIn(checkout);
  git('remote', 'add', 'origin', bare.path);
  return {
    bare,
    checkout,
    git,
    replace(path, before, after) {
      const file = join(checkout, path);
      const text = readFileSync(file, 'utf8');
      if (!text.includes(before)) throw new Error(`${path} does not say ${before}`);
      writeFileSync(file, text.replace(before, after));
    },
    push(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      git('push', '--quiet', '--force', '--set-upstream', 'origin', 'HEAD');
      return git('rev-parse', 'HEAD');
    },
  };
}

/** An Argo CD that renders what is in the GitOps repository. */
export async function argocdOn(
  gitops: BareRepository,
  options: Partial<ArgocdServerOptions> = {},
): Promise<ArgocdServer> {
  return startArgocdServer({
    ...options,
    repositories: {
      resolve: (_url, revision) => gitops.git('rev-parse', '--verify', `${revision}^{commit}`),
      render: (source, revision) => {
        const { valueFiles } = (source.helm ?? {}) as { valueFiles?: readonly string[] };
        const files = valueFiles ?? gitops.git('ls-tree', '-r', '--name-only', revision, `${source.path}/`).split('\n');
        const images = files.flatMap((file) => imagesIn(file, gitops.read(file, revision)));
        return {
          resources: [{ kind: 'Deployment', namespace: 'dev', name: files[0] ?? '' }],
          images: images.map(({ repository, tag }) => `${repository}:${tag}`),
        };
      },
    },
  });
}
