/** The component project on GitLab: the release's tree as one commit, and its tag, which GitLab publishes from. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { badInput, Failure } from '../../src/core/failure.ts';
import { type Release, say } from './context.ts';
import { Git, type Remote } from './git.ts';
import { compareVersions, highest, parseVersion } from './version.ts';

/** @param tree what `npm run release:gitlab` wrote */
export function releaseComponents(release: Release, tree: string, remote: Remote): void {
  const { version, dryRun, tag } = release;
  if (!existsSync(join(tree, '.gitlab-ci.yml'))) {
    throw badInput('--from', `${tree} holds no component project`, 'npm run release:gitlab -- --to DIR');
  }
  const scratch = mkdtempSync(join(tmpdir(), 'monorepo-gitops-components-'));
  try {
    execFileSync('git', ['init', '--quiet', scratch]);
    const git = new Git(scratch);
    const tags = git.remoteTags(remote);
    const main = git.remoteBranch(remote, 'main');
    const content = writeTree(scratch, resolve(tree));
    const there = tags.find(({ name }) => name === version.text);
    if (there !== undefined) {
      git.remote(remote, 'fetch', '--quiet', '--depth=1', remote.url, `refs/tags/${version.text}`);
      if (git.run('rev-parse', `${there.commit}^{tree}`) === content) {
        say(`${remote.url} has ${version.text}`);
        return;
      }
      throw new Failure('refused', 'RELEASED', `${remote.url} has a tag ${version.text} with other content`, {
        hint: 'a version never changes: release the next one',
      });
    }
    if (main !== undefined) git.remote(remote, 'fetch', '--quiet', '--depth=1', remote.url, main);
    const parents = main === undefined ? [] : ['-p', main];
    const commit = git.run(
      ...author,
      'commit-tree',
      content,
      ...parents,
      '-m',
      `Release ${version.text}\n\nFrom ${tag}, commit ${release.commit}.`,
    );
    const top = highest(tags.flatMap(({ name }) => parseVersion(name) ?? []));
    const older = version.candidate !== '' || (top !== undefined && compareVersions(top, version) > 0);
    const updates = [
      ...(older ? [] : [{ ref: 'refs/heads/main', from: main, to: commit }]),
      { ref: `refs/tags/${version.text}`, from: undefined, to: commit },
    ];
    for (const { ref, to } of updates) say(`${dryRun ? 'would push' : 'pushes'} ${ref} ${to}`);
    if (!dryRun && !git.push(remote, updates)) {
      throw new Failure('failed', 'PUSH_RACE', `${remote.url} changed meanwhile`, { hint: 'run this job again' });
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const author = ['-c', 'user.name=monorepo-gitops', '-c', 'user.email=monorepo-gitops@users.noreply.github.com'];

/** The files below `directory` as a tree of that repository. */
function writeTree(repository: string, directory: string): string {
  const git = new Git(directory);
  const place = ['--git-dir', join(repository, '.git'), '--work-tree', directory];
  git.run(...place, 'add', '--all', '--force', '.');
  return git.run(...place, 'write-tree');
}
