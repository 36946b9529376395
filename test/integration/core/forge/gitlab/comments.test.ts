import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../support/failure.ts';
import { itAsksWhatGitlabDescribes, propose, world } from '../../../../support/gitlab/setting.ts';

async function asked(options: Parameters<typeof world>[0] = {}) {
  const setting = await world(options);
  propose(setting.repository, 'bump');
  const request = setting.gitlab.forkRequest('bump', 'main');
  return { ...setting, request, comments: setting.forge.comments };
}

const stranger = { id: 5, username: 'mona' };

describe('notes on a merge request', () => {
  it('are those of the token alone, from every page, without what GitLab notes itself', async () => {
    const { gitlab, request, comments } = await asked();
    for (let count = 0; count < 230; count += 1) gitlab.note(request, `Note ${count}`, stranger);
    gitlab.note(request, 'ours');
    request.events.push('changed the description');
    gitlab.note(request, 'ours', stranger);
    expect((await comments.own(1)).map(({ body }) => body)).toEqual(['ours']);
    expect(gitlab.requests.map(({ path, query }) => `${path.split('/').at(-1)} ${query.get('page') ?? ''}`)).toEqual([
      'user ',
      'notes 1',
      'notes 2',
      'notes 3',
    ]);
  });

  it('are written, changed and deleted; one that somebody has deleted is gone', async () => {
    const { gitlab, request, comments } = await asked();
    const created = await comments.create(1, 'one');
    expect(created.url).toBe(`${gitlab.project.url}/-/merge_requests/1#note_${created.id}`);
    expect(await comments.update(1, created, 'two')).toEqual({ ...created, body: 'two' });
    expect(request.notes).toEqual(['two']);
    await comments.delete(1, created);
    await comments.delete(1, created);
    expect(await comments.update(1, created, 'three')).toBeUndefined();
    expect(request.notes).toEqual([]);
  });

  it.each([
    [
      'a job token',
      { token: { value: 'glcbt-64_0123456789abcdefghij', ofJob: true } },
      /project or group access token/,
    ],
    ['a token that may only read', { scopes: ['read_api'] }, /`api` scope/],
  ] as const)('are refused to %s, with what it needs', async (_, options, hint) => {
    const { comments, request } = await asked(options);
    const failure = await failureOf(
      (async () => {
        await comments.own(1);
        await comments.create(1, 'x');
      })(),
    );
    expect(failure).toMatchObject({ code: 'FORGE_AUTH', hint: expect.stringMatching(hint) });
    expect(request.notes).toEqual([]);
  });

  it('are refused when they are too long, or the discussion is locked', async () => {
    const { comments, request } = await asked();
    const long = await failureOf(comments.create(1, 'x'.repeat(comments.longest + 1)));
    expect(long).toMatchObject({ code: 'FORGE_REFUSED', message: expect.stringContaining('is too long') });
    request.locked = true;
    expect(await failureOf(comments.create(1, 'x'))).toMatchObject({ code: 'FORGE_AUTH' });
  });

  it('find the open request of a branch, whatever it goes into', async () => {
    const { forge, repository } = await world();
    propose(repository, 'bump');
    propose(repository, 'next');
    const content = { title: 'Next', body: '', labels: [], reviewers: [], draft: false };
    await forge.createRequest({ ...content, sourceBranch: 'next', targetBranch: 'bump' });
    expect(await forge.openRequest('next')).toMatchObject({ number: 1, targetBranch: 'bump' });
    expect(await forge.openRequest('next', 'main')).toBeUndefined();
  });

  itAsksWhatGitlabDescribes(12);
});
