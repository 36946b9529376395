import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Forge, ForgeToken, RequestContent } from '../../../../src/core/forge/forge.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { handClock } from '../../../support/clock.ts';
import { memoryLog } from '../../../support/delivery.ts';
import { openForge } from '../../../support/forge.ts';
import { type BareRepository, commitFiles, createBareRepository, fsck } from '../../../support/git-server.ts';
import {
  type GitlabOptions,
  type GitlabRequest,
  type GitlabServer,
  startGitlabServer,
} from '../../../support/gitlab-server.ts';

const root = mkdtempSync(join(tmpdir(), 'mg-gitlab-'));
const asked: GitlabRequest[] = [];
let open: GitlabServer | undefined;
afterEach(async () => {
  asked.push(...(open?.requests ?? []));
  await open?.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface World {
  readonly repository: BareRepository;
  readonly gitlab: GitlabServer;
  readonly forge: Forge;
  readonly log: ReturnType<typeof memoryLog>;
  readonly slept: number[];
}

const files = { 'a.yaml': 'tag: 1\n', 'b/c d.yaml': 'tag: 1\n', 'gone.yaml': 'x\n' };

async function world(options: Partial<GitlabOptions> & { readonly token?: ForgeToken | string } = {}): Promise<World> {
  const repository = createBareRepository(root, { files });
  const gitlab = await startGitlabServer({ repository, ...options });
  open = gitlab;
  const log = memoryLog();
  const clock = handClock({ now: 1_700_000_000_000, random: 0 });
  const slept = clock.pauses;
  const ports = { clock, log, secrets: createSecrets() };
  return {
    repository,
    gitlab,
    log,
    slept,
    forge: await openForge(gitlab.project, options.token ?? gitlab.token, ports),
  };
}

/** A branch off main with one commit. */
function propose(repository: BareRepository, branch: string): string {
  repository.git('branch', branch, 'main');
  return commitFiles(repository, { 'a.yaml': 'tag: 2\n' }, { branch });
}

const content: RequestContent = {
  sourceBranch: 'bump',
  targetBranch: 'main',
  title: 'Deploy web1',
  body: 'Because.',
  labels: ['deploy'],
  reviewers: [],
  draft: false,
};

describe('a merge request on GitLab', () => {
  it('is created once, found again, and left alone while nothing differs (law 4)', async () => {
    const { repository, gitlab, forge } = await world({ users: ['ada', 'ben'] });
    propose(repository, 'bump');
    const wanted = { ...content, reviewers: ['@ada'], draft: true };
    const created = await forge.createRequest(wanted);
    expect(created).toMatchObject({ number: 1, state: 'open', title: 'Deploy web1', draft: true, reviewers: ['ada'] });
    expect(gitlab.mergeRequests[0]?.title).toBe('Draft: Deploy web1');
    expect(created.headCommit).toBe(repository.git('rev-parse', 'bump'));
    const found = await forge.openRequest('bump', 'main');
    expect(found).toEqual(created);
    gitlab.reset();
    expect(await forge.updateRequest(created, wanted)).toBe(created);
    expect(gitlab.requests).toEqual([]);
    expect(await forge.createRequest(wanted)).toMatchObject({ number: 1 });
    expect(gitlab.mergeRequests).toHaveLength(1);
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
    request?.notes.push('ask @ben for a review');
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
    expect(found.map(({ sourceBranch }) => sourceBranch)).toEqual(['ours/a', 'ours/b', 'ours/c', 'ours/d']);
  });

  it('is closed once, with one comment', async () => {
    const { repository, gitlab, forge } = await world();
    propose(repository, 'bump');
    const created = await forge.createRequest(content);
    await forge.closeRequest(created, 'Nothing left.');
    await forge.closeRequest(created, 'Nothing left.');
    expect(gitlab.mergeRequests[0]).toMatchObject({ state: 'closed', notes: ['Nothing left.'] });
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

describe('a commit by the API of GitLab', () => {
  const change = (expectedHead: string) => ({
    branch: 'main',
    expectedHead,
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

  it('knows which commit is older', async () => {
    const { repository, forge } = await world();
    const first = repository.git('rev-parse', 'main');
    const second = commitFiles(repository, { 'a.yaml': 'tag: 2\n' });
    const alone = repository.git('commit-tree', '-m', 'alone', `${first}^{tree}`);
    expect(await forge.isAncestor(first, second)).toBe('yes');
    expect(await forge.isAncestor(second, first)).toBe('no');
    expect(await forge.isAncestor(alone, second)).toBe('no');
    expect(await forge.isAncestor('0'.repeat(40), second)).toBe('unknown');
  });
});

describe('what GitLab refuses', () => {
  it('teaches that a job token may not write (law 10)', async () => {
    const job = 'glcbt-64_0123456789abcdefghij';
    for (const token of [job, { value: job, ofJob: true } as const]) {
      const { repository, gitlab, forge } = await world({ token });
      propose(repository, 'bump');
      const hint = expect.stringContaining('project or group access token with the `api` scope') as string;
      await expect(forge.createRequest(content)).rejects.toMatchObject({ code: 'FORGE_AUTH', hint });
      expect(gitlab.requests.at(-1)?.headers).toMatchObject({ 'job-token': job });
      expect(gitlab.requests.at(-1)?.headers).not.toHaveProperty('private-token');
      await open?.close();
    }
  });

  it.each([
    [401, 'FORGE_AUTH'],
    [403, 'FORGE_AUTH'],
    [404, 'FORGE_NOT_FOUND'],
    [422, 'FORGE_REFUSED'],
  ])('fails at once on %i as %s, without the token in the message (law 6)', async (status, code) => {
    const { gitlab, forge, slept } = await world();
    gitlab.inject({ kind: 'status', status, body: { message: `no: ${gitlab.token}` } });
    const error = (await forge.openRequest('bump', 'main').catch((each: unknown) => each)) as Error;
    expect(error).toMatchObject({ code, exitCode: 1 });
    expect(`${error.message} ${String(error.cause)}`).not.toContain(gitlab.token);
    expect(slept).toEqual([]);
  });

  it('waits as long as a rate limit says, then goes on', async () => {
    const { gitlab, forge, slept } = await world();
    gitlab.inject({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    gitlab.inject({ kind: 'status', status: 429, headers: { 'ratelimit-reset': '1700000030' } });
    expect(await forge.openRequest('bump', 'main')).toBeUndefined();
    expect(slept).toEqual([7_000, 23_000]);
  });

  it('gives up on a rate limit of an hour, and says when it ends', async () => {
    const { gitlab, forge } = await world();
    gitlab.inject({ kind: 'status', status: 429, headers: { 'retry-after': '3600' }, times: 9 });
    await expect(forge.openRequest('bump', 'main')).rejects.toMatchObject({
      code: 'FORGE_RATE_LIMIT',
      hint: expect.stringContaining('2023-11-14T23:13:20') as string,
    });
  });

  it('asks again after a gateway error, and after a broken line', async () => {
    const { gitlab, forge } = await world();
    gitlab.inject({ kind: 'status', status: 502, body: '<html>' });
    gitlab.inject({ kind: 'lost' });
    expect(await forge.openRequest('bump', 'main')).toBeUndefined();
    expect(gitlab.requests).toHaveLength(3);
  });
});

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { content: { 'application/json': { schema: { properties?: Record<string, unknown> } } } };
}

const contract = join(process.cwd(), '../shared/contracts/gitlab-openapi-2022.yaml');
const present = existsSync(contract);

describe.skipIf(!present)(`the requests above${present ? '' : ' [skipped: ../shared/contracts is absent]'}`, () => {
  it('are ones that GitLab describes, with parameters that it knows', () => {
    const { paths } = parse(readFileSync(contract, 'utf8')) as { paths: Record<string, Record<string, Operation>> };
    // Newer than the description: 13.x and later fields, and pages, which every list takes.
    const newer = new Set(['per_page', 'page', 'add_labels']);
    let checked = 0;
    for (const { method, path, query, body } of asked) {
      const template = path
        .replace('/projects/infra/charts', '/projects/{id}')
        .replace(/\/files\/.*/, '/files/{file_path}')
        .replace(/\/branches\/.*/, '/branches/{branch}')
        .replace(/\/merge_requests\/\d+/, '/merge_requests/{merge_request_iid}');
      const operation = paths[template]?.[method.toLowerCase()];
      if (operation === undefined) continue;
      checked += 1;
      const known = new Set((operation.parameters ?? []).map(({ name }) => name.replace('[]', '')));
      for (const name of query.keys())
        if (!newer.has(name))
          expect([template, [...known]]).toEqual([template, expect.arrayContaining([name.replace('[]', '')])]);
      const properties = Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? {}).map(
        (name) => name.replace('[]', ''),
      );
      for (const name of Object.keys(body ?? {}))
        expect([template, properties]).toEqual([template, expect.arrayContaining([name])]);
    }
    expect(checked).toBeGreaterThan(20);
  });
});
