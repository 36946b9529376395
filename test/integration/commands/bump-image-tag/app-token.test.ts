/** The credential of a GitHub App on its way through a command: what it may do, and what happens when it is none. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { onGithubByApp } from '../../../support/commands/forges.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import type { GitServer } from '../../../support/git/server.ts';
import { testApp } from '../../../support/github/app.ts';
import { type GithubServer, primaryLimit } from '../../../support/github/server.ts';
import type { Given } from '../../../support/inputs.ts';

const permissions = { contents: 'write', pull_requests: 'write' } as const;

let world: World;
let git: GitServer;
let github: GithubServer;
let app: Given;

beforeEach(async () => {
  world = createWorld({ 'web1/values.yaml': 'image:\n  repository: acme/web1\n  tag: v1\n' });
  ({ git, github, given: app } = await onGithubByApp(world, permissions, ['acme/other']));
});

const v2 = { file: 'web1/values.yaml', image: 'acme/web1', tag: 'v2' };

/** What was asked for, in the order of asking. */
function asked(): unknown[] {
  return github.requests
    .filter(({ operation }) => operation === 'apps.token')
    .map(({ body }) => JSON.parse(body) as unknown);
}

/** Whom the git server saw, by the token in the password's place. */
function tokensAtGit(): Set<string> {
  const headers = git.requests.map(({ headers: { authorization = '' } }) => authorization.replace('Basic ', ''));
  return new Set(headers.map((text) => Buffer.from(text, 'base64').toString('utf8').replace('x-access-token:', '')));
}

const toWrite = { repositories: ['gitops'], permissions: { contents: 'write' } };
const toRequest = { repositories: ['gitops'], permissions: { contents: 'write', pull_requests: 'write' } };

describe('a GitHub App', () => {
  it.each([
    { given: {}, tokens: [toWrite] },
    { given: { 'commit-via': 'api' }, tokens: [toWrite] },
    { given: { deliver: 'pull-request' }, tokens: [toWrite, toRequest] },
    { given: { deliver: 'pull-request', 'commit-via': 'api' }, tokens: [toWrite, toRequest] },
  ])('gets tokens for this repository and no more than $given takes', async ({ given, tokens }) => {
    const { outputs, lines } = await world.bump(world.line[0] ?? '', { ...v2, ...app, ...given });
    expect(outputs.result).toBe(given.deliver === undefined ? 'committed' : 'requested');
    expect(asked()).toEqual(tokens);
    const [token = '', ...others] = tokensAtGit();
    expect(others).toEqual([]);
    expect(github.account(token)).toMatchObject({ repositories: ['acme/gitops'] });
    expect(github.account(token)?.permissions.pull_requests).toBeUndefined();
    expect(lines.join('\n')).not.toContain(token);
  });

  const cases = [
    { title: 'a key that is none', given: { 'gitops-app-private-key': 'nonsense' }, says: /^gitops-app-private-key: / },
    { title: 'no App id', given: { 'gitops-app-id': undefined }, says: /^gitops-app-id: / },
    { title: 'a path', given: { 'gitops-repository': './gitops.git' }, says: /is on no GitHub or GitLab/ },
    {
      title: 'a path, with a key that is none',
      given: { 'gitops-repository': './gitops.git', 'gitops-app-private-key': 'nonsense' },
      says: /is on no GitHub or GitLab/,
    },
  ] as const;

  it.each(cases)('law 10: $title is bad input, and nothing is read or written', async ({ given, says }) => {
    const before = world.gitops.git('for-each-ref');
    const all = { ...v2, ...app, ...given };
    const error: unknown = await world.bump(world.line[0] ?? '', all).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    const { exitCode, message } = error as Failure;
    expect([exitCode, message]).toEqual([2, expect.stringMatching(says)]);
    expect([world.gitops.git('for-each-ref'), git.requests, github.requests]).toEqual([before, [], []]);
  });

  it('law 10: the key of another App is not bad input, and says what does not belong together', async () => {
    const { given } = testApp(permissions, []);
    const bumped = world.bump(world.line[0] ?? '', { ...v2, ...app, ...given });
    await expect(bumped).rejects.toMatchObject({ exitCode: 1, code: 'FORGE_AUTH' });
    expect(git.requests).toEqual([]);
  });

  it.each([{}, { deliver: 'pull-request', 'commit-via': 'api' }])(
    'leaves no token behind that is valid when the run has ended ($deliver)',
    async (given) => {
      await world.bump(world.line[0] ?? '', { ...v2, ...app, ...given });
      expect(github.validTokens()).toEqual([]);
      const last = github.operations().slice(-asked().length);
      expect(last).toEqual(asked().map(() => 'apps.revoke'));
    },
  );

  it('leaves none behind when the run has failed', async () => {
    git.inject({ at: 'fetch', kind: 'status', status: 403, times: 20 });
    await expect(world.bump(world.line[0] ?? '', { ...v2, ...app })).rejects.toBeInstanceOf(Failure);
    expect(asked()).toEqual([toWrite]);
    expect(github.validTokens()).toEqual([]);
  });

  it.each([
    { title: 'refuses', fault: { kind: 'status', status: 403 }, warns: true },
    { title: 'is silent', fault: { kind: 'drop-before', times: 20 }, warns: true },
    { title: 'limits the rate for an hour', fault: primaryLimit(Date.now() + 3_600_000), warns: true },
    { title: 'says that it has ended already', fault: { kind: 'status', status: 401 }, warns: false },
  ] as const)('has done its work all the same when GitHub $title at the end', async ({ fault, warns }) => {
    github.inject({ at: 'apps.revoke', ...fault });
    const { outputs, lines } = await world.bump(world.line[0] ?? '', { ...v2, ...app });
    expect(outputs.result).toBe('committed');
    const warnings = lines.filter((line) => /token of the GitHub App is not revoked.*until \d{4}-/.test(line));
    expect(warnings).toHaveLength(warns ? 1 : 0);
    expect(lines.join('\n')).not.toContain('ghs_');
  });
});
