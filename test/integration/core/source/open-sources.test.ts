import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ForgeRepository } from '../../../../src/core/forge/forge.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { openRefs, openRequests, sourceQuestion } from '../../../../src/core/source/open-sources.ts';
import { restlessClock } from '../../../support/clock.ts';
import { openForge } from '../../../support/forge.ts';
import { commitFiles, createBareRepository, gitIn } from '../../../support/git/repository.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { ciContext } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';
import { sourceWorld } from '../../../support/source/world.ts';

const root = scratchDirectory('open-requests');

const token = 'ghs_forge-secret';
const ports = () => portsOf({ clock: restlessClock });

function monorepo() {
  const git = createBareRepository(root, { files: { 'a.txt': 'a' } });
  for (const branch of ['feature/a', 'feature/b']) {
    git.git('branch', branch, 'main');
    commitFiles(git, { 'a.txt': branch }, { branch });
  }
  return git;
}

/** Two requests, of which the first one is closed again. */
async function propose(project: ForgeRepository, given: string): Promise<number> {
  const forge = await openForge(project, given, ports());
  const content = { targetBranch: 'main', title: 'Change', body: '', labels: [], reviewers: [], draft: false };
  const closed = await forge.createRequest({ ...content, sourceBranch: 'feature/a' });
  const open = await forge.createRequest({ ...content, sourceBranch: 'feature/b' });
  await forge.closeRequest(closed, 'Not wanted.');
  return open.number;
}

const account = { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } } as const;
const github = () =>
  startGithubServer({ repositories: { 'acme/shop': { git: monorepo() } }, accounts: { [token]: account } });
const ask = (project: ForgeRepository, env: Record<string, string>, given?: string) =>
  openRequests({ ...ports(), ci: { repositoryUrl: project.url }, env, token: given, forgeUrl: project.api });

describe('the open branches', () => {
  const refsIn = (workspace: string) => {
    const env = { PATH: process.env.PATH };
    const given = { ...ports(), env };
    const ci = ciContext({ workspace, defaultBranch: undefined, repositoryUrl: undefined });
    return openRefs({ ...given, ci, checkout: { ...given, cwd: workspace } });
  };
  /** A working copy with the branch `local` and these remotes. */
  const cloneWith = (remotes: Readonly<Record<string, string>>) => {
    const { path } = createBareRepository(root, { files: { a: 'a' }, branch: 'local' });
    execFileSync('git', ['clone', '-q', path, `${path}-clone`]);
    const git = gitIn(`${path}-clone`);
    git('remote', 'remove', 'origin');
    for (const [name, url] of Object.entries(remotes)) git('remote', 'add', name, url);
    return `${path}-clone`;
  };

  test('are those of origin, whatever other remotes the clone has', async () => {
    const [fork, origin] = [createBareRepository(root, { files: { a: 'a' }, branch: 'of-fork' }), monorepo()];
    const { refs, defaultBranch } = await refsIn(cloneWith({ 'a-fork': fork.path, origin: origin.path }));
    expect([...refs].sort()).toEqual(['refs/heads/feature/a', 'refs/heads/feature/b', 'refs/heads/main']);
    expect(defaultBranch).toBe('main');
  });

  /** ssh is asked in the same way; a job's clone knows no default branch (Jenkins fetches into `git init`). */
  test.each([
    ['refs/heads/feature/a', 'open'],
    ['refs/heads/feature/gone', 'closed'],
    ['refs/tags/v1.0.0', 'closed'],
  ])('git is asked whether %s is %s, also where the default branch is not known', async (ref, state) => {
    const workspace = cloneWith({ origin: monorepo().path });
    const given = { ...ports(), env: { PATH: process.env.PATH } };
    const ci = ciContext({ workspace, defaultBranch: undefined, repositoryUrl: undefined });
    const ask = sourceQuestion({ ...given, ci, checkout: { ...given, cwd: workspace } });
    expect(await ask({ ref })).toMatchObject({ state });
  });

  test('are its own in a repository without a remote', async () => {
    expect([...(await refsIn(cloneWith({}))).refs]).toEqual(['refs/heads/local']);
  });

  test.each([
    ['the remote cannot be read', { origin: `${root}/nowhere.git` }],
    ['a single remote is not origin: it may be a fork', { fork: monorepo().path }],
    ['none of several remotes is origin', { fork: monorepo().path, upstream: monorepo().path }],
  ])('are not guessed where %s', async (_, remotes) => {
    await expect(refsIn(cloneWith(remotes))).rejects.toMatchObject({ code: 'SWEEP_SOURCES', exitCode: 1 });
  });
});

test('the open branches are read from a private repository with the token of the job, whose checkout has none', async () => {
  const world = await sourceWorld();
  const checkout = {
    cwd: world.checkout(world.commit('feature/a'), 2),
    programs: ports().programs,
    clock: restlessClock,
  };
  const asked = (env: Environment) =>
    openRefs({ ...ports(), env, ci: ciContext({ workspace: checkout.cwd }), checkout: { ...checkout, env } });
  expect([...(await asked(world.env)).refs].sort()).toEqual(['refs/heads/feature/a', 'refs/heads/main']);
  await expect(asked({ ...world.env, GITHUB_TOKEN: undefined })).rejects.toMatchObject({
    code: 'SWEEP_SOURCES',
    hint: expect.stringContaining('contents: read'),
  });
});

describe('the open requests of a forge', () => {
  test.each([
    ["the job's own token", { GITHUB_TOKEN: token }, undefined],
    ['a forge-token', {}, token],
  ])('are read from GitHub with %s', async (_, env, given) => {
    await using server = await github();
    const project = server.forge('acme/shop');
    const open = await propose(project, token);
    expect(await ask(project, env as Record<string, string>, given)).toEqual(new Set([open]));
  });

  test("are read from GitLab with a forge-token, and with the job's own token as such", async () => {
    await using server = await startGitlabServer({ repository: monorepo(), path: 'acme/shop' });
    const open = await propose(server.project, server.token);
    server.forkRequest('feature/a', 'main');
    expect(await ask(server.project, {}, server.token)).toEqual(new Set([open]));
    expect(await ask(server.project, { CI_JOB_TOKEN: server.jobToken })).toEqual(new Set([open]));
  });

  test('are not known without a token or a forge', async () => {
    await using server = await github();
    const project = server.forge('acme/shop');
    expect(await ask(project, {})).toBeUndefined();
    const nowhere = { ...ports(), ci: { repositoryUrl: undefined }, env: {}, token, forgeUrl: undefined };
    expect(await openRequests(nowhere)).toBeUndefined();
    expect(server.operations()).toEqual([]);
  });

  test.each<[string, number, unknown]>([
    ['an error', 404, { message: 'Not Found' }],
    ['a page of HTML with status 200', 200, '<html>Maintenance</html>'],
    ['an object in place of the list', 200, { message: 'Not Found' }],
    ['an item without a number', 200, [{ id: 1 }]],
  ])('are doubted after %s, so that nothing is taken for closed', async (_, status, body) => {
    await using server = await github();
    server.inject({ at: 'pulls.list', kind: 'status', status, body, times: 9 });
    await expect(ask(server.forge('acme/shop'), { GITHUB_TOKEN: token })).rejects.toMatchObject({
      code: 'SWEEP_SOURCES',
      exitCode: 1,
    });
  });
});
