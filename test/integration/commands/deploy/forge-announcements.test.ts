/** What `deploy` shows at the forge: deployments and statuses, on the wire of fakes that are held to what they publish. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CiContext } from '../../../../src/core/ports.ts';
import { systemClock } from '../../../../src/hosts/clock.ts';
import { world } from '../../../support/commands/deploy.ts';
import { githubToken, onGithub } from '../../../support/commands/forges.ts';
import { createBareRepository, runGit } from '../../../support/git/repository.ts';
import type { Permissions } from '../../../support/github/state.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import type { Given } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const urls = [
  'environments.dev.url=https://dev.example.com',
  'environments.review.url=https://{slug}.review.example.com',
];
const runUrl = 'https://github.example.com/acme/shop/actions/runs/77';
const everything: Permissions = {
  contents: 'write',
  pull_requests: 'write',
  deployments: 'write',
  statuses: 'write',
};

const ofShop = 'ghs_of-the-monorepo-alone';

/** The example monorepo on a fake GitHub that has the GitOps repository too. */
async function onGithubWorld(permissions = everything) {
  const made = await world(urls);
  const shop = createBareRepository(scratchDirectory('shop'), { files: { 'README.md': 'Shop.\n' } });
  const { github, given } = await onGithub(
    made,
    {},
    {
      repositories: { 'acme/gitops': { git: made.gitops }, 'acme/shop': { git: shop } },
      accounts: {
        [githubToken]: { login: 'bot', permissions },
        [ofShop]: { login: 'bot', permissions, repositories: ['acme/shop'] },
      },
    },
  );
  const at: Partial<CiContext> = { repositoryUrl: `${github.origin}/acme/shop`, pipelineUrl: runUrl };
  const deploy = (more: Given = {}, ci: Partial<CiContext> = {}) => {
    runGit(['-C', shop.path, 'fetch', '-q', made.monorepo, '+refs/heads/*:refs/heads/*']);
    const inputs = { ...given, 'forge-token': githubToken, announce: ['deployment', 'status'], ...more };
    return made.deploy(inputs, { ...at, ...ci }, { clock: systemClock });
  };
  const [source, gitops] = [github.repository('acme/shop'), github.repository('acme/gitops')];
  const deployments = () =>
    source.deployments.map(
      ({ environment, statuses }) => `${environment}: ${statuses.map(({ state }) => state).join(' ')}`,
    );
  const statuses = ({ statuses: all } = source) => all.map(({ context, state }) => `${context} ${state}`);
  return { ...made, github, deploy, source, gitopsRepository: gitops, deployments, statuses };
}

describe('on GitHub', () => {
  test('a deployment goes from in_progress to success, with statuses of both commits; a second run adds none', async () => {
    const { deploy, source, gitopsRepository, deployments, statuses, git } = await onGithubWorld();
    const { outputs, warnings } = await deploy();
    expect([outputs.result, warnings]).toEqual(['committed', []]);
    expect(deployments()).toEqual(['dev: in_progress success']);
    expect(source.deployments[0]).toMatchObject({ sha: git('rev-parse', 'HEAD'), transient: false, production: false });
    expect(source.deployments[0]?.statuses.at(-1)).toMatchObject({ log_url: runUrl, environment_url: outputs.url });
    expect(statuses()).toContain('monorepo-gitops/dev pending');
    expect(statuses().at(-1)).toBe('monorepo-gitops/dev success');
    expect(gitopsRepository.statuses.at(-1)).toMatchObject({
      sha: outputs.commit,
      context: 'monorepo-gitops/acme/shop/dev',
      state: 'success',
      target_url: runUrl,
    });
    await deploy();
    expect(deployments()).toEqual(['dev: in_progress success']);
    expect(source.statuses.at(-1)).toMatchObject({ state: 'success' });
  });

  test('a review environment is transient and has its own name', async () => {
    const { deploy, source } = await onGithubWorld();
    const { outputs } = await deploy({}, { branch: 'feature/login', sourceRef: 'refs/heads/feature/login' });
    expect(source.deployments).toMatchObject([
      { environment: `review/${outputs.slug}`, transient: true, production: false },
    ]);
    expect(source.deployments[0]?.statuses.at(-1)?.environment_url).toBe(outputs.url);
  });

  test('a deployment that fails says why, in its deployment and its status, without a secret', async () => {
    const { deploy, source, deployments, gitops } = await onGithubWorld();
    const hook = join(gitops.path, 'hooks/pre-receive');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho "not today" >&2\nexit 1\n', { mode: 0o755 });
    await expect(deploy()).rejects.toThrow();
    const [status] = source.statuses.slice(-1);
    expect(status?.state).toBe('failure');
    expect(deployments()).toEqual(['dev: in_progress failure']);
    expect(JSON.stringify([source.statuses, source.deployments])).not.toContain(githubToken);
  });

  test('jobs that deploy one service each share a deployment, and have a status each', async () => {
    const { deploy, deployments, statuses } = await onGithubWorld();
    await deploy({ service: 'web1' });
    await deploy({ service: 'web2' });
    expect(deployments()).toHaveLength(1);
    expect(deployments()[0]).toMatch(/^dev: .*success$/);
    expect(statuses()).toEqual(
      expect.arrayContaining(['monorepo-gitops/dev/web1 success', 'monorepo-gitops/dev/web2 success']),
    );
  });

  test('with `deliver: pull-request` there is no deployment, and the head of the request has the status', async () => {
    const { deploy, gitops, gitopsRepository, deployments } = await onGithubWorld();
    const { outputs } = await deploy({ deliver: 'pull-request' });
    expect(outputs.result).toBe('requested');
    const [pull] = gitopsRepository.pulls;
    expect(gitopsRepository.statuses.at(-1)).toMatchObject({
      sha: gitops.git('rev-parse', pull?.head ?? ''),
      state: 'success',
    });
    expect(deployments()).toEqual([]);
  });

  test.each([
    ['deployments', 'deployment', { ...everything, deployments: 'read' as const }],
    ['statuses', 'status of the source commit', { ...everything, statuses: 'read' as const }],
  ])(
    'a token without `%s: write` is one warning that names it, and the run goes on',
    async (name, channel, permissions) => {
      const { deploy } = await onGithubWorld(permissions);
      const { outputs, warnings } = await deploy();
      expect(outputs.result).toBe('committed');
      const about = warnings.filter((each) => each.startsWith(`${channel}:`));
      expect(about).toHaveLength(1);
      expect(about[0]).toContain(`\`${name}: write\``);
    },
  );

  test('a token that may set no status in the GitOps repository is a line of the log, and no warning', async () => {
    const { deploy, gitopsRepository, statuses } = await onGithubWorld();
    const { outputs, warnings, lines } = await deploy({ 'forge-token': ofShop });
    expect([outputs.result, warnings, gitopsRepository.statuses]).toEqual(['committed', [], []]);
    expect(statuses().at(-1)).toBe('monorepo-gitops/dev success');
    expect(lines.filter((each) => each.startsWith('The GitOps commit has no status'))).toHaveLength(1);
  });

  test('nothing is shown with `announce: none`, nor by a dry run', async () => {
    const { deploy, source } = await onGithubWorld();
    await deploy({ announce: 'none' });
    await deploy({ 'dry-run': 'true' });
    expect([source.deployments, source.statuses]).toEqual([[], []]);
  });
});

describe('on GitLab', () => {
  async function onGitlabWorld() {
    const made = await world(urls);
    const repository = createBareRepository(scratchDirectory('shop'), { files: { 'README.md': 'Shop.\n' } });
    const gitlab = await startGitlabServer({ repository, path: 'acme/shop' });
    const at: Partial<CiContext> = {
      host: 'gitlab',
      repositoryUrl: gitlab.project.url,
      refSlug: 'develop',
      pipelineUrl: `${gitlab.project.url}/-/pipelines/77`,
    };
    const env = {
      PATH: process.env.PATH,
      CI_SERVER_URL: new URL(gitlab.project.url).origin,
      CI_JOB_TOKEN: gitlab.jobToken,
    };
    const deploy = (given: Given = {}, more: Readonly<Record<string, string>> = {}, ci: Partial<CiContext> = {}) =>
      made.deploy(
        { announce: ['deployment', 'status'], ...given },
        { ...at, ...ci },
        {
          env: { ...env, ...more },
          clock: systemClock,
        },
      );
    return { ...made, gitlab, deploy };
  }

  test('the token of the job makes the environment and its deployment; it may set no status, which is no warning', async () => {
    const { deploy, gitlab, git } = await onGitlabWorld();
    const { outputs, warnings } = await deploy();
    expect([outputs.result, warnings]).toEqual(['committed', []]);
    expect(gitlab.deployed.environments).toMatchObject([{ name: 'dev', external_url: outputs.url }]);
    expect(gitlab.deployed.deployments).toMatchObject([
      { sha: git('rev-parse', 'HEAD'), ref: 'develop', status: 'success' },
    ]);
    expect(gitlab.deployed.statuses).toEqual([]);
  });

  test('a token with the scope `api` sets the status at the end', async () => {
    const { deploy, gitlab } = await onGitlabWorld();
    await deploy({ 'forge-token': gitlab.token });
    expect(gitlab.deployed.statuses.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'monorepo-gitops/dev success',
    ]);
  });

  test('there is one environment where a job declares it: this one, or another of the pipeline', async () => {
    const { deploy, gitlab } = await onGitlabWorld();
    await deploy({}, { CI_ENVIRONMENT_NAME: 'dev' });
    expect(gitlab.deployed.environments).toEqual([]);
    const review = { branch: 'feature/x', refSlug: 'feature-x', sourceRef: 'refs/heads/feature/x' };
    const name = 'review/feature-x';
    gitlab.deployed.add({ name });
    const { outputs } = await deploy({}, { MG_ENVIRONMENT_JOB: name }, review);
    expect(gitlab.deployed.environments).toMatchObject([
      { name, external_url: outputs.url, description: expect.stringContaining(`marked: ${outputs.slug}`) },
    ]);
    expect(gitlab.deployed.deployments).toEqual([]);
  });
});
