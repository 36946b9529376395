import { describe, expect, it } from 'vitest';
import { commitFiles } from '../../../../support/git/repository.ts';
import { path, setting } from '../../../../support/github/setting.ts';

async function asked(options: Parameters<typeof setting>[0] = {}) {
  const world = await setting(options);
  const tip = world.branch('feature');
  const repository = world.server.repository(path);
  const pull = repository.addPull({ title: 'Feature', head: 'feature', base: 'main' });
  return { ...world, tip, repository, pull };
}

describe('what a pull request shows of itself', () => {
  it('is its head, also of a fork, and of one that is gone', async () => {
    const { forge, pull, tip } = await asked();
    const head = { commit: tip, branch: 'feature', targetBranch: 'main' };
    expect(await forge.requestHead(1)).toEqual({ ...head, fromFork: false });
    for (const fork of ['eve/gitops', null]) {
      Object.assign(pull, { headRepository: fork });
      expect(await forge.requestHead(1)).toMatchObject({ fromFork: true });
    }
  });

  it('is its files, from every page, one that was renamed by both names', async () => {
    const { forge, git, server } = await asked();
    const files = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`many/${index}.txt`, `${index}\n`]));
    const moved = { 'web1/values.yaml': undefined, 'web2/values.yaml': 'tag: old\n' };
    commitFiles(git, { ...files, ...moved }, { branch: 'feature', message: 'Many' });
    const { paths, complete } = await forge.changedFiles(1);
    expect(complete).toBe(true);
    expect(paths).toEqual(
      expect.arrayContaining(['many/129.txt', 'web1/values.yaml', 'web2/values.yaml', 'feature.txt']),
    );
    expect(paths).toHaveLength(133);
    expect(server.operations()).toEqual(['pulls.listFiles', 'pulls.listFiles']);
  });

  it('is what people say, in the order of its page, without bots', async () => {
    const { forge, repository, pull } = await asked();
    for (const [author, body] of [
      ['mona', 'first'],
      ['renovate[bot]', 'of a bot'],
      ['eve', 'second'],
    ] as const) {
      repository.addComment(pull, author, body);
    }
    expect(await forge.remarks(1)).toEqual([
      { author: 'mona', text: 'first' },
      { author: 'eve', text: 'second' },
    ]);
  });

  it.each([
    ['admin', true],
    ['maintain', true],
    ['write', true],
    ['triage', false],
    ['read', false],
    [undefined, false],
  ] as const)('is who may write: %s', async (role, may) => {
    const { forge } = await asked({ settings: { roles: role === undefined ? {} : { mona: role } } });
    expect(await forge.mayWrite('mona')).toBe(may);
  });

  it('is refused with the permission that the token lacks', async () => {
    const { forge } = await asked({ account: { permissions: { contents: 'read' } } });
    for (const question of [forge.remarks(1), forge.changedFiles(1), forge.requestHead(1)]) {
      await expect(question).rejects.toMatchObject({ hint: expect.stringContaining('pull-requests: read') });
    }
  });
});
