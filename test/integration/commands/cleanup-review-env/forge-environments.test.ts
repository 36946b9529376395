/** What the forge of the monorepo shows of review environments goes with them: only what is ours (law 8), also after a crash (law 11). */
import { describe, expect, test } from 'vitest';
import { commentBodies } from '../../../../src/core/announce/comment-page.ts';
import { environmentName } from '../../../../src/core/names/slug.ts';
import { reviewWorld } from '../../../support/commands/cleanup.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import { addDeployment, addDeploymentStatus } from '../../../support/github/deployments.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import type { Permissions } from '../../../support/github/state.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const token = 'ghs_of-the-monorepo';
const branch = 'feature/login';
const nameOf = (of: string) => environmentName({ mode: 'branch', repository: 'acme/shop', ref: `refs/heads/${of}` });
const name = nameOf(branch);
const sha = 'a'.repeat(40);
const reader: Permissions = { contents: 'read', pull_requests: 'read' };
const writer: Permissions = { ...reader, deployments: 'write' };

/** A deployed review environment of the branch, with a monorepo on GitHub. */
async function onGithub(permissions = writer) {
  const world = reviewWorld();
  const git = createBareRepository(scratchDirectory('shop'), { files: { 'README.md': 'Shop.\n' } });
  const github = await startGithubServer({
    repositories: { 'acme/shop': { git } },
    accounts: { [token]: { login: 'bot', permissions } },
  });
  const repository = github.repository('acme/shop');
  const given = { 'forge-url': `${github.origin}/api/v3`, 'forge-token': token };
  world.push(branch);
  await world.deploy(branch);
  world.git('checkout', '-q', 'main');
  const shown = (review: string, payload: object = { 'monorepo-gitops': { schema: 1, review } }) => {
    const deployment = addDeployment(repository, { sha, environment: `review/${review}`, payload, transient: true });
    addDeploymentStatus(deployment, { state: 'success' });
    return () => deployment.statuses.map(({ state }) => state).join(' ');
  };
  return { ...world, github, repository, given, shown };
}

const environments = (pieces: readonly { kind: string; name: string }[]) =>
  pieces.filter(({ kind }) => kind === 'environment').map((each) => each.name);

describe('the environment at GitHub', () => {
  test('becomes inactive with the review environment, and nothing else does', async () => {
    const { shown, given, cleanup } = await onGithub();
    const [own, other] = [shown(name), shown('pr-9')];
    const { removed, commit } = await cleanup({ branch, ...given, remove: ['files', 'environment'] });
    expect(commit).toBeDefined();
    expect(environments(removed)).toEqual([`review/${name}`]);
    expect([own(), other()]).toEqual(['success inactive', 'success']);
    const again = await cleanup({ branch, ...given, remove: ['files', 'environment'] });
    expect([again.removed, own()]).toEqual([[], 'success inactive']);
  });

  test('that others made is left alone', async () => {
    const { shown, given, cleanup } = await onGithub();
    const theirs = shown(name, { by: 'them' });
    const { removed } = await cleanup({ branch, ...given, remove: ['files', 'environment'] });
    expect([environments(removed), theirs()]).toEqual([[], 'success']);
  });

  test('stays as it is when one service of several goes, and in a dry run', async () => {
    const { shown, given, cleanup, deploy } = await onGithub();
    await deploy(branch, 'web2');
    const own = shown(name);
    await cleanup({ branch, ...given, services: 'web2', remove: ['files', 'environment'] });
    const { removed } = await cleanup({ branch, ...given, 'dry-run': 'true', remove: ['files', 'environment'] });
    expect([environments(removed), own()]).toEqual([[`review/${name}`], 'success']);
  });

  test('that the token may not change is a warning, and an error where it was named', async () => {
    const { shown, given, cleanup } = await onGithub(reader);
    const own = shown(name);
    await expect(cleanup({ branch, ...given, remove: ['files', 'environment'] })).rejects.toMatchObject({
      code: 'CLEANUP_INCOMPLETE',
      message: expect.stringContaining('deployments: read'),
    });
    const other = await onGithub(reader);
    const { commit, warnings, failed } = await other.cleanup({ branch, ...other.given, remove: undefined });
    expect(commit).toBeDefined();
    expect([failed, own()]).toEqual([[], 'success']);
    expect(warnings.join('\n')).toContain('deployments: read');
  });
});

describe('the comment on the request', () => {
  /** With the comment that a deployment of the review environment has left. */
  async function commented(permissions: Permissions) {
    const at = await onGithub(permissions);
    at.repository.git.git('branch', branch, 'main');
    const pull = at.repository.addPull({ title: 'Login', head: branch, base: 'main' });
    const row = { service: 'web1', state: 'ready', why: 'its files', began: 1, at: 1 } as const;
    const section = { environment: 'review', review: name, commit: sha, gitops: [], began: 1, rows: [row] };
    const options = { longest: 65_536, identity: 'github.com/acme/shop', errorPage: () => undefined, diffs: new Map() };
    const [body = ''] = commentBodies({ sections: [section] }, options);
    at.repository.addComment(pull, 'bot', body);
    at.repository.addComment(pull, 'ada', 'Nice.');
    return { ...at, texts: () => pull.comments.map((each) => each.body) };
  }

  test('says that the review environment is gone', async () => {
    const { cleanup, given, texts } = await commented({ ...writer, pull_requests: 'write' });
    const { removed } = await cleanup({ branch, ...given, remove: ['files', 'comment'] });
    expect(removed.filter(({ kind }) => kind === 'comment')).toMatchObject([{ name: '#1', environment: name }]);
    expect(texts()[0]).toContain('removed');
    expect(texts()[1]).toBe('Nice.');
  });

  test('that the token may not write is a warning, and an error where it was named', async () => {
    const { cleanup, given, texts } = await commented(writer);
    const before = texts();
    await expect(cleanup({ branch, ...given, remove: ['files', 'comment'] })).rejects.toMatchObject({
      code: 'CLEANUP_INCOMPLETE',
    });
    const other = await commented(writer);
    const { failed, warnings } = await other.cleanup({ branch, ...other.given, remove: undefined });
    expect([failed, texts()]).toEqual([[], before]);
    expect(warnings.join('\n')).toContain('pull-requests: write');
  });

  test('is not written where there is none of ours', async () => {
    const at = await commented({ ...writer, pull_requests: 'write' });
    at.repository.pulls[0]?.comments.splice(0, 1);
    const { removed } = await at.cleanup({ branch, ...at.given, remove: ['files', 'comment'] });
    expect(removed.filter(({ kind }) => kind === 'comment')).toEqual([]);
    expect(at.texts()).toEqual(['Nice.']);
  });
});

describe('a sweep', () => {
  test('ends what a crash has left, and what is of no branch, and nothing that is open or not ours', async () => {
    const { shown, given, cleanup, git, push } = await onGithub();
    const open = 'feature/open';
    push(open);
    git('checkout', '-q', 'main');
    const interrupted = shown(name);
    // The commit is made, and the run dies before it comes to the forge.
    await cleanup({ branch, remove: ['files'] });
    git('branch', '-D', '-q', branch);
    const stray = shown('feature-gone-12345678');
    const living = shown(nameOf(open));
    const theirs = shown('feature-theirs-12345678', { by: 'them' });
    const { removed } = await cleanup({ sweep: 'true', ...given, remove: ['files', 'environment'] });
    expect(environments(removed).sort()).toEqual([`review/${name}`, 'review/feature-gone-12345678'].sort());
    expect([interrupted(), stray(), living(), theirs()]).toEqual([
      'success inactive',
      'success inactive',
      'success',
      'success',
    ]);
  });

  test('leaves that of a request alone whose state nobody has told', async () => {
    const { shown, given, cleanup } = await onGithub();
    const own = shown('pr-12');
    const { removed } = await cleanup({ sweep: 'true', ...given, remove: ['files', 'environment'] });
    expect([environments(removed), own()]).toEqual([[], 'success']);
  });
});

describe('the environment at GitLab', () => {
  test('is stopped without its stop job', async () => {
    const world = reviewWorld();
    const gitlab = await startGitlabServer({
      repository: createBareRepository(scratchDirectory('shop'), {}),
      path: 'acme/shop',
    });
    world.push(branch);
    await world.deploy(branch);
    const mark = `Review environment ${name}, deployed by monorepo-gitops (marked: ${name}).`;
    const own = gitlab.deployed.add({ name: 'review/feature-login', description: mark });
    const other = gitlab.deployed.add({ name: 'review/feature-other', description: 'Ours.' });
    const given = { 'forge-url': gitlab.project.api, 'forge-token': gitlab.token, remove: ['files', 'environment'] };
    const at = { repositoryUrl: gitlab.project.url };
    const { removed } = await world.cleanup({ name, ...given }, at);
    expect(environments(removed)).toEqual(['review/feature-login']);
    expect([own, other]).toMatchObject([{ state: 'stopped', forced: true }, { state: 'available' }]);
  });
});
