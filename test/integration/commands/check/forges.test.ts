/** `check --online` against GitHub and GitLab: scopes, rules of the branch, webhooks, and requests. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { githubToken, onGithub, onGithubByApp, onGitlab } from '../../../support/commands/forges.ts';
import { exampleFiles, type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { testPassword, testUser } from '../../../support/registry/server.ts';

let at: Scenery;

beforeAll(async () => {
  at = await setScenery();
  at.git('branch', 'develop');
  const file = join(at.monorepo, 'gitops.yaml');
  const text = editFile('gitops.yaml', readFileSync(file, 'utf8'), {
    unset: ['gitops.repository', 'environments.prod.deliver'],
  });
  writeFileSync(file, text.text);
});

/** The example's GitOps repository, on no forge yet. */
const place = () => ({
  gitops: createBareRepository(scratchDirectory('forge'), { name: 'gitops', files: exampleFiles('examples/gitops') }),
});

const checkWith = (given: Given, more: Given = {}) =>
  runCheck(at, {
    online: 'true',
    environment: 'dev',
    service: 'web1',
    'registry-username': testUser,
    'registry-password': testPassword,
    ...given,
    ...more,
  });

const account = { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } } as const;
const repo = 'acme/gitops';
const days = (count: number) =>
  `${new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

it('GitHub: the scopes of a classic token, the rules and a webhook of Argo CD', async () => {
  const { given, github } = await onGithub(
    place(),
    { webhooks: ['https://argocd.example.com/api/webhook'] },
    {
      accounts: {
        [githubToken]: {
          ...account,
          permissions: { ...account.permissions, webhooks: 'read' },
          scopes: ['repo', 'gist'],
          tokenExpiration: days(90),
        },
      },
    },
  );
  const ran = await checkWith(given);
  expect(ran.problems).toEqual([]);
  expect(ran.named(`token for ${repo}`)[0]?.message).toMatch(/^scopes repo, gist; it expires on \d{4}-/);
  expect(ran.named(`rules of ${repo}`)[0]?.message).toBe('GitHub lets the token push to main');
  expect(ran.named(`webhooks of ${repo}`)[0]?.result).toBe('ok');
  expect(github.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it.each<[string, object, string, RegExp, RegExp]>([
  ['scopes without repo', { scopes: ['read:org', 'gist'] }, 'failed', /read:org, gist, and not repo/, /scope repo/],
  ['an end within a week', { scopes: ['repo'], tokenExpiration: days(3) }, 'warning', /expires on/, /Make a new one/],
])('GitHub: a token with %s', async (_what, more, result, message, hint) => {
  const { given } = await onGithub(place(), {}, { accounts: { [githubToken]: { ...account, ...more } } });
  const ran = await checkWith(given);
  expect(ran.named(`token for ${repo}`)[0]).toMatchObject({
    result,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

it('GitHub: a branch that takes requests alone is a warning; with deliver: pull-request nothing is in the way', async () => {
  const { given, github } = await onGithub(place(), { rules: ['deletion', 'non_fast_forward', 'pull_request'] });
  const ran = await checkWith(given);
  expect(ran.named(`rules of ${repo}`)).toMatchObject([
    {
      result: 'warning',
      message: expect.stringContaining('pull request'),
      hint: expect.stringContaining('deliver: pull-request'),
    },
  ]);
  expect(ran.failure).toBeUndefined();
  github.reset();
  const again = await checkWith(given, { deliver: 'pull-request' });
  expect(again.problems).toEqual([]);
  expect(again.named(`requests in ${repo}`)[0]?.message).toContain('a branch and a request are open to gitops-token');
  expect(github.requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('GitHub: signatures that the branch asks for are told with both remedies, and either helps', async () => {
  const { given } = await onGithub(place(), { rules: ['required_signatures'] });
  const ran = await checkWith(given);
  expect(ran.named(`rules of ${repo}`)[0]).toMatchObject({
    result: 'warning',
    hint: expect.stringContaining('commit-via: api'),
  });
  expect((await checkWith(given, { 'commit-via': 'api' })).problems).toEqual([]);
});

it('GitHub: a token that may read alone is told by the forge although the server of git lets it in', async () => {
  const { given } = await onGithub(
    place(),
    {},
    { accounts: { [githubToken]: { login: 'bot', permissions: { contents: 'read' } } } },
  );
  const ran = await checkWith(given);
  expect(ran.named(`rules of ${repo}`)[0]).toMatchObject({
    result: 'failed',
    message: expect.stringContaining('may not push'),
  });
  expect(ran.failure?.exitCode).toBe(1);
});

it('GitHub: an App that lacks a permission, and one that has it', async () => {
  const lacking = await onGithubByApp(place(), { contents: 'write' });
  const ran = await checkWith(lacking.given, { deliver: 'pull-request' });
  expect(ran.problems).toContain(`failed requests in ${repo}`);
  const enough = await onGithubByApp(place(), { contents: 'write', pull_requests: 'write' });
  const again = await checkWith(enough.given, { deliver: 'pull-request' });
  expect(again.problems).toEqual([]);
  expect(again.named(`read ${repo}`)[0]?.message).toContain('gitops-app-private-key (--gitops-app-private-key)');
  expect(enough.github.validTokens()).toEqual([]);
});

it('GitHub: webhooks that may be listed and lack that of Argo CD are a warning with its address; else a hint alone', async () => {
  const may = { ...account, permissions: { ...account.permissions, webhooks: 'read' } } as const;
  const listed = await onGithub(
    place(),
    { webhooks: ['https://ci.example.com/hook'] },
    { accounts: { [githubToken]: may } },
  );
  expect((await checkWith(listed.given)).named(`webhooks of ${repo}`)[0]?.result).toBe('warning');
  const withServer = await onGithub(
    place(),
    {},
    { repositories: { [repo]: { git: at.gitops } }, accounts: { [githubToken]: may } },
  );
  const ran = await checkWith(withServer.given, {
    'argocd-server': 'argocd.example.com',
    'argocd-token': 'a.b.c',
    timeout: '20s',
  });
  expect(ran.named(`webhooks of ${repo}`)[0]).toMatchObject({
    result: 'warning',
    hint: expect.stringContaining('https://argocd.example.com/api/webhook'),
  });
  const hidden = await onGithub(place());
  expect((await checkWith(hidden.given)).named(`webhooks of ${repo}`)[0]?.result).toBe('skipped');
});

it('GitLab: scopes, the end of the token, and a branch that is open to it', async () => {
  const { given, gitlab } = await onGitlab(place(), {
    scopes: ['write_repository'],
    tokenEnds: days(200).slice(0, 10),
  });
  const ran = await checkWith(given);
  expect(ran.problems).toEqual([]);
  expect(ran.named('token for infra/charts')[0]?.message).toMatch(/^scopes write_repository; it expires on/);
  expect(ran.named('rules of infra/charts')[0]?.message).toBe('GitLab lets the token push to main');
  expect(gitlab.writes()).toEqual([]);
});

it('GitLab: a protected branch fails a push, and a request is no push', async () => {
  const { given, gitlab } = await onGitlab(place(), { protectedBranches: ['main'] });
  const ran = await checkWith(given);
  expect(ran.problems).toEqual(['failed rules of infra/charts']);
  expect(ran.named('rules of infra/charts')[0]).toMatchObject({
    message: expect.stringContaining('it is protected'),
    hint: expect.stringContaining('deliver: pull-request'),
  });
  expect((await checkWith(given, { deliver: 'pull-request' })).problems).toEqual([]);
  expect(gitlab.writes()).toEqual([]);
});

it('GitLab: a token that may push is not enough for requests', async () => {
  const { given } = await onGitlab(place(), { scopes: ['write_repository'] });
  const ran = await checkWith(given, { deliver: 'pull-request' });
  expect(ran.named('token for infra/charts')[0]).toMatchObject({
    result: 'failed',
    hint: expect.stringContaining('scope api'),
  });
});

it('the token of a job is called that, and never shown', async () => {
  const { given, gitlab } = await onGitlab(place());
  const jobToken = gitlab.jobToken;
  const env = { PATH: process.env.PATH ?? '', CI_JOB_TOKEN: jobToken };
  const ran = await runCheck(
    at,
    {
      online: 'true',
      'registry-username': testUser,
      'registry-password': testPassword,
      ...given,
      'gitops-token': jobToken,
    },
    { env },
  );
  expect(ran.named('read infra/charts')[0]?.message).toContain("the job's own token");
  expect(JSON.stringify(ran.checks)).not.toContain(jobToken);
});
