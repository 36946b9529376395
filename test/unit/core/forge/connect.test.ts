import { describe, expect, it } from 'vitest';
import { forgeFor, noForge, openForge } from '../../../../src/core/forge/connect.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { systemClock } from '../../../support/clock.ts';
import { memoryLog } from '../../../support/delivery.ts';

const onGithub = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' };
const onGhes = { GITHUB_SERVER_URL: 'https://code.example.com', GITHUB_API_URL: 'https://code.example.com/api/v3' };
const onGitlab = {
  CI_SERVER_URL: 'https://git.example.com:8443',
  CI_API_V4_URL: 'https://git.example.com:8443/api/v4',
  CI_SERVER_SHELL_SSH_HOST: 'ssh.git.example.com',
};
const belowPath = { CI_SERVER_URL: 'https://example.com/gitlab', CI_API_V4_URL: 'https://example.com/gitlab/api/v4' };

const github = (api: string, url: string) => ({ kind: 'github', api, path: 'acme/gitops', url });
const gitlab = (api: string, url: string, path = 'infra/team/gitops') => ({ kind: 'gitlab', api, path, url });
const dotcom = github('https://api.github.com', 'https://github.com/acme/gitops');
const ownGitlab = gitlab('https://git.example.com:8443/api/v4', 'https://git.example.com:8443/infra/team/gitops');

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
      github('https://api.acme.ghe.com', 'https://acme.ghe.com/acme/gitops'),
    ],
    [
      'Enterprise Server from its own job',
      'https://code.example.com/acme/gitops',
      onGhes,
      github('https://code.example.com/api/v3', 'https://code.example.com/acme/gitops'),
    ],
    [
      'Enterprise Server by its name',
      'https://github.example.com/acme/gitops',
      {},
      github('https://github.example.com/api/v3', 'https://github.example.com/acme/gitops'),
    ],
    [
      'gitlab.com',
      'https://gitlab.com/infra/team/gitops.git',
      {},
      gitlab('https://gitlab.com/api/v4', 'https://gitlab.com/infra/team/gitops'),
    ],
    [
      'gitlab.com by ssh on port 443',
      'ssh://git@altssh.gitlab.com:443/infra/team/gitops.git',
      {},
      gitlab('https://gitlab.com/api/v4', 'https://gitlab.com/infra/team/gitops'),
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
      gitlab('http://gitlab.lan:8080/api/v4', 'http://gitlab.lan:8080/infra/team/gitops'),
    ],
    [
      'a GitLab below a path',
      'https://example.com/gitlab/infra/gitops.git',
      belowPath,
      gitlab('https://example.com/gitlab/api/v4', 'https://example.com/gitlab/infra/gitops', 'infra/gitops'),
    ],
  ])('%s', (_, url, env, expected) => {
    expect(forgeFor(url, { env })).toEqual(expected);
  });

  it.each([
    [
      'an API of GitLab',
      'https://api.example.com/api/v4/',
      gitlab('https://api.example.com/api/v4', 'https://api.example.com/acme/gitops', 'acme/gitops'),
    ],
    [
      'an API of Enterprise Server',
      'https://code.example.com/api/v3',
      github('https://code.example.com/api/v3', 'https://code.example.com/acme/gitops'),
    ],
    [
      'the address of a server with a name',
      'https://gitlab.example.com',
      gitlab('https://gitlab.example.com/api/v4', 'https://gitlab.example.com/acme/gitops', 'acme/gitops'),
    ],
    [
      'the API of github.com',
      'https://api.github.com',
      github('https://api.github.com', 'https://scm.example.com/acme/gitops'),
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

  it('is opened by kind, and masks the token at once (law 6)', async () => {
    const secrets = createSecrets();
    const repository = forgeFor('https://github.com/acme/gitops', { env: {} });
    const forge = await openForge(repository!, 'ghp_the-token', { clock: systemClock, log: memoryLog(), secrets });
    expect(forge.repository).toBe(repository);
    expect(secrets.found('ghp_the-token')).toBe(true);
  });
});
