import { describe, expect, it } from 'vitest';
import { type BareRepository, commitFiles, fsck } from '../../../../support/git/repository.ts';
import { itAsksWhatGitlabDescribes, propose, world } from '../../../../support/gitlab/setting.ts';

describe('a commit by the API of GitLab', () => {
  const change = (expectedTip: string) => ({
    branch: 'main',
    expectedTip,
    message: 'Deploy web1\n\nService: web1\n',
    files: [
      { path: 'a.yaml', body: Buffer.from('tag: "ä"\r\n'), existed: true },
      { path: 'new/file.yaml', body: Buffer.from([0, 255, 10]), existed: false },
      { path: 'gone.yaml', delete: true },
    ] as const,
  });

  it('holds all its files at once, byte for byte', async () => {
    const { repository, forge, gitlab } = await world();
    const head = repository.git('rev-parse', 'main');
    const made = await forge.commit(change(head));
    expect(made).toEqual({ result: 'committed', commit: repository.git('rev-parse', 'main') });
    expect(repository.git('rev-parse', 'main^')).toBe(head);
    expect(repository.read('a.yaml')).toBe('tag: "ä"\r\n');
    expect(repository.git('ls-tree', '-r', '--name-only', '-z', 'main').split('\0').filter(Boolean)).toEqual([
      'a.yaml',
      'b/c d.yaml',
      'new/file.yaml',
    ]);
    expect(repository.git('cat-file', '-s', 'main:new/file.yaml')).toBe('3');
    expect(gitlab.writes()).toEqual(['POST /repository/commits']);
    fsck(repository.path);
  });

  it.each([
    [
      'the branch had moved before',
      (repository: BareRepository) => commitFiles(repository, { 'b/c d.yaml': 'tag: 2\n' }),
      undefined,
    ],
    [
      'a file changes in between',
      undefined,
      (repository: BareRepository) => commitFiles(repository, { 'a.yaml': 'tag: 9\n' }),
    ],
    [
      'a new file is there in between',
      undefined,
      (repository: BareRepository) => commitFiles(repository, { 'new/file.yaml': 'theirs\n' }),
    ],
    [
      'a file is gone in between',
      undefined,
      (repository: BareRepository) => commitFiles(repository, { 'gone.yaml': undefined }),
    ],
  ])('is stale and changes nothing when %s', async (_, before, between) => {
    const { repository, forge, gitlab } = await world();
    const head = repository.git('rev-parse', 'main');
    before?.(repository);
    if (between !== undefined) gitlab.inject({ path: /commits$/, kind: 'before', action: () => between(repository) });
    expect(await forge.commit(change(head))).toMatchObject({ result: 'stale' });
    expect(repository.git('rev-parse', 'main^')).toBe(head);
    expect(repository.git('log', '-1', '--format=%s', 'main')).toBe('Change');
  });

  it('goes on top of a competitor that touched other files in between', async () => {
    const { repository, forge, gitlab } = await world();
    const head = repository.git('rev-parse', 'main');
    const action = () => void commitFiles(repository, { 'b/c d.yaml': 'tag: 2\n' });
    gitlab.inject({ path: /commits$/, kind: 'before', action });
    expect(await forge.commit(change(head))).toMatchObject({ result: 'committed' });
    expect(repository.read('b/c d.yaml')).toBe('tag: 2\n');
    expect(repository.read('a.yaml')).toBe('tag: "ä"\r\n');
  });

  it('is made once when its answer never came', async () => {
    const { repository, forge, gitlab } = await world();
    gitlab.inject({ method: 'POST', kind: 'lost' });
    const made = await forge.commit(change(repository.git('rev-parse', 'main')));
    expect(made).toEqual({ result: 'committed', commit: repository.git('rev-parse', 'main') });
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
  });

  it('is made once when a gateway gives up on it and GitLab makes it later', async () => {
    const { repository, forge, gitlab } = await world();
    const head = repository.git('rev-parse', 'main');
    const { message } = change(head);
    let late = '';
    gitlab.inject({ method: 'POST', kind: 'status', status: 504 });
    const action = () => {
      late = commitFiles(repository, { 'a.yaml': 'tag: "ä"\r\n', 'gone.yaml': undefined }, { message });
    };
    gitlab.inject({ method: 'POST', kind: 'before', action });
    expect(await forge.commit(change(head))).toEqual({ result: 'committed', commit: late });
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
  });

  it('is made by the second try where a gateway has lost the first one', async () => {
    const { repository, forge, gitlab } = await world();
    gitlab.inject({ method: 'POST', kind: 'status', status: 502 });
    const made = await forge.commit(change(repository.git('rev-parse', 'main')));
    expect(made).toEqual({ result: 'committed', commit: repository.git('rev-parse', 'main') });
    expect(repository.git('rev-list', '--count', 'main')).toBe('2');
  });

  it('that is too large says what to use instead', async () => {
    const { repository, forge, gitlab } = await world();
    gitlab.inject({ method: 'POST', kind: 'status', status: 413, body: '<html>' });
    await expect(forge.commit(change(repository.git('rev-parse', 'main')))).rejects.toMatchObject({
      code: 'FORGE_COMMIT_TOO_LARGE',
      hint: 'Use commit-via: git, which has no such limit.',
    });
  });

  it('has the author that is given', async () => {
    const { repository, forge } = await world();
    const author = { name: 'Ada', email: 'ada@example.com' };
    await forge.commit({ ...change(repository.git('rev-parse', 'main')), author });
    expect(repository.git('log', '-1', '--format=%an <%ae>', 'main')).toBe('Ada <ada@example.com>');
  });

  it('fails when GitLab refuses it on a branch that nobody moved', async () => {
    const { repository, forge } = await world({ protectedBranches: ['main'] });
    await expect(forge.commit(change(repository.git('rev-parse', 'main')))).rejects.toMatchObject({
      code: 'FORGE_AUTH',
      hint: expect.stringContaining('Allowed to push') as string,
    });
    const refused = await world();
    refused.gitlab.inject({
      method: 'POST',
      kind: 'status',
      status: 400,
      body: { message: 'Commit message does not follow the pattern' },
    });
    await expect(refused.forge.commit(change(refused.repository.git('rev-parse', 'main')))).rejects.toMatchObject({
      code: 'FORGE_REFUSED',
      message: expect.stringContaining('does not follow the pattern') as string,
    });
  });
});

describe('branches and ancestry on GitLab', () => {
  it('deletes a branch only where it was left, and once', async () => {
    const { repository, forge } = await world();
    const first = propose(repository, 'bump');
    const second = commitFiles(repository, { 'a.yaml': 'tag: 3\n' }, { branch: 'bump' });
    await forge.deleteBranch('bump', first);
    expect(repository.git('rev-parse', 'bump')).toBe(second);
    await forge.deleteBranch('bump', second);
    await forge.deleteBranch('bump', second);
    expect(repository.git('branch', '--list', 'bump')).toBe('');
  });

  it('knows how commits stand to each other', async () => {
    const { repository, forge } = await world();
    const first = repository.git('rev-parse', 'main');
    const second = commitFiles(repository, { 'a.yaml': 'tag: 2\n' });
    const alone = repository.git('commit-tree', '-m', 'alone', `${first}^{tree}`);
    expect(await forge.compare(first, second)).toBe('contained');
    expect(await forge.compare(second, first)).toBe('contains');
    expect(await forge.compare(first, first)).toBe('same');
    expect(await forge.compare(alone, second)).toBe('neither');
    expect(await forge.compare(second, '0'.repeat(40))).toBe('unknown');
  });
});

itAsksWhatGitlabDescribes(20);
