/** Whose code a run builds, by what the hosts say of their events. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyName, trustOf } from '../../../../src/core/build/key/trust.ts';
import { githubContext } from '../../../../src/hosts/github-actions.ts';
import { gitlabContext } from '../../../../src/hosts/gitlab-ci.ts';
import { shellContext } from '../../../../src/hosts/shell.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const sha = 'a'.repeat(40);

function github(name: string, payload: object, more: Readonly<Record<string, string>> = {}) {
  const directory = scratchDirectory('event');
  writeFileSync(join(directory, 'event.json'), JSON.stringify(payload));
  const common = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: sha, GITHUB_ACTOR: 'mona' };
  const event = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(directory, 'event.json') };
  return githubContext({ ...common, ...event, ...more }, directory);
}

/** As in GitHub's payloads of `pull_request`, `pull_request_target` and `pull_request_review`. */
function request({ ref = 'feature/x', from = 'acme/shop' as string | null, action = 'synchronize' } = {}) {
  const head = { ref, sha, repo: from === null ? null : { full_name: from } };
  const base = { ref: 'main', sha, repo: { full_name: 'acme/shop' } };
  return { action, pull_request: { number: 7, merged: false, head, base }, repository: { default_branch: 'main' } };
}

function workflowRun(event: string, from: string) {
  const run = { event, head_sha: sha, head_branch: 'main', head_repository: { full_name: from }, pull_requests: [] };
  return { action: 'completed', workflow_run: run, repository: { default_branch: 'main' } };
}

const dependabot = { GITHUB_ACTOR: 'dependabot[bot]' };
const bump = 'dependabot/npm_and_yarn/vite-7';
const gitlabRequest = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_IID: '12',
  CI_MERGE_REQUEST_PROJECT_ID: '1',
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'main',
};

describe('a run is', () => {
  it.each<['trusted' | 'untrusted', string, () => Promise<Parameters<typeof trustOf>[0]>]>([
    ['trusted', 'a push', () => github('push', {}, { GITHUB_REF: 'refs/heads/main' })],
    ['trusted', "a request of the repository's own", () => github('pull_request', request())],
    ['untrusted', 'a request of a fork', () => github('pull_request', request({ from: 'mallory/shop' }))],
    ['untrusted', 'a request of a fork that is gone', () => github('pull_request', request({ from: null }))],
    [
      'untrusted',
      'a request of a fork, from its branch main, with the secrets of the target',
      () => github('pull_request_target', request({ from: 'mallory/shop', ref: 'main' })),
    ],
    [
      'untrusted',
      'the review of a request of a fork by a member',
      () => github('pull_request_review', request({ from: 'mallory/shop', action: 'submitted' })),
    ],
    ['untrusted', 'a run behind one of a fork', () => github('workflow_run', workflowRun('push', 'mallory/shop'))],
    [
      'trusted',
      "a run behind one of the repository's own",
      () => github('workflow_run', workflowRun('push', 'acme/shop')),
    ],
    ['untrusted', 'a request of Dependabot', () => github('pull_request', request({ ref: bump }), dependabot)],
    [
      'untrusted',
      'a push of Dependabot',
      () => github('push', {}, { ...dependabot, GITHUB_REF: `refs/heads/${bump}` }),
    ],
    ['trusted', 'the merge of it', () => github('push', {}, { ...dependabot, GITHUB_REF: 'refs/heads/main' })],
    [
      'trusted',
      'a merge queue',
      () => github('merge_group', { merge_group: { head_sha: sha, base_sha: sha, base_ref: 'refs/heads/main' } }),
    ],
    [
      'trusted',
      "GitLab's push",
      async () => gitlabContext({ CI_PIPELINE_SOURCE: 'push', CI_COMMIT_REF_NAME: 'main' }, '/'),
    ],
    [
      'trusted',
      "GitLab's request of the project's own",
      async () => gitlabContext({ ...gitlabRequest, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1' }, '/'),
    ],
    [
      'untrusted',
      "GitLab's request of a fork, in the parent project",
      async () => gitlabContext({ ...gitlabRequest, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' }, '/'),
    ],
    [
      'untrusted',
      "Jenkins' change of a fork",
      () =>
        shellContext(
          { JENKINS_URL: 'https://ci.example.com/', CHANGE_ID: '5', CHANGE_FORK: 'mallory' },
          scratchDirectory('ci'),
        ),
    ],
    [
      'trusted',
      "Jenkins' change of the repository's own",
      () => shellContext({ JENKINS_URL: 'https://ci.example.com/', CHANGE_ID: '5' }, scratchDirectory('ci')),
    ],
  ])('%s: %s', async (trust, _title, context) => {
    expect(trustOf(await context())).toBe(trust);
  });
});

it('neither the tag nor the label of an untrusted key is that of a trusted one', () => {
  const key = { tag: `c-${'1'.repeat(40)}`, digest: `sha256:${'1'.repeat(64)}` };
  const [trusted, untrusted] = [keyName(key, 'trusted'), keyName(key, 'untrusted')];
  expect(trusted).toEqual({ tag: key.tag, label: key.digest });
  expect(untrusted).toEqual({ tag: `f-${'1'.repeat(40)}`, label: `untrusted ${key.digest}` });
});
