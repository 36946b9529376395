/** Requests: on which servers there are any, and which token opens them. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restlessClock } from '../../../support/clock.ts';
import { githubToken, onGithub, onGitlab } from '../../../support/commands/forges.ts';
import { stateWorld } from '../../../support/commands/state-world.ts';
import { createWorld } from '../../../support/commands/world.ts';
import { failureOf } from '../../../support/failure.ts';
import { type BareRepository, commitFiles } from '../../../support/git/repository.ts';
import { basic } from '../../../support/git/server.ts';
import { projectId } from '../../../support/gitlab/state.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const world = () => createWorld({ 'web1.yaml': 'image:\n  repository: acme/web1\n  tag: v1\n' }, { commits: 1 });
const edit = { file: 'web1.yaml', image: 'acme/web1', tag: 'v2' };
const request = { ...edit, deliver: 'pull-request', 'request-key': 'dev' };

describe('a GitOps repository on another forge', () => {
  it.each([
    ['Bitbucket', 'https://bitbucket.org/acme/gitops.git'],
    ['a Gitea of one’s own', 'ssh://git@git.example.com:2222/acme/gitops.git'],
    ['Azure DevOps', 'https://dev.azure.com/acme/shop/_git/gitops'],
    ['a directory', undefined],
  ])('has no requests: %s is bad input, and nothing is asked or written', async (_, repository) => {
    const at = world();
    const url = repository ?? at.gitops.path;
    const before = at.gitops.git('for-each-ref');
    const failure = await failureOf(
      at.bump(at.line[0]!, { ...request, 'gitops-repository': url, 'gitops-token': 'the-token' }),
    );
    expect([failure.exitCode, failure.message]).toEqual([
      2,
      `deliver: requests: GitHub and GitLab only, and ${url} is not known to be on one of them`,
    ]);
    expect(failure.hint).toMatch(/^Use `push`\. .*give forge-url, the base of its API: /);
    expect(at.gitops.git('for-each-ref')).toBe(before);
  });

  it('takes no commits by API either, and pushes', async () => {
    const at = world();
    const failure = await failureOf(at.bump(at.line[0]!, { ...edit, 'commit-via': 'api' }));
    expect(failure).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^commit-via: commits by API: GitHub and GitLab only/),
      hint: expect.stringMatching(/^Use `git`\./),
    });
    expect((await at.bump(at.line[0]!, edit)).outputs.result).toBe('committed');
  });
});

describe.skipIf(!parts.present)(parts.titled('a pipeline for a repository on another forge'), () => {
  it('ends in plan and in deploy before anything is compared, built or written', async () => {
    const at = await stateWorld({
      services: ['api'],
      environments:
        '\n  dev: { when: { branch: main }, file: "dev/{service}.yaml", from: sample.yaml, deliver: pull-request }\n',
    });
    const before = at.tip();
    at.cost();
    for (const command of ['plan', 'deploy'] as const) {
      const ended = await at.pipeline(at.shop.tip()).command(command);
      expect([ended.exitCode, ended.message]).toEqual([
        2,
        expect.stringMatching(/^deliver: requests: GitHub and GitLab/),
      ]);
    }
    const { gitops, registry } = at.cost();
    expect([gitops, registry, at.tip()]).toEqual([0, 0, before]);
  });
});

describe('requests are opened', () => {
  it('on GitHub with forge-token, where gitops-token may push alone', async () => {
    const at = world();
    const deploy = 'ghs_a-token-that-may-push';
    const { github, git, given } = await onGithub(
      at,
      {},
      {
        accounts: {
          [deploy]: { login: 'pusher', permissions: { contents: 'write' } },
          [githubToken]: { login: 'bot', permissions: { contents: 'read', pull_requests: 'write' } },
        },
      },
    );
    const tokens = { 'gitops-token': deploy, 'forge-token': githubToken };
    const { outputs } = await at.bump(at.line[0]!, { ...request, ...given, ...tokens });
    expect(outputs).toMatchObject({ result: 'requested', 'request-url': expect.stringContaining('/pull/1') });
    expect(new Set(github.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`token ${githubToken}`]),
    );
    expect(new Set(git.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([basic('x-access-token', deploy)]),
    );
    const alone = await failureOf(at.bump(at.line[0]!, { ...request, ...given, tag: 'v3', 'gitops-token': deploy }));
    expect(alone.exitCode).toBe(1);
  });

  it.each<[string, Given]>([
    ['a deploy token', { 'gitops-username': 'gitlab+deploy-token-1', 'gitops-password': 'gldt-may-push' }],
    ['the token of the job', { 'gitops-token': 'glcbt-the-token-of-the-job' }],
  ])('on GitLab with forge-token, beside %s', async (_, push) => {
    const at = world();
    const { gitlab, git, given } = await onGitlab(at);
    const tokens = { 'gitops-token': undefined, ...push, 'forge-token': gitlab.token };
    const { outputs } = await at.bump(at.line[0]!, { ...request, ...given, ...tokens });
    expect(outputs.result).toBe('requested');
    expect(gitlab.mergeRequests).toHaveLength(1);
    const sent = JSON.stringify(git.requests.map(({ headers }) => headers));
    expect(sent).not.toContain(Buffer.from(gitlab.token).toString('base64').slice(0, 8));
  });

  it("on GitLab not with the job's own token, which says what to give instead", async () => {
    const at = world();
    const { gitlab, given } = await onGitlab(at);
    const env = { ...process.env, CI_JOB_TOKEN: gitlab.jobToken };
    const run = at.bump(at.line[0]!, { ...request, ...given, 'gitops-token': gitlab.jobToken }, { env });
    const failure = await failureOf(run);
    expect([failure.exitCode, failure.hint]).toEqual([
      1,
      expect.stringMatching(/^A CI_JOB_TOKEN cannot create merge requests, .*forge-token/),
    ]);
  });

  it.each([
    ['is of another server, that of the monorepo', 'https://github.com/acme/shop', {}, 'ghp_of-the-monorepo'],
    [
      'is the job’s own, of another repository',
      'GIT/acme/shop',
      { CI_JOB_TOKEN: 'glcbt-of-the-job' },
      'glcbt-of-the-job',
    ],
  ])('with gitops-token, where forge-token %s', async (_, monorepo, variables, token) => {
    const at = world();
    const { gitlab, git, given } = await onGitlab(at);
    const env = { ...process.env, CI_SERVER_URL: git.origin, CI_API_V4_URL: gitlab.project.api, ...variables };
    const ci = { repositoryUrl: monorepo.replace('GIT', git.origin) };
    const inputs = { ...request, ...given, 'forge-url': undefined, 'forge-token': token };
    const { outputs } = await at.bump(at.line[0]!, inputs, { env, ci });
    expect(outputs.result).toBe('requested');
    expect(JSON.stringify(gitlab.requests)).not.toContain(token);
  });
});

describe("the job's own token", () => {
  const job = { CI_JOB_TOKEN: 'glcbt-of-the-job', CI_SERVER_URL: 'https://git.example.com' };

  it.each<[string, Given]>([
    ['git', {}],
    ['requests', request],
    ['commits by API', { 'commit-via': 'api' }],
  ])('as gitops-token is not sent to another server: %s', async (_, more) => {
    const at = world();
    const { gitlab, git, given } = await onGitlab(at);
    const env = { ...process.env, ...job };
    const inputs = { ...edit, ...more, ...given, 'gitops-token': job.CI_JOB_TOKEN };
    const failure = await failureOf(at.bump(at.line[0]!, inputs, { env }));
    expect([failure.exitCode, failure.message]).toEqual([
      2,
      expect.stringMatching(/^gitops-token: is the token of this job, and http:\/\/127\.\S+ is on another server/),
    ]);
    expect([git.requests, gitlab.requests]).toEqual([[], []]);
  });

  it('as forge-token is not sent to a project of the same path on another server', async () => {
    const at = world();
    const { gitlab, given } = await onGitlab(at);
    const env = { ...process.env, ...job };
    const ci = { repositoryUrl: 'https://git.example.com/infra/charts' };
    const inputs = { ...request, ...given, 'forge-token': job.CI_JOB_TOKEN };
    const { outputs } = await at.bump(at.line[0]!, inputs, { env, ci });
    expect(outputs.result).toBe('requested');
    expect(JSON.stringify(gitlab.requests)).not.toContain(job.CI_JOB_TOKEN);
  });
});

/** A push rule: new branches have to be called like this. */
function demandNames({ path }: BareRepository, pattern: string): void {
  mkdirSync(join(path, 'hooks'), { recursive: true });
  const script = `#!/bin/sh\necho "$1" | grep -Eq '^refs/heads/(main|${pattern})$' && exit 0\necho 'push rule: branch name' >&2\nexit 1\n`;
  writeFileSync(join(path, 'hooks/update'), script);
  chmodSync(join(path, 'hooks/update'), 0o755);
}

describe('request-branch', () => {
  const files = {
    'a.yaml': 'image: { repository: r/a, tag: v1 }\n',
    'b.yaml': 'image: { repository: r/b, tag: v1 }\n',
  };
  const of = (service: 'a' | 'b', tag: string) => ({ ...request, file: `${service}.yaml`, image: `r/${service}`, tag });

  it.each(['github', 'gitlab'] as const)('is what push rules of %s demand of the names of branches', async (forge) => {
    const at = createWorld(files, { commits: 1 });
    const on = forge === 'github' ? await onGithub(at) : await onGitlab(at);
    demandNames(at.gitops, 'feature/OPS-[0-9]+-.+');
    const refused = await failureOf(at.bump(at.line[0]!, { ...of('a', 'v2'), ...on.given }, { clock: restlessClock }));
    expect([refused.exitCode, refused.code, refused.hint]).toEqual([
      1,
      'GIT_PUSH_REJECTED',
      expect.stringContaining('request-branch'),
    ]);
    const given = { ...on.given, 'request-branch': 'feature/OPS-1-' };
    const first = await at.bump(at.line[0]!, { ...of('a', 'v2'), ...given });
    const second = await at.bump(at.line[0]!, { ...of('b', 'v2'), ...given });
    expect([first.outputs.result, second.outputs['request-url']]).toEqual(['requested', first.outputs['request-url']]);
    expect(at.gitops.git('for-each-ref', '--format=%(refname:short)')).toBe('feature/OPS-1-dev\nmain');
    expect(at.gitops.read('a.yaml', 'feature/OPS-1-dev') + at.gitops.read('b.yaml', 'feature/OPS-1-dev')).not.toContain(
      'v1',
    );
  });

  it('replaces the request from before it was chosen, and leaves those of people alone', async () => {
    const at = createWorld(files, { commits: 1 });
    const { gitlab, given } = await onGitlab(at);
    await at.bump(at.line[0]!, { ...of('a', 'v2'), ...given });
    at.gitops.git('branch', 'feature/login', 'main');
    commitFiles(at.gitops, { 'a.yaml': files['a.yaml'].replace('v1', 'v2') }, { branch: 'feature/login' });
    Object.assign(gitlab.forkRequest('feature/login', 'main'), { source_project_id: projectId });
    const { outputs } = await at.bump(at.line[0]!, { ...of('a', 'v2'), ...given, 'request-branch': 'feature/' });
    expect(outputs.result).toBe('requested');
    expect(gitlab.mergeRequests.map(({ source_branch, state }) => [source_branch, state])).toEqual([
      ['monorepo-gitops/dev', 'closed'],
      ['feature/login', 'opened'],
      ['feature/dev', 'opened'],
    ]);
  });

  it('that is no beginning of a name is bad input, and nothing is asked or written', async () => {
    const at = createWorld(files, { commits: 1 });
    const { git, gitlab, given } = await onGitlab(at);
    const run = at.bump(at.line[0]!, { ...of('a', 'v2'), ...given, 'request-branch': 'feature/{service}-' });
    expect(await failureOf(run)).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^request-branch: .*braces/),
    });
    expect([git.requests, gitlab.requests]).toEqual([[], []]);
  });
});
