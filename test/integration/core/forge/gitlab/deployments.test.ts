/** Environments, deployments and statuses of commits at a fake GitLab over HTTP. */
import { describe, expect, it } from 'vitest';
import type { ForgeDeployment } from '../../../../../src/core/forge/deployments.ts';
import { itAsksWhatGitlabDescribes, world } from '../../../../support/gitlab/setting.ts';
import { job } from '../../../../support/gitlab/state.ts';

const runUrl = 'https://gitlab.example.com/infra/charts/-/pipelines/77';
const review = { review: 'pr-3', environment: 'review/feature-x' };
const really = { stopping: false, dryRun: false };

async function at(options: Parameters<typeof world>[0] = {}) {
  const made = await world(options);
  const commit = made.repository.git('rev-parse', 'main');
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
  const { environments, deployments, statuses } = made.gitlab.deployed;
  return { ...made, commit, of, environments, deployments, statuses };
}

describe('a deployment at GitLab', () => {
  it.each([
    ['an access token', undefined],
    ['the token of a job', { value: job, ofJob: true } as const],
  ])('makes the environment with its address, and goes from running to success, by %s', async (_, token) => {
    const { forge, of, commit, environments, deployments } = await at(token === undefined ? {} : { token });
    expect(await forge.deployments.show(of())).toBe('shown');
    expect(await forge.deployments.show(of({ state: 'success' }))).toBe('shown');
    expect(environments).toMatchObject([{ name: 'dev', external_url: 'https://dev.example.com', state: 'available' }]);
    expect(deployments).toMatchObject([{ environment: 'dev', sha: commit, ref: 'main', status: 'success' }]);
  });

  it('is written once, however often the same is shown (law 4)', async () => {
    const { forge, of, gitlab } = await at();
    await forge.deployments.show(of({ state: 'success' }));
    gitlab.reset();
    expect(await forge.deployments.show(of({ state: 'success' }))).toBe('unchanged');
    // A later run of the same commit.
    expect(await forge.deployments.show(of())).toBe('unchanged');
    expect(gitlab.writes()).toEqual([]);
  });

  it('is another one when it fails and succeeds then: what has ended cannot begin again', async () => {
    const { forge, of, deployments } = await at();
    await forge.deployments.show(of());
    await forge.deployments.show(of({ state: 'failed' }));
    await forge.deployments.show(of());
    await forge.deployments.show(of({ state: 'success' }));
    expect(deployments.map(({ status }) => status)).toEqual(['failed', 'success']);
  });

  it('gives an environment that is there its new address, and leaves what people wrote of it', async () => {
    const { forge, of, gitlab, environments } = await at();
    gitlab.deployed.add({ name: 'dev', description: 'Ask Ada.', external_url: 'https://old.example.com' });
    await forge.deployments.show(of({ state: 'success' }));
    expect(environments).toMatchObject([{ description: 'Ask Ada.', external_url: 'https://dev.example.com' }]);
  });

  it('is not made beside that of a job, of this one or another of the pipeline', async () => {
    const { forge, of, gitlab, commit, environments, deployments } = await at();
    gitlab.deployed.add({ name: 'dev' });
    gitlab.deployed.addDeployment({
      environment: 'dev',
      sha: commit,
      ref: 'main',
      status: 'running',
      pipeline: runUrl,
    });
    expect(await forge.deployments.show(of())).toBe('of-job');
    await forge.deployments.show(of({ ...review, byOtherJob: true, state: 'success' }));
    expect(deployments).toHaveLength(1);
    expect(environments.map(({ name }) => name)).toEqual(['dev', 'review/feature-x']);
  });

  it('of something that was superseded is canceled, and none is made for it', async () => {
    const { forge, of, deployments, environments } = await at();
    await forge.deployments.show(of({ state: 'canceled' }));
    expect(environments).toEqual([]);
    await forge.deployments.show(of());
    await forge.deployments.show(of({ state: 'canceled' }));
    expect(deployments.map(({ status }) => status)).toEqual(['canceled']);
  });
});

describe('a review environment that is gone', () => {
  it('is stopped without its stop job and deleted, where this program made it', async () => {
    const { forge, of, environments } = await at();
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.reviews()).toEqual([review]);
    expect(await forge.deployments.end(review, really)).toMatchObject({ result: 'removed', reason: 'it is deleted' });
    expect(environments).toEqual([]);
    expect(await forge.deployments.end(review, really)).toBeUndefined();
  });

  it('is stopped and stays, where a job of the pipeline made it', async () => {
    const { forge, of, gitlab, environments } = await at();
    gitlab.deployed.add({ name: review.environment });
    await forge.deployments.show(of({ ...review, byOtherJob: true, state: 'success' }));
    expect(await forge.deployments.end(review, { ...really, dryRun: true })).toMatchObject({ result: 'removed' });
    expect(environments).toMatchObject([{ state: 'available' }]);
    expect(await forge.deployments.end(review, really)).toMatchObject({ result: 'removed', reason: 'it is stopped' });
    expect(environments).toMatchObject([{ state: 'stopped', forced: true }]);
    expect(await forge.deployments.end(review, really)).toBeUndefined();
    expect(await forge.deployments.reviews()).toEqual([]);
  });

  it('is left to GitLab in the stop job, which GitLab runs to stop it', async () => {
    const { forge, of, gitlab } = await at();
    await forge.deployments.show(of({ ...review, state: 'success' }));
    gitlab.reset();
    expect(await forge.deployments.end(review, { ...really, stopping: true })).toBeUndefined();
    expect(gitlab.writes()).toEqual([]);
  });

  it('is never touched where somebody else made it, or it is of another review environment', async () => {
    const { forge, gitlab, environments } = await at();
    gitlab.deployed.add({ name: review.environment, description: 'Ours.' });
    expect(await forge.deployments.reviews()).toEqual([]);
    expect(await forge.deployments.end(review, really)).toMatchObject({ result: 'kept' });
    expect(environments).toMatchObject([{ state: 'available' }]);
  });

  it('is stopped and stays listed where the token may not delete it', async () => {
    const { forge, of, environments } = await at({ mayDeleteEnvironments: false });
    await forge.deployments.show(of({ ...review, state: 'success' }));
    expect(await forge.deployments.end(review, really)).toMatchObject({
      result: 'removed',
      notDeleted: 'the token may not delete environments',
    });
    expect(environments).toMatchObject([{ state: 'stopped' }]);
  });
});

describe('the status of a commit at GitLab', () => {
  const status = { context: 'monorepo-gitops/dev', description: 'Deployed web1', url: 'https://dev.example.com' };

  it('is set at the end alone, and once: one that goes on would keep a pipeline open', async () => {
    const { forge, statuses, commit } = await at();
    await forge.setStatus({ ...status, commit, state: 'pending' });
    expect(statuses).toEqual([]);
    await forge.setStatus({ ...status, commit, state: 'failure' });
    await forge.setStatus({ ...status, commit, state: 'success' });
    await forge.setStatus({ ...status, commit, state: 'success' });
    expect(statuses.map(({ name, status: state }) => `${name} ${state}`)).toEqual([
      'monorepo-gitops/dev failed',
      'monorepo-gitops/dev success',
    ]);
  });

  it('is none that the token of a job may set, in one sentence', async () => {
    const { forge, commit } = await at({ token: { value: job, ofJob: true } });
    await expect(forge.setStatus({ ...status, commit, state: 'success' })).rejects.toMatchObject({
      code: 'FORGE_AUTH',
    });
  });
});

itAsksWhatGitlabDescribes(30);
