import { describe, expect, it } from 'vitest';
import { automated, manual, movingRepository, run } from '../../../support/argocd/operations.ts';
import { commits, leapingSetting } from '../../../support/argocd/setting.ts';
import type { Repositories } from '../../../support/argocd/types.ts';
import { failureOf } from '../../../support/failure.ts';

const wait = { operation: 'wait', project: 'default' };

/** Deployed with the health that a test says; nothing waited for it. */
async function deployed(options: Parameters<typeof leapingSetting>[0] = {}, given = automated) {
  const { repositories, moveTo } = movingRepository();
  const here = await leapingSetting({ repositories, ...options });
  await run(here, { ...given, 'wait-for': 'synced' });
  here.server.requests.length = 0;
  return { ...here, moveTo };
}

describe('operation: wait', () => {
  it('waits until the Application is live, and writes nothing', async () => {
    const here = await deployed();
    const { outputs, summary } = await run(here, wait);
    expect(outputs).toMatchObject({
      name: 'web1',
      result: 'unchanged',
      'sync-status': 'Synced',
      'health-status': 'Healthy',
    });
    expect(outputs.url).toBe(`${here.server.url}/applications/argocd/web1`);
    expect(summary).toContain('**web1**: live');
    expect(here.server.writes()).toEqual([]);
  });

  it('ends with 3 at the deadline, with what is known', async () => {
    const here = await deployed({ health: () => 'Progressing' });
    const failure = await failureOf(run(here, { ...wait, timeout: '60s' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_TIMEOUT', exitCode: 3 });
    expect(failure.outputs).toMatchObject({ 'sync-status': 'Synced', 'health-status': 'Progressing' });
  });

  it('ends with 1 for what stays Degraded', async () => {
    const here = await deployed({ health: () => 'Degraded' });
    expect(await failureOf(run(here, wait))).toMatchObject({ code: 'ARGOCD_DEGRADED', exitCode: 1 });
  });

  it.each([
    ['synced', { 'wait-for': 'synced' }],
    ['a commit', { 'wait-for': ['synced', `commit=${commits.first}`] }],
    ['an image', { 'wait-for': 'image=registry.example.com/web1:aaaaaaaa' }, 'Healthy'],
  ])('waits for %s alone', async (_title, waitFor, health = 'Degraded') => {
    const here = await deployed({ health: () => health });
    expect((await run(here, { ...wait, ...waitFor })).outputs.result).toBe('unchanged');
  });

  it('an image is not there while what it was applied to is Degraded', async () => {
    const here = await deployed({ health: () => 'Degraded' });
    const image = { 'wait-for': 'image=registry.example.com/web1:aaaaaaaa' };
    expect(await failureOf(run(here, { ...wait, ...image }))).toMatchObject({ code: 'ARGOCD_DEGRADED', exitCode: 1 });
  });

  it('for a commit that is not synced yet', async () => {
    const here = await deployed();
    here.moveTo(commits.second);
    const { outputs } = await run(here, { ...wait, 'wait-for': `commit=${commits.second}` });
    expect(outputs.revision).toBe(commits.second);
  });

  it.each([
    ['the Service, which is well', ':Service:web1', 0],
    ['the Deployment, which is not', 'apps:Deployment:web1', 1],
    ['both', ['apps:Deployment:web1', ':Service:web1'], 1],
    ['all but the Deployment', '!apps:Deployment:*', 0],
  ])('of resources: %s', async (_title, resources, exitCode) => {
    const here = await deployed({ health: () => 'Degraded' });
    const ended = run(here, { ...wait, resources });
    if (exitCode === 0) expect((await ended).outputs['health-status']).toBe('Degraded');
    else expect(await failureOf(ended)).toMatchObject({ code: 'ARGOCD_DEGRADED', exitCode });
  });

  it('of resources: one that is OutOfSync is waited for, another one is not', async () => {
    const here = await deployed({}, manual);
    here.moveTo(commits.second);
    const { 'sync-status': whole } = (await run(here, { ...wait, resources: ':Service:web1' })).outputs;
    expect(whole).toBe('OutOfSync');
    const failure = await failureOf(run(here, { ...wait, resources: 'apps:Deployment:web1', timeout: '60s' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_TIMEOUT', exitCode: 3 });
  });

  it('of resources: one that is not there ends soon, and says which there are', async () => {
    const here = await deployed();
    const begin = here.clock.now();
    const failure = await failureOf(run(here, { ...wait, resources: 'apps:Deployment:wbe1' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_NO_RESOURCES', exitCode: 1 });
    expect(failure.message).toContain('no resource fits apps:Deployment:wbe1');
    expect(failure.hint).toContain('apps:Deployment:demo/web1');
    expect(here.clock.now() - begin).toBeLessThan(60_000);
  });

  it('of resources: one that the next commit brings is waited for', async () => {
    const branches = { main: commits.first };
    const repositories: Repositories = {
      resolve: (_url, revision) => (revision === 'main' ? branches.main : revision),
      render: (_source, revision) => ({
        resources: ['web1', ...(revision === commits.second ? ['web2'] : [])].map((name) => ({
          kind: 'Deployment',
          namespace: 'demo',
          name,
        })),
      }),
    };
    const here = await leapingSetting({ repositories });
    await run(here, automated);
    branches.main = commits.second;
    const waitFor = `commit=${commits.second}`;
    const { outputs } = await run(here, { ...wait, resources: 'apps:Deployment:web2', 'wait-for': waitFor });
    expect(outputs.revision).toBe(commits.second);
  });

  it('dry-run: says how it stands, and does not wait', async () => {
    const here = await deployed({ health: () => 'Progressing' });
    const begin = here.clock.now();
    const { lines, outputs } = await run(here, { ...wait, 'dry-run': 'true' });
    expect(lines).toContain('It would be waited for: health is Progressing');
    expect(outputs['health-status']).toBe('Progressing');
    expect(here.clock.now() - begin).toBeLessThan(10_000);
  });

  it.each([
    ['no such Application', { name: 'web2' }, /^there is no Application web2/, 1],
    ['a word that means nothing', { 'wait-for': 'happy' }, /^wait-for: "happy"/, 2],
    ['a resource of another form', { resources: 'web1' }, /^resources: "web1"/, 2],
  ])('%s: says so at once', async (_title, given, message, exitCode) => {
    const here = await deployed();
    const failure = await failureOf(run(here, { ...wait, ...given }));
    expect(failure.message).toMatch(message);
    expect(failure.exitCode).toBe(exitCode);
  });
});
