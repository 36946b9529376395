import { describe, expect, it } from 'vitest';
import { commitFiles } from '../../../../support/git/repository.ts';
import { primaryLimit } from '../../../../support/github/server.ts';
import { content, path, type Setting, setting } from '../../../../support/github/setting.ts';
import type { RepositorySettings } from '../../../../support/github/state.ts';

async function requested(settings: Partial<RepositorySettings>, draft = false) {
  const made = await setting({ settings });
  made.branch('bump/web1');
  const request = await made.forge.createRequest(content({ draft }));
  const pull = made.server.repository(path).pulls[0]!;
  made.server.reset();
  return { ...made, request, pull };
}

function count({ server }: Setting, operation: string): number {
  return server.operations().filter((each) => each === operation).length;
}

describe('auto-merge', () => {
  it('waits for the checks that the branch requires, and is enabled once (law 4)', async () => {
    const made = await requested({ protected: true });
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'enabled' });
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'enabled' });
    expect(count(made, 'enablePullRequestAutoMerge')).toBe(1);
    expect(made.pull.state).toBe('open');
    made.server.repository(path).passChecks(made.pull);
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'merged' });
  });

  it('merges at once what waits for nothing, as a merge commit that keeps the trailers', async () => {
    const made = await requested({});
    const tip = made.git.git('rev-parse', made.request.sourceBranch);
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'merged' });
    expect(made.git.git('rev-parse', 'main^2')).toBe(tip);
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'merged' });
    expect(count(made, 'pulls.merge')).toBe(1);
  });

  it('takes another method where merge commits are not allowed', async () => {
    const { git, forge, request } = await requested({ mergeCommitAllowed: false });
    expect(await forge.enableAutoMerge(request)).toEqual({ result: 'merged' });
    expect(git.git('log', '-1', '--format=%P', 'main').split(' ')).toHaveLength(1);
  });

  it('waits while GitHub computes whether the request can be merged', async () => {
    const { forge, request, pull, pauses } = await requested({ autoMergeAllowed: false });
    pull.unknownLooks = 3;
    expect(await forge.enableAutoMerge(request)).toEqual({ result: 'merged' });
    expect(pauses).toHaveLength(3);
  });

  it.each([
    ['the checks pass between the look and the call', 'enablePullRequestAutoMerge', true],
    ['the branch moves between the look and the merge', 'pulls.merge', false],
  ] as const)('looks again when %s', async (_, at, isProtected) => {
    const { server, git, forge, request, pull } = await requested({ protected: isProtected });
    const action = () => {
      if (isProtected) pull.checksPassed = true;
      else commitFiles(git, { 'web2.txt': 'new\n' }, { branch: 'bump/web1' });
    };
    server.inject({ at, kind: 'before', action });
    expect(await forge.enableAutoMerge(request)).toEqual({ result: 'merged' });
  });

  it('knows that it has merged when the answer was lost', async () => {
    const made = await requested({});
    made.server.inject({ at: 'pulls.merge', kind: 'drop-after' });
    expect(await made.forge.enableAutoMerge(made.request)).toEqual({ result: 'merged' });
    expect(count(made, 'pulls.merge')).toBe(1);
  });

  it.each([
    ['it is switched off in the repository', { protected: true, autoMergeAllowed: false }, false, 'Allow auto-merge'],
    ['the request is a draft', {}, true, 'draft'],
  ] as const)('is unavailable when %s, with the reason', async (_, settings, draft, reason) => {
    const { forge, request } = await requested(settings, draft);
    expect(await forge.enableAutoMerge(request)).toEqual({
      result: 'unavailable',
      reason: expect.stringContaining(reason),
    });
  });

  it('is unavailable for a conflict', async () => {
    const { git, forge, request } = await requested({});
    commitFiles(git, { 'bump/web1.txt': 'other\n' });
    expect(await forge.enableAutoMerge(request)).toMatchObject({ reason: expect.stringContaining('conflict') });
  });

  it('fails when the rate limit does not end soon, instead of blaming the permissions', async () => {
    const { server, forge, request } = await requested({});
    server.inject({ at: 'pulls.merge', ...primaryLimit(Date.now() + 3_000_000), times: 9 });
    await expect(forge.enableAutoMerge(request)).rejects.toMatchObject({ code: 'FORGE_RATE_LIMIT' });
  });

  it('names the permission that the token lacks', async () => {
    const made = await setting({ account: { permissions: { contents: 'read', pull_requests: 'write' } } });
    made.branch('bump/web1');
    const request = await made.forge.createRequest(content());
    expect(await made.forge.enableAutoMerge(request)).toEqual({
      result: 'unavailable',
      reason: expect.stringContaining('contents: write'),
    });
  });
});
