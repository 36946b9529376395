import { describe, expect, it } from 'vitest';
import { automated, bodies, manual, movingRepository, run } from '../../../support/argocd/operations.ts';
import { commits, leapingSetting, repoURL, type Setting, until } from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

/** Lives at the first commit; the branch is at the second. */
async function behind(options: Parameters<typeof leapingSetting>[0] = {}, given = manual): Promise<Setting> {
  const { repositories, moveTo } = movingRepository();
  const here = await leapingSetting({ repositories, ...options });
  await run(here, given);
  moveTo(commits.second);
  here.server.requests.length = 0;
  return here;
}

const sync = { operation: 'sync', project: 'default' };
const deployedCommit = ({ server }: Setting) => server.app('web1')?.status.history?.at(-1)?.revision;

describe('operation: sync', () => {
  it('syncs what the spec says, waits for the end, and says what it did with each resource', async () => {
    const here = await behind();
    const { outputs, summary, lines } = await run(here, sync);
    expect(outputs).toMatchObject({
      name: 'web1',
      result: 'synced',
      'sync-status': 'Synced',
      revision: commits.second,
      resources: [
        { group: 'apps', kind: 'Deployment', namespace: 'demo', name: 'web1', status: 'Synced', hook: '' },
        { kind: 'Service', status: 'Synced', message: 'service/web1 unchanged' },
      ],
    });
    expect(here.server.writes()).toEqual(['POST /api/v1/applications/web1/sync']);
    const [body] = bodies(here, /sync$/);
    expect(body).toEqual({
      name: 'web1',
      project: 'default',
      prune: false,
      strategy: { hook: {} },
      infos: [{ name: 'monorepo-gitops/run', value: expect.stringMatching(/^acme\/shop#7\//) }],
    });
    expect(summary).toMatch(/\*\*web1\*\*: synced/);
    expect(summary).toContain('| Deployment | demo | web1 | Synced |  | deployment.apps/web1 configured |');
    expect(lines).toContain('  Deployment demo/web1: Synced, deployment.apps/web1 configured');
  });

  it('syncs again what is synced already, as the command line of Argo CD does', async () => {
    const here = await behind();
    await run(here, sync);
    expect((await run(here, sync)).outputs.result).toBe('synced');
    expect(bodies(here, /sync$/)).toHaveLength(2);
  });

  it('also waits for the health where `wait` asks for it', async () => {
    const here = await behind();
    expect((await run(here, sync)).outputs['health-status']).not.toBe('Healthy');
    expect((await run(here, { ...sync, wait: 'true' })).outputs['health-status']).toBe('Healthy');
    const ill = await behind({ health: ({ revision }) => (revision === commits.second ? 'Degraded' : 'Healthy') });
    const failure = await failureOf(run(ill, { ...sync, wait: 'true', 'degraded-grace': '5s' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_DEGRADED', exitCode: 1 });
    expect((await run(ill, sync)).outputs.result).toBe('synced');
  });

  it('sends prune, force and sync options, and warns of force', async () => {
    const here = await behind();
    const options = { prune: 'true', force: 'true', 'sync-options': ['Replace=true'] };
    const { warnings } = await run(here, { ...sync, ...options });
    expect(bodies(here, /sync$/)).toMatchObject([
      { prune: true, strategy: { hook: { force: true } }, syncOptions: { items: ['Replace=true'] } },
    ]);
    expect(warnings.join()).toContain('is deleted and created again');
  });

  it('prunes by default where the automated policy prunes', async () => {
    const here = await behind({}, { ...automated, prune: 'true' } as typeof manual);
    await run(here, sync);
    expect(bodies(here, /sync$/)).toMatchObject([{ prune: true }]);
  });

  it.each([
    ['Deployment', ['apps:Deployment:web1'], ['Deployment']],
    ['with its namespace', ['apps:Deployment:demo/web1'], ['Deployment']],
    ['without a group', [':Service:web1'], ['Service']],
    ['any kind', ['*:*:web1'], ['Deployment', 'Service']],
    ['all but one', ['!apps:Deployment:*'], ['Service']],
    ['an exclusion wins', ['*:*:*', '!:Service:web1'], ['Deployment']],
  ])('of resources: %s', async (_title, resources, kinds) => {
    const here = await behind();
    const { outputs } = await run(here, { ...sync, resources });
    const asked = bodies(here, /sync$/).flatMap((body) => body.resources as { kind: string }[]);
    expect(asked.map(({ kind }) => kind)).toEqual(kinds);
    expect((outputs.resources as { kind: string }[]).map(({ kind }) => kind)).toEqual(kinds);
    // A sync of some resources is no deployment.
    expect(deployedCommit(here)).toBe(commits.first);
  });

  it('of a resource waits for this one alone', async () => {
    const here = await behind();
    const { outputs } = await run(here, { ...sync, resources: ':Service:web1', wait: 'true' });
    expect(outputs).toMatchObject({ result: 'synced', 'sync-status': 'OutOfSync' });
  });

  it.each([
    [
      'one that is not there',
      'apps:Deployment:web2',
      /^resources: nothing of the Application fits apps:Deployment:web2/,
    ],
    ['another group', ':Deployment:web1', /^resources: nothing/],
    ['another namespace', 'apps:Deployment:prod/web1', /^resources: nothing/],
    ['two parts', 'Deployment:web1', /^resources: "Deployment:web1" does not name a resource/],
    ['no kind', 'apps::web1', /^resources: "apps::web1" does not name a resource/],
    ['everything left out', '!*:*:*', /^resources: nothing/],
  ])('resources: %s is bad input that writes nothing', async (_title, resources, message) => {
    const here = await behind();
    const failure = await failureOf(run(here, { ...sync, resources }));
    expect(failure.message).toMatch(message);
    expect(failure.exitCode).toBe(2);
    expect(failure.hint).toMatch(/apps:Deployment:demo\/web1|group:Kind:name/);
    expect(here.server.writes()).toEqual([]);
  });

  it('dry-run: the server says what it would do, and nothing changes', async () => {
    const here = await behind();
    const before = structuredClone(here.server.app('web1')?.status.history);
    const { outputs, summary, lines } = await run(here, { ...sync, 'dry-run': 'true', terminate: 'true' });
    expect(here.server.writes()).toEqual(['POST /api/v1/applications/web1/sync']);
    expect(bodies(here, /sync$/)).toMatchObject([{ dryRun: true }]);
    expect(outputs).toMatchObject({ 'sync-status': 'OutOfSync', resources: [{ kind: 'Deployment' }, {}] });
    expect(summary).toContain('dry run of a sync, nothing was changed');
    expect(summary).toContain('| Deployment | demo | web1 | would be applied |');
    expect(lines.join('\n')).toContain('Deployment demo/web1: would be applied');
    expect(here.server.app('web1')?.status.history).toEqual(before);
    // Neither does it count as a sync for those who wait.
    const failure = await failureOf(run(here, { operation: 'wait', timeout: '40s' }));
    expect(failure).toMatchObject({ code: 'ARGOCD_TIMEOUT', exitCode: 3 });
  });

  it('what left Git and is not pruned fails, and names it', async () => {
    const here = await behind();
    here.server.controller.cluster.apply('web1', { kind: 'ConfigMap', namespace: 'demo', name: 'old' }, commits.first);
    const failure = await failureOf(run(here, sync));
    expect(failure).toMatchObject({ code: 'ARGOCD_PRUNE_REQUIRED', exitCode: 1 });
    expect(failure.message).toContain('ConfigMap demo/old');
    const dry = await run(here, { ...sync, 'dry-run': 'true', prune: 'true' });
    expect(dry.summary).toContain('| ConfigMap | demo | old | would be pruned |');
    const { outputs } = await run(here, { ...sync, prune: 'true' });
    expect(outputs.resources).toContainEqual(expect.objectContaining({ kind: 'ConfigMap', status: 'Pruned' }));
  });

  it('a sync that fails ends with 1 and the resources', async () => {
    const fails = (revision: string) =>
      revision === commits.second
        ? ({ phase: 'Failed', message: 'quota exceeded', resource: 'Service' } as const)
        : ({ phase: 'Succeeded' } as const);
    const here = await behind({ outcome: fails });
    const failure = await failureOf(run(here, sync));
    expect(failure).toMatchObject({ code: 'ARGOCD_SYNC_FAILED', exitCode: 1 });
    expect(failure.message).toContain('Service demo/web1: SyncFailed, quota exceeded');
    expect(failure.outputs).toMatchObject({
      'failed-resources': [
        { kind: 'Service', status: 'SyncFailed' },
        { kind: 'Deployment', status: 'Progressing' },
      ],
      resources: [
        { kind: 'Deployment', status: 'Synced' },
        { kind: 'Service', status: 'SyncFailed' },
      ],
    });
  });

  describe('while another operation runs', () => {
    const hangsOnce = (_revision: string, attempt: number) =>
      ({ phase: attempt === 1 ? 'hang' : 'Succeeded' }) as const;

    it('one that hangs ends with 3 at the deadline; `terminate` ends it', async () => {
      const { repositories } = movingRepository();
      const here = await leapingSetting({ repositories, outcome: hangsOnce });
      await run(here, manual);
      const hanging = await failureOf(run(here, { ...sync, timeout: '30s' }));
      expect(hanging).toMatchObject({ code: 'ARGOCD_TIMEOUT', exitCode: 3 });
      expect(hanging.hint).toContain('operation: terminate');
      const busy = await failureOf(run(here, { ...sync, force: 'true', timeout: '30s' }));
      expect(busy).toMatchObject({ code: 'ARGOCD_BUSY', exitCode: 3 });
      const { outputs } = await run(here, { ...sync, force: 'true', terminate: 'true' });
      expect(outputs.result).toBe('synced');
    });

    it.each([
      ['the same', {}, 1],
      ['of some resources', { resources: ':Service:web1' }, 2],
      ['forced', { force: 'true' }, 2],
      ['with options of its own', { 'sync-options': ['Replace=true'] }, 2],
    ])('a sync that is %s: as many operations as there must be', async (_title, more, operations) => {
      const here = await behind({ syncMs: 6_000 });
      const first = run(here, sync);
      await until(here, (app) => app?.operation !== undefined);
      const second = await run(here, { ...sync, ...more });
      expect((await first).outputs.result).toBe('synced');
      expect(second.outputs.result).toBe('synced');
      expect(second.lines.some((line) => line.includes('taken as ours'))).toBe(operations === 1);
    });
  });

  it.each(['CreateNamespace', '=true', 'Replace='])(
    'refuses the option %s, which Argo CD would ignore',
    async (option) => {
      const here = await behind();
      const failure = await failureOf(run(here, { ...sync, 'sync-options': [option] }));
      expect([failure.exitCode, failure.message]).toEqual([
        2,
        `sync-options: "${option}" is not of the form Name=value`,
      ]);
      expect(here.server.writes().filter((each) => each.endsWith('/sync'))).toEqual([]);
    },
  );

  it('a window that closes before the operation begins ends it with 4, and not at the deadline', async () => {
    const here = await behind();
    const ended = failureOf(run(here, sync));
    await until(here, (app) => app?.operation !== undefined);
    here.server.controller.windows = [{ kind: 'deny', schedule: '0 22 * * *', duration: '8h', active: true }];
    const failure = await ended;
    expect(failure).toMatchObject({ code: 'ARGOCD_SYNC_WINDOW', exitCode: 4 });
    expect(failure.outputs).toMatchObject({ 'sync-status': 'OutOfSync' });
  });

  it.each([
    ['path', { path: 'web2' }, /^path: has no effect with `operation: sync`/],
    ['revision', { revision: 'main' }, /^revision: has no effect/],
    ['to', { to: '1' }, /^to: has no effect with `operation: sync`/],
    ['on-failure', { 'on-failure': 'rollback' }, /^on-failure: has no effect/],
    ['resources of an upsert', { operation: 'upsert', path: 'web1', resources: ':Service:web1' }, /^resources: has no/],
    ['force of a wait', { operation: 'wait', force: 'true' }, /^force: has no effect with `operation: wait`/],
  ])('%s is refused where it has no effect', async (_title, given, message) => {
    const here = await leapingSetting();
    const failure = await failureOf(run(here, { ...sync, ...given }));
    expect(failure.message).toMatch(message);
    expect(failure.exitCode).toBe(2);
    expect(here.server.requests).toEqual([]);
  });

  it('takes the defaults that a component on GitLab gives', async () => {
    const here = await behind();
    const given = { upsert: 'true', validate: 'true', sync: 'false', 'on-failure': 'keep', 'repo-url': repoURL };
    expect((await run(here, { ...sync, ...given })).outputs.result).toBe('synced');
  });
});
