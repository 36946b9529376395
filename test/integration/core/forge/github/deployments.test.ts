/** Deployments, their environments and statuses of commits at a fake GitHub over HTTP, which holds both to its description. */
import { describe, expect, it } from 'vitest';
import type { ForgeDeployment } from '../../../../../src/core/forge/deployments.ts';
import { openForge } from '../../../../support/forge.ts';
import { addDeployment, addDeploymentStatus } from '../../../../support/github/deployments.ts';
import { path, setting, token } from '../../../../support/github/setting.ts';
import type { FakeAccount, Permissions } from '../../../../support/github/state.ts';
import { portsOf } from '../../../../support/ports.ts';

const runUrl = 'https://github.example.com/acme/gitops/actions/runs/77';
const writer: Permissions = { contents: 'read', deployments: 'write', statuses: 'write' };
const account = (permissions: Permissions): Partial<FakeAccount> => ({ permissions });
const admin: Permissions = { ...writer, actions: 'read', environments: 'read', administration: 'write' };

async function world(permissions = writer) {
  const at = await setting({ account: account(permissions) });
  const repository = at.server.repository(path);
  const commit = at.git.git('rev-parse', 'main');
  const of = (overrides: Partial<ForgeDeployment> = {}): ForgeDeployment => ({
    environment: 'dev',
    review: undefined,
    isProduction: false,
    commit,
    ref: { name: 'main', isTag: false },
    part: undefined,
    state: 'running',
    description: 'Deploying web1',
    url: 'https://dev.example.com',
    runUrl,
    byOtherJob: false,
    ...overrides,
  });
  const states = () =>
    repository.deployments.map(
      ({ environment, sha, statuses }) =>
        `${environment} ${sha.slice(0, 7)} ${statuses.map(({ state }) => state).join(' ')}`,
    );
  return { ...at, repository, commit, of, states, at: (sha: string) => sha.slice(0, 7) };
}

describe('a deployment at GitHub', () => {
  it('is made once, and goes from in_progress to success with its addresses', async () => {
    const { forge, of, repository, commit, states, at } = await world();
    expect(await forge.deployments.show(of())).toBe('shown');
    expect(await forge.deployments.show(of({ state: 'success', description: 'web1 live' }))).toBe('shown');
    expect(states()).toEqual([`dev ${at(commit)} in_progress success`]);
    expect(repository.deployments[0]).toMatchObject({
      ref: commit,
      transient: false,
      production: false,
      payload: { 'monorepo-gitops': { schema: 1 } },
    });
    expect(repository.deployments[0]?.statuses.at(-1)).toMatchObject({
      environment_url: 'https://dev.example.com',
      log_url: runUrl,
      description: 'web1 live',
    });
  });

  it('is written once, however often the same is shown (law 4)', async () => {
    const { forge, of, server } = await world();
    const wanted = of({ state: 'success' });
    await forge.deployments.show(wanted);
    server.reset();
    expect(await forge.deployments.show(wanted)).toBe('unchanged');
    expect(server.operations()).toEqual(['repository']);
  });

  it.each([
    ['production', undefined, true, { transient: false, production: true }],
    ['review/pr-3', 'pr-3', false, { transient: true, production: false }],
    ['staging', undefined, false, { transient: false, production: false }],
  ])('of %s is transient or of production as it should be', async (environment, review, isProduction, expected) => {
    const { forge, of, repository } = await world();
    await forge.deployments.show(of({ environment, review, isProduction, state: 'success' }));
    expect(repository.deployments[0]).toMatchObject(expected);
  });

  it('makes the one before it inactive when it has succeeded, also one of production, and nobody else’s', async () => {
    const { forge, of, branch, repository, states, commit, at } = await world();
    const theirs = addDeployment(repository, { sha: commit, environment: 'production' });
    addDeploymentStatus(theirs, { state: 'success' });
    const next = branch('next');
    const wanted = of({ environment: 'production', isProduction: true, state: 'success' });
    await forge.deployments.show(wanted);
    await forge.deployments.show({ ...wanted, commit: next, state: 'running' });
    expect(states()[1]).toBe(`production ${at(commit)} success`);
    await forge.deployments.show({ ...wanted, commit: next });
    expect(states()).toEqual([
      `production ${at(commit)} success`,
      `production ${at(commit)} success inactive`,
      `production ${at(next)} in_progress success`,
    ]);
    expect(repository.deployments[1]?.statuses.at(-1)?.description).toBe(`Superseded by ${next.slice(0, 8)}`);
  });

  it('leaves the one before it as it is when it fails', async () => {
    const { forge, of, branch, states, commit, at } = await world();
    await forge.deployments.show(of({ state: 'success' }));
    const next = branch('next');
    await forge.deployments.show(of({ commit: next, state: 'failed', description: 'web1 is Degraded' }));
    expect(states()).toEqual([`dev ${at(commit)} success`, `dev ${at(next)} failure`]);
  });

  it('is another one when somebody goes back to a commit', async () => {
    const { forge, of, branch, states, commit, at } = await world();
    const next = branch('next');
    await forge.deployments.show(of({ state: 'success' }));
    await forge.deployments.show(of({ state: 'success', commit: next }));
    await forge.deployments.show(of({ state: 'success' }));
    expect(states()).toEqual([
      `dev ${at(commit)} success inactive`,
      `dev ${at(next)} success inactive`,
      `dev ${at(commit)} success`,
    ]);
  });

  it('is not made beside the one that GitHub makes for a job with `environment:`', async () => {
    const { forge, of, commit, repository } = await world();
    const theirs = addDeployment(repository, { sha: commit, environment: 'dev' });
    addDeploymentStatus(theirs, { state: 'in_progress', log_url: `${runUrl}/job/5` });
    expect(await forge.deployments.show(of())).toBe('of-job');
    expect(repository.deployments).toHaveLength(1);
    // That of run 7 is not that of run 77.
    expect(await forge.deployments.show(of({ runUrl: runUrl.slice(0, -1) }))).toBe('shown');
  });

  it('of something that was superseded is taken back, and none is made for it', async () => {
    const { forge, of, states, commit, at } = await world();
    expect(await forge.deployments.show(of({ state: 'canceled' }))).toBe('unchanged');
    await forge.deployments.show(of());
    expect(await forge.deployments.show(of({ state: 'canceled' }))).toBe('shown');
    expect(states()).toEqual([`dev ${at(commit)} in_progress inactive`]);
  });

  it('is shared by jobs that deploy a part each, and has failed as long as one of them has', async () => {
    const { forge, of, repository } = await world();
    const show = async (part: string, state: ForgeDeployment['state']) => {
      await forge.deployments.show(of({ part, state, description: 'x' }));
      return repository.deployments[0]?.statuses.at(-1)?.state;
    };
    expect(await show('web1', 'running')).toBe('in_progress');
    expect(await show('web2', 'running')).toBe('in_progress');
    expect(await show('web1', 'failed')).toBe('failure');
    expect(await show('web2', 'success')).toBe('failure');
    // The job that failed runs again.
    expect(await show('web1', 'running')).toBe('in_progress');
    expect(await show('web1', 'success')).toBe('success');
    expect(repository.deployments).toHaveLength(1);
  });

  it('is one for two jobs that make one at the same time', async () => {
    const { forge, of, repository, server, commit, states, at } = await world();
    const mark = { 'monorepo-gitops': { schema: 1 } };
    server.inject({
      at: 'deployments.create',
      kind: 'before',
      action: () => addDeployment(repository, { sha: commit, environment: 'dev', payload: mark }),
    });
    await forge.deployments.show(of());
    expect(states()).toEqual([`dev ${at(commit)} in_progress`]);
  });

  it('is made once when the answer to its making is lost', async () => {
    const { forge, of, server, states, commit, at } = await world();
    server.inject({ at: 'deployments.create', kind: 'drop-after' });
    await forge.deployments.show(of({ state: 'success' }));
    expect(states()).toEqual([`dev ${at(commit)} success`]);
  });

  it('keeps its description to the 140 characters that GitHub takes, in one line', async () => {
    const { forge, of, repository } = await world();
    await forge.deployments.show(of({ description: `a\n\u0007b ${'😀'.repeat(200)}` }));
    const text = repository.deployments[0]?.statuses[0]?.description ?? '';
    expect([...text]).toHaveLength(140);
    expect(text).toMatch(/^a b 😀+…$/u);
  });

  it('names the permission that the token lacks', async () => {
    const { forge, of } = await world({ contents: 'read', deployments: 'read' });
    await expect(forge.deployments.show(of())).rejects.toMatchObject({
      code: 'FORGE_AUTH',
      hint: expect.stringContaining('`deployments: write`'),
    });
  });
});

describe('a review environment that is gone', () => {
  const review = { review: 'pr-3', environment: 'review/pr-3' };
  const really = { stopping: false, dryRun: false };

  it('has inactive deployments, and is deleted where the token may', async () => {
    const { forge, of, repository } = await world(admin);
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.reviews()).toEqual([review]);
    expect(await forge.deployments.end(review, really)).toEqual({
      result: 'removed',
      reason: 'its deployments are inactive',
    });
    expect(repository.deployments[0]?.statuses.at(-1)?.state).toBe('inactive');
    expect([...repository.environments.keys()]).toEqual([]);
    expect(await forge.deployments.end(review, really)).toBeUndefined();
    expect(await forge.deployments.reviews()).toEqual([]);
  });

  it.each([
    ['protection rules', { rules: ['required_reviewers'], secrets: 0, variables: 0 }],
    ['secrets', { rules: [], secrets: 1, variables: 0 }],
    ['variables', { rules: [], secrets: 0, variables: 2 }],
  ])('is never deleted with %s of people', async (_, environment) => {
    const { forge, of, repository } = await world(admin);
    await forge.deployments.show(of({ ...review, state: 'success' }));
    repository.environments.set('review/pr-3', environment);
    expect(await forge.deployments.end(review, really)).toMatchObject({
      result: 'removed',
      notDeleted: expect.any(String),
    });
    expect([...repository.environments.keys()]).toEqual(['review/pr-3']);
  });

  it('is left alone where nothing of it is ours, and not deleted where somebody else deploys to it too', async () => {
    const { forge, of, repository, commit } = await world(admin);
    const theirs = addDeployment(repository, { sha: commit, environment: 'review/pr-3', payload: { by: 'them' } });
    addDeploymentStatus(theirs, { state: 'success' });
    expect(await forge.deployments.end(review, really)).toBeUndefined();
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.end(review, really)).toMatchObject({
      notDeleted: 'it has deployments that somebody else made',
    });
    expect(theirs.statuses.map(({ state }) => state)).toEqual(['success']);
  });

  it('stays listed without `administration: write`, which the token of a job cannot have', async () => {
    const { forge, of, repository, server } = await world({ ...writer, actions: 'read', environments: 'read' });
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.end(review, really)).toMatchObject({
      result: 'removed',
      notDeleted: expect.stringContaining('administration: write'),
    });
    expect(repository.environments.size).toBe(1);
    server.reset();
    const ofJob = await openForge(server.forge(path), { value: token, ofJob: true }, portsOf());
    await ofJob.deployments.end(review, really);
    expect(server.operations()).toEqual(['repository']);
  });

  it('stays as it is in a dry run', async () => {
    const { forge, of, repository } = await world(admin);
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.end(review, { ...really, dryRun: true })).toMatchObject({ result: 'removed' });
    expect(repository.deployments[0]?.statuses.at(-1)?.state).toBe('success');
    expect(repository.environments.size).toBe(1);
  });
});

describe('the status of a commit at GitHub', () => {
  it('is set with its context, its address and what is said', async () => {
    const { forge, repository, commit } = await world();
    const status = {
      commit,
      context: 'monorepo-gitops/dev',
      description: 'Deployed web1',
      url: 'https://dev.example.com',
    };
    await forge.setStatus({ ...status, state: 'pending' });
    await forge.setStatus({ ...status, state: 'success' });
    expect(repository.statuses).toEqual([
      {
        sha: commit,
        context: 'monorepo-gitops/dev',
        state: 'pending',
        description: 'Deployed web1',
        target_url: status.url,
      },
      {
        sha: commit,
        context: 'monorepo-gitops/dev',
        state: 'success',
        description: 'Deployed web1',
        target_url: status.url,
      },
    ]);
  });

  it('names the permission that the token lacks', async () => {
    const { forge, commit } = await world({ contents: 'write' });
    const status = { commit, context: 'x', state: 'success', description: '', url: undefined } as const;
    await expect(forge.setStatus(status)).rejects.toMatchObject({ hint: expect.stringContaining('`statuses: write`') });
  });
});
