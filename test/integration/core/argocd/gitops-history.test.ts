/** The history of a GitOps repository, asked of a real one by both transports. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../../src/core/argocd/rollout/gitops-target.ts';
import { type BareRepository, commitFiles, commitMany, createBareRepository } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog } from '../../../support/ports.ts';
import { gitHttpBackend } from '../../../support/real-parts.ts';

const backend = await gitHttpBackend();

/** `main` gets a request by a merge and another one by a squash; then somebody resets it by one commit. */
function history(repository: BareRepository) {
  const { git } = repository;
  const [first = ''] = commitMany(repository, 60);
  git('branch', 'request', 'main');
  const request = commitFiles(repository, { 'values.yaml': 'tag: 2\n' }, { branch: 'request' });
  const before = commitFiles(repository, { 'README.md': 'x\n' });
  const tree = git('merge-tree', '--write-tree', 'main', 'request');
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  const merge = git(...identity, 'commit-tree', tree, '-p', 'main', '-p', 'request', '-m', 'Merge');
  git('update-ref', 'refs/heads/main', merge);
  git('branch', 'squashed', 'main');
  const squashed = commitFiles(repository, { 'values.yaml': 'tag: 3\n' }, { branch: 'squashed' });
  git('branch', '-D', 'squashed');
  const squash = commitFiles(repository, { 'values.yaml': 'tag: 3\n' }, { message: 'Squash' });
  const reset = commitFiles(repository, { 'values.yaml': 'tag: 4\n' });
  git('update-ref', 'refs/heads/main', squash);
  const tip = commitFiles(repository, { 'values.yaml': 'tag: 5\n' });
  return { first, request, before, merge, squashed, squash, reset, tip };
}

type Name = keyof ReturnType<typeof history> | 'nowhere';

describe.skipIf(!backend.present).each<[TransportMode]>([['wire'], ['git']])(backend.titled('by %s'), (mode) => {
  it.each<[string, Name, Name, string]>([
    ['the branch has its own commits', 'tip', 'squash', 'yes'],
    ['a merge has what it merged', 'tip', 'request', 'yes'],
    ['a merge has what was there before', 'merge', 'before', 'yes'],
    ['a commit from more than 50 commits ago', 'tip', 'first', 'yes'],
    ['a squash does not have the commit of the request', 'tip', 'squashed', 'no'],
    ['the older one does not have the newer one', 'before', 'tip', 'no'],
    ['a reset took a commit off the branch', 'tip', 'reset', 'no'],
    ['a commit that the repository does not have', 'nowhere', 'tip', 'unknown'],
  ])('%s', async (_title, revision, ancestor, expected) => {
    const directory = scratchDirectory('history');
    const repository = createBareRepository(directory, { files: { 'values.yaml': 'tag: 1\n' } });
    // Forges serve commits that no branch has any more.
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const commits = { ...history(repository), nowhere: 'd'.repeat(40) };
    const server = await startGitServer({ root: directory });
    const url = mode === 'wire' ? server.url(repository) : repository.path;
    await using asked = historyOf(() => open(url, mode), 'main', memoryLog());
    expect(await asked.descends(commits[revision], commits[ancestor])).toBe(expected);
    expect(await asked.tip()).toBe(commits.tip);
  });

  it('a commit that it has only after a push', async () => {
    const directory = scratchDirectory('history');
    const repository = createBareRepository(directory, { files: { 'values.yaml': 'tag: 1\n' } });
    const tip = repository.git('rev-parse', 'main');
    const late = repository.git(
      ...['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit-tree', 'main^{tree}', '-p', 'main'],
      ...['-m', 'Late'],
    );
    const object = join(repository.path, 'objects', late.slice(0, 2), late.slice(2));
    renameSync(object, `${object}.away`);
    const server = await startGitServer({ root: directory });
    const url = mode === 'wire' ? server.url(repository) : repository.path;
    const log = memoryLog();
    await using asked = historyOf(() => open(url, mode === 'wire' ? 'auto' : mode), 'main', log);
    expect(await asked.descends(tip, late)).not.toBe('yes');
    expect([await asked.lacks(late), await asked.lacks(tip)]).toEqual([true, false]);
    renameSync(`${object}.away`, object);
    repository.git('update-ref', 'refs/heads/main', late);
    expect(await asked.lacks(late)).toBe(false);
  });

  it('a repository that cannot be asked does not say that it lacks a commit', async () => {
    await using asked = historyOf(
      () => open(join(scratchDirectory('none'), 'none.git'), mode === 'wire' ? 'auto' : mode),
      'main',
      memoryLog(),
    );
    expect(await asked.lacks('d'.repeat(40))).toBe(false);
  });
});
