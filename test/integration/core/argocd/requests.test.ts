/** What a wait costs: requests on the wire, and the time from what the server knows to the end of the run. */
import { describe, expect, it } from 'vitest';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import type { DeployOptions } from '../../../../src/core/argocd/rollback.ts';
import { type Application, refTo } from '../../../../src/core/argocd/server/live.ts';
import {
  at,
  automated,
  commits,
  leapingSetting,
  repository,
  targetAt,
  until,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import type { RenderedResource, Repositories } from '../../../support/argocd/types.ts';
import { failureOf } from '../../../support/failure.ts';

type Here = Awaited<ReturnType<typeof leapingSetting>>;

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
let run = 0;

function deploy(from: Here, app: Application, choices: Partial<DeployOptions> = {}, timeoutMs = 300_000) {
  run += 1;
  return deployApplication(from.handle(app, timeoutMs), app, {
    upsert: upsertAll,
    sync: true,
    prune: false,
    terminate: false,
    operationId: `run-${run}`,
    goal,
    onFailure: 'keep',
    onOlder: 'skip',
    target: targetAt(),
    rollBackInGit: undefined,
    at: () => app,
    ...choices,
  });
}

const calls = ({ server }: Here, from = 0) =>
  server.requests
    .slice(from)
    .map(({ method, path, query }) =>
      query.has('refresh') ? 'refresh' : `${method} ${path.replace('/api/v1/applications', '…')}`,
    );
const syncs = ({ server }: Here) => server.writes().filter((call) => call.endsWith('/sync')).length;
const healthy = { health: () => 'Healthy' };
const deployment: RenderedResource = { kind: 'Deployment', namespace: 'demo', name: 'web1' };

/** Of each commit its own resources. */
const rendering = (
  resourcesOf: (revision: string) => readonly RenderedResource[],
  main = commits.first,
): Repositories => ({
  resolve: (url, revision) => repository({ main }).resolve(url, revision),
  render: (_source, revision) => ({ resources: resourcesOf(revision) }),
});

/** When, by the server, the first operation ended and was compared. */
function moments(here: Here) {
  const seen = { ended: 0, compared: 0 };
  here.server.controller.listen((_type, app) => {
    const { operationState, reconciledAt = '' } = app.status;
    if (operationState?.phase !== 'Succeeded') return;
    seen.ended ||= here.clock.now();
    if (Date.parse(reconciledAt) >= Date.parse(operationState.finishedAt ?? '')) seen.compared ||= here.clock.now();
  });
  return seen;
}

describe('a sync whose end settles everything', () => {
  it('costs one stream, one comparison behind the sync, and nothing after that', async () => {
    const here = await leapingSetting(healthy);
    const server = moments(here);
    await deploy(here, at(commits.first));
    expect(calls(here)).toEqual([
      'GET …/web1',
      'GET …',
      'GET /api/v1/account/can-i/applications/sync/default/web1',
      'POST …',
      'refresh',
      'POST …/web1/sync',
      'GET /api/v1/stream/applications',
      'refresh',
    ]);
    expect(here.lines.join('\n')).not.toContain('looking once more');
    // The comparison itself takes 1.5 s here.
    expect(here.clock.now() - server.compared).toBeLessThan(1_000);
    expect(here.clock.now() - server.ended).toBeLessThan(2_500);
  });

  it('of a workload that takes a while ends with the event that says Healthy', async () => {
    const here = await leapingSetting({ healthMs: 200 });
    const moment = { healthy: 0 };
    here.server.controller.listen((_type, app) => {
      if (app.status.health?.status === 'Healthy') moment.healthy ||= here.clock.now();
    });
    await deploy(here, at(commits.first));
    expect(calls(here).filter((call) => call.includes('/stream/'))).toHaveLength(1);
    expect(calls(here).at(-1)).toBe('GET …/web1');
    expect(here.clock.now() - moment.healthy).toBeLessThan(1_000);
  });

  it('needs no look at what is there already, and no stream', async () => {
    const here = await leapingSetting(healthy);
    await deploy(here, at(commits.first));
    const before = here.server.requests.length;
    await deploy(here, at(commits.first));
    expect(calls(here, before)).toEqual(['GET …/web1', 'refresh']);
  });
});

describe('the deadline', () => {
  it.each([
    ['of the run', 'keep', 60_000],
    ['of a run that could go back', 'rollback', 60_000],
  ] as const)('%s: no request comes behind it', async (_title, onFailure, timeoutMs) => {
    const here = await leapingSetting({ health: () => 'Progressing' });
    const ends = here.clock.now() + timeoutMs;
    const late: string[] = [];
    here.server.onActivity(() => {
      const last = here.server.requests.at(-1);
      if (here.clock.now() > ends && last !== undefined && last.status === 0) late.push(last.path);
    });
    const failure = await failureOf(deploy(here, at(commits.first), { onFailure }, timeoutMs));
    expect([failure.exitCode, failure.code]).toEqual([3, 'ARGOCD_TIMEOUT']);
    expect(here.clock.now()).toBeLessThanOrEqual(ends);
    const count = here.server.requests.length;
    await new Promise<void>((resolve) => here.clock.after(120_000, resolve));
    expect([here.server.requests.length, late]).toEqual([count, []]);
  });

  it('that cuts a look tells what was seen last, not that the server is away', async () => {
    const here = await leapingSetting({ health: () => 'Progressing' });
    const failed = failureOf(deploy(here, at(commits.first), {}, 60_000));
    // A tenth of the time is kept for the report, which is read 2 s after the wait.
    await new Promise<void>((resolve) => here.clock.after(51_000, resolve));
    here.server.faults.push({ path: /web1$/, times: 1, reply: 'hang' });
    here.server.controller.store('web1', here.server.app('web1')!);
    const failure = await failed;
    expect(failure).toMatchObject({
      code: 'ARGOCD_TIMEOUT',
      message: expect.stringContaining('health is Progressing'),
    });
    expect(failure.message).not.toMatch(/did not answer/);
  });

  it('ends a sync that waits for another one, with everything that is known', async () => {
    const here = await leapingSetting({ outcome: () => ({ phase: 'hang' }) });
    await deploy(here, at(commits.first), { goal: undefined });
    const failure = await failureOf(deploy(here, at(commits.second), {}, 60_000));
    expect(failure).toMatchObject({
      exitCode: 3,
      code: 'ARGOCD_BUSY',
      hint: expect.stringContaining('terminate: true'),
    });
    expect(failure.outputs).toMatchObject({ name: 'web1', result: 'updated', url: expect.stringContaining('/web1') });
  });
});

describe('`sync: true`', () => {
  const hook = (text: string): RenderedResource => ({
    ...{ kind: 'Job', namespace: 'demo', name: 'migrate', hook: 'PreSync' },
    manifest: { text },
  });

  it('runs the hook of a commit that changes nothing else, once', async () => {
    const branches = { main: commits.first };
    const here = await leapingSetting({
      ...healthy,
      repositories: {
        resolve: (url, revision) => repository(branches).resolve(url, revision),
        render: (_source, revision) => ({ resources: [deployment, hook(revision)] }),
      },
    });
    await deploy(here, at('main'), { target: targetAt(commits.first) });
    branches.main = commits.second;
    await deploy(here, at('main'), { target: targetAt(commits.second) });
    expect(here.server.app('web1')?.status.history?.map(({ revision }) => revision)).toEqual([
      commits.first,
      commits.second,
    ]);
    const writes = here.server.writes().length;
    await deploy(here, at('main'), { target: targetAt(commits.second) });
    expect(here.server.writes()).toHaveLength(writes);
  });

  it.each([0, 1])('knows what it has synced with a history of %i', async (revisionHistoryLimit) => {
    const here = await leapingSetting(healthy);
    const app = at(commits.first);
    const limited = { ...app, spec: { ...app.spec, revisionHistoryLimit } };
    await deploy(here, limited);
    await deploy(here, limited);
    expect(syncs(here)).toBe(1);
  });

  it('takes neither a dry run nor a sync of some resources for one of all', async () => {
    const here = await leapingSetting(healthy);
    const app = at(commits.first);
    await here.client.upsert(app, upsertAll);
    const stored = here.server.app('web1')!;
    await here.server.controller.refresh('web1');
    const source = stored.spec.source;
    for (const only of [{ dryRun: true }, { resources: [{ group: 'apps', kind: 'Deployment', name: 'web1' }] }]) {
      here.server.controller.request('web1', { sync: { revision: commits.first, source, ...only } });
      await until(here, (one) => one?.operation === undefined);
    }
    await deploy(here, app);
    expect(syncs(here)).toBe(1);
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
  });

  it.each([
    ['a dry run', { dryRun: true }],
    ['a sync of some resources', { resources: [{ group: 'apps', kind: 'Deployment', name: 'web1' }] }],
    ['a sync without hooks', { syncStrategy: { apply: {} } }],
    ['a sync of other sources', { source: { repoURL: 'https://git.example.com/infra/deploy.git', path: 'old' } }],
  ])('does not adopt %s of the same commit', async (_title, only) => {
    const here = await leapingSetting(healthy);
    const app = at(commits.first);
    await here.client.upsert(app, upsertAll);
    await here.server.controller.refresh('web1');
    here.server.controller.request('web1', { sync: { revision: commits.first, ...only } });
    await deploy(here, app);
    expect(here.lines.join('\n')).toContain('busy with another operation');
    const ids = here.server.app('web1')?.status.operationState?.operation?.info?.map(({ value }) => value);
    expect(ids).toEqual([`run-${run}`]);
  });

  it('adopts a whole sync of the same commit and sources', async () => {
    const here = await leapingSetting(healthy);
    const app = at(commits.first);
    await here.client.upsert(app, upsertAll);
    await here.server.controller.refresh('web1');
    await here.client.sync(refTo(app), { prune: false, operationId: 'of a run before' });
    await deploy(here, app);
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
    expect(here.lines.join('\n')).toContain('already running, taken as ours');
  });

  it.each(['requested', 'Running'])('with `terminate` ends one that hangs: %s', async (phase) => {
    const here = await leapingSetting({
      ...healthy,
      syncMs: 6_000,
      outcome: (revision) => ({ phase: revision === commits.first ? 'hang' : 'Succeeded' }),
    });
    await deploy(here, at(commits.first), { goal: undefined });
    if (phase === 'Running') await until(here, (app) => app?.status.operationState?.phase === 'Running');
    const { app } = await deploy(here, at(commits.second), { terminate: true });
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(here.server.writes().filter((call) => call.endsWith('/operation')).length).toBeGreaterThan(0);
  });

  it.each([
    ['a young one is taken for ours', 0, 0],
    ['one that has been running for minutes is ended', 300_000, 1],
  ])('`terminate: true` and the same sync of an earlier run: %s', async (_title, age, ended) => {
    const here = await leapingSetting({
      ...healthy,
      outcome: (_revision, nth) => (nth === 0 && age > 0 ? { phase: 'hang' } : { phase: 'Succeeded' }),
    });
    await deploy(here, at(commits.first), { goal: undefined });
    await until(here, (app) => app?.status.operationState?.phase === 'Running');
    if (age > 0) await here.clock.sleep(age);
    const { app } = await deploy(here, at(commits.first), { terminate: true });
    expect(app.status?.operationState?.phase).toBe('Succeeded');
    expect(here.server.writes().filter((call) => call.endsWith('/operation'))).toHaveLength(ended);
    expect(app.status?.history).toHaveLength(1);
  });

  it('a dry run of somebody that fails is not our failure', async () => {
    const branches = { main: commits.first };
    const here = await leapingSetting({
      ...healthy,
      repositories: repository(branches),
      outcome: (_revision, nth) => (nth === 1 ? { phase: 'Failed', message: 'no' } : { phase: 'Succeeded' }),
    });
    await deploy(here, at('main'));
    const { source } = here.server.app('web1')!.spec;
    here.server.controller.request('web1', { sync: { revision: commits.first, source, dryRun: true } });
    await until(here, (app) => app?.status.operationState?.phase === 'Failed');
    expect((await deploy(here, at('main'), { sync: false })).app.status?.health?.status).toBe('Healthy');
  });
});

describe('what stays OutOfSync ends the wait', () => {
  it.each([
    ['by hand', {}, true],
    ['automated, where no sync ever starts for it', automated, false],
  ])('a resource that left Git (%s): at once, with its name', async (_title, policy, sync) => {
    const branches = { main: commits.first };
    const old: RenderedResource = { kind: 'ConfigMap', namespace: 'demo', name: 'old' };
    const here = await leapingSetting({
      ...healthy,
      repositories: {
        resolve: (url, revision) => repository(branches).resolve(url, revision),
        render: (_source, revision) => ({ resources: revision === commits.first ? [deployment, old] : [deployment] }),
      },
    });
    await deploy(here, at('main', policy), { sync });
    branches.main = commits.second;
    const begun = here.clock.now();
    const failure = await failureOf(deploy(here, at('main', policy), { sync, target: targetAt(commits.second) }));
    expect(failure).toMatchObject({ exitCode: 1, code: 'ARGOCD_PRUNE_REQUIRED' });
    expect(failure.message).toContain('ConfigMap demo/old');
    expect(failure.outputs).toMatchObject({ name: 'web1', result: 'unchanged', revision: commits.second });
    expect(here.clock.now() - begun).toBeLessThan(15_000);
  });

  it('a resource that something changes back: named, with the likely reasons', async () => {
    const drifting = { ...deployment, drifts: true };
    const here = await leapingSetting({ ...healthy, repositories: rendering(() => [drifting]) });
    const begun = here.clock.now();
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure).toMatchObject({
      exitCode: 1,
      code: 'ARGOCD_OUT_OF_SYNC',
      hint: expect.stringContaining('webhook'),
    });
    expect(failure.message).toContain('OutOfSync again after a sync that succeeded: Deployment demo/web1');
    // A real server shows this for a moment after many a sync.
    expect(here.lines.join()).not.toContain('OutOfSync again');
    expect(here.clock.now() - begun).toBeLessThan(40_000);
  });
});

describe('`wait-for: image=`', () => {
  const image = 'registry.example.com/web1:1';
  it.each<[string, RenderedResource]>([
    ['a CronJob', { kind: 'CronJob', namespace: 'demo', name: 'web1', images: [image] }],
    ['a Deployment without replicas', { ...deployment, images: [image], pods: 0 }],
  ])('is met by what was applied of %s', async (_title, resource) => {
    const here = await leapingSetting({ ...healthy, repositories: rendering(() => [resource]) });
    const { app } = await deploy(here, at(commits.first), { goal: { ...goal, images: [image] } });
    expect(app.status?.summary?.images ?? []).toEqual([]);
  });

  it('is not met before a Pod runs it, where there are Pods', async () => {
    const here = await leapingSetting({
      repositories: rendering((revision) => [
        { ...deployment, images: [`registry.example.com/web1:${revision.slice(0, 1)}`] },
      ]),
      health: ({ revision, ageMs }) => (revision === commits.first || ageMs > 20_000 ? 'Healthy' : 'Progressing'),
    });
    await deploy(here, at(commits.first));
    const images = ['registry.example.com/web1:b'];
    const { app } = await deploy(here, at(commits.second), { goal: { ...goal, healthy: false, images } });
    expect(app.status?.summary?.images).toContain(images[0]);
  });

  // The server counts the images of Pods that cannot start, too.
  it.each([
    [
      'Degraded',
      1,
      'ARGOCD_DEGRADED',
      'Deployment demo/web1, which is to run registry.example.com/web1:1, is Degraded',
    ],
    [
      'Progressing',
      3,
      'ARGOCD_TIMEOUT',
      'registry.example.com/web1:1 is applied, and Deployment demo/web1 does not run it',
    ],
  ])('is not met by a Pod whose Deployment stays %s', async (health, exitCode, code, says) => {
    const here = await leapingSetting({
      repositories: rendering(() => [{ ...deployment, images: [image] }]),
      health: () => health,
    });
    const only = { ...goal, synced: false, healthy: false, images: [image] };
    const failure = await failureOf(deploy(here, at(commits.first), { goal: only }, 120_000));
    expect(here.server.app('web1')?.status.summary?.images).toContain(image);
    expect(failure).toMatchObject({ exitCode, code, message: expect.stringContaining(says) });
  });
});
