/** A GitOps repository on a forge: its git server, its API, and the inputs that name both. */
import { dirname } from 'node:path';
import { type BareRepository, publishAs } from '../git/repository.ts';
import { type GitServerOptions, startGitServer } from '../git/server.ts';
import { testApp } from '../github/app.ts';
import { type GithubServerOptions, startGithubServer } from '../github/server.ts';
import type { Permissions, RepositorySettings } from '../github/state.ts';
import { type GitlabOptions, startGitlabServer } from '../gitlab/server.ts';

interface Place {
  readonly gitops: BareRepository;
}

/** Of an account that may write files and requests. */
export const githubToken = 'ghs_0123456789';

export async function onGithub(
  { gitops }: Place,
  settings: Partial<RepositorySettings> = {},
  server: Partial<GithubServerOptions> = {},
) {
  const git = await startGitServer({ root: dirname(gitops.path) });
  const bot = { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } } as const;
  const github = await startGithubServer({
    repositories: { 'acme/gitops': { git: gitops, ...settings } },
    accounts: { [githubToken]: bot },
    ...server,
  });
  const place = {
    'gitops-repository': `${git.origin}/${publishAs(gitops, 'acme/gitops')}`,
    'forge-url': `${github.origin}/api/v3`,
  };
  return { git, github, given: { ...place, 'gitops-token': githubToken } };
}

/** The same with the inputs of a GitHub App, which is installed there with these permissions. */
export async function onGithubByApp(place: Place, permissions: Permissions, others: readonly string[] = []) {
  const { app, given } = testApp(permissions, ['acme/gitops', ...others]);
  const repositories = Object.fromEntries(['acme/gitops', ...others].map((name) => [name, { git: place.gitops }]));
  const forge = await onGithub(place, {}, { repositories, app });
  return { ...forge, given: { ...forge.given, 'gitops-token': undefined, ...given } };
}

export async function onGitlab(
  { gitops }: Place,
  options: Partial<GitlabOptions> = {},
  server: Partial<GitServerOptions> = {},
) {
  const git = await startGitServer({ root: dirname(gitops.path), ...server });
  const gitlab = await startGitlabServer({ repository: gitops, ...options });
  const given = {
    'gitops-repository': `${git.origin}/${publishAs(gitops, 'infra/charts')}`,
    'forge-url': gitlab.project.api,
    'gitops-token': gitlab.token,
  };
  return { git, gitlab, given };
}
