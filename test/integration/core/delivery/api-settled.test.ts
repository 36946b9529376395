/** A commit by a forge's API whose answer says no although it was made, or never says: the branch tells. */
import { describe, expect, it } from 'vitest';
import { type ApiWorld, githubApiWorld, gitlabApiWorld } from '../../../support/delivery/api-world.ts';
import { setLine } from '../../../support/delivery/delivery.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const fixture = { files: { 'a.yaml': 'tag: old\n', 'b.yaml': 'x: 1\n' } };
const plan = setLine('a.yaml', 'tag', 'new');
const refusals = [401, 403, 404, 408, 422, 500, 502, 503] as const;

const forges = [
  ['GitLab', gitlabApiWorld],
  ['GitHub', githubApiWorld],
] as const;

const subjects = ({ repository }: ApiWorld) => history(repository.path).map(({ subject }) => subject);
const rival = ({ repository }: ApiWorld) => commitFiles(repository, { 'b.yaml': 'x: 2\n' }, { message: 'Rival' });

describe.each(forges)('a commit by the API of %s', (_, worldOf) => {
  it.each(sliceOfCommit(refusals, 4))('that %i is answered behind has landed, once', async (status) => {
    const world = await worldOf(fixture);
    world.answerAfter(status);
    const made = await world.deliver(plan);
    expect(made).toMatchObject({ result: 'committed', commit: world.repository.git('rev-parse', 'main') });
    expect(subjects(world)).toEqual(['Set tag to new', 'First']);
    expect(await world.deliver(plan)).toMatchObject({ result: 'unchanged' });
    fsck(world.repository.path);
  });

  it.each(sliceOfCommit([401, 403, 502] as const))(
    'that %i is answered behind, and 401 whatever is asked then, is found by git',
    async (status) => {
      const world = await worldOf(fixture);
      world.answerAfter(status, () => world.expireToken());
      const made = await world.deliver(plan);
      expect(made).toMatchObject({ result: 'committed', commit: world.repository.git('rev-parse', 'main') });
      expect(subjects(world)).toEqual(['Set tag to new', 'First']);
    },
  );

  it.each(sliceOfCommit([401, 403, 404] as const))(
    'that %i is answered in place of is refused, and nothing is written',
    async (status) => {
      const world = await worldOf(fixture);
      world.answerInstead(status, 20);
      await expect(world.deliver(plan)).rejects.toMatchObject({
        code: status === 404 ? 'FORGE_NOT_FOUND' : 'FORGE_AUTH',
        exitCode: 1,
      });
      expect(subjects(world)).toEqual(['First']);
    },
  );

  it('that is refused while somebody else writes is refused still', async () => {
    const world = await worldOf(fixture);
    world.answerInstead(401, 20);
    world.git.inject({ at: 'ls-refs', after: 1, kind: 'before', action: () => void rival(world) });
    await expect(world.deliver(plan)).rejects.toMatchObject({ code: 'FORGE_AUTH', exitCode: 1 });
    expect(subjects(world)).toEqual(['Rival', 'First']);
  });

  it.each(sliceOfCommit([401, 502] as const))(
    'that %i is answered behind is found below what somebody wrote on top of it',
    async (status) => {
      const world = await worldOf(fixture);
      let commit = '';
      world.answerAfter(status, () => {
        commit = world.repository.git('rev-parse', 'main');
        rival(world);
      });
      expect(await world.deliver(plan)).toMatchObject({ result: 'committed', commit });
      expect(subjects(world)).toEqual(['Rival', 'Set tag to new', 'First']);
    },
  );
});

describe('a commit by the API of GitLab', () => {
  it.each(sliceOfCommit([403, 502] as const))(
    'on top of what somebody wrote meanwhile is found when %i is answered behind it',
    async (status) => {
      const world = await gitlabApiWorld(fixture);
      world.answerAfter(status, undefined, () => void rival(world));
      const made = await world.deliver(plan);
      expect(made).toMatchObject({ result: 'committed', commit: world.repository.git('rev-parse', 'main') });
      expect(subjects(world)).toEqual(['Set tag to new', 'Rival', 'First']);
    },
  );

  it.each(sliceOfCommit([400, 409] as const))(
    'that %i is answered behind, as behind a lost race, is not written twice',
    async (status) => {
      const world = await gitlabApiWorld(fixture);
      world.answerAfter(status);
      expect(await world.deliver(plan)).toMatchObject({ result: 'unchanged', attempts: 2 });
      expect(subjects(world)).toEqual(['Set tag to new', 'First']);
    },
  );
});
