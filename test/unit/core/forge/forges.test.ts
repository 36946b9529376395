import { describe, expect, it } from 'vitest';
import type { Forge, ForgeKind } from '../../../../src/core/forge/forge.ts';
import {
  forgeFor,
  jobGitAccess,
  noForge,
  openJobForge,
  serverOfJob,
  tokenGitAccess,
} from '../../../../src/core/forge/forges.ts';
import { github } from '../../../../src/core/forge/github/github.ts';
import { gitlab } from '../../../../src/core/forge/gitlab/gitlab.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { portsOf } from '../../../support/ports.ts';

const onGithub = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' };
const onGhes = { GITHUB_SERVER_URL: 'https://code.example.com', GITHUB_API_URL: 'https://code.example.com/api/v3' };
const onGitlab = {
  CI_SERVER_URL: 'https://git.example.com:8443',
  CI_API_V4_URL: 'https://git.example.com:8443/api/v4',
  CI_SERVER_SHELL_SSH_HOST: 'ssh.git.example.com',
};
const belowPath = { CI_SERVER_URL: 'https://example.com/gitlab', CI_API_V4_URL: 'https://example.com/gitlab/api/v4' };

const onGithubApi = (api: string, url: string) => ({ kind: github, api, path: 'acme/gitops', url });
const onGitlabApi = (api: string, url: string, path = 'infra/team/gitops') => ({ kind: gitlab, api, path, url });
const dotcom = onGithubApi('https://api.github.com', 'https://github.com/acme/gitops');
const ownGitlab = onGitlabApi('https://git.example.com:8443/api/v4', 'https://git.example.com:8443/infra/team/gitops');

describe('the forge of a repository', () => {
  it.each([
    ['github.com from a laptop', 'https://github.com/acme/gitops.git', {}, dotcom],
    ['github.com from its own job', 'https://github.com/acme/gitops', onGithub, dotcom],
    ['github.com from a job on GitLab', 'https://github.com/acme/gitops.git', onGitlab, dotcom],
    ['github.com by scp-like address', 'git@github.com:acme/gitops.git', {}, dotcom],
    ['github.com by ssh', 'ssh://git@github.com/acme/gitops.git', {}, dotcom],
    ['github.com by ssh on port 443', 'ssh://git@ssh.github.com:443/acme/gitops.git', {}, dotcom],
    [
      'GitHub with data residency',
      'https://acme.ghe.com/acme/gitops',
      {},
      onGithubApi('https://api.acme.ghe.com', 'https://acme.ghe.com/acme/gitops'),
    ],
    [
      'Enterprise Server from its own job',
      'https://code.example.com/acme/gitops',
      onGhes,
      onGithubApi('https://code.example.com/api/v3', 'https://code.example.com/acme/gitops'),
    ],
    [
      'Enterprise Server by its name',
      'https://github.example.com/acme/gitops',
      {},
      onGithubApi('https://github.example.com/api/v3', 'https://github.example.com/acme/gitops'),
    ],
    [
      'gitlab.com',
      'https://gitlab.com/infra/team/gitops.git',
      {},
      onGitlabApi('https://gitlab.com/api/v4', 'https://gitlab.com/infra/team/gitops'),
    ],
    [
      'gitlab.com by ssh on port 443',
      'ssh://git@altssh.gitlab.com:443/infra/team/gitops.git',
      {},
      onGitlabApi('https://gitlab.com/api/v4', 'https://gitlab.com/infra/team/gitops'),
    ],
    ['a GitLab from its own job', 'https://git.example.com:8443/infra/team/gitops.git', onGitlab, ownGitlab],
    [
      'a GitLab by ssh, whose port is another',
      'ssh://git@git.example.com:2222/infra/team/gitops.git',
      onGitlab,
      ownGitlab,
    ],
    ['a GitLab by the name of its ssh', 'git@ssh.git.example.com:infra/team/gitops.git', onGitlab, ownGitlab],
    [
      'a GitLab by its name',
      'http://gitlab.lan:8080/infra/team/gitops',
      {},
      onGitlabApi('http://gitlab.lan:8080/api/v4', 'http://gitlab.lan:8080/infra/team/gitops'),
    ],
    [
      'a GitLab below a path',
      'https://example.com/gitlab/infra/gitops.git',
      belowPath,
      onGitlabApi('https://example.com/gitlab/api/v4', 'https://example.com/gitlab/infra/gitops', 'infra/gitops'),
    ],
  ])('%s', (_, url, env, expected) => {
    expect(forgeFor(url, { env })).toEqual(expected);
  });

  it.each([
    [
      'an API of GitLab',
      'https://api.example.com/api/v4/',
      onGitlabApi('https://api.example.com/api/v4', 'https://api.example.com/acme/gitops', 'acme/gitops'),
    ],
    [
      'an API of Enterprise Server',
      'https://code.example.com/api/v3',
      onGithubApi('https://code.example.com/api/v3', 'https://code.example.com/acme/gitops'),
    ],
    [
      'the address of a server with a name',
      'https://gitlab.example.com',
      onGitlabApi('https://gitlab.example.com/api/v4', 'https://gitlab.example.com/acme/gitops', 'acme/gitops'),
    ],
    [
      'the API of github.com',
      'https://api.github.com',
      onGithubApi('https://api.github.com', 'https://scm.example.com/acme/gitops'),
    ],
  ])('forge-url wins: %s', (_, forgeUrl, expected) => {
    expect(forgeFor('https://scm.example.com/acme/gitops.git', { env: onGithub, forgeUrl })).toEqual(expected);
  });

  it.each([
    ['a path', '/srv/git/gitops.git'],
    ['an unknown host', 'https://scm.example.com/acme/gitops.git'],
    ['a host that ends like one', 'https://notgit.example.com/acme/gitops'],
    ['no repository', 'https://github.com/acme'],
    ['more than a repository of GitHub', 'https://github.com/acme/gitops/tree'],
  ])('is not told from %s', (_, url) => {
    expect(forgeFor(url, { env: onGithub })).toBeUndefined();
  });

  it.each([
    ['no URL', 'gitlab'],
    ['a URL with a password', 'https://me:secret-word@gitlab.example.com'],
    ['a server without a name', 'https://scm.example.com'],
  ])('is not guessed from a forge-url that is %s', (_, forgeUrl) => {
    const url = 'https://scm.example.com/acme/gitops';
    expect(() => forgeFor(url, { env: {}, forgeUrl })).toThrow(/^forge-url: (?!.*secret-word)/);
  });

  it('names the input and the way out where there is none (law 10)', () => {
    const failure = noForge('gitops-repository', '/srv/git/gitops.git');
    expect(failure).toMatchObject({ exitCode: 2, code: 'FORGE_UNKNOWN', hint: expect.stringContaining('forge-url') });
  });

  it('masks the token as soon as it is opened (law 6)', async () => {
    const secrets = createSecrets();
    const options = { env: {}, token: 'ghp_the-token' };
    const ports = portsOf({ secrets });
    const forge = await openJobForge('https://github.com/acme/gitops', options, ports);
    expect(forge?.repository).toEqual(dotcom);
    expect(secrets.isIn('ghp_the-token')).toBe(true);
  });
});

it.each([
  ['https://github.com/acme/gitops', 'https://github.com/acme/gitops/commit/abc'],
  ['https://gitlab.com/infra/team/gitops', 'https://gitlab.com/infra/team/gitops/-/commit/abc'],
])('a commit of %s has a page of its own', (url, page) => {
  const repository = forgeFor(url, { env: {} });
  expect(repository?.kind.commitUrl(repository, 'abc')).toBe(page);
});

describe("a repository on the job's own forge", () => {
  const github = { ...onGithub, GITHUB_TOKEN: 'ghs_x' };
  const gitlab = { ...onGitlab, CI_JOB_TOKEN: 'glcbt-x' };
  const ofGithub = { username: 'x-access-token', token: 'ghs_x' };
  const ofGitlab = { username: 'gitlab-ci-token', token: 'glcbt-x' };

  it.each([
    ['https://github.com/acme/shop', github, { url: 'https://github.com/acme/shop', ...ofGithub }],
    ['git@github.com:acme/shop.git', github, { url: 'https://github.com/acme/shop.git', ...ofGithub }],
    ['ssh://git@ssh.github.com:443/acme/shop', github, { url: 'https://github.com/acme/shop.git', ...ofGithub }],
    ['git@ssh.git.example.com:fe/shop.git', gitlab, { url: 'https://git.example.com:8443/fe/shop.git', ...ofGitlab }],
  ])('%s is read with the token of the job', (url, env, access) => {
    expect(jobGitAccess(url, env)).toEqual(access);
  });

  it.each([
    ['another server', 'https://github.example.com/acme/shop', github],
    ['a server whose name begins with it', 'https://github.com.example.com/acme/shop', github],
    ['another port', 'https://git.example.com/fe/shop', gitlab],
    ['the other forge', 'https://gitlab.com/acme/shop', github],
    ['a path', '/srv/git/shop.git', github],
    ['a job without a token', 'https://github.com/acme/shop', onGithub],
  ])('%s does not see the token', (_what, url, env) => {
    expect(jobGitAccess(url, env)).toBeUndefined();
  });

  it('forge-token is for the repository of the job alone, in every spelling', () => {
    const given = { token: 'ghp_x', env: {}, repositoryUrl: 'https://github.com/acme/shop' };
    const url = 'https://github.com/acme/shop.git';
    expect(tokenGitAccess('git@github.com:Acme/shop', given)).toEqual({
      url: 'https://github.com/Acme/shop.git',
      token: 'ghp_x',
    });
    expect(tokenGitAccess(url, given)).toEqual({ url, token: 'ghp_x' });
    expect(tokenGitAccess('https://github.com/eve/shop', given)).toBeUndefined();
    expect(tokenGitAccess('https://git.example.com/acme/shop', given)).toBeUndefined();
    // Somebody hands on the token of the job, which has a user name of its own.
    const handedOn = { token: 'glcbt-x', env: gitlab, repositoryUrl: 'https://git.example.com:8443/fe/shop' };
    expect(tokenGitAccess(handedOn.repositoryUrl, handedOn)).toMatchObject({ username: 'gitlab-ci-token' });
  });
});

describe('forge-url of another server than that of the repository', () => {
  const ports = () => portsOf({ secrets: createSecrets() });
  const gitlabJob = { ...onGitlab, CI_JOB_TOKEN: 'glcbt-of-the-job' };
  const githubJob = { ...onGithub, GITHUB_TOKEN: 'ghs_of-the-job' };

  it.each([
    ['https://git.example.com:8443/fe/shop', 'https://gitlab.com', gitlabJob, onGitlab.CI_API_V4_URL],
    ['https://git.example.com:8443/fe/shop', 'https://code.example.com/api/v4', gitlabJob, onGitlab.CI_API_V4_URL],
    ['https://git.example.com:8443/fe/shop', 'https://api.github.com', gitlabJob, onGitlab.CI_API_V4_URL],
    ['https://github.com/acme/shop', 'https://code.example.com/api/v3', githubJob, 'https://api.github.com'],
    ['https://github.com/acme/shop', 'https://github.com.evil.example/api/v3', githubJob, 'https://api.github.com'],
    ['https://github.com/acme/shop', 'https://gitlab.example.com', githubJob, 'https://api.github.com'],
    // Its own, in its other spellings.
    ['https://github.com/acme/shop', 'https://github.com', githubJob, 'https://api.github.com'],
    ['https://git.example.com:8443/fe/shop', 'https://git.example.com:8443/api/v4/', gitlabJob, onGitlab.CI_API_V4_URL],
  ])('%s: the token of the job does not go to %s', async (url, forgeUrl, env, api) => {
    const forge = await openJobForge(url, { env, forgeUrl, token: undefined }, ports());
    expect(forge?.repository.api).toBe(api);
  });

  it.each([
    ['https://github.com/acme/shop', 'https://gitlab.example.com', onGithub],
    ['https://gitlab.com/fe/shop', 'https://api.github.com', {}],
    ['https://git.example.com:8443/fe/shop', 'https://github.example.com/api/v3', onGitlab],
  ])('%s: a token that is given beside %s does not go to the former', async (url, forgeUrl, env) => {
    const token = 'of-the-other-server';
    expect(await openJobForge(url, { env, forgeUrl, token }, ports())).toBeUndefined();
    expect(tokenGitAccess(url, { env, forgeUrl, token, repositoryUrl: url })).toBeUndefined();
  });

  it('a repository of no server of the job does not see the token of the job at all', async () => {
    const options = { env: gitlabJob, forgeUrl: 'https://code.example.com/api/v4', token: undefined };
    expect(await openJobForge('https://code.example.com/fe/shop', options, ports())).toBeUndefined();
  });

  it.each([
    ['https://github.com/acme/gitops', 'https://git.example.com:8443/api/v4', onGitlab, 'https://api.github.com'],
    ['git@github.com:acme/gitops.git', 'https://gitlab.com/api/v4', {}, 'https://api.github.com'],
    ['https://gitlab.com/infra/gitops', onGitlab.CI_API_V4_URL, onGitlab, 'https://gitlab.com/api/v4'],
    ['https://gitlab.com/infra/gitops', 'https://api.github.com', onGithub, 'https://gitlab.com/api/v4'],
    // A proxy in front of it.
    ['https://github.com/acme/gitops', 'https://proxy.example.com/api/v3', {}, 'https://proxy.example.com/api/v3'],
  ])('%s is not asked for at %s with the token of the GitOps repository', (url, forgeUrl, env, api) => {
    expect(forgeFor(url, { env, forgeUrl })?.api).toBe(api);
  });
});

describe('owner/name', () => {
  it.each([
    ['a laptop', {}, 'shell', 'https://github.com'],
    ['a job on GitHub Enterprise Server', onGhes, 'github', 'https://code.example.com'],
    ['a job on GitLab', onGitlab, 'gitlab', 'https://git.example.com:8443'],
    ['a job on GitLab that knows GitHub too', { ...onGhes, ...onGitlab }, 'gitlab', 'https://git.example.com:8443'],
    ['a job on Jenkins that knows GitHub', onGhes, 'jenkins', 'https://code.example.com'],
  ])('of %s stands on its forge', (_, env, host, expected) => {
    expect(serverOfJob(env, host)).toBe(expected);
  });
});

/** What somebody would write to add a forge; only its client is left out. */
const gitea: ForgeKind = {
  name: 'gitea',
  title: 'Gitea',
  exampleApi: 'https://gitea.example.com/api/v1',
  isPublicHost: (hostname) => hostname === 'gitea.com',
  sshHosts: {},
  apiOf: (web) => `${web}/api/v1`,
  webOf: (api) => /^(.*)\/api\/v1$/.exec(api)?.[1],
  isRepositoryPath: (segments) => segments.length === 2,
  commitUrl: ({ url }, commit) => `${url}/commit/${commit}`,
  jobVariables: { web: 'GITEA_SERVER_URL', api: 'GITEA_API_URL', token: 'GITEA_TOKEN', gitUser: 'gitea' },
  apiCommitAuthor: 'given',
  open: async (repository, token, { secrets }) => {
    secrets.add(token.value);
    return { repository } as Forge;
  },
};

describe('a third forge is an object in the list', () => {
  const kinds = [github, gitlab, gitea];
  const url = 'https://gitea.com/acme/gitops';
  const expected = { kind: gitea, api: 'https://gitea.com/api/v1', path: 'acme/gitops', url };

  it.each([
    ['its public server', url, {}, undefined, expected],
    ['ssh', 'git@gitea.com:acme/gitops.git', {}, undefined, expected],
    [
      'its name',
      'https://gitea.lan:3000/acme/gitops.git',
      {},
      undefined,
      { ...expected, api: 'https://gitea.lan:3000/api/v1', url: 'https://gitea.lan:3000/acme/gitops' },
    ],
    [
      'its own job',
      'https://code.lan/acme/gitops',
      { GITEA_SERVER_URL: 'https://code.lan' },
      undefined,
      { ...expected, api: 'https://code.lan/api/v1', url: 'https://code.lan/acme/gitops' },
    ],
    [
      'forge-url',
      'git@code.lan:acme/gitops.git',
      {},
      'https://code.lan/api/v1',
      { ...expected, api: 'https://code.lan/api/v1', url: 'https://code.lan/acme/gitops' },
    ],
  ])('and is recognised by %s', (_, address, env, forgeUrl, repository) => {
    expect(forgeFor(address, { env, forgeUrl, kinds })).toEqual(repository);
    expect(forgeFor('https://github.com/acme/gitops', { env, kinds })).toEqual(dotcom);
  });

  it('links its commits', () => {
    const found = forgeFor(url, { env: {}, kinds });
    expect(found?.kind.commitUrl(found, 'abc')).toBe('https://gitea.com/acme/gitops/commit/abc');
  });

  it("is opened with its job's own token", async () => {
    const ports = portsOf();
    const env = { GITEA_TOKEN: 'the-token-of-gitea', GITHUB_TOKEN: 'the-token-of-github' };
    const forge = await openJobForge(url, { env, token: undefined, kinds }, ports);
    expect(forge?.repository.kind).toBe(gitea);
    expect(['the-token-of-gitea', 'the-token-of-github'].map((token) => ports.secrets.isIn(token))).toEqual([
      true,
      false,
    ]);
  });

  it('is named where none is found', () => {
    const failure = noForge('gitops-repository', '/srv/git/gitops.git', kinds);
    expect(failure.message).toContain('GitHub or GitLab or Gitea');
    expect(failure.hint).toContain('https://gitea.example.com/api/v1');
  });
});
