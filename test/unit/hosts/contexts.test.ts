import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubContext } from '../../../src/hosts/github-actions.ts';
import { gitlabContext, isGitlabJob } from '../../../src/hosts/gitlab-ci.ts';
import { shellContext } from '../../../src/hosts/shell.ts';
import { createMonorepo } from '../../support/git/monorepo.ts';
import { gitIn } from '../../support/git/repository.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const merge = 'c'.repeat(40);
const zeros = '0'.repeat(40);

function payload(content: object): string {
  const file = join(scratchDirectory('event'), 'event.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('GitHub: what happened, out of the variables and the event payload', () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: head,
    GITHUB_REF: 'refs/heads/develop',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_ACTOR: 'mona',
    GITHUB_ACTOR_ID: '42',
    GITHUB_RUN_ID: '991',
    GITHUB_RUN_NUMBER: '7',
  };
  const request = {
    action: 'synchronize',
    pull_request: {
      number: 12,
      merged: false,
      head: { ref: 'feature/x', sha: head, repo: { full_name: 'acme/shop' } },
      base: { ref: 'main', sha: base, repo: { full_name: 'acme/shop' } },
    },
    repository: { default_branch: 'main' },
  };

  it('a push knows the commit before it', async () => {
    const context = await githubContext({ ...env, GITHUB_EVENT_PATH: payload({ before: base }) }, '/');
    expect(context).toMatchObject({
      host: 'github',
      event: { kind: 'push' },
      branch: 'develop',
      commit: head,
      baseCommit: base,
      actor: { name: 'mona', email: '42+mona@users.noreply.github.com' },
      pipelineUrl: 'https://github.com/acme/shop/actions/runs/991',
      runId: '7',
    });
  });

  it.each([
    ['labeled', '1', ['a', 'B']],
    ['unlabeled', '1', ['a', 'B']],
    // What the event of an earlier attempt said may have changed since.
    ['labeled', '2', undefined],
  ])('a request that was %s, in attempt %s, is a request with the labels %j', async (action, attempt, labels) => {
    const { pull_request } = request;
    const content = { ...request, action, pull_request: { ...pull_request, labels: [{ name: 'a' }, { name: 'B' }] } };
    const given = { ...env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_RUN_ATTEMPT: attempt };
    const { event } = await githubContext({ ...given, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(event).toEqual({ kind: 'request', number: 12, fromFork: false, ...(labels && { labels }) });
  });

  it('a comment on a request is a request whose branch and commit are not known', async () => {
    const content = {
      action: 'created',
      issue: { number: 12, pull_request: {} },
      comment: { body: '/deploy-preview' },
    };
    const given = { ...env, GITHUB_EVENT_NAME: 'issue_comment', GITHUB_REF: 'refs/heads/main' };
    const context = await githubContext({ ...given, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context).toMatchObject({
      event: { kind: 'request', number: 12, unread: expect.stringContaining('does not tell the commit') },
      requestNumber: 12,
      sourceRef: 'refs/pull/12/head',
    });
    expect([context.branch, context.commit]).toEqual([undefined, undefined]);
  });

  it('a comment on an issue is no request', async () => {
    const content = { action: 'created', issue: { number: 12 }, comment: { body: '/deploy-preview' } };
    const given = { ...env, GITHUB_EVENT_NAME: 'issue_comment', GITHUB_EVENT_PATH: payload(content) };
    expect((await githubContext(given, '/')).event).toEqual({ kind: 'manual' });
  });

  it('the first push of a branch has no commit before it', async () => {
    const context = await githubContext({ ...env, GITHUB_EVENT_PATH: payload({ before: zeros }) }, '/');
    expect(context.baseCommit).toBeUndefined();
  });

  it("a request is its head, not the runner's merge commit", async () => {
    const given = { ...env, GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: merge, GITHUB_REF: 'refs/pull/12/merge' };
    const context = await githubContext({ ...given, GITHUB_EVENT_PATH: payload(request) }, '/');
    expect(context).toMatchObject({
      event: { kind: 'request', number: 12, fromFork: false },
      commit: head,
      branch: 'feature/x',
      targetBranch: 'main',
      baseCommit: base,
      requestNumber: 12,
      defaultBranch: 'main',
    });
  });

  it.each([
    ['another repository', { full_name: 'eve/shop' }],
    ['a deleted repository', null],
  ])('law 7: a request from %s is from a fork', async (_, repo) => {
    const forked = {
      ...request,
      pull_request: { ...request.pull_request, head: { ...request.pull_request.head, repo } },
    };
    const context = await githubContext({ ...env, GITHUB_EVENT_PATH: payload(forked) }, '/');
    expect(context.event).toEqual({ kind: 'request', number: 12, fromFork: true });
  });

  it.each([
    [
      'pull_request',
      { ...request, action: 'closed' },
      { kind: 'request-closed', number: 12, merged: false },
      'feature/x',
    ],
    ['delete', { ref: 'feature/x', ref_type: 'branch' }, { kind: 'branch-deleted' }, 'feature/x'],
    ['push', { deleted: true, ref: 'refs/heads/feature/x', before: base }, { kind: 'branch-deleted' }, 'feature/x'],
    ['delete', { ref: 'main', ref_type: 'tag' }, { kind: 'manual' }, undefined],
    ['push', { deleted: true, ref: 'refs/tags/main', before: base }, { kind: 'manual' }, undefined],
    [
      'pull_request',
      { ...request, action: 'reopened' },
      { kind: 'request', number: 12, fromFork: false, reopened: true },
      'feature/x',
    ],
    ['pull_request_review', request, { kind: 'request', number: 12, fromFork: false }, 'feature/x'],
    ['schedule', {}, { kind: 'schedule' }, 'develop'],
    ['workflow_dispatch', {}, { kind: 'manual' }, 'develop'],
  ])('%s is %j', async (name, content, event, branch) => {
    const context = await githubContext({ ...env, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context.event).toEqual(event);
    expect(context.branch).toBe(branch);
  });

  const tagged = { GITHUB_REF: 'refs/tags/v1', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' };
  it.each(['push', 'release', 'workflow_dispatch', 'create'])('%s on a tag is of the tag', async (name) => {
    const context = await githubContext({ ...env, ...tagged, GITHUB_EVENT_NAME: name }, '/');
    expect(context).toMatchObject({ event: { kind: 'tag', tag: 'v1' }, branch: undefined, sourceRef: 'refs/tags/v1' });
  });

  it.each([{ GITHUB_REF_TYPE: undefined }, { GITHUB_REF_TYPE: undefined, GITHUB_REF_NAME: undefined }])(
    'a ref of a tag is a tag without being told what it is: %j',
    async (without) => {
      const context = await githubContext({ ...env, ...tagged, GITHUB_EVENT_NAME: 'push', ...without }, '/');
      expect(context).toMatchObject({
        event: { kind: 'tag', tag: 'v1' },
        branch: undefined,
        sourceRef: 'refs/tags/v1',
      });
    },
  );

  it.each([
    ['push', {}, 'refs/heads/develop'],
    ['workflow_dispatch', {}, 'refs/heads/develop'],
    ['pull_request', request, 'refs/pull/12/head'],
    ['pull_request', { ...request, action: 'closed' }, 'refs/pull/12/head'],
    ['delete', { ref: 'feature/x', ref_type: 'branch' }, 'refs/heads/feature/x'],
    ['delete', { ref: 'v1', ref_type: 'tag' }, undefined],
  ])('%s: the source is a ref', async (name, content, ref) => {
    const context = await githubContext({ ...env, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context.sourceRef).toBe(ref);
  });

  const queue = 'gh-readonly-queue/main/pr-12-0123';
  it.each([
    ['merge_group', { merge_group: { head_sha: head, base_sha: base, base_ref: 'refs/heads/main' } }],
    ['push', {}],
    ['push', { deleted: true, ref: `refs/heads/${queue}` }],
    ['delete', { ref: queue, ref_type: 'branch' }],
  ])('%s of a merge queue is no push: %j', async (name, content) => {
    const given = { ...env, GITHUB_REF: `refs/heads/${queue}`, GITHUB_EVENT_NAME: name };
    const context = await githubContext({ ...given, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context).toMatchObject({ event: { kind: 'queue' }, sourceRef: undefined });
  });

  it.each([
    ['push', {}, {}, false],
    ['push', { GITHUB_RUN_ATTEMPT: '1' }, {}, false],
    ['push', { GITHUB_RUN_ATTEMPT: '2' }, {}, true],
    ['workflow_dispatch', {}, {}, true],
    ['schedule', {}, {}, false],
  ])('%s with %j: by a person %j', async (name, more, content, expected) => {
    const given = { ...env, ...more, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: payload(content) };
    expect((await githubContext(given, '/')).byPerson).toBe(expected);
  });

  it.each([
    ['push', { repository: { pushed_at: 1_790_000_000 } }, 1_790_000_000_000],
    // Last week's push says nothing of a run by hand.
    ['workflow_dispatch', { repository: { pushed_at: '2026-09-21T00:00:00Z' } }, undefined],
    ['schedule', {}, undefined],
    [
      'pull_request',
      { ...request, pull_request: { ...request.pull_request, updated_at: '2026-09-21T10:00:00Z' } },
      Date.UTC(2026, 8, 21, 10),
    ],
  ])('%s: the pipeline was created after %j', async (name, content, expected) => {
    const context = await githubContext({ ...env, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context.pipelineCreatedAt).toBe(expected);
  });

  it('law 7: a closed request of a fork is still from a fork', async () => {
    const { pull_request: own } = request;
    const pull = { ...own, head: { ...own.head, repo: { full_name: 'eve/shop' } } };
    const content = { ...request, action: 'closed', pull_request: pull };
    const context = await githubContext({ ...env, GITHUB_EVENT_PATH: payload(content) }, '/');
    expect(context.event).toEqual({ kind: 'request-closed', number: 12, merged: false, fromFork: true });
  });

  it('pull_request_target checks out the target: the head must be checked out', async () => {
    const given = { ...env, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_EVENT_PATH: payload(request) };
    expect(await githubContext(given, '/')).toMatchObject({ commit: head, requiredCheckout: { commit: head } });
  });

  describe('workflow_run: what the other workflow ran on', () => {
    const at = async (run: object, workspace = '/') =>
      githubContext(
        {
          ...env,
          GITHUB_SHA: base,
          GITHUB_REF: 'refs/heads/main',
          GITHUB_REF_NAME: 'main',
          GITHUB_EVENT_NAME: 'workflow_run',
          PATH: process.env.PATH,
          GITHUB_EVENT_PATH: payload({
            repository: { default_branch: 'main' },
            workflow_run: {
              event: 'push',
              head_sha: head,
              head_branch: 'develop',
              head_repository: { full_name: 'acme/shop' },
              pull_requests: [],
              run_attempt: 1,
              updated_at: '2026-09-21T10:00:00Z',
              ...run,
            },
          }),
        },
        workspace,
      );
    const pull = { number: 12, head: { sha: head }, base: { ref: 'main', sha: base } };

    it.each([
      ['a push', {}, { kind: 'push' }, 'refs/heads/develop'],
      ['a run by hand', { event: 'workflow_dispatch' }, { kind: 'manual' }, 'refs/heads/develop'],
      ['a version', { head_branch: 'v1.2.3' }, { kind: 'tag', tag: 'v1.2.3' }, 'refs/tags/v1.2.3'],
      ['a release', { event: 'release', head_branch: 'summer' }, { kind: 'tag', tag: 'summer' }, 'refs/tags/summer'],
      ['a branch of versions', { head_branch: '1.2.x' }, { kind: 'push' }, 'refs/heads/1.2.x'],
      [
        'a request',
        { event: 'pull_request', head_branch: 'feature/x', pull_requests: [pull] },
        { kind: 'request', number: 12, fromFork: false },
        'refs/pull/12/head',
      ],
      [
        'a request that is closed by now',
        { event: 'pull_request', head_branch: 'feature/x' },
        { kind: 'manual' },
        undefined,
      ],
      [
        'a fork, whose branch may be called main',
        { event: 'pull_request', head_branch: 'main', head_repository: { full_name: 'eve/shop' } },
        { kind: 'request', number: 0, fromFork: true },
        undefined,
      ],
      ['a queue', { event: 'merge_group', head_branch: queue }, { kind: 'queue' }, undefined],
    ])('%s', async (_what, run, event, sourceRef) => {
      expect(await at(run)).toMatchObject({ event, sourceRef, commit: head, requiredCheckout: { commit: head } });
    });

    it('is by a person when the other workflow was', async () => {
      expect((await at({})).byPerson).toBe(false);
      expect((await at({ run_attempt: 2 })).byPerson).toBe(true);
      expect((await at({ event: 'workflow_dispatch' })).byPerson).toBe(true);
    });

    it('takes a name for a tag that the checkout has as one', async () => {
      const monorepo = await createMonorepo({ 'a.txt': 'a' });
      await monorepo.commit('main', {});
      const checkout = await monorepo.checkout('refs/heads/main');
      expect((await at({ head_branch: 'nightly' }, checkout)).sourceRef).toBe('refs/heads/nightly');
      gitIn(checkout)('tag', 'nightly');
      expect((await at({ head_branch: 'nightly' }, checkout)).sourceRef).toBe('refs/tags/nightly');
      // A branch of the same name comes first: only it was pushed.
      gitIn(checkout)('branch', 'nightly');
      expect((await at({ head_branch: 'nightly' }, checkout)).sourceRef).toBe('refs/heads/nightly');
    });
  });

  it('a tag build has a tag and no branch', async () => {
    const given = { ...env, GITHUB_REF: 'refs/tags/v1', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' };
    const context = await githubContext(given, '/');
    expect(context.event).toEqual({ kind: 'tag', tag: 'v1' });
    expect(context.branch).toBeUndefined();
  });
});

describe('GitLab: what happened, out of the predefined variables', () => {
  const env = {
    CI_JOB_ID: '5',
    CI_PIPELINE_ID: '4',
    CI_PIPELINE_IID: '3',
    CI_PROJECT_PATH: 'fe/shop',
    CI_PROJECT_URL: 'https://gitlab.example.com/fe/shop',
    CI_COMMIT_SHA: head,
    CI_COMMIT_REF_NAME: 'develop',
    CI_COMMIT_BEFORE_SHA: base,
    CI_DEFAULT_BRANCH: 'main',
    CI_PIPELINE_SOURCE: 'push',
    GITLAB_USER_NAME: 'Ada',
    GITLAB_USER_EMAIL: 'ada@example.com',
  };

  it.each([
    ['GITLAB_CI=true alone', { GITLAB_CI: 'true' }, false],
    ['a job of gitlab-ci-local, which says GITLAB_CI=false', { ...env, GITLAB_CI: 'false' }, true],
  ])('%s is a job: %s', (_, given, expected) => {
    expect(isGitlabJob(given)).toBe(expected);
  });

  it('a branch pipeline', () => {
    expect(gitlabContext(env, '/')).toMatchObject({
      host: 'gitlab',
      event: { kind: 'push' },
      branch: 'develop',
      commit: head,
      baseCommit: base,
      defaultBranch: 'main',
      actor: { name: 'Ada', email: 'ada@example.com' },
      runId: '3',
    });
  });

  it('a merged-results pipeline is the head of its request, compared with the target', () => {
    const context = gitlabContext(
      {
        ...env,
        CI_COMMIT_SHA: merge,
        CI_COMMIT_BEFORE_SHA: zeros,
        CI_PIPELINE_SOURCE: 'merge_request_event',
        CI_MERGE_REQUEST_IID: '9',
        CI_MERGE_REQUEST_PROJECT_ID: '1',
        CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
        CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
        CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head,
        CI_MERGE_REQUEST_TARGET_BRANCH_SHA: base,
      },
      '/',
    );
    expect(context).toMatchObject({
      event: { kind: 'request', number: 9, fromFork: false },
      commit: head,
      branch: 'feature/x',
      baseCommit: base,
      requestNumber: 9,
    });
  });

  const request = {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '9',
    CI_MERGE_REQUEST_PROJECT_ID: '1',
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
  };
  it.each([
    ['a branch', {}, 'refs/heads/develop'],
    ['a tag', { CI_COMMIT_TAG: 'v1' }, 'refs/tags/v1'],
    ['a request', request, 'refs/merge-requests/9/head'],
    [
      'a request with merged results',
      { ...request, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' },
      'refs/merge-requests/9/head',
    ],
    ['a merge train', { ...request, CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train' }, undefined],
    ['the stop job of a branch', { CI_ENVIRONMENT_ACTION: 'stop' }, 'refs/heads/develop'],
    ['the stop job of a tag', { CI_ENVIRONMENT_ACTION: 'stop', CI_COMMIT_TAG: 'v1' }, 'refs/tags/v1'],
    ['the stop job of a request', { ...request, CI_ENVIRONMENT_ACTION: 'stop' }, 'refs/merge-requests/9/head'],
  ])('the source of %s is a ref', (_what, more, ref) => {
    expect(gitlabContext({ ...env, ...more }, '/').sourceRef).toBe(ref);
  });

  it('a merge train is a queue', () => {
    const train = { ...env, ...request, CI_MERGE_REQUEST_EVENT_TYPE: 'merge_train' };
    expect(gitlabContext(train, '/').event).toEqual({ kind: 'queue' });
  });

  it.each([
    [{}, false],
    [{ CI_PIPELINE_SOURCE: 'web' }, true],
    [{ CI_JOB_MANUAL: 'true' }, true],
    [{ CI_JOB_MANUAL: 'false', CI_PIPELINE_SOURCE: 'schedule' }, false],
    [{ CI_PIPELINE_SOURCE: 'trigger' }, false],
    [{ CI_PIPELINE_SOURCE: 'parent_pipeline' }, false],
    [{ CI_PIPELINE_SOURCE: 'parent_pipeline', MG_STARTED_BY: 'person' }, true],
    [{ CI_PIPELINE_SOURCE: 'push', MG_STARTED_BY: 'person' }, false],
  ])('%j is by a person: %j', (more, expected) => {
    expect(gitlabContext({ ...env, ...more }, '/').byPerson).toBe(expected);
  });

  it('knows when the pipeline was created, and the slug that branches share', () => {
    const more = { CI_PIPELINE_CREATED_AT: '2026-09-21T10:00:00Z', CI_COMMIT_REF_SLUG: 'feature-x' };
    const context = gitlabContext({ ...env, ...more }, '/');
    expect(context).toMatchObject({ pipelineCreatedAt: Date.UTC(2026, 8, 21, 10), refSlug: 'feature-x' });
    expect(gitlabContext(env, '/').pipelineCreatedAt).toBeUndefined();
  });

  it('law 7: the stop job of a request from a fork is still from a fork', () => {
    const more = { ...request, CI_ENVIRONMENT_ACTION: 'stop', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' };
    expect(gitlabContext({ ...env, ...more }, '/').event).toMatchObject({ kind: 'request-closed', fromFork: true });
  });

  it.each([
    ['schedule', {}, { kind: 'schedule' }],
    ['web', {}, { kind: 'manual' }],
    ['push', { CI_COMMIT_TAG: 'v1' }, { kind: 'tag', tag: 'v1' }],
    ['push', { CI_ENVIRONMENT_ACTION: 'stop' }, { kind: 'branch-deleted' }],
    [
      'merge_request_event',
      { CI_ENVIRONMENT_ACTION: 'stop', CI_MERGE_REQUEST_IID: '9' },
      { kind: 'request-closed', number: 9, merged: false },
    ],
  ])('%s with %j is %j', (source, more, event) => {
    expect(gitlabContext({ ...env, CI_PIPELINE_SOURCE: source, ...more }, '/').event).toEqual(event);
  });
});

describe("Jenkins: its variables win over the checkout's", () => {
  const directory = scratchDirectory('no-checkout');
  const env = {
    PATH: process.env.PATH,
    JENKINS_URL: 'https://ci.example.com',
    BUILD_URL: 'https://ci.example.com/job/1/',
    BUILD_NUMBER: '1',
    GIT_COMMIT: head,
  };

  it.each([
    ['a multibranch job', { BRANCH_NAME: 'feature/x' }, 'feature/x', { kind: 'push' }],
    ['the git plugin', { GIT_BRANCH: 'origin/develop' }, 'develop', { kind: 'push' }],
    [
      'a change request',
      { BRANCH_NAME: 'PR-4', CHANGE_ID: '4', CHANGE_BRANCH: 'feature/y', CHANGE_TARGET: 'main' },
      'feature/y',
      { kind: 'request', number: 4, fromFork: false },
    ],
    ['a tag', { TAG_NAME: 'v1', BRANCH_NAME: 'v1' }, undefined, { kind: 'tag', tag: 'v1' }],
  ])('%s', async (_, more, branch, event) => {
    const context = await shellContext({ ...env, ...more }, directory);
    expect(context).toMatchObject({ host: 'jenkins', event, commit: head, pipelineUrl: env.BUILD_URL, runId: '1' });
    expect(context.branch).toBe(branch);
  });

  it.each([
    ['GitHub', 'https://git.example.com/acme/shop/pull/4', 'refs/pull/4/head'],
    ['GitLab', 'https://git.example.com/acme/shop/-/merge_requests/4', 'refs/merge-requests/4/head'],
  ])('a change request of %s has a ref of its forge', async (_forge, url, ref) => {
    const given = { ...env, CHANGE_ID: '4', CHANGE_BRANCH: 'feature/y', CHANGE_URL: url };
    expect((await shellContext(given, directory)).sourceRef).toBe(ref);
  });

  it('a branch of a merge queue is one', async () => {
    const context = await shellContext({ ...env, BRANCH_NAME: 'gh-readonly-queue/main/pr-4-0123' }, directory);
    expect(context).toMatchObject({ event: { kind: 'queue' }, sourceRef: undefined });
  });

  it('detached, without a name: the branch whose tip is checked out', async () => {
    const monorepo = await createMonorepo({ 'a.txt': 'a' });
    await monorepo.commit('main', {});
    await monorepo.commit('develop', { 'b.txt': 'b' });
    const clone = scratchDirectory('jenkins');
    gitIn(clone)('clone', '-q', monorepo.origin, '.');
    const find = async (revision: string) => {
      gitIn(clone)('checkout', '-q', '--detach', revision);
      return (await shellContext({ ...env, GIT_BRANCH: 'detached' }, clone)).sourceRef;
    };
    expect(await find('origin/develop')).toBe('refs/heads/develop');
    expect(await find('origin/main')).toBe('refs/heads/main');
    // Two branches: the default branch, and none where neither is.
    gitIn(clone)('push', '-q', 'origin', 'origin/main:refs/heads/copy');
    expect(await find('origin/main')).toBe('refs/heads/main');
    gitIn(clone)('push', '-q', 'origin', 'origin/develop:refs/heads/other');
    expect(await find('origin/develop')).toBeUndefined();
    expect(await find('origin/main~0^')).toBeUndefined();
  });

  it('GIT_URL loses its credentials', async () => {
    const context = await shellContext({ ...env, GIT_URL: 'https://user:pass@git.example.com/fe/shop.git' }, directory);
    expect(context.repositoryUrl).toBe('https://git.example.com/fe/shop');
  });
});

describe('a shell', () => {
  const directory = scratchDirectory('no-checkout');
  it.each([
    ['a terminal', {}, true, true],
    ['a terminal that a CI system made', { CI: 'true' }, true, false],
    ['no terminal', {}, false, false],
  ])('%s is by a person: %j', async (_what, env, interactive, expected) => {
    const context = await shellContext({ PATH: process.env.PATH, ...env }, directory, interactive);
    expect(context.byPerson).toBe(expected);
  });
});
