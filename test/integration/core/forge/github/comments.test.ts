import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../support/failure.ts';
import { path, setting, token } from '../../../../support/github/setting.ts';

/** A pull request with as many comments of a person. */
async function asked(comments = 0, options: Parameters<typeof setting>[0] = {}) {
  const world = await setting(options);
  world.branch('feature');
  const repository = world.server.repository(path);
  const pull = repository.addPull({ title: 'Feature', head: 'feature', base: 'main' });
  for (let count = 0; count < comments; count += 1) repository.addComment(pull, 'mona', `Comment ${count}`);
  return { ...world, pull, repository, comments: world.forge.comments };
}

describe('comments on a pull request', () => {
  it('are those of the token alone, from every page', async () => {
    const { server, repository, pull, comments } = await asked(230);
    repository.addComment(pull, 'deploy-bot', 'ours');
    repository.addComment(pull, 'mona', 'ours');
    repository.addComment(pull, 'deploy-bot[bot]', 'of another bot');
    expect((await comments.own(1)).map(({ body }) => body)).toEqual(['ours']);
    expect(server.operations().toSorted()).toEqual([
      'issues.listComments',
      'issues.listComments',
      'issues.listComments',
      'viewer',
    ]);
  });

  it('are those of a job, whose token may not ask GET /user', async () => {
    const account = { login: 'github-actions[bot]', permissions: { pull_requests: 'write' } } as const;
    const { repository, pull, comments } = await asked(0, { account });
    for (const author of ['github-actions', 'github-actions[bot]', 'renovate[bot]']) {
      repository.addComment(pull, author, `by ${author}`);
    }
    expect((await comments.own(1)).map(({ body }) => body)).toEqual(['by github-actions[bot]']);
  });

  it('are written, changed and deleted; one that somebody has deleted is gone', async () => {
    const { server, pull, comments } = await asked();
    const created = await comments.create(1, 'one');
    expect(created.url).toBe(`${server.origin}/${path}/pull/1#issuecomment-${created.id}`);
    expect(await comments.update(1, created, 'two')).toEqual({ ...created, body: 'two' });
    expect(pull.comments.map(({ body }) => body)).toEqual(['two']);
    await comments.delete(1, created);
    await comments.delete(1, created);
    expect(await comments.update(1, created, 'three')).toBeUndefined();
    expect(pull.comments).toEqual([]);
  });

  it.each([
    ['a token that may only read', { pull_requests: 'read' }, 'FORGE_AUTH', /pull-requests: write/],
    ['a token that may not even read', { contents: 'write' }, 'FORGE_NOT_FOUND', /pull-requests: read/],
  ] as const)('are refused to %s', async (_, permissions, code, hint) => {
    const { comments } = await asked(0, { account: { permissions } });
    const failure = await failureOf(
      (async () => {
        await comments.own(1);
        await comments.create(1, 'x');
      })(),
    );
    expect(failure).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(`${failure.message}${failure.hint}`).not.toContain(token);
  });

  it('are refused when they are too long, or the conversation is locked, in the words of GitHub', async () => {
    const { pull, comments } = await asked(0, { account: { permissions: { pull_requests: 'write' } } });
    await comments.create(1, 'é'.repeat(comments.longest));
    const long = await failureOf(comments.create(1, 'x'.repeat(comments.longest + 1)));
    expect(long).toMatchObject({ code: 'FORGE_REFUSED', message: expect.stringContaining('Body is too long') });
    pull.locked = true;
    const locked = await failureOf(comments.create(1, 'x'));
    expect(locked).toMatchObject({ code: 'FORGE_AUTH', cause: { message: expect.stringContaining('locked') } });
  });

  it('find the open request of a branch, whatever it goes into', async () => {
    const { repository, forge, branch } = await asked();
    branch('next');
    repository.addPull({ title: 'Fork', head: 'next', base: 'feature', headRepository: 'acme/fork' });
    repository.addPull({ title: 'Next', head: 'next', base: 'feature' });
    expect(await forge.openRequest('next')).toMatchObject({ number: 3, targetBranch: 'feature' });
    expect(await forge.openRequest('next', 'main')).toBeUndefined();
    expect(await forge.openRequest('none')).toBeUndefined();
  });
});
