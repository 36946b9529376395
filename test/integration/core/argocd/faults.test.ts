/** The fault table: what a wait comes to when something breaks in the middle of it. Time leaps, so that no load can tell. */
import { describe, expect, it, vi } from 'vitest';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import type { DeployOptions, RollBackInGit } from '../../../../src/core/argocd/rollback.ts';
import type { Application } from '../../../../src/core/argocd/server/live.ts';
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
import { failureOf } from '../../../support/failure.ts';

type Here = Awaited<ReturnType<typeof leapingSetting>>;

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
const minute = 60_000;
let run = 0;

function deploy(from: Here, app: Application, choices: Partial<DeployOptions> = {}, timeoutMs = 5 * minute) {
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

const isRunning = (here: Here) => until(here, (app) => app?.status.operationState?.phase === 'Running');
const isSynced = (here: Here) => until(here, (app) => app?.status.operationState?.phase === 'Succeeded');
const written = ['POST /api/v1/applications', 'POST /api/v1/applications/web1/sync'];
const reads = ({ server }: Here) =>
  server.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/web1')).length;
const streams = ({ server }: Here) => server.requests.filter(({ path }) => path.includes('/stream/')).length;

/** Live, after one Application was created and synced once. */
async function isLive(here: Here, deployed: ReturnType<typeof deploy>) {
  const { result, app, url } = await deployed;
  expect([result, url]).toEqual(['created', `${here.server.url}/applications/argocd/web1`]);
  expect(app.status).toMatchObject({
    sync: { status: 'Synced', revision: commits.first },
    health: { status: 'Healthy' },
  });
  expect(here.server.writes()).toEqual(written);
  expect(here.server.app('web1')?.status.history).toHaveLength(1);
}

/** Failed so, with everything that is known, and nothing written but what was asked for. */
async function hasFailed(
  here: Here,
  deployed: ReturnType<typeof deploy>,
  expected: { exitCode: number; code: string; message: RegExp; outputs?: object },
) {
  const failure = await failureOf(deployed);
  const { exitCode, code, message, outputs } = expected;
  expect(failure).toMatchObject({ exitCode, code, message: expect.stringMatching(message) });
  const url = `${here.server.url}/applications/argocd/web1`;
  expect(failure.outputs).toMatchObject({ name: 'web1', url, result: 'created', ...outputs });
  expect(failure.outputs).toHaveProperty('sync-status');
  expect(failure.outputs).toHaveProperty('health-status');
  expect(here.server.writes()).toEqual(written);
  return failure;
}

const json = (status: number, code: number, message: string) => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ error: message, code, message }),
});
const application = /^\/api\/v1\/applications\/web1$/;

describe('the server', () => {
  it.each(['in the middle of the sync', 'behind it'])('is killed %s, and back after 20 s', async (when) => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await (when === 'behind it' ? isSynced(here) : isRunning(here));
    await here.clock.pausedDuring(() => here.server.kill());
    here.clock.after(20_000, () => void here.clock.pausedDuring(() => here.server.start()));
    await isLive(here, deployed);
  });

  it('is killed and stays away', async () => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isRunning(here);
    await here.clock.pausedDuring(() => here.server.kill());
    const outputs = { 'sync-status': 'OutOfSync' };
    const message = /did not answer any more before the deadline/;
    await hasFailed(here, deployed, { exitCode: 3, code: 'ARGOCD_UNREACHABLE', message, outputs });
  });

  it.each(['reset', 'drop'] as const)('%s: every second connection breaks', async (reply) => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isRunning(here);
    here.server.faults.push({ path: application, times: 3, reply });
    await isLive(here, deployed);
  });

  it.each([
    ['the creation', /^\/api\/v1\/applications$/],
    ['the sync', /sync$/],
  ])('resets the connection behind %s, which took effect', async (_title, path) => {
    const here = await leapingSetting();
    here.server.faults.push({ method: 'POST', path, times: 1, reply: 'reset', after: true });
    const { app } = await deploy(here, at(commits.first));
    expect(app.status?.health?.status).toBe('Healthy');
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
    expect(here.server.writes().filter((call) => call.endsWith('/sync'))).toHaveLength(1);
  });

  it('limits the rate, and is asked again when it said so', async () => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isRunning(here);
    const limited = { ...json(429, 8, 'too many requests'), headers: { 'retry-after': '45' } };
    here.server.faults.push({ path: application, times: 1, reply: limited });
    const before = reads(here);
    await new Promise<void>((resolve) => here.clock.after(40_000, resolve));
    // The one that was refused, and none that did not wait.
    expect(reads(here) - before).toBe(1);
    await isLive(here, deployed);
  });

  it('does not accept the token any more', async () => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isRunning(here);
    const begun = here.clock.now();
    const reply = json(401, 16, 'invalid session: token has invalid claims: token is expired');
    here.server.faults.push({ path: application, times: 1_000, reply });
    const outputs = { 'sync-status': 'OutOfSync', revision: commits.first };
    await hasFailed(here, deployed, { exitCode: 1, code: 'ARGOCD_UNAUTHORIZED', message: /token is expired/, outputs });
    expect(here.clock.now() - begun).toBeLessThan(15_000);
  });

  it.each([5, -5])('its clock is %i hours off', async (hours) => {
    const exact = await leapingSetting();
    await isLive(exact, deploy(exact, at(commits.first)));
    const offset = hours * 60 * minute;
    const here = await leapingSetting({}, {}, offset);
    await isLive(here, deploy(here, at(commits.first)));
    expect(here.server.controller.now() - here.clock.now()).toBe(offset);
    expect(here.server.requests).toHaveLength(exact.server.requests.length);
  });
});

describe('Kubernetes', () => {
  it.each(['hangs', 'refused'] as const)('is away for 10 s: %s', async (away) => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isRunning(here);
    here.server.controller.kubernetesAway = away;
    here.clock.after(10_000, () => {
      here.server.controller.kubernetesAway = false;
    });
    await isLive(here, deployed);
  });

  it.each([
    ['hangs', /did not answer any more/],
    ['refused', /answered `permission denied` before the deadline/],
  ] as const)('stays away, which is no reason to go back: %s', async (away, message) => {
    const here = await leapingSetting();
    const rollBackInGit = vi.fn<RollBackInGit>();
    const deployed = deploy(here, at(commits.first), { onFailure: 'rollback', rollBackInGit });
    await isRunning(here);
    here.server.controller.kubernetesAway = away;
    const failure = await hasFailed(here, deployed, { exitCode: 3, code: 'ARGOCD_UNREACHABLE', message });
    expect(failure.message).toContain('Not rolled back');
    expect(rollBackInGit).not.toHaveBeenCalled();
  });
});

describe('the event stream', () => {
  it('is cut every second', async () => {
    const here = await leapingSetting({ syncMs: 30_000 });
    const cut = () => {
      here.server.cutStreams();
      here.clock.after(1_000, cut);
    };
    cut();
    await isLive(here, deploy(here, at(commits.first)));
    // Opened again after 1, 2, 4, 8 and 10 s while it brings nothing new; its first event reads nothing.
    expect(streams(here)).toBeLessThan(14);
    expect(reads(here)).toBeLessThan(14);
  });

  it.each(['hang', 'drop'] as const)('never opens: %s', async (reply) => {
    const here = await leapingSetting({ syncMs: 30_000 });
    here.server.faults.push({ path: /stream/, times: 10_000, reply });
    await isLive(here, deploy(here, at(commits.first)));
    expect(reads(here)).toBeLessThan(14);
  });
});

describe('the controller', () => {
  it('is stopped: the message says so, and nothing goes back', async () => {
    const here = await leapingSetting();
    const rollBackInGit = vi.fn<RollBackInGit>();
    const deployed = deploy(here, at(commits.first), { onFailure: 'rollback', rollBackInGit });
    await isSynced(here);
    here.server.controller.stopped = true;
    const message = /the controller did not answer a refresh/;
    const failure = await hasFailed(here, deployed, { exitCode: 3, code: 'ARGOCD_CONTROLLER', message });
    expect(failure.hint).toContain('application controller');
    expect(rollBackInGit).not.toHaveBeenCalled();
  });

  it('is stopped for a minute', async () => {
    const here = await leapingSetting();
    const deployed = deploy(here, at(commits.first));
    await isSynced(here);
    here.server.controller.stopped = true;
    here.clock.after(minute, () => {
      here.server.controller.stopped = false;
    });
    await isLive(here, deployed);
  });

  it('says Healthy of what was there before', async () => {
    const here = await leapingSetting();
    const { controller } = here.server;
    const shown = controller.withHealth.bind(controller);
    const health = vi.spyOn(controller, 'withHealth').mockImplementation((app) => {
      const seen = shown(app);
      seen.status.health = { status: 'Healthy' };
      return seen;
    });
    const { app } = await deploy(here, at(commits.first));
    expect(here.lines.join('\n')).toContain('live, looking once more');
    expect(here.clock.now() - Date.parse(app.status?.operationState?.finishedAt ?? '')).toBeGreaterThan(3_000);
    health.mockRestore();
  });
});

describe('the repo-server', () => {
  const away =
    'rpc error: code = Unavailable desc = connection error: dial tcp 10.96.0.7:8081: connect: connection refused';
  const setting = async () => {
    const switches = { isAway: false };
    const own = repository();
    const here = await leapingSetting({
      repositories: {
        resolve: own.resolve,
        render: (source, revision) => {
          if (switches.isAway) throw new Error(away);
          return own.render(source, revision);
        },
      },
    });
    return { here, switches };
  };

  it('is away for a minute', async () => {
    const { here, switches } = await setting();
    const deployed = deploy(here, at(commits.first));
    await isSynced(here);
    switches.isAway = true;
    here.clock.after(minute, () => {
      switches.isAway = false;
    });
    await isLive(here, deployed);
    expect(here.lines.join('\n')).toContain('ComparisonError');
  });

  it('stays away, which is no reason to go back', async () => {
    const { here, switches } = await setting();
    const rollBackInGit = vi.fn<RollBackInGit>();
    const deployed = deploy(here, at(commits.first), { onFailure: 'rollback', rollBackInGit });
    await isSynced(here);
    switches.isAway = true;
    const expected = { exitCode: 1, code: 'ARGOCD_REPO_SERVER', message: /connection refused/ };
    await hasFailed(here, deployed, { ...expected, outputs: { 'sync-status': 'Unknown' } });
    expect(rollBackInGit).not.toHaveBeenCalled();
  });

  it('is away while a sync renders, which fails that', async () => {
    const { here, switches } = await setting();
    const deployed = deploy(here, at(commits.first));
    await until(here, (app) => app?.operation !== undefined);
    switches.isAway = true;
    await until(here, (app) => app?.status.operationState?.phase === 'Error');
    switches.isAway = false;
    await hasFailed(here, deployed, { exitCode: 1, code: 'ARGOCD_REPO_SERVER', message: /the sync ended as Error/ });
  });
});

describe('somebody', () => {
  it.each([true, false])('deletes the Application (its event is lost: %s)', async (isLost) => {
    const here = await leapingSetting({ syncMs: 20_000, deletionMs: 10 });
    if (isLost) here.server.faults.push({ path: /stream/, times: 10_000, reply: 'hang' });
    const deployed = deploy(here, at(commits.first));
    await here.said('operation requested');
    const begun = here.clock.now();
    const app = here.server.app('web1')!;
    delete app.operation;
    app.metadata.finalizers = [];
    app.metadata.deletionTimestamp = here.server.controller.stamp();
    here.server.controller.delete('web1');
    const outputs = { 'sync-status': 'Unknown', 'health-status': 'Unknown' };
    const message = /was deleted while this run waited for it/;
    await hasFailed(here, deployed, { exitCode: 1, code: 'ARGOCD_NOT_FOUND', message, outputs });
    expect(here.clock.now() - begun).toBeLessThan(isLost ? 12_000 : 3_000);
  });

  it('begins to delete it', async () => {
    const here = await leapingSetting({ health: () => 'Progressing' });
    const deployed = deploy(here, at(commits.first));
    await isSynced(here);
    const app = structuredClone(here.server.app('web1')!);
    app.metadata.deletionTimestamp = here.server.controller.stamp();
    here.server.controller.store('web1', app);
    await hasFailed(here, deployed, { exitCode: 1, code: 'ARGOCD_DELETING', message: /is being deleted/ });
  });

  it('terminates the sync, which is no reason to go back', async () => {
    const here = await leapingSetting({ outcome: () => ({ phase: 'hang' }) });
    const rollBackInGit = vi.fn<RollBackInGit>();
    const deployed = deploy(here, at(commits.first), { onFailure: 'rollback', rollBackInGit });
    await isRunning(here);
    here.server.controller.terminate('web1');
    const outputs = { 'sync-status': 'OutOfSync', revision: commits.first };
    const message = /somebody terminated the sync/;
    await hasFailed(here, deployed, { exitCode: 1, code: 'ARGOCD_TERMINATED', message, outputs });
    expect(rollBackInGit).not.toHaveBeenCalled();
  });
});

describe('two pipelines at once', () => {
  it('for the same commit: one sync, and both are live', async () => {
    const here = await leapingSetting();
    const both = await Promise.all([deploy(here, at(commits.first)), deploy(here, at(commits.first))]);
    for (const { app } of both) expect(app.status?.health?.status).toBe('Healthy');
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
  });

  it.each([
    ['by hand', {}],
    ['automated', automated],
  ])('an older and a newer one (%s): the newer commit stays', async (_title, policy) => {
    const branches = { main: commits.second };
    const here = await leapingSetting({ repositories: repository(branches), syncMs: 6_000 });
    const older = deploy(here, at('main', policy), { target: targetAt(commits.second) });
    await isRunning(here);
    branches.main = commits.third;
    const newer = await deploy(here, at('main', policy), { target: targetAt(commits.third) });
    expect(newer.app.status?.sync?.revision).toBe(commits.third);
    await older;
    expect(here.server.app('web1')?.status).toMatchObject({
      sync: { status: 'Synced', revision: commits.third },
      health: { status: 'Healthy' },
    });
  });

  it('the newer one ends the sync of the older one, which is served by it', async () => {
    const branches = { main: commits.second };
    const hangs = (revision: string) => ({
      phase: revision === commits.second ? ('hang' as const) : ('Succeeded' as const),
    });
    const here = await leapingSetting({ repositories: repository(branches), outcome: hangs });
    const rollBackInGit = vi.fn<RollBackInGit>();
    const choices = { onFailure: 'rollback', rollBackInGit } as const;
    const older = deploy(here, at('main'), { target: targetAt(commits.second), ...choices });
    await until(here, (app) => app?.operation !== undefined);
    branches.main = commits.third;
    const newer = await deploy(here, at('main'), { target: targetAt(commits.third), terminate: true });
    expect(newer.app.status?.sync?.revision).toBe(commits.third);
    expect((await older).app.status?.sync?.revision).toBe(commits.third);
    expect(rollBackInGit).not.toHaveBeenCalled();
  });
});
