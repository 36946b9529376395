/** What no waiting helps against: a closed sync window, a Rollout that a person must promote. */
import { describe, expect, it } from 'vitest';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import type { DeployOptions } from '../../../../src/core/argocd/rollback.ts';
import type { Application } from '../../../../src/core/argocd/server/live.ts';
import {
  at,
  automated,
  commits,
  type Setting,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import type { RenderedResource, Repositories, SyncWindow } from '../../../support/argocd/types.ts';
import { failureOf } from '../../../support/failure.ts';

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
const long = 30 * 60_000;
let run = 0;

function deploy(from: Setting, app: Application, choices: Partial<DeployOptions> = {}) {
  run += 1;
  return deployApplication(from.handle(app, long), app, {
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

const hour = 3_600_000;
const twoDigits = (value: number) => String(value).padStart(2, '0');

/** A deny that began an hour ago and lasts 8 hours; and when it ends. */
function denyNow({ clock }: Setting, more: Partial<SyncWindow> = {}) {
  const begin = new Date(clock.now() - hour);
  begin.setUTCSeconds(0, 0);
  const schedule = `${begin.getUTCMinutes()} ${begin.getUTCHours()} * * *`;
  const window: SyncWindow = { kind: 'deny', schedule, duration: '8h', active: true, ...more };
  return { window, ends: `${new Date(begin.getTime() + 8 * hour).toISOString().slice(0, 19)}Z` };
}

const asked = ({ server }: Setting, path: RegExp) => server.requests.filter((call) => path.test(call.path)).length;

describe('a closed sync window ends the wait at once, with the time at which it opens', () => {
  it('of an automated Application, which nothing syncs meanwhile', async () => {
    const here = await setting();
    const { window, ends } = denyNow(here);
    here.server.controller.windows = [window];
    const begun = here.clock.now();
    const failure = await failureOf(deploy(here, at(commits.first, automated), { sync: false }));
    expect(failure).toMatchObject({ exitCode: 4, kind: 'refused', code: 'ARGOCD_SYNC_WINDOW' });
    expect(failure.message).toBe(
      `Application web1: its sync windows forbid a sync until ${ends} (deny "${window.schedule}" for 8h)\n` +
        '  Deployment demo/web1: Missing\n  Service demo/web1: Missing',
    );
    expect(failure.outputs).toMatchObject({ name: 'web1', 'sync-status': 'OutOfSync', revision: commits.first });
    expect(here.clock.now() - begun).toBeLessThan(5 * 60_000);
  });

  it('of one that is synced by hand, where the sync is refused: nothing is rolled back for it', async () => {
    const here = await setting();
    await deploy(here, at(commits.first));
    const { window, ends } = denyNow(here);
    here.server.controller.windows = [window];
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }));
    expect(failure).toMatchObject({ exitCode: 4, code: 'ARGOCD_SYNC_WINDOW' });
    expect(failure.message).toContain(`until ${ends}`);
    expect(failure.message).toContain('Not rolled back');
    expect(here.server.app('web1')?.spec.source?.targetRevision).toBe(commits.second);
  });

  it('between two allows, on the wall clock of their time zone', async () => {
    const here = await setting();
    // India has no summer time: always 5 hours and a half ahead.
    const opens = new Date(here.clock.now() + 3 * hour);
    opens.setUTCSeconds(0, 0);
    const there = new Date(opens.getTime() + 5.5 * hour);
    const schedule = `${there.getUTCMinutes()} ${there.getUTCHours()} * * *`;
    here.server.controller.windows = [
      { kind: 'allow', schedule, duration: '1h', timeZone: 'Asia/Kolkata', active: false },
    ];
    const failure = await failureOf(deploy(here, at(commits.first, automated), { sync: false }));
    expect(failure.message).toContain(
      `until ${opens.toISOString().slice(0, 19)}Z (allow "${schedule}" for 1h in Asia/Kolkata)`,
    );
  });

  it('says what it assumes where the token may not read the AppProject, and no time where that cannot be so', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const allow = ['get', 'create', 'update', 'sync'].map((action) => `${action} default/*`);
    const here = await setting({ accounts: { [token]: { username: 'proj:default:ci', allow } } }, { token });
    const { window, ends } = denyNow(here);
    here.server.controller.windows = [window];
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure.message).toContain(`until ${ends}, if their time zone is UTC (the token may not read it)`);
    const other = twoDigits((new Date(here.clock.now()).getUTCHours() + 6) % 24);
    here.server.controller.windows = [{ ...window, schedule: `0 ${other} * * *`, duration: '2h' }];
    const unknown = await failureOf(deploy(here, at(commits.first)));
    expect(unknown.exitCode).toBe(4);
    expect(unknown.message).toContain(`now, and when they open is not known (deny "0 ${other} * * *" for 2h)`);
  });

  it('one that lets manual syncs through: `sync` gets in, and without it the hint says so', async () => {
    const here = await setting();
    const { window } = denyNow(here, { manualSync: true });
    here.server.controller.windows = [window];
    const failure = await failureOf(deploy(here, at(commits.first, automated), { sync: false }));
    expect(failure.code).toBe('ARGOCD_SYNC_WINDOW');
    expect(failure.hint).toContain('set `sync: true`');
    const { app } = await deploy(here, at(commits.first, automated));
    expect(app.status?.sync?.status).toBe('Synced');
  });

  it.each([
    ['of ours', true, {}],
    ['of automated sync, for which the window is closed', false, automated],
  ])('an operation %s that began too late is not waited for', async (_title, sync, policy) => {
    const here = await setting();
    const { window, ends } = denyNow(here, { manualSync: !sync });
    const stop = here.server.controller.listen((_type, app) => {
      if (app.status.operationState?.phase === 'Running') here.server.controller.windows = [window];
    });
    const failure = await failureOf(deploy(here, at(commits.first, policy), { sync }));
    stop();
    expect(failure).toMatchObject({ exitCode: 4, code: 'ARGOCD_SYNC_WINDOW' });
    expect(failure.message).toContain(`until ${ends}`);
  });

  it.each<[string, SyncWindow[]]>([
    ['none', []],
    ['an open allow', [{ kind: 'allow', schedule: '* * * * *', duration: '1h', active: true }]],
    ['a deny at another time', [{ kind: 'deny', schedule: '0 0 30 2 *', duration: '1h', active: false }]],
  ])('%s: goes on, and asks no more than once', async (_title, windows) => {
    const here = await setting();
    here.server.controller.windows = windows;
    const { app } = await deploy(here, at(commits.first, automated), { sync: false });
    expect(app.status?.sync?.status).toBe('Synced');
    expect(asked(here, /syncwindows$/)).toBeLessThanOrEqual(1);
  });

  it('asks at most every minute, and ends when a window closes meanwhile', async () => {
    const here = await setting();
    const { window } = denyNow(here);
    // Nobody syncs it, and a window that closes says why it will not be synced.
    const wait = deploy(here, at(commits.first), { sync: false });
    const begun = here.clock.now();
    here.clock.after(150_000, () => {
      here.server.controller.windows = [window];
    });
    const failure = await failureOf(wait);
    expect(failure.code).toBe('ARGOCD_SYNC_WINDOW');
    const minutes = (here.clock.now() - begun) / 60_000;
    expect(asked(here, /syncwindows$/)).toBeLessThanOrEqual(minutes + 2);
    expect(asked(here, /syncwindows$/)).toBeGreaterThanOrEqual(2);
  });
});

/** One Rollout whose new version pauses, and what else there is. */
function rollouts({ spec, ...status }: Record<string, object> = {}): Repositories {
  return {
    resolve: (_url, revision) => revision,
    render: (_source, revision) => ({
      resources: [
        {
          kind: 'Rollout',
          namespace: 'demo',
          name: 'web1',
          pauses: true,
          manifest: {
            spec: { image: revision, strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } }, ...spec },
            status: { currentStepIndex: 1, pauseConditions: [{ reason: 'CanaryPauseStep' }], ...status },
          },
        },
      ],
    }),
  };
}

async function paused(repositories: Repositories) {
  const here = await setting({ repositories });
  await deploy(here, at(commits.first));
  return here;
}

describe('a paused Rollout', () => {
  it('ends the wait at once: a person must promote it, by the command that is named', async () => {
    const here = await paused(rollouts());
    const begun = here.clock.now();
    const failure = await failureOf(deploy(here, at(commits.second)));
    expect(failure).toMatchObject({ exitCode: 4, kind: 'refused', code: 'ARGOCD_SUSPENDED' });
    expect(failure.message).toContain(
      'Application web1: Rollout demo/web1 is paused (CanaryPauseStep), and a person must promote it',
    );
    expect(failure.hint).toContain(
      '`monorepo-gitops argocd-upsert-app --operation promote --name web1 --project default --resources argoproj.io:Rollout:demo/web1`',
    );
    expect(failure.outputs).toMatchObject({ 'health-status': 'Suspended', revision: commits.second });
    expect(here.clock.now() - begun).toBeLessThan(5 * 60_000);
  });

  it('is what `wait-for: suspended` waits for; a first deployment, which does not pause, is as well', async () => {
    const here = await setting({ repositories: rollouts() });
    const suspended = { ...goal, suspended: true };
    expect((await deploy(here, at(commits.first), { goal: suspended })).app.status?.health?.status).toBe('Healthy');
    const { app } = await deploy(here, at(commits.second), { goal: suspended });
    expect(app.status?.health?.status).toBe('Suspended');
    expect(app.status?.sync?.revision).toBe(commits.second);
  });

  it.each<[string, Record<string, object>]>([
    ['a step with a duration', { spec: { strategy: { canary: { steps: [{}, { pause: { duration: '10m' } }] } } } }],
    [
      'a promotion after some seconds',
      {
        spec: { strategy: { blueGreen: { autoPromotionSeconds: 30 } } },
        pauseConditions: [{ reason: 'BlueGreenPause' }],
      },
    ],
  ])('%s goes on by itself, and is waited for', async (_title, more) => {
    const here = await paused(rollouts(more));
    const wait = deploy(here, at(commits.second));
    here.clock.after(100_000, () => {
      here.server.controller.cluster.change('web1', rollout, { state: undefined });
      here.server.controller.healthChanged('web1');
    });
    expect((await wait).app.status?.health?.status).toBe('Healthy');
  });

  it.each<[string, Record<string, object>]>([
    [
      'paused by a person in a step with a duration',
      {
        spec: { paused: true, strategy: { canary: { steps: [{}, { pause: { duration: '10m' } }] } } },
      },
    ],
    ['an analysis without a result', { pauseConditions: [{ reason: 'InconclusiveAnalysisRun' }] }],
    [
      'blue and green without a time',
      {
        spec: { strategy: { blueGreen: { autoPromotionEnabled: false } } },
        pauseConditions: [{ reason: 'BlueGreenPause' }],
      },
    ],
  ])('%s needs a person', async (_title, more) => {
    const here = await paused(rollouts(more));
    expect((await failureOf(deploy(here, at(commits.second)))).code).toBe('ARGOCD_SUSPENDED');
  });
});

const rollout: RenderedResource = { kind: 'Rollout', namespace: 'demo', name: 'web1' };
const deployment: RenderedResource = { kind: 'Deployment', namespace: 'demo', name: 'web2' };

describe('what else is Suspended', () => {
  async function suspend(kind: RenderedResource) {
    const resources = [{ kind: 'Service', namespace: 'demo', name: 'web2' } as const, kind];
    const here = await setting({
      repositories: { resolve: (_url, revision) => revision, render: () => ({ resources }) },
    });
    await deploy(here, at(commits.first));
    here.server.controller.cluster.change('web1', kind, { state: 'paused' });
    here.server.controller.healthChanged('web1');
    expect(here.server.app('web1')?.status.health?.status).toBe('Suspended');
    return here;
  }

  it.each(['CronJob', 'Job'])('a %s that Git suspends is live', async (kind) => {
    const here = await suspend({ kind, namespace: 'demo', name: 'nightly' });
    const { app } = await deploy(here, at(commits.second));
    expect(app.status?.health?.status).toBe('Suspended');
  });

  it('a paused Deployment is not live, and no promotion is asked for: the wait goes on', async () => {
    const here = await suspend(deployment);
    const app = at(commits.second);
    const failure = await failureOf(
      deployApplication(here.handle(app, 120_000), app, {
        upsert: upsertAll,
        sync: true,
        prune: false,
        terminate: false,
        operationId: 'paused',
        goal,
        onFailure: 'keep',
        onOlder: 'skip',
        target: targetAt(),
        rollBackInGit: undefined,
        at: () => app,
      }),
    );
    expect(failure).toMatchObject({ exitCode: 3, code: 'ARGOCD_TIMEOUT' });
    expect(failure.message).toContain('health is Suspended: Deployment demo/web2');
  });
});
