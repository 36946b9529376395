/** A rollback that somebody approves first. */
import { expect, it } from 'vitest';
import { onGithub } from '../../../support/commands/forges.ts';
import { createWorld } from '../../../support/commands/world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';

const values = (name: string, tag: string) => `image:\n  repository: acme/${name}\n  tag: ${tag}\n`;

it.each(['git', 'api'])('is one commit of a rolling request, made once, and stays (commit-via: %s)', async (via) => {
  const world = createWorld({ 'web1.yaml': values('web1', 'a'), 'web2.yaml': values('web2', 'a') });
  const { gitops, line } = world;
  const { given: forge } = await onGithub(world);
  const request = { ...forge, 'request-key': 'prod', 'commit-via': via, deliver: 'pull-request' };
  const branch = 'monorepo-gitops/prod';
  const rollback = (given: Readonly<Record<string, string>> = {}) =>
    world.bump(
      line[5]!,
      { file: 'web1.yaml', rollback: true, ...request, ...given },
      { ci: { pipelineUrl: 'https://ci.example.com/7' } },
    );
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
  expect((await world.bump(line[2]!, { file: 'web1.yaml', tag: 'two', ...request })).outputs.result).toBe('superseded');
  await world.bump(line[3]!, { file: 'web1.yaml', tag: 'three', ...request });
  expect(gitops.read('web1.yaml', branch)).toBe(values('web1', 'three'));
});
