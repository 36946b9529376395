/** `deliver` and `commit-via` from the inputs that users write, on both forges. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { type BumpWorld, bumpWorld } from '../../../support/commands/bump.ts';
import { type GitServer, startGitServer } from '../../../support/git/server.ts';
import { type GithubServer, startGithubServer } from '../../../support/github/server.ts';
import { type GitlabServer, startGitlabServer } from '../../../support/gitlab/server.ts';

let world: BumpWorld;
let git: GitServer;
let github: GithubServer;
let gitlab: GitlabServer;

async function close(): Promise<void> {
  await Promise.all([git?.close(), github?.close(), gitlab?.close()]);
  world?.[Symbol.dispose]();
}

beforeEach(async () => {
  await close();
  world = bumpWorld({ 'web1/values.yaml': 'image:\n  repository: acme/web1\n  tag: v1\n' });
  for (const owner of ['acme', 'infra']) mkdirSync(join(world.directory, owner));
  symlinkSync(world.gitops.path, join(world.directory, 'acme/gitops.git'));
  symlinkSync(world.gitops.path, join(world.directory, 'infra/charts.git'));
  git = await startGitServer({ root: world.directory });
  github = await startGithubServer({
    repositories: { 'acme/gitops': { git: world.gitops } },
    accounts: {
      ghs_0123456789: { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } },
    },
  });
  gitlab = await startGitlabServer({ repository: world.gitops });
});
afterAll(close);

type Forge = 'github' | 'gitlab';

function on(forge: Forge): Readonly<Record<string, string>> {
  return forge === 'github'
    ? {
        'gitops-repository': `${git.origin}/acme/gitops.git`,
        'gitops-token': 'ghs_0123456789',
        'forge-url': `${github.origin}/api/v3`,
      }
    : {
        'gitops-repository': `${git.origin}/infra/charts.git`,
        'gitops-token': gitlab.token,
        'forge-url': gitlab.project.api,
      };
}

const bump = (forge: Forge, given: Readonly<Record<string, string>>) =>
  world.bump(world.line[0] ?? '', { file: 'web1/values.yaml', image: 'acme/web1', tag: 'v2', ...on(forge), ...given });

const author = (revision = 'main') => world.gitops.git('log', '-1', '--format=%an <%ae>', revision);

describe.each(['github', 'gitlab'] as const)('what %s would not take', (forge) => {
  it.each([
    ['a title that is too long', { deliver: 'pull-request', title: 'x'.repeat(256) }, /^title: has 256 characters/],
    [
      'a key of ours for a commit of its own',
      { 'commit-via': 'api', sign: 'hunter2' },
      /^sign: cannot be used with commit-via: api/,
    ],
  ])('%s is bad input, and nothing is written', async (_, given, says) => {
    const before = world.gitops.git('for-each-ref');
    const error: unknown = await bump(forge, given as Record<string, string>).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    const { exitCode, message } = error as Failure;
    expect([exitCode, message]).toEqual([2, expect.stringMatching(says)]);
    expect(world.gitops.git('for-each-ref')).toBe(before);
    expect([github.requests, gitlab.requests]).toEqual([[], []]);
  });
});

describe('the summary of the job', () => {
  it.each([
    ['github', 'push', 'git'],
    ['github', 'pull-request', 'api'],
    ['gitlab', 'push', 'api'],
    ['gitlab', 'pull-request', 'git'],
  ] as const)(
    'on %s (%s by %s) has service, file, old and new image, commit, request, attempts and time',
    async (...how) => {
      const [forge, deliver, via] = how;
      const updates = JSON.stringify([{ service: 'web1', file: 'web1/values.yaml', image: 'acme/web1', tag: 'v2' }]);
      const { summary, outputs } = await world.bump(world.line[0] ?? '', {
        ...on(forge),
        deliver,
        'commit-via': via,
        updates,
      });
      const origin = forge === 'github' ? `${github.origin}/acme/gitops` : `${gitlab.project.url}/-`;
      const commit = String(outputs.commit);
      const [, facts = '', ...table] = summary.split('\n').filter(Boolean);
      expect(facts.split(' · ').slice(0, deliver === 'push' ? 4 : 5)).toEqual([
        `**${deliver === 'push' ? 'committed' : 'requested'}**`,
        `[\`${commit.slice(0, 8)}\`](${origin}/commit/${commit})`,
        ...(deliver === 'push' ? [] : [`[request 1](${String(outputs['request-url'])})`]),
        '1 attempt',
        expect.stringMatching(/^\d+\.\d s$/),
      ]);
      expect(table).toEqual([
        '| service | file | from | to |',
        '| --- | --- | --- | --- |',
        '| web1 | web1/values.yaml | acme/web1:v1 | acme/web1:v2 |',
      ]);
    },
  );
});

describe('the author of a commit by API', () => {
  it.each(['push', 'pull-request'])('is the one that is given, on GitLab (%s)', async (deliver) => {
    await bump('gitlab', { deliver, 'commit-via': 'api', author: 'Ada <ada@example.com>', 'request-key': 'prod' });
    expect(author(deliver === 'push' ? 'main' : 'monorepo-gitops/prod')).toBe('Ada <ada@example.com>');
  });

  it.each(['github', 'gitlab'] as const)('is the owner of the token where none is given, on %s', async (forge) => {
    await bump(forge, { 'commit-via': 'api' });
    expect(author()).toMatch(/bot/i);
  });

  it('cannot be chosen on GitHub, which is bad input', async () => {
    const before = world.gitops.git('for-each-ref');
    const given = { 'commit-via': 'api', author: 'Ada <ada@example.com>' };
    await expect(bump('github', given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^author: .*GitHub/) as string,
    });
    expect([world.gitops.git('for-each-ref'), github.requests]).toEqual([before, []]);
  });
});
