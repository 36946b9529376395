import { describe, expect, it } from 'vitest';
import { commitFiles } from '../../../../support/git/repository.ts';
import type { GitlabOptions } from '../../../../support/gitlab/server.ts';
import { content, propose, world } from '../../../../support/gitlab/setting.ts';

describe('auto-merge on GitLab', () => {
  const request = async (options: Partial<GitlabOptions>) => {
    const made = await world(options);
    propose(made.repository, 'bump');
    return { ...made, created: await made.forge.createRequest(content) };
  };

  it('waits for the pipeline, and is asked for once', async () => {
    const { forge, gitlab, created } = await request({ pipelines: true });
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'enabled' });
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'enabled' });
    expect(gitlab.writes().filter((each) => each.startsWith('PUT'))).toEqual(['PUT /merge_requests/1/merge']);
  });

  it('merges at once without one, when GitLab has finished checking', async () => {
    const { forge, repository, created, slept } = await request({ checking: 4 });
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'merged' });
    expect(slept.length).toBeGreaterThan(0);
    expect(repository.read('a.yaml')).toBe('tag: 2\n');
    expect(repository.git('branch', '--list', 'bump')).toBe('');
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'merged' });
  });

  it('is told as merged when the answer to the merge never came', async () => {
    const { forge, gitlab, created } = await request({});
    gitlab.inject({ method: 'PUT', path: /merge$/, kind: 'lost' });
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'merged' });
  });

  it('is unavailable, with the reason, where GitLab does not merge', async () => {
    const { forge, repository, created, gitlab } = await request({});
    gitlab.inject({ path: /merge$/, kind: 'status', status: 401, body: { message: '401 Unauthorized' } });
    expect(await forge.enableAutoMerge(created)).toEqual({ result: 'unavailable', reason: 'the token may not merge' });
    commitFiles(repository, { 'a.yaml': 'tag: 3\n' });
    expect(await forge.enableAutoMerge(created)).toMatchObject({
      result: 'unavailable',
      reason: expect.stringContaining('conflict') as string,
    });
    const checking = await world({ checking: 1_000 });
    propose(checking.repository, 'bump');
    const other = await checking.forge.createRequest(content);
    expect(await checking.forge.enableAutoMerge(other)).toMatchObject({ result: 'unavailable' });
  });
});
