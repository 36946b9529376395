/** The component project in a real repository, as a team publishes it on its GitLab. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publicationOf, readManifest } from '../../../scripts/publication.ts';
import { createBareRepository, gitIn } from '../git/repository.ts';
import { cleanEnvironment, repositoryRoot } from '../program.ts';

export interface ComponentProject {
  /** A clone, to write and commit in. */
  readonly clone: string;
  /** Commits what is in the clone, and pushes it to `main` and under the tag; the commit. */
  publish(tag: string): string;
}

/** @param root of the git server that shows it under the path of the project on GitLab */
export function createComponentProject(root: string): ComponentProject {
  const bare = createBareRepository(root, { name: publicationOf(readManifest()).gitlab });
  const clone = join(root, 'component-clone');
  execFileSync('git', ['clone', '--quiet', bare.path, clone], { stdio: 'ignore' });
  const git = gitIn(clone);
  return {
    clone,
    publish(tag) {
      git('add', '--all');
      git('commit', '--quiet', '--message', `Release ${tag}`);
      git('tag', tag);
      git('push', '--quiet', 'origin', 'HEAD:main', tag);
      return git('rev-parse', 'HEAD');
    },
  };
}

/** `npm run release:gitlab`. It fails by its code alone. */
export function releaseComponents(...argv: readonly string[]): { code: number; stdout: string; stderr: string } {
  try {
    const script = join(repositoryRoot, 'scripts/release-gitlab.ts');
    const options = { encoding: 'utf8', stdio: 'pipe', env: cleanEnvironment() } as const;
    return { code: 0, stdout: execFileSync(process.execPath, [script, ...argv], options), stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

/** A component project of somebody else's version: whoever includes its `pipeline` runs this script. */
export function writeDecoy(clone: string, script: string): void {
  rmSync(join(clone, 'templates'), { recursive: true, force: true });
  const path = join(clone, 'templates/pipeline/template.yml');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `spec:\n  inputs:\n    gitops-token: { default: "" }\n---\ndeploy:\n  script: [${script}]\n`);
}
