/** A rollback that somebody approves first. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bumpWorld } from '../../../support/commands/bump.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { startGithubServer } from '../../../support/github/server.ts';

const values = (name: string, tag: string) => `image:\n  repository: acme/${name}\n  tag: ${tag}\n`;

it.each(['git', 'api'])('is one commit of a rolling request, made once, and stays (commit-via: %s)', async (via) => {
  using world = bumpWorld({ 'web1.yaml': values('web1', 'a'), 'web2.yaml': values('web2', 'a') });
  const { gitops, line } = world;
  mkdirSync(join(world.directory, 'acme'));
  symlinkSync(gitops.path, join(world.directory, 'acme/gitops.git'));
  await using git = await startGitServer({ root: world.directory });
  const permissions = { contents: 'write', pull_requests: 'write' } as const;
  const github = await startGithubServer({
    repositories: { 'acme/gitops': { git: gitops } },
    accounts: { token: { login: 'bot', permissions } },
  });
  const request = {
    'gitops-repository': `${git.origin}/acme/gitops.git`,
    'forge-url': `${github.origin}/api/v3`,
    'gitops-token': 'token',
    'request-key': 'prod',
    'commit-via': via,
    deliver: 'pull-request',
  };
  const branch = 'monorepo-gitops/prod';
  const rollback = (given: Readonly<Record<string, string>> = {}) =>
    world.bump(
      line[5]!,
      { file: 'web1.yaml', rollback: true, ...request, ...given },
      { ci: { pipelineUrl: 'https://ci.example.com/7' } },
    );
  try {
    for (const [index, tag] of [[1, 'one'] as const, [2, 'two'] as const]) {
      await world.bump(line[index]!, { file: 'web1.yaml', tag });
    }
    await world.bump(line[2]!, { file: 'web2.yaml', tag: 'two', ...request });
    commitFiles(gitops, { 'noise.yaml': 'x: 1\n' });
    expect((await rollback()).outputs).toMatchObject({ result: 'requested', 'new-image': 'acme/web1:one' });
    expect(gitops.read('web1.yaml')).toBe(values('web1', 'two'));
    expect(gitops.read('web1.yaml', branch)).toBe(values('web1', 'one'));
    const [commit] = history(gitops.path, branch);
    expect(commit?.message).toContain(`Rollback-Of: ${line[2]}\n`);

    commitFiles(gitops, { 'noise.yaml': 'x: 2\n' });
    for (const given of [{}, { tag: 'one' }]) {
      expect((await rollback(given)).outputs).toMatchObject({ result: 'requested', changed: false });
    }
    expect(history(gitops.path, branch)[0]?.id).toBe(commit?.id);
    expect((await world.bump(line[2]!, { file: 'web1.yaml', tag: 'two', ...request })).outputs.result).toBe(
      'superseded',
    );
    await world.bump(line[3]!, { file: 'web1.yaml', tag: 'three', ...request });
    expect(gitops.read('web1.yaml', branch)).toBe(values('web1', 'three'));
    fsck(gitops.path);
  } finally {
    await github.close();
  }
});
