import { describe, expect, it } from 'vitest';
import { type DeployOptions, deployApplication, rollBack } from '../../../../src/core/argocd/deploy.ts';
import { type Application, type LiveApplication, refTo } from '../../../../src/core/argocd/live.ts';
import {
  at,
  automated,
  commits,
  type Setting,
  setting,
  targetAt,
  until,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
let run = 0;

function deploy(from: Setting, app: Application, choices: Partial<DeployOptions> = {}, timeoutMs = 60_000) {
  run += 1;
  return deployApplication(from.handle(app, timeoutMs), app, {
    upsert: upsertAll,
    sync: true,
    prune: false,
    operationId: `run-${run}`,
    goal,
    onFailure: 'keep',
    onOlder: 'skip',
    timeoutMs: 30_000,
    target: targetAt(),
    rollBackInGit: undefined,
    at: () => app,
    ...choices,
  });
}

const syncs = ({ server }: Setting) => server.writes().filter((call) => call.endsWith('/sync')).length;

describe('law 9: health is proved', () => {
  it('a first deployment ends Synced, Healthy and at its own commit', async () => {
    const here = await setting();
    const { result, app } = await deploy(here, at(commits.first));
    expect(result).toBe('created');
    expect(app.status?.sync).toMatchObject({ status: 'Synced', revision: commits.first });
    expect(app.status?.health?.status).toBe('Healthy');
    expect(app.status?.history).toHaveLength(1);
  });

  it.each([
    ['synced by hand', {}],
    ['automated', automated],
  ])('rule 5: an update (%s) is not fooled by the verdict on the commit before', async (_title, policy) => {
    const here = await setting();
    await deploy(here, at(commits.first, policy), { sync: policy !== automated });
    expect(here.server.app('web1')?.status.health?.status).toBe('Healthy');
    const { result, app } = await deploy(here, at(commits.second, policy), { sync: policy !== automated });
    expect(result).toBe('updated');
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(app.status?.summary?.images).toEqual([`registry.example.com/web1:${commits.second.slice(0, 8)}`]);
    const operation = app.status?.operationState;
    expect(Date.parse(app.status?.reconciledAt ?? '')).toBeGreaterThanOrEqual(Date.parse(operation?.finishedAt ?? ''));
    expect(here.clock.now()).toBeGreaterThan(Date.parse(operation?.finishedAt ?? '') + 3_000);
  });

  it('rule 5: asks for a comparison before the sync and after it, since times have a resolution of a second', async () => {
    const here = await setting();
    await deploy(here, at(commits.first));
    const calls = here.server.requests.map(({ method, path, query }) =>
      query.has('refresh') ? 'refresh' : `${method} ${path}`,
    );
    const sync = calls.indexOf('POST /api/v1/applications/web1/sync');
    expect(calls.slice(0, sync)).toContain('refresh');
    expect(calls.slice(sync)).toContain('refresh');
  });

  it('one good look is not enough: right after a sync the health may be the old one', async () => {
    let changedAt: number | undefined;
    const here = await setting({
      health: ({ ageMs }) => {
        if (!here.lines.some((line) => line.includes('looking once more'))) return 'Healthy';
        changedAt ??= ageMs;
        return ageMs < changedAt + 6_000 ? 'Progressing' : 'Healthy';
      },
    });
    await deploy(here, at(commits.first));
    expect(here.lines.join('\n')).toMatch(/looking once more[\s\S]*health is Progressing/);
  });

  it('rule 6: pins the target revision, so that automated sync accepts a sync for the same commit', async () => {
    const here = await setting();
    const { app } = await deploy(here, at(commits.second, automated));
    expect(app.spec.source?.targetRevision).toBe(commits.second);
    for (const { path, body } of here.server.requests) {
      if (path.endsWith('/sync')) expect(JSON.parse(body)).not.toHaveProperty('revision');
    }
  });

  it('rule 7: Running with a finishedAt is a retry, not an end', async () => {
    const here = await setting({
      outcome: (_revision, attempt) =>
        attempt < 2 ? { phase: 'retry', message: 'one or more objects failed to apply' } : { phase: 'Succeeded' },
    });
    const { app } = await deploy(here, at(commits.first));
    expect(app.status?.operationState?.phase).toBe('Succeeded');
    expect(here.lines.join('\n')).toContain('about to be retried: one or more objects failed to apply');
  });

  it('rule 8: without any event the polls find it', async () => {
    const here = await setting();
    here.server.faults.push({ path: /stream/, times: 10_000, reply: 'drop' });
    const { app } = await deploy(here, at(commits.first), {}, 120_000);
    expect(app.status?.health?.status).toBe('Healthy');
  });

  it('a branch that moved on is waited for as what it is now', async () => {
    const branches = { main: commits.first };
    const { repository } = await import('../../../support/argocd/setting.ts');
    const here = await setting({ repositories: repository(branches) });
    await deploy(here, at('main'));
    branches.main = commits.second;
    const { app, result } = await deploy(here, at('main'));
    expect(result).toBe('unchanged');
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(app.status?.history).toHaveLength(2);
  });

  it('waits for the image that was asked for', async () => {
    const here = await setting();
    const images = ['registry.example.com/web1:somethingelse'];
    const failure = await failureOf(deploy(here, at(commits.first), { goal: { ...goal, images } }, 120_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toContain('somethingelse is not among the images yet');
    expect(here.server.requests.some(({ query }) => query.get('refresh') === 'hard')).toBe(true);
  });

  it('nothing rendered is a failure, although Argo CD calls it Synced', async () => {
    const here = await setting({ health: () => 'Healthy' });
    const failure = await failureOf(deploy(here, at(commits.empty)));
    expect(failure.code).toBe('ARGOCD_NO_RESOURCES');
  });
});

describe('Degraded', () => {
  it('for a moment passes', async () => {
    const here = await setting({
      health: ({ ageMs }) => (ageMs < 3_000 ? 'Progressing' : ageMs < 12_000 ? 'Degraded' : 'Healthy'),
    });
    const { app } = await deploy(here, at(commits.first));
    expect(app.status?.health?.status).toBe('Healthy');
    expect(here.lines.join('\n')).toContain('health is Degraded');
  });

  it('for longer than the grace fails with the resources and their messages', async () => {
    const here = await setting({ health: () => 'Degraded' });
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure.exitCode).toBe(1);
    expect(failure.code).toBe('ARGOCD_DEGRADED');
    expect(failure.outputs).toMatchObject({
      'sync-status': 'Synced',
      'health-status': 'Degraded',
      revision: commits.first,
    });
    expect(failure.message).toContain('Deployment demo/web1: Degraded, exceeded its progress deadline');
  });
});

describe('when it does not get live', () => {
  it('a rollout that never ends times out with what is known', async () => {
    const here = await setting({ health: () => 'Progressing' });
    const failure = await failureOf(deploy(here, at(commits.first), {}, 30_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.outputs).toMatchObject({
      'health-status': 'Progressing',
      'failed-resources': [{ kind: 'Deployment', status: 'Progressing' }, { kind: 'Service' }],
    });
  });

  it('a failed sync ends at once with the words of the resource that failed', async () => {
    const here = await setting({ outcome: () => ({ phase: 'Failed', message: 'Deployment.apps "web1" is invalid' }) });
    const failure = await failureOf(deploy(here, at(commits.first)));
    expect(failure.code).toBe('ARGOCD_SYNC_FAILED');
    expect(failure.outputs?.['failed-resources']).toMatchObject([
      { kind: 'Deployment', name: 'web1', status: 'SyncFailed', message: 'Deployment.apps "web1" is invalid' },
      ...[],
    ]);
  });

  it('a failed automated sync ends too, since Argo CD does not try the same commit again', async () => {
    const here = await setting({ outcome: () => ({ phase: 'Failed', message: 'admission webhook denied it' }) });
    const failure = await failureOf(deploy(here, at(commits.first, automated), { sync: false }));
    expect(failure.exitCode).toBe(1);
    expect(failure.message).toContain('admission webhook denied it');
  });

  it('a source that cannot be rendered fails with the message of the repo-server', async () => {
    const here = await setting();
    const failure = await failureOf(deploy(here, at(commits.first, { source: { path: 'broken' } }), { sync: false }));
    expect(failure.code).toBe('ARGOCD_COMPARISON');
    expect(failure.message).toContain('app path does not exist');
  });

  it('OutOfSync without anybody to sync it says so at the deadline', async () => {
    const here = await setting();
    const failure = await failureOf(deploy(here, at(commits.first), { sync: false }, 20_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.hint).toContain('sync: true');
  });

  it('a server that is away for a while costs time, not the run', async () => {
    const here = await setting();
    const deployed = deploy(here, at(commits.first), {}, 300_000);
    await until(here, (app) => app?.operation !== undefined);
    here.server.faults.push({ method: 'GET', path: /web1$/, times: 8, reply: { status: 503 } });
    expect((await deployed).app.status?.health?.status).toBe('Healthy');
  });
});

describe('law 4: running twice equals running once', () => {
  it('a second run of the same commit writes nothing', async () => {
    const here = await setting();
    await deploy(here, at(commits.first));
    const before = here.server.writes().length;
    const { result } = await deploy(here, at(commits.first));
    expect(result).toBe('unchanged');
    expect(here.server.writes()).toHaveLength(before);
  });

  it('two runs of the same commit at the same time share one operation', async () => {
    const here = await setting();
    const both = await Promise.all([deploy(here, at(commits.first)), deploy(here, at(commits.first))]);
    for (const { app } of both) expect(app.status?.health?.status).toBe('Healthy');
    expect(here.server.app('web1')?.status.history).toHaveLength(1);
  });

  it('a run finds its own sync although the answer was lost', async () => {
    const here = await setting();
    here.server.faults.push({ method: 'POST', path: /sync$/, times: 1, reply: 'drop', after: true });
    const { app } = await deploy(here, at('main'));
    expect(app.status?.history).toHaveLength(1);
    expect(syncs(here)).toBe(1);
  });

  it('waits for the sync of another commit, then syncs its own', async () => {
    const here = await setting({ syncMs: 6_000 });
    await deploy(here, at(commits.first), { goal: undefined });
    const { app } = await deploy(here, at(commits.second), {}, 120_000);
    expect(app.status?.sync?.revision).toBe(commits.second);
    expect(here.lines.join('\n')).toContain('busy with another operation');
  });

  it('law 3: a run that a later one overtakes is served by the later commit', async () => {
    const here = await setting({ syncMs: 6_000 });
    const first = deploy(here, at(commits.first, automated), { sync: false }, 120_000);
    await until(here, (app) => app?.status.operationState?.phase === 'Running');
    const second = await deploy(here, at(commits.second, automated), { sync: false }, 120_000);
    expect(second.app.status?.sync?.revision).toBe(commits.second);
    expect((await first).app.status?.sync?.revision).toBe(commits.second);
  });
});

describe('on-failure: rollback', () => {
  const onlyFirst = {
    outcome: (revision: string) =>
      revision === commits.second
        ? ({ phase: 'Failed', message: 'bad manifest' } as const)
        : ({ phase: 'Succeeded' } as const),
  };

  it.each([
    ['by hand', {}],
    ['automated', automated],
  ])('goes back to the last deployment (%s) and still fails', async (_title, policy) => {
    const here = await setting(onlyFirst);
    await deploy(here, at(commits.first, policy));
    const failure = await failureOf(deploy(here, at(commits.second, policy), { onFailure: 'rollback' }));
    expect(failure.exitCode).toBe(1);
    expect(failure.message).toContain(`Rolled back to ${commits.first}, which is live again`);
    const app = here.server.app('web1');
    expect(app?.spec.source?.targetRevision).toBe(commits.first);
    expect(app?.status).toMatchObject({
      sync: { status: 'Synced', revision: commits.first },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded' },
    });
  });

  it('law 9: claims no rollback that did not get live', async () => {
    const here = await setting({ health: ({ revision }) => (revision === commits.third ? 'Healthy' : 'Degraded') });
    await deploy(here, at(commits.first), { goal: { ...goal, healthy: false } });
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }));
    expect(failure.message).toContain('The rollback failed as well');
    expect(failure.message).not.toContain('Rolled back');
  });

  it('says that it was only started when nothing waits', async () => {
    const here = await setting({ syncMs: 60_000 });
    await deploy(here, at(commits.first), {}, 200_000);
    here.server.faults.push({ method: 'POST', path: /sync$/, times: 1, reply: { status: 403 } });
    const failure = await failureOf(
      deploy(here, at(commits.second), { onFailure: 'rollback', goal: undefined }, 200_000),
    );
    expect(failure.message).toContain(`The rollback to ${commits.first} was started`);
  });

  it('goes back beyond a deployment of the failed commit itself', async () => {
    const here = await setting({ health: ({ revision }) => (revision === commits.second ? 'Degraded' : 'Healthy') });
    await deploy(here, at(commits.first));
    await failureOf(deploy(here, at(commits.second)));
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }));
    expect(failure.message).toContain(`Rolled back to ${commits.first}`);
  });

  describe('law 3: leaves a later deployment alone', () => {
    const choices = { operationId: 'failed', prune: false, goal, target: targetAt() };
    const failedOnSecond = async () => {
      const here = await setting(onlyFirst);
      await deploy(here, at(commits.first));
      const before = here.server.app('web1') as LiveApplication;
      await failureOf(deploy(here, at(commits.second), { operationId: 'failed' }));
      return { here, before, app: here.server.app('web1') as LiveApplication };
    };

    it('that has written another spec', async () => {
      const { here, before, app } = await failedOnSecond();
      await here.client.upsert(at(commits.third), upsertAll);
      const writes = here.server.writes().length;
      expect(await rollBack(here.handle(), { before, app }, choices)).toEqual({ result: 'superseded' });
      expect(here.server.writes()).toHaveLength(writes);
    });

    it('that syncs the same spec', async () => {
      const { here, before, app } = await failedOnSecond();
      await here.client.sync(refTo(app), { prune: false, operationId: 'later' });
      const writes = here.server.writes().length;
      expect(await rollBack(here.handle(), { before, app }, choices)).toEqual({ result: 'superseded' });
      expect(here.server.writes()).toHaveLength(writes);
    });
  });

  it('terminates a sync that hangs first', async () => {
    const here = await setting({
      outcome: (revision) => ({ phase: revision === commits.second ? 'hang' : 'Succeeded' }),
    });
    await deploy(here, at(commits.first));
    const failure = await failureOf(deploy(here, at(commits.second), { onFailure: 'rollback' }, 20_000));
    expect(failure.exitCode).toBe(3);
    expect(failure.message).toContain('Rolled back');
    expect(here.server.writes()).toContain('DELETE /api/v1/applications/web1/operation');
  });

  it('says when there is nothing to go back to', async () => {
    const here = await setting({ health: () => 'Degraded' });
    const failure = await failureOf(deploy(here, at(commits.first), { onFailure: 'rollback' }));
    expect(failure.message).toContain('no earlier deployment');
  });
});
