import { describe, expect, it } from 'vitest';
import { requestsOfBranch } from '../../../../../src/core/delivery/rolling-decisions.ts';
import { commitFiles } from '../../../../support/git/repository.ts';
import { content, itAsksWhatGitlabDescribes, propose, world } from '../../../../support/gitlab/setting.ts';

describe('a merge request on GitLab', () => {
  it('is created once, found again, and left alone while nothing differs (law 4)', async () => {
    const { repository, gitlab, forge } = await world({ users: ['ada', 'ben'] });
    propose(repository, 'bump');
    const wanted = { ...content, reviewers: ['@ada'], draft: true };
    const created = await forge.createRequest(wanted);
    expect(created).toMatchObject({ number: 1, state: 'open', title: 'Deploy web1', draft: true, reviewers: ['ada'] });
    expect(gitlab.mergeRequests[0]?.title).toBe('Draft: Deploy web1');
    const found = await forge.openRequest('bump', 'main');
    expect(found).toEqual(created);
    gitlab.reset();
    expect(await forge.updateRequest(created, wanted)).toBe(created);
    expect(gitlab.requests).toEqual([]);
    expect(await forge.createRequest(wanted)).toMatchObject({ number: 1 });
    expect(gitlab.mergeRequests).toHaveLength(1);
  });

  it('is read by its number, in whatever state it is', async () => {
    const { gitlab, forge, repository } = await world();
    propose(repository, 'bump');
    const created = await forge.createRequest(content);
    expect(await forge.request(created.number)).toEqual(created);
    Object.assign(gitlab.mergeRequests[0] ?? {}, { state: 'closed', labels: ['keep-review'] });
    expect(await forge.request(created.number)).toMatchObject({ state: 'closed', labels: ['keep-review'] });
    await expect(forge.request(99)).rejects.toMatchObject({ exitCode: 1 });
  });

  it('keeps the labels and reviewers that people added', async () => {
    const { gitlab, forge, repository } = await world({ users: ['ada', 'ben'] });
    propose(repository, 'bump');
    const created = await forge.createRequest({ ...content, reviewers: ['ada'] });
    gitlab.mergeRequests[0]?.labels.push('urgent');
    gitlab.mergeRequests[0]?.reviewers.push({ id: 101, username: 'ben' });
    const stale = { ...created, reviewers: [] };
    const updated = await forge.updateRequest(stale, { ...content, labels: ['deploy', 'prod'], reviewers: ['ada'] });
    expect(updated).toMatchObject({ labels: ['deploy', 'urgent', 'prod'], reviewers: ['ada', 'ben'] });
  });

  it('is a draft when its title says so, until people make it ready', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    const wanted = { ...content, title: 'Draft: Deploy web1' };
    const created = await forge.createRequest(wanted);
    expect([created.draft, gitlab.mergeRequests[0]?.title]).toEqual([true, 'Draft: Deploy web1']);
    gitlab.reset();
    await forge.updateRequest(created, { ...wanted, draft: created.draft });
    Object.assign(gitlab.mergeRequests[0] ?? {}, { title: 'Deploy web1' });
    const ready = await forge.openRequest('bump', 'main');
    await forge.updateRequest(ready ?? created, { ...wanted, draft: ready?.draft ?? true });
    expect([gitlab.writes(), gitlab.mergeRequests[0]?.title]).toEqual([[], 'Deploy web1']);
  });

  it('asks nobody twice: who was taken off by a person is left in peace (law 4)', async () => {
    const { gitlab, forge, repository } = await world({ users: ['ada', 'ada-2', 'ben'] });
    propose(repository, 'bump');
    await forge.createRequest({ ...content, reviewers: ['ada-2'] });
    const [request] = gitlab.mergeRequests;
    request?.reviewers.splice(0);
    if (request !== undefined) gitlab.note(request, 'ask @ben for a review');
    gitlab.reset();
    const found = await forge.openRequest('bump', 'main');
    await forge.updateRequest(found!, { ...content, reviewers: ['ada-2'] });
    expect(gitlab.writes()).toEqual([]);
    const updated = await forge.updateRequest(found!, { ...content, reviewers: ['ada', 'ada-2', 'ben'] });
    expect(updated.reviewers).toEqual(['ada', 'ben']);
  });

  it('is not made of a branch that GitLab does not show (yet), and says that it may be made later', async () => {
    const { repository, forge } = await world({ unseen: 1 });
    propose(repository, 'bump');
    await expect(forge.createRequest(content)).rejects.toMatchObject({
      code: 'FORGE_BRANCH_UNSEEN',
      exitCode: 1,
      message: expect.stringContaining('bump') as string,
      hint: expect.stringContaining('Run the job again') as string,
    });
    expect(await forge.createRequest(content)).toMatchObject({ number: 1 });
  });

  it('is found although the answer to its creation never came', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    gitlab.inject({ method: 'POST', path: /merge_requests$/, kind: 'lost' });
    expect(await forge.createRequest(content)).toMatchObject({ number: 1 });
    expect(gitlab.mergeRequests).toHaveLength(1);
  });

  it('is made by the second try where a gateway has lost the first one', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    gitlab.inject({ method: 'POST', path: /merge_requests$/, kind: 'status', status: 502 });
    expect(await forge.createRequest(content)).toMatchObject({ number: 1 });
    expect(gitlab.mergeRequests).toHaveLength(1);
  });

  it('gives up on a gateway that loses every try', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    gitlab.inject({ method: 'POST', path: /merge_requests$/, kind: 'status', status: 502, times: 4 });
    await expect(forge.createRequest(content)).rejects.toMatchObject({ code: 'FORGE_UNAVAILABLE' });
    expect(gitlab.writes()).toHaveLength(4);
  });

  it('is not taken from a fork, and lists are read to their last page', async () => {
    const { repository, gitlab, forge } = await world({ pageSize: 2 });
    gitlab.forkRequest('ours/evil', 'main');
    for (const name of ['ours/a', 'ours/b', 'other', 'ours/c', 'ours/d']) {
      propose(repository, name);
      await forge.createRequest({ ...content, sourceBranch: name });
    }
    expect(await forge.openRequest('ours/evil', 'main')).toBeUndefined();
    const found = await forge.openRequests('ours/');
    expect(found.map(({ sourceBranch }) => sourceBranch)).toEqual(['ours/d', 'ours/c', 'ours/b', 'ours/a']);
  });

  it('is among the latest of its branch, with its last commit and who closed it; none of a fork is', async () => {
    const { repository, gitlab, forge } = await world();
    gitlab.forkRequest('bump', 'main');
    const first = propose(repository, 'bump');
    const closed = await forge.createRequest(content);
    await forge.closeRequest(closed, 'Nothing left.');
    const second = commitFiles(repository, { 'a.yaml': 'tag: 3\n' }, { branch: 'bump' });
    await forge.createRequest(content);
    const { open, declined } = await requestsOfBranch(forge, 'bump', 'main');
    expect([open, declined]).toMatchObject([{ state: 'open', tip: second }, []]);
    Object.assign(gitlab.mergeRequests[1] ?? {}, { description: 'Because.' });
    expect((await requestsOfBranch(forge, 'bump', 'main')).declined).toMatchObject([{ state: 'closed', tip: first }]);
  });

  it('is closed once, with one comment', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    const created = await forge.createRequest(content);
    await forge.closeRequest(created, 'Nothing left.');
    await forge.closeRequest(created, 'Nothing left.');
    expect(gitlab.mergeRequests[0]).toMatchObject({ state: 'closed', notes: ['Nothing left.'] });
    expect(gitlab.mergeRequests[0]?.description).toMatch(/^<!-- monorepo-gitops: closed .*-->\nBecause\.$/);
  });

  it('says which reviewers GitLab does not know, and which it did not keep', async () => {
    const { repository, forge, log } = await world({ users: ['ada', 'ben'], reviewerLimit: 1 });
    propose(repository, 'bump');
    await expect(forge.createRequest({ ...content, reviewers: ['carl'] })).rejects.toMatchObject({
      exitCode: 2,
      message: 'reviewers: GitLab has no user "carl"',
    });
    await forge.createRequest({ ...content, reviewers: ['ada', 'ben'] });
    expect(log.lines.join()).toContain('did not take ben as reviewer');
  });
});

itAsksWhatGitlabDescribes(4);
