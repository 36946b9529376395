import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { githubContext } from '../../../src/hosts/github-actions.ts';
import { gitlabContext, isGitlabJob } from '../../../src/hosts/gitlab-ci.ts';
import { shellContext } from '../../../src/hosts/shell.ts';
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

  it('GIT_URL loses its credentials', async () => {
    const context = await shellContext({ ...env, GIT_URL: 'https://user:pass@git.example.com/fe/shop.git' }, directory);
    expect(context.repositoryUrl).toBe('https://git.example.com/fe/shop');
  });
});
