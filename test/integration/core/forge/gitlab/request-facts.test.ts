import { describe, expect, it } from 'vitest';
import { commitFiles } from '../../../../support/git/repository.ts';
import { propose, world } from '../../../../support/gitlab/setting.ts';

async function asked(options: Parameters<typeof world>[0] = {}) {
  const setting = await world(options);
  const tip = propose(setting.repository, 'bump');
  const request = setting.gitlab.forkRequest('bump', 'main');
  Object.assign(request, { source_project_id: 42, sha: tip });
  return { ...setting, tip, request };
}

describe('what a merge request shows of itself', () => {
  it('is its head, also of a fork', async () => {
    const { forge, tip, request } = await asked();
    const head = { commit: tip, branch: 'bump', targetBranch: 'main' };
    expect(await forge.requestHead(1)).toEqual({ ...head, fromFork: false });
    Object.assign(request, { source_project_id: 43 });
    expect(await forge.requestHead(1)).toMatchObject({ fromFork: true });
  });

  it('is its files, from every page, one that was renamed by both names', async () => {
    const { forge, repository, request } = await asked();
    const files = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`many/${index}.txt`, `${index}\n`]));
    const moved = { 'b/c d.yaml': undefined, 'b/e.yaml': 'tag: 1\n' };
    request.sha = commitFiles(repository, { ...files, ...moved }, { branch: 'bump', message: 'Many' });
    const { paths, complete } = await forge.changedFiles(1);
    expect(complete).toBe(true);
    expect(paths).toEqual(expect.arrayContaining(['many/129.txt', 'b/c d.yaml', 'b/e.yaml', 'a.yaml']));
  });

  it('is what people say, the oldest first, without what GitLab notes itself', async () => {
    const { forge, gitlab, request } = await asked();
    request.events.push('added deploy-preview label');
    gitlab.note(request, 'first', { id: 7, username: 'ada' });
    gitlab.note(request, 'second', { id: 8, username: 'eve' });
    expect(await forge.remarks(1)).toEqual([
      { author: '7', text: 'first' },
      { author: '8', text: 'second' },
    ]);
  });

  it.each([
    [50, true],
    [40, true],
    [30, true],
    [20, false],
    [10, false],
    [undefined, false],
  ] as const)('is who may write: level %s', async (level, may) => {
    const { forge } = await asked({ members: level === undefined ? {} : { 7: level } });
    expect(await forge.mayWrite('7')).toBe(may);
  });
});
