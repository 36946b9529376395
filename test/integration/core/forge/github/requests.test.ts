import { describe, expect, it } from 'vitest';
import { requestsOfBranch } from '../../../../../src/core/delivery/rolling-decisions.ts';
import { content, path, setting } from '../../../../support/github/setting.ts';

describe('a pull request', () => {
  it('is created with its text, labels and reviewers, people and teams', async () => {
    const { server, forge, branch } = await setting({ settings: { collaborators: ['alice'], teams: ['ops'] } });
    branch('bump/web1');
    const request = await forge.createRequest(content({ reviewers: ['alice', 'acme/ops'] }));
    expect(request).toEqual({
      number: 1,
      url: `${server.origin}/${path}/pull/1`,
      state: 'open',
      title: 'Deploy web1',
      body: 'web1: old → new\n',
      sourceBranch: 'bump/web1',
      targetBranch: 'main',
      labels: ['deploy'],
      reviewers: ['alice', 'acme/ops'],
      draft: false,
    });
    expect(server.repository(path).pulls).toHaveLength(1);
    expect(await forge.openRequest('bump/web1', 'main')).toEqual(request);
  });

  it('is found by its exact branch, never by a prefix or in a fork (not even one of the same owner)', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1-canary');
    const repository = server.repository(path);
    repository.addPull({ title: 'Other', head: 'bump/web1-canary', base: 'main' });
    repository.addPull({ title: 'Fork', head: 'bump/web1', base: 'main', headRepository: 'acme/gitops-fork' });
    repository.addPull({ title: 'Gone', head: 'bump/web1', base: 'main', headRepository: null });
    expect(await forge.openRequest('bump/web1', 'main')).toBeUndefined();
    expect((await forge.openRequests('bump/')).map(({ title }) => title)).toEqual(['Other']);
  });

  it('is among the latest of its branch, with its last commit and who closed it; none of a fork is', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const repository = server.repository(path);
    repository.addPull({ title: 'Fork', head: 'bump/web1', base: 'main', headRepository: 'acme/gitops-fork' });
    const closed = await forge.createRequest(content());
    await forge.closeRequest(closed, 'superseded');
    const { number } = await forge.createRequest(content());
    const { open, declined } = await requestsOfBranch(forge, 'bump/web1', 'main');
    expect([open, declined]).toMatchObject([{ number, state: 'open', tip: repository.tip('bump/web1') }, []]);
    Object.assign(repository.pulls[number - 1] ?? {}, { state: 'closed' });
    expect((await requestsOfBranch(forge, 'bump/web1', 'main')).declined).toMatchObject([{ number }]);
  });

  it('is read by its number, in whatever state it is', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const created = await forge.createRequest(content());
    expect(await forge.request(created.number)).toEqual(created);
    await forge.closeRequest(created, 'superseded');
    expect(await forge.request(created.number)).toMatchObject({ number: created.number, state: 'closed' });
    await expect(forge.request(99)).rejects.toMatchObject({ exitCode: 1 });
    // Of some proxy: it would be a request that is not open any more.
    server.inject({ at: 'pulls.get', kind: 'status', status: 200, body: {} });
    await expect(forge.request(created.number)).rejects.toMatchObject({ code: 'FORGE_ANSWER' });
    expect(server.repository(path).pulls).toHaveLength(1);
  });

  it('that exists already is updated instead (law 4)', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const first = await forge.createRequest(content());
    const second = await forge.createRequest(content({ title: 'Deploy web1 and web2' }));
    expect(second.number).toBe(first.number);
    expect(server.repository(path).pulls.map(({ title }) => title)).toEqual(['Deploy web1 and web2']);
  });

  it.each([
    ['the connection is cut after it was created', { kind: 'drop-after' }],
    ['a gateway answers 502 after it was created', { kind: 'status-after', status: 502 }],
    ['the connection is cut before', { kind: 'drop-before' }],
    ['a gateway answers 503', { kind: 'status', status: 503 }],
  ] as const)('is created once when %s', async (_, fault) => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    server.inject({ at: 'pulls.create', ...fault });
    expect((await forge.createRequest(content())).number).toBe(1);
    expect(server.repository(path).pulls).toHaveLength(1);
  });

  it('waits for a branch that GitHub does not show yet', async () => {
    const { server, forge, branch } = await setting();
    server.inject({ at: 'pulls.create', kind: 'before', action: () => {} });
    server.inject({ at: 'pulls.create', kind: 'before', action: () => void branch('bump/web1') });
    expect((await forge.createRequest(content())).number).toBe(1);
    expect(server.operations().filter((operation) => operation === 'pulls.create')).toHaveLength(2);
  });

  it('cannot be made of branches that do not differ, and says so', async () => {
    const { git, forge } = await setting();
    git.git('update-ref', 'refs/heads/bump/web1', git.git('rev-parse', 'main'));
    await expect(forge.createRequest(content())).rejects.toMatchObject({ code: 'FORGE_NO_COMMITS' });
  });
});

describe('updating a pull request', () => {
  it('makes no call when nothing differs (law 4)', async () => {
    const { server, forge, branch } = await setting({ settings: { collaborators: ['alice'] } });
    branch('bump/web1');
    const request = await forge.createRequest(content({ reviewers: ['Alice'.toLowerCase()] }));
    server.reset();
    expect(await forge.updateRequest(request, content({ reviewers: ['ALICE'], labels: ['Deploy'] }))).toEqual(request);
    expect(server.operations()).toEqual([]);
  });

  it.each([
    ['CRLF of the web form', 'web1: old → new\r\n'],
    ['a trimmed end', 'web1: old → new'],
  ])('does not fight over %s', async (_, body) => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    await forge.createRequest(content());
    Object.assign(server.repository(path).pulls[0]!, { body });
    const request = await forge.openRequest('bump/web1', 'main');
    server.reset();
    await forge.updateRequest(request!, content());
    expect(server.operations()).toEqual([]);
  });

  it('changes only what differs, and keeps the labels and reviewers of people', async () => {
    const { server, forge, branch } = await setting({ settings: { collaborators: ['alice', 'bob'] } });
    branch('bump/web1');
    await forge.createRequest(content());
    const [pull] = server.repository(path).pulls;
    pull!.labels.push('urgent');
    pull!.reviewers.push('bob');
    const request = await forge.openRequest('bump/web1', 'main');
    server.reset();
    const updated = await forge.updateRequest(
      request!,
      content({ body: 'web2', labels: ['deploy', 'web2'], reviewers: ['alice'] }),
    );
    expect(updated.labels).toEqual(['deploy', 'urgent', 'web2']);
    expect(updated.reviewers).toEqual(['bob', 'alice']);
    expect(server.operations()).toEqual([
      'pulls.update',
      'issues.addLabels',
      'issues.listEvents',
      'pulls.requestReviewers',
    ]);
    expect(JSON.parse(server.requests[0]!.body)).toEqual({ body: 'web2' });
  });

  it('cuts a text that GitHub would refuse, and does not send it again', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const long = content({ body: 'service\n'.repeat(20_000) });
    const request = await forge.createRequest(long);
    expect(server.repository(path).pulls[0]?.body).toHaveLength(65_536);
    server.reset();
    await forge.updateRequest(request, long);
    expect(server.operations()).toEqual([]);
  });

  it('asks nobody twice: who has reviewed, or was taken off by a person, is left in peace', async () => {
    const { server, forge, branch } = await setting({ settings: { collaborators: ['alice'], teams: ['ops'] } });
    branch('bump/web1');
    const wanted = content({ reviewers: ['alice', 'acme/ops'] });
    await forge.createRequest(wanted);
    Object.assign(server.repository(path).pulls[0]!, { reviewers: [], teams: [] });
    server.reset();
    await forge.updateRequest((await forge.openRequest('bump/web1', 'main'))!, wanted);
    expect(server.operations()).not.toContain('pulls.requestReviewers');
  });

  it('asks those who can be asked and warns of the others', async () => {
    const { server, forge, log, branch } = await setting({ settings: { collaborators: ['alice'] } });
    branch('bump/web1');
    const request = await forge.createRequest(content({ reviewers: ['gone', 'alice', 'deploy-bot'] }));
    expect(request.reviewers).toEqual(['alice']);
    expect(server.repository(path).pulls[0]?.reviewers).toEqual(['alice']);
    expect(log.lines.filter((line) => line.startsWith('reviewers:'))).toEqual([
      expect.stringContaining('gone, deploy-bot'),
    ]);
  });

  it('takes it out of its draft, and never back into it', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const draft = await forge.createRequest(content({ draft: true }));
    expect(draft.draft).toBe(true);
    const ready = await forge.updateRequest(draft, content({ draft: false }));
    expect([ready.draft, server.repository(path).pulls[0]?.draft]).toEqual([false, false]);
    expect((await forge.updateRequest(ready, content({ draft: true }))).draft).toBe(false);
  });
});

describe('closing a pull request', () => {
  it('says why once and is done once, however often it is asked', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const request = await forge.createRequest(content());
    await forge.closeRequest(request, 'superseded by #2');
    await forge.closeRequest(request, 'superseded by #2');
    const [pull] = server.repository(path).pulls;
    expect(pull).toMatchObject({ state: 'closed', comments: [{ body: 'superseded by #2', author: 'deploy-bot' }] });
  });

  it.each([
    ['the answer to the comment was lost', { at: 'issues.createComment', kind: 'drop-after' }],
    ['the run died before it closed', { at: 'pulls.update', kind: 'status', status: 404, times: 1 }],
  ] as const)('comments once although %s (law 11)', async (_, fault) => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const request = await forge.createRequest(content());
    server.inject(fault);
    await forge.closeRequest(request, 'superseded').catch(() => forge.closeRequest(request, 'superseded'));
    expect(server.repository(path).pulls[0]).toMatchObject({ state: 'closed', comments: [{ body: 'superseded' }] });
  });
});

describe('the list of open requests', () => {
  it('is complete over all pages, and follows no link', async () => {
    const { server, forge } = await setting();
    const repository = server.repository(path);
    for (let index = 1; index <= 250; index += 1) {
      repository.addPull({
        title: `${index}`,
        head: index % 2 === 0 ? `bump/${index}` : `feature/${index}`,
        base: 'main',
      });
    }
    const found = await forge.openRequests('bump/');
    expect(found).toHaveLength(125);
    expect(new Set(found.map(({ number }) => number)).size).toBe(125);
    expect(server.operations()).toEqual(['pulls.list', 'pulls.list', 'pulls.list']);
  });

  it.each([409, 404, 403] as const)('is an error, not an empty list, when a page answers %i', async (status) => {
    const { server, forge } = await setting();
    server.inject({ at: 'pulls.list', kind: 'status', status, body: { message: 'no' } });
    await expect(forge.openRequests('bump/')).rejects.toMatchObject({ code: expect.stringMatching(/^FORGE_/) });
  });
});
